/* parse/structured/embedded_flat.h: states that are written flat or as a call, brought into the
 * shape of plain JSON. Private to embedded*.c. */
#ifndef PARSE_EMBEDDED_FLAT_H
#define PARSE_EMBEDDED_FLAT_H

#include <stdbool.h>

#include "base/arena.h"
#include "parse/json/json.h"

/* An array whose objects refer to its entries by number: Nuxt 3 ("devalue"), and
 * Remix and React Router streams, where keys are numbers too ("_12"). */
bool flat_is(const struct json *root);
/* The objects that may be postings, as one array, their references followed some
 * levels deep. NULL: none, or out of memory. */
struct json *flat_read(const struct json *root, struct arena *arena);

/* "(function(a,b){return {x:a}}(1,"y"))", as Nuxt 2 writes its state: the returned
 * object as a text in which the arguments stand for the names. Absent when `text`
 * holds no such call. */
struct str call_result(struct str text, struct arena *arena);

#endif
