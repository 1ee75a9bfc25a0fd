/* parse/json/json_walk.c: all values of a JSON tree in the order of the text, without
 * recursion. */
#include "parse/json/json.h"

#include "base/banned.h"

struct json_walk
json_walk_begin(const struct json *root)
{
    return (struct json_walk){.root = root};
}

static void
push(struct json_walk *walk, const struct json *node)
{
    if (node && walk->depth < sizeof walk->stack / sizeof walk->stack[0]) {
        walk->stack[walk->depth++] = node;
    }
}

const struct json *
json_walk_next(struct json_walk *walk)
{
    const struct json *last = walk->last;
    if (!walk->has_begun) {
        walk->has_begun = true;
        push(walk, walk->root);
    } else if (last) {
        push(walk, last == walk->root ? NULL : last->next);
        push(walk, last->type == JSON_OBJECT || last->type == JSON_ARRAY ? last->first : NULL);
    }
    walk->last = walk->depth > 0 ? walk->stack[--walk->depth] : NULL;
    return walk->last;
}

void
json_walk_skip(struct json_walk *walk)
{
    if (walk->last && walk->last != walk->root) {
        push(walk, walk->last->next);
    }
    walk->last = NULL;
}
