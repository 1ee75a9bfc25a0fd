/* normalize/titles/title_place.h: whether a part of a title is a place and nothing else. */
#ifndef NORMALIZE_TITLE_PLACE_H
#define NORMALIZE_TITLE_PLACE_H

#include "normalize/places/places.h"

/* Whether every word of `part`, in which the places of `found` were read, belongs to a
 * place: to a name of `found`, to the name of a country or region, or to the words that stand
 * beside one ("Greater", "Office", "Region"). In a part that names no town every word must; beside
 * a town unknown words are quarters ("Sacomã, São Paulo") unless they are
 * ordinary ones: "LCS UK", "Field Engineering Italy" and "Field Sales Berlin" say more than where.
 * Scratch comes from the arena; when it is full the answer is false. */
bool title_place_is_all(const struct places *places, struct str part,
                        const struct place_list *found, struct arena *arena);

#endif
