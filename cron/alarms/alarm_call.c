/* cron/alarms/alarm_call.c: setting on-alarm: a command is told what was raised and what
 * ended. It decides nothing: whatever becomes of it, the run is as it was. */
#include "base/limits.h"
#include "cron/alarms/alarms.h"
#include "cron/child.h"

#include "base/banned.h"

enum status
alarms_call(const struct settings *set, const struct alarm_report *report, int64_t run,
            struct error *err)
{
    struct buf lines;
    struct buf printed;
    struct arena arena;
    if (set->on_alarm.n == 0 || report->n_raised + report->n_cleared == 0) {
        return OK;
    }
    buf_init(&lines, LIMIT_ON_ALARM_BYTES);
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    alarms_json(report, run, &lines);
    const struct str environment[] = {
        arena_printf(&arena, "JOBMILL_RUN=%lld", (long long)run),
        arena_printf(&arena, "JOBMILL_ALARMS_RAISED=%zu", report->n_raised),
        arena_printf(&arena, "JOBMILL_ALARMS_CLEARED=%zu", report->n_cleared),
        arena_printf(&arena, "JOBMILL_ALARMS_OPEN=%zu", report->n_open),
        STR_NONE,
    };
    const struct child_task task = {.name = "on-alarm",
                                    .command = set->on_alarm,
                                    .input = buf_str(&lines),
                                    .environment = environment,
                                    .timeout_ms = set->on_alarm_timeout_ms,
                                    .max_bytes = LIMIT_ON_ALARM_BYTES,
                                    .shows_errors = true};
    enum status status = arena.failed || buf_failed(&lines)
                             ? error_set(err, E_NOMEM, "on-alarm: out of memory")
                             : child_run(&task, &printed, err);
    if (status == OK) {
        buf_release(&printed); /* what it prints is of no interest */
    }
    arena_release(&arena);
    buf_release(&lines);
    return status;
}
