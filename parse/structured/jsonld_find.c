/* parse/structured/jsonld_find.c: the JobPosting objects of a document. */
#include "base/limits.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum {
    FOUND_MAX = 4096 /* a page of postings holds under 200 */
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

/* "JobPosting", "jobposting", "Job Posting". */
static bool
is_same_name(struct str text, const char *name)
{
    size_t i = 0;
    for (; *name; name++, i++) {
        while (i < text.n && (text.p[i] == ' ' || text.p[i] == '_' || text.p[i] == '-')) {
            i++;
        }
        if (i == text.n || byte_lower(text.p[i]) != byte_lower(*name)) {
            return false;
        }
    }
    return i == text.n;
}

bool
jsonld_has_type(const struct json *node, const char *type)
{
    const struct json *types = json_get(node, "@type");
    types = types ? types : json_get(node, "type");
    JSON_EACH (item, types) {
        if (is_same_name(local_name(str_trim(json_text(item))), type)) {
            return true;
        }
    }
    return false;
}

bool
jsonld_is_posting(const struct json *node)
{
    if (!node || node->type != JSON_OBJECT) {
        return false;
    }
    if (json_get(node, "@type") || json_get(node, "type")) {
        return jsonld_has_type(node, "JobPosting");
    }
    /* its type is lost, but no other type has these */
    return json_get(node, "hiringOrganization") && json_get(node, "title") &&
           json_get(node, "description");
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

/* A posting is taken; what else may hold one is visited. */
static bool
look_at(struct finder *finder, const struct visit *visit)
{
    const struct json *node = visit->node;
    if (node->type != JSON_OBJECT && node->type != JSON_ARRAY) {
        return true;
    }
    if (jsonld_is_posting(node)) {
        return take(finder, node, visit->is_listed);
    }
    bool is_list = node->type == JSON_OBJECT && (jsonld_has_type(node, "ItemList") ||
                                                 jsonld_has_type(node, "SearchResultsPage"));
    finder->found->has_list = finder->found->has_list || is_list;
    if (finder->depth < LIMIT_JSON_DEPTH + 2) {
        finder->stack[finder->depth++] = (struct visit){node->first, visit->is_listed || is_list};
    }
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
        if (!visit.node) {
            continue;
        }
        if (finder.depth > 0 || visit.node != root) {
            /* the sibling waits below the children */
            finder.stack[finder.depth++] = (struct visit){visit.node->next, visit.is_listed};
        }
        if (!look_at(&finder, &visit)) {
            return false;
        }
    }
    return true;
}
