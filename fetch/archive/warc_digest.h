/* fetch/archive/warc_digest.h: the labelled digests of WARC records
 * ("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"): made as SHA-1 in base 32, as all
 * tools write it; checked in whatever algorithm and spelling they come. */
#ifndef FETCH_WARC_DIGEST_H
#define FETCH_WARC_DIGEST_H

#include <stdbool.h>

#include "base/str.h"

struct warc_digest;

enum { DIGEST_TEXT_BYTES = 38 }; /* "sha1:" and 32 letters and NUL */

/* NULL when out of memory. digest_free: NULL is a no-op. */
struct warc_digest *digest_new(void);
void digest_free(struct warc_digest *digest);

/* By the label of `labelled` ("sha1", "SHA-256" ...); absent: SHA-1. False: the
 * algorithm is not known, or out of memory at the first SHA-1 of this digest. */
bool digest_begin(struct warc_digest *digest, struct str labelled);
void digest_add(struct warc_digest *digest, struct str bytes);
void digest_end(struct warc_digest *digest);
void digest_text(const struct warc_digest *digest, char ret[DIGEST_TEXT_BYTES]); /* of a SHA-1 */
/* Whether the ended digest is the one that `labelled` states, in base 32 or hex. */
bool digest_matches(const struct warc_digest *digest, struct str labelled);

#endif
