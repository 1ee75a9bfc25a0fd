/* store/frontier.c: the reading side of the frontier: what is still to be
 * fetched, host by host. Each handle has a connection and cursors of its own, so
 * fetch threads neither wait for the writer nor for one another. */
#include "store/db.h"

#include <stdlib.h>

#include "base/banned.h"

enum frontier_sql { FRONTIER_NEW, FRONTIER_DRAW, FRONTIER_ROBOTS, FRONTIER_HOLD, FRONTIER_SQLS };

static const char *const FRONTIER_SQL[FRONTIER_SQLS] = {
    [FRONTIER_NEW] = "SELECT f.id, f.host, f.state = 0 AND c.run = ?2 AND c.ended_at IS NULL "
                     "FROM frontier f CROSS JOIN crawl c ON c.id = f.crawl "
                     "WHERE f.id > ?1 ORDER BY f.id",
    [FRONTIER_DRAW] =
        "SELECT f.id, s.name, f.url, f.method, f.request_body, f.content_type, f.role, "
        "f.external_id, f.version, f.hint, g.etag, g.last_modified, g.digest, "
        "g.id IS NULL OR g.must_read = 1 OR g.reading IS NOT r.reading "
        "FROM frontier f JOIN crawl c ON c.id = f.crawl JOIN run r ON r.id = c.run "
        "JOIN source s ON s.id = c.source "
        "LEFT JOIN page g ON g.source = c.source AND g.key = f.key "
        "WHERE f.host = ?1 AND f.id > ?2 AND f.state = 0 AND c.run = ?3 AND c.ended_at IS NULL "
        "ORDER BY f.id LIMIT ?4",
    [FRONTIER_ROBOTS] = "SELECT body, http_status, fetched_at FROM robots WHERE origin = ?1",
    [FRONTIER_HOLD] = "SELECT until FROM hold WHERE origin = ?1",
};

struct frontier_host {
    char *origin;          /* owned */
    int64_t drawn, newest; /* ids: last drawn, newest known */
};

struct frontier {
    struct store reader;    /* only db and file of it are used */
    int64_t run, looked_to; /* the newest row that was looked at */
    sqlite3_stmt *stmts[FRONTIER_SQLS];
    struct names names;
    struct frontier_host *hosts;
    size_t n, cap, turn; /* turn: where the next answer begins */
};

enum status
frontier_open(const char *path, int64_t run, struct frontier **ret, struct error *err)
{
    struct frontier *frontier = calloc(1, sizeof *frontier);
    if (!frontier) {
        return error_set(err, E_NOMEM, "%s: opening", path);
    }
    frontier->run = run;
    names_init(&frontier->names);
    frontier->reader.file = strdup(path);
    enum status st = frontier->reader.file ? db_connect(path, STORE_READ, &frontier->reader.db, err)
                                           : error_set(err, E_NOMEM, "%s: opening", path);
    for (size_t i = 0; i < FRONTIER_SQLS && !st; i++) {
        if (sqlite3_prepare_v3(frontier->reader.db, FRONTIER_SQL[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &frontier->stmts[i], NULL) != SQLITE_OK) {
            st = store_error(&frontier->reader, "preparing the frontier", err);
        }
    }
    if (st) {
        frontier_close(frontier);
        return st;
    }
    *ret = frontier;
    return OK;
}

void
frontier_close(struct frontier *frontier)
{
    if (!frontier) {
        return;
    }
    for (size_t i = 0; i < FRONTIER_SQLS; i++) {
        sqlite3_finalize(frontier->stmts[i]);
    }
    sqlite3_close(frontier->reader.db);
    for (size_t i = 0; i < frontier->n; i++) {
        free(frontier->hosts[i].origin);
    }
    free(frontier->hosts);
    names_release(&frontier->names);
    free(frontier->reader.file);
    free(frontier);
}

static struct frontier_host *
host_for(struct frontier *frontier, struct str origin)
{
    size_t i = names_find(&frontier->names, origin);
    if (i != SIZE_MAX) {
        return &frontier->hosts[i];
    }
    if (frontier->n == frontier->cap) {
        size_t cap = frontier->cap ? frontier->cap * 2 : 64;
        struct frontier_host *hosts = realloc(frontier->hosts, cap * sizeof *hosts);
        if (!hosts) {
            return NULL;
        }
        frontier->hosts = hosts;
        frontier->cap = cap;
    }
    char *copy = strndup(origin.p ? origin.p : "", origin.n);
    if (!copy || !names_add(&frontier->names, origin, frontier->n)) {
        free(copy);
        return NULL;
    }
    struct frontier_host *host = &frontier->hosts[frontier->n++];
    *host = (struct frontier_host){.origin = copy};
    return host;
}

/* Looks at rows that came since the last look, once each. */
static enum status
look(struct frontier *frontier, struct error *err)
{
    sqlite3_stmt *stmt = frontier->stmts[FRONTIER_NEW];
    sqlite3_bind_int64(stmt, 1, frontier->looked_to);
    sqlite3_bind_int64(stmt, 2, frontier->run);
    for (;;) {
        bool row = false;
        enum status st = sql_step(&frontier->reader, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        frontier->looked_to = sqlite3_column_int64(stmt, 0);
        if (!sqlite3_column_int(stmt, 2)) {
            continue;
        }
        struct frontier_host *host = host_for(frontier, column_str(stmt, 1));
        if (!host) {
            sqlite3_reset(stmt);
            return error_set(err, E_NOMEM, "%s: hosts of the frontier", frontier->reader.file);
        }
        host->newest = frontier->looked_to;
    }
}

enum status
frontier_hosts(struct frontier *frontier, struct arena *arena, size_t max, struct str *ret,
               size_t *ret_n, struct error *err)
{
    *ret_n = 0;
    enum status st = look(frontier, err);
    if (st) {
        return st;
    }
    size_t i = frontier->turn;
    for (size_t left = frontier->n; left > 0 && *ret_n < max; left--) {
        i = i >= frontier->n ? 0 : i;
        const struct frontier_host *host = &frontier->hosts[i++];
        if (host->newest > host->drawn) {
            ret[(*ret_n)++] = arena_str(arena, str_of(host->origin));
        }
    }
    frontier->turn = i;
    return arena->failed ? error_set(err, E_NOMEM, "hosts of the frontier") : OK;
}

static void
row_read(sqlite3_stmt *stmt, struct arena *arena, struct frontier_row *ret)
{
    bool must_read = sqlite3_column_int(stmt, 13) != 0;
    *ret = (struct frontier_row){
        .id = sqlite3_column_int64(stmt, 0),
        .source = arena_str(arena, column_str(stmt, 1)),
        .url = arena_str(arena, column_str(stmt, 2)),
        .method = arena_str(arena, column_str(stmt, 3)),
        .request_body = arena_str(arena, column_str(stmt, 4)),
        .content_type = arena_str(arena, column_str(stmt, 5)),
        .role = (enum page_role)sqlite3_column_int(stmt, 6),
        .external_id = arena_str(arena, column_str(stmt, 7)),
        .version = arena_str(arena, column_str(stmt, 8)),
        .hint = arena_str(arena, column_str(stmt, 9)),
    };
    if (!must_read) {
        ret->digest = (uint64_t)sqlite3_column_int64(stmt, 12);
    }
    if (ret->digest) { /* validators count only for a body that was understood */
        ret->etag = arena_str(arena, column_str(stmt, 10));
        ret->last_modified = arena_str(arena, column_str(stmt, 11));
    }
}

enum status
frontier_draw(struct frontier *frontier, const struct frontier_draw *what, struct arena *arena,
              struct frontier_row **ret, size_t *ret_n, struct error *err)
{
    size_t max = what->max;
    *ret_n = 0;
    struct frontier_host *known = host_for(frontier, what->host);
    *ret = ARENA_ARRAY(arena, max, struct frontier_row);
    if (!known || !*ret) {
        return error_set(err, E_NOMEM, "%s: drawing requests", frontier->reader.file);
    }
    sqlite3_stmt *stmt = frontier->stmts[FRONTIER_DRAW];
    sqlite3_bind_text64(stmt, 1, what->host.p, what->host.n, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(stmt, 2, what->after_id);
    sqlite3_bind_int64(stmt, 3, frontier->run);
    sqlite3_bind_int64(stmt, 4, (int64_t)max);
    int64_t drawn = what->after_id > known->drawn ? what->after_id : known->drawn;
    bool row = true;
    while (row && *ret_n < max) {
        enum status st = sql_step(&frontier->reader, stmt, &row, err);
        if (st) {
            return st;
        }
        if (row) {
            row_read(stmt, arena, &(*ret)[*ret_n]);
            drawn = (*ret)[(*ret_n)++].id;
        }
    }
    sqlite3_reset(stmt);
    known->newest = drawn > known->newest ? drawn : known->newest;
    known->drawn = *ret_n < max ? known->newest : drawn; /* nothing older is left */
    return arena->failed ? error_set(err, E_NOMEM, "drawing requests") : OK;
}

enum status
frontier_robots_get(struct frontier *frontier, struct str origin, struct arena *arena,
                    struct str *ret_body, int *ret_http_status, int64_t *ret_fetched_at_s)
{
    sqlite3_stmt *stmt = frontier->stmts[FRONTIER_ROBOTS];
    bool row = false;
    *ret_body = STR_NONE;
    *ret_http_status = 0;
    *ret_fetched_at_s = TIME_UNKNOWN;
    sqlite3_bind_text64(stmt, 1, origin.p, origin.n, SQLITE_STATIC, SQLITE_UTF8);
    enum status st = sql_step(&frontier->reader, stmt, &row, NULL);
    if (st || !row) {
        return st;
    }
    *ret_body = arena_str(arena, column_str(stmt, 0));
    *ret_http_status = sqlite3_column_int(stmt, 1);
    *ret_fetched_at_s = sqlite3_column_int64(stmt, 2);
    sqlite3_reset(stmt);
    return arena->failed ? E_NOMEM : OK;
}

int64_t
frontier_hold_get(struct frontier *frontier, struct str origin)
{
    sqlite3_stmt *stmt = frontier->stmts[FRONTIER_HOLD];
    bool row = false;
    int64_t until = 0;
    sqlite3_bind_text64(stmt, 1, origin.p, origin.n, SQLITE_STATIC, SQLITE_UTF8);
    if (sql_step(&frontier->reader, stmt, &row, NULL) == OK && row) {
        until = sqlite3_column_int64(stmt, 0);
        sqlite3_reset(stmt);
    }
    return until;
}
