/* tests/cron/test_doctor.c: what doctor finds, says to do and exits with, over
 * folders, databases and boards that are well or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "cron/advice.h"
#include "cron/lock.h"
#include "support_market.h"

static const char *conf;
static char db[256];

#define NIGHT(n) "JOBMILL_NOW=2026-05-0" #n "T03:00:00Z"

static int
setup(void **state)
{
    (void)state;
    test_web = market_open(12, 4, 5, db, sizeof db);
    conf = market_conf(test_web, "contact = \"a@b.example\"");
    return 0;
}

/* Demands the exit status and a line that holds all of the words. */
static void
doctor_says(const char *when, const char *options, int status, const char *line, const char *also)
{
    struct ran ran = jobmill_run(when, 0, "doctor %s", options);
    bool is_there = line == NULL;
    char *rest = strdup(ran.out);
    for (char *at = strtok(rest, "\n"); at && !is_there; at = strtok(NULL, "\n")) {
        is_there = strstr(at, line) && (!also || strstr(at, also));
    }
    if (ran.status != status || !is_there) {
        fail_msg("doctor %s: exit %d, not %d; lacks <<%s>> <<%s>>:\n%s%s", options, ran.status,
                 status, line ? line : "", also ? also : "", ran.out, ran.err);
    }
    free(rest);
    ran_free(&ran);
}

static const char *
with(const char *options)
{
    static char text[1024];
    (void)snprintf(text, sizeof text, "-c %s -d %s %s", conf, db, options);
    return text;
}

static void
libraries_and_configuration(void **state)
{
    (void)state;
    doctor_says(NIGHT(1), with(""), 0, "ok    tls ", "libcurl");
    doctor_says(NIGHT(1), with(""), 0, "http-2", NULL);
    doctor_says(NIGHT(1), with(""), 0, "brotli", "libbrotlidec");
    doctor_says(NIGHT(1), with(""), 0, "pcre2-jit", "PCRE2 10");
    doctor_says(NIGHT(1), with(""), 0, "ok    fts5", NULL);
    doctor_says(NIGHT(1), with(""), 0, "ok    configuration", "3 sources");
    doctor_says(NIGHT(1), with(""), 0, "ok    sources", "3 of 3 sections");
    doctor_says(NIGHT(1), with(""), 0, "warn  clock", "JOBMILL_NOW sets it to 2026-05-01");
    doctor_says(NIGHT(1), with(""), 0, "warn  database", "to do: `jobmill run` makes it");
    doctor_says(NIGHT(1), with(""), 0, "disk", "GB free");
    doctor_says(NIGHT(1), with("--source nobody"), 2, "fail  configuration", "no such source");
    doctor_says(NIGHT(1), "-c /nowhere/jobmill.conf", 2, "fail  configuration", "/nowhere");
    const char *bad = scratch_write("bad.conf", "concurrency = 0\n");
    char options[512];
    (void)snprintf(options, sizeof options, "-c %s", bad);
    doctor_says(NIGHT(1), options, 2, "fail  configuration", "concurrency");
    (void)snprintf(options, sizeof options, "-c %s",
                   scratch_write("ca.conf", "ca-file = \"%s\"\n", bad));
    doctor_says(NIGHT(1), options, 3, "fail  tls-roots", "to do: let ca-file name");
    doctor_says(NIGHT(1), options, 3, "warn  contact", "to do: set contact");
    (void)snprintf(options, sizeof options, "-c %s",
                   scratch_write("key.conf",
                                 "source \"x\" { kind = usajobs url = \"https://a.example/\" "
                                 "header = {\"Authorization-Key: ${JOBMILL_NO_SUCH_KEY}\"} }\n"));
    doctor_says(NIGHT(1), options, 2, "fail  source", "JOBMILL_NO_SUCH_KEY");
    (void)snprintf(
        options, sizeof options, "-c %s",
        scratch_write("none.conf", "source \"x\" { kind = warc path = \"none-*.warc.gz\" }\n"));
    doctor_says(NIGHT(1), options, 1, "fail  source", "matches no file");
    (void)snprintf(options, sizeof options, "-c %s",
                   scratch_write("tell.conf", "on-alarm = \"/nowhere/tell me\"\nmetrics-file = "
                                              "\"/nowhere/at/all/m.prom\"\n"));
    doctor_says(NIGHT(1), options, 2, "fail  on-alarm", "/nowhere/tell is not there");
    doctor_says(NIGHT(1), options, 2, "fail  metrics-file", "to do: make the folder");
    (void)snprintf(options, sizeof options, "-c %s",
                   scratch_write("told.conf",
                                 "on-alarm = \"sh -c true\"\nmetrics-file = \"m.prom\"\nsource "
                                 "\"x\" { kind = page url = \"https://a.example/\" render = "
                                 "\"no-such-browser --dump\" }\n"));
    doctor_says(NIGHT(1), options, 2, "ok    on-alarm", "sh can be run");
    doctor_says(NIGHT(1), options, 2, "ok    metrics-file", "m.prom can be written");
    doctor_says(NIGHT(1), options, 2, "fail  render", "x: the command no-such-browser");
    (void)snprintf(options, sizeof options, "-c %s",
                   scratch_write("words.conf", "taxonomy = \"no-such-overlay.txt\"\n"));
    doctor_says(NIGHT(1), options, 2, "fail  taxonomy", "no-such-overlay");
    assert_int_equal(chmod(conf, 0666), 0);
    doctor_says(NIGHT(1), with(""), 0, "warn  configuration", "chmod go-w");
}

static void
the_state_of_the_database(void **state)
{
    (void)state;
    struct ran ran = jobmill_run(NIGHT(2), 0, "run -q %s", with(""));
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    doctor_says(NIGHT(2), with(""), 0, "ok    database", "21 postings open");
    doctor_says(NIGHT(2), with(""), 0, "disk", "nights of");
    doctor_says(NIGHT(3), with(""), 0, "ok    last-run", "run 1 of 2026-05-02");
    doctor_says(NIGHT(9), with(""), 0, "warn  last-run", "7 days ago");
    doctor_says(NIGHT(1), with(""), 3, "fail  clock", "before 2026-05-02");
    doctor_says(NIGHT(2), with(""), 0, "ok    lock", "free");
    int lock = -1;
    struct error err = {0};
    assert_int_equal(lock_take(db, &lock, &err), OK);
    doctor_says(NIGHT(2), with(""), 0, "lock", "held by a run: pid");
    lock_drop(lock);
    FILE *file = fopen(db, "r+");
    assert_non_null(file);
    for (int i = 0; i < 4096; i++) {
        (void)fputc('x', file);
    }
    (void)fclose(file);
    doctor_says(NIGHT(2), with(""), 3, "fail  database", "to do:");
    char options[512];
    (void)snprintf(options, sizeof options, "-c %s -d /nowhere/at/all/jobs.db", conf);
    doctor_says(NIGHT(2), options, 3, "fail  database", "is not there; to do: make the folder");
    if (geteuid() != 0) { /* to root everything is writable */
        (void)snprintf(options, sizeof options, "-c %s -d /usr/jobs.db", conf);
        doctor_says(NIGHT(2), options, 3, "fail  permissions", "to do:");
    }
}

/* Robots, statuses and refusals, each with the word on what to do; nothing is
 * stored. */
static void
online_asks_each_source_once(void **state)
{
    (void)state;
    doctor_says(NIGHT(1), with("--online"), 0, "ok    online", "acme: 200 in");
    doctor_says(NIGHT(1), with("--online"), 0, "bolt: 200", "4 links");
    assert_int_equal(access(db, F_OK), -1);
    int hits = web_hits(test_web, MARKET_GREENHOUSE);
    web_set(test_web, MARKET_GREENHOUSE, 404, "text/html", "no");
    doctor_says(NIGHT(1), with("--online --source acme"), 1, "fail  online", "detect");
    assert_int_equal(web_hits(test_web, MARKET_GREENHOUSE), hits + 1);
    web_set(test_web, "/robots.txt", 200, "text/plain", "User-agent: *\nDisallow: /sitemap\n");
    doctor_says(NIGHT(1), with("--online --source corax"), 1, "fail  online", "robots.txt");
    web_set(test_web, MARKET_GREENHOUSE, 503, "text/html", "later");
    doctor_says(NIGHT(1), with("--online --source acme"), 1, "fail  online", "next run");
    char options[512];
    (void)snprintf(options, sizeof options, "--online -c %s",
                   scratch_write("off.conf",
                                 "allow-private = yes\nrobots = no\nsource \"x\" { kind = "
                                 "greenhouse board = x endpoint = \"http://127.0.0.1:1\" }\n"));
    doctor_says(NIGHT(1), options, 1, "fail  online", "firewall");
    struct ran ran = jobmill_run(NIGHT(1), 0, "doctor -q --format json %s", options);
    char *line = ran.out;
    while (*line) {
        char *end = strchr(line, '\n');
        assert_non_null(end);
        *end = '\0';
        json_t *object = json_loads(line, 0, NULL);
        assert_non_null(json_object_get(object, "to_do"));
        assert_string_not_equal(json_string_value(json_object_get(object, "state")), "ok");
        json_decref(object);
        line = end + 1;
    }
    ran_free(&ran);
}

/* Every row of the table is reached by its own words. */
static void
advice_is_given(void **state)
{
    (void)state;
    static const struct {
        struct {
            const char *error;
            int http_status;
            const char *verdict;
        } about;
        const char *says;
    } ROWS[] = {
        {{"E_DNS", 0, "failed"}, "host's name"},
        {{"E_CONNECT", 0, ""}, "firewall"},
        {{"E_TIMEOUT", 0, ""}, "timeout"},
        {{"E_TLS", 0, ""}, "certificate"},
        {{"E_ROBOTS", 0, ""}, "robots.txt"},
        {{"E_FORBIDDEN", 0, ""}, "allow-private"},
        {{"E_REDIRECT", 301, ""}, "moved"},
        {{"E_LIMIT", 200, ""}, "max-body"},
        {{"E_CONFIG", 0, ""}, "section"},
        {{"E_HTTP", 401, "failed"}, "login"},
        {{"E_HTTP", 404, "gone"}, "moved"},
        {{"", 410, "gone"}, "moved"},
        {{"E_HTTP_TRANSIENT", 429, "failed"}, "rate"},
        {{"", 503, "failed"}, "trouble of its own"},
        {{"", 403, "blocked"}, "let you in"},
        {{"", 200, "gone"}, "moved"},
        {{"", 200, "shell"}, "render"},
        {{"", 200, "malformed"}, "jobmill parse"},
        {{"", 200, "not-posting"}, "is `url` right"},
        {{"", 200, "truncated"}, "cut off"},
        {{"", 0, "suspicious"}, "shrank"},
        {{"", 0, "partial"}, "nothing was closed"},
        {{"", 0, ""}, "doctor --online"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const char *text = advice_for(&(struct advice_about){
            str_of(ROWS[i].about.error), ROWS[i].about.http_status, str_of(ROWS[i].about.verdict)});
        if (!strstr(text, ROWS[i].says)) {
            fail_msg("row %zu: %s", i, text);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(libraries_and_configuration, setup, web_teardown),
        cmocka_unit_test_setup_teardown(the_state_of_the_database, setup, web_teardown),
        cmocka_unit_test_setup_teardown(online_asks_each_source_once, setup, web_teardown),
        cmocka_unit_test(advice_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
