/* store/due.c: which sources are due. The longer nothing has changed at a source,
 * the longer it may wait (the update threshold of Cate, "Alex: a global
 * filesystem", 1992, taken as half); a night that was missed is made up for
 * without losing the next one. */
#include "store/due.h"

#include "store/db.h"

#include "base/banned.h"

enum {
    DUE_PERCENT = 90,       /* a timer is never exact */
    QUIET_SHARE = 2,        /* waits a half of the time that nothing changed */
    RUNS_LEAST = 4,         /* fewer show no rhythm */
    CADENCE_LEAST_S = 3600, /* runs by hand, one after another, neither */
};

/* ---- rhythm ---- */

/* The lower median of the gaps between runs. */
static int64_t
cadence_of(const struct due_facts *facts)
{
    int64_t gaps[DUE_RUNS];
    size_t n = facts->n_runs - 1;
    for (size_t i = 0; i < n; i++) {
        int64_t gap = facts->runs[i] - facts->runs[i + 1];
        size_t at = i;
        for (; at > 0 && gaps[at - 1] > gap; at--) {
            gaps[at] = gaps[at - 1];
        }
        gaps[at] = gap;
    }
    return gaps[(n - 1) / 2];
}

static int64_t
distance(int64_t a, int64_t b, int64_t cadence)
{
    int64_t gap = (a > b ? a - b : b - a) % cadence;
    return gap < cadence - gap ? gap : cadence - gap;
}

/* The run whose place in the rhythm agrees best with the others': one that was
 * late does not shift it. */
static int64_t
typical_run(const struct due_facts *facts, int64_t cadence)
{
    int64_t best = facts->runs[0];
    int64_t least = INT64_MAX;
    for (size_t i = 0; i < facts->n_runs; i++) {
        int64_t sum = 0;
        for (size_t k = 0; k < facts->n_runs; k++) {
            sum += distance(facts->runs[i], facts->runs[k], cadence);
        }
        if (sum < least) {
            least = sum;
            best = facts->runs[i];
        }
    }
    return best;
}

int64_t
due_next_run(const struct due_facts *facts, int64_t now_s)
{
    enum { NEAR = 4 }; /* within a quarter of the rhythm, the slot is this run's own */
    if (facts->n_runs < RUNS_LEAST) {
        return TIME_UNKNOWN;
    }
    int64_t cadence = cadence_of(facts);
    if (cadence < CADENCE_LEAST_S) {
        return TIME_UNKNOWN;
    }
    int64_t slot = typical_run(facts, cadence);
    int64_t after = now_s + cadence / NEAR;
    if (slot <= after) {
        slot += ((after - slot) / cadence + 1) * cadence;
    }
    return slot;
}

/* ---- judging ---- */

static int64_t
interval_of(const struct due_facts *facts)
{
    int64_t every_s = facts->every_ms / 1000;
    int64_t most_s = facts->every_most_ms / 1000;
    if (facts->is_window && facts->stale_ms > 0 && most_s > facts->stale_ms / 1000 / 2) {
        most_s = facts->stale_ms / 1000 / 2; /* or what is open there would go stale */
    }
    if (most_s <= every_s || facts->last_change_s == TIME_UNKNOWN) {
        return every_s;
    }
    int64_t wait_s = (facts->last_complete_s - facts->last_change_s) / QUIET_SHARE;
    return wait_s < every_s ? every_s : wait_s > most_s ? most_s : wait_s;
}

/* Neither now nor the next run is at the right time: is now the better one? */
static bool
is_better_now(const struct due_facts *facts, int64_t every_s, int64_t now_s)
{
    int64_t next_s = due_next_run(facts, now_s);
    int64_t early_s = every_s - (now_s - facts->last_complete_s);
    return next_s != TIME_UNKNOWN && next_s - facts->last_complete_s - every_s > early_s;
}

struct store_plan
due_judge(const struct due_facts *facts, int64_t now_s)
{
    struct store_plan plan = {.is_due = true, .last_complete_s = facts->last_complete_s};
    if (facts->pending >= 0) {
        plan.why = DUE_INTERRUPTED;
        plan.pending = facts->pending;
        return plan;
    }
    if (facts->last_complete_s == TIME_UNKNOWN || facts->last_complete_s > now_s) {
        plan.why = facts->every_ms == 0 ? DUE_EACH_RUN : DUE_NEW;
        return plan;
    }
    plan.every_s = interval_of(facts);
    plan.due_at_s = facts->last_complete_s + plan.every_s * DUE_PERCENT / 100;
    if (plan.every_s == 0) {
        plan.why = DUE_EACH_RUN;
    } else if (now_s >= plan.due_at_s) {
        plan.why = DUE_TIME;
    } else if (is_better_now(facts, plan.every_s, now_s)) {
        plan.why = DUE_CATCH_UP;
    } else {
        plan.why = DUE_NOT;
        plan.is_due = false;
    }
    return plan;
}

/* ---- facts ---- */

static enum status
read_runs(struct store *store, struct due_facts *facts, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_RUN_STARTS, "i", (int64_t)DUE_RUNS);
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    while (!st && row) {
        facts->runs[facts->n_runs++] = sqlite3_column_int64(stmt, 0);
        st = sql_step(store, stmt, &row, err);
    }
    return st;
}

static enum status
read_source(struct store *store, struct str name, struct due_facts *facts, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_SOURCE_DUE, "t", name);
    bool row = false;
    int64_t open_crawl = 0;
    facts->last_complete_s = facts->last_change_s = TIME_UNKNOWN;
    facts->pending = -1;
    enum status st = sql_step(store, stmt, &row, err);
    if (st || !row) {
        return st;
    }
    facts->last_complete_s = column_time(stmt, 0);
    facts->last_change_s = column_time(stmt, 1);
    if (facts->last_change_s == TIME_UNKNOWN) {
        facts->last_change_s = column_time(stmt, 2);
    }
    open_crawl = sqlite3_column_int64(stmt, 3);
    sqlite3_reset(stmt);
    return open_crawl ? sql_int(store, err, 0, &facts->pending, SQL_CRAWL_PENDING, "i", open_crawl)
                      : OK;
}

enum status
store_plan(struct store *store, const struct store_source *source, int64_t now_s,
           struct store_plan *ret, struct error *err)
{
    struct due_facts facts = {.every_ms = source->every_ms,
                              .every_most_ms = source->every_most_ms,
                              .stale_ms = source->stale_ms,
                              .is_window = source->is_window};
    enum status st = read_source(store, source->name, &facts, err);
    if (!st) {
        st = read_runs(store, &facts, err);
    }
    if (!st) {
        *ret = due_judge(&facts, now_s);
    }
    return st;
}

enum status
store_due(struct store *store, const struct store_source *sources, size_t n, int64_t now_s,
          bool *ret, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < n && !st; i++) {
        struct store_plan plan;
        st = store_plan(store, &sources[i], now_s, &plan, err);
        ret[i] = !st && plan.is_due;
    }
    return st;
}
