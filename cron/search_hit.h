/* cron/search_hit.h: what `jobmill search` shows of a posting. */
#ifndef CRON_SEARCH_HIT_H
#define CRON_SEARCH_HIT_H

#include "base/buf.h"
#include "store/store.h"

struct hit_printer {
    struct store *store; /* borrowed */
    struct str match;    /* the FTS5 expression, for the words around a match */
    struct buf line;     /* of the caller's: buf_init(), buf_release() */
    bool is_json;        /* a line of JSON, else some lines for people */
    size_t n;            /* printed so far */
};
/* Prints posting.n = `n` to standard output. The words around a match are looked up
 * for what is shown alone: for a common word the index holds far more. Errors: E_DISK
 * (standard output), E_DB, E_NOMEM. */
MUST_USE enum status hit_print(struct hit_printer *hits, int64_t n, struct error *err);

#endif
