/* normalize/places/places_bare.h: what a name means that stands alone. Private to the
 * place reader. */
#ifndef NORMALIZE_PLACES_BARE_H
#define NORMALIZE_PLACES_BARE_H

#include "normalize/places/places_group.h"

/* Fills *pick (all unset) with what the atom surely means. A town whose country
 * is contested keeps its name: is_unlisted, and the country if all agree. */
void place_bare(const struct place_scan *scan, const struct place_evidence *evidence, size_t at,
                struct place_pick *pick);
/* Picks the atom's largest city in the country. False when it has none there. */
bool place_bare_in(const struct place_atom *atom, int country, struct place_pick *pick);

#endif
