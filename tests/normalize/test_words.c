/* tests/normalize/test_words.c: words are cut and hashed alike however they lie in
 * the text, and phrases are found from a word on. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>

#include "base/buf.h"
#include "normalize/text/words.h"

#include "base/banned.h"

enum { ARENA_BYTES = 1 << 20 };

static struct words
split(struct arena *arena, const char *text)
{
    struct words words;
    assert_int_equal(words_split(str_of(text), arena, &words), OK);
    return words;
}

static void
words_end_where_letters_end(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } ROWS[] = {
        {"a", "a"},
        {"abcdefg", "abcdefg"},
        {"abcdefgh", "abcdefgh"},
        {"abcdefghi jkl", "abcdefghi|jkl"},
        {"abcdefghabcdefgh", "abcdefghabcdefgh"},
        {"Zz@`[{aA zz", "Zz|aA|zz"},
        {"python3.11 x86_64", "python|3|11|x|86|64"},
        {"caf\xC3\xA9s internationales", "caf\xC3\xA9s|internationales"},
        {"\xC3\x89quipe T\xC3\xA9l\xC3\xA9travail", "\xC3\x89quipe|T\xC3\xA9l\xC3\xA9travail"},
        {"abcdefg\xC3\xBC"
         "abcdefgh",
         "abcdefg\xC3\xBC"
         "abcdefgh"},
        {"\xE7\xB5\x82\xE4\xBA\x86now", "\xE7\xB5\x82|\xE4\xBA\x86|now"},
        {"abc\x80"
         "def",
         "abc|def"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct arena arena;
        struct buf got;
        arena_init(&arena, ARENA_BYTES);
        buf_init(&got, ARENA_BYTES);
        struct words words = split(&arena, ROWS[i].text);
        for (size_t k = 0; k < words.n; k++) {
            buf_add_z(&got, k ? "|" : "");
            buf_add(&got, word_text(&words, k));
        }
        assert_string_equal(buf_str(&got).p, ROWS[i].words);
        buf_release(&got);
        arena_release(&arena);
    }
}

static void
expect_hash(const char *word, const char *ending)
{
    for (size_t before = 0; before < 10; before++) {
        struct arena arena;
        struct words words;
        arena_init(&arena, ARENA_BYTES);
        struct str text = arena_printf(&arena, "%.*s%s%s", (int)before, "..........", word, ending);
        assert_int_equal(words_split(text, &arena, &words), OK);
        assert_true(words.n >= 1);
        assert_int_equal(words.items[0].at, before);
        assert_int_equal(words.items[0].hash, word_hash(str_of(word)));
        arena_release(&arena);
    }
}

/* The same letters at every place of a text, with every ending. */
static void
a_word_has_one_hash(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"a",
                                        "Go",
                                        "java",
                                        "abcdefg",
                                        "Engineer",
                                        "Kubernetes",
                                        "internationalization",
                                        "\xC3\x89quipe",
                                        "T\xC3\xA9l\xC3\xA9travail",
                                        "\xD0\x9E\xD0\xBF\xD1\x8B\xD1\x82"};
    static const char *const ENDINGS[] = {"", " ", ".", "7", "-", "\n", " and more text behind it"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        for (size_t e = 0; e < sizeof ENDINGS / sizeof ENDINGS[0]; e++) {
            expect_hash(WORDS[i], ENDINGS[e]);
        }
    }
    assert_int_equal(word_hash(STR("Kubernetes")), word_hash(STR("kubernetes")));
    assert_int_equal(word_hash(STR("T\xC3\xA9l\xC3\xA9travail")), word_hash(STR("teletravail")));
    /* stored with postings: a value that never changes */
    assert_int_equal(word_hash(STR("kubernetes")), 0xf4afb95dU);
}

static void
the_next_phrase_is_found(void **state)
{
    (void)state;
    static const struct phrase ROWS[] = {
        {"equal opportunity", 3, 0}, {"# days", 4, 0}, {"equal", 5, 0}};
    const struct phrase_table tables[] = {{GROUP_SIGNAL, ROWS, sizeof ROWS / sizeof ROWS[0]}};
    struct error err = {0};
    struct phrases *phrases = NULL;
    struct arena arena;
    struct phrase_hit hit;
    arena_init(&arena, ARENA_BYTES);
    assert_int_equal(phrases_new(tables, 1, &phrases, &err), OK);
    struct words words =
        split(&arena, "We are an Equal Opportunity employer with 30 days and equal pay");
    assert_int_equal(phrases_next(phrases, &words, 0, words.n, GROUP_SIGNAL, &hit), 3);
    assert_int_equal(hit.tag, 3);
    assert_int_equal(phrases_next(phrases, &words, 4, words.n, GROUP_SIGNAL, &hit), 7);
    assert_int_equal(hit.tag, 4);
    assert_int_equal(hit.number, 30);
    assert_int_equal(phrases_next(phrases, &words, 8, words.n, GROUP_SIGNAL, &hit), 10);
    assert_int_equal(hit.tag, 5);
    assert_int_equal(phrases_next(phrases, &words, 4, 7, GROUP_SIGNAL, &hit), 7); /* none */
    assert_int_equal(phrases_next(phrases, &words, 0, words.n, GROUP_PAY, &hit), words.n);
    phrases_free(phrases);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_where_letters_end),
        cmocka_unit_test(a_word_has_one_hash),
        cmocka_unit_test(the_next_phrase_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
