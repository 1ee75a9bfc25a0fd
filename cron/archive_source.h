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

#endif
