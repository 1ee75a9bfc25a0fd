/* tests/fetch/test_archived.c: what the fetcher gives to the archive: every
 * exchange, as received, without secrets, and where it went. */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>
#include <zlib.h>

#include "support_feed.h"
#include "support_server.h"

static bool
serve(void *ctx, const struct seen *seen, int fd)
{
    (void)ctx;
    /* "hello, hello, hello" */
    static const unsigned char GZIPPED[] = {
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9,
        0xd7, 0x51, 0xc8, 0x40, 0xa2, 0x00, 0x9f, 0xa1, 0xca, 0x09, 0x13, 0x00, 0x00, 0x00};
    if (strcmp(seen->path, "/robots.txt") == 0) {
        return send_answer(fd, "200 OK", "X-Mark: robots\r\n", "User-agent: *\nDisallow:\n");
    }
    if (strcmp(seen->path, "/busy") == 0 && seen->nth == 1) {
        return send_answer(fd, "503 Busy", "X-Mark: busy\r\n", "");
    }
    if (strcmp(seen->path, "/half-head") == 0) {
        (void)send_z(fd, "HTTP/1.1 200 OK\r\nX-Mark: half\r\n");
        return false;
    }
    if (strcmp(seen->path, "/half-body") == 0) {
        (void)send_z(fd, "HTTP/1.1 200 OK\r\nX-Mark: cut\r\nContent-Length: 99\r\n\r\nhalf");
        return false;
    }
    if (strcmp(seen->path, "/moved") == 0) {
        return send_answer(fd, "301 Moved", "X-Mark: moved\r\nLocation: /plain\r\n", "");
    }
    if (strcmp(seen->path, "/gzip") == 0) {
        char head[200];
        int n = snprintf(head, sizeof head,
                         "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                         sizeof GZIPPED);
        return send_bytes(fd, head, (size_t)n) && send_bytes(fd, GZIPPED, sizeof GZIPPED);
    }
    return send_answer(fd, "200 OK", "X-Mark: plain\r\nContent-Type: text/plain\r\n", "plain text");
}

/* All of the archive's files, unpacked, in one text. */
static size_t
unpack_all(const char *dir, char *ret, size_t size)
{
    size_t n = 0;
    DIR *folder = opendir(dir);
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        char path[512];
        (void)snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        if (!strstr(entry->d_name, ".warc.gz")) {
            continue;
        }
        gzFile file = gzopen(path, "rb");
        assert_non_null(file);
        int got = 0;
        while ((got = gzread(file, ret + n, (unsigned)(size - n - 1))) > 0) {
            n += (size_t)got;
        }
        (void)gzclose(file);
    }
    (void)closedir(folder);
    ret[n] = '\0';
    return n;
}

static void
remove_all(const char *dir)
{
    DIR *folder = opendir(dir);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        char path[512];
        (void)snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        (void)unlink(path);
    }
    (void)closedir(folder);
    (void)rmdir(dir);
}

static void
every_exchange_is_archived(void **state)
{
    (void)state;
    char dir[] = "/tmp/jobmill-archive-XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct test_server *server = test_server_start(serve, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("archived");
    struct str lines[] = {STR("Authorization: Bearer hush"), STR("X-Api-Key: hush"),
                          STR("X-Open: said")};
    source.set.header = (struct str_list){lines, 3};
    source.set.robots = true;
    source.set.kind = STR("sitemap");
    struct request *gzip = test_feed_add(feed, &source, test_url(server, "/gzip"));
    gzip->external_id = STR("ext-7");
    struct request *moved = test_feed_add(feed, &source, test_url(server, "/moved"));
    struct request *busy = test_feed_add(feed, &source, test_url(server, "/busy"));
    char secret_url[128];
    (void)snprintf(secret_url, sizeof secret_url, "http://user:hush@127.0.0.1:%d/login",
                   test_server_port(server));
    struct request *login = test_feed_add(feed, &source, secret_url);
    struct request *half = test_feed_add(feed, &source, test_url(server, "/half-head"));
    struct request *cut = test_feed_add(feed, &source, test_url(server, "/half-body"));
    struct fetch_stats stats;
    test_fetch(feed, &source.set, dir, &stats);
    assert_int_equal(feed->n_pages, 6);
    assert_int_equal(test_feed_page(feed, half)->archive_length, 0);
    assert_true(test_feed_page(feed, cut)->archive_length > 0);
    assert_true(stats.archived_records >= 7);

    const struct page *page = test_feed_page(feed, gzip);
    assert_true(str_is(page->body, "hello, hello, hello"));
    assert_true(page->archive_file.n > 0 && page->archive_length > 0);
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%.*s", dir, STR_ARG(page->archive_file));
    struct page *again = NULL;
    struct error err = {0};
    assert_int_equal(warc_read_at(path, page->archive_offset, 1 << 20, &again, &err), OK);
    assert_true(str_eq(again->body, page->body));
    assert_true(str_eq(again->url, page->url));
    assert_true(str_is(again->source, "archived") && str_is(again->kind, "sitemap"));
    assert_true(str_is(again->external_id, "ext-7"));
    page_free(again);

    assert_true(test_feed_page(feed, moved)->archive_length > 0);
    assert_true(test_feed_page(feed, busy)->archive_length > 0);
    page = test_feed_page(feed, login);
    assert_int_equal(page->error, OK);
    assert_false(str_has(page->url, STR("hush")) || str_has(page->final_url, STR("hush")));

    static char text[1 << 20];
    struct str all = {text, unpack_all(dir, text, sizeof text)};
    assert_true(str_has(all, STR("X-Mark: robots")));
    assert_true(str_has(all, STR("X-Mark: busy")));
    assert_true(str_has(all, STR("X-Mark: moved")));
    assert_true(str_has(all, STR("X-Mark: plain")));
    assert_true(str_has(all, STR("X-Mark: cut")));
    assert_false(str_has(all, STR("X-Mark: half")));
    assert_true(str_has(all, STR("GET /gzip HTTP/1.1\r\nHost: 127.0.0.1:")));
    assert_true(str_has(all, STR("User-Agent: jobmill/")));
    assert_true(str_has(all, STR("X-Open: said")));
    assert_true(str_has(all, STR("\x1f\x8b\x08"))); /* the body as it came */
    assert_false(str_has(all, STR("hush")));
    test_feed_free(feed);
    test_server_stop(server);
    remove_all(dir);
}

/* The request that is archived is built by us: it must be what was sent. */
static void
the_archived_request_is_the_one_sent(void **state)
{
    (void)state;
    char dir[] = "/tmp/jobmill-archive-XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct test_server *server = test_server_start(serve, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("archived");
    struct str lines[] = {STR("X-Open: said"), STR("Accept: application/json")};
    source.set.header = (struct str_list){lines, 2};
    for (int i = 0; i < 2; i++) {
        struct request *request =
            test_feed_add(feed, &source, test_url(server, i ? "/b?c=d%20e" : "/a"));
        request->method = i ? STR("POST") : STR_NONE;
        request->body = i ? STR("{}") : STR_NONE;
        request->etag = STR("\"x\"");
        request->last_modified = STR("Sun, 06 Nov 1994 08:49:37 GMT");
    }
    source.set.concurrency = 1;
    test_fetch(feed, &source.set, dir, NULL);
    const struct seen *seen = NULL;
    assert_int_equal(test_server_seen(server, &seen), 2);
    static char text[1 << 20];
    struct str all = {text, unpack_all(dir, text, sizeof text)};
    for (int i = 0; i < 2; i++) {
        if (!str_has(all, str_of(seen[i].head))) {
            fail_msg("sent:\n%s\narchived:\n%s", seen[i].head, text);
        }
    }
    test_feed_free(feed);
    test_server_stop(server);
    remove_all(dir);
}

static bool
serve_large(void *ctx, const struct seen *seen, int fd)
{
    (void)ctx;
    (void)seen;
    static char body[200001];
    uint32_t random = 1;
    for (size_t i = 0; i + 1 < sizeof body; i++) {
        random = random * 1664525U + 1013904223U;
        body[i] = (char)('!' + (random >> 24) % 90);
    }
    return send_answer(fd, "200 OK", "", body);
}

/* What is not archived is not delivered either: it stays in the frontier. */
static void
a_full_disk_ends_the_run(void **state)
{
    (void)state;
    char dir[] = "/tmp/jobmill-archive-XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct test_server *server = test_server_start(serve_large, NULL);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("full");
    source.set.concurrency = 1;
    for (int i = 0; i < 20; i++) {
        (void)test_feed_add(feed, &source, test_url(server, "/"));
    }
    struct rlimit before, small = {0};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 1000000, .rlim_max = before.rlim_max};
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    struct fetch_feed calls = test_feed_calls(feed);
    struct fetch_options options = {.set = &source.set, .archive_dir = str_of(dir), .n_shards = 1};
    struct fetcher *fetcher = NULL;
    struct error err = {0};
    assert_int_equal(fetcher_new(&options, &calls, &fetcher, &err), OK);
    enum status status = fetcher_run(fetcher, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, E_DISK);
    assert_in_range(feed->n_pages, 1, 10);
    for (size_t i = 0; i < feed->n_pages; i++) {
        assert_true(feed->pages[i]->archive_length > 0);
    }
    fetcher_free(fetcher);
    options.archive_dir = STR("/dev/null/archive");
    assert_int_equal(fetcher_new(&options, &calls, &fetcher, &err), E_DISK);
    test_feed_free(feed);
    test_server_stop(server);
    remove_all(dir);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_exchange_is_archived),
        cmocka_unit_test(the_archived_request_is_the_one_sent),
        cmocka_unit_test(a_full_disk_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
