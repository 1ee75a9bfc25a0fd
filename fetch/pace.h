/* fetch/pace.h: the politeness law of one host, as pure arithmetic over a clock
 * that is a parameter (monotonic ms), so that a test can run a night in a blink.
 *
 * The law. A host is never asked
 *   - more often than the request's source allows (`rate`), nor sooner than its
 *     Crawl-delay, nor sooner than its strain, after the start before;
 *   - by more than `concurrency` requests at a time;
 *   - before a received Retry-After has passed;
 *   - while its circuit breaker is open.
 * Strain is a delay that follows how the host fares:
 *   - first byte later than 500 ms: it moves half-way up to latency / concurrency;
 *   - 429, 503 and other passing errors, timeouts, refused connections: it
 *     doubles (from the delay in force; at least a quarter of `retry-delay`, at
 *     most 60 times that and never over 60 s), once for all requests that were
 *     under way together;
 *   - 200 and 304: it moves half-way down to what latency asks for. No other
 *     answer ever shortens it.
 * The breaker opens after five such failures in a row for 15 x `retry-delay`,
 * twice as long each time (2 min at most), then lets one request probe. A host
 * whose third probe fails is given up for this run: it gets one request of each
 * source that was not asked yet, with a strain of 2 s at most.
 * A Crawl-delay over 5 min allows one request in a run. */
#ifndef FETCH_PACE_H
#define FETCH_PACE_H

#include <stdbool.h>
#include <stdint.h>

#define PACE_NEVER INT64_MAX

enum {
    PACE_EASY_LATENCY_MS = 500,
    PACE_STRAIN_MAX_MS = 60 * 1000,
    PACE_STRAIN_PER_RETRY_DELAY = 60,
    PACE_STRAIN_DEAD_MS = 2 * 1000,
    PACE_BACKOFF_MAX_MS = 120 * 1000,
    PACE_FAILURES_TO_OPEN = 5,
    PACE_PROBES_TO_GIVE_UP = 3,
    PACE_OPEN_PER_RETRY_DELAY = 15,
    PACE_CRAWL_DELAY_MAX_MS = 300 * 1000,   /* more means: do not crawl */
    PACE_HOLD_MAX_MS = 24 * 60 * 60 * 1000, /* of a Retry-After; more is a mistake */
    PACE_HOLD_PATIENCE_MS = 10 * 60 * 1000, /* a run waits no longer for a host */
};

struct pace_limits {  /* of the request's source */
    int64_t rate_mhz; /* requests in 1,000 s; > 0 */
    int64_t concurrency;
    int64_t retry_delay_ms;
};

enum pace_breaker { BREAKER_CLOSED, BREAKER_OPEN, BREAKER_HALF_OPEN, BREAKER_DEAD };

struct pace {
    int64_t next_us; /* earliest start of the next request */
    int64_t last_start_ms;
    int64_t strain_ms;
    int64_t strained_at_ms; /* when it last doubled */
    int64_t crawl_delay_ms; /* 0: none */
    int64_t hold_until_ms;
    int64_t open_until_ms;
    enum pace_breaker breaker;
    int failures; /* in a row */
    int opened;   /* times in a row */
    uint32_t in_flight;
    uint32_t asked_pages; /* other than robots.txt */
};

struct pace_answer {
    int64_t started_ms, latency_ms; /* latency: to the first byte */
    int64_t retry_after_ms;         /* -1: none */
    int http_status;                /* 0: none came */
    bool is_strain;                 /* see struct failure */
};

void pace_init(struct pace *pace);
/* The earliest time at which a request may start; PACE_NEVER while all slots are
 * taken (ask again after pace_answered). */
int64_t pace_due_ms(const struct pace *pace, const struct pace_limits *limits);
/* A request starts now; only when due. */
void pace_started(struct pace *pace, const struct pace_limits *limits, int64_t now_ms);
void pace_answered(struct pace *pace, const struct pace_limits *limits,
                   const struct pace_answer *answer, int64_t now_ms);
/* A started request ended without telling anything of the host (dropped). */
void pace_dropped(struct pace *pace);
void pace_hold(struct pace *pace, int64_t until_ms);
/* Delay between starts as it stands. */
int64_t pace_delay_us(const struct pace *pace, const struct pace_limits *limits);
/* Nothing to remember: forgetting this host makes it wait no less. */
bool pace_is_rested(const struct pace *pace, int64_t now_ms);

/* Wait before retry number `attempt` (from 1): delay doubling from
 * retry_delay_ms to 2 min, the later half of it at random. */
int64_t pace_backoff_ms(int64_t retry_delay_ms, int attempt, uint32_t random);

#endif
