/* report/compare.h: private to report/. Two roles, and what comes of laying them
 * side by side. */
#ifndef REPORT_COMPARE_H
#define REPORT_COMPARE_H

#include "report/data.h"

enum { TOP_SKILLS = 30, TOP_ROWS = 10, SIDES = 2 };

/* A skill that either role has. */
struct pair {
    struct str name;
    const struct share *of[SIDES]; /* NULL: no job of the role mentions it */
    bool is_top[SIDES];            /* among the role's TOP_SKILLS */
    struct median base[SIDES];
};

struct comparison {
    struct report_scope scope;
    const struct report_options *options;
    struct role_data roles[SIDES];
    struct pair *pairs; /* owned; larger share first, ties by name */
    size_t n_pairs;
    double overlap; /* Jaccard index of the two top sets */
    size_t n_union; /* skills in either top set */
};

/* Whether a median may be shown. */
static inline bool
can_say(const struct comparison *c, const struct median *m)
{
    return scope_can_say(&c->scope, m);
}
static inline double
part_of(const struct pair *pair, int side)
{
    return pair->of[side] ? pair->of[side]->part : 0;
}
/* Jobs of a level, the unstated ones counted as mid. */
size_t level_with_unstated(const struct role_data *role, enum seniority level);

void compare_tables(const struct comparison *comparison, struct buf *buf);
void compare_json(const struct comparison *comparison, struct buf *buf);

#endif
