/* tests/store/test_alarm.c: the figures a crawl leaves, and the life of an alarm. */
#include "support_world.h"

#include <string.h>

#include "base/banned.h"

enum { MOST = 8 };

/* Postings a, b and c; the second with pay, all with a place but the last. */
static void
put_three(struct world *world, bool with_salary)
{
    static struct salary salary = {.kind = SALARY_BASE,
                                   .has_min = true,
                                   .min_cents = 5000000,
                                   .annual_min_cents = 5000000,
                                   .currency = "EUR",
                                   .period = PERIOD_YEAR};
    struct outcome *page = world_page(world, "https://x.test/list", PAGE_LISTING, VERDICT_OK);
    page->page->elapsed_ms = 120;
    page->harvest.limit_hits = with_salary ? 0 : 2;
    const char *const ids[] = {"a", "b", "c"};
    for (size_t i = 0; i < 3; i++) {
        struct posting *p = world_posting(page, ids[i]);
        p->salaries = &salary;
        p->n_salaries = with_salary && i == 1;
        p->content_hash += p->n_salaries;
    }
    world_put(world, page);
}

static void
night(struct world *world, bool with_salary)
{
    world->now_s += DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, "https://x.test/list");
    put_three(world, with_salary);
    world_crawl_end(world);
    world_run_end(world);
}

static void
a_crawl_leaves_its_figures(void **state)
{
    (void)state;
    struct world world;
    struct crawl_record records[MOST];
    size_t n = 0;
    world_open(&world, "greenhouse", false);
    night(&world, true);
    night(&world, false);
    OK_OR_FAIL(&world,
               store_history(world.store, STR("s"), (struct history_range){0, INT64_MAX, MOST},
                             records, &n, &world.err));
    assert_int_equal(n, 2);
    assert_true(records[0].id < records[1].id);
    assert_int_equal(records[0].verdict, CRAWL_COMPLETE);
    assert_int_equal(records[0].read, 3);
    assert_int_equal(records[0].with_salary, 1);
    assert_int_equal(records[0].open, 3);
    assert_int_equal(records[0].added, 3);
    assert_int_equal(records[0].latency_ms, 120);
    assert_int_equal(records[0].limited, 0);
    /* the value itself is kept once more; that it was not read shows at once */
    assert_int_equal(records[1].with_salary, 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_salary"), 1);
    assert_int_equal(records[1].limited, 1);
    OK_OR_FAIL(&world, store_history(world.store, STR("s"),
                                     (struct history_range){records[0].id, INT64_MAX, MOST},
                                     records, &n, &world.err));
    assert_int_equal(n, 1);
    OK_OR_FAIL(&world, store_history(world.store, STR("s"), (struct history_range){0, INT64_MAX, 1},
                                     records, &n, &world.err));
    assert_int_equal(n, 1);
    assert_int_equal(records[0].limited, 1); /* the latest */
    struct arena arena;
    struct store_alarm alarm = {0};
    arena_init(&arena, 1 << 20);
    OK_OR_FAIL(&world, store_alarm_look(world.store, LOOK_NO_SALARY, records[0].id, &arena, &alarm,
                                        &world.err));
    struct buf id;
    buf_init(&id, 64);
    world_text(&world, "SELECT id FROM posting WHERE external_id = 'b'", &id);
    assert_memory_equal(id.p, alarm.look.p, alarm.look.n);  /* the one that had pay */
    for (int look = LOOK_NONE; look < LOOK_COUNT; look++) { /* every statement is sound */
        OK_OR_FAIL(&world, store_alarm_look(world.store, (enum store_look)look, records[0].id,
                                            &arena, &alarm, &world.err));
    }
    assert_true(str_is(alarm.look, "https://x.test/list"));
    buf_release(&id);
    arena_release(&arena);
    world_close(&world);
}

/* What was counted before a crash counts, once. */
static void
figures_survive_a_crash(void **state)
{
    (void)state;
    struct world world;
    struct crawl_record record;
    size_t n = 0;
    world_open(&world, "greenhouse", false);
    world_run_begin(&world);
    world_crawl_begin(&world, "https://x.test/list");
    put_three(&world, true);
    world_reopen(&world);
    world_run_begin(&world);
    assert_true(world_crawl_begin(&world, "https://x.test/list"));
    OK_OR_FAIL(&world, store_batch_begin(world.store, &world.err));
    store_batch_rollback(world.store);
    world_crawl_end(&world);
    OK_OR_FAIL(&world, store_history(world.store, STR("s"), (struct history_range){0, INT64_MAX, 1},
                                     &record, &n, &world.err));
    assert_int_equal(n, 1);
    assert_int_equal(record.read, 3);
    assert_int_equal(record.with_salary, 1);
    world_close(&world);
}

static size_t
open_alarms(struct world *world, struct arena *arena, struct store_alarm **ret)
{
    size_t n = 0;
    OK_OR_FAIL(world, store_alarms(world->store, arena, ret, &n, &world->err));
    return n;
}

static void
an_alarm_is_raised_kept_acknowledged_and_cleared(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct store_alarm *list = NULL;
    int64_t id = 0;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    night(&world, true);
    struct store_alarm alarm = {.source = STR("s"),
                                .code = STR("salary-share"),
                                .run = world.run,
                                .usual_until = 1,
                                .has_before = true,
                                .before = 0.5,
                                .after = 0.25,
                                .what = STR("fell"),
                                .look = STR("abc")};
    OK_OR_FAIL(&world, store_alarm_raise(world.store, &alarm, 100, &id, &world.err));
    OK_OR_FAIL(&world, store_alarm_keep(world.store, id, 0.125, STR("fell more"), 200, &world.err));
    OK_OR_FAIL(&world, store_alarm_acknowledge(world.store, id, 300, &world.err));
    OK_OR_FAIL(&world, store_alarm_acknowledge(world.store, id, 400, &world.err));
    assert_int_equal(open_alarms(&world, &arena, &list), 1);
    assert_true(str_is(list[0].source, "s") && str_is(list[0].code, "salary-share"));
    assert_true(str_is(list[0].what, "fell more") && str_is(list[0].look, "abc"));
    assert_true(list[0].has_before && list[0].before > 0.4 && list[0].after < 0.2);
    assert_int_equal(list[0].acknowledged_at_s, 300);
    assert_int_equal(list[0].usual_until, 1);
    assert_true(list[0].is_open);
    OK_OR_FAIL(&world, store_alarm_clear(world.store, id, "well", 500, &world.err));
    assert_int_equal(open_alarms(&world, &arena, &list), 0);
    assert_int_equal(store_alarm_acknowledge(world.store, id, 600, &world.err), E_NOT_FOUND);
    /* what became usual is remembered */
    OK_OR_FAIL(&world, store_alarm_raise(world.store, &alarm, 700, &id, &world.err));
    OK_OR_FAIL(&world, store_alarm_clear(world.store, id, "usual", 800, &world.err));
    assert_int_equal(open_alarms(&world, &arena, &list), 1);
    assert_false(list[0].is_open);
    alarm.source = STR("unheard of");
    assert_int_equal(store_alarm_raise(world.store, &alarm, 900, &id, &world.err), E_NOT_FOUND);
    arena_release(&arena);
    world_close(&world);
}

/* A shard's figures and alarms come along, once, and end with it. */
static void
alarms_are_merged(void **state)
{
    (void)state;
    struct world shard, whole;
    int64_t id = 0;
    world_open(&shard, "greenhouse", false);
    world_open(&whole, "greenhouse", false);
    night(&shard, true);
    struct store_alarm alarm = {.source = STR("s"),
                                .code = STR("salary-share"),
                                .run = shard.run,
                                .usual_until = 1,
                                .after = 0.25,
                                .what = STR("fell")};
    OK_OR_FAIL(&shard, store_alarm_raise(shard.store, &alarm, 100, &id, &shard.err));
    for (int i = 0; i < 2; i++) {
        OK_OR_FAIL(&whole, store_merge(whole.store, shard.path, &whole.err));
        assert_int_equal(world_int(&whole, "SELECT count(*) FROM alarm WHERE cleared_at IS NULL"),
                         1);
        assert_int_equal(world_int(&whole, "SELECT sum(with_salary) FROM crawl_stat"), 1);
    }
    OK_OR_FAIL(&shard, store_alarm_clear(shard.store, id, "well", 200, &shard.err));
    OK_OR_FAIL(&whole, store_merge(whole.store, shard.path, &whole.err));
    assert_int_equal(world_int(&whole, "SELECT count(*) FROM alarm WHERE cleared_at = 200"), 1);
    assert_int_equal(world_int(&whole, "SELECT count(*) FROM alarm"), 1);
    world_close(&whole);
    world_close(&shard);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crawl_leaves_its_figures),
        cmocka_unit_test(figures_survive_a_crash),
        cmocka_unit_test(an_alarm_is_raised_kept_acknowledged_and_cleared),
        cmocka_unit_test(alarms_are_merged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
