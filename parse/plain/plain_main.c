/* parse/plain/plain_main.c: the main text: the smallest element that holds nearly all
 * of the page's prose. Prose are lines of some length that are not links. */
#include "base/buf.h"
#include "base/limits.h"
#include "base/markup.h"
#include "parse/plain/plain.h"

#include "base/banned.h"

enum {
    PROSE_MIN_BYTES = 40, /* shorter lines are labels and menus */
    ITEM_MIN_BYTES = 15,  /* list items may be shorter */
    MAIN_SHARE_PERCENT = 80,
    LINK_LINE_PERCENT = 80, /* a line of links */
    LINK_LINE_BYTES = 60,
    ICON_BYTES = 24 /* names of glyphs */
};

/* Weight of a line as prose. */
static uint32_t
prose_of(const struct block *block)
{
    uint32_t least = block->tag == HTML_LI ? ITEM_MIN_BYTES : PROSE_MIN_BYTES;
    if (block->n_text < least || block->is_hidden || block->n_linked * 2 > block->n_text) {
        return 0;
    }
    return block->n_text - block->n_linked;
}

/* Prose of every subtree, in an array of tree->n. */
static uint32_t *
count_prose(struct page_context *ctx, const struct blocks *blocks)
{
    const struct html_tree *tree = &ctx->reader->tree;
    uint32_t *prose = ARENA_ARRAY(ctx->arena, tree->n, uint32_t);
    if (!prose) {
        return NULL;
    }
    for (size_t i = 0; i < blocks->n; i++) {
        prose[blocks->items[i].node] += prose_of(&blocks->items[i]);
    }
    for (uint32_t i = tree->n; i-- > 1;) {
        prose[tree->nodes[i].parent] += prose[i];
    }
    return prose;
}

/* The child that holds enough of all prose; 0 when none does. */
static uint32_t
main_child(const struct html_tree *tree, const uint32_t *prose, uint32_t node)
{
    uint32_t ret = 0;
    for (uint32_t child = node + 1; child < tree->nodes[node].after;
         child = tree->nodes[child].after) {
        if ((uint64_t)prose[child] * 100 >= (uint64_t)prose[0] * MAIN_SHARE_PERCENT) {
            ret = child;
        }
    }
    return ret;
}

/* Down from the root while one child holds enough of all prose. */
static uint32_t
find_main(const struct html_tree *tree, const uint32_t *prose)
{
    uint32_t node = 0;
    for (;;) {
        uint32_t next = main_child(tree, prose, node);
        bool is_line = next &&
                       !(html_tag_flags((enum html_tag)tree->nodes[next].tag) & HTML_BLOCK) &&
                       tree->nodes[next].tag != HTML_OTHER;
        if (next == 0 || is_line || tree->nodes[next].tag == HTML_P ||
            tree->nodes[next].tag == HTML_LI) {
            return node;
        }
        node = next;
    }
}

/* A line that is only a link or a button: "Apply now", "Back to search". */
static bool
is_link_line(const struct block *block)
{
    bool is_linked = (uint64_t)block->n_linked * 100 >= (uint64_t)block->n_text * LINK_LINE_PERCENT;
    bool is_apply = block->hit.row && block->hit.is_whole && block->hit.row->kind == LABEL_APPLY;
    return (is_linked && block->n_text <= LINK_LINE_BYTES) || (is_apply && is_linked);
}

/* The link that makes the line; the line's first text where there is none. */
static uint32_t
link_around(const struct html_tree *tree, const struct block *block)
{
    for (uint32_t i = block->text_node; i != 0 && i != block->node; i = tree->nodes[i].parent) {
        if (tree->nodes[i].tag == HTML_A || tree->nodes[i].tag == HTML_BUTTON) {
            return i;
        }
    }
    return block->text_node;
}

/* ---- the text as lean markup, for markup_text ---- */

enum { OPEN_MAX = LIMIT_HTML_DEPTH };

struct lean {
    const struct html_tree *tree;
    struct buf *out;
    uint32_t open[OPEN_MAX]; /* nodes whose closing tag is due */
    size_t depth;
};

static void
close_until(struct lean *lean, uint32_t at)
{
    while (lean->depth > 0 && lean->tree->nodes[lean->open[lean->depth - 1]].after <= at) {
        const struct html_node *node = &lean->tree->nodes[lean->open[--lean->depth]];
        buf_add_z(lean->out, "</");
        buf_add_z(lean->out, html_tag_name((enum html_tag)node->tag));
        buf_add_byte(lean->out, '>');
    }
}

static void
add_lean(struct lean *lean, uint32_t at)
{
    const struct html_node *node = &lean->tree->nodes[at];
    if (node->begin > 0 && byte_is_space(lean->tree->text.p[node->begin - 1])) {
        buf_add_byte(lean->out, ' ');
    }
    if (node->tag == HTML_TEXT) {
        buf_add(lean->out, node->attrs);
        return;
    }
    bool is_block = (html_tag_flags((enum html_tag)node->tag) & HTML_BLOCK) != 0;
    if (node->tag != HTML_BR && !is_block) {
        return;
    }
    buf_add_byte(lean->out, '<');
    buf_add_z(lean->out, html_tag_name((enum html_tag)node->tag));
    buf_add_byte(lean->out, '>');
    if (is_block && node->after > at + 1 && lean->depth < OPEN_MAX) {
        lean->open[lean->depth++] = at;
    }
}

/* Icons and buttons are no text. */
static bool
is_furniture(const struct html_node *node)
{
    if (node->tag == HTML_BUTTON) {
        return node->n_text <= LINK_LINE_BYTES;
    }
    bool is_icon = node->tag == HTML_I || node->tag == HTML_SPAN;
    return is_icon && node->attrs.n > 0 && node->n_text <= ICON_BYTES &&
           str_is_nocase(html_attr(node->attrs, "aria-hidden"), "true");
}

static void
write_lean(const struct html_tree *tree, uint32_t node, struct buf *out)
{
    struct lean lean = {.tree = tree, .out = out};
    uint32_t after = tree->nodes[node].after;
    for (uint32_t i = node; i < after; i++) {
        close_until(&lean, i);
        if ((tree->nodes[i].flags & NODE_CUT) || is_furniture(&tree->nodes[i])) {
            i = tree->nodes[i].after - 1;
            continue;
        }
        add_lean(&lean, i);
    }
    close_until(&lean, after);
}

bool
plain_main(struct page_context *ctx, struct plain *plain)
{
    struct html_tree *tree = &ctx->reader->tree;
    uint32_t *prose = count_prose(ctx, &plain->blocks);
    if (!prose) {
        return false;
    }
    plain->main_node = prose[0] ? find_main(tree, prose) : 0;
    const struct html_node *main_node = &tree->nodes[plain->main_node];
    for (size_t i = 0; i < plain->blocks.n; i++) {
        const struct block *block = &plain->blocks.items[i];
        bool is_inside = block->node >= plain->main_node && block->node < main_node->after;
        if (is_inside && is_link_line(block)) {
            html_tree_flag(tree, link_around(tree, block), NODE_CUT);
        }
    }
    struct buf out;
    buf_init(&out, 2 * (size_t)(main_node->end - main_node->begin) + 64);
    write_lean(tree, plain->main_node, &out);
    struct str html = buf_failed(&out) ? STR_NONE : arena_str(ctx->arena, buf_str(&out));
    buf_release(&out);
    plain->text = str_trim(markup_text(ctx->arena, html, LIMIT_DESCRIPTION_BYTES));
    return html.p != NULL;
}
