/* base/str.c: text slices. Pure; no allocation, no locale. */
#include "base/str.h"

#include <assert.h>

#include "base/banned.h"

bool
str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n) {
        return false;
    }
    for (size_t i = 0; i < a.n; i++) {
        if (byte_lower(a.p[i]) != byte_lower(b.p[i])) {
            return false;
        }
    }
    return true;
}

bool
str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool
str_starts_nocase(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq_nocase(str_sub(s, 0, prefix.n), prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

bool
str_ends_nocase(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq_nocase(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

int
str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    if (order != 0) {
        return order;
    }
    return (a.n > b.n) - (a.n < b.n);
}

/* Where in the needle its rarest byte stands, as texts and markup go: letters and
 * blanks are everywhere, capitals, digits and signs are not. Letters of three bytes
 * differ from their neighbours in the last. */
static size_t
rare_byte(struct str needle)
{
    enum { LOOK_BYTES = 12, THREE_BYTES = 0xE0 /* and more: such a letter begins */ };
    size_t n = needle.n < LOOK_BYTES ? needle.n : LOOK_BYTES;
    for (size_t i = 0; i < n; i++) {
        char c = needle.p[i];
        if ((unsigned char)c >= THREE_BYTES) {
            return i + 2 < needle.n ? i + 2 : i;
        }
        if (c != ' ' && c != '/' && c != '"' && c != '<' && (c < 'a' || c > 'z')) {
            return i;
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (str_find_byte(STR("jqxzvkwb"), needle.p[i]) != SIZE_MAX) {
            return i;
        }
    }
    return 0;
}

size_t
str_find(struct str s, struct str needle)
{
    enum { SHORT_BYTES = 64 }; /* choosing a byte does not pay */
    if (needle.n == 0) {
        return 0;
    }
    if (s.n < needle.n) {
        return SIZE_MAX;
    }
    size_t rare = s.n > SHORT_BYTES ? rare_byte(needle) : 0;
    const char *p = s.p + rare;
    size_t left = s.n - needle.n + 1; /* places where it may begin */
    while (left > 0) {
        const char *hit = memchr(p, needle.p[rare], left);
        if (!hit) {
            return SIZE_MAX;
        }
        if (memcmp(hit - rare, needle.p, needle.n) == 0) {
            return (size_t)(hit - rare - s.p);
        }
        left -= (size_t)(hit - p) + 1;
        p = hit + 1;
    }
    return SIZE_MAX;
}

size_t
str_find_nocase(struct str s, struct str needle)
{
    if (needle.n == 0) {
        return 0;
    }
    if (s.n < needle.n) {
        return SIZE_MAX;
    }
    char lower = byte_lower(needle.p[0]);
    char upper = (char)(lower >= 'a' && lower <= 'z' ? lower - ('a' - 'A') : lower);
    const char *end = s.p + (s.n - needle.n) + 1;
    const char *low = memchr(s.p, lower, (size_t)(end - s.p));
    const char *up = upper != lower ? memchr(s.p, upper, (size_t)(end - s.p)) : NULL;
    while (low || up) {
        bool is_low = low && (!up || low < up);
        const char **at = is_low ? &low : &up;
        const char *p = *at;
        if (str_eq_nocase((struct str){p, needle.n}, needle)) {
            return (size_t)(p - s.p);
        }
        *at = p + 1 < end ? memchr(p + 1, is_low ? lower : upper, (size_t)(end - p) - 1) : NULL;
    }
    return SIZE_MAX;
}

size_t
str_find_byte(struct str s, char c)
{
    const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;
    return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

size_t
str_rfind_byte(struct str s, char c)
{
    for (size_t i = s.n; i > 0; i--) {
        if (s.p[i - 1] == c) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

struct str
str_trim(struct str s)
{
    for (;;) {
        if (s.n >= 1 && byte_is_space(s.p[0])) {
            s = str_sub(s, 1, s.n);
        } else if (s.n >= 2 && memcmp(s.p, "\xC2\xA0", 2) == 0) {
            s = str_sub(s, 2, s.n);
        } else if (s.n >= 1 && byte_is_space(s.p[s.n - 1])) {
            s.n--;
        } else if (s.n >= 2 && memcmp(s.p + s.n - 2, "\xC2\xA0", 2) == 0) {
            s.n -= 2;
        } else {
            return s;
        }
    }
}

struct str
str_cut(struct str *rest, char sep)
{
    struct str all = *rest;
    size_t at = str_find_byte(all, sep);
    if (at == SIZE_MAX) {
        *rest = STR_NONE;
        return all;
    }
    *rest = str_sub(all, at + 1, all.n);
    return str_sub(all, 0, at);
}

bool
str_int(struct str s, int64_t *ret)
{
    bool negative = false;
    size_t i = 0;
    if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+')) {
        negative = s.p[0] == '-';
        i = 1;
    }
    if (i == s.n) {
        return false;
    }
    int64_t value = 0;
    for (; i < s.n; i++) {
        if (!byte_is_digit(s.p[i])) {
            return false;
        }
        int digit = s.p[i] - '0';
        if (value > (INT64_MAX - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    *ret = negative ? -value : value;
    return true;
}

/* Digits from *at on; adds to *value, counts decimals when asked to. */
static size_t
digits_read(struct str s, size_t *at, double *value, int *ret_count)
{
    size_t begin = *at;
    while (*at < s.n && byte_is_digit(s.p[*at])) {
        *value = *value * 10 + (s.p[*at] - '0');
        (*at)++;
        if (ret_count) {
            (*ret_count)++;
        }
    }
    return *at - begin;
}

bool
str_double(struct str s, double *ret)
{
    enum { EXPONENT_MAX = 300 }; /* beyond it a double overflows anyway */
    size_t at = 0;
    bool negative = s.n > 0 && s.p[0] == '-';
    if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+')) {
        at = 1;
    }
    double value = 0;
    int decimals = 0;
    size_t seen = digits_read(s, &at, &value, NULL);
    if (at < s.n && s.p[at] == '.') {
        at++;
        seen += digits_read(s, &at, &value, &decimals);
    }
    if (seen == 0) {
        return false;
    }
    int64_t exponent = 0;
    if (at < s.n && (s.p[at] == 'e' || s.p[at] == 'E')) {
        if (!str_int(str_sub(s, at + 1, s.n), &exponent) || exponent > EXPONENT_MAX ||
            exponent < -EXPONENT_MAX) {
            return false;
        }
        at = s.n;
    }
    if (at != s.n) {
        return false;
    }
    exponent -= decimals;
    double scale = 1;
    for (int64_t i = exponent < 0 ? -exponent : exponent; i > 0; i--) {
        scale *= 10;
    }
    value = exponent < 0 ? value / scale : value * scale;
    *ret = negative ? -value : value;
    return true;
}
