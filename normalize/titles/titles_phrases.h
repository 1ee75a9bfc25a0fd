/* normalize/titles/titles_phrases.h: tables of phrases of titles, looked up by hash. They are laid
 * out when the program is built (normalize/tools/lay_titles.c), so this header says all that the
 * two must agree on. A phrase is known by the 64 bits of its hash alone: the tool sees to it that
 * no two of the tables have the same. */
#ifndef NORMALIZE_TITLES_PHRASES_H
#define NORMALIZE_TITLES_PHRASES_H

#include "base/str.h"
#include "normalize/titles/titles_tokens.h"

enum {
    PHRASE_WORDS = 6, /* longest phrase of the tables */
    PHRASE_BYTES = 96,
    FIRST_WORDS = 8192, /* slots for first words; a power of two */
};

struct phrase_entry {
    uint64_t hash; /* of the phrase */
    uint16_t row;  /* of the table it came from */
    uint16_t next; /* another row of the same phrase, plus 1; 0: none */
};
struct title_phrases {
    const struct phrase_entry *entries;
    const uint16_t *slots;  /* entry plus 1; 0: empty. Open addressing */
    const uint8_t *longest; /* by hash of a first word: words of its longest phrase */
    size_t slot_mask;       /* slots less one */
};

uint64_t phrase_hash(struct str phrase);
/* Where the phrase is in the slots, or the free one where it would be. */
static inline size_t
phrase_slot(const struct title_phrases *table, uint64_t hash)
{
    size_t slot = (size_t)hash & table->slot_mask;
    while (table->slots[slot] && table->entries[table->slots[slot] - 1].hash != hash) {
        slot = (slot + 1) & table->slot_mask;
    }
    return slot;
}
/* Where `longest` tells of a first word. */
static inline size_t
phrase_first_at(uint64_t first_hash)
{
    return (size_t)(first_hash >> 40) & (FIRST_WORDS - 1);
}

/* The first entry of exactly this phrase; NULL when there is none. */
const struct phrase_entry *phrase_exact(const struct title_phrases *table, struct str phrase);
/* The longest phrase of at most `limit` tokens that begins at token `at`: its first
 * entry, and how many tokens it takes; NULL when there is none. */
const struct phrase_entry *phrase_find(const struct title_phrases *table,
                                       const struct title_tokens *tokens, size_t at, size_t limit,
                                       size_t *ret_words);

#endif
