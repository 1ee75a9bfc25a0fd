/* parse/json/json_guess.h: looking ahead in damaged JSON: is a key next, does a string
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
/* `"name" "text",`: the name between its quotes is a key whose colon is lost. */
bool json_is_key_without_colon(const char *begin, const char *close, const char *end);
/* Does the quote before p end the string that is read? */
bool json_is_string_end(const char *p, const char *end, enum json_where where);
/* After a string of JavaScript: `+ "`, with a name between at most. Returns where
 * the next part's quote is, or NULL. */
const char *json_concat_ahead(const char *p, const char *end);
/* A key with one of its quotes alone: name": or "name: before a value's quote. The
 * name in *ret; returns where the colon is, or NULL. */
const char *json_half_key(const char *p, const char *end, struct str *ret);
/* Of `new Date("2026-03-04")` the text in quotes; of other words themselves. */
struct str json_call_argument(struct str words);
/* The string from `begin` has no quote at its end: the quote at p begins the next
 * key. Returns where the string ended, or NULL when it is not so. */
const char *json_lost_end(const char *begin, const char *p, const char *end);

#endif
