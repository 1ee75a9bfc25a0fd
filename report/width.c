/* report/width.c: columns of a terminal, and lines of so many. Pure. */
#include "report/width.h"

#include "base/markup.h"

#include "base/banned.h"

// clang-format off
static const struct width_row ROWS[] = {
    {0x0300, 0x036F, 0, "\u0301"}, /* combining marks */
    {0x0483, 0x0489, 0, "\u0483"},
    {0x0591, 0x05BD, 0, "\u05B0"},
    {0x0610, 0x061A, 0, "\u0610"},
    {0x064B, 0x065F, 0, "\u064E"},
    {0x093C, 0x093C, 0, "\u093C"},
    {0x0941, 0x0948, 0, "\u0941"},
    {0x094D, 0x094D, 0, "\u094D"},
    {0x0E31, 0x0E31, 0, "\u0E31"},
    {0x0E34, 0x0E3A, 0, "\u0E34"},
    {0x0E47, 0x0E4E, 0, "\u0E48"},
    {0x1100, 0x115F, 2, "\u1100"}, /* Hangul initials */
    {0x1AB0, 0x1AFF, 0, "\u1AB0"},
    {0x1DC0, 0x1DFF, 0, "\u1DC0"},
    {0x200B, 0x200F, 0, "\u200B"}, /* no width, and marks of direction */
    {0x202A, 0x202E, 0, "\u202C"}, /* turn the direction of writing */
    {0x2060, 0x2069, 0, "\u2060"},
    {0x20D0, 0x20FF, 0, "\u20DD"},
    {0x2E80, 0x303E, 2, "\u3001"}, /* CJK */
    {0x3041, 0x4DBF, 2, "\u30DF"},
    {0x4E00, 0xA4CF, 2, "\u793E"},
    {0xA960, 0xA97F, 2, "\uA960"},
    {0xAC00, 0xD7A3, 2, "\uD55C"}, /* Hangul */
    {0xF900, 0xFAFF, 2, "\uF900"},
    {0xFE00, 0xFE0F, 0, "\uFE0F"}, /* variation selectors */
    {0xFE20, 0xFE2F, 0, "\uFE20"},
    {0xFE30, 0xFE6F, 2, "\uFE30"},
    {0xFEFF, 0xFEFF, 0, "\uFEFF"},
    {0xFF01, 0xFF60, 2, "\uFF21"}, /* fullwidth */
    {0xFFE0, 0xFFE6, 2, "\uFFE5"},
    {0x1F300, 0x1F64F, 2, "\U0001F600"}, /* pictures */
    {0x1F680, 0x1F6FF, 2, "\U0001F680"},
    {0x1F900, 0x1F9FF, 2, "\U0001F980"},
    {0x20000, 0x3FFFD, 2, "\U00020000"},
    {0xE0100, 0xE01EF, 0, "\U000E0100"},
};
// clang-format on

const struct width_row *
width_rows(size_t *ret_n)
{
    *ret_n = sizeof ROWS / sizeof ROWS[0];
    return ROWS;
}

size_t
width_of_codepoint(uint32_t c)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0] && c >= ROWS[i].first; i++) {
        if (c <= ROWS[i].last) {
            return ROWS[i].columns;
        }
    }
    return 1;
}

size_t
width_of(struct str text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.n;) {
        width += width_of_codepoint(utf8_next(text, &at));
    }
    return width;
}

bool
width_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

struct str
width_cut(struct str *rest, size_t width)
{
    struct str line = *rest;
    size_t at = 0, used = 0, blank = 0; /* blank: where the last one stands */
    while (at < line.n) {
        size_t from = at;
        used += width_of_codepoint(utf8_next(line, &at));
        if (line.p[from] == ' ' && used <= width + 1) {
            blank = from;
        }
        if (used > width && from > 0) {
            size_t end = blank ? blank : from;
            *rest = str_sub(line, blank ? blank + 1 : from, line.n);
            return str_sub(line, 0, end);
        }
    }
    *rest = str_sub(line, line.n, line.n);
    return line;
}

size_t
width_longest_word(struct str text)
{
    size_t longest = 0;
    while (text.n) {
        size_t width = width_of(str_cut(&text, ' '));
        longest = width > longest ? width : longest;
    }
    return longest;
}
