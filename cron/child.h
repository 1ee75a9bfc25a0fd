/* cron/child.h: a command of the configuration: `render`, `on-alarm`. */
#ifndef CRON_CHILD_H
#define CRON_CHILD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

struct child_task {
    const char *name;              /* for messages: the setting */
    struct str command;            /* words parted by blanks; no shell, no quoting */
    struct str last_word;          /* added to them; absent: none */
    struct str input;              /* on its standard input; absent: nothing */
    const struct str *environment; /* "NAME=value" beside ours, up to an absent one; or NULL */
    int64_t timeout_ms;
    size_t max_bytes;        /* of its output */
    bool shows_errors;       /* its messages are ours; else they are dropped */
    bool (*must_stop)(void); /* asked now and then; NULL: never */
};

/* Runs the command in a process group of its own; whatever is left of the group is
 * killed at the end. Its output is in *ret (to be initialised by the callee;
 * buf_release() by the caller, on OK only). Blocks up to timeout_ms. Errors:
 * E_CONFIG (cannot be started), E_TIMEOUT, E_LIMIT, E_CANCELLED, E_IO (exit
 * status). */
MUST_USE enum status child_run(const struct child_task *task, struct buf *ret, struct error *err);

#endif
