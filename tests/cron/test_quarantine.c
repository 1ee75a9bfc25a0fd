/* tests/cron/test_quarantine.c: pay that cannot be right is withheld, not its
 * posting; it is counted, can be looked at, and comes in by replay once it is
 * read rightly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "support_market.h"

static const char PAYLOAD[] =
    "{\"jobs\":[{\"id\":1,\"title\":\"Backend Engineer\",\"updated_at\":\"2026-04-01T10:00:00Z\","
    "\"location\":{\"name\":\"Austin, TX\"},\"absolute_url\":\"https://boards.greenhouse.io/acme/"
    "jobs/1\",\"content\":\"&lt;p&gt;The base salary for this role is $150,000,000 - $190,000,000 "
    "per year.&lt;/p&gt;\"},{\"id\":2,\"title\":\"Data Engineer\",\"updated_at\":"
    "\"2026-04-01T10:00:00Z\",\"location\":{\"name\":\"Austin, TX\"},\"absolute_url\":\"https://"
    "boards.greenhouse.io/acme/jobs/2\",\"content\":\"&lt;p&gt;The base salary for this role is "
    "$150,000 - $190,000 per year.&lt;/p&gt;\"}],\"meta\":{\"total\":2}}";

static char db[256];
static const char *conf;

static char *
said(struct ran ran, int status, bool is_err)
{
    if (ran.status != status) {
        fail_msg("exit %d: %s", ran.status, ran.err);
    }
    free(is_err ? ran.out : ran.err);
    return is_err ? ran.err : ran.out;
}

static void
expect(char *text, const char *words)
{
    if (!strstr(text, words)) {
        fail_msg("no \"%s\" in: %s", words, text);
    }
    free(text);
}

static int64_t
count(const char *sql)
{
    sqlite3 *handle = NULL;
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_open(db, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(handle);
    return n;
}

static void
change(const char *sql)
{
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open(db, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static void
withheld_counted_and_let_in(void **state)
{
    (void)state;
    struct web *web = web_start();
    web_set(web, MARKET_GREENHOUSE, 200, "application/json", PAYLOAD);
    conf = scratch_write("jobmill.conf",
                         "allow-private = yes\nrate = \"100000/s\"\nsource \"acme\" { kind = "
                         "greenhouse  board = acme  endpoint = \"http://127.0.0.1:%d\" }\n",
                         web_port(web));
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    expect(said(jobmill_run("JOBMILL_NOW=2026-05-01T03:00:00Z", 0, "run -c %s -d %s", conf, db), 0,
                true),
           "quarantined=1");
    assert_int_equal(count("SELECT count(*) FROM posting"), 2);
    assert_int_equal(count("SELECT count(*) FROM posting_salary"), 1);
    expect(said(jobmill_run(NULL, 0, "status -c %s -d %s", conf, db), 0, false),
           "values withheld in open postings");
    expect(said(jobmill_run(NULL, 0, "status -c %s -d %s --format json", conf, db), 0, false),
           "{\"record\":\"withheld\",\"source\":\"acme\",\"field\":\"salary\",\"reason\":\"");
    expect(said(jobmill_run(NULL, 0, "explain -c %s -d %s https://boards.greenhouse.io/acme/jobs/1",
                            conf, db),
                0, false),
           "150,000,000");
    /* as an earlier version might have doubted the other one too */
    change("DELETE FROM posting_salary; INSERT INTO quarantine SELECT n, 0, 'salary', "
           "'salary-above-bound', '$150,000' FROM posting WHERE external_id = '2'");
    assert_int_equal(count("SELECT count(*) FROM quarantine"), 2);
    expect(said(jobmill_run(NULL, 0, "replay -c %s -d %s", conf, db), 0, false), "salary");
    assert_int_equal(count("SELECT count(*) FROM quarantine"), 2); /* printed, not done */
    free(said(jobmill_run(NULL, 0, "replay --apply -c %s -d %s", conf, db), 0, false));
    assert_int_equal(count("SELECT count(*) FROM quarantine"), 1);
    assert_int_equal(count("SELECT min_cents FROM posting_salary"), 15000000);
    assert_int_equal(count("SELECT count(*) FROM posting_change WHERE field = 'salary' AND cause = "
                           "'reread' AND old IS NULL"),
                     1);
    web_stop(web);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(withheld_counted_and_let_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
