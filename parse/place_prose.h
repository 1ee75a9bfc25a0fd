/* parse/place_prose.h: the place of work that only the text names. Private to parse/. */
#ifndef PARSE_PLACE_PROSE_H
#define PARSE_PLACE_PROSE_H

#include "base/model.h"

/* Adds as guesses the names in the description that follow "this role is based in"
 * (rule "prose-base": the job is there) or "in our ... office" (rule "prose-place").
 * Whether they are places, and whether a field has said it better, is judged by who
 * knows the world's places. */
void place_prose_read(struct raw_posting *raw, struct arena *arena);

/* The rows' examples and what comes of them, for tests. */
size_t place_prose_row_count(void);
void place_prose_example(size_t index, const char **ret_text, const char **ret_want);

#endif
