/* tests/parse/test_charset.c: what encoding a page is in, in the order of trust. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "parse/charset.h"

#define BYTES(lit)                                                                                 \
    {                                                                                              \
        (lit), sizeof(lit) - 1                                                                     \
    }

static const struct {
    const char *what;
    struct str body;
    const char *content_type, *name, *text;
} cases[] = {
    {"plain ASCII is borrowed", BYTES("hello"), "", "utf-8", "hello"},
    {"UTF-8 without any word", BYTES("Z\xc3\xbcrich"), "", "utf-8", "Z\xc3\xbcrich"},
    {"mark of UTF-8", BYTES("\xef\xbb\xbfhi"), "text/html; charset=latin1", "utf-8", "hi"},
    {"bytes prove UTF-8 against the header", BYTES("M\xc3\xbcnchen"),
     "text/html; charset=iso-8859-1", "utf-8", "M\xc3\xbcnchen"},
    {"latin1 means windows-1252",
     BYTES("caf\xe9 \x80"
           "5"),
     "text/html; charset=ISO-8859-1", "windows-1252",
     "caf\xc3\xa9 \xe2\x82\xac"
     "5"},
    {"no word, not UTF-8", BYTES("caf\xe9"), "text/html", "windows-1252", "caf\xc3\xa9"},
    {"meta of the page", BYTES("<meta charset=\"windows-1251\">\xcf\xf0\xe8"), "", "windows-1251",
     "<meta charset=\"windows-1251\">\xd0\x9f\xd1\x80\xd0\xb8"},
    {"meta http-equiv",
     BYTES("<meta http-equiv=content-type content='text/html; charset=windows-1250'>\xb3"), "",
     "windows-1250",
     "<meta http-equiv=content-type content='text/html; charset=windows-1250'>\xc5\x82"},
    {"header before meta", BYTES("<meta charset=windows-1251>\xe9"), "text/html;charset=latin1",
     "windows-1252", "<meta charset=windows-1251>\xc3\xa9"},
    {"UTF-16LE by mark", BYTES("\xff\xfeh\0i\0"), "", "utf-16le", "hi"},
    {"UTF-16BE by mark", BYTES("\xfe\xff\0h\0i"), "", "utf-16be", "hi"},
    {"UTF-16LE by its zeros", BYTES("<\0p\0>\0"), "", "utf-16le", "<p>"},
    {"UTF-16 pair", BYTES("\xff\xfe\x3d\xd8\x00\xde"), "", "utf-16le", "\xf0\x9f\x98\x80"},
    {"UTF-16 lone half", BYTES("\xff\xfe\x3d\xd8h\0"), "", "utf-16le", "\xef\xbf\xbdh"},
    {"Shift_JIS", BYTES("<meta charset=Shift_JIS>\x93\xfa"), "", "cp932",
     "<meta charset=Shift_JIS>\xe6\x97\xa5"},
    {"a few bad bytes in UTF-8", BYTES("\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa9\xff!"),
     "text/html; charset=utf-8", "utf-8", "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa9\xef\xbf\xbd!"},
    {"Japanese beside ASCII", BYTES("jobs \xe6\xb1\x82\xe4\xba\xba, \xe6\x9d\xb1\xe4\xba\xac"), "",
     "utf-8", "jobs \xe6\xb1\x82\xe4\xba\xba, \xe6\x9d\xb1\xe4\xba\xac"},
    {"Japanese cut off in a letter", BYTES("\xe6\xb1\x82\xe4\xba\xba\xe6\x9d"),
     "text/html; charset=utf-8", "utf-8", "\xe6\xb1\x82\xe4\xba\xba\xef\xbf\xbd\xef\xbf\xbd"},
    {"said UTF-8, is not", BYTES("caf\xe9"), "text/html; charset=utf-8", "windows-1252",
     "caf\xc3\xa9"},
    {"a wrong label does not count", BYTES("caf\xe9"), "text/html; charset=none", "windows-1252",
     "caf\xc3\xa9"},
    {"empty", BYTES(""), "", "utf-8", ""},
};

static void
test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena;
        arena_init(&arena, 1 << 20);
        char *body = malloc(cases[i].body.n + 1);
        assert_non_null(body);
        memcpy(body, cases[i].body.p, cases[i].body.n);
        const char *name = NULL;
        struct str text = charset_decode(&arena, (struct str){body, cases[i].body.n},
                                         str_of(cases[i].content_type), &name);
        if (!str_is(text, cases[i].text) || strcmp(name, cases[i].name) != 0) {
            fail_msg("%s: %s \"%.*s\"", cases[i].what, name, STR_ARG(text));
        }
        free(body);
        arena_release(&arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
