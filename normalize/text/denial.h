/* normalize/text/denial.h: whether a sentence denies what a phrase in it names: "cannot be done
 * remotely", "kein Homeoffice", "no on-call duty". Private to normalize/. */
#ifndef NORMALIZE_DENIAL_H
#define NORMALIZE_DENIAL_H

#include "normalize/text/words.h"

extern const struct phrase_table DENIAL_TABLE;

/* What a denial behind the phrase must be of: "remote work is not possible" denies it, "is not
 * required" does not; "on-call is not required" does. DENIAL_BEFORE: none counts behind it. */
enum denial { DENIAL_OF_POSSIBLE, DENIAL_OF_NEEDED, DENIAL_BEFORE };
bool denial_of(const struct words *words, const struct phrases *phrases,
               const struct phrase_hit *hit, enum denial what);

#endif
