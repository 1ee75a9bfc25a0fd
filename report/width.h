/* report/width.h: private to report/. How many columns of a terminal words take.
 * Source: Unicode 15.1, EastAsianWidth (W and F are two) and general category
 * (Mn and format characters are none); the common blocks, not every one. */
#ifndef REPORT_WIDTH_H
#define REPORT_WIDTH_H

#include <stdint.h>

#include "base/str.h"

/* A run of code points that do not take one column. */
struct width_row {
    uint32_t first, last;
    uint8_t columns;
    const char *example; /* one of them */
};
/* Ascending; *ret_n rows. */
const struct width_row *width_rows(size_t *ret_n);
/* 0, 1 or 2; a control character counts as the blank that is shown for it. */
size_t width_of_codepoint(uint32_t c);
size_t width_of(struct str text);
/* Whether a terminal must not get it: C0 and C1 controls, and those that turn the
 * direction of writing. */
bool width_is_control(uint32_t c);
/* Takes the next line of at most `width` columns (at least one code point) off
 * *rest: up to a blank where there is one. */
struct str width_cut(struct str *rest, size_t width);
/* Columns of the longest word. */
size_t width_longest_word(struct str text);

#endif
