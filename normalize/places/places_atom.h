/* normalize/places/places_atom.h: plain facts of one atom's meanings. Private to the
 * place reader. */
#ifndef NORMALIZE_PLACES_ATOM_H
#define NORMALIZE_PLACES_ATOM_H

#include "normalize/places/places_scan.h"

bool country_is_city(uint32_t country); /* "Singapore": the name says both */
bool region_is_state(uint32_t region);  /* of the USA, Canada or Australia */
bool atom_is_state_code(const struct place_atom *atom);
bool atom_has_code(const struct place_atom *atom); /* of a region of any country */
bool atom_has_code_in(const struct place_atom *atom, int country);
int atom_country(const struct place_atom *atom); /* named or by its code; -1: none */
bool atom_is_rather_state(const struct place_atom *atom, int country);
bool atom_is_only_code(const struct place_atom *atom);
bool atom_is_country(const struct place_atom *atom); /* by name */
bool atom_is_unknown(const struct place_atom *atom);
bool atom_is_district(const struct place_atom *atom);
bool atom_is_only_town(const struct place_atom *atom);
bool atom_has_town_in(const struct place_atom *atom, int country);
bool atom_is_region(const struct place_atom *atom, uint32_t region); /* by name */
bool atom_is_city_region(const struct place_atom *atom, uint32_t region);
bool atom_is_namesake(const struct place_atom *atom, const struct gazetteer_city *city);

#endif
