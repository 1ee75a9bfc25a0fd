/* normalize/text/settle.h: the texts of a posting in one way of writing, before
 * anybody reads them. Private to normalize/. */
#ifndef NORMALIZE_SETTLE_H
#define NORMALIZE_SETTLE_H

#include "base/error.h"
#include "base/model.h"

/* A text with mojibake repaired, the ways of writing made one (utf8_settle) and marks of Markdown
 * undone. */
struct str settle_text(struct arena *arena, struct str text);
/* The part of a line that says something: without bullets, emoji, heading marks, the brackets or
 * quotes round the whole, the marks at its end. A text of several lines stays. */
struct str settle_line(struct str line);
/* Lines that a sentence only wraps over ("$50,000 to" / "$60,000") as one, blanks at the ends of
 * lines gone; other breaks stay. */
struct str settle_breaks(struct arena *arena, struct str text);
/* A sentence all in capitals in small letters, for there "IS" and "TO" are no codes; others stay.
 */
struct str settle_case(struct arena *arena, struct str text);
/* A posting whose values, places, pay and description are settled; addresses, ids and dates stay.
 * Lives as long as `raw` and the arena. Errors: E_NOMEM. */
MUST_USE enum status settle_posting(const struct raw_posting *raw, struct arena *arena,
                                    struct raw_posting *ret);

#endif
