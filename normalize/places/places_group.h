/* normalize/places/places_group.h: which atoms of a location string belong together,
 * and what each group means. Private to the place reader. */
#ifndef NORMALIZE_PLACES_GROUP_H
#define NORMALIZE_PLACES_GROUP_H

#include "normalize/places/places_scan.h"

/* One place read; indices into the gazetteer, -1: none. */
struct place_pick {
    int city, region, country;
    int sub;              /* a region inside `region`, as said */
    bool is_vague;        /* several cities of that name fit: position and region unknown */
    bool is_unlisted;     /* a town that the gazetteer does not have, as written */
    bool is_bare;         /* only the town is known of all its atoms */
    bool is_kept;         /* the name as written is the city's own */
    uint16_t name_atom;   /* which atom names the city */
    uint16_t first, last; /* atoms */
    int score;
};

struct place_evidence {
    int country;      /* stated outside of the string: nothing else is read; or -1 */
    int hint_country; /* weak; settles ties; or -1 */
};

/* Groups all atoms. Returns the number of picks written, at most cap. */
size_t place_group(const struct place_scan *scan, const struct place_evidence *evidence,
                   struct place_pick *ret, size_t cap);

/* Sets the region, or that inside of one, which it is. */
void place_pick_region(struct place_pick *pick, int region);

/* "Mexico City, Mexico" may be read as region and town: of two names of the
 * one town the longer is its name. */
size_t place_town_atom(const struct place_scan *scan, const struct place_pick *pick);

#endif
