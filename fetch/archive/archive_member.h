/* fetch/archive/archive_member.h: one gzip member at the end of a buffer. Private to
 * archive*.c. */
#ifndef FETCH_ARCHIVE_MEMBER_H
#define FETCH_ARCHIVE_MEMBER_H

#include <libdeflate.h>

#include "base/buf.h"

enum { MEMBER_PARTS = 4 }; /* texts that follow one another in a member; may be absent */

/* Not packed: for what is packed already. A failure is the buffer's (buf_failed). */
void member_stored(struct buf *out, const struct str parts[MEMBER_PARTS]);
/* Packed; `plain` (empty) takes the parts first. A failure is `out`'s. */
void member_packed(struct libdeflate_compressor *packer, struct buf *plain, struct buf *out,
                   const struct str parts[MEMBER_PARTS]);

#endif
