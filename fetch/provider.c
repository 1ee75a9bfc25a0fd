/* fetch/provider.c: see the law in provider.h. No clock, no I/O, no allocation. */
#include "fetch/provider.h"

#include "base/banned.h"

bool
provider_has(const struct settings *set)
{
    return set->board.n > 0 && set->kind.n > 0;
}

bool
provider_is_of(const struct provider *provider, const struct settings *set)
{
    return str_eq(provider->kind, set->kind) && str_eq(provider->endpoint, set->endpoint);
}

int64_t
provider_due_ms(const struct provider *provider, int64_t now_ms)
{
    switch (provider->breaker) {
    case BREAKER_OPEN:
        return provider->open_until_ms;
    case BREAKER_HALF_OPEN:
        return now_ms + PROVIDER_LOOK_MS;
    case BREAKER_CLOSED:
    case BREAKER_DEAD:
        break;
    }
    return INT64_MIN;
}

void
provider_started(struct provider *provider)
{
    if (provider->breaker == BREAKER_OPEN) {
        provider->breaker = BREAKER_HALF_OPEN;
    }
}

static void
note_failing(struct provider *provider, uint64_t host)
{
    for (int i = 0; i < provider->n_failing; i++) {
        if (provider->failing[i] == host) {
            return;
        }
    }
    if (provider->n_failing < PROVIDER_HOSTS) {
        provider->failing[provider->n_failing++] = host;
    }
}

void
provider_answered(struct provider *provider, uint64_t host, bool is_failure, int64_t retry_delay_ms,
                  int64_t now_ms)
{
    if (!is_failure) {
        provider->breaker = BREAKER_CLOSED;
        provider->failures = provider->opened = provider->n_failing = 0;
        return;
    }
    provider->failures++;
    note_failing(provider, host);
    bool was_probe = provider->breaker == BREAKER_HALF_OPEN;
    bool is_closed = provider->breaker == BREAKER_CLOSED;
    bool is_enough =
        provider->failures >= PROVIDER_FAILURES_TO_OPEN && provider->n_failing >= PROVIDER_HOSTS;
    if (was_probe && provider->opened >= PACE_PROBES_TO_GIVE_UP) {
        provider->breaker = BREAKER_DEAD;
    } else if (was_probe || (is_closed && is_enough)) {
        int64_t open_ms = (PACE_OPEN_PER_RETRY_DELAY * retry_delay_ms) << provider->opened;
        provider->opened++;
        provider->breaker = BREAKER_OPEN;
        provider->open_until_ms =
            now_ms + (open_ms < PACE_BACKOFF_MAX_MS ? open_ms : PACE_BACKOFF_MAX_MS);
    }
}
