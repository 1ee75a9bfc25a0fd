/* tests/base/test_json_write.c: numbers as printf writes them, texts as RFC 8259
 * wants them, whichever way they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/json_write.h"
#include "base/limits.h"

static void
reals_are_as_printf_writes_them(void **state)
{
    (void)state;
    static const double some[] = {0,      -0.0,    0.5,     1.5,      2.5,      0.005,   1.005,
                                  -0.001, -1.25,   52.5244, 13.4105,  -122.419, 99999.5, 1e8,
                                  1e9,    1.23e15, 1e-9,    0.049999, 8.345,    0.125,   999.9995};
    uint64_t seed = 1;
    struct buf buf;
    buf_init(&buf, MIB);
    for (int i = 0; i < 200000; i++) {
        size_t n_some = sizeof some / sizeof some[0];
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        double value = (size_t)i < n_some * 7
                           ? some[(size_t)i % n_some]
                           : ((double)(int32_t)(seed >> 32)) / (double)(1u << (seed & 31u));
        int decimals = i % 7;
        char want[400];
        struct json_out out;
        (void)snprintf(want, sizeof want, "%.*f", decimals, value);
        buf_clear(&buf);
        json_out_begin(&out, &buf);
        json_put_real(&out, value, decimals);
        if (strcmp(buf_str(&buf).p, want) != 0) {
            fail_msg("%s, not %s", buf_str(&buf).p, want);
        }
    }
    buf_release(&buf);
}

static void
texts_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", "{\"k\":\"\"}"},
        {"plain ~ text", "{\"k\":\"plain ~ text\"}"},
        {"\"\\", "{\"k\":\"\\\"\\\\\"}"},
        {"a\nb\tc\x01", "{\"k\":\"a\\nb\\tc\\u0001\"}"},
        {"\x7F", "{\"k\":\"\\u007f\"}"},
        {"Z\xC3\xBCrich\xFF", "{\"k\":\"Z\xC3\xBCrich\xEF\xBF\xBD\"}"},
        {"\"", "{\"k\":\"\\\"\"}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf buf;
        struct json_out out;
        buf_init(&buf, MIB);
        json_out_begin(&out, &buf);
        json_put_object(&out);
        json_put_key(&out, "k");
        json_put_str(&out, str_of(cases[i].text));
        json_put_object_end(&out);
        assert_string_equal(buf_str(&buf).p, cases[i].want);
        buf_release(&buf);
    }
}

/* Every maximum ends in the failed state, never past it. */
static void
a_maximum_holds(void **state)
{
    (void)state;
    for (size_t max = 1; max < 30; max++) {
        struct buf buf;
        struct json_out out;
        buf_init(&buf, max);
        json_out_begin(&out, &buf);
        json_put_object(&out);
        json_put_key(&out, "country");
        json_put_real(&out, 12.25, 4);
        json_put_object_end(&out);
        assert_int_equal(buf_failed(&buf), max < strlen("{\"country\":12.2500}"));
        assert_true(buf.n <= max);
        buf_release(&buf);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reals_are_as_printf_writes_them),
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(a_maximum_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
