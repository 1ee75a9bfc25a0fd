/* normalize/places/places_near.h: neighbouring places of one string that are one. Private to
 * the place reader. */
#ifndef NORMALIZE_PLACES_NEAR_H
#define NORMALIZE_PLACES_NEAR_H

#include "normalize/places/places_group.h"

/* Joins a district or suburb with the city named beside it: "Warszawa (Mokotów)", "Kowloon, Hong
 * Kong". Returns the number of picks left. */
size_t place_join_near(const struct place_scan *scan, struct place_pick *picks, size_t n);

#endif
