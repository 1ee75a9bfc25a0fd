/* store/lifecycle.c: what a sighting, or the lack of one, does to a posting.
 * The rules are those of docs/schema.md, "Lifecycle". */
#include "store/db.h"

#include <stdio.h>

#include "base/banned.h"

void
known_read(sqlite3_stmt *stmt, int column, struct known *ret)
{
    *ret = (struct known){
        .n = sqlite3_column_int64(stmt, column),
        .first_seen_s = sqlite3_column_int64(stmt, column + 1),
        .last_seen_s = sqlite3_column_int64(stmt, column + 2),
        .closed_at_s = column_time(stmt, column + 3),
        .expires_at_s = column_time(stmt, column + 4),
        .seen_crawl = sqlite3_column_int64(stmt, column + 5),
        .seen_page = sqlite3_column_int64(stmt, column + 6),
    };
    snprintf(ret->reason, sizeof ret->reason, "%.*s", STR_ARG(column_str(stmt, column + 7)));
}

enum status
change_add(struct store *store, int64_t n, int64_t at_s, const char *cause, const char *field,
           struct str before, struct str after, struct error *err)
{
    sqlite3_stmt *stmt =
        sql_bind(store, SQL_CHANGE_ADD, "iinzztt", n, at_s, cause, field, before, after);
    bool row = false;
    if (stmt && store->run) {
        sqlite3_bind_int64(stmt, 3, store->run);
    }
    return sql_step(store, stmt, &row, err);
}

enum status
posting_close(struct store *store, int64_t n, const char *reason, int64_t at_s, struct error *err)
{
    enum status st = sql_run(store, err, SQL_CLOSE, "izi", at_s, reason, n);
    if (st || sqlite3_changes(store->db) == 0) {
        return st;
    }
    st = sql_run(store, err, SQL_SPAN_CLOSE, "izi", at_s, reason, n);
    return st ? st
              : change_add(store, n, at_s, "source", "status", STR("open"), str_of(reason), err);
}

static enum status
reopen(struct store *store, const struct known *known, int64_t at_s, struct error *err)
{
    enum status st = sql_run(store, err, SQL_REOPEN, "ii", at_s, known->n);
    if (!st) {
        st = sql_run(store, err, SQL_SPAN_OPEN, "ii", known->n, at_s);
    }
    return st ? st
              : change_add(store, known->n, at_s, "source", "status", str_of(known->reason),
                           STR("open"), err);
}

/* A listing's word reopens what a listing closed. What its own page closed needs
 * its own page; what its date closed needs a later date. */
static bool
may_reopen(const struct known *known, enum sight sight, int64_t at_s)
{
    if (at_s < known->closed_at_s) {
        return false; /* an older page */
    }
    if (str_is(str_of(known->reason), "expired")) {
        return known->expires_at_s == TIME_UNKNOWN || known->expires_at_s >= at_s;
    }
    if (str_is(str_of(known->reason), "gone") || str_is(str_of(known->reason), "closed")) {
        return sight == SIGHT_READ;
    }
    return true;
}

/* A window's posting that was stale in between: the gap shows in the spans. */
static enum status
end_gap(struct store *store, const struct crawl *crawl, const struct known *known, int64_t at_s,
        struct error *err)
{
    int64_t end = known->last_seen_s + crawl->stale_s;
    if (!crawl->is_window || end >= at_s) {
        return OK;
    }
    enum status st = sql_run(store, err, SQL_SPAN_CLOSE, "izi", end, "stale", known->n);
    return st ? st : sql_run(store, err, SQL_SPAN_OPEN, "ii", known->n, at_s);
}

static enum status
seen_earlier(struct store *store, const struct known *known, int64_t at_s, struct error *err)
{
    enum status st = sql_run(store, err, SQL_FIRST_SPAN, "ii", at_s, known->n);
    return st ? st : sql_run(store, err, SQL_FIRST_SEEN, "ii", at_s, known->n);
}

/* On a second listing page in one crawl: the list moved while it was read. That
 * page is not trusted to be "unchanged" alone. */
static enum status
seen_twice(struct store *store, struct crawl *crawl, int64_t page, struct error *err)
{
    crawl->count.repeated++;
    return sql_run(store, err, SQL_PAGE_MUST_READ, "i", page);
}

enum status
posting_seen(struct store *store, struct crawl *crawl, const struct known *known, enum sight sight,
             int64_t page, int64_t at_s, struct error *err)
{
    enum status st = OK;
    bool is_again = known->seen_crawl == crawl->id;
    if (is_again && page && known->seen_page && known->seen_page != page) {
        st = seen_twice(store, crawl, page, err);
        page = known->seen_page;
    }
    if (!st && known->closed_at_s != TIME_UNKNOWN) {
        if (may_reopen(known, sight, at_s)) {
            st = reopen(store, known, at_s, err);
            crawl->count.reopened++;
        }
    } else if (!st) {
        st = end_gap(store, crawl, known, at_s, err);
    }
    if (!st && at_s < known->first_seen_s) {
        st = seen_earlier(store, known, at_s, err);
    }
    crawl->count.seen += !is_again;
    crawl->is_dirty = true;
    if (st) {
        return st;
    }
    sqlite3_stmt *stmt = sql_bind(store, SQL_SIGHT, "iini", at_s, crawl->id, known->n);
    bool row = false;
    if (stmt && page) {
        sqlite3_bind_int64(stmt, 3, page);
    }
    return sql_step(store, stmt, &row, err);
}

/* ---- pages that did not change ---- */

struct known_list {
    struct known *items;
    size_t n;
};

/* Gathers first: posting_seen writes to what is read here. */
static enum status
collect(struct store *store, sqlite3_stmt *stmt, struct arena *arena, struct known_list *ret,
        struct error *err)
{
    size_t cap = 0;
    bool row = false;
    for (;;) {
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        if (ret->n == cap) {
            cap = cap ? cap * 2 : 16;
            struct known *items = ARENA_ARRAY(arena, cap, struct known);
            if (!items) {
                sqlite3_reset(stmt);
                return error_set(err, E_NOMEM, "%s: too many postings on a page", store->file);
            }
            if (ret->n) {
                memcpy(items, ret->items, ret->n * sizeof *items);
            }
            ret->items = items;
        }
        known_read(stmt, 0, &ret->items[ret->n++]);
    }
}

static enum status
all_seen(struct store *store, struct crawl *crawl, const struct known_list *list, int64_t page,
         int64_t at_s, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < list->n && !st; i++) {
        st = posting_seen(store, crawl, &list->items[i], page ? SIGHT_LISTED : SIGHT_READ, page,
                          at_s, err);
    }
    crawl->count.unchanged += (int64_t)list->n;
    return st;
}

static enum status
listing_unchanged(struct store *store, struct crawl *crawl, int64_t page, int64_t page_crawl,
                  int64_t at_s, struct arena *arena, struct error *err)
{
    if (page_crawl == crawl->id) {
        return OK; /* this crawl has counted it */
    }
    struct known_list odd = {0};
    bool gaps = crawl->is_window;
    sqlite3_stmt *stmt = sql_bind(store, SQL_KNOWN_ODD_ON_LISTING, "iii", page, page_crawl,
                                  gaps ? at_s - crawl->stale_s : (int64_t)INT64_MIN);
    enum status st = collect(store, stmt, arena, &odd, err);
    if (!st) {
        st = all_seen(store, crawl, &odd, page, at_s, err);
    }
    if (!st) {
        st = sql_run(store, err, SQL_SIGHT_LISTING, "iiii", at_s, crawl->id, page, page_crawl);
    }
    if (!st) {
        int64_t n = sqlite3_changes64(store->db);
        crawl->count.seen += n;
        crawl->count.unchanged += n;
        crawl->count.listed += n + (int64_t)odd.n;
        crawl->is_dirty = true;
    }
    return st;
}

enum status
page_unchanged(struct store *store, struct crawl *crawl, int64_t page, int64_t page_crawl,
               int64_t at_s, struct error *err)
{
    struct arena arena;
    arena_init(&arena, (size_t)256 << 20);
    struct known_list own = {0};
    enum status st =
        collect(store, sql_bind(store, SQL_KNOWN_ON_DETAIL, "i", page), &arena, &own, err);
    if (!st) {
        st = all_seen(store, crawl, &own, 0, at_s, err);
    }
    if (!st) {
        st = listing_unchanged(store, crawl, page, page_crawl, at_s, &arena, err);
    }
    arena_release(&arena);
    return st;
}
