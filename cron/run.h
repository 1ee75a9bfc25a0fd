/* cron/run.h: one `jobmill run`, shared by the files that make it: cmd_run.c (its
 * life), run_begin.c, run_end.c, dry_run.c. */
#ifndef CRON_RUN_H
#define CRON_RUN_H

#include "cron/cli.h"
#include "cron/config.h"
#include "cron/notify.h"
#include "cron/pipeline.h"
#include "cron/progress.h"
#include "store/store.h"

struct run {
    const struct cli *cli;
    struct config config;
    struct store *store;
    const char *database;
    int lock;
    int64_t number;
    bool *is_active; /* per source */
    int64_t deadline_ms;
    int shard, n_shards;
    struct progress progress;
    struct notify notify;
    bool is_json;      /* what is said is JSON lines: --log json */
    bool is_to_person; /* a person reads it as it comes: a terminal, no --log */
    bool has_heading;  /* of the table of sources, then */
    int64_t last_status_ms;
    bool was_stopped;
    uint32_t *damaged;    /* per source: records and files of its archives */
    int64_t n_bad;        /* sources that failed or look wrong */
    int64_t n_left;       /* sources left for the next run */
    int64_t n_left_alone; /* pages whose site asked not to be read or kept */
};

/* Whether the source, which begins with these requests, is of the run's shard. */
bool run_is_in_shard(const struct run *run, const struct source *source,
                     const struct harvest *start);
struct store_source run_store_source(const struct source *source);
/* Patterns and addresses of every source, before anything is fetched. */
MUST_USE enum status run_check_sources(const struct run *run, struct error *err);
/* Records the configuration, chooses what is due, begins the run and its crawls. */
MUST_USE enum status run_begin(struct run *run, struct error *err);
/* What ends a run before its end; the exit status. */
int run_fail(const struct run *run, const struct error *err);
/* Ends the crawls and the run, says what is to be said; the exit status. */
int run_finish(struct run *run, struct error *err);
/* --dry-run; the exit status. */
int run_dry(struct run *run);

#endif
