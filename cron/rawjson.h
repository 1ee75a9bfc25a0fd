/* cron/rawjson.h: a raw posting as JSON, for `parse --raw` and `explain`. */
#ifndef CRON_RAWJSON_H
#define CRON_RAWJSON_H

#include "base/buf.h"
#include "base/model.h"

/* One object, all layers' values in their order; no newline. */
void raw_json(struct buf *buf, const struct raw_posting *raw);

#endif
