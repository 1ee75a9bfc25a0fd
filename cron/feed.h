/* cron/feed.h: what fetch asks of the store: hosts, requests, robots, holds. */
#ifndef CRON_FEED_H
#define CRON_FEED_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/queue.h"
#include "cron/config.h"
#include "fetch/fetch.h"
#include "store/store.h"

/* Something for the store that fetch learnt: written with the next commit. */
struct feed_note {
    struct feed_note *next;
    bool is_hold;
    int http_status;
    int64_t at_s; /* fetched at, or hold until */
    size_t origin_n, body_n;
    char text[]; /* origin, then body */
};

struct feed {
    const struct config *config;
    struct frontier *frontier;       /* a reader of its own; used by fetch alone */
    int64_t *drawn;                  /* requests handed out, per source of the configuration */
    struct queue *pages;             /* to the workers */
    atomic_uint_fast64_t generation; /* commits so far */
    atomic_uint_fast64_t delivered, stored;
    atomic_bool is_stopping;
    uint32_t *damaged;    /* per source: see pipeline_options */
    pthread_mutex_t lock; /* of notes */
    struct feed_note *notes;
};

struct fetch_feed feed_callbacks(struct feed *feed);
/* Writes and forgets all notes; on the storing thread, inside a batch. */
MUST_USE enum status feed_flush_notes(struct feed *feed, struct store *store, struct error *err);
void feed_free_notes(struct feed *feed);

#endif
