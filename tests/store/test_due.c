/* tests/store/test_due.c: when a source is asked again: each rule by a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "store/due.h"

#define H HOUR_S
#define D DAY_S
/* 03:00 of some day */
static const int64_t THREE = 1780000000 / DAY_S * DAY_S + 3 * HOUR_S;

/* Hours after THREE; the last row of runs is the oldest. */
struct row {
    const char *what;
    int64_t every_h, most_h;
    int64_t complete_h, change_h, now_h;
    enum store_due_why why;
    int64_t every_now_h;
};

static struct due_facts
facts_of(const struct row *row)
{
    return (struct due_facts){.every_ms = row->every_h * H * 1000,
                              .every_most_ms = row->most_h * H * 1000,
                              .stale_ms = 30 * (int64_t)D * 1000,
                              .last_complete_s = THREE + row->complete_h * H,
                              .last_change_s = THREE + row->change_h * H,
                              .pending = -1};
}

static void
intervals(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {"no every: each run", 0, 0, 0, 0, 1, DUE_EACH_RUN, 0},
        {"too early", 24, 0, 0, 0, 21, DUE_NOT, 24},
        {"90% of it", 24, 0, 0, 0, 22, DUE_TIME, 24},
        {"a change just now: as often as every says", 24, 168, 0, 0, 22, DUE_TIME, 24},
        {"quiet for two days: still", 24, 168, 0, -48, 22, DUE_TIME, 24},
        {"quiet for four days: every other day", 24, 168, 0, -96, 24, DUE_NOT, 48},
        {"and then", 24, 168, 0, -96, 44, DUE_TIME, 48},
        {"quiet for a year: up to every-most", 24, 168, 0, -8760, 150, DUE_NOT, 168},
        {"and then", 24, 168, 0, -8760, 152, DUE_TIME, 168},
        {"every-most alone", 0, 168, 0, -24, 5, DUE_NOT, 12},
        {"every-most below every says nothing", 24, 12, 0, -8760, 22, DUE_TIME, 24},
        {"the clock went back", 24, 0, 5, 0, 4, DUE_NEW, 0},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct due_facts facts = facts_of(&ROWS[i]);
        struct store_plan plan = due_judge(&facts, THREE + ROWS[i].now_h * H);
        if (plan.why != ROWS[i].why || plan.every_s != ROWS[i].every_now_h * H ||
            plan.is_due != (ROWS[i].why != DUE_NOT)) {
            fail_msg("%s: why %d, every %lld h", ROWS[i].what, (int)plan.why,
                     (long long)(plan.every_s / H));
        }
    }
    struct due_facts never = facts_of(&ROWS[1]);
    never.last_complete_s = TIME_UNKNOWN;
    assert_int_equal(due_judge(&never, THREE).why, DUE_NEW);
    never.pending = 7; /* an interrupted crawl goes on, whatever `every` says */
    never.last_complete_s = THREE;
    assert_int_equal(due_judge(&never, THREE + 1).why, DUE_INTERRUPTED);
    assert_int_equal(due_judge(&never, THREE + 1).pending, 7);
    struct due_facts window = facts_of(&ROWS[7]);
    window.is_window = true;
    window.stale_ms = 4 * (int64_t)D * 1000; /* what is open there must not go stale for it */
    assert_int_equal(due_judge(&window, THREE).every_s, 2 * D);
}

struct night {
    const char *what;
    int64_t runs_h[DUE_RUNS]; /* newest first; ended by 0 unless full */
    int64_t every_h, complete_h, now_h;
    enum store_due_why why;
};

static void
missed_nights(void **state)
{
    (void)state;
    static const struct night ROWS[] = {
        /* nightly at 3; the night of hour 0 was missed and made up for at 9 */
        {"the next night comes early, but the one after would be too late",
         {6, -24, -48, -72, -96, -120},
         24,
         6,
         24,
         DUE_CATCH_UP},
        {"by hand in the afternoon: the night is not far",
         {-24, -48, -72, -96, -120},
         24,
         -24,
         -11,
         DUE_NOT},
        {"a weekly source is not asked on the sixth day",
         {-24, -48, -72, -96, -120},
         168,
         -144,
         0,
         DUE_NOT},
        {"but on the seventh", {-24, -48, -72, -96, -120}, 168, -168, 0, DUE_TIME},
        {"every 36 hours, nightly: the later night",
         {-24, -48, -72, -96, -120},
         36,
         -24,
         0,
         DUE_NOT},
        {"too few runs tell nothing", {6, -24, -48}, 24, 6, 24, DUE_NOT},
        {"hourly runs: the next one comes soon",
         {-1, -2, -3, -4, -5, -6, -7, -8},
         24,
         -20,
         0,
         DUE_NOT},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct row base = {.every_h = ROWS[i].every_h, .complete_h = ROWS[i].complete_h};
        struct due_facts facts = facts_of(&base);
        while (facts.n_runs < DUE_RUNS && ROWS[i].runs_h[facts.n_runs] != 0) {
            facts.runs[facts.n_runs] = THREE + ROWS[i].runs_h[facts.n_runs] * H;
            facts.n_runs++;
        }
        struct store_plan plan = due_judge(&facts, THREE + ROWS[i].now_h * H);
        if (plan.why != ROWS[i].why) {
            fail_msg("%s: why %d", ROWS[i].what, (int)plan.why);
        }
    }
}

static void
the_next_run_is_foreseen(void **state)
{
    (void)state;
    struct due_facts facts = {.n_runs = 5};
    static const int64_t RUNS_H[] = {6, -24, -48, -72, -96}; /* the newest was late */
    for (size_t i = 0; i < 5; i++) {
        facts.runs[i] = THREE + RUNS_H[i] * H + (int64_t)i * 60;
    }
    int64_t next = due_next_run(&facts, THREE + 7 * H);
    assert_true(next > THREE + 23 * H && next < THREE + 25 * H);
    next = due_next_run(&facts, THREE + 24 * H); /* this is that run: the one after */
    assert_true(next > THREE + 47 * H && next < THREE + 49 * H);
    facts.n_runs = 3;
    assert_int_equal(due_next_run(&facts, THREE), TIME_UNKNOWN);
    facts = (struct due_facts){.n_runs = 4, .runs = {40, 30, 20, 10}}; /* by hand */
    assert_int_equal(due_next_run(&facts, 50), TIME_UNKNOWN);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals),
        cmocka_unit_test(missed_nights),
        cmocka_unit_test(the_next_run_is_foreseen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
