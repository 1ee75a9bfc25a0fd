/* report/data_pay.c: stated pay of the jobs of a role, the medians of the role
 * and of its skills, and the groups of the skills. Never mixes currencies: only
 * scope->currency counts, or what exchange.c turns into it where that is asked for. */
#include <stdlib.h>

#include "base/limits.h"
#include "report/data.h"
#include "report/exchange.h"

#include "base/banned.h"

enum { STRATUM_MIN = 5 }; /* fewer postings of a level say nothing about that level */

/* ---- ranges ---- */

/* What a stated pay is, as the query tells it. On-target earnings are base and
 * variable pay together, so they are total compensation where the posting states
 * none by that name. */
enum part { PART_BASE, PART_TOTAL, PART_ON_TARGET, PARTS };

static const char *const PART_NAMES[PARTS] = {
    [PART_BASE] = "base", [PART_TOTAL] = "total", [PART_ON_TARGET] = "ote"};
enum { CENTS = 100 };

/* ---- pay as posting_fact has it ---- */

struct stated {
    enum part part;
    struct str currency;
    double low, high;
};

/* The next entry: "base USD 15000000 19000000". False at the end; an entry that
 * is not in this form has part PARTS. */
static bool
next_stated(struct str *pays, struct stated *ret)
{
    if (pays->n == 0) {
        return false;
    }
    struct str entry = str_cut(pays, ';'), kind = str_cut(&entry, ' ');
    ret->part = PART_BASE;
    while (ret->part < PARTS && !str_is(kind, PART_NAMES[ret->part])) {
        ret->part++;
    }
    ret->currency = str_cut(&entry, ' ');
    int64_t low = 0, high = 0;
    if (!str_int(str_cut(&entry, ' '), &low) || !str_int(entry, &high)) {
        ret->part = PARTS;
    }
    ret->low = (double)low / CENTS;
    ret->high = (double)high / CENTS;
    return true;
}

/* ---- the currency ---- */

static void
currency_add(struct report_scope *scope, struct str code)
{
    size_t i = 0;
    while (i < scope->n_currencies && !str_is(code, scope->currencies[i].code)) {
        i++;
    }
    if (i == CURRENCIES_MAX || code.n >= sizeof scope->currencies[i].code) {
        return;
    }
    if (i == scope->n_currencies) {
        scope->n_currencies++;
        scope->currencies[i] = (struct currency_count){.n = 0};
        memcpy(scope->currencies[i].code, code.p, code.n);
    }
    scope->currencies[i].n++;
}

void
currencies_count(struct report_scope *scope, struct str pays)
{
    struct str seen[4];
    size_t n_seen = 0;
    struct stated s;
    while (next_stated(&pays, &s)) {
        bool is_new = s.part == PART_BASE && n_seen < sizeof seen / sizeof seen[0];
        for (size_t i = 0; i < n_seen; i++) {
            is_new = is_new && !str_eq(seen[i], s.currency);
        }
        if (is_new) {
            seen[n_seen++] = s.currency;
            currency_add(scope, s.currency);
        }
    }
}

void
currency_choose(struct report_scope *scope)
{
    const struct currency_count *best = NULL;
    for (size_t i = 0; i < scope->n_currencies; i++) {
        const struct currency_count *c = &scope->currencies[i];
        if (!best || c->n > best->n || (c->n == best->n && strcmp(c->code, best->code) < 0)) {
            best = c;
        }
    }
    if (scope->currency.n == 0 && best) {
        scope->currency = arena_str(scope->arena, str_of(best->code));
    }
}

/* ---- ranges ---- */

static void
widen(struct pay *pay, double low, double high)
{
    pay->low = !pay->is_stated || low < pay->low ? low : pay->low;
    pay->high = !pay->is_stated || high > pay->high ? high : pay->high;
    pay->is_stated = true;
}

static void
job_pay(struct job *job, const struct pay *parts)
{
    job->base = parts[PART_BASE];
    job->total = parts[PART_TOTAL].is_stated ? parts[PART_TOTAL] : parts[PART_ON_TARGET];
}

/* The currency in which a posting's pay counts: the report's; where it states none
 * in that, the first that can be converted. Two are never mixed. */
static struct str
currency_of(const struct report_scope *scope, struct str pays)
{
    struct str ret = STR_NONE;
    struct stated s;
    while (next_stated(&pays, &s)) {
        if (s.part < PARTS && str_eq(s.currency, scope->currency)) {
            return scope->currency;
        }
        if (s.part < PARTS && !ret.p && exchange_find(scope, s.currency)) {
            ret = s.currency;
        }
    }
    return ret;
}

/* All ranges of a posting together. */
static void
pay_whole(const struct report_scope *scope, struct job *job)
{
    struct pay parts[PARTS] = {{0}};
    struct str pays = job->pays;
    struct str currency = scope->converts ? currency_of(scope, pays) : scope->currency;
    bool is_own = str_eq(currency, scope->currency);
    struct exchange_rate *rate = is_own ? NULL : exchange_find(scope, currency);
    struct stated s;
    while (currency.n && next_stated(&pays, &s)) {
        if (s.part < PARTS && str_eq(s.currency, currency)) {
            double factor = rate ? rate->factor : 1;
            widen(&parts[s.part], s.low * factor, s.high * factor);
        }
    }
    if (rate) {
        rate->n++;
    }
    job_pay(job, parts);
}

/* The ranges of a posting with zones: those that fit the country, else all. */
struct zoned {
    struct job *job; /* NULL: none yet */
    struct pay all[PARTS], fitting[PARTS];
};

static void
zoned_close(struct zoned *z)
{
    for (size_t i = 0; z->job && i < PARTS; i++) {
        z->all[i] = z->fitting[i].is_stated ? z->fitting[i] : z->all[i];
    }
    if (z->job) {
        job_pay(z->job, z->all);
    }
    *z = (struct zoned){NULL};
}

static void
zoned_add(struct role_data *data, struct zoned *z, struct query *q)
{
    struct job *job = data_job(data, query_col_int(q, 0));
    double low = query_col_real(q, 1) / CENTS, high = query_col_real(q, 2) / CENTS;
    size_t part = 0;
    if (job != z->job) {
        zoned_close(z);
        z->job = job;
    }
    while (part < PARTS && !str_is(query_col_text(q, 4), PART_NAMES[part])) {
        part++;
    }
    if (job && part < PARTS) {
        widen(&z->all[part], low, high);
        if (query_col_int(q, 3)) {
            widen(&z->fitting[part], low, high);
        }
    }
}

static const char ZONES_SQL[] =
    "SELECT m.posting, coalesce(m.annual_min_cents, m.annual_max_cents), "
    "coalesce(m.annual_max_cents, m.annual_min_cents), m.zone IS NOT NULL AND "
    "(upper(m.zone) = :country OR EXISTS (SELECT 1 FROM posting_location l WHERE l.posting = "
    "m.posting AND l.country = :country AND (instr(lower(m.zone), lower(l.city)) OR "
    "(length(m.zone) > 3 AND instr(lower(l.raw), lower(m.zone)))))), m.kind "
    "FROM json_each(:list) j JOIN posting_salary m ON m.posting = j.value "
    "WHERE m.kind IN ('base', 'total', 'ote') AND m.currency = :currency AND "
    "coalesce(m.annual_min_cents, m.annual_max_cents) IS NOT NULL ORDER BY m.posting";

/* Reads anew the pay of the jobs that have zones. */
static enum status
zones_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct buf list;
    struct query *q = NULL;
    buf_init(&list, 256 * MIB);
    for (size_t i = 0; i < data->n_jobs; i++) {
        if (data->jobs[i].has_zone) {
            buf_printf(&list, "%s%lld", list.n ? "," : "[", (long long)data->jobs[i].n);
        }
    }
    buf_add_z(&list, list.n ? "]" : "[]");
    enum status st =
        buf_failed(&list) ? data_no_memory(err) : data_query(scope, ZONES_SQL, data->slug, &q, err);
    if (!st) {
        struct zoned z = {NULL};
        query_text(q, ":list", buf_str(&list));
        while (query_step(q)) {
            zoned_add(data, &z, q);
        }
        zoned_close(&z);
        st = query_free(q, err);
    }
    buf_release(&list);
    return st;
}

enum status
pay_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    bool any_zone = false;
    for (size_t i = 0; i < data->n_jobs; i++) {
        any_zone = any_zone || data->jobs[i].has_zone;
        pay_whole(scope, &data->jobs[i]);
    }
    return any_zone && scope->country.n ? zones_load(scope, data, err) : OK;
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
medians_fill(struct report_scope *scope, struct role_data *data, struct error *err)
{
    (void)scope;
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
