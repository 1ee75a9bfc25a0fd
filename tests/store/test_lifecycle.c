/* tests/store/test_lifecycle.c: each rule of the lifecycle as a row: nights, and
 * the states they end in. */
#include "support_world.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

struct rule {
    const char *name, *kind;
    bool is_window;
    const char *nights; /* see world_night; by semicolons */
    const char *verdict, *states;
};

// clang-format off
static const struct rule RULES[] = {
    {"new postings are open", "greenhouse", false, "0 abc", "complete", "a:open b:open c:open"},
    {"missing from a whole listing", "greenhouse", false, "0 abc;1 ab", "complete",
     "a:open b:open c:unlisted"},
    {"seen again", "greenhouse", false, "0 abc;1 ab;1 abc", "complete", "a:open b:open c:open"},
    {"a window closes nothing", "remoteok", true, "0 abc;1 ab", "complete", "a:open b:open c:open"},
    {"a window's posting grows stale", "remoteok", true, "0 abc;20 ab;20 ab", "complete",
     "a:open b:open c:stale"},
    {"a stale one that is seen again is active", "remoteok", true, "0 abc;20 ab;20 ab;1 abc",
     "complete", "a:open b:open c:open"},
    {"a failed listing closes nothing", "greenhouse", false, "0 abc;1 -/failed", "failed",
     "a:open b:open c:open"},
    {"a block page closes nothing", "greenhouse", false, "0 abc;1 -/blocked", "blocked",
     "a:open b:open c:open"},
    {"a malformed listing closes nothing", "greenhouse", false, "0 abc;1 -/malformed", "failed",
     "a:open b:open c:open"},
    {"a listing cut short closes nothing", "greenhouse", false, "0 abc;1 ab/cut", "partial",
     "a:open b:open c:open"},
    {"a capped listing is never whole", "greenhouse", false, "0 abc;1 ab/capped", "partial",
     "a:open b:open c:open"},
    {"fewer listed than announced", "greenhouse", false, "0 abc;1 ab/total=3", "partial",
     "a:open b:open c:open"},
    {"as many listed as announced", "greenhouse", false, "0 abc;1 ab/total=2", "complete",
     "a:open b:open c:unlisted"},
    {"an unread entry may be the one that is missing", "greenhouse", false, "0 abc;1 ab/drop=1",
     "suspicious", "a:open b:open c:open"},
    {"... until the next run agrees", "greenhouse", false, "0 abc;1 ab/drop=1;1 ab/drop=1",
     "complete", "a:open b:open c:unlisted"},
    {"suddenly empty closes nothing", "greenhouse", false, "0 abc;1 -", "suspicious",
     "a:open b:open c:open"},
    {"... until the next run agrees", "greenhouse", false, "0 abc;1 -;1 -", "empty",
     "a:unlisted b:unlisted c:unlisted"},
    {"... a failed run in between agrees with nothing", "greenhouse", false,
     "0 abc;1 -;1 -/failed", "failed", "a:open b:open c:open"},
    {"... and the hold outlives it", "greenhouse", false, "0 abc;1 -;1 -/failed;1 -", "empty",
     "a:unlisted b:unlisted c:unlisted"},
    {"... what is back was never gone", "greenhouse", false, "0 abc;1 -;1 abc", "complete",
     "a:open b:open c:open"},
    {"five lost are everyday", "greenhouse", false, "0 abcdef;1 a", "complete",
     "a:open b:unlisted c:unlisted d:unlisted e:unlisted f:unlisted"},
    {"six lost of eight are not", "greenhouse", false, "0 abcdefgh;1 ab", "suspicious",
     "a:open b:open c:open d:open e:open f:open g:open h:open"},
    {"... until the next run agrees", "greenhouse", false, "0 abcdefgh;1 ab;1 ab", "complete",
     "a:open b:open c:unlisted d:unlisted e:unlisted f:unlisted g:unlisted h:unlisted"},
    {"... it closes what both runs lacked", "greenhouse", false, "0 abcdefgh;1 ab;1 abc",
     "complete", "a:open b:open c:open d:unlisted e:unlisted f:unlisted g:unlisted h:unlisted"},
    {"six lost of fourteen are everyday", "greenhouse", false, "0 abcdefghijklmn;1 abcdefgh",
     "complete",
     "a:open b:open c:open d:open e:open f:open g:open h:open i:unlisted j:unlisted k:unlisted "
     "l:unlisted m:unlisted n:unlisted"},
    {"a board gone once", "greenhouse", false, "0 ab;1 -/gone", "gone", "a:open b:open"},
    {"a board gone in three runs within 48 hours", "greenhouse", false,
     "0 ab;1 -/gone;1 -/gone;1 -/gone", "gone", "a:open b:open"},
    {"a board gone in three runs over 72 hours", "greenhouse", false,
     "0 ab;1 -/gone;1 -/gone;2 -/gone", "gone", "a:board-gone b:board-gone"},
    {"a board gone in two runs over 72 hours", "greenhouse", false, "0 ab;1 -/gone;4 -/gone",
     "gone", "a:open b:open"},
    {"a board that is back in between", "greenhouse", false,
     "0 ab;1 -/gone;1 -/gone;1 ab;3 -/gone", "gone", "a:open b:open"},
    {"a board that comes back later", "greenhouse", false,
     "0 ab;1 -/gone;1 -/gone;2 -/gone;1 ab", "complete", "a:open b:open"},
    {"a window's feed is gone", "feed", true, "0 ab;1 -/gone;1 -/gone;2 -/gone", "gone",
     "a:open b:open"},
    {"an unchanged listing shows what it showed", "greenhouse", false, "0 abc;1 ab;1 =",
     "unchanged", "a:open b:open c:unlisted"},
    {"an unchanged listing reopens nothing", "greenhouse", false, "0 abc;1 =;1 ab;1 =;1 =",
     "unchanged", "a:open b:open c:unlisted"},
    {"a new source without postings", "greenhouse", false, "0 -", "empty", ""},
};
// clang-format on

static void
play(const struct rule *rule)
{
    struct world world;
    struct buf states;
    buf_init(&states, 4096);
    world_open(&world, rule->kind, rule->is_window);
    struct str nights = str_of(rule->nights);
    while (nights.p) {
        char night[64];
        struct str one = str_cut(&nights, ';');
        snprintf(night, sizeof night, "%.*s", STR_ARG(one));
        world_night(&world, night);
    }
    world_states(&world, &states);
    const char *verdict = crawl_verdict_name(world.summary.verdict);
    if (!str_is(buf_str(&states), rule->states) || strcmp(verdict, rule->verdict) != 0) {
        fail_msg("%s (%s): %s, %s (%s)", rule->name, rule->nights, verdict, buf_str(&states).p,
                 world.summary.why);
    }
    world_close(&world);
    buf_release(&states);
}

static void
every_rule_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        play(&RULES[i]);
    }
}

static void
spans_tell_any_past_day(void **state)
{
    (void)state;
    static const int WANT[] = {1, 1, 0, 0, 1, 1}; /* was b active on day i? */
    struct world world;
    world_open(&world, "greenhouse", false);
    int64_t first = world.now_s;
    world_night(&world, "0 ab");
    world_night(&world, "2 a");
    world_night(&world, "2 ab");
    world_night(&world, "1 ab");
    for (int day = 0; day < 6; day++) {
        char sql[256];
        int64_t end = first - first % DAY_S + (int64_t)day * DAY_S + DAY_S - 1;
        snprintf(sql, sizeof sql,
                 "SELECT count(*) FROM v_span v JOIN posting p ON p.n = v.n WHERE external_id = "
                 "'b' AND opened_at <= %lld AND ended_at >= %lld",
                 (long long)end, (long long)end);
        assert_int_equal(world_int(&world, sql), WANT[day]);
    }
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 2);
    world_close(&world);
}

static void
a_stale_gap_shows_in_the_spans(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "remoteok", true);
    int64_t first = world.now_s;
    world_night(&world, "0 a");
    world_night(&world, "50 a");
    char sql[256];
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM posting_span WHERE reason = 'stale' AND closed_at = %lld",
             (long long)(first + 30 * DAY_S));
    assert_int_equal(world_int(&world, sql), 1);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_span WHERE closed_at IS NULL"),
                     1);
    world_close(&world);
}

/* ---- details ---- */

static void
detail_night(struct world *world, enum page_verdict verdict)
{
    world->now_s += DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, "https://b.example/list");
    struct outcome *list = world_page(world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    world_link(list, PAGE_DETAIL, "https://b.example/jobs/a", "a", NULL);
    world_put(world, list);
    int64_t pending = 0;
    OK_OR_FAIL(world, store_pending(world->store, STR("s"), &pending, &world->err));
    if (pending > 0) {
        struct outcome *page = world_page(world, "https://b.example/jobs/a", PAGE_DETAIL, verdict);
        page->page->external_id = STR("a");
        if (verdict == VERDICT_OK) {
            world_posting(page, "a");
        }
        world_put(world, page);
    }
    world_crawl_end(world);
    world_run_end(world);
}

static void
its_own_page_closes_and_reopens(void **state)
{
    (void)state;
    struct world world;
    struct buf states;
    buf_init(&states, 4096);
    world_open(&world, "workday", false);
    detail_night(&world, VERDICT_OK);
    world.now_s += 8 * DAY_S; /* beyond refresh, so that it is asked again */
    detail_night(&world, VERDICT_FAILED);
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:open");
    detail_night(&world, VERDICT_GONE);
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:gone");
    detail_night(&world,
                 VERDICT_FAILED); /* still listed: asked again, a link alone opens nothing */
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:gone");
    detail_night(&world, VERDICT_OK);
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:open");
    detail_night(&world, VERDICT_CLOSED); /* within refresh: not asked */
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:open");
    world.now_s += 8 * DAY_S;
    detail_night(&world, VERDICT_CLOSED);
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:closed");
    world_close(&world);
    buf_release(&states);
}

/* ---- expiry ---- */

static void
expiry_night(struct world *world, int64_t days, int64_t posted, int64_t until)
{
    world->now_s += days * DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, "https://b.example/list");
    struct outcome *o = world_page(world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    struct posting *p = world_posting(o, "a");
    p->date_posted_s = posted;
    p->valid_through_s = until;
    p->content_hash = (uint64_t)until;
    o->harvest.n_listed = 1;
    world_put(world, o);
    world_crawl_end(world);
    world_run_end(world);
}

static void
its_own_date_closes(void **state)
{
    (void)state;
    static const struct {
        const char *kind;
        int posted_after, until_after; /* days after the start */
        const char *on_day_1, *on_day_4, *later_date;
    } ROWS[] = {
        {"sitemap", -9, 2, "a:open", "a:expired", "a:open"},
        {"sitemap", -9, 1, "a:open", "a:expired", "a:open"}, /* open on its last day */
        {"sitemap", 3, 2, "a:open", "a:open", "a:open"},     /* ends before it began: nonsense */
        {"greenhouse", -9, 2, "a:open", "a:open", "a:open"}, /* the board's list is stronger */
    };
    struct buf states;
    buf_init(&states, 4096);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct world world;
        world_open(&world, ROWS[i].kind, false);
        int64_t day = world.now_s - world.now_s % DAY_S;
        int64_t posted = day + ROWS[i].posted_after * DAY_S;
        int64_t until = day + ROWS[i].until_after * DAY_S;
        expiry_night(&world, 0, posted, until);
        expiry_night(&world, 1, posted, until);
        world_states(&world, &states);
        assert_string_equal(buf_str(&states).p, ROWS[i].on_day_1);
        expiry_night(&world, 3, posted, until);
        expiry_night(&world, 0, posted, until); /* the same date reopens nothing */
        world_states(&world, &states);
        assert_string_equal(buf_str(&states).p, ROWS[i].on_day_4);
        expiry_night(&world, 1, posted, until + 30 * DAY_S);
        world_states(&world, &states);
        assert_string_equal(buf_str(&states).p, ROWS[i].later_date);
        world_close(&world);
    }
    buf_release(&states);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_holds),
        cmocka_unit_test(spans_tell_any_past_day),
        cmocka_unit_test(a_stale_gap_shows_in_the_spans),
        cmocka_unit_test(its_own_page_closes_and_reopens),
        cmocka_unit_test(its_own_date_closes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
