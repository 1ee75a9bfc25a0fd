/* parse/json_guess.h: looking ahead in damaged JSON: is a key next, does a string
 * end at this quote? Each answer looks at most some hundred bytes far. Private to
 * json*.c. */
#ifndef PARSE_JSON_GUESS_H
#define PARSE_JSON_GUESS_H

#include <stdbool.h>

#include "base/str.h"

enum json_where { JSON_IN_KEY, JSON_IN_MEMBER, JSON_IN_ITEM };

/* Bytes of a bare key or word. */
bool json_is_word_byte(char c);
/* A short quoted or bare name and a colon. */
bool json_is_key_ahead(const char *p, const char *end);
/* Does the quote before p end the string that is read? */
bool json_is_string_end(const char *p, const char *end, enum json_where where);
/* The string from `begin` has no quote at its end: the quote at p begins the next
 * key. Returns where the string ended, or NULL when it is not so. */
const char *json_lost_end(const char *begin, const char *p, const char *end);

#endif
