/* base/str.h: text slices. A slice is pointer and length, UTF-8 by convention,
 * read-only, not NUL-terminated; it is passed by value and owns nothing. An
 * absent text is {NULL, 0}; an empty one has n == 0. Print with
 * printf("%.*s", STR_ARG(s)). */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *p;
    size_t n;
};

#define STR(lit)   ((struct str){(lit), sizeof(lit) - 1}) /* of a string literal */
#define STR_NONE   ((struct str){NULL, 0})
#define STR_ARG(s) (int)((s).n > INT32_MAX ? INT32_MAX : (s).n), ((s).p ? (s).p : "")

static inline struct str
str_of(const char *z)
{
    return (struct str){z, z ? strlen(z) : 0};
}
static inline struct str
str_span(const char *begin, const char *end)
{
    return (struct str){begin, (size_t)(end - begin)};
}
/* The part from byte `from`, at most `n` bytes; clamps to the slice. */
static inline struct str
str_sub(struct str s, size_t from, size_t n)
{
    if (!s.p) {
        return STR_NONE;
    }
    if (from > s.n) {
        from = s.n;
    }
    if (n > s.n - from) {
        n = s.n - from;
    }
    return (struct str){s.p + from, n};
}
static inline bool
str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
static inline bool
str_is(struct str a, const char *z)
{
    if (a.n == 0) {
        return !z || !z[0];
    }
    return z && z[0] == a.p[0] && str_eq(a, str_of(z)); /* most end at the first byte */
}

/* ASCII only, independent of the locale. */
static inline bool
byte_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool
byte_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
/* Of a hexadecimal digit, 0 to 15; -1 for another byte. */
static inline int
byte_hex(char c)
{
    if (byte_is_digit(c)) {
        return c - '0';
    }
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}
static inline bool
byte_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline char
byte_lower(char c)
{
    return (char)((c >= 'A' && c <= 'Z') ? c + ('a' - 'A') : c);
}

bool str_eq_nocase(struct str a, struct str b); /* ASCII case folded */
static inline bool
str_is_nocase(struct str a, const char *z)
{
    if (a.n == 0) {
        return !z || !z[0];
    }
    return z && byte_lower(z[0]) == byte_lower(a.p[0]) && str_eq_nocase(a, str_of(z));
}
bool str_starts(struct str s, struct str prefix);
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_ends_nocase(struct str s, struct str suffix);
int str_cmp(struct str a, struct str b); /* bytewise, like memcmp; shorter first */

/* Offset of the first occurrence, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);
size_t str_find_nocase(struct str s, struct str needle);
size_t str_find_byte(struct str s, char c);
size_t str_rfind_byte(struct str s, char c);
static inline bool
str_has(struct str s, struct str needle)
{
    return str_find(s, needle) != SIZE_MAX;
}
static inline bool
str_has_nocase(struct str s, struct str needle)
{
    return str_find_nocase(s, needle) != SIZE_MAX;
}

/* Without leading and trailing ASCII space and U+00A0. */
struct str str_trim(struct str s);

/* Cuts *rest at the first `sep`: returns what stands before it and leaves what
 * follows in *rest; without `sep` returns all and leaves *rest absent. Loop:
 * while (rest.p) { part = str_cut(&rest, ','); ... } */
struct str str_cut(struct str *rest, char sep);

/* Reads all of `s` as a decimal integer (optional sign). False on anything
 * else, on overflow, or when a byte is left over; *ret is then untouched. */
bool str_int(struct str s, int64_t *ret);
/* Reads all of `s` as a plain decimal number ("12", "12.5", "-3e2"). */
bool str_double(struct str s, double *ret);

#endif
