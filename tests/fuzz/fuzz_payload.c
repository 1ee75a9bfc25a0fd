/* Any bytes as a payload of any kind: the first byte chooses the kind, the
 * second the page's role, the rest is the body. No crash, no hang, and the same
 * harvest twice. */
#include <assert.h>
#include <stdint.h>

#include "base/limits.h"
#include "parse/parse.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
count(const struct harvest *harvest)
{
    size_t n = 0;
    for (const struct raw_posting *raw = harvest->postings; raw; raw = raw->next) {
        n++;
    }
    for (const struct link *link = harvest->links; link; link = link->next) {
        n++;
    }
    return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct parser *parser;
    if (!parser && parser_new(&parser, NULL) != OK) {
        return 0;
    }
    if (size < 2) {
        return 0;
    }
    struct page *page = page_new(64 * MIB);
    if (!page) {
        return 0;
    }
    const struct kind *kind = kind_at(data[0] % (kind_count() + 1));
    page->kind = str_of(kind ? kind->name : NULL);
    page->role = (enum page_role)(data[1] % 3);
    page->url = str_of(kind && *kind->example_url ? kind->example_url : "https://a.example/x");
    page->final_url = page->url;
    page->http_status = 200;
    page->body = (struct str){(const char *)data + 2, size - 2};
    struct harvest first;
    struct harvest second;
    enum status status = parse_page(parser, page, NULL, &first, NULL);
    if (status == OK && parse_page(parser, page, NULL, &second, NULL) == OK) {
        assert(first.verdict == second.verdict);
        assert(count(&first) == count(&second));
    }
    page_free(page);
    return 0;
}
