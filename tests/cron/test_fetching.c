/* tests/cron/test_fetching.c: what a run says and keeps of hosts that behave
 * oddly: sites without a sitemap, verdicts of listings, shards, deadlines,
 * damaged archives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support_market.h"

enum { TEXT_BYTES = 65536 };

static struct web *web;
static char db[256];

static int
setup(void **state)
{
    (void)state;
    web = web_start();
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    web_stop(web);
    scratch_remove();
    return 0;
}

/* The configuration of a test; "@" is the server's origin. */
static const char *
conf_of(const char *sources)
{
    char text[TEXT_BYTES];
    size_t n = (size_t)snprintf(text, sizeof text,
                                "allow-private = yes\nrate = \"100000/s\"\nretries = 0\n"
                                "retry-delay = 10ms\n");
    for (const char *p = sources; *p; p++) {
        if (*p == '@') {
            n += (size_t)snprintf(text + n, sizeof text - n, "http://127.0.0.1:%d", web_port(web));
        } else {
            text[n++] = *p;
        }
        assert_true(n + 64 < sizeof text);
    }
    text[n] = '\0';
    return scratch_write("jobmill.conf", "%s\n", text);
}

static void
run_says(const char *conf, const char *when, const char *options, int status, const char *says)
{
    struct ran ran = jobmill_run(when, 0, "run -c %s -d %s %s", conf, db, options);
    if (ran.status != status || !strstr(ran.err, says)) {
        fail_msg("exit %d, not %d, or no \"%s\":\n%s", ran.status, status, says, ran.err);
    }
    ran_free(&ran);
}

static size_t
stored(void)
{
    json_t *all = export_all(db);
    size_t n = json_object_size(all);
    json_decref(all);
    return n;
}

static void
robots_leads_to_sitemaps(void **state)
{
    (void)state;
    const char *conf =
        conf_of("source \"corax\" { kind = sitemap url = \"@/\" match = \"/jobs/\" }");
    char robots[256];
    market_site(web, 12);
    run_says(conf, "JOBMILL_NOW=2026-05-01T03:00:00Z", "", 0, "verdict=complete listed=12 new=12");
    assert_int_equal(web_hits(web, "/sitemap.xml"), 1); /* no robots.txt: the usual place */
    (void)snprintf(robots, sizeof robots,
                   "User-agent: *\nAllow: /\nSitemap: http://127.0.0.1:%d/other.xml\n",
                   web_port(web));
    (void)remove(db);
    web_set(web, "/robots.txt", 200, "text/plain", robots);
    web_set(web, "/other.xml", 200, "application/xml",
            "<urlset><url><loc>/jobs/3</loc></url><url><loc>/jobs/4</loc></url></urlset>");
    run_says(conf, "JOBMILL_NOW=2026-05-01T03:00:00Z", "", 0, "verdict=complete listed=2 new=2");
    assert_int_equal(web_hits(web, "/sitemap.xml"), 1);
    run_says(conf, "JOBMILL_NOW=2026-05-02T03:00:00Z", "", 0, "source=corax verdict=");
    assert_int_equal(stored(), 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(robots_leads_to_sitemaps, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
