/* tests/fetch/test_warc_erase.c: a record taken out of a plain archive leaves a
 * sound file of the same length, and the others where they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "fetch/fetch.h"

static const char *const BODIES[] = {"<html>first, with words enough to fill a record</html>",
                                     "<html>second</html>", "<html>third</html>"};

static int64_t
add_record(FILE *file, int i)
{
    char block[512];
    int n = snprintf(block, sizeof block,
                     "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                     "X-Padding: 0123456789 0123456789 0123456789 0123456789\r\n\r\n%s",
                     BODIES[i]);
    long at = ftell(file);
    fprintf(
        file,
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%d\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-a000-00000000000%d>\r\n"
        "WARC-Date: 2026-05-01T03:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        "Content-Length: %d\r\n\r\n%s\r\n\r\n",
        i, i, n, block);
    return at;
}

static bool
is_named(void *ctx, const struct warc_sight *sight)
{
    assert_true(sight->offset >= 0);
    return str_is(sight->target_uri, ctx);
}

static void
erases_one_of_three(void **state)
{
    (void)state;
    char path[] = "/tmp/jobmill-erase-XXXXXX";
    char first[] = "https://a.example/0";
    int64_t at[3];
    int64_t n = 0;
    int64_t problems = 0;
    struct error err = {0};
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "wb");
    for (int i = 0; i < 3; i++) {
        at[i] = add_record(file, i);
    }
    long size = ftell(file);
    fclose(file);
    struct warc_erasing how = {is_named, first, 1 << 20, 1777777777};
    assert_int_equal(warc_erase(path, &how, &n, &err), OK);
    assert_int_equal(n, 1);
    assert_int_equal(warc_erase(path, &how, &n, &err), OK); /* nothing is left to do */
    assert_int_equal(n, 0);
    int64_t records = 0;
    assert_int_equal(warc_verify(path, NULL, NULL, &records, &problems, &err), OK);
    assert_int_equal(records, 3);
    assert_int_equal(problems, 0);
    for (int i = 1; i < 3; i++) {
        struct page *page = NULL;
        assert_int_equal(warc_read_at(path, at[i], 1 << 20, &page, &err), OK);
        assert_true(str_is(page->body, BODIES[i]));
        page_free(page);
    }
    file = fopen(path, "rb");
    char all[4096] = "";
    size_t got = fread(all, 1, sizeof all - 1, file);
    fclose(file);
    unlink(path);
    assert_int_equal(got, size);
    assert_null(strstr(all, "first"));
    assert_null(strstr(all, "a.example/0"));
    assert_non_null(strstr(all, "removed: yes"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(erases_one_of_three)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
