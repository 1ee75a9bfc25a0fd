/* store/put.c: one page: its row, what is counted of it, the ledger. What it brought is
 * put_content.c. */
#include "store/put.h"

#include "base/banned.h"

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
        st = put_content(put, archive_file, err);
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
