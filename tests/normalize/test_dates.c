/* Dates in the forms of postings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/date.h"
#include "normalize/text/dates.h"

#define NOW ((int64_t)1782864000) /* 2026-07-01T00:00:00Z */
// clang-format off
static const struct { const char *text, *language, *want; } ROWS[] = {
    {"2026-05-01", "", "2026-05-01"}, {"2026-05-01T03:00:00Z", "", "2026-05-01"}, {"2026-05-31T12:14:07+0200", "", "2026-05-31"}, {"2026-11-06T00:00:00+01:00", "", "2026-11-06"}, {"2026-05-01 10:20:30 UTC", "", "2026-05-01"}, {"1714605534", "", "2024-05-01"}, {"1714605534000", "", "2024-05-01"}, {"20260705", "", "2026-07-05"}, {"2026/07/05", "", "2026-07-05"},
    {"Wed, 02 Oct 2024 13:00:00 GMT", "", "2024-10-02"}, {"July 5, 2026", "", "2026-07-05"}, {"Jul 5, 2026", "en", "2026-07-05"}, {"5 July 2026", "", "2026-07-05"}, {"5th of July 2026", "", "2026-07-05"}, {"Posted on March 3rd, 2026", "", "2026-03-03"}, {"5. Juli 2026", "de", "2026-07-05"}, {"3. März 2026", "", "2026-03-03"}, {"5 juillet 2026", "fr", "2026-07-05"}, {"1er août 2026", "fr", "2026-08-01"}, {"5 de julio de 2026", "es", "2026-07-05"}, {"5 de março de 2026", "pt", "2026-03-05"}, {"5 luglio 2026", "it", "2026-07-05"}, {"5 juli 2026", "nl", "2026-07-05"}, {"5 lipca 2026", "pl", "2026-07-05"}, {"5 июля 2026 г.", "ru", "2026-07-05"},
    {"31/12/2026", "", "2026-12-31"}, {"12/31/2026", "", "2026-12-31"}, {"31.12.2026", "", "2026-12-31"}, {"05.07.2026", "", "2026-07-05"}, {"05/07/2026", "de", "2026-07-05"}, {"05/07/2026", "fr", "2026-07-05"}, {"05/07/2026", "", ""}, {"05/07/2026", "en", ""}, {"05/07/2026", "en-US", "2026-05-07"}, {"05/07/2026", "en-GB", "2026-07-05"}, {"10/29/2026", "en-GB", "2026-10-29"}, {"2026年11月2日", "", "2026-11-02"}, {"2026年11月2日(月)", "ja", "2026-11-02"}, {"2026년 11월 2일", "", "2026-11-02"}, {"10/29/2026", "de", "2026-10-29"}, {"07/07/2026", "", "2026-07-07"},
    {"Posted Today", "", "2026-07-01"}, {"Posted Yesterday", "", "2026-06-30"}, {"Posted 3 Days Ago", "", "2026-06-28"}, {"2 weeks ago", "", "2026-06-17"}, {"5. tammikuuta 2027", "fi", "2027-01-05"}, {"2027. március 12.", "hu", "2027-03-12"}, {"5 Mayıs 2027", "tr", "2027-05-05"}, {"5 ianuarie 2027", "ro", "2027-01-05"}, {"5. červen 2027", "cs", "2027-06-05"}, {"5 hours ago", "", "2026-07-01"}, {"vor 2 Tagen", "de", "2026-06-29"}, {"il y a 3 jours", "fr", "2026-06-28"}, {"hace 2 semanas", "es", "2026-06-17"}, {"Posted 30+ Days Ago", "", ""},
    {"soon", "", ""}, {"", "", ""}, {"31.02.2026", "", ""}, {"32/13/2026", "", ""}, {"12", "", ""}, {"99999999", "", ""}, {"Version 5.7", "", ""},
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
        struct date_reading date;
        char day[DATE_BYTES] = "";
        if (date_read_any(str_of(ROWS[i].text), NOW, ROWS[i].language, &arena, &date)) {
            date_write_day(date.unix_s, day);
        }
        if (!str_is(str_of(day), ROWS[i].want)) {
            print_message("%s: got '%s', want '%s'\n", ROWS[i].text, day, ROWS[i].want);
            wrong++;
        }
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

/* Days without a year, after 10 February 2027. */
static void
test_coming(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"15 March", "2027-03-15"},
        {"March 15", "2027-03-15"},
        {"7. M\xc3\xa4rz", "2027-03-07"},
        {"Friday 5 March, noon", "2027-03-05"},
        {"24.2.", "2027-02-24"},
        {"24.02. klo 15", "2027-02-24"},
        {"1 februari", ""},
        {"10 de febrero", "2027-02-10"},
        {"5th of May", "2027-05-05"},
        {"3 of us by May", ""},
        {"15 March 2025", ""},
        {"3.5", ""},
        {"soon", ""},
        {"31 April", ""},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    int64_t after;
    assert_true(date_read_day(STR("2027-02-10"), &after));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date_reading date;
        char day[DATE_BYTES] = "";
        if (date_read_coming(str_of(rows[i].text), after, &arena, &date)) {
            date_write_day(date.unix_s, day);
        }
        if (!str_is(str_of(day), rows[i].want)) {
            fail_msg("%s: got '%s'", rows[i].text, day);
        }
    }
    struct date_reading date;
    assert_false(date_read_coming(STR("15 March"), TIME_UNKNOWN, &arena, &date));
    arena_release(&arena);
}

static void
test_no_now(void **state)
{
    (void)state;
    struct arena arena;
    struct date_reading date;
    arena_init(&arena, 1 << 20);
    assert_false(date_read_any(STR("3 days ago"), TIME_UNKNOWN, "", &arena, &date));
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_coming),
                                       cmocka_unit_test(test_no_now)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
