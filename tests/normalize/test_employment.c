/* Employment types: structured words of many boards, titles, text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "normalize/terms/employment.h"

#define NONE   EMPLOYMENT_NONE
#define FULL   EMPLOYMENT_FULL_TIME
#define PART   EMPLOYMENT_PART_TIME
#define CONT   EMPLOYMENT_CONTRACT
#define TEMP   EMPLOYMENT_TEMPORARY
#define INTERN EMPLOYMENT_INTERNSHIP
#define APPR   EMPLOYMENT_APPRENTICESHIP
#define VOLU   EMPLOYMENT_VOLUNTEER

struct row {
    const char *text;
    enum employment_type want;
};
// clang-format off
static const struct row FIELDS[] = {
    {"S\xc3\xa4songsarbete", TEMP}, {"Tillsvidare- eller tidsbegr\xc3\xa4nsad anst\xc3\xa4llning", NONE}, {"Tidsbegr\xc3\xa4nsad anst\xc3\xa4llning", TEMP},
    {"FULL_TIME", FULL}, {"FullTime", FULL}, {"Full-time", FULL}, {"Full Time", FULL}, {"full_time", FULL}, {"fullTime", FULL}, {"fulltime_permanent", FULL}, {"Full time employee", FULL}, {"Vollzeit", FULL}, {"全職", FULL}, {"正職", FULL}, {"兼職", PART}, {"實習", INTERN}, {"Temps plein", FULL}, {"CDI - Temps plein", FULL}, {"jornada completa", FULL}, {"Tempo integral", FULL}, {"Voltijd", FULL}, {"pełny etat", FULL}, {"Heltid", FULL}, {"Regular Full-Time", FULL},
    {"PART_TIME", PART}, {"PartTime", PART}, {"Part-time", PART}, {"parttime_permanent", PART}, {"Teilzeit", PART}, {"temps partiel", PART}, {"Minijob", PART},
    {"Unlimited Contract", NONE}, {"Permanent contract", NONE}, {"Full-time, permanent contract", FULL}, {"Contract - Permanent", NONE}, {"Labour contract", NONE}, {"CONTRACTOR", CONT}, {"Contract", CONT}, {"Contractor", CONT}, {"freelance", CONT}, {"Freelance / Contract", CONT}, {"B2B", CONT}, {"TEMPORARY", TEMP}, {"Temporary", TEMP}, {"CDD", TEMP}, {"Fixed-term", TEMP}, {"fulltime_fixed_term", TEMP}, {"Seasonal", TEMP}, {"befristet", TEMP},
    {"INTERN", INTERN}, {"Intern", INTERN}, {"internship", INTERN}, {"Praktikum", INTERN}, {"Stage", INTERN}, {"Estágio", INTERN}, {"Ausbildung", APPR}, {"Alternance", APPR}, {"Apprenticeship", APPR}, {"VOLUNTEER", VOLU},
    {"FULL_TIME, INTERN", INTERN}, {"Werkstudent", PART}, {"Full time, Fixed term (36 months)", FULL}, {"Temporary, full-time (until May)", TEMP}, {"Temporary internship", INTERN}, {"Temps parcial", PART},
    {"Unlimited Contract", NONE}, {"Permanent contract", NONE}, {"Contract (unlimited)", CONT}, {"permanent", NONE}, {"Regular", NONE}, {"CDI", NONE}, {"OTHER", NONE}, {"Employee", NONE}, {"unbefristet", NONE}, {"", NONE},
};
static const struct row TITLES[] = {
    {"Koch (m/w/d) in Voll- und Teilzeit", FULL}, {"Koch in Teil- oder Vollzeit", FULL},
    {"Stage - Assistant RH", INTERN}, {"Data Analyst, Contract", CONT}, {"Java Developer (C2C)", CONT}, {"Internship Coordinator", NONE}, {"Temporary Works Engineer", NONE},
    {"Software Engineering Intern", INTERN}, {"Internship - Marketing", INTERN}, {"Praktikum Controlling (m/w/d)", INTERN}, {"Werkstudent IT (m/w/d)", PART}, {"Auszubildende zum Koch", APPR}, {"Stagiaire en finance", INTERN}, {"Summer Intern", INTERN}, {"Alternant développeur", APPR}, {"Nurse - Part Time", PART}, {"Cashier (Full-Time)", FULL}, {"Volunteer Driver", VOLU},
    {"Commercial terrain - Indépendant", CONT}, {"Recruiter (Contract)", CONT}, {"Fleet Manager - Boise, ID (Contract)", CONT}, {"Recruiter - 6 month contract", CONT}, {"Sales Consultant (self-employed)", CONT}, {"Selbstständiger Vertriebsmitarbeiter (m/w/d)", CONT}, {"Agente di commercio (P. IVA)", CONT}, {"[Vaga Temporária] Auxiliar", TEMP}, {"Engineer, Smart Contract", NONE}, {"Contractor Relations Manager", NONE}, {"Internal Auditor", NONE}, {"International Sales Manager", NONE}, {"Contract Manager", NONE}, {"Stage Manager", NONE}, {"Volunteer Coordinator", NONE}, {"Software Engineer", NONE}, {"Internist", NONE},
};
static const struct row TEXTS[] = {
    {"See https://example.com/a?k=4bd4ce82cdd6a31 for more.", NONE}, {"Contrat : CDD de 6 mois", TEMP},
    {"This is a full-time position based in Denver.", FULL}, {"Employment type: Full-time", FULL}, {"Job Type: Part-time", PART}, {"We are looking for a part-time role model.", PART}, {"Wir suchen in Vollzeit eine Fachkraft.", FULL}, {"Poste à temps plein.", FULL}, {"a 6 month contract with option to extend", CONT}, {"12 month fixed-term contract", TEMP}, {"This is a temporary position.", TEMP}, {"Full-time", FULL},
    {"Type: Contract", CONT}, {"Type d'emploi : Freelance", CONT}, {"Type:Contract", CONT}, {"Contract\nYou read every contract.", NONE}, {"As part of your internship you meet all teams.", INTERN}, {"A 3-6 month internship program for students.", INTERN},
    {"This is a paid summer internship for students.", INTERN}, {"Nous recherchons un alternant.", APPR}, {"This is a menu for seasonal guests.", NONE}, {"Fixed-term contract, full-time", FULL}, {"40 hours per week, full-time, Monday to Friday", FULL}, {"$200,000 \xc2\xb7 Full-time \xc2\xb7 Mid-Senior level", FULL}, {"- Some experience (internships, freelance)", NONE},
    {"All full-time employees get health insurance.", NONE}, {"Enrolled as a full-time student.", NONE}, {"You negotiate contracts with suppliers.", NONE}, {"Benefits for part-time employees too.", NONE}, {"A good job.", NONE},
};
// clang-format on

static struct phrases *phrases;

static int
setup(void **state)
{
    struct error err;
    (void)state;
    return phrases_new(&EMPLOYMENT_TABLE, 1, &phrases, &err) == OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    phrases_free(phrases);
    return 0;
}

static void
check(const char *text, enum employment_type got, enum employment_type want, int *wrong)
{
    if (got != want) {
        print_message("%s: got '%s', want '%s'\n", text, employment_name(got),
                      employment_name(want));
        ++*wrong;
    }
}

static void
test_all(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    int wrong = 0;
    for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++) {
        check(FIELDS[i].text, employment_structured(str_of(FIELDS[i].text), phrases, &arena).type,
              FIELDS[i].want, &wrong);
    }
    for (size_t i = 0; i < sizeof TITLES / sizeof TITLES[0]; i++) {
        check(TITLES[i].text, employment_of_title(str_of(TITLES[i].text), phrases, &arena).type,
              TITLES[i].want, &wrong);
    }
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        struct words words;
        struct hits hits;
        assert_int_equal(words_split(str_of(TEXTS[i].text), &arena, &words), OK);
        assert_int_equal(phrases_find(phrases, &words, 1U << GROUP_EMPLOYMENT, &arena, &hits), OK);
        check(TEXTS[i].text, employment_of_text(&words, &hits, phrases, NULL, 0).type,
              TEXTS[i].want, &wrong);
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
