/* report/trend.c: one role week by week. Pay is the one last read of each
 * posting, so a correction does not look like a movement of the market. */
#include <stdlib.h>

#include "base/limits.h"
#include "report/exchange.h"
#include "report/words.h"

#include "base/banned.h"

enum { WEEKS = 12, WEEKS_MAX = 530, WEEK_S = 7 * DAY_S };

struct span {
    uint64_t opening;
    int64_t opened_s, ended_s;
    bool is_open, is_done; /* done: its own page or a complete listing said so */
    struct pay base;
};
struct week {
    int64_t end_s; /* last second */
    size_t n;
    struct values pays;
    struct median base;
};
struct trend {
    struct report_scope scope;
    struct role_data role; /* all that were active in the window */
    struct span *spans;    /* owned; by opening, then opened_s */
    size_t n_spans, cap_spans;
    struct week *weeks; /* arena */
    size_t n_weeks;
    struct values days_open;
    struct median days;
    size_t n_openings, n_reposts; /* of the window; openings that came again */
};

/* ---- gathering ---- */

static int
compare_spans(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    if (x->opening != y->opening) {
        return (x->opening > y->opening) - (x->opening < y->opening);
    }
    return (x->opened_s > y->opened_s) - (x->opened_s < y->opened_s);
}

static bool
span_add(struct trend *t, struct query *q)
{
    void *spans = t->spans;
    if (!data_reserve(&spans, &t->cap_spans, t->n_spans, sizeof *t->spans)) {
        return false;
    }
    t->spans = spans;
    struct str reason = query_col_text(q, 5);
    int64_t ended_s = query_col_int(q, 4);
    const struct job *job = data_job(&t->role, query_col_int(q, 0));
    t->spans[t->n_spans++] = (struct span){
        .opening = data_opening(t->scope.count, q, 0),
        .opened_s = query_col_int(q, 3),
        .ended_s = ended_s,
        .is_open = ended_s > t->scope.end_s,
        .is_done = str_is(reason, "unlisted") || str_is(reason, "gone") ||
                   str_is(reason, "closed") || str_is(reason, "expired"),
        .base = job ? job->base : (struct pay){0},
    };
    return true;
}

static enum status
spans_load(struct trend *t, struct error *err)
{
    struct query *q = NULL;
    static const char SQL[] =
        FACTS_SQL("f.posting, f.job_id, f.job_group, s.opened_at, " FACTS_ENDED ", s.reason", "0");
    enum status st = data_query(&t->scope, SQL, t->role.slug, &q, err);
    if (st) {
        return st;
    }
    bool fits = true;
    while (fits && query_step(q)) {
        fits = span_add(t, q);
    }
    if (t->n_spans) {
        qsort(t->spans, t->n_spans, sizeof *t->spans, compare_spans);
    }
    st = query_free(q, err);
    return st ? st : fits ? OK : data_no_memory(err);
}

/* The spans of one opening: spans[0..n). */
static bool
week_count(struct week *week, const struct span *spans, size_t n)
{
    bool is_active = false;
    const struct pay *base = NULL;
    for (size_t i = 0; i < n; i++) {
        bool is_in = spans[i].opened_s <= week->end_s && spans[i].ended_s >= week->end_s;
        is_active = is_active || is_in;
        base = spans[i].base.is_stated && !base ? &spans[i].base : base;
    }
    week->n += is_active;
    return !is_active || !base || values_add(&week->pays, pay_mid(base));
}

/* Time to close, and whether it came again after it was gone. */
static bool
opening_count(struct trend *t, const struct span *spans, size_t n)
{
    int64_t last_s = spans[0].ended_s;
    bool is_done = spans[0].is_done, came_again = false, is_active = false;
    for (size_t i = 0; i < n; i++) {
        is_active = is_active || spans[i].ended_s >= t->scope.start_s;
        came_again = came_again ||
                     (i && spans[i].opened_s > last_s && spans[i].opened_s >= t->scope.start_s);
        if (i && spans[i].ended_s > last_s) {
            is_done = spans[i].is_done;
            last_s = spans[i].ended_s;
        }
    }
    t->n_openings += is_active;
    t->n_reposts += is_active && came_again;
    bool counts = is_active && is_done && last_s <= t->scope.end_s;
    return !counts ||
           values_add(&t->days_open, (double)(last_s - spans[0].opened_s) / (double)DAY_S);
}

static enum status
weeks_make(struct trend *t, struct error *err)
{
    size_t n = (size_t)((t->scope.end_s - t->scope.start_s) / WEEK_S) + 1;
    if (n > WEEKS_MAX) {
        return error_set(err, E_USAGE, "trend: at most %d weeks", WEEKS_MAX);
    }
    t->weeks = ARENA_ARRAY(t->scope.arena, n, struct week);
    if (!t->weeks) {
        return data_no_memory(err);
    }
    t->n_weeks = n;
    for (size_t i = 0; i < n; i++) {
        t->weeks[i].end_s = t->scope.end_s - (int64_t)(n - 1 - i) * WEEK_S;
    }
    return OK;
}

static enum status
openings_count(struct trend *t, struct error *err)
{
    bool fits = true;
    for (size_t at = 0, n; at < t->n_spans && fits; at += n) {
        for (n = 1; at + n < t->n_spans && t->spans[at + n].opening == t->spans[at].opening;) {
            n++;
        }
        fits = opening_count(t, &t->spans[at], n);
        for (size_t i = 0; i < t->n_weeks && fits; i++) {
            fits = week_count(&t->weeks[i], &t->spans[at], n);
        }
    }
    for (size_t i = 0; i < t->n_weeks; i++) {
        t->weeks[i].base = median_of(t->weeks[i].pays.items, t->weeks[i].pays.n);
    }
    t->days = median_of(t->days_open.items, t->days_open.n);
    return fits ? OK : data_no_memory(err);
}

static enum status
gather(struct trend *t, struct str role, struct error *err)
{
    enum status st = weeks_make(t, err);
    if (!st) {
        struct role_list list = {&role, 1, PARTS_JOBS, false};
        st = roles_load(&t->scope, &list, &t->role, err);
    }
    if (!st) {
        st = spans_load(t, err);
    }
    return st ? st : openings_count(t, err);
}

/* ---- output ---- */

static struct str
day_of(const struct trend *t, size_t week)
{
    char day[DATE_BYTES];
    date_write_day(t->weeks[week].end_s, day);
    return arena_str(t->scope.arena, str_of(day));
}

static struct str
show_number(struct arena *arena, struct str unit, double value)
{
    (void)unit;
    return show_count(arena, (size_t)(value < 0 ? 0 : value));
}

static void
table_active(const struct trend *t, struct doc *doc)
{
    static const char *const HEADS[] = {"week to", "active", "state base pay"};
    struct table table;
    table_init(&table, doc->arena, "Active postings by week", "lrr");
    table.note = "at the end of the last day of the week";
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        table_head(&table, i, str_of(HEADS[i]));
    }
    struct chart *chart =
        chart_new(doc->arena, CHART_LINES, table.title, "Active postings at the end of each week.");
    if (chart) {
        chart->show = show_number;
    }
    size_t first = t->n_weeks > CHART_ROWS ? t->n_weeks - CHART_ROWS : 0;
    for (size_t i = 0; i < t->n_weeks; i++) {
        const struct week *w = &t->weeks[i];
        struct table_row *row = table_row(&table);
        table_cell(row, 0, day_of(t, i));
        table_cell(row, 1, show_count(doc->arena, w->n));
        table_cell(row, 2, doc_part(doc, w->pays.n, w->n));
        struct chart_row *point = i >= first ? chart_row(chart, day_of(t, i)) : NULL;
        if (point) {
            point->marks[0] = (struct chart_mark){
                .is_set = true, .value = (double)w->n, .text = show_count(doc->arena, w->n)};
        }
    }
    table.chart = chart;
    doc_table(doc, &table);
}

static void
table_median(const struct trend *t, struct doc *doc)
{
    static const char *const HEADS[] = {"week to", "median base", "95% interval"};
    struct table table;
    table_init(&table, doc->arena, "Median base pay by week", "lrr");
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        table_head(&table, i, str_of(HEADS[i]));
    }
    struct chart *chart = chart_new(doc->arena, CHART_LINES, table.title,
                                    "Median base a year; upright lines are 95% intervals.");
    if (chart) {
        chart->show = doc_show_money;
        chart->unit = t->scope.currency;
    }
    size_t first = t->n_weeks > CHART_ROWS ? t->n_weeks - CHART_ROWS : 0;
    for (size_t i = 0; i < t->n_weeks; i++) {
        struct table_row *row = table_row(&table);
        table_cell(row, 0, day_of(t, i));
        table_cell(row, 1, doc_median(doc, &t->weeks[i].base));
        table_cell(row, 2, doc_interval(doc, &t->weeks[i].base));
        struct chart_row *point = i >= first ? chart_row(chart, day_of(t, i)) : NULL;
        if (point) {
            point->marks[0] = doc_mark(doc, &t->weeks[i].base);
        }
    }
    table.chart = chart;
    doc_table(doc, &table);
}

static void
table_flow(const struct trend *t, struct doc *doc)
{
    struct table table;
    table_init(&table, doc->arena, "Coming and going", "lr");
    table.note = "of those active at any time in these weeks";
    struct table_row *row = table_row(&table);
    table_cell(row, 0, STR("active at any time"));
    table_cell(row, 1, show_count(doc->arena, t->n_openings));
    row = table_row(&table);
    table_cell(row, 0, STR("days from first seen to closed, median"));
    table_cell(row, 1,
               scope_can_say(&t->scope, &t->days)
                   ? arena_printf(doc->arena, "%.1f (n=%zu)", t->days.value, t->days.n)
                   : doc_unsaid(doc, t->days.n));
    row = table_row(&table);
    table_cell(row, 0, STR("came again after they were gone"));
    table_cell(row, 1, doc_part(doc, t->n_reposts, t->n_openings));
    doc_table(doc, &table);
}

static void
trend_json(const struct trend *t, struct buf *buf)
{
    struct str role = t->role.slug;
    for (size_t i = 0; i < t->n_weeks; i++) {
        const struct week *w = &t->weeks[i];
        struct str day = day_of(t, i);
        figure_count(buf, "week_active", role, day, w->n);
        figure_median(&t->scope, buf, "week_median_base", role, day, &w->base);
        figure_share(buf, "week_salary_share", role, day,
                     w->n ? (double)w->pays.n / (double)w->n : 0, w->n);
    }
    figure_count(buf, "active_in_window", role, STR_NONE, t->n_openings);
    figure_median(&t->scope, buf, "days_to_close", role, STR_NONE, &t->days);
    figure_share(buf, "repost_share", role, STR_NONE,
                 t->n_openings ? (double)t->n_reposts / (double)t->n_openings : 0, t->n_openings);
    exchange_json(&t->scope, buf);
}

static void
trend_write(const struct trend *t, const struct report_options *options, struct buf *buf)
{
    struct doc doc;
    if (options->format == REPORT_JSON) {
        trend_json(t, buf);
        return;
    }
    doc_begin(&doc, &t->scope, options,
              arena_printf(t->scope.arena, "%.*s by week", STR_ARG(t->role.name)), buf);
    table_active(t, &doc);
    table_median(t, &doc);
    table_flow(t, &doc);
    doc_end(&doc);
}

enum status
report_trend(struct store *store, struct str role, const struct report_options *options,
             struct buf *buf, struct error *err)
{
    struct arena arena;
    struct trend t = {.spans = NULL};
    arena_init(&arena, REPORT_ARENA_MIB * MIB);
    scope_init(&t.scope, store, &arena, options);
    if (options->since_s == 0) {
        t.scope.start_s = t.scope.end_s - (int64_t)WEEKS * WEEK_S + 1;
    }
    enum status st = gather(&t, role, err);
    if (!st) {
        trend_write(&t, options, buf);
    }
    if (!st && (arena.failed || buf_failed(buf))) {
        st = error_set(err, E_NOMEM, "report: the page is too long");
    }
    for (size_t i = 0; i < t.n_weeks; i++) {
        free(t.weeks[i].pays.items);
    }
    free(t.days_open.items);
    free(t.spans);
    role_data_release(&t.role);
    arena_release(&arena);
    return st;
}
