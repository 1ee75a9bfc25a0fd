/* tests/store/test_put.c: pages into the store: round trip, running twice,
 * changes and blanks. */
#include "support_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const char LIST[] = "https://b.example/list";

/* A posting with all its parts. */
static struct posting *
rich_posting(struct outcome *o)
{
    static struct str scope[] = {{"US", 2}, {"EMEA", 4}};
    static struct place places[] = {{.raw = {"Berlin, Germany", 15},
                                     .city = {"Berlin", 6},
                                     .region = "DE-BE",
                                     .country = "DE",
                                     .has_position = true,
                                     .latitude = 52.5F,
                                     .longitude = 13.4F},
                                    {.raw = {"Remote", 6}}};
    static struct salary salaries[] = {
        {.kind = SALARY_BASE,
         .has_min = true,
         .has_max = true,
         .min_cents = 7000050,
         .max_cents = 9000000,
         .annual_min_cents = 7000050,
         .annual_max_cents = 9000000,
         .currency = "EUR",
         .period = PERIOD_YEAR,
         .raw = {"70,000.50-90,000", 16}},
        {.kind = SALARY_BONUS, .has_max = true, .max_cents = 500000, .currency = "EUR"}};
    static struct quarantined withheld[] = {{FIELD_SALARY, "salary-above-bound", {"9 billion", 9}}};
    struct posting *p = world_posting(o, "rich");
    p->remote_scope = scope;
    p->n_remote_scope = 2;
    p->places = places;
    p->n_places = 2;
    p->salaries = salaries;
    p->n_salaries = 2;
    p->quarantine = withheld;
    p->n_quarantine = 1;
    p->work_mode = MODE_HYBRID;
    p->work_modes = 1 << MODE_HYBRID | 1 << MODE_REMOTE;
    p->employment_type = EMPLOYMENT_FULL_TIME;
    p->experience_min = 3;
    p->education = EDUCATION_BACHELOR;
    p->weekly_hours = (struct extent){2000, 3850};
    p->contract_months = (struct extent){-1, 12};
    p->on_call = true;
    p->version = STR("v1");
    p->requisition_id = STR("R-7");
    p->date_posted_s = 1767139200;
    (void)snprintf(p->language, sizeof p->language, "en");
    p->skills = ARENA_ARRAY(o->page->arena, 2, struct skill);
    p->skills[0] =
        (struct skill){2, "python", "Python", SKILL_LANGUAGE, NEED_REQUIRED, STR("Py"), UINT32_MAX};
    p->skills[1] = (struct skill){1,          "kubernetes",   "Kubernetes",
                                  SKILL_TOOL, NEED_MENTIONED, str_sub(p->description, 7, 10),
                                  7};
    p->n_skills = 2;
    p->facts = ARENA_ARRAY(o->page->arena, 2, struct fact);
    p->facts[0] = (struct fact){FIELD_TITLE, 0, LAYER_JSON_LD, "title", STR("a\tb\nc"), 95};
    p->facts[1] =
        (struct fact){FIELD_SKILL, 1, LAYER_PROSE, "alias", str_sub(p->description, 7, 10), 80};
    p->n_facts = 2;
    for (uint32_t i = 0; i < MINHASH_COUNT; i++) {
        p->minhash[i] = i + 1;
    }
    return p;
}

typedef void edit(struct posting *posting);

static void
rich_night(struct world *world, edit *change)
{
    world->now_s += DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, LIST);
    struct outcome *o = world_page(world, LIST, PAGE_LISTING, VERDICT_OK);
    struct posting *p = rich_posting(o);
    o->harvest.n_listed = 1;
    if (change) {
        change(p);
    }
    world_put(world, o);
    world_crawl_end(world);
    world_run_end(world);
}

static void
check_rich(const struct posting *p)
{
    assert_true(str_is(p->title, "Engineer rich"));
    assert_true(str_is(p->kind, "greenhouse") && str_is(p->board, "b"));
    assert_true(str_is(p->requisition_id, "R-7") && str_is(p->version, "v1"));
    assert_string_equal(p->role, "backend-developer");
    assert_string_equal(p->soc, "15-1252");
    assert_int_equal(p->seniority, SENIORITY_SENIOR);
    assert_int_equal(p->work_mode, MODE_HYBRID);
    assert_int_equal(p->work_modes, 1 << MODE_HYBRID | 1 << MODE_REMOTE);
    assert_int_equal(p->experience_min, 3);
    assert_int_equal(p->experience_max, -1);
    assert_int_equal(p->education, EDUCATION_BACHELOR);
    assert_int_equal(p->weekly_hours.min, 2000);
    assert_int_equal(p->weekly_hours.max, 3850);
    assert_int_equal(p->contract_months.min, -1);
    assert_int_equal(p->contract_months.max, 12);
    assert_true(p->on_call);
    assert_int_equal(p->n_remote_scope, 2);
    assert_true(str_is(p->remote_scope[1], "EMEA"));
    assert_int_equal(p->n_places, 2);
    assert_string_equal(p->places[0].region, "DE-BE");
    assert_true(p->places[0].has_position && !p->places[1].has_position);
    assert_int_equal(p->n_salaries, 2);
    assert_int_equal(p->salaries[0].min_cents, 7000050);
    assert_false(p->salaries[1].has_min);
    assert_int_equal(p->n_skills, 2);
    assert_string_equal(p->skills[0].slug, "python");
    assert_int_equal(p->skills[0].offset, UINT32_MAX);
    assert_int_equal(p->skills[1].offset, 7);
    assert_int_equal(p->n_facts, 2);
    assert_true(str_is(p->facts[0].quote, "a b c"));
    assert_true(str_is(p->facts[1].quote, "Kubernetes"));
    assert_ptr_equal(p->facts[1].quote.p, p->description.p + 7);
    assert_int_equal(p->facts[1].confidence, 80);
    assert_int_equal(p->n_quarantine, 1);
    assert_int_equal(p->minhash[31], 32);
}

static void
what_goes_in_comes_out(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct stored_posting got;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    rich_night(&world, NULL);
    OK_OR_FAIL(&world, store_get(world.store, STR("https://b.example/jobs/rich"), &arena, &got,
                                 &world.err));
    check_rich(&got.posting);
    assert_int_equal(got.first_seen_s, world.now_s);
    assert_int_equal(got.closed_at_s, TIME_UNKNOWN);
    assert_true(str_is(got.job_id, got.posting.id));
    assert_true(str_is(got.archive_file, "2026-01-01.warc.gz"));
    char upper[POSTING_ID_BYTES];
    for (size_t i = 0; i < sizeof upper; i++) {
        char c = got.posting.id[i];
        upper[i] = (char)(c >= 'a' && c <= 'f' ? c - 32 : c);
    }
    OK_OR_FAIL(&world, store_get(world.store, str_of(upper), &arena, &got, &world.err));
    assert_int_equal(
        store_get(world.store, STR("https://b.example/none"), &arena, &got, &world.err),
        E_NOT_FOUND);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM v_posting WHERE work_modes = "
                                       "'[\"remote\",\"hybrid\"]' AND skills ->> '$[0].name' = "
                                       "'Python' AND salaries ->> '$[0].min' = 70000.5 AND "
                                       "education = 'bachelor' AND weekly_hours ->> '$.max' = 38.5 "
                                       "AND contract_months = '{\"min\":null,\"max\":12}'"),
                     1);
    world_close(&world);
    arena_release(&arena);
}

/* ---- changes and blanks ---- */

static void
new_title(struct posting *p)
{
    p->title = STR("Senior Engineer");
    p->content_hash++;
}

static void
less_pay(struct posting *p)
{
    p->n_salaries = 1;
    p->content_hash += 2;
}

static void
nothing_said(struct posting *p)
{
    p->n_salaries = 0;
    p->n_places = 0;
    p->description = STR_NONE;
    p->content_hash += 3;
}

static void
changes_keep_their_past(void **state)
{
    (void)state;
    struct world world;
    struct buf text;
    buf_init(&text, 4096);
    world_open(&world, "greenhouse", false);
    rich_night(&world, NULL);
    rich_night(&world, new_title);
    assert_int_equal(world.summary.changed, 1);
    rich_night(&world, new_title);
    assert_int_equal(world.summary.changed, 0);
    assert_int_equal(world.summary.unchanged, 1);
    rich_night(&world, less_pay);
    world_text(&world,
               "SELECT field || ': ' || coalesce(old, '') || ' > ' || coalesce(new, '') FROM "
               "posting_change ORDER BY id",
               &text);
    assert_string_equal(buf_str(&text).p,
                        "title: Engineer rich > Senior Engineer\n"
                        "title: Senior Engineer > Engineer rich\n"
                        "salary: base 70000.50-90000 EUR/year; bonus -5000 EUR > base "
                        "70000.50-90000 EUR/year\n");
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_salary"), 1);
    world_close(&world);
    buf_release(&text);
}

static void
a_blank_counts_only_twice(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    rich_night(&world, NULL);
    rich_night(&world, nothing_said);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_salary"), 2);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_location"), 2);
    assert_int_equal(world_int(&world, "SELECT must_read FROM page"), 1);
    rich_night(&world, nothing_said);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_salary"), 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_location"), 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_text WHERE description LIKE "
                                       "'We run%'"),
                     1);
    world_close(&world);
}

static void
a_blank_that_is_filled_again_starts_anew(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    rich_night(&world, NULL);
    rich_night(&world, nothing_said);
    rich_night(&world, NULL);
    rich_night(&world, nothing_said);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_salary"), 2);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_change"), 0);
    world_close(&world);
}

static void
an_id_twice_on_a_page_is_one_posting(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    for (int night = 0; night < 2; night++) {
        world.now_s += DAY_S;
        world_run_begin(&world);
        world_crawl_begin(&world, LIST);
        struct outcome *o = world_page(&world, LIST, PAGE_LISTING, VERDICT_OK);
        world_posting(o, "a");
        new_title(world_posting(o, "a"));
        o->harvest.n_listed = 2;
        world_put(&world, o);
        world_crawl_end(&world);
        world_run_end(&world);
    }
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 1);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_change"), 0);
    world_close(&world);
}

/* A preview in a listing, then the page itself in the same crawl. */
static void
a_preview_made_whole_is_no_change(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "warc", true);
    world_run_begin(&world);
    world_crawl_begin(&world, LIST);
    struct outcome *o = world_page(&world, LIST, PAGE_LISTING, VERDICT_OK);
    nothing_said(rich_posting(o));
    world_put(&world, o);
    o = world_page(&world, "https://b.example/jobs/rich", PAGE_DETAIL, VERDICT_OK);
    rich_posting(o);
    world_put(&world, o);
    world_crawl_end(&world);
    world_run_end(&world);
    assert_int_equal(world.summary.added, 1);
    assert_int_equal(world.summary.changed, 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_change"), 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_salary"), 2);
    world_close(&world);
}

/* ---- running twice ---- */

static void
running_twice_changes_nothing(void **state)
{
    (void)state;
    struct world world;
    struct buf first, second;
    buf_init(&first, 1 << 20);
    buf_init(&second, 1 << 20);
    world_open(&world, "greenhouse", false);
    rich_night(&world, NULL);
    world_dump(&world, &first);
    for (int i = 0; i < 2; i++) {
        world.now_s -= DAY_S; /* the page says the same, so its digest does too */
        rich_night(&world, NULL);
    }
    world_dump(&world, &second);
    assert_string_equal(buf_str(&first).p, buf_str(&second).p);
    world_close(&world);
    buf_release(&first);
    buf_release(&second);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_in_comes_out),
        cmocka_unit_test(changes_keep_their_past),
        cmocka_unit_test(a_blank_counts_only_twice),
        cmocka_unit_test(a_blank_that_is_filled_again_starts_anew),
        cmocka_unit_test(an_id_twice_on_a_page_is_one_posting),
        cmocka_unit_test(a_preview_made_whole_is_no_change),
        cmocka_unit_test(running_twice_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
