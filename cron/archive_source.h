/* cron/archive_source.h: sources of kind warc and dir, read from files. */
#ifndef CRON_ARCHIVE_SOURCE_H
#define CRON_ARCHIVE_SOURCE_H

#include "cron/config.h"
#include "cron/feed.h"

/* Delivers every page of every active archive source, in order of file name. A
 * damaged file or record is logged and does not end the others. Errors:
 * E_NOMEM, E_CANCELLED (stopped). */
MUST_USE enum status archive_sources_read(const struct config *config, const bool *is_active,
                                          struct feed *feed, struct error *err);

/* The files of a source of kind dir as pages, in order of file name, until `visit`
 * returns true. A file that cannot be read is passed over. The page is freed after
 * the call. Errors: E_NOT_FOUND (no file matches), E_NOMEM. */
MUST_USE enum status saved_pages_each(const struct source *source,
                                      bool (*visit)(void *ctx, struct page *page), void *ctx,
                                      struct error *err);

#endif
