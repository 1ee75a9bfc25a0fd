/* normalize/places/places_name.h: the name of a city that is shown. Private to the place
 * reader. */
#ifndef NORMALIZE_PLACES_NAME_H
#define NORMALIZE_PLACES_NAME_H

#include "normalize/places/places_group.h"

enum { PLACE_CITY_BYTES = 80 }; /* of an unlisted town's name; longer ones are none */

/* The name of the pick's city or unlisted town; static or borrowed from the text. */
struct str place_city_name(const struct place_scan *scan, const struct place_pick *p);

#endif
