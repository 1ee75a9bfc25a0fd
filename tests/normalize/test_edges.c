/* tests/normalize/test_edges.c: edges of letter runs in texts of every length, and
 * words that are cut alike wherever they stand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <setjmp.h>

#include <cmocka.h>

#include "normalize/text/edges.h"
#include "normalize/text/words.h"

#include "base/banned.h"

enum { LENGTH_MOST = 300, ROUNDS = 3000, ARENA_BYTES = 1 << 20 };

static uint32_t
next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Letters for the most part, then what parts them, letters of two and three bytes,
 * and halves of such. */
static void
fill(char *text, size_t n, uint32_t *random)
{
    static const char OTHERS[] = "  \n.,-/:3\xC3\xA9\xE7\xB5\x82\xE2\x80\x99\x80\xFF";
    for (size_t i = 0; i < n; i++) {
        uint32_t r = next_random(random) >> 5;
        text[i] = (char)('a' + r % 26);
        if (r % 5 == 0) {
            text[i] = OTHERS[(r >> 8) % (sizeof OTHERS - 1)];
        } else if (r % 11 == 0) {
            text[i] = (char)('A' + r % 26);
        }
    }
}

static bool
is_letter_at(const char *text, size_t n, size_t i)
{
    return i < n && byte_is_alpha(text[i]);
}

static void
expect_edges(const char *text, size_t n)
{
    struct edges edges = edges_of(text, n);
    for (size_t i = 0; i <= n; i++) {
        bool before = i > 0 && is_letter_at(text, n, i - 1);
        size_t at = before != is_letter_at(text, n, i) ? edges_take(&edges) : i;
        assert_int_equal(at, i);
    }
    assert_int_equal(edges_take(&edges), n);
    assert_int_equal(edges_take(&edges), n);
}

static void
edges_are_where_letters_begin_and_end(void **state)
{
    (void)state;
    uint32_t random = 3;
    for (size_t n = 0; n <= LENGTH_MOST; n++) {
        char *text = malloc(n + 1); /* of its own: an overrun is seen */
        assert_non_null(text);
        fill(text, n, &random);
        expect_edges(text, n);
        free(text);
    }
}

static void
expect_word(const struct words *words, size_t i)
{
    const struct word *word = &words->items[i];
    struct str text = word_text(words, i);
    assert_true(word->n > 0);
    assert_true(i == 0 || word_end(words, i - 1) <= word->at);
    if (word->kind == WORD_LETTERS) {
        assert_int_equal(word->hash, word_hash(text));
    }
    for (size_t k = 0; k < text.n && word->is_ascii; k++) {
        assert_true(byte_is_alpha(text.p[k]));
    }
    if (word->is_ascii) {
        assert_true(word_end(words, i) + 8 <= words->text.n);
    }
}

/* A text and the same one behind n other bytes have the same words. */
static void
expect_same_words(struct arena *arena, struct str text, size_t n)
{
    static const char BEFORE[] = "................................................................";
    struct words here, there;
    struct str moved = arena_printf(arena, "%.*s\n\n", (int)n, BEFORE);
    char *joined = arena_bytes(arena, moved.n + text.n);
    assert_non_null(joined);
    memcpy(joined, moved.p, moved.n);
    memcpy(joined + moved.n, text.p, text.n);
    assert_int_equal(words_split(text, arena, &here), OK);
    assert_int_equal(words_split((struct str){joined, moved.n + text.n}, arena, &there), OK);
    assert_int_equal(here.n, there.n);
    for (size_t i = 0; i < here.n; i++) {
        const struct word *a = &here.items[i], *b = &there.items[i];
        assert_int_equal(a->at + moved.n, b->at);
        assert_int_equal(a->hash, b->hash);
        assert_int_equal(a->n, b->n);
        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->gap, b->gap);
        expect_word(&here, i);
    }
}

static void
words_are_cut_alike_anywhere(void **state)
{
    (void)state;
    uint32_t random = 11;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena arena;
        arena_init(&arena, ARENA_BYTES);
        size_t n = next_random(&random) % LENGTH_MOST;
        char *text = arena_bytes(&arena, n + 1);
        assert_non_null(text);
        fill(text, n, &random);
        expect_same_words(&arena, (struct str){text, n}, next_random(&random) % 64);
        arena_release(&arena);
    }
}

/* Longer than the length of a word can say. */
static void
a_run_without_end_is_many_words(void **state)
{
    (void)state;
    enum { BYTES = 200000, END = 6 };
    struct arena arena;
    struct words words;
    arena_init(&arena, (size_t)4 * ARENA_BYTES);
    char *text = arena_bytes(&arena, BYTES + END);
    assert_non_null(text);
    memset(text, 'a', BYTES);
    memcpy(text + BYTES, " b c\n ", END);
    assert_int_equal(words_split((struct str){text, BYTES + END}, &arena, &words), OK);
    assert_true(words.n > 3);
    size_t at = 0;
    for (size_t i = 0; i + 2 < words.n; i++) {
        assert_int_equal(words.items[i].at, at);
        at = word_end(&words, i);
    }
    assert_int_equal(at, BYTES);
    assert_int_equal(words.items[words.n - 2].at, BYTES + 1);
    assert_int_equal(words.items[words.n - 1].at, BYTES + 3);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_where_letters_begin_and_end),
        cmocka_unit_test(words_are_cut_alike_anywhere),
        cmocka_unit_test(a_run_without_end_is_many_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
