/* parse/boards/wwr.c: We Work Remotely's RSS. Source: recorded answers, July 2026.
 * Titles are "Company: Role"; <region> says where applicants may live; <state>
 * and <country> repeat the headquarters and are no place of work. */
#include "base/url.h"
#include "parse/boards/board.h"
#include "parse/html/xml_scan.h"

#include "base/banned.h"

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/remote-jobs.rss"), STR_NONE);
}

/* "Acme: Sub: Welder" -> "Acme", "Sub: Welder". */
static void
read_title(struct reading *r, struct str text)
{
    size_t colon = str_find(text, STR(": "));
    if (colon != SIZE_MAX && colon > 0) {
        reading_add(r, FIELD_COMPANY, "title", str_trim(str_sub(text, 0, colon)));
        text = str_trim(str_sub(text, colon + 2, SIZE_MAX));
    }
    reading_add(r, FIELD_TITLE, "title", reading_line(r, text));
}

/* "<strong>URL:</strong> <a href="https://acme.example">" at the head of the text. */
static void
read_site(struct reading *r, struct str html)
{
    enum { HEAD_BYTES = 600 };
    struct str head = str_sub(html, 0, HEAD_BYTES);
    size_t at = str_find(head, STR("URL:"));
    struct str rest = at == SIZE_MAX ? STR_NONE : str_sub(head, at, head.n);
    size_t link = str_find(rest, STR("http"));
    rest = link == SIZE_MAX ? STR_NONE : str_sub(rest, link, rest.n);
    size_t n = 0;
    while (n < rest.n && !strchr(" \"'<>", rest.p[n])) {
        n++;
    }
    reading_add(r, FIELD_COMPANY_URL, "URL", str_sub(rest, 0, n));
}

struct item {
    struct str link, guid;
};

static void
read_element(struct reading *r, struct xml_scan *scan, struct item *item)
{
    struct str name = scan->name;
    struct str text = xml_content(scan, r->arena, str_is(name, "description"));
    if (str_is(name, "title")) {
        read_title(r, text);
    } else if (str_is(name, "link")) {
        item->link = text;
    } else if (str_is(name, "guid")) {
        item->guid = text;
    } else if (str_is(name, "region") && text.n) {
        reading_add(r, FIELD_REMOTE_SCOPE, "region", text);
        reading_place(r,
                      (struct raw_place){.rule = "region", .text = text, .is_remote_scope = true});
    } else if (str_is(name, "type")) {
        reading_add(r, FIELD_EMPLOYMENT_TYPE, "type", text);
    } else if (str_is(name, "pubDate")) {
        reading_add(r, FIELD_DATE_POSTED, "pubDate", text);
    } else if (str_is(name, "skills")) {
        while (text.p) {
            reading_add(r, FIELD_SKILL, "skills", str_cut(&text, ','));
        }
    } else if (str_is(name, "expires_at")) {
        reading_add(r, FIELD_VALID_THROUGH, "expires_at", text);
    } else if (str_is(name, "description")) {
        read_site(r, text);
        reading_section(r, STR_NONE, text);
    }
}

/* After <item>. False when cut off. */
static bool
read_item(struct reading *r, struct xml_scan *scan)
{
    struct item item = {0};
    if (!reading_begin(r)) {
        return false;
    }
    const char *begin = scan->p;
    enum xml_event event;
    while ((event = xml_scan_next(scan)) != XML_END) {
        if (event == XML_CLOSE && str_is(scan->name, "item")) {
            break;
        }
        if (event == XML_OPEN) {
            read_element(r, scan, &item);
        }
    }
    if (event == XML_END || scan->is_cut) {
        r->ret->n_dropped++;
        r->is_cut = true;
        return false;
    }
    reading_add(r, FIELD_WORK_MODE, "remote-jobs", STR("remote"));
    struct json whole = {.type = JSON_STRING, .text = str_span(begin, scan->p)};
    struct str id = item.guid.n ? item.guid : item.link;
    reading_end(r, id, reading_hash(r, &whole, NULL), item.link.n ? item.link : item.guid);
    return true;
}

static void
read(struct reading *r)
{
    if (!str_is(xml_root_name(r->text), "rss")) {
        reading_fail(r, VERDICT_MALFORMED, "no RSS");
        return;
    }
    reading_listing(r, STR_NONE);
    struct xml_scan scan;
    xml_scan_init(&scan, r->text);
    bool is_closed = false;
    enum xml_event event;
    while ((event = xml_scan_next(&scan)) != XML_END) {
        if (event == XML_OPEN && str_is(scan.name, "item") && !read_item(r, &scan)) {
            break;
        }
        is_closed |= event == XML_CLOSE && str_is(scan.name, "rss");
    }
    r->is_cut |= !is_closed;
}

const struct board board_wwr = {
    .kind = "weworkremotely",
    .origin = "https://weworkremotely.com",
    .is_xml = true,
    .urls =
        {
            {.host = "weworkremotely.com",
             .example = "https://weworkremotely.com/remote-jobs.rss",
             .board = ""},
            {.host = "www.weworkremotely.com",
             .example = "https://www.weworkremotely.com/remote-jobs/acme-welder",
             .board = ""},
        },
    .start = start,
    .read = read,
};
