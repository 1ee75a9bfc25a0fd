/* base/json_write.c: JSON out, RFC 8259. */
#include "base/json_write.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "base/markup.h"
#include "base/sixteen.h"

#include "base/banned.h"

enum { JSON_WRITE_DEPTH = 64 };

void
json_out_begin(struct json_out *out, struct buf *buf)
{
    *out = (struct json_out){.buf = buf};
}

/* What stands before a value: a comma, unless it is the first or follows a key. */
static void
before_value(struct json_out *out)
{
    uint64_t bit = (uint64_t)1 << out->depth;
    if (out->after_key) {
        out->after_key = false;
    } else if (out->has_item & bit) {
        buf_add_byte(out->buf, ',');
    }
    out->has_item |= bit;
}

static void
open_value(struct json_out *out, char bracket)
{
    before_value(out);
    buf_add_byte(out->buf, bracket);
    assert(out->depth + 1 < JSON_WRITE_DEPTH);
    out->depth++;
    out->has_item &= ~((uint64_t)1 << out->depth);
}

static void
close_value(struct json_out *out, char bracket)
{
    assert(out->depth > 0);
    out->depth--;
    buf_add_byte(out->buf, bracket);
}

void
json_put_object(struct json_out *out)
{
    open_value(out, '{');
}

void
json_put_object_end(struct json_out *out)
{
    close_value(out, '}');
}

void
json_put_array(struct json_out *out)
{
    open_value(out, '[');
}

void
json_put_array_end(struct json_out *out)
{
    close_value(out, ']');
}

static void
add_escape(struct buf *buf, unsigned char c)
{
    static const char SHORT[] = "btnvfr"; /* \v is not JSON: caught below */
    char pair[2] = {'\\', (char)c};
    if (c >= '\b' && c <= '\r' && c != '\v') {
        pair[1] = SHORT[c - '\b'];
    }
    if (c == '"' || c == '\\' || pair[1] != (char)c) {
        buf_add_byte(buf, pair[0]);
        buf_add_byte(buf, pair[1]);
    } else {
        buf_printf(buf, "\\u%04x", c);
    }
}

/* The character at `at`, past which it moves; 0 when its bytes are not UTF-8. */
static uint32_t
take_character(struct str s, size_t *at)
{
    bool is_mark = str_starts(str_sub(s, *at, 3), STR("\xEF\xBF\xBD"));
    uint32_t codepoint = utf8_next(s, at);
    return codepoint != 0xFFFD || is_mark ? codepoint : 0;
}

/* What is not UTF-8 becomes U+FFFD; what steers a terminal or ends a line for some
 * readers is escaped. */
static void
add_strange(struct buf *buf, uint32_t codepoint)
{
    enum { BMP = 0x10000, LEAD = 0xD7C0, TRAIL = 0xDC00, LOW = 0x3FF, SHIFT = 10 };
    if (codepoint == 0) {
        buf_add_codepoint(buf, 0xFFFD);
    } else if (codepoint < BMP) {
        buf_printf(buf, "\\u%04x", (unsigned)codepoint);
    } else {
        buf_printf(buf, "\\u%04x\\u%04x", (unsigned)(LEAD + (codepoint >> SHIFT)),
                   (unsigned)(TRAIL + (codepoint & LOW)));
    }
}

/* As sixteen_quiet() says of sixteen. */
static bool
byte_is_quiet(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* Copies n bytes, fewer than sixteen, in moves of a power of two. */
static inline void
copy_few(char *out, const char *p, size_t n)
{
    enum { EIGHT = 8, FOUR = 4, TWO = 2 };
    if (n & EIGHT) {
        memcpy(out, p, EIGHT);
    }
    if (n & FOUR) {
        memcpy(out + (n & EIGHT), p + (n & EIGHT), FOUR);
    }
    if (n & TWO) {
        memcpy(out + (n & (EIGHT | FOUR)), p + (n & (EIGHT | FOUR)), TWO);
    }
    if (n & 1) {
        out[n - 1] = p[n - 1];
    }
}

/* Copies what is written as it is, from byte `i` on, and up to 15 bytes behind it, which
 * do not count; returns where something else stands. */
static inline size_t
copy_quiet(char *out, struct str s, size_t i)
{
    enum { WIDTH = 16 };
    for (; s.n - i >= WIDTH; i += WIDTH, out += WIDTH) {
        memcpy(out, s.p + i, WIDTH);
        size_t n = sixteen_run(sixteen_quiet(s.p + i));
        if (n < WIDTH) {
            return i + n;
        }
    }
    char last[WIDTH] = {0}; /* the zeros end it */
    copy_few(last, s.p + i, s.n - i);
    memcpy(out, last, WIDTH);
    return i + sixteen_run(sixteen_quiet(last));
}

/* Adds what is written as it is, from byte `i` on; returns where something else
 * stands, or the end. */
static inline size_t
add_quiet(struct buf *buf, struct str s, size_t i)
{
    enum { SLACK = 16 };
    size_t room = s.n - i + SLACK;
    bool may_grow = room <= buf->max_bytes - buf->n;
    bool has_room = may_grow && room < buf->cap - buf->n && !buf->failed;
    if (!has_room && !(may_grow && buf_reserve(buf, room))) {
        size_t n = i; /* to the last byte that there is room for */
        while (n < s.n && byte_is_quiet((unsigned char)s.p[n])) {
            n++;
        }
        buf_add(buf, str_sub(s, i, n - i));
        return n;
    }
    size_t end = copy_quiet(buf->p + buf->n, s, i);
    buf->n += end - i;
    buf->p[buf->n] = '\0';
    return end;
}

/* Adds the characters from byte `i` on that are not ASCII; returns where another one
 * stands, or the end. */
static size_t
add_high(struct buf *buf, struct str s, size_t i)
{
    size_t from = i; /* what stands before it is written */
    while (i < s.n && (unsigned char)s.p[i] >= 0x80) {
        size_t begin = i;
        uint32_t codepoint = take_character(s, &i);
        if (codepoint == 0 || utf8_is_steering(codepoint)) {
            buf_add(buf, str_sub(s, from, begin - from));
            add_strange(buf, codepoint);
            from = i;
        }
    }
    buf_add(buf, str_sub(s, from, i - from));
    return i;
}

static void
add_quoted(struct buf *buf, struct str s)
{
    buf_add_byte(buf, '"');
    for (size_t i = add_quiet(buf, s, 0); i < s.n; i = add_quiet(buf, s, i)) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80) {
            i = add_high(buf, s, i);
        } else {
            add_escape(buf, c);
            i++;
        }
    }
    buf_add_byte(buf, '"');
}

void
json_put_key(struct json_out *out, const char *key)
{
    enum { MARKS = 3 };
    struct str name = str_of(key);
    struct buf *buf = out->buf;
    before_value(out);
    out->after_key = true;
    if (!buf_reserve(buf, name.n + MARKS)) {
        return;
    }
    char *p = buf->p + buf->n;
    p[0] = '"';
    memcpy(p + 1, name.p, name.n);
    memcpy(p + 1 + name.n, "\":", MARKS); /* with its NUL */
    buf->n += name.n + MARKS;
}

void
json_put_name(struct json_out *out, struct str name)
{
    before_value(out);
    add_quoted(out->buf, name);
    buf_add_byte(out->buf, ':');
    out->after_key = true;
}

void
json_put_str(struct json_out *out, struct str value)
{
    if (!value.p) {
        json_put_null(out);
        return;
    }
    before_value(out);
    add_quoted(out->buf, value);
}

void
json_put_z(struct json_out *out, const char *value)
{
    json_put_str(out, value && *value ? str_of(value) : STR_NONE);
}

void
json_put_int(struct json_out *out, int64_t value)
{
    before_value(out);
    buf_add_int(out->buf, value);
}

/* As printf writes it, in whole numbers; false where that is not certain: large
 * numbers, and those that lie so near the middle that only all digits tell. */
static bool
add_real(struct buf *buf, double value, int decimals)
{
    static const double SCALES[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    enum { DECIMALS_MAX = 6, DIGITS = 24 };
    double scaled = fabs(value);
    if (decimals < 0 || decimals > DECIMALS_MAX || scaled > 1e8) {
        return false;
    }
    scaled *= SCALES[decimals];
    double rest = scaled - floor(scaled);
    if (fabs(rest - 0.5) < 1e-3) {
        return false;
    }
    uint64_t number = (uint64_t)(floor(scaled) + (rest > 0.5 ? 1 : 0));
    char text[DIGITS];
    size_t at = sizeof text;
    for (int i = 0; i <= decimals || number > 0; i++) {
        if (i == decimals && i > 0) {
            text[--at] = '.';
        }
        text[--at] = (char)('0' + number % 10);
        number /= 10;
    }
    if (signbit(value)) {
        text[--at] = '-';
    }
    buf_add(buf, (struct str){text + at, sizeof text - at});
    return true;
}

void
json_put_real(struct json_out *out, double value, int decimals)
{
    if (!isfinite(value)) {
        json_put_null(out);
        return;
    }
    before_value(out);
    if (!add_real(out->buf, value, decimals)) {
        buf_printf(out->buf, "%.*f", decimals, value);
    }
}

void
json_put_bool(struct json_out *out, bool value)
{
    before_value(out);
    buf_add_z(out->buf, value ? "true" : "false");
}

void
json_put_null(struct json_out *out)
{
    before_value(out);
    buf_add_z(out->buf, "null");
}

void
json_put_cents(struct json_out *out, int64_t cents)
{
    before_value(out);
    uint64_t size = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
    if (cents < 0) {
        buf_add_byte(out->buf, '-');
    }
    buf_add_int(out->buf, (int64_t)(size / 100));
    unsigned rest = (unsigned)(size % 100);
    if (rest % 10) {
        buf_printf(out->buf, ".%02u", rest);
    } else if (rest) {
        buf_printf(out->buf, ".%u", rest / 10);
    }
}

void
json_put_day(struct json_out *out, int64_t unix_s)
{
    char text[DATE_BYTES];
    if (unix_s == TIME_UNKNOWN) {
        json_put_null(out);
        return;
    }
    date_write_day(unix_s, text);
    json_put_z(out, text);
}

void
json_put_time(struct json_out *out, int64_t unix_s)
{
    char text[TIME_BYTES];
    if (unix_s == TIME_UNKNOWN) {
        json_put_null(out);
        return;
    }
    date_write_time(unix_s, text);
    json_put_z(out, text);
}

void
json_add_str(struct json_out *out, const char *key, struct str value)
{
    json_put_key(out, key);
    json_put_str(out, value);
}

void
json_add_z(struct json_out *out, const char *key, const char *value)
{
    json_put_key(out, key);
    json_put_z(out, value);
}

void
json_add_int(struct json_out *out, const char *key, int64_t value)
{
    json_put_key(out, key);
    json_put_int(out, value);
}

void
json_add_bool(struct json_out *out, const char *key, bool value)
{
    json_put_key(out, key);
    json_put_bool(out, value);
}

void
json_add_time(struct json_out *out, const char *key, int64_t unix_s)
{
    json_put_key(out, key);
    json_put_time(out, unix_s);
}

void
json_add_array(struct json_out *out, const char *key)
{
    json_put_key(out, key);
    json_put_array(out);
}

void
json_add_object(struct json_out *out, const char *key)
{
    json_put_key(out, key);
    json_put_object(out);
}
