/* tests/report/test_exchange.c: pay in other currencies counts only where that is
 * asked for, at the stored rates of the day, with the day said; the currency of
 * the report wins within a posting. */
#include "market.h"

#include "report/report.h"

static struct report_options
options_of(bool converts)
{
    return (struct report_options){.as_of_s = START_S + DAY_S,
                                   .format = REPORT_JSON,
                                   .min_n = 1,
                                   .currency = STR("USD"),
                                   .converts = converts,
                                   .country = STR_NONE};
}

static struct line
median_of_role(struct market *market, const struct report_options *options, struct buf *buf)
{
    buf_clear(buf);
    CHECK(report_role(market->store, str_of(ROLE[0]), options, buf, &market->err));
    return find_line(buf_str(buf), "median_base", ROLE[0], "USD");
}

static void
put_rates(struct market *market, int64_t day_s, double usd)
{
    struct rates rates = {.day_s = day_s, .n = 2};
    (void)snprintf(rates.items[0].currency, sizeof rates.items[0].currency, "EUR");
    (void)snprintf(rates.items[1].currency, sizeof rates.items[1].currency, "USD");
    rates.items[0].per_eur = 1;
    rates.items[1].per_eur = usd;
    CHECK(store_rates_put(market->store, &rates, &market->err));
}

static int
compare_values(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The plain way: every stated base pay of the role, at `usd` for a euro. */
static double
plain_median(const struct market *market, double usd, int64_t *ret_n)
{
    static double values[JOBS];
    size_t n = 0;
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        if (counts(t, 0, -1, false) && t->has_base && (t->is_usd || usd > 0)) {
            double mid = t->high > 0 ? (double)(t->low + t->high) / 2 : (double)t->low;
            values[n++] = mid * (t->is_usd ? 1 : usd);
        }
    }
    qsort(values, n, sizeof *values, compare_values);
    *ret_n = (int64_t)n;
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
expect_median(struct market *market, bool converts, double usd, struct buf *buf)
{
    struct report_options options = options_of(converts);
    struct line got = median_of_role(market, &options, buf);
    int64_t n = 0;
    double want = plain_median(market, usd, &n);
    assert_int_equal(got.n, n);
    if (got.value - want > 0.006 || want - got.value > 0.006) {
        fail_msg("median %f, wanted %f", got.value, want);
    }
}

static void
pay_is_converted_where_asked(void **state)
{
    struct market *market = *state;
    int64_t day_s = START_S / DAY_S * DAY_S;
    struct buf buf;
    buf_init(&buf, 16 << 20);
    expect_median(market, false, 0, &buf);
    assert_null(strstr(buf_str(&buf).p, "exchange_rate"));
    /* no rates yet: the built-in ones, and their day is said */
    expect_median(market, true, 1.0545, &buf);
    assert_non_null(
        strstr(buf_str(&buf).p, "\"exchange_rate\",\"role\":null,\"key\":\"EUR/USD 2023-01-03\""));
    put_rates(market, day_s - 3LL * DAY_S, 1.5);
    put_rates(market, day_s - DAY_S, 1.25);
    put_rates(market, day_s + 9LL * DAY_S, 9); /* after the report's day */
    expect_median(market, true, 1.25, &buf);
    assert_non_null(strstr(buf_str(&buf).p, "\"key\":\"EUR/USD 2025-12-31\",\"value\":1.250000,"));
    buf_release(&buf);
}

static void
the_day_stands_with_the_figures(void **state)
{
    struct market *market = *state;
    static const enum report_format formats[] = {REPORT_TEXT, REPORT_MD, REPORT_HTML};
    struct report_options options = options_of(true);
    struct buf buf;
    buf_init(&buf, 16 << 20);
    for (size_t i = 0; i < 3; i++) {
        options.format = formats[i];
        buf_clear(&buf);
        CHECK(report_role(market->store, str_of(ROLE[0]), &options, &buf, &market->err));
        assert_non_null(strstr(buf_str(&buf).p, "in other currencies is in USD"));
        assert_non_null(strstr(buf_str(&buf).p, "rates of 2025-12-31."));
        buf_clear(&buf);
        CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                             &market->err));
        assert_non_null(strstr(buf_str(&buf).p, "2025-12-31"));
    }
    options = options_of(true);
    options.currency = STR("XYZ");
    assert_int_equal(report_role(market->store, str_of(ROLE[0]), &options, &buf, &market->err),
                     E_NOT_FOUND);
    assert_non_null(strstr(market->err.text, "no exchange rate of XYZ"));
    buf_release(&buf);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pay_is_converted_where_asked),
        cmocka_unit_test(the_day_stands_with_the_figures),
    };
    return cmocka_run_group_tests(tests, market_open, market_close);
}
