/* Any bytes as a page: first as one posting's, then as a results page with XPath
 * and regex of its own. No crash, no hang. */
#include <stdint.h>

#include "base/limits.h"
#include "parse/page/page_read.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_once(struct page_reader *reader, const struct source *source, const uint8_t *data, size_t size)
{
    struct page *page = page_new(256 * MIB);
    if (!page) {
        return;
    }
    page->url = page->final_url = STR("https://a.example/jobs/1");
    page->body = (struct str){(const char *)data, size};
    struct harvest harvest;
    (void)!page_read(reader, page, source, &harvest, NULL);
    page_free(page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct page_reader *reader;
    static struct str xpath[] = {{"title = //h1", 12}, {"description = //p", 17}};
    static struct str regex[] = {{"salary = Pay: (.*)", 18}};
    static struct source pages = {.name = {"pages", 5}}, list = {.name = {"list", 4}};
    if (!reader && page_reader_new(&reader, NULL) != OK) {
        return 0;
    }
    pages.set.xpath = (struct str_list){xpath, 2};
    pages.set.regex = (struct str_list){regex, 1};
    list.set.kind = STR("listing");
    list.set.item_links = STR("//li//a");
    read_once(reader, NULL, data, size);
    if (size > 0 && data[size - 1] % 4 == 0) {
        read_once(reader, &pages, data, size);
        read_once(reader, &list, data, size);
    }
    return 0;
}
