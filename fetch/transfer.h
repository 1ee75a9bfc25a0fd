/* fetch/transfer.h: one request on its way to one page: over retries, redirects
 * and waits, until it ends. */
#ifndef FETCH_TRANSFER_H
#define FETCH_TRANSFER_H

#include "fetch/fetch.h"

struct host;

enum transfer_state {
    TRANSFER_NONE,
    TRANSFER_QUEUED,   /* in a host's queue */
    TRANSFER_DELAYED,  /* waits there for its retry */
    TRANSFER_TAKEN,    /* out of the queue, being judged */
    TRANSFER_RUNNING,  /* has a lane: libcurl works on it */
    TRANSFER_ANSWERED, /* its answer is being judged */
    TRANSFER_ENDED,
    TRANSFER_STATE_COUNT
};

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_COUNT };

/* An URL that was asked before, on the way here. */
struct hop {
    struct hop *next;
    struct str url;
    enum method method;
};

struct transfer {
    struct transfer *next; /* in its queue */
    enum transfer_state state;
    struct request request; /* own copy, in this block */
    struct str first_origin;
    struct host *host;      /* whom it asks now; borrowed */
    struct host *robots_of; /* it fetches this host's robots.txt; NULL: a page */
    struct str url;         /* what it asks now; NUL-terminated beyond n */
    enum method method;
    bool is_foreign;  /* redirected to another origin: no secrets */
    struct hop *hops; /* newest first; owned */
    int n_hops;
    int attempts; /* of this URL */
    int64_t not_before_ms;
    int64_t started_ms;
};

struct transfer_list {
    struct transfer *head, *tail;
    size_t n;
};

/* *ret is owned: transfer_free(). origin: of the URL. Errors: E_NOMEM,
 * E_UNSUPPORTED (a method other than GET, HEAD, POST). */
MUST_USE enum status transfer_new(const struct request *request, struct str origin,
                                  struct transfer **ret, struct error *err);
void transfer_free(struct transfer *transfer); /* NULL is a no-op */
/* The only way to change the state; asserts that the table allows it. */
void transfer_set_state(struct transfer *transfer, enum transfer_state state);

/* What a redirect leads to. Pure but for the arena. */
struct redirect {
    struct str url; /* in the arena */
    enum method method;
};
/* Judges an answer's Location by RFC 9110 15.4 and the source's settings.
 * Errors: E_REDIRECT (limit, loop, downgrade), E_FORBIDDEN (not http(s)),
 * E_NOMEM. */
MUST_USE enum status transfer_redirect(const struct transfer *transfer, int http_status,
                                       struct str location, struct arena *arena,
                                       struct redirect *ret, struct error *err);
/* Goes there: remembers the hop. is_foreign is judged by `origin`. */
MUST_USE enum status transfer_follow(struct transfer *transfer, const struct redirect *redirect,
                                     struct str origin, struct error *err);
bool http_is_redirect(int http_status);

void transfer_push(struct transfer_list *list, struct transfer *transfer);
void transfer_push_front(struct transfer_list *list, struct transfer *transfer);
void transfer_insert_by_time(struct transfer_list *list, struct transfer *transfer);
struct transfer *transfer_pop(struct transfer_list *list); /* NULL when empty */

#endif
