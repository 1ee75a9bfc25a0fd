/* store/put_content.c: what a page brought: links, postings, closings. Must not judge
 * the crawl (crawl_end.c). */
#include "store/put.h"

#include "base/banned.h"

/* ---- links ---- */

struct link_state {
    bool is_page_known, is_posting_known, must_fetch;
};

static void
link_judge(struct putting *put, sqlite3_stmt *stmt, const struct link *link,
           const struct known *known, struct link_state *ret)
{
    struct str version = column_str(stmt, 8), verdict = column_str(stmt, 13);
    int64_t reading = sqlite3_column_int64(stmt, 9), checked_at = sqlite3_column_int64(stmt, 10);
    bool must_read = sqlite3_column_int64(stmt, 11) != 0;
    bool is_listing = sqlite3_column_int64(stmt, 12) != 0;
    bool reread = link->version.n ? !str_eq(link->version, version)
                                  : checked_at <= put->now_s - put->crawl->refresh_s;
    ret->is_page_known = verdict.n != 0;
    ret->is_posting_known = known->n != 0;
    bool own_word =
        str_is(str_of(known->reason), "gone") || str_is(str_of(known->reason), "closed");
    ret->must_fetch = ret->must_fetch || verdict.n == 0 || is_listing || must_read || reread ||
                      reading != put->store->reading || own_word;
}

/* Looks up where a DETAIL link leads, and notes what is there as seen. */
static enum status
link_sight(struct putting *put, const struct link *link, struct link_state *ret, struct error *err)
{
    enum { MOST = 16 }; /* postings on one page of their own */
    struct known known[MOST];
    size_t n = 0;
    char id[POSTING_ID_BYTES];
    sqlite3_stmt *stmt = NULL;
    if (link->external_id.n) {
        posting_id(put->crawl->kind, put->crawl->board, link->external_id, id);
        stmt = sql_bind(put->store, SQL_LINK_BY_ID, "z", id);
    } else {
        stmt = sql_bind(put->store, SQL_LINK_BY_PAGE, "ih", put->crawl->source,
                        request_key(link->url, link->method, link->request_body));
    }
    bool row = false;
    enum status st = sql_step(put->store, stmt, &row, err);
    while (!st && row && n < MOST) {
        known_read(stmt, 0, &known[n]);
        link_judge(put, stmt, link, &known[n], ret);
        n += known[n].n != 0;
        st = sql_step(put->store, stmt, &row, err);
    }
    if (row && stmt) {
        sqlite3_reset(stmt);
    }
    for (size_t i = 0; i < n && !st; i++) {
        put->crawl->count.unchanged += !ret->must_fetch;
        struct sighting s = {&known[i], SIGHT_LISTED, put->page_id, put->at_s};
        st = posting_seen(put->store, put->crawl, &s, err);
    }
    return st;
}

/* The same link on two listing pages of a crawl: the list moved. */
static enum status
link_repeated(struct putting *put, const struct link *link, struct error *err)
{
    int64_t from = 0;
    enum status st = sql_int(put->store, err, 0, &from, SQL_FRONTIER_FROM, "ih", put->crawl->id,
                             request_key(link->url, link->method, link->request_body));
    put->crawl->count.repeated += !st && from && from != put->page_id;
    return st;
}

static enum status
detail_link(struct putting *put, const struct link *link, struct error *err)
{
    struct link_state state = {0};
    enum status st = link_sight(put, link, &state, err);
    if (st || (state.is_page_known && !state.must_fetch)) {
        return st;
    }
    int64_t before = put->crawl->count.pending;
    st = frontier_add(put->store, put->crawl, link, put->page_id, put->page->arena, err);
    bool is_new = put->crawl->count.pending > before;
    return st || is_new || state.is_posting_known ? st : link_repeated(put, link, err);
}

static enum status
links_put(struct putting *put, struct error *err)
{
    enum status st = OK;
    for (const struct link *l = put->harvest->links; l && !st; l = l->next) {
        if (l->role == PAGE_DETAIL && put->is_listing) {
            st = detail_link(put, l, err);
            /* without a mark of change its age must be looked at each time */
            put->must_read = put->must_read || l->version.n == 0;
        } else {
            put->must_read = true; /* it leads on: what follows may change though it did not */
            st = frontier_add(put->store, put->crawl, l, put->page_id, put->page->arena, err);
        }
    }
    return st;
}

/* ---- postings ---- */

static enum status
close_by_id(struct putting *put, const char *id, const char *reason, struct error *err)
{
    int64_t n = 0;
    enum status st = sql_int(put->store, err, 0, &n, SQL_OPEN_POSTING_N, "z", id);
    if (st || n == 0) {
        return st;
    }
    put->crawl->count.closed++;
    return posting_close(put->store, n, reason, put->at_s, err);
}

/* Closes the postings that rest on this page of their own. */
static enum status
own_postings(struct putting *put, const char *reason, struct error *err)
{
    for (;;) {
        int64_t n = 0;
        enum status st = sql_int(put->store, err, 0, &n, SQL_OPEN_ON_DETAIL, "i", put->page_id);
        if (st || n == 0) {
            return st;
        }
        put->crawl->count.closed++;
        st = posting_close(put->store, n, reason, put->at_s, err);
        if (st) {
            return st;
        }
    }
}

static enum status
close_detail(struct putting *put, const char *reason, struct error *err)
{
    if (put->at_s < put->page_read_at_s) {
        return OK; /* an older record of an archive */
    }
    enum status st = own_postings(put, reason, err);
    if (st || put->page->external_id.n == 0) {
        return st;
    }
    char id[POSTING_ID_BYTES];
    posting_id(put->crawl->kind, put->crawl->board, put->page->external_id, id);
    return close_by_id(put, id, reason, err);
}

static bool
is_in_outcome(const struct putting *put, struct str id)
{
    for (size_t i = 0; i < put->outcome->n_postings; i++) {
        if (str_is(id, put->outcome->postings[i].id)) {
            return true;
        }
    }
    return false;
}

/* A page that holds another posting today is no proof of the earlier one. */
static enum status
let_go(struct putting *put, struct error *err)
{
    enum { MOST = 16 };
    int64_t gone[MOST];
    size_t n = 0;
    sqlite3_stmt *stmt = sql_bind(put->store, SQL_KNOWN_ON_PAGE, "i", put->page_id);
    bool row = false;
    enum status st = sql_step(put->store, stmt, &row, err);
    while (!st && row && n < MOST) {
        if (!is_in_outcome(put, column_str(stmt, 8))) {
            gone[n++] = sqlite3_column_int64(stmt, 0);
        }
        st = sql_step(put->store, stmt, &row, err);
    }
    if (row && stmt) {
        sqlite3_reset(stmt);
    }
    for (size_t i = 0; i < n && !st; i++) {
        st = sql_run(put->store, err, SQL_POSTING_UNPAGE, "i", gone[i]);
    }
    return st;
}

/* The listing that led to this page, so that it goes on speaking for the posting
 * when it is unchanged. */
static enum status
find_listing(struct putting *put, struct error *err)
{
    const struct page *page = put->page;
    return sql_int(put->store, err, 0, &put->from_page, SQL_FRONTIER_FROM, "ih", put->crawl->id,
                   request_key(page->url, page->method, page->request_body));
}

static enum status
postings_put(struct putting *put, int64_t archive_file, struct error *err)
{
    enum status st = put->is_listing ? OK : find_listing(put, err);
    struct reading_of of = {.store = put->store,
                            .crawl = put->crawl,
                            .run = put->run,
                            .source = put->crawl->source,
                            .page = put->page_id,
                            .listing_page = put->is_listing ? put->page_id : 0,
                            .shown_by = put->is_listing ? put->page_id : put->from_page,
                            .archive_file = archive_file,
                            .archive_offset = put->page->archive_offset,
                            .at_s = put->at_s,
                            .arena = put->page->arena};
    if (!st && !put->is_listing && !put->is_new_page) {
        st = let_go(put, err);
    }
    for (size_t i = 0; i < put->outcome->n_postings && !st; i++) {
        const struct posting *posting = &put->outcome->postings[i];
        bool lacks = false;
        if (!posting->is_closed) {
            crawl_stat_posting(put->crawl, posting);
        }
        st = posting->is_closed ? close_by_id(put, posting->id, "closed", err)
                                : posting_upsert(&of, posting, &lacks, err);
        put->must_read = put->must_read || lacks;
    }
    return st;
}

/* ---- the content ---- */

enum status
put_content(struct putting *put, int64_t archive_file, struct error *err)
{
    if (put->verdict == VERDICT_UNCHANGED) {
        return page_unchanged(put->store, put->crawl, put->page_id, put->page_crawl, put->at_s,
                              err);
    }
    if (put->verdict == VERDICT_GONE || put->verdict == VERDICT_CLOSED) {
        return put->is_listing
                   ? OK
                   : close_detail(put, put->verdict == VERDICT_GONE ? "gone" : "closed", err);
    }
    if (put->verdict != VERDICT_OK && put->verdict != VERDICT_TRUNCATED) {
        return OK;
    }
    enum status st = postings_put(put, archive_file, err);
    return st ? st : links_put(put, err);
}
