/* tests/cron/test_alarm_rules.c: every row's examples; an alarm that is raised
 * does not get used to what it found; few figures prove nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cron/alarms/alarm_rules.h"

enum { CRAWLS = 256 };
static const int64_t NIGHT_0 = 1777000000;

struct life {
    struct crawl_record crawls[CRAWLS];
    size_t n;
    int64_t now_s;
};

static int64_t *
slot(struct crawl_record *crawl, size_t offset)
{
    return (int64_t *)(void *)((char *)crawl + offset);
}

static struct crawl_record *
next_crawl(struct life *life, enum crawl_verdict verdict)
{
    assert_true(life->n < CRAWLS);
    struct crawl_record *crawl = &life->crawls[life->n++];
    *crawl = (struct crawl_record){.id = (int64_t)life->n,
                                   .started_at_s = life->now_s,
                                   .ended_at_s = life->now_s,
                                   .verdict = verdict,
                                   .latency_ms = -1};
    life->now_s += DAY_S;
    return crawl;
}

static void
add_words(const struct alarm_rule *rule, const char *text, struct life *life)
{
    char *end = NULL;
    for (; *text; text += strspn(text, " ")) {
        long part = strtol(text, &end, 10);
        long whole = 0;
        long times = 1;
        if (*end == '/') {
            whole = strtol(end + 1, &end, 10);
        }
        if (*end == '*') {
            times = strtol(end + 1, &end, 10);
        }
        text = end;
        for (; times > 0; times--) {
            struct crawl_record *crawl = next_crawl(life, CRAWL_COMPLETE);
            *slot(crawl, rule->part) = part;
            if (rule->test == ALARM_SHARE && rule->whole[1]) {
                *slot(crawl, rule->whole[1]) = whole - part;
            } else if (rule->test == ALARM_SHARE) {
                *slot(crawl, rule->whole[0]) = whole;
            }
        }
    }
}

static void
add_verdicts(const char *text, struct life *life)
{
    static const char LETTERS[] = " cpesbgfu"; /* in order of enum crawl_verdict */
    for (; *text; text++) {
        const char *at = strchr(LETTERS, *text);
        if (at) {
            (void)next_crawl(life, (enum crawl_verdict)(at - LETTERS));
        } else {
            life->now_s += DAY_S;
        }
    }
}

static struct alarm_finding
judge(const struct alarm_rule *rule, struct life *life, bool is_raised, size_t n_usual)
{
    struct alarm_finding ret;
    size_t skip = life->n > ALARM_HISTORY ? life->n - ALARM_HISTORY : 0;
    const struct alarm_history history = {.crawls = life->crawls + skip,
                                          .n = life->n - skip,
                                          .is_fresh = true,
                                          .is_raised = is_raised,
                                          .n_usual = n_usual,
                                          .now_s = life->now_s - DAY_S};
    alarm_judge(rule, &history, &ret);
    return ret;
}

static void
build(const struct alarm_rule *rule, const char *text, struct life *life)
{
    *life = (struct life){.now_s = NIGHT_0};
    if (rule->test == ALARM_SILENCE) {
        add_verdicts(text, life);
    } else {
        add_words(rule, text, life);
    }
}

static void
every_row_judges_its_examples(void **state)
{
    (void)state;
    static const char *const STATES[] = {"unknown", "well", "ill"};
    static struct life life;
    size_t n = 0;
    const struct alarm_rule *rules = alarm_rules(&n);
    assert_true(n >= 10);
    for (size_t i = 0; i < n; i++) {
        bool is_ill_once = false;
        assert_ptr_equal(alarm_rule_find(str_of(rules[i].code)), &rules[i]); /* unique */
        for (size_t k = 0; k < ALARM_EXAMPLES && rules[i].examples[k].history; k++) {
            const struct alarm_example *e = &rules[i].examples[k];
            build(&rules[i], e->history, &life);
            struct alarm_finding got = judge(&rules[i], &life, false, 0);
            if (got.state != e->want) {
                fail_msg("%s: %s: %s, not %s (before %g, after %g)", rules[i].code, e->history,
                         STATES[got.state], STATES[e->want], got.before, got.after);
            }
            is_ill_once = is_ill_once || got.state == ALARM_ILL;
        }
        assert_true(is_ill_once);
    }
}

/* A night after another with the alarm raised: history, how many of its crawls are
 * usual, and whether it is still so. */
static void
a_raised_alarm_keeps_to_what_was_usual(void **state)
{
    (void)state;
    static const struct {
        const char *code, *history;
        size_t n_usual;
        enum alarm_state want;
    } ROWS[] = {
        {"salary-share", "80/100*6 0/100*40", 6, ALARM_ILL},
        {"salary-share", "80/100*6 0/100*40 79/100", 6, ALARM_WELL},
        {"salary-share", "80/100*6 0/100*3 50/100", 6, ALARM_UNKNOWN}, /* half way back */
        {"salary-share", "80/100*6 0/100*3 0/1", 6, ALARM_ILL}, /* too few: those before tell */
        {"salary-share", "80/100*6 0/0", 6, ALARM_UNKNOWN},
        {"postings-low", "100*6 0*40", 6, ALARM_ILL},
        {"postings-low", "100*6 0*40 90", 6, ALARM_WELL},
        {"standstill", "50 2*10 0*45", 11, ALARM_ILL},
        {"standstill", "50 2*10 0*45 1", 11, ALARM_WELL},
        {"no-data", "cccccfffffffff", 5, ALARM_ILL},
        {"no-data", "cccccfffc", 5, ALARM_WELL},
        {"no-data", "cccccfffs", 5, ALARM_WELL},
        {"no-data", "cccccpppppppppp", 5, ALARM_ILL}, /* cut short is not what it used to be */
        {"latency", "80*6 6000*40", 6, ALARM_ILL},
        {"latency", "80*6 6000*2 90", 6, ALARM_WELL},
    };
    static struct life life;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct alarm_rule *rule = alarm_rule_find(str_of(ROWS[i].code));
        assert_non_null(rule);
        build(rule, ROWS[i].history, &life);
        struct alarm_finding got = judge(rule, &life, true, ROWS[i].n_usual);
        if (got.state != ROWS[i].want) {
            fail_msg("%s: %s: %d", ROWS[i].code, ROWS[i].history, (int)got.state);
        }
    }
}

static void
figures_before_and_after_are_told(void **state)
{
    (void)state;
    static struct life life;
    const struct alarm_rule *rule = alarm_rule_find(STR("salary-share"));
    build(rule, "80/100*6 10/100", &life);
    struct alarm_finding got = judge(rule, &life, false, 0);
    assert_int_equal(got.state, ALARM_ILL);
    assert_true(got.has_before && got.before > 0.79 && got.before < 0.81);
    assert_true(got.after > 0.09 && got.after < 0.11);
    assert_int_equal(got.n_before, 600);
    assert_int_equal(got.n_after, 100);
    assert_int_equal(got.n_usual, 6);
    rule = alarm_rule_find(STR("postings-low"));
    build(rule, "90 100 110 100*3 12", &life);
    got = judge(rule, &life, false, 0);
    assert_true(got.before > 99 && got.before < 101 && got.after > 11 && got.after < 13);
}

/* A small batch of new postings without pay is no proof; a second night's is. */
static void
one_batch_proves_little(void **state)
{
    (void)state;
    static struct life life;
    const struct alarm_rule *rule = alarm_rule_find(STR("salary-share"));
    build(rule, "180/200 5/6*6 0/20", &life);
    for (size_t i = 0; i < life.n; i++) {
        life.crawls[i].open = 200;
    }
    assert_int_equal(judge(rule, &life, false, 0).state, ALARM_UNKNOWN);
    build(rule, "180/200 5/6*6 0/20*2", &life);
    for (size_t i = 0; i < life.n; i++) {
        life.crawls[i].open = 200;
    }
    assert_int_equal(judge(rule, &life, false, 0).state, ALARM_ILL);
}

static void
what_was_not_crawled_is_not_judged(void **state)
{
    (void)state;
    static struct life life;
    struct alarm_finding got;
    const struct alarm_rule *rule = alarm_rule_find(STR("postings-low"));
    build(rule, "100*6 0", &life);
    struct alarm_history history = {.crawls = life.crawls, .n = life.n, .now_s = life.now_s};
    alarm_judge(rule, &history, &got);
    assert_int_equal(got.state, ALARM_UNKNOWN);
    history.is_fresh = true;
    life.crawls[life.n - 1].verdict = CRAWL_FAILED; /* nothing was read */
    alarm_judge(rule, &history, &got);
    assert_int_equal(got.state, ALARM_UNKNOWN);
    size_t n = 0;
    const struct alarm_rule *rules = alarm_rules(&n);
    for (size_t i = 0; i < n; i++) { /* nor a source without a history */
        history.n = 0;
        alarm_judge(&rules[i], &history, &got);
        assert_int_equal(got.state, ALARM_UNKNOWN);
    }
    history.n = 6; /* asked every week, and five days have passed */
    history.every_s = 7 * (int64_t)DAY_S;
    history.now_s = life.crawls[5].ended_at_s + 5 * (int64_t)DAY_S;
    alarm_judge(alarm_rule_find(STR("no-data")), &history, &got);
    assert_int_equal(got.state, ALARM_WELL);
}

/* A monthly thread begins small and grows; that it shows nothing is odd. */
static void
a_window_may_show_any_number(void **state)
{
    (void)state;
    static const struct {
        const char *code, *history;
        enum alarm_state want;
    } ROWS[] = {{"postings-low", "400*9 20", ALARM_WELL},
                {"postings-low", "400*9 0", ALARM_ILL},
                {"postings-low", "5*9 0", ALARM_WELL},
                {"postings-high", "20*9 400", ALARM_WELL}};
    static struct life life;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct alarm_rule *rule = alarm_rule_find(str_of(ROWS[i].code));
        struct alarm_finding got;
        build(rule, ROWS[i].history, &life);
        const struct alarm_history history = {.crawls = life.crawls,
                                              .n = life.n,
                                              .is_window = true,
                                              .is_fresh = true,
                                              .now_s = life.now_s - DAY_S};
        alarm_judge(rule, &history, &got);
        assert_int_equal(got.state, ROWS[i].want);
    }
}

/* Sources that are well, by the thousand: numbers and shares as chance has them
 * raise nothing. */
static void
chance_raises_nothing(void **state)
{
    (void)state;
    static struct life life;
    enum { SOURCES = 300, NIGHTS = 60 };
    uint64_t seed = 42;
    size_t n = 0, judged = 0;
    const struct alarm_rule *rules = alarm_rules(&n);
    for (size_t s = 0; s < SOURCES; s++) {
        life = (struct life){.now_s = NIGHT_0};
        for (size_t t = 0; t < NIGHTS; t++) {
            struct crawl_record *crawl = next_crawl(&life, CRAWL_COMPLETE);
            int64_t size = 5 + (int64_t)(s * 3);
            crawl->listed = crawl->seen = crawl->open = size;
            crawl->read = s % 2 && t ? (int64_t)(t % 5) : size;
            crawl->requests = 1 + crawl->read;
            crawl->latency_ms = 20 + (int64_t)(t % 7) * 30;
            for (int64_t i = 0; i < crawl->read; i++) {
                seed = seed * 6364136223846793005U + 1442695040888963407U;
                uint64_t dice = seed >> 33;
                crawl->with_salary += dice % 100 < 60;
                crawl->with_place += dice / 100 % 100 < 95;
                crawl->with_skills += dice / 10000 % 100 < 85;
                crawl->unanswered += dice / 1000000 % 100 < 3;
                crawl->added += dice % 50 == 7;
            }
            for (size_t i = 0; i < n; i++) {
                struct alarm_finding got = judge(&rules[i], &life, false, 0);
                judged++;
                if (got.state == ALARM_ILL) {
                    fail_msg("source %zu night %zu: %s: before %g of %lld, after %g of %lld", s, t,
                             rules[i].code, got.before, (long long)got.n_before, got.after,
                             (long long)got.n_after);
                }
            }
        }
    }
    assert_true(judged > 100000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_judges_its_examples),
        cmocka_unit_test(a_raised_alarm_keeps_to_what_was_usual),
        cmocka_unit_test(figures_before_and_after_are_told),
        cmocka_unit_test(one_batch_proves_little),
        cmocka_unit_test(what_was_not_crawled_is_not_judged),
        cmocka_unit_test(a_window_may_show_any_number),
        cmocka_unit_test(chance_raises_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
