/* base/buf.c: bounded text builder. */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

enum { BUF_FIRST_BYTES = 256 };

void
buf_init(struct buf *buf, size_t max_bytes)
{
    assert(max_bytes > 0);
    *buf = (struct buf){.max_bytes = max_bytes};
}

void
buf_release(struct buf *buf)
{
    if (buf) {
        free(buf->p);
        buf->p = NULL;
        buf->n = buf->cap = 0;
        buf->failed = false;
    }
}

void
buf_clear(struct buf *buf)
{
    buf->n = 0;
    buf->failed = false;
    if (buf->p) {
        buf->p[0] = '\0';
    }
}

bool
buf_reserve(struct buf *buf, size_t n)
{
    if (buf->failed) {
        return false;
    }
    if (n > buf->max_bytes - buf->n) {
        buf->failed = true;
        return false;
    }
    size_t need = buf->n + n + 1;
    if (need <= buf->cap) {
        return true;
    }
    size_t cap = buf->cap ? buf->cap * 2 : BUF_FIRST_BYTES;
    if (cap < need) {
        cap = need;
    }
    char *grown = realloc(buf->p, cap);
    if (!grown) {
        buf->failed = true;
        return false;
    }
    buf->p = grown;
    buf->cap = cap;
    return true;
}

void
buf_add(struct buf *buf, struct str s)
{
    if (s.n && buf_reserve(buf, s.n)) {
        memcpy(buf->p + buf->n, s.p, s.n);
        buf->n += s.n;
        buf->p[buf->n] = '\0';
    }
}

void
buf_add_int(struct buf *buf, int64_t value)
{
    char text[24]; /* INT64_MIN has 20 characters */
    size_t at = sizeof text;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0) {
        text[--at] = '-';
    }
    buf_add(buf, (struct str){text + at, sizeof text - at});
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    size_t room = buf->failed ? 0 : buf->cap - buf->n; /* mostly enough: one pass */
    va_start(args, format);
    int n = vsnprintf(room ? buf->p + buf->n : NULL, room, format, args);
    va_end(args);
    bool is_done = n >= 0 && (size_t)n < room && (size_t)n <= buf->max_bytes - buf->n;
    if (!is_done && room) {
        buf->p[buf->n] = '\0'; /* nothing of what did not fit */
    }
    if (!is_done && (n < 0 || !buf_reserve(buf, (size_t)n))) {
        buf->failed = true;
        return;
    }
    if (!is_done) {
        va_start(args, format);
        (void)vsnprintf(buf->p + buf->n, (size_t)n + 1, format, args);
        va_end(args);
    }
    buf->n += (size_t)n;
}

void
buf_add_codepoint(struct buf *buf, uint32_t codepoint)
{
    uint32_t c = codepoint;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = 0xFFFD;
    }
    char out[4];
    size_t n = 0;
    if (c < 0x80) {
        out[n++] = (char)c;
    } else if (c < 0x800) {
        out[n++] = (char)(0xC0 | (c >> 6));
        out[n++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out[n++] = (char)(0xE0 | (c >> 12));
        out[n++] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[n++] = (char)(0x80 | (c & 0x3F));
    } else {
        out[n++] = (char)(0xF0 | (c >> 18));
        out[n++] = (char)(0x80 | ((c >> 12) & 0x3F));
        out[n++] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[n++] = (char)(0x80 | (c & 0x3F));
    }
    buf_add(buf, (struct str){out, n});
}
