/* normalize/skills/skills_pairs.h: a sieve of the first two words of the names. One word
 * of three begins a name of the table ("data", "of", "design"), few of them with
 * the word that stands behind: this tells nearly all others without looking at the
 * names. It never dismisses a name that fits. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_PAIRS_H
#define NORMALIZE_SKILLS_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include "normalize/skills/skills_table.h"

/* What stands behind a first word in some name. */
enum {
    FIRST_ALONE = 1,   /* nothing: the name is one word */
    FIRST_CAPITAL = 2, /* nothing, but it must begin with a capital ("REST", "Monday") */
    FIRST_SIGN = 4,    /* another sign than a blank */
    FIRST_GAP = 8      /* a blank */
};
enum { FIRST_BITS_LOG = 16, PAIR_BITS_LOG = 18 };

/* By the lower bits of a first word's hash what stands behind it, or behind others
 * with these bits, which one word of six shares. And two bits by pair: of a first word
 * and what the second one has of small ASCII letters, or FIRST_ALONE, FIRST_CAPITAL. 96
 * KiB; of the pairs that are in no name one of fifty passes. */
struct skill_pairs {
    uint8_t first[1 << FIRST_BITS_LOG];
    uint32_t bits[(1 << PAIR_BITS_LOG) / 32];
};
void pairs_fill(struct skill_pairs *pairs, const struct skill_table *table);
extern const struct skill_pairs skill_pairs; /* of skill_table, laid out by the build */

/* FIRST_* bits; `hash` as skill_slot.hash. */
static inline unsigned
pairs_first(const struct skill_pairs *pairs, uint32_t hash)
{
    return pairs->first[hash & ((1U << FIRST_BITS_LOG) - 1)];
}

/* Where the bits are: the upper half of 64 says the one, the lower the other.
 * `first` as skill_slot.hash, `second` as word.hash of words.h. */
static inline uint64_t
pairs_hash(uint32_t first, uint32_t second)
{
    uint64_t both = (uint64_t)first << 32 | second;
    both = (both ^ both >> 29) * 0x9E3779B97F4A7C15U;
    return both ^ both >> 32;
}

static inline bool
pairs_bit(const struct skill_pairs *pairs, uint32_t hash)
{
    uint32_t at = hash >> (32 - PAIR_BITS_LOG);
    return pairs->bits[at >> 5] >> (at & 31) & 1;
}

static inline bool
pairs_has(const struct skill_pairs *pairs, uint32_t first, uint32_t second)
{
    uint64_t hash = pairs_hash(first, second);
    return pairs_bit(pairs, (uint32_t)(hash >> 32)) && pairs_bit(pairs, (uint32_t)hash);
}

/* Whether the name may be of one word; `alone` is FIRST_ALONE or FIRST_CAPITAL or both. */
static inline bool
pairs_has_alone(const struct skill_pairs *pairs, uint32_t first, unsigned alone)
{
    return (alone & FIRST_ALONE && pairs_has(pairs, first, FIRST_ALONE)) ||
           (alone & FIRST_CAPITAL && pairs_has(pairs, first, FIRST_CAPITAL));
}

#endif
