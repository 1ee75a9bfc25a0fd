/* tests/fetch/support_server.h: a loopback HTTP server on raw sockets that can
 * misbehave in every way a handler can think of; it records what it was asked. */
#ifndef TESTS_FETCH_SUPPORT_SERVER_H
#define TESTS_FETCH_SUPPORT_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEEN_MOST = 8192 };

struct seen {
    char method[8], path[256], head[2048], body[512];
    int64_t at_ms;
    int nth;        /* how many times this path was asked for, this one included */
    int connection; /* number of the connection it came on */
};

struct test_server;
/* Answers on fd. True: the connection stays open for another request. */
typedef bool test_handler(void *ctx, const struct seen *seen, int fd);

struct test_server *test_server_start(test_handler *handler, void *ctx);
void test_server_stop(struct test_server *server);
int test_server_port(const struct test_server *server);
size_t test_server_seen(struct test_server *server, const struct seen **ret);
/* Forgets what it was asked; nobody may be asking. */
void test_server_forget(struct test_server *server);
int test_server_count(struct test_server *server, const char *path);
int test_server_most_at_once(struct test_server *server);

/* "http://127.0.0.1:PORT" + path; static buffers, a few at a time. */
const char *test_url(const struct test_server *server, const char *path);

bool send_z(int fd, const char *text);
bool send_bytes(int fd, const void *bytes, size_t n);
/* A whole answer with Content-Length; headers: lines with CRLF, or "". */
bool send_answer(int fd, const char *status, const char *headers, const char *body);
/* Value of a request header; "" when absent. Static buffer. */
const char *seen_header(const struct seen *seen, const char *name);
void nap_ms(int ms);

#endif
