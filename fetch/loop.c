/* fetch/loop.c: curl_multi_socket_action over epoll, and an eventfd to be woken
 * by. Knows nothing of hosts and requests. Source: libcurl's documentation of
 * the socket interface. */
#include "fetch/loop.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"

#include "base/banned.h"

enum { EVENTS_PER_TURN = 128, WAIT_MAX_MS = 60 * 1000 };

/* NULL: without memory for it, or not one that libcurl can have. */
static struct loop_socket *
socket_at(struct loop *loop, curl_socket_t fd)
{
    size_t at = (size_t)fd;
    if (fd < 0) {
        return NULL;
    }
    if (at >= loop->n_sockets) {
        size_t n = (at + 1) * 2;
        struct loop_socket *sockets = realloc(loop->sockets, n * sizeof *sockets);
        if (!sockets) {
            return NULL;
        }
        memset(sockets + loop->n_sockets, 0, (n - loop->n_sockets) * sizeof *sockets);
        loop->sockets = sockets;
        loop->n_sockets = n;
    }
    return &loop->sockets[at];
}

static int
on_connection(void *ctx, curl_socket_t fd, curlsocktype purpose)
{
    struct loop_socket *socket = socket_at(ctx, fd);
    if (socket && purpose == CURLSOCKTYPE_IPCXN) {
        *socket = (struct loop_socket){.is_connection = true};
    }
    return CURL_SOCKOPT_OK;
}

/* epoll forgets it; the next socket of that number may be anything. */
static int
on_close(void *ctx, curl_socket_t fd)
{
    struct loop_socket *socket = socket_at(ctx, fd);
    if (socket) {
        *socket = (struct loop_socket){0};
    }
    return close(fd);
}

static bool
watch(const struct loop *loop, curl_socket_t fd, uint32_t events, bool is_known)
{
    struct epoll_event event = {.events = events, .data.fd = fd};
    int how = is_known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    if (epoll_ctl(loop->epoll_fd, how, fd, &event) == 0) {
        return true;
    }
    how = errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    return epoll_ctl(loop->epoll_fd, how, fd, &event) == 0;
}

/* libcurl lets go of a connection after each request and takes it up again for the
 * next: epoll is not told, which saves two system calls a request. */
static int
on_socket(CURL *easy, curl_socket_t fd, int what, void *ctx, void *of_socket)
{
    (void)easy;
    struct loop *loop = ctx;
    struct loop_socket *socket = socket_at(loop, fd);
    bool stays = socket && socket->is_connection;
    if (what == CURL_POLL_REMOVE) {
        if (stays) {
            socket->is_wanted = false;
        } else {
            (void)epoll_ctl(loop->epoll_fd, EPOLL_CTL_DEL, fd, NULL);
        }
        return 0;
    }
    uint32_t events = 0;
    events |= (what & CURL_POLL_IN) ? (uint32_t)EPOLLIN : 0U;
    events |= (what & CURL_POLL_OUT) ? (uint32_t)EPOLLOUT : 0U;
    bool is_known = stays ? socket->events != 0 : of_socket != NULL;
    if (!(stays && socket->events == events) && !watch(loop, fd, events, is_known)) {
        return -1;
    }
    if (stays) {
        socket->events = events;
        socket->is_wanted = true;
    }
    (void)curl_multi_assign(loop->multi, fd, loop);
    return 0;
}

/* Something on a connection that nobody uses: the other side closed it, mostly. libcurl
 * finds out when it wants to use it. */
static bool
is_idle(const struct loop *loop, int fd)
{
    if ((size_t)fd >= loop->n_sockets) {
        return false;
    }
    struct loop_socket *socket = &loop->sockets[fd];
    bool is_unwanted = socket->is_connection && !socket->is_wanted;
    if (is_unwanted && socket->events) {
        (void)epoll_ctl(loop->epoll_fd, EPOLL_CTL_DEL, fd, NULL);
        socket->events = 0;
    }
    return is_unwanted;
}

static int
on_timer(CURLM *multi, long timeout_ms, void *ctx)
{
    (void)multi;
    struct loop *loop = ctx;
    loop->timer_due_ms = timeout_ms < 0 ? INT64_MAX : clock_mono_ms() + timeout_ms;
    return 0;
}

enum status
loop_init(struct loop *loop, long max_connections, struct error *err)
{
    *loop = (struct loop){.epoll_fd = -1, .wake_fd = -1, .timer_due_ms = INT64_MAX};
    loop->multi = curl_multi_init();
    if (!loop->multi) {
        return error_set(err, E_NOMEM, "libcurl cannot start");
    }
    loop->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    loop->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = loop->wake_fd};
    if (loop->epoll_fd < 0 || loop->wake_fd < 0 ||
        epoll_ctl(loop->epoll_fd, EPOLL_CTL_ADD, loop->wake_fd, &event) != 0) {
        loop_release(loop);
        return error_set(err, E_IO, "no file descriptors left for fetching");
    }
    (void)curl_multi_setopt(loop->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    (void)curl_multi_setopt(loop->multi, CURLMOPT_SOCKETDATA, loop);
    (void)curl_multi_setopt(loop->multi, CURLMOPT_TIMERFUNCTION, on_timer);
    (void)curl_multi_setopt(loop->multi, CURLMOPT_TIMERDATA, loop);
    (void)curl_multi_setopt(loop->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    (void)curl_multi_setopt(loop->multi, CURLMOPT_MAXCONNECTS, max_connections);
    return OK;
}

void
loop_release(struct loop *loop)
{
    if (loop->multi) {
        (void)curl_multi_cleanup(loop->multi);
        loop->multi = NULL;
    }
    if (loop->epoll_fd >= 0) {
        (void)close(loop->epoll_fd);
    }
    if (loop->wake_fd >= 0) {
        (void)close(loop->wake_fd);
    }
    loop->epoll_fd = loop->wake_fd = -1;
    free(loop->sockets);
    loop->sockets = NULL;
    loop->n_sockets = 0;
}

enum status
loop_add(struct loop *loop, CURL *easy, struct error *err)
{
    (void)curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, on_connection);
    (void)curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, loop);
    (void)curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close);
    (void)curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, loop);
    return curl_multi_add_handle(loop->multi, easy) == CURLM_OK
               ? OK
               : error_set(err, E_NOMEM, "libcurl takes no more transfers");
}

void
loop_remove(struct loop *loop, CURL *easy)
{
    (void)curl_multi_remove_handle(loop->multi, easy);
}

static void
act(struct loop *loop, curl_socket_t fd, uint32_t events)
{
    int running = 0;
    int mask = 0;
    mask |= (events & (EPOLLIN | EPOLLHUP)) ? CURL_CSELECT_IN : 0;
    mask |= (events & EPOLLOUT) ? CURL_CSELECT_OUT : 0;
    mask |= (events & EPOLLERR) ? CURL_CSELECT_ERR : 0;
    (void)curl_multi_socket_action(loop->multi, fd, mask, &running);
}

void
loop_turn(struct loop *loop, int64_t until_ms)
{
    int64_t due_ms = until_ms < loop->timer_due_ms ? until_ms : loop->timer_due_ms;
    int64_t wait_ms = due_ms - clock_mono_ms();
    wait_ms = wait_ms < 0 ? 0 : wait_ms > WAIT_MAX_MS ? WAIT_MAX_MS : wait_ms;
    struct epoll_event events[EVENTS_PER_TURN];
    int n = epoll_wait(loop->epoll_fd, events, EVENTS_PER_TURN, (int)wait_ms);
    for (int i = 0; i < n; i++) {
        if (events[i].data.fd == loop->wake_fd) {
            uint64_t count = 0;
            (void)!read(loop->wake_fd, &count, sizeof count);
        } else if (!is_idle(loop, events[i].data.fd)) {
            act(loop, events[i].data.fd, events[i].events);
        }
    }
    if (loop->timer_due_ms <= clock_mono_ms()) {
        loop->timer_due_ms = INT64_MAX;
        act(loop, CURL_SOCKET_TIMEOUT, 0);
    }
}

CURL *
loop_done(struct loop *loop, CURLcode *ret_code)
{
    int left = 0;
    const CURLMsg *message = NULL;
    while ((message = curl_multi_info_read(loop->multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE) {
            *ret_code = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}

void
loop_wake(const struct loop *loop)
{
    const uint64_t one = 1;
    int saved = errno;
    (void)!write(loop->wake_fd, &one, sizeof one);
    errno = saved;
}
