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
#include <glob.h>

#include "support_market.h"

enum { TEXT_BYTES = 65536 };

static char db[256];

static int
setup(void **state)
{
    (void)state;
    test_web = web_start();
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
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
            n += (size_t)snprintf(text + n, sizeof text - n, "http://127.0.0.1:%d",
                                  web_port(test_web));
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
    market_site(test_web, 12);
    run_says(conf, "JOBMILL_NOW=2026-05-01T03:00:00Z", "", 0, "verdict=complete listed=12 new=12");
    assert_int_equal(web_hits(test_web, "/sitemap.xml"), 1); /* no robots.txt: the usual place */
    (void)snprintf(robots, sizeof robots,
                   "User-agent: *\nAllow: /\nSitemap: http://127.0.0.1:%d/other.xml\n",
                   web_port(test_web));
    (void)remove(db);
    web_set(test_web, "/robots.txt", 200, "text/plain", robots);
    web_set(test_web, "/other.xml", 200, "application/xml",
            "<urlset><url><loc>/jobs/3</loc></url><url><loc>/jobs/4</loc></url></urlset>");
    run_says(conf, "JOBMILL_NOW=2026-05-01T03:00:00Z", "", 0, "verdict=complete listed=2 new=2");
    assert_int_equal(web_hits(test_web, "/sitemap.xml"), 1);
    run_says(conf, "JOBMILL_NOW=2026-05-02T03:00:00Z", "", 0, "source=corax verdict=");
    assert_int_equal(stored(), 2);
}

/* The path of the one file in scratch/archive. */
static const char *
archive_path(void)
{
    static char path[300];
    char command[400];
    (void)snprintf(command, sizeof command, "ls %s/archive/*.warc.gz", scratch_folder());
    FILE *list = popen(command, "r");
    assert_non_null(list);
    assert_non_null(fgets(path, sizeof path, list));
    path[strcspn(path, "\n")] = '\0';
    assert_null(fgets(command, sizeof command, list));
    assert_int_equal(pclose(list), 0);
    return path;
}

static void
damage(const char *path, double where)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    assert_int_equal(fseek(file, (long)((double)ftell(file) * where), SEEK_SET), 0);
    for (int i = 0; i < 12; i++) {
        assert_int_equal(fputc(0x55, file), 0x55);
    }
    assert_int_equal(fclose(file), 0);
}

static void
damaged_archives_are_named(void **state)
{
    (void)state;
    char sources[512];
    char other[256];
    (void)snprintf(sources, sizeof sources,
                   "archive = \"%s/archive\"\nsource \"corax\" { kind = sitemap url = "
                   "\"@/sitemap.xml\" match = \"/jobs/\" }",
                   scratch_folder());
    market_site(test_web, 12);
    run_says(conf_of(sources), "JOBMILL_NOW=2026-05-01T03:00:00Z", "", 0, "new=12");
    (void)snprintf(other, sizeof other, "source \"saved\" { kind = warc path = \"%s\" }",
                   archive_path());
    const char *conf = conf_of(other);
    (void)remove(db);
    run_says(conf, "JOBMILL_NOW=2026-05-02T03:00:00Z", "", 0, "source=saved verdict=complete");
    assert_int_equal(stored(), 12);
    struct ran ran = jobmill_run(NULL, 0, "archive verify %s", archive_path());
    assert_int_equal(ran.status, 0);
    ran_free(&ran);

    damage(archive_path(), 0.5);
    (void)remove(db);
    run_says(conf, "JOBMILL_NOW=2026-05-02T03:00:00Z", "", 1, "source=saved damaged=");
    run_says(conf, "JOBMILL_NOW=2026-05-02T03:00:00Z", "--quiet", 1, "source=saved damaged=");
    run_says(conf, "JOBMILL_NOW=2026-05-03T03:00:00Z", "", 1, "event=archive-record-damaged file=");
    run_says(conf, "JOBMILL_NOW=2026-05-04T03:00:00Z", "", 1, " offset=");
    assert_true(stored() >= 10 && stored() <= 12); /* all others are read */
    ran = jobmill_run(NULL, 0, "archive verify %s", archive_path());
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran.out, ".warc.gz\t"));
    ran_free(&ran);
}

static int
count_in(const char *text, const char *what)
{
    int n = 0;
    for (const char *p = text; (p = strstr(p, what)) != NULL; p += strlen(what)) {
        n++;
    }
    return n;
}

/* Every source is asked by exactly one of N machines. */
static void
shards_share_the_sources(void **state)
{
    (void)state;
    enum { SOURCES = 40, SHARDS = 3 };
    char sources[8192];
    size_t n = 0;
    for (int i = 0; i < SOURCES; i++) {
        n += (size_t)snprintf(
            sources + n, sizeof sources - n,
            "source \"s%02d\" { kind = sitemap url = \"http://127.0.1.%d:%d/s%d.xml\""
            " }\n",
            i, i + 1, web_port(test_web), i);
    }
    const char *conf = conf_of(sources);
    int asked[SOURCES] = {0};
    for (int shard = 0; shard < SHARDS; shard++) {
        struct ran ran = jobmill_run(NULL, 0, "run -c %s -d %s --shard %d/%d --dry-run", conf, db,
                                     shard, SHARDS);
        assert_int_equal(ran.status, 0);
        int mine = count_in(ran.out, ".xml\t");
        assert_true(mine > 0 && mine < SOURCES);
        for (int i = 0; i < SOURCES; i++) {
            char name[8];
            (void)snprintf(name, sizeof name, "s%02d\t", i);
            asked[i] += strstr(ran.out, name) != NULL;
        }
        ran_free(&ran);
    }
    for (int i = 0; i < SOURCES; i++) {
        assert_int_equal(asked[i], 1);
    }
}

/* A deadline ends a run cleanly; the next one goes on where it stopped. */
static void
deadlines_stop_and_resume(void **state)
{
    (void)state;
    const char *conf = conf_of("source \"corax\" { kind = sitemap url = \"@/sitemap.xml\" match = "
                               "\"/jobs/\" concurrency = 1 }");
    market_site(test_web, 12);
    web_delay(test_web, 150);
    run_says(conf, "JOBMILL_NOW=2026-05-01T03:00:00Z", "--deadline 1s", 0,
             "source=corax verdict=interrupted pending=");
    int hits = web_hits_all(test_web);
    size_t first = stored();
    assert_true(first < 12);
    web_delay(test_web, 0);
    run_says(conf, "JOBMILL_NOW=2026-05-01T04:00:00Z", "", 0, "source=corax verdict=complete");
    assert_int_equal(stored(), 12);
    /* what was read is not asked again; one request may have been broken off */
    assert_true(web_hits_all(test_web) - hits <= 12 - (int)first + 2);
    assert_int_equal(web_hits(test_web, "/sitemap.xml"), 1);
}

/* What a listing answers with decides over the source, and `status` shows it. */
static void
verdicts_are_shown(void **state)
{
    (void)state;
    static const struct {
        int status;
        const char *type, *body, *verdict;
    } ROWS[] = {
        {404, "application/json", "{\"error\":\"Job not found\"}", "gone"},
        {403, "text/html", "<h1>Forbidden</h1>", "blocked"},
        {401, "text/html", "<h1>Log in</h1>", "blocked"},
        {429, "text/html", "<h1>Slow down</h1>", "failed"},
        {500, "text/html", "<h1>oops</h1>", "failed"},
        {200, "text/html",
         "<!doctype html><title>Just a moment...</title><body>Checking your browser</body>",
         "blocked"},
        {200, "application/json", "{\"jobs\":[],\"meta\":{\"total\":0}}", "empty"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char says[64];
        const char *conf =
            conf_of("source \"acme\" { kind = greenhouse board = acme endpoint = \"@\" }");
        (void)remove(db);
        web_set(test_web, MARKET_GREENHOUSE, ROWS[i].status, ROWS[i].type, ROWS[i].body);
        (void)snprintf(says, sizeof says, "source=acme verdict=%s ", ROWS[i].verdict);
        bool is_good = strcmp(ROWS[i].verdict, "empty") == 0;
        run_says(conf, "JOBMILL_NOW=2026-05-01T03:00:00Z", "", is_good ? 0 : 1, says);
        struct ran ran = jobmill_run(NULL, 0, "status -d %s", db);
        if (!strstr(ran.out, ROWS[i].verdict)) {
            fail_msg("status does not say %s:\n%s", ROWS[i].verdict, ran.out);
        }
        ran_free(&ran);
    }
}

/* Each shard may write an archive of its own; the configuration's stays empty. */
static void
archive_goes_where_it_is_told(void **state)
{
    char options[320];
    char pattern[320];
    glob_t found;
    (void)state;
    web_set(test_web, "/jobs/1", 200, "text/html", "<title>No posting</title><p>Hello</p>");
    const char *conf = conf_of("source \"one\" { kind = page url = \"@/jobs/1\" }");
    (void)snprintf(options, sizeof options, "--archive %s/mine", scratch_folder());
    run_says(conf, NULL, options, 0, "source=one");
    (void)snprintf(pattern, sizeof pattern, "%s/mine/*.warc.gz", scratch_folder());
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    globfree(&found);
    (void)snprintf(pattern, sizeof pattern, "%s/archive/*.warc.gz", scratch_folder());
    assert_int_equal(glob(pattern, 0, NULL, &found), GLOB_NOMATCH);
    globfree(&found);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(robots_leads_to_sitemaps, setup, web_teardown),
        cmocka_unit_test_setup_teardown(damaged_archives_are_named, setup, web_teardown),
        cmocka_unit_test_setup_teardown(shards_share_the_sources, setup, web_teardown),
        cmocka_unit_test_setup_teardown(archive_goes_where_it_is_told, setup, web_teardown),
        cmocka_unit_test_setup_teardown(deadlines_stop_and_resume, setup, web_teardown),
        cmocka_unit_test_setup_teardown(verdicts_are_shown, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
