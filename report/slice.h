/* report/slice.h: private to report/. Some of the jobs of one or more roles, and
 * what can be said of them together. */
#ifndef REPORT_SLICE_H
#define REPORT_SLICE_H

#include "report/data.h"

struct values {
    double *items; /* owned */
    size_t n, cap;
};

/* A pay band: from the median of the minima to the median of the maxima of the
 * jobs that state a range; beside it the midpoints of all that state pay. */
struct band {
    struct values mids, lows, highs;
    struct median mid, low, high; /* after slice_finish */
    double q1, q3;                /* quartiles of the midpoints, interpolated between ranks */
};
struct slice {
    size_t n_jobs, n_on_call;
    struct band base, total;
    struct values years;
    struct median years_asked; /* after slice_finish */
};

void slice_release(struct slice *slice);
/* False when out of memory. */
bool slice_add(struct slice *slice, const struct job *job);
void slice_finish(struct slice *slice);
bool values_add(struct values *values, double value);

/* Which jobs: all of the given levels (bits 1 << enum seniority; 0: all). */
enum {
    LEVELS_ALL = 0,
    LEVELS_ENTRY = 1 << SENIORITY_ENTRY,
    LEVELS_MID = 1 << SENIORITY_MID,
    LEVELS_SENIOR = 1 << SENIORITY_SENIOR,
    LEVELS_STAFF = 1 << SENIORITY_STAFF,
    LEVELS_PRINCIPAL = 1 << SENIORITY_PRINCIPAL,
    LEVELS_LEAD = 1 << SENIORITY_LEAD,
    LEVELS_UPPER = LEVELS_SENIOR | LEVELS_STAFF | LEVELS_PRINCIPAL | LEVELS_LEAD,
};
static inline bool
levels_have(unsigned levels, const struct job *job)
{
    return levels == LEVELS_ALL || (levels >> job->seniority & 1U) != 0;
}

/* Adds the jobs of these levels. */
MUST_USE enum status slice_add_role(struct slice *slice, const struct role_data *role,
                                    unsigned levels, struct error *err);

#endif
