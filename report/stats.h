/* report/stats.h: private to report/. Medians and their intervals. Pure. */
#ifndef REPORT_STATS_H
#define REPORT_STATS_H

#include <stdbool.h>
#include <stddef.h>

struct median {
    size_t n;
    double value;     /* the middle one, or the mean of the two middle ones; n > 0 */
    bool has_ci;      /* from n = 6 on: below, no pair of ranks reaches 95% */
    double low, high; /* order statistics that enclose the median with 95% */
};

/* Sorts values. n 0 gives all zero. */
struct median median_of(double *values, size_t n);
/* Rank (from 1) of the lower end of the interval; 0 when there is none. The
 * upper end is as far from the other side. */
size_t median_rank(size_t n);

#endif
