/* tests/cron/test_kill.c: kill -9 at any moment of a run; run again; the store
 * equals that of an undisturbed run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support_market.h"

static void
killed_runs_are_completed(void **state)
{
    (void)state;
    enum { KILLS = 12, STEP_MS = 35 };
    struct web *web = web_start();
    char db[256];
    market_greenhouse(web, 40, 0);
    market_smartrecruiters(web, 30);
    market_site(web, 40);
    const char *conf = market_conf(web, "");
    const char *env = "JOBMILL_NOW=2026-05-01T03:00:00Z";
    (void)snprintf(db, sizeof db, "%s/calm.db", scratch_folder());
    struct ran ran = jobmill_run(env, 0, "run -c %s -d %s", conf, db);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    json_t *calm = export_all(db);
    assert_int_equal(json_object_size(calm), 110);
    (void)snprintf(db, sizeof db, "%s/shaken.db", scratch_folder());
    web_delay(web, 15);
    int killed = 0;
    for (int i = 1; i <= KILLS; i++) {
        ran = jobmill_run(env, i * STEP_MS, "run -c %s -d %s", conf, db);
        killed += ran.status == -9;
        ran_free(&ran);
    }
    web_delay(web, 0);
    assert_true(killed > 0);
    ran = jobmill_run(env, 0, "run -c %s -d %s", conf, db);
    if (ran.status != 0) {
        fail_msg("exit %d: %s", ran.status, ran.err);
    }
    ran_free(&ran);
    json_t *shaken = export_all(db);
    const char *id;
    json_t *posting;
    json_object_foreach(calm, id, posting)
    {
        json_t *other = json_object_get(shaken, id);
        assert_non_null(other);
        json_object_del(posting, "first_seen"); /* a few seconds later */
        json_object_del(other, "first_seen");
        json_object_del(posting, "job_id"); /* named after the first one seen */
        json_object_del(other, "job_id");
        json_object_del(posting, "job_group");
        json_object_del(other, "job_group");
        if (!json_equal(posting, other)) {
            fail_msg("%s differs: %s", id, json_dumps(other, 0));
        }
    }
    assert_int_equal(json_object_size(shaken), json_object_size(calm));
    json_decref(calm);
    json_decref(shaken);
    web_stop(web);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(killed_runs_are_completed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
