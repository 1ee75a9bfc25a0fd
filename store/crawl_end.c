/* store/crawl_end.c: what a whole crawl proves. A posting is closed as unlisted
 * only by a catalogue's complete and healthy listing; a listing that shrank
 * suddenly must be confirmed by the next healthy one. */
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

enum {
    SHRINK_MIN = 5,      /* a loss up to this many is everyday */
    SHRINK_PERCENT = 50, /* a loss above this share is not */
    UNREAD_PERCENT = 50, /* of the entries not read: the list proves nothing */
    GONE_RUNS = 3,       /* a 404 or 410 this often ... */
    GONE_HOURS = 72,     /* ... over this long means that the board is gone */
};

static const char *const VERDICTS[CRAWL_VERDICT_COUNT] = {
    "", "complete", "partial", "empty", "suspicious", "blocked", "gone", "failed", "unchanged"};

const char *
crawl_verdict_name(enum crawl_verdict verdict)
{
    return VERDICTS[verdict];
}

struct ending {
    struct store *store;
    struct crawl *crawl;
    int64_t now_s;
    struct crawl_summary *sum;
    int64_t held_crawl, gone_runs, gone_since_s; /* of the source */
    int64_t *missing;                            /* owned: open postings that were not seen */
    int64_t *missing_seen_in;                    /* owned: the crawl each was last seen in */
    int64_t n_missing, n_open;                   /* n_open: when it began */
};

static void
say(struct ending *end, const char *format, long long a, long long b)
{
    /* NOLINTNEXTLINE(clang-diagnostic-format-nonliteral) */
    (void)snprintf(end->sum->why, sizeof end->sum->why, "%lld %s %lld", a, format, b);
}

/* Pages named one by one, without a listing. */
static enum crawl_verdict
verdict_of_details(const struct crawl_counts *c)
{
    if (c->requests && c->failures == c->requests) {
        return CRAWL_FAILED;
    }
    return c->failures || c->pending ? CRAWL_PARTIAL : CRAWL_COMPLETE;
}

/* Not one listing page was read. */
static enum crawl_verdict
verdict_of_failures(const struct crawl_counts *c)
{
    if (c->listing_failed) {
        return CRAWL_FAILED;
    }
    return c->listing_gone && !c->listing_blocked ? CRAWL_GONE : CRAWL_BLOCKED;
}

/* Every listing page that was asked for was read: is that the whole list? */
static enum crawl_verdict
verdict_of_list(struct ending *end)
{
    const struct crawl_counts *c = &end->crawl->count;
    int64_t entries = c->listed + c->dropped - c->repeated;
    if (c->pending) {
        say(end, "requests were left undone, after", c->pending, c->requests);
        return CRAWL_PARTIAL;
    }
    if (c->is_capped && !end->crawl->is_window) {
        (void)snprintf(end->sum->why, sizeof end->sum->why, "the platform cuts its list off");
        return CRAWL_PARTIAL;
    }
    if (entries < c->announced) {
        say(end, "postings were listed of the announced", entries, c->announced);
        return CRAWL_PARTIAL;
    }
    return c->listing_ok == 0 ? CRAWL_UNCHANGED : CRAWL_COMPLETE;
}

/* Saved pages: whatever they are, they are all there is. */
static enum crawl_verdict
verdict_of_archive(struct ending *end)
{
    const struct crawl_counts *c = &end->crawl->count;
    if (c->requests == 0) {
        (void)snprintf(end->sum->why, sizeof end->sum->why,
                       "no page was read: does its path match a file?");
    }
    return c->requests == c->failures ? CRAWL_FAILED : CRAWL_COMPLETE;
}

/* The verdict by what the listing pages were like; postings are not looked at. */
static enum crawl_verdict
verdict_of_pages(struct ending *end)
{
    const struct crawl_counts *c = &end->crawl->count;
    int64_t good = c->listing_ok + c->listing_unchanged;
    int64_t bad = c->listing_failed + c->listing_gone + c->listing_blocked;
    (void)snprintf(end->sum->why, sizeof end->sum->why, "%s", end->crawl->why);
    if (end->crawl->is_archive) {
        return verdict_of_archive(end);
    }
    if (good + c->listing_cut + bad == 0) {
        return verdict_of_details(c);
    }
    if (good + c->listing_cut == 0) {
        return verdict_of_failures(c);
    }
    return bad || c->listing_cut ? CRAWL_PARTIAL : verdict_of_list(end);
}

/* ---- closings ---- */

static bool
push_missing(struct ending *end, int64_t *cap, int64_t n, int64_t seen_in)
{
    if (end->n_missing == *cap) {
        *cap = *cap ? *cap * 2 : 64;
        int64_t *missing = realloc(end->missing, (size_t)*cap * sizeof *missing);
        end->missing = missing ? missing : end->missing;
        int64_t *seen = realloc(end->missing_seen_in, (size_t)*cap * sizeof *seen);
        end->missing_seen_in = seen ? seen : end->missing_seen_in;
        if (!missing || !seen) {
            return false;
        }
    }
    end->missing[end->n_missing] = n;
    end->missing_seen_in[end->n_missing++] = seen_in;
    return true;
}

static enum status
find_missing(struct ending *end, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(end->store, SQL_OPEN_OF_SOURCE, "i", end->crawl->source);
    bool row = false;
    int64_t cap = 0;
    for (;;) {
        enum status st = sql_step(end->store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        /* what came with this crawl was not there to be lost */
        end->n_open += sqlite3_column_int64(stmt, 0) <= end->crawl->postings_before;
        int64_t seen_in = sqlite3_column_int64(stmt, 1);
        if (seen_in != end->crawl->id &&
            !push_missing(end, &cap, sqlite3_column_int64(stmt, 0), seen_in)) {
            sqlite3_reset(stmt);
            return error_set(err, E_NOMEM, "%s: closing postings", end->store->file);
        }
    }
}

/* Closes those of the missing that were missing at the held crawl too, or, with
 * all, every one. */
static enum status
close_missing(struct ending *end, const char *reason, bool all, struct error *err)
{
    enum status st = OK;
    for (int64_t i = 0; i < end->n_missing && !st; i++) {
        if (all || end->missing_seen_in[i] < end->held_crawl) {
            st = posting_close(end->store, end->missing[i], reason, end->now_s, err);
            end->crawl->count.closed++;
        }
    }
    return st;
}

static int64_t
count_confirmed(const struct ending *end)
{
    int64_t n = 0;
    for (int64_t i = 0; end->held_crawl && i < end->n_missing; i++) {
        n += end->missing_seen_in[i] < end->held_crawl;
    }
    return n;
}

static bool
is_sudden(const struct ending *end, int64_t lost, int64_t before)
{
    const struct crawl_counts *c = &end->crawl->count;
    bool shrank = lost > SHRINK_MIN && lost * 100 > before * SHRINK_PERCENT;
    bool emptied = lost > 0 && lost == before && c->seen == 0 && c->listed == 0;
    bool unread = lost > 0 && c->dropped > 0; /* one of these may be what is missing */
    return shrank || emptied || unread;
}

/* Closings wait: all that are missing, or those that were not missing before. */
static void
hold(struct ending *end, int64_t lost, int64_t before)
{
    struct crawl_counts *c = &end->crawl->count;
    end->sum->verdict = CRAWL_SUSPICIOUS;
    (void)snprintf(
        end->sum->why, sizeof end->sum->why,
        "%lld of %lld open postings are no longer listed%s; they stay open until the next "
        "healthy run agrees",
        (long long)lost, (long long)before, c->dropped ? ", and entries could not be read" : "");
    c->held = lost;
    end->held_crawl = end->crawl->id;
}

static enum status
close_unlisted(struct ending *end, struct error *err)
{
    const struct crawl_counts *c = &end->crawl->count;
    if (end->n_missing && c->dropped * 100 > (c->listed + c->dropped) * UNREAD_PERCENT) {
        hold(end, end->n_missing, end->n_open);
        return OK;
    }
    int64_t confirmed = count_confirmed(end);
    int64_t lost = end->n_missing - confirmed;
    if (!is_sudden(end, lost, end->n_open - confirmed)) {
        end->held_crawl = 0;
        return close_missing(end, "unlisted", true, err);
    }
    enum status st = close_missing(end, "unlisted", false, err);
    hold(end, lost, end->n_open - confirmed);
    return st;
}

static enum status
apply_gone(struct ending *end, struct error *err)
{
    end->gone_runs++;
    if (end->gone_since_s == TIME_UNKNOWN) {
        end->gone_since_s = end->now_s;
    }
    if (end->gone_runs < GONE_RUNS ||
        end->now_s - end->gone_since_s < (int64_t)GONE_HOURS * HOUR_S || end->crawl->is_window ||
        end->crawl->is_archive) {
        return OK;
    }
    enum status st = find_missing(end, err);
    return st ? st : close_missing(end, "board-gone", true, err);
}

/* A whole listing proves what is open; but when most of what it led to failed,
 * a person should look. */
static void
judge_details(struct ending *end)
{
    const struct crawl_counts *c = &end->crawl->count;
    int64_t details = c->requests - c->listing_ok - c->listing_unchanged;
    if (c->failures * 2 > details && c->failures > 0) {
        (void)snprintf(end->sum->why, sizeof end->sum->why,
                       "%lld of %lld postings' pages failed: %.120s", (long long)c->failures,
                       (long long)details, end->crawl->why);
        end->sum->verdict = CRAWL_PARTIAL;
    }
}

static enum status
apply(struct ending *end, struct error *err)
{
    const struct crawl_counts *c = &end->crawl->count;
    struct crawl_summary *sum = end->sum;
    sum->verdict = verdict_of_pages(end);
    if (sum->verdict == CRAWL_GONE) {
        return apply_gone(end, err);
    }
    if (c->listing_ok + c->listing_unchanged > 0) {
        end->gone_runs = 0;
        end->gone_since_s = TIME_UNKNOWN;
    }
    bool is_whole = sum->verdict == CRAWL_COMPLETE || sum->verdict == CRAWL_UNCHANGED;
    bool has_listing = c->listing_ok + c->listing_unchanged > 0;
    if (!is_whole || !has_listing || end->crawl->is_window || end->crawl->is_archive) {
        return OK;
    }
    enum status st = find_missing(end, err);
    if (!st) {
        st = close_unlisted(end, err);
    }
    if (!st && sum->verdict == CRAWL_COMPLETE && c->listed + c->seen == 0 && sum->why[0] == '\0') {
        (void)snprintf(sum->why, sizeof sum->why, "lists no postings");
    }
    if (!st && (sum->verdict == CRAWL_COMPLETE || sum->verdict == CRAWL_UNCHANGED)) {
        judge_details(end);
    }
    if (!st && sum->verdict == CRAWL_COMPLETE && c->listed + c->seen == 0) {
        sum->verdict = CRAWL_EMPTY; /* a true "no postings" */
    }
    return st;
}

/* ---- the record of it ---- */

static enum status
load_source(struct ending *end, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(end->store, SQL_SOURCE_GET, "t", end->crawl->name);
    bool row = false;
    enum status st = sql_step(end->store, stmt, &row, err);
    if (!st && row) {
        end->held_crawl = sqlite3_column_int64(stmt, 7);
        end->gone_runs = sqlite3_column_int64(stmt, 8);
        end->gone_since_s = column_time(stmt, 9);
        sqlite3_reset(stmt);
    }
    return st;
}

static void
summarise(struct ending *end)
{
    const struct crawl_counts *c = &end->crawl->count;
    struct crawl_summary *s = end->sum;
    s->requests = c->requests;
    s->failures = c->failures;
    s->listed = c->listed;
    s->seen = c->seen;
    s->added = c->added;
    s->changed = c->changed;
    s->unchanged = c->unchanged;
    s->reopened = c->reopened;
    s->closed = c->closed;
    s->held = c->held;
    s->quarantined = c->quarantined;
    s->dropped = c->dropped;
    s->bytes = c->bytes;
}

static enum status
record(struct ending *end, struct error *err)
{
    struct store *store = end->store;
    const struct crawl_summary *s = end->sum;
    bool is_whole =
        s->verdict == CRAWL_COMPLETE || s->verdict == CRAWL_UNCHANGED || s->verdict == CRAWL_EMPTY;
    enum status st =
        sql_run(store, err, SQL_SOURCE_ENDED, "TiizTTi", is_whole ? end->now_s : TIME_UNKNOWN,
                end->held_crawl, end->crawl->count.held, s->why, end->gone_runs, end->gone_since_s,
                end->crawl->source);
    if (!st) {
        st = sql_run(store, err, SQL_CRAWL_END, "izzi", end->now_s, crawl_verdict_name(s->verdict),
                     s->why, end->crawl->id);
    }
    if (!st) {
        st = crawl_stat_end(store, end->crawl, err);
    }
    if (!st) {
        st = sql_run(store, err, SQL_PARENTS_MUST_READ, "i", end->crawl->id);
    }
    if (!st) {
        st = sql_run(store, err, SQL_FRONTIER_DROP, "i", end->crawl->id);
    }
    (void)snprintf(end->crawl->why, sizeof end->crawl->why, "%s", s->why);
    end->crawl->is_dirty = true;
    return st;
}

static enum status
finish(struct ending *end, struct error *err)
{
    enum status st = load_source(end, err);
    if (!st) {
        st = apply(end, err);
    }
    if (!st) {
        summarise(end);
        st = record(end, err);
    }
    free(end->missing);
    free(end->missing_seen_in);
    return st;
}

enum status
store_crawl_end(struct store *store, int64_t run, struct str source, int64_t now_s,
                struct crawl_summary *ret, struct error *err)
{
    (void)run;
    struct crawl *crawl = crawl_find(store, source);
    if (!crawl) {
        return error_set(err, E_NOT_FOUND, "%s: source \"%.*s\" is not being crawled", store->file,
                         STR_ARG(source));
    }
    bool own = false;
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    *ret = (struct crawl_summary){0};
    struct ending end = {
        .store = store, .crawl = crawl, .now_s = now_s, .sum = ret, .gone_since_s = TIME_UNKNOWN};
    st = txn_end(store, own, finish(&end, err), err);
    crawl->is_ended = st == OK;
    return st;
}

/* ---- the end of a run ---- */

static enum status
close_expired(struct store *store, int64_t now_s, int64_t *ret_n, struct error *err)
{
    for (;;) {
        sqlite3_stmt *stmt = sql_bind(store, SQL_EXPIRED, "i", now_s);
        bool row = false;
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        int64_t n = sqlite3_column_int64(stmt, 0), at_s = sqlite3_column_int64(stmt, 1);
        sqlite3_reset(stmt);
        st = posting_close(store, n, "expired", at_s, err);
        if (st) {
            return st;
        }
        ++*ret_n;
    }
}

static enum status
run_counts(struct store *store, int64_t run, int64_t now_s, struct run_summary *ret,
           struct error *err)
{
    bool row = false;
    sqlite3_stmt *stmt = sql_bind(store, SQL_CRAWLS_ENDED, "i", run);
    enum status st = sql_step(store, stmt, &row, err);
    if (!st && row) {
        ret->sources = sqlite3_column_int64(stmt, 0);
        ret->failed_sources = sqlite3_column_int64(stmt, 1);
        sqlite3_reset(stmt);
    }
    if (!st) {
        stmt = sql_bind(store, SQL_COUNT_ACTIVE, "i", now_s);
        st = sql_step(store, stmt, &row, err);
    }
    if (!st && row) {
        ret->postings_active = sqlite3_column_int64(stmt, 1);
        ret->stale = sqlite3_column_int64(stmt, 0) - ret->postings_active;
        sqlite3_reset(stmt);
    }
    return st;
}

static enum status
run_end(struct store *store, int64_t run, int64_t now_s, int exit_status, struct run_summary *ret,
        struct error *err)
{
    enum status st = close_expired(store, now_s, &ret->expired, err);
    if (!st) {
        st = twins_update(store, err);
    }
    if (!st) {
        st = facts_update(store, err);
    }
    if (!st) {
        st = run_counts(store, run, now_s, ret, err);
    }
    return st ? st
              : sql_run(store, err, SQL_RUN_END, "ioiiiiii", now_s, exit_status, ret->sources,
                        ret->failed_sources, ret->postings_active, ret->expired, ret->stale, run);
}

enum status
store_run_end(struct store *store, int64_t run, int64_t now_s, int exit_status,
              struct run_summary *ret, struct error *err)
{
    bool own = false;
    *ret = (struct run_summary){0};
    enum status st = txn_begin(store, &own, err);
    return st ? st : txn_end(store, own, run_end(store, run, now_s, exit_status, ret, err), err);
}
