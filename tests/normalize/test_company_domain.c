/* The domain as a key of the company: suffixes, what is nobody's own, portals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "normalize/company/company_domain.h"

#include "base/banned.h"

static void
the_registered_part_is_found(void **state)
{
    static const char *const ROWS[][2] = {
        {"acme.com", "acme.com"},
        {"www.acme.com", "acme.com"},
        {"jobs.eu.acme.co.uk", "acme.co.uk"},
        {"acme.com.br", "acme.com.br"},
        {"karriere.acme.de", "acme.de"},
        {"a.b.c.d.e.f.acme.com.au", "acme.com.au"},
        {"acme.github.io", "acme.github.io"}, /* anybody may have a name there */
        {"github.io", ""},
        {"co.uk", ""},
        {"com", ""},
        {"shop.acme.kawasaki.jp", "shop.acme.kawasaki.jp"}, /* "*.kawasaki.jp" */
        {"www.city.kawasaki.jp", "city.kawasaki.jp"},       /* "!city.kawasaki.jp" */
        {"acme.bd", ""},
        {"www.acme.com.bd", "acme.com.bd"},
        {"intranet", ""},
        {"10.0.0.1", ""},
        {"[::1]", ""},
        {"acme..com", ""},
        {".com", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str got = domain_registered(str_of(ROWS[i][0]));
        if (!str_is(got, ROWS[i][1])) {
            fail_msg("%s: %.*s", ROWS[i][0], STR_ARG(got));
        }
    }
}

static void
suffixes_are_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < company_suffixes_n; i++) {
        assert_true(strcmp(company_suffixes[i - 1], company_suffixes[i]) < 0);
    }
}

static void
only_the_employers_own_counts(void **state)
{
    static const struct {
        const char *site, *page, *key, *want;
    } ROWS[] = {
        {"https://www.Acme.com/", NULL, "acme", "acme.com"},
        {"acme.com", NULL, "acme technologies", "acme.com"},
        {"https://acme-group.de/en/about/us", NULL, "acme", "acme-group.de"},
        {"https://www.bmw.de", "https://jobs.bmw.de/1", "bayerische motoren werke", "bmw.de"},
        {"https://www.stroom.de", "https://jobs.stroom.de/1", "northern power works", ""},
        {"https://www.stroom.de", "https://boards.dev/1", "northern power works", "stroom.de"},
        {"https://rh.example.com", NULL, "robert half", ""}, /* example.com is no site */
        {"https://www.roberthalf.com", NULL, "robert half", "roberthalf.com"},
        {"https://www.linkedin.com/company/acme", NULL, "acme", ""},
        {"https://boards.greenhouse.io/acme", NULL, "acme", ""},
        {"https://www.indeed.co.uk/cmp/Acme", NULL, "acme", ""},
        {"https://en.wikipedia.org/wiki/Acme", NULL, "acme", ""},
        {"https://portal.dev/company/acme", NULL, "acme", ""},
        {"https://portal.dev/", "https://portal.dev/jobs/1", "acme", ""},
        {"https://acme.dev/", "https://jobs.acme.dev/1", "acme", "acme.dev"},
        {"info@acme.com", NULL, "acme", ""},
        {"http://127.0.0.1/", NULL, "acme", ""},
        {"https://acme", NULL, "acme", ""},
        {"mailto:info@acme.com", NULL, "acme", ""},
        {"", NULL, "acme", ""},
        {"https://acme.com.", NULL, "acme", "acme.com"},
        {"https://x.com/acme", NULL, "acme", ""},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct domain_clue clue = {str_of(ROWS[i].site), str_of(ROWS[i].page),
                                         str_of(ROWS[i].key)};
        struct str got = company_domain(&clue, &arena);
        if (!str_is(got, ROWS[i].want)) {
            fail_msg("%s of %s: %.*s", ROWS[i].site, ROWS[i].key, STR_ARG(got));
        }
    }
    arena_release(&arena);
}

static void
brands_of_countries_domains(void **state)
{
    static const struct {
        const char *domain, *key, *want;
    } ROWS[] = {
        {"heliora.de", "heliora", "heliora"},
        {"heliora.com", "heliora", "heliora"},
        {"heliora.co.uk", "heliora united kingdom", "heliora"},
        {"heliora.fr", "heliora france", "heliora"},
        {"heliora-deutschland.de", "heliora deutschland", "heliora"},
        {"freshbox7.nl", "fresh box7 group", "freshbox7"},
        {"heliora.com", "heliora energy", ""}, /* another firm of the house, or none of it */
        {"heliora-energy.com", "heliora energy", "helioraenergy"},
        {"heliora.io", "heliora", ""}, /* anybody's suffix */
        {"heliora.dev", "heliora", ""},
        {"heliora.org", "heliora", ""},
        {"delta.de", "delta", ""}, /* a word: two firms */
        {"horizon.fr", "horizon", ""},
        {"hp.com", "hp", ""}, /* too short to tell */
        {"france.fr", "france", ""},
        {"", "heliora", ""},
        {"heliora.de", "", ""},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str got = company_brand(str_of(ROWS[i].domain), str_of(ROWS[i].key), &arena);
        if (!str_is(got, ROWS[i].want)) {
            fail_msg("%s of %s: %.*s", ROWS[i].domain, ROWS[i].key, STR_ARG(got));
        }
    }
    arena_release(&arena);
}

/* Each shared label is nobody's site, with any suffix. */
static void
shared_hosts_are_nobodys(void **state)
{
    static const char *const LABELS[] = {
#define SHARED(label) label,
#include "normalize/data/company_hosts.def"
#undef SHARED
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof LABELS / sizeof LABELS[0]; i++) {
        bool is_whole = strchr(LABELS[i], '.') != NULL;
        struct str site =
            arena_printf(&arena, "https://www.%s%s/acme", LABELS[i], is_whole ? "" : ".com");
        const struct domain_clue clue = {site, STR_NONE, STR("acme")};
        struct str got = company_domain(&clue, &arena);
        if (got.n) {
            fail_msg("%s: %.*s", LABELS[i], STR_ARG(got));
        }
    }
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_registered_part_is_found),
        cmocka_unit_test(suffixes_are_in_order),
        cmocka_unit_test(only_the_employers_own_counts),
        cmocka_unit_test(brands_of_countries_domains),
        cmocka_unit_test(shared_hosts_are_nobodys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
