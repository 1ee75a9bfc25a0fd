/* fetch/feed.c: draws hosts and requests through the callbacks of fetch.h, never
 * more than a few per host and a bounded number of hosts at a time, so memory
 * follows `connections` and not the size of the run. */
#include "fetch/fetcher.h"

#include <xxhash.h>

#include "base/clock.h"
#include "base/url.h"

#include "base/banned.h"

enum {
    SCAN_EVERY_MS = 20,  /* while there is other work */
    SCAN_NEW_HOSTS = 64, /* looked for beside the active ones */
    SCAN_LARGEST = 1 << 20,
    ACTIVE_PER_CONNECTION = 8, /* hosts that wait for their turn */
    ACTIVE_LEAST = 256,
    ACTIVE_MOST = 4096,
    AHEAD_LEAST = 4, /* requests held per host */
    AHEAD_MOST = 128,
};

static size_t
active_max(const struct fetcher *f)
{
    size_t most = (size_t)f->max_in_flight * ACTIVE_PER_CONNECTION;
    most = most < ACTIVE_LEAST ? ACTIVE_LEAST : most;
    return most > ACTIVE_MOST ? ACTIVE_MOST : most;
}

static size_t
look_ahead(const struct request *request)
{
    size_t ahead = (size_t)request->source->set.concurrency * 2;
    ahead = ahead < AHEAD_LEAST ? AHEAD_LEAST : ahead;
    return ahead > AHEAD_MOST ? AHEAD_MOST : ahead;
}

static void
refuse_drawn(struct fetcher *f, const struct request *request, const struct error *why)
{
    struct request plain = *request;
    plain.method = STR_NONE; /* it may be what is wrong */
    struct transfer *transfer = NULL;
    struct error err = {0};
    if (transfer_new(&plain, STR(""), &transfer, &err) != OK) {
        fetcher_fail(f, &err);
        return;
    }
    schedule_refuse(f, transfer, why);
}

/* One drawn request into its host's queue, or straight out again as a page that
 * tells why it cannot be fetched. */
static void
enqueue(struct fetcher *f, const struct request *request)
{
    struct error why = {0};
    struct str origin = url_is_web(request->url) ? url_origin(&f->scratch, request->url) : STR_NONE;
    struct source_state *state = fetcher_source(f, request->source);
    if (!state) {
        return;
    }
    struct transfer *transfer = NULL;
    if (!origin.p) {
        (void)error_set(&why, E_FORBIDDEN, "not an http or https URL");
    } else if (state->headers_error.status) {
        why = state->headers_error;
    } else if (transfer_new(request, origin, &transfer, &why) == OK) {
        if (schedule_enqueue(f, transfer, origin, false, &why) == OK) {
            return;
        }
        schedule_refuse(f, transfer, &why);
        return;
    }
    refuse_drawn(f, request, &why);
}

static void
draw(struct fetcher *f, struct host *host, size_t ahead)
{
    struct request *request = NULL;
    struct error err = {0};
    enum status status =
        f->feed.draw(f->feed.ctx, host->origin, host->last_id, ahead, &f->scratch, &request, &err);
    if (status) {
        err.status = status;
        fetcher_fail(f, &err);
        return;
    }
    size_t n = 0;
    for (; request; request = request->next, n++) {
        host->last_id = request->id;
        enqueue(f, request);
    }
    host->has_more = n >= ahead;
    arena_reset(&f->scratch);
}

void
feed_draw(struct fetcher *f, struct host *host)
{
    while (host->has_more && !fetcher_is_stopping(f)) {
        const struct transfer *head = host->ready.head;
        size_t ahead = head ? look_ahead(&head->request) : AHEAD_LEAST;
        if (host->ready.n > ahead / 2) {
            return;
        }
        draw(f, host, ahead); /* again if all that came was refused */
    }
}

static bool
is_of_shard(const struct fetcher *f, struct str origin)
{
    return f->options.n_shards <= 1 ||
           XXH3_64bits(origin.p, origin.n) % (uint64_t)f->options.n_shards ==
               (uint64_t)f->options.shard;
}

/* True when the host was not known to have more. */
static bool
meet(struct fetcher *f, struct str name)
{
    struct error err = {0};
    struct host *host = NULL;
    if (!is_of_shard(f, name)) {
        return false;
    }
    if (fetcher_host(f, name, &host, &err) != OK) {
        fetcher_fail(f, &err);
        return false;
    }
    if (host->has_more) {
        return false;
    }
    if (!host->is_active && f->hosts.n_active >= active_max(f)) {
        f->scan_was_full = true; /* it comes when others are done */
        return false;
    }
    host->has_more = true;
    hosts_set_active(&f->hosts, host, true);
    schedule_host(f, host);
    return true;
}

static void
scan(struct fetcher *f)
{
    size_t max = f->hosts.n_active + SCAN_NEW_HOSTS;
    max = max < f->scan_max ? f->scan_max : max;
    struct arena arena; /* of its own: meeting a host uses the scratch one */
    arena_init(&arena, SIZE_MAX / 4);
    struct str *names = ARENA_ARRAY(&arena, max, struct str);
    struct error err = {0};
    size_t n = 0, n_met = 0;
    enum status status = names ? f->feed.hosts(f->feed.ctx, &arena, max, names, &n, &err)
                               : error_set(&err, E_NOMEM, "out of memory");
    if (status) {
        err.status = status;
        fetcher_fail(f, &err);
    }
    f->scan_was_full = n == max;
    for (size_t i = 0; !status && i < n; i++) {
        n_met += meet(f, names[i]);
    }
    /* All that came was known, or another shard's: look further next time. */
    if (n == max && n_met == 0 && f->hosts.n_active < active_max(f)) {
        f->scan_max = max * 2 > SCAN_LARGEST ? SCAN_LARGEST : max * 2;
    }
    arena_release(&arena);
}

void
feed_scan(struct fetcher *f)
{
    int64_t now_ms = clock_mono_ms();
    uint64_t generation = f->feed.generation(f->feed.ctx);
    bool is_worth = !f->has_scanned || f->scan_was_full || generation != f->scanned_generation;
    bool is_time = !f->hosts.n_active || now_ms - f->scanned_ms >= SCAN_EVERY_MS;
    if (!is_worth || !is_time || f->hosts.n_active >= active_max(f) || fetcher_is_stopping(f)) {
        return;
    }
    f->has_scanned = true;
    f->scanned_generation = generation;
    f->scanned_ms = now_ms;
    scan(f);
}

bool
feed_is_exhausted(struct fetcher *f)
{
    if (f->hosts.n_active || !f->feed.is_settled(f->feed.ctx)) {
        return false;
    }
    /* Settled was read first: what it may have brought is seen by this scan. */
    uint64_t generation = f->feed.generation(f->feed.ctx);
    f->scanned_generation = generation;
    f->scanned_ms = clock_mono_ms();
    scan(f);
    return !f->hosts.n_active && !f->scan_was_full;
}
