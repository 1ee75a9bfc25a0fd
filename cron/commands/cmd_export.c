/* cron/commands/cmd_export.c: `jobmill export`: the data set for others. The output file
 * is replaced when all is written, never half. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/posting_json.h"
#include "cron/commands.h"
#include "cron/rows_out.h"
#include "cron/setup.h"

#include "base/banned.h"

struct export
{
    struct store *store;
    struct store_filter filter;
    struct rows_out table;
    struct buf line;
};

/* ---- postings ---- */

static const char *const POSTING_COLUMNS[] = {"id",
                                              "url",
                                              "source",
                                              "external_id",
                                              "title",
                                              "company",
                                              "role",
                                              "seniority",
                                              "employment_type",
                                              "work_mode",
                                              "work_modes",
                                              "remote_scope",
                                              "locations",
                                              "countries",
                                              "salary_min",
                                              "salary_max",
                                              "currency",
                                              "period",
                                              "annual_min",
                                              "annual_max",
                                              "experience_min",
                                              "experience_max",
                                              "skills",
                                              "on_call",
                                              "apply_url",
                                              "requisition_id",
                                              "date_posted",
                                              "valid_through",
                                              "language",
                                              "first_seen",
                                              "last_seen",
                                              "closed_at",
                                              "close_reason",
                                              "job_id",
                                              "job_group",
                                              "description",
                                              "education",
                                              "weekly_hours_min",
                                              "weekly_hours_max",
                                              "contract_months_min",
                                              "contract_months_max",
                                              NULL};

static void
add_part(struct buf *buf, struct str text)
{
    if (text.n) {
        if (buf->n) {
            buf_add_z(buf, "; ");
        }
        buf_add(buf, text);
    }
}

static void
cell_places(struct export *x, const struct posting *p)
{
    buf_clear(&x->line);
    for (size_t i = 0; i < p->n_places; i++) {
        const struct place *place = &p->places[i];
        buf_printf(&x->line, "%s%.*s%s%s%s%s", i ? "; " : "", STR_ARG(place->city),
                   place->city.n && (place->region[0] || place->country[0]) ? ", " : "",
                   place->region, place->region[0] && place->country[0] ? ", " : "",
                   place->country);
    }
    rows_text(&x->table, buf_str(&x->line));
    buf_clear(&x->line);
    for (size_t i = 0; i < p->n_places; i++) {
        if (p->places[i].country[0] &&
            str_find(buf_str(&x->line), str_of(p->places[i].country)) == SIZE_MAX) {
            add_part(&x->line, str_of(p->places[i].country));
        }
    }
    rows_text(&x->table, buf_str(&x->line));
}

/* The first base salary; the others are in `export salaries`. */
static void
cell_salary(struct export *x, const struct posting *p)
{
    static const struct salary NONE;
    const struct salary *s = &NONE;
    for (size_t i = 0; i < p->n_salaries && s == &NONE; i++) {
        s = p->salaries[i].kind == SALARY_BASE ? &p->salaries[i] : s;
    }
    bool annual = s->period != PERIOD_NONE;
    rows_cents(&x->table, s->has_min, s->min_cents);
    rows_cents(&x->table, s->has_max, s->max_cents);
    rows_text(&x->table, str_of(s->currency));
    rows_text(&x->table, str_of(period_name(s->period)));
    rows_cents(&x->table, annual && s->has_min, s->annual_min_cents);
    rows_cents(&x->table, annual && s->has_max, s->annual_max_cents);
}

static void
cell_modes(struct export *x, const struct posting *p)
{
    rows_text(&x->table, str_of(mode_name(p->work_mode)));
    buf_clear(&x->line);
    for (enum work_mode m = MODE_REMOTE; m < MODE_COUNT; m++) {
        if (p->work_modes >> m & 1) {
            add_part(&x->line, str_of(mode_name(m)));
        }
    }
    rows_text(&x->table, buf_str(&x->line));
    buf_clear(&x->line);
    for (size_t i = 0; i < p->n_remote_scope; i++) {
        add_part(&x->line, p->remote_scope[i]);
    }
    rows_text(&x->table, buf_str(&x->line));
}

static void
cell_time(struct export *x, int64_t at_s, bool is_day)
{
    char text[TIME_BYTES] = "";
    if (at_s != TIME_UNKNOWN && is_day) {
        date_write_day(at_s, text);
    } else if (at_s != TIME_UNKNOWN) {
        date_write_time(at_s, text);
    }
    rows_text(&x->table, str_of(text));
}

/* With --since, what is no longer active says why, closed or not. */
static struct str
reason_of(const struct export *x, const struct stored_posting *stored)
{
    bool is_over = x->filter.since_s != TIME_UNKNOWN && stored->over;
    return is_over ? str_of(stored->over) : stored->close_reason;
}

static void
posting_row(struct export *x, const struct stored_posting *stored)
{
    const struct posting *p = &stored->posting;
    rows_text(&x->table, str_of(p->id));
    rows_text(&x->table, p->url);
    rows_text(&x->table, p->source);
    rows_text(&x->table, p->external_id);
    rows_text(&x->table, p->title);
    rows_text(&x->table, p->company);
    rows_text(&x->table, str_of(p->role));
    rows_text(&x->table, str_of(seniority_name(p->seniority)));
    rows_text(&x->table, str_of(employment_name(p->employment_type)));
    cell_modes(x, p);
    cell_places(x, p);
    cell_salary(x, p);
    rows_int(&x->table, p->experience_min >= 0, p->experience_min);
    rows_int(&x->table, p->experience_max >= 0, p->experience_max);
    buf_clear(&x->line);
    for (size_t i = 0; i < p->n_skills; i++) {
        add_part(&x->line, str_of(p->skills[i].name));
    }
    rows_text(&x->table, buf_str(&x->line));
    rows_text(&x->table, p->on_call ? STR("true") : STR_NONE);
    rows_text(&x->table, p->apply_url);
    rows_text(&x->table, p->requisition_id);
    cell_time(x, p->date_posted_s, true);
    cell_time(x, p->valid_through_s, true);
    rows_text(&x->table, str_of(p->language));
    cell_time(x, stored->first_seen_s, false);
    cell_time(x, stored->last_seen_s, false);
    cell_time(x, stored->closed_at_s, false);
    rows_text(&x->table, reason_of(x, stored));
    rows_text(&x->table, stored->job_id);
    rows_text(&x->table, stored->job_group);
    rows_text(&x->table, p->description);
    rows_text(&x->table, str_of(education_name(p->education)));
    rows_cents(&x->table, p->weekly_hours.min >= 0, p->weekly_hours.min);
    rows_cents(&x->table, p->weekly_hours.max >= 0, p->weekly_hours.max);
    rows_int(&x->table, p->contract_months.min >= 0, p->contract_months.min);
    rows_int(&x->table, p->contract_months.max >= 0, p->contract_months.max);
    rows_row(&x->table);
}

static bool
visit(void *ctx, const struct stored_posting *stored)
{
    struct export *x = ctx;
    if (x->table.format != TABLE_JSONL) {
        posting_row(x, stored);
        return !x->table.failed;
    }
    const struct posting_history history = {stored->first_seen_s, stored->last_seen_s,
                                            stored->closed_at_s,  reason_of(x, stored),
                                            stored->job_id,       stored->job_group};
    buf_clear(&x->line);
    posting_json(&x->line, &stored->posting, &history);
    rows_line(&x->table, buf_str(&x->line));
    return !x->table.failed;
}

/* What was taken down: id, when, "forgotten", and nothing else of it. */
static const char *const FORGOTTEN_COLUMNS[] = {"id", "closed_at", "close_reason", NULL};

static void
forgotten_row(struct export *x, struct query *query)
{
    for (const char *const *column = x->table.columns; *column; column++) {
        if (strcmp(*column, "id") == 0) {
            rows_text(&x->table, query_col_text(query, 0));
        } else if (strcmp(*column, "closed_at") == 0) {
            cell_time(x, query_col_int(query, 1), false);
        } else if (strcmp(*column, "close_reason") == 0) {
            rows_text(&x->table, STR("forgotten"));
        } else {
            rows_text(&x->table, STR_NONE);
        }
    }
    rows_row(&x->table);
}

static enum status
export_forgotten(struct export *x, struct error *err)
{
    static const char SQL[] = "SELECT key, at FROM forgotten WHERE at >= :since AND at <= :asof"
                              " AND instr(key, '://') = 0 ORDER BY key";
    struct query *query = NULL;
    enum status status = query_new(x->store, SQL, &query, err);
    if (status != OK) {
        return status;
    }
    query_int(query, ":since", x->filter.since_s);
    query_int(query, ":asof", x->filter.as_of_s);
    if (x->table.format == TABLE_JSONL) {
        x->table.columns = FORGOTTEN_COLUMNS;
    }
    while (query_step(query) && !x->table.failed) {
        forgotten_row(x, query);
    }
    return query_free(query, err);
}

static enum status
export_postings(struct export *x, struct error *err)
{
    struct arena arena;
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    rows_begin(&x->table, POSTING_COLUMNS);
    enum status status = store_each(x->store, &x->filter, &arena, visit, x, err);
    arena_release(&arena);
    if (status == OK && x->filter.since_s != TIME_UNKNOWN) {
        status = export_forgotten(x, err);
    }
    return status;
}

/* ---- parts and changes ---- */

/* :all 1 or active at :asof; changed at :since or later. */
#define WHICH                                                                                      \
    " WHERE (:all = 1 OR EXISTS (SELECT 1 FROM v_span v WHERE v.n = p.n AND v.opened_at <= :asof"  \
    " AND v.ended_at >= :asof)) AND p.changed_at >= :since ORDER BY p.id, x.idx"

struct part_export {
    const char *name, *sql;
    const char *const columns[16];
    const char *types; /* one letter a column: t text, i integer, c cents, d time */
};

static const struct part_export PARTS[] = {
    {"skills",
     "SELECT p.id, k.slug, k.name, k.type, x.need, x.quote FROM posting_skill x"
     " JOIN posting p ON p.n = x.posting JOIN skill k ON k.id = x.skill" WHICH,
     {"posting", "skill", "name", "type", "need", "quote", NULL},
     "tttttt"},
    {"salaries",
     "SELECT p.id, x.kind, x.min_cents, x.max_cents, x.currency, x.period, x.annual_min_cents,"
     " x.annual_max_cents, x.zone, x.raw FROM posting_salary x"
     " JOIN posting p ON p.n = x.posting" WHICH,
     {"posting", "kind", "min", "max", "currency", "period", "annual_min", "annual_max", "zone",
      "raw", NULL},
     "ttccttcctt"},
    {"changes",
     "SELECT p.id, x.at, x.cause, x.field, x.old, x.new FROM posting_change x"
     " JOIN posting p ON p.n = x.posting WHERE x.at >= :since AND x.at <= :asof AND :all >= 0"
     " ORDER BY x.id",
     {"posting", "at", "cause", "field", "old", "new", NULL},
     "tdtttt"},
};

static void
part_row(struct export *x, const struct part_export *part, struct query *query)
{
    for (int i = 0; part->types[i]; i++) {
        bool has = !query_col_is_null(query, i);
        switch (part->types[i]) {
        case 'c':
            rows_cents(&x->table, has, query_col_int(query, i));
            break;
        case 'i':
            rows_int(&x->table, has, query_col_int(query, i));
            break;
        case 'd':
            cell_time(x, query_col_int(query, i), false);
            break;
        default:
            rows_text(&x->table, query_col_text(query, i));
        }
    }
    rows_row(&x->table);
}

static enum status
export_part(struct export *x, const struct part_export *part, struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(x->store, part->sql, &query, err);
    if (status != OK) {
        return status;
    }
    rows_begin(&x->table, part->columns);
    query_int(query, ":all", x->filter.all);
    query_int(query, ":asof", x->filter.as_of_s);
    query_int(query, ":since", x->filter.since_s == TIME_UNKNOWN ? 0 : x->filter.since_s);
    while (query_step(query) && !x->table.failed) {
        part_row(x, part, query);
    }
    return query_free(query, err);
}

/* ---- the command ---- */

static enum status
read_options(const struct cli *cli, struct export *x, struct error *err)
{
    static const struct {
        const char *name;
        enum table_format format;
    } FORMATS[] = {{"jsonl", TABLE_JSONL}, {"csv", TABLE_CSV}, {"tsv", TABLE_TSV}};
    const char *format = cli_value(cli, "format", "jsonl");
    bool known = false;
    for (size_t i = 0; i < sizeof FORMATS / sizeof FORMATS[0]; i++) {
        if (strcmp(FORMATS[i].name, format) == 0) {
            x->table.format = FORMATS[i].format;
            known = true;
        }
    }
    if (!known) {
        return error_set(err, E_USAGE, "--format %s: jsonl, csv or tsv", format);
    }
    x->table.safe_cells = cli_has(cli, "safe-cells");
    x->filter.all = cli_has(cli, "all");
    enum status status = cli_day(cli, "as-of", clock_now_s(), &x->filter.as_of_s, err);
    if (status == OK) {
        status = cli_day(cli, "since", TIME_UNKNOWN, &x->filter.since_s, err);
    }
    if (status == OK && x->filter.since_s != TIME_UNKNOWN) {
        x->filter.since_s -= DAY_S - 1; /* from that day's first second on */
    }
    return status;
}

static enum status
export_what(const struct cli *cli, struct export *x, struct error *err)
{
    if (strcmp(cli->operands[0], "postings") == 0) {
        return export_postings(x, err);
    }
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++) {
        if (strcmp(cli->operands[0], PARTS[i].name) == 0) {
            return export_part(x, &PARTS[i], err);
        }
    }
    return error_set(err, E_USAGE, "export '%s': postings, skills, salaries or changes",
                     cli->operands[0]);
}

static enum status
export_to(const struct cli *cli, struct export *x, struct error *err)
{
    const char *path = cli_value(cli, "output", NULL);
    char temporary[4096];
    x->table.file = stdout;
    if (path) {
        (void)snprintf(temporary, sizeof temporary, "%s.tmp-%ld", path, (long)getpid());
        x->table.file = fopen(temporary, "wb");
        if (!x->table.file) {
            return error_set_errno(err, E_IO, errno, "%s: cannot be written", path);
        }
    }
    enum status status = export_what(cli, x, err);
    bool failed = x->table.failed || fflush(x->table.file) != 0;
    if (path) {
        failed = fsync(fileno(x->table.file)) != 0 || failed;
        failed = fclose(x->table.file) != 0 || failed;
        if (status != OK || failed || rename(temporary, path) != 0) {
            (void)unlink(temporary);
            failed = true;
        }
    }
    if (status == OK && failed) {
        status = error_set(err, E_DISK, "%s: cannot be written whole (disk full?)",
                           path ? path : "standard output");
    }
    return status;
}

int
cmd_export(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct export x = {0};
    buf_init(&x.line, LIMIT_LINE_BYTES);
    enum status status = setup_reader(cli, &config, &x.store, &err);
    if (status == OK) {
        status = read_options(cli, &x, &err);
    }
    if (status == OK) {
        status = export_to(cli, &x, &err);
    }
    rows_release(&x.table);
    buf_release(&x.line);
    store_close(x.store);
    config_release(&config);
    return status == OK ? EXIT_OK : cli_fail(&err);
}
