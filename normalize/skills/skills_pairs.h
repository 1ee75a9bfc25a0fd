/* normalize/skills/skills_pairs.h: a sieve of the first two words of the names. One word
 * of three begins a name of the table ("data", "of", "design"), few of them with
 * the word that stands behind: this tells nearly all others without looking at the
 * names. It never dismisses a name that fits. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_PAIRS_H
#define NORMALIZE_SKILLS_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include "normalize/skills/skills_table.h"

enum { PAIR_BITS_LOG = 18 };
enum { PAIR_ALONE, PAIR_CAPITAL, PAIR_SIGN };

/* Two bits by pair: of a name's first word and its second one, when that is of small
 * ASCII letters; of the first one and PAIR_ALONE when the name is one word, or
 * PAIR_CAPITAL when that must begin with a capital ("REST", "Monday"), or PAIR_SIGN
 * when another sign than a blank stands behind it. 32 KiB, filled once; of the pairs
 * that are in no name one of fifty passes. */
struct skill_pairs {
    uint32_t bits[(1 << PAIR_BITS_LOG) / 32];
};
void pairs_fill(struct skill_pairs *pairs, const struct skill_table *table);

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

#endif
