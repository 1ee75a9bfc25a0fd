/* normalize/text/language.h: the language of a posting, as BCP 47 primary subtag.
 * Private to normalize/. */
#ifndef NORMALIZE_LANGUAGE_H
#define NORMALIZE_LANGUAGE_H

#include "normalize/text/sections.h"
#include "normalize/text/words.h"

enum { LANGUAGE_TABLE_COUNT = 2 };
extern const struct phrase_table LANGUAGE_TABLES[LANGUAGE_TABLE_COUNT];

struct language_guess {
    char code[4];       /* "" when the text is too short or mixed */
    uint8_t confidence; /* percent */
};
struct language_text {
    const struct words *words;
    const struct words *title; /* looked at when the text is short; NULL without */
    const struct phrases *phrases;
    const struct section *sections; /* may be NULL */
    size_t n_sections;
};
/* Of duties and requirements where there are enough words of them, for a firm may speak of itself
 * in another language; else of the whole text. */
struct language_guess language_guess(const struct language_text *text);
/* "en-US", "English", "Deutsch", "de_DE" as a structured value; "" if unknown. */
struct language_guess language_read(struct str field);

#endif
