/* normalize/places/places_words.c: look-up of the words that stand round names of
 * places. The knowledge is in normalize/data/places_words.def. */
#include "normalize/places/places_words.h"

#include "normalize/places/gazetteer.h"

#include "base/banned.h"

#define ROW(key, kind, value) {key, kind, value},
static const struct place_word rows[] = {
#include "normalize/data/places_words.def"
};
#undef ROW

#define ROW(key, alpha2) {key, alpha2},
static const struct {
    const char *key, *alpha2;
} adjectives[] = {
#include "normalize/data/places_adjectives.def"
};
#undef ROW

enum { N_ROWS = sizeof(rows) / sizeof(rows[0]) };

void
place_words_init(struct place_words *words)
{
    *words = (struct place_words){{0}};
    for (size_t i = 0; i < N_ROWS; i++) {
        uint32_t at = gazetteer_hash(str_of(rows[i].key)) % PLACE_WORD_SLOTS;
        while (words->slots[at] != 0) {
            at = (at + 1) % PLACE_WORD_SLOTS;
        }
        words->slots[at] = (uint16_t)(i + 1);
    }
}

const struct place_word *
place_word_find(const struct place_words *words, struct str key)
{
    uint32_t at = gazetteer_hash(key) % PLACE_WORD_SLOTS;
    while (words->slots[at] != 0) {
        const struct place_word *row = &rows[words->slots[at] - 1];
        if (str_is(key, row->key)) {
            return row;
        }
        at = (at + 1) % PLACE_WORD_SLOTS;
    }
    return NULL;
}

size_t
place_word_count(void)
{
    return N_ROWS;
}

struct place_word
place_word_at(size_t index)
{
    return rows[index];
}

const char *
place_adjective_find(struct str key)
{
    for (size_t i = 0; i < sizeof(adjectives) / sizeof(adjectives[0]); i++) {
        if (str_is(key, adjectives[i].key)) {
            return adjectives[i].alpha2;
        }
    }
    return NULL;
}
