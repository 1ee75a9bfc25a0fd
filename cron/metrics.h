/* cron/metrics.h: figures of runs, sources and alarms as a Prometheus text file
 * (exposition format 0.0.4). */
#ifndef CRON_METRICS_H
#define CRON_METRICS_H

#include "base/buf.h"
#include "base/settings.h"
#include "store/store.h"

/* A metric is the rows of a statement: its labels, then the value. */
struct metric {
    const char *name; /* stable; without the unit's prefix no name is complete */
    const char *type; /* "gauge" or "counter" */
    const char *help; /* one line */
    const char *const labels[3];
    const char *sql; /* ":now" is bound to the clock */
};
extern const struct metric METRICS[]; /* ended by a row without name */

MUST_USE enum status metrics_text(struct store *store, int64_t now_s, struct buf *out,
                                  struct error *err);
/* Writes setting metrics-file, where it is set: beside it first, then renamed, so
 * that a reader sees a whole file, and the last good one stays when it cannot be
 * written. Errors: E_DB, E_IO, E_DISK, E_NOMEM. */
MUST_USE enum status metrics_write(struct store *store, const struct settings *set, int64_t now_s,
                                   struct error *err);

#endif
