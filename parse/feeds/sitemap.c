/* parse/feeds/sitemap.c: the entries of a sitemap in any of its forms. Source:
 * sitemaps.org protocol 0.9, RSS 2.0, RFC 4287. No tree; damage ends the reading
 * but not what was read before it. */
#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/charset.h"
#include "parse/html/xml_scan.h"
#include "parse/parse.h"
#include "parse/web.h"

#include "base/banned.h"

/* The largest sitemaps hold 50 MB; a feed given as one may hold texts. */
enum { FIRST_ENTRIES = 256 };
#define LIMIT_SITEMAP_BYTES (256 * MIB)

struct entries {
    struct sitemap_entry *items;
    size_t n, cap;
    struct arena *arena;
    struct str base;
    bool is_index; /* all of them point to sitemaps */
    bool failed;
};

/* An absolute URL without anything to undo is taken as it stands. */
static bool
is_plain_url(struct str url)
{
    if (!str_starts(url, STR("http://")) && !str_starts(url, STR("https://"))) {
        return false;
    }
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];
        if (c <= ' ' || c >= 0x7F || c == '#' || c == '\\' || c == '"' || c == '<') {
            return false;
        }
    }
    return true;
}

static void
add_entry(struct entries *list, struct str url, struct str lastmod, bool is_index)
{
    url = str_trim(url);
    if (url.n == 0 || url.n > LIMIT_URL_BYTES) {
        return;
    }
    if (!is_plain_url(url)) {
        url = url_resolve(list->arena, list->base.n ? list->base : url, url);
    }
    if (!url.n) {
        return;
    }
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : FIRST_ENTRIES;
        struct sitemap_entry *grown = ARENA_ARRAY(list->arena, cap, struct sitemap_entry);
        if (!grown) {
            list->failed = true;
            return;
        }
        if (list->n) {
            memcpy(grown, list->items, list->n * sizeof *grown);
        }
        list->items = grown;
        list->cap = cap;
    }
    lastmod = str_trim(lastmod);
    list->items[list->n++] = (struct sitemap_entry){
        .url = url, .lastmod = lastmod.n ? lastmod : STR_NONE, .is_index = is_index};
}

/* What an element means, by its parent's name. */
enum part { PART_NONE, PART_ENTRY, PART_INDEX, PART_URL, PART_DATE };
static const struct {
    const char *name;
    enum part part;
} parts[] = {
    {"url", PART_ENTRY},    {"sitemap", PART_INDEX}, {"item", PART_ENTRY},   {"entry", PART_ENTRY},
    {"loc", PART_URL},      {"link", PART_URL},      {"lastmod", PART_DATE}, {"pubDate", PART_DATE},
    {"updated", PART_DATE}, {"date", PART_DATE},
};

static enum part
part_of(const struct xml_scan *scan, struct str root_prefix)
{
    /* <image:loc>, <xhtml:link>: of another name space */
    if (scan->prefix.n && !str_eq(scan->prefix, root_prefix) &&
        !str_is_nocase(scan->name, "date")) {
        return PART_NONE;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (str_is(scan->name, parts[i].name)) {
            return parts[i].part;
        }
    }
    return PART_NONE;
}

struct open_entry {
    struct str url, lastmod;
    enum part part; /* PART_NONE: no entry is open */
};

static void
close_entry(struct entries *list, struct open_entry *open, bool is_index)
{
    if (open->part != PART_NONE) {
        add_entry(list, open->url, open->lastmod, is_index || open->part == PART_INDEX);
    }
    *open = (struct open_entry){0};
}

static void
read_part(struct entries *list, struct xml_scan *scan, struct open_entry *open, enum part part)
{
    if (part == PART_URL) {
        struct str href = xml_attr(scan->attrs, "href");
        if (href.n) {
            struct str rel = xml_attr(scan->attrs, "rel");
            bool is_own = !rel.n || str_is_nocase(rel, "alternate");
            open->url = is_own && !open->url.n ? markup_unescape(list->arena, href) : open->url;
            return;
        }
        struct str text = xml_content(scan, list->arena, false);
        if (open->url.n && text.n) { /* a second one in the same entry */
            add_entry(list, open->url, open->lastmod, open->part == PART_INDEX);
            open->lastmod = STR_NONE;
        }
        open->url = text.n ? text : open->url;
    } else if (part == PART_DATE) {
        struct str text = xml_content(scan, list->arena, false);
        open->lastmod = open->lastmod.n ? open->lastmod : text;
    }
}

/* An opening or closing tag below the root. */
static void
read_tag(struct entries *list, struct xml_scan *scan, struct open_entry *open, enum xml_event event,
         enum part part)
{
    bool is_entry = part == PART_ENTRY || part == PART_INDEX;
    if (is_entry) {
        close_entry(list, open, list->is_index);
    }
    if (event == XML_OPEN && is_entry) {
        open->part = part;
    } else if (event == XML_OPEN && open->part != PART_NONE && part != PART_NONE) {
        read_part(list, scan, open, part);
    }
}

/* True when the end was missing. */
static bool
read_xml(struct entries *list, struct str text, struct str root)
{
    struct xml_scan scan;
    xml_scan_init(&scan, text);
    struct open_entry open = {0};
    enum xml_event event = xml_scan_next(&scan);
    while (event != XML_OPEN && event != XML_END) {
        event = xml_scan_next(&scan);
    }
    struct str root_prefix = scan.prefix;
    bool is_closed = scan.is_empty;
    list->is_index = str_is(root, "sitemapindex");
    while ((event = xml_scan_next(&scan)) != XML_END && !list->failed) {
        if (event == XML_OPEN || event == XML_CLOSE) {
            is_closed |= event == XML_CLOSE && str_eq(scan.name, root);
            read_tag(list, &scan, &open, event, part_of(&scan, root_prefix));
        }
    }
    bool is_cut = scan.is_cut || !is_closed;
    if (!is_cut) {
        close_entry(list, &open, list->is_index);
    }
    return is_cut;
}

static void
read_lines(struct entries *list, struct str text)
{
    while (text.p && !list->failed) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (url_is_web(line)) {
            add_entry(list, line, STR_NONE, false);
        }
    }
}

static bool
is_utf16(struct str text)
{
    return str_starts(text, STR("\xFE\xFF")) || str_starts(text, STR("\xFF\xFE"));
}

enum status // NOLINTNEXTLINE(readability-function-size): the public shape
sitemap_read(struct str body, struct str base_url, struct arena *arena, struct sitemap_entry **ret,
             size_t *ret_n, bool *ret_truncated, struct error *err)
{
    bool is_cut = false;
    if (str_starts(body, STR("\x1f\x8b"))) {
        body = gzip_undo(arena, body, LIMIT_SITEMAP_BYTES, &is_cut);
    }
    if (is_utf16(body)) {
        body = charset_decode(arena, body, STR_NONE, NULL);
    }
    struct entries list = {.arena = arena, .base = base_url};
    struct str root = xml_root_name(body);
    bool is_markup = root.n && !str_is_nocase(root, "html");
    if (is_markup) {
        is_cut |= read_xml(&list, body, root);
    } else if (!root.n) {
        if (str_starts(body, STR("\xEF\xBB\xBF"))) {
            body = str_sub(body, 3, SIZE_MAX);
        }
        read_lines(&list, body);
    }
    if (arena->failed || list.failed) {
        return error_set(err, E_NOMEM, "sitemap needs more than %zu bytes of memory",
                         arena->max_bytes);
    }
    if (list.n == 0 && !is_markup) {
        return error_set(err, E_FORMAT, "%s",
                         body.n ? "not a sitemap: neither XML nor a list of URLs"
                                : "not a sitemap: it is empty");
    }
    *ret = list.items;
    *ret_n = list.n;
    *ret_truncated = is_cut;
    return OK;
}
