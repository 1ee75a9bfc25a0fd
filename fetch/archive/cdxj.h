/* fetch/archive/cdxj.h: the CDXJ index beside an archive file, for replay tools (pywb and
 * its kin): one line per answer, "key time {json}", sorted when the file is
 * ended. A help, not a record: what goes wrong here is not an error, the archive
 * stands without it and any CDX indexer makes it anew. */
#ifndef FETCH_CDXJ_H
#define FETCH_CDXJ_H

#include <stdint.h>

#include "base/buf.h"

struct cdxj;

struct cdxj_entry {
    struct str url; /* absolute http or https */
    int64_t at_s;
    struct str mime;   /* Content-Type, parameters and all; absent: "unk" */
    int http_status;   /* 0: none */
    struct str digest; /* "sha1:..." or absent */
    int64_t offset, length;
    bool is_revisit;
};

/* The index of `dir`/`file` (".../x.warc.gz" has ".../x.cdxj"). NULL when it
 * cannot be made. */
struct cdxj *cdxj_new(const char *dir, const char *file);
void cdxj_add(struct cdxj *cdxj, const struct cdxj_entry *entry); /* NULL is a no-op */
/* Writes the lines, where there are many: all that they name is in the file. NULL is a
 * no-op. */
void cdxj_save(struct cdxj *cdxj);
/* Forgets the lines not yet written: what they name never came to the file. NULL is a
 * no-op. */
void cdxj_drop(struct cdxj *cdxj);
/* Writes the rest, sorts (up to 64 MiB of lines; past that they stay in the
 * order of the file, as after a crash) and frees. NULL is a no-op. */
void cdxj_finish(struct cdxj *cdxj);

/* "https://www.Example.com:443/Jobs?b=1&a=2" -> "com,example)/jobs?a=2&b=1". */
void cdxj_key(struct buf *buf, struct str url);

#endif
