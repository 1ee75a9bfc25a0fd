/* Towns of which only the name is sure, by the pay's money and the page's site. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "support_normalizer.h"

static const char DUTCH[] = "Wij zijn een bedrijf in het hart van het land en zoeken een bakker "
                            "die van brood houdt. Je werkt "
                            "met een klein team en je begint vroeg in de ochtend. Wij bieden een "
                            "goed salaris en vrije dagen.";
static const char SPANISH[] =
    "Somos una empresa familiar y buscamos una persona con ganas de trabajar en nuestra panadería. "
    "Ofrecemos un contrato estable, buen ambiente y la posibilidad de crecer con nosotros.";

static const char FRENCH[] =
    "Nous sommes une entreprise familiale et nous recherchons une personne pour notre fournil. "
    "Vous "
    "travaillez avec une petite \303\251quipe et vous aimez le pain et les clients.";

static const struct {
    const char *text, *currency, *url, *country, *description;
} ROWS[] = {
    {"Cambridge", "GBP", "https://example.com/1", "GB", ""},
    {"Cambridge", "", "https://jobs.example.co.uk/1", "GB", ""},
    {"Cambridge", "EUR", "https://example.com/1", "", ""},
    {"Cambridge", "USD", "https://example.com/1", "", ""},
    {"Cambridge", "", "https://example.io/1", "", ""},
    {"Cambridge", "GBP", "https://example.ca/1", "", ""}, /* they differ */
    {"Cambridge", "CAD", "https://example.ca/1", "CA", ""},
    {"Richmond", "AUD", "https://example.com.au/1", "AU", ""},
    {"Cambridge", "PLN", "https://example.pl/1", "", ""}, /* none there */
    {"Cambridge, MA", "GBP", "https://example.co.uk/1", "US", ""},
    {"Berlin", "GBP", "https://example.co.uk/1", "DE", ""},
    {"Barneveld", "", "https://example.com/1", "NL", DUTCH},
    {"Barneveld", "", "https://example.com/1", "", ""},
    {"Mérida", "", "https://example.com/1", "", SPANISH}, /* of Spain, Mexico, Venezuela? */
    {"Cambridge", "", "https://example.com/1", "", SPANISH},
    {"Halifax", "", "https://example.com/1", "CA", ""}, /* the largest */
    {"Halifax", "GBP", "https://example.com/1", "GB", ""},
    {"Halifax", "", "https://example.co.uk/1", "GB", ""},
    {"Halifax, Canada", "GBP", "https://example.com/1", "CA", ""},
    {"Laval", "", "https://example.com/1", "CA", FRENCH},
    {"Laval", "EUR", "https://example.com/1", "FR", FRENCH},
    {"Laval", "CAD", "https://example.com/1", "CA", FRENCH},
    {"Paris", "", "https://example.com/1", "FR", SPANISH},
};

static void
test_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct raw_posting raw = {.external_id = STR("1"), .url = str_of(ROWS[i].url)};
        raw.description = str_of(ROWS[i].description);
        struct posting posting;
        struct error err;
        arena_reset(&test_arena);
        assert_true(raw_add(&raw, &test_arena,
                            (struct raw_value){.field = FIELD_TITLE, .text = STR("Baker")}));
        assert_true(
            raw_add_place(&raw, &test_arena, (struct raw_place){.text = str_of(ROWS[i].text)}));
        if (*ROWS[i].currency) {
            struct raw_money money = {.min = STR("30000"),
                                      .max = STR("40000"),
                                      .currency = str_of(ROWS[i].currency),
                                      .period = STR("YEAR")};
            assert_true(raw_add_money(&raw, &test_arena, money));
        }
        assert_int_equal(normalize(normalizer, &raw, NULL, &test_arena, &posting, &err), OK);
        assert_int_equal(posting.n_places, 1);
        if (strcmp(posting.places[0].country, ROWS[i].country) != 0) {
            fail_msg("%s %s %s: got '%s'", ROWS[i].text, ROWS[i].currency, ROWS[i].url,
                     posting.places[0].country);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_meant)};
    return cmocka_run_group_tests(tests, normalizer_set_up, normalizer_tear_down);
}
