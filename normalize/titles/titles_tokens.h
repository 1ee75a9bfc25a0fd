/* normalize/titles/titles_tokens.h: a title as folded words, and tables of phrases. */
#ifndef NORMALIZE_TITLES_TOKENS_H
#define NORMALIZE_TITLES_TOKENS_H

#include "base/arena.h"
#include "base/str.h"

enum {
    TITLE_TOKENS = 48, /* words of a title that are looked at */
    PHRASE_WORDS = 6,  /* longest phrase of the tables */
    PHRASE_BYTES = 96,
    FIRST_WORDS = 8192, /* slots for first words; a power of two */
};

enum title_break {
    BREAK_NONE,  /* a blank, a hyphen or a slash between letters */
    BREAK_COMMA, /* parts the segment, but phrases may cross it */
    BREAK_HARD   /* " - ", "|", brackets, ":" */
};

struct title_token {
    struct str folded;
    uint16_t begin, end;     /* bytes of the title */
    uint8_t segment;         /* counts breaks before it */
    enum title_break before; /* what parts it from the word before */
    bool listed; /* "Cook/Cleaner", "Cook & Cleaner": a slash or an ampersand before it */
};

struct title_tokens {
    struct title_token items[TITLE_TOKENS];
    size_t n;
};

/* Splits and folds. Gendered endings ("Entwickler:in", "Developpeur·se") are left
 * out, German compounds with a known occupation at their end are two words.
 * False when out of memory. */
bool title_tokens_read(struct str title, struct arena *arena, struct title_tokens *ret);

/* More compounds in two ("Mathematiklehrer", "Barnsjukskoterska"), for titles whose whole words
 * say nothing. False when there was none. */
bool title_tokens_split(const struct title_tokens *tokens, struct title_tokens *ret);

/* Whether the folded word is one of the n of the list. */
static inline bool
title_is_listed(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_is(word, list[i])) {
            return true;
        }
    }
    return false;
}

/* ---- phrases ---- */

struct phrase_entry {
    const char *phrase; /* static */
    uint32_t hash;      /* part of its hash */
    uint16_t row;       /* of the table it came from */
    uint16_t next;      /* another row of the same phrase, plus 1; 0: none */
};
struct phrase_table {
    struct phrase_entry *entries;
    uint16_t *slots;  /* entry plus 1; 0: empty */
    uint8_t *longest; /* by hash of a first word: words of its longest phrase */
    size_t n, n_slots, cap;
};

/* Room for `cap` phrases. False when out of memory. */
bool phrase_table_init(struct phrase_table *table, size_t cap);
void phrase_table_release(struct phrase_table *table);
void phrase_table_add(struct phrase_table *table, const char *phrase, size_t row);
/* The first entry of exactly this phrase; NULL when there is none. */
const struct phrase_entry *phrase_exact(const struct phrase_table *table, struct str phrase);
/* The longest phrase of at most `limit` tokens that begins at token `at`: its first
 * entry, and how many tokens it takes; NULL when there is none. */
const struct phrase_entry *phrase_find(const struct phrase_table *table,
                                       const struct title_tokens *tokens, size_t at, size_t limit,
                                       size_t *ret_words);

#endif
