/* parse/structured/microdata.c: items and properties of a tree. WHATWG HTML 5 (microdata) and
 * W3C RDFa Lite 1.1, as far as job postings need them. Properties that have a
 * type become objects, text becomes strings; descriptions keep their markup.
 * Hidden <meta> and <link> count like visible elements. */
#include "parse/structured/microdata.h"

#include "parse/html/html_find.h"

#include "base/limits.h"
#include "base/markup.h"

#include "base/banned.h"

enum {
    ITEMS_MAX = 4096,
    ITEM_DEPTH = 16 /* nested items; real ones reach 4 */
};

struct open_item {
    struct json *node;
    uint32_t after; /* index past its subtree */
};

struct reading {
    const struct html_tree *tree;
    struct arena *arena;
    bool is_rdfa;
    struct open_item stack[ITEM_DEPTH];
    size_t depth;
    struct json *all, **end;
};

static struct json *
new_node(struct reading *r, enum json_type type, struct str key, struct str text)
{
    struct json *node = ARENA_NEW(r->arena, struct json);
    if (node) {
        *node = (struct json){.type = type, .key = key, .text = text};
    }
    return node;
}

/* A member; a second one of the same name makes an array of them. */
static void
add_member(struct reading *r, struct json *object, struct json *member)
{
    struct json **end = &object->first;
    struct json *same = NULL;
    if (object->n >= LIMIT_RAW_VALUES) {
        return;
    }
    while (*end) {
        same = str_eq((*end)->key, member->key) ? *end : same;
        end = &(*end)->next;
    }
    if (!same) {
        *end = member;
        object->n++;
        return;
    }
    if (same->type != JSON_ARRAY) {
        struct json *first = new_node(r, same->type, STR_NONE, same->text);
        if (!first) {
            return;
        }
        first->first = same->first;
        first->n = same->n;
        same->type = JSON_ARRAY;
        same->first = first;
        same->n = 1;
    }
    if (same->n >= LIMIT_RAW_VALUES) {
        return;
    }
    struct json **last = &same->first;
    while (*last) {
        last = &(*last)->next;
    }
    *last = member;
    same->n++;
}

/* What an element says of itself. */
struct mark {
    struct str name, type;
    bool is_item;
};

static struct mark
read_mark(const struct html_node *node, bool is_rdfa)
{
    const char *name_key = is_rdfa ? "property" : "itemprop";
    const char *type_key = is_rdfa ? "typeof" : "itemtype";
    struct mark mark = {0};
    struct str attrs = node->attrs, key, value;
    while (html_attr_next(&attrs, &key, &value)) {
        value = str_trim(value);
        if (str_is_nocase(key, name_key)) {
            mark.name = value;
        } else if (str_is_nocase(key, type_key)) {
            mark.type = value;
            mark.is_item = true;
        } else if (!is_rdfa && str_is_nocase(key, "itemscope")) {
            mark.is_item = true;
        }
    }
    return mark;
}

/* "schema:title" and "http://schema.org/title" are "title". */
static struct str
local_name(struct str name)
{
    for (size_t i = name.n; i > 0; i--) {
        if (name.p[i - 1] == ':' || name.p[i - 1] == '/' || name.p[i - 1] == '#') {
            return str_sub(name, i, SIZE_MAX);
        }
    }
    return name;
}

static struct str
first_of(struct str attrs, const char *const *names)
{
    for (; *names; names++) {
        struct str value = html_attr(attrs, *names);
        if (value.p) {
            return value;
        }
    }
    return STR_NONE;
}

/* The value of a property: an attribute, or the text of the element. */
static struct str
value_of(struct reading *r, uint32_t at)
{
    static const char *const any[] = {"content", "datetime", NULL};
    static const char *const links[] = {"href", "src", "data", NULL};
    const struct html_node *node = &r->tree->nodes[at];
    struct str value = first_of(node->attrs, any);
    bool is_link = node->tag == HTML_A || node->tag == HTML_LINK || node->tag == HTML_AREA ||
                   node->tag == HTML_IMG || node->tag == HTML_EMBED;
    if (!value.p && is_link) {
        value = first_of(node->attrs, links);
    }
    if (value.p) {
        return markup_unescape(r->arena, str_trim(value));
    }
    uint32_t begin = node->begin, end = node->end;
    struct str html = str_sub(r->tree->text, begin, end - begin);
    size_t gt = str_find_byte(html, '>');
    size_t inside = gt == SIZE_MAX ? 0 : gt + 1;
    if (node->attrs.n) {
        inside = (size_t)(node->attrs.p + node->attrs.n - html.p) + 1;
    }
    size_t last = str_rfind_byte(html, '<');
    bool is_closed =
        last != SIZE_MAX && last >= inside && str_starts(str_sub(html, last, 2), STR("</"));
    return str_trim(str_sub(html, inside, is_closed ? last - inside : SIZE_MAX));
}

/* A link whose text is a name ("Acme" to acme.com) for properties of text. */
static bool
wants_text(struct str name)
{
    static const char *const names[] = {
        "title",         "name",           "hiringOrganization", "jobLocation", "addressLocality",
        "addressRegion", "addressCountry", "employmentType",     "baseSalary",  NULL};
    for (size_t i = 0; names[i]; i++) {
        if (str_is_nocase(name, names[i])) {
            return true;
        }
    }
    return false;
}

static struct str
text_of(struct reading *r, uint32_t at)
{
    const struct html_node *node = &r->tree->nodes[at];
    return markup_line(r->arena, str_sub(r->tree->text, node->begin, node->end - node->begin));
}

static bool
add_property(struct reading *r, struct json *object, struct str names, uint32_t at)
{
    const struct html_node *node = &r->tree->nodes[at];
    for (struct str rest = names; rest.p;) {
        struct str name = local_name(str_trim(str_cut(&rest, ' ')));
        if (name.n == 0) {
            continue;
        }
        bool is_named_link = node->tag == HTML_A && wants_text(name) && node->after > at + 1;
        struct str text = is_named_link ? text_of(r, at) : value_of(r, at);
        struct json *member = new_node(r, JSON_STRING, name, text);
        if (!member) {
            return false;
        }
        if (text.n > 0) {
            add_member(r, object, member);
        }
    }
    return true;
}

/* Opens an item as a member of the open one, or as one of its own. */
static bool
open_item(struct reading *r, const struct mark *mark, uint32_t at)
{
    struct json *object = new_node(r, JSON_OBJECT, STR_NONE, STR_NONE);
    struct json *type = new_node(r, JSON_STRING, STR("@type"), local_name(mark->type));
    if (!object || !type) {
        return false;
    }
    if (mark->type.n > 0) {
        object->first = type;
        object->n = 1;
    }
    if (r->depth > 0 && mark->name.n > 0) {
        object->key = local_name(mark->name);
        add_member(r, r->stack[r->depth - 1].node, object);
    } else if (r->all->n < ITEMS_MAX) {
        *r->end = object;
        r->end = &object->next;
        r->all->n++;
    }
    if (r->depth < ITEM_DEPTH) {
        r->stack[r->depth++] = (struct open_item){object, r->tree->nodes[at].after};
    }
    return true;
}

static bool
read_items(struct reading *r)
{
    for (uint32_t i = 1; i < r->tree->n; i++) {
        const struct html_node *node = &r->tree->nodes[i];
        while (r->depth > 0 && i >= r->stack[r->depth - 1].after) {
            r->depth--;
        }
        if (node->tag == HTML_TEXT || node->attrs.n < 8) {
            continue;
        }
        struct mark mark = read_mark(node, r->is_rdfa);
        bool done = true;
        if (mark.is_item) {
            done = open_item(r, &mark, i);
        } else if (mark.name.n > 0 && r->depth > 0) {
            done = add_property(r, r->stack[r->depth - 1].node, mark.name, i);
        }
        if (!done) {
            return false;
        }
    }
    return true;
}

bool
microdata_read(const struct html_tree *tree, struct arena *arena, struct json **ret,
               bool *ret_is_rdfa)
{
    *ret = NULL;
    bool has_type =
        (html_has(tree->text, STR("itemtype")) || html_has(tree->text, STR("itemType")));
    *ret_is_rdfa = !has_type && html_has(tree->text, STR("typeof"));
    if ((!has_type && !*ret_is_rdfa) || !html_has(tree->text, STR("JobPosting"))) {
        return true;
    }
    struct reading r = {.tree = tree, .arena = arena, .is_rdfa = *ret_is_rdfa};
    r.all = new_node(&r, JSON_ARRAY, STR_NONE, STR_NONE);
    if (!r.all) {
        return false;
    }
    r.end = &r.all->first;
    if (!read_items(&r)) {
        return false;
    }
    *ret = r.all->n ? r.all : NULL;
    return true;
}
