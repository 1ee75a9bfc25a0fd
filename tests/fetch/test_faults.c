/* tests/fetch/test_faults.c: servers that misbehave, and what is delivered then.
 * Every request must end in exactly one page, and in finite time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/date.h"
#include "support_feed.h"
#include "support_server.h"

enum { BOMB_BYTES = 64 * 1024 * 1024 };

static void
reset(int fd)
{
    struct linger hard = {1, 0};
    (void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

/* Zeroes, packed a thousandfold; made once, before any clock runs. */
static unsigned char bomb[1024 * 1024];
static size_t bomb_bytes;

static int
bomb_make(void **state)
{
    (void)state;
    unsigned char *plain = calloc(1, BOMB_BYTES);
    z_stream stream = {.next_in = plain, .avail_in = BOMB_BYTES};
    assert_int_equal(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_out = bomb;
    stream.avail_out = sizeof bomb;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    bomb_bytes = stream.total_out;
    (void)deflateEnd(&stream);
    free(plain);
    return 0;
}

static bool
send_bomb(int fd)
{
    char head[256];
    int n = snprintf(head, sizeof head,
                     "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                     bomb_bytes);
    return send_bytes(fd, head, (size_t)n) && send_bytes(fd, bomb, bomb_bytes);
}

static bool
serve_many_headers(int fd)
{
    (void)send_z(fd, "HTTP/1.1 200 OK\r\n");
    char line[1024];
    memset(line, 'x', sizeof line);
    memcpy(line, "X-A: ", 5);
    memcpy(line + sizeof line - 2, "\r\n", 2);
    for (int i = 0; i < 400; i++) {
        if (!send_bytes(fd, line, sizeof line)) {
            return false;
        }
    }
    return send_z(fd, "Content-Length: 0\r\n\r\n");
}

static bool
serve_slow(int fd)
{
    for (int i = 0; i < 100 && send_z(fd, "X-Slow: 1\r\n"); i++) {
        nap_ms(20);
    }
    return false;
}

struct fault {
    const char *path;
    const char *answer; /* sent as it stands; NULL: see serve_fault */
    bool is_reset, stays_open;
    /* what must be delivered */
    enum status error;
    int http_status;
    bool is_truncated;
    const char *body; /* NULL: any */
    int n_asked;      /* how often the server saw it; 0: any */
};

// clang-format off
static const struct fault FAULTS[] = {
    {"/silence", "", false, false, E_CONNECT, 0, false, NULL, 3},
    {"/reset", "", true, false, E_CONNECT, 0, false, NULL, 0},
    {"/reset-in-head", "HTTP/1.1 200 OK\r\nContent-Le", true, false, E_CONNECT, 0, false, NULL, 0},
    {"/reset-in-body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", true, false, E_CONNECT, 200, true, "half", 3},
    {"/too-short", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", false, false, E_TRUNCATED, 200, true, "half", 3},
    {"/too-long", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhalf and more", false, false, OK, 200, false, "half", 1},
    {"/negative-length", "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\nhalf", false, false, E_FORMAT, 0, false, NULL, 0},
    {"/no-length", "HTTP/1.0 200 OK\r\n\r\nuntil the end", false, false, OK, 200, false, "until the end", 1},
    {"/chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-T: 1\r\n\r\n", false, true, OK, 200, false, "abc", 1},
    {"/chunk-garbage", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nabc\r\n", false, false, E_CONNECT, 200, true, NULL, 3},
    {"/chunk-cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc", false, false, E_TRUNCATED, 200, true, "abc", 3},
    {"/not-http", "SSH-2.0-OpenSSH_9.2\r\n", false, false, E_FORMAT, 0, false, NULL, 0},
    {"/continue", "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: \"e\"\r\n\r\nok", false, true, OK, 200, false, "ok", 1},
    {"/not-gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", false, true, OK, 200, false, "plain", 1},
    {"/unknown-coding", "HTTP/1.1 200 OK\r\nContent-Encoding: rot13\r\nContent-Length: 5\r\n\r\nplain", false, true, OK, 200, false, "plain", 1},
    {"/part", "HTTP/1.1 206 Partial Content\r\nContent-Length: 4\r\nContent-Range: bytes 0-3/9\r\n\r\nhalf", false, true, OK, 206, true, "half", 1},
    {"/no-location", "HTTP/1.1 302 Found\r\nContent-Length: 4\r\n\r\nhere", false, true, OK, 302, false, "here", 1},
    {"/to-file", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", false, true, E_FORBIDDEN, 302, false, NULL, 1},
    {"/to-script", "HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n", false, true, E_FORBIDDEN, 302, false, NULL, 1},
    {"/to-itself", "HTTP/1.1 302 Found\r\nLocation: /to-itself\r\nContent-Length: 0\r\n\r\n", false, true, E_REDIRECT, 302, false, NULL, 1},
    {"/ping", "HTTP/1.1 302 Found\r\nLocation: /pong\r\nContent-Length: 0\r\n\r\n", false, true, E_REDIRECT, 302, false, NULL, 0},
    {"/pong", "HTTP/1.1 302 Found\r\nLocation: /ping\r\nContent-Length: 0\r\n\r\n", false, true, E_REDIRECT, 302, false, NULL, 0},
    {"/endless/", NULL, false, true, E_REDIRECT, 302, false, NULL, 1},
    {"/stall", NULL, false, false, E_TIMEOUT, 200, true, "start", 3},
    {"/slow-head", NULL, false, false, E_TIMEOUT, 0, false, NULL, 3},
    {"/many-headers", NULL, false, false, E_LIMIT, 0, false, NULL, 1},
    {"/bomb", NULL, false, true, E_LIMIT, 200, true, "", 1},
    {"/large", NULL, false, false, OK, 200, true, NULL, 1},
};
// clang-format on

static bool
serve_fault(void *ctx, const struct seen *seen, int fd)
{
    (void)ctx;
    if (strncmp(seen->path, "/endless/", 9) == 0) {
        char location[400];
        (void)snprintf(location, sizeof location, "Location: %.300s1\r\n", seen->path);
        return send_answer(fd, "302 Found", location, "");
    }
    if (strcmp(seen->path, "/stall") == 0) {
        (void)send_z(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nstart");
        nap_ms(600);
        return false;
    }
    if (strcmp(seen->path, "/slow-head") == 0) {
        (void)send_z(fd, "HTTP/1.1 200 OK\r\n");
        return serve_slow(fd);
    }
    if (strcmp(seen->path, "/many-headers") == 0) {
        return serve_many_headers(fd);
    }
    if (strcmp(seen->path, "/bomb") == 0) {
        return send_bomb(fd);
    }
    if (strcmp(seen->path, "/large") == 0) {
        (void)send_z(fd, "HTTP/1.0 200 OK\r\n\r\n");
        static char block[65536];
        for (int i = 0; i < 64 && send_bytes(fd, block, sizeof block); i++) {
        }
        return false;
    }
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        if (strcmp(seen->path, FAULTS[i].path) == 0) {
            (void)send_z(fd, FAULTS[i].answer);
            if (FAULTS[i].is_reset) {
                nap_ms(20); /* so that what was sent is read first */
                reset(fd);
            }
            return FAULTS[i].stays_open;
        }
    }
    return send_answer(fd, "404 Not Found", "", "");
}

static void
check_fault(const struct fault *fault, const struct page *page, int n_asked)
{
    if (!page) {
        fail_msg("%s: nothing delivered", fault->path);
        return;
    }
    if (page->error != fault->error || page->http_status != fault->http_status ||
        (page->http_status && page->truncated != fault->is_truncated) ||
        (fault->body && !str_is(page->body, fault->body)) ||
        (fault->n_asked && n_asked != fault->n_asked)) {
        fail_msg("%s: %s \"%.*s\", HTTP %d, %s, %zu bytes, asked %d times", fault->path,
                 status_name(page->error), STR_ARG(page->error_text), page->http_status,
                 page->truncated ? "truncated" : "whole", page->body.n, n_asked);
    }
    if (page->error) {
        assert_true(page->error_text.n > 0);
    }
}

/* Each fault has a server of its own, so that none opens another's breaker. */
static void
every_fault_ends_in_one_page(void **state)
{
    (void)state;
    enum { N = sizeof FAULTS / sizeof *FAULTS };
    struct test_server *servers[N];
    struct request *requests[N];
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("faults"), hasty = source;
    hasty.set.timeout_ms = 300;
    for (size_t i = 0; i < N; i++) {
        servers[i] = test_server_start(serve_fault, NULL);
        requests[i] = test_feed_add(feed, FAULTS[i].error == E_TIMEOUT ? &hasty : &source,
                                    test_url(servers[i], FAULTS[i].path));
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, N);
    for (size_t i = 0; i < N; i++) {
        check_fault(&FAULTS[i], test_feed_page(feed, requests[i]),
                    test_server_count(servers[i], FAULTS[i].path));
    }
    const struct page *large = test_feed_page(feed, requests[N - 1]);
    assert_int_equal(large->body.n, source.set.max_body_bytes);
    test_feed_free(feed);
    for (size_t i = 0; i < N; i++) {
        test_server_stop(servers[i]);
    }
}

static void
refuses_what_is_not_http(void **state)
{
    (void)state;
    static const char *const URLS[] = {"file:///etc/passwd",
                                       "ftp://a.example/x",
                                       "gopher://a.example/",
                                       "javascript:alert(1)",
                                       "",
                                       "/x"};
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("odd");
    for (size_t i = 0; i < sizeof URLS / sizeof *URLS; i++) {
        (void)test_feed_add(feed, &source, URLS[i]);
    }
    struct request *odd = test_feed_add(feed, &source, "http://127.0.0.1:1/");
    odd->method = STR("BREW");
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, sizeof URLS / sizeof *URLS + 1);
    for (size_t i = 0; i < feed->n_pages; i++) {
        assert_int_equal(feed->pages[i]->error,
                         feed->pages[i]->frontier_id == odd->id ? E_UNSUPPORTED : E_FORBIDDEN);
    }
    test_feed_free(feed);
}

static bool
serve_redirect_to(void *ctx, const struct seen *seen, int fd)
{
    if (strcmp(seen->path, "/robots.txt") == 0) {
        return send_answer(fd, "404 Not Found", "", "");
    }
    char location[600];
    (void)snprintf(location, sizeof location, "Location: %s\r\n", (const char *)ctx);
    return strcmp(seen->path, "/go") == 0 ? send_answer(fd, "302 Found", location, "")
                                          : send_answer(fd, "200 OK", "", "reached");
}

static void
private_addresses_are_refused_in_every_spelling(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_redirect_to, NULL);
    int port = test_server_port(server);
    static const char *const HOSTS[] = {"127.0.0.1",  "localhost",         "2130706433",
                                        "0x7f000001", "0177.0.0.1",        "127.1",
                                        "0.0.0.0",    "[::ffff:127.0.0.1]"};
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("private");
    source.set.allow_private = false;
    for (int robots = 0; robots < 2; robots++) {
        for (size_t i = 0; i < sizeof HOSTS / sizeof *HOSTS; i++) {
            char url[128];
            (void)snprintf(url, sizeof url, "http://%s:%d/x%d", HOSTS[i], port, robots);
            (void)test_feed_add(feed, &source, url);
        }
    }
    struct source asking = test_source("asking");
    asking.set.allow_private = false;
    asking.set.robots = true;
    for (size_t i = feed->n / 2; i < feed->n; i++) {
        feed->requests[i].request.source = &asking;
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, feed->n);
    for (size_t i = 0; i < feed->n_pages; i++) {
        assert_int_equal(feed->pages[i]->error, E_FORBIDDEN);
        assert_int_equal(feed->pages[i]->http_status, 0);
    }
    const struct seen *seen = NULL;
    assert_int_equal(test_server_seen(server, &seen), 0); /* not even a connection's worth */
    test_feed_free(feed);
    test_server_stop(server);
}

/* A connection that a trusted source opened must not carry another's request. */
static void
an_open_connection_is_no_way_in(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_redirect_to, NULL);
    struct test_feed *feed = test_feed_new();
    struct source trusted = test_source("trusted"), other = test_source("other");
    other.set.allow_private = false;
    other.set.robots = trusted.set.robots = true;
    trusted.set.concurrency = other.set.concurrency = 1;
    for (int i = 0; i < 6; i++) {
        (void)test_feed_add(feed, i % 2 ? &other : &trusted, test_url(server, "/page"));
    }
    test_fetch(feed, &trusted.set, NULL, NULL);
    assert_int_equal(feed->n_pages, 6);
    for (size_t i = 0; i < feed->n_pages; i++) {
        bool is_trusted = str_is(feed->pages[i]->source, "trusted");
        assert_int_equal(feed->pages[i]->error, is_trusted ? OK : E_FORBIDDEN);
    }
    assert_int_equal(test_server_count(server, "/page"), 3);
    test_feed_free(feed);
    test_server_stop(server);
}

static bool
serve_secret(void *ctx, const struct seen *seen, int fd)
{
    char location[600];
    (void)snprintf(location, sizeof location, "Location: %s\r\n", (const char *)ctx);
    if (strcmp(seen->path, "/post") == 0 || strcmp(seen->path, "/post308") == 0) {
        return send_answer(fd, strcmp(seen->path, "/post") == 0 ? "301 Moved" : "308 Moved",
                           location, "");
    }
    return strcmp(seen->path, "/go") == 0 ? send_answer(fd, "307 Temporary", location, "")
                                          : send_answer(fd, "200 OK", "", "reached");
}

static void
secrets_stay_with_their_origin(void **state)
{
    (void)state;
    struct test_server *target = test_server_start(serve_secret, NULL);
    char there[512];
    (void)snprintf(there, sizeof there, "%s", test_url(target, "/there"));
    struct test_server *server = test_server_start(serve_secret, there);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("secret");
    struct str lines[] = {STR("Authorization: Bearer x"), STR("X-Api-Key: y"), STR("X-Plain: z")};
    source.set.header = (struct str_list){lines, 3};
    (void)test_feed_add(feed, &source, test_url(server, "/go"));
    struct request *posts[2] = {test_feed_add(feed, &source, test_url(server, "/post")),
                                test_feed_add(feed, &source, test_url(server, "/post308"))};
    for (int i = 0; i < 2; i++) {
        posts[i]->method = STR("POST");
        posts[i]->body = STR("{\"a\":1}");
        posts[i]->content_type = STR("application/json");
    }
    test_fetch(feed, &source.set, NULL, NULL);
    const struct seen *seen = NULL;
    size_t n = test_server_seen(server, &seen);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(seen_header(&seen[i], "Authorization"), "Bearer x");
    }
    n = test_server_seen(target, &seen);
    assert_int_equal(n, 3);
    int n_posts = 0;
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(seen_header(&seen[i], "Authorization"), "");
        assert_string_equal(seen_header(&seen[i], "X-Api-Key"), "");
        assert_string_equal(seen_header(&seen[i], "X-Plain"), "z");
        bool is_post = strcmp(seen[i].method, "POST") == 0;
        assert_string_equal(seen[i].body, is_post ? "{\"a\":1}" : "");
        assert_string_equal(seen_header(&seen[i], "Content-Type"),
                            is_post ? "application/json" : "");
        n_posts += is_post;
    }
    assert_int_equal(n_posts, 1); /* 308 keeps the method, 301 makes it a GET */
    test_feed_free(feed);
    test_server_stop(server);
    test_server_stop(target);
}

static void
dead_hosts_and_names(void **state)
{
    (void)state;
    struct test_server *server = test_server_start(serve_redirect_to, NULL);
    char refused[64];
    (void)snprintf(refused, sizeof refused, "http://127.0.0.1:%d/", test_server_port(server));
    test_server_stop(server); /* nobody listens there now */
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("dead");
    struct request *request = test_feed_add(feed, &source, refused);
    struct request *name = test_feed_add(feed, &source, "http://no-such-host.invalid/");
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(test_feed_page(feed, request)->error, E_CONNECT);
    assert_true(str_has(test_feed_page(feed, request)->error_text, STR("after 3 tries")));
    assert_int_equal(test_feed_page(feed, name)->error, E_DNS);
    test_feed_free(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_ends_in_one_page),
        cmocka_unit_test(refuses_what_is_not_http),
        cmocka_unit_test(private_addresses_are_refused_in_every_spelling),
        cmocka_unit_test(an_open_connection_is_no_way_in),
        cmocka_unit_test(secrets_stay_with_their_origin),
        cmocka_unit_test(dead_hosts_and_names),
    };
    return cmocka_run_group_tests(tests, bomb_make, NULL);
}
