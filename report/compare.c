/* report/compare.c: Report 1, two roles side by side: gathering the figures. How
 * they are shown is in compare_tables.c and compare_json.c. */
#include "report/compare.h"

#include <stdlib.h>

#include "base/limits.h"

#include "base/banned.h"

size_t
level_with_unstated(const struct role_data *role, enum seniority level)
{
    return role->levels[level] + (level == SENIORITY_MID ? role->levels[SENIORITY_NONE] : 0);
}

static int
compare_pairs(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    double p = part_of(x, 0) > part_of(x, 1) ? part_of(x, 0) : part_of(x, 1);
    double q = part_of(y, 0) > part_of(y, 1) ? part_of(y, 0) : part_of(y, 1);
    return p != q ? (p < q) - (p > q) : str_cmp(x->name, y->name);
}

static void
pair_fill(struct comparison *c, struct pair *pair, int side, size_t rank)
{
    struct share *share = &c->roles[side].skills.items[rank];
    pair->name = share->name;
    pair->of[side] = share;
    pair->is_top[side] = rank < TOP_SKILLS;
    pair->base[side] = share->base;
}

static struct pair *
pair_find(struct comparison *c, int64_t id)
{
    for (size_t i = 0; i < c->n_pairs; i++) {
        if (c->pairs[i].of[0] && c->pairs[i].of[0]->id == id) {
            return &c->pairs[i];
        }
    }
    return NULL;
}

static enum status
pairs_make(struct comparison *c, struct error *err)
{
    size_t n_a = c->roles[0].skills.n, n_b = c->roles[1].skills.n;
    c->pairs = calloc(n_a + n_b + 1, sizeof *c->pairs);
    if (!c->pairs) {
        return error_set(err, E_NOMEM, "report: skills");
    }
    for (size_t i = 0; i < n_a; i++) {
        pair_fill(c, &c->pairs[c->n_pairs++], 0, i);
    }
    for (size_t i = 0; i < n_b; i++) {
        struct pair *pair = pair_find(c, c->roles[1].skills.items[i].id);
        pair_fill(c, pair ? pair : &c->pairs[c->n_pairs++], 1, i);
    }
    qsort(c->pairs, c->n_pairs, sizeof *c->pairs, compare_pairs);
    size_t both = 0, either = 0;
    for (size_t i = 0; i < c->n_pairs; i++) {
        both += c->pairs[i].is_top[0] && c->pairs[i].is_top[1];
        either += c->pairs[i].is_top[0] || c->pairs[i].is_top[1];
    }
    c->overlap = either ? (double)both / (double)either : 0;
    c->n_union = either;
    return OK;
}

static enum status
gather(struct comparison *c, struct str role_a, struct str role_b, struct error *err)
{
    const struct str roles[SIDES] = {role_a, role_b};
    struct role_list list = {roles, SIDES, PARTS_ALL, false};
    enum status st = roles_load(&c->scope, &list, c->roles, err);
    return st ? st : pairs_make(c, err);
}

enum status
report_compare(struct store *store, struct str role_a, struct str role_b,
               const struct report_options *options, struct buf *buf, struct error *err)
{
    struct arena arena;
    arena_init(&arena, REPORT_ARENA_MIB * MIB);
    struct comparison c = {.options = options};
    scope_init(&c.scope, store, &arena, options);
    enum status st = gather(&c, role_a, role_b, err);
    if (!st && options->format == REPORT_JSON) {
        compare_json(&c, buf);
    } else if (!st) {
        compare_tables(&c, buf);
    }
    if (!st && (arena.failed || buf_failed(buf))) {
        st = error_set(err, E_NOMEM, "report: the page is too long");
    }
    free(c.pairs);
    role_data_release(&c.roles[0]);
    role_data_release(&c.roles[1]);
    arena_release(&arena);
    return st;
}
