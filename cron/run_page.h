/* cron/run_page.h: the page for a person, when a run was not well: what went
 * wrong, since when, what to do, which command shows more. */
#ifndef CRON_RUN_PAGE_H
#define CRON_RUN_PAGE_H

#include "base/buf.h"
#include "cron/config.h"
#include "store/store.h"

struct run_page {
    struct store *store;
    const struct config *config;
    int64_t run;
    const char *where;       /* options that name configuration and database: " -c x -d y" */
    const uint32_t *damaged; /* per source of the configuration: damaged records; NULL: none */
};
/* Appends the page; nothing when all is well. Lines end in "\n"; what is from the
 * wild cannot steer a terminal. Errors: E_DB, E_NOMEM. */
MUST_USE enum status run_page_write(const struct run_page *page, struct buf *out,
                                    struct error *err);

#endif
