/* normalize/text/phrases_table.h: how tables of phrases lie in memory: what phrases_build.c makes
 * and phrases.c looks up. The tables of normalize() are laid out when the program is built, by
 * normalize/tools/lay_phrases.c. Private to those. */
#ifndef NORMALIZE_PHRASES_TABLE_H
#define NORMALIZE_PHRASES_TABLE_H

#include "normalize/text/words.h"

/* First hashes of rows that begin with a number, and of "*". */
enum { NUMBER_KEY = 0x4E554D42, ANY_KEY = 0x414E5921 };

enum phrase_slot { SLOT_WORD, SLOT_NUMBER, SLOT_ANY, SLOT_DIGITS };
struct phrase_row {
    uint32_t hash[PHRASE_WORDS_MAX];
    uint8_t kind[PHRASE_WORDS_MAX]; /* enum phrase_slot */
    uint8_t n, group, tag;
    int16_t value;
    uint32_t literal; /* the number with which it begins, under NUMBER_KEY */
};

/* What tells of most rows that they do not fit, close together in memory. */
struct phrase_head {
    uint32_t second; /* hash of the second word */
    uint8_t group;
    uint8_t n_same;   /* so many rows, this one first, are of the group */
    uint8_t n_closed; /* and so many of these want a certain second word, one after the other; 0:
                       * this one has none, or several will do */
};

/* The rows that begin with one word: the last group first, of a group the longest first. */
struct phrase_first {
    uint32_t first; /* hash */
    uint32_t begin, n;
    uint32_t groups; /* bits of theirs */
};

/* Groups with a row that may begin with a word: one that goes on with any word or none, and one
 * that wants a certain word behind it. */
struct phrase_sieve {
    uint32_t open, closed;
};
enum { PHRASE_SIEVE = 4096, PHRASE_PAIRS_LOG = 15 };
struct phrases {
    const struct phrase_row *rows;     /* those of a first word together */
    const struct phrase_head *heads;   /* of the rows */
    const struct phrase_first *firsts; /* open addressing; n == 0: free */
    const struct phrase_sieve *sieve;  /* by first word; small enough to stay near */
    const uint32_t *pairs;             /* by the first two words of the closed rows: their groups */
    size_t n, n_firsts;                /* the latter a power of two */
    uint32_t numbered;                 /* groups with a row that begins with a number */
};

static inline size_t
phrase_sieve_at(uint32_t hash)
{
    return (hash ^ hash >> 15) % PHRASE_SIEVE;
}

/* Where `pairs` tells of two words. */
static inline size_t
phrase_pair_at(uint32_t first, uint32_t second)
{
    return ((first ^ second << 16 ^ second >> 16) * 0x9E3779B1U) >> (32 - PHRASE_PAIRS_LOG);
}

/* Where in `firsts` the rows are told that begin with this hash, or the free one where they would
 * be. */
static inline size_t
phrase_first_at(const struct phrase_first *firsts, size_t n_firsts, uint32_t first)
{
    uint32_t hash = first;
    hash ^= hash >> 15;
    hash *= 0x2C1B3C6DU;
    hash ^= hash >> 13;
    size_t at = hash & (n_firsts - 1);
    while (firsts[at].n && firsts[at].first != first) {
        at = (at + 1) & (n_firsts - 1);
    }
    return at;
}

#endif
