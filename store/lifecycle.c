/* store/lifecycle.c: what a sighting, or the lack of one, does to a posting.
 * The rules are those of docs/schema.md, "Lifecycle". */
#include "store/db.h"

#include <stdio.h>

#include "base/limits.h"

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
    (void)snprintf(ret->reason, sizeof ret->reason, "%.*s", STR_ARG(column_str(stmt, column + 7)));
}

enum status
change_add(struct store *store, const struct change *c, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_CHANGE_ADD, "iinzztt", c->n, c->at_s, c->cause,
                                  c->field, c->before, c->after);
    bool row = false;
    if (stmt && store->run) {
        sqlite3_bind_int64(stmt, 3, store->run);
    }
    return sql_step(store, stmt, &row, err);
}

static enum status
status_change(struct store *store, int64_t n, int64_t at_s, struct str before, struct str after,
              struct error *err)
{
    struct change change = {n, at_s, "source", "status", before, after};
    return change_add(store, &change, err);
}

enum status
posting_close(struct store *store, int64_t n, const char *reason, int64_t at_s, struct error *err)
{
    int64_t expiry_s = TIME_UNKNOWN; /* its time was over before that was noticed */
    enum status st = sql_int(store, err, TIME_UNKNOWN, &expiry_s, SQL_EXPIRY_BEFORE, "ii", n, at_s);
    if (st) {
        return st;
    }
    if (expiry_s != TIME_UNKNOWN) {
        at_s = expiry_s;
        reason = "expired";
    }
    st = sql_run(store, err, SQL_CLOSE, "izii", at_s, reason, n, store->run_began_s);
    if (st || sqlite3_changes(store->db) == 0) {
        return st;
    }
    st = sql_run(store, err, SQL_SPAN_CLOSE, "izi", at_s, reason, n);
    return st ? st : status_change(store, n, at_s, STR("open"), str_of(reason), err);
}

static enum status
reopen(struct store *store, const struct known *known, int64_t at_s, struct error *err)
{
    enum status st = sql_run(store, err, SQL_REOPEN, "ii", at_s, known->n);
    if (!st) {
        st = sql_run(store, err, SQL_SPAN_OPEN, "ii", known->n, at_s);
    }
    return st ? st : status_change(store, known->n, at_s, str_of(known->reason), STR("open"), err);
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

/* A posting that was stale in between: the gap shows in the spans. A vanished
 * source's spans were ended when it came back (source.c). */
static enum status
end_gap(struct store *store, const struct crawl *crawl, const struct known *known, int64_t at_s,
        struct error *err)
{
    int64_t end = known->last_seen_s + crawl->stale_s;
    if (end >= at_s) {
        return OK;
    }
    enum status st = OK;
    if (crawl->is_window) {
        st = sql_run(store, err, SQL_SPAN_CLOSE, "izi", end, "stale", known->n);
    }
    return st ? st : sql_run(store, err, SQL_SPAN_OPEN_IF_NONE, "ii", known->n, at_s);
}

static enum status
seen_earlier(struct store *store, const struct known *known, int64_t at_s, struct error *err)
{
    enum status st = sql_run(store, err, SQL_FIRST_SPAN, "ii", at_s, known->n);
    if (!st) {
        st = sql_run(store, err, SQL_FIRST_SEEN, "ii", at_s, known->n);
    }
    return st ? st : sql_run(store, err, SQL_TWIN_DIRTY, "i", known->n); /* the order changed */
}

/* On a second listing page in one crawl: the list moved while it was read. That
 * page is not trusted to be "unchanged" alone. */
static enum status
seen_twice(struct store *store, struct crawl *crawl, int64_t page, struct error *err)
{
    crawl->count.repeated++;
    return sql_run(store, err, SQL_PAGE_MUST_READ, "i", page);
}

static enum status
seen_open_or_closed(struct store *store, struct crawl *crawl, const struct sighting *s,
                    struct error *err)
{
    const struct known *known = s->known;
    if (known->closed_at_s == TIME_UNKNOWN) {
        return end_gap(store, crawl, known, s->at_s, err);
    }
    if (!may_reopen(known, s->sight, s->at_s)) {
        return OK;
    }
    crawl->count.reopened++;
    return reopen(store, known, s->at_s, err);
}

enum status
posting_seen(struct store *store, struct crawl *crawl, const struct sighting *s, struct error *err)
{
    const struct known *known = s->known;
    int64_t page = s->page;
    bool is_again = known->seen_crawl == crawl->id;
    enum status st = OK;
    if (is_again && page && known->seen_page && known->seen_page != page) {
        st = seen_twice(store, crawl, page, err);
        page = known->seen_page;
    }
    if (!st) {
        st = seen_open_or_closed(store, crawl, s, err);
    }
    if (!st && s->at_s < known->first_seen_s) {
        st = seen_earlier(store, known, s->at_s, err);
    }
    crawl->count.seen += !is_again;
    crawl->is_dirty = true;
    return st ? st
              : sql_run(store, err, SQL_SIGHT, "iiTi", s->at_s, crawl->id,
                        page ? page : TIME_UNKNOWN, known->n);
}

/* ---- pages that did not change ---- */

struct known_list {
    struct known *items;
    size_t n, cap;
};

static struct known *
known_add(struct known_list *list, struct arena *arena)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 16;
        struct known *items = ARENA_ARRAY(arena, cap, struct known);
        if (!items) {
            return NULL;
        }
        if (list->n) {
            memcpy(items, list->items, list->n * sizeof *items);
        }
        list->items = items;
        list->cap = cap;
    }
    return &list->items[list->n++];
}

/* Gathers first: posting_seen writes to what is read here. */
static enum status
collect(struct store *store, sqlite3_stmt *stmt, struct arena *arena, struct known_list *ret,
        struct error *err)
{
    bool row = false;
    for (;;) {
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        struct known *known = known_add(ret, arena);
        if (!known) {
            sqlite3_reset(stmt);
            return error_set(err, E_NOMEM, "%s: too many postings on a page", store->file);
        }
        known_read(stmt, 0, known);
    }
}

struct unchanged {
    struct store *store;
    struct crawl *crawl;
    int64_t page, page_crawl, at_s;
    struct arena arena;
};

static enum status
all_seen(struct unchanged *u, const struct known_list *list, enum sight sight, int64_t page,
         struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < list->n && !st; i++) {
        struct sighting s = {&list->items[i], sight, page, u->at_s};
        st = posting_seen(u->store, u->crawl, &s, err);
    }
    u->crawl->count.unchanged += (int64_t)list->n;
    return st;
}

/* The odd ones (closed, or stale) one by one, all others at once. */
static enum status
listing_unchanged(struct unchanged *u, struct error *err)
{
    struct crawl_counts *c = &u->crawl->count;
    struct known_list odd = {0};
    sqlite3_stmt *stmt = sql_bind(u->store, SQL_KNOWN_ODD_ON_LISTING, "iii", u->page, u->page_crawl,
                                  u->at_s - u->crawl->stale_s);
    enum status st = collect(u->store, stmt, &u->arena, &odd, err);
    if (!st) {
        st = all_seen(u, &odd, SIGHT_LISTED, u->page, err);
    }
    if (!st) {
        st = sql_run(u->store, err, SQL_SIGHT_LISTING, "iiii", u->at_s, u->crawl->id, u->page,
                     u->page_crawl);
    }
    if (!st) {
        int64_t n = sqlite3_changes64(u->store->db);
        c->seen += n;
        c->unchanged += n;
        c->listed += n + (int64_t)odd.n;
        u->crawl->is_dirty = true;
    }
    return st;
}

enum status
page_unchanged(struct store *store, struct crawl *crawl, int64_t page, int64_t page_crawl,
               int64_t at_s, struct error *err)
{
    struct unchanged u = {store, crawl, page, page_crawl, at_s, {0}};
    struct known_list own = {0};
    arena_init(&u.arena, 256 * MIB);
    sqlite3_stmt *stmt = sql_bind(store, SQL_KNOWN_ON_DETAIL, "i", page);
    enum status st = collect(store, stmt, &u.arena, &own, err);
    if (!st) {
        st = all_seen(&u, &own, SIGHT_READ, 0, err);
    }
    if (!st && page_crawl != crawl->id) { /* else this crawl has counted it */
        st = listing_unchanged(&u, err);
    }
    arena_release(&u.arena);
    return st;
}
