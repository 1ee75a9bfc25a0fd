/* Parts of descriptions by headings and by paragraphs that give themselves away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "normalize/terms/oncall.h"
#include "normalize/text/denial.h"
#include "normalize/text/sections.h"

static struct phrases *phrases;

static int
setup(void **state)
{
    struct phrase_table tables[SECTION_TABLE_COUNT + 2];
    struct error err;
    (void)state;
    for (size_t i = 0; i < SECTION_TABLE_COUNT; i++) {
        tables[i] = SECTION_TABLES[i];
    }
    tables[SECTION_TABLE_COUNT] = ONCALL_TABLE;
    tables[SECTION_TABLE_COUNT + 1] = DENIAL_TABLE;
    return phrases_new(tables, SECTION_TABLE_COUNT + 2, &phrases, &err) == OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    phrases_free(phrases);
    return 0;
}

static void
find(const char *text, struct arena *arena, struct section **ret, size_t *ret_n)
{
    struct words words;
    assert_int_equal(words_split(str_of(text), arena, &words), OK);
    assert_int_equal(sections_find(&words, phrases, arena, ret, ret_n), OK);
}

// clang-format off
static const struct { const char *heading; enum section_kind want; } HEADINGS_SEEN[] = {
    {"About us", SECTION_ABOUT}, {"ABOUT ACME", SECTION_ABOUT}, {"Who we are", SECTION_ABOUT}, {"Responsibilities:", SECTION_DUTIES}, {"What you'll do", SECTION_DUTIES}, {"About the role", SECTION_DUTIES}, {"Requirements", SECTION_REQUIREMENTS}, {"Minimum Qualifications:", SECTION_REQUIREMENTS}, {"What you’ll bring", SECTION_REQUIREMENTS}, {"Nice to have", SECTION_PREFERRED}, {"Preferred Qualifications", SECTION_PREFERRED}, {"Bonus points", SECTION_PREFERRED}, {"Benefits", SECTION_BENEFITS}, {"What we offer", SECTION_BENEFITS}, {"Salary", SECTION_PAY}, {"Equal Opportunity", SECTION_EEO}, {"How to apply", SECTION_APPLY}, {"Our tech stack", SECTION_STACK},
    {"Deine Aufgaben", SECTION_DUTIES}, {"Dein Profil", SECTION_REQUIREMENTS}, {"Wir bieten", SECTION_BENEFITS}, {"Über uns", SECTION_ABOUT}, {"Vos missions", SECTION_DUTIES}, {"Profil recherché", SECTION_REQUIREMENTS}, {"Avantages", SECTION_BENEFITS}, {"Funciones", SECTION_DUTIES}, {"Requisitos", SECTION_REQUIREMENTS}, {"Qué ofrecemos", SECTION_BENEFITS}, {"Atividades", SECTION_DUTIES}, {"Benefícios", SECTION_BENEFITS}, {"Chi siamo", SECTION_ABOUT}, {"Cosa offriamo", SECTION_BENEFITS}, {"Wat bieden wij", SECTION_BENEFITS}, {"Functie-eisen", SECTION_REQUIREMENTS}, {"Twoje zadania", SECTION_DUTIES}, {"Wymagania", SECTION_REQUIREMENTS}, {"Oferujemy", SECTION_BENEFITS},
    {"Python and other languages", SECTION_NONE}, {"Berlin", SECTION_NONE}, {"The benefits of a strong team culture are known.", SECTION_NONE}, {"Legal assistant", SECTION_NONE}, {"Benefits specialist", SECTION_NONE}, {"Not required", SECTION_PREFERRED}, {"Se valora:", SECTION_PREFERRED},
};
// clang-format on

static void
test_headings(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 22);
    int wrong = 0;
    for (size_t i = 0; i < sizeof HEADINGS_SEEN / sizeof HEADINGS_SEEN[0]; i++) {
        char text[300];
        struct section *sections;
        size_t n;
        (void)snprintf(text, sizeof text, "Intro line here.\n\n%s\n\n- first thing\n- second thing",
                       HEADINGS_SEEN[i].heading);
        find(text, &arena, &sections, &n);
        enum section_kind got = sections_at(sections, n, (uint32_t)strlen(text) - 1);
        if (got != HEADINGS_SEEN[i].want) {
            print_message("%s: got %d, want %d\n", HEADINGS_SEEN[i].heading, got,
                          HEADINGS_SEEN[i].want);
            wrong++;
        }
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

/* Every row of the table, read as a heading. */
static void
test_rows(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        enum section_kind want;
    } ROWS[] = {
#define HEADING(kind, text) {text, SECTION_##kind},
#define HEADING_ALONE       HEADING
#include "normalize/data/section_headings.def"
#undef HEADING
#undef HEADING_ALONE
    };
    struct arena arena;
    arena_init(&arena, 1 << 22);
    int wrong = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char text[300];
        struct section *sections;
        size_t n;
        (void)snprintf(text, sizeof text, "Intro line here.\n\n%s\n\n- first thing", ROWS[i].words);
        find(text, &arena, &sections, &n);
        enum section_kind got = sections_at(sections, n, (uint32_t)strlen(text) - 1);
        if (got != ROWS[i].want) {
            print_message("%s: got %d, want %d\n", ROWS[i].words, got, ROWS[i].want);
            wrong++;
        }
        arena_reset(&arena);
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

static void
test_flow(void **state)
{
    static const char TEXT[] = "Acme builds things.\n\nRequirements\n- Go\n\nCore skills\n- "
                               "C\n\nBenefits\n- Tea\n\nWhere to start\n\nSome words.\n\n"
                               "Acme is an equal opportunity employer and does not look at race.";
    (void)state;
    struct arena arena;
    struct section *sections;
    size_t n;
    arena_init(&arena, 1 << 20);
    find(TEXT, &arena, &sections, &n);
    struct str text = STR(TEXT);
    assert_int_equal(sections_at(sections, n, 0), SECTION_NONE);
    assert_int_equal(sections_at(sections, n, (uint32_t)str_find(text, STR("- Go"))),
                     SECTION_REQUIREMENTS);
    assert_int_equal(sections_at(sections, n, (uint32_t)str_find(text, STR("- C\n"))),
                     SECTION_REQUIREMENTS);
    assert_int_equal(sections_at(sections, n, (uint32_t)str_find(text, STR("- Tea"))),
                     SECTION_BENEFITS);
    assert_int_equal(sections_at(sections, n, (uint32_t)str_find(text, STR("Some words"))),
                     SECTION_NONE);
    assert_int_equal(sections_at(sections, n, (uint32_t)str_find(text, STR("equal opp"))),
                     SECTION_EEO);
    assert_int_equal(sections[0].begin, 0);
    assert_int_equal(sections[n - 1].end, sizeof TEXT - 1);
    for (size_t i = 1; i < n; i++) {
        assert_int_equal(sections[i].begin, sections[i - 1].end);
    }
    find("", &arena, &sections, &n);
    assert_int_equal(n, 0);
    arena_release(&arena);
}

#define PITCH                                                                                      \
    "Acme rents out boats on forty lakes, and has done so since the first of our captains came "   \
    "home from the sea with a chest of coins, a parrot and more stories than anyone could bear. "  \
    "Two hundred people look after nine hundred boats in four countries today.\n\n"

/* The company's part has no end where no other heading is known: the first list is
 * its end. Where the text has headings of its own, or the list is the company's, not. */
static void
test_about_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum section_kind want; /* of the last line */
    } rows[] = {
        {"About Acme\n\n" PITCH "Ton futur quotidien\n- mend boats\n- paint boats", SECTION_NONE},
        {"About Acme\n\n" PITCH "Our lakes\n- Como\n- Garda\n\nRequirements\n- paint",
         SECTION_REQUIREMENTS},
        {"About Acme\n\n- nine hundred boats\n- four countries", SECTION_ABOUT},
    };
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct section *sections;
        size_t n;
        find(rows[i].text, &arena, &sections, &n);
        assert_int_equal(sections_at(sections, n, 12), SECTION_ABOUT);
        assert_int_equal(sections_at(sections, n, (uint32_t)strlen(rows[i].text) - 1),
                         rows[i].want);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

/* A line that begins with what is offered may go on with what is asked for. */
static void
test_labels_in_a_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum section_kind want; /* of its end */
    } rows[] = {
        {"Benefits: lunch, gym. Requirements: SQL", SECTION_REQUIREMENTS},
        {"Wir bieten: Obstkorb! Dein Profil: Holz und Leim", SECTION_REQUIREMENTS},
        {"Benefits: lunch, requirements: none", SECTION_BENEFITS},
        {"Benefits: lunch. Open daily from 9:00", SECTION_BENEFITS},
        {"Legal assistant: Word", SECTION_NONE},
    };
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct section *sections;
        size_t n;
        find(rows[i].text, &arena, &sections, &n);
        assert_int_equal(sections_at(sections, n, (uint32_t)strlen(rows[i].text) - 1),
                         rows[i].want);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

static void
test_oncall(void **state)
{
    static const struct {
        const char *text;
        bool want;
    } ROWS[] = {
        {"You take part in the on-call rotation.", true},
        {"Be on call one week in six.", true},
        {"Bereitschaft zur Rufbereitschaft", true},
        {"Participation aux astreintes", true},
        {"Disponibilidad para guardias", true},
        {"Gotowość do dyżurów", true},
        {"There is no on-call duty.", false},
        {"Keine Rufbereitschaft!", false},
        {"On-call is not required.", false},
        {"You will never be on call.", false},
        {"experience with on-call management tools", false},
        {"We call customers on Monday.", false},
        {"handle on call volume", false},
        {"", false},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct words words;
        struct hits hits;
        assert_int_equal(words_split(str_of(ROWS[i].text), &arena, &words), OK);
        assert_int_equal(phrases_find(phrases, &words, 1U << GROUP_ONCALL, &arena, &hits), OK);
        print_message("%s\n", ROWS[i].text);
        assert_int_equal(oncall_find(&words, phrases, &hits, NULL, 0).n > 0, ROWS[i].want);
    }
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_headings),
                                       cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_flow),
                                       cmocka_unit_test(test_about_ends),
                                       cmocka_unit_test(test_labels_in_a_line),
                                       cmocka_unit_test(test_oncall)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
