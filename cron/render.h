/* cron/render.h: a page through a command that prints its HTML, for pages that
 * are empty without JavaScript (setting `render`). */
#ifndef CRON_RENDER_H
#define CRON_RENDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

struct render_task {
    struct str command; /* words parted by blanks; no shell, no quoting */
    struct str url;     /* added as the last word */
    int64_t timeout_ms;
    size_t max_bytes;        /* of its output */
    bool (*must_stop)(void); /* asked now and then; NULL: never */
};

/* Runs the command in a process group of its own, with nothing on its standard
 * input and its messages dropped; whatever is left of the group is killed at the
 * end. Its output is in *ret (to be initialised by the callee; buf_release() by
 * the caller, on OK only). Blocks up to timeout_ms. Errors: E_CONFIG (cannot be
 * started), E_TIMEOUT, E_LIMIT, E_CANCELLED, E_IO (exit status, no output). */
MUST_USE enum status render_run(const struct render_task *task, struct buf *ret, struct error *err);

#endif
