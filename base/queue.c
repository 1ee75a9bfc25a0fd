/* base/queue.c: a ring under one mutex and two conditions. Who waits is counted, and
 * woken after the mutex is given back: a thread that wakes to find it held would only
 * go to sleep again, which cost two system calls in three. */
#include "base/queue.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/banned.h"

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t not_empty, not_full;
    size_t head, length, capacity;
    size_t poppers, pushers; /* that wait */
    size_t wanted;           /* items that the last popper that waited waits for */
    bool closed;
    void *items[];
};

enum status
queue_new(size_t capacity, struct queue **ret)
{
    assert(capacity > 0);
    struct queue *queue = calloc(1, sizeof *queue + capacity * sizeof queue->items[0]);
    if (!queue) {
        return E_NOMEM;
    }
    queue->capacity = capacity;
    pthread_condattr_t attr;
    (void)pthread_mutex_init(&queue->lock, NULL);
    (void)pthread_condattr_init(&attr);
    (void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&queue->not_empty, &attr);
    (void)pthread_cond_init(&queue->not_full, &attr);
    (void)pthread_condattr_destroy(&attr);
    *ret = queue;
    return OK;
}

void
queue_free(struct queue *queue)
{
    if (queue) {
        (void)pthread_cond_destroy(&queue->not_empty);
        (void)pthread_cond_destroy(&queue->not_full);
        (void)pthread_mutex_destroy(&queue->lock);
        free(queue);
    }
}

bool
queue_push(struct queue *queue, void *item)
{
    (void)pthread_mutex_lock(&queue->lock);
    while (queue->length == queue->capacity && !queue->closed) {
        queue->pushers++;
        (void)pthread_cond_wait(&queue->not_full, &queue->lock);
        queue->pushers--;
    }
    bool taken = !queue->closed;
    if (taken) {
        queue->items[(queue->head + queue->length) % queue->capacity] = item;
        queue->length++;
    }
    bool is_awaited = taken && queue->poppers > 0 && queue->length >= queue->wanted;
    (void)pthread_mutex_unlock(&queue->lock);
    if (is_awaited) {
        (void)pthread_cond_signal(&queue->not_empty);
    }
    return taken;
}

/* With the lock held, which it gives back. */
static void *
take(struct queue *queue)
{
    void *item = NULL;
    bool is_awaited = false;
    if (queue->length > 0) {
        item = queue->items[queue->head];
        queue->head = (queue->head + 1) % queue->capacity;
        queue->length--;
        /* not at each item: a pusher that is woken finds room for some */
        is_awaited = queue->pushers > 0 && queue->length <= queue->capacity / 2;
    }
    (void)pthread_mutex_unlock(&queue->lock);
    if (is_awaited) {
        (void)pthread_cond_signal(&queue->not_full);
    }
    return item;
}

void *
queue_pop(struct queue *queue)
{
    return queue_pop_some(queue, 1);
}

void *
queue_pop_some(struct queue *queue, size_t n)
{
    (void)pthread_mutex_lock(&queue->lock);
    while (queue->length == 0 && !queue->closed) {
        queue->poppers++;
        queue->wanted = n < queue->capacity ? n : queue->capacity;
        (void)pthread_cond_wait(&queue->not_empty, &queue->lock);
        queue->poppers--;
    }
    return take(queue);
}

void
queue_nudge(struct queue *queue)
{
    (void)pthread_mutex_lock(&queue->lock);
    size_t n = queue->poppers < queue->length ? queue->poppers : queue->length;
    (void)pthread_mutex_unlock(&queue->lock);
    for (; n > 0; n--) {
        (void)pthread_cond_signal(&queue->not_empty);
    }
}

static struct timespec
time_in(int timeout_ms)
{
    enum { MS_PER_S = 1000, NS_PER_MS = 1000000, NS_PER_S = 1000000000 };
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += timeout_ms / MS_PER_S;
    until.tv_nsec += (long)(timeout_ms % MS_PER_S) * NS_PER_MS;
    if (until.tv_nsec >= NS_PER_S) {
        until.tv_sec++;
        until.tv_nsec -= NS_PER_S;
    }
    return until;
}

void *
queue_pop_for(struct queue *queue, int timeout_ms)
{
    return queue_pop_some_for(queue, 1, timeout_ms);
}

void *
queue_pop_some_for(struct queue *queue, size_t n, int timeout_ms)
{
    struct timespec until = time_in(timeout_ms);
    int rc = 0;
    n = n < queue->capacity ? n : queue->capacity;
    (void)pthread_mutex_lock(&queue->lock);
    bool is_empty = queue->length == 0; /* else there is no need to wait */
    while (is_empty && queue->length < n && !queue->closed && timeout_ms > 0 && rc == 0) {
        queue->poppers++;
        queue->wanted = n;
        rc = pthread_cond_timedwait(&queue->not_empty, &queue->lock, &until);
        queue->poppers--;
    }
    return take(queue);
}

void
queue_close(struct queue *queue)
{
    (void)pthread_mutex_lock(&queue->lock);
    queue->closed = true;
    (void)pthread_cond_broadcast(&queue->not_empty);
    (void)pthread_cond_broadcast(&queue->not_full);
    (void)pthread_mutex_unlock(&queue->lock);
}

size_t
queue_length(struct queue *queue)
{
    (void)pthread_mutex_lock(&queue->lock);
    size_t length = queue->length;
    (void)pthread_mutex_unlock(&queue->lock);
    return length;
}
