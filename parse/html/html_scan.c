/* parse/html/html_scan.c: one pass over a page for its head and its scripts. Tags that
 * say nothing here are not even split: the pass goes from "<" to ">" to "<" sixteen
 * bytes at a time, so a page whose JSON-LD says all costs little more than reading
 * its bytes. */
#include "parse/html/html.h"

#include <stdint.h>

#include "base/sixteen.h"
#include "parse/html/html_find.h"

#include "base/banned.h"

enum {
    SCRIPTS_MAX = 512,     /* real pages hold under 200 */
    STATE_MIN_BYTES = 60,  /* shorter ones hold no posting */
    NOTICE_MIN_BYTES = 10, /* "Job closed" */
    NOTICE_MAX_BYTES = 260
};

struct scan {
    struct str text;
    struct arena *arena;
    struct html_head *head;
    bool (*is_notice)(void *arg, struct str run);
    void *arg;
    bool is_unclosed[HTML_TAG_COUNT]; /* no closing tag of it is left */
};

static void
set_once(struct str *slot, struct str value)
{
    if (!slot->p && value.n > 0) {
        *slot = value;
    }
}

// clang-format off
static const struct meta_row {
    const char *name;
    size_t slot;
} meta_rows[] = {
    {"og:title", offsetof(struct html_head, og_title)},
    {"og:site_name", offsetof(struct html_head, og_site_name)},
    {"og:description", offsetof(struct html_head, og_description)},
    {"og:type", offsetof(struct html_head, og_type)},
    {"og:url", offsetof(struct html_head, og_url)},
    {"title", offsetof(struct html_head, meta_title)},
    {"description", offsetof(struct html_head, description)},
    {"robots", offsetof(struct html_head, robots)},
    {"tdm-reservation", offsetof(struct html_head, tdm_reservation)},
    {"author", offsetof(struct html_head, author)},
    {"twitter:label1", offsetof(struct html_head, card_labels[0])},
    {"twitter:data1", offsetof(struct html_head, card_values[0])},
    {"twitter:label2", offsetof(struct html_head, card_labels[1])},
    {"twitter:data2", offsetof(struct html_head, card_values[1])},
};
// clang-format on

static void
see_meta(struct scan *scan, struct str attrs)
{
    struct str name = STR_NONE, content = STR_NONE, key, value;
    bool is_refresh = false;
    while (html_attr_next(&attrs, &key, &value)) {
        if (str_is_nocase(key, "content") || (str_is_nocase(key, "value") && !content.p)) {
            content = value;
        } else if (str_is_nocase(key, "name") || str_is_nocase(key, "property") ||
                   (str_is_nocase(key, "itemprop") && !name.p)) {
            name = value;
        } else if (str_is_nocase(key, "http-equiv")) {
            is_refresh = str_is_nocase(str_trim(value), "refresh");
        }
    }
    content = str_trim(content);
    if (is_refresh) {
        set_once(&scan->head->refresh, content);
    }
    name = str_trim(name);
    for (size_t i = 0; name.n > 0 && i < sizeof(meta_rows) / sizeof(meta_rows[0]); i++) {
        if (str_is_nocase(name, meta_rows[i].name)) {
            set_once((struct str *)(void *)((char *)scan->head + meta_rows[i].slot), content);
        }
    }
}

static void
see_link(struct scan *scan, struct str attrs)
{
    struct str rel = html_attr(attrs, "rel");
    if (str_is_nocase(str_trim(rel), "canonical")) {
        set_once(&scan->head->canonical, str_trim(html_attr(attrs, "href")));
    }
}

/* "application/ld+json" however it is spelt. */
static bool
is_ld_type(struct str type)
{
    static const char *const words[] = {"ld+json", "ld&#43;json", "ld&#x2b;json", "ld&plus;json",
                                        "ld json", "ld-json",     "ldjson",       "ld_json",
                                        "json+ld", "json-ld",     "jsonld",       "ld%2bjson"};
    if (type.n < 6 || !str_has_nocase(type, STR("ld"))) {
        return false;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_has_nocase(type, str_of(words[i]))) {
            return true;
        }
    }
    return false;
}

static bool
see_script(struct scan *scan, struct str attrs, struct str content)
{
    scan->head->n_scripts++;
    struct str key, value, type = STR_NONE, id = STR_NONE;
    while (html_attr_next(&attrs, &key, &value)) {
        if (str_is_nocase(key, "type")) {
            type = value;
        } else if (str_is_nocase(key, "id")) {
            id = value;
        }
    }
    bool is_ld = is_ld_type(type);
    if (scan->head->n_scripts > SCRIPTS_MAX || content.n < (is_ld ? 2 : STATE_MIN_BYTES)) {
        return true;
    }
    struct html_script *script = ARENA_NEW(scan->arena, struct html_script);
    if (!script) {
        return false;
    }
    *script =
        (struct html_script){.kind = is_ld ? SCRIPT_LD : SCRIPT_STATE, .id = id, .text = content};
    if (scan->head->last_script) {
        scan->head->last_script->next = script;
    } else {
        scan->head->scripts = script;
    }
    scan->head->last_script = script;
    return true;
}

/* Past the content of a raw element. An unclosed script takes the rest of the
 * page, as in browsers; the others are passed over so that nothing is lost. */
static size_t
skip_raw(struct scan *scan, const struct html_mark *mark)
{
    bool is_code = mark->tag == HTML_SCRIPT || mark->tag == HTML_STYLE;
    if (scan->is_unclosed[mark->tag] || (mark->is_empty && !is_code)) {
        return mark->end;
    }
    size_t end = html_raw_end(scan->text, mark->end, mark->name);
    if (end == scan->text.n && !is_code) {
        scan->is_unclosed[mark->tag] = true;
        return mark->end;
    }
    return end;
}

/* Of <template> and <noscript>: the JSON-LD in it. All else there is for another
 * time. False: no memory. */
static bool
see_inner_scripts(struct scan *scan, size_t at, size_t end)
{
    struct html_mark mark;
    while (at < end) {
        size_t found = html_find(str_sub(scan->text, at, end - at), STR("<script"));
        if (found == SIZE_MAX || !html_mark_read(scan->text, at + found, &mark)) {
            return true;
        }
        size_t close = html_raw_end(scan->text, mark.end, mark.name);
        struct str content = str_sub(scan->text, mark.end, close - mark.end);
        bool is_ld = mark.tag == HTML_SCRIPT && is_ld_type(html_attr(mark.attrs, "type"));
        if (is_ld && !see_script(scan, mark.attrs, content)) {
            return false;
        }
        at = close > at + found ? close : at + found + 1;
    }
    return true;
}

/* One opening tag of those that matter. Returns where to go on; 0: no memory. */
static size_t
see_tag(struct scan *scan, const struct html_mark *mark)
{
    struct html_head *head = scan->head;
    size_t next = mark->end;
    if (html_tag_flags(mark->tag) & HTML_RAW) {
        next = skip_raw(scan, mark);
        struct str content = str_sub(scan->text, mark->end, next - mark->end);
        if (mark->tag == HTML_SCRIPT && !see_script(scan, mark->attrs, content)) {
            return 0;
        }
        bool is_inert = mark->tag == HTML_TEMPLATE || mark->tag == HTML_NOSCRIPT;
        if (is_inert && !see_inner_scripts(scan, mark->end, next)) {
            return 0;
        }
        if (mark->tag == HTML_TITLE) {
            set_once(&head->title, str_trim(content));
        }
    } else if (mark->tag == HTML_META) {
        see_meta(scan, mark->attrs);
    } else if (mark->tag == HTML_LINK) {
        see_link(scan, mark->attrs);
    } else if (mark->tag == HTML_HTML) {
        set_once(&head->language, str_trim(html_attr(mark->attrs, "lang")));
    } else if (mark->tag == HTML_BASE) {
        set_once(&head->base_url, str_trim(html_attr(mark->attrs, "href")));
    } else if (mark->tag == HTML_BODY && head->body_at == 0) {
        head->body_at = mark->end;
    }
    return next;
}

#define LETTERS(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

/* Whether the name at p, which goes on for three bytes at least, begins as one of
 * the elements that see_tag knows; all others are passed over. */
static bool
may_matter(const char *p)
{
    enum { SMALL = 0x20, LETTER = 0x1F };
    static const uint32_t first =
        1U << ('s' & LETTER) | 1U << ('m' & LETTER) | 1U << ('t' & LETTER) | 1U << ('l' & LETTER) |
        1U << ('h' & LETTER) | 1U << ('b' & LETTER) | 1U << ('n' & LETTER) | 1U << ('i' & LETTER);
    if (!(first >> ((unsigned char)p[0] & LETTER) & 1)) {
        return false;
    }
    switch (LETTERS((unsigned char)p[0] | SMALL, (unsigned char)p[1] | SMALL,
                    (unsigned char)p[2] | SMALL)) {
    case LETTERS('s', 'c', 'r'): /* script */
    case LETTERS('s', 't', 'y'): /* style */
    case LETTERS('s', 'v', 'g'):
    case LETTERS('m', 'e', 't'): /* meta */
    case LETTERS('t', 'i', 't'): /* title */
    case LETTERS('t', 'e', 'm'): /* template */
    case LETTERS('t', 'e', 'x'): /* textarea */
    case LETTERS('l', 'i', 'n'): /* link */
    case LETTERS('h', 't', 'm'): /* html */
    case LETTERS('b', 'a', 's'): /* base */
    case LETTERS('b', 'o', 'd'): /* body */
    case LETTERS('n', 'o', 's'): /* noscript */
    case LETTERS('i', 'f', 'r'): /* iframe */
        return true;
    default:
        return false;
    }
}

static void
see_run(struct scan *scan, const char *begin, const char *end)
{
    size_t n = (size_t)(end - begin);
    if (n < NOTICE_MIN_BYTES || scan->head->notice.p || !scan->is_notice) {
        return;
    }
    struct str run = str_trim((struct str){begin, n});
    if (run.n >= NOTICE_MIN_BYTES && run.n <= NOTICE_MAX_BYTES && scan->is_notice(scan->arg, run)) {
        scan->head->notice = run;
    }
}

/* Past a comment; where it never ends, past its mark. */
static const char *
skip_comment(const char *p, const char *end, bool *is_unclosed)
{
    if (!*is_unclosed) {
        size_t at = html_find(str_span(p + 2, end), STR("-->"));
        if (at != SIZE_MAX) {
            return p + 2 + at + 3;
        }
        *is_unclosed = true;
    }
    return p + 4;
}

/* Past the tag, or what looks like one, at p; NULL: no memory. */
static const char *
past_tag(struct scan *scan, const char *p, const char *end)
{
    struct html_mark mark;
    if (end - p > 3 && may_matter(p + 1) &&
        html_mark_read(scan->text, (size_t)(p - scan->text.p), &mark)) {
        size_t next = see_tag(scan, &mark);
        return next ? scan->text.p + next : NULL;
    }
    const char *gt = byte_near(p, end, '>');
    return gt ? gt + 1 : end;
}

bool
html_scan(struct str text, struct arena *arena, bool (*is_notice)(void *arg, struct str run),
          void *arg, struct html_head *ret)
{
    *ret = (struct html_head){0};
    struct scan scan = {
        .text = text, .arena = arena, .head = ret, .is_notice = is_notice, .arg = arg};
    const char *p = text.p, *end = text.p + text.n, *run = p;
    bool is_comment_unclosed = false;
    while (p < end && (p = byte_near(p, end, '<')) != NULL && end - p > 2) {
        see_run(&scan, run, p);
        ret->n_tags++;
        bool is_comment = p[1] == '!' && end - p >= 4 && p[2] == '-' && p[3] == '-';
        p = is_comment ? skip_comment(p, end, &is_comment_unclosed) : past_tag(&scan, p, end);
        if (!p) {
            return false;
        }
        run = p;
    }
    return true;
}
