/* tests/parse/test_html_find.c: finds what a plain search finds, wherever it lies. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <setjmp.h>

#include <cmocka.h>

#include "parse/html/html_find.h"

#include "base/banned.h"

enum { ROUNDS = 4000, TEXT_MOST = 400, NEEDLE_MOST = 9 };

static uint32_t
next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state >> 4;
}

/* Few bytes, so that much of a needle stands in many places. */
static void
fill(char *text, size_t n, const char *from, uint32_t *random)
{
    for (size_t i = 0; i < n; i++) {
        text[i] = from[next_random(random) % strlen(from)];
    }
}

static void
finds_what_a_plain_search_finds(void **state)
{
    (void)state;
    static const char *const ALPHABETS[] = {"ea", "ead", "mate is", "Tea", "\xC3\xA9J", "<h1>"};
    uint32_t random = 13;
    for (size_t round = 0; round < ROUNDS; round++) {
        const char *from = ALPHABETS[round % (sizeof ALPHABETS / sizeof ALPHABETS[0])];
        size_t n = next_random(&random) % TEXT_MOST;
        char *text = malloc(n + 1); /* of its own: an overrun is seen */
        char needle[NEEDLE_MOST];
        assert_non_null(text);
        fill(text, n, from, &random);
        fill(needle, sizeof needle, from, &random);
        struct str in = {text, n}, want = {needle, next_random(&random) % (NEEDLE_MOST + 1)};
        assert_int_equal(html_find(in, want), str_find(in, want));
        free(text);
    }
}

static void
finds_at_every_place(void **state)
{
    (void)state;
    char text[TEXT_MOST];
    struct str needle = STR("estimated");
    memset(text, 'e', sizeof text);
    for (size_t at = 0; at + needle.n <= sizeof text; at++) {
        memcpy(text + at, needle.p, needle.n);
        assert_int_equal(html_find((struct str){text, sizeof text}, needle), at);
        assert_int_equal(html_find((struct str){text, at + needle.n}, needle), at);
        assert_int_equal(html_find((struct str){text, at + needle.n - 1}, needle), SIZE_MAX);
        memset(text + at, 'e', needle.n);
    }
    assert_int_equal(html_find(STR("abc"), STR("")), 0);
    assert_int_equal(html_find(STR(""), STR("a")), SIZE_MAX);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_a_plain_search_finds),
        cmocka_unit_test(finds_at_every_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
