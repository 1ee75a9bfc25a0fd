/* One way of writing: each row a text and what it settles to; texts that stay are not copied. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/markup.h"

// clang-format off
static const struct {
    const char *text, *want; /* want: NULL for unchanged, the same bytes */
} ROWS[] = {
    {"", NULL},
    {"plain ASCII, one blank each", NULL},
    {"Zürich – “Straße” — l’été, 10 €", NULL},
    {"two  blanks   and    more, long enough for eight at once", "two blanks and more, long enough for eight at once"},
    {"1234567  1234567  ", "1234567 1234567 "},
    {"  led by blanks", " led by blanks"},
    {"a\u00A0b\u2009c\u3000d \u00A0 e", "a b c d e"},
    {"$10\u202F000", "$10\u00A0000"},
    {"10\u2009000 \u20AC", "10\u00A0000 \u20AC"},
    {"soft\u00ADware \u200Ben\u200Bgineer\uFEFF", "software engineer"},
    {"a \u200B b", "a b"},
    {"full\u2011time \u2212 1\u20102", "full-time - 1-2"},
    {"1 \u2015 2", "1 \u2014 2"},
    {"O\u02BCBrien", "O'Brien"},
    {"Mu\u0308nchen, Sa\u0303o Paulo, e\u0323\u0302", "München, São Paulo, ệ"},
    {"x\u0308\u0301", "ẍ\u0301"},
    {"\u0308", NULL},
    {"\u30AB\u3099\u30CF\u309A", "\u30AC\u30D1"},
    {"\u1112\u1161\u11AB", "\uD55C"},
    {"\uFF24\uFF45\uFF56\uFF2F\uFF50\uFF53 \uFF0B\uFF0B \uFF03", "DevOps ++ #"},
    {"\uFF04\uFF11\uFF10\uFF0C\uFF10\uFF10\uFF10", "$10,000"},
    {"Java\uFF08Spring\uFF09or\uFF1ABerlin\uFF0CGermany", "Java (Spring) or: Berlin, Germany"},
    {"\u6771\u4EAC\uFF08\u672C\u793E\uFF09\uFF0C\u5E74\u53CE\uFF15\uFF10\uFF10\u4E07\u5186", "\u6771\u4EAC\uFF08\u672C\u793E\uFF09\uFF0C\u5E74\u53CE500\u4E07\u5186"},
    {"C\uFF03\u958B\u767A\uFF08Java\uFF09\uFF0F1\uFF0C000\u5186\uFF0F\u6642\uFF0FDB\uFF0FSE", "C#\u958B\u767A\uFF08Java\uFF09\uFF0F1,000\u5186/\u6642\uFF0FDB\uFF0FSE"},
    {"C\uFF0B\uFF0B\u958B\u767A\uFF0BJava", "C++\u958B\u767A\uFF0BJava"},
    {"Python\u3001SQL", "Python, SQL"},
    {"\u9867\u5BA2\u3001\u696D\u52D9\u3002", "\u9867\u5BA2\u3001\u696D\u52D9\u3002"},
    {"\uFF74\uFF9D\uFF7C\uFF9E\uFF86\uFF71", "\u30A8\u30F3\u30B8\u30CB\u30A2"},
    {"o\uFB03ce \u2160\u2161 \u2167", "office III VIII"},
    {"\U0001D5E6\U0001D5E4\U0001D5DF", "SQL"},
    {"\U0001F468\u200D\U0001F4BB \u2B50\uFE0F", "\U0001F468\U0001F4BB \u2B50"},
    {"bad \xC2 \xE2\x80 \xFF", NULL},
};
// clang-format on

static void
test_rows(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str text = str_of(ROWS[i].text);
        struct str got = utf8_settle(&arena, text);
        struct str want = ROWS[i].want ? str_of(ROWS[i].want) : text;
        if (!str_eq(got, want)) {
            fail_msg("row %zu: \"%s\" became \"%.*s\"", i, ROWS[i].text, STR_ARG(got));
        }
        struct str again = utf8_settle(&arena, got);
        assert_true(str_eq(again, got)); /* settled is settled */
    }
    assert_ptr_equal(utf8_settle(&arena, str_of(ROWS[2].text)).p, ROWS[2].text);
    arena_release(&arena);
}

/* Any bytes, flush against the end of a block; every cut of every row. */
static void
test_any_bytes(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        size_t whole = strlen(ROWS[i].text);
        for (size_t n = 1; n <= whole; n++) {
            char *flush = malloc(n);
            assert_non_null(flush);
            memcpy(flush, ROWS[i].text + whole - n, n);
            struct str got = utf8_settle(&arena, (struct str){flush, n});
            assert_true(got.n <= n + n / 2 + 4);
            free(flush);
        }
        arena_reset(&arena);
    }
    arena_release(&arena);
}

static void
test_no_memory(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1);
    assert_null(arena_bytes(&arena, KIB * KIB));
    assert_null(utf8_settle(&arena, STR("a\u00A0b")).p);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
