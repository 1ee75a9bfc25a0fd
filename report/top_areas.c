/* report/top_areas.c: what a specialisation is worth: the median with against
 * without, over all roles and within the same role and level. */
#include <stdlib.h>

#include "report/top.h"

#include "base/banned.h"

enum { STRATUM_MIN = 5 }; /* jobs on each side, or the stratum says nothing */

static const struct area_row AREAS[AREA_COUNT] = {
    [AREA_CLOUD] = {.key = "cloud", .label = "cloud"},
    [AREA_SECURITY] = {.key = "security", .label = "security"},
    [AREA_AI] = {.key = "ai", .label = "AI"},
};

struct sides {
    struct values with, without;
};

/* level -1: all. */
static bool
sides_add(struct sides *sides, const struct role_data *role, int area, int level)
{
    for (size_t i = 0; i < role->n_jobs; i++) {
        const struct job *job = &role->jobs[i];
        if (!job->base.is_stated || (level >= 0 && (int)job->seniority != level)) {
            continue;
        }
        bool has = (job->areas >> area & 1U) != 0;
        if (!values_add(has ? &sides->with : &sides->without, pay_mid(&job->base))) {
            return false;
        }
    }
    return true;
}

/* Adds the weighted difference of each level of the role. */
static bool
within_levels(const struct role_data *role, int area, double *sum, size_t *n)
{
    struct sides s = {0};
    bool fits = true;
    for (int level = 0; level < SENIORITY_COUNT && fits; level++) {
        s.with.n = s.without.n = 0;
        fits = sides_add(&s, role, area, level);
        struct median with = median_of(s.with.items, s.with.n);
        struct median without = median_of(s.without.items, s.without.n);
        if (with.n >= STRATUM_MIN && without.n >= STRATUM_MIN) {
            *sum += (with.value - without.value) * (double)with.n;
            *n += with.n;
        }
    }
    free(s.with.items);
    free(s.without.items);
    return fits;
}

static bool
area_fill(struct top *top, int area)
{
    struct area_row *row = &top->areas[area];
    struct sides s = {0};
    double sum = 0;
    bool fits = true;
    *row = AREAS[area];
    for (size_t r = 0; r < top->n_roles && fits; r++) {
        fits = sides_add(&s, &top->roles[r], area, -1) &&
               within_levels(&top->roles[r], area, &sum, &row->n_same);
    }
    row->with = median_of(s.with.items, s.with.n);
    row->without = median_of(s.without.items, s.without.n);
    row->same_level = row->n_same ? sum / (double)row->n_same : 0;
    free(s.with.items);
    free(s.without.items);
    return fits;
}

enum status
top_areas(struct top *top, struct error *err)
{
    for (int area = 0; area < AREA_COUNT; area++) {
        if (!area_fill(top, area)) {
            return data_no_memory(err);
        }
    }
    return OK;
}
