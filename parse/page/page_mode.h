/* parse/page/page_mode.h: the work mode as a tag by the title. Private to the page side of
 * parse/. */
#ifndef PARSE_PAGE_MODE_H
#define PARSE_PAGE_MODE_H

#include "parse/page/page_context.h"

/* Adds the work mode to `raw`, whose title is read, where the page shows one in an
 * element of its own straight behind the heading that is the title, and no other. */
void page_mode_by_title(struct page_context *ctx, struct raw_posting *raw);

#endif
