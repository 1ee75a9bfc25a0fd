/* report/data.h: private to report/. The active jobs of one role, as the figures
 * need them. */
#ifndef REPORT_DATA_H
#define REPORT_DATA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/model.h"
#include "report/report.h"
#include "report/stats.h"

struct job {
    int64_t n; /* posting that stands for it: the one seen first */
    bool has_base;
    double base; /* major units a year; see has_base */
    enum seniority seniority;
    uint8_t modes; /* bits 1 << enum work_mode; 0: not stated */
};

/* A skill, a country or a company among the jobs of a role. */
struct share {
    int64_t id;
    struct str name; /* arena */
    size_t count;
    double part;   /* of the active jobs */
    double *bases; /* owned: base of the jobs that mention it, where stated */
    size_t n_bases, cap_bases;
};
struct share_list {
    struct share *items; /* owned; largest first, ties by name */
    size_t n, cap;
};

struct role_data {
    struct str slug, name; /* arena */
    struct job *jobs;      /* owned; ascending by n */
    size_t n_jobs, cap_jobs;
    struct share_list skills, countries, companies;
    struct median base;
    size_t levels[SENIORITY_COUNT]; /* SENIORITY_NONE: not stated */
    size_t modes[MODE_COUNT];       /* MODE_NONE: not stated; else tagged, may overlap */
};

struct report_scope {
    struct store *store;
    struct arena *arena;
    struct str country, currency;
    int64_t end_s; /* last second of the day */
};

/* Fills scope->currency with the one most stated by the two roles, if absent. */
MUST_USE enum status scope_currency(struct report_scope *scope, struct str role_a,
                                    struct str role_b, struct error *err);
/* *ret is owned: role_data_release(), also after an error. Errors: E_NOT_FOUND,
 * E_DB, E_NOMEM. */
MUST_USE enum status role_data_load(struct report_scope *scope, struct str role,
                                    struct role_data *ret, struct error *err);
void role_data_release(struct role_data *data);
/* NULL when it is not there. */
const struct share *share_find(const struct share_list *list, int64_t id);

#endif
