/* tests/base/test_url.c: resolution after RFC 3986 5.4, canonical forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/url.h"

static void
references_resolve(void **state)
{
    (void)state;
    static const struct {
        const char *ref, *want;
    } ROWS[] = {
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g/"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y#s", "http://a/b/c/g?y"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../../../g", "http://a/g"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"https://Ex.com:443/A b", "https://ex.com/A%20b"},
        {"\\x\\y", "http://a/x/y"},
        {" g\n", "http://a/b/c/g"},
        {"mailto:x@y.z", NULL},
        {"javascript:alert(1)", NULL},
        {"http://", NULL},
        {"http://a b/", NULL},
    };
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str got = url_resolve(&arena, STR("http://a/b/c/d;p?q"), str_of(ROWS[i].ref));
        if (ROWS[i].want ? !str_is(got, ROWS[i].want) : got.p != NULL) {
            fail_msg("%s gave %.*s", ROWS[i].ref, STR_ARG(got));
        }
    }
    arena_release(&arena);
}

static void
canonical_forms(void **state)
{
    (void)state;
    static const struct {
        const char *in, *want;
    } ROWS[] = {
        {"https://x.example/a?b=1&\n&c=2", "https://x.example/a?b=1&c=2"},
        {"https://x.example/a?\n", "https://x.example/a"},
        {"https://x.example../a", "https://x.example/a"},
        {"HTTPS://Jobs.Example.COM:443", "https://jobs.example.com/"},
        {"http://x.io/a/./b/../c?utm_source=z&id=7&gclid=1#top", "http://x.io/a/c?id=7"},
        {"http://x.io/%7euser/%c3%bc?q=%41", "http://x.io/~user/%C3%BC?q=A"},
        {"http://x.io/Job", "http://x.io/Job"},
        {"http://x.io:8080/?", "http://x.io:8080/"},
        {"ftp://x.io/", NULL},
        {"https://:a:80/", NULL},
        {"http://[::1]:8080/x", "http://[::1]:8080/x"},
    };
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str got = url_canonical(&arena, str_of(ROWS[i].in));
        if (ROWS[i].want ? !str_is(got, ROWS[i].want) : got.p != NULL) {
            fail_msg("%s gave %.*s", ROWS[i].in, STR_ARG(got));
        }
    }
    assert_true(str_is(url_origin(&arena, STR("https://U:p@EX.com/x")), "https://ex.com"));
    assert_true(str_is(url_without_credentials(&arena, STR("http://u:p@h/x?y")), "http://h/x?y"));
    assert_true(str_is(url_query_param(STR("http://h/?a=1&for=b%20c"), "for"), "b%20c"));
    assert_true(str_is(url_segment(STR("http://h//x/y/"), 1), "y"));
    assert_null(url_segment(STR("http://h/x"), 1).p);
    assert_true(str_is(url_decode(&arena, STR("a%20b%zz%4")), "a b%zz%4"));
    assert_true(str_is(url_encode(&arena, STR("a b/\xC3\xBC")), "a%20b%2F%C3%BC"));
    struct url url = url_split(STR("http://[::1]:8080/x"));
    assert_true(str_is(url.host, "[::1]"));
    assert_int_equal(url_port(&url), 8080);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_resolve),
        cmocka_unit_test(canonical_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
