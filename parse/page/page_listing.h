/* parse/page/page_listing.h: a results page of a source of kind "listing": its links to
 * postings and to the next page. Private to the page side of parse/. */
#ifndef PARSE_PAGE_LISTING_H
#define PARSE_PAGE_LISTING_H

#include "parse/page/override.h"
#include "parse/page/page_context.h"

/* By the source's XPath, else by rel="next" and by links that look like jobs'.
 * `set` may be NULL. Errors: E_NOMEM. */
MUST_USE enum status page_listing(struct page_context *ctx, struct override_set *set);

/* Is a link that looks like one to a single job ("/jobs/1234-engineer"). */
bool page_is_job_link(struct str href);

/* Links of an ItemList in JSON-LD, if they lead to jobs of this site. Sets n_listed.
 * False when out of memory. */
bool page_list_links(struct page_context *ctx);

#endif
