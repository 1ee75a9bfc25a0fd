/* parse/hint.h: what a list or feed says of a posting, carried by the link to its
 * page and merged behind what the page says (raw_merge). Private to
 * parse/. */
#ifndef PARSE_HINT_H
#define PARSE_HINT_H

#include "base/model.h"

/* The values, places and pay of `raw` (and its text, where it is short) as one line
 * of JSON; absent when there is nothing, or too much to carry. */
struct str hint_write(const struct raw_posting *raw, struct arena *arena);
/* The reverse, under LAYER_BOARD_API and the rule "listing". False when `hint` is
 * none of ours, or when out of memory. */
bool hint_read(struct str hint, struct arena *arena, struct raw_posting *ret);

#endif
