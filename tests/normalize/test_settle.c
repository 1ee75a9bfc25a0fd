/* What a line says without its dress, and a posting whose texts are settled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "normalize/text/settle.h"

// clang-format off
static const struct {
    const char *line, *want;
} LINES[] = {
    {"Berlin", "Berlin"},
    {" - Berlin. ", "Berlin"},
    {"\U0001F4CD Berlin, Germany \U0001F680", "Berlin, Germany"},
    {"\u3010Data Engineer\u3011", "Data Engineer"},
    {"\u201E(\u2022 Berlin;)\u201C", "Berlin"},
    {"(Senior) Engineer (m/f)", "(Senior) Engineer (m/f)"},
    {"[Remote] Engineer [Berlin]", "[Remote] Engineer [Berlin]"},
    {"### Engineer", "Engineer"},
    {"1. Engineer", "Engineer"},
    {"1. 500 EUR", "1. 500 EUR"},
    {"> $50k", "> $50k"},
    {"> Engineer", "Engineer"},
    {"$100k+", "$100k+"},
    {"450:-", "450:-"},
    {"500 p.a.", "500 p.a."},
    {"Washington, D.C.", "Washington, D.C."},
    {"Engineer Sr.", "Engineer Sr."},
    {"| Berlin |", "Berlin"},
    {"- Berlin\n- Paris", "- Berlin\n- Paris"},
    {"Remote \U0001F1E9\U0001F1EA", "Remote \U0001F1E9\U0001F1EA"},
    {"C#", "C#"},
    {"#1 Engineer", "#1 Engineer"},
    {"3D Artist", "3D Artist"},
    {"...", "..."},
    {"\u2022", "\u2022"},
    {"", ""},
};
// clang-format on

static void
test_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof LINES / sizeof LINES[0]; i++) {
        struct str got = settle_line(str_of(LINES[i].line));
        if (!str_is(got, LINES[i].want)) {
            fail_msg("\"%s\" became \"%.*s\"", LINES[i].line, STR_ARG(got));
        }
    }
}

static void
test_case(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    struct str loud = settle_case(&arena, STR("THE POSITION IS HOME-BASED, ÜBERALL"));
    assert_true(str_is(loud, "the position is home-based, überall"));
    assert_true(str_is(settle_case(&arena, STR("REMOTE - US")), "REMOTE - US"));
    assert_true(
        str_is(settle_case(&arena, STR("WORK FROM HOME In the US")), "WORK FROM HOME In the US"));
    arena_release(&arena);
}

static void
test_breaks(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"$50,000 to\n  $60,000\nper year", "$50,000 to $60,000 per year"},
        {"$50k\n- $60k", "$50k - $60k"},
        {"$50,000 -\r\n$60,000", "$50,000 - $60,000"},
        {"Paris, London\nor Berlin", "Paris, London or Berlin"},
        {"This role is hybrid with two\ndays in our office.",
         "This role is hybrid with two days in our office."},
        {"Python\nSQL", "Python\nSQL"},
        {"python\nsql", "python\nsql"},
        {"Skills:\n- Go\n- C", "Skills:\n- Go\n- C"},
        {"Pay: $50,000 to\n\n$60,000", "Pay: $50,000 to\n\n$60,000"},
        {"- Docker is a plus\n- Go", "- Docker is a plus\n- Go"},
        {"Docker is a plus\nGo is not", "Docker is a plus\nGo is not"},
        {"$50k plus\nbonus", "$50k plus bonus"},
        {"What we look for\n- Go", "What we look for\n- Go"},
        {"one line", "one line"},
        {"\n", "\n"},
    };
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str got = settle_breaks(&arena, str_of(rows[i][0]));
        if (!str_is(got, rows[i][1])) {
            fail_msg("\"%s\" became \"%.*s\"", rows[i][0], STR_ARG(got));
        }
    }
    arena_release(&arena);
}

static void
test_posting(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    struct raw_value url = {.field = FIELD_APPLY_URL,
                            .text = STR("https://example.com/a__b\u200B")};
    struct raw_value title = {
        .next = &url, .field = FIELD_TITLE, .text = STR("\u2022 Soft\u00ADware\u00A0Engineer")};
    struct raw_place place = {.text = STR("Mu\u0308nchen."), .city = STR("Mu\u0308nchen")};
    struct raw_money money = {.text = STR("\u20AC\uFF15\uFF10k;"), .currency = STR("EUR")};
    struct raw_posting raw = {.url = STR("https://example.com/"),
                              .values = &title,
                              .places = &place,
                              .money = &money,
                              .description = STR("A **remote**\u00A0job.\n\n- C\\+\\+")};
    struct raw_posting settled;
    assert_int_equal(settle_posting(&raw, &arena, &settled), OK);
    assert_true(str_is(settled.values->text, "Software Engineer"));
    assert_true(str_eq(settled.values->quote, title.text)); /* evidence is the page's own */
    assert_true(str_eq(settled.values->next->text, url.text));
    assert_null(settled.values->next->quote.p);
    assert_null(settled.values->next->next);
    assert_true(str_is(settled.places->text, "München"));
    assert_true(str_is(settled.places->city, "München"));
    assert_true(str_is(settled.money->text, "€50k"));
    assert_true(str_is(settled.money->currency, "EUR"));
    assert_true(str_is(settled.description, "A remote job.\n\n- C++"));
    assert_true(
        str_is(title.text, "\u2022 Soft\u00ADware\u00A0Engineer")); /* the page's own words stay */
    arena_release(&arena);

    arena_init(&arena, 1);
    assert_int_equal(settle_posting(&raw, &arena, &settled), E_NOMEM);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_case),
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_posting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
