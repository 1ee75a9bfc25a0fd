/* normalize/text/edges.h: where runs of ASCII letters begin and end in a text, in turn.
 * Sixty-four bytes are looked at together; from then on an edge costs a few
 * instructions and no branch on what the bytes are. Private to normalize/. */
#ifndef NORMALIZE_EDGES_H
#define NORMALIZE_EDGES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/sixteen.h"

/* Inlined for certain: only then a copy of struct edges lives in registers. */
#define EDGES_INLINE static inline __attribute__((always_inline))

enum { EDGE_BLOCK = 64, EDGE_BLOCK_RUNS = EDGE_BLOCK / 2 };

struct edges {
    const char *text;
    size_t n;
    size_t next;    /* the first byte that was not looked at */
    uint64_t bits;  /* edges of the block before it that were not told */
    uint64_t carry; /* 1: its last byte is a letter */
};

static inline struct edges
edges_of(const char *text, size_t n)
{
    return (struct edges){.text = text, .n = n};
}

/* A bit for each letter of 64 bytes, the first byte lowest. */
EDGES_INLINE uint64_t
edges_letters(const char *p)
{
    return (uint64_t)sixteen_letters(p) | (uint64_t)sixteen_letters(p + 16) << 16 |
           (uint64_t)sixteen_letters(p + 32) << 32 | (uint64_t)sixteen_letters(p + 48) << 48;
}

/* Looks at the next block; what lies behind the text's end is no letter. */
EDGES_INLINE void
edges_load(struct edges *e)
{
    uint64_t letters;
    if (e->n - e->next >= EDGE_BLOCK) {
        letters = edges_letters(e->text + e->next);
    } else {
        char last[EDGE_BLOCK] = {0};
        memcpy(last, e->text + e->next, e->n - e->next);
        letters = edges_letters(last);
    }
    e->bits = letters ^ (letters << 1 | e->carry);
    e->carry = letters >> (EDGE_BLOCK - 1);
    e->next += EDGE_BLOCK;
}

/* The next edge: a run's first byte, then the byte behind it (n when it ends with
 * the text), and so on; n when there is no more. */
EDGES_INLINE size_t
edges_peek(struct edges *e)
{
    while (!e->bits) {
        if (e->next > e->n) {
            return e->n;
        }
        edges_load(e);
    }
    return e->next - EDGE_BLOCK + (size_t)__builtin_ctzll(e->bits);
}

/* Likewise, and goes on to the one behind it. */
EDGES_INLINE size_t
edges_take(struct edges *e)
{
    size_t at = edges_peek(e);
    e->bits &= e->bits - 1;
    return at;
}

/* Goes on with a block that begins at `at`, which is inside no run. */
EDGES_INLINE void
edges_from(struct edges *e, size_t at)
{
    e->next = at;
    e->carry = 0;
    edges_load(e);
}

#endif
