/* report/data_shares.c: skills, countries and companies among the jobs of a
 * role. */
#include <stdlib.h>

#include "report/data.h"

#include "base/banned.h"

static struct share *
share_new(struct share_list *list, struct report_scope *scope, int64_t id, struct str name)
{
    void *items = list->items;
    if (!data_reserve(&items, &list->cap, list->n, sizeof *list->items)) {
        return NULL;
    }
    list->items = items;
    struct share *share = &list->items[list->n++];
    *share = (struct share){.id = id, .name = arena_str(scope->arena, name)};
    return share->name.p ? share : NULL;
}

static struct share *
share_add(struct share_list *list, struct report_scope *scope, int64_t id, struct str name)
{
    for (size_t i = 0; i < list->n; i++) { /* few hundred countries or companies at most */
        if (list->items[i].id == id && str_eq(list->items[i].name, name)) {
            return &list->items[i];
        }
    }
    return share_new(list, scope, id, name);
}

/* ---- shares ---- */

static bool
share_count(struct share *share, const struct role_data *data, const struct job *job)
{
    share->count++;
    share->last = job->n;
    if (!job->base.is_stated) {
        return true;
    }
    void *paid = share->paid;
    if (!data_reserve(&paid, &share->cap_paid, share->n_paid, sizeof *share->paid)) {
        return false;
    }
    share->paid = paid;
    share->paid[share->n_paid++] = (size_t)(job - data->jobs);
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
shares_finish(struct share_list *list, size_t n_jobs)
{
    for (size_t i = 0; i < list->n; i++) {
        list->items[i].part = (double)list->items[i].count / (double)n_jobs;
    }
    if (list->n) {
        qsort(list->items, list->n, sizeof *list->items, compare_shares);
    }
}

static uint8_t
area_of(const struct groups *groups, int64_t skill)
{
    static const char *const AREAS[AREA_COUNT] = {
        [AREA_CLOUD] = "cloud-computing",
        [AREA_SECURITY] = "security",
        [AREA_AI] = "artificial-intelligence",
    };
    size_t group = id_map_get(&groups->of, skill);
    for (int i = 0; i < AREA_COUNT && group; i++) {
        if (str_is(groups->slugs[group - 1], AREAS[i])) {
            return (uint8_t)(1U << i);
        }
    }
    return 0;
}

/* The skills that count, by number. */
static enum status
taxonomy_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    struct query *q = NULL;
    enum status st = data_query(scope,
                                "SELECT id, name FROM skill WHERE id >= 0 AND type NOT IN ('soft', "
                                "'human-language', 'certification')",
                                data->slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        int64_t id = query_col_int(q, 0);
        struct share *share = share_new(&data->skills, scope, id, query_col_text(q, 1));
        fits = share && id_map_put(&data->skills.by_id, id, data->skills.n);
        if (share) {
            share->areas = area_of(&data->groups, id);
        }
    }
    st = query_free(q, err);
    return st ? st : fits ? OK : data_no_memory(err);
}

static void
drop_unused(struct share_list *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].count) {
            list->items[n++] = list->items[i];
        }
    }
    list->n = n;
}

/* Places change by sorting. */
static bool
by_id_renew(struct share_list *list)
{
    bool fits = true;
    id_map_clear(&list->by_id);
    for (size_t i = 0; i < list->n; i++) {
        fits = id_map_put(&list->by_id, list->items[i].id, i + 1) && fits;
    }
    return fits;
}

static bool
mention_add(struct role_data *data, struct share *share, struct job *job)
{
    void *mentions = data->mentions;
    if (!data_reserve(&mentions, &data->cap_mentions, data->n_mentions, sizeof *data->mentions)) {
        return false;
    }
    data->mentions = mentions;
    data->mentions[data->n_mentions++] = (struct mention){(size_t)(job - data->jobs), share->id};
    job->areas |= share->areas;
    return share_count(share, data, job);
}

static bool
job_skills(struct role_data *data, struct job *job)
{
    struct str rest = job->skills;
    while (rest.n) {
        int64_t id = 0;
        size_t at = str_int(str_cut(&rest, ' '), &id) ? id_map_get(&data->skills.by_id, id) : 0;
        if (at && !mention_add(data, &data->skills.items[at - 1], job)) {
            return false;
        }
    }
    return true;
}

enum status
skills_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    enum status st = taxonomy_load(scope, data, err);
    bool fits = true;
    for (size_t i = 0; i < data->n_jobs && !st && fits; i++) {
        fits = job_skills(data, &data->jobs[i]);
    }
    drop_unused(&data->skills);
    shares_finish(&data->skills, data->n_jobs);
    fits = by_id_renew(&data->skills) && fits;
    return st ? st : fits ? OK : data_no_memory(err);
}

/* A posting counts once for each country it names. */
enum status
countries_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    bool fits = true;
    for (size_t i = 0; i < data->n_jobs && fits; i++) {
        struct str rest = data->jobs[i].countries;
        while (fits && rest.n) {
            struct share *share = share_add(&data->countries, scope, 0, str_cut(&rest, ','));
            fits = share && share_count(share, data, &data->jobs[i]);
        }
    }
    shares_finish(&data->countries, data->n_jobs);
    return fits ? OK : data_no_memory(err);
}

/* Of the remote jobs; several scopes of one overlap. */
enum status
scopes_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    bool fits = true;
    for (size_t i = 0; i < data->n_jobs && fits; i++) {
        const struct job *job = &data->jobs[i];
        struct str rest = job->scope.n ? job->scope : STR("unstated");
        while (fits && rest.n && (job->modes & (1U << MODE_REMOTE)) != 0) {
            struct share *share = share_add(&data->scopes, scope, 0, str_cut(&rest, ','));
            bool is_new = share && share->last != job->n;
            fits = share && (!is_new || share_count(share, data, job));
        }
    }
    shares_finish(&data->scopes, data->modes[MODE_REMOTE]);
    return fits ? OK : data_no_memory(err);
}

/* ---- companies ---- */

struct employer {
    int64_t id;
    size_t jobs;
};

static int
compare_ids(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static int
compare_employers(const void *a, const void *b)
{
    const struct employer *x = a, *y = b;
    return (x->jobs < y->jobs) - (x->jobs > y->jobs);
}

/* Counts of the known employers, largest first; *ret is owned. */
static enum status
count_employers(const struct role_data *data, struct employer **ret, size_t *ret_n,
                struct error *err)
{
    int64_t *ids = calloc(data->n_jobs + 1, sizeof *ids);
    *ret = calloc(data->n_jobs + 1, sizeof **ret);
    *ret_n = 0;
    if (!ids || !*ret) {
        free(ids);
        free(*ret);
        *ret = NULL;
        return data_no_memory(err);
    }
    for (size_t i = 0; i < data->n_jobs; i++) {
        ids[i] = data->jobs[i].company;
    }
    qsort(ids, data->n_jobs, sizeof *ids, compare_ids);
    for (size_t i = 0; i < data->n_jobs; i++) {
        if (ids[i] && (*ret_n == 0 || (*ret)[*ret_n - 1].id != ids[i])) {
            (*ret)[(*ret_n)++] = (struct employer){ids[i], 0};
        }
        if (ids[i]) {
            (*ret)[*ret_n - 1].jobs++;
        }
    }
    free(ids);
    qsort(*ret, *ret_n, sizeof **ret, compare_employers);
    return OK;
}

static enum status
employer_add(struct report_scope *scope, struct role_data *data, const struct employer *e,
             struct error *err)
{
    struct query *q = NULL;
    enum status st =
        data_query(scope, "SELECT name FROM company WHERE id = :id", data->slug, &q, err);
    if (st) {
        return st;
    }
    query_int(q, ":id", e->id);
    struct share *share =
        query_step(q) ? share_add(&data->companies, scope, e->id, query_col_text(q, 0)) : NULL;
    if (share) {
        share->count = e->jobs;
    }
    return query_free(q, err);
}

/* The TOP largest and those that equal the last of them, of which the names
 * decide. */
enum status
companies_load(struct report_scope *scope, struct role_data *data, struct error *err)
{
    enum { TOP = 20, MOST = 2000 };
    struct employer *employers = NULL;
    size_t n = 0;
    enum status st = count_employers(data, &employers, &n, err);
    for (size_t i = 0; i < n && i < MOST && !st; i++) {
        if (i >= TOP && employers[i].jobs < employers[TOP - 1].jobs) {
            break;
        }
        st = employer_add(scope, data, &employers[i], err);
    }
    free(employers);
    shares_finish(&data->companies, data->n_jobs);
    data->companies.n = data->companies.n < TOP ? data->companies.n : TOP;
    return st;
}
