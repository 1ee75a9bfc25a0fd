/* tests/cron/test_prune.c: after a prune the old archive is small, every open
 * posting can still be read again, and a prune that was killed at any moment is
 * made whole by the next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support_market.h"

static const char LATER[] = "JOBMILL_NOW=2026-05-01T09:00:00Z";

static const char *conf;
static char db[256];

static char *
ran_ok(struct ran ran, const char *what)
{
    if (ran.status != 0) {
        fail_msg("%s: exit %d: %s", what, ran.status, ran.err);
    }
    free(ran.err);
    return ran.out;
}

static void
night(const char *day)
{
    char env[64];
    (void)snprintf(env, sizeof env, "JOBMILL_NOW=%sT03:00:00Z", day);
    struct ran ran = jobmill_run(env, 0, "run -c %s -d %s", conf, db);
    assert_in_range(ran.status, 0, 1); /* a sitemap that shrank is suspicious */
    ran_free(&ran);
}

/* 60 pages of which five stay, and a board whose listing never changes: all that
 * is open in 2026 rests on the first night of 2025. */
static int
setup(void **state)
{
    (void)state;
    test_web = web_start();
    market_greenhouse(test_web, 12, 0);
    market_smartrecruiters(test_web, 2);
    market_site(test_web, 60);
    conf = market_conf(test_web, "");
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    night("2025-01-01");
    market_site(test_web, 5);
    night("2025-01-02");
    night("2025-01-03");
    night("2026-04-30");
    assert_true(scratch_shell("cp -r archive before && cp jobs.db before.db"));
    return 0;
}

static void
is_sound(void)
{
    free(ran_ok(jobmill_run(NULL, 0, "status --check -d %s", db), "status --check"));
    free(ran_ok(jobmill_run(NULL, 0, "archive verify %s/archive/*.warc.gz", scratch_folder()),
                "archive verify"));
}

/* Every open posting's page is still in the archive. */
static void
open_ones_can_be_read(void)
{
    json_t *all = export_all(db);
    const char *id;
    json_t *posting;
    int open = 0;
    json_object_foreach(all, id, posting)
    {
        if (!json_is_null(json_object_get(posting, "closed_at"))) {
            continue;
        }
        char *out = ran_ok(jobmill_run(NULL, 0, "explain -c %s -d %s %s", conf, db, id), "explain");
        if (!strstr(out, "all layers of the archived page")) {
            fail_msg("%s: %s", id, out);
        }
        free(out);
        open++;
    }
    assert_int_equal(open, 12 + 2 + 5);
    assert_int_equal(json_object_size(all), 12 + 2 + 60); /* the closed ones are still counted */
    json_decref(all);
}

static void
old_files_shrink_and_go(void **state)
{
    (void)state;
    char *out = ran_ok(jobmill_run(LATER, 0, "prune -c %s -d %s --dry-run", conf, db), "prune");
    assert_non_null(strstr(out, "before=2025-05-01"));
    assert_non_null(strstr(out, "files_deleted=1 files_rewritten=1"));
    free(out);
    assert_true(scratch_shell("diff -r archive before && cmp jobs.db before.db"));
    free(ran_ok(jobmill_run(LATER, 0, "prune -c %s -d %s --older-than 365d", conf, db), "prune"));
    assert_true(scratch_shell("test ! -e archive/2025-01-03-*.warc.gz"));
    assert_true(scratch_shell("test -e archive/2025-01-01-*-kept1.warc.gz"));
    assert_true(scratch_shell(
        "test -z \"$(ls archive/2025-01-01-*-0.warc.gz archive/*.part 2>/dev/null)\""));
    assert_true(
        scratch_shell("test $(cat archive/2025*.gz | wc -c) -lt $(cat before/2025*.gz | wc -c)"));
    is_sound();
    open_ones_can_be_read();
    /* a second one finds nothing, and the next night nothing new */
    out = ran_ok(jobmill_run(LATER, 0, "prune -c %s -d %s --dry-run", conf, db), "prune");
    assert_non_null(strstr(out, "files_deleted=0 files_rewritten=0 bytes_freed=0"));
    free(out);
    struct ran ran = jobmill_run(LATER, 0, "run -c %s -d %s", conf, db);
    assert_int_equal(ran.status, 0);
    assert_null(strstr(ran.err, "new=1"));
    ran_free(&ran);
    open_ones_can_be_read();
    is_sound();
}

static void
a_killed_prune_is_made_whole(void **state)
{
    (void)state;
    enum { ROUNDS = 4, MOST_MS = 25 };
    int killed = 0;
    for (int i = 0; i < ROUNDS; i++) {
        assert_true(scratch_shell("rm -rf archive jobs.db jobs.db-* && cp -r before archive && "
                                  "cp before.db jobs.db"));
        for (int ms = 1 + i; ms < MOST_MS; ms += 6) {
            struct ran ran = jobmill_run(LATER, ms, "prune -c %s -d %s", conf, db);
            killed += ran.status == -9;
            ran_free(&ran);
        }
        /* what it left can be read as it is ... */
        char *out = ran_ok(jobmill_run(LATER, 0, "replay -c %s -d %s", conf, db), "replay");
        free(out);
        is_sound();
        /* ... and the next one ends it */
        free(ran_ok(jobmill_run(LATER, 0, "prune -c %s -d %s", conf, db), "prune"));
        assert_true(scratch_shell("test $(ls archive/2025-01-01-*.gz | wc -l) -eq 1"));
        assert_true(
            scratch_shell("test -z \"$(ls archive/*.part archive/2025-01-03* 2>/dev/null)\""));
    }
    assert_true(killed > 0);
    is_sound();
    open_ones_can_be_read();
}

static void
what_it_asks_for(void **state)
{
    (void)state;
    static const struct {
        const char *options;
        int status;
    } ROWS[] = {{"--older-than 12h", 2}, {"--older-than soon", 2}, {"extra", 2}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct ran ran = jobmill_run(LATER, 0, "prune -c %s -d %s %s", conf, db, ROWS[i].options);
        assert_int_equal(ran.status, ROWS[i].status);
        ran_free(&ran);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_asks_for),
        cmocka_unit_test(old_files_shrink_and_go),
        cmocka_unit_test(a_killed_prune_is_made_whole),
    };
    return cmocka_run_group_tests(tests, setup, web_teardown);
}
