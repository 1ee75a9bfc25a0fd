/* fetch/archive/archive_record.h: WARC 1.1 records built in memory, each as one gzip
 * member. Touches no file. */
#ifndef FETCH_ARCHIVE_RECORD_H
#define FETCH_ARCHIVE_RECORD_H

#include "base/buf.h"
#include "fetch/archive/archive.h"

struct record_maker; /* buffers, compressor and digests, kept from record to record */

struct record_sizes {
    size_t response, request, metadata; /* bytes of each member, in this order; 0: none */
    bool is_revisit;
    char payload_digest[40]; /* "sha1:..."; "" for none */
};

/* NULL when out of memory. maker_free: NULL is a no-op. */
MUST_USE struct record_maker *maker_new(void);
void maker_free(struct record_maker *maker);

/* The members of one file's warcinfo or of one exchange; valid until the next
 * call. Errors: E_NOMEM. */
MUST_USE enum status maker_warcinfo(struct record_maker *maker, struct str file,
                                    struct str run_label, int64_t at_s, struct error *err);
MUST_USE enum status maker_exchange(struct record_maker *maker,
                                    const struct archive_exchange *exchange,
                                    struct record_sizes *ret, struct error *err);
struct str maker_bytes(const struct record_maker *maker);

#endif
