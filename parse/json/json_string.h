/* parse/json/json_string.h: the inside of JSON strings: finding their end fast,
 * undoing their escapes. Private to parse/json/json.c. Source: RFC 8259 section 7,
 * ECMA-262 for the escapes that only JavaScript knows. */
#ifndef PARSE_JSON_STRING_H
#define PARSE_JSON_STRING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* From p on, the first byte that is `quote` and not escaped, or `end`.
 * *has_escape and *has_control (raw bytes below 0x20) are set when met, never
 * cleared. */
const char *json_string_end(const char *p, const char *end, char quote, bool *has_escape,
                            bool *has_control);

/* `raw` (what stands between the quotes) with its escapes undone, in the arena.
 * Surrogate pairs are joined, lone ones become U+FFFD, NULs are dropped, an
 * escape that is none stands for its character. STR_NONE when out of memory. */
struct str json_string_unescape(struct arena *arena, struct str raw);

#endif
