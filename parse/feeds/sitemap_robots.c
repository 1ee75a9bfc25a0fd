/* parse/feeds/sitemap_robots.c: the Sitemap: lines of a site's robots.txt (RFC 9309
 * 2.2.4, sitemaps.org "Specifying the Sitemap location"). What else it says is
 * fetch's to obey. */
#include "base/limits.h"
#include "base/url.h"
#include "parse/web.h"

#include "base/banned.h"

bool
web_is_robots(const struct page *page)
{
    enum { HTTP_OK = 200, HTTP_SUCCESS_END = 300, HTTP_CLIENT = 400, HTTP_SERVER = 500 };
    int code = page->http_status;
    bool is_answer =
        (code >= HTTP_OK && code < HTTP_SUCCESS_END) || (code >= HTTP_CLIENT && code < HTTP_SERVER);
    return is_answer && page->error == OK && !page->not_modified && str_is(page->kind, "sitemap") &&
           page->role == PAGE_LISTING && str_is(url_split(page->url).path, "/robots.txt");
}

/* The value of a Sitemap line without a comment behind it; "#" within a URL has
 * no blank before it. Absent for other lines. */
static struct str
sitemap_of(struct str line)
{
    struct str name = str_cut(&line, ':');
    if (!line.p || !str_is_nocase(str_trim(name), "sitemap")) {
        return STR_NONE;
    }
    struct str value = str_trim(line);
    size_t comment = str_find(value, STR(" #"));
    return str_trim(str_sub(value, 0, comment));
}

static bool
add_sitemap(const struct page *page, struct str ref, struct harvest *ret)
{
    struct str base = page->final_url.n ? page->final_url : page->url;
    struct link link = {.role = PAGE_LISTING,
                        .url = url_resolve(page->arena, base, ref),
                        .hint = STR("0")}; /* how many indexes lead there */
    if (!link.url.p || str_eq(link.url, page->url)) {
        return false;
    }
    return harvest_link(ret, page->arena, link);
}

enum status
web_read_robots(const struct page *page, struct harvest *ret, struct error *err)
{
    bool is_there = page->http_status < 400;
    struct str rest = is_there ? page->body : STR_NONE;
    size_t n = 0;
    if (str_starts(rest, STR("\xEF\xBB\xBF"))) {
        rest = str_sub(rest, 3, SIZE_MAX);
    }
    rest = str_sub(rest, 0, LIMIT_ROBOTS_BYTES);
    while (rest.p && n < LIMIT_LINKS_PER_PAGE) {
        struct str lines = str_cut(&rest, '\n');
        while (lines.p) { /* line ends may be CR alone */
            struct str ref = sitemap_of(str_cut(&lines, '\r'));
            n += ref.n > 0 && add_sitemap(page, ref, ret);
        }
    }
    if (n == 0) {
        (void)add_sitemap(page, STR("/sitemap.xml"), ret);
    }
    ret->is_listing = ret->has_more = true;
    ret->verdict = VERDICT_OK;
    return page->arena->failed ? error_set(err, E_NOMEM, "out of memory") : OK;
}
