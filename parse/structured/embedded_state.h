/* parse/structured/embedded_state.h: the JSON of a page's scripts. Private to embedded*.c. */
#ifndef PARSE_EMBEDDED_STATE_H
#define PARSE_EMBEDDED_STATE_H

#include "parse/json/json.h"
#include "parse/page/page_context.h"

/* Text rows of Next.js flight data, to which "$1f" refers. */
struct flight_row {
    struct flight_row *next;
    struct str id, text;
};

struct state {
    struct json *roots; /* JSON_ARRAY of all documents */
    struct json **end;
    struct flight_row *rows, *last_row;
    size_t n_rows;
    const struct json *cache; /* the object whose members references name, once found */
};

/* All documents that may hold a posting. False when out of memory. */
bool state_read(struct page_context *ctx, struct state *ret);
/* The object that {"__ref": "Job:17"} of an Apollo cache stands for, or the node. */
const struct json *state_object(struct state *state, const struct json *node);
/* A text, or what its reference stands for. */
struct str state_text(const struct state *state, struct str text);

#endif
