/* parse/plain/plain_blocks.c: a page's tree as the list of its lines. */
#include "base/markup.h"
#include "parse/plain/plain.h"

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

struct line {
    char *p;
    size_t n;
};

static void
add_blank(struct line *line)
{
    if (line->n > 0 && line->p[line->n - 1] != ' ') {
        line->p[line->n++] = ' ';
    }
}

/* Past a tag, and past what is inside where that is no markup. */
static size_t
past_tag(struct str html, const struct html_mark *mark)
{
    bool is_raw = (html_tag_flags(mark->tag) & HTML_RAW) && !mark->is_close;
    return is_raw ? html_raw_end(html, mark->end, mark->name) : mark->end;
}

static bool
parts_line(const struct html_mark *mark)
{
    return mark->tag == HTML_BR || mark->tag == HTML_OTHER ||
           (html_tag_flags(mark->tag) & HTML_BLOCK);
}

static size_t
past_comment(struct str html, size_t at)
{
    size_t end = str_find(str_sub(html, at, SIZE_MAX), STR("-->"));
    return end == SIZE_MAX ? html.n : at + end + 3;
}

/* The characters of a piece of markup: tags gone, blocks parted by a blank, space
 * runs as one (line breaks of the source are no lines of the page); references
 * still as written. */
static struct str
flatten(struct arena *arena, struct str html)
{
    struct line line = {arena_bytes(arena, html.n + 1), 0};
    for (size_t i = 0; line.p && i < html.n;) {
        struct html_mark mark;
        char c = html.p[i];
        bool is_tag = c == '<' && html_mark_read(html, i, &mark);
        bool is_comment = !is_tag && c == '<' && str_starts(str_sub(html, i, 4), STR("<!--"));
        if (is_tag ? parts_line(&mark) : byte_is_space(c)) {
            add_blank(&line);
        } else if (!is_tag && !is_comment) {
            line.p[line.n++] = c;
        }
        if (is_tag) {
            i = past_tag(html, &mark);
        } else {
            i = is_comment ? past_comment(html, i) : i + 1;
        }
    }
    return line.p ? (struct str){line.p, line.n} : STR_NONE;
}

struct str
plain_text_line(struct arena *arena, struct str html)
{
    return html.n ? str_trim(markup_line(arena, flatten(arena, html))) : STR_NONE;
}

struct str
plain_line(struct page_context *ctx, uint32_t begin, uint32_t end)
{
    return plain_text_line(ctx->arena, str_sub(ctx->text, begin, end - begin));
}
