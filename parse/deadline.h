/* parse/deadline.h: the last day to apply, where only the text names it. Private to
 * parse/. */
#ifndef PARSE_DEADLINE_H
#define PARSE_DEADLINE_H

#include "base/model.h"

/* Adds the date that follows words like "Closing date" at the start of a line, in it
 * or in the next, unless the posting has one. Verbatim; whether it is a date is not
 * judged. */
void deadline_read(struct raw_posting *raw, struct arena *arena);

#endif
