/* fetch/fetcher.h: the inside of a fetcher, shared by the files that make it up:
 * fetcher.c (its life and its loop), feed.c (drawing requests), schedule.c (who
 * goes next), answer.c (what an answer means), page_make.c (pages out, archive).
 * All of it runs on the fetch thread but for what fetch.h says of other threads. */
#ifndef FETCH_FETCHER_H
#define FETCH_FETCHER_H

#include <stdatomic.h>

#include "fetch/archive/archive.h"
#include "fetch/coding.h"
#include "fetch/host.h"
#include "fetch/lane.h"
#include "fetch/loop.h"
#include "fetch/provider.h"

enum {
    ROBOTS_KEPT_S = 24 * 60 * 60,  /* RFC 9309 2.4; a shorter max-age is obeyed ... */
    ROBOTS_KEPT_LEAST_S = 30 * 60, /* ... down to this */
};

/* libcurl looks through a whole DNS cache with every transfer: many small ones. */
enum { NAME_CACHES = 64 };

enum stop { STOP_NO, STOP_SOFT, STOP_HARD };

/* A source as met in this run. */
struct source_state {
    const struct source *source;
    struct source_headers headers;
    struct error headers_error; /* status OK: headers hold */
    struct provider *provider;  /* borrowed; NULL: none */
    bool was_asked;
};

struct counters {
    _Atomic uint64_t requests, responses, failures, retries, not_modified, robots_denied;
    _Atomic uint64_t wire_bytes, body_bytes;
    _Atomic uint32_t hosts, in_flight, queued;
};

struct fetcher {
    struct fetch_options options;
    struct fetch_feed feed;
    struct loop loop;
    struct hosts hosts;
    struct source_state *sources; /* open addressing by pointer; n_slots a power of two */
    size_t n_sources, n_slots;
    struct provider *providers; /* owned; a few dozen at most */
    CURLSH *names[NAME_CACHES]; /* by the host's hash; owned */
    struct lane *idle_lanes, *busy_lanes;
    uint32_t in_flight, max_in_flight;
    struct arena scratch; /* of one step; reset at its end */
    struct buf request_head;
    struct coding *coding;
    struct archive *archive;       /* NULL: none */
    char *user_agent;              /* owned */
    int64_t start_ms, deadline_ms; /* PACE_NEVER: none */
    uint64_t random;
    /* feed.c */
    uint64_t scanned_generation;
    bool has_scanned, scan_was_full;
    int64_t scanned_ms;
    size_t scan_max;
    bool is_refused;      /* deliver said stop */
    struct error failure; /* of the run; status OK: none */
    _Atomic int stop;     /* enum stop */
    struct counters counters;
};

/* Remembers the first error that ends the run. */
void fetcher_fail(struct fetcher *f, const struct error *err);
bool fetcher_is_stopping(const struct fetcher *f);
int64_t fetcher_now_s(const struct fetcher *f);
uint32_t fetcher_random(struct fetcher *f);
/* The source's state, made on first sight; NULL when out of memory. */
struct source_state *fetcher_source(struct fetcher *f, const struct source *source);
/* The host of an origin; a hold of an earlier run is taken over. Errors: E_NOMEM. */
MUST_USE enum status fetcher_host(struct fetcher *f, struct str origin, struct host **ret,
                                  struct error *err);

/* feed.c */
void feed_scan(struct fetcher *f);                    /* new hosts, when worth it */
void feed_draw(struct fetcher *f, struct host *host); /* when the host runs low */
bool feed_is_exhausted(struct fetcher *f);            /* settled, and nothing came */

/* schedule.c */
void schedule_run(struct fetcher *f); /* starts all that is due and has room */
/* After anything about the host changed: its place in the heap, more requests
 * of it, whether it is active. */
void schedule_host(struct fetcher *f, struct host *host);
void schedule_delay(struct fetcher *f, struct transfer *transfer, int64_t until_ms);
/* Ends the transfer with a page that says why it was not fetched. */
void schedule_refuse(struct fetcher *f, struct transfer *transfer, const struct error *why);
/* Puts a transfer at the head of the queue of the host its URL names. Errors:
 * E_NOMEM, E_FORBIDDEN. */
MUST_USE enum status schedule_enqueue(struct fetcher *f, struct transfer *transfer,
                                      struct str origin, bool is_first, struct error *err);

/* The same, but not before until_ms. */
MUST_USE enum status schedule_later(struct fetcher *f, struct transfer *transfer, struct str origin,
                                    int64_t until_ms, struct error *err);

/* answer.c */
void answer_take(struct fetcher *f, struct lane *lane, CURLcode code);
void robots_settle(struct fetcher *f, struct host *host, struct str body, int http_status,
                   int64_t fetched_at_s);
void robots_deny(struct host *host, const char *why, int64_t at_s);

/* page_make.c */
/* The answer as a page; NULL when out of memory (the run then fails). */
struct page *page_of_answer(struct fetcher *f, const struct lane *lane, bool with_body);
struct page *page_of_nothing(struct fetcher *f, const struct transfer *transfer,
                             const struct error *why);
enum archive_use { ARCHIVE_FINAL, ARCHIVE_HOP, ARCHIVE_ROBOTS };
void page_archive(struct fetcher *f, const struct lane *lane, struct page *page,
                  enum archive_use use);
/* Takes the page, which is not delivered if the run has failed; the transfer ends. */
void page_deliver(struct fetcher *f, struct transfer *transfer, struct page *page);

#endif
