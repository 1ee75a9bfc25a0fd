/* tests/parse/support_page.h: one page of HTML through page_read(). */
#ifndef TESTS_PARSE_SUPPORT_PAGE_H
#define TESTS_PARSE_SUPPORT_PAGE_H

#include "parse/page/page_read.h"

struct read_page {
    struct page *page;
    struct page_reader *reader;
    struct harvest harvest;
    char *body; /* flush copy, so that an overrun is seen */
};

/* Fails the test when reading does. page_done() frees all. */
struct read_page read_html(const char *html);
struct read_page read_bytes(const char *bytes, size_t n, const char *content_type,
                            const struct source *source);
void page_done(struct read_page *read);

/* The first posting's first value of a field; "" when there is none. */
const char *value_of(const struct read_page *read, enum field field);
/* `s` as a C string in the page's arena. */
const char *text_of(const struct read_page *read, struct str s);

#endif
