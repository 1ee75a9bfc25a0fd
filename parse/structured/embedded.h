/* parse/structured/embedded.h: postings in the state that script-built pages carry along:
 * __NEXT_DATA__ and other JSON scripts, window.x = {...}, JSON.parse("..."),
 * Next.js flight data, data-page attributes. Private to the page side of parse/. */
#ifndef PARSE_EMBEDDED_H
#define PARSE_EMBEDDED_H

#include "parse/page/page_merge.h"

/* Postings with title and text of some length found in the page's state, behind those
 * that the batch has. Errors: E_NOMEM. */
MUST_USE enum status embedded_read(struct page_context *ctx, struct raw_batch *batch);

/* The one of the state's postings that the page shows, as another layer read it: the
 * same title and, for the most part, the same text. NULL when none is, or when it
 * cannot be told which. */
struct raw_posting *embedded_twin(const struct raw_batch *state, const struct raw_posting *shown);

/* The work mode that the state gives, where all that it says of it agrees
 * ("workplaceType":"ONSITE"): added to `raw`. */
void embedded_work_mode(struct page_context *ctx, struct raw_posting *raw);

#endif
