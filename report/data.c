/* report/data.c: what is counted, by the counting rules of docs/reports.md: jobs
 * that are active at the end of the day, each once; base pay by the year in one
 * currency; skills without the soft ones, languages and certificates. */
#include "report/data.h"

#include <stdlib.h>

#include "base/json_write.h"
#include "base/limits.h"

#include "base/banned.h"

enum { MIN_N = 30 }; /* the least n of a median, unless the options say otherwise */

#define ACTIVE                                                                                     \
    "v.opened_at <= :end AND v.ended_at >= :start AND v.ended_at > v.opened_at AND (:country IS "  \
    "NULL OR EXISTS (SELECT 1 FROM "                                                               \
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
        query_int(*ret, ":start", scope->start_s);
        query_int(*ret, ":end", scope->end_s);
    }
    return st;
}

void
scope_init(struct report_scope *scope, struct store *store, struct arena *arena,
           const struct report_options *options)
{
    int64_t end_s = options->as_of_s - options->as_of_s % DAY_S + DAY_S - 1;
    int64_t start_s = options->since_s - options->since_s % DAY_S;
    *scope = (struct report_scope){.store = store,
                                   .arena = arena,
                                   .country = options->country,
                                   .currency = options->currency,
                                   .start_s = options->since_s ? start_s : end_s,
                                   .end_s = end_s,
                                   .count = options->count,
                                   .min_n = options->min_n > 0 ? (size_t)options->min_n : MIN_N};
}

static struct str
roles_as_json(struct arena *arena, const struct str *roles, size_t n_roles)
{
    struct buf buf;
    struct json_out out;
    buf_init(&buf, MIB);
    json_out_begin(&out, &buf);
    json_put_array(&out);
    for (size_t i = 0; i < n_roles; i++) {
        json_put_str(&out, roles[i]);
    }
    json_put_array_end(&out);
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

enum status
scope_currency(struct report_scope *scope, const struct str *roles, size_t n_roles,
               struct error *err)
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
                   "AND v.role IN (SELECT value FROM json_each(:role)) GROUP BY m.currency "
                   "ORDER BY count(DISTINCT v.n) DESC, m.currency LIMIT 1",
                   roles_as_json(scope->arena, roles, n_roles), &q, err);
    if (st) {
        return st;
    }
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

static uint64_t
number_of(enum report_count count, struct query *q)
{
    switch (count) {
    case COUNT_POSTINGS:
        return (uint64_t)query_col_int(q, 0);
    case COUNT_ROLES:
        return read_hex(query_col_text(q, 8));
    case COUNT_JOBS:
        break;
    }
    return read_hex(query_col_text(q, 5));
}

static bool
job_add(const struct report_scope *scope, struct role_data *data, struct query *q)
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
        .opening = number_of(scope->count, q),
        .first_seen_s = query_col_int(q, 6),
        .company = query_col_int(q, 7),
        .years = query_col_is_null(q, 4) ? -1 : (int)query_col_int(q, 4),
        .on_call = query_col_int(q, 9) == 1,
    };
    if ((job->modes & (1U << MODE_REMOTE)) != 0 && !query_col_is_null(q, 10)) {
        job->scope = arena_str(scope->arena, query_col_text(q, 10));
    }
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
    enum status st =
        data_query(scope,
                   "SELECT v.n, v.seniority, v.work_mode, v.work_modes, v.experience_min, "
                   "coalesce(v.job_id, v.id), v.first_seen, v.company_id, "
                   "coalesce(v.job_group, v.job_id, v.id), p.on_call, p.remote_scope FROM v_span v "
                   "JOIN posting p "
                   "ON p.n = v.n "
                   "WHERE " ACTIVE "AND v.role = :role",
                   data->slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        fits = job_add(scope, data, q);
    }
    jobs_unite(data);
    jobs_count(data);
    st = query_free(q, err);
    return st ? st : fits ? OK : data_no_memory(err);
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
                                        struct error *) = {
        jobs_load, pay_load, groups_load, skills_load, countries_load, companies_load, scopes_load};
    *ret = (struct role_data){0};
    enum status st = role_name(scope, role, ret, err);
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0] && !st; i++) {
        st = STEPS[i](scope, ret, err);
    }
    if (!st) {
        st = medians_fill(ret, err);
    }
    return !st && scope->arena->failed ? data_no_memory(err) : st;
}

static void
shares_release(struct share_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->items[i].paid);
    }
    free(list->items);
    free(list->by_id.slots);
}

void
role_data_release(struct role_data *data)
{
    shares_release(&data->skills);
    shares_release(&data->countries);
    shares_release(&data->companies);
    shares_release(&data->scopes);
    free(data->mentions);
    free(data->groups.of.slots);
    free(data->jobs);
    *data = (struct role_data){0};
}
