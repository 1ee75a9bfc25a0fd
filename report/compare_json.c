/* report/compare_json.c: Report 1 as one object per figure and line. n is what a
 * count or median was made of, and the denominator of a share. */
#include "report/compare.h"
#include "report/exchange.h"

#include "report/figure.h"

#include "base/banned.h"

static void
put_mixes(const struct role_data *r, struct buf *buf)
{
    double n = r->n_jobs ? (double)r->n_jobs : 1;
    for (int level = SENIORITY_NONE; level < SENIORITY_COUNT; level++) {
        struct str key = level ? str_of(seniority_name((enum seniority)level)) : STR("unstated");
        figure_share(buf, "seniority_share", r->slug, key, (double)r->levels[level] / n, r->n_jobs);
        if (level) {
            size_t count = level_with_unstated(r, (enum seniority)level);
            figure_share(buf, "seniority_share_unstated_as_mid", r->slug, key, (double)count / n,
                         r->n_jobs);
        }
    }
    for (int mode = MODE_NONE; mode < MODE_COUNT; mode++) {
        struct str key = mode ? str_of(mode_name((enum work_mode)mode)) : STR("unstated");
        figure_share(buf, "work_mode_share", r->slug, key, (double)r->modes[mode] / n, r->n_jobs);
    }
}

void
figure_role(const struct report_scope *scope, const struct role_data *r, struct buf *buf)
{
    size_t entry = r->levels[SENIORITY_ENTRY];
    figure_count(buf, "active_postings", r->slug, STR_NONE, r->n_jobs);
    figure_median(scope, buf, "median_base", r->slug, scope->currency, &r->base);
    if (r->skills.n) {
        const struct share *top = &r->skills.items[0];
        figure_share(buf, "top_skill", r->slug, top->name, top->part, r->n_jobs);
    }
    figure_count(buf, "entry_level", r->slug, STR_NONE, entry);
    figure_share(buf, "entry_level_share", r->slug, STR_NONE,
                 r->n_jobs ? (double)entry / (double)r->n_jobs : 0, r->n_jobs);
    put_mixes(r, buf);
    for (size_t i = 0; i < r->scopes.n; i++) {
        const struct share *s = &r->scopes.items[i];
        figure_share(buf, "remote_scope_share", r->slug, s->name, s->part, r->modes[MODE_REMOTE]);
    }
    for (size_t i = 0; i < r->countries.n; i++) {
        const struct share *s = &r->countries.items[i];
        figure_share(buf, "country_share", r->slug, s->name, s->part, r->n_jobs);
    }
    for (size_t i = 0; i < r->companies.n; i++) {
        const struct share *s = &r->companies.items[i];
        figure_count(buf, "company_postings", r->slug, s->name, s->count);
    }
}

static void
put_pair(const struct comparison *c, const struct pair *p, struct buf *buf)
{
    for (int side = 0; side < SIDES; side++) {
        const struct role_data *r = &c->roles[side];
        bool is_exclusive = p->is_top[side] && !p->is_top[1 - side];
        if (p->is_top[0] || p->is_top[1]) {
            figure_share(buf, "skill_share", r->slug, p->name, part_of(p, side), r->n_jobs);
        }
        if (is_exclusive) {
            figure_share(buf, "exclusive_skill", r->slug, p->name, part_of(p, side), r->n_jobs);
        }
        const struct median *m = &p->base[side];
        if (m->n == 0) {
            continue;
        }
        figure_median(&c->scope, buf, "skill_median", r->slug, p->name, m);
        figure_put(buf, &(struct figure){"skill_premium", r->slug, p->name,
                                         m->value - r->base.value, 2, m->n, !can_say(c, m), NULL});
        const struct share *share = p->of[side];
        figure_put(buf, &(struct figure){"skill_premium_same_level", r->slug, p->name,
                                         share->controlled, 2, share->n_controlled,
                                         share->n_controlled < c->scope.min_n, NULL});
    }
}

void
compare_json(const struct comparison *c, struct buf *buf)
{
    enum { RATIO_DECIMALS = 4 };
    const struct role_data *a = &c->roles[0], *b = &c->roles[1];
    bool both = can_say(c, &a->base) && can_say(c, &b->base);
    size_t n = a->base.n + b->base.n;
    figure_role(&c->scope, a, buf);
    figure_role(&c->scope, b, buf);
    figure_put(buf, &(struct figure){"active_ratio", STR_NONE, STR_NONE,
                                     b->n_jobs ? (double)a->n_jobs / (double)b->n_jobs : 0,
                                     RATIO_DECIMALS, a->n_jobs + b->n_jobs, b->n_jobs == 0, NULL});
    figure_put(buf, &(struct figure){"median_gap", STR_NONE, c->scope.currency,
                                     a->base.value - b->base.value, 2, n, !both, NULL});
    figure_put(buf, &(struct figure){"median_gap_share", STR_NONE, STR_NONE,
                                     both ? (a->base.value - b->base.value) / b->base.value : 0, 6,
                                     n, !both || b->base.value <= 0, NULL});
    figure_put(buf, &(struct figure){"skill_overlap", STR_NONE, STR_NONE, c->overlap, 6, c->n_union,
                                     c->n_union == 0, NULL});
    for (size_t i = 0; i < c->n_pairs; i++) {
        put_pair(c, &c->pairs[i], buf);
    }
    exchange_json(&c->scope, buf);
}
