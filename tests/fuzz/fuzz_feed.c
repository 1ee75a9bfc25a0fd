/* Any bytes as a feed. */
#include <stdint.h>

#include "base/limits.h"
#include "parse/parse.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct parser *parser;
    if (!parser && parser_new(&parser, NULL) != OK) {
        return 0;
    }
    struct page *page = page_new(64 * MIB);
    if (!page) {
        return 0;
    }
    page->kind = STR("feed");
    page->url = STR("https://a.example/feed.xml");
    page->role = size & 1 ? PAGE_LISTING : PAGE_AUTO;
    page->body = (struct str){(const char *)data, size};
    struct harvest harvest;
    (void)!parse_page(parser, page, NULL, &harvest, NULL);
    page_free(page);
    return 0;
}
