/* fetch/coding.h: HTTP content codings undone: gzip, x-gzip, deflate (zlib form
 * and raw), br, zstd, identity; several in one list, in reverse order. Any bytes
 * are survivable; output is bounded while it grows, so a bomb costs no more
 * than the limit. */
#ifndef FETCH_CODING_H
#define FETCH_CODING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Decompressors kept for reuse; one per thread. */
struct coding;

/* NULL when out of memory. coding_free: NULL is a no-op. */
MUST_USE struct coding *coding_new(void);
void coding_free(struct coding *coding);

struct coding_task {
    struct str wire;             /* the body as received (transfer coding undone); borrowed */
    struct str content_encoding; /* the header's value(s), joined by ","; absent: identity */
    size_t max_bytes;            /* of the decoded body, and of each step on the way; > 0 */
    int64_t max_ratio;           /* decoded : wire, judged from 1 MiB decoded on; 0: none */
};

struct coding_result {
    struct str body;   /* decoded; in the arena, or the wire itself when nothing was undone */
    bool is_truncated; /* the stream stops early or is damaged; body is what was decoded */
    bool is_unknown;   /* a coding not known, or bytes not of it: body undone as far as known */
};

/* Bytes after the end of a stream are ignored; an empty body is fine with any
 * coding. A body that does not begin as the named coding (servers that label
 * plain text "gzip") comes back as received with is_unknown. *ret is
 * written only on OK. Errors: E_LIMIT (max_bytes, or the ratio), E_NOMEM. */
MUST_USE enum status coding_decode(struct coding *coding, const struct coding_task *task,
                                   struct arena *arena, struct coding_result *ret,
                                   struct error *err);

/* True when the list names any coding besides identity. */
bool coding_is_coded(struct str content_encoding);

#endif
