/* cron/progress.h: lines that tell how far it is. On a terminal they are redrawn
 * in place, at whatever width it has just then; elsewhere the last of them is
 * printed now and then; with --quiet nothing is. */
#ifndef CRON_PROGRESS_H
#define CRON_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "cron/terminal.h"

enum progress_mode { PROGRESS_OFF, PROGRESS_PLAIN, PROGRESS_DRAWN };
enum { PROGRESS_ROWS = 24 }; /* lines drawn at most */

struct progress {
    enum progress_mode mode;
    int64_t last_ms;
    int columns[PROGRESS_ROWS]; /* of the lines that stand on the terminal */
    size_t n_drawn;
};

void progress_init(struct progress *progress, bool quiet);
/* Whether it is time for lines: a quarter of a second, or a minute where they are
 * not drawn. Starts the next wait. */
bool progress_is_due(struct progress *progress);
/* Shows the lines (by "\n") instead of those before; each is cut to the width. */
void progress_show(struct progress *progress, struct str lines);
/* Takes the lines away before other output. */
void progress_clear(struct progress *progress);

/* "4:05", "1:02:03" */
void progress_write_span(int64_t span_ms, char *ret, size_t cap);
/* How long the rest takes at the pace so far, in ms; -1: not known. */
int64_t progress_eta_ms(int64_t done, int64_t left, int64_t elapsed_ms);

#endif
