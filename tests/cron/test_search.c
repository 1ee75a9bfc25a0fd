/* tests/cron/test_search.c: what `jobmill search` finds in a small market, that
 * each filter narrows it, and that no operand is ever taken for a language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support_market.h"

static char db[256];

static void
night(const char *when)
{
    struct ran ran =
        jobmill_run(when, 0, "run -c %s -d %s --source acme", market_conf(test_web, ""), db);
    if (ran.status != 0) {
        fail_msg("run: exit %d: %s", ran.status, ran.err);
    }
    ran_free(&ran);
}

static int
setup(void **state)
{
    (void)state;
    test_web = web_start();
    market_greenhouse(test_web, 30, 0);
    market_smartrecruiters(test_web, 1);
    market_site(test_web, 1);
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    night("JOBMILL_NOW=2026-05-01T03:00:00Z");
    return 0;
}

static struct ran
search(const char *arguments)
{
    return jobmill_run("JOBMILL_NOW=2026-05-02T03:00:00Z", 0, "search %s -d %s", arguments, db);
}

/* Postings found; -1 for any other exit status than 0. */
static int
count(const char *arguments)
{
    char all[256];
    (void)snprintf(all, sizeof all, "%s --format json --limit 1000", arguments);
    struct ran ran = search(all);
    int n = ran.status == 0 ? 0 : -1;
    for (const char *p = ran.out; n >= 0 && (p = strchr(p, '\n')) != NULL; p++) {
        n++;
    }
    ran_free(&ran);
    return n;
}

/* 30 jobs: towns by i % 3 (Berlin, Austin, Toronto), titles by i % 4. */
static void
test_filters(void **state)
{
    (void)state;
    static const struct {
        const char *arguments;
        int want;
    } ROWS[] = {
        {"python", 30},
        {"backend", 7},
        {"backend python", 7},
        {"'backend engineer'", 7},
        {"'engineer backend'", 0},
        {"kuber*", 30},
        {"kuber", 0},
        {"python --country DE", 10},
        {"python --country FR", 0},
        {"python --role product-manager", 7},
        {"python --skill kubernetes --skill PostgreSQL", 30},
        {"python --skill java", 0},
        {"python --min-salary 160k", 10},
        {"python --min-salary 160000 --currency EUR", 0},
        {"python --min-salary 91.5k --currency EUR", 6}, /* 15, 18 .. 30 */
        {"python --remote", 0},
        {"python --since 2026-05-01", 30},
        {"python --since 2026-05-02", 0},
        {"python --country DE --skill python --min-salary 92k --currency EUR", 4},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        int got = count(ROWS[i].arguments);
        if (got != ROWS[i].want) {
            print_error("search %s: %d, not %d\n", ROWS[i].arguments, got, ROWS[i].want);
        }
        assert_int_equal(got, ROWS[i].want);
    }
}

static void
test_operands_are_data(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"'python OR java'",
                                        "'\"'a",
                                        "'title:python'",
                                        "'NEAR(a b'",
                                        "'a\"b'",
                                        "'(python'",
                                        "'python)'",
                                        "'^python'",
                                        "'{title}: x'",
                                        "'x AND'",
                                        "NOT",
                                        "'a'\\'';--'",
                                        "'\xff\xfe'",
                                        "'\xe2\x80\x94 x'",
                                        "'a*b'",
                                        "AND python"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        struct ran ran = search(WORDS[i]);
        if (ran.status != 0) {
            fail_msg("search %s: exit %d: %s", WORDS[i], ran.status, ran.err);
        }
        ran_free(&ran);
    }
}

static void
test_bad_options(void **state)
{
    (void)state;
    static const char *const BAD[] = {
        "",
        "++",
        "'*'",
        "python --role no-such-role",
        "python --skill no-such-skill",
        "python --country Germany",
        "python --country de",
        "python --min-salary much",
        "python --min-salary -1",
        "python --min-salary nan",
        "python --currency EUR",
        "python --min-salary 1 --currency euro",
        "python --since yesterday",
        "python --limit 0",
        "python --limit 1001",
        "python --format xml",
    };
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct ran ran = search(BAD[i]);
        if (ran.status != 2 || strlen(ran.out) > 0) {
            fail_msg("search %s: exit %d: %s", BAD[i], ran.status, ran.err);
        }
        ran_free(&ran);
    }
}

static void
test_text(void **state)
{
    (void)state;
    struct ran ran = search("devops --limit 1");
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.out, "[DevOps] Engineer"));
    assert_non_null(strstr(ran.out, "Acme Rockets"));
    assert_non_null(strstr(ran.out, "https://boards.greenhouse.io/acme/jobs/"));
    ran_free(&ran);
    ran = search("'number 7'");
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.out, "Job [number 7]"));
    ran_free(&ran);
}

/* The index follows changes; what closed is left out unless asked for. */
static void
test_later_nights(void **state)
{
    (void)state;
    assert_int_equal(count("'number 7'"), 1);
    market_greenhouse(test_web, 31, 7);
    night("JOBMILL_NOW=2026-05-02T01:00:00Z");
    assert_int_equal(count("'number 7'"), 0);
    assert_int_equal(count("'number 7' --all"), 1);
    assert_int_equal(count("'number 31'"), 1);
}

static void
test_escapes_are_tamed(void **state)
{
    (void)state;
    web_set(test_web, MARKET_GREENHOUSE, 200, "application/json",
            "{\"jobs\":[{\"id\":900,\"title\":\"Zebra \\u001b]0;x\\u0007 Keeper\","
            "\"location\":{\"name\":\"Berlin\"},\"absolute_url\":\"https://a.example/900\","
            "\"content\":\"Feed \\u009b31m zebras daily, with care.\"}],\"meta\":{\"total\":1}}");
    struct ran ran = jobmill_run("JOBMILL_NOW=2026-05-03T01:00:00Z", 0,
                                 "run -c %s -d %s --source acme", market_conf(test_web, ""), db);
    ran_free(&ran);
    ran = jobmill_run("JOBMILL_NOW=2026-05-03T02:00:00Z", 0, "search zebra --all -d %s", db);
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.out, "Keeper"));
    for (const char *p = ran.out; *p; p++) {
        assert_true((unsigned char)*p >= 0x20 || *p == '\n');
    }
    assert_null(strstr(ran.out, "\xc2\x9b"));
    ran_free(&ran);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filters),      cmocka_unit_test(test_operands_are_data),
        cmocka_unit_test(test_bad_options),  cmocka_unit_test(test_text),
        cmocka_unit_test(test_later_nights), cmocka_unit_test(test_escapes_are_tamed),
    };
    return cmocka_run_group_tests(tests, setup, web_teardown);
}
