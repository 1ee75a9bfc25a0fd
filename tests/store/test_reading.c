/* tests/store/test_reading.c: what incremental readers are told of, and that the
 * question "active on a day" and the end of a night are answered by indexes. */
#include "support_world.h"

#include <string.h>

#include "store/db.h"

#include "base/banned.h"

/* ---- what is over ---- */

static bool
list_over(void *ctx, const struct stored_posting *posting)
{
    struct buf *buf = ctx;
    buf_printf(buf, "%.*s:%s%.*s ", STR_ARG(posting->posting.external_id),
               posting->over ? posting->over : "", STR_ARG(posting->close_reason));
    return true;
}

static void
expect_over(struct world *world, int64_t since_s, bool all, const char *want)
{
    struct buf got;
    struct arena arena;
    struct store_filter filter = {.as_of_s = world->now_s, .since_s = since_s, .all = all};
    buf_init(&got, 4096);
    arena_init(&arena, 1 << 20);
    OK_OR_FAIL(world, store_each(world->store, &filter, &arena, list_over, &got, &world->err));
    struct str list[8], rest = buf_str(&got);
    size_t n = 0;
    while (rest.n) { /* in order of id: here by letter */
        list[n++] = str_cut(&rest, ' ');
    }
    struct buf sorted;
    buf_init(&sorted, 4096);
    for (char c = 'a'; c <= 'h'; c++) {
        for (size_t i = 0; i < n; i++) {
            if (list[i].n && list[i].p[0] == c) {
                buf_printf(&sorted, "%.*s ", STR_ARG(list[i]));
            }
        }
    }
    assert_string_equal(buf_str(&sorted).p, want);
    buf_release(&sorted);
    buf_release(&got);
    arena_release(&arena);
}

/* An incremental reader must learn of what ended, whatever ended it. */
static void
what_ended_since_is_listed(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    int64_t first = world.now_s;
    world_night(&world, "0 abc");
    world_night(&world, "1 ab");
    int64_t second = world.now_s;
    world_night(&world, "1 ab");
    expect_over(&world, TIME_UNKNOWN, false, "a: b: ");
    expect_over(&world, second, false, "c:unlisted ");
    expect_over(&world, second + 1, false, "");
    expect_over(&world, first, false, "a: b: c:unlisted ");
    world_close(&world);
    world_open(&world, "remoteok", true);
    world_night(&world, "0 abc");
    world_night(&world, "20 ab");
    world_night(&world, "20 ab");
    expect_over(&world, world.now_s - 25 * DAY_S, false, "c:stale ");
    expect_over(&world, world.now_s - 5 * DAY_S, false, ""); /* it was stale before */
    world_close(&world);
    world_open(&world, "sitemap", false);
    world_run_begin(&world);
    world_crawl_begin(&world, "https://b.example/list");
    struct outcome *o = world_page(&world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    world_posting(o, "a")->valid_through_s = world.now_s + DAY_S;
    o->harvest.n_listed = 1;
    world_put(&world, o);
    world_crawl_end(&world);
    world_run_end(&world);
    world.now_s += 5 * DAY_S; /* over, though no run has said so yet */
    expect_over(&world, world.now_s - 4 * DAY_S, false, "a:expired ");
    world_run_begin(&world);
    world_run_end(&world); /* now one has: those who ask from today on learn of it too */
    expect_over(&world, world.now_s, false, "a:expired ");
    world_close(&world);
}

/* ---- "active on a day" ---- */

struct plan_row {
    const char *sql, *must, *must_not;
};

static void
expect_plans(const struct plan_row *rows, size_t n)
{
    struct world world;
    world_open(&world, "greenhouse", false);
    for (size_t i = 0; i < n; i++) {
        struct query *q = NULL;
        struct buf sql, plan;
        buf_init(&sql, 8192);
        buf_init(&plan, 8192);
        buf_printf(&sql, "EXPLAIN QUERY PLAN %s", rows[i].sql);
        OK_OR_FAIL(&world, query_new(world.store, buf_str(&sql).p, &q, &world.err));
        while (query_step(q)) {
            buf_printf(&plan, "%.*s\n", STR_ARG(query_col_text(q, 3)));
        }
        OK_OR_FAIL(&world, query_free(q, &world.err));
        if (!strstr(buf_str(&plan).p, rows[i].must) || strstr(buf_str(&plan).p, rows[i].must_not)) {
            fail_msg("%s:\n%s", rows[i].sql, buf_str(&plan).p);
        }
        buf_release(&sql);
        buf_release(&plan);
    }
    world_close(&world);
}

/* The plan of each holds index searches alone. */
static void
active_on_a_day_is_one_indexed_query(void **state)
{
    (void)state;
    static const struct plan_row ROWS[] = {
        {"SELECT n FROM v_span WHERE opened_at <= 1767300000 AND ended_at >= 1767300000",
         "SEARCH s USING COVERING INDEX posting_span_opened (opened_at<?)", "SCAN"},
        {"SELECT 1 FROM v_span WHERE n = 7 AND opened_at <= 1767300000 AND ended_at >= 1767300000",
         "SEARCH s USING PRIMARY KEY (posting=? AND opened_at<?)", "SCAN"},
        {"SELECT count(*) FROM v_span v WHERE v.role = 'backend-developer' AND v.opened_at <= "
         "1767300000 AND v.ended_at >= 1767300000",
         "USING INDEX posting_role", "SCAN"},
    };
    expect_plans(ROWS, sizeof ROWS / sizeof ROWS[0]);
}

static const char *const STATEMENTS[SQL_COUNT] = {
#define STATEMENT(name, text) [name] = (text),
#include "store/statements.def"
#undef STATEMENT
};

/* The end of a night reads what changed, whatever else is stored. */
static void
a_night_ends_without_reading_all_postings(void **state)
{
    (void)state;
    const struct plan_row rows[] = {
        {STATEMENTS[SQL_TWIN_TITLES], "SEARCH a USING INDEX posting_title", "SCAN p\n"},
        {STATEMENTS[SQL_TWIN_OF_TITLE], "SEARCH p USING INDEX posting_title", "SCAN p\n"},
        {STATEMENTS[SQL_TWIN_OF_COMPANY], "SEARCH p USING INDEX posting_core", "SCAN p\n"},
        {STATEMENTS[SQL_FACTS_MAKE], "SEARCH p USING INTEGER PRIMARY KEY", "SCAN p\n"},
    };
    expect_plans(rows, sizeof rows / sizeof rows[0]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_ended_since_is_listed),
        cmocka_unit_test(active_on_a_day_is_one_indexed_query),
        cmocka_unit_test(a_night_ends_without_reading_all_postings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
