/* base/clock.c: wall clock with an offset, monotonic clock. */
#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

#include "base/date.h"
#include "base/str.h"

#include "base/banned.h"

/* Set once by clock_init before any thread starts; read-only afterwards. */
static int64_t offset_s;

static int64_t
read_clock_us(clockid_t id)
{
    enum { US_PER_S = 1000000, NS_PER_US = 1000 };
    struct timespec now = {0};
    (void)clock_gettime(id, &now);
    return (int64_t)now.tv_sec * US_PER_S + now.tv_nsec / NS_PER_US;
}

static int64_t
real_now_s(void)
{
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec;
}

enum status
clock_init(struct error *err)
{
    const char *text = getenv("JOBMILL_NOW"); // NOLINT(concurrency-mt-unsafe): before any thread
    offset_s = 0;
    if (!text || !*text) {
        return OK;
    }
    int64_t at_s = 0;
    if (!date_read_rfc3339(str_of(text), &at_s)) {
        return error_set(err, E_USAGE,
                         "JOBMILL_NOW=%s is not a time: write it as 2026-05-01T03:00:00Z", text);
    }
    offset_s = at_s - real_now_s();
    return OK;
}

int64_t
clock_now_s(void)
{
    return real_now_s() + offset_s;
}

int64_t
clock_mono_ms(void)
{
    return read_clock_us(CLOCK_MONOTONIC) / 1000;
}

int64_t
clock_mono_us(void)
{
    return read_clock_us(CLOCK_MONOTONIC);
}
