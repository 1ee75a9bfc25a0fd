/* tests/fetch/test_pace.c: the politeness law on a clock of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fetch/pace.h"

static const struct pace_limits SLOW = {.rate_mhz = 1000, .concurrency = 2, .retry_delay_ms = 1000};

static struct pace_answer
answer_of(int http_status, int64_t started_ms, int64_t latency_ms)
{
    return (struct pace_answer){.started_ms = started_ms,
                                .latency_ms = latency_ms,
                                .retry_after_ms = -1,
                                .http_status = http_status,
                                .is_strain =
                                    http_status == 0 || http_status == 429 || http_status >= 500};
}

static uint32_t
next_random(uint32_t *random)
{
    *random = *random * 1664525U + 1013904223U;
    return *random >> 8;
}

enum { HOSTS = 200, WORKERS = 10, NIGHT_MS = 20 * 60 * 1000 };

struct simulated {
    struct pace pace;
    struct pace_limits limits;
    int64_t last_start_ms, held_until_ms;
    int64_t required_ms; /* least distance from the last start, as told so far */
    int n_started;
};

struct worker {
    struct simulated *host; /* NULL: free */
    int64_t started_ms, ends_ms;
};

static void
end_request(struct worker *worker, int64_t now_ms, uint32_t *random)
{
    static const int STATUSES[] = {200, 200, 200, 304, 404, 429, 503, 0};
    struct simulated *host = worker->host;
    int status = STATUSES[next_random(random) % 8];
    struct pace_answer answer = answer_of(status, worker->started_ms, now_ms - worker->started_ms);
    if (status == 429 && next_random(random) % 2) {
        answer.retry_after_ms = 5000;
        host->held_until_ms = now_ms + 5000;
    }
    int64_t strain_before = host->pace.strain_ms;
    pace_answered(&host->pace, &host->limits, &answer, now_ms);
    if (status != 200 && status != 304 && host->pace.breaker != BREAKER_DEAD) {
        assert_true(host->pace.strain_ms >= strain_before); /* never shortens it */
    }
    worker->host = NULL;
}

/* 200 hosts, 10 workers, twenty minutes: every start is checked against the
 * rate, the Crawl-delay, the strain and the holds of its host. */
static void
no_host_is_asked_faster_than_the_law(void **state)
{
    (void)state;
    static struct simulated hosts[HOSTS];
    struct worker workers[WORKERS] = {0};
    uint32_t random = 7;
    for (int i = 0; i < HOSTS; i++) {
        hosts[i] = (struct simulated){.limits = SLOW, .last_start_ms = INT64_MIN / 2};
        hosts[i].limits.rate_mhz = 500 + 250 * (i % 8);
        hosts[i].limits.concurrency = 1 + i % 3;
        pace_init(&hosts[i].pace);
        hosts[i].pace.crawl_delay_ms = i % 5 == 0 ? 3000 : 0;
    }
    int64_t n_starts = 0;
    for (int64_t now_ms = 0; now_ms < NIGHT_MS; now_ms += 5) {
        for (int w = 0; w < WORKERS; w++) {
            if (workers[w].host && workers[w].ends_ms <= now_ms) {
                end_request(&workers[w], now_ms, &random);
            }
            if (workers[w].host) {
                continue;
            }
            struct simulated *host = &hosts[next_random(&random) % HOSTS];
            if (pace_due_ms(&host->pace, &host->limits) > now_ms) {
                continue;
            }
            int64_t gap_ms = now_ms - host->last_start_ms;
            assert_true(gap_ms >= 1000000 / host->limits.rate_mhz);
            assert_true(gap_ms >= host->pace.crawl_delay_ms);
            assert_true(gap_ms >= host->pace.strain_ms);
            assert_true(now_ms >= host->held_until_ms);
            assert_true(host->pace.in_flight < (uint64_t)host->limits.concurrency);
            pace_started(&host->pace, &host->limits, now_ms);
            host->last_start_ms = now_ms;
            host->n_started++;
            n_starts++;
            workers[w] = (struct worker){host, now_ms, now_ms + 20 + next_random(&random) % 1500};
        }
    }
    assert_true(n_starts > 5000); /* and it did get on */
}

static void
fast_rates_share_a_millisecond(void **state)
{
    (void)state;
    struct pace pace;
    const struct pace_limits fast = {.rate_mhz = 10000000, .concurrency = 100}; /* 10,000/s */
    pace_init(&pace);
    int n = 0;
    for (int64_t now_ms = 0; now_ms < 10; now_ms++) {
        while (pace_due_ms(&pace, &fast) <= now_ms) {
            pace_started(&pace, &fast, now_ms);
            pace_dropped(&pace);
            n++;
        }
    }
    assert_in_range(n, 95, 101);
}

static void
strain_follows_latency_and_errors(void **state)
{
    (void)state;
    struct pace pace;
    pace_init(&pace);
    pace_started(&pace, &SLOW, 0);
    struct pace_answer slow = answer_of(200, 0, 8000);
    pace_answered(&pace, &SLOW, &slow, 8000);
    assert_int_equal(pace.strain_ms, 2000); /* half-way to 8 s / 2 */
    pace_started(&pace, &SLOW, 10000);
    struct pace_answer gone = answer_of(404, 10000, 10);
    pace_answered(&pace, &SLOW, &gone, 10010);
    assert_int_equal(pace.strain_ms, 2000);
    pace_started(&pace, &SLOW, 20000);
    struct pace_answer quick = answer_of(200, 20000, 10);
    pace_answered(&pace, &SLOW, &quick, 20010);
    assert_int_equal(pace.strain_ms, 1000);
    /* Two that were under way together double it once. */
    pace_started(&pace, &SLOW, 30000);
    pace_started(&pace, &SLOW, 31000);
    struct pace_answer busy = answer_of(503, 30000, 10), again = answer_of(503, 31000, 10);
    pace_answered(&pace, &SLOW, &busy, 31500);
    pace_answered(&pace, &SLOW, &again, 31600);
    assert_int_equal(pace.strain_ms, 2000);
    assert_true(pace_due_ms(&pace, &SLOW) >= 33000);
}

static void
breaker_opens_probes_and_gives_up(void **state)
{
    (void)state;
    struct pace pace;
    pace_init(&pace);
    int64_t now_ms = 0;
    const struct pace_limits limits = {
        .rate_mhz = 1000000, .concurrency = 4, .retry_delay_ms = 1000};
    struct pace_answer dead = answer_of(0, 0, 0);
    for (int i = 0; i < PACE_FAILURES_TO_OPEN; i++) {
        assert_int_equal(pace.breaker, BREAKER_CLOSED);
        dead.started_ms = now_ms =
            pace_due_ms(&pace, &limits) > 0 ? pace_due_ms(&pace, &limits) : 0;
        pace_started(&pace, &limits, now_ms);
        pace_answered(&pace, &limits, &dead, now_ms);
    }
    for (int probe = 0; probe < PACE_PROBES_TO_GIVE_UP; probe++) {
        assert_int_equal(pace.breaker, BREAKER_OPEN);
        int64_t due_ms = pace_due_ms(&pace, &limits);
        assert_true(due_ms - now_ms >= 15000 << probe);
        dead.started_ms = now_ms = due_ms;
        pace_started(&pace, &limits, now_ms);
        assert_int_equal(pace.breaker, BREAKER_HALF_OPEN);
        assert_true(pace_due_ms(&pace, &limits) == PACE_NEVER); /* one probe at a time */
        pace_answered(&pace, &limits, &dead, now_ms);
    }
    assert_int_equal(pace.breaker, BREAKER_DEAD);
    now_ms = pace_due_ms(&pace, &limits);
    pace_started(&pace, &limits, now_ms);
    struct pace_answer well = answer_of(200, now_ms, 5);
    pace_answered(&pace, &limits, &well, now_ms);
    assert_int_equal(pace.breaker, BREAKER_CLOSED);
}

static void
backoff_doubles_within_two_minutes(void **state)
{
    (void)state;
    uint32_t random = 3;
    for (int attempt = 1; attempt < 80; attempt++) {
        int64_t full_ms = attempt > 7 ? PACE_BACKOFF_MAX_MS : 1000 << (attempt - 1);
        full_ms = full_ms > PACE_BACKOFF_MAX_MS ? PACE_BACKOFF_MAX_MS : full_ms;
        for (int i = 0; i < 50; i++) {
            int64_t wait_ms = pace_backoff_ms(1000, attempt, next_random(&random));
            assert_in_range(wait_ms, full_ms / 2, full_ms);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_host_is_asked_faster_than_the_law),
        cmocka_unit_test(fast_rates_share_a_millisecond),
        cmocka_unit_test(strain_follows_latency_and_errors),
        cmocka_unit_test(breaker_opens_probes_and_gives_up),
        cmocka_unit_test(backoff_doubles_within_two_minutes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
