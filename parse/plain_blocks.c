/* parse/plain_blocks.c: a page's tree as the list of its lines. */
#include "base/markup.h"
#include "parse/plain.h"

#include "base/banned.h"

/* Elements that end a line: blocks, <br>, and custom ones, which mostly do. */
static bool
ends_line(const struct html_tree *tree, const struct html_node *node)
{
    if (node->tag == HTML_BR || (html_tag_flags((enum html_tag)node->tag) & HTML_BLOCK)) {
        return true;
    }
    if (node->tag != HTML_OTHER) {
        return false;
    }
    for (uint32_t i = node->begin + 1; i < node->end && i < tree->text.n; i++) {
        char c = tree->text.p[i];
        if (c == '-') {
            return true;
        }
        if (!byte_is_alpha(c) && !byte_is_digit(c)) {
            return false;
        }
    }
    return false;
}

static uint32_t
block_around(const struct html_tree *tree, uint32_t at)
{
    uint32_t node = tree->nodes[at].parent;
    while (node != 0 &&
           (tree->nodes[node].tag == HTML_BR || !ends_line(tree, &tree->nodes[node]))) {
        node = tree->nodes[node].parent;
    }
    return node;
}

static void
look_up(struct page_context *ctx, struct block *block)
{
    struct label_text text;
    struct str html = str_sub(ctx->text, block->begin, block->end - block->begin);
    label_fold(html, &text);
    (void)label_find(&ctx->reader->labels, &text, &block->hit);
}

bool
plain_blocks(struct page_context *ctx, struct blocks *ret)
{
    struct html_tree *tree = &ctx->reader->tree;
    size_t n_runs = 0;
    for (uint32_t i = 1; i < tree->n; i++) {
        n_runs += tree->nodes[i].tag == HTML_TEXT && !(tree->nodes[i].flags & NODE_CUT);
    }
    *ret = (struct blocks){.items = ARENA_ARRAY(ctx->arena, n_runs + 1, struct block)};
    if (!ret->items) {
        return false;
    }
    struct block *open = NULL;
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_cut = (node->flags & NODE_CUT) != 0;
        if (node->tag != HTML_TEXT || is_cut) {
            open = is_cut || ends_line(tree, node) ? NULL : open;
            continue;
        }
        if (node->n_text == 0) {
            continue;
        }
        uint32_t around = block_around(tree, i);
        if (!open || open->node != around) {
            open = &ret->items[ret->n++];
            *open = (struct block){.text_node = i,
                                   .node = around,
                                   .begin = node->begin,
                                   .tag = tree->nodes[around].tag,
                                   .is_hidden = (node->flags & NODE_HIDDEN) != 0};
        }
        open->end = node->end;
        open->n_text += node->n_text;
        open->n_linked += node->n_linked;
    }
    for (size_t i = 0; i < ret->n; i++) {
        look_up(ctx, &ret->items[i]);
    }
    return true;
}

/* Space runs as one blank: line breaks of the source are no lines of the page. */
static struct str
collapse(struct arena *arena, struct str html)
{
    char *out = arena_bytes(arena, html.n + 1);
    size_t n = 0;
    for (size_t i = 0; out && i < html.n; i++) {
        bool is_space = byte_is_space(html.p[i]);
        if (!is_space || (n > 0 && out[n - 1] != ' ')) {
            out[n++] = is_space ? ' ' : html.p[i];
        }
    }
    return out ? (struct str){out, n} : STR_NONE;
}

struct str
plain_text_line(struct arena *arena, struct str html)
{
    return html.n ? str_trim(markup_line(arena, collapse(arena, html))) : STR_NONE;
}

struct str
plain_line(struct page_context *ctx, uint32_t begin, uint32_t end)
{
    return plain_text_line(ctx->arena, str_sub(ctx->text, begin, end - begin));
}
