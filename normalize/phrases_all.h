/* normalize/phrases_all.h: all tables of phrases that normalize() looks up, in one set. Private to
 * normalize/. */
#ifndef NORMALIZE_PHRASES_ALL_H
#define NORMALIZE_PHRASES_ALL_H

#include "normalize/text/words.h"

/* The set, as the build laid it out: normalize/tools/lay_phrases.c. */
extern const struct phrases PHRASES;

/* Makes it anew. *ret is owned: phrases_free(). Errors: as phrases_new(). */
MUST_USE enum status phrases_of_all(struct phrases **ret, struct error *err);

#endif
