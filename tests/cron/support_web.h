/* tests/cron/support_web.h: a small web server on 127.0.0.1 and a way to run the
 * program against it. */
#ifndef TESTS_CRON_SUPPORT_WEB_H
#define TESTS_CRON_SUPPORT_WEB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

struct web;

/* Listens on a free port. web_stop() frees all. */
struct web *web_start(void);
void web_stop(struct web *web);
int web_port(const struct web *web);
/* What `path` (with its query) answers from now on. body is copied. */
void web_set(struct web *web, const char *path, int status, const char *type, const char *body);
/* Every answer waits this long first. */
void web_delay(struct web *web, int delay_ms);
/* The one server of a test program, for its setup to fill in; a teardown for cmocka
 * that stops it and takes the scratch folder away. */
extern struct web *test_web;
int web_teardown(void **state);
/* How often the path was asked. */
int web_hits(struct web *web, const char *path);
int web_hits_all(struct web *web);

/* A folder of its own per test; removed by scratch_remove. */
const char *scratch_folder(void);
void scratch_remove(void);
/* Writes printf text into scratch/NAME; returns its path (static buffers, a few). */
const char *scratch_write(const char *name, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Runs a shell line in the scratch folder; whether it went well. */
bool scratch_shell(const char *line);

struct ran {
    int status;      /* exit status; -9: killed */
    char *out, *err; /* owned: ran_free */
};
/* Runs jobmill with arguments as a shell would split them; env is "NAME=value"
 * or NULL. kill_after_ms > 0: kill -9 after that time. */
struct ran jobmill_run(const char *env, int kill_after_ms, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void ran_free(struct ran *ran);
/* Demands exit status 0, and frees. */
void ran_well(struct ran ran, const char *what);
/* The same in two steps, one program at a time, so that signals can be sent to
 * its pid in between. */
int jobmill_start(const char *env, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct ran jobmill_wait(int pid);

/* `export postings --all` as a JSON object by id. Members that a second run may
 * change (last_seen) are left out. json_decref() is due. */
json_t *export_all(const char *database);

#endif
