/* parse/json/json_get.c: ways through a JSON tree that need no checks in between. */
#include "parse/json/json.h"

#include "base/banned.h"

/* Of two members of one name the last holds, as in JavaScript, if it says
 * anything. */
static const struct json *
better_of(const struct json *old, const struct json *member)
{
    bool is_empty = member->type == JSON_STRING && member->text.n == 0;
    return member->type == JSON_NULL || (is_empty && old) ? old : member;
}

const struct json *
json_member(const struct json *object, struct str key)
{
    if (!object || object->type != JSON_OBJECT) {
        return NULL;
    }
    const struct json *found = NULL;
    for (const struct json *member = object->first; member; member = member->next) {
        if (member->key.n == key.n && memcmp(member->key.p, key.p, key.n) == 0) {
            found = better_of(found, member);
        }
    }
    return found;
}

static const struct json *
json_at(const struct json *array, int64_t index)
{
    const struct json *item = array->first;
    while (item && index-- > 0) {
        item = item->next;
    }
    return item && item->type != JSON_NULL ? item : NULL;
}

static const struct json *
json_get_part(const struct json *object, struct str name)
{
    if (object->type == JSON_ARRAY) {
        int64_t index;
        return str_int(name, &index) && index >= 0 ? json_at(object, index) : NULL;
    }
    if (object->type != JSON_OBJECT) {
        return NULL;
    }
    const struct json *found = NULL;
    for (const struct json *member = object->first; member; member = member->next) {
        if (str_eq(member->key, name)) {
            found = better_of(found, member);
        }
    }
    return found;
}

const struct json *
json_path(const struct json *node, const char *path)
{
    struct str rest = str_of(path);
    while (node && rest.p) {
        node = json_get_part(node, str_cut(&rest, '.'));
    }
    return node;
}

struct str
json_text(const struct json *node)
{
    if (!node) {
        return STR_NONE;
    }
    switch (node->type) {
    case JSON_STRING:
    case JSON_NUMBER:
        return node->truncated ? STR_NONE : node->text;
    case JSON_TRUE:
        return STR("true");
    case JSON_FALSE:
        return STR("false");
    case JSON_NULL:
    case JSON_ARRAY:
    case JSON_OBJECT:
        break;
    }
    return STR_NONE;
}

struct str
json_path_text(const struct json *node, const char *path)
{
    return json_text(json_path(node, path));
}

bool
json_is_true(const struct json *node)
{
    struct str text = json_text(node);
    return str_is_nocase(text, "true") || str_is_nocase(text, "yes") || str_is(text, "1");
}

const struct json *
json_items(const struct json *node)
{
    if (!node || node->type == JSON_NULL) {
        return NULL;
    }
    return node->type == JSON_ARRAY ? node->first : node;
}
