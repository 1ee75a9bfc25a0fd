/* What a text states of its job as a whole: a level, a standing call. Every row
 * of both tables is met by its own words; usual postings say neither. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "normalize/terms/evergreen.h"
#include "normalize/titles/levels_said.h"

static struct phrases *phrases;
static struct arena arena;

static struct hits
find(struct str text, struct words *words)
{
    struct hits hits;
    assert_int_equal(words_split(text, &arena, words), OK);
    assert_int_equal(phrases_find(phrases, words,
                                  (1U << GROUP_EVERGREEN) | (1U << GROUP_LEVEL_SAID), &arena,
                                  &hits),
                     OK);
    return hits;
}

static void
every_row_is_met(void **state)
{
    (void)state;
    struct words words;
    for (size_t i = 0; i < EVERGREEN_TABLE.n; i++) {
        print_message("%s\n", EVERGREEN_TABLE.rows[i].text);
        struct hits hits = find(str_of(EVERGREEN_TABLE.rows[i].text), &words);
        assert_true(evergreen_find(&words, &hits).n > 0);
    }
    for (size_t i = 0; i < LEVELS_SAID_TABLE.n; i++) {
        struct str quote = STR_NONE;
        print_message("%s\n", LEVELS_SAID_TABLE.rows[i].text);
        struct hits hits = find(str_of(LEVELS_SAID_TABLE.rows[i].text), &words);
        assert_int_equal(level_said(&words, &hits, &quote), LEVELS_SAID_TABLE.rows[i].value);
        assert_true(quote.n > 0);
    }
}

static void
levels_are_the_jobs_own(void **state)
{
    static const struct {
        const char *text;
        enum seniority want;
    } ROWS[] = {
        {"You are a technical leader and senior individual contributor in our group.",
         SENIORITY_SENIOR},
        {"No prior experience required: we train you.", SENIORITY_ENTRY},
        {"This is an entry-level position.", SENIORITY_ENTRY},
        {"You work with senior engineers and mentor junior colleagues.", SENIORITY_NONE},
        {"You report to senior leadership.", SENIORITY_NONE},
        {"This is a senior role. We also have an entry level position.", SENIORITY_NONE},
    };
    (void)state;
    struct words words;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str quote = STR_NONE;
        struct hits hits = find(str_of(ROWS[i].text), &words);
        print_message("%s\n", ROWS[i].text);
        assert_int_equal(level_said(&words, &hits, &quote), ROWS[i].want);
    }
}

static void
standing_calls(void **state)
{
    static const struct {
        const char *title, *text;
        bool want;
    } ROWS[] = {
        {"Nurse", "This is an evergreen requisition.", true},
        {"Talent Community - Engineering", "", true},
        {"Initiativbewerbung (m/w/d)", "", true},
        {"General Application", "", true},
        {"Content Manager", "You keep evergreen content fresh.", false},
        {"Backend Engineer", "Not the right role? Join our talent community.", false},
        {"Solar Installer at Evergreen Energy", "", false},
    };
    (void)state;
    struct words words;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct hits hits = find(str_of(ROWS[i].text), &words);
        print_message("%s\n", ROWS[i].title);
        assert_int_equal(evergreen_title(str_of(ROWS[i].title)) ||
                             evergreen_find(&words, &hits).n > 0,
                         ROWS[i].want);
    }
}

static int
set_up(void **state)
{
    struct phrase_table tables[] = {EVERGREEN_TABLE, LEVELS_SAID_TABLE};
    struct error err;
    (void)state;
    arena_init(&arena, 1 << 22);
    return phrases_new(tables, 2, &phrases, &err) == OK ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    phrases_free(phrases);
    arena_release(&arena);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_met),
        cmocka_unit_test(levels_are_the_jobs_own),
        cmocka_unit_test(standing_calls),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
