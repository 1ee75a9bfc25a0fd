/* store/store.h: the SQLite file. One writer (the store thread), readers that
 * never block it. Schema in store/schema.c; documented in docs/schema.md. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/feature.h"
#include "base/model.h"
#include "base/nearest.h"
#include "base/rates.h"
#include "base/settings.h"

struct store;

enum store_mode {
    STORE_READ,  /* must exist; never writes */
    STORE_WRITE, /* must exist or is made; migrated to today's schema */
};

/* *ret is owned: store_close(). now_s: Unix s, for the ledgers. Errors: E_DB,
 * E_DB_BUSY, E_DB_CORRUPT, E_DISK, E_IO, E_NOT_FOUND (READ and no file; not a
 * jobmill database), E_UNSUPPORTED (made by a newer jobmill). */
MUST_USE enum status store_open(const char *path, enum store_mode mode, struct store **ret,
                                struct error *err);
void store_close(struct store *store); /* NULL is a no-op */

/* ---- a run (writer) ---- */

/* Records the sources of the configuration; kind_is_window tells the lifecycle
 * rule. Sources no longer configured stay, marked as gone. */
struct store_source {
    struct str name, kind, board;
    bool is_window, is_archive;
    int64_t every_ms, every_most_ms; /* every_most 0: as every */
    int64_t refresh_ms, stale_ms;    /* settings refresh, stale-after; 0: 7 and 30 days */
};
MUST_USE enum status store_sources(struct store *store, const struct store_source *sources,
                                   size_t n, struct error *err);
/* Whether a source is asked now, and why. Each run: `every` unset. Else it is due
 * from 90% of `every` on since its last complete crawl; earlier than that where
 * the run before was missed and waiting for the next one would miss `every` by
 * more (at least four runs tell when the next one is). With every_most it waits
 * half as long as nothing has changed there, between `every` and that. */
enum store_due_why {
    DUE_EACH_RUN,
    DUE_NEW,         /* never complete so far */
    DUE_INTERRUPTED, /* its crawl goes on */
    DUE_TIME,        /* long enough ago */
    DUE_CATCH_UP,    /* the next run would be too late */
    DUE_NOT,
};
struct store_plan {
    bool is_due;
    enum store_due_why why;
    int64_t last_complete_s; /* TIME_UNKNOWN: never */
    int64_t every_s;         /* as it is now, between every and every_most */
    int64_t due_at_s;        /* NOT: from then on */
    int64_t pending;         /* INTERRUPTED: requests left */
};
MUST_USE enum status store_plan(struct store *store, const struct store_source *source,
                                int64_t now_s, struct store_plan *ret, struct error *err);
/* is_due of each. Arrays of n. */
MUST_USE enum status store_due(struct store *store, const struct store_source *sources, size_t n,
                               int64_t now_s, bool *ret, struct error *err);

/* Begins a run; *ret its number. versions: "parse.normalize.taxonomy", bodies
 * read under others are read again. */
MUST_USE enum status store_run_begin(struct store *store, int64_t now_s, struct str versions,
                                     int64_t *ret, struct error *err);
/* Begins a source's crawl in this run and queues its first links. If an earlier
 * run's crawl of it was interrupted, that one is resumed instead: pending
 * requests stay, what it saw counts, and *ret_resumed is true. */
struct store_crawl {
    int64_t run;
    struct str source;
    const struct harvest *start; /* NULL: nothing to queue */
    int64_t now_s;
};
MUST_USE enum status store_crawl_begin(struct store *store, const struct store_crawl *crawl,
                                       bool *ret_resumed, struct error *err);

/* Batches: outcomes between begin and commit are one transaction. A page is
 * never split over two. */
MUST_USE enum status store_batch_begin(struct store *store, struct error *err);
/* While many pages are put: SQLite does not look up once more the rows that a new row
 * refers to, which were looked up to make it (a tenth of a new posting). Deleting waits
 * until it is off again. Not between begin and commit. */
void store_trust(struct store *store, bool does_trust);
MUST_USE enum status store_put(struct store *store, int64_t run, struct outcome *outcome,
                               int64_t now_s, struct error *err);
MUST_USE enum status store_batch_commit(struct store *store, struct error *err);
void store_batch_rollback(struct store *store);

/* Requests of the source not yet answered in this run. */
MUST_USE enum status store_pending(struct store *store, struct str source, int64_t *ret,
                                   struct error *err);

/* Ends a source's crawl: verdict, closings by the rules of the lifecycle, one
 * summary. Not called for a source that was interrupted: it is resumed. */
enum crawl_verdict {
    CRAWL_NONE,
    CRAWL_COMPLETE,
    CRAWL_PARTIAL,
    CRAWL_EMPTY,
    CRAWL_SUSPICIOUS,
    CRAWL_BLOCKED,
    CRAWL_GONE,
    CRAWL_FAILED,
    CRAWL_UNCHANGED,
    CRAWL_VERDICT_COUNT
};
const char *crawl_verdict_name(enum crawl_verdict verdict); /* "complete"; static */

struct crawl_summary {
    enum crawl_verdict verdict;
    char why[256]; /* one clause, when not complete */
    int64_t requests, failures, listed, seen, added, changed, unchanged, reopened, closed, held,
        quarantined, dropped, bytes;
};
MUST_USE enum status store_crawl_end(struct store *store, int64_t run, struct str source,
                                     int64_t now_s, struct crawl_summary *ret, struct error *err);
/* ---- alarms: a source against its own history ---- */

/* One ended crawl in figures (tables crawl and crawl_stat). */
struct crawl_record {
    int64_t id, run, started_at_s, ended_at_s;
    enum crawl_verdict verdict;
    int64_t requests, failures, listed, seen, added, dropped;
    int64_t read, with_salary, with_place, with_description, with_skills, with_role, with_date,
        withheld, malformed, blocked, unanswered, limited;
    int64_t open, latency_ms; /* -1: not known */
};
/* The last `max` ended crawls of the source with after < id <= upto, the oldest
 * first; ret has room for them. */
struct history_range {
    int64_t after, upto;
    size_t max;
};
MUST_USE enum status store_history(struct store *store, struct str source,
                                   struct history_range range, struct crawl_record *ret,
                                   size_t *ret_n, struct error *err);

struct store_alarm {
    int64_t id;
    struct str source, code;
    int64_t raised_at_s, run;
    int64_t usual_until; /* the last crawl of what is usual */
    bool has_before;     /* whether there is a usual figure */
    double before, after;
    struct str what;
    struct str look; /* a posting's id or a page's URL; absent: none */
    struct str archive_file;
    int64_t archive_offset;
    int64_t acknowledged_at_s; /* TIME_UNKNOWN: not yet */
    bool is_open;              /* else it ended because the new figures became usual */
};
/* Every alarm that is still so, and per source and code the last one that ended
 * as usual. In the arena. */
MUST_USE enum status store_alarms(struct store *store, struct arena *arena,
                                  struct store_alarm **ret, size_t *ret_n, struct error *err);
/* source, code, run, usual_until, figures, what and look are stored; *ret_id its
 * number. Errors: E_NOT_FOUND (source), E_DB, E_DISK. */
MUST_USE enum status store_alarm_raise(struct store *store, const struct store_alarm *alarm,
                                       int64_t now_s, int64_t *ret_id, struct error *err);
/* Still so: its figures as of today. */
MUST_USE enum status store_alarm_keep(struct store *store, int64_t id, double after,
                                      struct str what, int64_t now_s, struct error *err);
MUST_USE enum status store_alarm_clear(struct store *store, int64_t id, const char *why,
                                       int64_t now_s, struct error *err);
/* Those of sources that are no longer configured. */
MUST_USE enum status store_alarms_drop_unconfigured(struct store *store, int64_t now_s,
                                                    struct error *err);
/* Errors: E_NOT_FOUND when no such alarm is open. */
MUST_USE enum status store_alarm_acknowledge(struct store *store, int64_t id, int64_t now_s,
                                             struct error *err);
/* What a person should look at: a posting or a page of the crawl that shows it. */
enum store_look {
    LOOK_NONE,
    LOOK_NO_SALARY,
    LOOK_NO_PLACE,
    LOOK_NO_DESCRIPTION,
    LOOK_NO_SKILLS,
    LOOK_NO_ROLE,
    LOOK_NO_DATE,
    LOOK_WITHHELD,
    LOOK_MALFORMED,
    LOOK_BLOCKED,
    LOOK_LIMITED,
    LOOK_FAILED,
    LOOK_SLOW,
    LOOK_LISTING,
    LOOK_COUNT
};
/* Fills look, archive_file and archive_offset, in the arena. */
MUST_USE enum status store_alarm_look(struct store *store, enum store_look look, int64_t crawl,
                                      struct arena *arena, struct store_alarm *alarm,
                                      struct error *err);

/* Time-driven rules (expired, stale), twins, statistics. Once, at the end. */
struct run_summary {
    int64_t postings_active, expired, stale;
    int64_t failed_sources, sources;
};
MUST_USE enum status store_run_end(struct store *store, int64_t run, int64_t now_s, int exit_status,
                                   struct run_summary *ret, struct error *err);

/* ---- the frontier, for fetch's feed (readers of their own; any thread) ---- */

struct frontier;
MUST_USE enum status frontier_open(const char *path, int64_t run, struct frontier **ret,
                                   struct error *err);
void frontier_close(struct frontier *frontier);
/* Hosts ("https://host", url_origin form) with pending requests beyond what was
 * drawn of them through this handle. */
MUST_USE enum status frontier_hosts(struct frontier *frontier, struct arena *arena, size_t max,
                                    struct str *ret, size_t *ret_n, struct error *err);
struct frontier_row {
    int64_t id;
    struct str source, url, method, request_body, content_type;
    enum page_role role;
    struct str external_id, version, hint;
    struct str etag, last_modified;
    uint64_t digest; /* 0: must be read whatever it is */
};
/* Up to `max` requests of the host with numbers above after_id, in order. */
struct frontier_draw {
    struct str host;
    int64_t after_id;
    size_t max;
};
MUST_USE enum status frontier_draw(struct frontier *frontier, const struct frontier_draw *what,
                                   struct arena *arena, struct frontier_row **ret, size_t *ret_n,
                                   struct error *err);
/* robots.txt and holds (see fetch_feed). get on the frontier's reader; put is
 * kept in memory and written with the writer's next commit. */
MUST_USE enum status frontier_robots_get(struct frontier *frontier, struct str origin,
                                         struct arena *arena, struct str *ret_body,
                                         int *ret_http_status, int64_t *ret_fetched_at_s);
int64_t frontier_hold_get(struct frontier *frontier, struct str origin);
MUST_USE enum status store_robots_put(struct store *store, struct str origin, struct str body,
                                      int http_status, int64_t fetched_at_s, struct error *err);
MUST_USE enum status store_hold_put(struct store *store, struct str origin, int64_t until_s,
                                    struct error *err);

/* ---- exchange rates (base/rates.h), in table fx_rate ---- */

/* Whether they were not yet asked for on this UTC day. */
MUST_USE enum status store_rates_due(struct store *store, int64_t now_s, bool *ret,
                                     struct error *err);
MUST_USE enum status store_rates_asked(struct store *store, int64_t now_s, struct error *err);
/* Those of a day that is there already are replaced. */
MUST_USE enum status store_rates_put(struct store *store, const struct rates *rates,
                                     struct error *err);

/* ---- taxonomy ---- */
struct store_skill {
    uint32_t id;
    const char *slug, *name, *type, *parent;
    const char *const *aliases;
};
struct store_role {
    const char *slug, *name, *family, *soc, *isco;
};
struct store_taxonomy {
    const char *version;
    const struct store_skill *skills;
    size_t n_skills;
    const struct store_role *roles;
    size_t n_roles;
};
/* Fills the role, skill and skill_alias tables when the version is new to them. */
MUST_USE enum status store_taxonomy(struct store *store, const struct store_taxonomy *taxonomy,
                                    struct error *err);

/* ---- replay ---- */
struct store_position {
    struct str file;
    int64_t offset;
    struct str source;
    int64_t fetched_at_s;
};
/* The latest archived record of each page that an active or closed posting, or
 * a listing, rests on; in order of file and offset. In the arena. */
struct store_position_filter {
    struct str source;   /* absent: all */
    int64_t since_s;     /* read at or after; TIME_UNKNOWN: whenever */
    struct str versions; /* only pages of postings read under others; absent: all */
};
MUST_USE enum status store_positions(struct store *store,
                                     const struct store_position_filter *filter,
                                     struct arena *arena, struct store_position **ret,
                                     size_t *ret_n, struct error *err);
/* What re-reading would change in one posting, by field name; and doing it,
 * without touching what was seen when. diff is called once per changed field. */
typedef void store_diff(void *ctx, const char *field, struct str id, struct str before,
                        struct str after);
struct store_rereading {
    int64_t run, now_s;
    bool apply;
    store_diff *diff; /* may be NULL */
    void *ctx;
};
MUST_USE enum status store_reread(struct store *store, const struct posting *posting,
                                  const struct store_rereading *how, struct error *err);

/* ---- reading ---- */

/* A statement over the documented schema, for report/ and cron/. Parameters are
 * bound by name (":role"); columns are slices that live until the next step. */
struct query;
MUST_USE enum status query_new(struct store *store, const char *sql, struct query **ret,
                               struct error *err);
void query_text(struct query *query, const char *name, struct str value); /* absent: NULL */
void query_int(struct query *query, const char *name, int64_t value);
/* True with a row; false at the end or on an error, which query_free returns. */
bool query_step(struct query *query);
struct str query_col_text(struct query *query, int column); /* absent for NULL */
int64_t query_col_int(struct query *query, int column);     /* 0 for NULL */
double query_col_real(struct query *query, int column);
bool query_col_is_null(struct query *query, int column);
MUST_USE enum status query_free(struct query *query, struct error *err);
/* Of the names that a query lists, the one that a mistyped one was meant to be: "; is
 * it 'backend-developer'?", or "" (none is near, or the query fails): for a message. */
const char *query_nearest(struct store *store, const char *sql, struct str wrong,
                          char ret[NEAREST_BYTES]);

/* A posting with all its parts, by id (16 hex digits) or URL. In the arena.
 * Errors: E_NOT_FOUND, E_DB, E_NOMEM. */
struct stored_posting {
    struct posting posting;
    int64_t first_seen_s, last_seen_s, closed_at_s;
    struct str close_reason, job_id, job_group;
    struct str archive_file;
    int64_t archive_offset;
    struct str versions; /* of parser, normaliser and taxonomy that it was read under */
    const char *over; /* "stale" or "expired": not closed, yet not active on the day; else NULL */
};
MUST_USE enum status store_get(struct store *store, struct str id_or_url, struct arena *arena,
                               struct stored_posting *ret, struct error *err);
/* Every posting in order of id, one at a time; each in `arena`, which is reset
 * between calls. as_of_s: end of that UTC day; all: closed ones too; since_s:
 * only those that changed at that second or later, with those that were active
 * then and no longer are (TIME_UNKNOWN: no limit). `over` is set here alone.
 * visit returns false to stop. */
struct store_filter {
    int64_t as_of_s, since_s;
    bool all;
};
typedef bool store_visit(void *ctx, const struct stored_posting *posting);
MUST_USE enum status store_each(struct store *store, const struct store_filter *filter,
                                struct arena *arena, store_visit *visit, void *ctx,
                                struct error *err);

/* Brings the full-text index up to date; the first search after a run calls it.
 * Writer. Errors: E_DB, E_DISK. */
MUST_USE enum status store_fts_update(struct store *store, struct error *err);

/* ---- takedown ---- */

enum { TAKEDOWN_URLS = 8 };
struct store_takedown {
    int64_t n;     /* local number; 0: not stored, and only the words asked for are remembered */
    struct str id; /* absent: not known */
    struct str external_id, source, kind, board;
    struct str urls[TAKEDOWN_URLS]; /* that no other posting stands behind */
    size_t n_urls;
};
/* What is known of the posting: by id (16 hex digits) or URL. In the arena. Not
 * being stored is no error. Errors: E_DB, E_NOMEM. */
MUST_USE enum status store_takedown(struct store *store, struct str id_or_url, struct arena *arena,
                                    struct store_takedown *ret, struct error *err);
/* Deletes the posting with its parts, history, evidence and own pages, and
 * remembers id and URLs so that no run, replay or merge brings it back. Writer. */
MUST_USE enum status store_forget(struct store *store, const struct store_takedown *takedown,
                                  int64_t now_s, struct error *err);
/* That record of the archive is no more: what rests on it is asked for anew. */
MUST_USE enum status store_unarchive(struct store *store, struct str file, int64_t offset,
                                     struct error *err);

/* ---- pruning ---- */

/* Called for each archive record that something still rests on, in order of file
 * and offset; length 0: not known. False stops with E_NOMEM. */
typedef bool store_record(void *ctx, struct str file, int64_t offset, int64_t length);
struct store_pruning {
    int64_t before_s; /* what is older may go */
    bool postings;    /* postings that closed before it too */
    bool dry_run;     /* count, and change nothing */
    store_record *record;
    void *ctx;
};
struct store_pruned {
    int64_t moved;    /* open postings that now rest on the latest record of their page */
    int64_t released; /* pages whose record nothing rests on any more */
    int64_t changes, fetches, crawls, alarms, pages, postings; /* rows that went */
};
/* Lets go of what is older than before_s: places in the archive that no posting
 * rests on which was open since, changes of postings closed since before, the
 * ledger, crawls, cleared alarms, pages without a posting. What such a page shows
 * is asked for anew. One transaction; writer; not while a run is under way.
 * Errors: E_DB, E_DISK, E_DB_CORRUPT, E_NOMEM. */
MUST_USE enum status store_prune(struct store *store, const struct store_pruning *how,
                                 struct store_pruned *ret, struct error *err);
/* Records that were copied into another file are found there from now on; all or
 * nothing. */
struct store_moving {
    struct str from, to; /* names, as in archive_file */
    const int64_t *old_offsets, *new_offsets;
    size_t n;
};
MUST_USE enum status store_rehome(struct store *store, const struct store_moving *moving,
                                  struct error *err);

/* ---- merging ---- */

/* Takes another database (a shard) into this one: sources, ledgers, pages,
 * postings with parts and history. Idempotent; the order of several makes no
 * difference; the newer sighting wins. Requests still pending there stay there.
 * All or nothing. Writer. Errors: E_NOT_FOUND, E_UNSUPPORTED, E_DB, E_DISK. */
MUST_USE enum status store_merge(struct store *store, const char *file, struct error *err);

/* Is the file sound? The pages and indexes of the database, that no row refers to
 * one that is not there, and that reports see each posting. Each problem goes to the callback.
 * Errors: E_DB_CORRUPT (too damaged to look at), E_DB. */
typedef void store_problem(void *ctx, struct str what);
MUST_USE enum status store_check(struct store *store, store_problem *problem, void *ctx,
                                 int64_t *ret_problems, struct error *err);

/* Makes a consistent copy (online). Errors: E_IO, E_DB, E_DISK. */
MUST_USE enum status store_backup(struct store *store, const char *to, struct error *err);

/* ---- what is there to store with (jobmill doctor) ---- */

enum { STORE_FEATURES = 4 };
/* Fills ret and returns how many there are. */
size_t store_features(struct feature ret[STORE_FEATURES]);
/* The schema of the file, and the one that this program writes. Errors:
 * E_NOT_FOUND (no file), E_DB, E_DB_CORRUPT. */
MUST_USE enum status store_schema(const char *path, int64_t *ret_found, int64_t *ret_known,
                                  struct error *err);

#endif
