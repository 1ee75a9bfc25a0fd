/* normalize/places/places_prose.h: where the work is, as the description says, for postings whose
 * fields name no town: "Standort: Hamburg", "This role is based in our Berlin office". Private to
 * normalize/. Precision first: what a company says of itself is no place of work. */
#ifndef NORMALIZE_PLACES_PROSE_H
#define NORMALIZE_PLACES_PROSE_H

#include "normalize/places/places.h"
#include "normalize/text/sections.h"
#include "normalize/text/words.h"

extern const struct phrase_table PROSE_PLACE_TABLE;

struct prose_place_input {
    const struct words *words;
    const struct hits *hits;        /* of GROUP_SITE among others */
    const struct section *sections; /* may be NULL */
    size_t n_sections;
    const struct places *places;
    bool is_country_known; /* then only what is finer is sought */
    bool labels_only;      /* a remote job's office is no place of work unless a label says so */
};
struct prose_places {
    struct place_list list;
    struct str quote; /* of the first, in the text */
    const char *rule; /* static: which kind of words said it */
};
/* The towns named, with region and country; none when the text does not say or names different
 * offices. Errors: E_NOMEM. */
MUST_USE enum status prose_places_find(const struct prose_place_input *in, struct arena *arena,
                                       struct prose_places *ret);

#endif
