/* normalize/places/places_parts.h: structured parts of a place. Private to the place reader. */
#ifndef NORMALIZE_PLACES_PARTS_H
#define NORMALIZE_PLACES_PARTS_H

#include "normalize/places/places_reader.h"

/* Reads city, region and country of the input, one of which at least is there. Written only on OK.
 * Errors: E_NOMEM. */
MUST_USE enum status place_read_parts(const struct places *places, const struct place_input *in,
                                      struct arena *arena, struct place_list *ret);
/* Index of the country of a hint; -1: none. */
int place_hint_country(struct str hint);

#endif
