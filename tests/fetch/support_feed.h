/* tests/fetch/support_feed.h: a feed of requests kept in memory, which records
 * what was delivered; it behaves as the store's frontier does. */
#ifndef TESTS_FETCH_SUPPORT_FEED_H
#define TESTS_FETCH_SUPPORT_FEED_H

#include "fetch/fetch.h"

enum { FEED_MOST = 20000 };

struct feed_request {
    struct request request;
    struct str host;
    bool is_drawn, is_old; /* old: of an earlier run */
};

struct test_feed {
    struct arena arena;
    struct feed_request requests[FEED_MOST];
    size_t n;
    struct page *pages[FEED_MOST]; /* as delivered; owned */
    size_t n_pages;
    uint64_t generation;
    size_t n_hosts_calls, n_draw_calls;
    size_t most_undelivered; /* requests drawn and not delivered, at the worst */
    bool discards_pages;     /* count them only */
    size_t stops_after;      /* deliver says stop after so many; 0: never */
    /* what the store would keep */
    struct str robots_body, robots_origin;
    int robots_http_status, n_robots_put;
    int64_t robots_fetched_at_s, hold_until_s;
    struct str hold_origin;
    bool has_store;
};

struct test_feed *test_feed_new(void);
void test_feed_free(struct test_feed *feed);
/* A GET of url for the source. Fields may be changed before the run. */
struct request *test_feed_add(struct test_feed *feed, const struct source *source, const char *url);
struct fetch_feed test_feed_calls(struct test_feed *feed);
/* The page of a request; NULL when none was delivered. Fails on two. */
const struct page *test_feed_page(const struct test_feed *feed, const struct request *request);

/* A source that may be fetched fast, on loopback. */
struct source test_source(const char *name);
/* Runs a fetcher over the feed to its end; OK is demanded. stats may be NULL. */
void test_fetch(struct test_feed *feed, const struct settings *set, const char *archive_dir,
                struct fetch_stats *ret_stats);

#endif
