/* base/markup.c: HTML fragments as plain text, in one pass without a tree. It
 * judges tags by a table and knows nothing of any site. */
#include "base/markup.h"

#include "base/entity.h"

#include "base/banned.h"

enum tag_effect {
    TAG_INLINE, /* no effect */
    TAG_BREAK,  /* one line break */
    TAG_BLOCK,  /* a line of its own */
    TAG_PARA,   /* parted by an empty line */
    TAG_ITEM,   /* a list item */
    TAG_CELL,   /* parted by a tab */
    TAG_SKIP    /* its content is not text */
};

struct tag_row {
    const char *name;
    enum tag_effect effect;
};

static const struct tag_row TAGS[] = {
    {"a", TAG_INLINE},     {"abbr", TAG_INLINE},   {"address", TAG_BLOCK},   {"article", TAG_PARA},
    {"aside", TAG_PARA},   {"b", TAG_INLINE},      {"blockquote", TAG_PARA}, {"body", TAG_BLOCK},
    {"br", TAG_BREAK},     {"caption", TAG_BLOCK}, {"center", TAG_BLOCK},    {"code", TAG_INLINE},
    {"dd", TAG_BLOCK},     {"details", TAG_BLOCK}, {"div", TAG_BLOCK},       {"dl", TAG_PARA},
    {"dt", TAG_BLOCK},     {"em", TAG_INLINE},     {"fieldset", TAG_BLOCK},  {"figure", TAG_BLOCK},
    {"font", TAG_INLINE},  {"footer", TAG_PARA},   {"form", TAG_BLOCK},      {"h1", TAG_PARA},
    {"h2", TAG_PARA},      {"h3", TAG_PARA},       {"h4", TAG_PARA},         {"h5", TAG_PARA},
    {"h6", TAG_PARA},      {"head", TAG_SKIP},     {"header", TAG_PARA},     {"hr", TAG_PARA},
    {"i", TAG_INLINE},     {"iframe", TAG_SKIP},   {"img", TAG_INLINE},      {"li", TAG_ITEM},
    {"main", TAG_PARA},    {"nav", TAG_PARA},      {"ol", TAG_PARA},         {"p", TAG_PARA},
    {"pre", TAG_PARA},     {"s", TAG_INLINE},      {"script", TAG_SKIP},     {"section", TAG_PARA},
    {"small", TAG_INLINE}, {"span", TAG_INLINE},   {"strong", TAG_INLINE},   {"style", TAG_SKIP},
    {"sub", TAG_INLINE},   {"summary", TAG_BLOCK}, {"sup", TAG_INLINE},      {"svg", TAG_SKIP},
    {"table", TAG_PARA},   {"tbody", TAG_BLOCK},   {"td", TAG_CELL},         {"template", TAG_SKIP},
    {"th", TAG_CELL},      {"thead", TAG_BLOCK},   {"title", TAG_SKIP},      {"tr", TAG_BLOCK},
    {"u", TAG_INLINE},     {"ul", TAG_PARA},
};

static const struct tag_row *
tag_find(struct str name)
{
    size_t low = 0;
    size_t high = sizeof TAGS / sizeof TAGS[0];
    char lower[16];
    if (name.n == 0 || name.n >= sizeof lower) {
        return NULL;
    }
    for (size_t i = 0; i < name.n; i++) {
        lower[i] = byte_lower(name.p[i]);
    }
    struct str key = {lower, name.n};
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(key, str_of(TAGS[mid].name));
        if (order == 0) {
            return &TAGS[mid];
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return NULL;
}

/* The name of the tag at s ("<p", "</p"), or absent. */
static struct str
tag_name(struct str s)
{
    size_t at = 1;
    if (at < s.n && s.p[at] == '/') {
        at++;
    }
    size_t begin = at;
    while (at < s.n && (byte_is_alpha(s.p[at]) || byte_is_digit(s.p[at]))) {
        at++;
    }
    return begin < s.n && byte_is_alpha(s.p[begin]) ? str_sub(s, begin, at - begin) : STR_NONE;
}

bool
markup_is_html(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        struct str rest = str_sub(text, i, text.n);
        size_t lt = str_find_byte(rest, '<');
        if (lt == SIZE_MAX) {
            break;
        }
        i += lt;
        if (tag_find(tag_name(str_sub(text, i, text.n)))) {
            return true;
        }
    }
    size_t amp = str_find_byte(text, '&');
    char out[ENTITY_BYTES];
    size_t n;
    return amp != SIZE_MAX && entity_read(str_sub(text, amp, text.n), out, &n) > 0;
}

bool
markup_is_encoded(struct str text)
{
    size_t encoded = 0;
    size_t plain = 0;
    if (str_find(text, STR("lt;")) == SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i + 3 < text.n; i++) {
        if (text.p[i] == '<') {
            plain += tag_find(tag_name(str_sub(text, i, text.n))) != NULL;
        } else if (text.p[i] == '&' && str_starts(str_sub(text, i, 4), STR("&lt;"))) {
            /* tag_name looks past one byte: the ";" stands for "<" */
            encoded += tag_find(tag_name(str_sub(text, i + 3, text.n))) != NULL;
        } else if (text.p[i] == '&' && str_starts(str_sub(text, i, 8), STR("&amp;lt;"))) {
            encoded += tag_find(tag_name(str_sub(text, i + 7, text.n))) != NULL;
        }
    }
    return encoded > plain;
}

/* ---- the writer: holds back breaks until there is text again ---- */

struct writer {
    char *out;
    size_t n, cap;
    int breaks;   /* due line breaks: 0, 1, 2 */
    bool space;   /* a blank is due */
    bool tab;     /* a cell border is due */
    bool item;    /* "- " is due */
    bool is_line; /* breaks become blanks */
};

static void
put(struct writer *w, const char *p, size_t n)
{
    if (n <= w->cap - w->n) {
        memcpy(w->out + w->n, p, n);
        w->n += n;
    }
}

static void
flush_breaks(struct writer *w)
{
    if (w->n > 0 && w->breaks > 0) {
        put(w, "\n\n", w->is_line ? 0 : (size_t)w->breaks);
        if (w->is_line) {
            put(w, " ", 1);
        }
    } else if (w->n > 0 && w->tab && !w->is_line) {
        put(w, "\t", 1);
    } else if (w->n > 0 && (w->space || w->tab)) {
        put(w, " ", 1);
    }
    if (w->item && !w->is_line) {
        put(w, "- ", 2);
    }
    w->breaks = 0;
    w->space = w->tab = w->item = false;
}

static void
add_text(struct writer *w, const char *p, size_t n)
{
    if (w->breaks || w->space || w->tab || w->item) {
        flush_breaks(w);
    }
    put(w, p, n);
}

static void
add_break(struct writer *w, int lines)
{
    if (w->item) {
        return; /* a block inside an item begins on the item's line */
    }
    if (w->breaks < lines) {
        w->breaks = lines;
    }
    w->space = w->tab = false;
}

/* Marks at the start of a line that people type for list items. */
static size_t
bullet_bytes(struct str s)
{
    static const char *const MARKS[] = {"\xE2\x80\xA2", "\xC2\xB7",     "\xE2\x97\x8F",
                                        "\xE2\x96\xAA", "\xE2\x97\xA6", "\xE2\x80\xA3",
                                        "\xEF\x82\xB7", "\xE2\x9E\xA2", "\xE2\x9C\x93",
                                        "\xE2\x9C\x94", "\xE2\x96\xBA"};
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
        if (str_starts(s, str_of(MARKS[i]))) {
            return strlen(MARKS[i]);
        }
    }
    bool dash = s.n >= 2 && (s.p[0] == '-' || s.p[0] == '*') && (s.p[1] == ' ' || s.p[1] == '\t');
    return dash ? 1 : 0;
}

/* Space-like and invisible characters of more than one byte. */
static size_t
blank_bytes(struct str s, bool *ret_is_space)
{
    static const struct {
        const char *bytes;
        bool is_space;
    } BLANKS[] = {{"\xC2\xA0", true},      {"\xC2\xAD", false},     {"\xE2\x80\x8B", false},
                  {"\xE2\x80\x8C", false}, {"\xE2\x80\x8D", false}, {"\xEF\xBB\xBF", false},
                  {"\xE2\x80\xAF", true},  {"\xE2\x80\x89", true},  {"\xE2\x80\x83", true},
                  {"\xE2\x80\x82", true},  {"\xE3\x80\x80", true},  {"\xE2\x80\x8A", true},
                  {"\xE2\x80\xA8", true},  {"\xE2\x80\x8E", false}, {"\xE2\x81\xA0", false}};
    for (size_t i = 0; i < sizeof BLANKS / sizeof BLANKS[0]; i++) {
        if (str_starts(s, str_of(BLANKS[i].bytes))) {
            *ret_is_space = BLANKS[i].is_space;
            return strlen(BLANKS[i].bytes);
        }
    }
    return 0;
}

static bool
at_line_start(const struct writer *w)
{
    return w->n == 0 || w->breaks > 0;
}

/* One character that is not plain ASCII text; returns the bytes consumed. */
static size_t
add_special(struct writer *w, struct str rest)
{
    bool is_space = false;
    size_t n = blank_bytes(rest, &is_space);
    if (n > 0) {
        w->space = w->space || is_space;
        return n;
    }
    n = at_line_start(w) && !w->item ? bullet_bytes(rest) : 0;
    if (n > 0) {
        w->item = true;
        w->breaks = w->breaks ? w->breaks : w->n > 0;
        return n;
    }
    uint32_t c = (unsigned char)rest.p[0];
    n = 0;
    if (c >= 0x80) {
        (void)utf8_next(rest, &n);
    } else {
        n = 1;
    }
    add_text(w, rest.p, n);
    return n;
}

static size_t
add_reference(struct writer *w, struct str rest)
{
    char value[ENTITY_BYTES];
    size_t n = 0;
    size_t used = entity_read(rest, value, &n);
    if (used == 0) {
        add_text(w, "&", 1);
        return 1;
    }
    if (n == 1 && byte_is_space(value[0])) {
        w->space = true;
    } else if (n > 0 && ((unsigned char)value[0] >= 0x80)) {
        (void)add_special(w, (struct str){value, n});
    } else if (n > 0) {
        add_text(w, value, n);
    }
    return used;
}

/* Bytes up to and with the end of a skipped element's content. */
static size_t
skip_element(struct str rest, struct str name)
{
    size_t at = 1;
    while (at < rest.n) {
        size_t lt = str_find_byte(str_sub(rest, at, rest.n), '<');
        if (lt == SIZE_MAX) {
            return rest.n;
        }
        at += lt;
        struct str here = str_sub(rest, at, rest.n);
        if (here.n > 1 && here.p[1] == '/' && str_eq_nocase(tag_name(here), name)) {
            size_t gt = str_find_byte(here, '>');
            return gt == SIZE_MAX ? rest.n : at + gt + 1;
        }
        at++;
    }
    return rest.n;
}

/* Bytes up to and with the ">" of a tag; quotes may hold ">". */
static size_t
tag_bytes(struct str rest)
{
    char quote = '\0';
    for (size_t i = 1; i < rest.n; i++) {
        char c = rest.p[i];
        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if ((c == '"' || c == '\'') && rest.p[i - 1] == '=') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    size_t gt = str_find_byte(rest, '>'); /* an unclosed quote */
    return gt == SIZE_MAX ? rest.n : gt + 1;
}

enum { TAG_LOOK_BYTES = 512 }; /* an unknown name without ">" so far is "a < b" */

static size_t
add_tag(struct writer *w, struct str rest)
{
    if (str_starts(rest, STR("<!--"))) {
        size_t end = str_find(rest, STR("-->"));
        return end == SIZE_MAX ? rest.n : end + 3;
    }
    struct str name = tag_name(rest);
    const struct tag_row *row = tag_find(name);
    bool is_close = rest.n > 1 && rest.p[1] == '/';
    if (!row && (name.n == 0 || tag_bytes(str_sub(rest, 0, TAG_LOOK_BYTES)) == TAG_LOOK_BYTES)) {
        if (rest.n > 1 && (rest.p[1] == '!' || rest.p[1] == '?')) {
            return tag_bytes(rest);
        }
        add_text(w, "<", 1); /* "a < b" */
        return 1;
    }
    enum tag_effect effect = row ? row->effect : TAG_INLINE;
    switch (effect) {
    case TAG_SKIP:
        return is_close ? tag_bytes(rest) : skip_element(rest, name);
    case TAG_BREAK:
    case TAG_BLOCK:
        add_break(w, effect == TAG_BREAK && w->breaks == 1 && w->n > 0 ? 2 : 1);
        break;
    case TAG_PARA:
        add_break(w, 2);
        break;
    case TAG_ITEM:
        w->breaks = 1;
        w->space = w->tab = false;
        w->item = !is_close;
        break;
    case TAG_CELL:
        w->tab = w->tab || (w->breaks == 0 && is_close);
        break;
    case TAG_INLINE:
        break;
    }
    return tag_bytes(rest);
}

/* The whole text; `html` false: line breaks of the text count. */
static void
write_all(struct writer *w, struct str text, bool html)
{
    size_t i = 0;
    int newlines = 0;
    while (i < text.n && w->n < w->cap) {
        struct str rest = str_sub(text, i, text.n);
        char c = rest.p[0];
        if (byte_is_space(c)) {
            newlines += c == '\n';
            if (!html && c == '\n') {
                add_break(w, newlines > 1 ? 2 : 1);
            }
            w->space = w->space || w->breaks == 0;
            i++;
            continue;
        }
        newlines = 0;
        if (c == '<' && html) {
            i += add_tag(w, rest);
        } else if (c == '&') {
            i += add_reference(w, rest);
        } else if ((unsigned char)c >= 0x80 || (c == '-' || c == '*')) {
            i += add_special(w, rest);
        } else {
            size_t run = 1;
            while (run < rest.n && rest.p[run] > ' ' && rest.p[run] != '<' && rest.p[run] != '&' &&
                   (unsigned char)rest.p[run] < 0x80) {
                run++;
            }
            add_text(w, rest.p, run);
            i += run;
        }
    }
}

static struct str
convert(struct arena *arena, struct str html, size_t max_bytes, bool is_line)
{
    for (int times = 0; times < 2 && markup_is_encoded(html); times++) {
        html = markup_unescape(arena, html);
    }
    if (html.n == 0) {
        return html.p ? STR("") : STR_NONE;
    }
    bool is_html = markup_is_html(html);
    /* "<li>" becomes "\n- ", a bullet of two bytes "- ": never more than half again */
    size_t cap = html.n + html.n / 2 + ENTITY_BYTES;
    cap = cap > max_bytes ? max_bytes : cap;
    char *out = arena_bytes(arena, cap + 1);
    if (!out) {
        return STR_NONE;
    }
    struct writer w = {.out = out, .cap = cap, .is_line = is_line};
    write_all(&w, html, is_html);
    while (w.n > 0 && ((unsigned char)out[w.n - 1] & 0xC0) == 0x80 && w.n == cap) {
        w.n--; /* do not end inside a character that the limit cut */
    }
    out[w.n] = '\0';
    return (struct str){out, w.n};
}

struct str
markup_text(struct arena *arena, struct str html, size_t max_bytes)
{
    return convert(arena, html, max_bytes, false);
}

struct str
markup_line(struct arena *arena, struct str html)
{
    return convert(arena, html, html.n * 2 + ENTITY_BYTES, true);
}
