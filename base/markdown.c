/* base/markdown.c: the marks of Markdown inside a line undone: emphasis, code,
 * links, backslashes before marks. Must leave what people write without it:
 * snake_case, "Kolleg*innen", 100`000, a lone asterisk, lists and headings.
 * Source: CommonMark 0.31, chapters 2.4 and 6. */
#include "base/markup.h"

#include "base/banned.h"

enum { LINK_BYTES = 400, EMPHASIS_LEAST = 2 };

static bool
is_word(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || (unsigned char)c >= 0x80;
}

static char
byte_at(struct str text, size_t at)
{
    char c = ' ';
    if (at < text.n) {
        c = text.p[at];
    }
    return c;
}

/* Marks that a backslash makes plain. */
static bool
is_escapable(char c)
{
    return c != '\0' && strchr("-+.#()*_!>|~&$[]{}`<'\"/\\", c) != NULL;
}

static bool
is_edge(char c, const char *edges)
{
    return c != '\0' && strchr(edges, c) != NULL;
}

/* Bytes of the run of one mark at `at`. */
static size_t
run_bytes(struct str text, size_t at)
{
    size_t n = 1;
    while (at + n < text.n && text.p[at + n] == text.p[at]) {
        n++;
    }
    return n;
}

/* Whether the run of n marks only sets off the words beside it. */
static bool
is_emphasis(struct str text, size_t at, size_t n)
{
    char mark = text.p[at];
    char before = byte_at(text, at ? at - 1 : SIZE_MAX), after = byte_at(text, at + n);
    if (mark == '*') {
        bool is_alone = byte_is_space(before) && byte_is_space(after);
        bool is_power = byte_is_digit(before) && byte_is_digit(after);
        return n >= EMPHASIS_LEAST && !is_alone && !is_power;
    }
    bool opens = is_word(after) && is_edge(before, " \n\t([\"'*");
    bool closes = is_word(before) && is_edge(after, " \n\t)].,;:!?\"'*");
    return opens || closes;
}

/* "[words](https://...)" at `at`: its words; absent when it is no link. *ret_n: its bytes. */
static struct str
link_words(struct str text, size_t at, size_t *ret_n)
{
    struct str rest = str_sub(text, at, LINK_BYTES);
    size_t line = str_find_byte(rest, '\n');
    rest = str_sub(rest, 0, line);
    size_t middle = str_find(rest, STR("]("));
    size_t inner = str_find_byte(str_sub(rest, 1, rest.n), '[');
    if (middle == SIZE_MAX || inner < middle) {
        return STR_NONE;
    }
    struct str target = str_sub(rest, middle + 2, rest.n);
    size_t end = str_find_byte(target, ')');
    bool is_target = str_starts(target, STR("http")) || str_starts(target, STR("/")) ||
                     str_starts(target, STR("mailto:")) || str_starts(target, STR("www.")) ||
                     str_starts(target, STR("#"));
    if (end == SIZE_MAX || !is_target) {
        return STR_NONE;
    }
    *ret_n = middle + 2 + end + 1;
    return str_sub(rest, 1, middle - 1);
}

static bool
has_mark(struct str text)
{
    static const char MARKS[] = {'\\', '_', '`', '['};
    for (size_t i = 0; i < sizeof MARKS; i++) {
        if (str_find_byte(text, MARKS[i]) != SIZE_MAX) {
            return true;
        }
    }
    return str_has(text, STR("**"));
}

struct undoing {
    struct str text;
    size_t at;
    char *out;
    size_t n;
};

static void
keep(struct undoing *u, size_t n)
{
    memcpy(u->out + u->n, u->text.p + u->at, n);
    u->n += n;
    u->at += n;
}

/* The mark at hand: past it, or past what it hides. */
static void
undo_mark(struct undoing *u)
{
    char c = u->text.p[u->at];
    if (c == '\\') {
        u->at += is_escapable(byte_at(u->text, u->at + 1));
        keep(u, 1);
        return;
    }
    if (c == '[') {
        size_t n = 0;
        struct str words = link_words(u->text, u->at, &n);
        if (!words.p) {
            keep(u, 1);
            return;
        }
        memcpy(u->out + u->n, words.p, words.n);
        u->n += words.n;
        u->at += n;
        return;
    }
    size_t n = run_bytes(u->text, u->at);
    if (is_emphasis(u->text, u->at, n)) {
        u->at += n;
    } else {
        keep(u, n);
    }
}

struct str
markdown_undo(struct arena *arena, struct str text)
{
    if (!has_mark(text)) {
        return text;
    }
    struct undoing u = {.text = text, .out = arena_bytes(arena, text.n)};
    if (!u.out) {
        return STR_NONE;
    }
    while (u.at < text.n) {
        char c = text.p[u.at];
        if (c == '\\' || c == '_' || c == '`' || c == '*' || c == '[') {
            undo_mark(&u);
        } else {
            keep(&u, 1);
        }
    }
    return u.n == text.n ? text : (struct str){u.out, u.n};
}
