/* parse/plain/plain_spans.c: lines that are made of several elements side by side, each with
 * a label and its value, or with label and value in turn. */
#include "parse/plain/plain_fields.h"

#include "base/banned.h"

enum {
    SPANS_MAX = 24,  /* elements of a line */
    WRAPPERS_MAX = 8 /* elements round all of it */
};

struct spans {
    uint32_t items[SPANS_MAX]; /* elements with text, side by side */
    size_t n;
    size_t n_labels; /* of them that are labels and nothing else */
};

/* The elements right below `around` that hold text of the line. */
static struct spans
spans_below(struct page_context *ctx, const struct block *block, uint32_t around)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct spans spans = {.n = 0};
    uint32_t end = tree->nodes[around].after, first = block->text_node;
    while (tree->nodes[first].parent > around) {
        first = tree->nodes[first].parent;
    }
    for (uint32_t i = first; i < end && spans.n < SPANS_MAX; i = tree->nodes[i].after) {
        const struct html_node *node = &tree->nodes[i];
        if (node->begin >= block->end) {
            break;
        }
        if (node->n_text > 0 && node->tag != HTML_TEXT) {
            spans.items[spans.n++] = i;
            spans.n_labels += field_label_of(ctx, node) != NULL;
        }
    }
    return spans;
}

/* The elements that make up a line, below those that hold all of it. */
static struct spans
spans_of(struct page_context *ctx, const struct block *block)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct spans spans = spans_below(ctx, block, block->node);
    for (int level = 0; level < WRAPPERS_MAX && spans.n == 1 &&
                        tree->nodes[spans.items[0]].n_text == block->n_text;
         level++) {
        spans = spans_below(ctx, block, spans.items[0]);
    }
    return spans;
}

/* The first text below an element. */
static uint32_t
first_text(const struct html_tree *tree, uint32_t at)
{
    uint32_t i = at + 1;
    while (i < tree->nodes[at].after &&
           (tree->nodes[i].tag != HTML_TEXT || !tree->nodes[i].n_text)) {
        i++;
    }
    return i;
}

/* A line of several elements, each with label and value, or in turn. */
bool
plain_spans(struct page_context *ctx, struct plain *plain, const struct block *block)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct spans spans = spans_of(ctx, block);
    bool is_read = false;
    for (size_t i = 0; spans.n > 1 && i < spans.n; i++) {
        const struct html_node *node = &tree->nodes[spans.items[i]];
        const struct html_node *next = i + 1 < spans.n ? &tree->nodes[spans.items[i + 1]] : NULL;
        const struct label_row *row = field_label_of(ctx, node);
        uint32_t text = first_text(tree, spans.items[i]);
        if (row) {
            bool is_pair = next && spans.n_labels > 1 && !field_label_of(ctx, next);
            is_read |= is_pair && !field_is_set(plain, row->field) &&
                       field_add_range(ctx, plain, row, next->begin, next->end);
        } else if (text < tree->nodes[spans.items[i]].after) {
            is_read |= field_after_element(ctx, plain, text, spans.items[i], node->end) ||
                       field_read_piece(ctx, plain, plain_line(ctx, node->begin, node->end), block);
        }
    }
    return is_read;
}
