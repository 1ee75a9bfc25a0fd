/* fetch/fetch.h: requests in, pages out. Politeness (RFC 9309, per-host rate and
 * concurrency, back-off), transport (libcurl multi), safety (addresses, sizes)
 * and the archive (WARC 1.1). Knows nothing of postings.
 *
 * The fetcher draws its requests, host by host, through callbacks: what is to be
 * fetched lives in the store, and no full queue can stall the ring of stages. */
#ifndef FETCH_FETCH_H
#define FETCH_FETCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/feature.h"
#include "base/model.h"
#include "base/settings.h"

struct request {
    struct request *next;
    int64_t id; /* frontier number; ascending within a host */
    struct str url;
    struct str method, body, content_type; /* absent method: GET */
    const struct source *source;           /* rate, limits, headers; borrowed for the run */
    enum page_role role;
    struct str external_id, version, hint; /* handed on to the page */
    struct str etag, last_modified;        /* for a conditional GET; absent: plain */
    uint64_t digest;                       /* of the body last time; 0: none */
};

/* Everything the fetcher asks of its surroundings. Called on fetch threads;
 * must be safe to call from several. Slices returned live in the given arena. */
struct fetch_feed {
    void *ctx;
    /* Up to `max` origins (url_origin form) with requests that were not yet
     * drawn; a host that was drawn from is named again when it has more. The
     * arena is dropped after the call. Count in *ret_n. */
    enum status (*hosts)(void *ctx, struct arena *arena, size_t max, struct str *ret, size_t *ret_n,
                         struct error *err);
    /* The next requests of a host with id > after_id, ascending, at most max. */
    enum status (*draw)(void *ctx, struct str host, int64_t after_id, size_t max,
                        struct arena *arena, struct request **ret, struct error *err);
    /* Rises whenever new requests may have been added. */
    uint64_t (*generation)(void *ctx);
    /* True when every page delivered so far has been stored, so that no more
     * requests can come of them. */
    bool (*is_settled)(void *ctx);
    /* Takes ownership of the page. May wait (back-pressure). False: stop. */
    bool (*deliver)(void *ctx, struct page *page);
    /* Nothing more is delivered before the network was waited for. May be NULL. */
    void (*pause)(void *ctx);
    /* robots.txt bodies, kept by the store up to 24 h. get: http_status 0 and
     * fetched_at_s TIME_UNKNOWN when there is none. Either may be NULL. */
    enum status (*robots_get)(void *ctx, struct str origin, struct arena *arena,
                              struct str *ret_body, int *ret_http_status,
                              int64_t *ret_fetched_at_s);
    void (*robots_put)(void *ctx, struct str origin, struct str body, int http_status,
                       int64_t fetched_at_s);
    /* A received Retry-After outlives the process: until when (Unix s) an
     * origin must be left alone; 0: free. Either may be NULL. */
    int64_t (*hold_get)(void *ctx, struct str origin);
    void (*hold_put)(void *ctx, struct str origin, int64_t until_s);
};

struct fetch_options {
    const struct settings *set; /* the top of the configuration; borrowed */
    struct str archive_dir;     /* absent: no archive */
    struct str run_label;       /* goes into warcinfo */
    int shard, n_shards;        /* hosts with XXH3(host) % n_shards == shard; 0 of 1: all */
    int64_t now_s;              /* wall clock at start; ticks on from there */
};

struct fetch_stats {
    uint64_t requests, responses, failures, retries, not_modified, robots_denied;
    uint64_t wire_bytes, body_bytes, archived_records;
    uint32_t hosts, in_flight, queued;
};

struct fetcher;

/* Starts nothing yet. *ret is owned: fetcher_free(). Errors: E_NOMEM, E_IO
 * (archive folder), E_CONFIG. */
MUST_USE enum status fetcher_new(const struct fetch_options *options, const struct fetch_feed *feed,
                                 struct fetcher **ret, struct error *err);
/* Runs on the calling thread until nothing is left, or stopped. Errors: E_DISK
 * (archive), E_NOMEM, or what a feed callback returned. */
MUST_USE enum status fetcher_run(struct fetcher *fetcher, struct error *err);
/* From any thread or signal handler. Soft: what is in flight is finished; hard:
 * transfers are dropped (nothing is lost, they stay in the frontier). */
void fetcher_stop(struct fetcher *fetcher, bool hard);
/* All archive records of delivered pages are on disk after this. Any thread. */
MUST_USE enum status fetcher_archive_sync(struct fetcher *fetcher, struct error *err);
struct fetch_stats fetcher_stats(struct fetcher *fetcher); /* any thread */
void fetcher_free(struct fetcher *fetcher);

/* ---- what is there to fetch with (jobmill doctor) ---- */

enum { FETCH_FEATURES = 8 };
/* Fills ret and returns how many there are. */
size_t fetch_features(struct feature ret[FETCH_FEATURES]);
/* How many certificate authorities are trusted: those of the PEM file, or, absent,
 * the system's. ret_place (cap bytes, NUL-terminated): the file or folder. 0: no
 * https request can succeed. */
long fetch_authorities(struct str ca_file, char *ret_place, size_t cap);
/* Can the source's `header` lines be made? Errors: E_CONFIG (a variable of the
 * environment is not set; not "Name: value"), E_NOMEM. */
MUST_USE enum status fetch_check_headers(const struct settings *set, struct error *err);

/* ---- robots.txt, RFC 9309 ---- */

/* Whether `agent` (product token; "Bot/1.0" asks as "Bot"; may be empty) may
 * fetch `url` by this robots.txt body (any bytes; cut at 500 KiB). The URL is
 * judged by its path and query; an empty path is "/". Pure. */
bool robots_allows(struct str body, struct str agent, struct str url);
/* Crawl-delay of the agent's group in ms; -1 when not stated or not a number. */
int64_t robots_delay_ms(struct str body, struct str agent);
/* The Sitemap: lines, in order, as slices of body. At most max; returns count. */
size_t robots_sitemaps(struct str body, struct str *ret, size_t max);

/* ---- archives (WARC 1.0 and 1.1; plain, gzip or zstd) ---- */

struct warc_reader;

/* A damaged or skipped record, said to the callback of warc_open. */
typedef void warc_complaint(void *ctx, struct str file, int64_t offset, const char *what);

/* Opens one file for reading front to back. *ret is owned: warc_close().
 * complaint may be NULL. path "-" is standard input. Errors: E_IO, E_NOMEM. */
MUST_USE enum status warc_open(const char *path, warc_complaint *complaint, void *ctx,
                               struct warc_reader **ret, struct error *err);
/* The next response or resource record as a page with an arena of its own
 * (*ret owned: page_free(); NULL at the end). HTTP headers are parsed, transfer
 * and content codings undone; the names that our own writer adds (source, kind,
 * board, role, external id, version, hint) are restored; archive_file is the
 * file's base name. Redirects, revisits, robots.txt and what is not HTTP are
 * passed over. A damaged record is complained of and skipped. Errors: E_IO,
 * E_NOMEM. */
MUST_USE enum status warc_next(struct warc_reader *reader, size_t max_body_bytes, struct page **ret,
                               struct error *err);
void warc_close(struct warc_reader *reader);
/* Reads a whole archive strictly: gzip members, lengths, mandatory fields, dates,
 * record ids used twice, block and payload digests. Each problem goes to the
 * callback (may be NULL) and is counted; problems do not make it fail. path "-"
 * is standard input. Errors: E_IO, E_NOMEM. */
MUST_USE enum status warc_verify(const char *path, warc_complaint *complaint, void *ctx,
                                 int64_t *ret_records, int64_t *ret_problems, struct error *err);
/* One record by its place (archive_offset of a page), for explain and replay.
 * Errors: E_IO, E_NOT_FOUND, E_FORMAT, E_NOMEM. */
MUST_USE enum status warc_read_at(const char *path, int64_t offset, size_t max_body_bytes,
                                  struct page **ret, struct error *err);

/* A record on which a judgement is asked: page is NULL where it holds none. */
struct warc_sight {
    int64_t offset;
    struct str target_uri, asked_url;
    const struct page *page;
};
typedef bool warc_judge(void *ctx, const struct warc_sight *sight); /* true: it must go */
struct warc_erasing {
    warc_judge *judge;
    void *ctx;
    size_t max_body_bytes;
    int64_t now_s;
};
/* Replaces the records that must go by "removed" records of the same length, so
 * that other offsets stay true; the file is replaced whole or not at all. Nobody
 * may be writing to it. Errors: E_IO, E_DISK, E_NOMEM, E_UNSUPPORTED (one gzip
 * member for all). */
MUST_USE enum status warc_erase(const char *path, const struct warc_erasing *how,
                                int64_t *ret_erased, struct error *err);

/* Copies some exchanges into a new file `to` (whole or not at all; it is on disk
 * afterwards): the records at `offsets` (ascending, each once) with the request
 * and metadata that belong to them. ret_offsets[n]: where each is now. Errors:
 * E_IO, E_DISK, E_NOMEM, E_FORMAT (damaged, or no record begins there). */
struct warc_keeping {
    const int64_t *offsets;
    size_t n;
    const char *to;
};
MUST_USE enum status warc_keep(const char *path, const struct warc_keeping *what,
                               int64_t *ret_offsets, struct error *err);

#endif
