/* tests/fetch/support_feed.c: see support_feed.h. */
#include "support_feed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/url.h"

static enum status
feed_hosts(void *ctx, struct arena *arena, size_t max, struct str *ret, size_t *ret_n,
           struct error *err)
{
    (void)err;
    struct test_feed *feed = ctx;
    feed->n_hosts_calls++;
    size_t n = 0;
    for (size_t i = 0; i < feed->n && n < max; i++) {
        if (feed->requests[i].is_drawn || (n > 0 && str_eq(ret[n - 1], feed->requests[i].host))) {
            continue;
        }
        bool is_known = false;
        for (size_t k = n; k > 0 && n - k < 8 && !is_known; k--) {
            is_known = str_eq(ret[k - 1], feed->requests[i].host);
        }
        if (!is_known) {
            ret[n++] = arena_str(arena, feed->requests[i].host);
        }
    }
    *ret_n = n;
    return OK;
}

static enum status
feed_draw(void *ctx, struct str host, int64_t after_id, size_t max, struct arena *arena,
          struct request **ret, struct error *err)
{
    (void)err;
    struct test_feed *feed = ctx;
    struct request **tail = ret;
    size_t n = 0, n_out = 0;
    feed->n_draw_calls++;
    *ret = NULL;
    for (size_t i = 0; i < feed->n && n < max; i++) {
        struct feed_request *row = &feed->requests[i];
        if (row->is_old || row->request.id <= after_id || !str_eq(row->host, host)) {
            continue;
        }
        assert_false(row->is_drawn);
        row->is_drawn = true;
        struct request *copy = ARENA_NEW(arena, struct request);
        *copy = row->request;
        *tail = copy;
        tail = &copy->next;
        n++;
    }
    for (size_t i = 0; i < feed->n; i++) {
        n_out += feed->requests[i].is_drawn;
    }
    n_out -= feed->n_pages;
    feed->most_undelivered = n_out > feed->most_undelivered ? n_out : feed->most_undelivered;
    return OK;
}

static uint64_t
feed_generation(void *ctx)
{
    return ((struct test_feed *)ctx)->generation;
}

static bool
feed_is_settled(void *ctx)
{
    (void)ctx;
    return true;
}

static bool
feed_deliver(void *ctx, struct page *page)
{
    struct test_feed *feed = ctx;
    if (feed->discards_pages) {
        feed->n_pages++;
        page_free(page);
    } else {
        feed->pages[feed->n_pages++] = page;
    }
    return feed->stops_after == 0 || feed->n_pages < feed->stops_after;
}

static enum status
feed_robots_get(void *ctx, struct str origin, struct arena *arena, struct str *ret_body,
                int *ret_http_status, int64_t *ret_fetched_at_s)
{
    struct test_feed *feed = ctx;
    *ret_http_status = 0;
    *ret_fetched_at_s = TIME_UNKNOWN;
    if (str_eq(origin, feed->robots_origin)) {
        *ret_body = arena_str(arena, feed->robots_body);
        *ret_http_status = feed->robots_http_status;
        *ret_fetched_at_s = feed->robots_fetched_at_s;
    }
    return OK;
}

static void
feed_robots_put(void *ctx, struct str origin, struct str body, int http_status,
                int64_t fetched_at_s)
{
    struct test_feed *feed = ctx;
    feed->robots_origin = arena_str(&feed->arena, origin);
    feed->robots_body = arena_str(&feed->arena, body);
    feed->robots_http_status = http_status;
    feed->robots_fetched_at_s = fetched_at_s;
    feed->n_robots_put++;
}

static int64_t
feed_hold_get(void *ctx, struct str origin)
{
    struct test_feed *feed = ctx;
    return str_eq(origin, feed->hold_origin) ? feed->hold_until_s : 0;
}

static void
feed_hold_put(void *ctx, struct str origin, int64_t until_s)
{
    struct test_feed *feed = ctx;
    feed->hold_origin = arena_str(&feed->arena, origin);
    feed->hold_until_s = until_s;
}

struct fetch_feed
test_feed_calls(struct test_feed *feed)
{
    return (struct fetch_feed){
        .ctx = feed,
        .hosts = feed_hosts,
        .draw = feed_draw,
        .generation = feed_generation,
        .is_settled = feed_is_settled,
        .deliver = feed_deliver,
        .robots_get = feed->has_store ? feed_robots_get : NULL,
        .robots_put = feed->has_store ? feed_robots_put : NULL,
        .hold_get = feed->has_store ? feed_hold_get : NULL,
        .hold_put = feed->has_store ? feed_hold_put : NULL,
    };
}

struct test_feed *
test_feed_new(void)
{
    struct test_feed *feed = calloc(1, sizeof *feed);
    assert_non_null(feed);
    arena_init(&feed->arena, 64 * MIB);
    return feed;
}

void
test_feed_free(struct test_feed *feed)
{
    for (size_t i = 0; !feed->discards_pages && i < feed->n_pages; i++) {
        page_free(feed->pages[i]);
    }
    arena_release(&feed->arena);
    free(feed);
}

struct request *
test_feed_add(struct test_feed *feed, const struct source *source, const char *url)
{
    struct feed_request *row = &feed->requests[feed->n++];
    row->request = (struct request){
        .id = (int64_t)feed->n, .url = arena_str(&feed->arena, str_of(url)), .source = source};
    row->host = url_origin(&feed->arena, str_of(url));
    if (!row->host.p) {
        row->host = STR("http://nowhere.example");
    }
    feed->generation++;
    return &row->request;
}

const struct page *
test_feed_page(const struct test_feed *feed, const struct request *request)
{
    const struct page *found = NULL;
    for (size_t i = 0; i < feed->n_pages; i++) {
        if (feed->pages[i]->frontier_id == request->id) {
            assert_null(found);
            found = feed->pages[i];
        }
    }
    return found;
}

struct source
test_source(const char *name)
{
    return (struct source){.name = str_of(name),
                           .set = {.allow_private = true,
                                   .robots = false,
                                   .rate_mhz = 1000000000,
                                   .concurrency = 4,
                                   .connections = 50,
                                   .connect_timeout_ms = 2000,
                                   .timeout_ms = 5000,
                                   .max_body_bytes = MIB,
                                   .max_ratio = 200,
                                   .max_redirects = 10,
                                   .retries = 2,
                                   .retry_delay_ms = 1}};
}

void
test_fetch(struct test_feed *feed, const struct settings *set, const char *archive_dir,
           struct fetch_stats *ret_stats)
{
    struct fetch_feed calls = test_feed_calls(feed);
    struct fetch_options options = {.set = set,
                                    .archive_dir = str_of(archive_dir),
                                    .run_label = STR("test"),
                                    .n_shards = 1,
                                    .now_s = clock_now_s()};
    struct error err = {0};
    struct fetcher *fetcher = NULL;
    for (size_t i = 0; i < feed->n; i++) {
        feed->requests[i].is_old = feed->requests[i].is_drawn;
    }
    assert_int_equal(fetcher_new(&options, &calls, &fetcher, &err), OK);
    enum status status = fetcher_run(fetcher, &err);
    if (status != OK) {
        print_message("%s: %s\n", status_name(status), err.text);
    }
    assert_int_equal(status, OK);
    if (ret_stats) {
        *ret_stats = fetcher_stats(fetcher);
    }
    fetcher_free(fetcher);
}
