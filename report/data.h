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
    int64_t n;        /* posting that stands for it: the one seen first */
    uint64_t opening; /* number behind job_id */
    int64_t first_seen_s, company;
    bool has_base;
    double base; /* major units a year; see has_base */
    enum seniority seniority;
    uint8_t modes; /* bits 1 << enum work_mode; 0: not stated */
};

/* A skill, a country or a company among the jobs of a role. */
struct share {
    int64_t id;
    struct str name; /* arena */
    int64_t last;    /* posting that counted last */
    size_t count;
    double part;   /* of the active jobs */
    double *bases; /* owned: base of the jobs that mention it, where stated */
    size_t n_bases, cap_bases;
};
struct share_list {
    struct share *items; /* owned; largest first, ties by name */
    size_t n, cap;
    size_t *by_id; /* owned; item + 1 of an id, 0: none */
    size_t n_by_id;
};

struct role_data {
    struct str slug, name; /* arena */
    struct job *jobs;      /* owned; ascending by n */
    size_t n_jobs, cap_jobs;
    struct job *last_job; /* found last */
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
/* ---- between data.c and data_shares.c ---- */

MUST_USE enum status data_query(struct report_scope *scope, const char *sql, struct str role,
                                struct query **ret, struct error *err);
/* Makes room for one more item; false when out of memory. */
bool data_reserve(void **items, size_t *cap, size_t n, size_t size);
enum status data_no_memory(struct error *err);
/* The job that a posting stands for; NULL when it is not active. */
struct job *data_job(struct role_data *data, int64_t n);
MUST_USE enum status skills_load(struct report_scope *scope, struct role_data *data,
                                 struct error *err);
MUST_USE enum status countries_load(struct report_scope *scope, struct role_data *data,
                                    struct error *err);
MUST_USE enum status companies_load(struct report_scope *scope, struct role_data *data,
                                    struct error *err);

#endif
