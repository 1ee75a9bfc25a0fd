/* parse/structured/embedded_flat.c: see embedded_flat.h. Forms: the packages devalue (Nuxt 3)
 * and turbo-stream (Remix, React Router) as of 2025. References may share and form
 * rings: levels and nodes are limited. */
#include "parse/structured/embedded_flat.h"

#include "parse/html/html_find.h"

#include "base/banned.h"

enum {
    ENTRIES_MIN = 4,
    LEVELS_MAX = 5,
    NODES_MAX = 200000,
    CHECKED = 40 /* entries looked at to tell the form */
};

static bool
is_index(const struct json *node, size_t n, size_t *ret)
{
    int64_t value = -1;
    bool is_number = node->type == JSON_NUMBER && str_int(node->text, &value);
    *ret = value >= 0 ? (size_t)value : 0;
    return is_number && value >= 0 && (size_t)value < n;
}

/* All members are numbers, some of them entries: negative ones stand for
 * undefined and its like. */
static bool
refers(const struct json *object, size_t n)
{
    size_t ignored, n_entries = 0;
    for (const struct json *member = object->first; member; member = member->next) {
        if (member->type != JSON_NUMBER) {
            return false;
        }
        n_entries += is_index(member, n, &ignored);
    }
    return n_entries > 0;
}

bool
flat_is(const struct json *root)
{
    if (!root || root->type != JSON_ARRAY || root->n < ENTRIES_MIN) {
        return false;
    }
    size_t left = CHECKED, n_objects = 0;
    for (const struct json *item = root->first; item && left > 0; item = item->next, left--) {
        bool is_object = item->type == JSON_OBJECT && item->n > 0;
        if (is_object && !refers(item, root->n)) {
            return false;
        }
        n_objects += is_object;
    }
    return n_objects > 0;
}

/* ---- following references ---- */

struct flat {
    const struct json **entries;
    size_t n;
    struct arena *arena;
    size_t left; /* nodes */
};

static struct json *follow(struct flat *flat, size_t index, int level);

/* ["Ref", 7], ["Date", "2026-05-01"]: what it wraps. */
static const struct json *
unwrapped(const struct flat *flat, const struct json *entry)
{
    static const char *const words[] = {
        "ShallowReactive", "Reactive", "Ref", "ShallowRef", "EmptyRef",
        "EmptyShallowRef", "Date",     "D",   "P"};
    for (int i = 0; i < LEVELS_MAX && entry->type == JSON_ARRAY && entry->n == 2; i++) {
        const struct json *name = entry->first, *value = name->next;
        bool is_wrapped = false;
        for (size_t k = 0; name->type == JSON_STRING && k < sizeof words / sizeof *words; k++) {
            is_wrapped = is_wrapped || str_is(name->text, words[k]);
        }
        size_t index;
        if (!is_wrapped) {
            return entry;
        }
        if (!is_index(value, flat->n, &index)) {
            return value;
        }
        entry = flat->entries[index];
    }
    return entry;
}

/* "_12" is the name that entry 12 holds. */
static struct str
key_of(const struct flat *flat, struct str key)
{
    int64_t index = -1;
    bool is_number = key.n > 1 && key.p[0] == '_' && str_int(str_sub(key, 1, SIZE_MAX), &index);
    if (!is_number || index < 0 || (size_t)index >= flat->n ||
        flat->entries[index]->type != JSON_STRING) {
        return key;
    }
    return flat->entries[index]->text;
}

static void // NOLINTNEXTLINE(misc-no-recursion): LEVELS_MAX deep
follow_members(struct flat *flat, const struct json *entry, struct json *ret, int level)
{
    struct json **end = &ret->first;
    for (const struct json *member = entry->first; member; member = member->next) {
        size_t index;
        struct json *child =
            is_index(member, flat->n, &index) ? follow(flat, index, level + 1) : NULL;
        if (child) {
            child->key = entry->type == JSON_OBJECT ? key_of(flat, member->key) : STR_NONE;
            *end = child;
            end = &child->next;
            ret->n++;
        }
    }
}

static struct json * // NOLINTNEXTLINE(misc-no-recursion): LEVELS_MAX deep
follow(struct flat *flat, size_t index, int level)
{
    const struct json *entry = unwrapped(flat, flat->entries[index]);
    if (level > LEVELS_MAX || flat->left == 0) {
        return NULL;
    }
    flat->left--;
    struct json *ret = ARENA_NEW(flat->arena, struct json);
    if (!ret) {
        return NULL;
    }
    ret->type = entry->type;
    ret->text = entry->text;
    ret->truncated = entry->truncated;
    if (entry->type == JSON_OBJECT || entry->type == JSON_ARRAY) {
        follow_members(flat, entry, ret, level);
    }
    return ret;
}

/* Names of a title and of a text among the keys: worth following. */
static bool
may_be_posting(const struct flat *flat, const struct json *object)
{
    bool has_title = false, has_text = false;
    for (const struct json *member = object->first; member; member = member->next) {
        struct str key = key_of(flat, member->key);
        has_title = has_title || str_has_nocase(key, STR("title")) || str_is_nocase(key, "name");
        has_text = has_text || str_has_nocase(key, STR("description")) ||
                   str_has_nocase(key, STR("content")) || str_has_nocase(key, STR("body"));
    }
    return has_title && has_text;
}

struct json *
flat_read(const struct json *root, struct arena *arena)
{
    struct flat flat = {.arena = arena, .left = NODES_MAX};
    flat.entries = ARENA_ARRAY(arena, root->n, const struct json *);
    struct json *all = ARENA_NEW(arena, struct json);
    if (!flat.entries || !all) {
        return NULL;
    }
    for (const struct json *item = root->first; item; item = item->next) {
        flat.entries[flat.n++] = item;
    }
    all->type = JSON_ARRAY;
    struct json **end = &all->first;
    for (size_t i = 0; i < flat.n; i++) {
        const struct json *entry = flat.entries[i];
        struct json *object =
            entry->type == JSON_OBJECT && may_be_posting(&flat, entry) ? follow(&flat, i, 0) : NULL;
        if (object) {
            *end = object;
            end = &object->next;
            all->n++;
        }
    }
    return all->n ? all : NULL;
}
