/* parse/jsonld_find.c: from the text of a script to the JobPosting objects in it.
 * Damage of JSON itself is json.c's affair; here it is markup round it. Kinds of
 * damage: issue tracker of extruct, Web Data Commons samples (seen 2026). */
#include "base/limits.h"
#include "base/markup.h"
#include "parse/jsonld.h"

#include "base/banned.h"

enum {
    FOUND_MAX = 4096, /* a page of postings holds under 200 */
    DECODE_TIMES = 2
};

/* The last part of "https://schema.org/JobPosting", "schema:JobPosting". */
static struct str
local_name(struct str type)
{
    for (size_t i = type.n; i > 0; i--) {
        char c = type.p[i - 1];
        if (c == '/' || c == ':' || c == '#') {
            return str_sub(type, i, SIZE_MAX);
        }
    }
    return type;
}

bool
jsonld_has_type(const struct json *node, const char *type)
{
    const struct json *types = json_get(node, "@type");
    types = types ? types : json_get(node, "type");
    JSON_EACH (item, types) {
        if (str_is_nocase(local_name(str_trim(json_text(item))), type)) {
            return true;
        }
    }
    return false;
}

bool
jsonld_is_posting(const struct json *node)
{
    return node && node->type == JSON_OBJECT && jsonld_has_type(node, "JobPosting");
}

/* Begins like encoded JSON: {&quot; or [{&#34; */
static bool
is_encoded(struct str text)
{
    size_t at = 0;
    while (at < text.n && (byte_is_space(text.p[at]) || text.p[at] == '{' || text.p[at] == '[')) {
        at++;
    }
    return at < text.n && text.p[at] == '&';
}

struct json *
jsonld_script(struct str text, struct arena *arena)
{
    struct json *root = NULL;
    for (int i = 0; i < DECODE_TIMES && is_encoded(text); i++) {
        text = markup_unescape(arena, text);
    }
    if (json_read(text, arena, &root, NULL, NULL) != OK) {
        return NULL;
    }
    return root;
}

/* ---- finding, depth first without recursion ---- */

struct visit {
    const struct json *node;
    bool is_listed; /* inside an ItemList */
};

struct finder {
    struct visit stack[LIMIT_JSON_DEPTH + 2];
    size_t depth;
    size_t cap;
    struct arena *arena;
    struct jsonld_found *found;
};

static bool
take(struct finder *finder, const struct json *node, bool is_listed)
{
    struct jsonld_found *found = finder->found;
    if (found->n == FOUND_MAX) {
        found->is_limited = true;
        return true;
    }
    if (found->n == finder->cap) {
        size_t cap = finder->cap ? finder->cap * 4 : 4;
        const struct json **items = ARENA_ARRAY(finder->arena, cap, const struct json *);
        if (!items) {
            return false;
        }
        for (size_t i = 0; i < found->n; i++) {
            items[i] = found->items[i];
        }
        found->items = items;
        finder->cap = cap;
    }
    found->items[found->n++] = node;
    found->n_listed += is_listed;
    return true;
}

bool
jsonld_find(const struct json *root, struct arena *arena, struct jsonld_found *ret)
{
    *ret = (struct jsonld_found){0};
    struct finder finder = {.arena = arena, .found = ret};
    finder.stack[finder.depth++] = (struct visit){root, false};
    while (finder.depth > 0) {
        struct visit visit = finder.stack[--finder.depth];
        const struct json *node = visit.node;
        if (!node) {
            continue;
        }
        if (finder.depth > 0 || node != root) {
            /* the sibling waits below the children */
            finder.stack[finder.depth++] = (struct visit){node->next, visit.is_listed};
        }
        if (node->type != JSON_OBJECT && node->type != JSON_ARRAY) {
            continue;
        }
        if (jsonld_is_posting(node)) {
            if (!take(&finder, node, visit.is_listed)) {
                return false;
            }
            continue;
        }
        bool is_list = node->type == JSON_OBJECT && (jsonld_has_type(node, "ItemList") ||
                                                     jsonld_has_type(node, "SearchResultsPage"));
        ret->has_list = ret->has_list || is_list;
        if (finder.depth < LIMIT_JSON_DEPTH + 2) {
            finder.stack[finder.depth++] = (struct visit){node->first, visit.is_listed || is_list};
        }
    }
    return true;
}
