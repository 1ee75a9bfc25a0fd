/* fetch/schedule.c: who goes next. A host is in the heap while it has something
 * that could start; its key is when the law (pace.h) allows it. Before a
 * transfer gets a lane it is judged: robots.txt, holds, breaker, address. */
#include "fetch/fetcher.h"

#include "base/clock.h"
#include "base/limits.h"
#include "base/url.h"
#include "fetch/address.h"
#include "fetch/robots.h"

#include "base/banned.h"

enum {
    DENIAL_KEPT_S = 30 * 60, /* then a long run asks for robots.txt again */
    RULES_KEPT_BYTES = 1024,
    STEPS_PER_TURN = 256, /* a long row of refusals must not starve the network */
};

/* How long the run would wait for a host: ten minutes, or what is left of it. */
static int64_t
patience_ms(const struct fetcher *f, int64_t now_ms)
{
    int64_t left_ms =
        f->deadline_ms == PACE_NEVER ? PACE_HOLD_PATIENCE_MS : f->deadline_ms - now_ms;
    return left_ms < PACE_HOLD_PATIENCE_MS ? left_ms : PACE_HOLD_PATIENCE_MS;
}

static bool
is_held_too_long(const struct fetcher *f, const struct host *host, int64_t now_ms)
{
    return host->pace.hold_until_ms - now_ms > patience_ms(f, now_ms);
}

static bool
may_crawl_no_more(const struct host *host)
{
    return host->pace.crawl_delay_ms > PACE_CRAWL_DELAY_MAX_MS && host->pace.asked_pages > 0;
}

static const struct provider *
provider_of(struct fetcher *f, const struct transfer *transfer)
{
    const struct source_state *state = fetcher_source(f, transfer->request.source);
    return state ? state->provider : NULL;
}

static int64_t
due_ms(struct fetcher *f, const struct host *host, int64_t now_ms)
{
    const struct transfer *head = host_head(host);
    const struct transfer *first = head ? head : host->delayed.head;
    if (!first) {
        return PACE_NEVER;
    }
    int64_t ready_ms = head ? INT64_MIN : first->not_before_ms;
    if (is_held_too_long(f, host, now_ms) || may_crawl_no_more(host)) {
        return ready_ms; /* to be refused: no reason to wait */
    }
    const struct pace_limits limits = transfer_limits(first);
    int64_t pace_ms = pace_due_ms(&host->pace, &limits);
    const struct provider *provider = provider_of(f, first);
    int64_t provider_ms = provider ? provider_due_ms(provider, now_ms) : INT64_MIN;
    pace_ms = provider_ms > pace_ms ? provider_ms : pace_ms;
    return pace_ms > ready_ms ? pace_ms : ready_ms;
}

static void
place(struct fetcher *f, struct host *host)
{
    struct error err = {0};
    if (hosts_schedule(&f->hosts, host, due_ms(f, host, clock_mono_ms()), &err) != OK) {
        fetcher_fail(f, &err);
    }
}

void
schedule_host(struct fetcher *f, struct host *host)
{
    feed_draw(f, host);
    place(f, host);
    if (!host_is_empty(host) || host->pace.in_flight || host->has_more ||
        host->robots == ROBOTS_ASKED) {
        return;
    }
    /* The store keeps robots.txt; of a host at rest only its pace is kept here. */
    if (host->robots == ROBOTS_KNOWN && f->feed.robots_get && host->rules.cap > RULES_KEPT_BYTES) {
        buf_release(&host->rules);
        host->robots = ROBOTS_UNKNOWN;
    }
    hosts_set_active(&f->hosts, host, false);
    hosts_trim(&f->hosts, clock_mono_ms());
}

enum status
schedule_enqueue(struct fetcher *f, struct transfer *transfer, struct str origin, bool is_first,
                 struct error *err)
{
    struct host *host = NULL;
    enum status status = fetcher_host(f, origin, &host, err);
    if (status) {
        return status;
    }
    transfer->host = host;
    transfer_set_state(transfer, TRANSFER_QUEUED);
    struct transfer_list *list = transfer->robots_of ? &host->urgent : &host->ready;
    if (is_first) {
        transfer_push_front(list, transfer);
    } else {
        transfer_push(list, transfer);
    }
    f->counters.queued++;
    hosts_set_active(&f->hosts, host, true);
    place(f, host);
    return OK;
}

void
schedule_delay(struct fetcher *f, struct transfer *transfer, int64_t until_ms)
{
    transfer->not_before_ms = until_ms;
    transfer_set_state(transfer, TRANSFER_DELAYED);
    transfer_insert_by_time(&transfer->host->delayed, transfer);
    f->counters.queued++;
}

enum status
schedule_later(struct fetcher *f, struct transfer *transfer, struct str origin, int64_t until_ms,
               struct error *err)
{
    struct host *host = NULL;
    enum status status = fetcher_host(f, origin, &host, err);
    if (status) {
        return status;
    }
    transfer->host = host;
    schedule_delay(f, transfer, until_ms);
    hosts_set_active(&f->hosts, host, true);
    place(f, host);
    return OK;
}

void
schedule_refuse(struct fetcher *f, struct transfer *transfer, const struct error *why)
{
    struct host *of = transfer->robots_of;
    if (of) { /* its pages learn of it one by one */
        robots_deny(of, why->text, fetcher_now_s(f));
        transfer_set_state(transfer, TRANSFER_ENDED);
        transfer_free(transfer);
        place(f, of);
        return;
    }
    f->counters.robots_denied += why->status == E_ROBOTS;
    page_deliver(f, transfer, page_of_nothing(f, transfer, why));
}

/* ---- robots.txt ---- */

static bool
robots_needed(const struct fetcher *f, const struct host *host, const struct transfer *transfer)
{
    if (transfer->robots_of || !transfer->request.source->set.robots) {
        return false;
    }
    int64_t age_s = fetcher_now_s(f) - host->robots_at_s;
    return host->robots == ROBOTS_UNKNOWN ||
           (host->robots == ROBOTS_KNOWN && age_s > ROBOTS_KEPT_S) ||
           (host->robots == ROBOTS_DENIED && age_s > DENIAL_KEPT_S);
}

static bool
robots_from_store(struct fetcher *f, struct host *host)
{
    struct str body = STR_NONE;
    int http_status = 0;
    int64_t at_s = TIME_UNKNOWN, now_s = fetcher_now_s(f);
    if (!f->feed.robots_get ||
        f->feed.robots_get(f->feed.ctx, host->origin, &f->scratch, &body, &http_status, &at_s) !=
            OK ||
        !http_status || at_s == TIME_UNKNOWN || at_s > now_s || now_s - at_s > ROBOTS_KEPT_S) {
        arena_reset(&f->scratch);
        return false;
    }
    robots_settle(f, host, body, http_status, at_s);
    arena_reset(&f->scratch);
    return true;
}

/* Asks for the origin's robots.txt on behalf of the transfer, which waits. */
static void
robots_ask(struct fetcher *f, struct host *host, const struct transfer *on_behalf)
{
    struct request request = {
        .url = arena_printf(&f->scratch, "%.*s/robots.txt", STR_ARG(host->origin)),
        .source = on_behalf->request.source};
    struct transfer *transfer = NULL;
    struct error err = {0};
    enum status status = transfer_new(&request, host->origin, &transfer, &err);
    arena_reset(&f->scratch);
    if (!status) {
        transfer->robots_of = host;
        host->robots = ROBOTS_ASKED;
        status = schedule_enqueue(f, transfer, host->origin, true, &err);
    }
    if (status) {
        fetcher_fail(f, &err);
    }
}

/* ---- judging and starting ---- */

/* Why the transfer must not be sent; OK when it may. */
static enum status
judge(struct fetcher *f, const struct transfer *transfer, int64_t now_ms, struct error *ret)
{
    const struct host *host = transfer->host;
    const struct settings *set = &transfer->request.source->set;
    struct source_state *state = fetcher_source(f, transfer->request.source);
    if (!state) {
        return error_set(ret, E_NOMEM, "out of memory");
    }
    if (set->proxy.n && !set->allow_private &&
        address_host_is_private(url_split(transfer->url).host)) {
        return error_set(ret, E_FORBIDDEN, "private address (allow-private = yes fetches it)");
    }
    if (is_held_too_long(f, host, now_ms)) {
        char until[TIME_BYTES];
        date_write_time(fetcher_now_s(f) + (host->pace.hold_until_ms - now_ms) / 1000, until);
        return error_set(ret, E_HTTP_TRANSIENT,
                         "host asked to be left alone until %s (Retry-After)", until);
    }
    if (host->pace.breaker == BREAKER_DEAD && state->was_asked && !transfer->robots_of) {
        return error_set(ret, E_CONNECT, "host given up for this run after %d failures in a row",
                         host->pace.failures);
    }
    if (state->provider && state->provider->breaker == BREAKER_DEAD && state->was_asked &&
        !transfer->robots_of) {
        return error_set(ret, E_CONNECT, "%.*s given up for this run after %d failures in a row",
                         STR_ARG(state->provider->kind), state->provider->failures);
    }
    if (transfer->robots_of || !set->robots) {
        return OK;
    }
    if (host->robots == ROBOTS_DENIED) {
        return error_set(ret, E_ROBOTS, "%s",
                         host->denial ? host->denial : "robots.txt unreachable");
    }
    if (!robots_rules_allow(buf_str(&host->rules), transfer->url)) {
        return error_set(ret, E_ROBOTS, "robots.txt of %s disallows it", host->origin.p);
    }
    if (may_crawl_no_more(host)) {
        return error_set(ret, E_ROBOTS, "Crawl-delay of %lld s allows one request in a run",
                         (long long)(host->pace.crawl_delay_ms / 1000));
    }
    return OK;
}

static struct lane *
lane_take(struct fetcher *f, struct error *err)
{
    struct lane *lane = f->idle_lanes;
    if (lane) {
        f->idle_lanes = lane->next;
    } else if (lane_new(f->user_agent, &lane, err) != OK) {
        return NULL;
    }
    lane->prev = NULL;
    lane->next = f->busy_lanes;
    if (lane->next) {
        lane->next->prev = lane;
    }
    f->busy_lanes = lane;
    return lane;
}

static void
start(struct fetcher *f, struct transfer *transfer)
{
    struct host *host = transfer->host;
    const struct settings *set = &transfer->request.source->set;
    struct source_state *state = fetcher_source(f, transfer->request.source);
    struct error err = {0};
    struct lane *lane = state ? lane_take(f, &err) : NULL;
    size_t max_body_bytes = (size_t)set->max_body_bytes;
    if (transfer->robots_of && max_body_bytes > LIMIT_ROBOTS_BYTES) {
        max_body_bytes = LIMIT_ROBOTS_BYTES;
    }
    transfer_set_state(transfer, TRANSFER_RUNNING);
    const struct lane_dress dress = {
        .transfer = transfer,
        .headers = state ? &state->headers : NULL,
        .names = f->names[host->hash % NAME_CACHES],
        .max_body_bytes = max_body_bytes,
        /* A connection made for a source that may meet private addresses must
         * not serve one that may not. */
        .needs_fresh_connection = host->met_private && !set->allow_private,
    };
    if (!lane || lane_dress_for(lane, &dress, &err) != OK ||
        loop_add(&f->loop, lane->easy, &err) != OK) {
        fetcher_fail(f, &err); /* it is freed with its lane, or here */
        if (!lane) {
            transfer_free(transfer);
        }
        return;
    }
    const struct pace_limits limits = transfer_limits(transfer);
    transfer->started_ms = clock_mono_ms();
    transfer->attempts++;
    pace_started(&host->pace, &limits, transfer->started_ms);
    host->pace.asked_pages += !transfer->robots_of;
    if (state->provider) {
        provider_started(state->provider);
    }
    host->met_private |= set->allow_private;
    state->was_asked |= !transfer->robots_of;
    f->in_flight++;
    f->counters.in_flight++;
    f->counters.requests++;
}

static void
step(struct fetcher *f, struct host *host, int64_t now_ms)
{
    if (due_ms(f, host, now_ms) > now_ms) { /* its provider's breaker opened meanwhile */
        place(f, host);
        return;
    }
    host_promote(host, now_ms);
    struct transfer *transfer = host_take(host);
    if (!transfer) {
        schedule_host(f, host);
        return;
    }
    if (robots_needed(f, host, transfer) && !robots_from_store(f, host)) {
        transfer_set_state(transfer, TRANSFER_QUEUED);
        transfer_push_front(&host->ready, transfer);
        robots_ask(f, host, transfer);
        return;
    }
    f->counters.queued--;
    struct error why = {0};
    if (judge(f, transfer, now_ms, &why) != OK) {
        schedule_refuse(f, transfer, &why);
    } else {
        start(f, transfer);
    }
    schedule_host(f, host);
}

void
schedule_run(struct fetcher *f)
{
    for (int steps = 0;
         steps < STEPS_PER_TURN && f->in_flight < f->max_in_flight && !fetcher_is_stopping(f);
         steps++) {
        struct host *host = hosts_next(&f->hosts);
        int64_t now_ms = clock_mono_ms();
        if (!host || host->due_ms > now_ms) {
            return;
        }
        step(f, host, now_ms);
    }
}
