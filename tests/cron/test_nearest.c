/* tests/cron/test_nearest.c: slips of the pen are understood, other words not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/nearest.h"
#include "cron/commands.h"

static void
slips_are_understood(void **state)
{
    (void)state;
    static const struct {
        const char *wrong, *hint;
    } ROWS[] = {
        {"serch", "; is it 'search'?"},
        {"reprot", "; is it 'report'?"},
        {"EXPORT", "; is it 'export'?"},
        {"detects", "; is it 'detect'?"},
        {"rnu", "; is it 'run'?"},
        {"statsu", "; is it 'status'?"},
        {"fly", ""},
        {"x", ""},
        {"", ""},
        {"downloadeverythingfromeverywhere", ""},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char hint[NEAREST_BYTES];
        struct nearest nearest = nearest_to(str_of(ROWS[i].wrong));
        for (const struct command *c = COMMANDS; c->name; c++) {
            nearest_look(&nearest, str_of(c->name));
        }
        assert_string_equal(nearest_hint(&nearest, hint), ROWS[i].hint);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(slips_are_understood)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
