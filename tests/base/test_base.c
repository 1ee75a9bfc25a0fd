/* tests/base/test_base.c: arena, buf, queue, dates, JSON out, identity. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/posting_json.h"
#include "base/queue.h"

static void
arena_keeps_its_limit(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1000);
    assert_non_null(arena_alloc(&arena, 900));
    assert_null(arena_alloc(&arena, 101));
    assert_true(arena.failed);
    assert_null(arena_array(&arena, SIZE_MAX / 2, 8));
    arena_release(&arena);
    assert_true(str_is(arena_printf(&arena, "%d-%s", 7, "x"), "7-x"));
    arena_release(&arena);
}

static void
buf_keeps_its_limit(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 10);
    buf_add_z(&buf, "12345");
    buf_add_z(&buf, "678901");
    assert_true(buf_failed(&buf));
    buf_add_z(&buf, "x");
    assert_true(str_is(buf_str(&buf), "12345"));
    buf_release(&buf);
}

static void *
push_all(void *arg)
{
    struct queue *queue = arg;
    for (uintptr_t i = 1; i <= 1000; i++) {
        if (!queue_push(queue, (void *)i)) {
            return NULL;
        }
    }
    queue_close(queue);
    return NULL;
}

static void
queue_hands_over_in_order(void **state)
{
    (void)state;
    struct queue *queue = NULL;
    pthread_t thread;
    assert_int_equal(queue_new(3, &queue), OK);
    assert_int_equal(pthread_create(&thread, NULL, push_all, queue), 0);
    for (uintptr_t i = 1; i <= 1000; i++) {
        assert_ptr_equal(queue_pop(queue), (void *)i);
    }
    assert_null(queue_pop(queue));
    assert_false(queue_push(queue, queue));
    (void)pthread_join(thread, NULL);
    queue_free(queue);
}

/* Whoever waits for some gets what there is when time is up or no more comes. */
static void
queue_hands_over_some(void **state)
{
    (void)state;
    enum { CAPACITY = 3, SOME = 8, SHORT_MS = 5, LONG_MS = 60000 };
    struct queue *queue = NULL;
    pthread_t thread;
    assert_int_equal(queue_new(CAPACITY, &queue), OK);
    assert_null(queue_pop_some_for(queue, SOME, SHORT_MS));
    assert_true(queue_push(queue, queue));
    assert_ptr_equal(queue_pop_some_for(queue, SOME, LONG_MS), queue); /* not empty: at once */
    assert_int_equal(pthread_create(&thread, NULL, push_all, queue), 0);
    for (uintptr_t i = 1; i <= 1000; i++) { /* more than it holds never come */
        assert_ptr_equal(queue_pop_some_for(queue, SOME, LONG_MS), (void *)i);
    }
    assert_null(queue_pop_some_for(queue, SOME, LONG_MS)); /* closed */
    (void)pthread_join(thread, NULL);
    queue_free(queue);
}

enum { PUSHERS = 4, POPPERS = 2, EACH = 500 };

static void *
push_each(void *queue)
{
    for (uintptr_t i = 1; i <= EACH; i++) {
        if (!queue_push(queue, (void *)i)) {
            return NULL;
        }
    }
    return queue;
}

static void *
pop_sum(void *queue)
{
    uintptr_t sum = 0;
    for (void *item; (item = queue_pop_some(queue, 3)) != NULL;) {
        sum += (uintptr_t)item;
    }
    return (void *)sum;
}

/* Poppers that wait for more than comes are told to take it; of many pushers at a
 * full queue none is left waiting. */
static void
queue_is_shared(void **state)
{
    (void)state;
    for (size_t capacity = 1; capacity < 10; capacity++) {
        struct queue *queue = NULL;
        pthread_t pushers[PUSHERS], poppers[POPPERS];
        uintptr_t sum = 0;
        assert_int_equal(queue_new(capacity, &queue), OK);
        for (size_t i = 0; i < POPPERS; i++) {
            assert_int_equal(pthread_create(&poppers[i], NULL, pop_sum, queue), 0);
        }
        assert_true(queue_push(queue, (void *)7));
        while (queue_length(queue) > 0) { /* nobody has it yet, and no more comes */
            queue_nudge(queue);
        }
        for (size_t i = 0; i < PUSHERS; i++) {
            assert_int_equal(pthread_create(&pushers[i], NULL, push_each, queue), 0);
        }
        for (size_t i = 0; i < PUSHERS; i++) {
            (void)pthread_join(pushers[i], NULL);
        }
        queue_close(queue);
        for (size_t i = 0; i < POPPERS; i++) {
            void *part = NULL;
            (void)pthread_join(poppers[i], &part);
            sum += (uintptr_t)part;
        }
        assert_int_equal(sum, 7 + PUSHERS * EACH * (EACH + 1) / 2);
        queue_free(queue);
    }
}

static void
dates_are_read(void **state)
{
    (void)state;
    static const struct {
        bool (*read)(struct str, int64_t *);
        const char *in, *want; /* NULL: refused */
    } ROWS[] = {
        {date_read_rfc3339, "2026-05-01T03:00:00Z", "2026-05-01T03:00:00Z"},
        {date_read_rfc3339, "2026-05-01T03:00:00.123+02:00", "2026-05-01T01:00:00Z"},
        {date_read_rfc3339, "2016-05-31T12:14:07+0200", "2016-05-31T10:14:07Z"},
        {date_read_rfc3339, "2026-07-31 14:40:34 UTC", "2026-07-31T14:40:34Z"},
        {date_read_rfc3339, "2024-02-29", "2024-02-29T00:00:00Z"},
        {date_read_rfc3339, "2023-02-29", NULL},
        {date_read_rfc3339, "2026-05-01T", NULL},
        {date_read_rfc3339, "2026-05-01 tomorrow", NULL},
        {date_read_http, "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"},
        {date_read_http, "Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"},
        {date_read_http, "Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"},
        {date_read_http, "Mon, 02 Mar 2026 10:00:00 -0500", "2026-03-02T15:00:00Z"},
        {date_read_http, "soon", NULL},
        {date_read_http, "120", NULL},
        {date_read_day, "2026-12-31", "2026-12-31T00:00:00Z"},
        {date_read_day, "2026-12-31T00:00", NULL},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        int64_t at = 0;
        char text[TIME_BYTES];
        bool ok = ROWS[i].read(str_of(ROWS[i].in), &at);
        assert_int_equal(ok, ROWS[i].want != NULL);
        if (ok) {
            date_write_time(at, text);
            assert_string_equal(text, ROWS[i].want);
        }
    }
    for (int64_t day = -800000; day < 800000; day += 997) {
        struct civil c = civil_from_s(day * DAY_S + 5);
        assert_int_equal(civil_days(c.year, c.month, c.day), day);
    }
}

static void
clock_starts_where_told(void **state)
{
    (void)state;
    struct error err = {0};
    assert_int_equal(setenv("JOBMILL_NOW", "2030-01-02T03:04:05Z", 1), 0);
    assert_int_equal(clock_init(&err), OK);
    int64_t ticked = clock_now_s() - 1893553445;
    assert_in_range(ticked, 0, 60);
    assert_int_equal(setenv("JOBMILL_NOW", "yesterday", 1), 0);
    assert_int_equal(clock_init(&err), E_USAGE);
    assert_int_equal(unsetenv("JOBMILL_NOW"), 0);
    assert_int_equal(clock_init(&err), OK);
}

static void
posting_line_is_json(void **state)
{
    (void)state;
    struct place place = {.raw = STR("Paris"), .city = STR("Paris"), .country = "FR"};
    struct salary salary = {.kind = SALARY_BASE,
                            .has_min = true,
                            .min_cents = 2250,
                            .annual_min_cents = 4680000,
                            .currency = "EUR",
                            .period = PERIOD_HOUR};
    struct posting p = {.id = "00000000000000aa",
                        .title = STR("A \"b\"\n\x01\xFF"),
                        .places = &place,
                        .n_places = 1,
                        .salaries = &salary,
                        .n_salaries = 1,
                        .work_mode = MODE_HYBRID,
                        .work_modes = 1 << MODE_HYBRID | 1 << MODE_REMOTE,
                        .experience_min = 3,
                        .experience_max = -1,
                        .education = EDUCATION_MASTER,
                        .weekly_hours = {3750, -1},
                        .contract_months = EXTENT_NONE,
                        .date_posted_s = 0,
                        .valid_through_s = TIME_UNKNOWN};
    struct buf buf;
    buf_init(&buf, MIB);
    posting_json(&buf, &p, NULL);
    json_error_t error;
    json_t *root = json_loadb(buf.p, buf.n, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    assert_string_equal(json_string_value(json_object_get(root, "title")), "A \"b\"\n\x01\uFFFD");
    json_t *pay = json_array_get(json_object_get(root, "salaries"), 0);
    assert_true(json_number_value(json_object_get(pay, "min")) == 22.5);
    assert_true(json_is_null(json_object_get(pay, "max")));
    assert_true(json_number_value(json_object_get(pay, "annual_min")) == 46800);
    assert_int_equal(json_array_size(json_object_get(root, "work_modes")), 2);
    assert_string_equal(json_string_value(json_object_get(root, "date_posted")), "1970-01-01");
    assert_true(json_is_null(json_object_get(root, "closed_at")));
    assert_string_equal(json_string_value(json_object_get(root, "education")), "master");
    json_t *hours = json_object_get(root, "weekly_hours");
    assert_true(json_number_value(json_object_get(hours, "min")) == 37.5);
    assert_true(json_is_null(json_object_get(hours, "max")));
    assert_true(json_is_null(json_object_get(root, "contract_months")));
    assert_int_equal(json_object_size(root), 32);
    json_decref(root);
    buf_release(&buf);
}

/* What lay in the scratch arena is whole after it is gone. */
static void
postings_are_kept(void **state)
{
    (void)state;
    struct arena scratch;
    struct arena keep;
    arena_init(&scratch, MIB);
    arena_init(&keep, MIB);
    struct posting p = {.title = arena_str(&scratch, STR("Chemist")),
                        .company = STR("Static"),
                        .places = ARENA_NEW(&scratch, struct place),
                        .n_places = 1,
                        .facts = ARENA_ARRAY(&scratch, 256, struct fact),
                        .n_facts = 1,
                        .skills = ARENA_ARRAY(&scratch, 4, struct skill)};
    p.places[0] = (struct place){.city = arena_str(&scratch, STR("Oslo")), .country = "NO"};
    p.facts[0].quote = arena_str(&scratch, STR("the words"));
    assert_true(arena_owns(&scratch, p.title.p));
    assert_false(arena_owns(&keep, p.title.p));
    assert_true(posting_keep(&p, &scratch, &keep));
    arena_release(&scratch);
    assert_true(str_is(p.title, "Chemist"));
    assert_true(str_is(p.company, "Static"));
    assert_true(str_is(p.places[0].city, "Oslo"));
    assert_true(str_is(p.facts[0].quote, "the words"));
    assert_null(p.skills);
    assert_true(keep.used_bytes < 1024);
    arena_release(&keep);
}

static void
identity_is_stable(void **state)
{
    (void)state;
    char a[POSTING_ID_BYTES];
    char b[POSTING_ID_BYTES];
    posting_id(STR("lever"), STR("acme"), STR("1"), a);
    assert_string_equal(a, "5b5d365b9fc87050");
    posting_id(STR("lever"), STR("acm"), STR("e1"), b);
    assert_string_not_equal(a, b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_keeps_its_limit),     cmocka_unit_test(buf_keeps_its_limit),
        cmocka_unit_test(queue_hands_over_in_order), cmocka_unit_test(queue_hands_over_some),
        cmocka_unit_test(queue_is_shared),           cmocka_unit_test(dates_are_read),
        cmocka_unit_test(clock_starts_where_told),   cmocka_unit_test(posting_line_is_json),
        cmocka_unit_test(identity_is_stable),        cmocka_unit_test(postings_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
