/* store/due.h: when a source is asked again; pure arithmetic over what the
 * ledgers tell. */
#ifndef STORE_DUE_H
#define STORE_DUE_H

#include "store/store.h"

enum { DUE_RUNS = 8 }; /* starts of runs that are looked at */

struct due_facts {
    int64_t every_ms, every_most_ms, stale_ms;
    bool is_window;
    int64_t last_complete_s; /* TIME_UNKNOWN: never */
    int64_t last_change_s;   /* of anything there; TIME_UNKNOWN: never */
    int64_t pending;         /* requests of an interrupted crawl; -1: there is none */
    int64_t runs[DUE_RUNS];  /* starts, newest first, the one that asks not among them */
    size_t n_runs;
};

/* When, after now_s, the next run is to be expected: TIME_UNKNOWN where the runs
 * show no rhythm. */
int64_t due_next_run(const struct due_facts *facts, int64_t now_s);
struct store_plan due_judge(const struct due_facts *facts, int64_t now_s);

#endif
