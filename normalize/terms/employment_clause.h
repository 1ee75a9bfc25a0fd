/* normalize/terms/employment_clause.h: whether the words beside a type of employment say that it is
 * this job's. Private to normalize/terms/employment*.c. */
#ifndef NORMALIZE_EMPLOYMENT_CLAUSE_H
#define NORMALIZE_EMPLOYMENT_CLAUSE_H

#include "normalize/terms/employment.h"

/* Tags of the terms (employment_terms.c); looked up beside a type only. */
enum type_term {
    TERM_FOR = 1,     /* "six months", "we offer", "paid": the type is this job's */
    TERM_AGAINST = 2, /* "experience", "employees", "supervise": it is somebody's */
    TERM_BEHIND = 4   /* what may stand behind "full time" that it does not describe */
};

/* "You will be employed full time", "a six-month internship from March". */
bool employment_by_clause(const struct words *words, const struct phrases *phrases,
                          const struct phrase_hit *hit);
/* "0.6 FTE", "Pensum: 80-100 %": the type that the share beside the hit makes; NONE without. */
enum employment_type employment_by_share(const struct words *words, const struct phrase_hit *hit);

#endif
