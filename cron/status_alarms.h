/* cron/status_alarms.h: the alarms of `jobmill status`. */
#ifndef CRON_STATUS_ALARMS_H
#define CRON_STATUS_ALARMS_H

#include "base/buf.h"
#include "cron/cli.h"
#include "store/store.h"

/* Each open alarm with its figures and where to look, on stdout; and that no run
 * has come for too long. */
MUST_USE enum status status_alarms_print(struct store *store, struct error *err);
/* The same, a JSON object per line. */
MUST_USE enum status status_alarms_json(struct store *store, struct buf *out, struct error *err);
/* False when one is open that nobody has acknowledged. */
MUST_USE enum status status_alarms_well(struct store *store, bool *ret, struct error *err);
/* --acknowledge; the exit status. */
int status_acknowledge(const struct cli *cli);

#endif
