/* Words, phrases and the marks of twins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "normalize/text/words.h"
#include "normalize/twins.h"

static void
test_split(void **state)
{
    (void)state;
    struct arena arena;
    struct words words;
    arena_init(&arena, 1 << 20);
    assert_int_equal(
        words_split(STR("Télétravail, 80k€ p.a.\n\n年収500万円 \xFF\xC3"), &arena, &words), OK);
    static const char *const WANT[] = {"Télétravail", "80", "k",   "p",  "a",
                                       "年",          "収", "500", "万", "円"};
    static const enum gap GAPS[] = {GAP_BLANK, GAP_PUNCT, GAP_NONE, GAP_PUNCT, GAP_SOFT,
                                    GAP_BLANK, GAP_NONE,  GAP_NONE, GAP_NONE,  GAP_NONE};
    assert_int_equal(words.n, sizeof WANT / sizeof WANT[0]);
    for (size_t i = 0; i < words.n; i++) {
        assert_true(str_is(word_text(&words, i), WANT[i]));
        assert_int_equal(words.items[i].gap, GAPS[i]);
    }
    assert_int_equal(words.items[0].hash, word_hash(STR("TELETRAVAIL")));
    assert_int_equal(words.items[1].hash, 80);
    assert_int_equal(words_from(&words, 1), 1);
    assert_int_equal(words_split(STR(""), &arena, &words), OK);
    assert_int_equal(words.n, 0);
    arena_release(&arena);
}

static void
test_phrases(void **state)
{
    static const struct phrase ROWS[] = {{"on call", 1, 0},       {"no on call", 2, 0},
                                         {"# days a week", 3, 0}, {"b2b", 4, 0},
                                         {"年収", 5, 0},          {"work * home", 6, 0}};
    static const struct phrase_table TABLE = {GROUP_MODE, ROWS, sizeof ROWS / sizeof ROWS[0]};
    static const struct {
        const char *text;
        int tag, number;
    } CASES[] = {{"On-Call duty", 1, -1},   {"no on call", 2, -1}, {"three days a week", 3, 3},
                 {"3 days a week", 3, 3},   {"B2B", 4, -1},        {"年収500", 5, -1},
                 {"work from home", 6, -1}, {"on. Call", 0, 0},    {"oncall", 0, 0},
                 {"days a week", 0, 0},     {"b3b", 0, 0}};
    (void)state;
    struct phrases *phrases;
    struct error err;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    assert_int_equal(phrases_new(&TABLE, 1, &phrases, &err), OK);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct words words;
        struct hits hits;
        assert_int_equal(words_split(str_of(CASES[i].text), &arena, &words), OK);
        assert_int_equal(phrases_find(phrases, &words, 1U << GROUP_MODE, &arena, &hits), OK);
        print_message("%s\n", CASES[i].text);
        assert_int_equal(hits.n, CASES[i].tag ? 1 : 0);
        if (hits.n) {
            assert_int_equal(hits.items[0].tag, CASES[i].tag);
            assert_int_equal(hits.items[0].number, CASES[i].number);
        }
    }
    phrases_free(phrases);
    static const struct phrase LONG[] = {{"a b c d e f g h i j k l", 0, 0}};
    static const struct phrase_table BAD = {GROUP_MODE, LONG, 1};
    assert_int_equal(phrases_new(&BAD, 1, &phrases, &err), E_PATTERN);
    arena_release(&arena);
}

static const char BODY[] =
    "You build and run the services behind our shop. You care for tests, for speed and for clear "
    "words. You work with four people in Ghent, and you "
    "decide together what comes next. You know C well, and you have kept a service alive at night. "
    "We ask for three years of it.";

static size_t
likeness(const char *a, const char *b)
{
    struct arena arena;
    struct words words;
    uint32_t left[MINHASH_COUNT], right[MINHASH_COUNT];
    size_t same = 0;
    arena_init(&arena, 1 << 20);
    assert_int_equal(words_split(str_of(a), &arena, &words), OK);
    twins_sketch(&words, left);
    assert_int_equal(words_split(str_of(b), &arena, &words), OK);
    twins_sketch(&words, right);
    for (size_t i = 0; i < MINHASH_COUNT; i++) {
        same += left[i] == right[i];
    }
    arena_release(&arena);
    return same;
}

static void
test_sketch(void **state)
{
    (void)state;
    char other[sizeof BODY + 64];
    (void)snprintf(other, sizeof other, "%s  Apply today!", BODY);
    assert_int_equal(likeness(BODY, BODY), MINHASH_COUNT);
    assert_true(likeness(BODY, other) >= MINHASH_COUNT * 3 / 4);
    assert_true(likeness(BODY,
                         "A nurse for the night ward is wanted in Porto. The hospital has ninety "
                         "beds and a garden; the shifts are planned a month ahead, and the "
                         "pay follows the national table. A licence is needed.") <= 4);
    struct words none = {0};
    uint32_t sketch[MINHASH_COUNT];
    twins_sketch(&none, sketch);
    assert_int_equal(sketch[0], 0);
}

static void
test_core(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    uint64_t core = twins_core(STR("acme"), STR("Backend Engineer"), &arena);
    assert_true(core != 0);
    assert_true(core == twins_core(STR("acme"), STR("Backend Engineers (m/w/d) - Remote"), &arena));
    assert_true(core == twins_core(STR("acme"), STR("BACKEND ENGINEER"), &arena));
    assert_true(core != twins_core(STR("acme"), STR("Senior Backend Engineer"), &arena));
    assert_true(twins_core(STR("acme"), STR("C Developer"), &arena) !=
                twins_core(STR("acme"), STR("C++ Developer"), &arena));
    assert_true(twins_core(STR("acme"), STR("C# Developer"), &arena) !=
                twins_core(STR("acme"), STR("C++ Developer"), &arena));
    assert_true(twins_core(STR("acme"), STR("Developer, C#/.NET"), &arena) ==
                twins_core(STR("acme"), STR("Developer (C# .NET)"), &arena));
    assert_true(core != twins_core(STR("other"), STR("Backend Engineer"), &arena));
    assert_true(twins_core(STR_NONE, STR("Backend Engineer"), &arena) == 0);
    struct posting posting = {.title = STR("Engineer"), .description = STR(BODY)};
    uint64_t content = twins_content(&posting);
    posting.url = STR("https://example.com/1");
    assert_true(content == twins_content(&posting));
    posting.title = STR("Engineer II");
    assert_true(content != twins_content(&posting));
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_split), cmocka_unit_test(test_phrases),
                                       cmocka_unit_test(test_sketch), cmocka_unit_test(test_core)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
