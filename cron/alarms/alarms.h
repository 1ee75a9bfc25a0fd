/* cron/alarms/alarms.h: at the end of a run every source is held against its own
 * history; alarms are raised, kept and cleared in the store. */
#ifndef CRON_ALARMS_H
#define CRON_ALARMS_H

#include "base/buf.h"
#include "cron/config.h"
#include "store/store.h"

enum alarm_event { ALARM_IS_KEPT, ALARM_IS_RAISED, ALARM_IS_CLEARED };

struct alarm_news {
    enum alarm_event event;
    struct store_alarm alarm;
    const char *why; /* CLEARED: as in table alarm */
};
/* What came of it. Slices in its own arena. */
struct alarm_report {
    struct arena arena;
    struct alarm_news *items;
    size_t n;
    size_t n_raised, n_cleared;
    size_t n_open; /* raised or kept, and not acknowledged */
};

/* Judges all sources of the configuration but archives, after the crawls of the
 * run have ended; one transaction. On any status alarms_release(ret) is due. Errors:
 * E_DB, E_DISK, E_NOMEM. */
MUST_USE enum status alarms_update(struct store *store, const struct config *config, int64_t run,
                                   int64_t now_s, struct alarm_report *ret, struct error *err);
void alarms_release(struct alarm_report *report);
/* A line per alarm on stderr: what is open; with `all` also what is acknowledged
 * and what ended. is_json: as a log event. */
void alarms_print(const struct alarm_report *report, bool all, bool is_json);
/* Raised and cleared ones, a JSON object per line. */
void alarms_json(const struct alarm_report *report, int64_t run, struct buf *out);
/* Runs the command of setting on-alarm when something was raised or cleared: the
 * lines of alarms_json are its standard input. Errors: E_CONFIG, E_TIMEOUT, E_IO. */
MUST_USE enum status alarms_call(const struct settings *set, const struct alarm_report *report,
                                 int64_t run, struct error *err);

#endif
