/* fetch/failure.h: what an outcome of a transfer means: which status, and
 * whether trying again can help. Pure; one table each for libcurl's codes and
 * for HTTP statuses. */
#ifndef FETCH_FAILURE_H
#define FETCH_FAILURE_H

#include "base/error.h"

enum retry {
    RETRY_NEVER,
    RETRY_SAFE,   /* GET and HEAD only: the server may have acted on it */
    RETRY_ALWAYS, /* POST too: the server did not take it */
};

struct failure {
    enum status status;
    enum retry retry;
    bool is_strain;   /* says that the host is unwell: counts for pace and breaker */
    const char *text; /* static; for a person */
};

/* curl_code is a CURLcode other than CURLE_OK. Never NULL. */
const struct failure *failure_of_curl(int curl_code);
/* NULL for answers that are final as they stand (200, 304, 404 ...). */
const struct failure *failure_of_http(int http_status);

#endif
