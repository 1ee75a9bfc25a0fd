/* tests/fetch/test_fetcher.c: requests in, pages out, against a server that
 * behaves: what is sent, what is delivered, robots, redirects, retries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support_feed.h"
#include "support_server.h"

/* Answers by path; each test reads what it needs. */
static bool
serve_plain(void *ctx, const struct seen *seen, int fd)
{
    (void)ctx;
    if (strcmp(seen->path, "/robots.txt") == 0) {
        return send_answer(fd, "200 OK", "Content-Type: text/plain\r\n",
                           "User-agent: *\nDisallow: /private\n");
    }
    if (strcmp(seen->path, "/unwell") == 0) {
        return seen->nth < 3 ? send_answer(fd, "503 Service Unavailable", "", "later")
                             : send_answer(fd, "200 OK", "", "well again");
    }
    if (strcmp(seen->path, "/ill") == 0) {
        return send_answer(fd, "500 Internal Server Error", "", "broken");
    }
    if (strcmp(seen->path, "/gone") == 0) {
        return send_answer(fd, "404 Not Found", "", "no such page");
    }
    if (strcmp(seen->path, "/cached") == 0) {
        bool is_same = strcmp(seen_header(seen, "If-None-Match"), "\"v1\"") == 0;
        return is_same ? send_z(fd, "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")
                       : send_answer(fd, "200 OK", "ETag: \"v1\"\r\n", "fresh");
    }
    if (strcmp(seen->path, "/moved") == 0) {
        return send_answer(fd, "302 Found", "Location: /here?x=1\r\n", "");
    }
    return send_answer(fd, "200 OK",
                       "Content-Type: text/html; charset=utf-8\r\nX-Robots-Tag: noindex\r\n"
                       "TDM-Reservation: 1\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
                       "<p>hello</p>");
}

struct world {
    struct test_server *server;
    struct test_feed *feed;
    struct source source;
};

static int
world_open(void **state)
{
    static struct world world;
    world.server = test_server_start(serve_plain, NULL);
    world.feed = test_feed_new();
    world.source = test_source("plain");
    *state = &world;
    return 0;
}

static int
world_close(void **state)
{
    struct world *world = *state;
    test_feed_free(world->feed);
    test_server_stop(world->server);
    return 0;
}

static void
delivers_the_page_with_all_that_the_request_said(void **state)
{
    struct world *world = *state;
    world->source.set.kind = STR("sitemap");
    world->source.set.board = STR("acme");
    world->source.set.company = STR("Acme");
    struct request *request =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/jobs/1?q=a"));
    request->role = PAGE_DETAIL;
    request->external_id = STR("id-1");
    request->version = STR("2026-05-01");
    request->hint = STR("{}");
    test_fetch(world->feed, &world->source.set, NULL, NULL);
    const struct page *page = test_feed_page(world->feed, request);
    assert_non_null(page);
    assert_int_equal(page->error, OK);
    assert_int_equal(page->http_status, 200);
    assert_true(str_is(page->body, "<p>hello</p>"));
    assert_true(str_is(page->content_type, "text/html; charset=utf-8"));
    assert_true(str_is(page->robots_tag, "noindex"));
    assert_true(str_is(page->tdm_reservation, "1"));
    assert_true(str_is(page->last_modified, "Sun, 06 Nov 1994 08:49:37 GMT"));
    assert_true(str_is(page->source, "plain") && str_is(page->kind, "sitemap"));
    assert_true(str_is(page->board, "acme") && str_is(page->company, "Acme"));
    assert_true(str_is(page->external_id, "id-1") && str_is(page->version, "2026-05-01"));
    assert_true(str_is(page->hint, "{}"));
    assert_true(str_eq(page->url, request->url) && str_eq(page->final_url, request->url));
    assert_int_equal(page->role, PAGE_DETAIL);
    assert_true(page->digest != 0);
    assert_false(page->not_modified);
}

static void
says_who_it_is_and_what_it_reads(void **state)
{
    struct world *world = *state;
    assert_int_equal(setenv("JOBMILL_TEST_TOKEN", "s3cret", 1), 0);
    struct str lines[] = {STR("Authorization: Bearer ${JOBMILL_TEST_TOKEN}"), STR("X-Plain: yes")};
    world->source.set.header = (struct str_list){lines, 2};
    world->source.set.contact = STR("data@example.com");
    (void)test_feed_add(world->feed, &world->source, test_url(world->server, "/"));
    test_fetch(world->feed, &world->source.set, NULL, NULL);
    const struct seen *seen = NULL;
    assert_int_equal(test_server_seen(world->server, &seen), 1);
    assert_string_equal(seen_header(seen, "User-Agent"),
                        "jobmill/" JOBMILL_VERSION " (+data@example.com)");
    assert_string_equal(seen_header(seen, "Authorization"), "Bearer s3cret");
    assert_string_equal(seen_header(seen, "X-Plain"), "yes");
    assert_string_equal(seen_header(seen, "Accept-Encoding"), "gzip, deflate, br, zstd");
    assert_string_equal(seen_header(seen, "Cookie"), "");
}

static void
a_missing_variable_is_said(void **state)
{
    struct world *world = *state;
    struct str lines[] = {STR("X-Key: ${JOBMILL_TEST_UNSET}")};
    world->source.set.header = (struct str_list){lines, 1};
    struct request *request =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/"));
    test_fetch(world->feed, &world->source.set, NULL, NULL);
    const struct page *page = test_feed_page(world->feed, request);
    assert_int_equal(page->error, E_CONFIG);
    assert_true(str_has(page->error_text, STR("JOBMILL_TEST_UNSET")));
    assert_int_equal(test_server_count(world->server, "/"), 0);
}

static void
obeys_robots_asked_once(void **state)
{
    struct world *world = *state;
    world->source.set.robots = true;
    struct request *allowed[6], *denied[3];
    for (int i = 0; i < 6; i++) {
        char path[32];
        (void)snprintf(path, sizeof path, "/jobs/%d", i);
        allowed[i] = test_feed_add(world->feed, &world->source, test_url(world->server, path));
    }
    for (int i = 0; i < 3; i++) {
        char path[32];
        (void)snprintf(path, sizeof path, "/private/%d", i);
        denied[i] = test_feed_add(world->feed, &world->source, test_url(world->server, path));
    }
    struct fetch_stats stats;
    test_fetch(world->feed, &world->source.set, NULL, &stats);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(test_feed_page(world->feed, allowed[i])->http_status, 200);
    }
    for (int i = 0; i < 3; i++) {
        const struct page *page = test_feed_page(world->feed, denied[i]);
        assert_int_equal(page->error, E_ROBOTS);
        assert_true(str_has(page->error_text, STR("robots.txt")));
    }
    assert_int_equal(test_server_count(world->server, "/robots.txt"), 1);
    const struct seen *seen = NULL;
    assert_int_equal(test_server_seen(world->server, &seen), 7);
    assert_string_equal(seen[0].path, "/robots.txt");
    assert_int_equal(stats.robots_denied, 3);
}

static void
tries_again_what_passes(void **state)
{
    struct world *world = *state;
    struct request *unwell =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/unwell"));
    struct request *ill =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/ill"));
    struct request *gone =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/gone"));
    struct fetch_stats stats;
    test_fetch(world->feed, &world->source.set, NULL, &stats);
    assert_true(str_is(test_feed_page(world->feed, unwell)->body, "well again"));
    assert_int_equal(test_server_count(world->server, "/unwell"), 3);
    const struct page *page = test_feed_page(world->feed, ill);
    assert_int_equal(page->http_status, 500);
    assert_int_equal(page->error, E_HTTP_TRANSIENT);
    assert_true(str_is(page->body, "broken"));
    assert_true(str_is(page->error_text, "HTTP 500 Internal Server Error, after 3 tries"));
    assert_int_equal(test_server_count(world->server, "/ill"), 3);
    page = test_feed_page(world->feed, gone);
    assert_int_equal(page->http_status, 404);
    assert_int_equal(page->error, OK);
    assert_int_equal(test_server_count(world->server, "/gone"), 1);
    assert_int_equal(stats.retries, 4);
}

static void
asks_conditionally(void **state)
{
    struct world *world = *state;
    struct request *fresh =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/cached"));
    struct request *known =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/cached"));
    known->etag = STR("\"v1\"");
    test_fetch(world->feed, &world->source.set, NULL, NULL);
    const struct page *page = test_feed_page(world->feed, fresh);
    assert_true(str_is(page->body, "fresh") && str_is(page->etag, "\"v1\""));
    assert_false(page->not_modified);
    uint64_t digest = page->digest;
    page = test_feed_page(world->feed, known);
    assert_int_equal(page->http_status, 304);
    assert_true(page->not_modified);
    assert_int_equal(page->error, OK);

    struct request *same =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/cached"));
    same->digest = digest;
    test_fetch(world->feed, &world->source.set, NULL, NULL);
    page = test_feed_page(world->feed, same);
    assert_int_equal(page->http_status, 200);
    assert_true(page->not_modified);
    assert_true(str_is(page->body, "fresh"));
}

static void
follows_redirects_itself(void **state)
{
    struct world *world = *state;
    struct request *request =
        test_feed_add(world->feed, &world->source, test_url(world->server, "/moved"));
    test_fetch(world->feed, &world->source.set, NULL, NULL);
    const struct page *page = test_feed_page(world->feed, request);
    assert_int_equal(page->http_status, 200);
    assert_true(str_eq(page->url, request->url));
    assert_true(str_eq(page->final_url, str_of(test_url(world->server, "/here?x=1"))));
}

static void
keeps_connections(void **state)
{
    struct world *world = *state;
    world->source.set.concurrency = 1;
    for (int i = 0; i < 40; i++) {
        char path[32];
        (void)snprintf(path, sizeof path, "/%d", i);
        (void)test_feed_add(world->feed, &world->source, test_url(world->server, path));
    }
    test_fetch(world->feed, &world->source.set, NULL, NULL);
    const struct seen *seen = NULL;
    assert_int_equal(test_server_seen(world->server, &seen), 40);
    assert_int_equal(seen[39].connection, 1);
    assert_int_equal(test_server_most_at_once(world->server), 1);
    assert_true(world->feed->most_undelivered <= 8); /* bounded look-ahead */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(delivers_the_page_with_all_that_the_request_said,
                                        world_open, world_close),
        cmocka_unit_test_setup_teardown(says_who_it_is_and_what_it_reads, world_open, world_close),
        cmocka_unit_test_setup_teardown(a_missing_variable_is_said, world_open, world_close),
        cmocka_unit_test_setup_teardown(obeys_robots_asked_once, world_open, world_close),
        cmocka_unit_test_setup_teardown(tries_again_what_passes, world_open, world_close),
        cmocka_unit_test_setup_teardown(asks_conditionally, world_open, world_close),
        cmocka_unit_test_setup_teardown(follows_redirects_itself, world_open, world_close),
        cmocka_unit_test_setup_teardown(keeps_connections, world_open, world_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
