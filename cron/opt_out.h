/* cron/opt_out.h: what a site says of being read and kept by machines, in headers
 * and <meta>: text and data mining reserved (TDMRep), noindex, unavailable_after
 * (X-Robots-Tag, meta robots). robots.txt is fetch's. Pure. */
#ifndef CRON_OPT_OUT_H
#define CRON_OPT_OUT_H

#include "base/model.h"
#include "base/settings.h"

/* Whether a robots directive list says noindex or none to us; or names a day
 * after which the page is not to be shown, and now_s is past it. Directives
 * behind another agent's name ("otherbot: noindex") are not for us; ours is
 * `jobmill`. Returns the reason (static), or NULL. */
const char *opt_out_robots(struct str directives, int64_t now_s);

/* The reason (static) why the page must be left alone by the source's settings
 * (NULL: the defaults), or NULL. `harvest` brings the <meta> of a page that was
 * read; NULL while only its headers are known. is_board: a board's API, where
 * noindex is said to search engines and not of the postings. */
const char *opt_out_reason(const struct page *page, const struct harvest *harvest,
                           const struct source *source, bool is_board);

#endif
