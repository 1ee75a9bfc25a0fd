/* report/exchange.h: private to report/. Factors into the currency of a report,
 * by the rates of the European Central Bank that the store holds for the report's
 * last day or the newest before it, else by those that are built in. */
#ifndef REPORT_EXCHANGE_H
#define REPORT_EXCHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/rates.h"
#include "report/data.h"

struct exchange_rate {
    char currency[4];
    double factor; /* one unit of it in the report's currency */
    int64_t day_s; /* of the rate */
    size_t n;      /* postings whose pay it converted */
};
struct exchange {
    struct exchange_rate items[RATES_MAX];
    size_t n;
    bool is_built_in;
};

/* Fills scope->exchange where the report converts and has a currency; once.
 * Errors: E_NOT_FOUND (no rate of the report's own currency), E_DB, E_NOMEM. */
MUST_USE enum status exchange_load(struct report_scope *scope, struct error *err);
/* The rate of a currency; NULL: the report does not convert, or there is none. */
struct exchange_rate *exchange_find(const struct report_scope *scope, struct str currency);
/* What a reader must know: " Pay of 12 postings is converted ...", or empty. */
struct str exchange_words(const struct report_scope *scope);
/* One JSON line per rate that was used. */
void exchange_json(const struct report_scope *scope, struct buf *buf);

#endif
