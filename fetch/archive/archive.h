/* fetch/archive/archive.h: the WARC 1.1 writer. Every exchange becomes a request, a
 * response (or revisit) and a metadata record, each a gzip member of its own; some
 * exchanges go out in one write, so a killed process leaves a readable file that
 * lacks at most what was not synced. Files are
 * dir/YYYY-MM-DD-HHMMSS-PID-N.warc.gz; a new one is begun at each UTC day and at
 * 1 GiB, a CDXJ index beside each; an existing file is never opened for writing. The first file is
 * made by the first archive_write, so a run that fetches nothing leaves nothing. Knows nothing of
 * HTTP transfers: it is given the bytes. */
#ifndef FETCH_ARCHIVE_H
#define FETCH_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/model.h"

struct archive;

struct archive_exchange {
    /* url, final_url, method, request_body, source .. hint, role, http_status,
     * not_modified, digest and error are read. With error != OK and no
     * response_head nothing is written. */
    const struct page *page;
    /* Of the last hop, verbatim with CRLF, status or request line first; the
     * empty line at the end may be missing. Secrets (Authorization, Cookie,
     * Proxy-Authorization, and headers from the configuration) are the caller's
     * to leave out; the first three are dropped here too. */
    struct str request_head;  /* absent: no request record */
    struct str response_head; /* HTTP/2 and 3 status lines are stored as HTTP/1.1 */
    struct str wire_body;     /* content coding as received; transfer coding undone */
    struct str remote_ip;     /* "192.0.2.1"; absent: not known */
    int64_t at_s;             /* when the request was sent, Unix s */
    bool is_robots;           /* robots.txt: kept, but never read back as a page */
    bool is_hop;              /* an answer followed by redirect: likewise */
};

/* Where the response record went; all zero when nothing was written, and for a
 * revisit (304, or not_modified), which holds nothing to read back: what the
 * store knows of the earlier record stays true. */
struct archive_place {
    struct str file; /* base name; in the arena given to archive_write */
    int64_t offset, length;
};

/* Makes `dir` when missing (one level). *ret is owned: archive_close(). Errors:
 * E_DISK (folder cannot be made or written), E_NOMEM. */
MUST_USE enum status archive_open(struct str dir, struct str run_label, int64_t now_s,
                                  struct archive **ret, struct error *err);
/* One thread at a time. It may wait in memory (256 KiB at most) for others, or for
 * archive_sync. After E_DISK the exchange is not in the archive; earlier ones that
 * wait go on waiting, and the file ends with a whole record. Errors: E_DISK, E_NOMEM. */
MUST_USE enum status archive_write(struct archive *archive, const struct archive_exchange *exchange,
                                   struct arena *arena, struct archive_place *ret,
                                   struct error *err);
/* What was written before the call is on disk after it (fdatasync). May be
 * called from another thread than archive_write, and again after E_DISK. Errors:
 * E_DISK. */
MUST_USE enum status archive_sync(struct archive *archive, struct error *err);
uint64_t archive_records(struct archive *archive); /* written so far; any thread */
/* A file is ended past this size; 1 GiB unless set. */
void archive_set_max_bytes(struct archive *archive, int64_t max_bytes);
/* Writes what waits, where it can, and closes without sync. NULL is a no-op. */
void archive_close(struct archive *archive);

#endif
