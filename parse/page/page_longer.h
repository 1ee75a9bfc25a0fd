/* parse/page/page_longer.h: markup that holds the beginning of a text alone, where the page
 * shows all of it. Private to the page side of parse/. */
#ifndef PARSE_PAGE_LONGER_H
#define PARSE_PAGE_LONGER_H

#include "parse/page/page_context.h"

/* Cheap: the page's body begins the text as `description` does and does not end it so. */
bool page_may_go_on(const struct page_context *ctx, struct str description);

/* What `seen`, the visible text, has from the beginning of `description` on, in the
 * arena, when it goes on well beyond it; else absent. */
struct str page_longer(struct page_context *ctx, struct str description, struct str seen);

#endif
