/* fetch/source_headers.h: the request headers of one source: those of its
 * `header` setting, with ${NAME} from the environment, and our own. */
#ifndef FETCH_SOURCE_HEADERS_H
#define FETCH_SOURCE_HEADERS_H

#include <curl/curl.h>

#include "base/error.h"
#include "base/settings.h"

/* One list: the secret ones first, so that `open` is its tail. Secret are those
 * with ${NAME} in them or whose name says so; they go to the request's own
 * origin only and never into the archive. */
struct source_headers {
    struct curl_slist *all;  /* owned: source_headers_release() */
    struct curl_slist *open; /* within all */
};

/* Errors: E_CONFIG (a variable is not set; not "Name: value"; control bytes),
 * E_NOMEM. */
MUST_USE enum status source_headers_make(const struct str_list *lines, struct source_headers *ret,
                                         struct error *err);
void source_headers_release(struct source_headers *headers);

#endif
