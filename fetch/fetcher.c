/* fetch/fetcher.c: the life of a fetcher and its loop. One thread runs it; only
 * stop, stats and archive_sync may be called from others. */
#include "fetch/fetcher.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/clock.h"
#include "base/limits.h"

#include "base/banned.h"

enum {
    SOURCE_SLOTS_FIRST = 64,
    IDLE_WAIT_MS = 10,   /* between looks at a store that is not settled */
    ACTIVE_WAIT_MS = 50, /* the same, while there is other work to wait for */
    STOPPING_WAIT_MS = 200,
    FILES_OF_OTHERS = 256,
    SCRATCH_BYTES = 64 * 1024 * 1024,
};

void
fetcher_fail(struct fetcher *f, const struct error *err)
{
    if (!f->failure.status) {
        f->failure = *err;
        f->failure.status = err->status ? err->status : E_NOMEM;
    }
}

bool
fetcher_is_stopping(const struct fetcher *f)
{
    return f->stop != STOP_NO || f->is_refused || f->failure.status != OK ||
           (f->deadline_ms != PACE_NEVER && clock_mono_ms() >= f->deadline_ms);
}

int64_t
fetcher_now_s(const struct fetcher *f)
{
    return f->options.now_s + (clock_mono_ms() - f->start_ms) / 1000;
}

/* xorshift64*: jitter needs no more. */
uint32_t
fetcher_random(struct fetcher *f)
{
    f->random ^= f->random >> 12;
    f->random ^= f->random << 25;
    f->random ^= f->random >> 27;
    return (uint32_t)((f->random * UINT64_C(2685821657736338717)) >> 32);
}

/* ---- sources ---- */

static struct source_state *
source_slot(struct source_state *slots, size_t n_slots, const struct source *source)
{
    size_t at = ((uintptr_t)source >> 4) * UINT64_C(0x9E3779B97F4A7C15) & (n_slots - 1);
    while (slots[at].source && slots[at].source != source) {
        at = (at + 1) & (n_slots - 1);
    }
    return &slots[at];
}

static bool
sources_grow(struct fetcher *f)
{
    size_t n_slots = f->n_slots ? f->n_slots * 2 : SOURCE_SLOTS_FIRST;
    struct source_state *slots = calloc(n_slots, sizeof *slots);
    if (!slots) {
        return false;
    }
    for (size_t i = 0; i < f->n_slots; i++) {
        if (f->sources[i].source) {
            *source_slot(slots, n_slots, f->sources[i].source) = f->sources[i];
        }
    }
    free(f->sources);
    f->sources = slots;
    f->n_slots = n_slots;
    return true;
}

/* NULL when it has none, or without memory: the hosts' own breakers remain. */
static struct provider *
provider_find(struct fetcher *f, const struct settings *set)
{
    struct provider *found = f->providers;
    if (!provider_has(set)) {
        return NULL;
    }
    while (found && !provider_is_of(found, set)) {
        found = found->next;
    }
    if (!found && (found = calloc(1, sizeof *found)) != NULL) {
        found->kind = set->kind;
        found->endpoint = set->endpoint;
        found->next = f->providers;
        f->providers = found;
    }
    return found;
}

struct source_state *
fetcher_source(struct fetcher *f, const struct source *source)
{
    if (f->n_sources * 2 >= f->n_slots && !sources_grow(f)) {
        struct error err = {0};
        (void)error_set(&err, E_NOMEM, "out of memory");
        fetcher_fail(f, &err);
        return NULL;
    }
    struct source_state *state = source_slot(f->sources, f->n_slots, source);
    if (!state->source) {
        state->source = source;
        state->provider = provider_find(f, &source->set);
        f->n_sources++;
        if (source_headers_make(&source->set.header, &state->headers, &state->headers_error) ==
            OK) {
            state->headers_error.status = OK;
        }
    }
    return state;
}

enum status
fetcher_host(struct fetcher *f, struct str origin, struct host **ret, struct error *err)
{
    bool is_new = false;
    enum status status = hosts_get(&f->hosts, origin, ret, &is_new, err);
    if (status || !is_new) {
        return status;
    }
    f->counters.hosts++;
    if (f->feed.hold_get) {
        int64_t until_s = f->feed.hold_get(f->feed.ctx, (*ret)->origin);
        int64_t left_s = until_s > 0 ? until_s - fetcher_now_s(f) : 0;
        if (left_s > 0) {
            pace_hold(&(*ret)->pace, clock_mono_ms() + left_s * 1000);
        }
    }
    return OK;
}

/* ---- life ---- */

static char *
user_agent_make(const struct settings *set)
{
    struct buf text;
    buf_init(&text, LIMIT_URL_BYTES);
    if (set->user_agent.n) {
        buf_add(&text, set->user_agent);
    } else {
        buf_add_z(&text, "jobmill/" JOBMILL_VERSION);
        if (set->contact.n) {
            buf_printf(&text, " (+%.*s)", STR_ARG(set->contact));
        }
    }
    for (size_t i = 0; i < text.n; i++) {
        if ((unsigned char)text.p[i] < ' ') {
            text.p[i] = ' '; /* a line end would begin another header */
        }
    }
    if (buf_failed(&text)) {
        buf_release(&text);
    }
    return text.p; /* the caller's to free() */
}

/* Room for that many connections, their successors, and the files of others. */
static void
files_allow(rlim_t connections)
{
    struct rlimit limit;
    rlim_t wanted = connections * 2 + FILES_OF_OTHERS;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < wanted) {
        limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static enum status
names_init(struct fetcher *f, struct error *err)
{
    for (size_t i = 0; i < NAME_CACHES; i++) {
        f->names[i] = curl_share_init();
        if (!f->names[i] ||
            curl_share_setopt(f->names[i], CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS) != CURLSHE_OK) {
            return error_set(err, E_NOMEM, "out of memory");
        }
    }
    return OK;
}

static enum status
parts_init(struct fetcher *f, struct error *err)
{
    const struct settings *set = f->options.set;
    f->max_in_flight = set->connections > 0 ? (uint32_t)set->connections : 1;
    files_allow(f->max_in_flight);
    f->coding = coding_new();
    f->user_agent = user_agent_make(set);
    if (!f->coding || !f->user_agent) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    enum status status = names_init(f, err);
    if (!status) {
        status = hosts_init(&f->hosts, err);
    }
    if (!status) {
        status = loop_init(&f->loop, (long)f->max_in_flight + 64, err);
    }
    if (!status && f->options.archive_dir.n) {
        status = archive_open(f->options.archive_dir, f->options.run_label, f->options.now_s,
                              &f->archive, err);
    }
    return status;
}

enum status
fetcher_new(const struct fetch_options *options, const struct fetch_feed *feed,
            struct fetcher **ret, struct error *err)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return error_set(err, E_NOMEM, "libcurl cannot start");
    }
    struct fetcher *f = calloc(1, sizeof *f);
    if (!f) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    f->options = *options;
    f->feed = *feed;
    f->start_ms = clock_mono_ms();
    f->deadline_ms = PACE_NEVER;
    f->random = (uint64_t)options->now_s * 2654435761U ^ (uint64_t)f->start_ms ^ 0x9E3779B9U;
    f->loop.epoll_fd = f->loop.wake_fd = -1;
    arena_init(&f->scratch, SCRATCH_BYTES);
    buf_init(&f->request_head, LIMIT_HEADER_BYTES);
    enum status status = parts_init(f, err);
    if (status) {
        fetcher_free(f);
        return status;
    }
    *ret = f;
    return OK;
}

/* Breaks off all that is under way; nothing is delivered. */
static void
drop_all(struct fetcher *f)
{
    while (f->busy_lanes) {
        struct lane *lane = f->busy_lanes;
        f->busy_lanes = lane->next;
        loop_remove(&f->loop, lane->easy);
        transfer_free(lane->transfer);
        lane_free(lane);
    }
    f->in_flight = 0;
    f->counters.in_flight = 0;
}

void
fetcher_free(struct fetcher *f)
{
    if (!f) {
        return;
    }
    drop_all(f);
    while (f->idle_lanes) {
        struct lane *lane = f->idle_lanes;
        f->idle_lanes = lane->next;
        lane_free(lane);
    }
    hosts_release(&f->hosts);
    loop_release(&f->loop);
    for (size_t i = 0; i < NAME_CACHES; i++) { /* nobody uses them any more */
        if (f->names[i]) {
            (void)curl_share_cleanup(f->names[i]);
        }
    }
    for (size_t i = 0; i < f->n_slots; i++) {
        source_headers_release(&f->sources[i].headers);
    }
    free(f->sources);
    while (f->providers) {
        struct provider *provider = f->providers;
        f->providers = provider->next;
        free(provider);
    }
    archive_close(f->archive);
    coding_free(f->coding);
    free(f->user_agent);
    buf_release(&f->request_head);
    arena_release(&f->scratch);
    free(f);
    curl_global_cleanup();
}

/* ---- the loop ---- */

/* Until when there is nothing to do but wait for the network. */
static int64_t
wait_until_ms(const struct fetcher *f, bool is_idle)
{
    if (fetcher_is_stopping(f)) {
        return clock_mono_ms() + STOPPING_WAIT_MS; /* only for what is under way */
    }
    int64_t until_ms = f->deadline_ms;
    const struct host *next = hosts_next(&f->hosts);
    if (next && f->in_flight < f->max_in_flight && next->due_ms < until_ms) {
        until_ms = next->due_ms;
    }
    /* Pages on their way through the stages may bring requests. */
    int64_t look_ms = clock_mono_ms() + (is_idle ? IDLE_WAIT_MS : ACTIVE_WAIT_MS);
    bool has_room = f->in_flight < f->max_in_flight;
    return (is_idle || has_room) && look_ms < until_ms ? look_ms : until_ms;
}

static void
take_answers(struct fetcher *f)
{
    CURLcode code = CURLE_OK;
    CURL *easy = NULL;
    while ((easy = loop_done(&f->loop, &code)) != NULL) {
        char *lane = NULL;
        (void)curl_easy_getinfo(easy, CURLINFO_PRIVATE, &lane);
        answer_take(f, (struct lane *)(void *)lane, code);
    }
}

static bool
is_over(struct fetcher *f)
{
    if (f->failure.status || f->is_refused || f->stop == STOP_HARD) {
        return true;
    }
    if (f->in_flight) {
        return false;
    }
    return fetcher_is_stopping(f) || feed_is_exhausted(f);
}

/* A TLS connection that the other side closed raises SIGPIPE in this thread, as
 * CURLOPT_NOSIGNAL leaves it to us. Whether the process ignores it is not ours
 * to say: it is blocked while fetching, and what came of it is taken away. */
static void
pipe_signal_block(sigset_t *ret_before)
{
    sigset_t pipe_signal;
    (void)sigemptyset(&pipe_signal);
    (void)sigaddset(&pipe_signal, SIGPIPE);
    (void)pthread_sigmask(SIG_BLOCK, &pipe_signal, ret_before);
}

static void
pipe_signal_restore(const sigset_t *before)
{
    sigset_t pipe_signal;
    const struct timespec at_once = {0};
    (void)sigemptyset(&pipe_signal);
    (void)sigaddset(&pipe_signal, SIGPIPE);
    if (sigismember(before, SIGPIPE) == 0) {
        (void)sigtimedwait(&pipe_signal, NULL, &at_once);
    }
    (void)pthread_sigmask(SIG_SETMASK, before, NULL);
}

enum status
fetcher_run(struct fetcher *f, struct error *err)
{
    sigset_t before;
    pipe_signal_block(&before);
    if (f->options.set->deadline_ms > 0) {
        f->deadline_ms = clock_mono_ms() + f->options.set->deadline_ms;
    }
    for (;;) {
        feed_scan(f);
        schedule_run(f);
        if (is_over(f)) {
            break;
        }
        if (f->feed.pause) {
            f->feed.pause(f->feed.ctx);
        }
        loop_turn(&f->loop, wait_until_ms(f, f->hosts.n_active == 0));
        take_answers(f);
    }
    drop_all(f);
    pipe_signal_restore(&before);
    if (f->failure.status) {
        *err = f->failure;
        return f->failure.status;
    }
    return OK;
}

void
fetcher_stop(struct fetcher *f, bool hard)
{
    int wanted = hard ? STOP_HARD : STOP_SOFT;
    if (f->stop < wanted) {
        f->stop = wanted;
    }
    loop_wake(&f->loop);
}

enum status
fetcher_archive_sync(struct fetcher *f, struct error *err)
{
    return f->archive ? archive_sync(f->archive, err) : OK;
}

struct fetch_stats
fetcher_stats(struct fetcher *f)
{
    const struct counters *c = &f->counters;
    return (struct fetch_stats){
        .requests = c->requests,
        .responses = c->responses,
        .failures = c->failures,
        .retries = c->retries,
        .not_modified = c->not_modified,
        .robots_denied = c->robots_denied,
        .wire_bytes = c->wire_bytes,
        .body_bytes = c->body_bytes,
        .archived_records = f->archive ? archive_records(f->archive) : 0,
        .hosts = c->hosts,
        .in_flight = c->in_flight,
        .queued = c->queued,
    };
}
