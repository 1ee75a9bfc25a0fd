/* tests/fetch/support_gzip.h: an archive file read back without jobmill's own reader. */
#ifndef TESTS_FETCH_SUPPORT_GZIP_H
#define TESTS_FETCH_SUPPORT_GZIP_H

#include "base/arena.h"

enum { GZIP_MEMBERS_MOST = 64 };

/* All bytes of a file; at most 8 MiB. */
struct str file_bytes(const char *path, struct arena *arena);
/* The members of a gzip file (RFC 1952) unpacked, one behind the other; ret_ends[i], unless
 * NULL, is where member i ends in `packed`: GZIP_MEMBERS_MOST places. Damage fails the test. */
struct str gzip_unpacked(struct str packed, size_t *ret_ends, struct arena *arena);

#endif
