/* tests/parse/test_deadline.c: the last day to apply out of a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parse/deadline.h"

static const struct {
    const char *text, *want; /* "": none */
} rows[] = {
    {"Weld bridges.\n\nClosing date: 12 June 2026\n\nApply", "12 June 2026"},
    {"Job Posting End Date\n\nJuly 16, 2026\nOur purpose", "July 16, 2026"},
    {"- Bewerbungsfrist: 31.12.2026", "31.12.2026"},
    {"Applications close on 2026-05-30", "2026-05-30"},
    {"Deadline pressure does not scare you", ""},
    {"Deadline\n\nWe plan with 24 people and 7 days in the week, so that nobody is ever late for "
     "it.",
     ""},
    {"We met the closing date: 12 June 2026", ""},
    {"Closing date", ""},
    {"Bitte bewerben Sie sich bis zum 6. Dezember 2026 \xc3\xbc"
     "ber unser Portal. Fragen gern.",
     "6. Dezember 2026"},
    {"Ihre Bewerbung richten Sie bitte bis 15.12.2026 an: Werk Nord, Aue", "15.12.2026"},
    {"In Teilzeit, befristet bis 31.08.2028. Bewerbung an das Werk.", ""},
    {"Interesse? Mail je cv voor 15 december 2026 naar Gert.", "15 december 2026"},
    {"Send a short note to us before 11 December 2026. We answer.", "11 December 2026"},
    {"Please apply by December 11, 2026, 5 pm.", "December 11, 2026"},
    {"Apply no later than 3rd of May 2027!", "3rd of May 2027"},
    {"Env\xc3\xad"
     "a tu candidatura hasta el 12 de junio de 2026.",
     "12 de junio de 2026"},
    {"Candidature \xc3\xa0 envoyer avant le 1er juin 2026 au maire.", "1er juin 2026"},
    {"Las propuestas se env\303\255"
     "an hasta las 14:00 horas del 18 de mayo de 2026.",
     "18 de mayo de 2026"},
    {"Please apply by 5pm on Friday, 12 March 2027.", "12 March 2027"},
    {"Bewerbungen bitte bis 12:00 Uhr, 3. Mai 2027", "3. Mai 2027"},
    {"Send us your CV by 12 noon on 18th March 2027", "18th March 2027"},
    {"Oferty do 15.05.2027 prosimy wys\305\202"
     "a\304\207 poczt\304\205",
     "15.05.2027"},
    {"Send your CV. The project is funded until 30 June 2027.", ""},
    {"Apply by Friday.", ""},
    {"We grew by 2026 people; apply today", ""},
    {"Sista dag: ans\xc3\xb6k senast den 3 mars 2027", "3 mars 2027"},
    {"The closing date is 21 February 2027", "21 February 2027"},
    {"Bewerbungsschluss ist der 7. M\xc3\xa4rz. Ver\xc3\xb6"
     "ffentlicht am 10. Februar 2027.",
     "7. M\xc3\xa4rz"},
    {"Arbejdsstedet er i Ribe. Ans\xc3\xb8gningsfrist: 1. marts 2027 kl. 12.",
     "1. marts 2027 kl. 12."},
    {"Julkaistu 3.2.2027 - Haku p\xc3\xa4\xc3\xa4ttyy 24.2.2027", "24.2.2027"},
    {"Apply by 5pm on Friday 5 March with a CV", "5pm on Friday 5 March with a CV"},
    {"Reageren kan: mail ons voor 8 maart", "8 maart"},
    {"Please send your CV by March 12.", "March 12"},
    {"Applications for the next cohort close at 11:59pm PT on July 26. It starts in November.",
     "July 26"},
    {"Application deadline: 15 March", "15 March"},
    {"Apply by 15 March or later. Closing date: 20 March 2027", "20 March 2027"},
    {"Apply for one of 3 jobs by the sea", ""},
    {"Aplikuj do pa\xc5\xba"
     "dziernika 12 2027",
     "pa\xc5\xba"
     "dziernika 12 2027"},
    {"Aplikuj do pa\xc5\xba"
     "dziernika 12",
     "pa\xc5\xba"
     "dziernika 12"},
    {"We hire until 3 are found; send your CV by 4 or 5", ""},
    {"", ""},
};

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        arena_init(&arena, 1 << 16);
        struct raw_posting raw = {.description = str_of(rows[i].text)};
        deadline_read(&raw, &arena);
        const struct raw_value *value = raw_first(&raw, FIELD_VALID_THROUGH);
        struct str got = value ? value->text : STR_NONE;
        if (!str_is(got, rows[i].want)) {
            fail_msg("%s: \"%.*s\"", rows[i].text, STR_ARG(got));
        }
        deadline_read(&raw, &arena); /* not twice */
        assert_true(!value || !raw_next(value));
        arena_release(&arena);
    }
}

/* One line of numbers that are no days: it must not be looked through again for each. */
static void
test_long_line(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, (size_t)1 << 20);
    while (text.n < 400000) {
        buf_add(&text, STR("1-"));
    }
    struct arena arena;
    arena_init(&arena, 1 << 16);
    struct raw_posting raw = {.description = buf_str(&text)};
    deadline_read(&raw, &arena);
    assert_null(raw_first(&raw, FIELD_VALID_THROUGH));
    arena_release(&arena);
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_long_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
