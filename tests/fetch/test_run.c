/* tests/fetch/test_run.c: a run as a whole: stopping, shards, proxies, many hosts
 * in flat memory, dead hosts given up. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <xxhash.h>

#include "base/clock.h"
#include "support_feed.h"
#include "support_server.h"

static bool
serve_slowly(void *ctx, const struct seen *seen, int fd)
{
    (void)ctx;
    nap_ms(strcmp(seen->path, "/slow") == 0 ? 300 : 0);
    if (strcmp(seen->path, "/ill") == 0) {
        return send_answer(fd, "500 Oops", "", "");
    }
    return strcmp(seen->path, "/busy") == 0 ? send_answer(fd, "503 Busy", "", "")
                                            : send_answer(fd, "200 OK", "", seen->method);
}

static struct fetcher *
make_fetcher(struct test_feed *feed, const struct settings *set, int shard, int n_shards)
{
    struct fetch_feed calls = test_feed_calls(feed);
    struct fetch_options options = {
        .set = set, .shard = shard, .n_shards = n_shards, .now_s = clock_now_s()};
    struct error err = {0};
    struct fetcher *fetcher = NULL;
    assert_int_equal(fetcher_new(&options, &calls, &fetcher, &err), OK);
    return fetcher;
}

/* ---- stopping ---- */

struct stopper {
    struct fetcher *fetcher;
    struct test_server *server;
    bool is_hard;
};

static void *
stop_when_asked(void *arg)
{
    struct stopper *stopper = arg;
    while (test_server_count(stopper->server, "/slow") == 0) {
        nap_ms(5);
    }
    fetcher_stop(stopper->fetcher, stopper->is_hard);
    return NULL;
}

static void
stopping_softly_ends_what_is_under_way(void **state)
{
    (void)state;
    for (int is_hard = 0; is_hard < 2; is_hard++) {
        struct test_server *server = test_server_start(serve_slowly, NULL);
        struct test_feed *feed = test_feed_new();
        struct source source = test_source("stop");
        source.set.concurrency = 1;
        for (int i = 0; i < 50; i++) {
            (void)test_feed_add(feed, &source, test_url(server, "/slow"));
        }
        struct fetcher *fetcher = make_fetcher(feed, &source.set, 0, 1);
        struct stopper stopper = {fetcher, server, is_hard};
        pthread_t thread;
        assert_int_equal(pthread_create(&thread, NULL, stop_when_asked, &stopper), 0);
        struct error err = {0};
        assert_int_equal(fetcher_run(fetcher, &err), OK);
        (void)pthread_join(thread, NULL);
        assert_int_equal(feed->n_pages, is_hard ? 0 : 1);
        assert_int_equal(fetcher_stats(fetcher).in_flight, 0);
        fetcher_free(fetcher);
        test_feed_free(feed);
        test_server_stop(server);
    }
}

/* What would be tried again is left to the next run, not told as failed. */
static void
a_failure_at_the_deadline_stays_in_the_frontier(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_slowly, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("late");
    source.set.timeout_ms = 200; /* less than the server takes */
    source.set.deadline_ms = 100;
    (void)test_feed_add(feed, &source, test_url(server, "/slow"));
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(test_server_count(server, "/slow"), 1);
    assert_int_equal(feed->n_pages, 0);
    test_feed_free(feed);
    test_server_stop(server);
}

static struct fetcher *signalled;

static void
on_signal(int number)
{
    (void)number;
    fetcher_stop(signalled, true);
}

static void
a_signal_handler_may_stop_it(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_slowly, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("signal");
    source.set.rate_mhz = 1; /* it would wait for a quarter of an hour */
    (void)test_feed_add(feed, &source, test_url(server, "/a"));
    (void)test_feed_add(feed, &source, test_url(server, "/b"));
    signalled = make_fetcher(feed, &source.set, 0, 1);
    struct sigaction action = {.sa_handler = on_signal}, before;
    (void)sigaction(SIGALRM, &action, &before);
    (void)alarm(1);
    struct error err = {0};
    assert_int_equal(fetcher_run(signalled, &err), OK);
    (void)sigaction(SIGALRM, &before, NULL);
    assert_int_equal(feed->n_pages, 1);
    fetcher_free(signalled);
    test_feed_free(feed);
    test_server_stop(server);
}

/* ---- shards ---- */

static void
shards_share_the_hosts(void **state)
{
    (void)state;
    enum { SHARDS = 3, SERVERS = 9 };
    struct test_server *servers[SERVERS];
    for (int i = 0; i < SERVERS; i++) {
        servers[i] = test_server_start(serve_slowly, NULL);
    }
    int n_seen[SERVERS] = {0};
    for (int shard = 0; shard < SHARDS; shard++) {
        struct test_feed *feed = test_feed_new();
        struct source source = test_source("shard");
        size_t n_mine = 0;
        for (int i = 0; i < SERVERS; i++) {
            (void)test_feed_add(feed, &source, test_url(servers[i], "/x"));
            struct str origin = feed->requests[i].host;
            n_mine += XXH3_64bits(origin.p, origin.n) % SHARDS == (uint64_t)shard;
        }
        struct fetcher *fetcher = make_fetcher(feed, &source.set, shard, SHARDS);
        struct error err = {0};
        assert_int_equal(fetcher_run(fetcher, &err), OK);
        assert_int_equal(feed->n_pages, n_mine);
        fetcher_free(fetcher);
        test_feed_free(feed);
    }
    for (int i = 0; i < SERVERS; i++) {
        n_seen[i] = test_server_count(servers[i], "/x");
        assert_int_equal(n_seen[i], 1);
        test_server_stop(servers[i]);
    }
}

/* ---- proxies ---- */

static bool
serve_proxy(void *ctx, const struct seen *seen, int fd)
{
    (void)ctx;
    if (strcmp(seen->path, "http://a.example/go") == 0) {
        return send_answer(fd, "302 Found", "Location: http://169.254.169.254/latest\r\n", "");
    }
    return send_answer(fd, "200 OK", "", strncmp(seen->path, "http://", 7) == 0 ? "by proxy" : "?");
}

static void
a_proxy_is_used_and_no_way_in(void **state)
{
    (void)state;
    struct test_server *proxy = test_server_start(serve_proxy, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("proxied");
    source.set.proxy = str_of(test_url(proxy, ""));
    source.set.allow_private = false;
    struct request *open = test_feed_add(feed, &source, "http://a.example/x");
    struct request *shut = test_feed_add(feed, &source, "http://127.0.0.1:1/x");
    struct request *named = test_feed_add(feed, &source, "http://localhost/x");
    struct request *led = test_feed_add(feed, &source, "http://a.example/go");
    test_fetch(feed, &source.set, NULL, NULL);
    assert_true(str_is(test_feed_page(feed, open)->body, "by proxy"));
    assert_int_equal(test_feed_page(feed, led)->error, E_FORBIDDEN);
    assert_int_equal(test_server_count(proxy, "http://169.254.169.254/latest"), 0);
    assert_int_equal(test_feed_page(feed, shut)->error, E_FORBIDDEN);
    assert_int_equal(test_feed_page(feed, named)->error, E_FORBIDDEN);
    assert_int_equal(test_server_count(proxy, "http://a.example/x"), 1);
    test_feed_free(feed);
    test_server_stop(proxy);
}

/* The environment's proxy is not ours: what is configured is what happens. */
static void
proxies_of_the_environment_are_ignored(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_slowly, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("direct");
    assert_int_equal(setenv("http_proxy", "http://127.0.0.1:1", 1), 0);
    (void)test_feed_add(feed, &source, test_url(server, "/x"));
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(unsetenv("http_proxy"), 0);
    assert_int_equal(feed->pages[0]->http_status, 200);
    test_feed_free(feed);
    test_server_stop(server);
}

/* ---- what is tried again ---- */

static void
posts_are_tried_again_only_when_not_taken(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_slowly, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("post");
    static const char *const PATHS[] = {"/ok", "/ill", "/busy"};
    for (int i = 0; i < 3; i++) {
        struct request *request = test_feed_add(feed, &source, test_url(server, PATHS[i]));
        request->method = STR("POST");
        request->body = STR("{}");
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(test_server_count(server, "/ok"), 1);
    assert_int_equal(test_server_count(server, "/ill"), 1);
    assert_int_equal(test_server_count(server, "/busy"), 3);
    assert_true(str_is(test_feed_page(feed, &feed->requests[0].request)->body, "POST"));
    assert_true(str_is(test_feed_page(feed, &feed->requests[0].request)->request_body, "{}"));
    test_feed_free(feed);
    test_server_stop(server);
}

/* Given up after five failures and three probes; yet a source that has not been
 * asked in this run is asked once. */
static void
a_dead_host_is_given_up_but_each_source_asks(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_slowly, NULL);
    struct test_feed *feed = test_feed_new();
    struct source first = test_source("first"), second = test_source("second");
    first.set.concurrency = second.set.concurrency = 1;
    first.set.retries = second.set.retries = 0;
    for (int i = 0; i < 40; i++) {
        (void)test_feed_add(feed, &first, test_url(server, "/ill"));
    }
    struct request *other = test_feed_add(feed, &second, test_url(server, "/ill"));
    struct fetch_stats stats;
    test_fetch(feed, &first.set, NULL, &stats);
    assert_int_equal(feed->n_pages, 41);
    assert_int_equal(test_server_count(server, "/ill"), 5 + 3 + 1);
    assert_int_equal(test_feed_page(feed, other)->http_status, 500);
    const struct page *given_up = test_feed_page(feed, &feed->requests[39].request);
    assert_int_equal(given_up->error, E_CONNECT);
    assert_true(str_has(given_up->error_text, STR("given up")));
    test_feed_free(feed);
    test_server_stop(server);
}

/* ---- many hosts ---- */

static long
resident_kib(void)
{
    char text[4096] = "";
    FILE *file = fopen("/proc/self/status", "r");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    (void)fclose(file);
    text[n] = '\0';
    const char *at = strstr(text, "VmRSS:");
    int64_t kib = 0;
    assert_non_null(at);
    at += 6 + strspn(at + 6, " \t");
    assert_true(str_int((struct str){at, strspn(at, "0123456789")}, &kib));
    return (long)kib;
}

static long
run_over_hosts(int n_hosts)
{
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("many");
    source.set.retries = 0;
    source.set.connections = 20;
    feed->discards_pages = true;
    for (int i = 0; i < n_hosts * 2; i++) { /* nobody listens: the port is reserved */
        char url[64];
        (void)snprintf(url, sizeof url, "http://127.1.%d.%d:1/%d", i / 2 / 250, 1 + i / 2 % 250, i);
        (void)test_feed_add(feed, &source, url);
    }
    long before_kib = resident_kib();
    struct fetcher *fetcher = make_fetcher(feed, &source.set, 0, 1);
    struct error err = {0};
    assert_int_equal(fetcher_run(fetcher, &err), OK);
    assert_int_equal(feed->n_pages, (size_t)n_hosts * 2);
    assert_int_equal(fetcher_stats(fetcher).hosts, (uint32_t)n_hosts);
    assert_int_equal(fetcher_stats(fetcher).queued, 0);
    long grown_kib = resident_kib() - before_kib;
    fetcher_free(fetcher);
    test_feed_free(feed);
    return grown_kib;
}

static void
memory_is_flat_over_many_hosts(void **state)
{
    (void)state;
    (void)run_over_hosts(100); /* libraries warm up */
    long few_kib = run_over_hosts(200);
    long many_kib = run_over_hosts(3000);
#if !defined(__SANITIZE_ADDRESS__)                /* it keeps freed memory back */
    assert_true(many_kib - few_kib < 12 * 1024L); /* a host at rest is 400 bytes */
#else
    (void)few_kib;
    (void)many_kib;
#endif
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stopping_softly_ends_what_is_under_way),
        cmocka_unit_test(a_failure_at_the_deadline_stays_in_the_frontier),
        cmocka_unit_test(a_signal_handler_may_stop_it),
        cmocka_unit_test(shards_share_the_hosts),
        cmocka_unit_test(a_proxy_is_used_and_no_way_in),
        cmocka_unit_test(proxies_of_the_environment_are_ignored),
        cmocka_unit_test(posts_are_tried_again_only_when_not_taken),
        cmocka_unit_test(a_dead_host_is_given_up_but_each_source_asks),
        cmocka_unit_test(memory_is_flat_over_many_hosts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
