/* store/db.c: opening and closing, prepared statements, transactions, and what
 * SQLite's result codes mean to the person who runs this. Sources: sqlite.org
 * "Result and Error Codes", "Write-Ahead Logging", "PRAGMA Statements". */
#include "store/db.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <xxhash.h>

#include "base/banned.h"

static const char *const SQL[SQL_COUNT] = {
#define STATEMENT(name, text) [name] = (text),
#include "store/statements.def"
#undef STATEMENT
};

struct side_note {
    struct side_note *next;
    char *origin, *body; /* owned; body NULL: a hold */
    size_t body_n;
    int http_status;
    int64_t at_s;
    bool is_hold;
};

/* ---- errors ---- */

struct meaning {
    int code; /* primary result code */
    enum status status;
    const char *what;
};

static const struct meaning MEANINGS[] = {
    {SQLITE_FULL, E_DISK, "the disk is full: make room and start again, nothing is lost"},
    {SQLITE_IOERR, E_DISK, "the disk does not take or give data: check space and health"},
    {SQLITE_READONLY, E_DISK, "is not writable: check the rights of the file and its folder"},
    {SQLITE_PERM, E_IO, "may not be opened: check its rights"},
    {SQLITE_CANTOPEN, E_IO, "cannot be opened: check that the folder exists and its rights"},
    {SQLITE_BUSY, E_DB_BUSY, "is locked by another program: end it, or wait for it"},
    {SQLITE_LOCKED, E_DB_BUSY, "is locked by another program: end it, or wait for it"},
    {SQLITE_CORRUPT, E_DB_CORRUPT, "is damaged: restore a backup, or try `sqlite3 FILE .recover`"},
    {SQLITE_NOTADB, E_DB_CORRUPT, "is not a database, or its beginning is damaged"},
    {SQLITE_NOMEM, E_NOMEM, "ran out of memory"},
};

enum status
db_error(sqlite3 *db, const char *file, const char *doing, struct error *err)
{
    int code = db ? sqlite3_errcode(db) & 0xFF : SQLITE_NOMEM;
    for (size_t i = 0; i < sizeof MEANINGS / sizeof MEANINGS[0]; i++) {
        if (MEANINGS[i].code == code) {
            return error_set(err, MEANINGS[i].status, "%s: %s (%s: %s)", file, MEANINGS[i].what,
                             doing, db ? sqlite3_errmsg(db) : "no connection");
        }
    }
    return error_set(err, E_DB, "%s: %s: %s", file, doing, sqlite3_errmsg(db));
}

enum status
store_error(struct store *store, const char *doing, struct error *err)
{
    return db_error(store->db, store->file, doing, err);
}

/* ---- statements ---- */

static sqlite3_stmt *
prepared(struct store *store, enum sql sql)
{
    if (!store->stmts[sql] && sqlite3_prepare_v3(store->db, SQL[sql], -1, SQLITE_PREPARE_PERSISTENT,
                                                 &store->stmts[sql], NULL) != SQLITE_OK) {
        return NULL;
    }
    sqlite3_stmt *stmt = store->stmts[sql];
    sqlite3_reset(stmt);
    return stmt;
}

static int
bind_str(sqlite3_stmt *stmt, int i, struct str s)
{
    return s.n ? sqlite3_bind_text64(stmt, i, s.p, s.n, SQLITE_STATIC, SQLITE_UTF8)
               : sqlite3_bind_null(stmt, i);
}

static int
bind_blob(sqlite3_stmt *stmt, int i, struct str s)
{
    return s.n ? sqlite3_bind_blob64(stmt, i, s.p, s.n, SQLITE_STATIC) : sqlite3_bind_null(stmt, i);
}

static int
bind_unless(sqlite3_stmt *stmt, int i, int64_t value, int64_t none)
{
    return value == none ? sqlite3_bind_null(stmt, i) : sqlite3_bind_int64(stmt, i, value);
}

void
bind_text(struct binder *b, struct str s)
{
    bind_str(b->stmt, b->next++, s);
}

void
bind_int(struct binder *b, int64_t value, bool is_set)
{
    if (is_set) {
        sqlite3_bind_int64(b->stmt, b->next, value);
    } else {
        sqlite3_bind_null(b->stmt, b->next);
    }
    b->next++;
}

void
bind_time(struct binder *b, int64_t at_s)
{
    bind_int(b, at_s, at_s != TIME_UNKNOWN);
}

/* NOLINTBEGIN(clang-analyzer-valist.Uninitialized): it does not follow a va_list
 * through a pointer */
static int
bind_all(sqlite3_stmt *stmt, const char *format, va_list *args)
{
    int rc = SQLITE_OK;
    for (int i = 1; *format && rc == SQLITE_OK; format++, i++) {
        switch (*format) {
        case 'i':
            rc = sqlite3_bind_int64(stmt, i, va_arg(*args, int64_t));
            break;
        case 't':
            rc = bind_str(stmt, i, va_arg(*args, struct str));
            break;
        case 'z':
            rc = bind_str(stmt, i, str_of(va_arg(*args, const char *)));
            break;
        case 'T':
            rc = bind_unless(stmt, i, va_arg(*args, int64_t), TIME_UNKNOWN);
            break;
        case 'o':
            rc = bind_unless(stmt, i, va_arg(*args, int), -1);
            break;
        case 'h':
            rc = sqlite3_bind_int64(stmt, i, (int64_t)va_arg(*args, uint64_t));
            break;
        case 'r':
            rc = sqlite3_bind_double(stmt, i, va_arg(*args, double));
            break;
        case 'b':
            rc = bind_blob(stmt, i, va_arg(*args, struct str));
            break;
        default:
            rc = sqlite3_bind_null(stmt, i);
            break;
        }
    }
    return rc;
}
/* NOLINTEND(clang-analyzer-valist.Uninitialized) */

static sqlite3_stmt *
bound(struct store *store, enum sql sql, const char *format, va_list *args)
{
    sqlite3_stmt *stmt = prepared(store, sql);
    if (stmt && bind_all(stmt, format, args) != SQLITE_OK) {
        return NULL;
    }
    return stmt;
}

sqlite3_stmt *
sql_bind(struct store *store, enum sql sql, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    sqlite3_stmt *stmt = bound(store, sql, format, &args);
    va_end(args);
    return stmt;
}

enum status
sql_step(struct store *store, sqlite3_stmt *stmt, bool *ret_row, struct error *err)
{
    *ret_row = false;
    if (!stmt) {
        return store_error(store, "preparing a statement", err);
    }
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW) {
        *ret_row = true;
        return OK;
    }
    if (rc == SQLITE_DONE) {
        sqlite3_reset(stmt);
        return OK;
    }
    enum status st = store_error(store, "running a statement", err);
    sqlite3_reset(stmt);
    return st;
}

enum status
sql_run(struct store *store, struct error *err, enum sql sql, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    sqlite3_stmt *stmt = bound(store, sql, format, &args);
    va_end(args);
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    if (!st && row) {
        sqlite3_reset(stmt);
    }
    return st;
}

enum status
sql_int(struct store *store, struct error *err, int64_t otherwise, int64_t *ret, enum sql sql,
        const char *format, ...)
{
    va_list args;
    va_start(args, format);
    sqlite3_stmt *stmt = bound(store, sql, format, &args);
    va_end(args);
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    if (st) {
        return st;
    }
    *ret = otherwise;
    if (row && sqlite3_column_type(stmt, 0) != SQLITE_NULL) {
        *ret = sqlite3_column_int64(stmt, 0);
    }
    sqlite3_reset(stmt);
    return OK;
}

struct str
column_str(sqlite3_stmt *stmt, int column)
{
    if (sqlite3_column_type(stmt, column) == SQLITE_NULL) {
        return STR_NONE;
    }
    const char *p = (const char *)sqlite3_column_text(stmt, column);
    return (struct str){p, p ? (size_t)sqlite3_column_bytes(stmt, column) : 0};
}

int64_t
column_time(sqlite3_stmt *stmt, int column)
{
    return sqlite3_column_type(stmt, column) == SQLITE_NULL ? TIME_UNKNOWN
                                                            : sqlite3_column_int64(stmt, column);
}

/* ---- small shared look-ups ---- */

uint64_t
request_key(struct str url, struct str method, struct str body)
{
    uint64_t key = XXH3_64bits(url.p ? url.p : "", url.n);
    if (method.n && !str_is(method, "GET")) {
        key = XXH3_64bits_withSeed(method.p, method.n, key);
    }
    return body.n ? XXH3_64bits_withSeed(body.p, body.n, key) : key;
}

enum status
meta_get(struct store *store, const char *key, int64_t *ret, struct error *err)
{
    return sql_int(store, err, 0, ret, SQL_META_GET, "z", key);
}

enum status
meta_put(struct store *store, const char *key, int64_t value, struct error *err)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%lld", (long long)value);
    return sql_run(store, err, SQL_META_PUT, "zz", key, text);
}

enum status
archive_file_id(struct store *store, struct str name, int64_t *ret, struct error *err)
{
    if (store->archive_name && str_is(name, store->archive_name)) {
        *ret = store->archive_id;
        return OK;
    }
    enum status st = sql_int(store, err, 0, ret, SQL_ARCHIVE_FILE, "t", name);
    if (st) {
        return st;
    }
    free(store->archive_name);
    store->archive_name = strndup(name.p, name.n);
    store->archive_id = *ret;
    return OK;
}

/* ---- robots.txt and holds, left by fetch threads ---- */

static enum status
note_add(struct store *store, const struct side_note *from, struct str origin, struct str body,
         struct error *err)
{
    struct side_note *note = malloc(sizeof *note);
    char *origin_copy = strndup(origin.p ? origin.p : "", origin.n);
    char *body_copy = malloc(body.n + 1);
    if (!note || !origin_copy || !body_copy) {
        free(note);
        free(origin_copy);
        free(body_copy);
        return error_set(err, E_NOMEM, "%s: keeping what %.*s asked for", store->file,
                         STR_ARG(origin));
    }
    if (body.n) {
        memcpy(body_copy, body.p, body.n);
    }
    *note = *from;
    note->origin = origin_copy;
    note->body = body_copy;
    note->body_n = body.n;
    pthread_mutex_lock(&store->notes_lock);
    struct side_note **end = &store->notes;
    while (*end) {
        end = &(*end)->next;
    }
    note->next = NULL;
    *end = note;
    pthread_mutex_unlock(&store->notes_lock);
    return OK;
}

enum status
store_robots_put(struct store *store, struct str origin, struct str body, int http_status,
                 int64_t fetched_at_s, struct error *err)
{
    struct side_note note = {.http_status = http_status, .at_s = fetched_at_s};
    return note_add(store, &note, origin, body, err);
}

enum status
store_hold_put(struct store *store, struct str origin, int64_t until_s, struct error *err)
{
    struct side_note note = {.at_s = until_s, .is_hold = true};
    return note_add(store, &note, origin, STR_NONE, err);
}

static void
notes_free(struct side_note *note)
{
    while (note) {
        struct side_note *next = note->next;
        free(note->origin);
        free(note->body);
        free(note);
        note = next;
    }
}

void
notes_drop(struct store *store)
{
    notes_free(store->notes);
    store->notes = NULL;
}

/* They are caches: what a failed commit loses is fetched again. */
static enum status
notes_write(struct store *store, struct error *err)
{
    pthread_mutex_lock(&store->notes_lock);
    struct side_note *notes = store->notes;
    store->notes = NULL;
    pthread_mutex_unlock(&store->notes_lock);
    enum status st = OK;
    for (const struct side_note *n = notes; n && !st; n = n->next) {
        struct str origin = str_of(n->origin);
        st = n->is_hold
                 ? sql_run(store, err, SQL_HOLD_PUT, "ti", origin, n->at_s)
                 : sql_run(store, err, SQL_ROBOTS_PUT, "ttii", origin,
                           (struct str){n->body, n->body_n}, (int64_t)n->http_status, n->at_s);
    }
    notes_free(notes);
    return st;
}

/* ---- transactions ---- */

enum status
store_batch_begin(struct store *store, struct error *err)
{
    enum status st = sql_run(store, err, SQL_BEGIN, "");
    store->in_batch = !st;
    return st;
}

void
store_trust(struct store *store, bool does_trust)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, (int)!does_trust, NULL);
}

enum status
store_batch_commit(struct store *store, struct error *err)
{
    enum status st = crawls_save(store, err);
    if (!st) {
        st = notes_write(store, err);
    }
    if (!st) {
        st = sql_run(store, err, SQL_COMMIT, "");
    }
    if (st) {
        store_batch_rollback(store);
        return st;
    }
    store->in_batch = false;
    for (size_t i = 0; i < store->n_crawls; i++) {
        store->crawls[i].committed = store->crawls[i].count;
        store->crawls[i].committed_stats = store->crawls[i].stats;
    }
    return OK;
}

void
store_batch_rollback(struct store *store)
{
    if (!sqlite3_get_autocommit(store->db)) {
        enum status st = sql_run(store, NULL, SQL_ROLLBACK, "");
        (void)st; /* the connection's own end rolls back too */
    }
    store->in_batch = false;
    free(store->archive_name);
    store->archive_name = NULL;
    store->company_hash = 0;
    crawls_revert(store);
}

enum status
txn_begin(struct store *store, bool *ret_own, struct error *err)
{
    *ret_own = !store->in_batch;
    return *ret_own ? store_batch_begin(store, err) : OK;
}

enum status
txn_end(struct store *store, bool own, enum status st, struct error *err)
{
    if (!own) {
        return st;
    }
    if (st) {
        store_batch_rollback(store);
        return st;
    }
    return store_batch_commit(store, err);
}
