/* normalize/settle.h: the texts of a posting in one way of writing, before
 * anybody reads them. Private to normalize/. */
#ifndef NORMALIZE_SETTLE_H
#define NORMALIZE_SETTLE_H

#include "base/error.h"
#include "base/model.h"

/* A text with mojibake repaired and the ways of writing made one (utf8_settle). */
struct str settle_text(struct arena *arena, struct str text);
/* A posting whose values, places, pay and description are settled; addresses, ids and dates stay.
 * Lives as long as `raw` and the arena. Errors: E_NOMEM. */
MUST_USE enum status settle_posting(const struct raw_posting *raw, struct arena *arena,
                                    struct raw_posting *ret);

#endif
