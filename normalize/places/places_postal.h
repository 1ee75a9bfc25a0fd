/* normalize/places/places_postal.h: the country that a postal code in a text tells. Private to the
 * place reader. */
#ifndef NORMALIZE_PLACES_POSTAL_H
#define NORMALIZE_PLACES_POSTAL_H

#include "base/str.h"

/* Alpha-2 of the country, static; "" when no code of a form that is one country's stands there. */
const char *place_postal_country(struct str text);
/* Sets the index of the country where it is unset (-1) and a code tells it. */
void place_postal_hint(struct str text, int *country);
/* Whether the text has the form at `at`, and no word's byte behind it. @: capital, 9: digit, else
 * itself. */
bool place_form_fits(struct str text, size_t at, const char *form);
/* The table, for its tests. */
size_t place_postal_count(void);
const char *place_postal_example(size_t index, const char **ret_country);

#endif
