/* report/slice.c: bands, quartiles and medians of some of the jobs. Pure but for
 * memory. */
#include "report/slice.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

static void
band_release(struct band *band)
{
    free(band->mids.items);
    free(band->lows.items);
    free(band->highs.items);
}

void
slice_release(struct slice *slice)
{
    band_release(&slice->base);
    band_release(&slice->total);
    free(slice->years.items);
    *slice = (struct slice){0};
}

bool
values_add(struct values *values, double value)
{
    void *items = values->items;
    if (!data_reserve(&items, &values->cap, values->n, sizeof value)) {
        return false;
    }
    values->items = items;
    values->items[values->n++] = value;
    return true;
}

static bool
band_add(struct band *band, const struct pay *pay)
{
    if (!pay->is_stated) {
        return true;
    }
    bool is_range = pay->high > pay->low;
    return values_add(&band->mids, pay_mid(pay)) &&
           (!is_range ||
            (values_add(&band->lows, pay->low) && values_add(&band->highs, pay->high)));
}

bool
slice_add(struct slice *slice, const struct job *job)
{
    slice->n_jobs++;
    slice->n_on_call += job->on_call;
    return band_add(&slice->base, &job->base) && band_add(&slice->total, &job->total) &&
           (job->years < 0 || values_add(&slice->years, job->years));
}

/* values are sorted, n > 0. */
static double
quantile(const struct values *values, double part)
{
    double at = part * (double)(values->n - 1);
    size_t rank = (size_t)floor(at);
    size_t next = rank + 1 < values->n ? rank + 1 : rank;
    return values->items[rank] + (at - (double)rank) * (values->items[next] - values->items[rank]);
}

static void
band_finish(struct band *band)
{
    band->mid = median_of(band->mids.items, band->mids.n);
    band->low = median_of(band->lows.items, band->lows.n);
    band->high = median_of(band->highs.items, band->highs.n);
    if (band->mids.n) {
        band->q1 = quantile(&band->mids, 0.25);
        band->q3 = quantile(&band->mids, 0.75);
    }
}

void
slice_finish(struct slice *slice)
{
    band_finish(&slice->base);
    band_finish(&slice->total);
    slice->years_asked = median_of(slice->years.items, slice->years.n);
}

enum status
slice_add_role(struct slice *slice, const struct role_data *role, unsigned levels,
               struct error *err)
{
    for (size_t i = 0; i < role->n_jobs; i++) {
        if (levels_have(levels, &role->jobs[i]) && !slice_add(slice, &role->jobs[i])) {
            return data_no_memory(err);
        }
    }
    return OK;
}
