/* tests/cron/test_export.c: CSV as RFC 4180 has it, cells that no spreadsheet
 * takes for a formula, what an incremental reader is told, and an output file
 * that is whole or the old one. */
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

/* Titles and companies with all that needs quoting. */
static void
nasty_board(void)
{
    web_set(
        test_web, MARKET_GREENHOUSE, 200, "application/json",
        "{\"jobs\":[{\"id\":1,\"title\":\"Backend Engineer\",\"updated_at\":"
        "\"2026-04-01T10:00:00Z\",\"company_name\":\"=HYPERLINK(\\\"http://x.example\\\")\","
        "\"location\":{\"name\":\"Austin, TX\"},\"absolute_url\":\"https://boards.greenhouse.io/"
        "acme/jobs/1\",\"content\":\"&lt;p&gt;Say \\\"hello\\\", then; go.&lt;/p&gt;&lt;p&gt;"
        "-2+3 more, and a\\ttab.&lt;/p&gt;\"}],\"meta\":{\"total\":1}}");
}

static int
setup(void **state)
{
    (void)state;
    test_web = web_start();
    conf = scratch_write("jobmill.conf",
                         "allow-private = yes\nrate = \"100000/s\"\nretries = 0\nsource \"acme\" { "
                         "kind = greenhouse  board = acme  endpoint = \"http://127.0.0.1:%d\" }\n",
                         web_port(test_web));
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    return 0;
}

static char *
out_of(struct ran ran)
{
    if (ran.status != 0) {
        fail_msg("exit %d: %s", ran.status, ran.err);
    }
    free(ran.err);
    return ran.out;
}

static void
night(const char *day)
{
    char env[64];
    (void)snprintf(env, sizeof env, "JOBMILL_NOW=%sT03:00:00Z", day);
    free(out_of(jobmill_run(env, 0, "run -c %s -d %s", conf, db)));
}

/* The next cell as a strict reader of RFC 4180 takes it; *at moves behind it. */
static char *
cell(char **at, bool *ret_ends_row)
{
    char *in = *at;
    char *out = in;
    char *start = in;
    bool quoted = *in == '"';
    in += quoted;
    for (; *in; in++) {
        if (quoted && *in == '"' && in[1] != '"') {
            in++;
            break;
        }
        if (!quoted && (*in == ',' || *in == '\r')) {
            break;
        }
        assert_true(quoted || (*in != '"' && *in != '\n')); /* only within quotes */
        in += quoted && *in == '"';
        *out++ = *in;
    }
    *ret_ends_row = *in == '\r';
    assert_true(*in == ',' || (*in == '\r' && in[1] == '\n'));
    *at = in + (*ret_ends_row ? 2 : 1);
    *out = '\0';
    return start;
}

/* The cell of the first row under that name; owned. */
static char *
value_of(const char *csv, const char *name)
{
    char *copy = strdup(csv);
    char *at = copy;
    char *found = NULL;
    bool ends = false;
    int column = -1;
    int n = 0;
    while (!ends) {
        column = strcmp(cell(&at, &ends), name) == 0 ? n : column;
        n++;
    }
    assert_true(column >= 0);
    ends = false;
    for (int i = 0; !ends; i++) {
        char *text = cell(&at, &ends);
        if (i == column) {
            found = strdup(text);
        }
        assert_true(i < n);
    }
    assert_non_null(found);
    free(copy);
    return found;
}

static void
expect_cell(const char *options, const char *name, const char *want)
{
    char *csv = out_of(jobmill_run(NULL, 0, "export postings --format csv -d %s %s", db, options));
    char *got = value_of(csv, name);
    assert_string_equal(got, want);
    free(got);
    free(csv);
}

static void
cells_survive(void **state)
{
    (void)state;
    nasty_board();
    night("2026-05-01");
    const char *formula = "=HYPERLINK(\"http://x.example\")";
    const char *text = "Say \"hello\", then; go.\n\n-2+3 more, and a tab.";
    expect_cell("", "company", formula);
    expect_cell("", "description", text);
    expect_cell("--safe-cells", "company", "'=HYPERLINK(\"http://x.example\")");
    expect_cell("--safe-cells", "description", text); /* begins with a letter */
    char *tsv = out_of(jobmill_run(NULL, 0, "export postings --format tsv --safe-cells -d %s", db));
    assert_non_null(strstr(tsv, "\t'=HYPERLINK(\"http://x.example\")\t"));
    assert_non_null(strstr(tsv, "go.\\n\\n-2+3"));
    free(tsv);
}

/* Lines of the export since that day: "EXTERNAL_ID:REASON " in order of number. */
static char *
since(const char *day)
{
    static char found[512];
    char *out = out_of(jobmill_run("JOBMILL_NOW=2026-05-09T00:00:00Z", 0,
                                   "export postings --since %s -d %s", day, db));
    found[0] = '\0';
    for (char *line = strtok(out, "\n"); line; line = strtok(NULL, "\n")) {
        json_t *posting = json_loads(line, 0, NULL);
        assert_non_null(posting);
        const char *id = json_string_value(json_object_get(posting, "external_id"));
        const char *reason = json_string_value(json_object_get(posting, "close_reason"));
        bool is_closed = json_is_string(json_object_get(posting, "closed_at"));
        assert_int_equal(is_closed, reason != NULL);
        size_t n = strlen(found);
        (void)snprintf(found + n, sizeof found - n, "%s:%s ", id ? id : "?", reason ? reason : "");
        json_decref(posting);
    }
    free(out);
    return found;
}

static void
readers_learn_of_what_ended(void **state)
{
    (void)state;
    (void)remove(db);
    market_greenhouse(test_web, 3, 0);
    night("2026-05-01");
    market_greenhouse(test_web, 3, 2);
    night("2026-05-02");
    assert_string_equal(since("2026-05-02"), "2:unlisted ");
    assert_string_equal(since("2026-05-03"), "");
    free(out_of(jobmill_run("JOBMILL_NOW=2026-05-03T09:00:00Z", 0,
                            "forget -c %s -d %s https://boards.greenhouse.io/acme/jobs/1", conf,
                            db)));
    assert_string_equal(since("2026-05-03"), "?:forgotten ");
    assert_non_null(strstr(since("2026-05-02"), "2:unlisted ?:forgotten "));
    char *csv = out_of(jobmill_run("JOBMILL_NOW=2026-05-09T00:00:00Z", 0,
                                   "export postings --since 2026-05-03 --format csv -d %s", db));
    char *reason = value_of(csv, "close_reason");
    char *url = value_of(csv, "url");
    assert_string_equal(reason, "forgotten");
    assert_string_equal(url, ""); /* nothing else of it is said */
    free(reason);
    free(url);
    free(csv);
}

static void
the_file_is_whole_or_the_old_one(void **state)
{
    (void)state;
    free(out_of(
        jobmill_run(NULL, 0, "export postings -d %s -o %s/out.jsonl", db, scratch_folder())));
    assert_true(scratch_shell("cp out.jsonl before && test -s before"));
    struct ran ran = jobmill_run("ulimit -f 0;", 0, "export postings -d %s -o %s/out.jsonl", db,
                                 scratch_folder());
    assert_int_not_equal(ran.status, 0); /* the files that hold its words could not grow either */
    ran_free(&ran);
    assert_true(
        scratch_shell("cmp out.jsonl before && test -z \"$(ls out.jsonl.tmp* 2>/dev/null)\""));
    ran =
        jobmill_run(NULL, 0, "export postings -d %s -o %s/nowhere/out.jsonl", db, scratch_folder());
    assert_int_equal(ran.status, 3);
    assert_non_null(strstr(ran.err, "nowhere/out.jsonl"));
    ran_free(&ran);
    for (int ms = 1; ms < 12; ms++) { /* killed at any moment */
        ran = jobmill_run(NULL, ms, "export postings -d %s -o %s/out.jsonl", db, scratch_folder());
        ran_free(&ran);
        assert_true(scratch_shell("cmp out.jsonl before"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_survive),
        cmocka_unit_test(readers_learn_of_what_ended),
        cmocka_unit_test(the_file_is_whole_or_the_old_one),
    };
    return cmocka_run_group_tests(tests, setup, web_teardown);
}
