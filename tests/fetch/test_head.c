/* tests/fetch/test_head.c: header blocks and Retry-After. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "fetch/head.h"

static void
reads_what_matters(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct head head;
    head_read(STR("HTTP/1.1 200 OK\r\ncontent-TYPE:  text/html \r\nETag: W/\"x\"\r\nLink: <a>\r\n"
                  "link: <b>\r\nContent-Encoding: gzip\r\nContent-Encoding: br\r\nX-Robots-Tag: "
                  "noindex\r\nX-Robots-Tag: unavailable_after: 1\r\nETag: second\r\n"
                  "no colon\r\nLocation:\r\n\r\n"),
              &arena, &head);
    assert_true(str_is(head.content_type, "text/html"));
    assert_true(str_is(head.etag, "W/\"x\""));
    assert_true(str_is(head.link, "<a>, <b>"));
    assert_true(str_is(head.content_encoding, "gzip, br"));
    assert_true(str_is(head.robots_tag, "noindex, unavailable_after: 1"));
    assert_null(head.location.p);
    assert_null(head.retry_after.p);
    arena_release(&arena);
}

static void
retry_after_in_all_forms(void **state)
{
    (void)state;
    const int64_t now_s = 784111777; /* Sun, 06 Nov 1994 08:49:37 GMT */
    static const struct {
        const char *value;
        int64_t ms;
    } CASES[] = {
        {"120", 120000},
        {"0", 0},
        {"-1", -1},
        {"+1", -1},
        {"1.0", -1},
        {"soon", -1},
        {"", -1},
        {"99999999999999999999", INT64_C(366) * DAY_S * 1000},
        {"Sun, 06 Nov 1994 08:50:37 GMT", 60000},
        {"Sunday, 06-Nov-94 08:50:37 GMT", 60000},
        {"Sun Nov  6 08:50:37 1994", 60000},
        {"Sun, 06 Nov 1994 08:49:00 GMT", 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        if (head_retry_after_ms(str_of(CASES[i].value), now_s) != CASES[i].ms) {
            fail_msg("%s", CASES[i].value);
        }
    }
}

static void
max_age_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t want_s;
    } ROWS[] = {{"max-age=3600", 3600},      {"public, Max-Age=\"60\"", 60},
                {"no-store, max-age=60", 0}, {"max-age=60, no-cache", 0},
                {"max-age=-1", -1},          {"max-age=soon", -1},
                {"s-maxage=60", -1},         {"", -1},
                {"max-age=5, max-age=9", 5}, {"max-age", -1}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        assert_int_equal(head_max_age_s(str_of(ROWS[i].text)), ROWS[i].want_s);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(max_age_is_read),
        cmocka_unit_test(reads_what_matters),
        cmocka_unit_test(retry_after_in_all_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
