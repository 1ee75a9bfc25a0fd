/* base/buf.h: a text builder with a mandatory maximum. Append freely and check
 * buf_failed() once at the end: after the first failure nothing more is added.
 * The text is always NUL-terminated. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

struct buf {
    char *p; /* owned */
    size_t n, cap, max_bytes;
    bool failed; /* over the maximum, or out of memory */
};

void buf_init(struct buf *buf, size_t max_bytes); /* allocates nothing yet */
void buf_release(struct buf *buf);                /* NULL-safe; reusable after */
void buf_clear(struct buf *buf);                  /* empties, keeps the memory */

void buf_add(struct buf *buf, struct str s);
void buf_add_int(struct buf *buf, int64_t value);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends a code point as UTF-8; invalid ones become U+FFFD. */
void buf_add_codepoint(struct buf *buf, uint32_t codepoint);
/* Makes room for `n` more bytes; false (and failed) past the maximum. */
bool buf_reserve(struct buf *buf, size_t n);

/* Inline: the length of a literal is known. */
static inline void
buf_add_z(struct buf *buf, const char *z)
{
    buf_add(buf, str_of(z));
}

static inline void
buf_add_byte(struct buf *buf, char c)
{
    if (buf->n + 1 < buf->cap && !buf->failed && buf->n < buf->max_bytes) {
        buf->p[buf->n++] = c;
        buf->p[buf->n] = '\0';
    } else {
        buf_add(buf, (struct str){&c, 1});
    }
}

static inline bool
buf_failed(const struct buf *buf)
{
    return buf->failed;
}
/* Borrowed until the next change. */
static inline struct str
buf_str(const struct buf *buf)
{
    return (struct str){buf->p ? buf->p : "", buf->n};
}

#endif
