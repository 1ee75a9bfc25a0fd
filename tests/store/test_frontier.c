/* tests/store/test_frontier.c: a run that was killed and resumed ends like one that
 * was not; which links are asked for, and with which validators. */
#include "support_world.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static const char LIST[] = "https://b.example/list";

/* ---- killed and resumed ---- */

enum { JOBS = 6 };

static void
put_list(struct world *world)
{
    struct outcome *o = world_page(world, LIST, PAGE_LISTING, VERDICT_OK);
    for (int i = 0; i < JOBS; i++) {
        char id[8];
        (void)snprintf(id, sizeof id, "%d", i);
        world_link(o, PAGE_DETAIL, arena_printf(o->page->arena, "https://b.example/jobs/%d", i).p,
                   arena_printf(o->page->arena, "%d", i).p, "v1");
    }
    world_put(world, o);
}

static void
put_detail(struct world *world, int64_t frontier_id, struct str url, struct str external_id)
{
    char id[8];
    (void)snprintf(id, sizeof id, "%.*s", STR_ARG(external_id));
    struct outcome *o = world_page(world, "", PAGE_DETAIL, VERDICT_OK);
    o->page->url = o->page->final_url = arena_str(o->page->arena, url);
    o->page->frontier_id = frontier_id;
    o->page->external_id = arena_str(o->page->arena, external_id);
    o->page->version = STR("v1");
    world_posting(o, id);
    world_put(world, o);
}

static void
answer(struct world *world, const struct frontier_row *row)
{
    if (row->role == PAGE_LISTING) {
        put_list(world);
    } else {
        put_detail(world, row->id, row->url, row->external_id);
    }
}

/* Answers at most `budget` requests; true when none is left. */
static bool
work(struct world *world, int budget)
{
    struct frontier *frontier = NULL;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    OK_OR_FAIL(world, frontier_open(world->path, world->run, &frontier, &world->err));
    bool is_done = false;
    while (!is_done && budget > 0) {
        struct str host;
        size_t n_hosts = 0, n = 0;
        struct frontier_row *rows = NULL;
        OK_OR_FAIL(world, frontier_hosts(frontier, &arena, 1, &host, &n_hosts, &world->err));
        is_done = n_hosts == 0;
        if (!is_done) {
            OK_OR_FAIL(world, frontier_draw(frontier, &(struct frontier_draw){host, 0, 1}, &arena,
                                            &rows, &n, &world->err));
        }
        for (size_t i = 0; i < n; i++, budget--) {
            answer(world, &rows[i]);
        }
    }
    frontier_close(frontier);
    arena_release(&arena);
    return is_done;
}

static void
whole_run(struct world *world, int budget, struct buf *ret)
{
    world_open(world, "workday", false);
    for (int lives = 0; lives < 100; lives++) {
        world_run_begin(world);
        bool resumed = world_crawl_begin(world, LIST);
        assert_true(resumed == (lives > 0));
        if (work(world, budget)) {
            break;
        }
        world_reopen(world); /* killed: nothing is ended */
    }
    world_crawl_end(world);
    world_run_end(world);
    assert_int_equal(world->summary.verdict, CRAWL_COMPLETE);
    assert_int_equal(world->summary.added, JOBS);
    world_dump(world, ret);
    world_close(world);
}

static void
killed_and_resumed_equals_undisturbed(void **state)
{
    (void)state;
    struct world world;
    struct buf whole, torn;
    buf_init(&whole, 1 << 20);
    buf_init(&torn, 1 << 20);
    whole_run(&world, 1000, &whole);
    assert_true(str_has(buf_str(&whole), STR("Kubernetes")));
    for (int budget = 1; budget < 5; budget++) {
        whole_run(&world, budget, &torn);
        assert_string_equal(buf_str(&whole).p, buf_str(&torn).p);
    }
    buf_release(&whole);
    buf_release(&torn);
}

static void
what_is_not_committed_is_not_there(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    world_run_begin(&world);
    world_crawl_begin(&world, LIST);
    struct outcome *o = world_page(&world, LIST, PAGE_LISTING, VERDICT_OK);
    world_posting(o, "a");
    OK_OR_FAIL(&world, store_batch_begin(world.store, &world.err));
    OK_OR_FAIL(&world, store_put(world.store, world.run, o, world.now_s, &world.err));
    store_batch_rollback(world.store);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 0);
    int64_t pending = 0;
    OK_OR_FAIL(&world, store_pending(world.store, STR("s"), &pending, &world.err));
    assert_int_equal(pending, 1);
    world_put(&world, o);
    OK_OR_FAIL(&world, store_pending(world.store, STR("s"), &pending, &world.err));
    assert_int_equal(pending, 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 1);
    world_close(&world);
}

/* ---- which links are asked for ---- */

static int64_t
links_night(struct world *world, int64_t days, const char *version)
{
    world->now_s += days * DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, LIST);
    struct outcome *o = world_page(world, LIST, PAGE_LISTING, VERDICT_OK);
    world_link(o, PAGE_DETAIL, "https://b.example/jobs/a", "a", version);
    world_put(world, o);
    int64_t pending = 0;
    OK_OR_FAIL(world, store_pending(world->store, STR("s"), &pending, &world->err));
    if (pending) {
        struct outcome *d = world_page(world, "https://b.example/jobs/a", PAGE_DETAIL, VERDICT_OK);
        d->page->version = str_of(version);
        world_posting(d, "a");
        world_put(world, d);
    }
    world_crawl_end(world);
    world_run_end(world);
    return pending;
}

static void
a_detail_is_asked_for_only_when_it_must(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "workday", false);
    assert_int_equal(links_night(&world, 0, "1"), 1); /* unseen */
    assert_int_equal(links_night(&world, 1, "1"), 0); /* the same mark */
    assert_int_equal(links_night(&world, 30, "1"), 0);
    assert_int_equal(links_night(&world, 1, "2"), 1); /* another mark */
    world.versions = "2.1.1";
    assert_int_equal(links_night(&world, 1, "2"), 1);  /* read under other versions */
    assert_int_equal(links_night(&world, 1, NULL), 0); /* no mark: by age */
    assert_int_equal(links_night(&world, 7, NULL), 1);
    assert_int_equal(world_int(&world, "SELECT last_seen FROM sighting"), world.now_s);
    world_close(&world);
}

/* A posting that came by its own page rests on the listing that led there. */
static void
an_unchanged_listing_speaks_for_its_details(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "workday", false);
    assert_int_equal(links_night(&world, 0, "1"), 1);
    assert_int_equal(world_int(&world, "SELECT must_read FROM page WHERE is_listing = 1"), 0);
    for (int night = 0; night < 2; night++) {
        world_night(&world, "1 =");
        assert_int_equal(world.summary.verdict, CRAWL_UNCHANGED);
        assert_int_equal(world.summary.seen, 1);
        assert_int_equal(world.summary.closed, 0);
    }
    assert_int_equal(world_int(&world, "SELECT last_seen FROM sighting"), world.now_s);
    world_close(&world);
}

static void
a_frontier_row_carries_validators_only_when_they_hold(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    for (int i = 0; i < 2; i++) {
        struct frontier *frontier = NULL;
        struct frontier_row *rows = NULL;
        size_t n = 0;
        world.versions = i == 0 ? "1.1.1" : "2.1.1";
        world_run_begin(&world);
        world_crawl_begin(&world, LIST);
        OK_OR_FAIL(&world, frontier_open(world.path, world.run, &frontier, &world.err));
        OK_OR_FAIL(&world,
                   frontier_draw(frontier, &(struct frontier_draw){STR("https://b.example"), 0, 9},
                                 &arena, &rows, &n, &world.err));
        assert_int_equal(n, 1);
        assert_true((rows[0].digest != 0) == (i == 0));
        assert_true((rows[0].etag.n != 0) == (i == 0));
        frontier_close(frontier);
        world_crawl_end(&world);
        world_run_end(&world);
    }
    world_close(&world);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(killed_and_resumed_equals_undisturbed),
        cmocka_unit_test(what_is_not_committed_is_not_there),
        cmocka_unit_test(a_detail_is_asked_for_only_when_it_must),
        cmocka_unit_test(an_unchanged_listing_speaks_for_its_details),
        cmocka_unit_test(a_frontier_row_carries_validators_only_when_they_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
