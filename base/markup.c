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

enum { TAG_COUNT = sizeof TAGS / sizeof TAGS[0] };

/* The first row of each letter. */
static const unsigned char TAG_FIRST[26] = {
    ['a' - 'a'] = 0,  ['b' - 'a'] = 5,  ['c' - 'a'] = 9,  ['d' - 'a'] = 12,
    ['e' - 'a'] = 17, ['f' - 'a'] = 18, ['h' - 'a'] = 23, ['i' - 'a'] = 32,
    ['l' - 'a'] = 35, ['m' - 'a'] = 36, ['n' - 'a'] = 37, ['o' - 'a'] = 38,
    ['p' - 'a'] = 39, ['s' - 'a'] = 41, ['t' - 'a'] = 52, ['u' - 'a'] = 60,
};

static bool
is_tag(struct str name, const char *row_name)
{
    size_t i = 0;
    while (i < name.n && row_name[i] && byte_lower(name.p[i]) == row_name[i]) {
        i++;
    }
    return i == name.n && !row_name[i];
}

static const struct tag_row *
tag_find(struct str name)
{
    if (name.n == 0 || !byte_is_alpha(name.p[0])) {
        return NULL;
    }
    char first = byte_lower(name.p[0]);
    for (size_t i = TAG_FIRST[first - 'a']; i < TAG_COUNT && TAGS[i].name[0] == first; i++) {
        if (is_tag(name, TAGS[i].name)) {
            return &TAGS[i];
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
    struct str rest = text;
    for (size_t at; (at = str_find_byte(rest, '&')) != SIZE_MAX;) {
        rest = str_sub(rest, at, rest.n);
        size_t n = str_starts(rest, STR("&lt;"))       ? sizeof "&lt;" - 1
                   : str_starts(rest, STR("&amp;lt;")) ? sizeof "&amp;lt;" - 1
                                                       : 0;
        /* tag_name looks past one byte: the ";" stands for "<" */
        encoded += n > 0 && tag_find(tag_name(str_sub(rest, n - 1, rest.n))) != NULL;
        rest = str_sub(rest, 1, rest.n);
    }
    rest = text;
    for (size_t at; plain < encoded && (at = str_find_byte(rest, '<')) != SIZE_MAX;) {
        rest = str_sub(rest, at, rest.n);
        plain += tag_find(tag_name(rest)) != NULL;
        rest = str_sub(rest, 1, rest.n);
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
    bool is_full; /* the limit has cut the text */
};

static void
put(struct writer *w, const char *p, size_t n)
{
    if (n > w->cap - w->n) {
        w->is_full = true;
        n = w->cap - w->n;
        while (n > 0 && ((unsigned char)p[n] & 0xC0) == 0x80) {
            n--; /* not within a character */
        }
    }
    memcpy(w->out + w->n, p, n);
    w->n += n;
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
    static const unsigned char MARKS[][3] = {
        {0xE2, 0x80, 0xA2}, {0xE2, 0x97, 0x8F}, {0xE2, 0x96, 0xAA}, {0xE2, 0x97, 0xA6},
        {0xE2, 0x80, 0xA3}, {0xEF, 0x82, 0xB7}, {0xE2, 0x9E, 0xA2}, {0xE2, 0x9C, 0x93},
        {0xE2, 0x9C, 0x94}, {0xE2, 0x96, 0xBA},
    };
    if (s.n >= 2 && (s.p[0] == '-' || s.p[0] == '*')) {
        return s.p[1] == ' ' || s.p[1] == '\t';
    }
    if (str_starts(s, STR("\xC2\xB7"))) {
        return 2;
    }
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0] && s.n >= 3; i++) {
        if (memcmp(s.p, MARKS[i], 3) == 0) {
            return 3;
        }
    }
    return 0;
}

/* What a byte may begin; what is not listed is text. */
enum byte_class {
    BYTE_TEXT,
    BYTE_SPACE,
    BYTE_TAG,
    BYTE_REFERENCE,
    BYTE_DASH, /* an item's mark at the start of a line */
    BYTE_LEAD, /* of the blanks and marks below */
};
static const unsigned char CLASS[256] = {
    ['\t'] = BYTE_SPACE, ['\n'] = BYTE_SPACE, ['\v'] = BYTE_SPACE, ['\f'] = BYTE_SPACE,
    ['\r'] = BYTE_SPACE, [' '] = BYTE_SPACE,  ['<'] = BYTE_TAG,    ['&'] = BYTE_REFERENCE,
    ['-'] = BYTE_DASH,   ['*'] = BYTE_DASH,   [0xC2] = BYTE_LEAD,  [0xE2] = BYTE_LEAD,
    [0xE3] = BYTE_LEAD,  [0xEF] = BYTE_LEAD,
};

static enum byte_class
class_of(char c)
{
    return (enum byte_class)CLASS[(unsigned char)c];
}

/* Space-like and invisible characters of more than one byte. */
static size_t
blank_bytes(struct str s, bool *ret_is_space)
{
    static const struct {
        unsigned char bytes[3];
        bool is_space;
    } BLANKS[] = {
        {{0xE2, 0x80, 0x8B}, false}, {{0xE2, 0x80, 0x8C}, false}, {{0xE2, 0x80, 0x8D}, false},
        {{0xEF, 0xBB, 0xBF}, false}, {{0xE2, 0x80, 0xAF}, true},  {{0xE2, 0x80, 0x89}, true},
        {{0xE2, 0x80, 0x83}, true},  {{0xE2, 0x80, 0x82}, true},  {{0xE3, 0x80, 0x80}, true},
        {{0xE2, 0x80, 0x8A}, true},  {{0xE2, 0x80, 0xA8}, true},  {{0xE2, 0x80, 0x8E}, false},
        {{0xE2, 0x81, 0xA0}, false}};
    if (s.n < 2) {
        return 0;
    }
    unsigned char second = (unsigned char)s.p[1];
    if (s.p[0] == '\xC2') {
        *ret_is_space = second == 0xA0; /* no-break space, soft hyphen */
        return second == 0xA0 || second == 0xAD ? 2 : 0;
    }
    if (s.n < 3 || (second != 0x80 && second != 0x81 && second != 0xBB)) {
        return 0;
    }
    for (size_t i = 0; i < sizeof BLANKS / sizeof BLANKS[0]; i++) {
        if (memcmp(s.p, BLANKS[i].bytes, 3) == 0) {
            *ret_is_space = BLANKS[i].is_space;
            return 3;
        }
    }
    return 0;
}

/* Bytes of text from the start of `s`, whose first byte is text: up to a tag, a
 * reference, a space that is not one blank between words, a special blank. */
static size_t
text_run(struct str s)
{
    bool is_space;
    size_t i = 1;
    while (i < s.n) {
        enum byte_class class = class_of(s.p[i]);
        bool is_text = class == BYTE_TEXT || class == BYTE_DASH;
        if (class == BYTE_LEAD) {
            is_text = blank_bytes(str_sub(s, i, 3), &is_space) == 0;
        } else if (s.p[i] == ' ' && i + 1 < s.n) {
            is_text = class_of(s.p[i + 1]) == BYTE_TEXT;
        }
        if (!is_text) {
            break;
        }
        i++;
    }
    return i;
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
    n = text_run(rest);
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
            quote = (char)(c == quote ? '\0' : quote);
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

/* "<" that begins no element: a declaration, or "a < b". */
static size_t
add_unknown(struct writer *w, struct str rest)
{
    if (rest.n > 1 && (rest.p[1] == '!' || rest.p[1] == '?')) {
        return tag_bytes(rest);
    }
    add_text(w, "<", 1);
    return 1;
}

static size_t
add_tag(struct writer *w, struct str rest)
{
    if (rest.n > 1 && rest.p[1] == '!' && str_starts(rest, STR("<!--"))) {
        size_t end = str_find(rest, STR("-->"));
        return end == SIZE_MAX ? rest.n : end + 3;
    }
    struct str name = tag_name(rest);
    const struct tag_row *row = tag_find(name);
    bool is_close = rest.n > 1 && rest.p[1] == '/';
    if (!row && (name.n == 0 || tag_bytes(str_sub(rest, 0, TAG_LOOK_BYTES)) == TAG_LOOK_BYTES)) {
        return add_unknown(w, rest);
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

/* A run of ASCII space. */
static size_t
add_space(struct writer *w, struct str rest, bool html)
{
    size_t n = 0;
    int newlines = 0;
    while (n < rest.n && byte_is_space(rest.p[n])) {
        newlines += rest.p[n] == '\n' && newlines < 2;
        n++;
    }
    if (!html && newlines > 0) {
        add_break(w, newlines);
    }
    w->space = w->space || w->breaks == 0;
    return n;
}

/* The whole text; `html` false: line breaks of the text count. */
static void
write_all(struct writer *w, struct str text, bool html)
{
    struct str rest = text;
    while (rest.n > 0 && !w->is_full) {
        size_t n = 0;
        switch (class_of(rest.p[0])) {
        case BYTE_SPACE:
            n = add_space(w, rest, html);
            break;
        case BYTE_REFERENCE:
            n = add_reference(w, rest);
            break;
        case BYTE_DASH:
        case BYTE_LEAD:
            n = add_special(w, rest);
            break;
        case BYTE_TAG:
            n = html ? add_tag(w, rest) : 0;
            break;
        case BYTE_TEXT:
            break;
        }
        if (n == 0) {
            n = text_run(rest);
            add_text(w, rest.p, n);
        }
        rest = str_sub(rest, n, rest.n);
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
