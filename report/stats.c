/* report/stats.c: the median and the binomial interval of order statistics: with
 * n values, the number below the true median is binomial(n, 1/2). */
#include "report/stats.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

enum { FROM_BELOW_MAX = 500 };
static const double TAIL = 0.025;

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Chance of k heads among n = 2k fair coins, by Stirling's series; k is large. */
static double
chance_of_half(double n)
{
    static const double PI = 3.14159265358979323846;
    return sqrt(2 / (PI * n)) * (1 - 1 / (4 * n) + 1 / (32 * n * n));
}

/* From the middle downwards, as the first terms are too small for a double. */
static size_t
rank_of_many(size_t n)
{
    size_t k = n / 2; /* the middle, or the lower one of two */
    bool is_even = n % 2 == 0;
    double term = is_even ? chance_of_half((double)n) : chance_of_half((double)n + 1);
    double up_to = is_even ? (1 + term) / 2 : 0.5; /* P(X <= k) */
    while (k > 0 && up_to > TAIL) {
        up_to -= term;
        term = term * (double)k / (double)(n - k + 1);
        k--;
    }
    return up_to > TAIL ? 0 : k + 1;
}

size_t
median_rank(size_t n)
{
    if (n > FROM_BELOW_MAX) {
        return rank_of_many(n);
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
