/* report/chart.h: private to report/. Charts as inline SVG: positions in percent
 * and heights in pixels, so that one drawing fits phone and desk. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "base/arena.h"
#include "base/buf.h"

enum chart_kind {
    CHART_BARS,   /* value from zero */
    CHART_DOTS,   /* value, and its interval where low < high */
    CHART_RANGES, /* bar from low to high, quartiles as a thin line, value as a tick */
    CHART_LINES,  /* values from left to right, and their intervals */
};
enum { CHART_SERIES = 4, CHART_ROWS = 40 };

struct chart_mark {
    bool is_set;
    double value, low, high; /* RANGES: the band; else the interval */
    bool has_quartiles, has_value;
    double q1, q3;
    struct str text; /* what it says, shown beside the mark or on pointing at it */
};
struct chart_row {
    struct str label;
    struct chart_mark marks[CHART_SERIES];
};
struct chart {
    enum chart_kind kind;
    const char *title, *desc;
    size_t n_series, n_rows;
    struct str series[CHART_SERIES];
    struct chart_row rows[CHART_ROWS];
    /* A value of the axis as words; NULL: no axis. */
    struct str (*show)(struct arena *arena, struct str unit, double value);
    struct str unit;
    struct arena *arena;
};

/* NULL when out of memory. */
struct chart *chart_new(struct arena *arena, enum chart_kind kind, const char *title,
                        const char *desc);
void chart_series(struct chart *chart, size_t series, struct str name); /* chart may be NULL */
/* A row, or NULL when there is no room, or no chart. */
struct chart_row *chart_row(struct chart *chart, struct str label);
/* row may be NULL. */
void chart_set(struct chart_row *row, size_t series, struct chart_mark mark);
/* number: makes ids that are unique on the page. */
void chart_write(const struct chart *chart, size_t number, struct buf *buf);

#endif
