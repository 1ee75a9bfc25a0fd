/* parse/charset.h: the bytes of a page as UTF-8, converted once at the edge.
 * Order: byte order mark, then what the bytes prove (valid UTF-8 with multi-byte
 * sequences beats a declared single-byte set), then the Content-Type header, then
 * <meta>, then windows-1252. */
#ifndef PARSE_CHARSET_H
#define PARSE_CHARSET_H

#include "base/arena.h"
#include "base/str.h"

/* `body` itself (without its byte order mark) when it is clean UTF-8 already;
 * else a copy in the arena. Bytes that mean nothing become U+FFFD. *ret_name
 * (may be NULL): the encoding read, static. STR_NONE when out of memory. */
struct str charset_decode(struct arena *arena, struct str body, struct str content_type,
                          const char **ret_name);

/* The canonical name ("windows-1252") for a label ("latin1"); NULL if unknown. */
const char *charset_find(struct str label);

#endif
