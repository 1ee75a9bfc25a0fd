/* tests/parse/test_labels.c: the table's shape, and finding in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/plain/labels.h"

static struct label_index idx;

static const struct label_row *
find(const char *html, struct label_hit *hit)
{
    struct label_text text;
    label_fold(str_of(html), &text);
    return label_find(&idx, &text, hit) ? hit->row : NULL;
}

static void
test_rows(void **state)
{
    (void)state;
    label_index_init(&idx);
    for (size_t i = 0; i < label_count(); i++) {
        const struct label_row *row = label_at(i);
        struct str text = str_of(row->text);
        bool is_open = str_ends(text, STR("..."));
        struct str base = is_open ? str_sub(text, 0, text.n - 3) : text;
        struct label_text label = {.n = base.n, .is_whole = true};
        assert_true(base.n > 0 && base.n <= LABEL_TEXT_BYTES);
        assert_true((row->kind == LABEL_FIELD) == (row->field != FIELD_NONE));
        memcpy(label.p, base.p, base.n);
        struct label_hit hit;
        if (!label_find(&idx, &label, &hit) || hit.row != row) {
            fail_msg("\"%s\" finds \"%s\"", row->text, hit.row ? hit.row->text : "nothing");
        }
        if (i > 0) {
            assert_false(str_eq(text, str_of(label_at(i - 1)->text)));
        }
    }
}

static const struct {
    const char *html;
    enum label_kind kind;
    enum field field;
    bool is_whole;
} cases[] = {
    {"Location:", LABEL_FIELD, FIELD_LOCATION, true},
    {"<b>Location</b>: Berlin", LABEL_FIELD, FIELD_LOCATION, false},
    {"Location, location, location", LABEL_NONE, FIELD_NONE, false},
    {"Locations of our offices are", LABEL_NONE, FIELD_NONE, false},
    {"UBICACI\xc3\x93N", LABEL_FIELD, FIELD_LOCATION, true},
    {"Wynagrodzenie:&nbsp;10 000 z\xc5\x82", LABEL_FIELD, FIELD_SALARY, false},
    {"Posted 3 days ago", LABEL_FIELD, FIELD_DATE_POSTED, false},
    {"Posted on July 3", LABEL_FIELD, FIELD_DATE_POSTED, false},
    {"Posted by the team", LABEL_NONE, FIELD_NONE, false},
    {"What you\xe2\x80\x99ll do", LABEL_DUTIES, FIELD_NONE, true},
    {"Ihr Profil:", LABEL_PROFILE, FIELD_NONE, true},
    {"Responsibilities include, but are not limited to", LABEL_DUTIES, FIELD_NONE, false},
    {"Jetzt bewerben!", LABEL_APPLY, FIELD_NONE, true},
    {"Similar jobs at Acme", LABEL_RELATED, FIELD_NONE, false},
    {"\xc3\x84hnliche Stellen", LABEL_RELATED, FIELD_NONE, true},
    {"How to become a nurse", LABEL_GUIDE, FIELD_NONE, false},
    {"404 - not here", LABEL_ERROR, FIELD_NONE, false},
    {"\xc4\xb0lan tarihi: 08.02.2027", LABEL_FIELD, FIELD_DATE_POSTED, false},
    {"1. Location: Berlin", LABEL_FIELD, FIELD_LOCATION, false},
    {"2) Location", LABEL_FIELD, FIELD_LOCATION, true},
    {"\xe2\x80\xa2 Salary: 10", LABEL_FIELD, FIELD_SALARY, false},
    {"2\xe3\x80\x81\xe5\xb7\xa5\xe4\xbd\x9c\xe5\x9c\xb0\xe7\x82\xb9\xef\xbc\x9a\xe6\xb7\xb1\xe5\x9c"
     "\xb3",
     LABEL_FIELD, FIELD_LOCATION, false},
    {"\xe3\x80\x90\xe5\x8b\xa4\xe5\x8b\x99\xe5\x9c\xb0\xe3\x80\x91\xe6\x9d\xb1\xe4\xba\xac\xe9\x83"
     "\xbd",
     LABEL_FIELD, FIELD_LOCATION, false},
    {"The closing date is 21 February 2027", LABEL_FIELD, FIELD_VALID_THROUGH, false},
    {"The closing date is near", LABEL_NONE, FIELD_NONE, false},
    {"1.5 Location", LABEL_NONE, FIELD_NONE, false},
    {"", LABEL_NONE, FIELD_NONE, false},
};

static void
test_find(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct label_hit hit = {0};
        const struct label_row *row = find(cases[i].html, &hit);
        enum label_kind kind = row ? row->kind : LABEL_NONE;
        enum field field = row ? row->field : FIELD_NONE;
        if (kind != cases[i].kind || field != cases[i].field ||
            (row && hit.is_whole != cases[i].is_whole)) {
            fail_msg("\"%s\": row \"%s\"%s", cases[i].html, row ? row->text : "",
                     hit.is_whole ? " (whole)" : "");
        }
    }
}

static void
test_class(void **state)
{
    (void)state;
    assert_int_equal(label_class(STR("job-location")), FIELD_LOCATION);
    assert_int_equal(label_class(STR("JobLocation")), FIELD_LOCATION);
    assert_int_equal(label_class(STR("card__company-name")), FIELD_COMPANY);
    assert_int_equal(label_class(STR("card__salary--big")), FIELD_SALARY);
    assert_int_equal(label_class(STR("allocation")), FIELD_NONE);
    assert_int_equal(label_class(STR("")), FIELD_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_class),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
