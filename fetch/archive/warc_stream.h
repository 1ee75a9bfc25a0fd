/* fetch/archive/warc_stream.h: the bytes of an archive file, unpacked, as one window
 * that can be looked into and consumed. Plain, gzip or zstd is told by the first
 * bytes; packed files may hold one member (gzip member, zstd frame) per record,
 * one for the whole file, or any cut between. Knows members and offsets, nothing
 * of records. Memory: the window grows to what is asked for, and only as bytes
 * really arrive. */
#ifndef FETCH_WARC_STREAM_H
#define FETCH_WARC_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "fetch/archive/warc_codec.h"

struct warc_stream;

enum stream_state {
    STREAM_OK,
    STREAM_END,        /* the file ends, at a member's end where it is packed */
    STREAM_CUT,        /* the file ends inside a member */
    STREAM_DAMAGED,    /* the packed data are damaged, or no member follows */
    STREAM_IO,         /* read error; see stream_error */
    STREAM_DICTIONARY, /* zstd with a dictionary: cannot be read; likewise */
    STREAM_NOMEM,
};

/* path "-" is standard input. *ret is owned: stream_close(). Errors: E_IO
 * (cannot be opened), E_NOMEM. */
MUST_USE enum status stream_open(const char *path, struct warc_stream **ret, struct error *err);
/* Reads from `memory`, borrowed until stream_close. NULL: out of memory. */
MUST_USE struct warc_stream *stream_memory(struct str memory);
void stream_close(struct warc_stream *stream); /* NULL is a no-op */

/* At least `n` bytes of what comes next in *ret, or all there is before the
 * returned state (not STREAM_OK) stopped it. can_cross: go on into the next
 * member; else it ends with STREAM_END where the member does. The slice
 * lives until the next call. */
enum stream_state stream_peek(struct warc_stream *stream, size_t n, bool can_cross,
                              struct str *ret);
void stream_consume(struct warc_stream *stream, size_t n); /* n <= what was peeked */
/* Consumes up to n bytes without holding them; returns how many. */
int64_t stream_skip(struct warc_stream *stream, int64_t n, bool can_cross,
                    enum stream_state *ret_state);

/* Offset in the file of what comes next, if a member begins there or the file
 * is plain; else -1. */
int64_t stream_offset(const struct warc_stream *stream);
/* Offset in the file up to which bytes were taken. */
int64_t stream_reached(const struct warc_stream *stream);
/* Offset in the unpacked bytes of what comes next. */
int64_t stream_position(const struct warc_stream *stream);
enum codec_form stream_form(const struct warc_stream *stream); /* after the first peek */

/* After STREAM_DAMAGED: drops the window and goes to the next member that begins
 * a record. False: there is none. */
bool stream_resync(struct warc_stream *stream);
/* To a place in the file. False: cannot be done (standard input). */
bool stream_seek(struct warc_stream *stream, int64_t offset);
/* Sets err for STREAM_IO, _DICTIONARY and _NOMEM and returns its status. */
enum status stream_error(const struct warc_stream *stream, enum stream_state state,
                         struct error *err);

#endif
