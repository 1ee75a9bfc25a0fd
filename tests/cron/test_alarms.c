/* tests/cron/test_alarms.c: a board that goes blind and recovers, as a person sees
 * it: the run's exit status and words, `status`, the command that is told, the
 * metrics file. */
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

#include "cron/alarms/alarm_rules.h"
#include "cron/metrics.h"
#include "support_market.h"

static char *
read_text(const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s", scratch_folder(), name);
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 1 << 20);
    assert_non_null(text);
    if (file) {
        size_t n = fread(text, 1, (1 << 20) - 1, file);
        text[n] = '\0';
        (void)fclose(file);
    }
    return text;
}

/* Night 1 is the first of May. */
static struct ran
night(int n, const char *conf, const char *more)
{
    char env[64];
    (void)snprintf(env, sizeof env, "JOBMILL_NOW=2026-05-%02dT03:00:00Z", n);
    return jobmill_run(env, 0, "run --quiet -c %s -d %s/jobs.db %s", conf, scratch_folder(), more);
}

static void
night_is(int n, const char *conf, int status, const char *says)
{
    struct ran ran = night(n, conf, "");
    if (ran.status != status || (says && !strstr(ran.err, says)) || (!says && *ran.err)) {
        fail_msg("night %d: exit %d: %s", n, ran.status, ran.err);
    }
    ran_free(&ran);
}

static struct ran
status_at(int n, const char *options)
{
    char env[64];
    (void)snprintf(env, sizeof env, "JOBMILL_NOW=2026-05-%02dT05:00:00Z", n);
    return jobmill_run(env, 0, "status -d %s/jobs.db %s", scratch_folder(), options);
}

static void
status_is(int n, const char *options, int status, const char *says)
{
    struct ran ran = status_at(n, options);
    if (ran.status != status || (says && !strstr(ran.out, says))) {
        fail_msg("status, day %d: exit %d: %s%s", n, ran.status, ran.out, ran.err);
    }
    ran_free(&ran);
}

/* The listing as it is, with pay under another name. */
static void
hide_pay(struct web *web, int jobs)
{
    char *out = malloc(1 << 20);
    assert_non_null(out);
    size_t at = (size_t)snprintf(out, 1 << 20, "{\"jobs\":[");
    for (int i = 1; i <= jobs; i++) {
        at += (size_t)snprintf(
            out + at, (1 << 20) - at,
            "%s{\"id\":%d,\"title\":\"Backend Engineer\",\"updated_at\":\"2026-05-01T10:00:00Z\","
            "\"location\":{\"name\":\"Berlin, Germany\"},\"absolute_url\":"
            "\"https://boards.greenhouse.io/acme/jobs/%d\",\"first_published\":"
            "\"2026-04-01T10:00:00Z\",\"content\":\"&lt;p&gt;Job number %d.&lt;/p&gt;&lt;p&gt;We "
            "use Python, Kubernetes and PostgreSQL, and pay well.&lt;/p&gt;\"}",
            i > 1 ? "," : "", i, i, i);
    }
    (void)snprintf(out + at, (1 << 20) - at, "],\"meta\":{\"total\":%d}}", jobs);
    web_set(web, MARKET_GREENHOUSE, 200, "application/json", out);
    free(out);
}

static const char *
conf_for(struct web *web)
{
    const char *script = scratch_write("told",
                                       "#!/bin/sh\n(echo \"run $JOBMILL_RUN raised "
                                       "$JOBMILL_ALARMS_RAISED cleared "
                                       "$JOBMILL_ALARMS_CLEARED\"; cat) >>%s/told.txt\n",
                                       scratch_folder());
    assert_int_equal(chmod(script, 0700), 0);
    return scratch_write("jobmill.conf",
                         "allow-private = yes\nrate = \"100000/s\"\nretries = 0\n"
                         "on-alarm = \"%s\"\nmetrics-file = \"metrics.prom\"\n"
                         "source \"acme\" { kind = greenhouse  board = acme  endpoint = "
                         "\"http://127.0.0.1:%d\" }\n",
                         script, web_port(web));
}

static void
a_blind_board_is_told_kept_and_cleared(void **state)
{
    (void)state;
    struct web *web = web_start();
    const char *conf = conf_for(web);
    market_greenhouse(web, 60, 0);
    night_is(1, conf, 0, NULL);
    night_is(2, conf, 0, NULL);
    status_is(2, "", 0, NULL);
    char *told = read_text("told.txt");
    assert_string_equal(told, "");
    free(told);
    hide_pay(web, 60);
    night_is(3, conf, 1, "code=salary-share since=2026-05-03T03:00:0");
    status_is(3, "", 1, "postings with pay: 0% (0 of 60), usually 100% (");
    status_is(3, "", 1, ": jobmill explain ");
    status_is(3, "", 1, ".warc.gz, byte ");
    status_is(3, "--format json", 1,
              "{\"record\":\"alarm\",\"alarm\":1,\"source\":\"acme\",\"code\":\"salary-share\","
              "\"at\":\"2026-05-03T03:00:0");
    status_is(3, "--format json", 1, "\"limited\":0,\"alarms_raised\":1}");
    status_is(3, "--format json", 1, "\"before\":1.0000,\"after\":0.0000,");
    night_is(4, conf, 1, "code=salary-share"); /* unchanged now: it cannot be told, it stays */
    told = read_text("told.txt");
    assert_non_null(strstr(told, "run 3 raised 1 cleared 0\n{\"event\":\"raised\",\"alarm\":1,"));
    assert_null(strstr(told, "run 4"));
    free(told);
    char *metrics = read_text("metrics.prom");
    assert_non_null(strstr(metrics, "jobmill_alarm{source=\"acme\",code=\"salary-share\"} 1\n"));
    assert_non_null(strstr(metrics, "jobmill_alarms_open{acknowledged=\"no\"} 1\n"));
    free(metrics);
    struct ran ran = status_at(4, "--acknowledge 1");
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    status_is(4, "", 0, "(acknowledged)");
    night_is(5, conf, 0, NULL);
    ran = status_at(5, "--acknowledge 2");
    assert_int_not_equal(ran.status, 0);
    assert_non_null(strstr(ran.err, "no alarm 2 is open"));
    ran_free(&ran);
    market_greenhouse(web, 60, 0);
    night_is(6, conf, 0, NULL);
    ran = status_at(6, "");
    assert_int_equal(ran.status, 0);
    assert_null(strstr(ran.out, "alarms"));
    ran_free(&ran);
    told = read_text("told.txt");
    assert_non_null(strstr(told, "run 6 raised 0 cleared 1\n{\"event\":\"cleared\",\"alarm\":1,"));
    assert_non_null(strstr(told, "\"cleared_why\":\"well\"}"));
    free(told);
    web_stop(web);
    scratch_remove();
}

/* A source that is no longer reached, and runs that no longer come. */
static void
absence_is_told(void **state)
{
    (void)state;
    struct web *web = web_start();
    market_greenhouse(web, 10, 0);
    market_smartrecruiters(web, 5);
    market_site(web, 5);
    const char *conf = market_conf(web, "");
    for (int n = 1; n <= 6; n++) {
        night_is(n, conf, 0, NULL);
    }
    for (int n = 7; n <= 9; n++) { /* bolt and corax are left out */
        struct ran ran = night(n, conf, "--source acme");
        assert_int_equal(ran.status, 0);
        ran_free(&ran);
    }
    struct ran ran = night(10, conf, "--source acme");
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran.err, "source=bolt code=no-data"));
    assert_non_null(strstr(ran.err, "source=corax code=no-data"));
    assert_null(strstr(ran.err, "source=acme"));
    ran_free(&ran);
    night_is(11, conf, 0, NULL); /* all is asked again: all is well */
    status_is(12, "", 0, NULL);
    status_is(14, "", 1, "no run since 2026-05-11T03:00:0");
    status_is(14, "--format json", 1, "\"code\":\"no-run\"");
    web_stop(web);
    scratch_remove();
}

/* Whatever becomes of the command and the metrics: the run is whole, and a person
 * is told. */
static void
telling_may_fail(void **state)
{
    (void)state;
    static const struct {
        const char *set, *says;
    } ROWS[] = {
        {"on-alarm = \"/nonexistent/command\"", "on-alarm: /nonexistent/command"},
        {"on-alarm = \"false\"", "on-alarm: exit status 1"},
        {"on-alarm = \"sleep 100\"\non-alarm-timeout = \"1s\"", "on-alarm: not done in 1000 ms"},
        {"metrics-file = \"no/such/folder/m.prom\"", "the last one stays"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct web *web = web_start();
        const char *conf = scratch_write("jobmill.conf",
                                         "allow-private = yes\nrate = \"100000/s\"\nretries = 0\n"
                                         "%s\nsource \"acme\" { kind = greenhouse  board = acme  "
                                         "endpoint = \"http://127.0.0.1:%d\" }\n",
                                         ROWS[i].set, web_port(web));
        market_greenhouse(web, 60, 0);
        struct ran ran = night(1, conf, "");
        ran_free(&ran);
        hide_pay(web, 60);
        night_is(2, conf, 1, ROWS[i].says);
        status_is(2, "", 1, "salary-share");
        web_stop(web);
        scratch_remove();
    }
}

/* ---- documents ---- */

static void
section_is(const char *file, const char *name, const struct buf *want)
{
    char mark[128];
    char path[512];
    (void)snprintf(mark, sizeof mark, "<!-- %s: made from the code -->\n", name);
    (void)snprintf(path, sizeof path, PROJECT_DIR "/docs/%s", file);
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    char *text = calloc(1, 1 << 20);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 20) - 1, in) > 0);
    (void)fclose(in);
    char *from = strstr(text, mark);
    assert_non_null(from);
    from += strlen(mark);
    const char *end = strstr(from, "<!-- end -->");
    assert_non_null(end);
    bool is_same = (size_t)(end - from) == want->n && memcmp(from, want->p, want->n) == 0;
    if (!is_same && getenv("JOBMILL_UPDATE")) {
        FILE *out = fopen(path, "w");
        assert_non_null(out);
        (void)fprintf(out, "%.*s%s%s", (int)(from - text), text, want->p, end);
        assert_int_equal(fclose(out), 0);
    } else if (!is_same) {
        fail_msg("docs/%s: section %s is not as the code is: JOBMILL_UPDATE=1 cron_test_alarms",
                 file, name);
    }
    free(text);
}

static void
every_metric_and_alarm_is_documented(void **state)
{
    (void)state;
    struct buf want;
    buf_init(&want, 1 << 20);
    buf_add_z(&want, "\n| name | labels | type | what it is |\n|---|---|---|---|\n");
    for (const struct metric *m = METRICS; m->name; m++) {
        buf_printf(&want, "| `%s` |", m->name);
        for (size_t i = 0; m->labels[i]; i++) {
            buf_printf(&want, " `%s`", m->labels[i]);
        }
        buf_printf(&want, " | %s | %s |\n", m->type, m->help);
        bool is_total = strcmp(m->name + strlen(m->name) - strlen("_total"), "_total") == 0;
        assert_int_equal(is_total, strcmp(m->type, "counter") == 0);
    }
    buf_add_z(&want, "\n");
    section_is("metrics.md", "metrics", &want);
    buf_clear(&want);
    size_t n = 0;
    const struct alarm_rule *rules = alarm_rules(&n);
    buf_add_z(&want, "\n| alarm | figure | what it may mean, what to do |\n|---|---|---|\n");
    for (size_t i = 0; i < n; i++) {
        buf_printf(&want, "| `%s` | %s: too %s | %s |\n", rules[i].code, rules[i].figure,
                   rules[i].is_rise ? "high" : "low", rules[i].meaning);
    }
    buf_add_z(&want, "\n");
    section_is("operations.md", "alarms", &want);
    buf_release(&want);
}

/* A file as Prometheus reads it: each sample under its HELP and TYPE, no sample
 * twice, no empty value. */
static void
the_metrics_file_is_well_formed(void **state)
{
    (void)state;
    struct web *web = web_start();
    market_greenhouse(web, 10, 0);
    market_smartrecruiters(web, 5);
    market_site(web, 5);
    const char *conf = market_conf(web, "metrics-file = \"m.prom\"");
    night_is(1, conf, 0, NULL);
    char *text = read_text("m.prom");
    size_t samples = 0;
    char current[128] = "";
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        char *value = strrchr(line, ' ');
        assert_non_null(value);
        if (strncmp(line, "# HELP ", 7) == 0) {
            (void)snprintf(current, sizeof current, "%.*s", (int)strcspn(line + 7, " "), line + 7);
        } else if (strncmp(line, "# TYPE ", 7) == 0) {
            assert_memory_equal(line + 7, current, strlen(current));
        } else {
            char *end = NULL;
            assert_memory_equal(line, current, strlen(current));
            assert_int_equal(strcspn(line, " {"), strlen(current));
            (void)strtod(value + 1, &end);
            assert_true(value[1] && *end == '\0');
            samples++;
        }
    }
    assert_true(samples > 60);
    free(text);
    text = read_text("m.prom");
    assert_non_null(strstr(text, "jobmill_source_salary_ratio{source=\"acme\"} 1\n"));
    assert_non_null(strstr(text, "jobmill_last_run_timestamp_seconds 17776"));
    assert_non_null(strstr(text, "jobmill_postings_active 20\n"));
    free(text);
    web_stop(web);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_blind_board_is_told_kept_and_cleared),
        cmocka_unit_test(absence_is_told),
        cmocka_unit_test(telling_may_fail),
        cmocka_unit_test(every_metric_and_alarm_is_documented),
        cmocka_unit_test(the_metrics_file_is_well_formed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
