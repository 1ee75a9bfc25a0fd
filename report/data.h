/* report/data.h: private to report/. The active jobs of one role, as the figures
 * need them. */
#ifndef REPORT_DATA_H
#define REPORT_DATA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/model.h"
#include "report/ids.h"
#include "report/report.h"
#include "report/stats.h"

/* Stated pay of one kind, major units a year. */
struct pay {
    bool is_stated;
    double low, high; /* equal: one figure */
};

/* Specialisations, by the top parent of a skill. */
enum area { AREA_CLOUD, AREA_SECURITY, AREA_AI, AREA_COUNT };

struct job {
    int64_t n;        /* posting that stands for it: the one seen first */
    uint64_t opening; /* number behind what is counted: job_id, job_group or n */
    int64_t first_seen_s, company;
    struct pay base, total;
    int years;     /* asked; -1: not said */
    bool on_call;  /* says so */
    uint8_t areas; /* bits 1 << enum area */
    enum seniority seniority;
    uint8_t modes; /* bits 1 << enum work_mode; 0: not stated */
    /* as in posting_fact; arena */
    struct str scope;     /* where a remote worker may live, by commas; absent: not said */
    struct str countries; /* by commas */
    struct str skills;    /* numbers, by blanks */
    struct str pays;      /* kind currency least most in hundredths, by semicolons */
    bool has_zone;        /* pay differs by zone */
};

/* A skill, a country or a company among the jobs of a role. */
struct share {
    int64_t id;
    struct str name; /* arena */
    int64_t last;    /* posting that counted last */
    uint8_t areas;   /* of a skill: bits 1 << enum area */
    size_t count;
    double part;  /* of the active jobs */
    size_t *paid; /* owned: indexes of the jobs that mention it and state a base */
    size_t n_paid, cap_paid;
    struct median base;
    double controlled;   /* premium within levels; n_controlled > 0 */
    size_t n_controlled; /* of paid, those of levels with enough of them */
};
struct share_list {
    struct share *items; /* owned; largest first, ties by name */
    size_t n, cap;
    struct id_map by_id; /* owned; item + 1 of an id */
};
/* A counted skill in a job. */
struct mention {
    size_t job; /* index */
    int64_t skill;
};
enum { GROUPS_MAX = 64 };
/* Skills without a parent: the groups. */
struct groups {
    struct str slugs[GROUPS_MAX], names[GROUPS_MAX]; /* arena */
    size_t n;
    struct id_map of; /* owned; group + 1 of a skill's number */
};

struct role_data {
    struct str slug, name; /* arena */
    struct job *jobs;      /* owned; ascending by n */
    size_t n_jobs, cap_jobs;
    struct job *last_job; /* found last */
    struct share_list skills, countries, companies;
    struct share_list scopes; /* of the remote ones; "unstated" among them */
    struct mention *mentions; /* owned; ascending by job */
    size_t n_mentions, cap_mentions;
    struct groups groups;
    struct median base;
    size_t levels[SENIORITY_COUNT]; /* SENIORITY_NONE: not stated */
    size_t modes[MODE_COUNT];       /* MODE_NONE: not stated; else tagged, may overlap */
};

/* In how many active postings base pay is stated in a currency. */
struct currency_count {
    char code[4];
    size_t n;
};
enum { CURRENCIES_MAX = 64 };

struct report_scope {
    struct store *store;
    struct arena *arena;
    struct str country, currency;
    int64_t start_s, end_s; /* active at any time between; of one day: its last second */
    enum report_count count;
    size_t min_n;
    struct currency_count currencies[CURRENCIES_MAX];
    size_t n_currencies;
    bool converts;             /* pay in other currencies counts too */
    struct exchange *exchange; /* arena; report/exchange.h; NULL: not loaded */
};

/* Bytes of the arena of a report: a few hundred for each posting of its roles. */
enum { REPORT_ARENA_MIB = 2048 };

void scope_init(struct report_scope *scope, struct store *store, struct arena *arena,
                const struct report_options *options);
/* Whether a median may be shown. */
static inline bool
scope_can_say(const struct report_scope *scope, const struct median *m)
{
    return m->n > 0 && m->n >= scope->min_n;
}
static inline double
pay_mid(const struct pay *pay)
{
    return (pay->low + pay->high) / 2;
}
/* Reads n roles into ret[0..n) (owned: role_data_release() each, also after an
 * error). Fills scope->currency with the one most stated by them, if absent. A role
 * that the taxonomy lacks is E_NOT_FOUND, or empty where may_lack. Other errors: E_DB,
 * E_NOMEM. */
enum role_parts {
    PARTS_JOBS,   /* jobs with their pay, levels, modes */
    PARTS_SKILLS, /* and skills, mentions, groups */
    PARTS_ALL,    /* and countries, companies, remote scopes, medians by skill */
};
struct role_list {
    const struct str *slugs;
    size_t n;
    enum role_parts parts;
    bool may_lack;
};
MUST_USE enum status roles_load(struct report_scope *scope, const struct role_list *roles,
                                struct role_data *ret, struct error *err);
void role_data_release(struct role_data *data);
/* The bits of a part of SQL that select what counts of table posting_fact f and
 * posting_span s: rows of :role, in order of posting. COLUMNS may name f, s and
 * ended_at. A posting that changed since its row was made is computed anew. */
#define FACTS_ENDED                                                                                \
    "coalesce(s.closed_at, min(coalesce(f.expires_at, 9223372036854775807), CASE WHEN "            \
    "c.is_archive = 0 AND (c.is_window = 1 OR c.is_configured = 0) THEN (SELECT g.last_seen FROM " \
    "sighting g WHERE g.posting = f.posting) + c.stale_ms / 1000 ELSE 9223372036854775807 END))"
#define FACTS_WHERE                                                                                \
    "JOIN posting_span s ON s.posting = f.posting JOIN source c ON c.id = f.source "               \
    "WHERE f.role = :role AND s.opened_at <= :end AND (:country IS NULL OR "                       \
    "instr(f.countries, :country)) AND " FACTS_ENDED " > s.opened_at AND " FACTS_ENDED " >= "
#define FACTS_SQL(COLUMNS, SINCE)                                                                  \
    "SELECT " COLUMNS " FROM posting_fact f " FACTS_WHERE SINCE " UNION ALL SELECT " COLUMNS       \
    " FROM fact_dirty d JOIN v_fact f ON f.posting = d.posting " FACTS_WHERE SINCE

/* ---- between the files data*.c ---- */

MUST_USE enum status data_query(struct report_scope *scope, const char *sql, struct str role,
                                struct query **ret, struct error *err);
/* Makes room for one more item; false when out of memory. */
bool data_reserve(void **items, size_t *cap, size_t n, size_t size);
enum status data_no_memory(struct error *err);
/* What counts once: the number behind it, from the columns posting, job_id, job_group. */
uint64_t data_opening(enum report_count count, struct query *q, int first_column);
/* The job that a posting stands for; NULL when it is not active. */
struct job *data_job(struct role_data *data, int64_t n);
MUST_USE enum status skills_load(struct report_scope *scope, struct role_data *data,
                                 struct error *err);
MUST_USE enum status countries_load(struct report_scope *scope, struct role_data *data,
                                    struct error *err);
MUST_USE enum status scopes_load(struct report_scope *scope, struct role_data *data,
                                 struct error *err);
/* Counts the currencies of a posting's base pay. */
void currencies_count(struct report_scope *scope, struct str pays);
void currency_choose(struct report_scope *scope);
MUST_USE enum status pay_load(struct report_scope *scope, struct role_data *data,
                              struct error *err);
MUST_USE enum status groups_load(struct report_scope *scope, struct role_data *data,
                                 struct error *err);
/* Medians of the role and of its skills, once pay and skills are there. */
MUST_USE enum status medians_fill(struct report_scope *scope, struct role_data *data,
                                  struct error *err);
MUST_USE enum status companies_load(struct report_scope *scope, struct role_data *data,
                                    struct error *err);

#endif
