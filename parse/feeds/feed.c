/* parse/feeds/feed.c: RSS 2.0, RSS 1.0 (RDF), Atom and the job XML that aggregators
 * exchange (Indeed, Jooble, Jobsora, HelloWork and their kin): the items. Elements
 * are known by name in any case, without prefix, "_" and "-": feed_parts.c. An item
 * whose text is but a teaser leads to its page, and what it says goes along as a
 * hint. */
#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/boards/board.h"
#include "parse/charset.h"
#include "parse/feeds/feed_parts.h"
#include "parse/hint.h"
#include "parse/html/xml_scan.h"
#include "parse/web.h"

#include "base/banned.h"

enum {
    TEASER_BYTES = 600, /* shorter descriptions only announce the page */
    NEST_MAX = 8,       /* elements within one another whose names count */
    ITEM_PLACES = 64,
    ITEM_SECTIONS = 16,
};

#define LIMIT_FEED_BYTES (256 * MIB) /* the largest known hold 60 MB */

struct item {
    struct str parts[PART_COUNT];
    struct str sections[ITEM_SECTIONS];
    size_t n_sections;
    struct raw_place places[ITEM_PLACES];
    size_t n_places;
    struct str place_name, city_name; /* elements that the place at hand came from */
};

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
    return xml_scan_next(&ahead) == XML_OPEN && !feed_is_html_name(ahead.name);
}

static void
keep(struct item *item, enum feed_part part, struct str text)
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

/* The place at hand is complete: another may follow. */
static void
end_place(struct item *item)
{
    static const enum feed_part parts[] = {PART_PLACE, PART_CITY, PART_REGION, PART_COUNTRY,
                                           PART_POSTCODE};
    struct raw_place place = {.rule = "location",
                              .text = item->parts[PART_PLACE],
                              .city = item->parts[PART_CITY],
                              .region = item->parts[PART_REGION],
                              .country = item->parts[PART_COUNTRY],
                              .postal_code = item->parts[PART_POSTCODE]};
    bool is_one = place.text.n || place.city.n || place.region.n || place.country.n;
    if (is_one && item->n_places < ITEM_PLACES) {
        item->places[item->n_places++] = place;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        item->parts[parts[i]] = STR_NONE;
    }
    item->place_name = item->city_name = STR_NONE;
}

/* At the item's end. Parts of a place without a town that stand alone belong to the
 * places before, where those lack them, or are of the employer. */
static void
end_places(struct item *item)
{
    bool is_place = item->parts[PART_PLACE].n || item->parts[PART_CITY].n;
    if (is_place || item->n_places == 0) {
        end_place(item);
        return;
    }
    for (size_t i = 0; i < item->n_places; i++) {
        struct raw_place *place = &item->places[i];
        if (!place->country.n && !place->region.n) {
            place->region = item->parts[PART_REGION];
            place->country = item->parts[PART_COUNTRY];
        }
    }
}

/* Of places in a row the same element begins the next one. */
static void
mind_place(struct item *item, enum feed_part part, struct str element)
{
    if (part != PART_PLACE && part != PART_CITY) {
        return;
    }
    struct str *slot = part == PART_PLACE ? &item->place_name : &item->city_name;
    if (item->parts[part].n && str_eq(*slot, element)) {
        end_place(item);
    }
    *slot = slot->n ? *slot : element;
}

/* <salary currency="EUR" period="month" min="..">. */
static void
read_pay_attrs(struct reading *r, struct item *item, struct str attrs)
{
    static const struct {
        const char *name;
        enum feed_part part;
    } rows[] = {{"currency", PART_PAY_CURRENCY}, {"period", PART_PAY_PERIOD},
                {"unit", PART_PAY_PERIOD},       {"interval", PART_PAY_PERIOD},
                {"min", PART_PAY_MIN},           {"max", PART_PAY_MAX}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        keep(item, rows[i].part, markup_unescape(r->arena, xml_attr(attrs, rows[i].name)));
    }
}

/* <link href>, <guid isPermaLink>, <category term> ... */
static void
read_leaf(struct reading *r, struct xml_scan *scan, struct item *item, struct str parent)
{
    char name_bytes[FEED_NAME_BYTES];
    struct str element = scan->name;
    enum feed_part part =
        feed_part_find(feed_plain_name(element, name_bytes), scan->prefix, parent);
    struct str href = part == PART_URL ? xml_attr(scan->attrs, "href") : STR_NONE;
    struct str rel = xml_attr(scan->attrs, "rel");
    struct str permalink = xml_attr(scan->attrs, "isPermaLink");
    if (part == PART_NONE) {
        xml_skip(scan);
        return;
    }
    if (part == PART_SALARY || part == PART_PAY_MIN || part == PART_PAY_MAX) {
        read_pay_attrs(r, item, scan->attrs);
    }
    struct str text = xml_content(scan, r->arena, part == PART_TEXT || part == PART_SECTION);
    if (href.n) {
        text = !rel.n || str_is(rel, "alternate") ? markup_unescape(r->arena, href) : STR_NONE;
    }
    mind_place(item, part, element);
    keep(item, part, text);
    if (part == PART_ID && url_is_web(text) && !str_is(permalink, "false")) {
        keep(item, PART_URL, text);
    }
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
    for (int part = PART_NONE; part < PART_COUNT; part++) {
        const char *rule;
        enum field field = feed_part_field((enum feed_part)part, &rule);
        if (field != FIELD_NONE) {
            reading_add(r, field, rule, reading_line(r, item->parts[part]));
        }
    }
    if (!item->parts[PART_DATE].n) {
        reading_add(r, FIELD_DATE_POSTED, "updated", item->parts[PART_DATE_LATER]);
    }
    end_places(item);
    for (size_t i = 0; i < item->n_places; i++) {
        reading_place(r, item->places[i]);
    }
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

/* Ends that say: there is more on the page. */
// clang-format off
static const char *const more_marks[] = {
    "...", "\xe2\x80\xa6", "[...]", "[\xe2\x80\xa6]", "read more", "more info", "continue reading",
    "learn more", "weiterlesen", "mehr lesen", "lire plus", "lire la suite", "en savoir plus",
    "leer m\xc3\xa1s", "ver m\xc3\xa1s", "lees meer", "lees verder", "czytaj dalej",
    "czytaj wi\xc4\x99\x63\x65j", "ler mais", "saiba mais", "leggi tutto", "continua a leggere",
};
// clang-format on

/* Is what the item says of the job but an announcement of its page? */
static bool
is_teaser(const struct reading *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n_sections; i++) {
        n += r->sections[i].n;
    }
    if (n < TEASER_BYTES) {
        return true;
    }
    struct str last = str_trim(r->sections[r->n_sections - 1]);
    while (last.n && strchr(".>)]\"' ", last.p[last.n - 1]) && !str_ends(last, STR("..."))) {
        last.n--; /* "Read more >>" */
    }
    for (size_t i = 0; i < sizeof more_marks / sizeof *more_marks; i++) {
        if (str_ends_nocase(last, str_of(more_marks[i]))) {
            return true;
        }
    }
    return false;
}

/* A link to the item's page with all that the item says. */
static void
link_to_page(struct reading *r, struct str url, struct str id, struct str version)
{
    struct raw_posting said = *r->raw;
    said.description = r->n_sections ? r->sections[0] : STR_NONE;
    struct link detail = {.role = PAGE_DETAIL,
                          .url = url,
                          .external_id = id,
                          .version = version,
                          .hint = hint_write(&said, r->arena)};
    (void)harvest_link(r->ret, r->arena, detail);
}

static void
finish(struct reading *r, struct item *item, struct str whole)
{
    struct str base = r->page->final_url.n ? r->page->final_url : r->page->url;
    struct str link = item->parts[PART_URL_ORIGINAL];
    link = link.n ? link : item->parts[PART_URL];
    struct str url = link.n ? url_resolve(r->arena, base.n ? base : link, link) : STR_NONE;
    struct str id = url.n ? url_canonical(r->arena, url) : STR_NONE;
    if (!id.n) {
        id = item->parts[PART_ID].n ? item->parts[PART_ID] : item->parts[PART_REQUISITION];
    }
    struct json all = {.type = JSON_STRING, .text = whole};
    struct str version = reading_hash(r, &all, NULL);
    if (!reading_begin(r)) {
        return;
    }
    emit(r, item);
    bool leads_on = url.n && id.n && is_teaser(r);
    if (leads_on) {
        link_to_page(r, url, id, version);
    }
    if (leads_on && !reading_wants_previews(r)) {
        r->raw = NULL; /* the page is read instead */
    } else {
        reading_end(r, id, version, url);
    }
}

/* Names of the elements that are open within an item. */
struct nest {
    char bytes[NEST_MAX][FEED_NAME_BYTES];
    struct str names[NEST_MAX];
    int depth; /* may be more than are kept */
};

static struct str
nest_parent(const struct nest *nest)
{
    int kept = nest->depth < NEST_MAX ? nest->depth : NEST_MAX;
    return kept > 0 ? nest->names[kept - 1] : STR("");
}

static void
nest_open(struct nest *nest, struct str name)
{
    if (nest->depth < NEST_MAX) {
        nest->names[nest->depth] = feed_plain_name(name, nest->bytes[nest->depth]);
    }
    nest->depth++;
}

/* Back to the parent of the innermost open element of that name; false when there
 * is none. Elements that were never closed go with it. */
static bool
nest_close(struct nest *nest, struct str name)
{
    char bytes[FEED_NAME_BYTES];
    name = feed_plain_name(name, bytes);
    if (nest->depth > NEST_MAX) {
        nest->depth--;
        return true;
    }
    for (int i = nest->depth; i > 0; i--) {
        if (str_eq(nest->names[i - 1], name)) {
            nest->depth = i - 1;
            return true;
        }
    }
    return false;
}

/* Elements round a place: when one ends, so does the place. */
static bool
is_place_name(struct str name)
{
    static const char *const names[] = {"location", "joblocation", "place", "office"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

/* After a CLOSE: of an element within the item? */
static bool
close_inner(struct item *item, struct nest *nest, struct str name)
{
    bool ends_place = is_place_name(nest_parent(nest));
    bool is_inner = nest_close(nest, name);
    if (ends_place && is_inner) {
        end_place(item);
    }
    return is_inner;
}

/* After the item's OPEN. False when it was cut off. */
static bool
read_item(struct reading *r, struct xml_scan *scan)
{
    struct item item = {0};
    struct str name = scan->name;
    struct nest nest = {.depth = 0};
    keep(&item, PART_ID, xml_attr(scan->attrs, "id"));
    keep(&item, PART_URL, markup_unescape(r->arena, xml_attr(scan->attrs, "about")));
    const char *begin = scan->p;
    bool is_open = !scan->is_empty;
    while (is_open) {
        enum xml_event event = xml_scan_next(scan);
        if (event == XML_END) {
            break;
        }
        if (event == XML_CLOSE) {
            is_open = close_inner(&item, &nest, scan->name) || !str_eq(scan->name, name);
        } else if (event == XML_OPEN && is_container(scan)) {
            nest_open(&nest, scan->name);
        } else if (event == XML_OPEN) {
            read_leaf(r, scan, &item, nest_parent(&nest));
        }
    }
    if (is_open || scan->is_cut) {
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
    return feed_is_item_name(scan->name) && (!is_root || is_container(scan));
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
