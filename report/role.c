/* report/role.c: one role whole: demand, pay by level, skills and what they are
 * worth, where and who. */
#include "base/limits.h"
#include "report/exchange.h"
#include "report/words.h"

#include "base/banned.h"

enum { SKILL_ROWS = 30, TOP_ROWS = 10 };

struct whole {
    struct report_scope scope;
    struct role_data role;
    struct slice all, levels[SENIORITY_COUNT];
};

static enum status
gather(struct whole *w, struct str role, struct error *err)
{
    struct role_list list = {&role, 1, PARTS_ALL, false};
    enum status st = roles_load(&w->scope, &list, &w->role, err);
    if (!st) {
        st = slice_add_role(&w->all, &w->role, LEVELS_ALL, err);
        slice_finish(&w->all);
    }
    for (size_t i = 0; i < w->role.n_jobs && !st; i++) {
        const struct job *job = &w->role.jobs[i];
        st = slice_add(&w->levels[job->seniority], job) ? OK : data_no_memory(err);
    }
    for (int i = 0; i < SENIORITY_COUNT; i++) {
        slice_finish(&w->levels[i]);
    }
    return st;
}

/* ---- tables ---- */

static void
summary_row(struct table *t, const char *label, struct str value)
{
    struct table_row *row = table_row(t);
    table_cell(row, 0, str_of(label));
    table_cell(row, 1, value);
}

static void
table_summary(const struct whole *w, struct doc *doc)
{
    const struct slice *s = &w->all;
    struct table t;
    table_init(&t, doc->arena, "In short", "lr");
    summary_row(&t, "active postings", show_count(doc->arena, s->n_jobs));
    summary_row(&t, "state base pay", doc_part(doc, s->base.mid.n, s->n_jobs));
    summary_row(&t, "median base a year",
                scope_can_say(&w->scope, &s->base.mid) ? doc_median(doc, &s->base.mid)
                                                       : doc_unsaid(doc, s->base.mid.n));
    summary_row(&t, "95% interval", doc_interval(doc, &s->base.mid));
    summary_row(&t, "band: median minimum to median maximum", doc_band(doc, &s->base));
    summary_row(&t, "middle half of the midpoints", doc_quartiles(doc, &s->base));
    summary_row(&t, "total compensation, where stated", doc_total(doc, &s->total));
    summary_row(&t, "years asked, median", doc_years(doc, &s->years_asked));
    summary_row(&t, "mention on-call duty", doc_part(doc, s->n_on_call, s->n_jobs));
    doc_table(doc, &t);
}

static void
table_levels(const struct whole *w, struct doc *doc)
{
    static const char *const HEADS[] = {"level", "active", "median base", "band", "middle half"};
    struct table t;
    table_init(&t, doc->arena, "Seniority and pay", "lrrrr");
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        table_head(&t, i, str_of(HEADS[i]));
    }
    struct chart *chart = chart_new(doc->arena, CHART_RANGES, t.title,
                                    "Band from the median minimum to the median maximum; the thin "
                                    "line is the middle half of the midpoints, the ring their "
                                    "median.");
    doc_money_axis(doc, chart);
    for (int i = 1; i <= SENIORITY_COUNT; i++) {
        enum seniority level = (enum seniority)(i % SENIORITY_COUNT); /* unstated comes last */
        const struct slice *s = &w->levels[level];
        struct str label = level ? str_of(seniority_name(level)) : STR("unstated");
        if (s->n_jobs == 0) {
            continue;
        }
        struct table_row *row = table_row(&t);
        table_cell(row, 0, label);
        table_cell(row, 1, doc_part(doc, s->n_jobs, w->role.n_jobs));
        table_cell(row, 2, doc_median(doc, &s->base.mid));
        table_cell(row, 3, doc_range(doc, &s->base));
        table_cell(row, 4, doc_quartiles(doc, &s->base));
        struct chart_row *bars =
            scope_can_say(&w->scope, &s->base.mid) ? chart_row(chart, label) : NULL;
        if (bars) {
            bars->marks[0] = doc_band_mark(doc, &s->base);
        }
    }
    t.chart = chart;
    doc_table(doc, &t);
}

static void
table_modes(const struct whole *w, struct doc *doc)
{
    struct table t;
    table_init(&t, doc->arena, "Work mode", "lr");
    t.note = "share of the active postings tagged so; tags may overlap";
    for (int i = 1; i <= MODE_COUNT; i++) {
        enum work_mode mode = (enum work_mode)(i % MODE_COUNT);
        struct table_row *row = table_row(&t);
        table_cell(row, 0, mode ? str_of(mode_name(mode)) : STR("unstated"));
        table_cell(row, 1, doc_part(doc, w->role.modes[mode], w->role.n_jobs));
    }
    doc_table(doc, &t);
}

static void
table_skills(const struct whole *w, struct doc *doc)
{
    enum { BAR_WIDTH = 24 };
    const struct share_list *skills = &w->role.skills;
    struct table t;
    table_init(&t, doc->arena, "Top 30 skills", "lrb");
    t.note = "share of the active postings that mention it";
    struct chart *chart =
        chart_new(doc->arena, CHART_BARS, t.title, "Share of the active postings.");
    for (size_t i = 0; i < skills->n && i < SKILL_ROWS; i++) {
        const struct share *s = &skills->items[i];
        struct table_row *row = table_row(&t);
        struct chart_row *bar = chart_row(chart, s->name);
        table_cell(row, 0, s->name);
        table_cell(row, 1, doc_part(doc, s->count, w->role.n_jobs));
        table_cell(row, 2, show_bar(doc->arena, s->part, skills->items[0].part, BAR_WIDTH));
        if (bar) {
            bar->marks[0] = doc_share_mark(doc, s->part);
        }
    }
    t.chart = chart;
    doc_table(doc, &t);
}

/* The best paid skill not yet shown; NULL at the end. */
static const struct share *
next_paid(const struct whole *w, const struct share *last)
{
    const struct share *best = NULL;
    for (size_t i = 0; i < w->role.skills.n; i++) {
        const struct share *s = &w->role.skills.items[i];
        bool is_shown = last && (s->base.value > last->base.value ||
                                 (s->base.value == last->base.value && s <= last));
        if (scope_can_say(&w->scope, &s->base) && !is_shown &&
            (!best || s->base.value > best->base.value)) {
            best = s;
        }
    }
    return best;
}

static void
table_pay(const struct whole *w, struct doc *doc)
{
    static const char *const HEADS[] = {"skill", "median base", "95% interval", "premium",
                                        "premium at the same level"};
    struct table t;
    table_init(&t, doc->arena, "Median base pay by skill, and premium over the role's median",
               "lrrrr");
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        table_head(&t, i, str_of(HEADS[i]));
    }
    struct chart *chart = chart_new(doc->arena, CHART_DOTS, t.title,
                                    "Median base pay a year; the line is the 95% interval.");
    doc_money_axis(doc, chart);
    const struct share *s = next_paid(w, NULL);
    for (size_t i = 0; s && i < SKILL_ROWS; i++, s = next_paid(w, s)) {
        struct table_row *row = table_row(&t);
        struct chart_row *dot = chart_row(chart, s->name);
        table_cell(row, 0, s->name);
        table_cell(row, 1, doc_median(doc, &s->base));
        table_cell(row, 2, doc_interval(doc, &s->base));
        table_cell(
            row, 3,
            show_money(doc->arena, w->scope.currency, s->base.value - w->role.base.value, true));
        table_cell(row, 4, doc_difference(doc, s->controlled, s->n_controlled));
        if (dot) {
            dot->marks[0] = doc_mark(doc, &s->base);
        }
    }
    if (!t.rows) {
        t.note = "cannot say: too few postings state their base pay";
    }
    t.chart = chart;
    doc_table(doc, &t);
}

static void
table_list(struct doc *doc, const char *title, const struct share_list *list, size_t of)
{
    struct table t;
    table_init(&t, doc->arena, title, "lr");
    for (size_t i = 0; i < list->n && i < TOP_ROWS; i++) {
        struct table_row *row = table_row(&t);
        table_cell(row, 0, list->items[i].name);
        table_cell(row, 1, doc_part(doc, list->items[i].count, of));
    }
    doc_table(doc, &t);
}

/* ---- JSON ---- */

static void
whole_json(const struct whole *w, struct buf *buf)
{
    const struct role_data *r = &w->role;
    const struct slice *s = &w->all;
    double n = r->n_jobs ? (double)r->n_jobs : 1;
    figure_role(&w->scope, r, buf);
    figure_share(buf, "salary_share", r->slug, STR_NONE, (double)s->base.mid.n / n, r->n_jobs);
    figure_share(buf, "on_call_share", r->slug, STR_NONE, (double)s->n_on_call / n, r->n_jobs);
    figure_band(&w->scope, buf, "base", r->slug, STR_NONE, &s->base);
    figure_band(&w->scope, buf, "total", r->slug, STR_NONE, &s->total);
    figure_median(&w->scope, buf, "years_asked", r->slug, STR_NONE, &s->years_asked);
    for (int i = 1; i < SENIORITY_COUNT; i++) {
        figure_band(&w->scope, buf, "level_base", r->slug,
                    str_of(seniority_name((enum seniority)i)), &w->levels[i].base);
    }
    for (size_t i = 0; i < r->skills.n; i++) {
        const struct share *k = &r->skills.items[i];
        if (i < SKILL_ROWS) {
            figure_share(buf, "skill_share", r->slug, k->name, k->part, r->n_jobs);
        }
        if (k->base.n == 0) {
            continue;
        }
        figure_median(&w->scope, buf, "skill_median", r->slug, k->name, &k->base);
        figure_put(buf, &(struct figure){"skill_premium", r->slug, k->name,
                                         k->base.value - r->base.value, 2, k->base.n,
                                         !scope_can_say(&w->scope, &k->base), NULL});
        figure_put(buf,
                   &(struct figure){"skill_premium_same_level", r->slug, k->name, k->controlled, 2,
                                    k->n_controlled, k->n_controlled < w->scope.min_n, NULL});
    }
    exchange_json(&w->scope, buf);
}

static void
whole_write(const struct whole *w, const struct report_options *options, struct buf *buf)
{
    static void (*const TABLES[])(const struct whole *, struct doc *) = {
        table_summary, table_levels, table_modes, table_skills, table_pay};
    struct doc doc;
    if (options->format == REPORT_JSON) {
        whole_json(w, buf);
        return;
    }
    doc_begin(&doc, &w->scope, options, w->role.name, buf);
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++) {
        TABLES[i](w, &doc);
    }
    table_list(&doc, "Where a remote worker may live, of the remote", &w->role.scopes,
               w->role.modes[MODE_REMOTE]);
    table_list(&doc, "Countries", &w->role.countries, w->role.n_jobs);
    table_list(&doc, "Most active postings", &w->role.companies, w->role.n_jobs);
    doc_end(&doc);
}

enum status
report_role(struct store *store, struct str role, const struct report_options *options,
            struct buf *buf, struct error *err)
{
    struct arena arena;
    arena_init(&arena, REPORT_ARENA_MIB * MIB);
    struct whole *w = ARENA_NEW(&arena, struct whole);
    if (!w) {
        return data_no_memory(err);
    }
    scope_init(&w->scope, store, &arena, options);
    enum status st = gather(w, role, err);
    if (!st) {
        whole_write(w, options, buf);
    }
    if (!st && (arena.failed || buf_failed(buf))) {
        st = error_set(err, E_NOMEM, "report: the page is too long");
    }
    role_data_release(&w->role);
    slice_release(&w->all);
    for (int i = 0; i < SENIORITY_COUNT; i++) {
        slice_release(&w->levels[i]);
    }
    arena_release(&arena);
    return st;
}
