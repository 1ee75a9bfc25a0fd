/* fetch/archive/warc_page.h: one archive record made into a page: HTTP head read,
 * transfer and content codings undone, our own fields restored. */
#ifndef FETCH_WARC_PAGE_H
#define FETCH_WARC_PAGE_H

#include "fetch/archive/warc_digest.h"
#include "fetch/archive/warc_record.h"
#include "fetch/coding.h"

struct warc_tools {
    struct coding *coding;
    struct warc_digest *digest;
    size_t max_body_bytes;
    int64_t last_date_s; /* of the record before, for one without; TIME_UNKNOWN */
    bool checks_digest;  /* plain files: nothing else shows a flipped bit */
};

/* *ret is owned (page_free) and NULL when the record holds no page: silently
 * with *ret_what NULL (revisit, redirect, robots.txt, not HTTP ...), else
 * *ret_what says what is wrong with it. A page may come with a *ret_what too
 * (a date that is missing). Errors: E_NOMEM. */
MUST_USE enum status warc_page(struct warc_tools *tools, const struct warc_record *record,
                               struct page **ret, const char **ret_what, struct error *err);

#endif
