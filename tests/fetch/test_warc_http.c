/* Heads, status lines and our own fields' spelling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fetch/archive/warc_fields.h"
#include "fetch/archive/warc_http.h"

static void
reads_status_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int want;
    } rows[] = {
        {"HTTP/1.1 200 OK", 200},
        {"HTTP/2 404", 404},
        {"http/1.0  301  Moved", 301},
        {"HTTP/1.1 200", 200},
        {"HTTP/1.1 2000 OK", -1},
        {"HTTP/1.1 20", -1},
        {"HTTP/1.1 abc", -1},
        {"HTTP/1.1", -1},
        {"ICY 200 OK", -1},
        {"HTTP/1.1 099 Low", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(http_status_read(str_of(rows[i].line)), rows[i].want);
    }
}

static void
measures_heads(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t want;
    } rows[] = {
        {"A: 1\r\n\r\nbody", 8}, {"A: 1\n\nbody", 6}, {"A: 1\r\n\nbody", 7},    {"\r\nbody", 2},
        {"A: 1\r\n", SIZE_MAX},  {"", SIZE_MAX},      {"A: 1\r\n\r", SIZE_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(head_length(str_of(rows[i].text)), rows[i].want);
    }
}

static void
joins_headers(void **state)
{
    (void)state;
    struct arena arena;
    struct str head = STR("HTTP/1.1 200 OK\r\nLINK: a\r\nX: y\r\nlink:b;\r\n\t c  \r\nEmpty:\r\n"
                          ": none\r\nno colon\r\n\r\nLink: body");
    arena_init(&arena, 4096);
    assert_true(str_is(head_join(head, "Link", &arena), "a, b; c"));
    assert_true(str_is(head_get(head, "x"), "y"));
    assert_true(str_is(head_get(head, "Link"), "a"));
    assert_null(head_get(head, "Missing").p);
    assert_non_null(head_get(head, "Empty").p);
    assert_int_equal(head_get(head, "Empty").n, 0);
    assert_null(head_join(head, "Missing", &arena).p);
    arena_release(&arena);
}

static void
spells_fields_both_ways(void **state)
{
    (void)state;
    static const struct {
        const char *plain, *coded, *uri;
    } rows[] = {
        {"plain text", "plain text", "plain%20text"},
        {" outer ", "%20outer%20", "%20outer%20"},
        {" ", "%20", "%20"},
        {"a%20b", "a%2520b", "a%20b"},
        {"a\r\nb", "a%0D%0Ab", "a%0D%0Ab"},
        {"K\xc3\xb6ln", "K%C3%B6ln", "K%C3%B6ln"},
        {"<x>", "<x>", "%3Cx%3E"},
        {"100%", "100%25", "100%"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct buf buf;
        arena_init(&arena, 4096);
        buf_init(&buf, 4096);
        field_encode(&buf, str_of(rows[i].plain));
        assert_string_equal(buf_str(&buf).p, rows[i].coded);
        assert_true(str_is(field_decode(buf_str(&buf), &arena), rows[i].plain));
        buf_clear(&buf);
        field_encode_uri(&buf, str_of(rows[i].plain));
        assert_string_equal(buf_str(&buf).p, rows[i].uri);
        buf_release(&buf);
        arena_release(&arena);
    }
    struct arena arena;
    arena_init(&arena, 4096);
    assert_true(str_is(field_decode(STR("5% or %4 or %zz%"), &arena), "5% or %4 or %zz%"));
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_status_lines),
        cmocka_unit_test(measures_heads),
        cmocka_unit_test(joins_headers),
        cmocka_unit_test(spells_fields_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
