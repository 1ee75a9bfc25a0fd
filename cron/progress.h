/* cron/progress.h: one line on a terminal, redrawn in place; nothing elsewhere. */
#ifndef CRON_PROGRESS_H
#define CRON_PROGRESS_H

#include "cron/pipeline.h"

struct progress {
    bool is_on; /* stderr is a terminal and --quiet is not given */
    bool is_drawn;
    int64_t last_ms;
};

void progress_init(struct progress *progress, bool quiet);
void progress_draw(struct progress *progress, const struct pipeline_counts *counts);
/* Takes the line away before other output. */
void progress_clear(struct progress *progress);

#endif
