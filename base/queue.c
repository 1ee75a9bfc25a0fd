/* base/queue.c: a ring under one mutex and two conditions. */
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
        (void)pthread_cond_wait(&queue->not_full, &queue->lock);
    }
    bool taken = !queue->closed;
    if (taken) {
        queue->items[(queue->head + queue->length) % queue->capacity] = item;
        queue->length++;
        (void)pthread_cond_signal(&queue->not_empty);
    }
    (void)pthread_mutex_unlock(&queue->lock);
    return taken;
}

/* With the lock held. */
static void *
take(struct queue *queue)
{
    if (queue->length == 0) {
        return NULL;
    }
    void *item = queue->items[queue->head];
    queue->head = (queue->head + 1) % queue->capacity;
    queue->length--;
    (void)pthread_cond_signal(&queue->not_full);
    return item;
}

void *
queue_pop(struct queue *queue)
{
    (void)pthread_mutex_lock(&queue->lock);
    while (queue->length == 0 && !queue->closed) {
        (void)pthread_cond_wait(&queue->not_empty, &queue->lock);
    }
    void *item = take(queue);
    (void)pthread_mutex_unlock(&queue->lock);
    return item;
}

void *
queue_pop_for(struct queue *queue, int timeout_ms)
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
    (void)pthread_mutex_lock(&queue->lock);
    while (queue->length == 0 && !queue->closed && timeout_ms > 0) {
        if (pthread_cond_timedwait(&queue->not_empty, &queue->lock, &until) != 0) {
            break;
        }
    }
    void *item = take(queue);
    (void)pthread_mutex_unlock(&queue->lock);
    return item;
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
