/* normalize/places/places_street.h: streets in location strings. Private to the scan. */
#ifndef NORMALIZE_PLACES_STREET_H
#define NORMALIZE_PLACES_STREET_H

#include "normalize/places/places_filler.h"

/* The first street named in the part ("410 Terry Ave N", "Via Roma 12", "Hauptstr. 5"), with its
 * number; false when there is none. Without a number it is one only beside other parts. */
bool place_street_find(const struct place_scan *scan, struct place_span part,
                       struct place_span *ret);

/* Rows of the table, for tests: an example and the street in it, folded. */
struct place_street_row {
    const char *word;
    const char *example, *street;
};
size_t place_street_count(void);
struct place_street_row place_street_at(size_t index);

#endif
