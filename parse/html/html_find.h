/* parse/html/html_find.h: finding words in whole pages. Private to parse/. */
#ifndef PARSE_HTML_FIND_H
#define PARSE_HTML_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* As str_find(), several times faster in markup: it looks for the byte of the
 * needle that is rarest there. */
size_t html_find(struct str text, struct str needle);
static inline bool
html_has(struct str text, struct str needle)
{
    return html_find(text, needle) != SIZE_MAX;
}

#endif
