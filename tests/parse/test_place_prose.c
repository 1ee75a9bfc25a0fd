/* tests/parse/test_place_prose.c: places of work out of a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "parse/place_prose.h"

/* The names, with ", " between. */
static const char *
places_of(const char *text, struct arena *arena)
{
    struct raw_posting raw = {.description = str_of(text)};
    place_prose_read(&raw, arena);
    static char names[256];
    size_t n = 0;
    for (const struct raw_place *place = raw.places; place; place = place->next) {
        assert_true(place->is_guess);
        n += (size_t)snprintf(names + n, sizeof names - n, "%s%.*s", n ? ", " : "",
                              STR_ARG(place->text));
    }
    names[n] = '\0';
    return names;
}

static void
check(const char *text, const char *want)
{
    struct arena arena;
    arena_init(&arena, 1 << 16);
    const char *got = places_of(text, &arena);
    if (strcmp(got, want) != 0) {
        fail_msg("%s: \"%s\", not \"%s\"", text, got, want);
    }
    arena_release(&arena);
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < place_prose_row_count(); i++) {
        const char *text, *want;
        place_prose_example(i, &text, &want);
        check(text, want);
    }
}

static void
test_others(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"The role is based in Frankfurt am Main, near the river.", "Frankfurt am Main"},
        {"This role is based in Stratford-upon-Avon or Leeds.", "Stratford-upon-Avon"},
        {"Two days in our Leeds office, one at our Hull plant.", "Leeds, Hull"},
        {"This role is based in our offices.", ""},
        {"In our modern office you find fruit.", ""},
        {"We have offices in Leeds and Hull.", ""},
        {"The role is based in the north.", ""},
        {"Our role is based in", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(rows[i].text, rows[i].want);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
