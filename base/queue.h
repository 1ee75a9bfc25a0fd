/* base/queue.h: a bounded queue of pointers between threads. A full queue makes
 * its pushers wait, so a slow stage slows the one before it and memory stays
 * flat. Any number of pushers and poppers. */
#ifndef BASE_QUEUE_H
#define BASE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct queue;

/* *ret is owned: queue_free(). capacity > 0 items. Errors: E_NOMEM. */
MUST_USE enum status queue_new(size_t capacity, struct queue **ret);
void queue_free(struct queue *queue); /* empty and unused by then; NULL is a no-op */

/* Waits while full, then until half of it is free. False when the queue is closed: the
 * item was not taken. */
MUST_USE bool queue_push(struct queue *queue, void *item);
/* Waits while empty. NULL when the queue is closed and empty. */
void *queue_pop(struct queue *queue);
/* Waits at most timeout_ms (0: not at all); NULL when nothing came. */
void *queue_pop_for(struct queue *queue, int timeout_ms);
/* The same, but while it is empty it waits for n items before it takes one, so that a
 * popper faster than its pushers is not woken by each; what came is taken when the
 * time is up. For a queue with one popper. */
void *queue_pop_some_for(struct queue *queue, size_t n, int timeout_ms);
/* As queue_pop(), but one that found the queue empty is not woken before n items came or
 * queue_nudge() was called. For a queue with one pusher whose poppers all use this, with
 * one n: several pushers that wait for room may leave fewer than n in it. */
void *queue_pop_some(struct queue *queue, size_t n);
/* What is there should be taken now: no more comes for a while. */
void queue_nudge(struct queue *queue);
/* No more pushes; poppers get what is left, then NULL. */
void queue_close(struct queue *queue);
size_t queue_length(struct queue *queue);

#endif
