/* parse/json/json.h: JSON as found in the wild, into a tree in the arena. Strict JSON
 * (RFC 8259) reads as such; beyond it, what pages really hold is understood:
 * comments, CDATA marks and HTML comments around the whole, trailing commas and
 * semicolons, raw control characters in strings, single-quoted strings,
 * unquoted keys, NaN/undefined (null), surplus closing brackets, text cut off
 * at the end (what was complete is returned and `truncated` set). Guessed at:
 * quotes that are not escaped or are missing, missing commas, other signs for
 * comma and colon, bare texts, texts put together by "+", marks in numbers, markup
 * among the tokens.
 * Time is linear in the input; depth is limited (LIMIT_JSON_DEPTH). */
#ifndef PARSE_JSON_H
#define PARSE_JSON_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/str.h"

enum json_type {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json {
    enum json_type type;
    bool was_repaired;  /* of the root: damage was tolerated */
    bool was_guessed;   /* of the root: damage that can be read in more than one way */
    bool truncated;     /* of the root, each container left open, and a text cut off within:
                           the end was missing. json_text() gives no such text */
    struct str key;     /* of a member: its name, unescaped; else absent */
    struct str text;    /* STRING: unescaped UTF-8; NUMBER: its verbatim characters */
    struct json *first; /* ARRAY, OBJECT: children in order of appearance */
    struct json *next;  /* sibling */
    size_t n;           /* ARRAY, OBJECT: number of children */
};

/* Reads one value; strings without escapes borrow from `text`. *ret_used (may be
 * NULL): bytes consumed up to the end of the value. Errors: E_FORMAT (no JSON
 * value at all), E_LIMIT (depth), E_NOMEM. */
MUST_USE enum status json_read(struct str text, struct arena *arena, struct json **ret,
                               size_t *ret_used, struct error *err);

/* All accessors take NULL and wrong types in their stride, so that paths can be
 * chained without checks. */
const struct json *json_member(const struct json *object,
                               struct str key); /* NULL if absent or null */
/* Inline: the length of a literal is known. */
static inline const struct json *
json_get(const struct json *object, const char *key)
{
    return object && object->type == JSON_OBJECT ? json_member(object, str_of(key)) : NULL;
}
/* "a.b.c"; a numeric part indexes an array. */
const struct json *json_path(const struct json *node, const char *path);
/* STRING or NUMBER as its text, TRUE/FALSE as "true"/"false"; else absent. */
struct str json_text(const struct json *node);
static inline struct str
json_get_text(const struct json *object, const char *key)
{
    return json_text(json_get(object, key));
}
struct str json_path_text(const struct json *node, const char *path);
/* TRUE, "true", "yes", 1. */
bool json_is_true(const struct json *node);
/* For loops over arrays: a single non-array value counts as an array of one. */
const struct json *json_items(const struct json *node);
// NOLINTBEGIN(bugprone-macro-parentheses): `item` is a name
#define JSON_EACH(item, node)                                                                      \
    for (const struct json *item = json_items(node); item;                                         \
         item = (node) && (node)->type == JSON_ARRAY ? item->next : NULL)
// NOLINTEND(bugprone-macro-parentheses)

/* All values below and with a root, in the order of the text. A value may be changed
 * between two calls, and so may what is below it and behind it. */
struct json_walk {
    const struct json *root, *last;
    const struct json *stack[LIMIT_JSON_DEPTH + 2];
    size_t depth;
    bool has_begun;
};
struct json_walk json_walk_begin(const struct json *root); /* NULL: nothing */
const struct json *json_walk_next(struct json_walk *walk); /* NULL at the end */
/* Nothing of what is below the last value. */
void json_walk_skip(struct json_walk *walk);

#endif
