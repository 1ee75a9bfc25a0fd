/* normalize/places/places_pieces.h: names within a part of a location string. Private to the
 * scan. */
#ifndef NORMALIZE_PLACES_PIECES_H
#define NORMALIZE_PLACES_PIECES_H

#include "normalize/places/places_filler.h"

/* Whether tokens first..last are a name. is_whole: nothing else stands between the signs round
 * them, so that two and three letters may be one without capitals. */
bool place_find_name(const struct place_scan *scan, size_t first, size_t last, bool is_whole,
                     struct gazetteer_hit *hit);
/* Adds the name, or a country's code, as an atom; full: with the filler round it. False when it is
 * none. */
bool place_add_name(struct place_scanner *s, struct place_span name, bool is_whole,
                    struct place_span full);
/* Adds an atom of unknown words. */
void place_add_unknown(struct place_scanner *s, struct place_span part, bool is_whole);
/* Whether a name or filler stands anywhere in the part. */
bool place_has_known_piece(const struct place_scanner *s, struct place_span part);
/* Adds the names in the part, and the unknown words between them. */
void place_scan_pieces(struct place_scanner *s, struct place_span part);
/* Whether the atoms from `first` on, which are the part's, are one unknown name after all. */
bool place_is_one_name(const struct place_scan *scan, size_t first, struct place_span part,
                       bool has_filler);

#endif
