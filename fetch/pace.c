/* fetch/pace.c: see the law in pace.h. No clock, no I/O, no allocation. */
#include "fetch/pace.h"

#include <assert.h>

#include "base/banned.h"

enum { US_PER_MS = 1000 };
#define US_PER_1000_S INT64_C(1000000000)

static int64_t
larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t
smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

void
pace_init(struct pace *pace)
{
    *pace = (struct pace){.next_us = INT64_MIN, .strained_at_ms = INT64_MIN};
}

int64_t
pace_delay_us(const struct pace *pace, const struct pace_limits *limits)
{
    int64_t delay_us = US_PER_1000_S / limits->rate_mhz;
    int64_t asked_ms = larger(pace->strain_ms, pace->crawl_delay_ms);
    return larger(delay_us, asked_ms * US_PER_MS);
}

/* Delays under a millisecond share one: as many start within it as fit. */
static int64_t
next_ms(const struct pace *pace, const struct pace_limits *limits)
{
    if (pace->next_us == INT64_MIN) {
        return INT64_MIN;
    }
    bool is_fine = pace_delay_us(pace, limits) < US_PER_MS;
    return (pace->next_us + (is_fine ? 0 : US_PER_MS - 1)) / US_PER_MS;
}

int64_t
pace_due_ms(const struct pace *pace, const struct pace_limits *limits)
{
    if (pace->in_flight >= (uint64_t)limits->concurrency) {
        return PACE_NEVER;
    }
    if (pace->breaker == BREAKER_HALF_OPEN && pace->in_flight) {
        return PACE_NEVER; /* one probe at a time */
    }
    int64_t due_ms = larger(next_ms(pace, limits), pace->hold_until_ms);
    return pace->breaker == BREAKER_OPEN ? larger(due_ms, pace->open_until_ms) : due_ms;
}

void
pace_started(struct pace *pace, const struct pace_limits *limits, int64_t now_ms)
{
    pace->in_flight++;
    if (pace->breaker == BREAKER_OPEN) {
        pace->breaker = BREAKER_HALF_OPEN;
    }
    pace->last_start_ms = now_ms;
    pace->next_us = larger(pace->next_us, now_ms * US_PER_MS) + pace_delay_us(pace, limits);
}

static void
strain_raise(struct pace *pace, const struct pace_limits *limits, int64_t started_ms,
             int64_t now_ms)
{
    if (started_ms < pace->strained_at_ms || pace->breaker == BREAKER_DEAD) {
        return; /* it was under way when the delay doubled already */
    }
    int64_t doubled_ms = 2 * (pace_delay_us(pace, limits) / US_PER_MS);
    int64_t most_ms =
        smaller(PACE_STRAIN_PER_RETRY_DELAY * limits->retry_delay_ms, PACE_STRAIN_MAX_MS);
    doubled_ms = smaller(larger(doubled_ms, limits->retry_delay_ms / 4), most_ms);
    pace->strain_ms = larger(pace->strain_ms, doubled_ms);
    pace->strained_at_ms = now_ms;
}

static void
strain_follow(struct pace *pace, const struct pace_limits *limits, const struct pace_answer *answer)
{
    int64_t target_ms = 0;
    if (answer->latency_ms > PACE_EASY_LATENCY_MS) {
        target_ms = smaller(answer->latency_ms / limits->concurrency, PACE_STRAIN_MAX_MS);
    }
    bool may_fall = answer->http_status == 200 || answer->http_status == 304;
    if (target_ms > pace->strain_ms || may_fall) {
        pace->strain_ms = (pace->strain_ms + target_ms) / 2;
    }
}

static void
breaker_failed(struct pace *pace, const struct pace_limits *limits, int64_t now_ms)
{
    pace->failures++;
    bool was_probe = pace->breaker == BREAKER_HALF_OPEN;
    if (pace->breaker == BREAKER_DEAD || pace->breaker == BREAKER_OPEN ||
        (!was_probe && pace->failures < PACE_FAILURES_TO_OPEN)) {
        return;
    }
    if (was_probe && pace->opened >= PACE_PROBES_TO_GIVE_UP) {
        pace->breaker = BREAKER_DEAD;
        pace->strain_ms = smaller(pace->strain_ms, PACE_STRAIN_DEAD_MS);
        pace->next_us = INT64_MIN; /* made anew from the last start */
        return;
    }
    int64_t open_ms = smaller((PACE_OPEN_PER_RETRY_DELAY * limits->retry_delay_ms) << pace->opened,
                              PACE_BACKOFF_MAX_MS);
    pace->opened++;
    pace->breaker = BREAKER_OPEN;
    pace->open_until_ms = now_ms + open_ms;
}

void
pace_answered(struct pace *pace, const struct pace_limits *limits, const struct pace_answer *answer,
              int64_t now_ms)
{
    assert(pace->in_flight > 0);
    pace->in_flight--;
    if (answer->retry_after_ms > 0) {
        pace_hold(pace, now_ms + smaller(answer->retry_after_ms, PACE_HOLD_MAX_MS));
    }
    if (answer->is_strain) {
        strain_raise(pace, limits, answer->started_ms, now_ms);
        breaker_failed(pace, limits, now_ms);
    } else {
        strain_follow(pace, limits, answer);
        if (answer->http_status) {
            pace->breaker = BREAKER_CLOSED;
            pace->failures = pace->opened = 0;
        }
    }
    /* What it learnt holds from the last start on, not from the next. */
    pace->next_us =
        larger(pace->next_us, pace->last_start_ms * US_PER_MS + pace_delay_us(pace, limits));
}

void
pace_dropped(struct pace *pace)
{
    assert(pace->in_flight > 0);
    pace->in_flight--;
    if (pace->breaker == BREAKER_HALF_OPEN) {
        pace->breaker = BREAKER_OPEN; /* the probe told nothing: probe again */
    }
}

void
pace_hold(struct pace *pace, int64_t until_ms)
{
    pace->hold_until_ms = larger(pace->hold_until_ms, until_ms);
}

bool
pace_is_rested(const struct pace *pace, int64_t now_ms)
{
    int64_t next = pace->next_us == INT64_MIN ? INT64_MIN : pace->next_us / US_PER_MS;
    return !pace->in_flight && next < now_ms && pace->hold_until_ms < now_ms &&
           pace->breaker == BREAKER_CLOSED && pace->strain_ms == 0 &&
           pace->crawl_delay_ms <= PACE_CRAWL_DELAY_MAX_MS;
}

int64_t
pace_backoff_ms(int64_t retry_delay_ms, int attempt, uint32_t random)
{
    int doublings = attempt < 1 ? 0 : attempt - 1;
    int64_t full_ms = doublings > 20 ? PACE_BACKOFF_MAX_MS : retry_delay_ms << doublings;
    full_ms = smaller(full_ms, PACE_BACKOFF_MAX_MS);
    int64_t half_ms = full_ms / 2;
    return half_ms + (int64_t)(random % (uint32_t)(full_ms - half_ms + 1));
}
