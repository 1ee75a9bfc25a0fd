/* fetch/answer.c: what an answer means: try again, go where it points, or hand
 * it on. Every transfer that ends here ends in one page, but for robots.txt,
 * which ends in its host's rules. */
#include "fetch/fetcher.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/url.h"
#include "fetch/failure.h"
#include "fetch/head.h"
#include "fetch/robots.h"

#include "base/banned.h"

/* An answer, judged. */
struct answer {
    int http_status;               /* 0: none came */
    const struct failure *failure; /* NULL: final as it stands */
    struct failure own;            /* of our making; failure points here */
    struct str location;           /* in the scratch arena; only for redirects */
    int64_t retry_after_ms;        /* -1: none */
    int64_t redirect_wait_ms;      /* Retry-After of a redirect; -1: none */
};

static const struct failure *
failure_find(const struct lane *lane, CURLcode code, struct answer *answer)
{
    if (lane->is_body_cut) {
        return NULL; /* we broke off: what is here is handed on */
    }
    if (code != CURLE_OK && lane->fault) {
        answer->own = (struct failure){lane->fault, RETRY_NEVER, false, lane->fault_text};
        return &answer->own;
    }
    return code != CURLE_OK ? failure_of_curl((int)code) : failure_of_http(answer->http_status);
}

static void
answer_judge(struct fetcher *f, const struct lane *lane, CURLcode code, struct answer *ret)
{
    *ret = (struct answer){.retry_after_ms = -1, .redirect_wait_ms = -1};
    long http_status = 0;
    (void)curl_easy_getinfo(lane->easy, CURLINFO_RESPONSE_CODE, &http_status);
    ret->http_status = lane->is_head_over ? (int)http_status : 0;
    ret->failure = failure_find(lane, code, ret);
    bool is_redirect = http_is_redirect(ret->http_status);
    bool can_wait = ret->http_status == 413 || ret->http_status == 429 || ret->http_status == 503;
    if (can_wait || is_redirect) {
        struct head head;
        head_read(buf_str(&lane->head), &f->scratch, &head);
        ret->location = is_redirect ? head.location : STR_NONE;
        int64_t wait_ms = head_retry_after_ms(head.retry_after, fetcher_now_s(f));
        *(can_wait ? &ret->retry_after_ms : &ret->redirect_wait_ms) = wait_ms;
    }
}

/* What the host's pace learns of it. */
static void
teach_host(struct fetcher *f, const struct lane *lane, const struct answer *answer)
{
    struct transfer *transfer = lane->transfer;
    struct host *host = transfer->host;
    curl_off_t ready_us = 0, first_us = 0;
    (void)curl_easy_getinfo(lane->easy, CURLINFO_PRETRANSFER_TIME_T, &ready_us);
    (void)curl_easy_getinfo(lane->easy, CURLINFO_STARTTRANSFER_TIME_T, &first_us);
    const struct pace_limits limits = transfer_limits(transfer);
    const struct pace_answer lesson = {
        .started_ms = transfer->started_ms,
        .latency_ms = first_us > ready_us ? (first_us - ready_us) / 1000 : 0,
        .retry_after_ms = answer->retry_after_ms,
        .http_status = answer->http_status,
        .is_strain = answer->failure && answer->failure->is_strain,
    };
    pace_answered(&host->pace, &limits, &lesson, clock_mono_ms());
    const struct source_state *state = fetcher_source(f, transfer->request.source);
    if (state && state->provider) {
        provider_answered(state->provider, host->hash, lesson.is_strain, limits.retry_delay_ms,
                          clock_mono_ms());
    }
    if (answer->retry_after_ms > 0 && f->feed.hold_put) {
        int64_t longest_ms = PACE_HOLD_MAX_MS;
        int64_t hold_ms = answer->retry_after_ms < longest_ms ? answer->retry_after_ms : longest_ms;
        f->feed.hold_put(f->feed.ctx, host->origin, fetcher_now_s(f) + (hold_ms + 999) / 1000);
    }
}

/* ---- robots.txt ---- */

void
robots_deny(struct host *host, const char *why, int64_t at_s)
{
    host->robots_at_s = at_s;
    free(host->denial);
    host->robots = ROBOTS_DENIED;
    host->denial = malloc(HOST_DENIAL_BYTES);
    if (host->denial) {
        (void)snprintf(host->denial, HOST_DENIAL_BYTES,
                       "robots.txt of %.80s cannot be had (%.60s): nothing is fetched there",
                       host->origin.p, why);
    }
}

/* RFC 9309 2.3.1: 2xx holds, 5xx forbids all, everything else allows all; 429 is
 * a server that asks to be left alone, so it counts as 5xx. */
void
robots_settle(struct fetcher *f, struct host *host, struct str body, int http_status,
              int64_t fetched_at_s)
{
    buf_release(&host->rules);
    host->pace.crawl_delay_ms = 0;
    host->robots_at_s = fetched_at_s;
    if (http_status >= 500 || http_status == 429) {
        char why[32];
        (void)snprintf(why, sizeof why, "HTTP %d", http_status);
        robots_deny(host, why, fetched_at_s);
        return;
    }
    host->robots = ROBOTS_KNOWN;
    if (http_status < 200 || http_status > 299) {
        return;
    }
    robots_compile(body, STR("jobmill"), &host->rules);
    int64_t delay_ms = robots_delay_ms(body, STR("jobmill"));
    host->pace.crawl_delay_ms = delay_ms > 0 ? delay_ms : 0;
    if (buf_failed(&host->rules)) {
        struct error err = {0};
        (void)error_set(&err, E_NOMEM, "out of memory for robots.txt");
        fetcher_fail(f, &err);
    }
}

/* The address was refused for the source that asked, not for all: its requests
 * end here, those of others make the host be asked again. */
static void
refuse_private(struct fetcher *f, struct host *host, const struct error *why)
{
    struct transfer_list kept = {0};
    struct transfer *transfer = NULL;
    host->robots = ROBOTS_UNKNOWN;
    while ((transfer = transfer_pop(&host->ready)) != NULL) {
        if (transfer->request.source->set.allow_private) {
            transfer_push(&kept, transfer);
        } else {
            f->counters.queued--;
            schedule_refuse(f, transfer, why);
        }
    }
    host->ready = kept;
}

/* When the robots.txt counts as fetched: earlier than it was, where its max-age
 * is shorter than what we would keep it. */
static int64_t
robots_dated_s(struct fetcher *f, const struct lane *lane, const struct page *page)
{
    struct head head;
    head_read(buf_str(&lane->head), &f->scratch, &head);
    int64_t kept_s = head_max_age_s(head.cache_control);
    if (kept_s < 0 || kept_s > ROBOTS_KEPT_S) {
        return page->fetched_at_s;
    }
    kept_s = kept_s < ROBOTS_KEPT_LEAST_S ? ROBOTS_KEPT_LEAST_S : kept_s;
    return page->fetched_at_s - (ROBOTS_KEPT_S - kept_s);
}

static void
robots_finish(struct fetcher *f, const struct lane *lane, const struct answer *answer,
              const struct error *why)
{
    struct transfer *transfer = lane->transfer;
    struct host *host = transfer->robots_of;
    struct page *page = answer->http_status ? page_of_answer(f, lane, true) : NULL;
    page_archive(f, lane, page, ARCHIVE_ROBOTS);
    if (why->status == E_FORBIDDEN && transfer->n_hops == 0) {
        refuse_private(f, host, why);
    } else if (why->status == E_REDIRECT) {
        robots_settle(f, host, STR_NONE, 404, fetcher_now_s(f)); /* RFC 9309 2.3.1.2 */
    } else if (why->status && why->status != E_HTTP_TRANSIENT) {
        robots_deny(host, why->text, fetcher_now_s(f));
    } else if (page) {
        int64_t dated_s = robots_dated_s(f, lane, page);
        robots_settle(f, host, page->body, page->http_status, dated_s);
        if (host->robots == ROBOTS_KNOWN && f->feed.robots_put) {
            f->feed.robots_put(f->feed.ctx, host->origin,
                               str_sub(page->body, 0, LIMIT_ROBOTS_BYTES), page->http_status,
                               dated_s);
        }
    } else {
        robots_deny(host, "no answer", fetcher_now_s(f));
    }
    page_free(page);
    transfer_set_state(transfer, TRANSFER_ENDED);
    transfer_free(transfer);
    if (host->robots != ROBOTS_ASKED) {
        schedule_host(f, host);
    }
}

/* ---- the ways a transfer goes on ---- */

static void
finish(struct fetcher *f, const struct lane *lane, const struct answer *answer,
       const struct error *why)
{
    struct transfer *transfer = lane->transfer;
    if (transfer->robots_of) {
        robots_finish(f, lane, answer, why);
        return;
    }
    struct page *page =
        answer->http_status ? page_of_answer(f, lane, true) : page_of_nothing(f, transfer, why);
    if (page && why->status) {
        page->error = why->status;
        page->error_text = arena_str(page->arena, str_of(why->text));
        page->truncated =
            page->truncated || (why->status != E_REDIRECT && why->status != E_FORBIDDEN &&
                                why->status != E_HTTP_TRANSIENT);
        page->not_modified = false;
    } else if (page && lane->is_body_cut && !page->error) {
        page->error_text =
            arena_printf(page->arena, "cut at %zu bytes (max-body)", lane->max_body_bytes);
    }
    page_archive(f, lane, page, ARCHIVE_FINAL);
    page_deliver(f, transfer, page);
}

static void
archive_on_the_way(struct fetcher *f, const struct lane *lane, const struct answer *answer)
{
    if (f->archive && answer->http_status) {
        struct page *page = page_of_answer(f, lane, false);
        page_archive(f, lane, page, lane->transfer->robots_of ? ARCHIVE_ROBOTS : ARCHIVE_HOP);
        page_free(page);
    }
}

static bool
may_retry(struct fetcher *f, const struct transfer *transfer, const struct answer *answer)
{
    const struct failure *failure = answer->failure;
    const struct source_state *state = fetcher_source(f, transfer->request.source);
    if (!state || (state->provider && state->provider->breaker == BREAKER_DEAD)) {
        return false;
    }
    if (!failure || failure->retry == RETRY_NEVER ||
        (transfer->method == METHOD_POST && failure->retry != RETRY_ALWAYS)) {
        return false;
    }
    return transfer->attempts <= transfer->request.source->set.retries &&
           transfer->host->pace.breaker != BREAKER_DEAD;
}

static bool
is_too_long(const struct fetcher *f, int64_t wait_ms)
{
    return wait_ms > PACE_HOLD_PATIENCE_MS ||
           (f->deadline_ms != PACE_NEVER && wait_ms > f->deadline_ms - clock_mono_ms());
}

/* Milliseconds until the next try; -1: longer than the run would wait. */
static int64_t
retry_wait_ms(struct fetcher *f, const struct transfer *transfer, const struct answer *answer)
{
    int64_t wait_ms = pace_backoff_ms(transfer->request.source->set.retry_delay_ms,
                                      transfer->attempts, fetcher_random(f));
    wait_ms = answer->retry_after_ms > wait_ms ? answer->retry_after_ms : wait_ms;
    return is_too_long(f, wait_ms) ? -1 : wait_ms;
}

static enum status
follow(struct fetcher *f, const struct lane *lane, const struct answer *answer, struct error *why)
{
    struct transfer *transfer = lane->transfer;
    struct redirect redirect;
    enum status status = transfer_redirect(transfer, answer->http_status, answer->location,
                                           &f->scratch, &redirect, why);
    struct str origin = status ? STR_NONE : url_origin(&f->scratch, redirect.url);
    if (!status && !origin.p) {
        status = error_set(why, E_FORBIDDEN, "redirect to an URL without a host");
    }
    if (!status && is_too_long(f, answer->redirect_wait_ms)) {
        status = error_set(why, E_HTTP_TRANSIENT, "redirect asks to wait %lld s (Retry-After)",
                           (long long)(answer->redirect_wait_ms / 1000));
    }
    if (status) {
        return status;
    }
    archive_on_the_way(f, lane, answer);
    status = transfer_follow(transfer, &redirect, origin, why);
    if (status) {
        return status;
    }
    return answer->redirect_wait_ms > 0
               ? schedule_later(f, transfer, origin, clock_mono_ms() + answer->redirect_wait_ms,
                                why)
               : schedule_enqueue(f, transfer, origin, true, why);
}

static void
failure_tell(const struct transfer *transfer, const struct answer *answer, struct error *ret)
{
    char tries[32] = "";
    if (transfer->attempts > 1) {
        (void)snprintf(tries, sizeof tries, ", after %d tries", transfer->attempts);
    }
    const struct failure *failure = answer->failure;
    if (failure->status == E_HTTP_TRANSIENT) {
        (void)error_set(ret, failure->status, "HTTP %d %s%s", answer->http_status, failure->text,
                        tries);
    } else {
        (void)error_set(ret, failure->status, "%s%s%s", failure->text, tries,
                        failure == &answer->own && failure->status == E_FORBIDDEN
                            ? " address: refused (allow-private = yes fetches it)"
                            : "");
    }
}

static void
go_on(struct fetcher *f, const struct lane *lane, const struct answer *answer)
{
    struct transfer *transfer = lane->transfer;
    struct error why = {0};
    bool can_retry = may_retry(f, transfer, answer);
    bool is_redirect = !answer->failure && answer->location.n > 0 && !lane->is_body_cut;
    if ((can_retry || is_redirect) && fetcher_is_stopping(f)) {
        transfer_set_state(transfer, TRANSFER_ENDED); /* it stays in the frontier */
        transfer_free(transfer);
        return;
    }
    int64_t wait_ms = can_retry ? retry_wait_ms(f, transfer, answer) : -1;
    if (wait_ms >= 0) {
        archive_on_the_way(f, lane, answer);
        schedule_delay(f, transfer, clock_mono_ms() + wait_ms);
        f->counters.retries++;
        return;
    }
    if (is_redirect && follow(f, lane, answer, &why) == OK) {
        return;
    }
    if (answer->failure) {
        failure_tell(transfer, answer, &why);
    }
    finish(f, lane, answer, &why);
}

static void
lane_rest(struct fetcher *f, struct lane *lane)
{
    *(lane->prev ? &lane->prev->next : &f->busy_lanes) = lane->next;
    if (lane->next) {
        lane->next->prev = lane->prev;
    }
    lane_clear(lane);
    lane->prev = NULL;
    lane->next = f->idle_lanes;
    f->idle_lanes = lane;
}

void
answer_take(struct fetcher *f, struct lane *lane, CURLcode code)
{
    struct transfer *transfer = lane->transfer;
    struct host *host = transfer->host;
    loop_remove(&f->loop, lane->easy);
    transfer_set_state(transfer, TRANSFER_ANSWERED);
    f->in_flight--;
    f->counters.in_flight--;
    struct answer answer;
    answer_judge(f, lane, code, &answer);
    f->counters.responses += answer.http_status != 0;
    f->counters.wire_bytes += lane->body.n + lane->head.n;
    teach_host(f, lane, &answer);
    go_on(f, lane, &answer);
    lane_rest(f, lane);
    arena_reset(&f->scratch);
    schedule_host(f, host);
}
