/* parse/html/html_tree.c: tags to a flat tree. The rules of implied end tags are those
 * of WHATWG HTML 13.2.6 that job pages depend on (p, li, dt, dd, rows, cells,
 * options); misnested inline tags do not break blocks open. Linear in the page. */
#include "parse/html/html_tree.h"

#include <stdlib.h>

#include "base/limits.h"
#include "parse/html/html_find.h"

#include "base/banned.h"

enum {
    NODES_START = 4096,
    NODES_MAX = 2000000, /* real pages stay under 60,000 */
    NODES_KEPT = 131072, /* a larger array is given back after the page */
};

struct builder {
    struct html_tree *tree;
    uint32_t stack[LIMIT_HTML_DEPTH];
    uint32_t open_count[HTML_TAG_COUNT];
    size_t depth;
    bool is_unclosed[HTML_TAG_COUNT];
    bool is_comment_unclosed;
};

static bool
grow(struct html_tree *tree)
{
    uint32_t cap = tree->cap ? tree->cap * 2 : NODES_START;
    struct html_node *nodes = realloc(tree->nodes, cap * sizeof(*nodes));
    if (!nodes) {
        return false;
    }
    tree->nodes = nodes;
    tree->cap = cap;
    return true;
}

/* NULL when out of memory or over the limit. */
static struct html_node *
add_node(struct builder *b, enum html_tag tag, size_t begin)
{
    struct html_tree *tree = b->tree;
    if (tree->n >= NODES_MAX) {
        tree->is_limited = true;
        return NULL;
    }
    if (tree->n == tree->cap && !grow(tree)) {
        return NULL;
    }
    struct html_node *node = &tree->nodes[tree->n++];
    uint32_t parent = b->depth ? b->stack[b->depth - 1] : 0;
    *node = (struct html_node){.begin = (uint32_t)begin,
                               .end = (uint32_t)begin,
                               .parent = parent,
                               .after = tree->n,
                               .tag = (uint8_t)tag};
    if (tree->n > 1) {
        node->flags = tree->nodes[parent].flags;
    }
    return node;
}

static void
pop_to(struct builder *b, size_t depth, size_t end)
{
    while (b->depth > depth) {
        struct html_node *node = &b->tree->nodes[b->stack[--b->depth]];
        node->after = b->tree->n;
        node->end = (uint32_t)end;
        b->open_count[node->tag]--;
    }
}

/* Depth of the innermost open element of the tag, above any of the barrier;
 * SIZE_MAX when there is none. */
static size_t
find_open(const struct builder *b, enum html_tag tag, enum html_tag barrier, enum html_tag barrier2)
{
    if (b->open_count[tag] == 0) {
        return SIZE_MAX;
    }
    for (size_t i = b->depth; i > 1; i--) {
        enum html_tag open = (enum html_tag)b->tree->nodes[b->stack[i - 1]].tag;
        if (open == tag) {
            return i - 1;
        }
        if (open == barrier || open == barrier2) {
            return SIZE_MAX;
        }
    }
    return SIZE_MAX;
}

// clang-format off
/* An opening tag that ends an open element: tag, what it ends, what protects it. */
static const struct implied_row {
    enum html_tag opens, ends, barrier, barrier2;
} implied_rows[] = {
    {HTML_LI, HTML_LI, HTML_UL, HTML_OL},
    {HTML_DT, HTML_DT, HTML_DL, HTML_TABLE},
    {HTML_DT, HTML_DD, HTML_DL, HTML_TABLE},
    {HTML_DD, HTML_DT, HTML_DL, HTML_TABLE},
    {HTML_DD, HTML_DD, HTML_DL, HTML_TABLE},
    {HTML_TR, HTML_TR, HTML_TABLE, HTML_TABLE},
    {HTML_TD, HTML_TD, HTML_TR, HTML_TABLE},
    {HTML_TD, HTML_TH, HTML_TR, HTML_TABLE},
    {HTML_TH, HTML_TH, HTML_TR, HTML_TABLE},
    {HTML_TH, HTML_TD, HTML_TR, HTML_TABLE},
    {HTML_TBODY, HTML_THEAD, HTML_TABLE, HTML_TABLE},
    {HTML_TBODY, HTML_TBODY, HTML_TABLE, HTML_TABLE},
    {HTML_OPTION, HTML_OPTION, HTML_SELECT, HTML_DATALIST},
    {HTML_A, HTML_A, HTML_TABLE, HTML_UL},
    {HTML_BODY, HTML_HEAD, HTML_HTML, HTML_HTML},
};
// clang-format on

static void
end_implied(struct builder *b, enum html_tag tag, size_t at)
{
    for (size_t i = 0; i < sizeof(implied_rows) / sizeof(implied_rows[0]); i++) {
        const struct implied_row *row = &implied_rows[i];
        if (row->opens != tag) {
            continue;
        }
        size_t depth = find_open(b, row->ends, row->barrier, row->barrier2);
        if (depth != SIZE_MAX) {
            pop_to(b, depth, at);
        }
    }
    bool is_block = (html_tag_flags(tag) & HTML_BLOCK) != 0;
    size_t depth = is_block ? find_open(b, HTML_P, HTML_BUTTON, HTML_TD) : SIZE_MAX;
    if (depth != SIZE_MAX) {
        pop_to(b, depth, at);
    }
}

static bool
ends_with_word(struct str style, struct str property, struct str value)
{
    size_t at = str_find_nocase(style, property);
    if (at == SIZE_MAX) {
        return false;
    }
    struct str rest = str_trim(str_sub(style, at + property.n, SIZE_MAX));
    return rest.n > 0 && rest.p[0] == ':' &&
           str_starts_nocase(str_trim(str_sub(rest, 1, SIZE_MAX)), value);
}

static unsigned
flags_of(struct str attrs)
{
    unsigned flags = 0;
    struct str key, value;
    while (attrs.n > 5 && html_attr_next(&attrs, &key, &value)) {
        bool is_hidden =
            (key.n == 6 && str_is_nocase(key, "hidden") && !str_is_nocase(value, "false")) ||
            (key.n == 5 && str_is_nocase(key, "style") &&
             (ends_with_word(value, STR("display"), STR("none")) ||
              ends_with_word(value, STR("visibility"), STR("hidden"))));
        flags |= is_hidden ? NODE_HIDDEN : 0;
    }
    return flags;
}

/* False when out of memory or nodes. */
static bool
open_tag(struct builder *b, const struct html_mark *mark, size_t at)
{
    end_implied(b, mark->tag, at);
    struct html_node *node = add_node(b, mark->tag, at);
    if (!node) {
        return false;
    }
    node->attrs = mark->attrs;
    node->end = (uint32_t)mark->end;
    unsigned tag_flags = html_tag_flags(mark->tag);
    node->flags |= (uint8_t)flags_of(mark->attrs);
    node->flags |= mark->tag == HTML_A ? NODE_LINKED : 0;
    node->flags |= tag_flags & HTML_CUT ? NODE_CUT : 0;
    bool is_leaf = (tag_flags & HTML_VOID) || (mark->is_empty && mark->tag == HTML_OTHER);
    if (is_leaf || b->depth == LIMIT_HTML_DEPTH) {
        b->tree->is_limited = b->tree->is_limited || !is_leaf;
        return true;
    }
    b->stack[b->depth++] = b->tree->n - 1;
    b->open_count[mark->tag]++;
    return true;
}

static bool
same_name(const struct builder *b, const struct html_node *node, struct str name)
{
    return str_eq_nocase(str_sub(b->tree->text, node->begin + 1, name.n), name);
}

static void
close_tag(struct builder *b, const struct html_mark *mark)
{
    if (b->open_count[mark->tag] == 0) {
        return;
    }
    bool is_block = (html_tag_flags(mark->tag) & HTML_BLOCK) != 0 || mark->tag == HTML_OTHER;
    for (size_t i = b->depth; i > 1; i--) {
        const struct html_node *node = &b->tree->nodes[b->stack[i - 1]];
        if (node->tag == (uint8_t)mark->tag &&
            (mark->tag != HTML_OTHER || same_name(b, node, mark->name))) {
            pop_to(b, i - 1, mark->end);
            return;
        }
        bool is_wall = node->tag == HTML_TABLE || node->tag == HTML_TD ||
                       (!is_block && (html_tag_flags((enum html_tag)node->tag) & HTML_BLOCK));
        if (is_wall && mark->tag != HTML_TABLE && mark->tag != HTML_TR && mark->tag != HTML_TBODY) {
            return;
        }
    }
}

/* Bytes that are not space; a reference counts as its letters, near enough. */
static uint32_t
dense_bytes(struct str text)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        n += !byte_is_space(text.p[i]);
    }
    return n;
}

static bool
add_run(struct builder *b, size_t begin, size_t end)
{
    const char *p = b->tree->text.p;
    while (begin < end && byte_is_space(p[begin])) {
        begin++;
    }
    if (begin >= end) {
        return true;
    }
    struct html_node *node = add_node(b, HTML_TEXT, begin);
    if (node) {
        node->end = (uint32_t)end;
        node->attrs = str_sub(b->tree->text, begin, end - begin);
        node->n_dense = dense_bytes(node->attrs);
    }
    return node != NULL;
}

/* The end of a line in <pre>, as <br> is one; of several blank lines the first counts. */
static bool
add_line_end(struct builder *b, size_t at)
{
    const struct html_tree *tree = b->tree;
    bool is_behind_blank = tree->n > 2 && tree->nodes[tree->n - 1].tag == HTML_BR &&
                           tree->nodes[tree->n - 2].tag == HTML_BR;
    struct html_node *line = is_behind_blank ? NULL : add_node(b, HTML_BR, at);
    if (line) {
        line->end = (uint32_t)at + 1;
    }
    return line || is_behind_blank;
}

/* A run of text; in <pre> its lines are lines of the page. */
static bool
add_text(struct builder *b, size_t begin, size_t end)
{
    while (b->open_count[HTML_PRE] > 0 && begin < end) {
        const char *p = b->tree->text.p + begin, *nl = memchr(p, '\n', end - begin);
        if (!nl) {
            break;
        }
        size_t at = begin + (size_t)(nl - p);
        if (!add_run(b, begin, at) || !add_line_end(b, at)) {
            return false;
        }
        begin = at + 1;
    }
    return add_run(b, begin, end);
}

/* Past a raw element; 0 where it must be read as an ordinary one. */
static size_t
raw_end(struct builder *b, const struct html_mark *mark)
{
    bool is_code = mark->tag == HTML_SCRIPT || mark->tag == HTML_STYLE;
    if (mark->is_empty && !is_code) {
        return mark->end;
    }
    if (b->is_unclosed[mark->tag]) {
        return mark->end;
    }
    size_t end = html_raw_end(b->tree->text, mark->end, mark->name);
    if (end == b->tree->text.n && !is_code) {
        b->is_unclosed[mark->tag] = true;
        return mark->end;
    }
    const char *gt = memchr(b->tree->text.p + end, '>', b->tree->text.n - end);
    return gt ? (size_t)(gt - b->tree->text.p) + 1 : b->tree->text.n;
}

/* Past a comment, a doctype or a stray "<". */
static size_t
skip_other(struct builder *b, size_t at)
{
    struct str rest = str_sub(b->tree->text, at, SIZE_MAX);
    if (str_starts(rest, STR("<!--"))) {
        size_t end =
            b->is_comment_unclosed ? SIZE_MAX : html_find(str_sub(rest, 2, SIZE_MAX), STR("-->"));
        b->is_comment_unclosed = end == SIZE_MAX;
        return end == SIZE_MAX ? at + 4 : at + 2 + end + 3;
    }
    bool is_mark = rest.n > 1 && (rest.p[1] == '!' || rest.p[1] == '?' || rest.p[1] == '/');
    const char *gt = is_mark ? memchr(rest.p, '>', rest.n) : NULL;
    return gt ? at + (size_t)(gt - rest.p) + 1 : at + 1;
}

/* One mark at "<". Where to go on; 0: out of memory or nodes. */
static size_t
take_mark(struct builder *b, size_t at, const struct html_mark *mark)
{
    if (mark->is_close) {
        close_tag(b, mark);
        return mark->end;
    }
    if (html_tag_flags(mark->tag) & HTML_RAW) {
        return raw_end(b, mark);
    }
    return open_tag(b, mark, at) ? mark->end : 0;
}

static bool
walk(struct builder *b)
{
    struct str text = b->tree->text;
    size_t at = 0, run = 0;
    while (at < text.n) {
        const char *lt = memchr(text.p + at, '<', text.n - at);
        size_t next = lt ? (size_t)(lt - text.p) : text.n;
        struct html_mark mark;
        bool is_mark = lt && html_mark_read(text, next, &mark);
        bool is_other =
            lt && !is_mark && next + 1 < text.n &&
            (text.p[next + 1] == '!' || text.p[next + 1] == '?' || text.p[next + 1] == '/');
        if (lt && !is_mark && !is_other) {
            at = next + 1; /* a "<" of the text */
            continue;
        }
        if (!add_text(b, run, next)) {
            return false;
        }
        if (!lt) {
            break;
        }
        at = is_mark ? take_mark(b, next, &mark) : skip_other(b, next);
        if (at == 0) {
            return false;
        }
        run = at;
    }
    return true;
}

bool
html_tree_build(struct html_tree *tree, struct str text)
{
    if (tree->cap > NODES_KEPT) {
        html_tree_release(tree);
    }
    tree->n = 0;
    tree->is_limited = text.n > UINT32_MAX;
    tree->text = str_sub(text, 0, UINT32_MAX);
    struct builder b = {.tree = tree};
    struct html_node *root = add_node(&b, HTML_OTHER, 0);
    if (!root) {
        return false;
    }
    b.stack[b.depth++] = 0;
    b.open_count[HTML_OTHER]++;
    bool is_whole = walk(&b) || tree->is_limited;
    pop_to(&b, 0, tree->text.n);
    return is_whole;
}

void
html_tree_release(struct html_tree *tree)
{
    free(tree->nodes);
    tree->nodes = NULL;
    tree->n = tree->cap = 0;
}

void
html_tree_flag(struct html_tree *tree, uint32_t node, unsigned flags)
{
    for (uint32_t i = node; i < tree->nodes[node].after; i++) {
        tree->nodes[i].flags |= (uint8_t)flags;
    }
}

void
html_tree_count(struct html_tree *tree)
{
    for (uint32_t i = 0; i < tree->n; i++) {
        tree->nodes[i].n_text = tree->nodes[i].n_linked = 0;
    }
    for (uint32_t i = tree->n; i-- > 1;) {
        struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TEXT && !(node->flags & NODE_CUT)) {
            node->n_text = node->n_dense;
            node->n_linked = node->flags & NODE_LINKED ? node->n_text : 0;
        }
        struct html_node *parent = &tree->nodes[node->parent];
        parent->n_text += node->n_text;
        parent->n_linked += node->n_linked;
    }
}
