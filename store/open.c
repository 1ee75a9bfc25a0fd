/* store/open.c: the file itself: connecting, checking that it is ours, bringing
 * it to today's schema, closing. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "store/db.h"
#include "store/memory.h"
#include "store/schema.h"

#include "base/banned.h"

enum { BUSY_TIMEOUT_MS = 10000 };

/* Pages of 4 KiB: a description of the usual 3 to 5 KB then wastes least (6.0 KB
 * a posting in all, against 7.9 at 8 KiB and 6.4 at 16), and reports scan narrow
 * tables anyway. synchronous=NORMAL: with WAL a power cut loses the last transactions, never
 * consistency, and the next run fetches them again. secure_delete is on in
 * Debian's build and costs writes. */
static const char PRAGMAS_READ[] =
    "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;"
    "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;";
static const char PRAGMAS_WRITE[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
    "PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 8000; PRAGMA secure_delete = OFF;"
    "PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;";

static enum status
run_pragmas(sqlite3 *db, const char *path, const char *sql, struct error *err)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? OK
               : db_error(db, path, "setting up", err);
}

static enum status
pragma_value(sqlite3 *db, const char *path, const char *sql, int64_t *ret, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    enum status st = OK;
    *ret = 0;
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK) {
        return db_error(db, path, "opening", err);
    }
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW) {
        *ret = sqlite3_column_int64(stmt, 0);
    } else if (rc != SQLITE_DONE) {
        st = db_error(db, path, "opening", err);
    }
    sqlite3_finalize(stmt);
    return st;
}

/* Ours, and of a version that this program knows? An empty file is a new one. */
static enum status
check_file(sqlite3 *db, const char *path, enum store_mode mode, bool *ret_is_new, struct error *err)
{
    int64_t id = 0, version = 0, objects = 0;
    enum status st = pragma_value(db, path, "PRAGMA application_id", &id, err);
    if (!st) {
        st = pragma_value(db, path, "SELECT count(*) FROM sqlite_schema", &objects, err);
    }
    if (!st) {
        st = schema_version(db, path, &version, err);
    }
    if (st) {
        return st;
    }
    *ret_is_new = mode == STORE_WRITE && id == 0 && objects == 0;
    if (*ret_is_new) {
        return OK;
    }
    if (id != APPLICATION_ID) {
        return error_set(err, E_NOT_FOUND, "%s: not a jobmill database: name another file with -d",
                         path);
    }
    size_t n = 0;
    const struct migration *steps = schema_migrations(&n);
    if (version > steps[n - 1].version) {
        return error_set(err, E_UNSUPPORTED,
                         "%s: made by a newer jobmill (schema %lld, this one knows %d): update "
                         "jobmill",
                         path, (long long)version, steps[n - 1].version);
    }
    if (mode == STORE_READ && version < steps[n - 1].version) {
        return error_set(err, E_UNSUPPORTED,
                         "%s: made by an older jobmill (schema %lld): `jobmill run` brings it up "
                         "to date",
                         path, (long long)version);
    }
    return OK;
}

static enum status
set_up(sqlite3 *db, const char *path, enum store_mode mode, struct error *err)
{
    sqlite3_busy_timeout(db, BUSY_TIMEOUT_MS);
    bool is_new = false;
    enum status st = check_file(db, path, mode, &is_new, err);
    if (st) {
        return st;
    }
    if (mode == STORE_READ) {
        return run_pragmas(db, path, PRAGMAS_READ, err);
    }
    if (is_new) {
        char sql[96];
        (void)snprintf(sql, sizeof sql, "PRAGMA page_size = 4096; PRAGMA application_id = %d;",
                       APPLICATION_ID);
        st = run_pragmas(db, path, sql, err);
    }
    if (!st) {
        st = run_pragmas(db, path, PRAGMAS_WRITE, err);
    }
    if (!st) {
        size_t n = 0;
        const struct migration *steps = schema_migrations(&n);
        st = schema_migrate(db, path, steps, n, err);
    }
    return st;
}

/* A reader of a file in WAL mode writes beside it; where it may not, SQLite's own
 * words would send one looking for rights on the database itself. */
static enum status
reader_error(sqlite3 *db, const char *path, enum status st, struct error *err)
{
    int code = db ? sqlite3_errcode(db) & 0xFF : SQLITE_OK;
    if ((code != SQLITE_READONLY && code != SQLITE_CANTOPEN) || access(path, R_OK) != 0) {
        return st;
    }
    return error_set(err, E_IO,
                     "%s: cannot be read from here: readers keep %s-shm beside it, and the folder "
                     "is not writable: read a copy made by `jobmill backup`",
                     path, path);
}

/* SQLite counts its memory under a lock at every allocation: 6% of the cost of a
 * new posting, for figures that nobody asks for. */
static void
set_up_sqlite(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    memory_set_up();
}

enum status
db_connect(const char *path, enum store_mode mode, sqlite3 **ret, struct error *err)
{
    if (mode == STORE_READ && access(path, F_OK) != 0) {
        return error_set(err, E_NOT_FOUND, "%s: no such database: `jobmill run` makes it", path);
    }
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_up_sqlite);
    int flags =
        SQLITE_OPEN_NOMUTEX |
        (mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3 *db = NULL;
    enum status st = OK;
    if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK) {
        st = db_error(db, path, "opening", err);
    } else {
        st = set_up(db, path, mode, err);
    }
    if (st && mode == STORE_READ) {
        st = reader_error(db, path, st, err);
    }
    if (st) {
        sqlite3_close(db);
        return st;
    }
    *ret = db;
    return OK;
}

enum status
store_open(const char *path, enum store_mode mode, struct store **ret, struct error *err)
{
    struct store *store = calloc(1, sizeof *store);
    char *file = strdup(path);
    if (!store || !file) {
        free(store);
        free(file);
        return error_set(err, E_NOMEM, "%s: opening", path);
    }
    store->file = file;
    store->mode = mode;
    names_init(&store->crawl_names);
    arena_init(&store->texts, 256 * MIB);
    pthread_mutex_init(&store->notes_lock, NULL);
    enum status st = db_connect(path, mode, &store->db, err);
    if (!st) {
        st = sql_int(store, err, 0, &store->next_frontier_id, SQL_FRONTIER_MAX, "");
    }
    int64_t has_forgotten = 0;
    if (!st) {
        st = sql_int(store, err, 0, &has_forgotten, SQL_FORGOTTEN_ANY, "");
        store->has_forgotten = has_forgotten != 0;
    }
    if (st) {
        store_close(store);
        return st;
    }
    *ret = store;
    return OK;
}

void
store_close(struct store *store)
{
    if (!store) {
        return;
    }
    if (store->db && store->in_batch) {
        store_batch_rollback(store);
    }
    for (size_t i = 0; i < SQL_COUNT; i++) {
        sqlite3_finalize(store->stmts[i]);
    }
    sqlite3_close(store->db);
    crawls_free(store);
    names_release(&store->crawl_names);
    notes_drop(store);
    pthread_mutex_destroy(&store->notes_lock);
    free(store->archive_name);
    free(store->file);
    free(store);
}
