/* report/bands.c: Report 2, pay bands by experience in one country, in the unit
 * that is usual there. Levels as stated; the unstated are in no band. */
#include "base/limits.h"
#include "report/doc.h"
#include "report/exchange.h"
#include "report/figure.h"
#include "report/words.h"

#include "base/banned.h"

enum { ROLES_MAX = CHART_SERIES, LEVELS = 3 };

static const struct {
    const char *key, *label;
    unsigned levels;
} LEVEL[LEVELS] = {
    {"entry", "fresher / entry", LEVELS_ENTRY},
    {"mid", "mid (3\u20135 years)", LEVELS_MID},
    {"senior", "senior / lead", LEVELS_UPPER},
};

struct bands {
    struct report_scope scope;
    struct role_data roles[ROLES_MAX];
    struct slice slices[ROLES_MAX][LEVELS], all[ROLES_MAX];
    size_t n_roles;
    size_t groups[ROLES_MAX][GROUPS_MAX]; /* jobs that mention a skill of the group */
};

/* ---- gathering ---- */

static void
count_groups(const struct role_data *role, size_t *ret)
{
    size_t seen[GROUPS_MAX] = {0}; /* job + 1 that counted last */
    for (size_t i = 0; i < role->n_mentions; i++) {
        const struct mention *m = &role->mentions[i];
        size_t group = id_map_get(&role->groups.of, m->skill);
        if (group && seen[group - 1] != m->job + 1) {
            seen[group - 1] = m->job + 1;
            ret[group - 1]++;
        }
    }
}

static enum status
gather_role(struct bands *b, size_t at, struct error *err)
{
    enum status st = OK;
    for (int i = 0; i < LEVELS && !st; i++) {
        st = slice_add_role(&b->slices[at][i], &b->roles[at], LEVEL[i].levels, err);
        slice_finish(&b->slices[at][i]);
    }
    if (!st) {
        st = slice_add_role(&b->all[at], &b->roles[at], LEVELS_ALL, err);
        slice_finish(&b->all[at]);
        count_groups(&b->roles[at], b->groups[at]);
    }
    return st;
}

static void
bands_release(struct bands *b)
{
    for (size_t i = 0; i < b->n_roles; i++) {
        role_data_release(&b->roles[i]);
        slice_release(&b->all[i]);
        for (int k = 0; k < LEVELS; k++) {
            slice_release(&b->slices[i][k]);
        }
    }
}

/* ---- tables ---- */

static void
table_bands(const struct bands *b, struct doc *doc)
{
    struct table t;
    table_init(&t, doc->arena, "Pay bands by experience, a year", "llrrrr");
    t.note = "band: median of the stated minima to median of the stated maxima; beside it the "
             "midpoints";
    static const char *const HEADS[] = {"experience", "role",        "active",
                                        "band",       "middle half", "median"};
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        table_head(&t, i, str_of(HEADS[i]));
    }
    struct chart *chart = chart_new(doc->arena, CHART_RANGES, t.title,
                                    "Band: from the median minimum to the median maximum; the thin "
                                    "line is the middle half of the midpoints, the ring their "
                                    "median.");
    for (int i = 0; i < LEVELS; i++) {
        struct chart_row *bars = chart_row(chart, str_of(LEVEL[i].label));
        for (size_t r = 0; r < b->n_roles; r++) {
            const struct slice *s = &b->slices[r][i];
            struct table_row *row = table_row(&t);
            table_cell(row, 0, str_of(LEVEL[i].label));
            table_cell(row, 1, b->roles[r].name);
            table_cell(row, 2, show_count(doc->arena, s->n_jobs));
            table_cell(row, 3, doc_band(doc, &s->base));
            table_cell(row, 4, doc_quartiles(doc, &s->base));
            struct str median = show_units(doc->arena, b->scope.currency, s->base.mid.value);
            table_cell(row, 5, scope_can_say(&b->scope, &s->base.mid) ? median : STR("-"));
            chart_series(chart, r, b->roles[r].name);
            chart_set(bars, r, doc_band_mark(doc, &s->base));
        }
    }
    if (chart) {
        chart->show = doc_show_money;
        chart->unit = b->scope.currency;
    }
    t.chart = chart;
    doc_table(doc, &t);
}

static void
table_demand(const struct bands *b, struct doc *doc)
{
    struct table t;
    table_init(&t, doc->arena, "Demand", "lrrrr");
    static const char *const HEADS[] = {"role", "active postings", "mention on-call duty",
                                        "state base pay", "years asked"};
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        table_head(&t, i, str_of(HEADS[i]));
    }
    for (size_t r = 0; r < b->n_roles; r++) {
        const struct slice *s = &b->all[r];
        struct table_row *row = table_row(&t);
        table_cell(row, 0, b->roles[r].name);
        table_cell(row, 1, show_count(doc->arena, s->n_jobs));
        table_cell(row, 2, doc_part(doc, s->n_on_call, s->n_jobs));
        table_cell(row, 3, doc_part(doc, s->base.mid.n, s->n_jobs));
        table_cell(row, 4, doc_years(doc, &s->years_asked));
    }
    doc_table(doc, &t);
}

static bool
is_mentioned(const struct bands *b, size_t group)
{
    bool any = false;
    for (size_t r = 0; r < b->n_roles; r++) {
        any = any || b->groups[r][group];
    }
    return any;
}

static void
table_groups(const struct bands *b, struct doc *doc)
{
    struct table t;
    table_init(&t, doc->arena, "Core skill groups", "lrrrr");
    t.n_columns = 1 + b->n_roles;
    t.note = "share of the active postings that mention a skill of the group";
    struct chart *chart =
        chart_new(doc->arena, CHART_BARS, t.title, "Share of the active postings of each role.");
    for (size_t r = 0; r < b->n_roles; r++) {
        table_head(&t, 1 + r, b->roles[r].name);
        chart_series(chart, r, b->roles[r].name);
    }
    for (size_t g = 0; g < b->roles[0].groups.n; g++) {
        if (!is_mentioned(b, g)) {
            continue;
        }
        struct table_row *row = table_row(&t);
        struct chart_row *bars = chart_row(chart, b->roles[0].groups.names[g]);
        table_cell(row, 0, b->roles[0].groups.names[g]);
        for (size_t r = 0; r < b->n_roles; r++) {
            table_cell(row, 1 + r, doc_part(doc, b->groups[r][g], b->roles[r].n_jobs));
            chart_set(bars, r, doc_part_mark(doc, b->groups[r][g], b->roles[r].n_jobs));
        }
    }
    t.chart = chart;
    doc_table(doc, &t);
}

/* ---- JSON ---- */

static double
share_of(size_t count, size_t of)
{
    return of ? (double)count / (double)of : 0;
}

static void
bands_json(const struct bands *b, struct buf *buf)
{
    for (size_t r = 0; r < b->n_roles; r++) {
        const struct role_data *role = &b->roles[r];
        size_t n = role->n_jobs;
        figure_count(buf, "active_postings", role->slug, STR_NONE, n);
        figure_share(buf, "on_call_share", role->slug, STR_NONE, share_of(b->all[r].n_on_call, n),
                     n);
        figure_share(buf, "salary_share", role->slug, STR_NONE, share_of(b->all[r].base.mid.n, n),
                     n);
        figure_median(&b->scope, buf, "years_asked", role->slug, STR_NONE, &b->all[r].years_asked);
        for (int i = 0; i < LEVELS; i++) {
            struct str key = str_of(LEVEL[i].key);
            figure_count(buf, "level_postings", role->slug, key, b->slices[r][i].n_jobs);
            figure_band(&b->scope, buf, "base", role->slug, key, &b->slices[r][i].base);
        }
        for (size_t g = 0; g < role->groups.n; g++) {
            figure_share(buf, "skill_group_share", role->slug, role->groups.names[g],
                         share_of(b->groups[r][g], n), n);
        }
    }
    exchange_json(&b->scope, buf);
}

/* ---- the whole ---- */

static struct str
title_of(const struct bands *b)
{
    struct buf buf;
    buf_init(&buf, 64 * KIB);
    buf_add_z(&buf, "Pay by experience: ");
    for (size_t r = 0; r < b->n_roles; r++) {
        buf_add_z(&buf, r == 0 ? "" : r + 1 == b->n_roles ? " and " : ", ");
        buf_add(&buf, b->roles[r].name);
    }
    struct str ret = arena_str(b->scope.arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

static void
bands_write(const struct bands *b, const struct report_options *options, struct buf *buf)
{
    struct doc doc;
    if (options->format == REPORT_JSON) {
        bands_json(b, buf);
        return;
    }
    doc_begin(&doc, &b->scope, options, title_of(b), buf);
    table_bands(b, &doc);
    table_demand(b, &doc);
    table_groups(b, &doc);
    doc_end(&doc);
}

enum status
report_bands(struct store *store, const struct str *roles, size_t n_roles,
             const struct report_options *options, struct buf *buf, struct error *err)
{
    if (options->country.n == 0) {
        return error_set(err, E_USAGE, "bands are of one country: --country CC is missing");
    }
    if (n_roles == 0 || n_roles > ROLES_MAX) {
        return error_set(err, E_USAGE, "bands: one to %d roles", ROLES_MAX);
    }
    struct arena arena;
    arena_init(&arena, REPORT_ARENA_MIB * MIB);
    struct bands *b = ARENA_NEW(&arena, struct bands);
    if (!b) {
        return data_no_memory(err);
    }
    scope_init(&b->scope, store, &arena, options);
    struct role_list list = {roles, n_roles, PARTS_SKILLS, false};
    enum status st = roles_load(&b->scope, &list, b->roles, err);
    b->n_roles = n_roles;
    for (size_t i = 0; i < n_roles && !st; i++) {
        st = gather_role(b, i, err);
    }
    if (!st) {
        bands_write(b, options, buf);
    }
    if (!st && (arena.failed || buf_failed(buf))) {
        st = error_set(err, E_NOMEM, "report: the page is too long");
    }
    bands_release(b);
    arena_release(&arena);
    return st;
}
