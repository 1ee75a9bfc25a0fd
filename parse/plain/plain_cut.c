/* parse/plain/plain_cut.c: what on a page is not the page's own text. By element and
 * role; by the words of class and id; by link density; by headings that announce
 * other jobs. A cut never takes most of the text of a page. */
#include "parse/plain/plain.h"

#include "base/banned.h"

enum {
    CUT_SHARE_PERCENT = 45, /* a class word may cut no more of the page than this */
    HEADER_LINK_PERCENT = 50,
    CLASS_WORD_BYTES = 20,
    SECTIONS_MAX = 60, /* cut per page: each may cost a pass over it */
    SECTION_CLIMB = 6  /* levels that a heading's container may be above it */
};

// clang-format off
/* Words of class and id, in lower case, sorted. */
static const char *const cut_words[] = {
    "advert", "advertisement", "alert", "alerts", "autocomplete", "breadcrumb", "breadcrumbs",
    "ccpa", "chat", "chatbot", "comments", "consent", "cookie", "cookiebanner", "cookies",
    "copyright", "cybot", "disclaimer", "dropdown", "facets", "feedback", "filter", "filters",
    "footer", "gdpr", "hamburger", "jobalert", "jobalerts", "lightbox", "login", "megamenu",
    "menu", "menus", "modal", "nav", "navbar", "navigation", "newsletter", "offcanvas",
    "onetrust", "pager", "paginate", "pagination", "popup", "popups", "preloader", "promo",
    "recommendation", "recommendations", "recommended", "related", "relatedjobs", "share",
    "sharing", "sidenav", "signin", "signup", "similar", "similarjobs", "skip", "skiplink",
    "snackbar", "social", "socials", "spinner", "subscribe", "talentcommunity", "testimonial",
    "testimonials", "toast", "tooltip", "topbar", "upsell", "usercentrics",
};
static const char *const cut_roles[] = {
    "alertdialog", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "tooltip",
};
// clang-format on

static bool
in_sorted(const char *const *words, size_t n, struct str word)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(word, str_of(words[mid]));
        if (order == 0) {
            return true;
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return false;
}

/* A capital after a small letter. */
static bool
is_hump(struct str text, size_t at)
{
    return at > 0 && text.p[at] >= 'A' && text.p[at] <= 'Z' && text.p[at - 1] >= 'a' &&
           text.p[at - 1] <= 'z';
}

static bool
is_cut_word(struct str word)
{
    return word.n > 2 && word.n < CLASS_WORD_BYTES &&
           in_sorted(cut_words, sizeof(cut_words) / sizeof(cut_words[0]), word);
}

/* Any word of "job-page__footer navMain" is in the table; humps part words. */
static bool
has_cut_word(struct str names)
{
    char word[CLASS_WORD_BYTES];
    size_t n = 0;
    for (size_t i = 0; i <= names.n; i++) {
        bool is_letter = i < names.n && byte_is_alpha(names.p[i]);
        bool ends_word = !is_letter || is_hump(names, i);
        if (ends_word && is_cut_word((struct str){word, n})) {
            return true;
        }
        n = ends_word ? 0 : n;
        if (is_letter && n < sizeof(word)) {
            word[n] = byte_lower(names.p[i]);
        }
        n += is_letter ? 1 : 0;
    }
    return false;
}

static bool
is_named_cut(struct str attrs)
{
    struct str key, value;
    while (html_attr_next(&attrs, &key, &value)) {
        bool is_name =
            (key.n == 5 && str_is_nocase(key, "class")) || (key.n == 2 && str_is_nocase(key, "id"));
        if (is_name && has_cut_word(value)) {
            return true;
        }
        if (key.n == 4 && str_is_nocase(key, "role") &&
            in_sorted(cut_roles, sizeof(cut_roles) / sizeof(cut_roles[0]), str_trim(value))) {
            return true;
        }
        if (str_is_nocase(key, "aria-modal") && str_is_nocase(value, "true")) {
            return true;
        }
    }
    return false;
}

static bool
has_heading(const struct html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].after; i++) {
        if (tree->nodes[i].tag == HTML_H1) {
            return true;
        }
    }
    return false;
}

/* A page's header is a menu when links rule it; one with the h1 is not. */
static bool
is_menu_header(const struct html_tree *tree, uint32_t at)
{
    const struct html_node *node = &tree->nodes[at];
    return (uint64_t)node->n_linked * 100 >= (uint64_t)node->n_text * HEADER_LINK_PERCENT &&
           !has_heading(tree, at);
}

void
plain_cut(struct page_context *ctx, struct html_tree *tree)
{
    (void)ctx;
    html_tree_count(tree);
    uint64_t all = tree->nodes[0].n_text;
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_content = node->tag != HTML_TEXT && !(node->flags & NODE_CUT) && node->n_text > 0 &&
                          node->tag != HTML_BODY && node->tag != HTML_HTML;
        if (!is_content) {
            continue;
        }
        bool is_small = (uint64_t)node->n_text * 100 <= all * CUT_SHARE_PERCENT;
        bool is_cut = node->tag == HTML_FOOTER ||
                      (node->attrs.n > 4 && is_named_cut(node->attrs)) ||
                      (node->tag == HTML_HEADER && is_menu_header(tree, i));
        if (is_cut && is_small && !has_heading(tree, i)) {
            html_tree_flag(tree, i, NODE_CUT);
            i = node->after - 1;
        }
    }
    html_tree_count(tree);
}

bool
page_tree(struct page_context *ctx)
{
    if (ctx->has_tree) {
        return true;
    }
    struct html_tree *tree = &ctx->reader->tree;
    if (!html_tree_build(tree, ctx->text)) {
        return false;
    }
    ctx->ret->limit_hits += tree->is_limited;
    plain_cut(ctx, tree);
    ctx->has_tree = true;
    return true;
}

/* ---- sections of other matter ---- */

/* The element that a heading heads: up while nothing else comes before it. */
static uint32_t
container_of(const struct html_tree *tree, uint32_t node, uint32_t first_byte)
{
    for (int i = 0; i < SECTION_CLIMB; i++) {
        uint32_t parent = tree->nodes[node].parent;
        uint32_t first = parent + 1;
        while (first < tree->n &&
               (tree->nodes[first].tag != HTML_TEXT || (tree->nodes[first].flags & NODE_CUT))) {
            first++;
        }
        bool is_first = first < tree->n && tree->nodes[first].begin >= first_byte;
        if (parent == 0 || tree->nodes[parent].tag == HTML_BODY || !is_first) {
            break;
        }
        node = parent;
    }
    return node;
}

/* Index past what a heading without a container heads: up to the next heading of
 * its level, or the end of what it stands in. */
static uint32_t
section_end(const struct html_tree *tree, uint32_t heading)
{
    uint32_t end = tree->nodes[tree->nodes[heading].parent].after;
    uint32_t at = tree->nodes[heading].after;
    uint8_t level = tree->nodes[heading].tag;
    bool is_heading = (html_tag_flags((enum html_tag)level) & HTML_HEADING) != 0;
    while (at < end) {
        uint8_t tag = tree->nodes[at].tag;
        bool is_next = (html_tag_flags((enum html_tag)tag) & HTML_HEADING) != 0;
        if (is_next && (!is_heading || tag <= level)) {
            break;
        }
        at = tree->nodes[at].after;
    }
    return at;
}

/* Cuts the container of a heading; where it has none, what follows it beside. A
 * consent text heads nothing but itself. */
static void
cut_section(struct html_tree *tree, const struct block *block, bool heads_more)
{
    uint64_t all = tree->nodes[0].n_text;
    uint32_t node = container_of(tree, block->node, block->begin);
    bool is_alone = tree->nodes[node].n_text <= block->n_text + 2;
    uint32_t to = is_alone && heads_more ? section_end(tree, node) : tree->nodes[node].after;
    uint64_t n = 0;
    for (uint32_t i = node; i < to; i++) {
        n += tree->nodes[i].tag == HTML_TEXT ? tree->nodes[i].n_text : 0;
    }
    if (n * 100 > all * (is_alone ? CUT_SHARE_PERCENT : 2 * CUT_SHARE_PERCENT)) {
        return;
    }
    for (uint32_t i = node; i < to; i++) {
        tree->nodes[i].flags |= NODE_CUT;
    }
}

static bool
is_foreign_heading(const struct html_tree *tree, const struct block *block)
{
    if (!block->hit.row) {
        return false;
    }
    enum label_kind kind = block->hit.row->kind;
    if (kind == LABEL_COOKIES) {
        return true;
    }
    bool is_heading = (html_tag_flags((enum html_tag)block->tag) & HTML_HEADING) != 0 ||
                      tree->nodes[block->node].n_text == block->n_text;
    bool is_short = block->n_text <= LABEL_TEXT_BYTES;
    return kind == LABEL_RELATED && is_heading && is_short && block->n_linked == 0;
}

void
plain_cut_sections(struct page_context *ctx, struct blocks *blocks)
{
    struct html_tree *tree = &ctx->reader->tree;
    size_t n_cut = 0;
    for (size_t i = 0; i < blocks->n && n_cut < SECTIONS_MAX; i++) {
        const struct block *block = &blocks->items[i];
        bool is_gone = (tree->nodes[block->node].flags & NODE_CUT) != 0;
        if (!is_gone && is_foreign_heading(tree, block)) {
            cut_section(tree, block, block->hit.row->kind != LABEL_COOKIES);
            n_cut++;
        }
    }
    if (n_cut == 0) {
        return;
    }
    html_tree_count(tree);
    size_t n = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        if (!(tree->nodes[blocks->items[i].node].flags & NODE_CUT)) {
            blocks->items[n++] = blocks->items[i];
        }
    }
    blocks->n = n;
}
