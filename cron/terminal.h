/* cron/terminal.h: what is drawn on a terminal: its size, and text that fits. */
#ifndef CRON_TERMINAL_H
#define CRON_TERMINAL_H

#include <stdbool.h>

#include "base/buf.h"

struct terminal_size {
    int columns, rows;
};
/* Of standard error; 80 x 24 where it cannot be told. */
struct terminal_size terminal_size(void);
/* Standard error is a terminal on which the cursor can be moved (TERM is neither
 * absent nor "dumb"). */
bool terminal_can_draw(void);
/* Appends as much of `text` as fits into `columns`; "…" stands for the rest. What
 * steers the terminal becomes "?". Returns the columns taken. */
int terminal_fit(struct buf *out, struct str text, int columns);

#endif
