/* tests/base/test_sixteen.c: sixteen bytes at a time say what one byte at a time
 * says, with the machine's own instructions and without. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>

#include "base/sixteen.h"
#include "base/str.h"

#include "base/banned.h"

enum { WIDTH = 16, ROUNDS = 20000 };

/* xorshift: the same bytes in each run. */
static uint32_t
next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static unsigned
letters_one_by_one(const char *p)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < WIDTH; i++) {
        bits |= (unsigned)byte_is_alpha(p[i]) << i;
    }
    return bits;
}

static unsigned
quiet_one_by_one(const char *p)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < WIDTH; i++) {
        bool is_quiet = p[i] >= ' ' && p[i] < 0x7F && p[i] != '"' && p[i] != '\\';
        bits |= (unsigned)is_quiet << i;
    }
    return bits;
}

static void
expect_same(const char *p)
{
    assert_int_equal(sixteen_letters(p), letters_one_by_one(p));
    assert_int_equal(sixteen_letters_plain(p), letters_one_by_one(p));
    assert_int_equal(sixteen_quiet(p), quiet_one_by_one(p));
    assert_int_equal(sixteen_quiet_plain(p), quiet_one_by_one(p));
}

static void
each_byte_at_each_place(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++) {
        for (unsigned at = 0; at < WIDTH; at++) {
            char text[WIDTH];
            memset(text, 'x', sizeof text);
            text[at] = (char)byte;
            expect_same(text);
            memset(text, '\\', sizeof text);
            text[at] = (char)byte;
            expect_same(text);
        }
    }
}

static void
any_bytes(void **state)
{
    (void)state;
    uint32_t random = 7;
    for (int round = 0; round < ROUNDS; round++) {
        char text[WIDTH];
        for (unsigned i = 0; i < WIDTH; i++) {
            text[i] = (char)(next_random(&random) >> 11);
        }
        expect_same(text);
    }
}

static void
runs_are_counted(void **state)
{
    (void)state;
    assert_int_equal(sixteen_run(0), 0);
    assert_int_equal(sixteen_run(1), 1);
    assert_int_equal(sixteen_run(0xFFFE), 0);
    assert_int_equal(sixteen_run(0x80FF), 8);
    assert_int_equal(sixteen_run(0xFFFF), WIDTH);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_at_each_place),
        cmocka_unit_test(any_bytes),
        cmocka_unit_test(runs_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
