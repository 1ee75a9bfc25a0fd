/* Company names: what is shown, the key, agencies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "normalize/company/company.h"
#include "normalize/company/company_key.h"
#include "normalize/company/company_prose.h"

// clang-format off
static const struct { const char *text, *shown, *key; bool is_agency; } ROWS[] = {
    {"Acme", "Acme", "acme", false}, {"  Acme Inc. ", "Acme Inc.", "acme", false}, {"ACME, LLC", "ACME, LLC", "acme", false}, {"Acme GmbH", "Acme GmbH", "acme", false}, {"Acme GmbH & Co. KG", "Acme GmbH & Co. KG", "acme", false}, {"Acme S.A.", "Acme S.A.", "acme", false}, {"Acme S.r.l.", "Acme S.r.l.", "acme", false}, {"Acme Sp. z o.o.", "Acme Sp. z o.o.", "acme", false}, {"Acme Pvt. Ltd.", "Acme Pvt. Ltd.", "acme", false}, {"Acme Pty Ltd", "Acme Pty Ltd", "acme", false}, {"Acme B.V.", "Acme B.V.", "acme", false}, {"Acme AB (publ)", "Acme AB (publ)", "acme", false}, {"Acme Corporation", "Acme Corporation", "acme", false}, {"The Acme Company", "The Acme Company", "acme", false}, {"Acme &amp; Sons Ltd", "Acme & Sons Ltd", "acme and sons", false}, {"Société Générale SA", "Société Générale SA", "societe generale", false}, {"Müller AG", "Müller AG", "muller", false}, {"Acme A/S", "Acme A/S", "acme", false}, {"L'Acme", "L'Acme", "lacme", false},
    {"Limited", "Limited", "limited", false}, {"Inc", "Inc", "inc", false}, {"AG", "AG", "ag", false},
    {"Acme via Talent Partners", "Acme", "acme", true}, {"Talent Partners on behalf of Acme Ltd", "Acme Ltd", "acme", true}, {"Sunny Staffing Inc", "Sunny Staffing Inc", "sunny staffing", true}, {"Moon Recruitment", "Moon Recruitment", "moon recruitment", true}, {"Viaduct", "Viaduct", "viaduct", false}, {"", "", "", false}, {"&&&&", "&&&&", "and and and and", false}, {"----", "", "", false},
    {"ООО Ромашка", "ООО Ромашка", "ромашка", false}, {"PT Acme Tbk", "PT Acme Tbk", "acme", false}, {"UAB Acme", "UAB Acme", "acme", false}, {"株式会社アクメ", "株式会社アクメ", "アクメ", false}, {"アクメ株式会社", "アクメ株式会社", "アクメ", false}, {"阿克梅有限公司", "阿克梅有限公司", "阿克梅", false}, {"주식회사 아크메", "주식회사 아크메", "\xE1\x84\x8B\xE1\x85\xA1\xE1\x84\x8F\xE1\x85\xB3\xE1\x84\x86\xE1\x85\xA6", false}, {"Acme Ges.m.b.H.", "Acme Ges.m.b.H.", "acme", false}, {"Acme Sociedad Anónima", "Acme Sociedad Anónima", "acme", false}, {"Acme Oyj Abp", "Acme Oyj Abp", "acme", false}, {"PTC Acme", "PTC Acme", "ptc acme", false}, {"Acme Sp. z o.o. Sp. k.", "Acme Sp. z o.o. Sp. k.", "acme", false}, {"Acme Co., Ltd.", "Acme Co., Ltd.", "acme", false}, {"Acme Teoranta", "Acme Teoranta", "acme", false}, {"Acme S.A. de C.V.", "Acme S.A. de C.V.", "acme", false}, {"Acme Ltda.", "Acme Ltda.", "acme", false},
    {"Grupo Acme S.A.B. de C.V.", "Grupo Acme S.A.B. de C.V.", "grupo acme", false}, {"S.p.A. Acme", "S.p.A. Acme", "acme", false}, {"Acme spółka z ograniczoną odpowiedzialnością", "Acme spółka z ograniczoną odpowiedzialnością", "acme", false}, {"㈜아크메", "㈜아크메", "\xE1\x84\x8B\xE1\x85\xA1\xE1\x84\x8F\xE1\x85\xB3\xE1\x84\x86\xE1\x85\xA6", false}, {"Acme S.A.P.I. de C.V.", "Acme S.A.P.I. de C.V.", "acme", false},
    {"Moon Staffing for Acme Ltd", "Acme Ltd", "acme", true}, {"Homes for Acme", "Homes for Acme", "homes for acme", false}, {"Mondzeit Personalservice für Acme AG", "Acme AG", "acme", true}, {"Mond Uitzendbureau", "Mond Uitzendbureau", "mond uitzendbureau", true}, {"Agencja Pracy Luna", "Agencja Pracy Luna", "agencja pracy luna", true}, {"Lune Intérim", "Lune Intérim", "lune interim", true}, {"Interim HealthCare", "Interim HealthCare", "interim healthcare", false}, {"Luna Trabajo Temporal ETT", "Luna Trabajo Temporal ETT", "luna trabajo temporal ett", true}, {"Кадровое агентство Луна", "Кадровое агентство Луна", "кадровое агентство луна", true},
    {"Hays plc", "Hays plc", "hays", true}, {"Hays Deutschland GmbH", "Hays Deutschland GmbH", "hays deutschland", true}, {"Hays Travel", "Hays Travel", "hays travel", false}, {"Hudson's Bay Company", "Hudson's Bay Company", "hudsons bay", false}, {"Brunel University London", "Brunel University London", "brunel university london", false},
    {"月星人材派遣株式会社", "月星人材派遣株式会社", "月星人材派遣", true}, {"Acme\xE2\x84\xA2", "Acme\xE2\x84\xA2", "acme", false}, {"ACME S.A.S. DI LUNA MARIO & C.", "ACME S.A.S. DI LUNA MARIO & C.", "acme", false}, {"Clients of Acme", "Clients of Acme", "clients of acme", false}, {"Acme (via Luna)", "Acme", "acme", true}, {"Luna Ltd (trading as Acme)", "Acme", "acme", false}, {"A.B. Luna & Sons, LLP", "A.B. Luna & Sons, LLP", "ab luna and sons", false}, {"S.C. Luna & Son", "S.C. Luna & Son", "sc luna and son", false}, {"Atlas SIA GmbH", "Atlas SIA GmbH", "atlas sia", false}, {"Acme Sp. z o.o. Sp. k.", "Acme Sp. z o.o. Sp. k.", "acme", false}, {"Plan B S.A.", "Plan B S.A.", "plan b", false}, {"J.P. Morgan Chase & Co.", "J.P. Morgan Chase & Co.", "jp morgan chase", false}, {"J P Morgan Chase", "J P Morgan Chase", "jp morgan chase", false}, {"McDonald\xE2\x80\x99s Corp", "McDonald\xE2\x80\x99s Corp", "mcdonalds", false}, {"Oak T.E.K. Ltd", "Oak T.E.K. Ltd", "oak tek", false},
    {"SAS Institute GmbH", "SAS Institute GmbH", "sas institute", false}, {"SIA Partners", "SIA Partners", "sia partners", false}, {"PT Solutions", "PT Solutions", "pt solutions", false}, {"SC Johnson & Son Inc.", "SC Johnson & Son Inc.", "sc johnson and son", false}, {"S.C. Acme S.R.L.", "S.C. Acme S.R.L.", "acme", false}, {"SC Acme SRL", "SC Acme SRL", "acme", false}, {"Oy Acme Ab", "Oy Acme Ab", "acme", false}, {"UAB Medicine", "UAB Medicine", "uab medicine", false},
    {"Bold PR", "Bold PR", "bold pr", false}, {"acme.ca", "acme.ca", "acme ca", false}, {"Acme.AC", "Acme.AC", "acme ac", false}, {"Pediatrics of Reading, PA", "Pediatrics of Reading, PA", "pediatrics of reading pa", false}, {"What Is", "What Is", "what is", false}, {"ABOUT HB", "ABOUT HB", "about hb", false}, {"Acme Motor Company, Cologne", "Acme Motor Company, Cologne", "acme motor", false}, {"Pearl Toys (Shenzhen) Co., Ltd.", "Pearl Toys (Shenzhen) Co., Ltd.", "pearl toys shenzhen", false}, {"Acme S.n.c. di Mario Luna", "Acme S.n.c. di Mario Luna", "acme", false}, {"Acme S.A. - Sucursal en Chile", "Acme S.A. - Sucursal en Chile", "acme", false},
    {"Rent A Car Group", "Rent A Car Group", "rent a car group", false}, {"Acme (Group)", "Acme (Group)", "acme group", false}, {"Acme (UK)", "Acme (UK)", "acme uk", false}, {"Confidential", "", "", false}, {"Empresa Confidencial", "", "", false}, {"N/A", "", "", false}, {"Confidential Shredding Ltd", "Confidential Shredding Ltd", "confidential shredding", false}, {"Careers", "Careers", "careers", false}, {"Dream Jobs", "Dream Jobs", "dream jobs", false},
    {"Personalhaus im Namen von Acme GmbH", "Acme GmbH", "acme", true}, {"Acme c/o Hays plc", "Acme", "acme", true}, {"Randstad Polska", "Randstad Polska", "randstad polska", true}, {"Robert Half International Inc.", "Robert Half International Inc.", "robert half international", true}, {"Hayston Mills", "Hayston Mills", "hayston mills", false}, {"Critical Software", "Critical Software", "critical software", false}, {"Interimage Studios", "Interimage Studios", "interimage studios", false},
};
// clang-format on

static void
test_rows(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    int wrong = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct company_name name;
        assert_int_equal(company_read(str_of(ROWS[i].text), &arena, &name), OK);
        if (!str_is(name.shown, ROWS[i].shown) || !str_is(name.key, ROWS[i].key) ||
            name.is_agency != ROWS[i].is_agency) {
            print_message("%s: got '%.*s' '%.*s' %d\n", ROWS[i].text, STR_ARG(name.shown),
                          STR_ARG(name.key), name.is_agency);
            wrong++;
        }
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

/* Each legal form of the table makes the key of its example. */
static void
test_forms(void **state)
{
    (void)state;
    static const struct {
        const char *form, *countries, *example;
    } FORMS[] = {
#define FORM(where, form, countries, example) {form, countries, example},
#include "normalize/data/company_forms.def"
    };
    struct arena arena;
    arena_init(&arena, 1 << 20);
    int wrong = 0;
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        struct str key = company_key(str_of(FORMS[i].example), &arena);
        struct str folded = company_words(str_of(FORMS[i].form), &arena);
        size_t codes = strlen(FORMS[i].countries);
        if (!str_is(key, "acme") || !str_is(folded, FORMS[i].form) || codes % 3 != 2) {
            print_message("%s (%.*s) of %s: '%.*s'\n", FORMS[i].form, STR_ARG(folded),
                          FORMS[i].example, STR_ARG(key));
            wrong++;
        }
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

/* Each row of what stands beside a name leaves the employer of its example. */
static void
test_words(void **state)
{
    (void)state;
    static const struct {
        const char *example, *want;
    } WORDS[] = {
#define BESIDE(what, words, example, employer) {example, employer},
#include "normalize/data/company_words.def"
#undef BESIDE
#define OWNER(words, example) {example, "Acme"},
#include "normalize/data/company_words.def"
#undef OWNER
#define OWNER_END(word) {"Acme, a Luna " word, "Acme"},
#include "normalize/data/company_words.def"
#undef OWNER_END
#define AROUND(before, behind, example) {example, "Acme"},
#include "normalize/data/company_words.def"
#undef AROUND
#define UNSAID_FROM(words) {words " Luna", ""},
#include "normalize/data/company_words.def"
#undef UNSAID_FROM
#define UNSAID(words) {words, ""},
#include "normalize/data/company_words.def"
#undef UNSAID
    };
    static const char *const AGENCY_ROWS[] = {
#define AGENCY(words) "Luna " words,
#include "normalize/data/company_words.def"
#undef AGENCY
#define AGENCY_NAME(words) words,
#include "normalize/data/company_words.def"
#undef AGENCY_NAME
#define AGENCY_TAIL(words) "hays " words,
#include "normalize/data/company_words.def"
#undef AGENCY_TAIL
    };
    struct arena arena;
    arena_init(&arena, 1 << 20);
    int wrong = 0;
    struct company_name name;
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        assert_int_equal(company_read(str_of(WORDS[i].example), &arena, &name), OK);
        if (!str_is(name.shown, WORDS[i].want)) {
            print_message("%s: '%.*s'\n", WORDS[i].example, STR_ARG(name.shown));
            wrong++;
        }
    }
    for (size_t i = 0; i < sizeof AGENCY_ROWS / sizeof AGENCY_ROWS[0]; i++) {
        struct str text = str_of(AGENCY_ROWS[i]);
        text.n -= text.p[text.n - 1] == '$';
        assert_int_equal(company_read(text, &arena, &name), OK);
        if (!name.is_agency) {
            print_message("%.*s: no agency\n", STR_ARG(text));
            wrong++;
        }
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

/* Names out of a description: the board's short name as the text spells it. */
static void
test_guesses(void **state)
{
    (void)state;
    static const struct {
        const char *board, *text, *want;
    } GUESSES[] = {
        {"harbortools", "At HarborTools we forge. HarborTools is from Oslo.", "HarborTools"},
        {"parcel-one", "You scope a new product for parcel.one. The parcel.one team is small.",
         "parcel.one"},
        {"parcel-one", "Write to jobs@parcel.one or see www.parcel.one and parcel.one/jobs.", ""},
        {"parcel", "You carry every parcel. A parcel is never late.", ""},
    };
    for (size_t i = 0; i < sizeof GUESSES / sizeof GUESSES[0]; i++) {
        const struct company_clue clue = {.board = str_of(GUESSES[i].board),
                                          .text = str_of(GUESSES[i].text)};
        const char *rule;
        print_message("%s\n", GUESSES[i].text);
        assert_true(str_is(company_guess(&clue, &rule), GUESSES[i].want));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_forms),
                                       cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_guesses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
