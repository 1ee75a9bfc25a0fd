/* tests/parse/test_blocked.c: every row of the table of block pages is met by a
 * small page of its kind, and by no long page that only mentions it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parse/page/blocked.h"

enum { LONG_TEXT = 1 << 20 };

static void
every_row_is_met(void **state)
{
    (void)state;
    assert_true(blocked_count() > 0);
    for (size_t i = 0; i < blocked_count(); i++) {
        const struct blocked_row *row = blocked_at(i);
        char page[1024];
        (void)snprintf(page, sizeof page, "<html><body><p>%s</p></body></html>", row->marker);
        struct str title = row->is_title ? str_of(row->marker) : STR("");
        const struct blocked_row *found = blocked_find(str_of(page), title, 1);
        if (!found || !found->why[0]) {
            fail_msg("row %zu (%s) is not met", i, row->marker);
        }
        if (row->max_bytes > 0) {
            assert_null(blocked_find(str_of(page), title, LONG_TEXT));
        }
    }
}

static void
ordinary_pages_are_not(void **state)
{
    (void)state;
    static const char *const PAGES[] = {"<p>Backend Engineer in Oslo. Apply now.</p>",
                                        "<p>We build access control systems.</p>", ""};
    for (size_t i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
        assert_null(blocked_find(str_of(PAGES[i]), STR("Backend Engineer"), strlen(PAGES[i])));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_row_is_met),
                                       cmocka_unit_test(ordinary_pages_are_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
