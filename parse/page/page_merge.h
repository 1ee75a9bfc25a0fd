/* parse/page/page_merge.h: what the layers of a page found, as postings of the
 * harvest. Private to the page side of parse/. */
#ifndef PARSE_PAGE_MERGE_H
#define PARSE_PAGE_MERGE_H

#include "parse/page/page_context.h"

/* Postings found in one page by one structured layer. */
struct raw_batch {
    struct raw_posting *first, *last;
    size_t n;
};

/* A posting at the end of the batch. NULL when out of memory. */
struct raw_posting *batch_add(struct raw_batch *batch, struct arena *arena);
/* Drops what is no posting of its own: without title, twins (their places go to
 * the first), teasers beside a full one. */
void batch_settle(struct raw_batch *batch, struct arena *arena);
/* Title, text, company, date and place are all there: no tree need be built. */
bool raw_is_whole(const struct raw_posting *raw);
/* Values of `from` behind those of `to`; its places and pay only where `to` has
 * none, its text where it is much longer. */
void raw_merge(struct raw_posting *to, const struct raw_posting *from);
/* Sets url (and external_id where several share one) of each posting. */
void batch_identify(struct page_context *ctx, struct raw_batch *batch);

#endif
