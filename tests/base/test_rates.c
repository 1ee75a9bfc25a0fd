/* tests/base/test_rates.c: the ECB's file of exchange rates, sound and not; and
 * the snapshot that is built in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/rates.h"

#define NOW_S 1770000000 /* 2026-02-02 */
#define HEAD                                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><gesmes:Envelope "                                  \
    "xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\"><gesmes:subject>Reference "             \
    "rates</gesmes:subject><Cube>"
#define NINE                                                                                       \
    "<Cube currency='JPY' rate='183.5'/><Cube currency='GBP' rate='0.86'/><Cube currency='CHF' "   \
    "rate='0.93'/><Cube currency='SEK' rate='11.2'/><Cube currency='NOK' rate='11.7'/><Cube "      \
    "currency='DKK' rate='7.46'/><Cube currency='PLN' rate='4.2'/><Cube currency='CZK' "           \
    "rate='25.1'/><Cube currency='INR' rate='97.5'/>"
#define USD  "<Cube currency='USD' rate='1.25'/>"
#define DAY  "<Cube time='2026-01-30'>"
#define TAIL "</Cube></Cube></gesmes:Envelope>"

static void
a_sound_file_is_read(void **state)
{
    (void)state;
    struct rates rates;
    struct error err = {OK, ""};
    assert_int_equal(rates_read(STR(HEAD DAY USD NINE TAIL), NOW_S, &rates, &err), OK);
    char day[DATE_BYTES];
    date_write_day(rates.day_s, day);
    assert_string_equal(day, "2026-01-30");
    assert_int_equal(rates.n, 11);
    assert_true(rates_per_eur(&rates, STR("USD")) == 1.25);
    assert_true(rates_per_eur(&rates, STR("JPY")) == 183.5);
    assert_true(rates_per_eur(&rates, STR("EUR")) == 1);
    assert_true(rates_per_eur(&rates, STR("VND")) == 0);
    /* of the file of ninety days the first counts; quotes of either kind */
    assert_int_equal(rates_read(STR(HEAD "<Cube time=\"2026-01-30\">" USD NINE
                                         "</Cube><Cube time='2026-01-29'>" USD NINE TAIL),
                                NOW_S, &rates, &err),
                     OK);
    assert_int_equal(rates.n, 11);
    date_write_day(rates.day_s, day);
    assert_string_equal(day, "2026-01-30");
}

static void
a_damaged_file_counts_for_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", "cut off, or no file"},
        {"<html><body>Not found</body></html>", "cut off, or no file"},
        {HEAD DAY USD NINE, "cut off, or no file"},
        {HEAD DAY USD "</Cube></Cube></gesmes:Envelope>", "only 2 rates"},
        {HEAD DAY NINE "<Cube currency='HUF' rate='390'/>" TAIL, "none of the US dollar"},
        {HEAD "<Cube>" USD NINE TAIL, "it has no day"},
        {HEAD "<Cube time='30.01.2026'>" USD NINE TAIL, "no day: 30.01.2026"},
        {HEAD "<Cube time='2026-03-01'>" USD NINE TAIL, "has not come yet"},
        {HEAD "<Cube time='1990-03-01'>" USD NINE TAIL, "it has no day"},
        {HEAD DAY USD NINE "<Cube currency='USD' rate='1.3'/>" TAIL, "USD is there twice"},
        {HEAD DAY USD NINE "<Cube currency='HUF' rate='N/A'/>" TAIL,
         "no rate: Cube currency='HUF'"},
        {HEAD DAY USD NINE "<Cube currency='HUF' rate='0'/>" TAIL, "no rate"},
        {HEAD DAY USD NINE "<Cube currency='HUF' rate='-1'/>" TAIL, "no rate"},
        {HEAD DAY USD NINE "<Cube currency='HUF' rate='1e9'/>" TAIL, "no rate"},
        {HEAD DAY USD NINE "<Cube currency='Hu' rate='1'/>" TAIL, "no rate"},
        {HEAD DAY USD NINE "<Cube currency='HUF'/>" TAIL, "no rate"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct rates rates = {.n = 77};
        struct error err = {OK, ""};
        assert_int_equal(rates_read(str_of(cases[i].text), NOW_S, &rates, &err), E_FORMAT);
        if (!strstr(err.text, cases[i].want)) {
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].text, err.text, cases[i].want);
        }
        assert_int_equal(rates.n, 77);
    }
}

static void
any_cut_is_survived(void **state)
{
    (void)state;
    struct str text = STR(HEAD DAY USD NINE TAIL);
    for (size_t n = 0; n < text.n; n++) {
        struct rates rates;
        char *tight = malloc(n ? n : 1);
        assert_non_null(tight);
        memcpy(tight, text.p, n);
        assert_int_equal(rates_read((struct str){tight, n}, NOW_S, &rates, NULL), E_FORMAT);
        free(tight);
    }
}

static void
the_snapshot_is_sound(void **state)
{
    (void)state;
    const struct rates *rates = &rates_built_in;
    assert_true(rates->n >= 30 && rates->n <= RATES_MAX);
    assert_int_equal(rates->day_s % DAY_S, 0);
    for (size_t i = 0; i < rates->n; i++) {
        assert_int_equal(strlen(rates->items[i].currency), 3);
        assert_true(rates->items[i].per_eur > 0.2 && rates->items[i].per_eur < 100000);
    }
    assert_true(rates_per_eur(rates, STR("USD")) > 0.5 && rates_per_eur(rates, STR("USD")) < 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_file_is_read),
        cmocka_unit_test(a_damaged_file_counts_for_nothing),
        cmocka_unit_test(any_cut_is_survived),
        cmocka_unit_test(the_snapshot_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
