/* report/compare_pay.c: Report 1, the tables of pay by skill. */
#include "report/compare_sheet.h"

#include <stdlib.h>

#include "report/words.h"

#include "base/banned.h"

enum { PAY_ROWS = 30 };
static const char OF_DOTS[] = "Median base pay a year; the line is the 95% interval.";

static struct str
show_premium(const struct sheet *s, const struct median *m, const struct median *of)
{
    return can_say(s->c, m) && can_say(s->c, of)
               ? show_money(s->arena, s->c->scope.currency, m->value - of->value, true)
               : STR_NONE;
}

struct ranked {
    const struct pair *pair;
    double premium; /* the larger one that can be said */
};

static int
compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return x->premium != y->premium ? (x->premium < y->premium) - (x->premium > y->premium)
                                    : str_cmp(x->pair->name, y->pair->name);
}

/* False when neither median can be said. */
static bool
rank_pair(const struct comparison *c, const struct pair *p, struct ranked *ret)
{
    bool any = false;
    ret->pair = p;
    for (int side = 0; side < SIDES; side++) {
        double premium = p->base[side].value - c->roles[side].base.value;
        if (can_say(c, &p->base[side]) && (!any || premium > ret->premium)) {
            ret->premium = premium;
            any = true;
        }
    }
    return any;
}

/* Best paid first; at most PAY_ROWS are shown. */
static size_t
rank_pay(const struct comparison *c, struct ranked *ret)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_pairs; i++) {
        n += rank_pair(c, &c->pairs[i], &ret[n]);
    }
    qsort(ret, n, sizeof *ret, compare_ranked);
    return n < PAY_ROWS ? n : PAY_ROWS;
}

static const char *
note_on_pay(const struct sheet *s, bool any)
{
    size_t min_n = s->c->scope.min_n;
    struct str note =
        any ? arena_printf(s->arena, "medians from n = %zu on; best paid first", min_n)
            : arena_printf(s->arena,
                           "cannot say: no skill has n = %zu postings with base pay in %.*s", min_n,
                           STR_ARG(s->c->scope.currency));
    return arena_cstr(s->arena, note);
}

/* Premium over the role's median, as it is and among those of the same level. */
static void
premium_side(const struct sheet *s, struct table_row *row, int side, const struct pair *p)
{
    size_t column = 1 + (size_t)side * 2;
    const struct median *m = &p->base[side];
    table_cell(row, column, doc_median(s->doc, m));
    table_cell(row, column + 1, show_premium(s, m, &s->c->roles[side].base));
}

void
sheet_pay(const struct sheet *s)
{
    struct table t;
    struct ranked *ranked = ARENA_ARRAY(s->arena, s->c->n_pairs + 1, struct ranked);
    if (!ranked) {
        return;
    }
    size_t n = rank_pay(s->c, ranked);
    table_init(&t, s->arena, "Median base pay by skill, and premium over the role's median",
               "lrrrr");
    t.note = note_on_pay(s, n > 0);
    sheet_heads(s, &t, 1, 2);
    table_head(&t, 2, STR("premium"));
    table_head(&t, 4, STR("premium"));
    struct chart *chart = sheet_chart(s, CHART_DOTS, t.title, OF_DOTS);
    t.chart = chart;
    for (size_t i = 0; i < n; i++) {
        struct table_row *row = table_row(&t);
        struct chart_row *dots = chart_row(chart, ranked[i].pair->name);
        table_cell(row, 0, ranked[i].pair->name);
        for (int side = 0; side < SIDES; side++) {
            premium_side(s, row, side, ranked[i].pair);
            chart_set(dots, (size_t)side, doc_mark(s->doc, &ranked[i].pair->base[side]));
        }
    }
    doc_table(s->doc, &t);
}

static void
detail_side(const struct sheet *s, struct table_row *row, int side, const struct pair *p)
{
    size_t column = 1 + (size_t)side * 2;
    const struct share *share = p->of[side];
    table_cell(row, column, doc_interval(s->doc, &p->base[side]));
    table_cell(row, column + 1,
               share ? doc_difference(s->doc, share->controlled, share->n_controlled) : STR("-"));
}

void
sheet_pay_detail(const struct sheet *s)
{
    struct table t;
    struct ranked *ranked = ARENA_ARRAY(s->arena, s->c->n_pairs + 1, struct ranked);
    if (!ranked) {
        return;
    }
    size_t n = rank_pay(s->c, ranked);
    table_init(&t, s->arena, "The same skills: 95% interval, and premium at the same level",
               "lrrrr");
    t.note = "premium at the same level: within each level of five or more, so that a skill of "
             "senior postings is not taken for better pay";
    sheet_heads(s, &t, 1, 2);
    table_head(&t, 2, STR("at the same level"));
    table_head(&t, 4, STR("at the same level"));
    for (size_t i = 0; i < n; i++) {
        struct table_row *row = table_row(&t);
        table_cell(row, 0, ranked[i].pair->name);
        detail_side(s, row, 0, ranked[i].pair);
        detail_side(s, row, 1, ranked[i].pair);
    }
    if (n) {
        doc_table(s->doc, &t);
    }
}

void
sheet_shared_pay(const struct sheet *s)
{
    struct table t;
    table_init(&t, s->arena, "Median base pay, skills of both top 30", "lrrr");
    sheet_heads(s, &t, 1, 1);
    table_head(&t, 3, STR("gap"));
    struct chart *chart =
        sheet_chart(s, CHART_BARS, t.title,
                    "Median base pay a year, from zero; the thin line is the 95% interval.");
    t.chart = chart;
    for (size_t i = 0; i < s->c->n_pairs; i++) {
        const struct pair *p = &s->c->pairs[i];
        if (!p->is_top[0] || !p->is_top[1] ||
            (!can_say(s->c, &p->base[0]) && !can_say(s->c, &p->base[1]))) {
            continue;
        }
        struct table_row *row = table_row(&t);
        struct chart_row *bars = chart_row(chart, p->name);
        table_cell(row, 0, p->name);
        for (int side = 0; side < SIDES; side++) {
            table_cell(row, 1 + (size_t)side, doc_median(s->doc, &p->base[side]));
            chart_set(bars, (size_t)side, doc_mark(s->doc, &p->base[side]));
        }
        table_cell(row, 3, show_premium(s, &p->base[0], &p->base[1]));
    }
    if (!t.rows) {
        t.note = "cannot say: too few postings state their base pay";
    }
    doc_table(s->doc, &t);
}
