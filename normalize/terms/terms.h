/* normalize/terms/terms.h: the terms of work that are figures: hours a week and the
 * length of the contract. Private to normalize/. */
#ifndef NORMALIZE_TERMS_H
#define NORMALIZE_TERMS_H

#include "base/model.h"
#include "normalize/text/sections.h"
#include "normalize/text/words.h"

extern const struct phrase_table HOURS_TABLE, LENGTH_TABLE;

struct terms_find {
    struct extent extent; /* hours in hundredths; months */
    struct str quote;
    bool is_norm; /* of the firm's week: says nothing of the share that the job has of it */
};
/* Weekly hours in running text: the first that are plausible. hits: of GROUP_HOURS. */
struct terms_find hours_of_text(const struct words *words, const struct hits *hits,
                                const struct phrases *phrases, const struct section *sections,
                                size_t n_sections);
/* A field about weekly hours: "40", "20-25", "38,5 Stunden". */
struct terms_find hours_of_field(struct str text, const struct phrases *phrases,
                                 struct arena *arena);
/* Months for which the contract runs; an open end says nothing. hits: of GROUP_LENGTH. */
struct terms_find length_of_text(const struct words *words, const struct hits *hits,
                                 const struct phrases *phrases, const struct section *sections,
                                 size_t n_sections);

#endif
