/* Names of two things: each row of the table in both of its meanings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "normalize/skills/skills_homonyms.h"
#include "support_normalizer.h"

/* The slug of the skill whose quote is the name; absent: none. */
static struct str
slug_of(const char *text, const char *name)
{
    struct skill_list list = {0};
    assert_int_equal(normalize_skills(normalizer, str_of(text), &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        if (str_is(list.items[i].quote, name)) {
            return str_of(list.items[i].slug);
        }
    }
    return STR_NONE;
}

static void
test_each_meaning(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < skill_homonyms_count; i++) {
        const struct homonym *row = &skill_homonyms[i];
        assert_true(row->n <= HOMONYM_MOST && HOMONYM_LENGTHS >> row->n & 1);
        assert_non_null(strchr(HOMONYM_FIRSTS, *row->name));
        struct str there = slug_of(row->example, row->name);
        struct str here = slug_of(row->against, row->name);
        bool holds = (row->to ? str_is(there, row->to) : !there.n) && str_is(here, row->from);
        if (!holds) {
            print_error("%s: \"%.*s\" and \"%.*s\"\n", row->name, STR_ARG(there), STR_ARG(here));
        }
        wrong += !holds;
    }
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_meaning)};
    return cmocka_run_group_tests(tests, normalizer_set_up, normalizer_tear_down);
}
