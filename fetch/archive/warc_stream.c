/* fetch/archive/warc_stream.c: plain, gzip or zstd bytes of an archive as one window. The
 * window never runs past the end of a member unless asked to, so that the place
 * where a record's member begins is known exactly. A damaged member is left by
 * looking for the next one in the raw bytes; going back for that is bounded by a
 * budget, so a hostile file costs linear time. What cannot be sought (a pipe) is
 * kept from the member's first byte on, up to PIPE_KEEP. */
#include "fetch/archive/warc_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "fetch/archive/warc_codec.h"

#include "base/banned.h"

#define RAW_FIRST    (16 * KIB)  /* the first read(); each next one is twice as large, for */
#define RAW_BYTES    (256 * KIB) /* one record read by its place needs little; up to this */
#define PIPE_KEEP    (768 * KIB) /* of the member at hand; most are a tenth of that */
#define WINDOW_FIRST (256 * KIB) /* most records fit */
#define WINDOW_KEEP  (8 * MIB)   /* a larger window is given back once empty */
#define REWIND_SPARE (64 * MIB)  /* going back after damage: this, and twice the file read */

enum {
    MARKS = 64,       /* member beginnings remembered within the window */
    TRY_BYTES = 4096, /* of a member looked at to tell whether it is a record */
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
    size_t raw_at, raw_n, raw_step, raw_cap;
    int64_t raw_base; /* offset in the file of raw[0] */
    bool is_raw_end;
    char *window; /* owned; window[at .. n) comes next */
    size_t at, n, cap;
    int64_t position; /* unpacked offset of window[at] */
    bool is_known, has_dictionary;
    enum codec_form form;
    bool is_in_member;
    int64_t member_offset;
    struct mark marks[MARKS];
    size_t n_marks; /* ever set; the last MARKS of them are kept */
    int64_t rewound_bytes, high_water;
    struct codec *codec; /* owned */
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
    stream->codec = codec_new();
    if (!stream->window || !stream->codec) {
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
        return error_set_errno(err, E_IO, errno, "%s: cannot be opened", path);
    }
    struct warc_stream *stream = stream_new();
    if (stream) {
        stream->fd = fd;
        stream->owns_fd = !is_stdin;
        stream->can_seek = !is_stdin && lseek(fd, 0, SEEK_CUR) == 0;
        stream->raw_cap = stream->can_seek ? RAW_BYTES : RAW_BYTES + PIPE_KEEP;
        stream->raw_buf = malloc(stream->raw_cap);
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
    codec_free(stream->codec);
    free(stream->raw_buf);
    free(stream->window);
    free(stream);
}

int64_t
stream_reached(const struct warc_stream *stream)
{
    return stream->raw_base + (int64_t)stream->raw_at;
}

/* Makes room behind the raw bytes: moves to the front what is not used yet, and
 * before it what of the member at hand could not be sought again. */
static void
raw_room(struct warc_stream *stream)
{
    int64_t used = stream_reached(stream) - stream->member_offset;
    bool keeps = !stream->can_seek && used > 0 && used <= (int64_t)PIPE_KEEP &&
                 used <= (int64_t)stream->raw_at;
    size_t drop = stream->raw_at - (keeps ? (size_t)used : 0);
    if (drop > 0) {
        memmove(stream->raw_buf, stream->raw_buf + drop, stream->raw_n - drop);
        stream->raw_base += (int64_t)drop;
        stream->raw_at -= drop;
        stream->raw_n -= drop;
    }
}

/* Makes at least `want` raw bytes available (want <= RAW_BYTES); fewer at the
 * end of the file. */
static enum stream_state
raw_fill(struct warc_stream *stream, size_t want)
{
    while (stream->raw_n - stream->raw_at < want && !stream->is_raw_end) {
        raw_room(stream);
        size_t room = stream->raw_cap - stream->raw_n;
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

/* Remembers that a member begins here. */
static void
set_mark(struct warc_stream *stream)
{
    int64_t position = stream->position + (int64_t)(stream->n - stream->at);
    struct mark *last = &stream->marks[(stream->n_marks + MARKS - 1) % MARKS];
    if (stream->n_marks > 0 && last->position == position) {
        last->offset = stream->member_offset;
    } else {
        stream->marks[stream->n_marks % MARKS] = (struct mark){position, stream->member_offset};
        stream->n_marks++;
    }
}

/* Passes over raw bytes. */
static enum stream_state
raw_skip(struct warc_stream *stream, int64_t n)
{
    enum stream_state state = STREAM_OK;
    while (n > 0 && state == STREAM_OK) {
        state = raw_fill(stream, 1);
        int64_t left = (int64_t)(stream->raw_n - stream->raw_at);
        int64_t step = left < n ? left : n;
        if (state == STREAM_OK && left == 0) {
            state = STREAM_CUT;
        }
        stream->raw_at += (size_t)step;
        n -= step;
    }
    return state;
}

/* Padding of blocks and tapes, and zstd frames without data. */
static enum stream_state
skip_between(struct warc_stream *stream)
{
    for (;;) {
        enum stream_state state = raw_fill(stream, CODEC_HEAD_BYTES);
        size_t left = stream->raw_n - stream->raw_at;
        const uint8_t *p = stream->raw + stream->raw_at;
        int64_t n = 0;
        bool is_frame =
            stream->form == FORM_ZSTD && left >= CODEC_HEAD_BYTES && codec_is_skippable(p, &n);
        if (state != STREAM_OK || left == 0 || (*p != 0 && !is_frame)) {
            return state;
        }
        stream->has_dictionary = stream->has_dictionary || (is_frame && codec_is_dictionary(p));
        state = raw_skip(stream, is_frame ? n : 1);
        if (state != STREAM_OK) {
            return state;
        }
    }
}

/* Begins the member that must stand at the raw position. */
static enum stream_state
member_begin(struct warc_stream *stream)
{
    enum stream_state state = skip_between(stream);
    size_t left = stream->raw_n - stream->raw_at;
    if (state != STREAM_OK) {
        return state;
    }
    stream->member_offset = stream_reached(stream);
    if (left == 0) {
        return STREAM_END;
    }
    if (left < CODEC_HEAD_BYTES) {
        return STREAM_CUT;
    }
    if (!codec_is_head(stream->form, stream->raw + stream->raw_at)) {
        return STREAM_DAMAGED;
    }
    if (stream->has_dictionary) {
        return STREAM_DICTIONARY;
    }
    set_mark(stream);
    stream->is_in_member = codec_begin(stream->codec, stream->form);
    return stream->is_in_member ? STREAM_OK : STREAM_NOMEM;
}

/* Unpacks into the window until it is full or the member ends. */
static enum stream_state
member_fill(struct warc_stream *stream)
{
    while (stream->n < stream->cap) {
        enum stream_state state = raw_fill(stream, 1);
        if (state != STREAM_OK) {
            return state;
        }
        size_t left = stream->raw_n - stream->raw_at;
        size_t n_in = left;
        size_t n_out = stream->cap - stream->n;
        enum codec_state step = codec_step(stream->codec, stream->raw + stream->raw_at, &n_in,
                                           stream->window + stream->n, &n_out);
        stream->raw_at += n_in;
        stream->n += n_out;
        if (step == CODEC_END) {
            stream->is_in_member = false;
            return STREAM_OK;
        }
        if (step != CODEC_MORE) {
            return step == CODEC_NOMEM ? STREAM_NOMEM : STREAM_DAMAGED;
        }
        if (left == 0 && n_out == 0) {
            return STREAM_CUT;
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
        stream->form = codec_tell(stream->raw + stream->raw_at, stream->raw_n - stream->raw_at);
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
        } else if (stream->form == FORM_PLAIN) {
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
    if (stream->form == FORM_PLAIN) {
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

enum codec_form
stream_form(const struct warc_stream *stream)
{
    return stream->form;
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

/* Whether a member begins at the raw position and, for gzip, unpacks to the
 * beginning of a record (a zstd frame unpacks by blocks of up to 128 KiB, and its
 * four bytes seldom stand anywhere by chance). */
static bool
is_record_member(struct warc_stream *stream)
{
    char out[5];
    size_t left = stream->raw_n - stream->raw_at;
    const uint8_t *p = stream->raw + stream->raw_at;
    if (left < CODEC_HEAD_BYTES || !codec_is_head(stream->form, p)) {
        return false;
    }
    if (stream->form == FORM_ZSTD) {
        return true;
    }
    size_t n_in = left < TRY_BYTES ? left : TRY_BYTES;
    size_t n_out = sizeof out;
    return codec_begin(stream->codec, stream->form) &&
           codec_step(stream->codec, p, &n_in, out, &n_out) <= CODEC_END && n_out == sizeof out &&
           memcmp(out, "WARC/", sizeof out) == 0;
}

/* Back to `from`, if it lies behind and the budget for that is not used up. */
static void
rewind_to(struct warc_stream *stream, int64_t from)
{
    int64_t back = stream_reached(stream) - from;
    if (back <= 0 ||
        stream->rewound_bytes + back > 2 * stream->high_water + (int64_t)REWIND_SPARE) {
        return;
    }
    if (back <= (int64_t)stream->raw_at) { /* still here */
        stream->rewound_bytes += back;
        stream->raw_at -= (size_t)back;
    } else if (stream->can_seek) {
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
    if (stream_reached(stream) == stream->member_offset && stream->raw_at < stream->raw_n) {
        stream->raw_at++; /* zstd takes nothing of a header that it cannot read */
    }
    for (;;) {
        if (raw_fill(stream, TRY_BYTES) != STREAM_OK) {
            return false;
        }
        size_t left = stream->raw_n - stream->raw_at;
        const uint8_t *begin = stream->raw + stream->raw_at;
        if (left < CODEC_HEAD_BYTES) {
            stream->raw_at = stream->raw_n;
            return false;
        }
        const uint8_t *hit =
            memchr(begin, codec_first_byte(stream->form), left - CODEC_HEAD_BYTES + 1);
        if (!hit) {
            stream->raw_at += left - CODEC_HEAD_BYTES + 1;
            continue;
        }
        stream->raw_at += (size_t)(hit - begin);
        if (stream->raw_n - stream->raw_at < TRY_BYTES && !stream->is_raw_end) {
            continue; /* more of it must be here to judge it */
        }
        if (is_record_member(stream)) {
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
    if (state == STREAM_DICTIONARY) {
        return error_set(err, E_UNSUPPORTED,
                         "packed with a zstd dictionary of its own, which is not read: unpack it "
                         "with the tool that made it, or pack it anew as .warc.gz");
    }
    return error_set_errno(err, E_IO, stream->io_errno, "archive cannot be read");
}
