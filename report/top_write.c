/* report/top_write.c: Report 3 as tables and as JSON lines. */
#include "report/exchange.h"
#include "report/top.h"

#include "base/limits.h"

#include "base/banned.h"

static void
heads(struct table *t, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        table_head(t, i, str_of(names[i]));
    }
}

static void
table_pay(const struct top *top, struct doc *doc)
{
    static const char *const HEADS[] = {"role", "median base", "95% interval", "base range",
                                        "total compensation"};
    struct table t;
    table_init(&t, doc->arena, "Best-paid roles, a year", "lrrrr");
    t.note = "by median base; ranges: median of the stated minima to median of the stated maxima";
    heads(&t, HEADS, sizeof HEADS / sizeof HEADS[0]);
    struct chart *chart =
        chart_new(doc->arena, CHART_RANGES, t.title,
                  "Base range, and the range of total compensation where stated; the thin line is "
                  "the middle half of the midpoints, the ring their median.");
    chart_series(chart, 0, STR("base"));
    chart_series(chart, 1, STR("total compensation"));
    doc_money_axis(doc, chart);
    for (size_t i = 0; i < TOP_ROWS_MAX; i++) {
        const struct top_row *r = &top->rows[i];
        const struct band *base = &r->slice.base;
        struct table_row *row = table_row(&t);
        bool can_say = scope_can_say(&top->scope, &base->mid);
        table_cell(row, 0, str_of(r->kind->label));
        table_cell(row, 1, can_say ? doc_median(doc, &base->mid) : doc_unsaid(doc, base->mid.n));
        table_cell(row, 2, doc_interval(doc, &base->mid));
        table_cell(row, 3, doc_range(doc, base));
        table_cell(row, 4, doc_total(doc, &r->slice.total));
        struct chart_row *bars = can_say ? chart_row(chart, str_of(r->kind->label)) : NULL;
        if (bars) {
            bars->marks[0] = doc_band_mark(doc, base);
            bars->marks[1] = doc_band_mark(doc, &r->slice.total);
        }
    }
    t.chart = chart;
    doc_table(doc, &t);
}

static struct str
key_skills(const struct doc *doc, const struct top_row *r)
{
    struct buf buf;
    buf_init(&buf, 64 * KIB);
    for (size_t i = 0; i < r->n_skills; i++) {
        buf_add_z(&buf, i ? ", " : "");
        buf_add(&buf, r->skills[i].name);
        buf_printf(&buf, " %.0f%%", (double)r->skills[i].count / (double)r->slice.n_jobs * 100);
    }
    struct str ret = arena_str(doc->arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

static void
table_ask(const struct top *top, struct doc *doc)
{
    static const char *const HEADS[] = {"role", "active", "years asked", "key skills"};
    struct table t;
    table_init(&t, doc->arena, "What they ask", "lrrl");
    t.note =
        "years: the median of the least that is asked; skills with the share that mentions them";
    heads(&t, HEADS, sizeof HEADS / sizeof HEADS[0]);
    for (size_t i = 0; i < TOP_ROWS_MAX; i++) {
        const struct top_row *r = &top->rows[i];
        struct table_row *row = table_row(&t);
        table_cell(row, 0, str_of(r->kind->label));
        table_cell(row, 1, show_count(doc->arena, r->slice.n_jobs));
        table_cell(row, 2, doc_years(doc, &r->slice.years_asked));
        table_cell(row, 3, key_skills(doc, r));
    }
    doc_table(doc, &t);
}

static void
table_levels(const struct top *top, struct doc *doc)
{
    static const char *const HEADS[] = {"experience", "active", "median base", "base range",
                                        "total compensation"};
    struct table t;
    table_init(&t, doc->arena, "Pay by experience, all these roles", "lrrrr");
    heads(&t, HEADS, sizeof HEADS / sizeof HEADS[0]);
    struct chart *chart = chart_new(doc->arena, CHART_RANGES, t.title,
                                    "Ranges of base and of total compensation, where stated.");
    chart_series(chart, 0, STR("base"));
    chart_series(chart, 1, STR("total compensation"));
    doc_money_axis(doc, chart);
    for (size_t i = 0; i < TOP_LEVELS; i++) {
        const struct level_row *r = &top->levels[i];
        struct table_row *row = table_row(&t);
        struct chart_row *bars = chart_row(chart, str_of(r->label));
        table_cell(row, 0, str_of(r->label));
        table_cell(row, 1, show_count(doc->arena, r->slice.n_jobs));
        table_cell(row, 2, doc_median(doc, &r->slice.base.mid));
        table_cell(row, 3, doc_range(doc, &r->slice.base));
        table_cell(row, 4, doc_total(doc, &r->slice.total));
        if (bars) {
            bars->marks[0] = doc_band_mark(doc, &r->slice.base);
            bars->marks[1] = doc_band_mark(doc, &r->slice.total);
        }
    }
    t.chart = chart;
    doc_table(doc, &t);
}

static bool
can_compare(const struct top *top, const struct area_row *r)
{
    return scope_can_say(&top->scope, &r->with) && scope_can_say(&top->scope, &r->without);
}

static void
table_areas(const struct top *top, struct doc *doc)
{
    static const char *const HEADS[] = {"specialisation", "median with", "median without",
                                        "difference", "same role and level"};
    struct table t;
    table_init(&t, doc->arena, "Specialisation premium", "lrrrr");
    t.note = "a posting has it when it mentions a skill of that field";
    heads(&t, HEADS, sizeof HEADS / sizeof HEADS[0]);
    struct chart *chart = chart_new(doc->arena, CHART_DOTS, t.title,
                                    "Median base a year; the line is the 95% interval.");
    chart_series(chart, 0, STR("with"));
    chart_series(chart, 1, STR("without"));
    doc_money_axis(doc, chart);
    for (size_t i = 0; i < AREA_COUNT; i++) {
        const struct area_row *r = &top->areas[i];
        struct table_row *row = table_row(&t);
        struct chart_row *dots = chart_row(chart, str_of(r->label));
        table_cell(row, 0, str_of(r->label));
        table_cell(row, 1, doc_median(doc, &r->with));
        table_cell(row, 2, doc_median(doc, &r->without));
        table_cell(row, 3,
                   can_compare(top, r)
                       ? doc_difference(doc, r->with.value - r->without.value, r->with.n)
                       : STR("-"));
        table_cell(row, 4, doc_difference(doc, r->same_level, r->n_same));
        if (dots) {
            dots->marks[0] = doc_mark(doc, &r->with);
            dots->marks[1] = doc_mark(doc, &r->without);
        }
    }
    t.chart = chart;
    doc_table(doc, &t);
}

/* ---- JSON ---- */

static void
json_row(const struct top *top, const struct top_row *r, struct buf *buf)
{
    struct str role = str_of(r->kind->role), key = str_of(r->kind->label);
    figure_count(buf, "active_postings", role, key, r->slice.n_jobs);
    figure_band(&top->scope, buf, "base", role, key, &r->slice.base);
    figure_band(&top->scope, buf, "total", role, key, &r->slice.total);
    figure_median(&top->scope, buf, "years_asked", role, key, &r->slice.years_asked);
    for (size_t i = 0; i < r->n_skills; i++) {
        struct str name =
            arena_printf(top->scope.arena, "%.*s: %.*s", STR_ARG(key), STR_ARG(r->skills[i].name));
        figure_share(buf, "key_skill", role, name,
                     (double)r->skills[i].count / (double)r->slice.n_jobs, r->slice.n_jobs);
    }
}

static void
top_json(const struct top *top, struct buf *buf)
{
    for (size_t i = 0; i < TOP_ROWS_MAX; i++) {
        json_row(top, &top->rows[i], buf);
    }
    for (size_t i = 0; i < TOP_LEVELS; i++) {
        const struct level_row *r = &top->levels[i];
        figure_count(buf, "level_postings", STR_NONE, str_of(r->key), r->slice.n_jobs);
        figure_band(&top->scope, buf, "level_base", STR_NONE, str_of(r->key), &r->slice.base);
        figure_band(&top->scope, buf, "level_total", STR_NONE, str_of(r->key), &r->slice.total);
    }
    for (size_t i = 0; i < AREA_COUNT; i++) {
        const struct area_row *r = &top->areas[i];
        struct str key = str_of(r->key);
        figure_median(&top->scope, buf, "specialisation_median_with", STR_NONE, key, &r->with);
        figure_median(&top->scope, buf, "specialisation_median_without", STR_NONE, key,
                      &r->without);
        figure_put(buf, &(struct figure){"specialisation_premium", STR_NONE, key,
                                         r->with.value - r->without.value, 2, r->with.n,
                                         !can_compare(top, r), NULL});
        figure_put(buf, &(struct figure){"specialisation_premium_same_role_level", STR_NONE, key,
                                         r->same_level, 2, r->n_same,
                                         r->n_same == 0 || r->n_same < top->scope.min_n, NULL});
    }
    exchange_json(&top->scope, buf);
}

void
top_write(const struct top *top, const struct report_options *options, struct buf *buf)
{
    struct doc doc;
    if (options->format == REPORT_JSON) {
        top_json(top, buf);
        return;
    }
    doc_begin(&doc, &top->scope, options, STR("The best-paid roles"), buf);
    table_pay(top, &doc);
    table_ask(top, &doc);
    table_levels(top, &doc);
    table_areas(top, &doc);
    doc_end(&doc);
}
