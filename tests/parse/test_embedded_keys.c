/* tests/parse/test_embedded_keys.c: the table of keys is sorted and found in any
 * writing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse/structured/embedded_keys.h"

static void
rows_are_sorted_and_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < embedded_key_count(); i++) {
        const struct key_row *row = embedded_key_at(i);
        assert_ptr_equal(embedded_key(str_of(row->key)), row);
        assert_true(i == 0 || strcmp(embedded_key_at(i - 1)->key, row->key) < 0);
        assert_true(row->part < KEY_MIN || row->field == FIELD_SALARY);
        assert_true(!embedded_heading(row->part) || row->field == FIELD_DESCRIPTION);
    }
}

static void
keys_in_any_writing(void **state)
{
    static const struct {
        const char *key;
        enum field field;
    } ROWS[] = {
        {"min_salary", FIELD_SALARY},
        {"minSalary", FIELD_SALARY},
        {"Min-Salary", FIELD_SALARY},
        {"ExternalQualificationsStr", FIELD_DESCRIPTION},
        {"job_schedule_type", FIELD_EMPLOYMENT_TYPE},
        {"jobGeo", FIELD_LOCATION},
        {"salaries", FIELD_NONE},
        {"", FIELD_NONE},
        {"a-key-that-is-longer-than-any-of-the-names-in-the-table", FIELD_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct key_row *row = embedded_key(str_of(ROWS[i].key));
        assert_int_equal(row ? row->field : FIELD_NONE, ROWS[i].field);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_are_sorted_and_found),
                                       cmocka_unit_test(keys_in_any_writing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
