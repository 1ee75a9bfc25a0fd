/* cron/render.c: the HTML that a command prints. */
#include "cron/render.h"

#include "cron/child.h"

#include "base/banned.h"

enum status
render_run(const struct render_task *task, struct buf *ret, struct error *err)
{
    const struct child_task child = {.name = "render",
                                     .command = task->command,
                                     .last_word = task->url,
                                     .timeout_ms = task->timeout_ms,
                                     .max_bytes = task->max_bytes,
                                     .must_stop = task->must_stop};
    enum status status = child_run(&child, ret, err);
    if (status == E_LIMIT) {
        (void)error_set(err, status, "render: more than %zu bytes (max-body)", task->max_bytes);
    } else if (status == E_TIMEOUT) {
        (void)error_set(err, status, "render: not done in %lld ms (timeout)",
                        (long long)task->timeout_ms);
    } else if (status == OK && str_trim(buf_str(ret)).n == 0) {
        status = error_set(err, E_IO, "render: the command printed nothing");
        buf_release(ret);
    }
    return status;
}
