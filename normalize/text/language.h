/* normalize/text/language.h: the language of a posting, as BCP 47 primary subtag.
 * Private to normalize/. */
#ifndef NORMALIZE_LANGUAGE_H
#define NORMALIZE_LANGUAGE_H

#include "normalize/text/words.h"

enum { LANGUAGE_TABLE_COUNT = 2 };
extern const struct phrase_table LANGUAGE_TABLES[LANGUAGE_TABLE_COUNT];

struct language_guess {
    char code[4];       /* "" when the text is too short or mixed */
    uint8_t confidence; /* percent */
};
/* title: looked at when the text is short; NULL without. */
struct language_guess language_guess(const struct words *words, const struct words *title,
                                     const struct phrases *phrases);
/* "en-US", "English", "Deutsch", "de_DE" as a structured value; "" if unknown. */
struct language_guess language_read(struct str field);

#endif
