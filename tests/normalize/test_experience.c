/* Years of experience: what is asked for, and what only sounds like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "normalize/terms/experience.h"

struct row {
    const char *text;
    int min, max;
};
// clang-format off
static const struct row TEXTS[] = {
    {"5+ years of experience", 5, -1}, {"5 years of experience", 5, -1}, {"3-5 years of experience", 3, 5}, {"3 – 5 years experience", 3, 5}, {"3 to 5 years of relevant experience", 3, 5}, {"At least 7 years of professional software experience", 7, -1}, {"minimum of five years' experience", 5, -1}, {"Minimum 2 yrs exp in sales", 2, -1}, {"two or more years of hands-on experience with SQL", 2, -1}, {"10+ years in software development, with experience in teams", 10, -1}, {"Experience: 4 years", 4, -1}, {"1-2 years' experience", 1, 2}, {"8 years of progressively responsible work experience", 8, -1}, {"Experience of 6+ years in audit", 6, -1}, {"up to 3 years of experience", -1, 3}, {"18 months of experience", 1, -1}, {"5+ years working with distributed systems", 5, -1}, {"a degree backed by 5+ years of hands-on development experience", 5, -1}, {"Bachelor's degree and 4 years of experience", 4, -1}, {"college diploma or 2 years of experience", 2, -1}, {"between 3 and 5 years of experience", 3, 5},
    {"Sie sind seit mindestens 5 Jahren im Vertrieb tätig.", 5, -1}, {"Wir sind seit 20 Jahren im Vertrieb tätig.", -1, -1},
    {"Du har arbetat minst 5 år som svetsare", 5, -1}, {"3年以上相关工作经验", 3, -1},
    {"minst två års yrkeserfarenhet", 2, -1}, {"3 års relevant yrkeserfaring", 3, -1},
    {"7+ years of experience in program management", 7, -1}, {"5+ years of growth product management experience", 5, -1}, {"a 2 year program for the experienced", -1, -1}, {"10 years of experience in business development", 10, -1},
    /* asked for without the word */
    {"8+ years designing distributed systems.", 8, -1}, {"3-5 yrs in accounting", 3, 5}, {"A minimum of 12 years in the construction industry", 12, -1}, {"You have worked in logistics for 5+ years.", 5, -1}, {"Master's degree plus 4 years", 4, -1}, {"BS with 5+ years, MS with 3+ years of experience", 5, -1}, {"Minimum 5 ans sur un poste \xc3\xa9quivalent", 5, -1},
    {"Vesting over 4 years with a one-year cliff.", -1, -1}, {"You must have lived in the UK for at least 5 years.", -1, -1}, {"Best employer 3 years in a row", -1, -1}, {"20 years in the market", -1, -1},
    {"mindestens 3 Jahre Berufserfahrung", 3, -1}, {"Mindestens drei Jahre Erfahrung im Vertrieb", 3, -1}, {"3-5 Jahre einschlägige Berufserfahrung", 3, 5}, {"5 ans d'expérience minimum", 5, -1}, {"2 à 5 ans d'expérience", 2, 5}, {"Au moins 3 ans d’expérience", 3, -1}, {"al menos 3 años de experiencia", 3, -1}, {"Experiencia mínima de 2 años", 2, -1}, {"pelo menos 4 anos de experiência", 4, -1}, {"almeno 2 anni di esperienza", 2, -1}, {"minimaal 3 jaar ervaring", 3, -1}, {"co najmniej 2 lata doświadczenia", 2, -1}, {"minst 3 års erfarenhet", 3, -1}, {"опыт работы от 3 лет", 3, -1}, {"3年以上の経験", 3, -1},
    {"Two (2) years of experience", 2, -1}, {"Minimum of five (5) years of progressive experience", 5, -1}, {"three (3) to five (5) years of experience", 3, 5}, {"up to five (5) years of experience", -1, 5}, {"Years of experience: 4", 4, -1}, {"YOE: 5-8", 5, 8}, {"5-7 YOE", 5, 7}, {"2+ years PQE", 2, -1}, {"Опыт от 1 года до 3 лет", 1, 3}, {"一年以上工作經驗", 1, -1}, {"十五年以上经验", 15, -1}, {"業界経験二年以上", 2, -1}, {"5년차 이상", 5, -1}, {"Kinh nghiệm tối thiểu 2 năm", 2, -1}, {"In the year (2020) we grew our experience", -1, -1},
    {"founded 10 years ago by two friends", -1, -1}, {"a company with 20 years of history", -1, -1}, {"You must be 18 years of age", -1, -1}, {"at least 21 years old", -1, -1}, {"a contract of 2 years", -1, -1}, {"We have 20 years of experience in the market", -1, -1}, {"4 year degree in engineering", -1, -1}, {"no experience required", -1, -1}, {"over the last 10 years we gained experience", -1, -1}, {"vor 10 Jahren gegründet", -1, -1}, {"99 years of experience", -1, -1}, {"", -1, -1},
};
static const struct { const char *text; bool in_months; int min, max; } FIELDS[] = {
    {"2-4 Yrs", false, 2, 4}, {"1-3 Yrs of Exp", false, 1, 3}, {"lt-1", false, 0, 1}, {"gt-15", false, 15, -1}, {"7-10", false, 7, 10}, {"60", true, 5, -1}, {"5", false, 5, -1}, {"5+ years", false, 5, -1}, {"senior", false, -1, -1}, {"", false, -1, -1},
};
// clang-format on

static struct phrases *phrases;

static int
setup(void **state)
{
    struct error err;
    (void)state;
    return phrases_new(&EXPERIENCE_TABLE, 1, &phrases, &err) == OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    phrases_free(phrases);
    return 0;
}

static void
test_texts(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    int wrong = 0;
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        struct words words;
        struct hits hits;
        struct experience_find find;
        assert_int_equal(words_split(str_of(TEXTS[i].text), &arena, &words), OK);
        assert_int_equal(phrases_find(phrases, &words, 1U << GROUP_EXPERIENCE, &arena, &hits), OK);
        experience_find(&words, phrases, &hits, NULL, 0, &find);
        if (find.min != TEXTS[i].min || find.max != TEXTS[i].max) {
            print_message("%s: got %d..%d, want %d..%d\n", TEXTS[i].text, find.min, find.max,
                          TEXTS[i].min, TEXTS[i].max);
            wrong++;
        }
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

static void
test_sections(void **state)
{
    (void)state;
    static const char TEXT[] = "We bring 8 years of experience. You need 3 years of experience.";
    struct section sections[] = {{SECTION_ABOUT, 0, 31}, {SECTION_REQUIREMENTS, 31, sizeof TEXT}};
    struct arena arena;
    struct words words;
    struct hits hits;
    struct experience_find find;
    arena_init(&arena, 1 << 20);
    assert_int_equal(words_split(STR(TEXT), &arena, &words), OK);
    assert_int_equal(phrases_find(phrases, &words, 1U << GROUP_EXPERIENCE, &arena, &hits), OK);
    experience_find(&words, phrases, &hits, sections, 2, &find);
    assert_int_equal(find.min, 3);
    assert_true(str_is(find.quote, "3 years"));
    arena_release(&arena);
}

/* A line of the requirements that begins with years asks for them; under a heading of other things
 * it does not. */
static void
test_items(void **state)
{
    (void)state;
    static const char *const TEXTS_OF[] = {
        "You get 3 years in a row of bonuses.\n- At least 2+ years in brand marketing\n- 4 years "
        "of college",
        "You get 3 years in a row of bonuses.\n- 2+ years with Go and steel\n- 4 years of college",
    };
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (int i = 0; i < 4; i++) {
        struct str text = str_of(TEXTS_OF[i / 2]);
        int round = i % 2;
        struct section sections[] = {
            {SECTION_ABOUT, 0, 37},
            {round ? SECTION_REQUIREMENTS : SECTION_DUTIES, 37, (uint32_t)text.n}};
        struct words words;
        struct hits hits;
        struct experience_find find;
        assert_int_equal(words_split(text, &arena, &words), OK);
        assert_int_equal(phrases_find(phrases, &words, 1U << GROUP_EXPERIENCE, &arena, &hits), OK);
        experience_find(&words, phrases, &hits, sections, 2, &find);
        assert_int_equal(find.min, round ? 2 : -1);
    }
    arena_release(&arena);
}

static void
test_fields(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++) {
        struct experience_find find;
        experience_of_field(str_of(FIELDS[i].text), FIELDS[i].in_months, phrases, &arena, &find);
        print_message("%s\n", FIELDS[i].text);
        assert_int_equal(find.min, FIELDS[i].min);
        assert_int_equal(find.max, FIELDS[i].max);
    }
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts),
                                       cmocka_unit_test(test_sections),
                                       cmocka_unit_test(test_items), cmocka_unit_test(test_fields)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
