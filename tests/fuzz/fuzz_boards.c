/* Any bytes as an answer of every kind in turn: of the right board, and of all the
 * others, which must find nothing worse than nothing. No crash, no hang. */
#include <assert.h>
#include <stdint.h>

#include "base/limits.h"
#include "parse/parse.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_as(struct parser *parser, const struct kind *kind, enum page_role role, struct str body)
{
    struct page *page = page_new(64 * MIB);
    struct harvest harvest;
    if (!page) {
        return;
    }
    page->kind = str_of(kind->name);
    page->role = role;
    page->url = page->final_url =
        str_of(kind->example_url[0] ? kind->example_url : "https://a.example/x");
    page->http_status = 200;
    page->body = body;
    if (parse_page(parser, page, NULL, &harvest, NULL) == OK) {
        for (const struct link *link = harvest.links; link; link = link->next) {
            assert(link->url.n > 0);
        }
    }
    page_free(page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct parser *parser;
    if (!parser && parser_new(&parser, NULL) != OK) {
        return 0;
    }
    struct str body = {(const char *)data, size};
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        if (kind->family == FAMILY_BOARD) {
            read_as(parser, kind, PAGE_LISTING, body);
            read_as(parser, kind, PAGE_DETAIL, body);
        }
    }
    return 0;
}
