/* cron/commands/cmd_status.c: `jobmill status`: what the last runs did, source by source,
 * and what a person should look at. */
#include <stdio.h>

#include "base/clock.h"
#include "base/json_write.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "cron/progress.h"
#include "cron/rows_out.h"
#include "cron/setup.h"
#include "cron/status_alarms.h"

#include "base/banned.h"

enum { RUNS_SHOWN = 5 };

struct shown {
    struct store *store;
    struct str versions; /* that this program reads under */
};

static const char RUNS_SQL[] =
    "SELECT r.id, r.started_at, r.ended_at, r.exit_status, r.sources, r.failed_sources, r.active,"
    " r.expired, r.stale, r.ended_at - r.started_at, sum(c.requests), sum(c.failures),"
    " sum(c.bytes), sum(c.listed), sum(c.seen), sum(c.added), sum(c.changed), sum(c.unchanged),"
    " sum(c.reopened), sum(c.closed), sum(c.held), sum(c.dropped), sum(c.quarantined),"
    " sum(t.read), sum(t.with_salary), sum(t.with_place), sum(t.with_description),"
    " sum(t.with_skills), sum(t.with_role), sum(t.with_date), sum(t.withheld), sum(t.malformed),"
    " sum(t.blocked), sum(t.unanswered), sum(t.limited),"
    " (SELECT count(*) FROM alarm a WHERE a.run = r.id)"
    " FROM (SELECT * FROM run ORDER BY id DESC LIMIT :n) r"
    " LEFT JOIN crawl c ON c.run = r.id AND c.ended_at IS NOT NULL"
    " LEFT JOIN crawl_stat t ON t.crawl = c.id GROUP BY r.id ORDER BY r.id DESC";
static const char SOURCES_SQL[] =
    "SELECT s.name, s.kind, c.verdict, c.why, c.ended_at, s.last_complete_at, c.listed, c.added,"
    " c.changed, c.closed, c.failures, s.held_count, s.held_why, s.is_configured,"
    " (SELECT count(*) FROM posting p WHERE p.source = s.id AND p.closed_at IS NULL),"
    " c.run, c.requests, c.bytes, c.seen, c.unchanged, c.reopened, c.dropped, c.quarantined,"
    " t.read, t.with_salary, t.with_place, t.with_description, t.with_skills, t.with_role,"
    " t.with_date, t.withheld, t.malformed, t.blocked, t.unanswered, t.limited, t.latency_ms,"
    " t.newest_at"
    " FROM source s LEFT JOIN crawl c ON c.id ="
    " (SELECT max(id) FROM crawl k WHERE k.source = s.id) LEFT JOIN crawl_stat t"
    " ON t.crawl = c.id ORDER BY s.name";
static const char WITHHELD_SQL[] =
    "SELECT c.name, q.field, q.reason, count(*) FROM quarantine q JOIN posting p ON p.n = q.posting"
    " JOIN source c ON c.id = p.source WHERE p.closed_at IS NULL GROUP BY c.name, q.field, q.reason"
    " ORDER BY count(*) DESC, c.name, q.field, q.reason LIMIT 50";

/* By what the open postings were read. */
static const char READINGS_SQL[] =
    "SELECT v.versions, count(*), v.versions = :versions FROM posting p JOIN reading v"
    " ON v.id = p.reading WHERE p.closed_at IS NULL GROUP BY v.id ORDER BY count(*) DESC";

static struct str
time_text(struct query *query, int column, char out[TIME_BYTES])
{
    if (query_col_is_null(query, column)) {
        return STR_NONE;
    }
    date_write_time(query_col_int(query, column), out);
    return str_of(out);
}

static void
print_run(struct query *q)
{
    char started[TIME_BYTES];
    char took[32];
    bool has_ended = !query_col_is_null(q, 2);
    progress_write_span((query_col_int(q, 2) - query_col_int(q, 1)) * 1000, took, sizeof took);
    (void)printf("  run %-5lld %.*s %8s", (long long)query_col_int(q, 0),
                 STR_ARG(time_text(q, 1, started)), has_ended ? took : "not ended");
    if (has_ended) {
        (void)printf("  exit %lld  sources %lld (%lld failed)  active %lld  stale %lld",
                     (long long)query_col_int(q, 3), (long long)query_col_int(q, 4),
                     (long long)query_col_int(q, 5), (long long)query_col_int(q, 6),
                     (long long)query_col_int(q, 8));
    }
    (void)printf("\n");
}

/* Why the source failed, and what is held back for it. */
static void
print_trouble(struct query *q)
{
    char text[300];
    int64_t held = query_col_int(q, 11);
    struct str why = cli_safe(query_col_text(q, 3), text, sizeof text);
    if (why.n) {
        (void)printf("  %-20s   %.*s\n", "", STR_ARG(why));
    }
    why = cli_safe(query_col_text(q, 12), text, sizeof text);
    if (held > 0) {
        (void)printf("  %-20s   %lld closings held: %.*s\n", "", (long long)held, STR_ARG(why));
    }
}

static void
print_source(struct query *q)
{
    char ago[32] = "never";
    char name[64];
    struct str verdict = query_col_text(q, 2);
    if (!query_col_is_null(q, 5)) {
        cli_write_span(clock_now_s() - query_col_int(q, 5), ago, sizeof ago);
    }
    (void)printf("  %-20.*s %-11.*s %7lld %6lld %6lld %6lld %6lld  %s%s\n",
                 STR_ARG(cli_safe(query_col_text(q, 0), name, sizeof name)),
                 STR_ARG(verdict.p ? verdict : STR("interrupted")), (long long)query_col_int(q, 14),
                 (long long)query_col_int(q, 7), (long long)query_col_int(q, 8),
                 (long long)query_col_int(q, 9), (long long)query_col_int(q, 10), ago,
                 query_col_is_null(q, 5) ? "" : " ago");
    print_trouble(q);
}

static void
print_withheld(struct query *q)
{
    char name[64];
    (void)printf("  %-24.*s %-15.*s %-24.*s %6lld\n",
                 STR_ARG(cli_safe(query_col_text(q, 0), name, sizeof name)),
                 STR_ARG(query_col_text(q, 1)), STR_ARG(query_col_text(q, 2)),
                 (long long)query_col_int(q, 3));
}

/* Open postings of one older reader; those of this one are no news. */
static void
print_reading(struct query *q)
{
    char text[64];
    if (query_col_int(q, 2)) {
        return;
    }
    (void)printf("\n%lld open postings were read by another version (%.*s): jobmill replay "
                 "--older shows what would change\n",
                 (long long)query_col_int(q, 1),
                 STR_ARG(cli_safe(query_col_text(q, 0), text, sizeof text)));
}

/* The parameters that a table has. */
static void
bind(struct query *query, const char *sql, struct str versions)
{
    if (strstr(sql, ":n")) {
        query_int(query, ":n", RUNS_SHOWN);
    }
    if (strstr(sql, ":versions")) {
        query_text(query, ":versions", versions);
    }
}

static enum status
each(const struct shown *shown, const char *sql, const char *heading, void (*print)(struct query *),
     struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(shown->store, sql, &query, err);
    if (status != OK) {
        return status;
    }
    bind(query, sql, shown->versions);
    bool any = false;
    while (query_step(query)) {
        if (!any && heading) {
            (void)printf("%s\n", heading);
        }
        any = true;
        print(query);
    }
    return query_free(query, err);
}

static enum status
print_status(const struct shown *shown, struct error *err)
{
    char heading[160];
    (void)snprintf(heading, sizeof heading, "\nsources\n  %-20s %-11s %7s %6s %6s %6s %6s  %s",
                   "name", "verdict", "open", "new", "chang.", "closed", "failed", "read whole");
    enum status status = each(shown, RUNS_SQL, "last runs", print_run, err);
    if (status == OK) {
        status = each(shown, SOURCES_SQL, heading, print_source, err);
    }
    if (status == OK) {
        status = each(shown, WITHHELD_SQL,
                      "\nvalues withheld in open postings (jobmill explain ID shows their words)",
                      print_withheld, err);
    }
    if (status == OK) {
        status = each(shown, READINGS_SQL, NULL, print_reading, err);
    }
    return status == OK ? status_alarms_print(shown->store, err) : status;
}

/* ---- JSON: one object per line, with "what" telling which ---- */

struct json_table {
    const char *what, *sql;
    const char *const columns[48];
    const char *types;
};

static const struct json_table TABLES[] = {
    {"run",
     RUNS_SQL,
     {"run",         "started_at",  "ended_at",
      "exit_status", "sources",     "failed_sources",
      "active",      "expired",     "stale",
      "duration_s",  "requests",    "failures",
      "bytes",       "listed",      "seen",
      "new",         "changed",     "unchanged",
      "reopened",    "closed",      "held",
      "dropped",     "quarantined", "read",
      "with_salary", "with_place",  "with_description",
      "with_skills", "with_role",   "with_date",
      "withheld",    "malformed",   "blocked",
      "unanswered",  "limited",     "alarms_raised",
      NULL},
     "iddiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"},
    {"source",
     SOURCES_SQL,
     {"source",      "kind",        "verdict",
      "why",         "ended_at",    "last_complete_at",
      "listed",      "new",         "changed",
      "closed",      "failures",    "held",
      "held_why",    "configured",  "open",
      "run",         "requests",    "bytes",
      "seen",        "unchanged",   "reopened",
      "dropped",     "quarantined", "read",
      "with_salary", "with_place",  "with_description",
      "with_skills", "with_role",   "with_date",
      "withheld",    "malformed",   "blocked",
      "unanswered",  "limited",     "latency_ms",
      "newest_at",   NULL},
     "ttttddiiiiiitiiiiiiiiiiiiiiiiiiiiiiid"},
    {"withheld", WITHHELD_SQL, {"source", "field", "reason", "postings", NULL}, "ttti"},
    {"reading", READINGS_SQL, {"versions", "postings", "is_current", NULL}, "tii"},
};

static void
put_column(struct json_out *json, struct query *query, int i, char type)
{
    if (query_col_is_null(query, i)) {
        json_put_null(json);
    } else if (type == 't') {
        json_put_str(json, query_col_text(query, i));
    } else if (type == 'd') {
        json_put_time(json, query_col_int(query, i));
    } else {
        json_put_int(json, query_col_int(query, i));
    }
}

static enum status
json_rows(const struct shown *shown, const struct json_table *table, struct buf *out,
          struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(shown->store, table->sql, &query, err);
    if (status != OK) {
        return status;
    }
    bind(query, table->sql, shown->versions);
    while (query_step(query)) {
        struct json_out json;
        json_out_begin(&json, out);
        json_put_object(&json);
        json_add_z(&json, "record", table->what);
        for (int i = 0; table->types[i]; i++) {
            json_put_key(&json, table->columns[i]);
            put_column(&json, query, i, table->types[i]);
        }
        json_put_object_end(&json);
        buf_add_byte(out, '\n');
    }
    return query_free(query, err);
}

static enum status
print_json(const struct shown *shown, struct error *err)
{
    struct buf out;
    buf_init(&out, 64 * MIB);
    enum status status = OK;
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0] && status == OK; i++) {
        status = json_rows(shown, &TABLES[i], &out, err);
    }
    if (status == OK) {
        status = status_alarms_json(shown->store, &out, err);
    }
    if (status == OK) {
        (void)fwrite(out.p, 1, out.n, stdout);
    }
    buf_release(&out);
    return status;
}

static void
print_problem(void *ctx, struct str what)
{
    char text[300];
    (void)ctx;
    (void)printf("%.*s\n", STR_ARG(cli_safe(what, text, sizeof text)));
}

/* Looks at the file itself, and at nothing else. */
static int
check(struct store *store, bool quiet)
{
    struct error err = {0};
    int64_t problems = 0;
    if (store_check(store, print_problem, NULL, &problems, &err) != OK) {
        return cli_fail(&err);
    }
    if (!quiet) {
        (void)fprintf(stderr, "jobmill: the database has %lld problems%s\n", (long long)problems,
                      problems ? ": keep the file, and go back to a backup" : "");
    }
    int printed = cli_print(STR(""));
    return problems > 0 ? EXIT_STORE : printed;
}

int
cmd_status(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct store *store = NULL;
    const char *format = cli_value(cli, "format", "text");
    bool is_json = strcmp(format, "json") == 0;
    if (!is_json && strcmp(format, "text") != 0) {
        return cli_usage(cli, "--format %s: text or json", format);
    }
    if (cli_has(cli, "check") && cli_has(cli, "format")) {
        return cli_usage(cli, "--check prints no table: leave --format out");
    }
    if (cli_has(cli, "acknowledge")) {
        return status_acknowledge(cli);
    }
    enum status status = setup_reader(cli, &config, &store, &err);
    if (status == OK && cli_has(cli, "check")) {
        int checked = check(store, cli->quiet);
        store_close(store);
        config_release(&config);
        return checked;
    }
    bool is_well = true;
    if (status == OK) {
        status = status_alarms_well(store, &is_well, &err);
    }
    bool is_silent = cli->quiet && is_well && !is_json;
    if (status == OK && !is_silent) {
        struct error ignored = {0};
        (void)!setup_taxonomy(&config, &ignored); /* `taxonomy check` is for that */
        struct shown shown = {store, setup_versions(&config)};
        status = is_json ? print_json(&shown, &err) : print_status(&shown, &err);
    }
    int result = status == OK ? cli_print(STR("")) : cli_fail(&err);
    if (result == EXIT_OK && !is_well) {
        result = EXIT_SOURCES;
    }
    store_close(store);
    config_release(&config);
    return result;
}
