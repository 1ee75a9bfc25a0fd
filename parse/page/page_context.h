/* parse/page/page_context.h: what the readers of one page share. Private to the page
 * side of parse/. */
#ifndef PARSE_PAGE_CONTEXT_H
#define PARSE_PAGE_CONTEXT_H

#include "base/model.h"
#include "base/settings.h"
#include "parse/html/html.h"
#include "parse/html/html_tree.h"
#include "parse/json/json.h"
#include "parse/plain/labels.h"

struct closed_set;
struct pattern;
struct override_set;

struct page_reader {
    struct label_index labels;
    struct html_tree tree;          /* of the page at hand, if has_tree */
    struct closed_set *closed;      /* owned */
    struct pattern *seeker;         /* owned: "Acme is looking for" */
    struct override_set *overrides; /* owned; of `of`; NULL when it sets none */
    const struct source *of;        /* whose overrides are compiled; compared only */
    struct str of_name;             /* its name, borrowed as long as it */
};

struct page_context {
    struct page_reader *reader;
    const struct page *page;
    const struct source *source; /* may be NULL */
    struct arena *arena;
    struct str text; /* the page in UTF-8 */
    struct str url;  /* its final URL */
    struct html_head head;
    bool has_tree;    /* reader->tree holds this page */
    bool is_document; /* JSON instead of a page */
    struct harvest *ret;
    struct error *err;
};

/* Builds the tree, with what is not the page's own text flagged NODE_CUT, unless
 * it stands. False when out of memory. */
bool page_tree(struct page_context *ctx);

#endif
