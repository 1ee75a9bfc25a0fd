/* base/rates.c: reads the ECB's file of the day: nested elements called Cube, one
 * with the day, below it one for each currency. A scanner for that alone: whatever
 * does not fit makes the whole file count for nothing. */
#include "base/rates.h"

#include "base/date.h"

#include "base/banned.h"

enum {
    RATES_LEAST = 10, /* the ECB names 30; fewer mean that the file is cut or another */
    RATE_BYTES_MAX = 16,
    FIRST_DAY_S = 915408000 /* 1999-01-04, the first day of the rates */
};
#define RATE_MOST 1e7 /* units of any currency for one euro; rupiah are at 2e4 */

const struct rates rates_built_in = {
#define RATES_DAY(day) .day_s = (day),
#define RATE(currency, per_eur)
#include "base/data/rates.def"
#undef RATES_DAY
#undef RATE
#define RATES_DAY(day)
#define RATE(currency, per_eur) {currency, per_eur},
    .items =
        {
#include "base/data/rates.def"
        },
#undef RATE
#define RATE(currency, per_eur) +1 // NOLINT(bugprone-macro-parentheses): a sum of ones
    .n = 0
#include "base/data/rates.def"
#undef RATE
#undef RATES_DAY
};

/* The value of an attribute in a tag, or absent. */
static struct str
attribute(struct str tag, struct str name)
{
    size_t at = str_find(tag, name);
    if (at == SIZE_MAX || at == 0 || !byte_is_space(tag.p[at - 1])) {
        return STR_NONE;
    }
    struct str rest = str_trim(str_sub(tag, at + name.n, tag.n));
    if (rest.n < 2 || rest.p[0] != '=') {
        return STR_NONE;
    }
    rest = str_trim(str_sub(rest, 1, rest.n));
    char quote = (char)(rest.n ? rest.p[0] : '\0');
    if (quote != '"' && quote != '\'') {
        return STR_NONE;
    }
    rest = str_sub(rest, 1, rest.n);
    size_t end = str_find_byte(rest, quote);
    return end == SIZE_MAX ? STR_NONE : str_sub(rest, 0, end);
}

static bool
is_code(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] < 'A' || text.p[i] > 'Z') {
            return false;
        }
    }
    return text.n == 3;
}

double
rates_per_eur(const struct rates *rates, struct str currency)
{
    for (size_t i = 0; i < rates->n; i++) {
        if (str_is(currency, rates->items[i].currency)) {
            return rates->items[i].per_eur;
        }
    }
    return 0;
}

static bool
add(struct rates *rates, struct str code, double per_eur)
{
    if (rates->n == RATES_MAX || rates_per_eur(rates, code) > 0) {
        return false;
    }
    struct rate *rate = &rates->items[rates->n++];
    memcpy(rate->currency, code.p, 3);
    rate->currency[3] = '\0';
    rate->per_eur = per_eur;
    return true;
}

static enum status
read_rate(struct str tag, struct rates *rates, struct error *err)
{
    struct str code = attribute(tag, STR("currency"));
    struct str text = attribute(tag, STR("rate"));
    double per_eur = 0;
    bool is_number = text.n <= RATE_BYTES_MAX && str_double(text, &per_eur);
    if (!is_code(code) || !is_number || !(per_eur > 0 && per_eur < RATE_MOST)) {
        return error_set(err, E_FORMAT, "no rate: %.*s", STR_ARG(str_sub(tag, 0, 80)));
    }
    if (!add(rates, code, per_eur)) {
        return error_set(err, E_FORMAT, "%.*s is there twice", STR_ARG(code));
    }
    return OK;
}

/* One tag "Cube ..."; of a file with many days the first counts. */
static enum status
read_cube(struct str tag, struct rates *rates, bool *is_over, struct error *err)
{
    struct str day = attribute(tag, STR("time"));
    if (!day.p) {
        return attribute(tag, STR("currency")).p ? read_rate(tag, rates, err) : OK;
    }
    *is_over = rates->day_s != 0;
    if (!*is_over && !date_read_day(day, &rates->day_s)) {
        return error_set(err, E_FORMAT, "no day: %.*s", STR_ARG(str_sub(day, 0, 40)));
    }
    return OK;
}

static enum status
check(const struct rates *rates, bool is_whole, int64_t now_s, struct error *err)
{
    if (!is_whole) {
        return error_set(err, E_FORMAT, "the file is cut off, or no file of exchange rates");
    }
    if (rates->day_s < FIRST_DAY_S || rates->day_s > now_s + DAY_S) {
        return error_set(err, E_FORMAT, "it has no day, or one that has not come yet");
    }
    if (rates->n < RATES_LEAST || rates_per_eur(rates, STR("USD")) <= 0) {
        return error_set(err, E_FORMAT, "only %zu rates, or none of the US dollar", rates->n);
    }
    return OK;
}

enum status
rates_read(struct str text, int64_t now_s, struct rates *ret, struct error *err)
{
    struct rates rates = {.day_s = 0};
    struct str rest = text;
    bool is_over = false;
    bool is_whole = str_has(text, STR("Envelope>"));
    (void)add(&rates, STR("EUR"), 1);
    while (rest.p && !is_over) {
        (void)str_cut(&rest, '<');
        size_t end = rest.p ? str_find_byte(rest, '>') : SIZE_MAX;
        if (end == SIZE_MAX) {
            break;
        }
        struct str tag = str_sub(rest, 0, end);
        enum status status =
            str_starts(tag, STR("Cube")) ? read_cube(tag, &rates, &is_over, err) : OK;
        if (status != OK) {
            return status;
        }
    }
    enum status status = check(&rates, is_whole, now_s, err);
    if (status == OK) {
        *ret = rates;
    }
    return status;
}
