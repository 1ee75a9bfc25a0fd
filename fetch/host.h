/* fetch/host.h: one origin: its queues, its pace, its robots.txt; the table of
 * them, and the heap that tells which is due next. */
#ifndef FETCH_HOST_H
#define FETCH_HOST_H

#include "base/buf.h"
#include "fetch/pace.h"
#include "fetch/transfer.h"

enum robots_state {
    ROBOTS_UNKNOWN,
    ROBOTS_ASKED,  /* its transfer is under way; pages wait */
    ROBOTS_KNOWN,  /* `rules` hold */
    ROBOTS_DENIED, /* unreachable or 5xx: nothing may be fetched; `denial` says why */
};

enum { HOST_DENIAL_BYTES = 200 };

struct host {
    struct host *hash_next;
    struct host *idle_prev, *idle_next; /* while idle; oldest first */
    uint64_t hash;
    struct str origin; /* url_origin form; NUL-terminated; in this block */
    size_t heap_index; /* SIZE_MAX: not in the heap */
    int64_t due_ms;    /* its key there */
    struct pace pace;
    struct transfer_list urgent; /* robots.txt; not held up by robots */
    struct transfer_list ready;
    struct transfer_list delayed; /* retries, soonest first */
    enum robots_state robots;
    int64_t robots_at_s;
    struct buf rules; /* see robots_compile */
    char *denial;     /* owned; NULL: none */
    int64_t last_id;  /* highest frontier number drawn */
    bool is_active;   /* has work, or may have: counts as such */
    bool has_more;    /* the feed may hold more of it */
    bool met_private; /* a connection to a private address may be open */
};

struct hosts {
    struct host **buckets;
    size_t n_buckets, n; /* a power of two */
    struct host **heap;
    size_t heap_n, heap_cap;
    struct host *idle_head, *idle_tail;
    size_t n_active;
};

MUST_USE enum status hosts_init(struct hosts *hosts, struct error *err);
/* Frees every host and every transfer that waits in one. */
void hosts_release(struct hosts *hosts);
/* The host, made when it is new (*ret_is_new). Errors: E_NOMEM. */
MUST_USE enum status hosts_get(struct hosts *hosts, struct str origin, struct host **ret,
                               bool *ret_is_new, struct error *err);
/* Forgets idle hosts beyond LIMIT_IDLE_HOSTS that have nothing to remember. */
void hosts_trim(struct hosts *hosts, int64_t now_ms);
void hosts_set_active(struct hosts *hosts, struct host *host, bool is_active);

/* Puts the host where its due time belongs; PACE_NEVER takes it out. Errors:
 * E_NOMEM. */
MUST_USE enum status hosts_schedule(struct hosts *hosts, struct host *host, int64_t due_ms,
                                    struct error *err);
struct host *hosts_next(const struct hosts *hosts); /* soonest due; NULL when none */

/* The transfer that may go next, pace aside; NULL when all wait or none is. */
struct transfer *host_head(const struct host *host);
struct transfer *host_take(struct host *host); /* and takes it out */
/* Retries whose time has come go back to the front of their queue. */
void host_promote(struct host *host, int64_t now_ms);
bool host_is_empty(const struct host *host);
struct pace_limits transfer_limits(const struct transfer *transfer);

#endif
