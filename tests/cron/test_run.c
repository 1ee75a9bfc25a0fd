/* tests/cron/test_run.c: the nightly job against a test_web server: what lands in the
 * store, what a second run changes, and what errors must not do. */
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

#define NIGHT(n) "JOBMILL_NOW=2026-05-0" #n "T03:00:00Z"

static int
setup(void **state)
{
    (void)state;
    test_web = market_open(30, 8, 12, db, sizeof db);
    conf = market_conf(test_web, "");
    return 0;
}

/* One night; demands the exit status, and the words in what it says. */
static void
night(const char *when, int status, const char *says)
{
    struct ran ran = jobmill_run(when, 0, "run -c %s -d %s", conf, db);
    if (ran.status != status || (says && !strstr(ran.err, says))) {
        fail_msg("%s: exit %d, not %d; said:\n%s", when, ran.status, status, ran.err);
    }
    ran_free(&ran);
}

static int
count_where(json_t *all, const char *key, const char *value)
{
    int n = 0;
    const char *id;
    json_t *posting;
    json_object_foreach(all, id, posting)
    {
        const char *text = json_string_value(json_object_get(posting, key));
        n += value ? text && strcmp(text, value) == 0 : !text;
    }
    return n;
}

static json_t *
find_external(json_t *all, const char *external_id)
{
    const char *id;
    json_t *posting;
    json_object_foreach(all, id, posting)
    {
        if (strcmp(json_string_value(json_object_get(posting, "external_id")), external_id) == 0) {
            return posting;
        }
    }
    fail_msg("no posting %s", external_id);
    return NULL;
}

static void
what_is_served_is_stored(void **state)
{
    (void)state;
    night(NIGHT(1), 0, "source=acme verdict=complete listed=30 new=30");
    json_t *all = export_all(db);
    assert_int_equal(json_object_size(all), 50);
    assert_int_equal(count_where(all, "source", "acme"), 30);
    assert_int_equal(count_where(all, "source", "bolt"), 8);
    assert_int_equal(count_where(all, "source", "corax"), 12);
    assert_int_equal(count_where(all, "company", "Acme Rockets"), 30);
    assert_int_equal(count_where(all, "company", "Bolt Works"), 8);
    json_t *job = find_external(all, "7"); /* Austin, Product Manager, 150,700 */
    assert_string_equal(json_string_value(json_object_get(job, "title")), "Product Manager");
    json_t *place = json_array_get(json_object_get(job, "locations"), 0);
    assert_string_equal(json_string_value(json_object_get(place, "city")), "Austin");
    assert_string_equal(json_string_value(json_object_get(place, "region")), "US-TX");
    json_t *pay = json_array_get(json_object_get(job, "salaries"), 0);
    assert_int_equal(json_integer_value(json_object_get(pay, "min")), 150700);
    assert_int_equal(json_integer_value(json_object_get(pay, "annual_max")), 170700);
    assert_string_equal(json_string_value(json_object_get(pay, "currency")), "USD");
    assert_string_equal(json_string_value(json_object_get(pay, "period")), "year");
    const char *seen = json_string_value(json_object_get(job, "first_seen"));
    assert_int_equal(strncmp(seen, "2026-05-01T03:", 14), 0); /* the clock ticks on */
    json_t *bolt = find_external(all, "743900002");
    assert_non_null(strstr(json_string_value(json_object_get(bolt, "description")), "Terraform"));
    json_decref(all);
}

static void
a_second_run_changes_nothing(void **state)
{
    (void)state;
    night(NIGHT(1), 0, NULL);
    json_t *before = export_all(db);
    int details = web_hits(test_web, "/v1/companies/Bolt/postings/743900001");
    night(NIGHT(2), 0, NULL);
    json_t *after = export_all(db);
    assert_true(json_equal(before, after));
    /* the listing told that nothing changed: details are not asked again */
    assert_int_equal(web_hits(test_web, "/v1/companies/Bolt/postings/743900001"), details);
    assert_int_equal(web_hits(test_web, "/jobs/3"), 1);
    struct ran ran = jobmill_run(NULL, 0, "export changes -d %s", db);
    assert_string_equal(ran.out, "");
    ran_free(&ran);
    json_decref(before);
    json_decref(after);
}

static void
what_is_no_longer_listed_is_closed_and_comes_back(void **state)
{
    (void)state;
    night(NIGHT(1), 0, NULL);
    market_greenhouse(test_web, 30, 4);
    night(NIGHT(2), 0, "closed=1");
    json_t *all = export_all(db);
    json_t *job = find_external(all, "4");
    assert_string_equal(json_string_value(json_object_get(job, "close_reason")), "unlisted");
    assert_int_equal(count_where(all, "closed_at", NULL), 49);
    json_decref(all);
    market_greenhouse(test_web, 30, 0);
    night(NIGHT(3), 0, "reopened=1");
    all = export_all(db);
    assert_int_equal(count_where(all, "closed_at", NULL), 50);
    json_decref(all);
    struct ran ran =
        jobmill_run(NULL, 0, "export postings --as-of 2026-05-02 -d %s --format tsv", db);
    int lines = 0;
    for (const char *p = ran.out; *p; p++) {
        lines += *p == '\n';
    }
    assert_int_equal(lines, 1 + 49);
    ran_free(&ran);
}

/* Whatever a board answers with, nothing that is open may close, and the other
 * sources go on. */
static void
errors_close_nothing(void **state)
{
    (void)state;
    static const struct {
        int status;
        const char *type, *body, *says;
    } ROWS[] = {
        {500, "text/html", "<h1>oops</h1>", "source=acme verdict=failed"},
        {403, "text/html",
         "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>",
         "source=acme verdict="},
        {200, "text/html",
         "<!doctype html><html><title>Just a moment...</title><body>Checking your browser before "
         "accessing. Cloudflare</body></html>",
         "source=acme verdict="},
        {200, "application/json", "", "source=acme verdict="},
        {200, "application/json",
         "{\"jobs\":[{\"id\":1,\"title\":\"Backend Engineer\",\"location\":{\"name\":\"Ber",
         "source=acme verdict="},
        {200, "application/json", "{\"jobs\":[],\"meta\":{\"total\":0}}",
         "source=acme verdict=suspicious"},
        {404, "application/json", "{\"status\":404,\"error\":\"Job not found\"}",
         "source=acme verdict=gone"},
        {200, "application/json", "\x00\xFF\xFE garbage", "source=acme verdict="},
        {200, "application/json", "[1,2,3]", "source=acme verdict="},
    };
    night(NIGHT(1), 0, NULL);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char when[64];
        (void)snprintf(when, sizeof when, "JOBMILL_NOW=2026-05-02T%02d:00:00Z", (int)i);
        web_set(test_web, MARKET_GREENHOUSE, ROWS[i].status, ROWS[i].type, ROWS[i].body);
        night(when, 1, ROWS[i].says);
        json_t *all = export_all(db);
        assert_int_equal(json_object_size(all), 50);
        if (count_where(all, "closed_at", NULL) != 50) {
            fail_msg("row %zu closed something", i);
        }
        json_decref(all);
    }
    market_greenhouse(test_web, 30, 0);
    night(NIGHT(3), 0, "source=acme verdict=complete");
}

static void
one_run_at_a_time(void **state)
{
    (void)state;
    web_delay(test_web, 400);
    char name[300];
    char line[16] = "";
    char command[2048];
    (void)snprintf(command, sizeof command,
                   JOBMILL_BIN " run -c %s -d %s --quiet & sleep 0.5; " JOBMILL_BIN
                               " run -c %s -d %s 2>%s/said; echo $? >%s/second; wait",
                   conf, db, conf, db, scratch_folder(), scratch_folder());
    assert_int_equal(system(command), 0);
    (void)snprintf(name, sizeof name, "%s/second", scratch_folder());
    FILE *file = fopen(name, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    (void)fclose(file);
    assert_string_equal(line, "75\n");
}

/* The archive read again by the same program says the same; --apply changes
 * nothing either. */
static void
replay_agrees_with_the_run(void **state)
{
    (void)state;
    night(NIGHT(1), 0, NULL);
    json_t *before = export_all(db);
    struct ran ran = jobmill_run(NIGHT(2), 0, "replay -c %s -d %s", conf, db);
    assert_int_equal(ran.status, 0);
    if (!strstr(ran.out, " 50 postings read again; 0 would read differently")) {
        fail_msg("replay: %s%s", ran.out, ran.err);
    }
    ran_free(&ran);
    ran = jobmill_run(NIGHT(2), 0, "replay --apply -c %s -d %s", conf, db);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    json_t *after = export_all(db);
    assert_true(json_equal(before, after));
    json_decref(before);
    json_decref(after);
}

/* Every value of a posting leads to the words on the archived page. */
static void
explain_shows_the_words(void **state)
{
    (void)state;
    night(NIGHT(1), 0, NULL);
    json_t *all = export_all(db);
    const char *id = json_string_value(json_object_get(find_external(all, "7"), "id"));
    struct ran ran = jobmill_run(NULL, 0, "explain %s -c %s -d %s", id, conf, db);
    static const char *const WORDS[] = {"Product Manager",
                                        "Acme Rockets",
                                        "board-api",
                                        "salary",
                                        "150700",
                                        "all layers of the archived page",
                                        NULL};
    for (size_t i = 0; WORDS[i]; i++) {
        if (!strstr(ran.out, WORDS[i])) {
            fail_msg("explain lacks %s: %s%s", WORDS[i], ran.out, ran.err);
        }
    }
    ran_free(&ran);
    json_decref(all);
}

static bool
same_text(json_t *truth, json_t *got, const char *key)
{
    json_t *a = json_object_get(truth, key);
    json_t *b = json_object_get(got, key);
    return json_is_string(a) ? json_is_string(b) && json_equal(a, b) : true;
}

/* The sample's maker wrote down what it put in: every role, level, town, country
 * and pay must come out as it went in. */
static void
compare_with_truth(json_t *all)
{
    char line[8192];
    int n = 0;
    FILE *file = fopen(PROJECT_DIR "/sample/sample.truth.jsonl", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        json_error_t error;
        json_t *truth = json_loads(line, 0, &error);
        assert_non_null(truth);
        const char *id = json_string_value(json_object_get(truth, "external_id"));
        json_t *got = find_external(all, id);
        json_t *place = json_array_get(json_object_get(got, "locations"), 0);
        json_t *pay = json_array_get(json_object_get(got, "salaries"), 0);
        bool is_paid = json_is_integer(json_object_get(truth, "min"));
        bool right =
            same_text(truth, got, "role") && same_text(truth, got, "company") &&
            same_text(truth, got, "seniority") && same_text(truth, place, "city") &&
            same_text(truth, place, "country") && is_paid == (pay != NULL) &&
            (!is_paid || (same_text(truth, pay, "currency") &&
                          json_equal(json_object_get(truth, "min"), json_object_get(pay, "min")) &&
                          json_equal(json_object_get(truth, "max"), json_object_get(pay, "max"))));
        if (!right) {
            fail_msg("%s is not as it was put in: %s", id, json_dumps(got, 0));
        }
        json_decref(truth);
        n++;
    }
    (void)fclose(file);
    assert_int_equal(n, 200);
}

/* Saved pages, and the bundled sample archive, without any network. */
static void
archives_are_read(void **state)
{
    (void)state;
    (void)scratch_write("one.html",
                        "<html><script type=\"application/ld+json\">{\"@type\":\"JobPosting\","
                        "\"title\":\"Data Engineer\",\"description\":\"Pipelines in Python and "
                        "SQL, every day, for a growing team.\",\"hiringOrganization\":{\"name\":"
                        "\"Nimbus\"}}</script></html>");
    (void)scratch_write("two.html", "<html><title>About us</title><p>We are nice.</p></html>");
    const char *path = scratch_write("archives.conf",
                                     "archive = \"\"\nsource \"saved\" { kind = dir  path = "
                                     "\"*.html\" }\nsource \"sample\" { kind = warc  path = "
                                     "\"%s/sample/sample.warc.gz\" }\n",
                                     PROJECT_DIR);
    struct ran ran = jobmill_run(NIGHT(1), 0, "run -c %s -d %s", path, db);
    if (ran.status != 0) {
        fail_msg("exit %d: %s", ran.status, ran.err);
    }
    ran_free(&ran);
    json_t *all = export_all(db);
    assert_int_equal(count_where(all, "source", "sample"), 200);
    assert_int_equal(count_where(all, "source", "saved"), 1);
    assert_int_equal(count_where(all, "company", "Nimbus"), 1);
    compare_with_truth(all);
    json_decref(all);
    ran = jobmill_run(NULL, 0, "report compare backend-developer devops-engineer --min-n 5 -d %s",
                      db);
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.out, "Kubernetes"));
    ran_free(&ran);
    path = scratch_write("none.conf", "source \"none\" { kind = warc  path = \"no-*.warc.gz\" }\n");
    ran = jobmill_run(NIGHT(2), 0, "run -c %s -d %s", path, db);
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran.err, "match a file"));
    ran_free(&ran);
}

/* Many small postings in one payload: memory of one does not add up. */
static void
a_big_payload_is_read_whole(void **state)
{
    (void)state;
    enum { MANY = 3000 };
    char name[300];
    (void)snprintf(name, sizeof name, "%s/big.json", scratch_folder());
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    (void)fprintf(file, "{\"jobs\":[");
    for (int i = 1; i <= MANY; i++) {
        (void)fprintf(
            file,
            "%s{\"id\":%d,\"title\":\"Backend Engineer\",\"location\":{\"name\":\"Oslo\"},"
            "\"absolute_url\":\"https://boards.greenhouse.io/acme/jobs/%d\","
            "\"content\":\"&lt;p&gt;Python and Go.&lt;/p&gt;\"}",
            i > 1 ? "," : "", i, i);
    }
    (void)fprintf(file, "]}");
    (void)fclose(file);
    struct ran ran = jobmill_run(NULL, 0, "parse --kind greenhouse %s", name);
    assert_int_equal(ran.status, 0);
    int lines = 0;
    for (const char *p = ran.out; *p; p++) {
        lines += *p == '\n';
    }
    assert_int_equal(lines, MANY);
    ran_free(&ran);
}

/* max-pages ends a source's share of a run; the next one goes on. */
static void
max_pages_spreads_a_source_over_runs(void **state)
{
    (void)state;
    conf = market_conf(test_web, "max-pages = 5");
    night(NIGHT(1), 0, "source=corax verdict=interrupted");
    assert_int_equal(web_hits(test_web, "/sitemap.xml"), 1);
    json_t *all = export_all(db);
    assert_int_equal(count_where(all, "source", "corax"), 4);
    json_decref(all);
    for (int i = 0; i < 3; i++) {
        night(NIGHT(2), 0, NULL);
    }
    all = export_all(db);
    assert_int_equal(json_object_size(all), 50);
    assert_int_equal(count_where(all, "closed_at", NULL), 50);
    assert_int_equal(web_hits(test_web, "/jobs/9"), 1);
    json_decref(all);
}

static void
mistakes_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *conf, *says;
    } ROWS[] = {
        {"source \"x\" { kind = greenhous  board = x }",
         ":1: source \"x\": there is no kind 'greenhous'"},
        {"\nsource \"x\" { kind = greenhouse }", "kind greenhouse needs board"},
        {"rate = \"fast\"", ":1: rate = \"fast\": a rate such as"},
        {"concurency = 2", "there is no setting 'concurency'; is it 'concurrency'?"},
        {"concurrency = 0", ":1: concurrency = \"0\": a whole number"},
        {"source \"x\" { kind = lever board = a }\nsource \"x\" { kind = lever board = b }", "x"},
        {"source \"x\" { kind = sitemap url = \"http://127.0.0.1/\" match = \"(\" }", "match"},
        {"", "no source is configured"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const char *path = scratch_write("bad.conf", "%s\n", ROWS[i].conf);
        struct ran ran = jobmill_run(NULL, 0, "run -c %s -d %s", path, db);
        if (i != 5 && (ran.status != 2 || !strstr(ran.err, ROWS[i].says))) {
            fail_msg("row %zu: exit %d: %s", i, ran.status, ran.err);
        }
        ran_free(&ran);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_served_is_stored, setup, web_teardown),
        cmocka_unit_test_setup_teardown(a_second_run_changes_nothing, setup, web_teardown),
        cmocka_unit_test_setup_teardown(what_is_no_longer_listed_is_closed_and_comes_back, setup,
                                        web_teardown),
        cmocka_unit_test_setup_teardown(errors_close_nothing, setup, web_teardown),
        cmocka_unit_test_setup_teardown(one_run_at_a_time, setup, web_teardown),
        cmocka_unit_test_setup_teardown(replay_agrees_with_the_run, setup, web_teardown),
        cmocka_unit_test_setup_teardown(explain_shows_the_words, setup, web_teardown),
        cmocka_unit_test_setup_teardown(archives_are_read, setup, web_teardown),
        cmocka_unit_test_setup_teardown(a_big_payload_is_read_whole, setup, web_teardown),
        cmocka_unit_test_setup_teardown(max_pages_spreads_a_source_over_runs, setup, web_teardown),
        cmocka_unit_test_setup_teardown(mistakes_are_told, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
