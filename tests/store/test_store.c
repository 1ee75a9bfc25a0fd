/* tests/store/test_store.c: sources that are due, vanish and come back; twins;
 * replay; filters; full text; robots and holds. */
#include "support_world.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

/* ---- due ---- */

static void
sources_are_due_from_90_percent_on(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    static const struct {
        int64_t every_ms, after_s;
        bool want;
    } ROWS[] = {{0, 0, true},
                {DAY_S * 1000LL, DAY_S * 89 / 100, false},
                {DAY_S * 1000LL, DAY_S * 90 / 100, true}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct store_source source = {.name = STR("s"), .every_ms = ROWS[i].every_ms};
        bool due = false;
        OK_OR_FAIL(&world, store_due(world.store, &source, 1, world.now_s + ROWS[i].after_s, &due,
                                     &world.err));
        assert_true(due == ROWS[i].want);
    }
    struct store_source never = {.name = STR("new"), .every_ms = 1000};
    bool due = false;
    OK_OR_FAIL(&world, store_due(world.store, &never, 1, world.now_s, &due, &world.err));
    assert_true(due);
    world_close(&world);
}

static void
a_vanished_source_grows_stale(void **state)
{
    (void)state;
    struct world world;
    struct buf states;
    buf_init(&states, 4096);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    world.now_s += 40LL * DAY_S;
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:open b:open");
    OK_OR_FAIL(&world, store_sources(world.store, NULL, 0, &world.err));
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:stale b:stale");
    world_close(&world);
    buf_release(&states);
}

static void
a_source_that_comes_back_leaves_a_gap(void **state)
{
    (void)state;
    struct world world;
    struct buf text;
    buf_init(&text, 4096);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    OK_OR_FAIL(&world, store_sources(world.store, NULL, 0, &world.err));
    world.now_s += 50LL * DAY_S;
    world_run_begin(&world);
    world_run_end(&world);
    world_reopen(&world); /* configured again */
    world_night(&world, "1 a");
    world_states(&world, &text);
    assert_string_equal(buf_str(&text).p, "a:open b:unlisted");
    world_text(
        &world,
        "SELECT printf('%d-%s%s', (opened_at - 1767236400) / 86400, (closed_at - 1767236400) / "
        "86400, ' ' || reason) FROM posting_span ORDER BY posting, opened_at",
        &text);
    assert_string_equal(buf_str(&text).p, "0-30 stale\n51-\n0-30 stale\n");
    world_close(&world);
    buf_release(&text);
}

/* ---- twins ---- */

struct twin {
    const char *id, *city, *requisition;
    uint32_t text;           /* 0: none; else texts differ by number */
    const char *job, *group; /* whose id it gets */
};

static void
twins_night(struct world *world, const struct twin *twins, size_t n)
{
    world_run_begin(world);
    world_crawl_begin(world, "https://b.example/list");
    for (size_t i = 0; i < n; i++) {
        world->now_s++;
        char url[64];
        (void)snprintf(url, sizeof url, "https://b.example/list?p=%zu", i);
        struct outcome *o = world_page(world, url, PAGE_LISTING, VERDICT_OK);
        struct posting *p = world_posting(o, twins[i].id);
        p->core_hash = 77;
        p->requisition_id = str_of(twins[i].requisition);
        p->places = ARENA_NEW(o->page->arena, struct place);
        p->places[0].city = str_of(twins[i].city);
        p->n_places = 1;
        for (uint32_t k = 0; twins[i].text && k < MINHASH_COUNT; k++) {
            p->minhash[k] = k < 28 ? k + 1000 * (twins[i].text / 10) : k + twins[i].text;
        }
        world_put(world, o);
    }
    world_crawl_end(world);
    world_run_end(world);
}

static const struct twin TWINS[] = {
    {"a", "Berlin", NULL, 11, "a", "a"},
    {"b", "Berlin", NULL, 12, "b", "a"},  /* nearly the same text beside it: two openings */
    {"c", "Berlin", NULL, 21, "c", "a"},  /* another text: another opening */
    {"d", "Munich", NULL, 11, "d", "a"},  /* another city */
    {"e", "Berlin", NULL, 0, "e", "a"},   /* no text to tell which it is of */
    {"f", "Berlin", "R-1", 11, "a", "a"}, /* one number is no two */
    {"g", "Munich", "R-1", 11, "d", "a"},
    {"h", "Munich", "R-2", 11, "h", "a"}, /* g is of d, with another number */
    {"i", "Rome", "R-3", 11, "i", "a"},
    {"j", "Rome", "R-4", 11, "j", "a"}, /* two requisitions: two openings */
};
enum { N_TWINS = sizeof TWINS / sizeof TWINS[0] };

static void
twins_share_a_job(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct stored_posting got;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    twins_night(&world, TWINS, N_TWINS);
    for (size_t i = 0; i < N_TWINS; i++) {
        char id[POSTING_ID_BYTES], job[POSTING_ID_BYTES], group[POSTING_ID_BYTES];
        posting_id(STR("greenhouse"), STR("b"), str_of(TWINS[i].id), id);
        posting_id(STR("greenhouse"), STR("b"), str_of(TWINS[i].job), job);
        posting_id(STR("greenhouse"), STR("b"), str_of(TWINS[i].group), group);
        OK_OR_FAIL(&world, store_get(world.store, str_of(id), &arena, &got, &world.err));
        if (!str_is(got.job_id, job) || !str_is(got.job_group, group)) {
            fail_msg("%s: job %.*s, wanted %s", TWINS[i].id, STR_ARG(got.job_id), job);
        }
    }
    assert_int_equal(world_int(&world, "SELECT sum(postings) FROM job"), N_TWINS);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM job"),
                     world_int(&world, "SELECT count(DISTINCT job_id) FROM posting"));
    world_close(&world);
    arena_release(&arena);
}

/* Word for word the same, side by side; another opening here, and elsewhere. */
static void
each_link_keeps_its_reason(void **state)
{
    (void)state;
    static const struct {
        const char *id, *relation, *reason;
    } REASONS[] = {{"f", "job", "shown-twice"},     {"g", "job", "shown-twice"},
                   {"b", "group", "other-opening"}, {"c", "group", "other-opening"},
                   {"d", "group", "other-place"},   {"j", "group", "other-place"}};
    struct world world;
    world_open(&world, "greenhouse", false);
    twins_night(&world, TWINS, N_TWINS);
    for (size_t i = 0; i < sizeof REASONS / sizeof REASONS[0]; i++) {
        char sql[256];
        (void)snprintf(sql, sizeof sql,
                       "SELECT count(*) FROM twin t JOIN posting p ON p.n = t.posting WHERE "
                       "p.external_id = '%s' AND t.relation = '%s' AND t.reason = '%s'",
                       REASONS[i].id, REASONS[i].relation, REASONS[i].reason);
        if (world_int(&world, sql) != 1) {
            fail_msg("%s is not %s", REASONS[i].id, REASONS[i].reason);
        }
    }
    world_close(&world);
}

/* ---- replay ---- */

static void
count_diff(void *ctx, const char *field, struct str id, struct str before, struct str after)
{
    struct buf *buf = ctx;
    (void)id;
    buf_printf(buf, "%s: %.*s > %.*s\n", field, STR_ARG(before), STR_ARG(after));
}

static void
rereading_changes_only_what_is_read(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct buf diff;
    struct store_position *at = NULL;
    size_t n = 0;
    arena_init(&arena, 1 << 20);
    buf_init(&diff, 4096);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    OK_OR_FAIL(&world, store_positions(world.store,
                                       &(struct store_position_filter){.since_s = TIME_UNKNOWN},
                                       &arena, &at, &n, &world.err));
    assert_int_equal(n, 1);
    assert_true(str_is(at[0].file, "2026-01-01.warc.gz"));
    struct outcome *o = world_page(&world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    struct posting *p = world_posting(o, "a");
    p->seniority = SENIORITY_LEAD;
    p->description = STR_NONE;
    world_run_begin(&world);
    for (int apply = 0; apply < 2; apply++) {
        buf_clear(&diff);
        struct store_rereading how = {world.run, world.now_s + 99, apply, count_diff, &diff};
        OK_OR_FAIL(&world, store_reread(world.store, p, &how, &world.err));
        assert_string_equal(buf_str(&diff).p, "seniority: senior > lead\n");
        assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_change WHERE cause = "
                                           "'reread' AND field = 'seniority'"),
                         apply);
    }
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_text WHERE description IS "
                                       "NULL"),
                     0);
    assert_int_equal(world_int(&world, "SELECT max(last_seen) FROM sighting"), world.now_s);
    page_free(o->page);
    world_close(&world);
    arena_release(&arena);
    buf_release(&diff);
}

/* ---- filters, full text, notes of fetch threads ---- */

static bool
list_ids(void *ctx, const struct stored_posting *posting)
{
    buf_add(ctx, posting->posting.external_id);
    return true;
}

static void
each_follows_its_filter(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct buf ids;
    arena_init(&arena, 1 << 20);
    buf_init(&ids, 4096);
    world_open(&world, "greenhouse", false);
    int64_t start = world.now_s;
    world_night(&world, "0 ab");
    world_night(&world, "2 ac");
    const struct {
        struct store_filter filter;
        size_t want;
        const char *absent;
    } ROWS[] = {
        {{world.now_s, TIME_UNKNOWN, false}, 2, "b"},  {{start, TIME_UNKNOWN, false}, 2, "c"},
        {{TIME_UNKNOWN, TIME_UNKNOWN, false}, 2, "b"}, {{world.now_s, TIME_UNKNOWN, true}, 3, "x"},
        {{world.now_s, start + 1, true}, 2, "a"},      {{world.now_s, start + 1, false}, 2, "a"}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        buf_clear(&ids);
        OK_OR_FAIL(&world,
                   store_each(world.store, &ROWS[i].filter, &arena, list_ids, &ids, &world.err));
        assert_int_equal(ids.n, ROWS[i].want);
        assert_false(str_has(buf_str(&ids), str_of(ROWS[i].absent)));
    }
    world_close(&world);
    arena_release(&arena);
    buf_release(&ids);
}

static void
the_full_text_index_follows(void **state)
{
    (void)state;
    static const char BERLIN[] = "SELECT count(*) FROM posting_fts WHERE posting_fts MATCH "
                                 "'berlin'";
    static const char OTHER[] = "SELECT count(*) FROM posting_fts WHERE posting_fts MATCH 'tokyo'";
    struct world world;
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    OK_OR_FAIL(&world, store_fts_update(world.store, &world.err));
    assert_int_equal(world_int(&world, BERLIN), 2);
    world.now_s += DAY_S;
    world_run_begin(&world);
    world_crawl_begin(&world, "https://b.example/list");
    struct outcome *o = world_page(&world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    struct posting *p = world_posting(o, "a");
    p->description = STR("We run trains in Tokyo.");
    p->content_hash++;
    world_posting(o, "b");
    world_posting(o, "c");
    world_put(&world, o);
    world_crawl_end(&world);
    world_run_end(&world);
    OK_OR_FAIL(&world, store_fts_update(world.store, &world.err));
    assert_int_equal(world_int(&world, BERLIN), 2);
    assert_int_equal(world_int(&world, OTHER), 1);
    world_close(&world);
}

static void
robots_and_holds_are_kept(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct frontier *frontier = NULL;
    struct str body;
    int status = 0;
    int64_t at = 0;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    OK_OR_FAIL(&world, store_robots_put(world.store, STR("https://x"), STR("User-agent: *"), 200, 7,
                                        &world.err));
    OK_OR_FAIL(&world, store_hold_put(world.store, STR("https://x"), 99, &world.err));
    OK_OR_FAIL(&world, store_batch_begin(world.store, &world.err));
    OK_OR_FAIL(&world, store_batch_commit(world.store, &world.err));
    OK_OR_FAIL(&world, frontier_open(world.path, 1, &frontier, &world.err));
    assert_int_equal(frontier_robots_get(frontier, STR("https://x"), &arena, &body, &status, &at),
                     OK);
    assert_true(str_is(body, "User-agent: *"));
    assert_int_equal(status, 200);
    assert_int_equal(at, 7);
    assert_int_equal(frontier_hold_get(frontier, STR("https://x")), 99);
    assert_int_equal(frontier_hold_get(frontier, STR("https://y")), 0);
    assert_int_equal(frontier_robots_get(frontier, STR("https://y"), &arena, &body, &status, &at),
                     OK);
    assert_int_equal(at, TIME_UNKNOWN);
    frontier_close(frontier);
    world_close(&world);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_are_due_from_90_percent_on),
        cmocka_unit_test(a_vanished_source_grows_stale),
        cmocka_unit_test(a_source_that_comes_back_leaves_a_gap),
        cmocka_unit_test(twins_share_a_job),
        cmocka_unit_test(each_link_keeps_its_reason),
        cmocka_unit_test(rereading_changes_only_what_is_read),
        cmocka_unit_test(each_follows_its_filter),
        cmocka_unit_test(the_full_text_index_follows),
        cmocka_unit_test(robots_and_holds_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
