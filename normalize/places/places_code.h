/* normalize/places/places_code.h: codes that stand alone. Private to the place reader. */
#ifndef NORMALIZE_PLACES_CODE_H
#define NORMALIZE_PLACES_CODE_H

#include "normalize/places/places_group.h"

/* Fills the pick with the country or state that the atom's code surely is; only_country: -1, or
 * nothing else is read. */
void place_code_bare(const struct place_scan *scan, const struct place_atom *atom, int only_country,
                     struct place_pick *pick);
/* "US/CA", "US, UK, CA": whether codes of countries stand beside that of atom `at`. */
bool place_code_in_country_list(const struct place_scan *scan, size_t at);
/* "WA, OR, CA": the state of the USA that atom `at` is among others; -1: none. */
int place_code_state_in_list(const struct place_scan *scan, size_t at);
/* Whether the atom is a code before it is a name: "WA", "LA", "AUT". */
bool place_code_is_short(const struct place_scan *scan, const struct place_atom *atom);

#endif
