/* Places of work in running text: each phrase leads to the name behind it (or in it), and what
 * companies say of themselves does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "normalize/places/places_prose.h"
#include "support_normalizer.h"

/* "Lisbon,PT; ..." as the posting with this description has it. */
static void
read_places(struct str description, struct buf *ret)
{
    struct error err;
    struct posting posting = {0};
    struct raw_value title = {.field = FIELD_TITLE, .text = STR("Engineer")};
    struct raw_posting raw = {
        .url = STR("https://acme.example/jobs/1"), .values = &title, .description = description};
    arena_reset(&test_arena);
    assert_int_equal(normalize(normalizer, &raw, NULL, &test_arena, &posting, &err), OK);
    for (size_t i = 0; i < posting.n_places; i++) {
        buf_printf(ret, "%s%.*s,%s", i ? "; " : "", STR_ARG(posting.places[i].city),
                   posting.places[i].country);
    }
}

static void
expect(const char *description, const char *want)
{
    struct buf got;
    buf_init(&got, KIB);
    read_places(str_of(description), &got);
    if (!str_is(buf_str(&got), want)) {
        print_message("%s: %.*s, wanted %s\n", description, STR_ARG(buf_str(&got)), want);
    }
    assert_true(str_is(buf_str(&got), want));
    buf_release(&got);
}

/* The row's words with "Lisbon" for each name. */
static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROSE_PLACE_TABLE.n; i++) {
        struct str text = str_of(PROSE_PLACE_TABLE.rows[i].text);
        struct buf line;
        buf_init(&line, KIB);
        bool is_label = PROSE_PLACE_TABLE.rows[i].tag == 0;
        buf_add(&line, is_label ? STR("") : STR("We say that "));
        for (size_t k = 0; k < text.n; k++) {
            bool is_last =
                text.p[k] == '*' && str_find_byte(str_sub(text, k + 1, text.n), '*') == SIZE_MAX;
            buf_add(&line, text.p[k] != '*' ? str_sub(text, k, 1)
                           : is_last        ? STR("Lisbon")
                                            : STR("new"));
        }
        bool is_inside = str_find_byte(text, '*') != SIZE_MAX;
        buf_add(&line, is_inside ? STR(".") : is_label ? STR(": Lisbon\nMore.") : STR(" Lisbon."));
        buf_add_byte(&line, '\0');
        expect(line.p, "Lisbon,PT");
        buf_release(&line);
    }
}

static void
test_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"**Standort:** Hamburg\n\nDeine Aufgaben", "Hamburg,DE"},
        {"Location\nAustin, TX\nWhat you will do", "Austin,US"},
        {"勤務地：東京都渋谷区\n仕事内容：開発", "Tokyo,JP"},
        {"Where: Warsaw or Kraków\nWhen: soon", "Warsaw,PL; Kraków,PL"},
        {"Local de trabalho: Portugal\nO que procuramos", ",PT"},
        {"This role is based in our Berlin office. Our Madrid office helps.", "Berlin,DE"},
        {"Our Berlin office is growing.", "Berlin,DE"},
        {"Our Berlin office and our Madrid office are growing.", ""},
        {"Join us in Amsterdam or Rotterdam!", "Amsterdam,NL; Rotterdam,NL"},
        {"Join us in making work better.", ""},
        {"You must be authorised to work in the United States.", ""},
        {"We have offices in London, New York and Tokyo.", ""},
        {"Acme was founded in Paris and is headquartered in San Francisco.", ""},
        {"Office: Microsoft Office\nCity: mobility is our aim\nLocation: Multiple", ""},
        {"Our Mobile platform and our Phoenix project", ""},
        {"The position is located in Springfield.", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        expect(rows[i].text, rows[i].want);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, normalizer_set_up, normalizer_tear_down);
}
