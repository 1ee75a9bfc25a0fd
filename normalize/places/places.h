/* normalize/places/places.h: where the work is. Reads location strings ("Remote - US
 * or Canada", "Toronto, CA", "10115 Berlin") and structured parts into cities,
 * ISO 3166-2 regions and ISO 3166-1 countries against the compiled gazetteer.
 * Pure; contested names stay unset: "CA" alone is neither California nor
 * Canada. Knowledge: normalize/data/gazetteer.md names the sources. */
#ifndef NORMALIZE_PLACES_H
#define NORMALIZE_PLACES_H

#include "normalize/normalize.h"

struct places; /* the gazetteer and its word tables; immutable; shared by threads */

/* Nothing is built at start: the tables are static data.
 * *ret is owned: places_free(). Errors: E_NOMEM. */
MUST_USE enum status places_new(struct places **ret, struct error *err);
void places_free(struct places *places); /* NULL is a no-op */

/* One place as given: text, parts, or both; each may be absent. */
struct place_input {
    struct str text;
    struct str city, region, country; /* structured parts, verbatim */
    struct str latitude, longitude;   /* decimal degrees, verbatim */
    struct str country_hint;          /* alpha-2; weak evidence, settles ties only; or absent */
};

/* Reads one string: *ret gets the places named (raw: the part of the text, or
 * the text itself), the work mode and the remote scope said in it. A thing not
 * understood is left out. All lives in the arena or borrows from the input;
 * written only on OK. Errors: E_NOMEM. */
MUST_USE enum status place_read(const struct places *places, const struct place_input *input,
                                struct arena *arena, struct place_list *ret);

/* Adds what `more` holds to *list, once each: equal places fall together, a
 * country or region alone goes when a finer place lies in it, and a place with
 * a position or region wins over the same without. Errors: E_NOMEM. */
MUST_USE enum status place_list_merge(struct place_list *list, const struct place_list *more,
                                      struct arena *arena);

/* Alpha-2 code of a country by name (eight languages and the native one), usual
 * abbreviation ("UK", "USA", "U.S."), adjective ("German") or code. False, and ret
 * untouched, when it is none. */
bool place_country_find(const struct places *places, struct str name, char ret[3]);

#endif
