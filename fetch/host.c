/* fetch/host.c: hash table and binary heap of hosts. Nothing here scans all
 * hosts but hosts_release and the growing of the table. */
#include "fetch/host.h"

#include <assert.h>
#include <stdlib.h>

#include <xxhash.h>

#include "base/limits.h"
#include "fetch/robots.h"

#include "base/banned.h"

enum {
    BUCKETS_FIRST = 256,
    HEAP_FIRST = 64,
    LIMIT_IDLE_HOSTS = 4096, /* remembered politeness; about 400 bytes each */
};

enum status
hosts_init(struct hosts *hosts, struct error *err)
{
    *hosts = (struct hosts){.n_buckets = BUCKETS_FIRST};
    hosts->buckets = calloc(hosts->n_buckets, sizeof(struct host *));
    return hosts->buckets ? OK : error_set(err, E_NOMEM, "out of memory");
}

static void
list_release(struct transfer_list *list)
{
    struct transfer *transfer = NULL;
    while ((transfer = transfer_pop(list)) != NULL) {
        transfer_free(transfer);
    }
}

static void
host_free(struct host *host)
{
    list_release(&host->urgent);
    list_release(&host->ready);
    list_release(&host->delayed);
    buf_release(&host->rules);
    free(host->denial);
    free(host);
}

void
hosts_release(struct hosts *hosts)
{
    for (size_t i = 0; hosts->buckets && i < hosts->n_buckets; i++) {
        while (hosts->buckets[i]) {
            struct host *host = hosts->buckets[i];
            hosts->buckets[i] = host->hash_next;
            host_free(host);
        }
    }
    free(hosts->buckets);
    free(hosts->heap);
    *hosts = (struct hosts){0};
}

static bool
table_grow(struct hosts *hosts)
{
    size_t n_buckets = hosts->n_buckets * 2;
    struct host **buckets = calloc(n_buckets, sizeof(struct host *));
    if (!buckets) {
        return false;
    }
    for (size_t i = 0; i < hosts->n_buckets; i++) {
        while (hosts->buckets[i]) {
            struct host *host = hosts->buckets[i];
            hosts->buckets[i] = host->hash_next;
            host->hash_next = buckets[host->hash & (n_buckets - 1)];
            buckets[host->hash & (n_buckets - 1)] = host;
        }
    }
    free(hosts->buckets);
    hosts->buckets = buckets;
    hosts->n_buckets = n_buckets;
    return true;
}

static struct host *
host_new(struct str origin, uint64_t hash)
{
    struct host *host = malloc(sizeof *host + origin.n + 1);
    if (!host) {
        return NULL;
    }
    char *text = (char *)(host + 1);
    memcpy(text, origin.p, origin.n);
    text[origin.n] = '\0';
    *host = (struct host){
        .hash = hash, .origin = {text, origin.n}, .heap_index = SIZE_MAX, .last_id = INT64_MIN};
    pace_init(&host->pace);
    buf_init(&host->rules, ROBOTS_RULES_BYTES);
    return host;
}

enum status
hosts_get(struct hosts *hosts, struct str origin, struct host **ret, bool *ret_is_new,
          struct error *err)
{
    uint64_t hash = XXH3_64bits(origin.p, origin.n);
    *ret_is_new = false;
    for (struct host *host = hosts->buckets[hash & (hosts->n_buckets - 1)]; host;
         host = host->hash_next) {
        if (host->hash == hash && str_eq(host->origin, origin)) {
            *ret = host;
            return OK;
        }
    }
    struct host *host = host_new(origin, hash);
    if (!host || (hosts->n >= hosts->n_buckets && !table_grow(hosts))) {
        free(host);
        return error_set(err, E_NOMEM, "out of memory");
    }
    struct host **bucket = &hosts->buckets[hash & (hosts->n_buckets - 1)];
    host->hash_next = *bucket;
    *bucket = host;
    hosts->n++;
    host->idle_prev = hosts->idle_tail;
    *(hosts->idle_tail ? &hosts->idle_tail->idle_next : &hosts->idle_head) = host;
    hosts->idle_tail = host;
    *ret = host;
    *ret_is_new = true;
    return OK;
}

static void
idle_remove(struct hosts *hosts, struct host *host)
{
    *(host->idle_prev ? &host->idle_prev->idle_next : &hosts->idle_head) = host->idle_next;
    *(host->idle_next ? &host->idle_next->idle_prev : &hosts->idle_tail) = host->idle_prev;
    host->idle_prev = host->idle_next = NULL;
}

void
hosts_set_active(struct hosts *hosts, struct host *host, bool is_active)
{
    if (host->is_active == is_active) {
        return;
    }
    host->is_active = is_active;
    if (is_active) {
        idle_remove(hosts, host);
        hosts->n_active++;
        return;
    }
    hosts->n_active--;
    host->idle_prev = hosts->idle_tail;
    *(hosts->idle_tail ? &hosts->idle_tail->idle_next : &hosts->idle_head) = host;
    hosts->idle_tail = host;
}

void
hosts_trim(struct hosts *hosts, int64_t now_ms)
{
    struct host *oldest = hosts->idle_head;
    if (hosts->n - hosts->n_active <= LIMIT_IDLE_HOSTS || !oldest) {
        return;
    }
    /* One look per call keeps it cheap; a host that must be remembered goes to
     * the end of the line. */
    idle_remove(hosts, oldest);
    bool was_fed = oldest->last_id != INT64_MIN; /* or its requests would be drawn again */
    if (was_fed || !pace_is_rested(&oldest->pace, now_ms) || oldest->robots == ROBOTS_ASKED ||
        oldest->robots == ROBOTS_DENIED || oldest->heap_index != SIZE_MAX) {
        oldest->idle_prev = hosts->idle_tail;
        *(hosts->idle_tail ? &hosts->idle_tail->idle_next : &hosts->idle_head) = oldest;
        hosts->idle_tail = oldest;
        return;
    }
    struct host **at = &hosts->buckets[oldest->hash & (hosts->n_buckets - 1)];
    while (*at != oldest) {
        at = &(*at)->hash_next;
    }
    *at = oldest->hash_next;
    hosts->n--;
    host_free(oldest);
}

/* ---- the heap ---- */

static void
heap_put(struct hosts *hosts, size_t at, struct host *host)
{
    hosts->heap[at] = host;
    host->heap_index = at;
}

static void
heap_sift(struct hosts *hosts, size_t at)
{
    struct host *host = hosts->heap[at];
    while (at > 0 && hosts->heap[(at - 1) / 2]->due_ms > host->due_ms) {
        heap_put(hosts, at, hosts->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    for (;;) {
        size_t child = 2 * at + 1;
        if (child + 1 < hosts->heap_n &&
            hosts->heap[child + 1]->due_ms < hosts->heap[child]->due_ms) {
            child++;
        }
        if (child >= hosts->heap_n || hosts->heap[child]->due_ms >= host->due_ms) {
            break;
        }
        heap_put(hosts, at, hosts->heap[child]);
        at = child;
    }
    heap_put(hosts, at, host);
}

static void
heap_remove(struct hosts *hosts, struct host *host)
{
    size_t at = host->heap_index;
    struct host *last = hosts->heap[--hosts->heap_n];
    host->heap_index = SIZE_MAX;
    if (last != host) {
        heap_put(hosts, at, last);
        heap_sift(hosts, at);
    }
}

static bool
heap_has_room(struct hosts *hosts)
{
    if (hosts->heap_n < hosts->heap_cap) {
        return true;
    }
    size_t cap = hosts->heap_cap ? hosts->heap_cap * 2 : HEAP_FIRST;
    struct host **grown = realloc(hosts->heap, cap * sizeof(struct host *));
    if (grown) {
        hosts->heap = grown;
        hosts->heap_cap = cap;
    }
    return grown != NULL;
}

enum status
hosts_schedule(struct hosts *hosts, struct host *host, int64_t due_ms, struct error *err)
{
    host->due_ms = due_ms;
    if (due_ms == PACE_NEVER) {
        if (host->heap_index != SIZE_MAX) {
            heap_remove(hosts, host);
        }
        return OK;
    }
    if (host->heap_index == SIZE_MAX) {
        if (!heap_has_room(hosts)) {
            return error_set(err, E_NOMEM, "out of memory");
        }
        heap_put(hosts, hosts->heap_n++, host);
    }
    heap_sift(hosts, host->heap_index);
    return OK;
}

struct host *
hosts_next(const struct hosts *hosts)
{
    return hosts->heap_n ? hosts->heap[0] : NULL;
}

/* ---- one host ---- */

static struct transfer_list *
startable(struct host *host)
{
    if (host->urgent.head) {
        return &host->urgent;
    }
    return host->ready.head && host->robots != ROBOTS_ASKED ? &host->ready : NULL;
}

struct transfer *
host_head(const struct host *host)
{
    if (host->urgent.head) {
        return host->urgent.head;
    }
    return host->robots != ROBOTS_ASKED ? host->ready.head : NULL;
}

struct transfer *
host_take(struct host *host)
{
    struct transfer_list *list = startable(host);
    struct transfer *transfer = list ? transfer_pop(list) : NULL;
    if (transfer) {
        transfer_set_state(transfer, TRANSFER_TAKEN);
    }
    return transfer;
}

void
host_promote(struct host *host, int64_t now_ms)
{
    while (host->delayed.head && host->delayed.head->not_before_ms <= now_ms) {
        struct transfer *transfer = transfer_pop(&host->delayed);
        transfer_set_state(transfer, TRANSFER_QUEUED);
        transfer_push_front(transfer->robots_of ? &host->urgent : &host->ready, transfer);
    }
}

bool
host_is_empty(const struct host *host)
{
    return !host->urgent.head && !host->ready.head && !host->delayed.head;
}

struct pace_limits
transfer_limits(const struct transfer *transfer)
{
    const struct settings *set = &transfer->request.source->set;
    return (struct pace_limits){.rate_mhz = set->rate_mhz > 0 ? set->rate_mhz : 1000,
                                .concurrency = set->concurrency > 0 ? set->concurrency : 1,
                                .retry_delay_ms = set->retry_delay_ms};
}
