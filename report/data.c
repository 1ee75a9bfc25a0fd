/* report/data.c: what is counted, by the counting rules of docs/reports.md: jobs
 * that are active at the end of the day, each once; base pay by the year in one
 * currency; skills without the soft ones, languages and certificates. */
#include "report/data.h"

#include <stdlib.h>

#include "base/json_write.h"
#include "base/limits.h"
#include "report/exchange.h"

#include "base/banned.h"

enum { MIN_N = 30 }; /* the least n of a median, unless the options say otherwise */

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
                                   .converts = options->converts,
                                   .min_n = options->min_n > 0 ? (size_t)options->min_n : MIN_N};
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

uint64_t
data_opening(enum report_count count, struct query *q, int first_column)
{
    switch (count) {
    case COUNT_POSTINGS:
        return (uint64_t)query_col_int(q, first_column);
    case COUNT_ROLES:
        return read_hex(query_col_text(q, first_column + 2));
    case COUNT_JOBS:
        break;
    }
    return read_hex(query_col_text(q, first_column + 1));
}

enum column {
    COL_N,
    COL_JOB,
    COL_GROUP,
    COL_SENIORITY,
    COL_MODES,
    COL_YEARS,
    COL_FIRST_SEEN,
    COL_COMPANY,
    COL_ON_CALL,
    COL_SCOPE,
    COL_COUNTRIES,
    COL_SKILLS,
    COL_PAYS,
    COL_ZONE
};
static const char JOBS_SQL[] =
    FACTS_SQL("f.posting, f.job_id, f.job_group, f.seniority, f.work_modes, f.experience_min, "
              "f.first_seen, f.company_id, f.on_call, f.remote_scope, f.countries, f.skills, "
              "f.pays, f.has_zone",
              ":start");

static bool
job_add(struct report_scope *scope, struct role_data *data, struct query *q)
{
    void *jobs = data->jobs;
    if (!data_reserve(&jobs, &data->cap_jobs, data->n_jobs, sizeof *data->jobs)) {
        return false;
    }
    data->jobs = jobs;
    struct job *job = &data->jobs[data->n_jobs++];
    *job = (struct job){
        .n = query_col_int(q, COL_N),
        .opening = data_opening(scope->count, q, COL_N),
        .seniority = level_of(query_col_text(q, COL_SENIORITY), !query_col_is_null(q, COL_YEARS),
                              query_col_int(q, COL_YEARS)),
        .modes = (uint8_t)query_col_int(q, COL_MODES),
        .first_seen_s = query_col_int(q, COL_FIRST_SEEN),
        .company = query_col_int(q, COL_COMPANY),
        .years = query_col_is_null(q, COL_YEARS) ? -1 : (int)query_col_int(q, COL_YEARS),
        .on_call = query_col_int(q, COL_ON_CALL) == 1,
        .scope = arena_str(scope->arena, query_col_text(q, COL_SCOPE)),
        .countries = arena_str(scope->arena, query_col_text(q, COL_COUNTRIES)),
        .skills = arena_str(scope->arena, query_col_text(q, COL_SKILLS)),
        .pays = arena_str(scope->arena, query_col_text(q, COL_PAYS)),
        .has_zone = query_col_int(q, COL_ZONE) != 0,
    };
    bool is_repeated = data->n_jobs > 1 && job[-1].n == job->n; /* another span of it */
    if (!is_repeated && scope->currency.n == 0) {
        currencies_count(scope, job->pays);
    }
    return true;
}

static bool
is_seen_before(const struct job *x, const struct job *y)
{
    return x->first_seen_s != y->first_seen_s ? x->first_seen_s < y->first_seen_s : x->n < y->n;
}

/* One posting for each opening, the one seen first; in order of n. */
static bool
jobs_unite(struct role_data *data)
{
    struct id_map places = {0}; /* item + 1 of an opening */
    size_t n = 0;
    bool fits = true, is_sorted = true;
    for (size_t i = 0; i < data->n_jobs && fits; i++) {
        const struct job *job = &data->jobs[i];
        size_t at = id_map_get(&places, (int64_t)job->opening);
        if (!at) {
            fits = id_map_put(&places, (int64_t)job->opening, n + 1);
            data->jobs[n++] = *job;
        } else if (is_seen_before(job, &data->jobs[at - 1])) {
            data->jobs[at - 1] = *job;
        }
    }
    free(places.slots);
    data->n_jobs = n;
    for (size_t i = 1; i < n; i++) {
        is_sorted = is_sorted && data->jobs[i - 1].n < data->jobs[i].n;
    }
    if (!is_sorted) {
        qsort(data->jobs, n, sizeof *data->jobs, compare_jobs);
    }
    return fits;
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
    enum status st = data_query(scope, JOBS_SQL, data->slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        fits = job_add(scope, data, q);
    }
    fits = jobs_unite(data) && fits;
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
        char hint[NEAREST_BYTES];
        st = error_set(
            err, E_NOT_FOUND, "no role is called \"%.*s\"%s: `jobmill taxonomy list` shows all",
            STR_ARG(role), query_nearest(scope->store, "SELECT slug FROM role", role, hint));
    }
    return st;
}

/* What needs the currency to be known. */
static enum status
role_finish(struct report_scope *scope, const struct role_list *roles, struct role_data *data,
            struct error *err)
{
    static enum status (*const STEPS[])(struct report_scope *, struct role_data *,
                                        struct error *) = {countries_load, companies_load,
                                                           scopes_load, medians_fill};
    enum status st = exchange_load(scope, err);
    if (!st) {
        st = pay_load(scope, data, err);
    }
    if (!st && roles->parts >= PARTS_SKILLS) {
        st = groups_load(scope, data, err);
    }
    if (!st && roles->parts >= PARTS_SKILLS) {
        st = skills_load(scope, data, err);
    }
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0] && !st && roles->parts >= PARTS_ALL;
         i++) {
        st = STEPS[i](scope, data, err);
    }
    return st;
}

enum status
roles_load(struct report_scope *scope, const struct role_list *roles, struct role_data *ret,
           struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < roles->n; i++) {
        ret[i] = (struct role_data){.slug = roles->slugs[i], .name = roles->slugs[i]};
    }
    for (size_t i = 0; i < roles->n && !st; i++) {
        struct error missing = {0};
        st = role_name(scope, roles->slugs[i], &ret[i], &missing);
        if (!st) {
            st = jobs_load(scope, &ret[i], err);
        } else if (st == E_NOT_FOUND && roles->may_lack) {
            st = OK;
        } else {
            *err = missing;
        }
    }
    currency_choose(scope);
    for (size_t i = 0; i < roles->n && !st; i++) {
        st = role_finish(scope, roles, &ret[i], err);
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
