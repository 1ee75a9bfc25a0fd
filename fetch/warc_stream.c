/* fetch/warc_stream.c: plain or gzip bytes of an archive as one window. The
 * window never runs past the end of a gzip member unless asked to, so that the
 * place where a record's member begins is known exactly. Damaged gzip is left by
 * looking for the next member in the raw bytes; going back for that is bounded
 * by a budget, so a hostile file costs linear time. */
#include "fetch/warc_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>
#define ZLIB_CONST /* next_in is const */
#include <zlib.h>

#include "base/limits.h"

#include "base/banned.h"

#define RAW_FIRST    (16 * KIB)  /* the first read(); each next one is twice as large, for */
#define RAW_BYTES    (256 * KIB) /* one record read by its place needs little; up to this */
#define WINDOW_FIRST (256 * KIB) /* most records fit */
#define WINDOW_KEEP  (8 * MIB)   /* a larger window is given back once empty */
#define REWIND_SPARE (64 * MIB)  /* going back after damage: this, and twice the file read */

enum {
    MARKS = 64, /* member beginnings remembered within the window */
    GZIP_WINDOW = 15 + 16,
    TRY_BYTES = 4096, /* of a member looked at to tell whether it is a record */
    GZIP_HEAD_MIN = 10,
};

struct mark {
    int64_t position; /* unpacked */
    int64_t offset;   /* in the file */
};

struct warc_stream {
    int fd;
    bool owns_fd, can_seek, is_memory;
    struct str memory;
    int io_errno;
    const uint8_t *raw; /* raw[raw_at .. raw_n) is not used yet */
    uint8_t *raw_buf;   /* owned; raw points here unless it is memory */
    size_t raw_at, raw_n, raw_step;
    int64_t raw_base; /* offset in the file of raw[0] */
    bool is_raw_end;
    char *window; /* owned; window[at .. n) comes next */
    size_t at, n, cap;
    int64_t position; /* unpacked offset of window[at] */
    bool is_known, is_gzip;
    bool is_in_member;
    int64_t member_offset;
    struct mark marks[MARKS];
    size_t n_marks; /* ever set; the last MARKS of them are kept */
    int64_t rewound_bytes, high_water;
    z_stream z;
    bool has_z;
};

static struct warc_stream *
stream_new(void)
{
    struct warc_stream *stream = calloc(1, sizeof *stream);
    if (!stream) {
        return NULL;
    }
    stream->fd = -1;
    stream->raw_step = RAW_FIRST;
    stream->window = malloc(WINDOW_FIRST);
    stream->cap = WINDOW_FIRST;
    stream->has_z = inflateInit2(&stream->z, GZIP_WINDOW) == Z_OK;
    if (!stream->window || !stream->has_z) {
        stream_close(stream);
        return NULL;
    }
    return stream;
}

enum status
stream_open(const char *path, struct warc_stream **ret, struct error *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return error_set(err, E_IO, "%s: cannot be opened (errno %d)", path, errno);
    }
    struct warc_stream *stream = stream_new();
    if (stream) {
        stream->fd = fd;
        stream->owns_fd = !is_stdin;
        stream->can_seek = !is_stdin && lseek(fd, 0, SEEK_CUR) == 0;
        stream->raw_buf = malloc(RAW_BYTES);
        stream->raw = stream->raw_buf;
    } else if (!is_stdin) {
        (void)close(fd);
    }
    if (!stream || !stream->raw_buf) {
        stream_close(stream);
        return error_set(err, E_NOMEM, "%s: no memory to read it", path);
    }
    *ret = stream;
    return OK;
}

struct warc_stream *
stream_memory(struct str memory)
{
    struct warc_stream *stream = stream_new();
    if (stream) {
        stream->is_memory = true;
        stream->can_seek = true;
        stream->memory = memory;
        stream->raw = (const uint8_t *)(memory.p ? memory.p : "");
        stream->raw_n = memory.n;
        stream->is_raw_end = true;
    }
    return stream;
}

void
stream_close(struct warc_stream *stream)
{
    if (!stream) {
        return;
    }
    if (stream->owns_fd) {
        (void)close(stream->fd);
    }
    if (stream->has_z) {
        (void)inflateEnd(&stream->z);
    }
    free(stream->raw_buf);
    free(stream->window);
    free(stream);
}

int64_t
stream_reached(const struct warc_stream *stream)
{
    return stream->raw_base + (int64_t)stream->raw_at;
}

/* Makes at least `want` raw bytes available (want <= RAW_BYTES); fewer at the
 * end of the file. */
static enum stream_state
raw_fill(struct warc_stream *stream, size_t want)
{
    while (stream->raw_n - stream->raw_at < want && !stream->is_raw_end) {
        if (stream->raw_at > 0) {
            size_t left = stream->raw_n - stream->raw_at;
            memmove(stream->raw_buf, stream->raw_buf + stream->raw_at, left);
            stream->raw_base += (int64_t)stream->raw_at;
            stream->raw_at = 0;
            stream->raw_n = left;
        }
        size_t room = RAW_BYTES - stream->raw_n;
        size_t step = stream->raw_step < room ? stream->raw_step : room;
        ssize_t got = read(stream->fd, stream->raw_buf + stream->raw_n, step);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            stream->io_errno = errno;
            return STREAM_IO;
        }
        stream->is_raw_end = got == 0;
        stream->raw_step = stream->raw_step < RAW_BYTES ? stream->raw_step * 2 : RAW_BYTES;
        stream->raw_n += (size_t)got;
    }
    int64_t seen = stream->raw_base + (int64_t)stream->raw_n;
    stream->high_water = seen > stream->high_water ? seen : stream->high_water;
    return STREAM_OK;
}

/* Free space at the end of the window: moves what is left to the front when
 * more has been consumed than is left, else grows. */
static bool
window_room(struct warc_stream *stream)
{
    size_t left = stream->n - stream->at;
    if (left == 0 && stream->cap > WINDOW_KEEP) {
        char *small = malloc(WINDOW_FIRST);
        if (small) {
            free(stream->window);
            stream->window = small;
            stream->cap = WINDOW_FIRST;
        }
    }
    if (stream->at > 0 && left <= stream->at) {
        memcpy(stream->window, stream->window + stream->at, left);
        stream->at = 0;
        stream->n = left;
    }
    if (stream->n < stream->cap) {
        return true;
    }
    size_t cap = stream->cap > 0 ? stream->cap * 2 : WINDOW_FIRST;
    char *grown = realloc(stream->window, cap);
    if (!grown) {
        return false;
    }
    stream->window = grown;
    stream->cap = cap;
    return true;
}

static bool
is_gzip_head(const uint8_t *p)
{
    return p[0] == 0x1f && p[1] == 0x8b && p[2] == 8 && p[3] < 0x20;
}

/* Begins the gzip member that must stand at the raw position. */
static enum stream_state
member_begin(struct warc_stream *stream)
{
    enum stream_state state = raw_fill(stream, GZIP_HEAD_MIN);
    size_t left = stream->raw_n - stream->raw_at;
    if (state != STREAM_OK) {
        return state;
    }
    while (left > 0 && stream->raw[stream->raw_at] == 0) { /* padding of blocks, tapes */
        stream->raw_at++;
        state = raw_fill(stream, GZIP_HEAD_MIN);
        if (state != STREAM_OK) {
            return state;
        }
        left = stream->raw_n - stream->raw_at;
    }
    stream->member_offset = stream_reached(stream);
    if (left == 0) {
        return STREAM_END;
    }
    if (left < GZIP_HEAD_MIN) {
        return STREAM_CUT;
    }
    if (!is_gzip_head(stream->raw + stream->raw_at)) {
        return STREAM_DAMAGED;
    }
    int64_t position = stream->position + (int64_t)(stream->n - stream->at);
    struct mark *last = &stream->marks[(stream->n_marks + MARKS - 1) % MARKS];
    if (stream->n_marks > 0 && last->position == position) {
        last->offset = stream->member_offset;
    } else {
        stream->marks[stream->n_marks % MARKS] = (struct mark){position, stream->member_offset};
        stream->n_marks++;
    }
    (void)inflateReset(&stream->z);
    stream->is_in_member = true;
    return STREAM_OK;
}

/* Unpacks into the window until it is full or the member ends. */
static enum stream_state
member_fill(struct warc_stream *stream)
{
    z_stream *z = &stream->z;
    while (stream->n < stream->cap) {
        enum stream_state state = raw_fill(stream, 1);
        if (state != STREAM_OK) {
            return state;
        }
        size_t left = stream->raw_n - stream->raw_at;
        size_t room = stream->cap - stream->n;
        unsigned avail_in = left > UINT_MAX ? UINT_MAX : (unsigned)left;
        unsigned avail_out = room > UINT_MAX ? UINT_MAX : (unsigned)room;
        z->next_in = stream->raw + stream->raw_at;
        z->avail_in = avail_in;
        z->next_out = (Bytef *)stream->window + stream->n;
        z->avail_out = avail_out;
        int rc = inflate(z, Z_NO_FLUSH);
        stream->raw_at += avail_in - z->avail_in;
        stream->n += avail_out - z->avail_out;
        if (rc == Z_STREAM_END) {
            stream->is_in_member = false;
            return STREAM_OK;
        }
        if (rc == Z_BUF_ERROR && left == 0) {
            return STREAM_CUT;
        }
        if (rc != Z_OK && rc != Z_BUF_ERROR) {
            return rc == Z_MEM_ERROR ? STREAM_NOMEM : STREAM_DAMAGED;
        }
    }
    return STREAM_OK;
}

static enum stream_state
plain_fill(struct warc_stream *stream)
{
    enum stream_state state = raw_fill(stream, 1);
    if (state != STREAM_OK) {
        return state;
    }
    size_t left = stream->raw_n - stream->raw_at;
    size_t room = stream->cap - stream->n;
    size_t n = left < room ? left : room;
    if (n == 0) {
        return STREAM_END;
    }
    memcpy(stream->window + stream->n, stream->raw + stream->raw_at, n);
    stream->n += n;
    stream->raw_at += n;
    return STREAM_OK;
}

static enum stream_state
tell_form(struct warc_stream *stream)
{
    if (stream->is_known) {
        return STREAM_OK;
    }
    enum stream_state state = raw_fill(stream, 4);
    if (state == STREAM_OK) {
        stream->is_known = true;
        stream->is_gzip =
            stream->raw_n - stream->raw_at >= 4 && is_gzip_head(stream->raw + stream->raw_at);
    }
    return state;
}

enum stream_state
stream_peek(struct warc_stream *stream, size_t n, bool can_cross, struct str *ret)
{
    enum stream_state state = tell_form(stream);
    while (state == STREAM_OK && stream->n - stream->at < n) {
        if (!window_room(stream)) {
            state = STREAM_NOMEM;
        } else if (!stream->is_gzip) {
            state = plain_fill(stream);
        } else if (stream->is_in_member) {
            state = member_fill(stream);
        } else {
            state = can_cross ? member_begin(stream) : STREAM_END;
        }
    }
    *ret = (struct str){stream->window + stream->at, stream->n - stream->at};
    return ret->n >= n ? STREAM_OK : state;
}

void
stream_consume(struct warc_stream *stream, size_t n)
{
    size_t left = stream->n - stream->at;
    n = n < left ? n : left;
    stream->at += n;
    stream->position += (int64_t)n;
}

int64_t
stream_skip(struct warc_stream *stream, int64_t n, bool can_cross, enum stream_state *ret_state)
{
    int64_t done = 0;
    *ret_state = STREAM_OK;
    while (done < n && *ret_state == STREAM_OK) {
        struct str got;
        *ret_state = stream_peek(stream, 1, can_cross, &got);
        int64_t step = (int64_t)got.n < n - done ? (int64_t)got.n : n - done;
        stream_consume(stream, (size_t)step);
        done += step;
    }
    return done;
}

int64_t
stream_offset(const struct warc_stream *stream)
{
    if (!stream->is_gzip) {
        return stream_reached(stream) - (int64_t)(stream->n - stream->at);
    }
    size_t kept = stream->n_marks < MARKS ? stream->n_marks : MARKS;
    for (size_t i = 0; i < kept; i++) {
        const struct mark *mark = &stream->marks[(stream->n_marks - 1 - i) % MARKS];
        if (mark->position == stream->position) {
            return mark->offset;
        }
    }
    bool is_after_member = stream->at == stream->n && !stream->is_in_member;
    return is_after_member ? stream_reached(stream) : -1;
}

int64_t
stream_position(const struct warc_stream *stream)
{
    return stream->position;
}

bool
stream_is_gzip(const struct warc_stream *stream)
{
    return stream->is_gzip;
}

bool
stream_seek(struct warc_stream *stream, int64_t offset)
{
    if (!stream->can_seek || offset < 0) {
        return false;
    }
    if (stream->is_memory) {
        stream->raw_at = (uint64_t)offset < stream->memory.n ? (size_t)offset : stream->memory.n;
    } else {
        if (lseek(stream->fd, offset, SEEK_SET) != offset) {
            return false;
        }
        stream->raw_base = offset;
        stream->raw_at = stream->raw_n = 0;
        stream->raw_step = RAW_FIRST;
        stream->is_raw_end = false;
    }
    stream->at = stream->n = 0;
    stream->position = offset;
    stream->is_in_member = false;
    stream->n_marks = 0;
    return true;
}

/* Whether the member at the raw position unpacks to the beginning of a record. */
static bool
is_record_member(struct warc_stream *stream)
{
    unsigned char out[5];
    size_t left = stream->raw_n - stream->raw_at;
    z_stream *z = &stream->z;
    (void)inflateReset(z);
    z->next_in = stream->raw + stream->raw_at;
    z->avail_in = (unsigned)(left < TRY_BYTES ? left : TRY_BYTES);
    z->next_out = out;
    z->avail_out = sizeof out;
    int rc = inflate(z, Z_SYNC_FLUSH);
    return (rc == Z_OK || rc == Z_STREAM_END || rc == Z_BUF_ERROR) && z->avail_out == 0 &&
           memcmp(out, "WARC/", sizeof out) == 0;
}

/* Back to `from`, if it lies behind and the budget for that is not used up. */
static void
rewind_to(struct warc_stream *stream, int64_t from)
{
    int64_t back = stream_reached(stream) - from;
    if (back > 0 && stream->can_seek &&
        stream->rewound_bytes + back <= 2 * stream->high_water + (int64_t)REWIND_SPARE) {
        stream->rewound_bytes += back;
        int64_t position = stream->position;
        (void)stream_seek(stream, from);
        stream->position = position;
    }
}

bool
stream_resync(struct warc_stream *stream)
{
    stream->position += (int64_t)(stream->n - stream->at);
    stream->at = stream->n = 0;
    stream->is_in_member = false;
    /* anywhere behind its first byte: damage may lead the decoder past the member's end, even
     * where only the check sum seems wrong */
    rewind_to(stream, stream->member_offset + 1);
    for (;;) {
        if (raw_fill(stream, TRY_BYTES) != STREAM_OK) {
            return false;
        }
        size_t left = stream->raw_n - stream->raw_at;
        const uint8_t *begin = stream->raw + stream->raw_at;
        if (left < GZIP_HEAD_MIN) {
            stream->raw_at = stream->raw_n;
            return false;
        }
        const uint8_t *hit = memchr(begin, 0x1f, left - GZIP_HEAD_MIN + 1);
        if (!hit) {
            stream->raw_at += left - GZIP_HEAD_MIN + 1;
            continue;
        }
        stream->raw_at += (size_t)(hit - begin);
        if (stream->raw_n - stream->raw_at < TRY_BYTES && !stream->is_raw_end) {
            continue; /* more of it must be here to judge it */
        }
        if (is_gzip_head(hit) && is_record_member(stream)) {
            return true;
        }
        stream->raw_at++;
    }
}

enum status
stream_error(const struct warc_stream *stream, enum stream_state state, struct error *err)
{
    if (state == STREAM_NOMEM) {
        return error_set(err, E_NOMEM, "no memory to unpack an archive record");
    }
    return error_set(err, E_IO, "archive cannot be read (errno %d)", stream->io_errno);
}
