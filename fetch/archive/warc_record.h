/* fetch/archive/warc_record.h: one record after another out of an archive file, with
 * its head read and its end checked. What is damaged is named to the complaint
 * callback and passed over. Knows nothing of HTTP and pages. */
#ifndef FETCH_WARC_RECORD_H
#define FETCH_WARC_RECORD_H

#include "base/buf.h"
#include "fetch/archive/warc_stream.h"
#include "fetch/fetch.h"

struct warc_cursor {
    struct warc_stream *stream; /* owned */
    struct str file;            /* named in complaints; borrowed */
    warc_complaint *complaint;  /* may be NULL */
    void *ctx;
    struct buf head;     /* of the record at hand */
    bool is_member_each; /* gzip, and records are members of their own */
    int member_streak;   /* records in a row that were; one may be by chance */
    size_t pending;      /* bytes of the record handed out, not yet consumed */
    int64_t n_complaints;
};

struct warc_record {
    int64_t offset;        /* in the file; unpacked offset where no member begins there */
    int64_t length;        /* in the file, unpacked likewise; set with the block */
    struct str head;       /* all of the below are slices of the cursor's head */
    struct str type;       /* "response" ...; never empty */
    struct str target_uri; /* without "<" and ">"; may be absent */
    struct str content_type;
    int64_t content_length; /* >= 0 */
    struct str block;       /* set by cursor_block */
};

enum cursor_state {
    CURSOR_RECORD,
    CURSOR_NONE, /* complained of and passed over: go on with cursor_head */
    CURSOR_END,
    CURSOR_FAIL, /* err is set */
};

void cursor_init(struct warc_cursor *cursor, struct warc_stream *stream, struct str file);
void cursor_release(struct warc_cursor *cursor);
void cursor_complain(struct warc_cursor *cursor, int64_t offset, const char *what);

/* The head of the next record; slices live until the next cursor_head. */
enum cursor_state cursor_head(struct warc_cursor *cursor, struct warc_record *ret,
                              struct error *err);
/* Its block in memory, when it is whole and rightly ended; lives until the next
 * call. The caller has checked content_length against its limit. */
enum cursor_state cursor_block(struct warc_cursor *cursor, struct warc_record *record,
                               struct error *err);
/* Passes over it without holding it. CURSOR_NONE, or _FAIL. */
enum cursor_state cursor_skip(struct warc_cursor *cursor, const struct warc_record *record,
                              struct error *err);
/* What follows a damaged record at `offset`, by the state the stream is in. */
enum cursor_state cursor_recover(struct warc_cursor *cursor, int64_t offset,
                                 enum stream_state state, struct error *err);

#endif
