/* store/put.h: a page on its way into the store. Private to put*.c. */
#ifndef STORE_PUT_H
#define STORE_PUT_H

#include "store/db.h"

struct putting {
    struct store *store;
    struct crawl *crawl;
    const struct page *page;
    const struct harvest *harvest;
    struct outcome *outcome;
    int64_t run, now_s, at_s; /* at_s: when it was fetched */
    enum page_verdict verdict;
    int64_t page_id, page_crawl, page_read_at_s; /* as known before; id 0: new */
    int64_t from_page;                           /* the listing that led here; 0: none */
    enum page_verdict page_verdict;
    bool is_listing, was_listing, must_read;
    bool is_new_page, is_written; /* the page's row: made now; made whole */
};

/* By the verdict: notes what is there as seen, closes it, or stores the postings and
 * links. Errors: E_DB, E_NOMEM. */
MUST_USE enum status put_content(struct putting *put, int64_t archive_file, struct error *err);

#endif
