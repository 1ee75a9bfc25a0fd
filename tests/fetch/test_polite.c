/* tests/fetch/test_polite.c: robots.txt in all its answers, Retry-After, rates and
 * the bounds of a run, over real sockets. Nothing here demands that something be
 * quick; that something did not come too early is demanded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/date.h"
#include "support_feed.h"
#include "support_server.h"

struct robots_answer {
    const char *about, *answer;
    bool is_slow;
    enum status error; /* of a page on that host */
    int n_asked;       /* for robots.txt */
    bool is_put;       /* kept for the next run */
};

#define TEXT(status, body) "HTTP/1.1 " status "\r\nConnection: close\r\n\r\n" body

// clang-format off
static const struct robots_answer ANSWERS[] = {
    {"allows", TEXT("200 OK", "User-agent: *\nDisallow: /other\n"), false, OK, 1, true},
    {"disallows", TEXT("200 OK", "User-agent: *\nDisallow: /\n"), false, E_ROBOTS, 1, true},
    {"disallows us", TEXT("200 OK", "User-agent: Jobmill\nDisallow: /\n"), false, E_ROBOTS, 1, true},
    {"means others", TEXT("200 OK", "User-agent: jobmillbot\nDisallow: /\n"), false, OK, 1, true},
    {"empty", TEXT("200 OK", ""), false, OK, 1, true},
    {"HTML", TEXT("200 OK", "<html><body>Disallow: /</body></html>"), false, OK, 1, true},
    {"404", TEXT("404 Not Found", "User-agent: *\nDisallow: /\n"), false, OK, 1, true},
    {"403", TEXT("403 Forbidden", ""), false, OK, 1, true},
    {"401", TEXT("401 Unauthorized", ""), false, OK, 1, true},
    {"410", TEXT("410 Gone", ""), false, OK, 1, true},
    {"500", TEXT("500 Oops", ""), false, E_ROBOTS, 3, false},
    {"503", TEXT("503 Busy", ""), false, E_ROBOTS, 3, false},
    {"429", TEXT("429 Slow down", ""), false, E_ROBOTS, 3, false},
    {"silence", "", false, E_ROBOTS, 3, false},
    {"timeout", "HTTP/1.1 200 OK\r\n", true, E_ROBOTS, 3, false},
    {"redirect loop", "HTTP/1.1 301 Moved\r\nLocation: /robots.txt\r\nContent-Length: 0\r\n\r\n", false, OK, 1, false},
    {"redirect", "HTTP/1.1 301 Moved\r\nLocation: /rules\r\nContent-Length: 0\r\n\r\n", false, E_ROBOTS, 1, true},
};
// clang-format on

static bool
serve_robots(void *ctx, const struct seen *seen, int fd)
{
    const struct robots_answer *answer = ctx;
    if (strcmp(seen->path, "/robots.txt") == 0) {
        (void)send_z(fd, answer->answer);
        nap_ms(answer->is_slow ? 400 : 0);
        return false;
    }
    if (strcmp(seen->path, "/rules") == 0) {
        return send_answer(fd, "200 OK", "", "User-agent: *\nDisallow: /page\n");
    }
    return send_answer(fd, "200 OK", "", "page");
}

static void
robots_answers_mean_what_rfc_9309_says(void **state)
{
    (void)state;
    enum { PAGES = 4 };
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
        struct robots_answer answer = ANSWERS[i];
        struct test_server *server = test_server_start(serve_robots, &answer);
        struct test_feed *feed = test_feed_new();
        struct source source = test_source("robots");
        feed->has_store = true;
        source.set.robots = true;
        source.set.timeout_ms = 250;
        for (int k = 0; k < PAGES; k++) {
            char path[16];
            (void)snprintf(path, sizeof path, "/page%d", k);
            (void)test_feed_add(feed, &source, test_url(server, path));
        }
        test_fetch(feed, &source.set, NULL, NULL);
        assert_int_equal(feed->n_pages, PAGES);
        for (size_t k = 0; k < PAGES; k++) {
            const struct page *page = feed->pages[k];
            if (page->error != answer.error || (page->error && !page->error_text.n)) {
                fail_msg("%s: %s %.*s", answer.about, status_name(page->error),
                         STR_ARG(page->error_text));
            }
        }
        int n_asked = test_server_count(server, "/robots.txt");
        if (n_asked != answer.n_asked || (feed->n_robots_put == 1) != answer.is_put) {
            fail_msg("%s: asked %d times, put %d times", answer.about, n_asked, feed->n_robots_put);
        }
        test_feed_free(feed);
        test_server_stop(server);
    }
}

static bool
serve_way_there(void *ctx, const struct seen *seen, int fd)
{
    char location[400];
    (void)snprintf(location, sizeof location, "Location: %s\r\n", (const char *)ctx);
    return strcmp(seen->path, "/robots.txt") == 0 ? send_answer(fd, "404 Not Found", "", "")
                                                  : send_answer(fd, "302 Found", location, "");
}

/* A redirect is no way round the target's rules, which are asked for first. */
static void
robots_hold_for_redirects(void **state)
{
    (void)state;
    static struct robots_answer answer = {.answer =
                                              TEXT("200 OK", "User-agent: *\nDisallow: /page\n")};
    struct test_server *target = test_server_start(serve_robots, &answer);
    char there[256];
    for (int is_open = 0; is_open < 2; is_open++) {
        (void)snprintf(there, sizeof there, "%s", test_url(target, is_open ? "/other" : "/page/1"));
        struct test_server *server = test_server_start(serve_way_there, there);
        struct test_feed *feed = test_feed_new();
        struct source source = test_source("robots");
        source.set.robots = true;
        (void)test_feed_add(feed, &source, test_url(server, "/go"));
        test_fetch(feed, &source.set, NULL, NULL);
        assert_int_equal(feed->n_pages, 1);
        assert_int_equal(feed->pages[0]->error, is_open ? OK : E_ROBOTS);
        assert_true(str_eq(feed->pages[0]->final_url, str_of(there)));
        test_feed_free(feed);
        test_server_stop(server);
    }
    assert_int_equal(test_server_count(target, "/page/1"), 0);
    assert_int_equal(test_server_count(target, "/other"), 1);
    assert_int_equal(test_server_count(target, "/robots.txt"), 2);
    test_server_stop(target);
}

static void
robots_of_the_store_serve_a_day(void **state)
{
    (void)state;
    static struct robots_answer answer = {.answer = TEXT("200 OK", "")};
    for (int age_h = 1; age_h <= 25; age_h += 24) {
        struct test_server *server = test_server_start(serve_robots, &answer);
        struct test_feed *feed = test_feed_new();
        struct source source = test_source("robots");
        source.set.robots = true;
        (void)test_feed_add(feed, &source, test_url(server, "/page"));
        feed->has_store = true;
        feed->robots_origin = feed->requests[0].host;
        feed->robots_body = STR("User-agent: *\nDisallow: /\n");
        feed->robots_http_status = 200;
        feed->robots_fetched_at_s = clock_now_s() - (int64_t)age_h * HOUR_S;
        test_fetch(feed, &source.set, NULL, NULL);
        assert_int_equal(feed->pages[0]->error, age_h < 24 ? E_ROBOTS : OK);
        assert_int_equal(test_server_count(server, "/robots.txt"), age_h < 24 ? 0 : 1);
        test_feed_free(feed);
        test_server_stop(server);
    }
}

/* ---- Retry-After ---- */

static bool
serve_retry_after(void *ctx, const struct seen *seen, int fd)
{
    const char *form = ctx;
    if (seen->nth > 1 || strcmp(seen->path, "/busy") != 0) {
        return send_answer(fd, "200 OK", "", "at last");
    }
    char headers[128], when[64] = "";
    if (strcmp(form, "date") == 0) {
        struct civil c = civil_from_s(clock_now_s() + 2);
        static const char *const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        (void)snprintf(when, sizeof when, "Mon, %02d %s %04d %02d:%02d:%02d GMT", c.day,
                       MONTHS[c.month - 1], c.year, c.hour, c.minute, c.second);
        form = when;
    }
    (void)snprintf(headers, sizeof headers, "Retry-After: %s\r\n", form);
    return send_answer(fd, "429 Too Many Requests", headers, "");
}

static void
retry_after_holds_the_whole_host(void **state)
{
    (void)state;
    static const char *const FORMS[] = {"1", "date"};
    for (size_t i = 0; i < 2; i++) {
        struct test_server *server =
            test_server_start(serve_retry_after, (void *)(uintptr_t)FORMS[i]);
        struct test_feed *feed = test_feed_new();
        struct source source = test_source("busy");
        source.set.concurrency = 1;
        feed->has_store = true;
        (void)test_feed_add(feed, &source, test_url(server, "/busy"));
        (void)test_feed_add(feed, &source, test_url(server, "/other"));
        int64_t began_s = clock_now_s();
        test_fetch(feed, &source.set, NULL, NULL);
        const struct seen *seen = NULL;
        assert_int_equal(test_server_seen(server, &seen), 3);
        assert_string_equal(seen[0].path, "/busy");
        assert_true(seen[1].at_ms - seen[0].at_ms >= 900);
        assert_int_equal(feed->n_pages, 2);
        assert_int_equal(feed->pages[0]->error, OK);
        assert_int_equal(feed->pages[1]->error, OK);
        assert_true(feed->hold_until_s > began_s && feed->hold_until_s <= began_s + 4);
        test_feed_free(feed);
        test_server_stop(server);
    }
}

static bool
serve_slow_redirect(void *ctx, const struct seen *seen, int fd)
{
    char headers[128];
    if (strcmp(seen->path, "/old") == 0) {
        (void)snprintf(headers, sizeof headers, "Location: /new\r\nRetry-After: %s\r\n",
                       (const char *)ctx);
        return send_answer(fd, "302 Found", headers, "");
    }
    return send_answer(fd, "200 OK", "", "here");
}

/* RFC 9110 10.2.3: with a redirect it is the wait before the next request. */
static void
retry_after_of_a_redirect_delays_its_target(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_slow_redirect, (void *)(uintptr_t) "1");
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("slow");
    (void)test_feed_add(feed, &source, test_url(server, "/old"));
    test_fetch(feed, &source.set, NULL, NULL);
    const struct seen *seen = NULL;
    size_t n = test_server_seen(server, &seen);
    assert_true(n >= 2);
    assert_string_equal(seen[n - 1].path, "/new");
    assert_true(seen[n - 1].at_ms - seen[n - 2].at_ms >= 900);
    assert_int_equal(feed->pages[0]->http_status, 200);
    test_feed_free(feed);
    test_server_stop(server);
    /* Longer than a run waits: the page says so. */
    server = test_server_start(serve_slow_redirect, (void *)(uintptr_t) "7200");
    feed = test_feed_new();
    (void)test_feed_add(feed, &source, test_url(server, "/old"));
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(test_server_count(server, "/new"), 0);
    assert_int_equal(feed->pages[0]->error, E_HTTP_TRANSIENT);
    assert_true(str_is(feed->pages[0]->error_text, "redirect asks to wait 7200 s (Retry-After)"));
    test_feed_free(feed);
    test_server_stop(server);
}

static bool
serve_robots_for_an_hour(void *ctx, const struct seen *seen, int fd)
{
    (void)ctx;
    return strcmp(seen->path, "/robots.txt") == 0
               ? send_answer(fd, "200 OK", "Cache-Control: max-age=3600\r\n", "User-agent: *\n")
               : send_answer(fd, "200 OK", "", "here");
}

/* The store keeps robots.txt for 24 h from the date that it is given. */
static void
max_age_of_robots_is_obeyed(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_robots_for_an_hour, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("aging");
    source.set.robots = true;
    feed->has_store = true;
    (void)test_feed_add(feed, &source, test_url(server, "/a"));
    int64_t began_s = clock_now_s();
    test_fetch(feed, &source.set, NULL, NULL);
    int64_t dated_s = began_s - INT64_C(23) * 3600;
    assert_true(feed->robots_fetched_at_s >= dated_s && feed->robots_fetched_at_s <= dated_s + 60);
    test_feed_free(feed);
    test_server_stop(server);
}

static void
a_long_hold_gives_up_at_once_and_outlives_the_run(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_retry_after, (void *)(uintptr_t) "7200");
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("busy");
    source.set.concurrency = 1;
    feed->has_store = true;
    (void)test_feed_add(feed, &source, test_url(server, "/busy"));
    (void)test_feed_add(feed, &source, test_url(server, "/other"));
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, 2);
    assert_int_equal(feed->pages[0]->http_status, 429);
    assert_true(str_is(feed->pages[0]->retry_after, "7200"));
    assert_int_equal(feed->pages[1]->error, E_HTTP_TRANSIENT);
    assert_true(str_has(feed->pages[1]->error_text, STR("Retry-After")));
    assert_true(feed->hold_until_s > clock_now_s() + 7000);
    (void)test_feed_add(feed, &source, test_url(server, "/next-night"));
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, 3);
    assert_true(str_has(feed->pages[2]->error_text, STR("Retry-After")));
    const struct seen *seen = NULL;
    assert_int_equal(test_server_seen(server, &seen), 1);
    test_feed_free(feed);
    test_server_stop(server);
}

/* ---- rate, concurrency, ends ---- */

static bool
serve_page(void *ctx, const struct seen *seen, int fd)
{
    nap_ms(ctx ? *(int *)ctx : 0);
    if (strcmp(seen->path, "/robots.txt") == 0) {
        return send_answer(fd, "200 OK", "", "User-agent: *\nCrawl-delay: 0.2\n");
    }
    return send_answer(fd, "200 OK", "", "page");
}

static void
hosts_are_spaced_each_by_itself(void **state)
{
    (void)state;
    enum { SERVERS = 4, PAGES = 5, SPACE_MS = 100 };
    struct test_server *servers[SERVERS];
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("spaced");
    source.set.rate_mhz = 1000000 / SPACE_MS;
    source.set.concurrency = 3;
    for (int i = 0; i < SERVERS; i++) {
        servers[i] = test_server_start(serve_page, NULL);
        for (int k = 0; k < PAGES; k++) {
            (void)test_feed_add(feed, &source, test_url(servers[i], "/page"));
        }
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, SERVERS * PAGES);
    for (int i = 0; i < SERVERS; i++) {
        const struct seen *seen = NULL;
        assert_int_equal(test_server_seen(servers[i], &seen), PAGES);
        /* On the server's clock the last may lag: all of them together may not be early. */
        assert_true(seen[PAGES - 1].at_ms - seen[0].at_ms >= (PAGES - 1) * SPACE_MS - 50);
        test_server_stop(servers[i]);
    }
    test_feed_free(feed);
}

static void
crawl_delay_is_kept(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_page, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("delayed");
    source.set.robots = true;
    for (int k = 0; k < 4; k++) {
        (void)test_feed_add(feed, &source, test_url(server, "/page"));
    }
    test_fetch(feed, &source.set, NULL, NULL);
    const struct seen *seen = NULL;
    assert_int_equal(test_server_seen(server, &seen), 5);
    assert_true(seen[4].at_ms - seen[1].at_ms >= 3 * 200 - 50);
    test_feed_free(feed);
    test_server_stop(server);
}

static void
concurrency_and_connections_are_limits(void **state)
{
    (void)state;
    int nap = 5;
    struct test_server *server = test_server_start(serve_page, &nap);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("many");
    source.set.concurrency = 3;
    for (int k = 0; k < 60; k++) {
        (void)test_feed_add(feed, &source, test_url(server, "/page"));
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, 60);
    assert_in_range(test_server_most_at_once(server), 2, 3);
    source.set.concurrency = 10;
    source.set.connections = 2;
    test_feed_free(feed);
    test_server_stop(server);
    server = test_server_start(serve_page, &nap);
    feed = test_feed_new();
    for (int k = 0; k < 20; k++) {
        (void)test_feed_add(feed, &source, test_url(server, "/page"));
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, 20);
    assert_int_equal(test_server_most_at_once(server), 2);
    test_feed_free(feed);
    test_server_stop(server);
}

static void
the_deadline_leaves_the_rest_undelivered(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_page, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("late");
    source.set.rate_mhz = 10000; /* ten in a second */
    source.set.deadline_ms = 350;
    for (int k = 0; k < 1000; k++) {
        (void)test_feed_add(feed, &source, test_url(server, "/page"));
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_in_range(feed->n_pages, 1, 5);
    assert_true(feed->most_undelivered <= 12);
    test_feed_free(feed);
    test_server_stop(server);
}

static void
a_refused_page_ends_the_run(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_page, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("stopped");
    feed->stops_after = 3;
    for (int k = 0; k < 100; k++) {
        (void)test_feed_add(feed, &source, test_url(server, "/page"));
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_in_range(feed->n_pages, 3, 8);
    test_feed_free(feed);
    test_server_stop(server);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(retry_after_of_a_redirect_delays_its_target),
        cmocka_unit_test(max_age_of_robots_is_obeyed),
        cmocka_unit_test(robots_answers_mean_what_rfc_9309_says),
        cmocka_unit_test(robots_hold_for_redirects),
        cmocka_unit_test(robots_of_the_store_serve_a_day),
        cmocka_unit_test(retry_after_holds_the_whole_host),
        cmocka_unit_test(a_long_hold_gives_up_at_once_and_outlives_the_run),
        cmocka_unit_test(hosts_are_spaced_each_by_itself),
        cmocka_unit_test(crawl_delay_is_kept),
        cmocka_unit_test(concurrency_and_connections_are_limits),
        cmocka_unit_test(the_deadline_leaves_the_rest_undelivered),
        cmocka_unit_test(a_refused_page_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
