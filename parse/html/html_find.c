/* parse/html/html_find.c: memchr for the needle's rarest byte where that is rare enough;
 * else the two rarest are looked for together, 64 places at a time. Where they
 * stand, all is compared. Ranks are from counts over pages of career sites; only
 * their order matters. */
#include "parse/html/html_find.h"

#include <stdint.h>

#include "base/sixteen.h"

#include "base/banned.h"

enum { PLACES = 64 }; /* looked at together */

// clang-format off
/* How often a byte stands in markup: higher is more often; 0 is rare. From
 * JZQXKVYWUHGjBFO@~^`|zqENRDMPLAITSC!$%+?*[]{}#()&'_9876543;,x210vkwyf:.bg=pmhu"/-clrdsno<>iat e */
static const unsigned char ranks[256] = {
     0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
     0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    93, 35, 78, 45, 36, 37, 48, 49, 46, 47, 40, 38, 59, 80, 70, 79,
    63, 62, 61, 57, 56, 55, 54, 53, 52, 51, 69, 58, 88, 73, 89, 39,
    16, 30, 13, 34, 26, 23, 14, 11, 10, 31,  1,  5, 29, 27, 24, 15,
    28,  3, 25, 33, 32,  9,  6,  8,  4,  7,  2, 41,  0, 42, 18, 50,
    19, 91, 71, 81, 84, 94, 68, 72, 76, 90, 12, 65, 82, 75, 86, 87,
    74, 22, 83, 85, 92, 77, 64, 66, 60, 67, 21, 43, 20, 44, 17,  0,
};
// clang-format on

/* The place of the needle's rarest byte but for the one at `other`. */
static size_t
rarest(struct str needle, size_t other)
{
    size_t at = other == 0 ? 1 : 0;
    for (size_t i = at + 1; i < needle.n; i++) {
        bool is_rarer = ranks[(unsigned char)needle.p[i]] < ranks[(unsigned char)needle.p[at]];
        at = is_rarer && i != other ? i : at;
    }
    return at;
}

/* Where the needle's byte at `at` is so rare that memchr() runs on. */
static size_t
find_rare(struct str text, struct str needle, size_t at)
{
    const char *p = text.p + at, *end = text.p + text.n - (needle.n - 1 - at);
    while (p < end && (p = memchr(p, needle.p[at], (size_t)(end - p))) != NULL) {
        if (memcmp(p - at, needle.p, needle.n) == 0) {
            return (size_t)(p - at - text.p);
        }
        p++;
    }
    return SIZE_MAX;
}

/* The two bytes that are looked for, and where in the needle they stand. */
struct marks {
    size_t first, second;
    char a, b;
};

/* From place i on, the first 64 before `end` of which some have both marks: which
 * ones, in *ret_bits; `end` or a place behind it when there are none. A function
 * without calls, whose values stay in registers. */
static size_t
next_places(struct str text, size_t i, size_t end, const struct marks *marks, uint64_t *ret_bits)
{
    char a = marks->a, b = marks->b;
    const char *p = text.p + marks->first, *q = text.p + marks->second;
    uint64_t bits = 0;
    while (i < end && !(bits = sixtyfour_pair(p + i, a, q + i, b))) {
        i += PLACES;
    }
    *ret_bits = bits;
    return i;
}

/* Of the places that have both marks the first one where the needle stands; SIZE_MAX:
 * none. */
static size_t
first_of(struct str text, size_t i, uint64_t bits, struct str needle)
{
    for (; bits; bits &= bits - 1) {
        size_t at = i + (size_t)__builtin_ctzll(bits);
        if (memcmp(text.p + at, needle.p, needle.n) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* As html_find(), for a needle of two bytes at least, whose marks are known, at the
 * places before `end`. */
static size_t
find_marked(struct str text, size_t end, struct str needle, const struct marks *marks)
{
    uint64_t bits = 0;
    size_t i = next_places(text, 0, end, marks, &bits), found = SIZE_MAX;
    while (i < end && (found = first_of(text, i, bits, needle)) == SIZE_MAX) {
        i = next_places(text, i + PLACES, end, marks, &bits);
    }
    return found;
}

size_t
html_find(struct str text, struct str needle)
{
    enum { RARE = 25 };
    if (needle.n == 0 || needle.n > text.n) {
        return needle.n == 0 ? 0 : SIZE_MAX;
    }
    struct marks marks = {.first = rarest(needle, SIZE_MAX)};
    marks.a = needle.p[marks.first];
    size_t n_places = text.n - needle.n + 1, end = n_places / PLACES * PLACES;
    if (needle.n == 1 || end == 0 || ranks[(unsigned char)marks.a] <= RARE) {
        return find_rare(text, needle, marks.first);
    }
    marks.second = rarest(needle, marks.first);
    marks.b = needle.p[marks.second];
    size_t found = find_marked(text, end, needle, &marks);
    if (found != SIZE_MAX) {
        return found;
    }
    found = find_rare(str_sub(text, end, text.n), needle, marks.first);
    return found == SIZE_MAX ? found : end + found;
}
