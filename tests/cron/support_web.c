/* tests/cron/support_web.c: libmicrohttpd routes, child processes, exports. */
#include "support_web.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { ROUTES = 512, PATH_BYTES = 4096 };

struct route {
    char *path, *type, *body;
    int status, hits;
};

struct web {
    struct MHD_Daemon *daemon;
    pthread_mutex_t lock;
    struct route routes[ROUTES];
    size_t n;
    int delay_ms, hits;
};

static struct route *
route_find(struct web *web, const char *path)
{
    for (size_t i = 0; i < web->n; i++) {
        if (strcmp(web->routes[i].path, path) == 0) {
            return &web->routes[i];
        }
    }
    return NULL;
}

static enum MHD_Result
add_query(void *ctx, enum MHD_ValueKind kind, const char *key, const char *value)
{
    char *path = ctx;
    size_t n = strlen(path);
    (void)kind;
    (void)snprintf(path + n, PATH_BYTES - n, "%c%s%s%s", strchr(path, '?') ? '&' : '?', key,
                   value ? "=" : "", value ? value : "");
    return MHD_YES;
}

static void
wait_ms(int ms)
{
    struct timespec span = {ms / 1000, (long)(ms % 1000) * 1000000L};
    (void)nanosleep(&span, NULL);
}

static enum MHD_Result
answer(void *ctx, struct MHD_Connection *connection, const char *url, const char *method,
       const char *version, const char *data, size_t *n_data, void **state)
{
    static int marker;
    struct web *web = ctx;
    char path[PATH_BYTES];
    (void)version;
    (void)data;
    (void)method;
    if (*state == NULL) {
        *state = &marker;
        return MHD_YES;
    }
    if (*n_data > 0) {
        *n_data = 0;
        return MHD_YES;
    }
    (void)snprintf(path, sizeof path, "%s", url);
    (void)MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, add_query, path);
    (void)pthread_mutex_lock(&web->lock);
    struct route *route = route_find(web, path);
    web->hits++;
    int delay_ms = web->delay_ms;
    int status = route ? route->status : 404;
    const char *body = route ? route->body : "not found";
    if (route) {
        route->hits++;
    }
    struct MHD_Response *response =
        MHD_create_response_from_buffer(strlen(body), (void *)body, MHD_RESPMEM_MUST_COPY);
    (void)MHD_add_response_header(response, "Content-Type", route ? route->type : "text/plain");
    (void)pthread_mutex_unlock(&web->lock);
    wait_ms(delay_ms);
    enum MHD_Result result = MHD_queue_response(connection, (unsigned)status, response);
    MHD_destroy_response(response);
    return result;
}

struct web *
web_start(void)
{
    struct web *web = calloc(1, sizeof *web);
    assert_non_null(web);
    (void)pthread_mutex_init(&web->lock, NULL);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    web->daemon =
        MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, 0, NULL,
                         NULL, answer, web, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_END);
    assert_non_null(web->daemon);
    return web;
}

void
web_stop(struct web *web)
{
    MHD_stop_daemon(web->daemon);
    for (size_t i = 0; i < web->n; i++) {
        free(web->routes[i].path);
        free(web->routes[i].type);
        free(web->routes[i].body);
    }
    (void)pthread_mutex_destroy(&web->lock);
    free(web);
}

int
web_port(const struct web *web)
{
    return MHD_get_daemon_info(web->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

void
web_set(struct web *web, const char *path, int status, const char *type, const char *body)
{
    (void)pthread_mutex_lock(&web->lock);
    struct route *route = route_find(web, path);
    if (!route) {
        assert_true(web->n < ROUTES);
        route = &web->routes[web->n++];
        route->path = strdup(path);
    }
    free(route->type);
    free(route->body);
    route->type = strdup(type);
    route->body = strdup(body);
    route->status = status;
    (void)pthread_mutex_unlock(&web->lock);
}

void
web_delay(struct web *web, int delay_ms)
{
    (void)pthread_mutex_lock(&web->lock);
    web->delay_ms = delay_ms;
    (void)pthread_mutex_unlock(&web->lock);
}

int
web_hits(struct web *web, const char *path)
{
    (void)pthread_mutex_lock(&web->lock);
    struct route *route = route_find(web, path);
    int hits = route ? route->hits : 0;
    (void)pthread_mutex_unlock(&web->lock);
    return hits;
}

int
web_hits_all(struct web *web)
{
    (void)pthread_mutex_lock(&web->lock);
    int hits = web->hits;
    (void)pthread_mutex_unlock(&web->lock);
    return hits;
}

/* ---- files ---- */

static char folder[] = "/tmp/jobmill-test-XXXXXX";
static bool has_folder;

const char *
scratch_folder(void)
{
    if (!has_folder) {
        (void)strcpy(folder, "/tmp/jobmill-test-XXXXXX");
        assert_non_null(mkdtemp(folder));
        has_folder = true;
    }
    return folder;
}

void
scratch_remove(void)
{
    char command[128];
    if (has_folder) {
        (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
        assert_int_equal(system(command), 0);
        has_folder = false;
    }
}

const char *
scratch_write(const char *name, const char *format, ...)
{
    static char paths[8][256];
    static size_t turn;
    char *path = paths[turn++ % 8];
    va_list args;
    (void)snprintf(path, sizeof paths[0], "%s/%s", scratch_folder(), name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    va_start(args, format);
    (void)vfprintf(file, format, args);
    va_end(args);
    assert_int_equal(fclose(file), 0);
    return path;
}

bool
scratch_shell(const char *line)
{
    char command[1024];
    (void)snprintf(command, sizeof command, "cd %s && %s", scratch_folder(), line);
    return system(command) == 0; /* NOLINT(concurrency-mt-unsafe,cert-env33-c) */
}

static char *
slurp(const char *path)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = NULL;
    size_t n = 0;
    size_t got;
    do {
        text = realloc(text, n + 65537);
        assert_non_null(text);
        got = fread(text + n, 1, 65536, file);
        n += got;
    } while (got > 0);
    text[n] = '\0';
    (void)fclose(file);
    return text;
}

/* ---- the program ---- */

static pid_t
start(const char *env, const char *format, va_list args)
{
    char arguments[2048];
    char command[4096];
    (void)vsnprintf(arguments, sizeof arguments, format, args);
    (void)snprintf(command, sizeof command, "%s exec %s %s >%s/out 2>%s/err </dev/null",
                   env ? env : "", JOBMILL_BIN, arguments, scratch_folder(), scratch_folder());
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    return child;
}

int
jobmill_start(const char *env, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    pid_t child = start(env, format, args);
    va_end(args);
    return child;
}

struct ran
jobmill_wait(int pid)
{
    char out[256];
    char err[256];
    int status = 0;
    (void)snprintf(out, sizeof out, "%s/out", scratch_folder());
    (void)snprintf(err, sizeof err, "%s/err", scratch_folder());
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return (struct ran){.status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status),
                        .out = slurp(out),
                        .err = slurp(err)};
}

struct ran
jobmill_run(const char *env, int kill_after_ms, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    pid_t child = start(env, format, args);
    va_end(args);
    if (kill_after_ms > 0) {
        wait_ms(kill_after_ms);
        (void)kill(child, SIGKILL);
    }
    return jobmill_wait(child);
}

void
ran_free(struct ran *ran)
{
    free(ran->out);
    free(ran->err);
}

json_t *
export_all(const char *database)
{
    struct ran ran = jobmill_run(NULL, 0, "export postings --all -d %s", database);
    if (ran.status != 0) {
        fail_msg("export: exit %d: %s", ran.status, ran.err);
    }
    json_t *all = json_object();
    char *rest = ran.out;
    for (char *line = rest; *line; line = rest) {
        rest = line + strcspn(line, "\n");
        if (*rest) {
            *rest++ = '\0';
        }
        json_error_t error;
        json_t *posting = json_loads(line, JSON_REJECT_DUPLICATES, &error);
        if (!posting) {
            fail_msg("export: not JSON: %s: %s", error.text, line);
        }
        (void)json_object_del(posting, "last_seen");
        const char *id = json_string_value(json_object_get(posting, "id"));
        assert_non_null(id);
        assert_int_equal(json_object_set_new(all, id, posting), 0);
    }
    ran_free(&ran);
    return all;
}

void
ran_well(struct ran ran, const char *what)
{
    if (ran.status != 0) {
        fail_msg("%s: exit %d: %s", what, ran.status, ran.err);
    }
    ran_free(&ran);
}

struct web *test_web;

int
web_teardown(void **state)
{
    (void)state;
    web_stop(test_web);
    scratch_remove();
    return 0;
}
