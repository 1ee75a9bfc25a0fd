/* fetch/head.h: the headers of one answer. Pure. */
#ifndef FETCH_HEAD_H
#define FETCH_HEAD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct head {
    struct str content_type, etag, last_modified, location, retry_after;
    /* Repeated ones are joined by ", ". */
    struct str robots_tag, link, tdm_reservation, content_encoding, cache_control;
};

/* Reads a header block with its status line; any bytes. Values are copies in
 * the arena, trimmed; absent when the header is missing or empty. */
void head_read(struct str text, struct arena *arena, struct head *ret);

/* Retry-After in ms from now: seconds or any of the three dates of RFC 9110; 0
 * for a past date, -1 for anything else ("-1", "+1", "1.0", "soon"). */
int64_t head_retry_after_ms(struct str value, int64_t now_s);

/* max-age of a Cache-Control value in seconds; 0 for no-store and no-cache; -1
 * when nothing is said that is understood. */
int64_t head_max_age_s(struct str cache_control);

#endif
