/* tests/cron/test_exchange.c: the rates of the day in a run: asked at most once a
 * day, stored with their day, a weekend's file is Friday's, a bad file harms
 * nothing, and nobody is asked where nothing public is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "support_web.h"

#define RATES(day, usd)                                                                            \
    "<gesmes:Envelope><Cube><Cube time='" day "'><Cube currency='USD' rate='" usd                  \
    "'/><Cube currency='JPY' rate='183.5'/><Cube currency='GBP' rate='0.86'/><Cube "               \
    "currency='CHF' rate='0.93'/><Cube currency='SEK' rate='11.2'/><Cube currency='NOK' "          \
    "rate='11.7'/><Cube currency='DKK' rate='7.46'/><Cube currency='PLN' rate='4.2'/><Cube "       \
    "currency='CZK' rate='25.1'/><Cube currency='INR' rate='97.5'/></Cube></Cube>"                 \
    "</gesmes:Envelope>"

static char conf[256], database[256];

static int
setup(void **state)
{
    (void)state;
    test_web = web_start();
    web_set(test_web, "/rates.xml", 200, "text/xml", RATES("2026-05-01", "1.25"));
    web_set(test_web, "/jobs", 200, "text/html", "<html><body>none</body></html>");
    (void)snprintf(
        conf, sizeof conf, "%s",
        scratch_write("jobmill.conf",
                      "exchange-rates = \"http://127.0.0.1:%d/rates.xml\"\n"
                      "allow-private = yes\narchive = \"\"\n"
                      "source \"x\" { kind = page  url = \"http://127.0.0.1:%d/jobs\" }\n",
                      web_port(test_web), web_port(test_web)));
    (void)snprintf(database, sizeof database, "%s/jobs.db", scratch_folder());
    return 0;
}

/* Runs at a time; `want` must be on stderr. */
static void
run_at(const char *now, const char *want)
{
    char env[64];
    (void)snprintf(env, sizeof env, "JOBMILL_NOW=%s", now);
    struct ran ran = jobmill_run(env, 0, "run -c %s -d %s", conf, database);
    if (!ran.err || !strstr(ran.err, want)) {
        fail_msg("at %s: %s", now, ran.err ? ran.err : "");
    }
    ran_free(&ran);
}

/* The one number of a query, times a thousand. */
static int
number(const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    int ret =
        sqlite3_step(stmt) == SQLITE_ROW ? (int)(sqlite3_column_double(stmt, 0) * 1000 + 0.5) : -1;
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(db);
    return ret;
}

static void
rates_come_once_a_day(void **state)
{
    (void)state;
    run_at("2026-05-01T18:00:00Z", "");
    assert_int_equal(web_hits(test_web, "/rates.xml"), 1);
    assert_int_equal(number("SELECT count(*) FROM fx_rate"), 11000);
    assert_int_equal(number("SELECT per_usd FROM fx_rate WHERE currency = 'EUR'"), 800);
    assert_int_equal(number("SELECT per_usd FROM fx_rate WHERE currency = 'INR'"), 78000);
    assert_int_equal(number("SELECT per_usd FROM fx_rate WHERE currency = 'USD'"), 1000);
    run_at("2026-05-01T23:00:00Z", "");
    assert_int_equal(web_hits(test_web, "/rates.xml"), 1);
    /* Saturday: asked, and the file is still Friday's */
    run_at("2026-05-02T18:00:00Z", "");
    assert_int_equal(web_hits(test_web, "/rates.xml"), 2);
    assert_int_equal(number("SELECT count(DISTINCT day) FROM fx_rate"), 1000);
    web_set(test_web, "/rates.xml", 200, "text/xml", RATES("2026-05-04", "1.28"));
    run_at("2026-05-04T18:00:00Z", "");
    assert_int_equal(number("SELECT count(DISTINCT day) FROM fx_rate"), 2000);
    assert_int_equal(number("SELECT count(*) FROM fx_rate WHERE day % 86400 <> 0"), 0);
}

static void
bad_files_harm_nothing(void **state)
{
    (void)state;
    run_at("2026-06-01T18:00:00Z", "");
    int before = number("SELECT count(*) FROM fx_rate");
    static const struct {
        const char *now;
        int status;
        const char *body, *want;
    } cases[] = {
        {"2026-06-02T18:00:00Z", 200, "<html>sorry</html>", "rates-not-read"},
        {"2026-06-03T18:00:00Z", 404, "no", "rates-not-read"},
        {"2026-06-04T18:00:00Z", 200, RATES("2026-06-30", "1.25"), "has not come yet"},
        {"2026-06-05T18:00:00Z", 200, RATES("2026-06-05", "zero"), "no rate"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        web_set(test_web, "/rates.xml", cases[i].status, "text/xml", cases[i].body);
        run_at(cases[i].now, cases[i].want);
        assert_int_equal(number("SELECT count(*) FROM fx_rate"), before);
        assert_int_equal(number("SELECT count(*) FROM run WHERE ended_at IS NULL"), 0);
    }
}

static void
off_means_off(void **state)
{
    (void)state;
    static const char *const values[] = {"off", "auto"}; /* auto: nothing public is asked here */
    for (size_t i = 0; i < 2; i++) {
        int before = web_hits(test_web, "/rates.xml");
        (void)snprintf(conf, sizeof conf, "%s",
                       scratch_write("off.conf",
                                     "exchange-rates = %s\nallow-private = yes\narchive = \"\"\n"
                                     "source \"x\" { kind = page  url = "
                                     "\"http://127.0.0.1:%d/jobs\" }\n",
                                     values[i], web_port(test_web)));
        run_at("2026-07-01T18:00:00Z", "");
        assert_int_equal(web_hits(test_web, "/rates.xml"), before);
        assert_int_equal(number("SELECT count(*) FROM meta WHERE key = 'rates_asked' AND "
                                "value > 1782864000"),
                         0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_come_once_a_day),
        cmocka_unit_test(bad_files_harm_nothing),
        cmocka_unit_test(off_means_off),
    };
    return cmocka_run_group_tests(tests, setup, web_teardown);
}
