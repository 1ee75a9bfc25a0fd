/* cron/exchange.h: the exchange rates of the day, for reports. */
#ifndef CRON_EXCHANGE_H
#define CRON_EXCHANGE_H

#include "base/settings.h"
#include "store/store.h"

/* Where the rates come from by the setting exchange-rates; absent: nowhere. */
struct str exchange_url(const struct settings *set);
/* Asks for them, at most once a UTC day, and stores them. That they cannot be had
 * is logged, not an error. Errors: of the store. */
MUST_USE enum status exchange_update(struct store *store, const struct settings *set,
                                     struct error *err);

#endif
