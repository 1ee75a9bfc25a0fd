/* Markdown inside lines: each row a text and what it says; texts without marks are not copied. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/markup.h"

// clang-format off
static const struct {
    const char *text, *want; /* want: NULL for unchanged */
} ROWS[] = {
    {"", NULL},
    {"**Salary:** $100k", "Salary: $100k"},
    {"This is a **fully remote** role", "This is a fully remote role"},
    {"***Berlin***", "Berlin"},
    {"__Python__ and _Go_, `SQL`.", "Python and Go, SQL."},
    {"(_hybrid_)", "(hybrid)"},
    {"snake_case and __init", "snake_case and init"},
    {"Barnstaple,_Devon; Teacher_maths; (a)_b", NULL},
    {"Kolleg*innen, $5k* and 2**3", NULL},
    {"* item\n* item", NULL},
    {"above\n***\nbelow", NULL},
    {"100`000 CHF, l`equipe", NULL},
    {"C\\+\\+, C\\#, \\$50\\-60k", "C++, C#, $50-60k"},
    {"C:\\temp, tab\\t", NULL},
    {"ends in \\", NULL},
    {"see [our **teams**](https://example.com/a_b) in [Berlin](/berlin)", "see our **teams** in Berlin"},
    {"[Remote] (see below), [a](b), [x", NULL},
    {"[[Berlin](https://example.com)]", "[Berlin]"},
};
// clang-format on

static void
test_rows(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str text = str_of(ROWS[i].text);
        struct str got = markdown_undo(&arena, text);
        if (!str_eq(got, ROWS[i].want ? str_of(ROWS[i].want) : text)) {
            fail_msg("\"%s\" became \"%.*s\"", ROWS[i].text, STR_ARG(got));
        }
        if (!ROWS[i].want) {
            assert_ptr_equal(got.p, text.p);
        }
    }
    arena_release(&arena);
}

/* Every cut of every row, flush against the end of its block. */
static void
test_cuts(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        for (size_t n = 1; n <= strlen(ROWS[i].text); n++) {
            char *flush = malloc(n);
            assert_non_null(flush);
            memcpy(flush, ROWS[i].text, n);
            assert_true(markdown_undo(&arena, (struct str){flush, n}).n <= n);
            free(flush);
        }
        arena_reset(&arena);
    }
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_cuts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
