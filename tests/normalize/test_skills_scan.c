/* tests/normalize/test_skills_scan.c: the names found in a text that was cut into
 * words are those found without, whatever stands between them. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <setjmp.h>

#include <cmocka.h>

#include "base/buf.h"
#include "normalize/skills/skills_pairs.h"
#include "normalize/skills/skills_scan.h"
#include "normalize/text/words.h"

#include "base/banned.h"

enum { ROUNDS = 4000, PIECES_MOST = 14, ARENA_BYTES = 1 << 20 };

struct fixture {
    struct sign_index signs;
    struct skill_pairs pairs;
};

static uint32_t
next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state >> 3;
}

static int
set_up(void **state)
{
    static struct fixture fixture;
    signs_index(&fixture.signs);
    pairs_fill(&fixture.pairs, &skill_table);
    *state = &fixture;
    return 0;
}

/* Part of a name, a whole one, or words of no name; small or as they come. */
static void
add_piece(struct buf *text, uint32_t *random)
{
    static const char *const OTHERS[] = {"and",
                                         "the",
                                         "no ",
                                         "ex-",
                                         "Without",
                                         "experience with",
                                         "years of",
                                         "customers like",
                                         "www",
                                         "C",
                                         "R&D",
                                         "#x",
                                         "3d",
                                         ".net",
                                         "\xC3\xA9t\xC3\xA9",
                                         "a\xE7\xB5\x82"};
    static const char *const GAPS[] = {" ", " ", " ",  " ",  " ", "-", ", ", ". ",       "\n",
                                       "/", "'", "  ", "\t", ".", ":", "@",  "\xC2\xA0", ""};
    const struct skill_key *key = &skill_table.keys[next_random(random) % skill_table.n_keys];
    struct str name = {key->exact ? key->exact : key->text,
                       key->exact ? strlen(key->exact) : key->n};
    uint32_t kind = next_random(random) % 8;
    if (kind == 0) {
        buf_add_z(text, OTHERS[next_random(random) % (sizeof OTHERS / sizeof OTHERS[0])]);
    } else if (kind < 3) {
        buf_add(text, str_sub(name, 0, 1 + next_random(random) % (name.n + 1)));
    } else {
        size_t begin = text->n;
        buf_add(text, name);
        for (size_t i = begin; i < text->n && kind == 4; i++) {
            char c = text->p[i];
            text->p[i] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
    }
    buf_add_z(text, GAPS[next_random(random) % (sizeof GAPS / sizeof GAPS[0])]);
}

static void
expect_same(const struct fixture *f, struct str text, bool is_small)
{
    struct arena arena;
    struct words words;
    struct scan with = {0}, without = {0};
    arena_init(&arena, ARENA_BYTES);
    assert_int_equal(words_split(text, &arena, &words), OK);
    struct scan_options options = {.is_small = is_small, .phrases = &f->signs};
    skills_scan(&skill_table, text, options, &arena, &without);
    options.words = &words;
    options.pairs = &f->pairs;
    skills_scan(&skill_table, text, options, &arena, &with);
    assert_int_equal(with.hits.n, without.hits.n);
    for (size_t i = 0; i < with.hits.n; i++) {
        const struct hit *a = &with.hits.items[i], *b = &without.hits.items[i];
        assert_int_equal(a->begin, b->begin);
        assert_int_equal(a->end, b->end);
        assert_int_equal(a->skill, b->skill);
        assert_int_equal(a->state, b->state);
    }
    assert_int_equal(with.signs.n, without.signs.n);
    for (size_t i = 0; i < with.signs.n; i++) {
        assert_int_equal(with.signs.items[i].offset, without.signs.items[i].offset);
        assert_int_equal(with.signs.items[i].kinds, without.signs.items[i].kinds);
    }
    arena_release(&arena);
}

static void
words_change_nothing(void **state)
{
    uint32_t random = 5;
    struct buf text;
    buf_init(&text, ARENA_BYTES);
    for (int round = 0; round < ROUNDS; round++) {
        buf_clear(&text);
        for (uint32_t n = next_random(&random) % PIECES_MOST + 1; n > 0; n--) {
            add_piece(&text, &random);
        }
        char *copy = malloc(text.n + 1); /* of its own: an overrun is seen */
        assert_non_null(copy);
        memcpy(copy, text.p, text.n);
        expect_same(*state, (struct str){copy, text.n}, round % 7 == 0);
        free(copy);
    }
    buf_release(&text);
}

/* Every name by itself, at the front, in the middle and at the end. */
static void
each_name_is_found_either_way(void **state)
{
    for (size_t k = 0; k < skill_table.n_keys; k++) {
        struct arena arena;
        arena_init(&arena, ARENA_BYTES);
        const struct skill_key *key = &skill_table.keys[k];
        const char *name = key->exact ? key->exact : key->text;
        struct str text =
            arena_printf(&arena, "%s and then %s, some words or %s", name, name, name);
        expect_same(*state, text, false);
        arena_release(&arena);
    }
}

static size_t
count_signs(const struct fixture *f, const char *text)
{
    struct arena arena;
    struct scan scan = {0};
    arena_init(&arena, ARENA_BYTES);
    struct scan_options options = {.phrases = &f->signs};
    skills_scan(&skill_table, str_of(text), options, &arena, &scan);
    size_t n = scan.signs.n;
    arena_release(&arena);
    return n;
}

/* The shortest phrases have three bytes, and the text may end with them. */
static void
phrases_are_found_at_the_end(void **state)
{
    assert_int_equal(count_signs(*state, "no "), 1);
    assert_int_equal(count_signs(*state, "ex-"), 1);
    assert_int_equal(count_signs(*state, "Ex-Acme"), 1);
    assert_int_equal(count_signs(*state, "with no degree"), 1);
    assert_int_equal(count_signs(*state, "years of"), 1);
    assert_int_equal(count_signs(*state, "years o"), 0);
    assert_int_equal(count_signs(*state, "customers like us"), 1);
    assert_int_equal(count_signs(*state, "customers liked us"), 1); /* a stem */
    assert_int_equal(count_signs(*state, "customers lika us"), 0);
    assert_int_equal(count_signs(*state, "no"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_change_nothing),
        cmocka_unit_test(each_name_is_found_either_way),
        cmocka_unit_test(phrases_are_found_at_the_end),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
