/* normalize/skills/skills_match.h: names of the table compared with the text at one word. Private
 * to normalize/. */
#ifndef NORMALIZE_SKILLS_MATCH_H
#define NORMALIZE_SKILLS_MATCH_H

#include "normalize/skills/skills_fit.h"
#include "normalize/skills/skills_scan.h"

struct token {
    size_t begin, end;
    uint32_t hash; /* as skill_slot.hash */
};

/* The hash of a word of the table from that of words.h: the lower bits choose slots. */
static inline uint32_t
match_hash(uint32_t hash)
{
    return hash ^ (hash >> 15);
}

/* Reads the word that begins at `i` and ends before `limit`. */
struct token match_read(const struct cursor *cur, size_t i, size_t limit);
/* Reads the sign of Chinese, Japanese or Korean at `i`. */
struct token match_read_sign(const struct cursor *cur, size_t i);

/* The names that begin with a word of this hash; NULL: none does. */
static inline const struct skill_slot *
match_slot_of(const struct skill_table *table, uint32_t hash)
{
    for (size_t at = hash & table->slot_mask; table->slots[at].n;
         at = (at + 1) & table->slot_mask) {
        if (table->slots[at].hash == hash) {
            return &table->slots[at];
        }
    }
    return NULL;
}

/* Likewise, where most words are asked about that begin none. */
static inline const struct skill_slot *
match_first(const struct skill_table *table, uint32_t hash)
{
    bool may_be = table->filter[(hash & (FILTER_BITS - 1)) >> 3] >> (hash & 7) & 1;
    return may_be ? match_slot_of(table, hash) : NULL;
}

/* Bytes of one word separator at `i`: a blank, a hyphen of any kind, "_"; 0: none. */
size_t match_separator(const struct cursor *cur, size_t i);

/* The best key whose first word is that of the slot; fills hit on success. */
const struct skill_key *match_slot(const struct cursor *cur, const struct skill_slot *slot,
                                   const struct token *word, struct scan_options options,
                                   struct hit *hit);
/* "python3", "vue3": a sure one-word name and a version. */
const struct skill_key *match_stem(const struct cursor *cur, const struct token *word,
                                   struct hit *hit);

#endif
