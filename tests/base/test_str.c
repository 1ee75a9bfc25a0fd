/* tests/base/test_str.c: slices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void
cut_walks_all_parts(void **state)
{
    (void)state;
    struct str rest = STR("a,,b");
    assert_true(str_is(str_cut(&rest, ','), "a"));
    assert_true(str_is(str_cut(&rest, ','), ""));
    assert_true(str_is(str_cut(&rest, ','), "b"));
    assert_null(rest.p);
}

static void
numbers_read_all_or_nothing(void **state)
{
    (void)state;
    int64_t i = 7;
    assert_true(str_int(STR("-9223372036854775807"), &i));
    assert_int_equal(i, -INT64_MAX);
    assert_false(str_int(STR("9223372036854775808"), &i));
    assert_false(str_int(STR("12a"), &i));
    assert_false(str_int(STR(""), &i));
    double d = 0;
    assert_true(str_double(STR("12.5"), &d));
    assert_true(d == 12.5);
    assert_true(str_double(STR("1e3"), &d));
    assert_true(d == 1000);
    assert_false(str_double(STR("1.2.3"), &d));
    assert_false(str_double(STR("."), &d));
}

static void
find_and_trim(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
    assert_true(str_find(STR("aab"), STR("ba")) == SIZE_MAX);
    assert_int_equal(str_find_nocase(STR("xAB"), STR("ab")), 1);
    assert_true(str_is(str_trim(STR("\xC2\xA0 a b\t")), "a b"));
}

/* Every needle cut out of a text, and one that is not in it, against the plainest search. */
static void
find_is_right(void **state)
{
    static const char TEXT[] =
        "aab <p class=\"x\">Kubernetes; a/b, application/ld+json &lt;p&gt; zebra Qux lt;--> aaaab"
        " aab <p class=\"x\">Kubernetes; a/b, application/ld+json &lt;p&gt; zebra Quy lt;--> aaaac";
    struct str all = STR(TEXT);
    (void)state;
    for (size_t from = 0; from < all.n; from++) {
        for (size_t n = 1; n < 16 && from + n <= all.n; n++) {
            struct str needle = str_sub(all, from, n);
            size_t want = 0;
            while (memcmp(all.p + want, needle.p, n) != 0) {
                want++;
            }
            assert_int_equal(str_find(all, needle), want);
            assert_true(str_find(str_sub(all, 0, want + n - 1), needle) == SIZE_MAX);
            assert_true(str_find_nocase(all, needle) <= want);
        }
    }
    assert_true(str_find(all, STR("Quz")) == SIZE_MAX);
    /* letters of three bytes, the text long enough for a choice of the byte */
    struct str jobs =
        STR("\xe6\xb1\x82\xe4\xba\xba\xe6\x83\x85\xe5\xa0\xb1 and sixty bytes of other words "
            "before \xe6\xb1\x82\xe8\x81\xb7 and \xe6\xb1\x82\xe4\xba\xba");
    assert_int_equal(str_find(jobs, STR("\xe6\xb1\x82\xe8\x81\xb7")), 51);
    assert_int_equal(str_find(jobs, STR("\xe6\xb1\x82\xe4\xba\xba")), 0);
    assert_int_equal(str_find(jobs, STR("\xe4\xba")), 3); /* part of a letter, as bytes go */
    assert_true(str_find(jobs, STR("\xe8\x81\xb7\xe6")) == SIZE_MAX);
    assert_int_equal(str_find_nocase(all, STR("kUBERNETES")), str_find_byte(all, 'K'));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_walks_all_parts),
        cmocka_unit_test(numbers_read_all_or_nothing),
        cmocka_unit_test(find_and_trim),
        cmocka_unit_test(find_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
