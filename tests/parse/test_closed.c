/* tests/parse/test_closed.c: each row's example, wordings of the wild, and prose
 * that speaks of closing without closing anything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/page/closed.h"

static struct closed_set *set;

static int
setup(void **state)
{
    (void)state;
    struct error err = {0};
    return closed_set_new(&set, &err) == OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    closed_set_free(set);
    return 0;
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < closed_count(); i++) {
        const struct closed_row *row = closed_at(i);
        const struct closed_row *found = closed_find(set, str_of(row->example));
        if (found != row || !closed_may_be(set, str_of(row->example))) {
            fail_msg("%s: \"%s\" is read as %s", row->name, row->example,
                     found ? found->name : "open");
        }
    }
}

static void
test_closed(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Sorry, this job is no longer available.",
        "This job has expired",
        "We&#39;re sorry, but this position has already been filled.",
        "The position you are looking for has been filled.",
        "this job POST is closed",
        "<b>This job</b> is no longer accepting applications",
        "Sorry, the job you were looking for has been removed",
        "Unfortunately, this vacancy has now closed.",
        "Die Stellenanzeige ist abgelaufen",
        "Cette offre d\xe2\x80\x99"
        "emploi a \xc3\xa9t\xc3\xa9 pourvue",
        "La oferta ha caducado",
        "De vacature is vervuld",
        "Oferta nieaktualna",
        "Esta oportunidade foi encerrada",
        "L&#39;annuncio \xc3\xa8 scaduto",
        "Denne stilling er besat",
        "Tj\xc3\xa4nsten \xc3\xa4r tillsatt",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (!closed_may_be(set, str_of(texts[i])) || !closed_find(set, str_of(texts[i]))) {
            fail_msg("\"%s\" is read as open", texts[i]);
        }
    }
}

/* The prefilter looks at one place in three: a stem may begin at any. */
static void
test_anywhere(void **state)
{
    static const char *const texts[] = {"this job expired", "no longer here",  "la plaza caduc",
                                        "jobbet er besat",  "GEL\xc3\xb6SCHT", "exist"};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        for (size_t cut = 0; cut < 3 && texts[i][cut] != 'e' && texts[i][cut] != 'G'; cut++) {
            assert_true(closed_may_be(set, str_of(texts[i] + cut)));
        }
        assert_true(closed_may_be(set, str_of(texts[i])));
    }
    assert_false(closed_may_be(set, STR("exis")));
    assert_false(closed_may_be(set, STR("expi and more of it")));
    assert_false(closed_may_be(set, STR("")));
}

static void
test_open(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "This position will be closed when filled.",
        "Applications close when the position is filled",
        "The position is filled on a rolling basis.",
        "This role is open until filled",
        "The office is closed on Sundays",
        "This job has been closed to internal applicants",
        "The role is closed-loop control of systems",
        "The job posting will be removed after 30 days",
        "This position is not remote",
        "Plus de 200 offres disponibles",
        "Diese Stelle ist ab sofort zu besetzen",
        "Die Stelle ist bis zum 31.12. befristet",
        "Esta oferta est\xc3\xa1 disponible",
        "Deze vacature is beschikbaar",
        "",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct closed_row *found = closed_find(set, str_of(texts[i]));
        if (found) {
            fail_msg("\"%s\" is read as %s", texts[i], found->name);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_closed),
        cmocka_unit_test(test_anywhere),
        cmocka_unit_test(test_open),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
