/* report/figure.h: private to report/. A figure as one JSON object on a line:
 * {"figure","role","key","value","n","ci":[low,high]}. n is what a count or
 * median was made of, and the denominator of a share. */
#ifndef REPORT_FIGURE_H
#define REPORT_FIGURE_H

#include "base/buf.h"
#include "report/data.h"

struct figure {
    const char *figure;
    struct str role, key; /* absent: null */
    double value;
    int decimals;
    size_t n;
    bool is_unsaid;              /* value null: too few */
    const struct median *median; /* its interval; NULL: none */
};

void figure_put(struct buf *buf, const struct figure *figure);
void figure_count(struct buf *buf, const char *figure, struct str role, struct str key,
                  size_t count);
/* part: 0 to 1; of 0: null. */
void figure_share(struct buf *buf, const char *figure, struct str role, struct str key, double part,
                  size_t of);
/* Null below the least n. */
void figure_median(const struct report_scope *scope, struct buf *buf, const char *figure,
                   struct str role, struct str key, const struct median *median);
/* The lines that hold for a role alone: demand, pay, mixes, countries, companies. */
void figure_role(const struct report_scope *scope, const struct role_data *role, struct buf *buf);

#endif
