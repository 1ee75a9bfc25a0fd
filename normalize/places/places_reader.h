/* normalize/places/places_reader.h: a location string from text to places. Private to the place
 * reader. */
#ifndef NORMALIZE_PLACES_READER_H
#define NORMALIZE_PLACES_READER_H

#include "base/limits.h"
#include "normalize/places/places_group.h"

struct places {
    struct place_words words;
};

struct place_reader {
    struct place_scan scan;
    struct place_pick picks[LIMIT_PLACES];
    size_t n_picks;
    struct str raw;
};

/* Scans and groups the text. *r need not be cleared before. */
void place_reader_text(const struct places *places, struct str text,
                       const struct place_evidence *evidence, struct place_reader *r);
/* Settles what the picks say of each other and makes places of them; country: stated outside, or
 * -1. Written only on OK. Errors: E_NOMEM. */
MUST_USE enum status place_reader_emit(struct place_reader *r, int country, struct arena *arena,
                                       struct place_list *ret);
/* The place that a pick is; country: where it says none, or -1. */
struct place place_reader_make(const struct place_reader *r, const struct place_pick *p,
                               int country);

/* The country of a pick, -1: none. */
int place_pick_country(const struct place_pick *p);
/* Names that the other picks settle: a town by their country, a state among states. */
void place_settle_by_company(struct place_reader *r);
void place_settle_states(struct place_reader *r);
void place_settle_sisters(const struct place_scan *scan, struct place_pick *picks, size_t n);

#endif
