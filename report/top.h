/* report/top.h: private to report/. Report 3: the best-paid roles. */
#ifndef REPORT_TOP_H
#define REPORT_TOP_H

#include "report/words.h"

enum { TOP_ROWS_MAX = 10, TOP_ROLES = TOP_ROWS_MAX, TOP_SKILLS_SHOWN = 4, TOP_LEVELS = 4 };

/* A row of the report: some levels of a role, perhaps with certain skills. */
struct top_kind {
    const char *label, *role;
    unsigned levels;
    const char *skills[2]; /* slugs: any of them; NULL: all jobs */
};
extern const struct top_kind TOP_KINDS[TOP_ROWS_MAX];

struct top_row {
    const struct top_kind *kind;
    const struct role_data *role;
    struct slice slice;
    struct {
        struct str name;
        size_t count;
    } skills[TOP_SKILLS_SHOWN]; /* most mentioned first */
    size_t n_skills;
};

struct level_row {
    const char *key, *label;
    unsigned levels;
    struct slice slice;
};

/* Pay with a specialisation against without. */
struct area_row {
    const char *key, *label;
    struct median with, without; /* of all roles together */
    double same_level;           /* within role and level; n_same > 0 */
    size_t n_same;               /* jobs with it in such strata */
};

struct top {
    struct report_scope scope;
    struct role_data roles[TOP_ROLES];
    size_t n_roles;
    struct top_row rows[TOP_ROWS_MAX]; /* best paid first; those of too few at the end */
    struct level_row levels[TOP_LEVELS];
    struct area_row areas[AREA_COUNT];
};

MUST_USE enum status top_areas(struct top *top, struct error *err);
void top_write(const struct top *top, const struct report_options *options, struct buf *buf);

#endif
