/* cron/advice.h: what a person can do about a source that failed. One table for
 * the page of a run, `jobmill status` and `jobmill doctor`. */
#ifndef CRON_ADVICE_H
#define CRON_ADVICE_H

#include "base/str.h"

/* What is known of the failure; each may be absent (or 0). */
struct advice_about {
    struct str error; /* status_name(): "E_TIMEOUT" */
    int http_status;
    struct str verdict; /* of a page ("blocked") or of a crawl ("suspicious") */
};
/* One clause that says what to do; static, never NULL. */
const char *advice_for(const struct advice_about *about);

#endif
