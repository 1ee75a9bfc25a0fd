/* parse/plain_main.c: the main text: the smallest element that holds nearly all
 * of the page's prose. Prose are lines of some length that are not links. */
#include "base/buf.h"
#include "base/limits.h"
#include "base/markup.h"
#include "parse/plain.h"

#include "base/banned.h"

enum {
    PROSE_MIN_BYTES = 40, /* shorter lines are labels and menus */
    ITEM_MIN_BYTES = 15,  /* list items may be shorter */
    MAIN_SHARE_PERCENT = 80,
    LINK_LINE_PERCENT = 80, /* a line of links */
    LINK_LINE_BYTES = 60
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

/* Down from the root while one child holds enough of all prose. */
static uint32_t
find_main(const struct html_tree *tree, const uint32_t *prose)
{
    uint32_t node = 0;
    uint64_t all = prose[0];
    for (;;) {
        uint32_t child = node + 1, next = 0;
        while (child < tree->nodes[node].after) {
            if ((uint64_t)prose[child] * 100 >= all * MAIN_SHARE_PERCENT) {
                next = child;
            }
            child = tree->nodes[child].after;
        }
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

/* The page's bytes from..to without what is cut, for markup_text. */
static void
add_range(const struct html_tree *tree, uint32_t node, uint32_t from, struct buf *out)
{
    uint32_t to = tree->nodes[node].end;
    for (uint32_t i = node + 1; i < tree->nodes[node].after; i++) {
        const struct html_node *inner = &tree->nodes[i];
        bool is_out = (inner->flags & NODE_CUT) != 0;
        if (!is_out || inner->begin < from) {
            continue;
        }
        buf_add(out, str_sub(tree->text, from, inner->begin - from));
        buf_add_byte(out, ' ');
        from = inner->end > from ? inner->end : from;
        i = inner->after - 1;
    }
    if (to > from) {
        buf_add(out, str_sub(tree->text, from, to - from));
    }
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
        if (is_inside && is_link_line(block) && tree->nodes[block->node].n_text == block->n_text &&
            block->node != plain->main_node) {
            html_tree_flag(tree, block->node, NODE_CUT);
        }
    }
    struct buf out;
    buf_init(&out, (size_t)(main_node->end - main_node->begin) + tree->n + 16);
    add_range(tree, plain->main_node, main_node->begin, &out);
    struct str html = buf_failed(&out) ? STR_NONE : arena_str(ctx->arena, buf_str(&out));
    buf_release(&out);
    plain->text = str_trim(markup_text(ctx->arena, html, LIMIT_DESCRIPTION_BYTES));
    return html.p != NULL;
}
