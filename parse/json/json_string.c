/* parse/json/json_string.c: eight bytes at a time while nothing special is met. */
#include "parse/json/json_string.h"

#include <stdint.h>

#include "base/banned.h"

#define ONES  UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

/* Nonzero when a byte of `word` is zero. */
static uint64_t
zero_bytes(uint64_t word)
{
    return (word - ONES) & ~word & HIGHS;
}

/* The first byte that is quote, backslash or below 0x20; or `end`. */
static const char *
skip_plain(const char *p, const char *end, char quote)
{
    const uint64_t quotes = ONES * (unsigned char)quote;
    const uint64_t slashes = ONES * (unsigned char)'\\';
    while (end - p >= (ptrdiff_t)sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, p, sizeof word);
        uint64_t special = zero_bytes(word ^ quotes) | zero_bytes(word ^ slashes) |
                           ((word - ONES * 0x20) & ~word & HIGHS);
        if (special) {
            break;
        }
        p += sizeof word;
    }
    while (p < end && *p != quote && *p != '\\' && (unsigned char)*p >= 0x20) {
        p++;
    }
    return p;
}

const char *
json_string_end(const char *p, const char *end, char quote, bool *has_escape, bool *has_control)
{
    for (;;) {
        p = skip_plain(p, end, quote);
        if (p == end || *p == quote) {
            return p;
        }
        if (*p != '\\') {
            *has_control = true;
            p++;
            continue;
        }
        *has_escape = true;
        p += end - p >= 2 ? 2 : 1;
    }
}

/* `digits` hex digits at *p, which moves past them; -1 and unmoved otherwise. */
static int32_t
take_hex(const char **p, const char *end, int digits)
{
    if (end - *p < digits) {
        return -1;
    }
    int32_t value = 0;
    for (int i = 0; i < digits; i++) {
        int v = byte_hex((*p)[i]);
        if (v < 0) {
            return -1;
        }
        value = value * 16 + v;
    }
    *p += digits;
    return value;
}

static char *
put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xC0 | (c >> 6));
        *out++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *out++ = (char)(0xE0 | (c >> 12));
        *out++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (char)(0xF0 | (c >> 18));
        *out++ = (char)(0x80 | ((c >> 12) & 0x3F));
        *out++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    }
    return out;
}

/* After "\u": four digits, and a low surrogate after a high one. Never longer
 * in UTF-8 than the escape was. */
static char *
unescape_unicode(char *out, const char **p, const char *end)
{
    int32_t c = take_hex(p, end, 4);
    if (c < 0) {
        *out++ = 'u';
        return out;
    }
    if (c >= 0xD800 && c < 0xDC00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u') {
        const char *low_at = *p + 2;
        int32_t low = take_hex(&low_at, end, 4);
        if (low >= 0xDC00 && low < 0xE000) {
            *p = low_at;
            return put_utf8(out,
                            0x10000U + (((uint32_t)c - 0xD800U) << 10) + ((uint32_t)low - 0xDC00U));
        }
    }
    if (c >= 0xD800 && c < 0xE000) {
        c = 0xFFFD;
    }
    return c == 0 ? out : put_utf8(out, (uint32_t)c);
}

/* After the backslash. */
static char *
unescape_one(char *out, const char **p, const char *end)
{
    char c = *(*p)++;
    int32_t hex;
    switch (c) {
    case 'n':
        *out++ = '\n';
        return out;
    case 't':
        *out++ = '\t';
        return out;
    case 'r':
        *out++ = '\r';
        return out;
    case 'b':
    case 'f':
        *out++ = ' ';
        return out;
    case 'u':
        return unescape_unicode(out, p, end);
    case 'x':
        hex = take_hex(p, end, 2);
        if (hex < 0) {
            *out++ = c;
        }
        return hex > 0 ? put_utf8(out, (uint32_t)hex) : out;
    case '\n': /* a line continued, in JavaScript */
        return out;
    default:
        *out++ = c;
        return out;
    }
}

struct str
json_string_unescape(struct arena *arena, struct str raw)
{
    char *begin = arena_bytes(arena, raw.n);
    if (!begin) {
        return STR_NONE;
    }
    char *out = begin;
    const char *p = raw.p;
    const char *end = raw.p + raw.n;
    while (p < end) {
        const char *slash = memchr(p, '\\', (size_t)(end - p));
        size_t plain = (size_t)((slash ? slash : end) - p);
        memcpy(out, p, plain);
        out += plain;
        p += plain;
        if (!slash || ++p == end) {
            break;
        }
        out = unescape_one(out, &p, end);
    }
    return str_span(begin, out);
}
