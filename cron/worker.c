/* cron/worker.c: a page becomes an outcome. */
#include "cron/worker.h"

#include <stdlib.h>

#include <xxhash.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/url.h"
#include "cron/opt_out.h"
#include "cron/render.h"

#include "base/banned.h"

/* An answer that is no page: the verdict without reading it. What statuses such
 * as 403 mean, parse knows. */
static bool
judge_answer(const struct page *page, struct outcome *out)
{
    struct harvest *ret = &out->harvest;
    if (page->error == OK && page->not_modified) {
        ret->verdict = VERDICT_UNCHANGED;
    } else if (page->error == E_ROBOTS && page->role == PAGE_DETAIL) {
        ret->verdict = VERDICT_NOT_POSTING; /* obeyed, not failed */
        ret->why = page->error_text;
        out->is_left_alone = true;
    } else if (page->error != OK) {
        ret->verdict = VERDICT_FAILED;
        ret->why = page->error_text.n ? page->error_text : str_of(status_text(page->error));
    } else {
        return false;
    }
    ret->is_listing = page->role == PAGE_LISTING;
    ret->total = -1;
    return true;
}

/* A page whose site asks that it be left alone: nothing of it is kept. A list
 * without its entries has failed; noindex is said of the list, not of what it
 * leads to. `harvest`: NULL while only the headers are known. */
static bool
judge_opt_out(const struct page *page, const struct harvest *harvest, const struct source *source,
              struct outcome *out)
{
    const struct kind *kind = kind_find(page->kind);
    bool is_listing = page->role == PAGE_LISTING;
    enum { HTTP_ERROR = 400 };
    bool is_over =
        page->http_status >= HTTP_ERROR || (harvest && harvest->verdict == VERDICT_CLOSED);
    if (is_over) { /* it tells that the posting has ended: nothing of it would be kept */
        return false;
    }
    /* What a page says of indexing may be that it has ended: it is read first. */
    bool is_exempt = !harvest || is_listing || (kind && kind->family == FAMILY_BOARD);
    const char *why = opt_out_reason(page, harvest, source, is_exempt);
    if (!why) {
        return false;
    }
    out->harvest = (struct harvest){.verdict = is_listing ? VERDICT_FAILED : VERDICT_NOT_POSTING,
                                    .why = str_of(why),
                                    .is_listing = is_listing,
                                    .total = -1};
    out->is_left_alone = true;
    return true;
}

/* Records of archives come without a kind: the URL tells it. */
static void
settle_kind(struct page *page)
{
    struct detected found = {0};
    if (page->kind.p) {
        return;
    }
    if (page->url.p && kind_detect(page->url, page->arena, &found)) {
        page->kind = str_of(found.kind->name);
        page->board = page->board.p ? page->board : found.board;
    }
}

/* One posting by way of the scratch arena: a tenth of what normalising takes is
 * kept. */
static enum status
normalize_one(const struct normalizer *normalizer, const struct raw_posting *raw, struct page *page,
              struct arena *scratch, struct posting *ret)
{
    struct error err = {0};
    arena_reset(scratch);
    enum status status = normalize(normalizer, raw, page, scratch, ret, &err);
    if (status == OK && !posting_keep(ret, scratch, page->arena)) {
        status = E_NOMEM;
    }
    return status;
}

static void
normalize_all(const struct normalizer *normalizer, struct page *page, struct outcome *out)
{
    size_t n = 0;
    struct arena scratch;
    arena_init(&scratch, LIMIT_SCRATCH_BYTES);
    for (const struct raw_posting *raw = out->harvest.postings; raw; raw = raw->next) {
        n++;
    }
    out->postings = ARENA_ARRAY(page->arena, n, struct posting);
    for (const struct raw_posting *raw = out->harvest.postings; out->postings && raw;
         raw = raw->next) {
        enum status status =
            normalize_one(normalizer, raw, page, &scratch, &out->postings[out->n_postings]);
        if (status == OK) {
            out->n_postings++;
        } else {
            out->harvest.n_dropped++;
        }
    }
    arena_release(&scratch);
}

void
worker_read(struct parser *parser, const struct normalizer *normalizer, const struct source *source,
            struct page *page, struct outcome *ret)
{
    struct error err = {0};
    int64_t begin_us = clock_mono_us();
    *ret = (struct outcome){.page = page};
    settle_kind(page);
    if (judge_answer(page, ret) || judge_opt_out(page, NULL, source, ret)) {
        return;
    }
    enum status status = parse_page(parser, page, source, &ret->harvest, &err);
    if (status != OK) {
        ret->harvest = (struct harvest){.verdict = VERDICT_MALFORMED,
                                        .is_listing = page->role == PAGE_LISTING,
                                        .total = -1,
                                        .why = arena_str(page->arena, str_of(err.text))};
        return;
    }
    enum { HTTP_ERROR = 400 };
    if (page->http_status >= HTTP_ERROR) {
        ret->harvest.is_listing = page->role == PAGE_LISTING;
    } else if (judge_opt_out(page, &ret->harvest, source, ret)) {
        return;
    }
    int64_t parsed_us = clock_mono_us();
    normalize_all(normalizer, page, ret);
    ret->parse_us = parsed_us - begin_us;
    ret->normalize_us = clock_mono_us() - parsed_us;
    if (page->arena->failed && ret->harvest.verdict == VERDICT_OK) {
        ret->harvest.verdict = VERDICT_TRUNCATED;
        ret->harvest.why = STR("over the memory limit of one page (max-body)");
    }
}

/* Without its JavaScript a page may look empty, or like a page of something
 * else. */
static bool
is_to_render(const struct source *source, const struct outcome *outcome)
{
    const struct kind *kind = source ? kind_find(source->set.kind) : NULL;
    enum page_verdict verdict = outcome->harvest.verdict;
    return kind && kind->family == FAMILY_WEB && source->set.render.n > 0 &&
           outcome->page->role == PAGE_DETAIL && !outcome->is_left_alone &&
           (verdict == VERDICT_SHELL || verdict == VERDICT_NOT_POSTING);
}

void
worker_render(struct parser *parser, const struct normalizer *normalizer,
              const struct source *source, bool (*must_stop)(void), struct outcome *outcome)
{
    struct page *page = outcome->page;
    struct buf html;
    struct error err = {0};
    if (!is_to_render(source, outcome)) {
        return;
    }
    const struct render_task task = {.command = source->set.render,
                                     .url = page->final_url.n ? page->final_url : page->url,
                                     .timeout_ms = source->set.timeout_ms,
                                     .max_bytes = (size_t)source->set.max_body_bytes,
                                     .must_stop = must_stop};
    enum status status = render_run(&task, &html, &err);
    if (status != OK) {
        page->error = status == E_CANCELLED ? status : page->error; /* the next run goes on */
        outcome->harvest.verdict = VERDICT_SHELL;
        outcome->harvest.why = arena_str(page->arena, str_of(err.text));
        return;
    }
    page->body = arena_str(page->arena, buf_str(&html));
    buf_release(&html);
    page->content_type = STR("text/html; charset=utf-8");
    /* An unchanged shell says nothing of what it shows: no "unchanged" next time. */
    page->etag = page->last_modified = STR_NONE;
    page->digest = page->body.n ? XXH3_64bits(page->body.p, page->body.n) : 0;
    worker_read(parser, normalizer, source, page, outcome);
}
