/* store/forget.c: takedown: a posting leaves with all that hangs on it, and what
 * it was known by is remembered so that it never comes in again. The archive's
 * own records are the caller's to erase (fetch's warc_erase), before this. */
#include "store/db.h"

#include "base/banned.h"

enum status
forgotten_has(struct store *store, const char *id, struct str url, bool *ret, struct error *err)
{
    int64_t found = 0;
    *ret = false;
    if (!store->has_forgotten) {
        return OK;
    }
    enum status st = sql_int(store, err, 0, &found, SQL_FORGOTTEN_GET, "zt", id, url);
    *ret = found != 0;
    return st;
}

/* ---- what is known of it ---- */

static void
add_url(struct store_takedown *t, struct arena *arena, struct str url)
{
    for (size_t i = 0; i < t->n_urls; i++) {
        if (str_eq(t->urls[i], url)) {
            return;
        }
    }
    if (url.n && t->n_urls < TAKEDOWN_URLS) {
        t->urls[t->n_urls++] = arena_str(arena, url);
    }
}

static enum status
own_pages(struct store *store, struct store_takedown *t, struct str url, struct arena *arena,
          struct error *err)
{
    sqlite3_stmt *stmt =
        sql_bind(store, SQL_OWN_PAGES, "ih", t->n, request_key(url, STR_NONE, STR_NONE));
    for (;;) {
        bool row = false;
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        add_url(t, arena, column_str(stmt, 0));
        add_url(t, arena, column_str(stmt, 1));
    }
}

static bool
is_url(struct str s)
{
    return str_has(s, STR("://"));
}

enum status
store_takedown(struct store *store, struct str id_or_url, struct arena *arena,
               struct store_takedown *ret, struct error *err)
{
    struct stored_posting stored = {0};
    struct error none = {0};
    *ret = (struct store_takedown){0};
    enum status st = store_get(store, id_or_url, arena, &stored, &none);
    if (st == E_NOT_FOUND) {
        if (is_url(id_or_url)) {
            add_url(ret, arena, id_or_url);
        } else {
            ret->id = arena_str(arena, id_or_url);
        }
        return OK;
    }
    if (st) {
        return error_set(err, st, "%s", none.text);
    }
    const struct posting *p = &stored.posting;
    ret->id = arena_str(arena, str_of(p->id));
    ret->external_id = p->external_id;
    ret->source = p->source;
    ret->kind = p->kind;
    ret->board = p->board;
    st = sql_int(store, err, 0, &ret->n, SQL_POSTING_N, "z", p->id);
    int64_t is_shared = 0;
    if (!st) {
        st = sql_int(store, err, 0, &is_shared, SQL_URL_SHARED, "ti", p->url, ret->n);
    }
    if (!st && !is_shared) {
        add_url(ret, arena, p->url);
    }
    if (!st) {
        st = own_pages(store, ret, p->url, arena, err);
    }
    return !st && arena->failed ? error_set(err, E_NOMEM, "%s: takedown", store->file) : st;
}

/* ---- taking it out ---- */

static enum status
remember(struct store *store, const struct store_takedown *t, int64_t now_s, struct error *err)
{
    enum status st = OK;
    if (t->id.n) {
        st = sql_run(store, err, SQL_FORGOTTEN_ADD, "ti", t->id, now_s);
    }
    for (size_t i = 0; i < t->n_urls && !st; i++) {
        st = sql_run(store, err, SQL_FORGOTTEN_ADD, "ti", t->urls[i], now_s);
    }
    store->has_forgotten = true;
    return st;
}

/* The words of the posting go out of the index too, not only their entry. */
static enum status
drop_words(struct store *store, int64_t n, struct error *err)
{
    int64_t indexed = 0;
    enum status st = meta_get(store, "fts_upto", &indexed, err);
    if (!st && n <= indexed) {
        st = sql_run(store, err, SQL_FTS_REMOVE, "i", n);
        if (!st) {
            st = sql_run(store, err, SQL_FTS_OPTIMIZE, "");
        }
    }
    return st ? st : sql_run(store, err, SQL_FTS_DIRTY_DROP, "i", n);
}

enum status
marks_lower(struct store *store, struct error *err)
{
    static const char *const MARKS[] = {"fts_upto", "twins_upto"};
    int64_t most = 0;
    enum status st = sql_int(store, err, 0, &most, SQL_POSTING_MAX, "");
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0] && !st; i++) {
        int64_t mark = 0;
        st = meta_get(store, MARKS[i], &mark, err);
        if (!st && mark > most) {
            st = meta_put(store, MARKS[i], most, err);
        }
    }
    return st ? st : sql_run(store, err, SQL_CRAWLS_LOWER, "i", most);
}

enum status
posting_drop(struct store *store, int64_t n, struct error *err)
{
    enum status st = drop_words(store, n, err);
    if (!st) {
        st = sql_run(store, err, SQL_TWIN_DIRTY, "i", n);
    }
    if (!st) {
        st = sql_run(store, err, SQL_POSTING_DROP, "i", n);
    }
    if (!st) {
        st = marks_lower(store, err);
    }
    if (!st) {
        st = twins_update(store, err);
    }
    return st ? st : facts_update(store, err);
}

static enum status
drop_pages(struct store *store, const struct store_takedown *t, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < t->n_urls && !st; i++) {
        st = sql_run(store, err, SQL_PAGE_DROP_FETCHES, "t", t->urls[i]);
        if (!st) {
            st = sql_run(store, err, SQL_PAGE_DROP, "t", t->urls[i]);
        }
        if (!st) {
            st = sql_run(store, err, SQL_FRONTIER_DROP_URL, "t", t->urls[i]);
        }
    }
    return st;
}

/* Freed pages of the file are overwritten, and the log is emptied into it. */
enum status
store_forget(struct store *store, const struct store_takedown *takedown, int64_t now_s,
             struct error *err)
{
    bool own = false;
    sqlite3_exec(store->db, "PRAGMA secure_delete = ON", NULL, NULL, NULL);
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    st = remember(store, takedown, now_s, err);
    if (!st && takedown->n) {
        st = posting_drop(store, takedown->n, err);
    }
    if (!st) {
        st = drop_pages(store, takedown, err);
    }
    st = txn_end(store, own, st, err);
    sqlite3_exec(store->db, "PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint(TRUNCATE)", NULL,
                 NULL, NULL);
    return st;
}

enum status
store_unarchive(struct store *store, struct str file, int64_t offset, struct error *err)
{
    bool own = false;
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    st = sql_run(store, err, SQL_PAGE_UNARCHIVE, "ti", file, offset);
    if (!st) {
        st = sql_run(store, err, SQL_POSTING_UNARCHIVE, "ti", file, offset);
    }
    return txn_end(store, own, st, err);
}
