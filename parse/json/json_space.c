/* parse/json/json_space.c: see json_space.h. Linear: what is searched in vain is
 * searched a fixed number of times. */
#include "parse/json/json_space.h"

#include "base/banned.h"

enum {
    MISSES_MAX = 16,
    TAG_MAX_BYTES = 200 /* of a tag among tokens */
};

static bool
at_text(const char *p, const char *end, const char *z)
{
    size_t n = strlen(z);
    return (size_t)(end - p) >= n && memcmp(p, z, n) == 0;
}

static const char *
after_blanks(const char *p, const char *end)
{
    while (p < end && (unsigned char)*p <= ' ') {
        p++;
    }
    return p;
}

/* Marks that wrap JSON in pages; only the mark is skipped. */
static const char *
skip_mark(const char *p, const char *end)
{
    static const char *const marks[] = {"<![CDATA[",    "<!]]>",        "<!--",         "-->",
                                        "]]>",          ")]}'",         "\xEF\xBB\xBF", "\xC2\xA0",
                                        "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\x8B"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (at_text(p, end, marks[i])) {
            return p + strlen(marks[i]);
        }
    }
    return NULL;
}

/* A bracket after which a document goes on: {" [{ {&quot; {@ */
static bool
holds_document(struct str text)
{
    const char *end = text.p + text.n;
    for (const char *p = text.p; p < end; p++) {
        if (*p != '{' && *p != '[') {
            continue;
        }
        const char *next = after_blanks(p + 1, end);
        if (next == end || strchr("\"'{[&@", *next)) {
            return true;
        }
    }
    return false;
}

/* "<!-- words -->" whole; only the mark of "<!-- {"a": ..." before the root. */
static const char *
skip_html_comment(struct json_space *space, const char *p, const char *end)
{
    if (!at_text(p, end, "<!--") || space->n_misses >= MISSES_MAX) {
        return NULL;
    }
    struct str rest = str_span(p, end);
    size_t close = str_find(rest, STR("-->"));
    if (close == SIZE_MAX || (space->before_root && holds_document(str_sub(rest, 0, close)))) {
        space->n_misses++;
        return NULL;
    }
    return p + close + 3;
}

static const char *
skip_line(const char *p, const char *end)
{
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    return nl ? nl + 1 : end;
}

static const char *
skip_comment(const char *p, const char *end)
{
    if (at_text(p, end, "/*")) {
        struct str rest = str_span(p, end);
        size_t close = str_find(str_sub(rest, 2, SIZE_MAX), STR("*/"));
        return close == SIZE_MAX ? end : p + 2 + close + 2;
    }
    if (!at_text(p, end, "//")) {
        return NULL;
    }
    p += 2;
    while (p < end && (*p == ' ' || *p == '\t')) {
        p++;
    }
    const char *mark = skip_mark(p, end);
    return mark ? mark : skip_line(p, end);
}

/* <br>, <p>, </div> among the tokens, &nbsp;, and "# words". */
static const char *
skip_guessed(const char *p, const char *end)
{
    static const char *const tags[] = {"br", "p", "div", "span", "pre", "code", "b", "i", "em"};
    if (at_text(p, end, "&nbsp;") || at_text(p, end, "&#160;")) {
        return p + 6;
    }
    if (*p == '#') {
        return skip_line(p, end);
    }
    if (*p != '<') {
        return NULL;
    }
    const char *name = p + 1 + (end - p > 1 && p[1] == '/');
    const char *stop = name;
    while (stop < end && byte_is_alpha(*stop)) {
        stop++;
    }
    size_t n = (size_t)(end - stop) < TAG_MAX_BYTES ? (size_t)(end - stop) : TAG_MAX_BYTES;
    const char *gt = memchr(stop, '>', n);
    for (size_t i = 0; gt && i < sizeof tags / sizeof *tags; i++) {
        if (str_is_nocase(str_span(name, stop), tags[i])) {
            return gt + 1;
        }
    }
    return NULL;
}

static const char *
skip_one(struct json_space *space, const char *p, const char *end)
{
    const char *next = NULL;
    if (*p == '/') {
        return skip_comment(p, end);
    }
    if (*p == '<') {
        next = skip_html_comment(space, p, end);
    }
    next = next ? next : skip_mark(p, end);
    return next || !space->guesses ? next : skip_guessed(p, end);
}

const char *
json_skip_space(struct json_space *space, const char *p, const char *end)
{
    for (;;) {
        p = after_blanks(p, end);
        if (p == end) {
            return p;
        }
        char c = *p;
        if (byte_is_alpha(c) || byte_is_digit(c) || c == '"' || c == '{' || c == '[') {
            return p;
        }
        const char *next = skip_one(space, p, end);
        if (!next) {
            return p;
        }
        space->was_met = true;
        p = next;
    }
}
