/* report/report.h: the figures of the store, by the counting rules of
 * docs/reports.md. Reads only the store. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>

#include "base/buf.h"
#include "store/store.h"

enum report_format { REPORT_TEXT, REPORT_MD, REPORT_JSON, REPORT_HTML };

struct report_options {
    struct str country;  /* alpha-2; absent: all */
    struct str currency; /* ISO 4217; absent: the one most stated */
    int64_t as_of_s;     /* end of a UTC day */
    int64_t min_n;       /* medians need this many */
    enum report_format format;
    bool use_color;
    int width; /* columns of the terminal; 0: unbounded */
};

/* Two roles side by side (slugs). Appends to buf. Errors: E_DB, E_NOMEM,
 * E_NOT_FOUND (no such role). */
MUST_USE enum status report_compare(struct store *store, struct str role_a, struct str role_b,
                                    const struct report_options *options, struct buf *buf,
                                    struct error *err);

#endif
