/* base/entities.c: character references undone, as the HTML standard reads them
 * (13.2.5.72 on): named with or without ";" where it allows, numeric with the
 * windows-1252 table for 128..159. */
#include "base/data/entities.h"
#include "base/entity.h"
#include "base/markup.h"

#include "base/banned.h"

/* Like strcmp; the key ends with NUL. */
static int
entity_cmp(struct str name, const char *key)
{
    size_t i = 0;
    while (i < name.n && name.p[i] == key[i]) {
        i++;
    }
    return (i < name.n ? (unsigned char)name.p[i] : 0) - (unsigned char)key[i];
}

static struct str
entity_find(struct str name)
{
    size_t low = 0;
    size_t high = ENTITY_COUNT;
    while (low < high) {
        size_t mid = (low + high) / 2;
        const char *key = ENTITY_POOL + ENTITY_AT[mid];
        int order = entity_cmp(name, key);
        if (order == 0) {
            return str_of(key + strlen(key) + 1);
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return STR_NONE;
}

static uint32_t
numeric_fix(uint32_t c)
{
    static const uint16_t LATIN[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (c >= 0x80 && c < 0xA0) {
        return LATIN[c - 0x80];
    }
    return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c;
}

static int
digit_of(char c, int base)
{
    int value = byte_is_digit(c) ? c - '0' : byte_is_alpha(c) ? byte_lower(c) - 'a' + 10 : base;
    return value < base ? value : -1;
}

static size_t
encode(uint32_t c, char out[ENTITY_BYTES])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static size_t
numeric_read(struct str s, char out[ENTITY_BYTES], size_t *ret_n)
{
    size_t at = 2; /* after "&#" */
    int base = 10;
    if (at < s.n && (s.p[at] == 'x' || s.p[at] == 'X')) {
        base = 16;
        at++;
    }
    size_t begin = at;
    uint32_t c = 0;
    while (at < s.n && digit_of(s.p[at], base) >= 0) {
        if (c <= 0x10FFFF) {
            c = c * (uint32_t)base + (uint32_t)digit_of(s.p[at], base);
        }
        at++;
    }
    if (at == begin) {
        return 0;
    }
    if (at < s.n && s.p[at] == ';') {
        at++;
    }
    *ret_n = encode(numeric_fix(c), out);
    return at;
}

/* What nearly all references of descriptions are. */
static struct str
common_find(struct str name)
{
    static const struct {
        struct str name, value;
    } COMMON[] = {
        {{"amp;", 4}, {"&", 1}},
        {{"nbsp;", 5}, {"\xC2\xA0", 2}},
        {{"lt;", 3}, {"<", 1}},
        {{"gt;", 3}, {">", 1}},
        {{"quot;", 5}, {"\"", 1}},
        {{"apos;", 5}, {"'", 1}},
        {{"rsquo;", 6}, {"\xE2\x80\x99", 3}},
        {{"ndash;", 6}, {"\xE2\x80\x93", 3}},
        {{"bull;", 5}, {"\xE2\x80\xA2", 3}},
    };
    for (size_t i = 0; i < sizeof COMMON / sizeof COMMON[0]; i++) {
        if (name.p[0] == COMMON[i].name.p[0] && str_eq(name, COMMON[i].name)) {
            return COMMON[i].value;
        }
    }
    return STR_NONE;
}

/* Names that may lack the ";": the longest that `s` begins with; its length. */
static size_t
legacy_find(struct str s, struct str *ret)
{
    enum { LEGACY_MAX_BYTES = 6 }; /* frac12, Aacute */
    for (size_t n = s.n < LEGACY_MAX_BYTES ? s.n : LEGACY_MAX_BYTES; n > 1; n--) {
        *ret = entity_find(str_sub(s, 0, n));
        if (ret->p) {
            return n;
        }
    }
    return 0;
}

size_t
entity_read(struct str s, char out[ENTITY_BYTES], size_t *ret_n)
{
    enum { NAME_MAX_BYTES = 33 }; /* CounterClockwiseContourIntegral; */
    if (s.n < 3 || s.p[0] != '&') {
        return 0;
    }
    if (s.p[1] == '#') {
        return numeric_read(s, out, ret_n);
    }
    size_t n = 1;
    while (n < s.n && n < NAME_MAX_BYTES && (byte_is_alpha(s.p[n]) || byte_is_digit(s.p[n]))) {
        n++;
    }
    struct str value = STR_NONE;
    if (n > 1 && n < s.n && s.p[n] == ';') {
        struct str name = str_sub(s, 1, n);
        value = common_find(name);
        value = value.p ? value : entity_find(name);
    }
    n = value.p ? n + 1 : 1 + legacy_find(str_sub(s, 1, n - 1), &value);
    if (!value.p || value.n > ENTITY_BYTES) {
        return 0;
    }
    memcpy(out, value.p, value.n);
    *ret_n = value.n;
    return n;
}

struct str
markup_unescape(struct arena *arena, struct str text)
{
    if (!text.p || str_find_byte(text, '&') == SIZE_MAX) {
        return text;
    }
    /* the longest value per byte of name: 6 bytes out of "&nGt;" */
    size_t cap = text.n + text.n / 4 + ENTITY_BYTES;
    char *out = arena_bytes(arena, cap);
    if (!out) {
        return STR_NONE;
    }
    size_t at = 0;
    size_t i = 0;
    while (i < text.n) {
        struct str rest = str_sub(text, i, text.n);
        size_t amp = str_find_byte(rest, '&');
        size_t run = amp == SIZE_MAX ? rest.n : amp;
        memcpy(out + at, rest.p, run);
        at += run;
        i += run;
        if (i >= text.n) {
            break;
        }
        char value[ENTITY_BYTES];
        size_t n = 0;
        size_t used = entity_read(str_sub(text, i, text.n), value, &n);
        if (used == 0) {
            out[at++] = '&';
            i++;
        } else {
            memcpy(out + at, value, n);
            at += n;
            i += used;
        }
    }
    return (struct str){out, at};
}
