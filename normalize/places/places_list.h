/* normalize/places/places_list.h: lists of places. Private to the place reader. */
#ifndef NORMALIZE_PLACES_LIST_H
#define NORMALIZE_PLACES_LIST_H

#include "normalize/places/places.h"

/* Adds a place unless it is there; one that it makes more exact goes. Returns the
 * new number of items. */
size_t place_insert(struct place *items, size_t n, const struct place *place);
bool place_list_has(const struct place_list *list, const struct place *place);
/* Adds a scope unless it is there; false when out of memory. */
bool place_add_scope(struct place_list *list, struct arena *arena, struct str scope);
/* "Hong Kong, China" is one place. */
void place_drop_suzerain(struct place_list *list);

#endif
