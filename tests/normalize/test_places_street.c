/* The streets of addresses: each row's example holds the street that it names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "normalize/places/places_street.h"

static struct place_scan scan;

/* The first street of a part of the text, folded. */
static struct str
street_of(const char *text)
{
    scan.text = str_of(text);
    scan.n_tokens = 0;
    place_tokens(&scan);
    for (size_t i = 0; i < scan.n_tokens;) {
        struct place_span street, part = {i, i + 1};
        while (part.end < scan.n_tokens && scan.tokens[part.end].gap <= GAP_HYPHEN) {
            part.end++;
        }
        if (place_street_find(&scan, part, &street)) {
            return place_scan_key(&scan, street.first, street.end - 1);
        }
        i = part.end;
    }
    return STR_NONE;
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < place_street_count(); i++) {
        struct place_street_row row = place_street_at(i);
        struct str got = street_of(row.example);
        if (!str_is(got, row.street)) {
            print_message("%s: %.*s, wanted %s\n", row.example, STR_ARG(got),
                          row.street ? row.street : "none");
        }
        assert_true(str_is(got, row.street));
    }
}

static void
test_no_streets(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "Street",
        "St. Louis, MO",
        "Hartford, CT 06103",
        "10115 Berlin",
        "Key West",
        "Saint Paul",
        "Plaza",
        "Rue",
        "Portland, OR",
        "St Albans",
        "Dr. Phillips",
        "Way",
        "Warszawa, PL",
        "Via Reggio",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_int_equal(street_of(texts[i]).n, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_no_streets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
