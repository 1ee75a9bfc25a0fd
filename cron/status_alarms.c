/* cron/status_alarms.c: alarms as a person reads them. That no run comes at all is
 * seen here, by the clock: no run could raise it. */
#include "cron/status_alarms.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/json_write.h"
#include "base/limits.h"
#include "cron/alarms/alarm_rules.h"
#include "cron/setup.h"

#include "base/banned.h"

static const char ALARMS_SQL[] =
    "SELECT a.id, s.name, a.code, a.raised_at, a.run, a.before, a.after, a.what, a.look,"
    " a.archive_file, a.archive_offset, a.last_at, a.acknowledged_at FROM alarm a"
    " JOIN source s ON s.id = a.source WHERE a.cleared_at IS NULL"
    " ORDER BY a.acknowledged_at IS NOT NULL, s.name, a.id";
enum {
    COL_ID,
    COL_SOURCE,
    COL_CODE,
    COL_RAISED,
    COL_RUN,
    COL_BEFORE,
    COL_AFTER,
    COL_WHAT,
    COL_LOOK,
    COL_FILE,
    COL_OFFSET,
    COL_LAST,
    COL_ACKNOWLEDGED
};

/* ---- no run ---- */

/* The usual time between the latest runs: the middle one of their gaps. */
static const char LAST_RUN_SQL[] =
    "WITH r AS (SELECT started_at, ended_at, started_at - lag(started_at) OVER (ORDER BY id)"
    " AS gap FROM (SELECT * FROM run ORDER BY id DESC LIMIT 21))"
    " SELECT (SELECT max(started_at) FROM run), count(gap), (SELECT gap FROM r WHERE gap IS NOT"
    " NULL ORDER BY gap LIMIT 1 OFFSET (SELECT count(gap) / 2 FROM r)) FROM r";

struct missing {
    bool is_so;
    int64_t last_s, usual_s, now_s;
};

static enum status
find_missing(struct store *store, struct missing *ret, struct error *err)
{
    enum { RUNS_MIN = 4, LEAST_S = 20 * HOUR_S, TIMES = 2 };
    struct query *query = NULL;
    enum status status = query_new(store, LAST_RUN_SQL, &query, err);
    *ret = (struct missing){.now_s = clock_now_s()};
    if (status != OK) {
        return status;
    }
    if (query_step(query)) {
        int64_t usual_s = query_col_int(query, 2);
        ret->last_s = query_col_int(query, 0);
        ret->usual_s = usual_s > LEAST_S ? usual_s : LEAST_S;
        ret->is_so =
            query_col_int(query, 1) >= RUNS_MIN && ret->now_s - ret->last_s > TIMES * ret->usual_s;
    }
    return query_free(query, err);
}

static double
days(int64_t seconds)
{
    return (double)seconds / DAY_S;
}

/* ---- text ---- */

static void
print_look(struct query *q)
{
    char look[300];
    char file[300];
    struct str what = cli_safe(query_col_text(q, COL_LOOK), look, sizeof look);
    if (!what.n) {
        return;
    }
    bool is_posting = what.n == POSTING_ID_BYTES - 1;
    (void)printf("      look at %s%.*s", is_posting ? "posting " : "", STR_ARG(what));
    if (!query_col_is_null(q, COL_FILE)) {
        (void)printf(" (%.*s, byte %lld)",
                     STR_ARG(cli_safe(query_col_text(q, COL_FILE), file, sizeof file)),
                     (long long)query_col_int(q, COL_OFFSET));
    }
    (void)printf("%s%.*s\n", is_posting ? ": jobmill explain " : "", is_posting ? (int)what.n : 0,
                 what.p);
}

static void
print_alarm(struct query *q)
{
    char since[TIME_BYTES];
    char name[100];
    char what[400];
    const struct alarm_rule *rule = alarm_rule_find(query_col_text(q, COL_CODE));
    date_write_time(query_col_int(q, COL_RAISED), since);
    (void)printf("  %lld  %.*s  %.*s  since %s%s\n", (long long)query_col_int(q, COL_ID),
                 STR_ARG(cli_safe(query_col_text(q, COL_SOURCE), name, sizeof name)),
                 STR_ARG(query_col_text(q, COL_CODE)), since,
                 query_col_is_null(q, COL_ACKNOWLEDGED) ? "" : "  (acknowledged)");
    (void)printf("      %.*s\n", STR_ARG(cli_safe(query_col_text(q, COL_WHAT), what, sizeof what)));
    print_look(q);
    if (rule) {
        (void)printf("      %s\n", rule->meaning);
    }
}

enum status
status_alarms_print(struct store *store, struct error *err)
{
    struct missing missing = {0};
    struct query *query = NULL;
    bool any = false;
    enum status status = find_missing(store, &missing, err);
    if (status == OK) {
        status = query_new(store, ALARMS_SQL, &query, err);
    }
    if (status != OK) {
        return status;
    }
    while (query_step(query)) {
        (void)printf("%s", any ? "" : "\nalarms (once seen: jobmill status --acknowledge ID)\n");
        print_alarm(query);
        any = true;
    }
    if (missing.is_so) {
        char last[TIME_BYTES];
        date_write_time(missing.last_s, last);
        (void)printf("\nno run since %s: %.1f days, usually %.1f; look whether cron or the timer "
                     "still starts it\n",
                     last, days(missing.now_s - missing.last_s), days(missing.usual_s));
    }
    return query_free(query, err);
}

/* ---- JSON ---- */

static void
put_text(struct json_out *json, const char *key, struct query *q, int column)
{
    json_add_str(json, key, query_col_text(q, column));
}

static void
put_time(struct json_out *json, const char *key, struct query *q, int column)
{
    json_add_time(json, key,
                  query_col_is_null(q, column) ? TIME_UNKNOWN : query_col_int(q, column));
}

static void
put_number(struct json_out *json, const char *key, struct query *q, int column)
{
    enum { DECIMALS = 4 };
    json_put_key(json, key);
    if (query_col_is_null(q, column)) {
        json_put_null(json);
    } else {
        json_put_real(json, query_col_real(q, column), DECIMALS);
    }
}

static void
put_alarm(struct buf *out, struct query *q)
{
    struct json_out json;
    json_out_begin(&json, out);
    json_put_object(&json);
    json_add_z(&json, "record", "alarm");
    json_add_int(&json, "alarm", query_col_int(q, COL_ID));
    put_text(&json, "source", q, COL_SOURCE);
    put_text(&json, "code", q, COL_CODE);
    put_time(&json, "at", q, COL_RAISED);
    json_add_int(&json, "run", query_col_int(q, COL_RUN));
    put_number(&json, "before", q, COL_BEFORE);
    put_number(&json, "after", q, COL_AFTER);
    put_text(&json, "what", q, COL_WHAT);
    put_text(&json, "look", q, COL_LOOK);
    put_text(&json, "archive_file", q, COL_FILE);
    json_put_key(&json, "archive_offset");
    if (query_col_is_null(q, COL_OFFSET)) {
        json_put_null(&json);
    } else {
        json_put_int(&json, query_col_int(q, COL_OFFSET));
    }
    put_time(&json, "last_at", q, COL_LAST);
    put_time(&json, "acknowledged_at", q, COL_ACKNOWLEDGED);
    json_put_object_end(&json);
    buf_add_byte(out, '\n');
}

static void
put_missing(struct buf *out, const struct missing *missing)
{
    struct json_out json;
    json_out_begin(&json, out);
    json_put_object(&json);
    json_add_z(&json, "record", "alarm");
    json_add_z(&json, "code", "no-run");
    json_add_time(&json, "at", missing->last_s + missing->usual_s);
    json_put_key(&json, "before");
    json_put_real(&json, days(missing->usual_s), 4);
    json_put_key(&json, "after");
    json_put_real(&json, days(missing->now_s - missing->last_s), 4);
    json_put_object_end(&json);
    buf_add_byte(out, '\n');
}

enum status
status_alarms_json(struct store *store, struct buf *out, struct error *err)
{
    struct missing missing = {0};
    struct query *query = NULL;
    enum status status = find_missing(store, &missing, err);
    if (status == OK) {
        status = query_new(store, ALARMS_SQL, &query, err);
    }
    if (status != OK) {
        return status;
    }
    while (query_step(query)) {
        put_alarm(out, query);
    }
    if (missing.is_so) {
        put_missing(out, &missing);
    }
    return query_free(query, err);
}

/* ---- exit status ---- */

enum status
status_alarms_well(struct store *store, bool *ret, struct error *err)
{
    struct missing missing = {0};
    struct query *query = NULL;
    enum status status = find_missing(store, &missing, err);
    if (status == OK) {
        status = query_new(store,
                           "SELECT 1 FROM alarm WHERE cleared_at IS NULL"
                           " AND acknowledged_at IS NULL LIMIT 1",
                           &query, err);
    }
    if (status != OK) {
        return status;
    }
    *ret = !query_step(query) && !missing.is_so;
    return query_free(query, err);
}

/* ---- acknowledging ---- */

static enum status
acknowledge_all(struct store *store, int64_t *ret_n, struct error *err)
{
    struct arena arena;
    struct store_alarm *alarms = NULL;
    size_t n = 0;
    arena_init(&arena, LIMIT_ALARMS_BYTES);
    enum status status = store_alarms(store, &arena, &alarms, &n, err);
    for (size_t i = 0; status == OK && i < n; i++) {
        if (alarms[i].is_open && alarms[i].acknowledged_at_s == TIME_UNKNOWN) {
            status = store_alarm_acknowledge(store, alarms[i].id, clock_now_s(), err);
            ++*ret_n;
        }
    }
    arena_release(&arena);
    return status;
}

static enum status
acknowledge_given(const struct cli *cli, struct store *store, int64_t *ret_n, struct error *err)
{
    enum status status = OK;
    const char *value;
    for (size_t i = 0; status == OK && (value = cli_value_at(cli, "acknowledge", i)); i++) {
        int64_t id = 0;
        if (strcmp(value, "all") == 0) {
            status = acknowledge_all(store, ret_n, err);
        } else if (!str_int(str_of(value), &id)) {
            status =
                error_set(err, E_USAGE, "--acknowledge %s: the number of an alarm, or all", value);
        } else {
            status = store_alarm_acknowledge(store, id, clock_now_s(), err);
            ++*ret_n;
        }
    }
    return status;
}

int
status_acknowledge(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct store *store = NULL;
    int64_t n = 0;
    enum status status = setup_config(cli, true, &config, &err);
    const char *path = status == OK ? arena_cstr(&config.arena, config.set.database) : NULL;
    if (status == OK && !path) {
        status = error_set(&err, E_NOMEM, "out of memory");
    }
    if (status == OK) { /* must exist: nothing is to be acknowledged in a new one */
        status = store_open(path, STORE_READ, &store, &err);
        store_close(store);
        store = NULL;
    }
    if (status == OK) {
        status = store_open(path, STORE_WRITE, &store, &err);
    }
    if (status == OK) {
        status = acknowledge_given(cli, store, &n, &err);
    }
    if (status == OK && !cli->quiet) {
        (void)fprintf(stderr, "jobmill: %lld acknowledged: no longer exit status 1\n",
                      (long long)n);
    }
    store_close(store);
    config_release(&config);
    return status == OK ? EXIT_OK : cli_fail(&err);
}
