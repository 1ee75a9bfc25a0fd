/* tests/parse/support_page.c: see support_page.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support_page.h"

struct read_page
read_bytes(const char *bytes, size_t n, const char *content_type, const struct source *source)
{
    struct read_page read = {0};
    struct error err = {0};
    assert_int_equal(page_reader_new(&read.reader, &err), OK);
    read.page = page_new((size_t)256 << 20);
    assert_non_null(read.page);
    read.body = malloc(n ? n : 1);
    assert_non_null(read.body);
    memcpy(read.body, bytes, n);
    read.page->url = read.page->final_url = STR("https://careers.example.com/jobs/17");
    read.page->content_type = str_of(content_type);
    read.page->body = (struct str){read.body, n};
    enum status status = page_read(read.reader, read.page, source, &read.harvest, &err);
    if (status != OK) {
        fail_msg("%s: %s", status_name(status), err.text);
    }
    return read;
}

struct read_page
read_html(const char *html)
{
    return read_bytes(html, strlen(html), "text/html; charset=utf-8", NULL);
}

void
page_done(struct read_page *read)
{
    page_free(read->page);
    page_reader_free(read->reader);
    free(read->body);
}

const char *
text_of(const struct read_page *read, struct str s)
{
    const char *text = s.p ? arena_cstr(read->page->arena, s) : "";
    assert_non_null(text);
    return text;
}

const char *
value_of(const struct read_page *read, enum field field)
{
    if (!read->harvest.postings) {
        return "";
    }
    const struct raw_value *value = raw_first(read->harvest.postings, field);
    return value ? text_of(read, value->text) : "";
}
