/* parse/page/page_closed.c: the scan finds a text that reads like a notice; the tree
 * tells whether it is shown. Dialogs and templates that wait for their time, and
 * entries of a list of jobs, say nothing of this one. */
#include "parse/page/page_closed.h"

#include "parse/html/html_find.h"

#include "base/banned.h"

enum {
    NOTICE_LINE_BYTES = 260,
    REPEATS_MAX = 2 /* a list says it of each job */
};

bool
page_is_notice(void *arg, struct str run)
{
    struct closed_set *set = arg;
    return closed_may_be(set, run) && closed_find(set, run) != NULL;
}

/* A class of the element says that it waits. */
static bool
has_waiting_class(const struct html_node *node)
{
    static const char *const words[] = {"modal",    "popup", "dialog",  "hidden", "d-none",
                                        "template", "toast", "tooltip", "hide",   "invisible"};
    struct str names = node->attrs.n > 6 ? html_attr(node->attrs, "class") : STR_NONE;
    for (size_t i = 0; names.n > 0 && i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_has_nocase(names, str_of(words[i]))) {
            return true;
        }
    }
    return false;
}

/* An ancestor waits for its time: hidden, a dialog, a template. */
static bool
is_waiting(const struct html_tree *tree, uint32_t at)
{
    if (tree->nodes[at].flags & NODE_HIDDEN) {
        return true;
    }
    for (uint32_t i = tree->nodes[at].parent; i != 0; i = tree->nodes[i].parent) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_DIALOG || node->tag == HTML_SELECT || has_waiting_class(node)) {
            return true;
        }
    }
    return false;
}

/* Index past the nodes that begin at or before a byte of the page. */
static uint32_t
node_past(const struct html_tree *tree, size_t byte)
{
    uint32_t low = 1, high = tree->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (tree->nodes[mid].begin <= byte) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

static size_t
count_repeats(struct page_context *ctx, struct str notice)
{
    size_t n = 0, at = 0;
    while (n <= REPEATS_MAX) {
        size_t found = html_find(str_sub(ctx->text, at, SIZE_MAX), notice);
        if (found == SIZE_MAX) {
            break;
        }
        n++;
        at += found + notice.n;
    }
    return n;
}

const struct closed_row *
page_closed(struct page_context *ctx)
{
    struct str notice = ctx->head.notice;
    if (notice.n == 0 || !page_tree(ctx)) {
        return NULL;
    }
    const struct html_tree *tree = &ctx->reader->tree;
    size_t byte = (size_t)(notice.p - ctx->text.p);
    uint32_t past = node_past(tree, byte);
    const struct html_node *node = past > 1 ? &tree->nodes[past - 1] : NULL;
    bool is_shown = node && node->tag == HTML_TEXT && node->end > byte &&
                    !is_waiting(tree, past - 1) && count_repeats(ctx, notice) <= REPEATS_MAX;
    return is_shown ? closed_find(ctx->reader->closed, notice) : NULL;
}
