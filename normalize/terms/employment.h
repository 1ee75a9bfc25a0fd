/* normalize/terms/employment.h: full time, part time, contract ... Private to
 * normalize/. */
#ifndef NORMALIZE_EMPLOYMENT_H
#define NORMALIZE_EMPLOYMENT_H

#include "base/model.h"
#include "normalize/text/sections.h"
#include "normalize/text/words.h"

/* Where a phrase counts (employment_phrases.c). */
enum employment_where {
    IN_FIELD = 1,
    IN_TITLE = 2,
    IN_TEXT = 4,     /* speaks of this job anywhere */
    IN_LABELLED = 8, /* in text only behind "Employment type:" or on a line of its own */
    IS_LABEL = 16,
    IS_NOT = 32,
    IN_ANSWER = 64, /* in text only behind "Employment type:" */
    IN_ABOUT = 128  /* in text even where the firm speaks of itself */
};
/* Value of a label that needs no colon: "we are looking for a", "nous recherchons"; of one that a
 * share of full time stands beside: "FTE", "Pensum". */
enum { EMPLOYMENT_FRAME = 1, EMPLOYMENT_SHARE };
extern const struct phrase_table EMPLOYMENT_TABLE, EMPLOYMENT_TERMS_TABLE;

struct employment_find {
    enum employment_type type;
    struct str quote;
};
/* A structured value: any word counts. Several fields may be given after one
 * another; the more special one wins (an internship may be full time). */
struct employment_find employment_structured(struct str text, const struct phrases *phrases,
                                             struct arena *arena);
/* A title: only words that make the type part of the job's name. */
struct employment_find employment_of_title(struct str title, const struct phrases *phrases,
                                           struct arena *arena);
/* Running text: forms that speak of this job. hits: of GROUP_EMPLOYMENT. */
struct employment_find employment_of_text(const struct words *words, const struct hits *hits,
                                          const struct phrases *phrases,
                                          const struct section *sections, size_t n_sections);
/* What weekly hours, in hundredths, make of a job of which nothing else is said; NONE between full
 * and part time. */
enum employment_type employment_of_hours(struct extent hours);
/* Whether a replaces b when both are said. */
bool employment_is_stronger(enum employment_type a, enum employment_type b);

/* Whether a title ends with a contract: "(Contract)", "- 6 month contract",
 * "(1 year contractor)"; not "Contractor Relations Manager". */
bool employment_ends_contract(struct str title);

#endif
