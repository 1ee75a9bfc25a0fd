/* parse/words.h: looking a text up in a list of words. The ways to compare are those of
 * base/str.h: str_starts, str_ends_nocase, str_has ... Private to parse/. */
#ifndef PARSE_WORDS_H
#define PARSE_WORDS_H

#include "base/str.h"

typedef bool words_compare(struct str text, struct str word);

/* An array of words and its length, as two arguments. */
#define WORDS(list) (list), sizeof(list) / sizeof((list)[0])

/* The first word of the list that the text compares with; NULL: none. */
const char *words_first(struct str text, words_compare *compare, const char *const *list, size_t n);

static inline bool
words_any(struct str text, words_compare *compare, const char *const *list, size_t n)
{
    return words_first(text, compare, list, n) != NULL;
}

#endif
