/* parse/json/json_space.h: what may stand between two tokens of damaged JSON: blanks,
 * comments, marks that wrap it, and, where it is guessed at, markup that an editor
 * put there. Private to json*.c. */
#ifndef PARSE_JSON_SPACE_H
#define PARSE_JSON_SPACE_H

#include <stdbool.h>

#include "base/str.h"

struct json_space {
    bool before_root; /* a comment may wrap the document */
    bool guesses;
    bool was_met; /* set: something other than blanks was passed over */
    int n_misses; /* comments that were looked into in vain: each costs a search */
};

/* Past all of it; `end` when nothing else is left. */
const char *json_skip_space(struct json_space *space, const char *p, const char *end);

#endif
