/* parse/html/html_tree.h: a page as a flat tree: nodes in document order, each with
 * the index past its last descendant, so that a subtree is a range. Scripts,
 * styles, comments and other raw content do not enter it. Text stays in the page.
 * Depth and number of nodes are limited; what is beyond hangs on the last level. */
#ifndef PARSE_HTML_TREE_H
#define PARSE_HTML_TREE_H

#include <stdint.h>

#include "parse/html/html.h"

enum html_node_flags {
    NODE_CUT = 1 << 0,    /* not text of the page: menu, hidden, boilerplate, or inside such */
    NODE_HIDDEN = 1 << 1, /* not shown at first */
    NODE_LINKED = 1 << 2, /* inside <a> */
};

struct html_node {
    struct str attrs;    /* element: its attributes; text: its characters */
    uint32_t begin, end; /* bytes of the page, tags included */
    uint32_t parent;     /* index; of the root: 0 */
    uint32_t after;      /* index past the subtree */
    uint32_t n_text;     /* bytes of text in the subtree that are not space, NODE_CUT left out */
    uint32_t n_linked;   /* of these inside links */
    uint32_t n_dense;    /* text: its bytes that are not space */
    uint8_t tag;         /* enum html_tag */
    uint8_t flags;       /* enum html_node_flags */
};

struct html_tree {
    struct str text;         /* the page, borrowed */
    struct html_node *nodes; /* owned; nodes[0] is the document */
    uint32_t n, cap;
    bool is_limited;
};

/* Builds the tree of `text` in `tree`, whose memory is reused from page to page.
 * False when out of memory. */
bool html_tree_build(struct html_tree *tree, struct str text);
void html_tree_release(struct html_tree *tree); /* zeroed is fine */

/* Sets n_text and n_linked of all nodes from what is not NODE_CUT. */
void html_tree_count(struct html_tree *tree);
/* Sets or clears flags on a whole subtree. */
void html_tree_flag(struct html_tree *tree, uint32_t node, unsigned flags);

static inline bool
html_node_is(const struct html_node *node, enum html_tag tag)
{
    return node->tag == (uint8_t)tag;
}

#endif
