/* parse/html/xml_scan.c: memchr from one "<" to the next. */
#include "parse/html/xml_scan.h"

#include "base/limits.h"
#include "base/markup.h"

#include "base/banned.h"

void
xml_scan_init(struct xml_scan *scan, struct str text)
{
    *scan = (struct xml_scan){.p = text.p ? text.p : "", .end = text.p ? text.p + text.n : ""};
    if (!text.p) {
        scan->end = scan->p;
    }
}

static bool
at(const struct xml_scan *scan, const char *z, size_t n)
{
    return (size_t)(scan->end - scan->p) >= n && memcmp(scan->p, z, n) == 0;
}

/* Past the next `z`; to the end, and cut, when there is none. */
static struct str
take_until(struct xml_scan *scan, const char *z)
{
    struct str rest = str_span(scan->p, scan->end);
    size_t found = str_find(rest, str_of(z));
    if (found == SIZE_MAX) {
        scan->p = scan->end;
        scan->is_cut = true;
        return rest;
    }
    scan->p += found + strlen(z);
    return str_sub(rest, 0, found);
}

static bool
ends_name(char c)
{
    return byte_is_space(c) || c == '/' || c == '>' || c == '=';
}

/* The ">" of a tag that begins at p, minding quotes; `end` when it is missing. */
static const char *
tag_end(const char *p, const char *end)
{
    const char *plain = memchr(p, '>', (size_t)(end - p));
    if (!plain || !memchr(p, '"', (size_t)(plain - p))) {
        return plain ? plain : end;
    }
    bool is_quoted = false;
    for (; p < end && (is_quoted || *p != '>'); p++) {
        is_quoted ^= *p == '"';
    }
    if (p < end) {
        return p;
    }
    return plain; /* a quote that is never closed: take the first ">" */
}

static enum xml_event
read_tag(struct xml_scan *scan)
{
    const char *begin = scan->p + 1;
    bool is_close = begin < scan->end && *begin == '/';
    begin += is_close;
    const char *close = tag_end(begin, scan->end);
    if (close == scan->end) {
        scan->p = scan->end;
        scan->is_cut = true;
        return XML_END;
    }
    const char *p = begin;
    const char *local = begin;
    while (p < close && !ends_name(*p)) {
        if (*p++ == ':') {
            local = p;
        }
    }
    scan->name = str_span(local, p);
    scan->prefix = str_span(begin, local > begin ? local - 1 : local);
    scan->attrs = str_span(p, close);
    scan->is_empty = !is_close && close > begin && close[-1] == '/';
    if (scan->is_empty && scan->attrs.n) {
        scan->attrs.n--;
    }
    scan->p = close + 1;
    return is_close ? XML_CLOSE : XML_OPEN;
}

enum xml_event
xml_scan_next(struct xml_scan *scan)
{
    while (scan->p < scan->end) {
        if (*scan->p != '<') {
            const char *mark = memchr(scan->p, '<', (size_t)(scan->end - scan->p));
            scan->text = str_span(scan->p, mark ? mark : scan->end);
            scan->p = mark ? mark : scan->end;
            return XML_TEXT;
        }
        if (at(scan, "<![CDATA[", 9)) {
            scan->p += 9;
            scan->text = take_until(scan, "]]>");
            return XML_CDATA;
        }
        if (at(scan, "<!--", 4)) {
            scan->p += 4;
            (void)take_until(scan, "-->");
        } else if (at(scan, "<?", 2)) {
            (void)take_until(scan, "?>");
        } else if (at(scan, "<!", 2)) {
            (void)take_until(scan, ">");
        } else {
            return read_tag(scan);
        }
    }
    return XML_END;
}

/* The next name, without prefix, of the inside of a tag. */
static struct str
next_attr_name(const char **p, const char *end)
{
    while (*p < end && (byte_is_space(**p) || **p == '/')) {
        (*p)++;
    }
    const char *begin = *p;
    while (*p < end && !byte_is_space(**p) && **p != '=') {
        (*p)++;
    }
    struct str name = str_span(begin, *p);
    size_t colon = str_rfind_byte(name, ':');
    return colon == SIZE_MAX ? name : str_sub(name, colon + 1, SIZE_MAX);
}

/* The quoted value that follows; absent when there is none. */
static struct str
next_attr_value(const char **p, const char *end)
{
    while (*p < end && (byte_is_space(**p) || **p == '=')) {
        (*p)++;
    }
    if (*p == end || (**p != '"' && **p != '\'')) {
        return STR_NONE;
    }
    char quote = *(*p)++;
    const char *begin = *p;
    const char *close = memchr(begin, quote, (size_t)(end - begin));
    *p = close ? close + 1 : end;
    return str_span(begin, close ? close : end);
}

struct str
xml_attr(struct str attrs, const char *name)
{
    struct str want = str_of(name);
    const char *p = attrs.p;
    const char *end = attrs.p + attrs.n;
    while (p && p < end) {
        struct str key = next_attr_name(&p, end);
        struct str value = next_attr_value(&p, end);
        if (value.p && str_eq(key, want)) {
            return value;
        }
    }
    return STR_NONE;
}

void
xml_skip(struct xml_scan *scan)
{
    if (scan->is_empty) {
        return;
    }
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_scan_next(scan);
        if (event == XML_END) {
            scan->is_cut = true;
            return;
        }
        depth += event == XML_OPEN && !scan->is_empty;
        depth -= event == XML_CLOSE;
    }
}

/* Text of one event as it stands for itself. */
static struct str
event_text(struct xml_scan *scan, struct arena *arena, enum xml_event event)
{
    return event == XML_TEXT ? markup_unescape(arena, scan->text) : scan->text;
}

/* The tag of an event, from `begin` on, without the prefix of its name: readers of
 * HTML know <div>, not <xhtml:div>. */
static struct str
plain_tag(const struct xml_scan *scan, struct arena *arena, enum xml_event event, const char *begin)
{
    const char *mark = event == XML_CLOSE ? "</" : "<";
    bool is_plain = !scan->name.p || scan->name.p <= begin + strlen(mark);
    struct str rest = is_plain ? STR_NONE : str_span(scan->name.p, scan->p);
    return is_plain ? str_span(begin, scan->p) : arena_printf(arena, "%s%.*s", mark, STR_ARG(rest));
}

struct str
xml_content(struct xml_scan *scan, struct arena *arena, bool keep_markup)
{
    if (scan->is_empty) {
        return STR("");
    }
    struct buf buf;
    buf_init(&buf, LIMIT_DESCRIPTION_BYTES * 2);
    struct str only = STR(""); /* the usual case: a single text, not copied */
    size_t n_parts = 0;
    int depth = 1;
    while (depth > 0) {
        const char *begin = scan->p;
        enum xml_event event = xml_scan_next(scan);
        if (event == XML_END) {
            scan->is_cut = true;
            buf_release(&buf);
            return STR_NONE;
        }
        depth += event == XML_OPEN && !scan->is_empty;
        depth -= event == XML_CLOSE;
        bool is_tag = event == XML_OPEN || event == XML_CLOSE;
        struct str part =
            is_tag ? plain_tag(scan, arena, event, begin) : event_text(scan, arena, event);
        if (depth == 0 || (is_tag && !keep_markup) || str_trim(part).n == 0) {
            continue;
        }
        if (n_parts++ == 0) {
            only = part;
        } else {
            buf_add(&buf, n_parts == 2 ? only : STR(""));
            buf_add(&buf, part);
        }
    }
    struct str text = n_parts > 1 ? arena_str(arena, buf_str(&buf)) : only;
    buf_release(&buf);
    return str_trim(text);
}

struct str
xml_root_name(struct str text)
{
    text = str_trim(text);
    if (str_starts(text, STR("\xEF\xBB\xBF"))) {
        text = str_trim(str_sub(text, 3, SIZE_MAX));
    }
    if (text.n == 0 || text.p[0] != '<') {
        return STR_NONE;
    }
    struct xml_scan scan;
    xml_scan_init(&scan, text);
    enum xml_event event = xml_scan_next(&scan);
    while (event == XML_TEXT && str_trim(scan.text).n == 0) {
        event = xml_scan_next(&scan);
    }
    return event == XML_OPEN ? scan.name : STR_NONE;
}
