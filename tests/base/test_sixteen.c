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

static unsigned
equal_one_by_one(const char *p, char c)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < WIDTH; i++) {
        bits |= (unsigned)(p[i] == c) << i;
    }
    return bits;
}

static unsigned
high_one_by_one(const char *p)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < WIDTH; i++) {
        bits |= (unsigned)((unsigned char)p[i] >= 0x80) << i;
    }
    return bits;
}

static void
expect_same(const char *p)
{
    assert_int_equal(sixteen_equal(p, '<'), equal_one_by_one(p, '<'));
    assert_int_equal(sixteen_equal_plain(p, '<'), equal_one_by_one(p, '<'));
    assert_int_equal(sixteen_equal_plain(p, 0), equal_one_by_one(p, 0));
    assert_int_equal(sixteen_equal(p, '\xC3'), equal_one_by_one(p, '\xC3'));
    assert_int_equal(sixteen_equal_plain(p, '\xC3'), equal_one_by_one(p, '\xC3'));
    assert_int_equal(sixteen_high(p), high_one_by_one(p));
    assert_int_equal(sixteen_high_plain(p), high_one_by_one(p));
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
pairs_of_bytes(void **state)
{
    (void)state;
    enum { PLACES = 64, APART = 3 };
    uint32_t random = 9;
    for (int round = 0; round < ROUNDS / 10; round++) {
        char text[PLACES + APART];
        uint64_t want = 0;
        for (unsigned i = 0; i < sizeof text; i++) {
            text[i] = (char)('a' + next_random(&random) % 8);
        }
        for (unsigned i = 0; i < PLACES; i++) {
            want |= (uint64_t)(text[i] == 'b' && text[i + APART] == 'e') << i;
        }
        assert_true(sixtyfour_pair(text, 'b', text + APART, 'e') == want);
        assert_true(sixtyfour_pair_plain(text, 'b', text + APART, 'e') == want);
        assert_true(sixtyfour_pair(text, 'b', text + APART, 'z') == 0);
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

static void
the_near_byte_is_found(void **state)
{
    (void)state;
    char text[3 * WIDTH];
    memset(text, 'x', sizeof text);
    for (size_t n = 0; n <= sizeof text; n++) {
        assert_null(byte_near(text, text + n, '<'));
        for (size_t at = 0; at < n; at++) {
            text[at] = '<';
            assert_ptr_equal(byte_near(text, text + n, '<'), text + at);
            text[at] = 'x';
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_at_each_place), cmocka_unit_test(any_bytes),
        cmocka_unit_test(pairs_of_bytes),          cmocka_unit_test(runs_are_counted),
        cmocka_unit_test(the_near_byte_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
