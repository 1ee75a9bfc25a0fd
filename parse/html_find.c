/* parse/html_find.c: memchr for the rarest byte of the needle, then a comparison.
 * Ranks are from counts over pages of career sites; only their order matters. */
#include "parse/html_find.h"

#include "base/banned.h"

/* How often a byte stands in markup: higher is more often; 0 is rare. */
static unsigned
rank(char c)
{
    static const char often[] = "JZQXKVYWUHGjBFO@~^`|zqENRDMPLAITSC!$%+?*[]{}#()&'_9876543"
                                ";,x210vkwyf:.bg=pmhu\"/-clrdsno<>iat e";
    const char *p = memchr(often, c, sizeof(often) - 1);
    return p ? (unsigned)(p - often) + 1 : 0;
}

size_t
html_find(struct str text, struct str needle)
{
    if (needle.n == 0 || needle.n > text.n) {
        return needle.n == 0 ? 0 : SIZE_MAX;
    }
    size_t at = 0;
    for (size_t i = 1; i < needle.n; i++) {
        at = rank(needle.p[i]) < rank(needle.p[at]) ? i : at;
    }
    const char *p = text.p + at, *end = text.p + text.n - (needle.n - 1 - at);
    while ((p = memchr(p, needle.p[at], (size_t)(end - p))) != NULL) {
        if (*(p - at) == needle.p[0] && memcmp(p - at, needle.p, needle.n) == 0) {
            return (size_t)(p - at - text.p);
        }
        if (++p >= end) {
            break;
        }
    }
    return SIZE_MAX;
}
