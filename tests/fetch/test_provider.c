/* tests/fetch/test_provider.c: the breaker of a platform on a clock of the test's
 * own, and over hosts that all refuse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fetch/provider.h"
#include "support_feed.h"
#include "support_server.h"

enum { RETRY_DELAY_MS = 100 };

static void
fails(struct provider *provider, uint64_t host, int times, int64_t now_ms)
{
    for (int i = 0; i < times; i++) {
        provider_answered(provider, host, true, RETRY_DELAY_MS, now_ms);
    }
}

static void
many_hosts_open_it(void **state)
{
    (void)state;
    struct provider provider = {0};
    fails(&provider, 1, 50, 0); /* one host, or two, are those hosts' affair */
    fails(&provider, 2, 50, 0);
    assert_int_equal(provider_due_ms(&provider, 0), INT64_MIN);
    fails(&provider, 3, 1, 0);
    assert_int_equal(provider_due_ms(&provider, 0), 1500);
    provider = (struct provider){0};
    for (uint64_t host = 0; host < 9; host++) {
        fails(&provider, host, 1, 0);
    }
    assert_int_equal(provider_due_ms(&provider, 0), INT64_MIN);
    provider_answered(&provider, 5, false, RETRY_DELAY_MS, 0); /* one good answer */
    for (uint64_t host = 0; host < 9; host++) {
        fails(&provider, host, 1, 0);
    }
    assert_int_equal(provider_due_ms(&provider, 0), INT64_MIN);
    fails(&provider, 9, 1, 7);
    assert_int_equal(provider_due_ms(&provider, 7), 1507);
    fails(&provider, 4, 5, 100); /* under way when it opened */
    assert_int_equal(provider_due_ms(&provider, 100), 1507);
}

static void
probes_close_it_or_give_up(void **state)
{
    (void)state;
    struct provider provider = {0};
    int64_t now_ms = 0;
    for (uint64_t host = 0; host < 10; host++) {
        fails(&provider, host, 1, now_ms);
    }
    for (int probe = 0; probe < 3; probe++) {
        assert_int_equal(provider_due_ms(&provider, now_ms), now_ms + (1500 << probe));
        now_ms += 1500 << probe;
        provider_started(&provider);
        assert_true(provider_due_ms(&provider, now_ms) > now_ms); /* one at a time */
        fails(&provider, 3, 1, now_ms);
    }
    assert_int_equal(provider.breaker, BREAKER_DEAD);
    assert_int_equal(provider_due_ms(&provider, now_ms), INT64_MIN); /* those not asked yet */
    provider_started(&provider);
    provider_answered(&provider, 8, false, RETRY_DELAY_MS, now_ms);
    assert_int_equal(provider.breaker, BREAKER_CLOSED); /* it lives after all */
}

/* Twenty boards of one platform, all down: every source is asked, few more than
 * once; a source of another platform on one of the hosts is not held up. */
static void
a_platform_that_is_down_is_left_alone(void **state)
{
    (void)state;
    enum { BOARDS = 20, RETRIES = 5 };
    struct test_feed *feed = test_feed_new();
    static struct source sources[BOARDS];
    struct fetch_stats stats = {0};
    for (int i = 0; i < BOARDS; i++) {
        char url[64];
        sources[i] = test_source("board");
        sources[i].set.kind = STR("downhire");
        sources[i].set.board = STR("acme");
        sources[i].set.retries = RETRIES;
        sources[i].set.retry_delay_ms = 2;
        (void)snprintf(url, sizeof url, "http://127.0.3.%d:1/jobs", i + 1); /* refused */
        (void)test_feed_add(feed, &sources[i], url);
    }
    test_fetch(feed, &sources[0].set, NULL, &stats);
    assert_int_equal(feed->n_pages, BOARDS);
    for (size_t i = 0; i < feed->n_pages; i++) {
        assert_int_equal(feed->pages[i]->error, E_CONNECT);
    }
    assert_true(stats.requests >= BOARDS && stats.requests < (uint64_t)BOARDS * 3);
    test_feed_free(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_hosts_open_it),
        cmocka_unit_test(probes_close_it_or_give_up),
        cmocka_unit_test(a_platform_that_is_down_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
