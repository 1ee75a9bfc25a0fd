/* tests/cron/test_forget.c: after a takedown nothing of the posting is left in
 * the store or the archive, the archive is still sound, and no later run or
 * replay brings it back. */
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
    test_web = market_open(12, 4, 6, db, sizeof db);
    conf = market_conf(test_web, "");
    return 0;
}

static void
night(const char *when)
{
    ran_well(jobmill_run(when, 0, "run -c %s -d %s --force", conf, db), "run");
}

static void
forget(const char *what)
{
    ran_well(jobmill_run("JOBMILL_NOW=2026-05-01T09:00:00Z", 0, "forget -c %s -d %s '%s'", conf, db,
                         what),
             "forget");
}

/* Whether the words stand in any unpacked archive file. */
static bool
is_archived(const char *words)
{
    char command[512];
    (void)snprintf(
        command, sizeof command,
        "(zcat %s/archive/*.warc.gz; cat %s/archive/*.cdxj) 2>/dev/null | grep -qaF -- '%s'",
        scratch_folder(), scratch_folder(), words);
    return system(command) == 0; /* NOLINT(concurrency-mt-unsafe,cert-env33-c) */
}

static void
archive_is_sound(void)
{
    ran_well(jobmill_run(NULL, 0, "archive verify %s/archive/*.warc.gz", scratch_folder()),
             "archive verify");
}

/* The first posting of the source; both texts are owned. */
static void
pick(const char *source, char id[32], char url[256])
{
    json_t *all = export_all(db);
    const char *key;
    json_t *posting;
    json_object_foreach(all, key, posting)
    {
        if (strcmp(json_string_value(json_object_get(posting, "source")), source) == 0) {
            (void)snprintf(id, 32, "%s", key);
            (void)snprintf(url, 256, "%s", json_string_value(json_object_get(posting, "url")));
        }
    }
    json_decref(all);
    assert_true(id[0] && url[0]);
}

static bool
is_stored(const char *id)
{
    json_t *all = export_all(db);
    bool is = json_object_get(all, id) != NULL;
    json_decref(all);
    return is;
}

static void
test_forget(const char *source, bool by_url)
{
    char id[32] = "";
    char url[256] = "";
    night("JOBMILL_NOW=2026-05-01T03:00:00Z");
    json_t *before = export_all(db);
    pick(source, id, url);
    assert_true(is_archived(url));
    forget(by_url ? url : id);
    assert_false(is_stored(id));
    assert_false(is_archived(url));
    archive_is_sound();
    ran_well(jobmill_run(NULL, 0, "status --check -d %s", db), "status --check");
    ran_well(jobmill_run(NULL, 0, "replay --apply -c %s -d %s", conf, db), "replay");
    assert_false(is_stored(id));
    night("JOBMILL_NOW=2026-05-02T03:00:00Z");
    assert_false(is_stored(id));
    json_t *after = export_all(db);
    assert_int_equal(json_object_size(after), json_object_size(before) - 1);
    json_decref(before);
    json_decref(after);
    struct ran ran = jobmill_run(NULL, 0, "explain -c %s -d %s %s", conf, db, id);
    assert_int_equal(ran.status, 2);
    ran_free(&ran);
}

static void
test_page_of_its_own(void **state)
{
    (void)state;
    test_forget("corax", true);
}

static void
test_entry_of_a_listing(void **state)
{
    (void)state;
    test_forget("acme", false);
    /* the others rest on records again once the board was read again */
    char id[32] = "";
    char url[256] = "";
    pick("acme", id, url);
    ran_well(jobmill_run(NULL, 0, "explain -c %s -d %s %s", conf, db, id), "explain");
}

/* What was never stored is remembered all the same. */
static void
test_before_it_comes(void **state)
{
    (void)state;
    char id[32] = "";
    char url[256] = "";
    night("JOBMILL_NOW=2026-05-01T03:00:00Z");
    pick("acme", id, url);
    (void)remove(db);
    night("JOBMILL_NOW=2026-05-01T04:00:00Z");
    forget(url);
    forget(url);
    night("JOBMILL_NOW=2026-05-02T03:00:00Z");
    assert_false(is_stored(id));
}

static void
test_bad_words(void **state)
{
    (void)state;
    struct ran ran = jobmill_run(NULL, 0, "forget -c %s -d %s engineer", conf, db);
    assert_int_equal(ran.status, 2);
    ran_free(&ran);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_page_of_its_own, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_entry_of_a_listing, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_before_it_comes, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_bad_words, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
