/* tests/store/test_facts.c: the narrow rows that reports count are always those
 * that the other tables give, or missing and noted as such; never old. */
#include <stdio.h>

#include "support_world.h"

#include "base/banned.h"

static const char LIST[] = "https://b.example/list";

static void
night_begin(struct world *world)
{
    world->now_s += DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, LIST);
}

static void
list_two(struct world *world, const char *role, int64_t cents)
{
    struct place place = {.country = "DE", .raw = {"Berlin", 6}};
    struct salary salary = {.kind = SALARY_BASE,
                            .has_min = true,
                            .min_cents = cents,
                            .annual_min_cents = cents,
                            .currency = "EUR",
                            .period = PERIOD_YEAR};
    struct outcome *o = world_page(world, LIST, PAGE_LISTING, VERDICT_OK);
    world_posting(o, "b");
    struct posting *p = world_posting(o, "a");
    p->role = role;
    p->places = &place;
    p->n_places = 1;
    p->salaries = &salary;
    p->n_salaries = 1;
    p->content_hash += (uint64_t)cents + (uint64_t)strlen(role ? role : "");
    o->harvest.n_listed = 2;
    world_put(world, o);
}

static void
night_end(struct world *world)
{
    world_crawl_end(world);
    world_run_end(world);
}

/* Rows that are not as the other tables have it, or neither there nor noted. */
static int64_t
wrong(struct world *world)
{
    return world_int(world, "SELECT count(*) FROM (SELECT * FROM posting_fact EXCEPT SELECT * FROM "
                            "v_fact)") +
           world_int(world, "SELECT count(*) FROM posting p WHERE role IS NOT NULL AND (n IN "
                            "(SELECT posting FROM posting_fact)) = (n IN (SELECT posting FROM "
                            "fact_dirty))");
}

static int64_t
kept(struct world *world)
{
    return world_int(world, "SELECT count(*) FROM posting_fact");
}

/* The rows in Germany with just this pay. */
static int64_t
paid(struct world *world, const char *pays)
{
    char sql[160];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM posting_fact WHERE countries = 'DE' AND pays = '%s'",
                   pays);
    return world_int(world, sql);
}

static void
facts_follow_every_change(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    night_begin(&world);
    list_two(&world, "backend-developer", 5000000);
    assert_int_equal(kept(&world), 0); /* noted until the run ends */
    assert_int_equal(wrong(&world), 0);
    night_end(&world);
    assert_int_equal(kept(&world), 2);
    assert_int_equal(wrong(&world), 0);
    assert_int_equal(paid(&world, "base EUR 5000000 5000000"), 1);
    night_begin(&world); /* other pay: the old row is gone at once */
    list_two(&world, "backend-developer", 6000000);
    assert_int_equal(kept(&world), 1);
    assert_int_equal(wrong(&world), 0);
    night_end(&world);
    assert_int_equal(paid(&world, "base EUR 6000000 6000000"), 1);
    night_begin(&world); /* another role */
    list_two(&world, "devops-engineer", 6000000);
    assert_int_equal(kept(&world), 1);
    night_end(&world);
    assert_int_equal(kept(&world), 2);
    assert_int_equal(wrong(&world), 0);
    night_begin(&world); /* seen, and the same */
    list_two(&world, "devops-engineer", 6000000);
    assert_int_equal(kept(&world), 2);
    night_end(&world);
    world_close(&world);
}

/* A job that turns out later is told to rows that were made before. */
static void
facts_follow_the_job(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    night_begin(&world);
    list_two(&world, "backend-developer", 5000000);
    night_end(&world);
    struct buf none;
    buf_init(&none, 100);
    world_text(&world,
               "INSERT INTO twin(posting, relation, other, reason) SELECT b.n, 'job', a.n, "
               "'same-text' FROM posting a JOIN posting b ON a.id < b.id",
               &none);
    world_text(&world, "INSERT INTO twin_touched SELECT posting FROM twin", &none);
    buf_release(&none);
    night_begin(&world);
    list_two(&world, "backend-developer", 5000000);
    night_end(&world);
    assert_int_equal(world_int(&world, "SELECT count(DISTINCT job_id) FROM posting_fact"), 1);
    assert_int_equal(kept(&world), 2);
    assert_int_equal(wrong(&world), 0);
    world_close(&world);
}

static void
what_is_forgotten_leaves_no_facts(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct store_takedown takedown;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    night_begin(&world);
    list_two(&world, "backend-developer", 5000000);
    night_end(&world);
    OK_OR_FAIL(&world, store_takedown(world.store, STR("https://b.example/jobs/a"), &arena,
                                      &takedown, &world.err));
    OK_OR_FAIL(&world, store_forget(world.store, &takedown, world.now_s, &world.err));
    assert_int_equal(kept(&world), 1);
    assert_int_equal(wrong(&world), 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM fact_dirty"), 0);
    world_close(&world);
    arena_release(&arena);
}

static void
keep_problem(void *ctx, struct str what)
{
    struct buf *said = ctx;
    buf_add(said, what);
}

/* No constraint keeps what reports count and what is to be made anew in step. */
static void
a_check_tells_what_reports_miss(void **state)
{
    (void)state;
    struct world world;
    struct buf said;
    int64_t n = 0;
    buf_init(&said, 1000);
    world_open(&world, "greenhouse", false);
    night_begin(&world);
    list_two(&world, "backend-developer", 5000000);
    night_end(&world);
    OK_OR_FAIL(&world, store_check(world.store, keep_problem, &said, &n, &world.err));
    assert_int_equal(n, 0);
    struct buf none;
    buf_init(&none, 100);
    world_text(&world, "DELETE FROM posting_fact WHERE posting = 1", &none);
    OK_OR_FAIL(&world, store_check(world.store, keep_problem, &said, &n, &world.err));
    assert_int_equal(n, 1);
    assert_true(str_has(buf_str(&said), STR("reports miss it")));
    buf_release(&none);
    buf_release(&said);
    world_close(&world);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_follow_every_change),
        cmocka_unit_test(facts_follow_the_job),
        cmocka_unit_test(what_is_forgotten_leaves_no_facts),
        cmocka_unit_test(a_check_tells_what_reports_miss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
