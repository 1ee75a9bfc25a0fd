/* tests/cron/test_merge.c: shards taken into one database, in either order and
 * twice, equal the run that was never divided. */
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

static int
setup(void **state)
{
    (void)state;
    test_web = web_start();
    market_greenhouse(test_web, 30, 0);
    market_smartrecruiters(test_web, 8);
    market_site(test_web, 12);
    conf = market_conf(test_web, "");
    return 0;
}

static const char *
path(const char *name)
{
    static char paths[8][256];
    static size_t next;
    char *p = paths[next++ % 8];
    (void)snprintf(p, sizeof paths[0], "%s/%s.db", scratch_folder(), name);
    return p;
}

static void
night(const char *when, const char *db, const char *options)
{
    ran_well(jobmill_run(when, 0, "run -c %s -d %s %s", conf, path(db), options), "run");
}

static void
merge(const char *into, const char *a, const char *b)
{
    ran_well(jobmill_run(NULL, 0, "merge -d %s %s %s", path(into), path(a), path(b)), "merge");
    ran_well(jobmill_run(NULL, 0, "status --check -d %s", path(into)), "status --check");
}

static void
copy(const char *from, const char *to)
{
    ran_well(jobmill_run(NULL, 0, "backup %s -d %s", path(to), path(from)), "backup");
}

/* The clock ticks on while a run works: of two runs only the day is the same, and
 * who of two twins was seen first is not. */
static void
loosen(json_t *all)
{
    static const char *const TIMES[] = {"first_seen", "closed_at"};
    const char *id;
    json_t *posting;
    json_object_foreach(all, id, posting)
    {
        for (size_t i = 0; i < 2; i++) {
            const char *time = json_string_value(json_object_get(posting, TIMES[i]));
            if (time) {
                json_object_set_new(posting, TIMES[i], json_stringn(time, 10));
            }
        }
        json_object_del(posting, "job_id");
        json_object_del(posting, "job_group");
    }
}

static void
compare(const char *a, const char *b, bool is_loose)
{
    json_t *all_a = export_all(path(a));
    json_t *all_b = export_all(path(b));
    if (is_loose) {
        loosen(all_a);
        loosen(all_b);
    }
    if (!json_equal(all_a, all_b)) {
        const char *id;
        json_t *posting;
        json_object_foreach(all_a, id, posting)
        {
            if (!json_equal(posting, json_object_get(all_b, id))) {
                char *x = json_dumps(posting, JSON_SORT_KEYS);
                char *y = json_dumps(json_object_get(all_b, id), JSON_SORT_KEYS);
                fail_msg("%s and %s differ:\n%s\n%s", a, b, x, y ? y : "(none)");
            }
        }
        fail_msg("%s: %zu postings, %s: %zu", a, json_object_size(all_a), b,
                 json_object_size(all_b));
    }
    assert_true(json_object_size(all_a) > 0);
    json_decref(all_a);
    json_decref(all_b);
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The lines of `export changes --all`, sorted; owned. */
static char *
sorted_changes(const char *db)
{
    enum { MOST = 10000 };
    static char *lines[MOST];
    size_t n = 0;
    struct ran ran = jobmill_run(NULL, 0, "export changes --all --format tsv -d %s", db);
    char *out = calloc(strlen(ran.out) + 2, 1);
    char *rest = NULL;
    assert_non_null(out);
    for (char *line = ran.out; *line && n < MOST; line = rest) {
        rest = line + strcspn(line, "\n");
        if (*rest) {
            *rest++ = '\0';
        }
        lines[n++] = line;
    }
    assert_true(n > 0);
    qsort(lines, n, sizeof lines[0], by_text);
    for (size_t i = 0, at = 0; i < n; i++) {
        size_t length = strlen(lines[i]);
        memcpy(out + at, lines[i], length);
        out[at + length] = '\n';
        at += length + 1;
    }
    ran_free(&ran);
    return out;
}

/* All postings are equal, and all changes as a set of lines. */
static void
assert_same(const char *a, const char *b)
{
    compare(a, b, false);
    char *x = sorted_changes(path(a));
    char *y = sorted_changes(path(b));
    assert_string_equal(x, y);
    free(x);
    free(y);
}

/* The same ones were active at the end of each of three days. */
static void
assert_same_days(const char *a, const char *b)
{
    for (int day = 1; day <= 3; day++) {
        struct ran x =
            jobmill_run(NULL, 0, "export salaries --as-of 2026-05-0%d -d %s", day, path(a));
        struct ran y =
            jobmill_run(NULL, 0, "export salaries --as-of 2026-05-0%d -d %s", day, path(b));
        assert_true(strlen(x.out) > 0);
        assert_string_equal(x.out, y.out);
        ran_free(&x);
        ran_free(&y);
    }
}

static void
three_nights(const char *db, const char *options)
{
    market_greenhouse(test_web, 30, 0);
    night("JOBMILL_NOW=2026-05-01T03:00:00Z", db, options);
    market_greenhouse(test_web, 31, 7);
    night("JOBMILL_NOW=2026-05-02T03:00:00Z", db, options);
    market_greenhouse(test_web, 31, 9);
    night("JOBMILL_NOW=2026-05-03T03:00:00Z", db, options);
}

static void
test_shards(void **state)
{
    (void)state;
    three_nights("whole", "");
    three_nights("s0", "--source acme");
    three_nights("s1", "--source bolt --source corax");
    merge("ab", "s0", "s1");
    merge("ba", "s1", "s0");
    compare("whole", "ab", true);
    assert_same("ab", "ba");
    merge("ab", "s1", "s0"); /* again */
    assert_same("ba", "ab");
    assert_same_days("whole", "ab");
    assert_same_days("whole", "ba");
    struct ran ran = jobmill_run("JOBMILL_NOW=2026-05-03T04:00:00Z", 0,
                                 "search 'number 31' --all -d %s", path("ab"));
    if (ran.status != 0 || !strstr(ran.out, "acme/jobs/31")) {
        fail_msg("search: exit %d: %s%s", ran.status, ran.out, ran.err);
    }
    ran_free(&ran);
}

/* The nights after a merge go on as they would have. */
static void
test_run_after_merge(void **state)
{
    (void)state;
    three_nights("whole", "");
    three_nights("s0", "--source acme");
    three_nights("s1", "--source bolt --source corax");
    merge("ab", "s0", "s1");
    market_greenhouse(test_web, 31, 11);
    night("JOBMILL_NOW=2026-05-04T03:00:00Z", "whole", "");
    night("JOBMILL_NOW=2026-05-04T03:00:00Z", "ab", "");
    compare("whole", "ab", true);
}

/* Two accounts of the same postings, one older than the other. */
static void
test_overlap(void **state)
{
    (void)state;
    market_greenhouse(test_web, 30, 0);
    night("JOBMILL_NOW=2026-05-01T03:00:00Z", "old", "");
    copy("old", "new");
    market_greenhouse(test_web, 30, 7);
    night("JOBMILL_NOW=2026-05-02T03:00:00Z", "new", "");
    market_greenhouse(test_web, 32, 9);
    night("JOBMILL_NOW=2026-05-03T03:00:00Z", "new", "");
    copy("old", "a");
    copy("new", "b");
    merge("a", "new", "new");
    merge("b", "old", "old");
    merge("fresh", "new", "old");
    assert_same("new", "a");
    assert_same("new", "b");
    assert_same("new", "fresh");
    assert_same_days("new", "a");
    assert_same_days("new", "b");
    assert_same_days("new", "fresh");
}

static void
test_forgotten_stays_away(void **state)
{
    (void)state;
    market_greenhouse(test_web, 30, 0);
    night("JOBMILL_NOW=2026-05-01T03:00:00Z", "x", "--source acme");
    copy("x", "y");
    json_t *all = export_all(path("x"));
    const char *id = json_object_iter_key(json_object_iter(all));
    ran_well(jobmill_run(NULL, 0, "forget -c %s -d %s %s", conf, path("x"), id), "forget");
    merge("x", "y", "y");
    merge("y", "x", "x");
    assert_same("x", "y");
    json_t *left = export_all(path("y"));
    assert_null(json_object_get(left, id));
    assert_int_equal(json_object_size(left), json_object_size(all) - 1);
    json_decref(left);
    json_decref(all);
}

static void
test_bad_files(void **state)
{
    (void)state;
    night("JOBMILL_NOW=2026-05-01T03:00:00Z", "x", "--source acme");
    const char *text = scratch_write("text.db", "not a database, only text\n");
    struct ran ran = jobmill_run(NULL, 0, "merge -d %s %s", path("x"), text);
    assert_true(ran.status == 2 || ran.status == 3);
    ran_free(&ran);
    ran = jobmill_run(NULL, 0, "merge -d %s %s", path("x"), path("x"));
    assert_int_equal(ran.status, 2);
    ran_free(&ran);
    ran = jobmill_run(NULL, 0, "merge -d %s %s", path("x"), path("none"));
    assert_int_equal(ran.status, 2);
    ran_free(&ran);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_shards, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_run_after_merge, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_overlap, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_forgotten_stays_away, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_bad_files, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
