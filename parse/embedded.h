/* parse/embedded.h: postings in the state that script-built pages carry along:
 * __NEXT_DATA__ and other JSON scripts, window.x = {...}, JSON.parse("..."),
 * Next.js flight data, data-page attributes. Private to the page side of parse/. */
#ifndef PARSE_EMBEDDED_H
#define PARSE_EMBEDDED_H

#include "parse/page_merge.h"

/* Postings with title and text of some length found in the page's state. */
MUST_USE enum status embedded_read(struct page_context *ctx, struct raw_batch *batch);

/* The work mode that the state gives, where all that it says of it agrees
 * ("workplaceType":"ONSITE"): added to `raw`. */
void embedded_work_mode(struct page_context *ctx, struct raw_posting *raw);

#endif
