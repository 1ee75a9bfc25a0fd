/* tests/cron/test_schedule.c: which sources a run asks: every, every-most, missed
 * nights, --force, --jitter; and what --dry-run says of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support_market.h"

static char db[256];

static int
setup(void **state)
{
    (void)state;
    test_web = market_open(12, 4, 5, db, sizeof db);
    return 0;
}

static void
says(const char *when, int status, const char *what, const char *options, const char *conf)
{
    char env[64];
    (void)snprintf(env, sizeof env, "JOBMILL_NOW=2026-05-%sZ", when);
    struct ran ran = jobmill_run(env, 0, "run -c %s -d %s %s", conf, db, options);
    if (ran.status != status || !strstr(ran.out, what)) {
        fail_msg("%s %s: exit %d; lacks <<%s>>:\n%s%s", when, options, ran.status, what, ran.out,
                 ran.err);
    }
    ran_free(&ran);
}

/* How often the greenhouse listing was asked by a run at that time. */
static int
asked(const char *when, const char *options, const char *conf)
{
    int before = web_hits(test_web, MARKET_GREENHOUSE);
    says(when, 0, "", options, conf);
    return web_hits(test_web, MARKET_GREENHOUSE) - before;
}

static void
every_and_force(void **state)
{
    (void)state;
    const char *conf = market_conf(test_web, "every = \"48h\"");
    says("01T03:00:00", 0, "acme\tGET\thttp://127.0.0.1", "--dry-run", conf);
    says("01T03:00:00", 0, "\tnew: it was never read whole\n", "--dry-run", conf);
    assert_int_equal(web_hits_all(test_web), 0);
    assert_int_equal(access(db, F_OK), -1); /* nothing is written */
    assert_int_equal(asked("01T03:00:00", "", conf), 1);
    assert_int_equal(asked("02T03:00:00", "", conf), 0);
    says("02T03:00:00", 0,
         "acme\t-\t-\tnot due: read whole 24 h ago, every 48 h; due from 2026-05-02T22:",
         "--dry-run", conf);
    says("02T03:00:00", 0, "\tforced: read whole 24 h ago", "--dry-run --force", conf);
    assert_int_equal(asked("02T04:00:00", "--source bolt --force", conf), 0);
    assert_int_equal(asked("02T04:00:00", "--source acme --force", conf), 1);
    assert_int_equal(asked("03T03:00:00", "", conf), 0);
    says("04T03:00:00", 0, "acme\tGET", "--dry-run", conf);
    says("04T03:00:00", 0, "due: read whole 47 h ago, every 48 h", "--dry-run --source acme", conf);
    assert_int_equal(asked("04T03:00:00", "", conf), 1);
}

/* --force reads an unchanged page again; a plain run does not. */
static void
force_reads_again(void **state)
{
    (void)state;
    const char *conf = market_conf(test_web, "");
    assert_int_equal(asked("01T03:00:00", "", conf), 1);
    struct ran ran =
        jobmill_run("JOBMILL_NOW=2026-05-02T03:00:00Z", 0, "run -c %s -d %s", conf, db);
    assert_non_null(strstr(ran.err, "source=acme verdict=unchanged"));
    ran_free(&ran);
    ran = jobmill_run("JOBMILL_NOW=2026-05-03T03:00:00Z", 0,
                      "run -c %s -d %s --source acme --force", conf, db);
    assert_non_null(strstr(ran.err, "source=acme verdict=complete listed=12"));
    assert_null(strstr(ran.err, "source=bolt"));
    ran_free(&ran);
}

static void
a_missed_night_is_made_up_for(void **state)
{
    (void)state;
    const char *conf = market_conf(test_web, "every = \"24h\"");
    static const char *const NIGHTS[] = {"01T03:00:00", "02T03:00:00", "03T03:00:00", "04T03:00:00",
                                         "06T09:10:00"};
    for (size_t i = 0; i < sizeof NIGHTS / sizeof NIGHTS[0]; i++) {
        assert_int_equal(asked(NIGHTS[i], "", conf), 1);
    }
    /* the night of the 7th is 17 hours later: waiting would make it 41 */
    says("07T03:00:00", 0, "due early: read whole 18 h ago", "--dry-run", conf);
    assert_int_equal(asked("07T03:00:00", "", conf), 1);
    assert_int_equal(asked("07T16:00:00", "", conf), 0); /* by hand: the night comes */
    assert_int_equal(asked("08T03:00:00", "", conf), 1);
}

static void
quiet_sources_are_asked_less(void **state)
{
    (void)state;
    const char *conf = market_conf(test_web, "every = \"24h\"\nevery-most = \"3d\"");
    int n = 0;
    for (int day = 1; day <= 20; day++) {
        char when[32];
        (void)snprintf(when, sizeof when, "%02dT03:00:00", day);
        n += asked(when, "", conf);
    }
    assert_true(n >= 8 && n <= 11); /* of 20; at the end every third day */
    market_greenhouse(test_web, 12, 3);
    int seen_after = 0;
    while (seen_after < 4) {
        char when[32];
        (void)snprintf(when, sizeof when, "%02dT03:00:00", 21 + seen_after++);
        if (asked(when, "", conf) == 1) {
            break;
        }
    }
    assert_true(seen_after <= 3); /* within the bound */
    char when[32];
    (void)snprintf(when, sizeof when, "%02dT03:00:00", 21 + seen_after);
    assert_int_equal(asked(when, "", conf), 1); /* and daily again */
}

/* What an interrupted run left is told, and done whether it is due or not. */
static void
interrupted_crawls_are_due(void **state)
{
    (void)state;
    const char *conf = market_conf(test_web, "every = \"48h\"\nmax-pages = 3");
    says("01T03:00:00", 0, "", "", conf);
    says("01T04:00:00", 0, "/jobs/3\tgoes on: 3 requests of an interrupted run are left",
         "--dry-run --source corax", conf);
    says("01T04:00:00", 0, "acme\t-\t-\tnot due", "--dry-run", conf);
    says("01T04:00:00", 0, "", "", conf);
    says("01T05:00:00", 0, "corax\t-\t-\tnot due", "--dry-run", conf);
}

static void
jitter_waits(void **state)
{
    (void)state;
    const char *conf = market_conf(test_web, "");
    says("01T03:00:00", 2, "", "--jitter soon", conf);
    assert_int_equal(asked("01T03:00:00", "--jitter 300ms", conf), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_and_force, setup, web_teardown),
        cmocka_unit_test_setup_teardown(force_reads_again, setup, web_teardown),
        cmocka_unit_test_setup_teardown(a_missed_night_is_made_up_for, setup, web_teardown),
        cmocka_unit_test_setup_teardown(quiet_sources_are_asked_less, setup, web_teardown),
        cmocka_unit_test_setup_teardown(interrupted_crawls_are_due, setup, web_teardown),
        cmocka_unit_test_setup_teardown(jitter_waits, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
