/* fetch/loop.h: libcurl's multi handle on epoll: the cost of a turn follows what
 * happened, not how many connections are open. */
#ifndef FETCH_LOOP_H
#define FETCH_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include <curl/curl.h>

#include "base/error.h"

/* What epoll knows of a socket; those of connections stay known between requests. */
struct loop_socket {
    uint32_t events; /* registered; 0: none */
    bool is_connection, is_wanted;
};

struct loop {
    CURLM *multi;
    struct loop_socket *sockets; /* owned; by file descriptor */
    size_t n_sockets;
    int epoll_fd, wake_fd;
    int64_t timer_due_ms; /* when libcurl wants to be called; INT64_MAX: never */
};

/* Errors: E_NOMEM, E_IO. */
MUST_USE enum status loop_init(struct loop *loop, long max_connections, struct error *err);
void loop_release(struct loop *loop); /* all handles removed by then */
MUST_USE enum status loop_add(struct loop *loop, CURL *easy, struct error *err);
void loop_remove(struct loop *loop, CURL *easy);
/* Waits until `until_ms` (monotonic) at most, and lets libcurl work. */
void loop_turn(struct loop *loop, int64_t until_ms);
/* A transfer that ended since; NULL when there is none. */
CURL *loop_done(struct loop *loop, CURLcode *ret_code);
/* Ends a wait. From any thread or signal handler. */
void loop_wake(const struct loop *loop);

#endif
