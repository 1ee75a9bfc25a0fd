/* parse/plain/plain_fact_words.h: what a few words by the heading are about. Private to
 * parse/plain/plain_facts.c. */
#ifndef PARSE_PLAIN_FACT_WORDS_H
#define PARSE_PLAIN_FACT_WORDS_H

#include <stdbool.h>

#include "base/model.h"

struct fact_row {
    const char *text; /* compared without case */
    enum field field;
};
/* The row of a piece by the heading, of its first words ("Part-Time Regular") or of a part
 * of its list ("Unbefristet, Teilzeit"); NULL: none. */
const struct fact_row *fact_find(struct str piece);
/* A figure and the mark of a currency. */
bool fact_has_money(struct str text);
/* "4 - 7 Yrs": begins with a figure and counts years. */
bool fact_has_years(struct str text);
/* "Partly home office", "Remote (Spain)": few words about where one works. */
bool fact_is_of_mode(struct str text);
/* "am 11.11.2026", "le 3/5/2026": the day of publication; a last day has more words. */
bool fact_is_day(struct str text);

#endif
