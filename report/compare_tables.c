/* report/compare_tables.c: Report 1 as tables. Those of pay are in compare_pay.c. */
#include "report/compare_sheet.h"

#include "base/banned.h"

enum { BAR_WIDTH = 14 };

struct chart *
sheet_chart(const struct sheet *s, enum chart_kind kind, const char *title, const char *desc)
{
    struct chart *chart = chart_new(s->arena, kind, title, desc);
    for (int side = 0; side < SIDES; side++) {
        chart_series(chart, (size_t)side, s->c->roles[side].name);
    }
    if (chart && kind != CHART_BARS) {
        chart->show = doc_show_money;
        chart->unit = s->c->scope.currency;
    }
    return chart;
}

void
sheet_heads(const struct sheet *s, struct table *table, size_t first, size_t each)
{
    for (int side = 0; side < SIDES; side++) {
        table_head(table, first + (size_t)side * each, s->c->roles[side].name);
    }
}

/* ---- the summary ---- */

static struct str
show_gap(const struct sheet *s)
{
    const struct median *a = &s->c->roles[0].base, *b = &s->c->roles[1].base;
    if (!can_say(s->c, a) || !can_say(s->c, b) || b->value <= 0) {
        return STR_NONE;
    }
    struct str gap = show_money(s->arena, s->c->scope.currency, a->value - b->value, true);
    return arena_printf(s->arena, "%.*s, %+.1f%%", STR_ARG(gap),
                        (a->value - b->value) / b->value * 100);
}

static struct str
show_ratio(const struct sheet *s)
{
    size_t a = s->c->roles[0].n_jobs, b = s->c->roles[1].n_jobs;
    return b ? arena_printf(s->arena, "%.2fx", (double)a / (double)b) : STR_NONE;
}

static struct str
show_top(const struct sheet *s, const struct role_data *r)
{
    if (r->skills.n == 0) {
        return STR("-");
    }
    struct str part = show_percent(s->arena, r->skills.items[0].part, 0);
    return arena_printf(s->arena, "%.*s %.*s", STR_ARG(r->skills.items[0].name), STR_ARG(part));
}

enum summary_row { ROW_ACTIVE, ROW_PAY, ROW_INTERVAL, ROW_TOP, ROW_ENTRY, ROW_OVERLAP, ROWS };

static void
summary_side(const struct sheet *s, struct table_row **rows, int side)
{
    const struct role_data *r = &s->c->roles[side];
    const struct median *m = &r->base;
    size_t column = (size_t)side + 1;
    table_cell(rows[ROW_ACTIVE], column, show_count(s->arena, r->n_jobs));
    table_cell(rows[ROW_PAY], column,
               can_say(s->c, m) ? doc_median(s->doc, m) : doc_unsaid(s->doc, m->n));
    table_cell(rows[ROW_INTERVAL], column, doc_interval(s->doc, m));
    table_cell(rows[ROW_TOP], column, show_top(s, r));
    table_cell(rows[ROW_ENTRY], column, doc_part(s->doc, r->levels[SENIORITY_ENTRY], r->n_jobs));
}

static void
summary(const struct sheet *s)
{
    struct table t;
    struct table_row *rows[ROWS];
    struct str currency = s->c->scope.currency;
    table_init(&t, s->arena, "Side by side, pay by the year", "lrrr");
    sheet_heads(s, &t, 1, 1);
    table_head(&t, 3, STR("gap"));
    for (int i = 0; i < ROWS; i++) {
        rows[i] = table_row(&t);
    }
    table_cell(rows[ROW_ACTIVE], 0, STR("active postings"));
    table_cell(rows[ROW_ACTIVE], 3, show_ratio(s));
    table_cell(rows[ROW_PAY], 0,
               currency.n ? arena_printf(s->arena, "median base, %.*s", STR_ARG(currency))
                          : STR("median base"));
    table_cell(rows[ROW_PAY], 3, show_gap(s));
    table_cell(rows[ROW_INTERVAL], 0, STR("  95% interval"));
    table_cell(rows[ROW_TOP], 0, STR("top skill"));
    table_cell(rows[ROW_ENTRY], 0, STR("entry level"));
    table_cell(rows[ROW_OVERLAP], 0, STR("top 30 overlap"));
    table_cell(rows[ROW_OVERLAP], 3,
               s->c->n_pairs ? show_percent(s->arena, s->c->overlap, 0) : STR("-"));
    summary_side(s, rows, 0);
    summary_side(s, rows, 1);
    doc_table(s->doc, &t);
}

/* ---- mixes ---- */

static void
seniority_side(const struct sheet *s, struct table_row *row, int side, enum seniority level)
{
    const struct role_data *r = &s->c->roles[side];
    size_t column = 1 + (size_t)side * 2;
    table_cell(row, column, doc_part(s->doc, r->levels[level], r->n_jobs));
    if (level && r->n_jobs) {
        double part = (double)level_with_unstated(r, level) / (double)r->n_jobs;
        table_cell(row, column + 1, show_percent(s->arena, part, 0));
    }
}

static void
seniority(const struct sheet *s)
{
    struct table t;
    table_init(&t, s->arena, "Seniority", "lrrrr");
    t.note = "share of the active postings: as stated, and with the unstated counted as mid";
    sheet_heads(s, &t, 1, 2);
    table_head(&t, 2, STR("unstated = mid"));
    table_head(&t, 4, STR("unstated = mid"));
    for (int i = 1; i <= SENIORITY_COUNT; i++) {
        enum seniority level = (enum seniority)(i % SENIORITY_COUNT); /* unstated comes last */
        if (s->c->roles[0].levels[level] + s->c->roles[1].levels[level] == 0 &&
            level != SENIORITY_MID) {
            continue;
        }
        struct table_row *row = table_row(&t);
        table_cell(row, 0, level ? str_of(seniority_name(level)) : STR("unstated"));
        seniority_side(s, row, 0, level);
        seniority_side(s, row, 1, level);
    }
    doc_table(s->doc, &t);
}

static void
modes(const struct sheet *s)
{
    struct table t;
    table_init(&t, s->arena, "Work mode", "lrr");
    t.note = "share of the active postings tagged so; tags may overlap";
    sheet_heads(s, &t, 1, 1);
    struct chart *chart = sheet_chart(s, CHART_BARS, t.title, "Share of the active postings.");
    t.chart = chart;
    for (int i = 1; i <= MODE_COUNT; i++) {
        enum work_mode mode = (enum work_mode)(i % MODE_COUNT);
        struct table_row *row = table_row(&t);
        struct chart_row *bars = chart_row(chart, mode ? str_of(mode_name(mode)) : STR("unstated"));
        table_cell(row, 0, mode ? str_of(mode_name(mode)) : STR("unstated"));
        for (int side = 0; side < SIDES; side++) {
            const struct role_data *r = &s->c->roles[side];
            table_cell(row, (size_t)side + 1, doc_part(s->doc, r->modes[mode], r->n_jobs));
            chart_set(bars, (size_t)side, doc_part_mark(s->doc, r->modes[mode], r->n_jobs));
        }
    }
    doc_table(s->doc, &t);
}

/* ---- skills ---- */

static void
skills(const struct sheet *s)
{
    struct table t;
    double most = 0;
    table_init(&t, s->arena, "Skills of either top 30", "lrbrb");
    t.note = "share of the active postings that mention it";
    sheet_heads(s, &t, s->c->options->format == REPORT_HTML ? 1 : 2, 2);
    struct chart *chart = sheet_chart(s, CHART_BARS, t.title,
                                      "Share of the active postings of each role that mention it.");
    t.chart = chart;
    for (size_t i = 0; i < s->c->n_pairs; i++) {
        for (int side = 0; side < SIDES; side++) {
            double part = part_of(&s->c->pairs[i], side);
            most = part > most ? part : most;
        }
    }
    for (size_t i = 0; i < s->c->n_pairs; i++) {
        const struct pair *p = &s->c->pairs[i];
        if (!p->is_top[0] && !p->is_top[1]) {
            continue;
        }
        struct table_row *row = table_row(&t);
        struct chart_row *bars = chart_row(chart, p->name);
        table_cell(row, 0, p->name);
        for (int side = 0; side < SIDES; side++) {
            size_t column = 1 + (size_t)side * 2;
            chart_set(bars, (size_t)side, doc_share_mark(s->doc, part_of(p, side)));
            table_cell(row, column, show_percent(s->arena, part_of(p, side), 0));
            table_cell(row, column + 1, show_bar(s->arena, part_of(p, side), most, BAR_WIDTH));
        }
    }
    doc_table(s->doc, &t);
}

/* The next skill that only this side has among its top ones; NULL at the end. */
static const struct pair *
next_exclusive(const struct comparison *c, int side, size_t *at)
{
    while (*at < c->n_pairs) {
        const struct pair *p = &c->pairs[(*at)++];
        if (p->is_top[side] && !p->is_top[1 - side]) {
            return p;
        }
    }
    return NULL;
}

static void
exclusive_side(const struct sheet *s, struct table_row *row, int side, const struct pair *p)
{
    if (p) {
        table_cell(row, (size_t)side * 2, p->name);
        table_cell(row, (size_t)side * 2 + 1, show_percent(s->arena, part_of(p, side), 0));
    }
}

static void
exclusive(const struct sheet *s)
{
    struct table t;
    table_init(&t, s->arena, "Skills in one top 30 only", "lrlr");
    t.is_list = true;
    sheet_heads(s, &t, 0, 2);
    size_t at[SIDES] = {0, 0};
    for (;;) {
        const struct pair *a = next_exclusive(s->c, 0, &at[0]);
        const struct pair *b = next_exclusive(s->c, 1, &at[1]);
        if (!a && !b) {
            break;
        }
        struct table_row *row = table_row(&t);
        exclusive_side(s, row, 0, a);
        exclusive_side(s, row, 1, b);
    }
    doc_table(s->doc, &t);
}

/* ---- where and who ---- */

static const struct share_list *
countries_of(const struct role_data *r)
{
    return &r->countries;
}

static const struct share_list *
scopes_of(const struct role_data *r)
{
    return &r->scopes;
}

static const struct share_list *
companies_of(const struct role_data *r)
{
    return &r->companies;
}

typedef const struct share_list *list_of(const struct role_data *r);

static void
tops_side(const struct sheet *s, struct table_row *row, int side, const struct share *share,
          bool as_share)
{
    table_cell(row, (size_t)side * 2, share->name);
    table_cell(row, (size_t)side * 2 + 1,
               as_share ? show_percent(s->arena, share->part, 0)
                        : show_count(s->arena, share->count));
}

/* The first TOP_ROWS of a list of each side. */
static void
tops(const struct sheet *s, struct table *t, list_of *list, bool as_share)
{
    const struct share_list *a = list(&s->c->roles[0]), *b = list(&s->c->roles[1]);
    sheet_heads(s, t, 0, 2);
    for (size_t i = 0; i < TOP_ROWS && (i < a->n || i < b->n); i++) {
        struct table_row *row = table_row(t);
        if (i < a->n) {
            tops_side(s, row, 0, &a->items[i], as_share);
        }
        if (i < b->n) {
            tops_side(s, row, 1, &b->items[i], as_share);
        }
    }
    doc_table(s->doc, t);
}

static void
countries(const struct sheet *s)
{
    struct table t;
    table_init(&t, s->arena, "Countries", "lrlr");
    t.is_list = true;
    t.note = "share of the active postings that name it";
    tops(s, &t, countries_of, true);
}

static void
scopes(const struct sheet *s)
{
    struct table t;
    table_init(&t, s->arena, "Where a remote worker may live", "lrlr");
    t.is_list = true;
    t.note = "share of the remote postings";
    tops(s, &t, scopes_of, true);
}

static void
companies(const struct sheet *s)
{
    struct table t;
    table_init(&t, s->arena, "Most active postings", "lrlr");
    t.is_list = true;
    tops(s, &t, companies_of, false);
}

void
compare_tables(const struct comparison *c, struct buf *buf)
{
    static void (*const TABLES[])(const struct sheet *) = {
        summary,          seniority,        modes,     scopes,   skills, exclusive, sheet_pay,
        sheet_pay_detail, sheet_shared_pay, countries, companies};
    struct arena *arena = c->scope.arena;
    struct doc doc;
    doc_begin(
        &doc, &c->scope, c->options,
        arena_printf(arena, "%.*s and %.*s", STR_ARG(c->roles[0].name), STR_ARG(c->roles[1].name)),
        buf);
    struct sheet s = {c, arena, &doc};
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++) {
        TABLES[i](&s);
    }
    doc_end(&doc);
}
