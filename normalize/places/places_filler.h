/* normalize/places/places_filler.h: what the scanning of a location string keeps in
 * mind, and the words round names that it takes away. Private to the scan. */
#ifndef NORMALIZE_PLACES_FILLER_H
#define NORMALIZE_PLACES_FILLER_H

#include "normalize/places/places_scan.h"

enum { PLACE_PHRASE_TOKENS = 6 }; /* of the longest name or phrase looked up */

struct place_scanner {
    const struct place_words *words;
    struct place_scan *scan;
    enum place_gap gap; /* before the next atom */
    bool is_remote;     /* "remote" was read in this part */
    bool is_negated;
    size_t n_fillers; /* filler words taken so far */
};

struct place_span {
    size_t first, end; /* tokens [first, end) */
};

/* Adds an atom over tokens first..last with the pending gap; NULL past the
 * maximum. */
struct place_atom *place_add_atom(struct place_scanner *s, size_t first, size_t last);
bool place_is_upper(const struct place_scan *scan, size_t first, size_t last);
/* The row of tokens first..last that are no code in capitals; or NULL. */
const struct place_word *place_filler_find(const struct place_scanner *s, size_t first,
                                           size_t last);
/* Notes what a word says: mode, scope, country, a break. */
void place_take_word(struct place_scanner *s, const struct place_word *word, size_t first,
                     size_t last);
/* Takes the longest filler at an end of the part; returns its tokens, or 0. */
size_t place_filler_at_start(struct place_scanner *s, struct place_span part);
size_t place_filler_at_end(struct place_scanner *s, struct place_span part);
/* First word that divides the part in two, or part.end. */
size_t place_find_break(const struct place_scanner *s, struct place_span part);

/* Of a part that holds an unlisted town's name: the words of the name. Postal codes and work modes
 * round it go, "North" and "Fort" stay. core: what filler was taken off from. */
struct place_span place_name_span(const struct place_scanner *s, struct place_span part,
                                  struct place_span core);
/* "Lindenhof 5": a short number round the core that is no postal code. */
bool place_has_house_number(const struct place_scan *scan, struct place_span part,
                            struct place_span core);

#endif
