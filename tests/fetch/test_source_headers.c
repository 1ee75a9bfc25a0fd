/* tests/fetch/test_source_headers.c: configured headers, secrets first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fetch/source_headers.h"

static size_t
length(const struct curl_slist *list)
{
    size_t n = 0;
    for (; list; list = list->next) {
        n++;
    }
    return n;
}

static void
secrets_come_first_and_are_not_open(void **state)
{
    (void)state;
    assert_int_equal(setenv("JOBMILL_TEST_A", "alpha", 1), 0);
    struct str items[] = {STR("X-One: 1"), STR("X-Two: <${JOBMILL_TEST_A}|${JOBMILL_TEST_A}>"),
                          STR("cookie: c"), STR("X-Auth-Token: t"), STR("X-Odd: ${not closed")};
    struct str_list lines = {items, sizeof items / sizeof *items};
    struct source_headers headers;
    struct error err = {0};
    assert_int_equal(source_headers_make(&lines, &headers, &err), OK);
    assert_string_equal(headers.all->data, "X-Two: <alpha|alpha>");
    assert_int_equal(length(headers.all), 6);
    assert_int_equal(length(headers.open), 2);
    assert_string_equal(headers.open->data, "X-One: 1");
    assert_string_equal(headers.open->next->data, "Accept-Encoding: gzip, deflate, br, zstd");
    source_headers_release(&headers);
}

static void
no_lines_is_fine(void **state)
{
    (void)state;
    struct str_list lines = {0};
    struct source_headers headers;
    struct error err = {0};
    assert_int_equal(source_headers_make(&lines, &headers, &err), OK);
    assert_int_equal(length(headers.all), 1);
    assert_ptr_equal(headers.all, headers.open);
    source_headers_release(&headers);
}

static void
bad_lines_are_configuration_errors(void **state)
{
    (void)state;
    assert_int_equal(setenv("JOBMILL_TEST_B", "x\r\nInjected: 1", 1), 0);
    struct str bad[] = {STR("no colon"), STR(": no name"), STR("X: ${JOBMILL_TEST_NONE}"),
                        STR("X: ${JOBMILL_TEST_B}"), STR("X: a\nY: b")};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct str_list lines = {&bad[i], 1};
        struct source_headers headers;
        struct error err = {0};
        assert_int_equal(source_headers_make(&lines, &headers, &err), E_CONFIG);
        assert_true(strlen(err.text) > 0);
        assert_null(strstr(err.text, "Injected")); /* values are nobody's business */
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secrets_come_first_and_are_not_open),
        cmocka_unit_test(no_lines_is_fine),
        cmocka_unit_test(bad_lines_are_configuration_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
