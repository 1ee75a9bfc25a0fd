/* store/put.c: one page and all that it brought. */
#include "store/db.h"

#include "base/banned.h"

struct putting {
    struct store *store;
    struct crawl *crawl;
    const struct page *page;
    const struct harvest *harvest;
    struct outcome *outcome;
    int64_t run, now_s, at_s; /* at_s: when it was fetched */
    enum page_verdict verdict;
    int64_t page_id, page_crawl, page_read_at_s; /* as known before; id 0: new */
    int64_t from_page;                           /* the listing that led here; 0: none */
    enum page_verdict page_verdict;
    bool is_listing, was_listing, must_read;
    bool is_new_page, is_written; /* the page's row: made now; made whole */
};

/* ---- what is known of the page ---- */

static enum status
page_find(struct putting *put, struct error *err)
{
    const struct page *page = put->page;
    uint64_t key = request_key(page->url, page->method, page->request_body);
    sqlite3_stmt *stmt = sql_bind(put->store, SQL_PAGE_GET, "ih", put->crawl->source, key);
    bool row = false;
    enum status st = sql_step(put->store, stmt, &row, err);
    if (st) {
        return st;
    }
    if (row) {
        put->page_id = sqlite3_column_int64(stmt, 0);
        put->page_crawl = sqlite3_column_int64(stmt, 1);
        put->was_listing = sqlite3_column_int64(stmt, 3) != 0;
        put->page_read_at_s = sqlite3_column_int64(stmt, 4);
        sqlite3_reset(stmt);
        return OK;
    }
    put->is_new_page = true;
    return OK;
}

/* A digest makes "unchanged" possible the next time; it is kept only for what
 * was understood. */
static bool
is_understood(enum page_verdict verdict)
{
    return verdict == VERDICT_OK || verdict == VERDICT_EMPTY || verdict == VERDICT_NOT_POSTING ||
           verdict == VERDICT_CLOSED;
}

/* What was read of the page, in the columns that SQL_PAGE_ADD and SQL_PAGE_READ
 * share, from parameter `first` on. */
static void
page_bind(const struct putting *put, sqlite3_stmt *stmt, int first, int64_t archive_file)
{
    const struct page *page = put->page;
    bool redirected = !str_eq(page->final_url, page->url);
    struct binder b = {stmt, first};
    bind_text(&b, redirected ? page->final_url : STR_NONE);
    bind_text(&b, page->etag);
    bind_text(&b, page->last_modified);
    bind_int(&b, is_understood(put->verdict) ? (int64_t)page->digest : 0, true);
    bind_text(&b, page->version);
    bind_int(&b, put->store->reading, true);
    bind_int(&b, page->http_status, true);
    bind_text(&b, str_of(verdict_name(put->verdict)));
    bind_int(&b, put->at_s, true);
    bind_int(&b, put->at_s, true);
    bind_int(&b, put->crawl->id, true);
    bind_int(&b, put->is_listing, true);
    bind_int(&b, put->must_read, true);
    bind_int(&b, archive_file, archive_file != 0);
    bind_int(&b, page->archive_offset, archive_file != 0);
    bind_int(&b, page->archive_length, archive_file != 0);
}

static bool
is_reading(const struct putting *put)
{
    return is_understood(put->verdict) || put->verdict == VERDICT_TRUNCATED;
}

/* A page that was not known: its row in one go where it was read. Whether it must
 * be read again may turn out later. */
static enum status
page_add(struct putting *put, int64_t archive_file, struct error *err)
{
    const struct page *page = put->page;
    bool is_get = page->method.n == 0 || str_is(page->method, "GET");
    put->is_written = is_reading(put);
    sqlite3_stmt *stmt =
        sql_bind(put->store, put->is_written ? SQL_PAGE_ADD_READ : SQL_PAGE_ADD, "ihttt",
                 put->crawl->source, request_key(page->url, page->method, page->request_body),
                 page->url, is_get ? STR_NONE : page->method, page->request_body);
    if (stmt && put->is_written) {
        page_bind(put, stmt, 6, archive_file);
    }
    bool row = false;
    enum status st = sql_step(put->store, stmt, &row, err);
    put->page_id = sqlite3_last_insert_rowid(put->store->db);
    return st;
}

static enum status
page_write(struct putting *put, int64_t archive_file, struct error *err)
{
    const struct page *page = put->page;
    if (put->is_written) {
        return put->must_read ? sql_run(put->store, err, SQL_PAGE_MUST_READ, "i", put->page_id)
                              : OK;
    }
    if (put->verdict == VERDICT_UNCHANGED) {
        return sql_run(put->store, err, SQL_PAGE_CONFIRMED, "iiiti", (int64_t)page->http_status,
                       put->at_s, put->crawl->id, page->version, put->page_id);
    }
    if (!is_reading(put)) {
        return sql_run(put->store, err, SQL_PAGE_FAILED, "ii", (int64_t)page->http_status,
                       put->page_id);
    }
    if (put->at_s < put->page_read_at_s) {
        return OK; /* an older record of an archive */
    }
    sqlite3_stmt *stmt = sql_bind(put->store, SQL_PAGE_READ, "i", put->page_id);
    if (stmt) {
        page_bind(put, stmt, 2, archive_file);
    }
    bool row = false;
    return sql_step(put->store, stmt, &row, err);
}

static enum status
ledger_add(struct putting *put, struct error *err)
{
    const struct page *page = put->page;
    struct str why = page->error ? page->error_text : put->harvest->why;
    sqlite3_stmt *stmt = sql_bind(
        put->store, SQL_FETCH_ADD, "iiinzztiiiiii", put->crawl->id, put->page_id, put->at_s,
        page->error ? status_name(page->error) : NULL, verdict_name(put->verdict), why,
        (int64_t)page->wire_bytes, (int64_t)page->body.n, page->elapsed_ms, put->outcome->parse_us,
        put->outcome->normalize_us, (int64_t)put->outcome->n_postings);
    if (stmt && page->http_status) {
        sqlite3_bind_int(stmt, 4, page->http_status);
    }
    bool row = false;
    return sql_step(put->store, stmt, &row, err);
}

static enum status
frontier_done(struct putting *put, bool is_good, struct error *err)
{
    const struct page *page = put->page;
    int64_t state = is_good ? 1 : 2;
    enum status st =
        page->frontier_id
            ? sql_run(put->store, err, SQL_FRONTIER_DONE, "iii", state, page->frontier_id,
                      put->crawl->id)
            : sql_run(put->store, err, SQL_FRONTIER_DONE_KEY, "iih", state, put->crawl->id,
                      request_key(page->url, page->method, page->request_body));
    if (!st && sqlite3_changes(put->store->db) > 0) {
        put->crawl->count.pending--;
    }
    return st;
}

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

/* ---- the whole ---- */

static void
count_listing(struct putting *put)
{
    struct crawl_counts *c = &put->crawl->count;
    const struct harvest *h = put->harvest;
    switch (put->verdict) {
    case VERDICT_OK:
    case VERDICT_EMPTY:
        c->listing_ok++;
        break;
    case VERDICT_UNCHANGED:
        c->listing_unchanged++;
        break;
    case VERDICT_TRUNCATED:
        c->listing_cut++;
        break;
    case VERDICT_GONE:
        c->listing_gone++;
        break;
    case VERDICT_BLOCKED:
    case VERDICT_SHELL:
        c->listing_blocked++;
        break;
    case VERDICT_NONE:
    case VERDICT_NOT_POSTING:
    case VERDICT_CLOSED:
    case VERDICT_MALFORMED:
    case VERDICT_FAILED:
    case VERDICT_COUNT:
        c->listing_failed++;
        break;
    }
    if (put->verdict != VERDICT_UNCHANGED) {
        c->announced = h->total > c->announced ? h->total : c->announced;
        c->is_capped = c->is_capped || h->is_capped;
    }
}

static bool
is_failure(enum page_verdict verdict)
{
    return verdict == VERDICT_NONE || verdict == VERDICT_BLOCKED || verdict == VERDICT_SHELL ||
           verdict == VERDICT_MALFORMED || verdict == VERDICT_FAILED;
}

/* Entries listed and dropped; returns the latter. An adapter that does not count
 * its entries is judged by what came of them. */
static size_t
count_entries(struct putting *put)
{
    const struct harvest *h = put->harvest;
    if (!put->is_listing || put->verdict == VERDICT_UNCHANGED) {
        return 0;
    }
    size_t brought = put->outcome->n_postings;
    for (const struct link *l = h->links; l; l = l->next) {
        brought += l->role == PAGE_DETAIL;
    }
    size_t entries = h->n_listed > brought ? h->n_listed : brought;
    size_t dropped = h->n_dropped < entries ? h->n_dropped : entries;
    put->crawl->count.dropped += (int64_t)dropped;
    put->crawl->count.listed += (int64_t)(entries - dropped);
    return dropped;
}

static void
count_page(struct putting *put)
{
    struct crawl_counts *c = &put->crawl->count;
    bool bad = is_failure(put->verdict);
    c->requests++;
    c->failures += bad || (put->is_listing && put->verdict == VERDICT_GONE);
    c->bytes += (int64_t)put->page->wire_bytes;
    if (put->is_listing) {
        count_listing(put);
    }
    size_t dropped = count_entries(put);
    put->must_read =
        put->is_listing && (dropped > 0 || put->harvest->is_capped || put->harvest->has_more ||
                            put->verdict == VERDICT_TRUNCATED);
    struct str why = put->page->error ? put->page->error_text : put->harvest->why;
    if (bad || put->verdict == VERDICT_TRUNCATED ||
        (put->is_listing && put->verdict == VERDICT_GONE)) {
        crawl_note(put->crawl, why.n ? why : str_of(verdict_name(put->verdict)));
    }
    crawl_stat_page(put->crawl, put->verdict, put->harvest->limit_hits);
}

static enum status
content_put(struct putting *put, int64_t archive_file, struct error *err)
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

static enum status
put_all(struct putting *put, struct error *err)
{
    int64_t archive_file = 0;
    enum status st = page_find(put, err);
    if (st) {
        return st;
    }
    put->is_listing = put->harvest->is_listing || put->page->role == PAGE_LISTING ||
                      (put->was_listing && put->page->role != PAGE_DETAIL);
    count_page(put);
    if (put->page->archive_file.n) {
        st = archive_file_id(put->store, put->page->archive_file, &archive_file, err);
    }
    if (!st && put->is_new_page) {
        st = page_add(put, archive_file, err);
    }
    if (!st) {
        st = content_put(put, archive_file, err);
    }
    if (!st) {
        st = page_write(put, archive_file, err);
    }
    if (!st) {
        st = ledger_add(put, err);
    }
    return st ? st
              : frontier_done(put, !is_failure(put->verdict) && put->verdict != VERDICT_GONE, err);
}

enum status
store_put(struct store *store, int64_t run, struct outcome *outcome, int64_t now_s,
          struct error *err)
{
    const struct page *page = outcome->page;
    if (page->error == E_CANCELLED) {
        return OK; /* stays in the frontier */
    }
    struct crawl *crawl = crawl_find(store, page->source);
    if (!crawl) {
        return error_set(err, E_NOT_FOUND, "%s: source \"%.*s\" is not being crawled", store->file,
                         STR_ARG(page->source));
    }
    struct putting put = {.store = store,
                          .crawl = crawl,
                          .page = page,
                          .harvest = &outcome->harvest,
                          .outcome = outcome,
                          .run = run,
                          .now_s = now_s,
                          .at_s = page->fetched_at_s > 0 ? page->fetched_at_s : now_s,
                          .verdict = outcome->harvest.verdict};
    if (page->error && outcome->harvest.verdict != VERDICT_NOT_POSTING) {
        put.verdict = VERDICT_FAILED;
    } else if (page->not_modified) {
        put.verdict = VERDICT_UNCHANGED;
    }
    return put_all(&put, err);
}
