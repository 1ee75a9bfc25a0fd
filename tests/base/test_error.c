/* tests/base/test_error.c: reasons of the system in words; JSON that no terminal
 * and no reader of lines can be steered by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <errno.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/error.h"
#include "base/json_write.h"
#include "base/limits.h"
#include "base/markup.h"

static void
the_system_is_quoted_in_words(void **state)
{
    (void)state;
    struct error err = {0};
    assert_int_equal(error_set_errno(&err, E_IO, ENOENT, "%s: cannot be opened", "x.html"), E_IO);
    assert_string_equal(err.text,
                        "x.html: cannot be opened: no such file or folder: is the name right?");
    assert_int_equal(err.status, E_IO);
    static const int CODES[] = {EACCES, EPERM, EROFS,   ENOSPC, EDQUOT, EISDIR,
                                EMFILE, EIO,   ENOTDIR, EBADF,  99999};
    for (size_t i = 0; i < sizeof CODES / sizeof CODES[0]; i++) {
        assert_int_equal(error_set_errno(&err, E_DISK, CODES[i], "x"), E_DISK);
        assert_true(strlen(err.text) > 10);
    }
    char name[2 * ERROR_TEXT_BYTES];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    (void)error_set_errno(&err, E_IO, EIO, "%s", name);
    assert_int_equal(strlen(err.text), ERROR_TEXT_BYTES - 1);
    assert_int_equal(error_set_errno(NULL, E_IO, EIO, "x"), E_IO);
}

static void
json_steers_nothing(void **state)
{
    (void)state;
    static const char WILD[] = "a\x1b[2J\x7f\xC2\x85\xC2\x9B"
                               "b\xE2\x80\xA8\xE2\x80\xAE"
                               "c\xE2\x81\xA6\xF3\xA0\x80\xA1\xFF \xC3\xA9\xE6\xBC\xA2";
    struct buf out;
    struct json_out json;
    buf_init(&out, MIB);
    json_out_begin(&json, &out);
    json_put_str(&json, STR(WILD));
    for (size_t at = 0; at < out.n;) {
        assert_false(utf8_is_steering(utf8_next(buf_str(&out), &at)));
    }
    json_t *text = json_loadb(out.p, out.n, JSON_DECODE_ANY, NULL);
    assert_non_null(text);
    assert_string_equal(json_string_value(text),
                        "a\x1b[2J\x7f\xC2\x85\xC2\x9B"
                        "b\xE2\x80\xA8\xE2\x80\xAE"
                        "c\xE2\x81\xA6\xF3\xA0\x80\xA1\xEF\xBF\xBD \xC3\xA9\xE6\xBC\xA2");
    json_decref(text);
    buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_system_is_quoted_in_words),
        cmocka_unit_test(json_steers_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
