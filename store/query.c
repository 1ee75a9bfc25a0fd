/* store/query.c: statements of other rooms over the documented schema, and the
 * copies one makes of a database. */
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"

#include "base/banned.h"

struct query {
    struct store *store; /* borrowed */
    sqlite3_stmt *stmt;
    enum status status;
    struct error error;
};

enum status
query_new(struct store *store, const char *sql, struct query **ret, struct error *err)
{
    struct query *query = calloc(1, sizeof *query);
    if (!query) {
        return error_set(err, E_NOMEM, "%s: preparing a query", store->file);
    }
    query->store = store;
    if (sqlite3_prepare_v2(store->db, sql, -1, &query->stmt, NULL) != SQLITE_OK) {
        enum status st = store_error(store, "preparing a query", err);
        free(query);
        return st ? st : E_DB;
    }
    *ret = query;
    return OK;
}

static int
parameter(struct query *query, const char *name)
{
    return sqlite3_bind_parameter_index(query->stmt, name);
}

/* A name that the statement lacks is a slip of the caller, and changes nothing. */
void
query_text(struct query *query, const char *name, struct str value)
{
    int i = parameter(query, name);
    if (i > 0 && value.p) {
        sqlite3_bind_text64(query->stmt, i, value.p, value.n, SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if (i > 0) {
        sqlite3_bind_null(query->stmt, i);
    }
}

void
query_int(struct query *query, const char *name, int64_t value)
{
    int i = parameter(query, name);
    if (i > 0) {
        sqlite3_bind_int64(query->stmt, i, value);
    }
}

bool
query_step(struct query *query)
{
    if (query->status) {
        return false;
    }
    int rc = sqlite3_step(query->stmt);
    if (rc == SQLITE_ROW) {
        return true;
    }
    if (rc != SQLITE_DONE) {
        query->status = store_error(query->store, "running a query", &query->error);
    }
    sqlite3_reset(query->stmt);
    return false;
}

struct str
query_col_text(struct query *query, int column)
{
    return column_str(query->stmt, column);
}

int64_t
query_col_int(struct query *query, int column)
{
    return sqlite3_column_int64(query->stmt, column);
}

double
query_col_real(struct query *query, int column)
{
    return sqlite3_column_double(query->stmt, column);
}

bool
query_col_is_null(struct query *query, int column)
{
    return sqlite3_column_type(query->stmt, column) == SQLITE_NULL;
}

enum status
query_free(struct query *query, struct error *err)
{
    if (!query) {
        return OK;
    }
    enum status st = query->status;
    if (st) {
        error_set(err, st, "%s", query->error.text);
    }
    sqlite3_finalize(query->stmt);
    free(query);
    return st;
}

/* ---- full text ---- */

enum status
store_fts_update(struct store *store, struct error *err)
{
    int64_t upto = 0, most = 0;
    bool own = false;
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    st = sql_run(store, err, SQL_FTS_ADD_DIRTY, "");
    if (!st) {
        st = sql_run(store, err, SQL_FTS_CLEAN, "");
    }
    if (!st) {
        st = meta_get(store, "fts_upto", &upto, err);
    }
    if (!st) {
        st = sql_int(store, err, 0, &most, SQL_POSTING_MAX, "");
    }
    if (!st && most > upto) {
        st = sql_run(store, err, SQL_FTS_ADD_NEW, "i", upto);
        if (!st) {
            st = meta_put(store, "fts_upto", most, err);
        }
    }
    return txn_end(store, own, st, err);
}

/* ---- soundness ---- */

/* Each row is a problem. The last: no constraint of the tables keeps it. */
static const char *const CHECKS[] = {
    "SELECT integrity_check FROM pragma_integrity_check(100) WHERE integrity_check <> 'ok'",
    "SELECT \"table\" || ': row ' || coalesce(rowid, '?') || ' refers to a row of ' || parent "
    "|| ' that is not there' FROM pragma_foreign_key_check LIMIT 100",
    "SELECT 'posting ' || id || ' is in neither posting_fact nor fact_dirty: reports miss it' "
    "FROM posting WHERE role IS NOT NULL AND n NOT IN (SELECT posting FROM posting_fact) "
    "AND n NOT IN (SELECT posting FROM fact_dirty) LIMIT 100",
};

enum status
store_check(struct store *store, store_problem *problem, void *ctx, int64_t *ret_problems,
            struct error *err)
{
    enum status st = OK;
    *ret_problems = 0;
    for (size_t i = 0; i < sizeof CHECKS / sizeof *CHECKS && !st; i++) {
        struct query *query = NULL;
        st = query_new(store, CHECKS[i], &query, err);
        while (!st && query && query_step(query)) {
            problem(ctx, query_col_text(query, 0));
            ++*ret_problems;
        }
        st = st || !query ? st : query_free(query, err);
    }
    return st;
}

/* ---- copies ---- */

static enum status
is_sound(sqlite3 *db, const char *file, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    enum status st = OK;
    if (sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &stmt, NULL) != SQLITE_OK ||
        sqlite3_step(stmt) != SQLITE_ROW) {
        st = db_error(db, file, "checking the copy", err);
    } else if (!str_is(column_str(stmt, 0), "ok")) {
        st = error_set(err, E_DB_CORRUPT, "%s: the copy is damaged: %.*s", file,
                       STR_ARG(column_str(stmt, 0)));
    }
    sqlite3_finalize(stmt);
    return st;
}

static enum status
copy_pages(struct store *store, sqlite3 *to, const char *file, struct error *err)
{
    enum { PAGES_A_STEP = 4096, PAUSE_MS = 25 };
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
    if (!backup) {
        return db_error(to, file, "making a copy", err);
    }
    int rc = SQLITE_OK;
    while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
        rc = sqlite3_backup_step(backup, PAGES_A_STEP);
        if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
            sqlite3_sleep(PAUSE_MS);
        }
    }
    sqlite3_backup_finish(backup);
    return rc == SQLITE_DONE ? OK : db_error(to, file, "making a copy", err);
}

/* Into a file beside it, which takes the name only when it is whole. */
enum status
store_backup(struct store *store, const char *to, struct error *err)
{
    struct buf part;
    buf_init(&part, 4096);
    buf_printf(&part, "%s.part", to);
    if (buf_failed(&part)) {
        buf_release(&part);
        return error_set(err, E_IO, "%s: name too long", to);
    }
    unlink(part.p);
    sqlite3 *db = NULL;
    enum status st = OK;
    if (sqlite3_open_v2(part.p, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
        SQLITE_OK) {
        st = db_error(db, part.p, "opening", err);
    } else {
        st = copy_pages(store, db, to, err);
    }
    /* without a log beside it, it can be read from where nothing may be written */
    if (!st && sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK) {
        st = db_error(db, to, "making a copy", err);
    }
    if (!st) {
        st = is_sound(db, to, err);
    }
    sqlite3_close(db);
    if (!st && rename(part.p, to) != 0) {
        st = error_set(err, E_IO, "%s: cannot be given its name", to);
    }
    if (st) {
        unlink(part.p);
    }
    buf_release(&part);
    return st;
}

const char *
query_nearest(struct store *store, const char *sql, struct str wrong, char ret[NEAREST_BYTES])
{
    struct query *query = NULL;
    struct nearest nearest = nearest_to(wrong);
    char best[NEAREST_BYTES] = ""; /* a row's text goes with the row */
    struct error ignored;
    ret[0] = '\0';
    if (query_new(store, sql, &query, &ignored) != OK || !query) {
        return ret;
    }
    while (query_step(query)) {
        int least = nearest.least;
        nearest_look(&nearest, query_col_text(query, 0));
        if (nearest.least < least) {
            (void)snprintf(best, sizeof best, "%.*s", STR_ARG(nearest.best));
        }
        nearest.best = str_of(best);
    }
    if (query_free(query, &ignored) != OK) {
        return ret;
    }
    return nearest_hint(&nearest, ret);
}
