/* tests/fetch/test_loop.c: connections at rest, which epoll goes on watching: what comes of
 * them when the other side closes them, or talks out of turn, while others are busy and
 * take over their file descriptors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support_feed.h"
#include "support_server.h"

enum { SERVERS = 4, PAGES = 60 };

/* What a server does to the connection after an answer. */
enum habit { KEEPS, CLOSES, CLOSES_LATER, TALKS };

static bool
serve(void *ctx, const struct seen *seen, int fd)
{
    const enum habit *habit = ctx;
    bool stays = send_answer(fd, "200 OK", "", seen->path);
    switch (*habit) {
    case KEEPS:
        break;
    case CLOSES:
        return false;
    case CLOSES_LATER:
        nap_ms(seen->nth % 2 ? 1 : 3);
        return false;
    case TALKS: /* as some do whose patience is at an end */
        nap_ms(1);
        (void)send_answer(fd, "408 Request Timeout", "Connection: close\r\n", "");
        return false;
    }
    return stays;
}

static void
ask(struct test_feed *feed, const struct source *source, const struct test_server *server)
{
    char path[32];
    for (int i = 0; i < PAGES; i++) {
        (void)snprintf(path, sizeof path, "/%d", i);
        (void)test_feed_add(feed, source, test_url(server, path));
    }
}

/* Its own body, or the words that were taken for the answer. */
static bool
is_right(const struct page *page)
{
    return page->http_status == 408 ||
           (page->http_status == 200 && str_ends(page->url, page->body));
}

static void
pages_come_whatever_becomes_of_connections(void **state)
{
    (void)state;
    enum habit habits[SERVERS] = {KEEPS, CLOSES, CLOSES_LATER, TALKS};
    struct test_server *servers[SERVERS];
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("s");
    for (size_t i = 0; i < SERVERS; i++) {
        servers[i] = test_server_start(serve, &habits[i]);
        ask(feed, &source, servers[i]);
    }
    test_fetch(feed, &source.set, NULL, NULL);
    assert_int_equal(feed->n_pages, SERVERS * PAGES);
    for (size_t i = 0; i < feed->n_pages; i++) {
        assert_true(is_right(feed->pages[i]));
    }
    test_feed_free(feed);
    for (size_t i = 0; i < SERVERS; i++) {
        test_server_stop(servers[i]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_come_whatever_becomes_of_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
