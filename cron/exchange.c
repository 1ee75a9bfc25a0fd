/* cron/exchange.c: once a day a run asks for the European Central Bank's exchange
 * rates, as it asks for anything: robots.txt, limits, the User-Agent, addresses.
 * A failure is said and harms nothing: reports go on with the rates there are. */
#include "cron/exchange.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/rates.h"
#include "base/url.h"
#include "fetch/fetch.h"

#include "base/banned.h"

#define ECB_URL "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml"

enum {
    FILE_BYTES = 1024 * 1024, /* it has 2 KiB; the one of 90 days 70 */
    CONNECT_MS = 10000,
    TIMEOUT_MS = 20000,
    RETRIES = 1
};

/* A fetcher's surroundings with one request in them. */
struct asking {
    struct source source;
    struct str url;
    bool is_drawn;
    struct page *page; /* owned */
};

static enum status
asking_hosts(void *ctx, struct arena *arena, size_t max, struct str *ret, size_t *ret_n,
             struct error *err)
{
    struct asking *a = ctx;
    *ret_n = 0;
    if (!a->is_drawn && max > 0) {
        ret[0] = url_origin(arena, a->url);
        *ret_n = ret[0].n > 0;
    }
    return arena->failed ? error_set(err, E_NOMEM, "out of memory") : OK;
}

/* NOLINTBEGIN(readability-function-size): the fetcher's callback has these parameters */
static enum status
asking_draw(void *ctx, struct str host, int64_t after_id, size_t max, struct arena *arena,
            struct request **ret, struct error *err)
{
    struct asking *a = ctx;
    (void)host;
    (void)after_id;
    *ret = NULL;
    if (a->is_drawn || max == 0) {
        return OK;
    }
    struct request *request = ARENA_NEW(arena, struct request);
    if (!request) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    *request = (struct request){
        .id = 1, .url = a->url, .source = &a->source, .role = PAGE_LISTING, .method = STR_NONE};
    a->is_drawn = true;
    *ret = request;
    return OK;
}
/* NOLINTEND(readability-function-size) */

static uint64_t
asking_generation(void *ctx)
{
    (void)ctx;
    return 1;
}

static bool
asking_is_settled(void *ctx)
{
    (void)ctx;
    return true;
}

static bool
asking_deliver(void *ctx, struct page *page)
{
    struct asking *a = ctx;
    page_free(a->page);
    a->page = page;
    return true;
}

/* The page, or NULL: it could not be asked for. */
static enum status
ask(struct asking *a, const struct settings *set, struct error *err)
{
    struct fetcher *fetcher = NULL;
    const struct fetch_options options = {
        .set = set, .n_shards = 1, .now_s = clock_now_s(), .run_label = STR("exchange-rates")};
    const struct fetch_feed feed = {.ctx = a,
                                    .hosts = asking_hosts,
                                    .draw = asking_draw,
                                    .generation = asking_generation,
                                    .is_settled = asking_is_settled,
                                    .deliver = asking_deliver};
    enum status status = fetcher_new(&options, &feed, &fetcher, err);
    if (status == OK) {
        status = fetcher_run(fetcher, err);
    }
    fetcher_free(fetcher);
    return status;
}

static enum status
read_page(const struct page *page, struct rates *ret, struct error *err)
{
    if (!page) {
        return error_set(err, E_CONNECT, "no answer");
    }
    if (page->error != OK) {
        return error_set(err, page->error, "%.*s", STR_ARG(page->error_text));
    }
    if (page->http_status != 200) {
        return error_set(err, E_HTTP, "status %d", page->http_status);
    }
    return rates_read(page->body, clock_now_s(), ret, err);
}

struct str
exchange_url(const struct settings *set)
{
    return str_is(set->exchange_rates, "auto")  ? STR(ECB_URL)
           : str_is(set->exchange_rates, "off") ? STR_NONE
                                                : set->exchange_rates;
}

enum status
exchange_update(struct store *store, const struct settings *set, struct error *err)
{
    struct asking a = {.url = exchange_url(set)};
    struct rates rates;
    struct error why = {0};
    bool is_due = false;
    enum status status = a.url.n ? store_rates_due(store, clock_now_s(), &is_due, err) : OK;
    if (status != OK || !is_due) {
        return status;
    }
    status = store_rates_asked(store, clock_now_s(), err);
    if (status != OK) {
        return status;
    }
    a.source = (struct source){.name = STR("exchange-rates"), .set = *set};
    a.source.set.connect_timeout_ms = CONNECT_MS;
    a.source.set.timeout_ms = TIMEOUT_MS;
    a.source.set.max_body_bytes = FILE_BYTES;
    a.source.set.retries = RETRIES;
    enum status asked = ask(&a, set, &why);
    asked = asked == OK ? read_page(a.page, &rates, &why) : asked;
    page_free(a.page);
    if (asked != OK) {
        LOG(LOG_WARN, STR("exchange-rates"), "rates-not-read", LOG_TEXT("why", str_of(why.text)),
            LOG_TEXT("url", a.url));
        return OK;
    }
    LOG(LOG_INFO, STR("exchange-rates"), "rates-read", LOG_INT("currencies", rates.n),
        LOG_TEXT("url", a.url));
    return store_rates_put(store, &rates, err);
}
