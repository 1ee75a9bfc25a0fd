/* report/data.c: what is counted, by the counting rules of docs/reports.md: jobs
 * that are active at the end of the day, each once; base pay by the year in one
 * currency; skills without the soft ones, languages and certificates. */
#include "report/data.h"

#include <stdlib.h>

#include "base/limits.h"

#include "base/banned.h"

#define ACTIVE                                                                                     \
    "JOIN v_span v ON v.n = p.n WHERE v.opened_at <= :end AND v.ended_at >= :end "                 \
    "AND (:country IS NULL OR EXISTS (SELECT 1 FROM posting_location l WHERE l.posting = p.n "     \
    "AND l.country = :country)) "

/* ---- growing ---- */

static bool
reserve(void **items, size_t *cap, size_t n, size_t size)
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

static enum status
no_memory(struct error *err)
{
    return error_set(err, E_NOMEM, "report: too many postings for the memory");
}

/* ---- queries ---- */

static enum status
scoped(struct report_scope *scope, const char *sql, struct str role, struct query **ret,
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
        scoped(scope,
               "SELECT m.currency FROM posting p JOIN posting_salary m ON m.posting = p.n "
               "AND m.kind = 'base' AND m.currency IS NOT NULL "
               "AND coalesce(m.annual_min_cents, m.annual_max_cents) IS NOT NULL " ACTIVE
               "AND p.role IN (:role, :other) GROUP BY m.currency "
               "ORDER BY count(DISTINCT p.job_id) DESC, m.currency LIMIT 1",
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

static struct job *
job_find(struct role_data *data, int64_t n)
{
    struct job key = {.n = n};
    return data->n_jobs ? bsearch(&key, data->jobs, data->n_jobs, sizeof key, compare_jobs) : NULL;
}

static struct share *
share_add(struct share_list *list, struct report_scope *scope, int64_t id, struct str name)
{
    for (size_t i = 0; i < list->n; i++) { /* few hundred skills or countries at most */
        if (list->items[i].id == id && str_eq(list->items[i].name, name)) {
            return &list->items[i];
        }
    }
    void *items = list->items;
    if (!reserve(&items, &list->cap, list->n, sizeof *list->items)) {
        return NULL;
    }
    list->items = items;
    struct share *share = &list->items[list->n++];
    *share = (struct share){.id = id, .name = arena_str(scope->arena, name)};
    return share->name.p ? share : NULL;
}

static bool
job_add(struct role_data *data, struct query *q)
{
    void *jobs = data->jobs;
    if (!reserve(&jobs, &data->cap_jobs, data->n_jobs, sizeof *data->jobs)) {
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
    };
    data->levels[job->seniority]++;
    data->modes[MODE_NONE] += job->modes == 0;
    for (int mode = MODE_REMOTE; mode < MODE_COUNT; mode++) {
        data->modes[mode] += (job->modes & (1 << mode)) != 0;
    }
    return true;
}

static enum status
jobs_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st = scoped(scope,
                            "SELECT p.n, p.seniority, p.work_mode, p.work_modes, "
                            "p.experience_min, min(p.first_seen) FROM posting p " ACTIVE
                            "AND p.role = :role GROUP BY p.job_id",
                            data->slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        fits = job_add(data, q);
    }
    st = query_free(q, err);
    if (data->n_jobs) {
        qsort(data->jobs, data->n_jobs, sizeof *data->jobs, compare_jobs);
    }
    return st ? st : fits ? OK : no_memory(err);
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
    struct job *job = job_find(data, e->n);
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
        scoped(scope,
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
        return no_memory(err);
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

/* ---- shares ---- */

static bool
share_count(struct share *share, const struct job *job)
{
    share->count++;
    if (!job->has_base) {
        return true;
    }
    void *bases = share->bases;
    if (!reserve(&bases, &share->cap_bases, share->n_bases, sizeof *share->bases)) {
        return false;
    }
    share->bases = bases;
    share->bases[share->n_bases++] = job->base;
    return true;
}

static int
compare_shares(const void *a, const void *b)
{
    const struct share *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count)
                                : str_cmp(x->name, y->name);
}

static void
shares_finish(const struct role_data *data, struct share_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        list->items[i].part = (double)list->items[i].count / (double)data->n_jobs;
    }
    if (list->n) {
        qsort(list->items, list->n, sizeof *list->items, compare_shares);
    }
}

/* Skills by number: the same few hundred ids come millions of times. */
struct by_id {
    size_t *index; /* owned; index + 1 into the list, 0: none */
    size_t cap;
};

static struct share *
skill_share(struct share_list *list, struct by_id *ids, struct report_scope *scope, struct query *q)
{
    enum { ID_MAX = 1000000 }; /* far above any taxonomy's numbers */
    int64_t id = query_col_int(q, 1);
    if (id < 0 || id > ID_MAX) {
        return NULL;
    }
    size_t i = (size_t)id;
    if (i >= ids->cap) {
        size_t cap = i + 1024;
        size_t *index = realloc(ids->index, cap * sizeof *index);
        if (!index) {
            return NULL;
        }
        memset(index + ids->cap, 0, (cap - ids->cap) * sizeof *index);
        ids->index = index;
        ids->cap = cap;
    }
    if (ids->index[i] == 0) {
        if (!share_add(list, scope, id, query_col_text(q, 2))) {
            return NULL;
        }
        ids->index[i] = list->n;
    }
    return &list->items[ids->index[i] - 1];
}

static enum status
skills_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st =
        scoped(scope,
               "SELECT x.posting, x.skill, k.name FROM posting p JOIN posting_skill x "
               "ON x.posting = p.n JOIN skill k ON k.id = x.skill WHERE p.role = :role "
               "AND k.type NOT IN ('soft', 'human-language', 'certification') "
               "ORDER BY p.n",
               data->slug, &q, err);
    if (st) {
        return st;
    }
    struct by_id ids = {0};
    bool fits = true;
    while (fits && query_step(q)) {
        const struct job *job = job_find(data, query_col_int(q, 0));
        if (job) {
            struct share *share = skill_share(&data->skills, &ids, scope, q);
            fits = share && share_count(share, job);
        }
    }
    free(ids.index);
    shares_finish(data, &data->skills);
    st = query_free(q, err);
    return st ? st : fits ? OK : no_memory(err);
}

/* A posting counts once for each country it names. */
static enum status
countries_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st = scoped(scope,
                            "SELECT DISTINCT l.posting, l.country FROM posting p "
                            "JOIN posting_location l ON l.posting = p.n "
                            "WHERE p.role = :role AND l.country IS NOT NULL",
                            data->slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        const struct job *job = job_find(data, query_col_int(q, 0));
        if (job) {
            struct share *share = share_add(&data->countries, scope, 0, query_col_text(q, 1));
            fits = share && share_count(share, job);
        }
    }
    shares_finish(data, &data->countries);
    st = query_free(q, err);
    return st ? st : fits ? OK : no_memory(err);
}

/* Grouped by the database: there may be many thousands. */
static enum status
companies_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    enum { TOP = 20 };
    struct query *q = NULL;
    enum status st = scoped(scope,
                            "SELECT m.name, count(DISTINCT p.job_id) AS jobs FROM posting p "
                            "JOIN company m ON m.id = p.company_id " ACTIVE
                            "AND p.role = :role GROUP BY p.company_id "
                            "ORDER BY jobs DESC, m.name LIMIT :top",
                            data->slug, &q, err);
    if (st) {
        return st;
    }
    query_int(q, ":top", TOP);
    bool fits = true;
    while (fits && query_step(q)) {
        int64_t rank = (int64_t)data->companies.n;
        struct share *share = share_add(&data->companies, scope, rank, query_col_text(q, 0));
        fits = share != NULL;
        if (share) {
            share->count = (size_t)query_col_int(q, 1);
        }
    }
    shares_finish(data, &data->companies);
    st = query_free(q, err);
    return st ? st : fits ? OK : no_memory(err);
}

/* ---- the whole ---- */

static enum status
role_name(struct report_scope *scope, struct str role, struct role_data *ret, struct error *err)
{
    struct query *q = NULL;
    enum status st = scoped(scope, "SELECT name FROM role WHERE slug = :role", role, &q, err);
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
    return !st && scope->arena->failed ? no_memory(err) : st;
}

static void
shares_release(struct share_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->items[i].bases);
    }
    free(list->items);
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

const struct share *
share_find(const struct share_list *list, int64_t id)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].id == id) {
            return &list->items[i];
        }
    }
    return NULL;
}
