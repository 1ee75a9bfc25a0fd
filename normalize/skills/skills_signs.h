/* normalize/skills/skills_signs.h: words beside a skill that say what is meant: "a
 * plus", "experience with", "no", "customers like", and where sentences end.
 * Found in one pass, kept in order. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_SIGNS_H
#define NORMALIZE_SKILLS_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum sign_kind {
    SIGN_END = 1,         /* a sentence, item or line ends here */
    SIGN_LEAD = 2,        /* what follows is a tool: "using", "stack", "Kenntnisse" */
    SIGN_ASK = 4,         /* what follows is asked for: "experience", "knowledge" */
    SIGN_PREFERRED = 8,   /* "nice to have", "von Vorteil" */
    SIGN_REQUIRED = 16,   /* "must have", "years of" */
    SIGN_NO = 32,         /* "no", "without" */
    SIGN_NOT_NEEDED = 64, /* "not required" */
    SIGN_FIRM = 128,      /* other firms follow: "customers like" */
    SIGN_AHEAD = 256      /* what follows is preferred, not what stands before: "ideally" */
};

struct sign {
    uint32_t offset;
    uint32_t kinds; /* bits of enum sign_kind */
};

struct sign_list {
    struct sign *items;
    size_t n, cap;
    bool failed; /* out of memory */
};

/* Index of the phrases by signs_hash() of their first three bytes; filled once. The
 * filter is by the first four, which dismisses more: most texts hold many a word
 * that begins as a phrase does. */
enum { SIGN_PHRASES_MAX = 1023 };
struct sign_index {
    uint32_t filter[256];                /* bits of signs_four() that exist */
    uint16_t first[8192];                /* phrase of a hash, plus one; 0: none */
    uint16_t next[SIGN_PHRASES_MAX + 1]; /* the next phrase with the same hash, plus one */
    uint8_t n[SIGN_PHRASES_MAX + 1];     /* bytes of the phrase */
    uint64_t tail[SIGN_PHRASES_MAX + 1]; /* its last eight bytes, as small letters */
};
void signs_index(struct sign_index *index);

/* Of a letter and its capital the same. */
static inline unsigned
signs_hash(const char *p)
{
    enum { SMALL = 0x20 };
    unsigned a = (unsigned char)p[0] | SMALL, b = (unsigned char)p[1] | SMALL;
    unsigned c = (unsigned char)p[2] | SMALL;
    return (a * 961u + b * 31u + c) & 0x1FFFu;
}

/* Likewise of four bytes, the first one lowest. */
static inline unsigned
signs_four(uint32_t bytes)
{
    return (bytes | 0x20202020U) * 0x9E3779B1U >> 19;
}

/* Adds the sign of the phrases that begin with the word at `i`; the text goes
 * on for three bytes at least. signs_word() is for texts with a phrase filter
 * already passed: see signs_may_begin(). */
void signs_word(const struct sign_index *index, struct str text, size_t i, struct arena *arena,
                struct sign_list *ret);
static inline bool
signs_has_four(const struct sign_index *index, uint32_t bytes)
{
    unsigned hash = signs_four(bytes);
    return index->filter[hash >> 5] >> (hash & 31u) & 1u;
}

/* At p, where four bytes of the text stand. */
static inline bool
signs_may_begin_at(const struct sign_index *index, const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    return signs_has_four(index, (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
                                     (uint32_t)p[3] << 24);
}

static inline bool
signs_may_begin(const struct sign_index *index, struct str text, size_t i)
{
    if (i + 3 < text.n) {
        return signs_may_begin_at(index, text.p + i);
    }
    const unsigned char *p = (const unsigned char *)text.p + i;
    return i + 2 < text.n &&
           signs_has_four(index, (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16);
}

/* Adds the end of a sentence when the byte at `i`, which is no letter, is one. */
void signs_mark(struct str text, size_t i, struct arena *arena, struct sign_list *ret);

/* The first sign at or after byte `at`, searching from index `hint`. */
size_t signs_from(const struct sign_list *signs, size_t hint, uint32_t at);

/* The nearest sign of one of the kinds before sign `i` in the same sentence and
 * at most `bytes` before byte `at`; NULL when there is none. */
const struct sign *signs_before(const struct sign_list *signs, size_t i, uint32_t at,
                                uint32_t bytes, uint32_t kinds);
/* The same from sign `i` on. */
const struct sign *signs_after(const struct sign_list *signs, size_t i, uint32_t at, uint32_t bytes,
                               uint32_t kinds);

#endif
