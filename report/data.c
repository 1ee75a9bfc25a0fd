/* report/data.c: what is counted, by the counting rules of docs/reports.md: jobs
 * that are active at the end of the day, each once; base pay by the year in one
 * currency; skills without the soft ones, languages and certificates. */
#include "report/data.h"

#include <stdlib.h>

#include "base/limits.h"

#include "base/banned.h"

#define ACTIVE                                                                                     \
    "v.opened_at <= :end AND v.ended_at >= :end AND (:country IS NULL OR EXISTS (SELECT 1 FROM "   \
    "posting_location l WHERE l.posting = v.n AND l.country = :country)) "

/* ---- growing ---- */

bool
data_reserve(void **items, size_t *cap, size_t n, size_t size)
{
    if (n < *cap) {
        return true;
    }
    size_t more = *cap ? *cap * 2 : 16;
    void *grown = realloc(*items, more * size);
    if (!grown) {
        return false;
    }
    *items = grown;
    *cap = more;
    return true;
}

enum status
data_no_memory(struct error *err)
{
    return error_set(err, E_NOMEM, "report: too many postings for the memory");
}

/* ---- queries ---- */

enum status
data_query(struct report_scope *scope, const char *sql, struct str role, struct query **ret,
           struct error *err)
{
    enum status st = query_new(scope->store, sql, ret, err);
    if (!st) {
        query_text(*ret, ":role", role);
        query_text(*ret, ":country", scope->country);
        query_text(*ret, ":currency", scope->currency);
        query_int(*ret, ":end", scope->end_s);
    }
    return st;
}

enum status
scope_currency(struct report_scope *scope, struct str role_a, struct str role_b, struct error *err)
{
    struct query *q = NULL;
    if (scope->currency.n) {
        return OK;
    }
    enum status st =
        data_query(scope,
                   "SELECT m.currency FROM v_span v JOIN posting_salary m ON m.posting = v.n "
                   "AND m.kind = 'base' AND m.currency IS NOT NULL "
                   "AND coalesce(m.annual_min_cents, m.annual_max_cents) IS NOT NULL WHERE " ACTIVE
                   "AND v.role IN (:role, :other) GROUP BY m.currency "
                   "ORDER BY count(*) DESC, m.currency LIMIT 1",
                   role_a, &q, err);
    if (st) {
        return st;
    }
    query_text(q, ":other", role_b);
    if (query_step(q)) {
        scope->currency = arena_str(scope->arena, query_col_text(q, 0));
    }
    return query_free(q, err);
}

/* ---- jobs ---- */

/* Years asked stand in where neither title nor page states a level. */
static enum seniority
level_of(struct str stated, bool has_years, int64_t years)
{
    static const struct {
        int64_t up_to;
        enum seniority level;
    } YEARS[] = {{2, SENIORITY_ENTRY},
                 {5, SENIORITY_MID},
                 {9, SENIORITY_SENIOR},
                 {INT64_MAX, SENIORITY_STAFF}};
    enum seniority level = seniority_find(stated);
    for (size_t i = 0; level == SENIORITY_NONE && has_years; i++) {
        if (years <= YEARS[i].up_to) {
            level = YEARS[i].level;
        }
    }
    return level;
}

static int
compare_jobs(const void *a, const void *b)
{
    const struct job *x = a, *y = b;
    return (x->n > y->n) - (x->n < y->n);
}

/* Rows come in order of n, so that most look-ups repeat the last one. */
struct job *
data_job(struct role_data *data, int64_t n)
{
    if (data->last_job && data->last_job->n == n) {
        return data->last_job;
    }
    struct job key = {.n = n};
    struct job *job =
        data->n_jobs ? bsearch(&key, data->jobs, data->n_jobs, sizeof key, compare_jobs) : NULL;
    data->last_job = job ? job : data->last_job;
    return job;
}

static uint64_t
read_hex(struct str s)
{
    uint64_t value = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = byte_lower(s.p[i]);
        value = value << 4 | (uint64_t)(byte_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

static bool
job_add(struct role_data *data, struct query *q)
{
    void *jobs = data->jobs;
    if (!data_reserve(&jobs, &data->cap_jobs, data->n_jobs, sizeof *data->jobs)) {
        return false;
    }
    data->jobs = jobs;
    struct job *job = &data->jobs[data->n_jobs++];
    enum work_mode main_mode = mode_find(query_col_text(q, 2));
    uint8_t modes = (uint8_t)query_col_int(q, 3);
    *job = (struct job){
        .n = query_col_int(q, 0),
        .seniority = level_of(query_col_text(q, 1), !query_col_is_null(q, 4), query_col_int(q, 4)),
        .modes = (uint8_t)(modes | (main_mode ? 1U << main_mode : 0U)),
        .opening = read_hex(query_col_text(q, 5)),
        .first_seen_s = query_col_int(q, 6),
        .company = query_col_int(q, 7),
    };
    return true;
}

static int
compare_openings(const void *a, const void *b)
{
    const struct job *x = a, *y = b;
    if (x->opening != y->opening) {
        return (x->opening > y->opening) - (x->opening < y->opening);
    }
    return x->first_seen_s != y->first_seen_s
               ? (x->first_seen_s > y->first_seen_s) - (x->first_seen_s < y->first_seen_s)
               : compare_jobs(a, b);
}

/* One posting for each opening, the one seen first; then in order of n. */
static void
jobs_unite(struct role_data *data)
{
    size_t n = 0;
    if (data->n_jobs == 0) {
        return;
    }
    qsort(data->jobs, data->n_jobs, sizeof *data->jobs, compare_openings);
    for (size_t i = 0; i < data->n_jobs; i++) {
        if (n == 0 || data->jobs[n - 1].opening != data->jobs[i].opening) {
            data->jobs[n++] = data->jobs[i];
        }
    }
    data->n_jobs = n;
    qsort(data->jobs, n, sizeof *data->jobs, compare_jobs);
}

static void
jobs_count(struct role_data *data)
{
    for (size_t i = 0; i < data->n_jobs; i++) {
        const struct job *job = &data->jobs[i];
        data->levels[job->seniority]++;
        data->modes[MODE_NONE] += job->modes == 0;
        for (int mode = MODE_REMOTE; mode < MODE_COUNT; mode++) {
            data->modes[mode] += (job->modes & (1 << mode)) != 0;
        }
    }
}

static enum status
jobs_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st = data_query(
        scope,
        "SELECT v.n, v.seniority, v.work_mode, v.work_modes, v.experience_min, "
        "v.job_id, v.first_seen, v.company_id FROM v_span v WHERE " ACTIVE "AND v.role = :role",
        data->slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        fits = job_add(data, q);
    }
    jobs_unite(data);
    jobs_count(data);
    st = query_free(q, err);
    return st ? st : fits ? OK : data_no_memory(err);
}

/* ---- pay ---- */

/* The ranges of one posting: the zone that fits the country, else all together. */
struct envelope {
    int64_t n; /* posting; 0: none yet */
    bool fits;
    double low, high;
};

static void
envelope_close(struct role_data *data, const struct envelope *e)
{
    struct job *job = data_job(data, e->n);
    if (job) {
        job->has_base = true;
        job->base = (e->low + e->high) / 2;
    }
}

static void
envelope_add(struct role_data *data, struct envelope *e, struct query *q)
{
    enum { CENTS = 100 };
    int64_t n = query_col_int(q, 0);
    bool fits = query_col_int(q, 3) != 0;
    int low_column = query_col_is_null(q, 1) ? 2 : 1, high_column = query_col_is_null(q, 2) ? 1 : 2;
    double low = query_col_real(q, low_column) / CENTS;
    double high = query_col_real(q, high_column) / CENTS;
    if (e->n != n || (fits && !e->fits)) {
        if (e->n && e->n != n) {
            envelope_close(data, e);
        }
        *e = (struct envelope){n, fits, low, high};
    } else if (fits || !e->fits) {
        e->low = low < e->low ? low : e->low;
        e->high = high > e->high ? high : e->high;
    }
}

static enum status
base_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st =
        data_query(scope,
                   "SELECT m.posting, m.annual_min_cents, m.annual_max_cents, "
                   "m.zone IS NOT NULL AND :country IS NOT NULL AND (upper(m.zone) = :country OR "
                   "EXISTS (SELECT 1 FROM posting_location l WHERE l.posting = m.posting AND "
                   "l.country = :country AND l.city IS NOT NULL AND "
                   "instr(lower(m.zone), lower(l.city)))) "
                   "FROM posting p JOIN posting_salary m ON m.posting = p.n WHERE p.role = :role "
                   "AND m.kind = 'base' AND m.currency = :currency AND "
                   "coalesce(m.annual_min_cents, m.annual_max_cents) IS NOT NULL ORDER BY p.n",
                   data->slug, &q, err);
    if (st) {
        return st;
    }
    struct envelope e = {0};
    while (query_step(q)) {
        envelope_add(data, &e, q);
    }
    if (e.n) {
        envelope_close(data, &e);
    }
    return query_free(q, err);
}

static enum status
base_median(struct role_data *data, struct error *err)
{
    double *values = calloc(data->n_jobs + 1, sizeof *values);
    size_t n = 0;
    if (!values) {
        return data_no_memory(err);
    }
    for (size_t i = 0; i < data->n_jobs; i++) {
        if (data->jobs[i].has_base) {
            values[n++] = data->jobs[i].base;
        }
    }
    data->base = median_of(values, n);
    free(values);
    return OK;
}

/* ---- the whole ---- */

static enum status
role_name(struct report_scope *scope, struct str role, struct role_data *ret, struct error *err)
{
    struct query *q = NULL;
    enum status st = data_query(scope, "SELECT name FROM role WHERE slug = :role", role, &q, err);
    if (st) {
        return st;
    }
    bool found = query_step(q);
    if (found) {
        ret->slug = arena_str(scope->arena, role);
        ret->name = arena_str(scope->arena, query_col_text(q, 0));
    }
    st = query_free(q, err);
    if (!st && !found) {
        st = error_set(err, E_NOT_FOUND,
                       "no role is called \"%.*s\": `jobmill taxonomy list` shows all",
                       STR_ARG(role));
    }
    return st;
}

enum status
role_data_load(struct report_scope *scope, struct str role, struct role_data *ret,
               struct error *err)
{
    static enum status (*const STEPS[])(struct report_scope *, struct role_data *,
                                        struct error *) = {jobs_load, base_load, skills_load,
                                                           countries_load, companies_load};
    *ret = (struct role_data){0};
    enum status st = role_name(scope, role, ret, err);
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0] && !st; i++) {
        st = STEPS[i](scope, ret, err);
    }
    if (!st) {
        st = base_median(ret, err);
    }
    return !st && scope->arena->failed ? data_no_memory(err) : st;
}

static void
shares_release(struct share_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->items[i].bases);
    }
    free(list->items);
    free(list->by_id);
}

void
role_data_release(struct role_data *data)
{
    shares_release(&data->skills);
    shares_release(&data->countries);
    shares_release(&data->companies);
    free(data->jobs);
    *data = (struct role_data){0};
}
