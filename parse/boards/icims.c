/* parse/boards/icims.c: iCIMS career portals: the sitemap lists the jobs, pages
 * (asked for without their frame) carry JSON-LD; the search's own pages are read
 * too. Source: recorded pages of open adapters, 2026. A job that was taken down is
 * titled "UNAVAILABLE". */
#include "base/markup.h"
#include "base/url.h"
#include "parse/boards/html_list.h"
#include "parse/html/xml_scan.h"
#include "parse/parse.h"

#include "base/banned.h"

static const struct html_list form = {.paths = {"jobs/{}/*/job", "jobs/{}/job"},
                                      .suffix = "?in_iframe=1",
                                      .more = "jobs/search",
                                      .more_param = "pr",
                                      .may_have = "ss,in_iframe,schemaId,o"};

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/sitemap.xml"), STR_NONE);
}

static void
read_sitemap(struct reading *r)
{
    struct sitemap_entry *entries = NULL;
    size_t n = 0;
    if (sitemap_read(r->text, r->page->url, r->arena, &entries, &n, &r->is_cut, NULL) != OK) {
        reading_fail(r, VERDICT_MALFORMED, "the sitemap cannot be read");
        return;
    }
    reading_listing(r, STR_NONE);
    for (size_t i = 0; i < n; i++) {
        if (entries[i].is_index) {
            reading_more(r, entries[i].url, STR_NONE);
            continue;
        }
        struct str id = html_list_id(&form, entries[i].url);
        struct str rest = entries[i].url;
        struct str bare = str_cut(&rest, '?');
        if (!id.n || !reading_entry(r, id)) {
            continue; /* intro pages, searches */
        }
        struct str url = arena_printf(r->arena, "%.*s%s", STR_ARG(bare), form.suffix);
        struct link link = {
            .role = PAGE_DETAIL, .url = url, .external_id = id, .version = entries[i].lastmod};
        (void)harvest_link(r->ret, r->arena, link);
    }
}

static void
read(struct reading *r)
{
    struct str root = xml_root_name(r->text);
    if (str_is(root, "urlset") || str_is(root, "sitemapindex")) {
        read_sitemap(r);
        return;
    }
    html_list_page(r, &form, STR_NONE);
}

static void
complete(struct reading *r)
{
    html_list_complete(r, &form);
    const struct raw_value *title = raw_first(r->raw, FIELD_TITLE);
    if (title && str_is_nocase(str_trim(title->text), "UNAVAILABLE")) {
        r->ret->postings = NULL;
        reading_fail(r, VERDICT_GONE, "the job was taken down");
    }
}

const struct board board_icims = {
    .kind = "icims",
    .origin = "https://careers-{}.icims.com",
    .is_html = true,
    .urls =
        {
            {.host = "careers-{}.icims.com",
             .example = "https://careers-acme.icims.com/jobs/1234/welder/job",
             .board = "acme"},
            {.host = "{}.icims.com",
             .keep_origin = true,
             .example = "https://jobs-acme.icims.com/jobs/intro",
             .board = "jobs-acme"},
        },
    .start = start,
    .read = read,
    .complete = complete,
};
