/* parse/feed.c: RSS 2.0, RSS 1.0 (RDF), Atom and the job XML that aggregators
 * exchange (Indeed, Jooble, Jobsora, HelloWork and their kin). Elements are known
 * by name in any case, without prefix, "_" and "-"; no feed has an `if`. Source:
 * RSS 2.0, RFC 4287, the aggregators' public feed descriptions. */
#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/boards/board.h"
#include "parse/charset.h"
#include "parse/web.h"
#include "parse/xml_scan.h"

#include "base/banned.h"

enum {
    TEASER_BYTES = 600, /* shorter descriptions only announce the page */
    NAME_BYTES = 40,    /* of an element */
    ITEM_SECTIONS = 16,
};

#define LIMIT_FEED_BYTES (256 * MIB) /* the largest known hold 60 MB */

/* What an item may say; the order is free. */
enum part {
    PART_NONE,
    PART_TITLE,
    PART_COMPANY,
    PART_PLACE,
    PART_CITY,
    PART_REGION,
    PART_COUNTRY,
    PART_POSTCODE,
    PART_SALARY,
    PART_PAY_MIN,
    PART_PAY_MAX,
    PART_PAY_CURRENCY,
    PART_PAY_PERIOD,
    PART_URL,
    PART_APPLY,
    PART_ID,
    PART_REQUISITION,
    PART_DATE,
    PART_DATE_LATER,
    PART_EXPIRES,
    PART_TYPE,
    PART_DEPARTMENT,
    PART_LEVEL,
    PART_EDUCATION,
    PART_EXPERIENCE,
    PART_MODE,
    PART_LANGUAGE,
    PART_TEXT,
    PART_SECTION,
    PART_COUNT
};

// clang-format off
/* `parent`: only within an element whose name begins so; "": only directly in
 * the item. First match wins. */
static const struct part_row {
    const char *name, *parent;
    enum part part;
} rows[] = {
    {"title", NULL, PART_TITLE}, {"jobtitle", NULL, PART_TITLE}, {"vacancytitle", NULL, PART_TITLE},
    {"name", "company", PART_COMPANY}, {"name", "employer", PART_COMPANY},
    {"name", "author", PART_NONE}, {"name", "location", PART_PLACE}, {"name", "city", PART_CITY},
    {"name", "country", PART_COUNTRY}, {"name", "", PART_TITLE}, {"position", NULL, PART_TITLE},
    {"jobname", NULL, PART_TITLE}, {"intitule", NULL, PART_TITLE}, {"positiontitle", NULL, PART_TITLE},
    {"company", NULL, PART_COMPANY}, {"companyname", NULL, PART_COMPANY},
    {"employer", NULL, PART_COMPANY}, {"employername", NULL, PART_COMPANY},
    {"hiringorganization", NULL, PART_COMPANY}, {"organization", NULL, PART_COMPANY},
    {"advertiser", NULL, PART_COMPANY}, {"client", NULL, PART_COMPANY},
    {"entreprise", NULL, PART_COMPANY}, {"recruiter", NULL, PART_COMPANY},
    {"location", NULL, PART_PLACE}, {"joblocation", NULL, PART_PLACE}, {"locationname", NULL, PART_PLACE},
    {"place", NULL, PART_PLACE}, {"lieu", NULL, PART_PLACE},
    {"city", NULL, PART_CITY}, {"town", NULL, PART_CITY}, {"locality", NULL, PART_CITY},
    {"addresslocality", NULL, PART_CITY}, {"ville", NULL, PART_CITY},
    {"state", NULL, PART_REGION}, {"region", NULL, PART_REGION}, {"province", NULL, PART_REGION},
    {"county", NULL, PART_REGION}, {"addressregion", NULL, PART_REGION},
    {"country", NULL, PART_COUNTRY}, {"countrycode", NULL, PART_COUNTRY},
    {"addresscountry", NULL, PART_COUNTRY}, {"pays", NULL, PART_COUNTRY},
    {"postalcode", NULL, PART_POSTCODE}, {"postcode", NULL, PART_POSTCODE}, {"zip", NULL, PART_POSTCODE},
    {"zipcode", NULL, PART_POSTCODE}, {"codepostal", NULL, PART_POSTCODE},
    {"min", "salary", PART_PAY_MIN}, {"max", "salary", PART_PAY_MAX},
    {"from", "salary", PART_PAY_MIN}, {"to", "salary", PART_PAY_MAX},
    {"minimum", "salary", PART_PAY_MIN}, {"maximum", "salary", PART_PAY_MAX},
    {"amount", "salarymin", PART_PAY_MIN}, {"amount", "salarymax", PART_PAY_MAX},
    {"currency", "salary", PART_PAY_CURRENCY}, {"currencycode", "salary", PART_PAY_CURRENCY},
    {"rate", "salary", PART_PAY_PERIOD}, {"period", "salary", PART_PAY_PERIOD},
    {"type", "salary", PART_PAY_PERIOD}, {"unit", "salary", PART_PAY_PERIOD},
    {"salary", NULL, PART_SALARY}, {"salaryrange", NULL, PART_SALARY}, {"compensation", NULL, PART_SALARY},
    {"wage", NULL, PART_SALARY}, {"pay", NULL, PART_SALARY}, {"salaire", NULL, PART_SALARY},
    {"salarytext", NULL, PART_SALARY},
    {"salarymin", NULL, PART_PAY_MIN}, {"minsalary", NULL, PART_PAY_MIN}, {"salaryfrom", NULL, PART_PAY_MIN},
    {"salarymax", NULL, PART_PAY_MAX}, {"maxsalary", NULL, PART_PAY_MAX}, {"salaryto", NULL, PART_PAY_MAX},
    {"salarycurrency", NULL, PART_PAY_CURRENCY}, {"salaryperiod", NULL, PART_PAY_PERIOD},
    {"salarytype", NULL, PART_PAY_PERIOD}, {"salaryunit", NULL, PART_PAY_PERIOD},
    {"link", NULL, PART_URL}, {"url", NULL, PART_URL}, {"joburl", NULL, PART_URL},
    {"directurl", NULL, PART_URL}, {"adverturl", NULL, PART_URL}, {"detailurl", NULL, PART_URL},
    {"deeplink", NULL, PART_URL}, {"permalink", NULL, PART_URL},
    {"applyurl", NULL, PART_APPLY}, {"applicationurl", NULL, PART_APPLY}, {"applylink", NULL, PART_APPLY},
    {"guid", NULL, PART_ID}, {"id", "author", PART_NONE}, {"id", NULL, PART_ID}, {"jobid", NULL, PART_ID},
    {"vacancyid", NULL, PART_ID}, {"uid", NULL, PART_ID},
    {"referencenumber", NULL, PART_REQUISITION}, {"reference", NULL, PART_REQUISITION},
    {"jobreference", NULL, PART_REQUISITION}, {"requisitionid", NULL, PART_REQUISITION},
    {"ref", NULL, PART_REQUISITION},
    {"pubdate", NULL, PART_DATE}, {"published", NULL, PART_DATE}, {"issued", NULL, PART_DATE},
    {"date", NULL, PART_DATE}, {"dateposted", NULL, PART_DATE}, {"postdate", NULL, PART_DATE},
    {"posteddate", NULL, PART_DATE}, {"publicationdate", NULL, PART_DATE},
    {"publishon", NULL, PART_DATE}, {"publishdate", NULL, PART_DATE}, {"creationdate", NULL, PART_DATE},
    {"createdat", NULL, PART_DATE}, {"datecreated", NULL, PART_DATE}, {"created", NULL, PART_DATE},
    {"openingdate", NULL, PART_DATE},
    {"updated", NULL, PART_DATE_LATER}, {"dateupdated", NULL, PART_DATE_LATER},
    {"lastmodified", NULL, PART_DATE_LATER},
    {"expirationdate", NULL, PART_EXPIRES}, {"expirydate", NULL, PART_EXPIRES},
    {"expiresat", NULL, PART_EXPIRES}, {"expire", NULL, PART_EXPIRES}, {"expires", NULL, PART_EXPIRES},
    {"dateexpired", NULL, PART_EXPIRES}, {"validthrough", NULL, PART_EXPIRES},
    {"closingdate", NULL, PART_EXPIRES}, {"enddate", NULL, PART_EXPIRES}, {"deadline", NULL, PART_EXPIRES},
    {"jobtype", NULL, PART_TYPE}, {"employmenttype", NULL, PART_TYPE}, {"contracttype", NULL, PART_TYPE},
    {"contract", NULL, PART_TYPE}, {"workingpatterns", NULL, PART_TYPE}, {"worktime", NULL, PART_TYPE},
    {"workingtime", NULL, PART_TYPE}, {"schedule", NULL, PART_TYPE}, {"type", NULL, PART_TYPE},
    {"positiontype", NULL, PART_TYPE}, {"typecontrat", NULL, PART_TYPE}, {"vcontracttype", NULL, PART_TYPE},
    {"department", NULL, PART_DEPARTMENT},
    {"seniority", NULL, PART_LEVEL}, {"careerlevel", NULL, PART_LEVEL}, {"joblevel", NULL, PART_LEVEL},
    {"experiencelevel", NULL, PART_LEVEL},
    {"education", NULL, PART_EDUCATION}, {"educationlevel", NULL, PART_EDUCATION},
    {"experience", NULL, PART_EXPERIENCE}, {"yearsofexperience", NULL, PART_EXPERIENCE},
    {"remote", NULL, PART_MODE}, {"remotetype", NULL, PART_MODE}, {"workplacetype", NULL, PART_MODE},
    {"workmode", NULL, PART_MODE}, {"remotestatus", NULL, PART_MODE}, {"telecommute", NULL, PART_MODE},
    {"language", NULL, PART_LANGUAGE}, {"lang", NULL, PART_LANGUAGE},
    {"description", NULL, PART_TEXT}, {"encoded", NULL, PART_TEXT}, {"content", NULL, PART_TEXT},
    {"summary", NULL, PART_TEXT}, {"jobdescription", NULL, PART_TEXT}, {"body", NULL, PART_TEXT},
    {"jobadvert", NULL, PART_TEXT}, {"adverttext", NULL, PART_TEXT}, {"fulldescription", NULL, PART_TEXT},
    {"missiondescription", NULL, PART_SECTION}, {"missions", NULL, PART_SECTION},
    {"responsibilities", NULL, PART_SECTION}, {"requirements", NULL, PART_SECTION},
    {"qualifications", NULL, PART_SECTION}, {"profile", NULL, PART_SECTION},
    {"applicantprofile", NULL, PART_SECTION}, {"benefits", NULL, PART_SECTION},
};

/* Fields that are simply handed on. */
static const struct {
    enum part part;
    enum field field;
    const char *rule;
} fields[] = {
    {PART_TITLE, FIELD_TITLE, "title"}, {PART_COMPANY, FIELD_COMPANY, "company"},
    {PART_APPLY, FIELD_APPLY_URL, "apply_url"}, {PART_REQUISITION, FIELD_REQUISITION_ID, "reference"},
    {PART_DATE, FIELD_DATE_POSTED, "date"}, {PART_EXPIRES, FIELD_VALID_THROUGH, "expires"},
    {PART_TYPE, FIELD_EMPLOYMENT_TYPE, "type"}, {PART_DEPARTMENT, FIELD_DEPARTMENT, "department"},
    {PART_LEVEL, FIELD_SENIORITY, "level"}, {PART_EDUCATION, FIELD_EDUCATION, "education"},
    {PART_EXPERIENCE, FIELD_EXPERIENCE, "experience"}, {PART_MODE, FIELD_WORK_MODE, "remote"},
    {PART_LANGUAGE, FIELD_LANGUAGE, "language"},
};

/* Elements that repeat: one is an item. */
static const char *const item_names[] = {"item", "entry", "job", "vacancy", "offer", "offre", "position",
                                         "posting", "jobposting", "ad", "listing", "annonce"};
/* Children that make an element's content markup, not structure. */
static const char *const html_names[] = {"p", "div", "ul", "ol", "li", "br", "b", "i", "strong", "em",
                                         "span", "h1", "h2", "h3", "h4", "h5", "h6", "a", "table", "html",
                                         "u", "font", "section", "article", "img", "hr"};
// clang-format on

struct item {
    struct str parts[PART_COUNT];
    struct str sections[ITEM_SECTIONS];
    size_t n_sections;
};

static bool
is_among(struct str name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_is_nocase(name, list[i])) {
            return true;
        }
    }
    return false;
}

/* Lower case, without "_" and "-", in `out`. */
static struct str
plain_name(struct str name, char out[NAME_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < NAME_BYTES; i++) {
        if (name.p[i] != '_' && name.p[i] != '-') {
            out[n++] = byte_lower(name.p[i]);
        }
    }
    return (struct str){out, n};
}

static enum part
part_of(struct str name, struct str parent)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *within = rows[i].parent;
        if (str_is(name, rows[i].name) &&
            (!within || (*within ? str_starts(parent, str_of(within)) : parent.n == 0))) {
            return rows[i].part;
        }
    }
    return PART_NONE;
}

/* Does structure (and not text or markup) follow? */
static bool
is_container(const struct xml_scan *scan)
{
    struct xml_scan ahead = *scan;
    while (ahead.p < ahead.end && byte_is_space(*ahead.p)) {
        ahead.p++;
    }
    if (scan->is_empty || ahead.end - ahead.p < 2 || ahead.p[0] != '<' || ahead.p[1] == '!' ||
        ahead.p[1] == '/') {
        return false;
    }
    return xml_scan_next(&ahead) == XML_OPEN &&
           !is_among(ahead.name, html_names, sizeof html_names / sizeof *html_names);
}

static void
keep(struct item *item, enum part part, struct str text)
{
    if (part == PART_NONE || text.n == 0) {
        return;
    }
    if (part == PART_SECTION) {
        if (item->n_sections < ITEM_SECTIONS) {
            item->sections[item->n_sections++] = text;
        }
        return;
    }
    bool is_better = part == PART_TEXT && text.n > item->parts[part].n;
    if (is_better || !item->parts[part].n) {
        item->parts[part] = text;
    }
}

/* <link href>, <guid isPermaLink>, <category term> ... */
static void
read_leaf(struct reading *r, struct xml_scan *scan, struct item *item, struct str parent)
{
    char name_bytes[NAME_BYTES];
    enum part part = part_of(plain_name(scan->name, name_bytes), parent);
    struct str href = part == PART_URL ? xml_attr(scan->attrs, "href") : STR_NONE;
    struct str rel = xml_attr(scan->attrs, "rel");
    struct str permalink = xml_attr(scan->attrs, "isPermaLink");
    if (part == PART_NONE) {
        xml_skip(scan);
        return;
    }
    struct str text = xml_content(scan, r->arena, part == PART_TEXT || part == PART_SECTION);
    if (href.n) {
        text = !rel.n || str_is(rel, "alternate") ? markup_unescape(r->arena, href) : STR_NONE;
    }
    keep(item, part, text);
    if (part == PART_ID && url_is_web(text) && !str_is(permalink, "false")) {
        keep(item, PART_URL, text);
    }
}

static void
add_place(struct reading *r, const struct item *item)
{
    reading_place(r, (struct raw_place){.rule = "location",
                                        .text = item->parts[PART_PLACE],
                                        .city = item->parts[PART_CITY],
                                        .region = item->parts[PART_REGION],
                                        .country = item->parts[PART_COUNTRY],
                                        .postal_code = item->parts[PART_POSTCODE]});
}

static bool
has_digit(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (byte_is_digit(text.p[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_denial(struct str text)
{
    return str_is_nocase(text, "no") || str_is_nocase(text, "false") || str_is(text, "0");
}

static void
emit(struct reading *r, struct item *item)
{
    if (is_denial(item->parts[PART_MODE])) {
        item->parts[PART_MODE] = STR_NONE;
    }
    if (!has_digit(item->parts[PART_SALARY])) {
        item->parts[PART_SALARY] = STR_NONE;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        reading_add(r, fields[i].field, fields[i].rule,
                    reading_line(r, item->parts[fields[i].part]));
    }
    if (!item->parts[PART_DATE].n) {
        reading_add(r, FIELD_DATE_POSTED, "updated", item->parts[PART_DATE_LATER]);
    }
    add_place(r, item);
    reading_money(r, (struct raw_money){.rule = "salary",
                                        .text = item->parts[PART_SALARY],
                                        .min = item->parts[PART_PAY_MIN],
                                        .max = item->parts[PART_PAY_MAX],
                                        .currency = item->parts[PART_PAY_CURRENCY],
                                        .period = item->parts[PART_PAY_PERIOD]});
    reading_section(r, STR_NONE, item->parts[PART_TEXT]);
    for (size_t i = 0; i < item->n_sections; i++) {
        reading_section(r, STR_NONE, item->sections[i]);
    }
}

static size_t
text_size(const struct item *item)
{
    size_t n = item->parts[PART_TEXT].n;
    for (size_t i = 0; i < item->n_sections; i++) {
        n += item->sections[i].n;
    }
    return n;
}

static void
finish(struct reading *r, struct item *item, struct str whole)
{
    struct str base = r->page->final_url.n ? r->page->final_url : r->page->url;
    struct str link = item->parts[PART_URL];
    struct str url = link.n ? url_resolve(r->arena, base.n ? base : link, link) : STR_NONE;
    struct str id = url.n ? url_canonical(r->arena, url) : STR_NONE;
    if (!id.n) {
        id = item->parts[PART_ID].n ? item->parts[PART_ID] : item->parts[PART_REQUISITION];
    }
    struct json all = {.type = JSON_STRING, .text = whole};
    struct str version = reading_hash(r, &all, NULL);
    if (url.n && text_size(item) < TEASER_BYTES && !reading_wants_previews(r)) {
        if (reading_entry(r, id)) {
            struct link detail = {
                .role = PAGE_DETAIL, .url = url, .external_id = id, .version = version};
            (void)harvest_link(r->ret, r->arena, detail);
        }
        return;
    }
    if (reading_begin(r)) {
        emit(r, item);
        reading_end(r, id, version, url);
    }
}

/* After the item's OPEN. False when it was cut off. */
static bool
read_item(struct reading *r, struct xml_scan *scan)
{
    struct item item = {0};
    struct str name = scan->name;
    char parent_bytes[NAME_BYTES];
    struct str parent = STR("");
    keep(&item, PART_ID, xml_attr(scan->attrs, "id"));
    keep(&item, PART_URL, markup_unescape(r->arena, xml_attr(scan->attrs, "about")));
    const char *begin = scan->p;
    int depth = scan->is_empty ? 0 : 1;
    while (depth > 0) {
        enum xml_event event = xml_scan_next(scan);
        if (event == XML_END) {
            break;
        }
        if (event == XML_CLOSE) {
            parent = STR("");
            depth = str_eq(scan->name, name) ? 0 : depth - (depth > 1);
        } else if (event == XML_OPEN && is_container(scan)) {
            parent = plain_name(scan->name, parent_bytes);
            depth++;
        } else if (event == XML_OPEN) {
            read_leaf(r, scan, &item, parent);
        }
    }
    if (depth > 0 || scan->is_cut) {
        r->ret->n_listed++;
        r->ret->n_dropped++;
        return false;
    }
    finish(r, &item, str_span(begin, scan->p));
    return true;
}

/* A root of that name is an item only when it holds fields, not items. */
static bool
is_item(const struct xml_scan *scan, bool is_root)
{
    return is_among(scan->name, item_names, sizeof item_names / sizeof *item_names) &&
           (!is_root || is_container(scan));
}

static void
read_items(struct reading *r, struct str root)
{
    struct xml_scan scan;
    xml_scan_init(&scan, r->text);
    enum xml_event event;
    bool is_closed = false;
    bool is_root = true;
    while ((event = xml_scan_next(&scan)) != XML_END && !r->is_full) {
        is_closed |= event == XML_CLOSE && str_eq(scan.name, root);
        if (event != XML_OPEN) {
            continue;
        }
        is_closed |= is_root && (scan.is_empty || is_item(&scan, true));
        if (is_item(&scan, is_root) && !read_item(r, &scan)) {
            is_closed = false;
            break;
        }
        is_root = false;
    }
    r->is_cut = scan.is_cut || (!is_closed && !r->is_full);
}

static const struct board feed_adapter = {.kind = "feed", .origin = "", .is_xml = true};

static void
judge(struct reading *r, struct str root)
{
    struct harvest *ret = r->ret;
    ret->is_capped |= r->is_full;
    if (!root.n || str_is_nocase(root, "html")) {
        bool is_empty = str_trim(r->text).n == 0;
        reading_fail(r, VERDICT_MALFORMED, is_empty ? "the answer is empty" : "no feed: not XML");
    } else if (r->is_cut || r->page->truncated) {
        reading_fail(r, VERDICT_TRUNCATED, "the feed was cut off");
    } else if (ret->n_listed == 0) {
        reading_fail(r, VERDICT_EMPTY, "no items in the feed");
    } else if (ret->n_dropped == ret->n_listed) {
        reading_fail(r, VERDICT_MALFORMED, "items, but none with title and address");
    } else {
        ret->verdict = VERDICT_OK;
    }
}

enum status
web_read_feed(struct web_reader *web, const struct page *page, const struct source *source,
              struct harvest *ret, struct error *err)
{
    (void)web;
    struct reading r;
    reading_init(&r, &feed_adapter, page, source, ret, page->arena);
    r.text = page->body;
    bool is_cut = false;
    if (str_starts(page->body, STR("\x1f\x8b"))) {
        r.text = gzip_undo(page->arena, page->body, LIMIT_FEED_BYTES, &is_cut);
    }
    r.text = charset_decode(page->arena, r.text, page->content_type, NULL);
    ret->is_listing = true;
    struct str root = xml_root_name(r.text);
    if (root.n && !str_is_nocase(root, "html")) {
        read_items(&r, root);
        r.is_cut |= is_cut;
    }
    judge(&r, root);
    if (page->arena->failed) {
        return error_set(err, E_NOMEM, "feed needs more than %zu bytes of memory",
                         page->arena->max_bytes);
    }
    return OK;
}
