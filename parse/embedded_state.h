/* parse/embedded_state.h: the JSON of a page's scripts. Private to embedded*.c. */
#ifndef PARSE_EMBEDDED_STATE_H
#define PARSE_EMBEDDED_STATE_H

#include "parse/json.h"
#include "parse/page_context.h"

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
};

/* All documents that may hold a posting. False when out of memory. */
bool state_read(struct page_context *ctx, struct state *ret);
/* A text, or what its reference stands for. */
struct str state_text(const struct state *state, struct str text);

#endif
