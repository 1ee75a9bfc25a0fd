/* Schooling, weekly hours and the length of the contract, out of sentences and
 * fields, in the languages of the tables, with what must not be taken for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/buf.h"
#include "normalize/terms/education.h"
#include "normalize/terms/terms.h"

static struct phrases *phrases;

static int
setup(void **state)
{
    const struct phrase_table tables[] = {EDUCATION_TABLE, HOURS_TABLE, LENGTH_TABLE};
    struct error err;
    (void)state;
    return phrases_new(tables, sizeof tables / sizeof tables[0], &phrases, &err) == OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    phrases_free(phrases);
    return 0;
}

struct row {
    const char *text, *want;
};
// clang-format off
static const struct row EDUCATION[] = {
    {"Bachelor's degree in Computer Science or equivalent experience", "bachelor"},
    {"BS/MS in Computer Science, or similar", "bachelor"},
    {"Bachelor's or Master's degree in physics", "bachelor"},
    {"Master's degree or PhD in statistics", "master"},
    {"PhD in chemistry", "doctorate"},
    {"Master's or Ph.D. degree in statistics", "master"},
    {"A university degree (Master's) in engineering", "master"},
    {"J.D. degree from an accredited law school", "master"},
    {"Currently pursuing a Bachelor's or Master's degree in law", ""},
    {"Enrolled in a degree in nursing", ""},
    {"Ph.D. required", "doctorate"},
    {"Bachelor's degree required, Master's degree preferred", "bachelor"},
    {"A Master's degree is a plus", ""},
    {"Preferred: MBA", ""},
    {"Degree in nursing preferred but not required", ""},
    {"Bachelor's degree plus 5 years of experience", "bachelor"},
    {"High school diploma or GED", "high_school"},
    {"High school diploma required; associate degree desired", "high_school"},
    {"Associate's degree in accounting", "associate"},
    {"4-year degree from an accredited college", "bachelor"},
    {"2-year degree", "associate"},
    {"MBA or equivalent", "master"},
    {"Completed apprenticeship as an electrician", "vocational"},
    {"Abgeschlossene Berufsausbildung oder Studium der Informatik", "vocational"},
    {"Abgeschlossenes Studium der Informatik oder vergleichbare Ausbildung", "bachelor"},
    {"Ein abgeschlossenes technisches Hochschulstudium", "bachelor"},
    {"Masterabschluss in Physik; Promotion von Vorteil", "master"},
    {"Abitur oder Fachabitur", "high_school"},
    {"De formation Bac+5, école d'ingénieur", "master"},
    {"Vous êtes titulaire d'un Bac +2 minimum", "associate"},
    {"Titulaire d'un CAP cuisine", "vocational"},
    {"Un doctorat serait un plus", ""},
    {"Titulación universitaria en Derecho", "bachelor"},
    {"Ciclo formativo de grado superior", "vocational"},
    {"Ensino superior completo em Administração", "bachelor"},
    {"Ensino médio completo", "high_school"},
    {"Laurea magistrale in ingegneria", "master"},
    {"Diploma di maturità", "high_school"},
    {"HBO werk- en denkniveau", "bachelor"},
    {"Minimaal MBO niveau 4", "vocational"},
    {"Wykształcenie wyższe techniczne", "bachelor"},
    {"Högskoleutbildning inom ekonomi", "bachelor"},
    {"Высшее образование", "bachelor"},
    /* no schooling that is asked for */
    {"No degree required", ""},
    {"Work with our Scrum Masters and Product Owners", ""},
    {"Maintain master data in SAP", ""},
    {"Teach high school students the joy of mathematics", ""},
    {"A high degree of autonomy", ""},
    {"You will mentor PhD students", ""},
    {"Our sales associates and their customers", ""},
    {"Senior Associate, Tax", ""},
};
static const struct row EDUCATION_FIELDS[] = {
    {"bachelor degree", "bachelor"}, {"Bachelor", "bachelor"}, {"high school", ""}, {"High school diploma", "high_school"}, {"postgraduate degree", "master"}, {"professional certificate", "vocational"},
    {"associate degree", "associate"}, {"Associate", "associate"}, {"no requirements", ""}, {"education_optional", ""}, {"Bac +5", "master"}, {"Any Graduate", "bachelor"},
};
static const struct row HOURS[] = {
    {"This is a full-time job of 40 hours per week.", "40-40"},
    {"37.5 hours a week, Monday to Friday", "37.5-37.5"},
    {"Vollzeit (38,5 Stunden/Woche)", "38.5-38.5"},
    {"38,5-Stunden-Woche", "38.5-38.5"},
    {"20-25 hours per week", "20-25"},
    {"20 to 30 hrs/week", "20-30"},
    {"between 20 and 30 hours per week", "20-30"},
    {"Teilzeit, 20 bis 30 Wochenstunden", "20-30"},
    {"up to 20 hours per week", "-20"},
    {"at least 16 hours a week", "16-"},
    {"mind. 30 Stunden pro Woche", "30-"},
    {"Weekly hours: 37.5", "37.5-37.5"},
    {"Scheduled Weekly Hours:\n40", "40-40"},
    {"Hours per week: 20 - 24", "20-24"},
    {"Wochenarbeitszeit: 39 h", "39-39"},
    {"Temps plein, 35h/semaine", "35-35"},
    {"39 heures par semaine", "39-39"},
    {"Jornada completa, 40 horas semanales", "40-40"},
    {"36 uur per week", "36-36"},
    {"32-40 uur per week", "32-40"},
    {"40 ore settimanali", "40-40"},
    {"40 horas semanais", "40-40"},
    {"40 godzin tygodniowo", "40-40"},
    {"37 timer pr. uge", "37-37"},
    {"twenty hours per week", "20-20"},
    {"週40時間", "40-40"},
    /* none of this job */
    {"We save teams 10 hours per week", ""},
    {"10 hours a week of training", ""},
    {"Support is open 24 hours a day, 7 days a week", ""},
    {"2 hours per week on call", ""},
    {"168 hours per week", ""},
    {"Working hours: 09:00 - 18:00", ""},
    {"Weekly hours: 09:00 - 17:00", ""},
    {"40 hours of leave", ""},
};
static const struct row HOURS_FIELDS[] = {
    {"40", "40-40"}, {"40.0", "40-40"}, {"20-25", "20-25"}, {"38,5 Stunden", "38.5-38.5"}, {"up to 20", "-20"}, {"40 hours per week", "40-40"}, {"Monday to Friday, 9am-5pm", ""}, {"8:00 - 17:00", ""}, {"9am-5pm, 37.5 hours per week", "37.5-37.5"}, {"Mo-Fr 40h", "40-40"}, {"flexible", ""}, {"0", ""}, {"2024", ""},
};
static const struct row LENGTHS[] = {
    {"6-month contract", "6-6"}, {"This is a 12 month fixed-term contract.", "12-12"}, {"12-18 month contract", "12-18"}, {"Fixed-term contract (12 months)", "12-12"}, {"The duration is 6 months", "6-6"}, {"fixed term contract of 9 months", "9-9"}, {"Duration: 6 months", "6-6"}, {"Contract length: 3 - 6 months", "3-6"},
    {"Contract duration:\n12 months", "12-12"}, {"2-year fixed-term contract", "24-24"}, {"a six month internship", "6-6"}, {"Die Stelle ist befristet auf 24 Monate.", "24-24"}, {"zunächst auf zwei Jahre befristet", "24-24"}, {"CDD de 6 mois", "6-6"}, {"Stage de 4 à 6 mois", "4-6"},
    {"contrato de 6 meses", "6-6"}, {"contratto a tempo determinato di 12 mesi", "12-12"}, {"contract voor 1 jaar", "12-12"}, {"umowa na 12 miesięcy", "12-12"}, {"契約期間：6ヶ月", "6-6"},
    /* no term of this job */
    {"a probation period of 6 months", ""}, {"6 months of experience with contracts", ""}, {"Probezeit: 6 Monate", ""}, {"12 months in the year", ""}, {"permanent contract", ""}, {"in the last 6 months we won a contract", ""}, {"120 month contract", ""},
};
// clang-format on

static void
add_figure(struct buf *buf, int32_t value, int32_t each)
{
    if (value >= 0) {
        buf_printf(buf, value % each ? "%d.%d" : "%d", value / each, value % each * 10 / each);
    }
}

static const char *
extent_text(struct extent extent, int32_t each, struct buf *buf)
{
    buf->n = 0;
    if (extent.min >= 0 || extent.max >= 0) {
        add_figure(buf, extent.min, each);
        buf_add_byte(buf, '-');
        add_figure(buf, extent.max, each);
    }
    buf_add_byte(buf, '\0');
    return buf->p;
}

enum what { WHAT_EDUCATION, WHAT_EDUCATION_FIELD, WHAT_HOURS, WHAT_HOURS_FIELD, WHAT_LENGTH };

static const char *
answer(enum what what, const char *text, struct arena *arena, struct buf *buf)
{
    struct words words;
    struct hits hits;
    uint32_t groups = 1U << GROUP_EDUCATION | 1U << GROUP_HOURS | 1U << GROUP_LENGTH;
    struct str s = str_of(text);
    struct terms_find find = {EXTENT_NONE, STR_NONE, false};
    assert_int_equal(words_split(s, arena, &words), OK);
    assert_int_equal(phrases_find(phrases, &words, groups, arena, &hits), OK);
    switch (what) {
    case WHAT_EDUCATION:
        return education_name(education_of_text(&words, &hits, NULL, 0).level);
    case WHAT_EDUCATION_FIELD:
        return education_name(education_of_field(s, phrases, arena).level);
    case WHAT_HOURS:
        find = hours_of_text(&words, &hits, phrases, NULL, 0);
        return extent_text(find.extent, 100, buf);
    case WHAT_HOURS_FIELD:
        find = hours_of_field(s, phrases, arena);
        return extent_text(find.extent, 100, buf);
    case WHAT_LENGTH:
        find = length_of_text(&words, &hits, phrases, NULL, 0);
        break;
    }
    return extent_text(find.extent, 1, buf);
}

static void
run(enum what what, const struct row *rows, size_t n)
{
    struct arena arena;
    struct buf buf = {0};
    int wrong = 0;
    arena_init(&arena, 1 << 20);
    buf_init(&buf, 256);
    for (size_t i = 0; i < n; i++) {
        const char *got = answer(what, rows[i].text, &arena, &buf);
        if (strcmp(got, rows[i].want) != 0) {
            print_message("%s\n   got  '%s', want '%s'\n", rows[i].text, got, rows[i].want);
            wrong++;
        }
    }
    buf_release(&buf);
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}
#define RUN(name, what, rows)                                                                      \
    static void name(void **state)                                                                 \
    {                                                                                              \
        (void)state;                                                                               \
        run(what, rows, sizeof rows / sizeof rows[0]);                                             \
    }
RUN(test_education, WHAT_EDUCATION, EDUCATION)
RUN(test_education_field, WHAT_EDUCATION_FIELD, EDUCATION_FIELDS)
RUN(test_hours, WHAT_HOURS, HOURS)
RUN(test_hours_field, WHAT_HOURS_FIELD, HOURS_FIELDS)
RUN(test_length, WHAT_LENGTH, LENGTHS)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_education), cmocka_unit_test(test_education_field),
        cmocka_unit_test(test_hours),     cmocka_unit_test(test_hours_field),
        cmocka_unit_test(test_length),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
