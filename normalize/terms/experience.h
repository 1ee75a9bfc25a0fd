/* normalize/terms/experience.h: the years of professional experience that are asked
 * for. Private to normalize/. */
#ifndef NORMALIZE_EXPERIENCE_H
#define NORMALIZE_EXPERIENCE_H

#include "normalize/text/sections.h"
#include "normalize/text/words.h"

extern const struct phrase_table EXPERIENCE_TABLE;

struct experience_find {
    int min, max; /* years; -1: not said */
    struct str quote;
};
/* The main requirement: the first one in the requirements, else the first. */
void experience_find(const struct words *words, const struct phrases *phrases,
                     const struct hits *hits, const struct section *sections, size_t n_sections,
                     struct experience_find *ret);
/* A field about experience ("3-5 Yrs", "lt-1", "gt-15", "5"); in_months: a bare
 * number counts months. */
void experience_of_field(struct str text, bool in_months, const struct phrases *phrases,
                         struct arena *arena, struct experience_find *ret);

#endif
