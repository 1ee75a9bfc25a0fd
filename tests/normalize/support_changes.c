/* tests/normalize/support_changes.c: the changes, and what of the answers must stay. The shares
 * are about one in a hundred below what was measured over all rows. */
#include "support_changes.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/markup.h"

/* The byte there, or a blank beyond either end. */
static char
byte_at(struct str text, size_t at)
{
    char c = ' ';
    if (at < text.n) {
        c = text.p[at];
    }
    return c;
}

static bool
has_byte_of(struct str text, const char *bytes)
{
    for (size_t i = 0; i < text.n; i++) {
        if (strchr(bytes, text.p[i]) && text.p[i]) {
            return true;
        }
    }
    return false;
}

static bool
around(const struct change *c, struct str text, struct buf *out)
{
    buf_add_z(out, c->a);
    buf_add(out, text);
    buf_add_z(out, c->b);
    return true;
}

/* Only one line can be a list's item or be in brackets. */
static bool
around_line(const struct change *c, struct str text, struct buf *out)
{
    return !has_byte_of(text, "\n|*_`") && around(c, text, out);
}

static bool
around_bare(const struct change *c, struct str text, struct buf *out)
{
    return !has_byte_of(text, "\n()[]{}\"<>'") && around(c, text, out);
}

/* Behind the last word: a text that ends in a mark has its end already. */
static bool
behind(const struct change *c, struct str text, struct buf *out)
{
    char last = byte_at(text, text.n - 1);
    return !strchr(".,;:!?", last) && around(c, text, out);
}

/* A label; texts that have one stay. */
static bool
label(const struct change *c, struct str text, struct buf *out)
{
    enum { LABEL_BYTES = 34 };
    struct str head = str_sub(text, 0, LABEL_BYTES);
    return str_find_byte(head, ':') == SIZE_MAX && !str_has(head, STR("\uFF1A")) &&
           around(c, text, out);
}

/* In tags: what HTML would read as markup is escaped. */
static bool
tag(const struct change *c, struct str text, struct buf *out)
{
    return !has_byte_of(text, "<>&") && around(c, text, out);
}

/* Every a becomes b. */
static bool
swap(const struct change *c, struct str text, struct buf *out)
{
    struct str a = str_of(c->a);
    size_t at = str_find(text, a);
    if (at == SIZE_MAX || (c->b[0] == '&' && has_byte_of(text, "<"))) {
        return false;
    }
    for (; at != SIZE_MAX; at = str_find(text, a)) {
        buf_add(out, str_sub(text, 0, at));
        buf_add_z(out, c->b);
        text = str_sub(text, at + a.n, text.n);
    }
    buf_add(out, text);
    return true;
}

static bool
is_alnum(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c);
}

/* "-" between bytes of one class becomes b; a: "0" between figures (not of dates and codes),
 * "a" between letters. */
static bool
swap_hyphen(const struct change *c, struct str text, struct buf *out)
{
    bool is_changed = false;
    for (size_t i = 0; i < text.n; i++) {
        char before = byte_at(text, i - 1);
        char after = byte_at(text, i + 1);
        bool fits = c->a[0] == '0' ? byte_is_digit(before) && strchr("$0123456789", after) && after
                                   : byte_is_alpha(before) && byte_is_alpha(after);
        if (text.p[i] == '-' && fits) {
            buf_add_z(out, c->b);
            is_changed = true;
        } else {
            buf_add_byte(out, text.p[i]);
        }
    }
    return is_changed;
}

/* "," between a digit and three digits becomes b, in money that groups so. */
static bool
regroup(const struct change *c, struct str text, struct buf *out)
{
    bool is_changed = false;
    if (!str_has(text, STR("$")) && !str_has(text, STR("\u00A3"))) {
        return false;
    }
    for (size_t i = 0; i < text.n; i++) {
        size_t n = 0;
        while (i + 1 + n < text.n && byte_is_digit(text.p[i + 1 + n])) {
            n++;
        }
        if (text.p[i] == ',' && i > 0 && byte_is_digit(text.p[i - 1]) && n == 3) {
            buf_add_z(out, c->b);
            is_changed = true;
        } else {
            buf_add_byte(out, text.p[i]);
        }
    }
    return is_changed;
}

/* a: 'u' capitals, 'l' small letters, 'w' full-width letters and figures, 's' styled letters. */
static bool
recase(const struct change *c, struct str text, struct buf *out)
{
    if (has_byte_of(text, "<>&")) {
        return false;
    }
    for (size_t at = 0; at < text.n;) {
        utf8proc_int32_t p = (utf8proc_int32_t)utf8_next(text, &at);
        bool is_ascii = p < 0x80 && is_alnum((char)p);
        if (c->a[0] == 'u') {
            p = utf8proc_toupper(p);
        } else if (c->a[0] == 'l') {
            p = utf8proc_tolower(p);
        } else if (c->a[0] == 'w' && is_ascii) {
            p += 0xFEE0;
        } else if (c->a[0] == 's' && is_ascii && byte_is_alpha((char)p)) {
            p += p >= 'a' ? 0x1D5EE - 'a' : 0x1D5D4 - 'A';
        }
        buf_add_codepoint(out, (uint32_t)p);
    }
    return true;
}

static bool
decompose(const struct change *c, struct str text, struct buf *out)
{
    (void)c;
    size_t n = out->n;
    for (size_t at = 0; at < text.n;) {
        utf8proc_int32_t parts[8];
        utf8proc_ssize_t k = utf8proc_decompose_char((utf8proc_int32_t)utf8_next(text, &at), parts,
                                                     8, UTF8PROC_DECOMPOSE, NULL);
        for (utf8proc_ssize_t i = 0; i < k && k <= 8; i++) {
            buf_add_codepoint(out, (uint32_t)parts[i]);
        }
    }
    return out->n - n != text.n;
}

/* b inside of long words (a: "a") or between figures (a: "0"). */
static bool
inside(const struct change *c, struct str text, struct buf *out)
{
    enum { EDGE = 3 };
    bool is_changed = false;
    if (has_byte_of(text, "<>&")) {
        return false;
    }
    size_t run = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool is_mine = c->a[0] == '0' ? byte_is_digit(text.p[i]) : byte_is_alpha(text.p[i]);
        size_t ahead = 0;
        while (is_mine && ahead < EDGE && i + ahead < text.n &&
               (c->a[0] == '0' || byte_is_alpha(text.p[i + ahead]))) {
            ahead++;
        }
        bool is_seam = c->a[0] == '0' ? run >= 1 && is_mine : run == EDGE && ahead == EDGE;
        if (is_seam) {
            buf_add_z(out, c->b);
            is_changed = true;
        }
        run = is_mine ? run + 1 : 0;
        buf_add_byte(out, text.p[i]);
    }
    return is_changed;
}

/* A backslash before each mark of a. */
static bool
escape(const struct change *c, struct str text, struct buf *out)
{
    if (!has_byte_of(text, c->a) || has_byte_of(text, "<&\\")) {
        return false;
    }
    for (size_t i = 0; i < text.n; i++) {
        if (strchr(c->a, text.p[i])) {
            buf_add_byte(out, '\\');
        }
        buf_add_byte(out, text.p[i]);
    }
    return true;
}

/* a and b round the first word of four letters or more. */
static bool
around_word(const struct change *c, struct str text, struct buf *out)
{
    enum { LETTERS = 4 };
    size_t begin = 0, end = 0;
    while (end < text.n && end - begin < LETTERS) {
        begin = byte_is_alpha(text.p[end]) ? begin : end + 1;
        end++;
    }
    while (end < text.n && byte_is_alpha(text.p[end])) {
        end++;
    }
    char before = byte_at(text, begin - 1);
    char after = byte_at(text, end);
    if (end - begin < LETTERS || !strchr(" (", before) || !strchr(" ,.)", after) ||
        has_byte_of(text, "<*_`")) {
        return false;
    }
    buf_add(out, str_sub(text, 0, begin));
    (void)around(c, str_sub(text, begin, end - begin), out);
    buf_add(out, str_sub(text, end, text.n));
    return true;
}

/* "A<a>B" becomes "B<b>A". */
static bool
turn(const struct change *c, struct str text, struct buf *out)
{
    size_t at = str_find(text, str_of(c->a));
    struct str rest = str_sub(text, at == SIZE_MAX ? 0 : at + strlen(c->a), text.n);
    if (at == SIZE_MAX || str_has(rest, str_of(c->a)) || has_byte_of(text, ":(.")) {
        return false;
    }
    buf_add(out, rest);
    buf_add_z(out, c->b);
    buf_add(out, str_sub(text, 0, at));
    return true;
}

static bool
twice(const struct change *c, struct str text, struct buf *out)
{
    buf_add(out, text);
    buf_add_z(out, c->a);
    buf_add(out, text);
    return true;
}

#define AROUND(name, kinds, share, a, b)                                                           \
    {                                                                                              \
        name, kinds, share, around, a, b, false                                                    \
    }
#define LINE(name, kinds, share, a, b)                                                             \
    {                                                                                              \
        name, kinds, share, around_line, a, b, false                                               \
    }
#define BARE(name, kinds, share, a, b)                                                             \
    {                                                                                              \
        name, kinds, share, around_bare, a, b, false                                               \
    }
#define BEHIND(name, kinds, share, b)                                                              \
    {                                                                                              \
        name, kinds, share, behind, "", b, false                                                   \
    }
#define LABEL(kinds, share, a)                                                                     \
    {                                                                                              \
        a, kinds, share, label, a, "", false                                                       \
    }
#define TAG(name, kinds, share, a, b)                                                              \
    {                                                                                              \
        name, kinds, share, tag, a, b, false                                                       \
    }
#define SWAP(name, kinds, share, a, b)                                                             \
    {                                                                                              \
        name, kinds, share, swap, a, b, false                                                      \
    }

// clang-format off
const struct change CHANGES[] = {
    /* blanks and what is not seen */
    AROUND("blanks around", ALL_KINDS, 990, "  \t", "   "), AROUND("lines around", ALL_KINDS, 990, "\r\n", "\r\n"),
    AROUND("no-break spaces around", ALL_KINDS, 990, "\u00A0", "\u00A0"), AROUND("wide spaces around", ALL_KINDS, 990, "\u3000", "\u3000"),
    AROUND("byte order mark before", ALL_KINDS, 990, "\uFEFF", ""), AROUND("zero width around", ALL_KINDS, 990, "\u200B", "\u200B"), AROUND("marks of direction around", ALL_KINDS, 990, "\u200E", "\u200F"),
    SWAP("two blanks", ALL_KINDS, 990, " ", "  "), SWAP("no-break", ALL_KINDS, 990, " ", "\u00A0"), SWAP("thin", ALL_KINDS, 990, " ", "\u2009"), SWAP("narrow no-break", ALL_KINDS, 990, " ", "\u202F"),
    SWAP("figure space", ALL_KINDS, 990, " ", "\u2007"), SWAP("ideographic", ALL_KINDS, 990, " ", "\u3000"), SWAP("zero width at blanks", ALL_KINDS, 990, " ", "\u200B "), SWAP("soft hyphen at blanks", ALL_KINDS, 990, " ", "\u00AD "),
    {"soft hyphens in words", ALL_KINDS, 990, inside, "a", "\u00AD", false}, {"zero width in words", ALL_KINDS, 990, inside, "a", "\u200B", false}, {"zero width in figures", SALARY, 990, inside, "0", "\u200B", false},
    /* dashes, quotes, widths, compositions */
    SWAP("en dash", ALL_KINDS, 990, " - ", " \u2013 "), SWAP("em dash", ALL_KINDS, 990, " - ", " \u2014 "), SWAP("minus", ALL_KINDS, 990, " - ", " \u2212 "), SWAP("horizontal bar", SALARY | PLACE, 990, " - ", " \u2015 "),
    SWAP("wave dash", SALARY, 990, " - ", " \u301C "), SWAP("full-width tilde", SALARY, 990, " - ", " \uFF5E "), SWAP("tilde", SALARY, 990, " - ", " ~ "),
    {"en dash in figures", SALARY, 985, swap_hyphen, "0", "\u2013", false}, {"minus in figures", SALARY, 990, swap_hyphen, "0", "\u2212", false}, {"full-width hyphen in figures", SALARY, 990, swap_hyphen, "0", "\uFF0D", false},
    {"hyphen U+2010 in words", ALL_KINDS, 990, swap_hyphen, "a", "\u2010", false}, {"hyphen U+2011 in words", ALL_KINDS, 990, swap_hyphen, "a", "\u2011", false},
    SWAP("curly apostrophe", ALL_KINDS, 990, "'", "\u2019"), SWAP("straight apostrophe", ALL_KINDS, 990, "\u2019", "'"), SWAP("modifier apostrophe", ALL_KINDS, 990, "'", "\u02BC"),
    {"full-width letters and figures", ALL_KINDS, 990, recase, "w", "", false}, {"styled letters", ALL_KINDS, 990, recase, "s", "", false}, {"decomposed", ALL_KINDS, 985, decompose, "", "", false},
    SWAP("full-width comma", ALL_KINDS, 990, ", ", "\uFF0C"), SWAP("full-width colon", ALL_KINDS, 990, ": ", "\uFF1A"), SWAP("ligature", ALL_KINDS, 990, "fi", "\uFB01"),
    /* markup */
    SWAP("&nbsp;", ALL_KINDS, 990, " ", "&nbsp;"), SWAP("&#160;", ALL_KINDS, 990, " ", "&#160;"), SWAP("&ndash;", ALL_KINDS, 990, "\u2013", "&ndash;"), SWAP("&#8211;", ALL_KINDS, 990, "\u2013", "&#8211;"),
    SWAP("&euro;", SALARY, 990, "\u20AC", "&euro;"), SWAP("&pound;", SALARY, 990, "\u00A3", "&pound;"), SWAP("&#36;", SALARY, 985, "$", "&#36;"), SWAP("&rsquo;", ALL_KINDS, 990, "'", "&rsquo;"), SWAP("&amp;", ALL_KINDS & ~SALARY, 990, " & ", " &amp; "),
    TAG("<p>", ALL_KINDS, 990, "<p>", "</p>"), TAG("<b>", ALL_KINDS, 990, "<b>", "</b>"), TAG("<li>", ALL_KINDS, 990, "<ul><li>", "</li></ul>"), TAG("<br>", ALL_KINDS, 990, "", "<br>"), TAG("<td>", ALL_KINDS, 990, "<td>", "</td>"),
    TAG("encoded <p>", ALL_KINDS, 990, "&lt;p&gt;", "&lt;/p&gt;"),
    /* dress */
    BEHIND("full stop", ALL_KINDS, 990, "."), BEHIND("comma", ALL_KINDS, 990, ","), BEHIND("semicolon", ALL_KINDS, 990, ";"), BEHIND("exclamation mark", ALL_KINDS, 990, "!"), BEHIND("ellipsis", ALL_KINDS, 990, "\u2026"),
    BARE("round brackets", ALL_KINDS, 990, "(", ")"), BARE("square brackets", ALL_KINDS, 990, "[", "]"), BARE("quotes", ALL_KINDS, 990, "\"", "\""), BARE("curly quotes", ALL_KINDS, 990, "\u201C", "\u201D"),
    BARE("guillemets", ALL_KINDS, 990, "\u00AB", "\u00BB"), BARE("black brackets", ALL_KINDS, 990, "\u3010", "\u3011"), BARE("single quotes", ALL_KINDS, 990, "'", "'"),
    LINE("bullet", ALL_KINDS, 990, "\u2022 ", ""), LINE("hyphen as bullet", ALL_KINDS, 990, "- ", ""), LINE("asterisk as bullet", ALL_KINDS, 990, "* ", ""), LINE("tick", ALL_KINDS, 990, "\u2713 ", ""), LINE("number", ALL_KINDS & ~SALARY, 985, "1. ", ""),
    LINE("money bag", SALARY, 990, "\U0001F4B0 ", " \U0001F4B0"), LINE("pin", PLACE | WORKMODE, 990, "\U0001F4CD", ""), LINE("rockets", ALL_KINDS, 990, "\U0001F680", "\U0001F680"), LINE("joined picture", ALL_KINDS, 990, "\U0001F469\u200D\U0001F4BB ", ""),
    LINE("bold", ALL_KINDS, 990, "**", "**"), LINE("emphasis", ALL_KINDS, 980, "_", "_"), LINE("code", ALL_KINDS, 990, "`", "`"), LINE("heading", ALL_KINDS, 990, "## ", ""), LINE("table", ALL_KINDS, 990, "| ", " |"), BARE("link", ALL_KINDS, 990, "[", "](https://example.com/x)"),
    {"one bold word", ALL_KINDS, 990, around_word, "**", "**", false}, {"one emphatic word", ALL_KINDS, 990, around_word, "_", "_", false}, {"backslashes", ALL_KINDS, 990, escape, "-+.#()", "", false},
    /* labels */
    LABEL(SALARY, 985, "Salary: "), LABEL(SALARY, 985, "Gehalt: "), LABEL(SALARY, 985, "**Salary:** "), LABEL(PLACE, 985, "Location: "), LABEL(PLACE, 985, "Standort: "), LABEL(PLACE, 985, "**Location:** "), LABEL(PLACE, 980, "\u52E4\u52D9\u5730\uFF1A"),
    LABEL(TITLE, 990, "Job title: "), LABEL(TITLE, 990, "We are hiring: "), LABEL(TITLE, 990, "Poste : "), LABEL(SKILLS, 980, "Requirements: "), LABEL(WORKMODE, 990, "Work mode: "), LABEL(WORKMODE, 990, "Location: "),
    /* case, where it says nothing */
    {"capitals", TITLE | WORKMODE, 985, recase, "u", "", false}, {"capitals", PLACE, 975, recase, "u", "", false}, {"capitals", SALARY, 930, recase, "u", "", false},
    {"small letters", TITLE | WORKMODE, 985, recase, "l", "", false}, {"small letters", PLACE, 965, recase, "l", "", false}, {"small letters", SALARY, 920, recase, "l", "", false},
    /* the same money written otherwise */
    {"no grouping", SALARY, 990, regroup, ",", "", false}, {"grouped by blanks", SALARY, 990, regroup, ",", " ", false}, {"grouped by no-break spaces", SALARY, 990, regroup, ",", "\u00A0", false}, {"grouped by apostrophes", SALARY, 990, regroup, ",", "'", false},
    SWAP("blank behind the sign", SALARY, 990, "$", "$ "), SWAP("code for the sign", SALARY, 990, "\u20AC", "EUR"),
    /* order, repetition, company */
    {"A or B", PLACE, 915, turn, " or ", " or ", true}, {"A; B", PLACE, 990, turn, "; ", "; ", true}, {"A | B", PLACE, 990, turn, " | ", " | ", true},
    {"twice", SALARY | SKILLS | WORKMODE, 975, twice, "\n", "", false}, {"twice", PLACE, 980, twice, "; ", "", false}, {"twice between pipes", TITLE, 990, twice, " | ", "", false},
    AROUND("sentence before", PROSE_KINDS, 980, "Join our team. ", ""), BEHIND("sentence behind", PROSE_KINDS, 980, ". Apply today."), AROUND("lines around", PROSE_KINDS, 975, "Join our team.\n", "\nApply today."),
    AROUND("paragraphs around", PROSE_KINDS, 955, "We are a growing company.\n\n", "\n\nWe look forward to hearing from you."),
    {"line break before a joint", SKILLS, 990, swap, " and ", "\nand ", false}, {"line break behind a dash", SALARY, 990, swap, " - ", " -\n", false}, {"line break before a joint", SALARY, 990, swap, " to ", "\nto ", false}, {"line break behind a comma", PLACE | SKILLS, 990, swap, ", ", ",\n", false},
};
// clang-format on
const size_t CHANGE_COUNT = sizeof CHANGES / sizeof CHANGES[0];
