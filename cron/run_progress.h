/* cron/run_progress.h: how far a run is: a line per source that is being asked,
 * one for the whole. */
#ifndef CRON_RUN_PROGRESS_H
#define CRON_RUN_PROGRESS_H

#include "base/buf.h"
#include "cron/config.h"
#include "cron/pipeline.h"
#include "cron/terminal.h"

struct run_progress {
    const struct config *config;
    const bool *is_active; /* per source: asked in this run */
    const struct pipeline_counts *counts;
    int64_t now_ms; /* of clock_mono_ms() */
    struct terminal_size size;
};
/* Lines by "\n", the last without: those sources of which most is left, as many as
 * fit, in order of their names; then the whole. */
void run_progress_lines(const struct run_progress *progress, struct buf *out);

#endif
