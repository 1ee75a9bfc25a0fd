/* cron/pipeline.h: the stages as threads. One thread fetches (and reads archive
 * sources), N read and normalise, the calling thread stores. Queues between them
 * are bounded; links go through the store, never through a queue. */
#ifndef CRON_PIPELINE_H
#define CRON_PIPELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/model.h"
#include "cron/config.h"
#include "fetch/fetch.h"
#include "normalize/normalize.h"
#include "store/store.h"

struct pipeline_options {
    const struct config *config;
    const char *database;
    struct store *store; /* the writer */
    int64_t run;
    const bool *is_active; /* per source of the configuration: asked in this run */
    uint32_t *damaged;     /* per source: counts its archives' damaged records and files */
    int shard, n_shards;
    int64_t deadline_ms; /* 0: none; from the start of pipeline_run */
};

/* Of one source, so far. */
struct pipeline_source {
    uint64_t pages, postings, failures;
    int64_t pending;  /* requests not yet answered; -1: an archive, not known */
    int64_t first_ms; /* when its first page came, by clock_mono_ms() */
};
/* Counts while it runs; read by the progress lines on the storing thread. */
struct pipeline_counts {
    const struct pipeline_source *sources; /* per source of the configuration */
    uint64_t pages, postings, failures, bytes;
    int64_t started_ms;
    struct fetch_stats fetch;
    uint32_t pages_waiting, outcomes_waiting;
};
/* Called on the storing thread now and then, and for each failed page. */
struct pipeline_watch {
    void *ctx;
    void (*tick)(void *ctx, const struct pipeline_counts *counts);
    void (*page)(void *ctx, const struct outcome *outcome);
};

/* Runs until every active source is done, or the deadline, or a stop. On OK
 * *ret_stopped tells whether it ended early. Errors: of the store, the disk, or
 * out of memory: what was committed stays. */
MUST_USE enum status pipeline_run(const struct pipeline_options *options,
                                  const struct pipeline_watch *watch, bool *ret_stopped,
                                  struct error *err);
/* From a signal handler: the first call finishes what is in flight, the second
 * stops at once. */
void pipeline_interrupt(void);
/* How often that was. */
int pipeline_interrupts(void);

#endif
