/* report/top.c: Report 3, the best-paid roles: gathering the figures. How they
 * are shown is in top_write.c. */
#include "report/top.h"

#include <stdlib.h>

#include "base/limits.h"

#include "base/banned.h"

// clang-format off
const struct top_kind TOP_KINDS[TOP_ROWS_MAX] = {
    {"DevOps Engineer, principal", "devops-engineer", LEVELS_PRINCIPAL, {NULL, NULL}},
    {"Backend Developer, staff", "backend-developer", LEVELS_STAFF, {NULL, NULL}},
    {"Backend Architect", "backend-architect", LEVELS_ALL, {NULL, NULL}},
    {"Cloud Architect", "cloud-architect", LEVELS_ALL, {NULL, NULL}},
    {"Site Reliability Engineer, senior to principal", "site-reliability-engineer",
     LEVELS_SENIOR | LEVELS_STAFF | LEVELS_PRINCIPAL, {NULL, NULL}},
    {"MLOps Engineer", "mlops-engineer", LEVELS_ALL, {NULL, NULL}},
    {"Platform Engineer, senior", "platform-engineer", LEVELS_SENIOR, {NULL, NULL}},
    {"DevSecOps Engineer, senior", "devsecops-engineer", LEVELS_SENIOR, {NULL, NULL}},
    {"Infrastructure Engineer, senior and staff", "infrastructure-engineer",
     LEVELS_SENIOR | LEVELS_STAFF, {NULL, NULL}},
    {"Backend Developer, senior, Go or Rust", "backend-developer", LEVELS_SENIOR, {"go", "rust"}},
};
static const struct level_row LEVEL_ROWS[TOP_LEVELS] = {
    {.key = "entry", .label = "entry (0\u20132 years)", .levels = LEVELS_ENTRY},
    {.key = "mid", .label = "mid (3\u20135 years)", .levels = LEVELS_MID},
    {.key = "senior", .label = "senior (6\u201310 years)", .levels = LEVELS_SENIOR},
    {.key = "staff", .label = "staff, principal (10+ years)",
     .levels = LEVELS_STAFF | LEVELS_PRINCIPAL},
};
// clang-format on

/* ---- roles ---- */

/* Each role of the table once. */
static enum status
load(struct top *top, struct error *err)
{
    struct str slugs[TOP_ROLES] = {STR_NONE};
    for (size_t i = 0; i < TOP_ROWS_MAX; i++) {
        struct str slug = str_of(TOP_KINDS[i].role);
        size_t at = 0;
        while (at < top->n_roles && !str_eq(slugs[at], slug)) {
            at++;
        }
        slugs[at] = slug;
        top->n_roles += at == top->n_roles;
    }
    struct role_list list = {slugs, top->n_roles, PARTS_SKILLS, true};
    return roles_load(&top->scope, &list, top->roles, err);
}

/* ---- rows ---- */

/* Number of a skill by its slug; -1: none. */
static enum status
skill_id(struct report_scope *scope, const char *slug, int64_t *ret, struct error *err)
{
    struct query *q = NULL;
    enum status st =
        data_query(scope, "SELECT id FROM skill WHERE slug = :role", str_of(slug), &q, err);
    if (st) {
        return st;
    }
    *ret = query_step(q) ? query_col_int(q, 0) : -1;
    return query_free(q, err);
}

/* Sets has[job] for the jobs that mention any of the skills of the kind. */
static enum status
mark_skilled(struct top *top, const struct top_row *row, bool *has, struct error *err)
{
    enum status st = OK;
    for (size_t k = 0; k < 2 && row->kind->skills[k] && !st; k++) {
        int64_t id = -1;
        st = skill_id(&top->scope, row->kind->skills[k], &id, err);
        for (size_t i = 0; i < row->role->n_mentions && id >= 0; i++) {
            const struct mention *m = &row->role->mentions[i];
            has[m->job] = has[m->job] || m->skill == id;
        }
    }
    return st;
}

static void
keep_best(struct top_row *row, const struct share *share, size_t count)
{
    size_t at = row->n_skills;
    while (at > 0 && (row->skills[at - 1].count < count ||
                      (row->skills[at - 1].count == count &&
                       str_cmp(share->name, row->skills[at - 1].name) < 0))) {
        at--;
    }
    if (count == 0 || at == TOP_SKILLS_SHOWN) {
        return;
    }
    row->n_skills += row->n_skills < TOP_SKILLS_SHOWN;
    for (size_t i = row->n_skills - 1; i > at; i--) {
        row->skills[i] = row->skills[i - 1];
    }
    row->skills[at].name = share->name;
    row->skills[at].count = count;
}

static enum status
row_skills(struct top_row *row, const bool *is_in, struct error *err)
{
    const struct role_data *role = row->role;
    size_t *counts = calloc(role->skills.n + 1, sizeof *counts);
    if (!counts) {
        return data_no_memory(err);
    }
    for (size_t i = 0; i < role->n_mentions; i++) {
        const struct mention *m = &role->mentions[i];
        size_t at = id_map_get(&role->skills.by_id, m->skill);
        if (is_in[m->job] && at) {
            counts[at - 1]++;
        }
    }
    for (size_t i = 0; i < role->skills.n; i++) {
        keep_best(row, &role->skills.items[i], counts[i]);
    }
    free(counts);
    return OK;
}

static enum status
row_fill(struct top *top, struct top_row *row, struct error *err)
{
    const struct role_data *role = row->role;
    bool *is_in = calloc(role->n_jobs + 1, sizeof *is_in);
    if (!is_in) {
        return data_no_memory(err);
    }
    enum status st = mark_skilled(top, row, is_in, err);
    for (size_t i = 0; i < role->n_jobs && !st; i++) {
        is_in[i] =
            (is_in[i] || !row->kind->skills[0]) && levels_have(row->kind->levels, &role->jobs[i]);
        if (is_in[i] && !slice_add(&row->slice, &role->jobs[i])) {
            st = data_no_memory(err);
        }
    }
    slice_finish(&row->slice);
    if (!st) {
        st = row_skills(row, is_in, err);
    }
    free(is_in);
    return st;
}

static enum status
rows_fill(struct top *top, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < TOP_ROWS_MAX && !st; i++) {
        struct top_row *row = &top->rows[i];
        row->kind = &TOP_KINDS[i];
        for (size_t r = 0; r < top->n_roles; r++) {
            row->role = str_is(top->roles[r].slug, row->kind->role) ? &top->roles[r] : row->role;
        }
        st = row_fill(top, row, err);
    }
    return st;
}

static bool
is_before(const struct top *top, const struct top_row *a, const struct top_row *b)
{
    bool can_a = scope_can_say(&top->scope, &a->slice.base.mid);
    bool can_b = scope_can_say(&top->scope, &b->slice.base.mid);
    return can_a && (!can_b || a->slice.base.mid.value > b->slice.base.mid.value);
}

/* Insertion: ten rows; equal ones keep the order of the table. */
static void
rows_rank(struct top *top)
{
    for (size_t i = 1; i < TOP_ROWS_MAX; i++) {
        struct top_row row = top->rows[i];
        size_t k = i;
        for (; k > 0 && is_before(top, &row, &top->rows[k - 1]); k--) {
            top->rows[k] = top->rows[k - 1];
        }
        top->rows[k] = row;
    }
}

static enum status
levels_fill(struct top *top, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < TOP_LEVELS; i++) {
        top->levels[i] = LEVEL_ROWS[i];
        for (size_t r = 0; r < top->n_roles && !st; r++) {
            st = slice_add_role(&top->levels[i].slice, &top->roles[r], LEVEL_ROWS[i].levels, err);
        }
        slice_finish(&top->levels[i].slice);
    }
    return st;
}

/* ---- the whole ---- */

static void
top_release(struct top *top)
{
    for (size_t i = 0; i < top->n_roles; i++) {
        role_data_release(&top->roles[i]);
    }
    for (size_t i = 0; i < TOP_ROWS_MAX; i++) {
        slice_release(&top->rows[i].slice);
    }
    for (size_t i = 0; i < TOP_LEVELS; i++) {
        slice_release(&top->levels[i].slice);
    }
}

enum status
report_top(struct store *store, const struct report_options *options, struct buf *buf,
           struct error *err)
{
    static enum status (*const STEPS[])(struct top *, struct error *) = {load, rows_fill,
                                                                         levels_fill, top_areas};
    struct arena arena;
    arena_init(&arena, REPORT_ARENA_MIB * MIB);
    struct top *top = ARENA_NEW(&arena, struct top);
    if (!top) {
        return data_no_memory(err);
    }
    scope_init(&top->scope, store, &arena, options);
    enum status st = OK;
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0] && !st; i++) {
        st = STEPS[i](top, err);
    }
    if (!st) {
        rows_rank(top);
        top_write(top, options, buf);
    }
    if (!st && (arena.failed || buf_failed(buf))) {
        st = error_set(err, E_NOMEM, "report: the page is too long");
    }
    top_release(top);
    arena_release(&arena);
    return st;
}
