/* store/alarm.c: the history that alarms are judged by, and the alarms. What is
 * an alarm is not decided here: cron/alarms/alarm_rules.c. */
#include "store/db.h"

#include <assert.h>

#include "base/banned.h"

/* ---- history ---- */

static enum crawl_verdict
verdict_find(struct str name)
{
    for (int i = 1; i < CRAWL_VERDICT_COUNT; i++) {
        if (str_is(name, crawl_verdict_name((enum crawl_verdict)i))) {
            return (enum crawl_verdict)i;
        }
    }
    return CRAWL_NONE;
}

static void
record_read(sqlite3_stmt *stmt, struct crawl_record *ret)
{
    int i = 0;
    int64_t *const first[] = {&ret->id, &ret->run, &ret->started_at_s, &ret->ended_at_s};
    int64_t *const rest[] = {
        &ret->requests,   &ret->failures,         &ret->listed,      &ret->seen,
        &ret->added,      &ret->dropped,          &ret->read,        &ret->with_salary,
        &ret->with_place, &ret->with_description, &ret->with_skills, &ret->with_role,
        &ret->with_date,  &ret->withheld,         &ret->malformed,   &ret->blocked,
        &ret->unanswered, &ret->limited,          &ret->open,        &ret->latency_ms};
    for (size_t k = 0; k < sizeof first / sizeof first[0]; k++) {
        *first[k] = sqlite3_column_int64(stmt, i++);
    }
    ret->verdict = verdict_find(column_str(stmt, i++));
    for (size_t k = 0; k < sizeof rest / sizeof rest[0]; k++) {
        *rest[k] = sqlite3_column_int64(stmt, i++);
    }
}

enum status
store_history(struct store *store, struct str source, struct history_range range,
              struct crawl_record *ret, size_t *ret_n, struct error *err)
{
    sqlite3_stmt *stmt =
        sql_bind(store, SQL_HISTORY, "tiii", source, range.after, range.upto, (int64_t)range.max);
    size_t n = 0;
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    while (!st && row) {
        record_read(stmt, &ret[n++]);
        st = sql_step(store, stmt, &row, err);
    }
    for (size_t i = 0; i < n / 2; i++) {
        struct crawl_record swapped = ret[i];
        ret[i] = ret[n - 1 - i];
        ret[n - 1 - i] = swapped;
    }
    *ret_n = n;
    return st;
}

/* ---- alarms ---- */

static void
alarm_read(sqlite3_stmt *stmt, struct arena *arena, struct store_alarm *ret)
{
    *ret = (struct store_alarm){
        .id = sqlite3_column_int64(stmt, 0),
        .source = arena_str(arena, column_str(stmt, 1)),
        .code = arena_str(arena, column_str(stmt, 2)),
        .raised_at_s = sqlite3_column_int64(stmt, 3),
        .run = sqlite3_column_int64(stmt, 4),
        .usual_until = sqlite3_column_int64(stmt, 5),
        .has_before = sqlite3_column_type(stmt, 6) != SQLITE_NULL,
        .before = sqlite3_column_double(stmt, 6),
        .after = sqlite3_column_double(stmt, 7),
        .what = arena_str(arena, column_str(stmt, 8)),
        .look = arena_str(arena, column_str(stmt, 9)),
        .archive_file = arena_str(arena, column_str(stmt, 10)),
        .archive_offset = sqlite3_column_int64(stmt, 11),
        .acknowledged_at_s = column_time(stmt, 12),
        .is_open = sqlite3_column_int64(stmt, 13) != 0,
    };
}

struct alarm_list {
    struct store_alarm *items;
    size_t n, cap;
};

static struct store_alarm *
alarm_add(struct alarm_list *list, struct arena *arena)
{
    if (list->n == list->cap) {
        list->cap = list->cap ? list->cap * 2 : 64;
        struct store_alarm *more = ARENA_ARRAY(arena, list->cap, struct store_alarm);
        if (!more) {
            return NULL;
        }
        if (list->n) {
            memcpy(more, list->items, list->n * sizeof *more);
        }
        list->items = more;
    }
    return &list->items[list->n++];
}

enum status
store_alarms(struct store *store, struct arena *arena, struct store_alarm **ret, size_t *ret_n,
             struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_ALARMS, "");
    struct alarm_list list = {0};
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    while (!st && row) {
        struct store_alarm *alarm = alarm_add(&list, arena);
        if (!alarm) {
            sqlite3_reset(stmt);
            break;
        }
        alarm_read(stmt, arena, alarm);
        st = sql_step(store, stmt, &row, err);
    }
    *ret = list.items;
    *ret_n = list.n;
    return st || !arena->failed ? st : error_set(err, E_NOMEM, "%s: alarms", store->file);
}

enum status
store_alarm_raise(struct store *store, const struct store_alarm *alarm, int64_t now_s,
                  int64_t *ret_id, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_ALARM_ADD, "ttiiinrttti", alarm->source, alarm->code,
                                  now_s, alarm->run, alarm->usual_until, alarm->after, alarm->what,
                                  alarm->look, alarm->archive_file, alarm->archive_offset);
    bool row = false;
    if (stmt && alarm->has_before) {
        sqlite3_bind_double(stmt, 6, alarm->before);
    }
    if (stmt && alarm->archive_file.n == 0) {
        sqlite3_bind_null(stmt, 11);
    }
    enum status st = sql_step(store, stmt, &row, err);
    if (!st && sqlite3_changes(store->db) == 0) {
        st = error_set(err, E_NOT_FOUND, "%s: source \"%.*s\" is not in the database", store->file,
                       STR_ARG(alarm->source));
    }
    if (!st) {
        *ret_id = sqlite3_last_insert_rowid(store->db);
    }
    return st;
}

enum status
store_alarm_keep(struct store *store, int64_t id, double after, struct str what, int64_t now_s,
                 struct error *err)
{
    return sql_run(store, err, SQL_ALARM_KEEP, "rtii", after, what, now_s, id);
}

enum status
store_alarm_clear(struct store *store, int64_t id, const char *why, int64_t now_s,
                  struct error *err)
{
    return sql_run(store, err, SQL_ALARM_CLEAR, "izi", now_s, why, id);
}

enum status
store_alarms_drop_unconfigured(struct store *store, int64_t now_s, struct error *err)
{
    return sql_run(store, err, SQL_ALARMS_UNCONFIGURED, "i", now_s);
}

enum status
store_alarm_acknowledge(struct store *store, int64_t id, int64_t now_s, struct error *err)
{
    enum status st = sql_run(store, err, SQL_ALARM_ACKNOWLEDGE, "ii", now_s, id);
    if (!st && sqlite3_changes(store->db) == 0) {
        st = error_set(err, E_NOT_FOUND,
                       "no alarm %lld is open: jobmill status lists those that are", (long long)id);
    }
    return st;
}

enum status
store_alarm_look(struct store *store, enum store_look look, int64_t crawl, struct arena *arena,
                 struct store_alarm *alarm, struct error *err)
{
    static const enum sql LOOKS[LOOK_COUNT] = {
        [LOOK_NO_SALARY] = SQL_LOOK_NO_SALARY,
        [LOOK_NO_PLACE] = SQL_LOOK_NO_PLACE,
        [LOOK_NO_DESCRIPTION] = SQL_LOOK_NO_DESCRIPTION,
        [LOOK_NO_SKILLS] = SQL_LOOK_NO_SKILLS,
        [LOOK_NO_ROLE] = SQL_LOOK_NO_ROLE,
        [LOOK_NO_DATE] = SQL_LOOK_NO_DATE,
        [LOOK_WITHHELD] = SQL_LOOK_WITHHELD,
        [LOOK_MALFORMED] = SQL_LOOK_MALFORMED,
        [LOOK_BLOCKED] = SQL_LOOK_BLOCKED,
        [LOOK_LIMITED] = SQL_LOOK_LIMITED,
        [LOOK_FAILED] = SQL_LOOK_FAILED,
        [LOOK_SLOW] = SQL_LOOK_SLOW,
        [LOOK_LISTING] = SQL_LOOK_LISTING,
    };
    assert(look < LOOK_COUNT);
    if (look == LOOK_NONE) {
        return OK;
    }
    sqlite3_stmt *stmt = sql_bind(store, LOOKS[look], "i", crawl);
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    if (!st && row) {
        alarm->look = arena_str(arena, column_str(stmt, 0));
        alarm->archive_file = arena_str(arena, column_str(stmt, 1));
        alarm->archive_offset = sqlite3_column_int64(stmt, 2);
        sqlite3_reset(stmt);
    }
    return st;
}
