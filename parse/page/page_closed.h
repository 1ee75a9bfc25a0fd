/* parse/page/page_closed.h: whether the page at hand says that its job is closed.
 * Private to the page side of parse/. */
#ifndef PARSE_PAGE_CLOSED_H
#define PARSE_PAGE_CLOSED_H

#include "parse/page/closed.h"
#include "parse/page/page_context.h"

/* Judge for html_scan(); arg is the struct closed_set. */
bool page_is_notice(void *arg, struct str run);

/* The row of a notice that is to be seen on the page, or NULL. Looks at the
 * notice that the scan found, and at whole lines where there is a tree. */
const struct closed_row *page_closed(struct page_context *ctx);

#endif
