/* report/exchange.c: see exchange.h. A rate is never older than LAG_DAYS against
 * the newest: a currency that the bank dropped is not converted. */
#include "report/exchange.h"

#include "base/date.h"
#include "report/figure.h"

#include "base/banned.h"

enum { LAG_DAYS = 31, RATE_DECIMALS = 6 };

/* Units for one US dollar, by currency, of the newest day up to the report's. */
static enum status
stored_load(struct report_scope *scope, struct exchange *ret, struct error *err)
{
    struct query *q = NULL;
    enum status st = data_query(
        scope,
        "SELECT currency, per_usd, max(day) FROM fx_rate WHERE day <= :end GROUP BY currency "
        "HAVING max(day) > (SELECT max(day) FROM fx_rate WHERE day <= :end) - :lag",
        STR_NONE, &q, err);
    if (st) {
        return st;
    }
    query_int(q, ":lag", (int64_t)LAG_DAYS * DAY_S);
    while (query_step(q)) {
        struct str code = query_col_text(q, 0);
        if (ret->n < RATES_MAX && code.n == 3) {
            struct exchange_rate *rate = &ret->items[ret->n++];
            memcpy(rate->currency, code.p, 3);
            rate->factor = query_col_real(q, 1);
            rate->day_s = query_col_int(q, 2);
        }
    }
    return query_free(q, err);
}

static void
built_in_load(struct exchange *ret)
{
    ret->is_built_in = true;
    for (size_t i = 0; i < rates_built_in.n; i++) {
        struct exchange_rate *rate = &ret->items[ret->n++];
        memcpy(rate->currency, rates_built_in.items[i].currency, sizeof rate->currency);
        rate->factor = rates_built_in.items[i].per_eur;
        rate->day_s = rates_built_in.day_s;
    }
}

static struct exchange_rate *
find(struct exchange *x, struct str currency)
{
    for (size_t i = 0; x && i < x->n; i++) {
        if (str_is(currency, x->items[i].currency)) {
            return &x->items[i];
        }
    }
    return NULL;
}

struct exchange_rate *
exchange_find(const struct report_scope *scope, struct str currency)
{
    return find(scope->exchange, currency);
}

enum status
exchange_load(struct report_scope *scope, struct error *err)
{
    if (!scope->converts || scope->exchange || scope->currency.n == 0) {
        return OK;
    }
    struct exchange *x = ARENA_NEW(scope->arena, struct exchange);
    if (!x) {
        return data_no_memory(err);
    }
    enum status st = stored_load(scope, x, err);
    if (!st && x->n == 0) {
        built_in_load(x);
    }
    const struct exchange_rate *own = find(x, scope->currency);
    if (!st && !own) {
        st = error_set(err, E_NOT_FOUND,
                       "--convert: the European Central Bank has no exchange rate of %.*s",
                       STR_ARG(scope->currency));
    }
    if (st || !own) {
        return st;
    }
    double per_unit = own->factor; /* so far: units for one of another currency */
    for (size_t i = 0; i < x->n; i++) {
        x->items[i].factor = per_unit / x->items[i].factor;
    }
    scope->exchange = x;
    return OK;
}

struct str
exchange_words(const struct report_scope *scope)
{
    const struct exchange *x = scope->exchange;
    size_t n = 0;
    int64_t first_s = INT64_MAX, last_s = 0;
    char first[DATE_BYTES], last[DATE_BYTES];
    for (size_t i = 0; x && i < x->n; i++) {
        const struct exchange_rate *rate = &x->items[i];
        n += rate->n;
        first_s = rate->n && rate->day_s < first_s ? rate->day_s : first_s;
        last_s = rate->n && rate->day_s > last_s ? rate->day_s : last_s;
    }
    if (n == 0) {
        return STR("");
    }
    date_write_day(first_s, first);
    date_write_day(last_s, last);
    return arena_printf(scope->arena,
                        " Pay of %zu posting%s in other currencies is in %.*s at the European "
                        "Central Bank's rates of %s%s%s%s.",
                        n, n == 1 ? "" : "s", STR_ARG(scope->currency), first,
                        first_s == last_s ? "" : " to ", first_s == last_s ? "" : last,
                        x->is_built_in ? " (built in: no run has fetched newer ones)" : "");
}

void
exchange_json(const struct report_scope *scope, struct buf *buf)
{
    const struct exchange *x = scope->exchange;
    for (size_t i = 0; x && i < x->n; i++) {
        const struct exchange_rate *rate = &x->items[i];
        char day[DATE_BYTES];
        if (rate->n == 0) {
            continue;
        }
        date_write_day(rate->day_s, day);
        struct str key =
            arena_printf(scope->arena, "%s/%.*s %s", rate->currency, STR_ARG(scope->currency), day);
        figure_put(buf, &(struct figure){.figure = "exchange_rate",
                                         .key = key,
                                         .value = rate->factor,
                                         .decimals = RATE_DECIMALS,
                                         .n = rate->n});
    }
}
