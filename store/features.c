/* store/features.c: what SQLite can do here. Source: sqlite3_compileoption_used(). */
#include <stdio.h>
#include <unistd.h>

#include "store/db.h"
#include "store/schema.h"

#include "base/banned.h"

size_t
store_features(struct feature ret[STORE_FEATURES])
{
    ret[0] =
        (struct feature){.name = "sqlite",
                         .is_there = sqlite3_threadsafe() != 0,
                         .is_needed = true,
                         .without = "SQLite was built without threads: install one that has them"};
    (void)snprintf(ret[0].found, FEATURE_TEXT_BYTES, "SQLite %s", sqlite3_libversion());
    ret[1] = (struct feature){.name = "fts5",
                              .is_there = sqlite3_compileoption_used("ENABLE_FTS5") != 0,
                              .is_needed = true,
                              .without = "the database cannot be made: install a SQLite with FTS5"};
    (void)snprintf(ret[1].found, FEATURE_TEXT_BYTES, "full text for `jobmill search`");
    return 2;
}

enum status
store_schema(const char *path, int64_t *ret_found, int64_t *ret_known, struct error *err)
{
    sqlite3 *db = NULL;
    enum status st = OK;
    size_t n = 0;
    const struct migration *steps = schema_migrations(&n);
    *ret_known = steps[n - 1].version;
    *ret_found = 0;
    if (access(path, F_OK) != 0) {
        return error_set(err, E_NOT_FOUND, "%s: no such database: `jobmill run` makes it", path);
    }
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        st = db_error(db, path, "opening", err);
    }
    if (!st) {
        st = schema_version(db, path, ret_found, err);
    }
    sqlite3_close(db);
    return st;
}
