/* tests/parse/test_page_guess.c: a board's guess is told from an employer's words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/page/page_guess.h"

static void
rows_match_their_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < guess_count(); i++) {
        print_message("%s\n", guess_at(i)->example);
        assert_true(page_guesses_pay(str_of(guess_at(i)->example)));
        assert_true(str_has(str_of(guess_at(i)->word), str_of(guess_at(i)->part)));
    }
}

static void
an_employer_may_estimate(void **state)
{
    static const char *const OWN[] = {"The estimated range is $60,000 to $70,000 by level",
                                      "estimated", "by estimated", "We estimate the pay", ""};
    (void)state;
    for (size_t i = 0; i < sizeof OWN / sizeof OWN[0]; i++) {
        assert_false(page_guesses_pay(str_of(OWN[i])));
    }
}

static void
what_follows_is_cut(void **state)
{
    static const struct {
        const char *text, *want;
    } ROWS[] = {
        {"You weld.\n# Pay\nNo figure, so we estimated one.\nMore", "You weld."},
        {"You weld.\nNo figure, so we estimated one.", "You weld."},
        {"You weld costs estimated by the team.\nMore",
         "You weld costs estimated by the team.\nMore"},
        {"so we estimated", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str got = page_without_guess(str_of(ROWS[i].text));
        if (!str_is(got, ROWS[i].want)) {
            fail_msg("%s: '%.*s'", ROWS[i].text, STR_ARG(got));
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_match_their_examples),
                                       cmocka_unit_test(an_employer_may_estimate),
                                       cmocka_unit_test(what_follows_is_cut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
