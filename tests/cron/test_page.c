/* tests/cron/test_page.c: silent when well; when not, one page that tells what
 * went wrong, since when, what to do, which command shows more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support_market.h"

static const char *conf;
static char db[256];

static int
setup(void **state)
{
    (void)state;
    test_web = market_open(30, 4, 5, db, sizeof db);
    conf = market_conf(test_web, "");
    return 0;
}

/* A night in cron; demands that what it says holds each of the words, in order,
 * or nothing at all. */
static void
night(int day, int status, const char *const *says)
{
    char env[64];
    (void)snprintf(env, sizeof env, "JOBMILL_NOW=2026-05-%02dT03:00:00Z", day);
    struct ran ran = jobmill_run(env, 0, "run -c %s -d %s --quiet", conf, db);
    const char *at = ran.err;
    for (; at && says && *says; says++) {
        at = strstr(at, *says);
        if (!at) {
            fail_msg("night %d: lacks <<%s>>:\n%s", day, *says, ran.err);
        }
    }
    if (ran.status != status || ran.out[0] || (!says && ran.err[0])) {
        fail_msg("night %d: exit %d: %s%s", day, ran.status, ran.out, ran.err);
    }
    for (at = ran.err; *at; at++) {
        assert_true(*at == '\n' || (unsigned char)*at >= ' ');
    }
    ran_free(&ran);
}

#define SAYS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void
failures_are_told_until_they_end(void **state)
{
    (void)state;
    night(1, 0, NULL);
    web_set(test_web, MARKET_GREENHOUSE, 503, "text/html", "busy");
    night(2, 1,
          SAYS("jobmill run 2 of 2026-05-02T03:00:0", "needs a person: 1 source failed",
               "(3 asked)\n", "\nsource=acme verdict=failed why=\"", "503", "since   2026-05-02T03",
               "last whole 2026-05-01T03", "30 postings stay open", "page    http://127.0.0.1",
               "to do   the site has trouble of its own",
               "more    jobmill doctor --online --source acme -c ", "\nmore: jobmill status -c "));
    night(3, 1, SAYS("since   2026-05-02T03", "2 runs in a row"));
    market_greenhouse(test_web, 30, 0);
    night(4, 0, NULL);
    web_set(test_web, MARKET_GREENHOUSE, 404, "text/html", "\x1b]0;owned\x07gone");
    web_set(test_web, "/sitemap.xml", 200, "text/html", "<html>moved \x1b[31m</html>");
    night(5, 1,
          SAYS("2 sources failed or look wrong", "source=acme verdict=gone",
               "to do   the board may have moved", "source=corax verdict="));
}

static void
held_closings_are_told(void **state)
{
    (void)state;
    night(1, 0, NULL);
    market_greenhouse(test_web, 8, 0);
    night(2, 1,
          SAYS("source=acme verdict=suspicious", "22 of 30 open postings", "22 of them on hold",
               "to do   look at the board"));
    market_greenhouse(test_web, 30, 0);
    night(3, 0, NULL);
}

static void
a_machine_without_network_is_told_once(void **state)
{
    (void)state;
    conf = scratch_write("off.conf", "allow-private = yes\nretries = 0\nrobots = no\n"
                                     "source \"a\" { kind = greenhouse board = a endpoint = "
                                     "\"http://127.0.0.1:1\" }\nsource \"b\" { kind = greenhouse "
                                     "board = b endpoint = \"http://127.0.0.1:1\" }\n");
    night(1, 1,
          SAYS("All of them: is this machine on the network? jobmill doctor --online",
               "source=a verdict=failed", "last whole never", "firewall"));
}

static void
withheld_values_and_many_sources(void **state)
{
    (void)state;
    char text[8192] = "allow-private = yes\nretries = 0\nrobots = no\nrate = \"100000/s\"\n";
    size_t n = strlen(text);
    for (int i = 0; i < 40; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n,
                              "source \"s%02d\" { kind = greenhouse board = b%d endpoint = "
                              "\"http://127.0.0.1:%d\" }\n",
                              i, i, web_port(test_web));
    }
    (void)snprintf(text + n, sizeof text - n,
                   "source \"saved\" { kind = dir  path = \"page.html\" }\n");
    (void)scratch_write("page.html",
                        "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":"
                        "\"Data Engineer\",\"description\":\"Pipelines in Python and SQL for a "
                        "growing team.\",\"hiringOrganization\":{\"name\":\"Nimbus\"},"
                        "\"baseSalary\":{\"@type\":\"MonetaryAmount\",\"currency\":\"USD\","
                        "\"value\":{\"@type\":\"QuantitativeValue\",\"minValue\":1500000000,"
                        "\"maxValue\":1600000000,\"unitText\":\"YEAR\"}}}</script>");
    conf = scratch_write("many.conf", "%s", text);
    night(1, 1,
          SAYS("40 sources failed", "(41 asked)", "source=s24", "... and 15 more\n",
               "values withheld as implausible: 1 (saved 1)"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(failures_are_told_until_they_end, setup, web_teardown),
        cmocka_unit_test_setup_teardown(held_closings_are_told, setup, web_teardown),
        cmocka_unit_test_setup_teardown(a_machine_without_network_is_told_once, setup,
                                        web_teardown),
        cmocka_unit_test_setup_teardown(withheld_values_and_many_sources, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
