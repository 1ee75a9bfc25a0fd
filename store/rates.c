/* store/rates.c: exchange rates by day. Must not convert anything. */
#include "store/db.h"

#include "base/date.h"

#include "base/banned.h"

enum status
store_rates_due(struct store *store, int64_t now_s, bool *ret, struct error *err)
{
    int64_t asked_s = 0;
    enum status st = meta_get(store, "rates_asked", &asked_s, err);
    if (!st) {
        *ret = asked_s / DAY_S != now_s / DAY_S;
    }
    return st;
}

enum status
store_rates_asked(struct store *store, int64_t now_s, struct error *err)
{
    return meta_put(store, "rates_asked", now_s, err);
}

enum status
store_rates_put(struct store *store, const struct rates *rates, struct error *err)
{
    bool own = false;
    double usd = rates_per_eur(rates, STR("USD"));
    if (usd <= 0) {
        return error_set(err, E_FORMAT, "rates without the US dollar");
    }
    enum status st = txn_begin(store, &own, err);
    for (size_t i = 0; i < rates->n && !st; i++) {
        const struct rate *rate = &rates->items[i];
        st = sql_run(store, err, SQL_RATE_PUT, "zir", rate->currency, rates->day_s,
                     rate->per_eur / usd);
    }
    return txn_end(store, own, st, err);
}
