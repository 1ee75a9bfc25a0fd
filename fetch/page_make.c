/* fetch/page_make.c: answers become pages: headers picked, content codings
 * undone, digest taken, archived, handed on. */
#include "fetch/fetcher.h"

#include <stdio.h>

#include <xxhash.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/url.h"
#include "fetch/head.h"

#include "base/banned.h"

static struct page *
page_begin(struct fetcher *f, const struct transfer *transfer)
{
    const struct request *request = &transfer->request;
    const struct settings *set = &request->source->set;
    size_t max_bytes = (size_t)set->max_body_bytes * LIMIT_ARENA_PER_BODY;
    struct page *page =
        page_new(max_bytes > LIMIT_ARENA_MIN_BYTES ? max_bytes : LIMIT_ARENA_MIN_BYTES);
    if (!page) {
        struct error err;
        (void)error_set(&err, E_NOMEM, "out of memory for a page");
        fetcher_fail(f, &err);
        return NULL;
    }
    struct arena *arena = page->arena;
    page->url = arena_str(arena, url_without_credentials(arena, request->url));
    page->final_url = transfer->n_hops
                          ? arena_str(arena, url_without_credentials(arena, transfer->url))
                          : page->url;
    page->method = arena_str(arena, request->method);
    page->request_body = arena_str(arena, request->body);
    page->source = arena_str(arena, request->source->name);
    page->kind = arena_str(arena, set->kind);
    page->board = arena_str(arena, set->board);
    page->company = arena_str(arena, set->company);
    page->role = request->role;
    page->external_id = arena_str(arena, request->external_id);
    page->version = arena_str(arena, request->version);
    page->hint = arena_str(arena, request->hint);
    page->frontier_id = request->id;
    page->fetched_at_s = fetcher_now_s(f);
    return page;
}

/* The page's arena failed: nothing of it can be trusted. */
static struct page *
page_checked(struct fetcher *f, struct page *page)
{
    if (page && page->arena->failed) {
        struct error err;
        (void)error_set(&err, E_NOMEM, "out of memory for a page");
        fetcher_fail(f, &err);
        page_free(page);
        return NULL;
    }
    return page;
}

static void
page_error(struct page *page, const struct error *why)
{
    page->error = why->status;
    page->error_text = arena_str(page->arena, str_of(why->text));
}

static void
take_head(struct page *page, const struct head *head)
{
    page->content_type = head->content_type;
    page->etag = head->etag;
    page->last_modified = head->last_modified;
    page->robots_tag = head->robots_tag;
    page->location = head->location;
    page->link_header = head->link;
    page->tdm_reservation = head->tdm_reservation;
    page->retry_after = head->retry_after;
}

static void
take_body(struct fetcher *f, const struct lane *lane, const struct head *head, struct page *page)
{
    const struct request *request = &lane->transfer->request;
    const struct settings *set = &request->source->set;
    struct coding_task task = {.wire = buf_str(&lane->body),
                               .content_encoding = head->content_encoding,
                               .max_bytes = (size_t)set->max_body_bytes,
                               .max_ratio = set->max_ratio};
    struct coding_result result = {0};
    struct error err = {0};
    if (lane->body.n == 0 || lane->transfer->method == METHOD_HEAD) {
        return;
    }
    if (coding_decode(f->coding, &task, page->arena, &result, &err) != OK) {
        page->truncated = true;
        page_error(page, &err);
        return;
    }
    bool is_wire = result.body.p == task.wire.p;
    page->body = is_wire ? arena_str(page->arena, result.body) : result.body;
    page->truncated = page->truncated || result.is_truncated;
    page->digest = page->body.n ? XXH3_64bits(page->body.p, page->body.n) : 0;
    page->not_modified = page->http_status == 200 && page->digest && !page->truncated &&
                         page->digest == request->digest;
}

struct page *
page_of_answer(struct fetcher *f, const struct lane *lane, bool with_body)
{
    const struct transfer *transfer = lane->transfer;
    struct page *page = page_begin(f, transfer);
    if (!page) {
        return NULL;
    }
    long http_status = 0;
    (void)curl_easy_getinfo(lane->easy, CURLINFO_RESPONSE_CODE, &http_status);
    struct head head;
    head_read(buf_str(&lane->head), page->arena, &head);
    take_head(page, &head);
    page->http_status = (int)http_status;
    page->elapsed_ms = clock_mono_ms() - transfer->started_ms;
    page->wire_bytes = lane->body.n;
    page->truncated = lane->is_body_cut || http_status == 206; /* nobody asked for a part */
    page->not_modified = http_status == 304;
    if (with_body) {
        take_body(f, lane, &head, page);
    }
    return page_checked(f, page);
}

struct page *
page_of_nothing(struct fetcher *f, const struct transfer *transfer, const struct error *why)
{
    struct page *page = page_begin(f, transfer);
    if (page) {
        page_error(page, why);
    }
    return page_checked(f, page);
}

void
page_archive(struct fetcher *f, const struct lane *lane, struct page *page, enum archive_use use)
{
    if (!f->archive || !page || !lane->is_head_over) {
        return; /* half a head is no answer */
    }
    const struct transfer *transfer = lane->transfer;
    const struct source_state *state = fetcher_source(f, transfer->request.source);
    if (!state) {
        return;
    }
    const char *ip = NULL;
    (void)curl_easy_getinfo(lane->easy, CURLINFO_PRIMARY_IP, &ip);
    lane_request_head(lane, &state->headers, str_of(f->user_agent), &f->request_head);
    struct archive_exchange exchange = {
        .page = page,
        .request_head = buf_str(&f->request_head),
        .response_head = buf_str(&lane->head),
        .wire_body = buf_str(&lane->body),
        .remote_ip = ip && *ip ? str_of(ip) : STR_NONE,
        .at_s = page->fetched_at_s - page->elapsed_ms / 1000,
        .is_robots = use == ARCHIVE_ROBOTS,
        .is_hop = use == ARCHIVE_HOP,
    };
    struct archive_place place = {0};
    struct error err = {0};
    if (archive_write(f->archive, &exchange, page->arena, &place, &err) != OK) {
        fetcher_fail(f, &err);
        return;
    }
    page->archive_file = place.file;
    page->archive_offset = place.offset;
    page->archive_length = place.length;
}

void
page_deliver(struct fetcher *f, struct transfer *transfer, struct page *page)
{
    transfer_set_state(transfer, TRANSFER_ENDED);
    transfer_free(transfer);
    if (!page) {
        return;
    }
    if (f->failure.status) { /* it may not be archived: it stays in the frontier */
        page_free(page);
        return;
    }
    f->counters.failures += page->error != OK;
    f->counters.not_modified += page->not_modified;
    f->counters.body_bytes += page->body.n;
    if (!f->feed.deliver(f->feed.ctx, page)) {
        f->is_refused = true;
    }
}
