/* fetch/lane.h: one libcurl easy handle with its buffers, kept and used again
 * for one transfer after the other. */
#ifndef FETCH_LANE_H
#define FETCH_LANE_H

#include <curl/curl.h>

#include "base/buf.h"
#include "fetch/source_headers.h"
#include "fetch/transfer.h"

enum { LANE_EXTRA_HEADERS = 3 };

struct lane {
    struct lane *next; /* while idle, or in the list of those under way */
    struct lane *prev;
    CURL *easy;                                  /* owned */
    struct transfer *transfer;                   /* borrowed while running */
    struct buf head;                             /* status line and headers as received */
    struct buf body;                             /* as received: content codings not undone */
    struct buf fields;                           /* text of the headers of this request alone */
    struct curl_slist extra[LANE_EXTRA_HEADERS]; /* nodes before the source's list */
    size_t n_extra;
    const struct curl_slist *sent; /* head of the whole list; for the archive */
    size_t max_body_bytes;
    bool is_head_over, is_body_cut, is_proxied;
    bool has_own_ca;        /* trusts a source's ca-file instead of the system's */
    enum status fault;      /* why we broke off; OK: we did not */
    const char *fault_text; /* static */
};

struct lane_dress {
    struct transfer *transfer;
    const struct source_headers *headers;
    CURLSH *names; /* the DNS cache to use; borrowed */
    size_t max_body_bytes;
    bool needs_fresh_connection;
};

/* *ret is owned: lane_free(). user_agent: a C string. Errors: E_NOMEM. */
MUST_USE enum status lane_new(const char *user_agent, struct lane **ret, struct error *err);
void lane_free(struct lane *lane); /* NULL is a no-op */
/* Sets the handle up for the transfer. Errors: E_NOMEM. */
MUST_USE enum status lane_dress_for(struct lane *lane, const struct lane_dress *dress,
                                    struct error *err);
/* Forgets the transfer and gives large buffers back. */
void lane_clear(struct lane *lane);
/* The request as it was sent, without secrets; libcurl's order of headers. */
void lane_request_head(const struct lane *lane, const struct source_headers *headers,
                       struct str user_agent, struct buf *ret);

#endif
