/* report/stats.c: the median and the binomial interval of order statistics: with
 * n values, the number below the true median is binomial(n, 1/2). */
#include "report/stats.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

enum { EXACT_MAX = 2000 }; /* beyond, the normal approximation errs by less than one rank */

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

size_t
median_rank(size_t n)
{
    static const double TAIL = 0.025, Z = 1.959964;
    if (n > EXACT_MAX) {
        return (size_t)floor(((double)n - Z * sqrt((double)n)) / 2);
    }
    /* the largest rank with P(X <= rank - 1) within the tail */
    double below = 0, term = exp(-(double)n * log(2));
    size_t rank = 0;
    for (size_t k = 0; k < n; k++) {
        below += term;
        if (below > TAIL) {
            break;
        }
        rank = k + 1;
        term = term * (double)(n - k) / (double)(k + 1);
    }
    return rank;
}

struct median
median_of(double *values, size_t n)
{
    struct median m = {.n = n};
    if (n == 0) {
        return m;
    }
    qsort(values, n, sizeof *values, compare_doubles);
    m.value = n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
    size_t rank = median_rank(n);
    m.has_ci = rank > 0;
    if (m.has_ci) {
        m.low = values[rank - 1];
        m.high = values[n - rank];
    }
    return m;
}
