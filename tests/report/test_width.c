/* tests/report/test_width.c: columns of a terminal: every row of the table by its
 * own example, and lines cut at blanks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/markup.h"
#include "report/width.h"

#include "base/banned.h"

static void
every_row_holds_its_example(void **state)
{
    (void)state;
    size_t n = 0;
    const struct width_row *rows = width_rows(&n);
    for (size_t i = 0; i < n; i++) {
        struct str text = str_of(rows[i].example);
        size_t at = 0;
        uint32_t c = utf8_next(text, &at);
        assert_int_equal(at, text.n);
        assert_in_range(c, rows[i].first, rows[i].last);
        assert_int_equal(width_of_codepoint(c), rows[i].columns);
        assert_true(rows[i].first <= rows[i].last && rows[i].columns != 1);
        assert_true(i == 0 || rows[i - 1].last < rows[i].first);
    }
}

static void
words_take_their_columns(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns, longest;
    } ROWS[] = {{"", 0, 0},
                {"Backend Developer", 17, 9},
                {"Gr\u00F6\u00DFe", 5, 5},
                {"\u682A\u5F0F\u4F1A\u793E", 8, 8},
                {"e\u0301t\u00E9", 3, 3},
                {"\u20B928\u201355 LPA", 10, 6},
                {"a\xFF", 2, 2}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_int_equal(width_of(str_of(ROWS[i].text)), ROWS[i].columns);
        assert_int_equal(width_longest_word(str_of(ROWS[i].text)), ROWS[i].longest);
    }
}

static void
lines_are_cut_at_blanks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
        const char *lines[4];
    } ROWS[] = {{"one two three", 20, {"one two three"}},
                {"one two three", 7, {"one two", "three"}},
                {"one two three", 6, {"one", "two", "three"}},
                {"abcdefgh", 3, {"abc", "def", "gh"}},
                {"\u682A\u5F0F\u4F1A", 4, {"\u682A\u5F0F", "\u4F1A"}},
                {"\u682A\u5F0F", 1, {"\u682A", "\u5F0F"}},
                {"a  b", 2, {"a ", "b"}}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str rest = str_of(ROWS[i].text);
        for (size_t k = 0; k < 4 && ROWS[i].lines[k]; k++) {
            struct str line = width_cut(&rest, ROWS[i].width);
            if (!str_is(line, ROWS[i].lines[k])) {
                fail_msg("%s at %zu: %.*s", ROWS[i].text, ROWS[i].width, STR_ARG(line));
            }
        }
        assert_int_equal(rest.n, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_holds_its_example),
        cmocka_unit_test(words_take_their_columns),
        cmocka_unit_test(lines_are_cut_at_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
