/* report/report.h: the figures of the store, by the counting rules of
 * docs/reports.md. Reads only the store. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>

#include "base/buf.h"
#include "store/store.h"

enum report_format { REPORT_TEXT, REPORT_MD, REPORT_JSON, REPORT_HTML };

enum report_count {
    COUNT_JOBS,     /* each opening once */
    COUNT_POSTINGS, /* each page */
    COUNT_ROLES,    /* the same role of a company in several cities once */
};

struct report_options {
    struct str country;  /* alpha-2; absent: all */
    struct str currency; /* ISO 4217; absent: the one most stated */
    bool converts;       /* pay in other currencies counts too, at dated rates */
    int64_t as_of_s;     /* a moment of the last UTC day that counts */
    int64_t since_s;     /* a moment of the first day; 0: the last day alone */
    int64_t min_n;       /* medians need this many; 0: 30 */
    enum report_count count;
    enum report_format format;
    bool use_color;
    int width; /* columns of the page of text; 0: unbounded */
};

/* Two roles side by side (slugs). Appends to buf. Errors: E_DB, E_NOMEM,
 * E_NOT_FOUND (no such role). */
MUST_USE enum status report_compare(struct store *store, struct str role_a, struct str role_b,
                                    const struct report_options *options, struct buf *buf,
                                    struct error *err);
/* Pay bands by experience. Errors: as above. */
MUST_USE enum status report_bands(struct store *store, const struct str *roles, size_t n_roles,
                                  const struct report_options *options, struct buf *buf,
                                  struct error *err);
/* The best-paid roles, ranked. */
MUST_USE enum status report_top(struct store *store, const struct report_options *options,
                                struct buf *buf, struct error *err);
/* One role whole. */
MUST_USE enum status report_role(struct store *store, struct str role,
                                 const struct report_options *options, struct buf *buf,
                                 struct error *err);
/* One role week by week; without since_s the last twelve weeks. */
MUST_USE enum status report_trend(struct store *store, struct str role,
                                  const struct report_options *options, struct buf *buf,
                                  struct error *err);
/* A figure to trace: active, median, total, on-call, level, level-median, mode,
 * skill, skill-median. key: the level, mode or skill; absent for the others. */
struct report_figure {
    struct str figure, role, key;
};
/* The postings behind a figure. Errors: E_USAGE (no such figure, key missing or
 * unknown), else as above. */
MUST_USE enum status report_trace(struct store *store, const struct report_figure *figure,
                                  const struct report_options *options, struct buf *buf,
                                  struct error *err);

#endif
