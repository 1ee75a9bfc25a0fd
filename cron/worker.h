/* cron/worker.h: one page through parse and normalize. */
#ifndef CRON_WORKER_H
#define CRON_WORKER_H

#include "base/model.h"
#include "base/settings.h"
#include "normalize/normalize.h"
#include "parse/parse.h"

/* Reads the page and normalises its postings into *ret, all in the page's arena.
 * Takes the page over (ret->page). Never fails: what cannot be read is a
 * verdict. source may be NULL. */
void worker_read(struct parser *parser, const struct normalizer *normalizer,
                 const struct source *source, struct page *page, struct outcome *ret);

#endif
