/* store/crawl.c: runs and crawls: beginning, resuming, the counters of a crawl,
 * and its frontier. Ending a crawl is in crawl_end.c. */
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/url.h"

#include "base/banned.h"

/* ---- crawls in memory ---- */

void
crawls_free(struct store *store)
{
    arena_release(&store->texts);
    free(store->crawls);
    store->crawls = NULL;
    store->n_crawls = store->cap_crawls = 0;
}

struct crawl *
crawl_find(struct store *store, struct str source)
{
    size_t i = names_find(&store->crawl_names, source);
    return i == SIZE_MAX || store->crawls[i].is_ended ? NULL : &store->crawls[i];
}

static struct crawl *
crawl_slot(struct store *store, struct str source)
{
    if (store->n_crawls == store->cap_crawls) {
        size_t cap = store->cap_crawls ? store->cap_crawls * 2 : 64;
        struct crawl *crawls = realloc(store->crawls, cap * sizeof *crawls);
        if (!crawls) {
            return NULL;
        }
        store->crawls = crawls;
        store->cap_crawls = cap;
    }
    if (!names_add(&store->crawl_names, source, store->n_crawls)) {
        return NULL;
    }
    struct crawl *crawl = &store->crawls[store->n_crawls++];
    *crawl = (struct crawl){.name = arena_str(&store->texts, source), .is_ended = true};
    return crawl;
}

void
crawls_revert(struct store *store)
{
    for (size_t i = 0; i < store->n_crawls; i++) {
        store->crawls[i].count = store->crawls[i].committed;
        store->crawls[i].stats = store->crawls[i].committed_stats;
        store->crawls[i].is_dirty = false;
    }
}

void
crawl_note(struct crawl *crawl, struct str why)
{
    if (!crawl->why[0] && why.n) {
        (void)snprintf(crawl->why, sizeof crawl->why, "%.*s", STR_ARG(why));
    }
}

static enum status
crawl_save(struct store *store, struct crawl *crawl, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_CRAWL_SAVE, "");
    bool row = false;
    if (stmt) {
        int i = 1;
#define X(name) sqlite3_bind_int64(stmt, i++, crawl->count.name);
        CRAWL_COUNTERS(X)
#undef X
        sqlite3_bind_text(stmt, i++, crawl->why[0] ? crawl->why : NULL, -1, SQLITE_STATIC);
        sqlite3_bind_int64(stmt, i, crawl->id);
    }
    enum status st = sql_step(store, stmt, &row, err);
    if (!st) {
        st = crawl_stat_save(store, crawl, err);
    }
    if (!st) {
        crawl->is_dirty = false;
    }
    return st;
}

enum status
crawls_save(struct store *store, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < store->n_crawls && !st; i++) {
        if (store->crawls[i].is_dirty) {
            st = crawl_save(store, &store->crawls[i], err);
        }
    }
    return st;
}

static enum status
crawl_load(struct store *store, struct crawl *crawl, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_CRAWL_LOAD, "i", crawl->id);
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    if (st || !row) {
        return st;
    }
    int i = 0;
#define X(name) crawl->count.name = sqlite3_column_int64(stmt, i++);
    CRAWL_COUNTERS(X)
#undef X
    crawl->count.pending = sqlite3_column_int64(stmt, i++);
    crawl_note(crawl, column_str(stmt, i++));
    crawl->postings_before = sqlite3_column_int64(stmt, i);
    sqlite3_reset(stmt);
    return crawl_stat_load(store, crawl, err);
}

/* ---- runs ---- */

enum status
store_run_begin(struct store *store, int64_t now_s, struct str versions, int64_t *ret,
                struct error *err)
{
    bool own = false;
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    st =
        sql_int(store, err, 0, &store->reading, SQL_READING, "t", versions.n ? versions : STR("0"));
    if (!st) {
        st = sql_int(store, err, 0, &store->run, SQL_RUN_ADD, "ii", now_s, store->reading);
    }
    store->run_began_s = now_s;
    *ret = store->run;
    return txn_end(store, own, st, err);
}

/* ---- the beginning of a crawl ---- */

static enum status
source_load(struct store *store, struct crawl *crawl, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_SOURCE_GET, "t", crawl->name);
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    if (st) {
        return st;
    }
    if (!row) {
        return error_set(err, E_NOT_FOUND, "%s: source \"%.*s\" is not in the database",
                         store->file, STR_ARG(crawl->name));
    }
    crawl->source = sqlite3_column_int64(stmt, 0);
    crawl->kind = arena_str(&store->texts, column_str(stmt, 1));
    crawl->board = arena_str(&store->texts, column_str(stmt, 2));
    crawl->is_window = sqlite3_column_int64(stmt, 3) != 0;
    crawl->is_archive = sqlite3_column_int64(stmt, 4) != 0;
    crawl->refresh_s = sqlite3_column_int64(stmt, 5);
    crawl->stale_s = sqlite3_column_int64(stmt, 6);
    sqlite3_reset(stmt);
    return OK;
}

/* Pending requests get fresh numbers, so that a frontier reader which looked
 * already finds them. */
static enum status
crawl_resume(struct store *store, struct crawl *crawl, int64_t run, struct error *err)
{
    int64_t least = 0, most = 0;
    enum status st = sql_run(store, err, SQL_CRAWL_RESUME, "ii", run, crawl->id);
    if (!st) {
        st = sql_int(store, err, 0, &least, SQL_FRONTIER_MIN, "i", crawl->id);
    }
    if (!st && least > 0) {
        st = sql_run(store, err, SQL_FRONTIER_RENUMBER, "ii", store->next_frontier_id + 1 - least,
                     crawl->id);
        if (!st) {
            st = sql_int(store, err, 0, &most, SQL_FRONTIER_MAX, "");
        }
        store->next_frontier_id = most > store->next_frontier_id ? most : store->next_frontier_id;
    }
    return st ? st : crawl_load(store, crawl, err);
}

struct beginning {
    struct store *store;
    struct crawl *crawl;
    int64_t run, now_s;
    bool resumed;
};

static enum status
crawl_start(struct beginning *b, struct error *err)
{
    struct crawl *crawl = b->crawl;
    enum status st = source_load(b->store, crawl, err);
    if (!st) {
        st = sql_int(b->store, err, 0, &crawl->id, SQL_CRAWL_OPEN, "i", crawl->source);
    }
    if (st) {
        return st;
    }
    b->resumed = crawl->id != 0;
    if (b->resumed) {
        return crawl_resume(b->store, crawl, b->run, err);
    }
    crawl->count.announced = -1;
    st = sql_int(b->store, err, 0, &crawl->postings_before, SQL_POSTING_MAX, "");
    return st ? st
              : sql_int(b->store, err, 0, &crawl->id, SQL_CRAWL_ADD, "iiii", crawl->source, b->run,
                        b->now_s, crawl->postings_before);
}

static enum status
crawl_begin(struct beginning *b, const struct harvest *start, struct error *err)
{
    enum status st = crawl_start(b, err);
    struct arena arena;
    arena_init(&arena, MIB);
    for (const struct link *l = start ? start->links : NULL; l && !st; l = l->next) {
        st = frontier_add(b->store, b->crawl, l, 0, &arena, err);
        arena_reset(&arena);
    }
    arena_release(&arena);
    return st;
}

enum status
store_crawl_begin(struct store *store, const struct store_crawl *crawl, bool *ret_resumed,
                  struct error *err)
{
    bool own = false;
    struct beginning b = {store, crawl_slot(store, crawl->source), crawl->run, crawl->now_s, false};
    if (!b.crawl || store->texts.failed) {
        return error_set(err, E_NOMEM, "%s: beginning source %.*s", store->file,
                         STR_ARG(crawl->source));
    }
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    st = crawl_begin(&b, crawl->start, err);
    b.crawl->is_dirty = !st;
    b.crawl->is_ended = st != OK;
    *ret_resumed = b.resumed;
    return txn_end(store, own, st, err);
}

/* ---- the frontier, writing ---- */

enum status
frontier_add(struct store *store, struct crawl *crawl, const struct link *link, int64_t from_page,
             struct arena *arena, struct error *err)
{
    struct str host = url_origin(arena, link->url);
    if (host.n == 0) {
        return arena->failed ? error_set(err, E_NOMEM, "queueing %.*s", STR_ARG(link->url)) : OK;
    }
    bool is_forgotten = false;
    char id[POSTING_ID_BYTES] = "";
    if (store->has_forgotten && link->external_id.n) {
        posting_id(crawl->kind, crawl->board, link->external_id, id);
    }
    enum status st = forgotten_has(store, id, link->url, &is_forgotten, err);
    if (st || is_forgotten) {
        return st;
    }
    bool is_get = link->method.n == 0 || str_is(link->method, "GET");
    uint64_t key = request_key(link->url, link->method, link->request_body);
    st = sql_run(store, err, SQL_FRONTIER_ADD, "iihtttttittti", store->next_frontier_id + 1,
                 crawl->id, key, host, link->url, is_get ? STR_NONE : link->method,
                 link->request_body, link->content_type, (int64_t)link->role, link->external_id,
                 link->version, link->hint, from_page);
    if (!st && sqlite3_changes(store->db) > 0) {
        store->next_frontier_id++;
        crawl->count.pending++;
        crawl->is_dirty = true;
    }
    return st;
}

enum status
store_pending(struct store *store, struct str source, int64_t *ret, struct error *err)
{
    const struct crawl *crawl = crawl_find(store, source);
    if (!crawl) {
        return error_set(err, E_NOT_FOUND, "%s: source \"%.*s\" is not being crawled", store->file,
                         STR_ARG(source));
    }
    *ret = crawl->count.pending;
    return OK;
}
