/* The CDXJ index: keys, lines, order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "fetch/archive/cdxj.h"

static void
makes_keys(void **state)
{
    (void)state;
    static const struct {
        const char *url, *key;
    } rows[] = {
        {"http://example.com", "com,example)/"},
        {"http://example.com/", "com,example)/"},
        {"https://www.Example.com:443/Jobs?b=1&a=2#top", "com,example)/jobs?a=2&b=1"},
        {"http://www2.example.co.uk:8080/x/", "uk,co,example:8080)/x"},
        {"https://user:pw@a.example/x?", "example,a)/x"},
        {"http://www.com/", "com)/"},
        {"http://wwworks.example/", "example,wwworks)/"},
        {"http://example.com?q=1", "com,example)/?q=1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf buf;
        buf_init(&buf, 1000);
        cdxj_key(&buf, str_of(rows[i].url));
        assert_string_equal(buf_str(&buf).p, rows[i].key);
        buf_release(&buf);
    }
}

static void
writes_sorted_lines(void **state)
{
    (void)state;
    char dir[] = "/tmp/jobmill-cdxj-XXXXXX";
    char path[64];
    char text[2048];
    assert_non_null(mkdtemp(dir));
    struct cdxj *cdxj = cdxj_new(dir, "x.warc.gz");
    struct cdxj_entry entry = {.url = STR("https://b.example/\"2\""),
                               .at_s = 1777604400,
                               .mime = STR("text/html; charset=utf-8"),
                               .http_status = 200,
                               .digest = STR("sha1:ABC"),
                               .offset = 345,
                               .length = 678};
    assert_non_null(cdxj);
    assert_null(cdxj_new(dir, "x.warc.gz")); /* never over an existing one */
    cdxj_add(cdxj, &entry);
    entry.url = STR("https://a.example/1");
    entry.mime = STR_NONE;
    entry.digest = STR_NONE;
    entry.http_status = 304;
    entry.is_revisit = true;
    cdxj_add(cdxj, &entry);
    cdxj_finish(cdxj);
    cdxj_add(NULL, &entry);
    cdxj_finish(NULL);
    (void)snprintf(path, sizeof path, "%s/x.cdxj", dir);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    text[n] = '\0';
    assert_int_equal(fclose(f), 0);
    assert_string_equal(
        text,
        "example,a)/1 20260501030000 {\"url\":\"https://a.example/1\",\"mime\":\"warc/revisit\","
        "\"status\":\"304\",\"length\":\"678\",\"offset\":\"345\",\"filename\":\"x.warc.gz\"}\n"
        "example,b)/\"2\" 20260501030000 {\"url\":\"https://b.example/\\\"2\\\"\","
        "\"mime\":\"text/html\",\"status\":\"200\",\"digest\":\"ABC\",\"length\":\"678\","
        "\"offset\":\"345\",\"filename\":\"x.warc.gz\"}\n");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_keys),
        cmocka_unit_test(writes_sorted_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
