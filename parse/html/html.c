/* parse/html/html.c: tags and attributes as browsers read them (WHATWG HTML 13.2.5,
 * tokenization), as far as reading job pages needs it. Builds nothing. */
#include "parse/html/html.h"

#include "base/sixteen.h"

#include "base/banned.h"

enum {
    TAG_NAME_BYTES = 12,              /* longer than any name in the table, with its NUL */
    TAG_LIMIT_BYTES = 4 * 1024 * 1024 /* state in attributes reaches megabytes */
};

struct tag_row {
    char name[TAG_NAME_BYTES]; /* filled up with NUL, so that all of it is compared at once */
    unsigned char n, flags;
};

static const struct tag_row tag_rows[] = {
    {"", 0, 0},
    {"", 0, 0},
#define HTML_TAG(tag, name, flags) {name, sizeof(name) - 1, (flags)},
#include "parse/html/html_tags.def"
#undef HTML_TAG
};

/* Where the rows of each letter begin, and past "z" where they end; a test holds
 * it against the table. */
// clang-format off
static const unsigned char letter_rows['z' - 'a' + 2] = {
    HTML_A, HTML_B, HTML_CANVAS, HTML_DATALIST, HTML_EM, HTML_FIELDSET, HTML_H1, HTML_H1, HTML_I,
    HTML_LABEL, HTML_LABEL, HTML_LABEL, HTML_MAIN, HTML_NAV, HTML_OBJECT, HTML_P, HTML_SCRIPT,
    HTML_SCRIPT, HTML_SCRIPT, HTML_TABLE, HTML_U, HTML_VIDEO, HTML_WBR, HTML_TAG_COUNT,
    HTML_TAG_COUNT, HTML_TAG_COUNT, HTML_TAG_COUNT,
};
// clang-format on

/* The row of a name in lower case, filled up with NUL. */
static enum html_tag
find_lower(const char name[TAG_NAME_BYTES], size_t n)
{
    if (n == 0 || name[0] < 'a' || name[0] > 'z') {
        return HTML_OTHER;
    }
    size_t end = letter_rows[name[0] - 'a' + 1];
    for (size_t i = letter_rows[name[0] - 'a']; i < end; i++) {
        if (tag_rows[i].n == n && memcmp(tag_rows[i].name, name, TAG_NAME_BYTES) == 0) {
            return (enum html_tag)i;
        }
    }
    return HTML_OTHER;
}

enum html_tag
html_tag_find(struct str name)
{
    char lower[TAG_NAME_BYTES] = {0};
    if (name.n == 0 || name.n > sizeof(lower)) {
        return HTML_OTHER;
    }
    for (size_t i = 0; i < name.n; i++) {
        lower[i] = byte_lower(name.p[i]);
    }
    return find_lower(lower, name.n);
}

unsigned
html_tag_flags(enum html_tag tag)
{
    return tag_rows[tag].flags;
}

const char *
html_tag_name(enum html_tag tag)
{
    return tag_rows[tag].name;
}

static bool
ends_name(char c)
{
    return byte_is_space(c) || c == '/' || c == '>' || c == '=';
}

static const char *
skip_space(const char *p, const char *end)
{
    while (p < end && byte_is_space(*p)) {
        p++;
    }
    return p;
}

/* The value that begins at p; *ret_after: the byte past it and its quotes. */
static struct str
attr_value(const char *p, const char *end, const char **ret_after)
{
    if (p < end && (*p == '"' || *p == '\'')) {
        const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
        *ret_after = close ? close + 1 : end;
        return str_span(p + 1, close ? close : end);
    }
    const char *begin = p;
    while (p < end && !byte_is_space(*p)) {
        p++;
    }
    *ret_after = p;
    return str_span(begin, p);
}

bool
html_attr_next(struct str *rest, struct str *ret_name, struct str *ret_value)
{
    const char *p = rest->p, *end = rest->p ? rest->p + rest->n : NULL;
    while (p < end && (byte_is_space(*p) || *p == '/')) {
        p++;
    }
    if (p >= end) {
        return false;
    }
    const char *begin = p;
    p++; /* a leading "=" belongs to the name */
    while (p < end && !ends_name(*p)) {
        p++;
    }
    *ret_name = str_span(begin, p);
    *ret_value = STR_NONE;
    p = skip_space(p, end);
    if (p < end && *p == '=') {
        *ret_value = attr_value(skip_space(p + 1, end), end, &p);
    }
    *rest = str_span(p, end);
    return true;
}

struct str
html_attr(struct str attrs, const char *name)
{
    struct str key, value, want = str_of(name);
    while (html_attr_next(&attrs, &key, &value)) {
        if (key.n == want.n && str_eq_nocase(key, want)) {
            return value.p ? value : STR("");
        }
    }
    return STR_NONE;
}

/* The quote at p begins a value: it stands behind "=". */
static bool
opens_value(const char *begin, const char *p)
{
    const char *before = p - 1;
    while (before > begin && byte_is_space(*before)) {
        before--;
    }
    return p > begin && *before == '=';
}

/* The byte past the ">" that closes the tag whose inside begins at `at`. */
static size_t
tag_end(struct str text, size_t at)
{
    size_t left = text.n - at < TAG_LIMIT_BYTES ? text.n - at : (size_t)TAG_LIMIT_BYTES;
    const char *begin = text.p + at, *p = begin, *end = begin + left;
    while (p < end && *p != '>') {
        bool is_value = (*p == '"' || *p == '\'') && opens_value(begin, p);
        const char *close = is_value ? memchr(p + 1, *p, (size_t)(end - p - 1)) : p;
        if (!close) {
            /* the quote never closes: the tag ends at the next ">" */
            const char *gt = memchr(p, '>', (size_t)(end - p));
            return gt ? (size_t)(gt - text.p) + 1 : (size_t)(end - text.p);
        }
        p = close + 1;
    }
    return p < end ? (size_t)(p - text.p) + 1 : (size_t)(end - text.p);
}

bool
html_mark_read(struct str text, size_t at, struct html_mark *ret)
{
    size_t i = at + 1;
    ret->is_close = i < text.n && text.p[i] == '/';
    i += ret->is_close;
    if (i >= text.n || !byte_is_alpha(text.p[i])) {
        return false;
    }
    size_t begin = i;
    char lower[TAG_NAME_BYTES] = {0};
    while (i < text.n && !byte_is_space(text.p[i]) && text.p[i] != '/' && text.p[i] != '>') {
        if (i - begin < sizeof(lower)) {
            lower[i - begin] = byte_lower(text.p[i]);
        }
        i++;
    }
    ret->name = str_sub(text, begin, i - begin);
    ret->tag = i - begin <= sizeof(lower) ? find_lower(lower, i - begin) : HTML_OTHER;
    ret->end = i < text.n && text.p[i] == '>' ? i + 1 : tag_end(text, i);
    size_t inside = ret->end > i && text.p[ret->end - 1] == '>' ? ret->end - 1 : ret->end;
    ret->is_empty = inside > i && text.p[inside - 1] == '/';
    ret->attrs = str_sub(text, i, inside - i);
    return true;
}

/* "</name" with its end stands at p. */
static bool
closes(const char *p, const char *end, struct str name)
{
    if ((size_t)(end - p) < name.n + 2 || p[1] != '/' ||
        !str_eq_nocase((struct str){p + 2, name.n}, name)) {
        return false;
    }
    const char *after = p + 2 + name.n;
    return after == end || ends_name(*after);
}

size_t
html_raw_end(struct str text, size_t from, struct str name)
{
    const char *p = text.p + from, *end = text.p + text.n;
    while ((p = byte_near(p, end, '<')) != NULL) {
        if (closes(p, end, name)) {
            return (size_t)(p - text.p);
        }
        p++;
    }
    return text.n;
}
