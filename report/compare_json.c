/* report/compare_json.c: Report 1 as one object per figure and line. n is what a
 * count or median was made of, and the denominator of a share. */
#include "report/compare.h"

#include "base/json_write.h"

#include "base/banned.h"

struct figure {
    const char *figure;
    struct str role, key; /* absent: null */
    double value;
    int decimals;
    size_t n;
    bool is_unsaid;              /* value null: too few */
    const struct median *median; /* its interval; NULL: none */
};

static void
put(struct buf *buf, const struct figure *f)
{
    enum { MONEY_DECIMALS = 2 };
    struct json_out out;
    json_out_begin(&out, buf);
    json_put_object(&out);
    json_put_key(&out, "figure");
    json_put_z(&out, f->figure);
    json_put_key(&out, "role");
    json_put_str(&out, f->role);
    json_put_key(&out, "key");
    json_put_str(&out, f->key);
    json_put_key(&out, "value");
    if (f->is_unsaid) {
        json_put_null(&out);
    } else {
        json_put_real(&out, f->value, f->decimals);
    }
    json_put_key(&out, "n");
    json_put_int(&out, (int64_t)f->n);
    json_put_key(&out, "ci");
    if (!f->is_unsaid && f->median && f->median->has_ci) {
        json_put_array(&out);
        json_put_real(&out, f->median->low, MONEY_DECIMALS);
        json_put_real(&out, f->median->high, MONEY_DECIMALS);
        json_put_array_end(&out);
    } else {
        json_put_null(&out);
    }
    json_put_object_end(&out);
    buf_add_byte(buf, '\n');
}

static void
put_count(struct buf *buf, const char *figure, struct str role, struct str key, size_t count)
{
    put(buf, &(struct figure){figure, role, key, (double)count, 0, count, false, NULL});
}

static void
put_share(struct buf *buf, const char *figure, struct str role, struct str key, double part,
          size_t of)
{
    enum { SHARE_DECIMALS = 6 };
    put(buf, &(struct figure){figure, role, key, part, SHARE_DECIMALS, of, of == 0, NULL});
}

static void
put_median(const struct comparison *c, struct buf *buf, const char *figure, struct str role,
           struct str key, const struct median *m)
{
    put(buf, &(struct figure){figure, role, key, m->value, 2, m->n, !can_say(c, m), m});
}

static void
put_mixes(const struct role_data *r, struct buf *buf)
{
    double n = r->n_jobs ? (double)r->n_jobs : 1;
    for (int level = SENIORITY_NONE; level < SENIORITY_COUNT; level++) {
        struct str key = level ? str_of(seniority_name((enum seniority)level)) : STR("unstated");
        put_share(buf, "seniority_share", r->slug, key, (double)r->levels[level] / n, r->n_jobs);
        if (level) {
            size_t count = level_with_unstated(r, (enum seniority)level);
            put_share(buf, "seniority_share_unstated_as_mid", r->slug, key, (double)count / n,
                      r->n_jobs);
        }
    }
    for (int mode = MODE_NONE; mode < MODE_COUNT; mode++) {
        struct str key = mode ? str_of(mode_name((enum work_mode)mode)) : STR("unstated");
        put_share(buf, "work_mode_share", r->slug, key, (double)r->modes[mode] / n, r->n_jobs);
    }
}

static void
put_role(const struct comparison *c, const struct role_data *r, struct buf *buf)
{
    size_t entry = r->levels[SENIORITY_ENTRY];
    put_count(buf, "active_postings", r->slug, STR_NONE, r->n_jobs);
    put_median(c, buf, "median_base", r->slug, c->scope.currency, &r->base);
    if (r->skills.n) {
        const struct share *top = &r->skills.items[0];
        put_share(buf, "top_skill", r->slug, top->name, top->part, r->n_jobs);
    }
    put_count(buf, "entry_level", r->slug, STR_NONE, entry);
    put_share(buf, "entry_level_share", r->slug, STR_NONE,
              r->n_jobs ? (double)entry / (double)r->n_jobs : 0, r->n_jobs);
    put_mixes(r, buf);
    for (size_t i = 0; i < r->countries.n; i++) {
        const struct share *s = &r->countries.items[i];
        put_share(buf, "country_share", r->slug, s->name, s->part, r->n_jobs);
    }
    for (size_t i = 0; i < r->companies.n; i++) {
        const struct share *s = &r->companies.items[i];
        put_count(buf, "company_postings", r->slug, s->name, s->count);
    }
}

static void
put_pair(const struct comparison *c, const struct pair *p, struct buf *buf)
{
    for (int side = 0; side < SIDES; side++) {
        const struct role_data *r = &c->roles[side];
        bool is_exclusive = p->is_top[side] && !p->is_top[1 - side];
        if (p->is_top[0] || p->is_top[1]) {
            put_share(buf, "skill_share", r->slug, p->name, part_of(p, side), r->n_jobs);
        }
        if (is_exclusive) {
            put_share(buf, "exclusive_skill", r->slug, p->name, part_of(p, side), r->n_jobs);
        }
        const struct median *m = &p->base[side];
        if (m->n == 0) {
            continue;
        }
        put_median(c, buf, "skill_median", r->slug, p->name, m);
        put(buf, &(struct figure){"skill_premium", r->slug, p->name, m->value - r->base.value, 2,
                                  m->n, !can_say(c, m), NULL});
    }
}

void
compare_json(const struct comparison *c, struct buf *buf)
{
    enum { RATIO_DECIMALS = 4 };
    const struct role_data *a = &c->roles[0], *b = &c->roles[1];
    bool both = can_say(c, &a->base) && can_say(c, &b->base);
    size_t n = a->base.n + b->base.n;
    put_role(c, a, buf);
    put_role(c, b, buf);
    put(buf, &(struct figure){"active_ratio", STR_NONE, STR_NONE,
                              b->n_jobs ? (double)a->n_jobs / (double)b->n_jobs : 0, RATIO_DECIMALS,
                              a->n_jobs + b->n_jobs, b->n_jobs == 0, NULL});
    put(buf, &(struct figure){"median_gap", STR_NONE, c->scope.currency,
                              a->base.value - b->base.value, 2, n, !both, NULL});
    put(buf, &(struct figure){"median_gap_share", STR_NONE, STR_NONE,
                              both ? (a->base.value - b->base.value) / b->base.value : 0, 6, n,
                              !both || b->base.value <= 0, NULL});
    put(buf, &(struct figure){"skill_overlap", STR_NONE, STR_NONE, c->overlap, 6, c->n_pairs,
                              c->n_pairs == 0, NULL});
    for (size_t i = 0; i < c->n_pairs; i++) {
        put_pair(c, &c->pairs[i], buf);
    }
}
