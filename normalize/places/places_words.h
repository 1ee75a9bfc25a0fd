/* normalize/places/places_words.h: the words of location strings that are no names of
 * places: work modes, regions of the world, breaks between places, filler. */
#ifndef NORMALIZE_PLACES_WORDS_H
#define NORMALIZE_PLACES_WORDS_H

#include <stdbool.h>

#include "base/model.h"

enum place_word_kind {
    WORD_NONE,
    WORD_MODE,     /* value: mode name */
    WORD_SCOPE,    /* value: a region of the world as remote_scope has it */
    WORD_ANYWHERE, /* scope "worldwide" unless a place follows; remote */
    WORD_COUNTRY,  /* value: alpha-2 that the word implies ("bundesweit") */
    WORD_NOISE,    /* says nothing of the place */
    WORD_BREAK,    /* stands between two places */
    WORD_COUNTY,   /* part of a region, or makes one of the name beside it */
    WORD_NOT,      /* "not", "no": the string is not read for work modes */
    WORD_EXCEPT    /* "excluding": the places behind it are none of its */
};

struct place_word {
    const char *key; /* folded words */
    enum place_word_kind kind;
    const char *value; /* see the kinds; "" when there is none */
};

enum { PLACE_WORD_SLOTS = 2048 };
struct place_words {
    uint16_t slots[PLACE_WORD_SLOTS]; /* index + 1 of a row */
};

void place_words_init(struct place_words *words);
/* The row of folded words, or NULL. */
const struct place_word *place_word_find(const struct place_words *words, struct str key);
/* All rows, for tests. */
size_t place_word_count(void);
struct place_word place_word_at(size_t index);

/* Alpha-2 code of an adjective of nationality ("german", "deutsche"); NULL: none. */
const char *place_adjective_find(struct str key);

#endif
