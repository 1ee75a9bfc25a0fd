/* tests/fetch/support_server.c: one thread per connection; loopback only. */
#include "support_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"

struct test_server {
    int listen_fd, port;
    test_handler *handler;
    void *ctx;
    pthread_t acceptor;
    pthread_mutex_t lock;
    struct seen *seen;
    size_t n_seen;
    atomic_bool stops;
    atomic_int n_threads, n_connections, at_once, most_at_once;
};

struct connection {
    struct test_server *server;
    int fd, number;
};

void
nap_ms(int ms)
{
    struct timespec span = {ms / 1000, (long)(ms % 1000) * 1000000};
    (void)nanosleep(&span, NULL);
}

bool
send_bytes(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n) {
        ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        p += sent;
        n -= (size_t)sent;
    }
    return true;
}

bool
send_z(int fd, const char *text)
{
    return send_bytes(fd, text, strlen(text));
}

bool
send_answer(int fd, const char *status, const char *headers, const char *body)
{
    char head[4096];
    int n = snprintf(head, sizeof head, "HTTP/1.1 %s\r\n%sContent-Length: %zu\r\n\r\n", status,
                     headers, strlen(body));
    return send_bytes(fd, head, (size_t)n) && send_z(fd, body);
}

const char *
seen_header(const struct seen *seen, const char *name)
{
    static _Thread_local char value[512];
    size_t n = strlen(name);
    value[0] = '\0';
    for (const char *line = seen->head; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncasecmp(line, name, n) == 0 && line[n] == ':') {
            line += n + 1;
            line += strspn(line, " ");
            (void)snprintf(value, sizeof value, "%.*s", (int)strcspn(line, "\r\n"), line);
            break;
        }
    }
    return value;
}

static const char *
find_length(const char *text)
{
    static const char NAME[] = "content-length:";
    for (; *text; text++) {
        if (strncasecmp(text, NAME, sizeof NAME - 1) == 0) {
            return text;
        }
    }
    return NULL;
}

/* Reads one request; 0 at the end of the connection. */
static size_t
read_request(int fd, char *text, size_t size, struct test_server *server)
{
    size_t n = 0;
    while (!server->stops) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        if (poll(&wait, 1, 20) == 0) {
            continue;
        }
        ssize_t got = recv(fd, text + n, size - 1 - n, 0);
        if (got <= 0) {
            return 0;
        }
        n += (size_t)got;
        text[n] = '\0';
        const char *end = strstr(text, "\r\n\r\n");
        if (!end) {
            continue;
        }
        const char *length = find_length(text);
        size_t body = length && length < end ? strtoul(length + 15, NULL, 10) : 0;
        if (n >= (size_t)(end - text) + 4 + body) {
            return n;
        }
    }
    return 0;
}

static const struct seen *
record(struct connection *connection, const char *text)
{
    struct test_server *server = connection->server;
    (void)pthread_mutex_lock(&server->lock);
    assert_true(server->n_seen < SEEN_MOST);
    struct seen *seen = &server->seen[server->n_seen];
    size_t method = strcspn(text, " ");
    size_t path = strcspn(text + method + 1, " ");
    const char *end = strstr(text, "\r\n\r\n");
    (void)snprintf(seen->method, sizeof seen->method, "%.*s", (int)method, text);
    (void)snprintf(seen->path, sizeof seen->path, "%.*s", (int)path, text + method + 1);
    (void)snprintf(seen->head, sizeof seen->head, "%.*s", (int)(end - text), text);
    (void)snprintf(seen->body, sizeof seen->body, "%s", end + 4);
    seen->at_ms = clock_mono_ms();
    seen->connection = connection->number;
    seen->nth = 1;
    for (size_t i = 0; i < server->n_seen; i++) {
        seen->nth += strcmp(server->seen[i].path, seen->path) == 0;
    }
    server->n_seen++;
    (void)pthread_mutex_unlock(&server->lock);
    return seen;
}

static void *
serve(void *arg)
{
    struct connection *connection = arg;
    struct test_server *server = connection->server;
    static const size_t SIZE = 65536;
    char *text = malloc(SIZE);
    bool goes_on = text != NULL;
    while (goes_on && read_request(connection->fd, text, SIZE, server) > 0) {
        int now = ++server->at_once;
        int most = server->most_at_once;
        while (now > most && !atomic_compare_exchange_weak(&server->most_at_once, &most, now)) {
        }
        const struct seen *seen = record(connection, text);
        goes_on = server->handler(server->ctx, seen, connection->fd);
        server->at_once--;
    }
    free(text);
    (void)close(connection->fd);
    free(connection);
    server->n_threads--;
    return NULL;
}

static void *
accept_all(void *arg)
{
    struct test_server *server = arg;
    while (!server->stops) {
        struct pollfd wait = {.fd = server->listen_fd, .events = POLLIN};
        if (poll(&wait, 1, 20) <= 0) {
            continue;
        }
        int fd = accept(server->listen_fd, NULL, NULL);
        if (fd < 0) {
            continue;
        }
        const int one = 1;
        (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct connection *connection = malloc(sizeof *connection);
        *connection = (struct connection){server, fd, ++server->n_connections};
        pthread_t thread;
        server->n_threads++;
        if (pthread_create(&thread, NULL, serve, connection) == 0) {
            (void)pthread_detach(thread);
        } else {
            server->n_threads--;
        }
    }
    return NULL;
}

struct test_server *
test_server_start(test_handler *handler, void *ctx)
{
    struct test_server *server = calloc(1, sizeof *server);
    assert_non_null(server);
    server->seen = calloc(SEEN_MOST, sizeof *server->seen);
    assert_non_null(server->seen);
    server->handler = handler;
    server->ctx = ctx;
    (void)pthread_mutex_init(&server->lock, NULL);
    server->listen_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    assert_int_equal(bind(server->listen_fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(server->listen_fd, 512), 0);
    assert_int_equal(getsockname(server->listen_fd, (struct sockaddr *)&address, &size), 0);
    server->port = ntohs(address.sin_port);
    assert_int_equal(pthread_create(&server->acceptor, NULL, accept_all, server), 0);
    return server;
}

void
test_server_stop(struct test_server *server)
{
    server->stops = true;
    (void)pthread_join(server->acceptor, NULL);
    while (server->n_threads > 0) {
        nap_ms(1);
    }
    (void)close(server->listen_fd);
    (void)pthread_mutex_destroy(&server->lock);
    free(server->seen);
    free(server);
}

int
test_server_port(const struct test_server *server)
{
    return server->port;
}

size_t
test_server_seen(struct test_server *server, const struct seen **ret)
{
    *ret = server->seen;
    return server->n_seen;
}

void
test_server_forget(struct test_server *server)
{
    (void)pthread_mutex_lock(&server->lock);
    server->n_seen = 0;
    (void)pthread_mutex_unlock(&server->lock);
}

int
test_server_count(struct test_server *server, const char *path)
{
    int n = 0;
    (void)pthread_mutex_lock(&server->lock);
    for (size_t i = 0; i < server->n_seen; i++) {
        n += strcmp(server->seen[i].path, path) == 0;
    }
    (void)pthread_mutex_unlock(&server->lock);
    return n;
}

int
test_server_most_at_once(struct test_server *server)
{
    return server->most_at_once;
}

const char *
test_url(const struct test_server *server, const char *path)
{
    static char urls[64][512];
    static size_t next;
    char *url = urls[next++ % 64];
    (void)snprintf(url, sizeof urls[0], "http://127.0.0.1:%d%s", server->port, path);
    return url;
}
