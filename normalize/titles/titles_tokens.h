/* normalize/titles/titles_tokens.h: a title as folded words. */
#ifndef NORMALIZE_TITLES_TOKENS_H
#define NORMALIZE_TITLES_TOKENS_H

#include "base/arena.h"
#include "base/str.h"

enum {
    TITLE_TOKENS = 48, /* words of a title that are looked at */
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

/* Splits and folds. Letters with full stops ("C.N.A.") are one word. Gendered endings
 * ("Entwickler:in", "Developpeur·se") are left out, German compounds with a known occupation at
 * their end are two words. False when out of memory. */
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

#endif
