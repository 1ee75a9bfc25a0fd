/* cron/pipeline.c: threads and queues. */
#include "cron/pipeline.h"

#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/queue.h"
#include "cron/archive_source.h"
#include "cron/feed.h"
#include "cron/worker.h"

#include "base/banned.h"

enum {
    BATCH_OUTCOMES = 512, /* pages in one transaction */
    BATCH_MS = 2000,      /* what a kill may lose, and how late a slow night is seen */
    BATCH_WAIT_MS = 100,  /* how often an idle store looks whether to stop */
    BATCH_GAP_MS = 20,    /* a transaction stays open while more follows within this */
    BATCH_SOME = 8,       /* storing is faster than reading: it sleeps until so many came */
    READ_SOME = 8,        /* likewise reading, but for what comes of one look at the network */
    WORKERS_MAX = 256,
    KEPT_BYTES = 128 * 1024 * 1024, /* free ones that malloc() does not give back */
    MAPPED_BYTES = 4 * 1024 * 1024, /* a block of its own from this size on */
};

struct pipeline {
    const struct pipeline_options *options;
    const struct pipeline_watch *watch;
    struct feed feed;
    struct fetcher *fetcher;
    struct queue *pages, *outcomes;
    struct normalizer *normalizer;
    pthread_t workers[WORKERS_MAX];
    size_t n_workers;
    atomic_size_t workers_left;
    pthread_t fetch_thread;
    bool is_fetching; /* the thread was started */
    enum status fetch_status;
    struct error fetch_error;
    struct pipeline_counts counts;
    struct pipeline_source *sources; /* what counts.sources shows */
    bool was_stopped;
};

/* Asked by the signal handler; a signal is 1, a second one 2. */
static atomic_int interrupts;

void
pipeline_interrupt(void)
{
    (void)atomic_fetch_add(&interrupts, 1);
}

int
pipeline_interrupts(void)
{
    return atomic_load(&interrupts);
}

static const struct source *
source_of(const struct pipeline *p, const struct page *page)
{
    return page->source.p ? config_source(p->options->config, page->source) : NULL;
}

static bool
must_stop_at_once(void)
{
    return atomic_load(&interrupts) > 1;
}

static void *
worker_main(void *arg)
{
    struct pipeline *p = arg;
    struct parser *parser = NULL;
    struct error err = {0};
    enum status status = parser_new(&parser, &err);
    struct page *page;
    while ((page = queue_pop_some(p->pages, READ_SOME)) != NULL) {
        struct outcome *outcome = must_stop_at_once() ? NULL : malloc(sizeof *outcome);
        if (status == OK && outcome) {
            const struct source *source = source_of(p, page);
            worker_read(parser, p->normalizer, source, page, outcome);
            worker_render(parser, p->normalizer, source, must_stop_at_once, outcome);
        } else if (outcome) {
            *outcome =
                (struct outcome){.page = page, .harvest = {.verdict = VERDICT_FAILED, .total = -1}};
        }
        if (!outcome || !queue_push(p->outcomes, outcome)) {
            free(outcome);
            page_free(page); /* it stays in the frontier for the next run */
            (void)atomic_fetch_add(&p->feed.stored, 1);
        }
    }
    parser_free(parser);
    if (atomic_fetch_sub(&p->workers_left, 1) == 1) {
        queue_close(p->outcomes);
    }
    return NULL;
}

static void *
fetch_main(void *arg)
{
    struct pipeline *p = arg;
    p->fetch_status =
        archive_sources_read(p->options->config, p->options->is_active, &p->feed, &p->fetch_error);
    if (p->fetch_status == OK) {
        p->fetch_status = fetcher_run(p->fetcher, &p->fetch_error);
    }
    queue_close(p->pages);
    return NULL;
}

/* ---- the storing side ---- */

static enum status
commit(struct pipeline *p, size_t n, struct error *err)
{
    enum status status = feed_flush_notes(&p->feed, p->options->store, err);
    if (status == OK) { /* on disk before the store says "archived" */
        status = fetcher_archive_sync(p->fetcher, err);
    }
    if (status == OK) {
        status = store_batch_commit(p->options->store, err);
    }
    if (status == OK) {
        (void)atomic_fetch_add(&p->feed.generation, 1);
        (void)atomic_fetch_add(&p->feed.stored, n);
    }
    return status;
}

static void
tick(struct pipeline *p)
{
    if (p->watch->tick) {
        p->counts.fetch = fetcher_stats(p->fetcher);
        p->counts.pages_waiting = (uint32_t)queue_length(p->pages);
        p->counts.outcomes_waiting = (uint32_t)queue_length(p->outcomes);
        p->watch->tick(p->watch->ctx, &p->counts);
    }
}

static void
obey_stops(struct pipeline *p)
{
    int asked = atomic_load(&interrupts);
    int64_t deadline_ms = p->options->deadline_ms;
    bool is_late = deadline_ms > 0 && clock_mono_ms() - p->counts.started_ms >= deadline_ms;
    if (asked > 0 || is_late) {
        p->was_stopped = true;
        atomic_store(&p->feed.is_stopping, true);
        fetcher_stop(p->fetcher, asked > 1);
    }
}

static void
count(struct pipeline *p, const struct source *source, bool is_archive,
      const struct outcome *outcome)
{
    bool has_failed = outcome->harvest.verdict == VERDICT_FAILED;
    p->counts.pages++;
    p->counts.postings += outcome->n_postings;
    p->counts.bytes += outcome->page->wire_bytes;
    p->counts.failures += has_failed;
    if (source) {
        struct pipeline_source *s = &p->sources[source - p->options->config->sources];
        s->first_ms = s->pages++ ? s->first_ms : clock_mono_ms();
        s->postings += outcome->n_postings;
        s->failures += has_failed;
        s->pending = -1;
        if (!is_archive &&
            store_pending(p->options->store, source->name, &s->pending, NULL) != OK) {
            s->pending = -1;
        }
    }
}

static enum status
put_one(struct pipeline *p, struct outcome *outcome, struct error *err)
{
    const struct source *source = source_of(p, outcome->page);
    const struct kind *kind = source ? kind_find(source->set.kind) : NULL;
    bool is_archive = kind && kind->family == FAMILY_ARCHIVE;
    /* what an archive shows was seen when it was recorded */
    int64_t now_s = is_archive && outcome->page->fetched_at_s != TIME_UNKNOWN
                        ? outcome->page->fetched_at_s
                        : clock_now_s();
    if (is_archive) { /* what an archive lacks is not fetched: the page is of its day */
        outcome->harvest.links = outcome->harvest.last_link = NULL;
        outcome->harvest.has_more = false;
    }
    enum status status = store_put(p->options->store, p->options->run, outcome, now_s, err);
    count(p, source, is_archive, outcome);
    if (p->watch->page) {
        p->watch->page(p->watch->ctx, outcome);
    }
    return status;
}

/* One transaction: what is there, after `first`, until there is enough of it or
 * somebody wants to stop. */
static enum status
store_batch(struct pipeline *p, struct outcome *first, struct error *err)
{
    enum status status = store_batch_begin(p->options->store, err);
    struct outcome *outcome = first;
    const int64_t end_ms = clock_mono_ms() + BATCH_MS;
    const int asked = pipeline_interrupts();
    size_t n = 0;
    while (outcome) {
        if (status == OK) {
            status = put_one(p, outcome, err);
        }
        page_free(outcome->page);
        free(outcome);
        n++;
        bool goes_on = status == OK && n < BATCH_OUTCOMES && clock_mono_ms() < end_ms &&
                       pipeline_interrupts() == asked;
        outcome = goes_on ? queue_pop_some_for(p->outcomes, BATCH_SOME, BATCH_GAP_MS) : NULL;
    }
    if (status == OK) {
        status = commit(p, n, err);
    }
    if (status != OK) {
        store_batch_rollback(p->options->store);
        (void)atomic_fetch_add(&p->feed.stored, n);
    }
    return status;
}

static void
drop_outcomes(struct pipeline *p)
{
    struct outcome *outcome;
    while ((outcome = queue_pop(p->outcomes)) != NULL) {
        page_free(outcome->page);
        free(outcome);
        (void)atomic_fetch_add(&p->feed.stored, 1);
    }
}

static enum status
store_all(struct pipeline *p, struct error *err)
{
    for (;;) {
        obey_stops(p);
        struct outcome *outcome = queue_pop_for(p->outcomes, BATCH_WAIT_MS);
        tick(p);
        if (!outcome && atomic_load(&p->workers_left) == 0 && queue_length(p->outcomes) == 0) {
            return OK;
        }
        enum status status = outcome ? store_batch(p, outcome, err) : OK;
        if (status != OK) {
            fetcher_stop(p->fetcher, true);
            queue_close(p->pages);
            drop_outcomes(p);
            return status;
        }
    }
}

/* ---- starting and ending ---- */

/* Pages come and go by the thousand. Memory given back to the system is asked for again
 * soon, and costs a page fault per 4 KiB then: half of all there were. */
static void
keep_memory(void)
{
#ifdef M_TRIM_THRESHOLD
    /* NOLINTBEGIN(concurrency-mt-unsafe): no other thread was started yet */
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    (void)mallopt(M_MMAP_THRESHOLD, MAPPED_BYTES);
    /* NOLINTEND(concurrency-mt-unsafe) */
#endif
}

static enum status
start_workers(struct pipeline *p, struct error *err)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int64_t wanted = p->options->config->set.workers;
    size_t n = wanted > 0 ? (size_t)wanted : cores > 0 ? (size_t)cores : 1;
    n = n > WORKERS_MAX ? WORKERS_MAX : n;
    atomic_store(&p->workers_left, n);
    while (p->n_workers < n &&
           pthread_create(&p->workers[p->n_workers], NULL, worker_main, p) == 0) {
        p->n_workers++;
    }
    if (p->n_workers == 0) {
        return error_set(err, E_NOMEM, "no thread could be started");
    }
    (void)atomic_fetch_sub(&p->workers_left, n - p->n_workers); /* fewer will do */
    if (pthread_create(&p->fetch_thread, NULL, fetch_main, p) != 0) {
        return error_set(err, E_NOMEM, "no thread could be started");
    }
    p->is_fetching = true;
    return OK;
}

static enum status
prepare(struct pipeline *p, struct error *err)
{
    const struct pipeline_options *o = p->options;
    size_t capacity = (size_t)o->config->set.queue;
    struct fetch_feed feed;
    enum status status = queue_new(capacity, &p->pages);
    if (status == OK) {
        status = queue_new(capacity, &p->outcomes);
    }
    if (status != OK) {
        return error_set(err, status, "queues: out of memory");
    }
    p->feed = (struct feed){.config = o->config, .pages = p->pages, .damaged = o->damaged};
    (void)pthread_mutex_init(&p->feed.lock, NULL);
    p->feed.drawn = calloc(o->config->n_sources + 1, sizeof *p->feed.drawn);
    p->counts.sources = p->sources = calloc(o->config->n_sources + 1, sizeof *p->sources);
    if (!p->feed.drawn || !p->sources) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    status = normalizer_new_with(o->config->taxonomy, &p->normalizer, err);
    if (status == OK) {
        status = frontier_open(o->database, o->run, &p->feed.frontier, err);
    }
    if (status == OK) {
        struct fetch_options fetch = {.set = &o->config->set,
                                      .archive_dir = o->config->set.archive,
                                      .run_label = STR("jobmill run"),
                                      .shard = o->shard,
                                      .n_shards = o->n_shards,
                                      .now_s = clock_now_s()};
        feed = feed_callbacks(&p->feed);
        status = fetcher_new(&fetch, &feed, &p->fetcher, err);
    }
    return status;
}

static void
join_all(struct pipeline *p)
{
    if (p->is_fetching) {
        (void)pthread_join(p->fetch_thread, NULL);
    } else if (p->pages) {
        queue_close(p->pages);
    }
    for (size_t i = 0; i < p->n_workers; i++) {
        (void)pthread_join(p->workers[i], NULL);
    }
}

enum status
pipeline_run(const struct pipeline_options *options, const struct pipeline_watch *watch,
             bool *ret_stopped, struct error *err)
{
    struct pipeline *p = calloc(1, sizeof *p);
    if (!p) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    keep_memory();
    p->options = options;
    p->watch = watch;
    p->counts.started_ms = clock_mono_ms();
    enum status status = prepare(p, err);
    if (status == OK) {
        status = start_workers(p, err);
        if (status == OK) {
            store_trust(options->store, true);
            status = store_all(p, err);
            store_trust(options->store, false);
        }
        join_all(p);
        if (status == OK && p->fetch_status != OK && p->fetch_status != E_CANCELLED) {
            *err = p->fetch_error;
            status = p->fetch_status;
        }
        tick(p);
    }
    *ret_stopped = p->was_stopped;
    fetcher_free(p->fetcher);
    frontier_close(p->feed.frontier);
    normalizer_free(p->normalizer);
    feed_free_notes(&p->feed);
    free(p->feed.drawn);
    free(p->sources);
    if (p->outcomes) {
        (void)pthread_mutex_destroy(&p->feed.lock);
    }
    queue_free(p->pages);
    queue_free(p->outcomes);
    free(p);
    return status;
}
