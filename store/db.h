/* store/db.h: private to store/. The handle, its statements, and what the files
 * of this folder do for one another. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include "store/names.h"
#include "store/store.h"

/* ---- statements: text in statements.def, prepared at first use ---- */

enum sql {
#define STATEMENT(name, text) name,
#include "store/statements.def"
#undef STATEMENT
    SQL_COUNT
};

/* ---- a crawl under way ---- */

/* Columns of table crawl that count. */
// clang-format off
#define CRAWL_COUNTERS(X) \
    X(requests) X(failures) X(listed) X(seen) X(added) X(changed) \
    X(unchanged) X(reopened) X(closed) X(held) X(quarantined) X(dropped) \
    X(bytes) X(announced) X(repeated) X(is_capped) X(listing_ok) X(listing_unchanged) \
    X(listing_cut) X(listing_failed) X(listing_gone) X(listing_blocked)
// clang-format on
struct crawl_counts {
#define X(name) int64_t name;
    CRAWL_COUNTERS(X)
#undef X
    int64_t pending; /* of the frontier; not a column */
};

/* Columns of table crawl_stat that count while a crawl goes on. */
#define CRAWL_STATS(X)                                                                             \
    X(read)                                                                                        \
    X(with_salary)                                                                                 \
    X(with_place)                                                                                  \
    X(with_description)                                                                            \
    X(with_skills)                                                                                 \
    X(with_role) X(with_date) X(withheld) X(malformed) X(blocked) X(unanswered) X(limited)
struct crawl_stats {
#define X(name) int64_t name;
    CRAWL_STATS(X)
#undef X
};

enum { WHY_BYTES = 256 };

struct crawl {
    int64_t id, source;
    struct str name, kind, board; /* in store->texts */
    bool is_window, is_archive;
    int64_t refresh_s, stale_s;
    int64_t postings_before;              /* the highest posting.n when it began */
    struct crawl_counts count, committed; /* now, and as of the last commit */
    struct crawl_stats stats, committed_stats;
    char why[WHY_BYTES]; /* first thing that went wrong with a listing */
    bool is_dirty, is_ended;
};

/* ---- the handle ---- */

struct side_note; /* a robots.txt or a hold that waits for the next commit */

struct store {
    sqlite3 *db;
    char *file; /* owned */
    enum store_mode mode;
    sqlite3_stmt *stmts[SQL_COUNT];
    bool in_batch;
    bool has_forgotten;   /* table forgotten has rows */
    struct crawl *crawls; /* of this run */
    size_t n_crawls, cap_crawls;
    struct names crawl_names;
    struct arena texts;   /* of the crawls */
    int64_t run, reading; /* of the run that began through this handle */
    int64_t run_began_s;  /* 0: none did */
    int64_t next_frontier_id;
    /* the last ones looked up, as most pages in a row share them */
    char *archive_name; /* owned */
    int64_t archive_id;
    uint64_t company_hash; /* of all that its row holds; 0: none */
    int64_t company_id;
    pthread_mutex_t notes_lock; /* over notes alone: fetch threads leave them */
    struct side_note *notes;
};

/* ---- db.c ---- */

/* Sets err from the connection's state; names the file and what to do. */
enum status db_error(sqlite3 *db, const char *file, const char *doing, struct error *err);
enum status store_error(struct store *store, const char *doing, struct error *err);
/* Connects with the pragmas of `mode`; checks that it is a jobmill file. */
MUST_USE enum status db_connect(const char *path, enum store_mode mode, sqlite3 **ret,
                                struct error *err);

/* The statement, reset and bound by `format`, one letter per parameter: i
 * int64_t, t struct str (empty: NULL), z const char * (empty: NULL), T int64_t
 * seconds (TIME_UNKNOWN: NULL), o int (-1: NULL), h uint64_t, r double, b blob
 * as struct str (empty: NULL), n NULL. Bound text must live until the next
 * reset. NULL when it cannot be prepared: store_error says why. */
sqlite3_stmt *sql_bind(struct store *store, enum sql sql, const char *format, ...);
/* Parameter by parameter, where there are many. */
struct binder {
    sqlite3_stmt *stmt;
    int next; /* number of the next parameter */
};
void bind_text(struct binder *b, struct str s); /* empty: NULL */
void bind_int(struct binder *b, int64_t value, bool is_set);
void bind_time(struct binder *b, int64_t at_s);
/* Binds and runs a statement without rows. */
MUST_USE enum status sql_run(struct store *store, struct error *err, enum sql sql,
                             const char *format, ...);
/* Steps: *ret_row tells whether a row is there; at the end it is reset. */
MUST_USE enum status sql_step(struct store *store, sqlite3_stmt *stmt, bool *ret_row,
                              struct error *err);
/* First column of the first row, or `otherwise` when there is none or it is NULL. */
MUST_USE enum status sql_int(struct store *store, struct error *err, int64_t otherwise,
                             int64_t *ret, enum sql sql, const char *format, ...);
struct str column_str(sqlite3_stmt *stmt, int column); /* lives until the next step */
int64_t column_time(sqlite3_stmt *stmt, int column);   /* TIME_UNKNOWN for NULL */

/* A transaction unless a batch is open; *ret_own tells which. */
MUST_USE enum status txn_begin(struct store *store, bool *ret_own, struct error *err);
/* Commits what was begun, or rolls it back when st is not OK; passes st on. */
MUST_USE enum status txn_end(struct store *store, bool own, enum status st, struct error *err);

MUST_USE enum status meta_get(struct store *store, const char *key, int64_t *ret,
                              struct error *err); /* 0 when it is not there */
MUST_USE enum status meta_put(struct store *store, const char *key, int64_t value,
                              struct error *err);
MUST_USE enum status archive_file_id(struct store *store, struct str name, int64_t *ret,
                                     struct error *err);
void notes_drop(struct store *store);
/* The last second of the UTC day in which at_s lies. */
static inline int64_t
day_end(int64_t at_s)
{
    int64_t rest = at_s % DAY_S;
    return at_s - (rest < 0 ? rest + DAY_S : rest) + DAY_S - 1;
}
uint64_t request_key(struct str url, struct str method, struct str body);

/* ---- crawl.c ---- */

struct crawl *crawl_find(struct store *store, struct str source); /* NULL: none under way */
MUST_USE enum status crawls_save(struct store *store, struct error *err);
void crawls_revert(struct store *store);
void crawls_free(struct store *store);
void crawl_note(struct crawl *crawl, struct str why); /* keeps the first */
MUST_USE enum status frontier_add(struct store *store, struct crawl *crawl, const struct link *link,
                                  int64_t from_page, struct arena *arena, struct error *err);

/* ---- crawl_stat.c ---- */

/* What one page, and each posting read on it, adds to the crawl's statistics. */
void crawl_stat_page(struct crawl *crawl, enum page_verdict verdict, uint32_t limit_hits);
void crawl_stat_posting(struct crawl *crawl, const struct posting *posting);
MUST_USE enum status crawl_stat_save(struct store *store, const struct crawl *crawl,
                                     struct error *err);
MUST_USE enum status crawl_stat_load(struct store *store, struct crawl *crawl, struct error *err);
/* The figures that are known at its end: latency, newest posting, postings open. */
MUST_USE enum status crawl_stat_end(struct store *store, const struct crawl *crawl,
                                    struct error *err);

/* ---- lifecycle.c ---- */

/* What a sighting needs to know of the posting it is about. */
struct known {
    int64_t n, first_seen_s, last_seen_s, closed_at_s, expires_at_s, seen_crawl, seen_page;
    char reason[16];
};
/* How strong a sighting is: a listing's word, or the posting itself was read. */
enum sight { SIGHT_LISTED, SIGHT_READ };

void known_read(sqlite3_stmt *stmt, int column, struct known *ret); /* KNOWN_COLUMNS */
struct sighting {
    const struct known *known;
    enum sight sight;
    int64_t page, at_s; /* page 0: its own page */
};
/* Records it: last_seen, a reopening, the end of a gap. */
MUST_USE enum status posting_seen(struct store *store, struct crawl *crawl,
                                  const struct sighting *sighting, struct error *err);
MUST_USE enum status posting_close(struct store *store, int64_t n, const char *reason, int64_t at_s,
                                   struct error *err);
/* Everything that an unchanged listing or detail page showed last time. */
MUST_USE enum status page_unchanged(struct store *store, struct crawl *crawl, int64_t page,
                                    int64_t page_crawl, int64_t at_s, struct error *err);

/* ---- posting.c ---- */

struct reading_of {
    struct store *store;
    struct crawl *crawl;
    int64_t run, source;
    int64_t page, listing_page; /* 0: none */
    int64_t shown_by;           /* the listing that shows or led to it; 0: none */
    int64_t archive_file, archive_offset;
    int64_t at_s;
    struct arena *arena;
};
MUST_USE enum status posting_upsert(const struct reading_of *of, const struct posting *posting,
                                    bool *ret_lacks, struct error *err);
/* The parts of a posting, replaced; and its row, but for identity and times. */
MUST_USE enum status posting_rewrite(struct store *store, int64_t n, const struct posting *posting,
                                     int64_t reading, struct error *err);
struct change {
    int64_t n, at_s;
    const char *cause, *field; /* "source" or "reread" */
    struct str before, after;
};
MUST_USE enum status change_add(struct store *store, const struct change *change,
                                struct error *err);
int64_t posting_expiry(const struct posting *posting, struct str kind);

/* ---- parts.c ---- */

MUST_USE enum status parts_insert(struct store *store, int64_t n, const struct posting *posting,
                                  struct error *err);
MUST_USE enum status parts_delete(struct store *store, int64_t n, struct error *err);

/* ---- load.c ---- */

MUST_USE enum status posting_load(struct store *store, int64_t n, struct arena *arena,
                                  struct stored_posting *ret, struct error *err);
MUST_USE enum status parts_load(struct store *store, int64_t n, struct arena *arena,
                                struct posting *ret, struct error *err);

/* ---- forget.c ---- */

/* Whether the id or the URL was taken down. Cheap where nothing ever was. */
MUST_USE enum status forgotten_has(struct store *store, const char *id, struct str url, bool *ret,
                                   struct error *err);

/* The posting and all that hangs on it, out of index and twins. */
MUST_USE enum status posting_drop(struct store *store, int64_t n, struct error *err);

/* A number that is free again is given to the next new posting: no mark may lie
 * above the highest. */
MUST_USE enum status marks_lower(struct store *store, struct error *err);

/* ---- twins.c ---- */

MUST_USE enum status twins_update(struct store *store, struct error *err);

/* ---- facts.c ---- */

/* Makes the rows of posting_fact that are missing. */
MUST_USE enum status facts_update(struct store *store, struct error *err);

#endif
