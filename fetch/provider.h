/* fetch/provider.h: one platform behind many hosts (acme.board.example,
 * zeta.board.example ...). When all of them fail it is the platform that is down,
 * and asking every host until its own breaker opens would help nobody. Pure
 * arithmetic over a clock that is a parameter.
 *
 * The law. Ten failures in a row, of three hosts or more, open the breaker for
 * 15 x retry-delay, twice as long each time (2 min at most); then one request
 * probes. Any answer that is no failure closes it. After three failed probes
 * the platform is given up for this run: each source that was not asked yet asks
 * once. */
#ifndef FETCH_PROVIDER_H
#define FETCH_PROVIDER_H

#include "base/settings.h"
#include "fetch/pace.h"

enum { PROVIDER_FAILURES_TO_OPEN = 10, PROVIDER_HOSTS = 3, PROVIDER_LOOK_MS = 1000 };

struct provider {
    struct provider *next;
    struct str kind, endpoint;        /* of its sources; borrowed */
    uint64_t failing[PROVIDER_HOSTS]; /* the first hosts of this row of failures */
    int n_failing;
    int failures, opened; /* in a row */
    enum pace_breaker breaker;
    int64_t open_until_ms;
};

/* Whether the source speaks to a platform: it names a board. */
bool provider_has(const struct settings *set);
bool provider_is_of(const struct provider *provider, const struct settings *set);
/* When the next request may start: INT64_MIN for at once. While a probe is under
 * way: a moment later, to ask again then. */
int64_t provider_due_ms(const struct provider *provider, int64_t now_ms);
void provider_started(struct provider *provider);
void provider_answered(struct provider *provider, uint64_t host, bool is_failure,
                       int64_t retry_delay_ms, int64_t now_ms);

#endif
