/* parse/boards/personio.c: Personio's XML feed (<workzag-jobs>). Source: Personio's
 * recruiting API description and recorded answers. It has no URL, no remote flag
 * and no pay; createdAt has an offset without colon. Another company may own the
 * same subdomain: <subcompany> tells who it is. Texts are kept per language: a
 * position without one in the language asked for is read from its page. */
#include "parse/boards/board.h"
#include "parse/hint.h"
#include "parse/html/xml_scan.h"

#include "base/banned.h"

/* Simple elements of <position>. */
static const struct {
    const char *name;
    enum field field;
} rows[] = {
    {"name", FIELD_TITLE},
    {"subcompany", FIELD_COMPANY},
    {"department", FIELD_DEPARTMENT},
    {"employmentType", FIELD_EMPLOYMENT_TYPE},
    {"schedule", FIELD_EMPLOYMENT_TYPE},
    {"seniority", FIELD_SENIORITY},
    {"yearsOfExperience", FIELD_EXPERIENCE},
    {"createdAt", FIELD_DATE_POSTED},
    {"occupation", FIELD_ROLE},
};

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/xml?language=en"), STR_NONE);
}

/* <jobDescription>: <name> is the heading, <value> HTML. */
static void
read_section(struct reading *r, struct xml_scan *scan)
{
    struct str heading = STR_NONE;
    struct str html = STR_NONE;
    enum xml_event event;
    while ((event = xml_scan_next(scan)) != XML_END) {
        if (event == XML_CLOSE && str_is(scan->name, "jobDescription")) {
            break;
        }
        if (event != XML_OPEN) {
            continue;
        }
        if (str_is(scan->name, "name")) {
            heading = xml_content(scan, r->arena, false);
        } else if (str_is(scan->name, "value")) {
            html = xml_content(scan, r->arena, true);
        }
    }
    reading_section(r, heading, html);
}

static void
read_keywords(struct reading *r, struct str list)
{
    while (list.p) {
        reading_add(r, FIELD_SKILL, "keywords", str_trim(str_cut(&list, ',')));
    }
}

static void
read_element(struct reading *r, struct xml_scan *scan, struct str *id)
{
    struct str name = scan->name;
    if (str_is(name, "jobDescriptions") || str_is(name, "additionalOffices")) {
        return; /* its children come next */
    }
    if (str_is(name, "jobDescription")) {
        read_section(r, scan);
        return;
    }
    struct str text = xml_content(scan, r->arena, false);
    if (str_is(name, "id")) {
        *id = text;
    } else if (str_is(name, "office")) {
        reading_place(r, (struct raw_place){.rule = "office", .text = text});
    } else if (str_is(name, "keywords")) {
        read_keywords(r, text);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (str_is(name, rows[i].name)) {
            reading_add(r, rows[i].field, rows[i].name, text);
        }
    }
}

/* A position without a text leads to its page, with what the feed says of it. */
static void
end_position(struct reading *r, struct str id, struct str version, struct str url)
{
    bool leads_on = r->n_sections == 0 && url.n && raw_first(r->raw, FIELD_TITLE);
    if (leads_on) {
        struct link link = {.role = PAGE_DETAIL,
                            .url = url,
                            .external_id = id,
                            .version = version,
                            .hint = hint_write(r->raw, r->arena)};
        (void)harvest_link(r->ret, r->arena, link);
    }
    if (leads_on && !reading_wants_previews(r)) {
        r->raw = NULL;
    } else {
        reading_end(r, id, version, url);
    }
}

/* After <position>. False when it was cut off: half a posting is none. */
static bool
read_position(struct reading *r, struct xml_scan *scan)
{
    struct str id = STR_NONE;
    if (!reading_begin(r)) {
        return false;
    }
    const char *begin = scan->p;
    enum xml_event event;
    while ((event = xml_scan_next(scan)) != XML_END) {
        if (event == XML_CLOSE && str_is(scan->name, "position")) {
            break;
        }
        if (event == XML_OPEN) {
            read_element(r, scan, &id);
        }
    }
    if (event == XML_END || scan->is_cut) {
        r->ret->n_dropped++;
        r->is_cut = true;
        return false;
    }
    struct json whole = {.type = JSON_STRING, .text = str_span(begin, scan->p)};
    struct str url = id.n ? reading_url(r, "/job/%.*s", STR_ARG(id)) : STR_NONE;
    end_position(r, id, reading_hash(r, &whole, NULL), url);
    return true;
}

static void
read(struct reading *r)
{
    struct str root = xml_root_name(r->text);
    if (!str_is(root, "workzag-jobs") && !str_is(root, "position")) {
        reading_fail(r, VERDICT_MALFORMED, "no <workzag-jobs> in the answer");
        return;
    }
    reading_listing(r, STR_NONE);
    r->ret->is_listing = str_is(root, "workzag-jobs");
    struct xml_scan scan;
    xml_scan_init(&scan, r->text);
    enum xml_event event;
    bool is_closed = false;
    while ((event = xml_scan_next(&scan)) != XML_END) {
        if (event == XML_OPEN && str_is(scan.name, "position") && !read_position(r, &scan)) {
            break;
        }
        is_closed |= (event == XML_CLOSE || scan.is_empty) && str_eq(scan.name, root);
    }
    r->is_cut |= !is_closed && r->ret->is_listing;
}

const struct board board_personio = {
    .kind = "personio",
    .origin = "https://{}.jobs.personio.de",
    .is_xml = true,
    .urls =
        {
            {.host = "{}.jobs.personio.de",
             .example = "https://acme.jobs.personio.de/job/4711?language=en",
             .board = "acme"},
            {.host = "{}.jobs.personio.com",
             .keep_origin = true,
             .example = "https://acme.jobs.personio.com",
             .board = "acme"},
        },
    .start = start,
    .read = read,
};
