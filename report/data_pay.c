/* report/data_pay.c: stated pay of the jobs of a role, the medians of the role
 * and of its skills, and the groups of the skills. Never mixes currencies: only
 * scope->currency counts. */
#include <stdlib.h>

#include "report/data.h"

#include "base/banned.h"

enum { STRATUM_MIN = 5 }; /* fewer postings of a level say nothing about that level */

/* ---- ranges ---- */

/* What a stated pay is, as the query tells it. On-target earnings are base and
 * variable pay together, so they are total compensation where the posting states
 * none by that name. */
enum part { PART_BASE, PART_TOTAL, PART_ON_TARGET };

/* The ranges of one posting: the zone that fits the country, else all together. */
struct envelope {
    int64_t n; /* posting; 0: none yet */
    enum part part;
    bool fits;
    double low, high;
};

static void
envelope_close(struct role_data *data, const struct envelope *e)
{
    struct job *job = e->n ? data_job(data, e->n) : NULL;
    if (job && e->part == PART_BASE) {
        job->base = (struct pay){true, e->low, e->high};
    } else if (job && !job->total.is_stated) { /* rows come in the order of the parts */
        job->total = (struct pay){true, e->low, e->high};
    }
}

static void
envelope_add(struct role_data *data, struct envelope *e, struct query *q)
{
    enum { CENTS = 100 };
    int64_t n = query_col_int(q, 0);
    bool fits = query_col_int(q, 3) != 0;
    enum part part = (enum part)query_col_int(q, 4);
    bool is_new = e->n != n || e->part != part;
    int low_column = query_col_is_null(q, 1) ? 2 : 1, high_column = query_col_is_null(q, 2) ? 1 : 2;
    double low = query_col_real(q, low_column) / CENTS;
    double high = query_col_real(q, high_column) / CENTS;
    if (is_new) {
        envelope_close(data, e);
    }
    if (is_new || (fits && !e->fits)) {
        *e = (struct envelope){n, part, fits, low, high};
    } else if (fits || !e->fits) {
        e->low = low < e->low ? low : e->low;
        e->high = high > e->high ? high : e->high;
    }
}

enum status
pay_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st =
        data_query(scope,
                   "SELECT m.posting, m.annual_min_cents, m.annual_max_cents, "
                   "m.zone IS NOT NULL AND :country IS NOT NULL AND (upper(m.zone) = :country OR "
                   "EXISTS (SELECT 1 FROM posting_location l WHERE l.posting = m.posting AND "
                   "l.country = :country AND (instr(lower(m.zone), lower(l.city)) OR "
                   "(length(m.zone) > 3 AND instr(lower(l.raw), lower(m.zone)))))), "
                   "CASE m.kind WHEN 'base' THEN 0 WHEN 'total' THEN 1 ELSE 2 END AS part "
                   "FROM posting p JOIN posting_salary m ON m.posting = p.n WHERE p.role = :role "
                   "AND m.kind IN ('base', 'total', 'ote') AND m.currency = :currency AND "
                   "coalesce(m.annual_min_cents, m.annual_max_cents) IS NOT NULL "
                   "ORDER BY p.n, part",
                   data->slug, &q, err);
    if (st) {
        return st;
    }
    struct envelope e = {0};
    while (query_step(q)) {
        envelope_add(data, &e, q);
    }
    envelope_close(data, &e);
    return query_free(q, err);
}

/* ---- medians ---- */

static bool
is_at(const struct job *job, int level)
{
    return level < 0 || (int)job->seniority == level;
}

/* Of the whole role; level -1: of all levels. values has room for all jobs. */
static struct median
role_median(const struct role_data *data, int level, double *values)
{
    size_t n = 0;
    for (size_t i = 0; i < data->n_jobs; i++) {
        const struct job *job = &data->jobs[i];
        if (job->base.is_stated && is_at(job, level)) {
            values[n++] = pay_mid(&job->base);
        }
    }
    return median_of(values, n);
}

static struct median
share_median(const struct role_data *data, const struct share *share, int level, double *values)
{
    size_t n = 0;
    for (size_t i = 0; i < share->n_paid; i++) {
        const struct job *job = &data->jobs[share->paid[i]];
        if (is_at(job, level)) {
            values[n++] = pay_mid(&job->base);
        }
    }
    return median_of(values, n);
}

enum status
medians_fill(struct role_data *data, struct error *err)
{
    struct median levels[SENIORITY_COUNT];
    double *values = calloc(data->n_jobs + 1, sizeof *values);
    if (!values) {
        return data_no_memory(err);
    }
    data->base = role_median(data, -1, values);
    for (int level = 0; level < SENIORITY_COUNT; level++) {
        levels[level] = role_median(data, level, values);
    }
    for (size_t i = 0; i < data->skills.n; i++) {
        struct share *share = &data->skills.items[i];
        double sum = 0;
        share->base = share_median(data, share, -1, values);
        for (int level = 0; level < SENIORITY_COUNT && share->n_paid >= STRATUM_MIN; level++) {
            struct median m = share_median(data, share, level, values);
            bool counts = m.n >= STRATUM_MIN;
            sum += counts ? (m.value - levels[level].value) * (double)m.n : 0;
            share->n_controlled += counts ? m.n : 0;
        }
        share->controlled = share->n_controlled ? sum / (double)share->n_controlled : 0;
    }
    free(values);
    return OK;
}

/* ---- groups ---- */

/* Number of the group from 1; 0: no room. */
static size_t
group_find(struct report_scope *scope, struct groups *groups, struct str slug, struct str name)
{
    for (size_t i = 0; i < groups->n; i++) {
        if (str_eq(groups->slugs[i], slug)) {
            return i + 1;
        }
    }
    if (groups->n == GROUPS_MAX) {
        return 0;
    }
    groups->slugs[groups->n] = arena_str(scope->arena, slug);
    groups->names[groups->n] = arena_str(scope->arena, name);
    return ++groups->n;
}

enum status
groups_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st =
        data_query(scope,
                   "WITH RECURSIVE t(id, slug, top) AS (SELECT id, slug, slug FROM skill "
                   "WHERE coalesce(parent, '') = '' UNION SELECT s.id, s.slug, t.top FROM skill s "
                   "JOIN t ON s.parent = t.slug) "
                   "SELECT t.id, k.slug, k.name FROM t JOIN skill k ON k.slug = t.top "
                   "WHERE t.id >= 0 ORDER BY k.name",
                   data->slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        size_t group = group_find(scope, &data->groups, query_col_text(q, 1), query_col_text(q, 2));
        fits = group == 0 || id_map_put(&data->groups.of, query_col_int(q, 0), group);
    }
    st = query_free(q, err);
    return st ? st : fits ? OK : data_no_memory(err);
}
