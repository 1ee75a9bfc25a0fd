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

/* After worker_read of a page that was fetched just now: where it holds no
 * posting and the source has a `render` command, the page is read again from what
 * that prints. Blocks for up to `timeout`. must_stop: see render.h. */
void worker_render(struct parser *parser, const struct normalizer *normalizer,
                   const struct source *source, bool (*must_stop)(void), struct outcome *outcome);

#endif
