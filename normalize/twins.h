/* normalize/twins.h: marks by which one opening is known again on another
 * board: a hash of its content, a hash of its core (company and title), a
 * sketch of its description. Private to normalize/. */
#ifndef NORMALIZE_TWINS_H
#define NORMALIZE_TWINS_H

#include "base/model.h"
#include "normalize/text/words.h"

enum { TWINS_VERSION = 1 }; /* rises whenever the same text gives another mark */

/* MinHash over shingles of three words of the folded text: the share of equal
 * values estimates the Jaccard likeness. All zero: too short to say. */
void twins_sketch(const struct words *words, uint32_t ret[MINHASH_COUNT]);
/* Company key and title core: place, mode and large numbers dropped from the
 * title, abbreviations and plurals folded. 0 when either is missing. */
uint64_t twins_core(struct str company_key, struct str title, struct arena *arena);
/* The title core alone, order kept; *ret_words gets a bit for each word. */
uint64_t twins_title(struct str title, struct arena *arena, uint64_t *ret_words);
/* Of all that a reader would call the posting's content. */
uint64_t twins_content(const struct posting *posting);

#endif
