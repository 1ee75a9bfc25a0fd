/* fetch/coding.c: HTTP content codings undone (RFC 9110 8.4.1; br RFC 7932, zstd
 * RFC 8878 with the 8 MiB window of RFC 9659). A whole gzip member, the usual
 * case, goes through libdeflate straight into the arena; whatever that refuses
 * goes through the streaming decoders, which also give what a cut stream holds.
 * No output ever grows past the limits. */
#include "fetch/coding.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <limits.h>
#include <stdlib.h>
#define ZLIB_CONST /* next_in is const */
#include <zlib.h>
#include <zstd.h>

#include "base/limits.h"

#include "base/banned.h"

enum {
    CODINGS_MAX = 8,             /* in one list; real ones have one, seldom two */
    GZIP_MIN_BYTES = 18,         /* header and trailer */
    OUT_FIRST_BYTES = 64 * 1024, /* most pages fit after two doublings */
    OUT_KEEP_BYTES = 4 * 1024 * 1024,
    ZSTD_WINDOW_LOG = 23, /* RFC 9659: 8 MiB */
    DEFLATE_RATIO = 1032, /* the format cannot do better */
    WINDOW_ANY = 15 + 32, /* zlib: gzip or zlib form, told by the first bytes */
    WINDOW_RAW = -15,     /* zlib: no header at all */
};

struct coding {
    struct libdeflate_decompressor *whole;
    ZSTD_DCtx *zstd;
    z_stream z;
    bool has_z;
    char *out; /* owned: what the streaming decoders write */
    size_t out_n, out_cap, out_max;
};

enum step { STEP_DONE, STEP_CUT, STEP_ALIEN, STEP_LIMIT, STEP_NOMEM };

typedef enum step undo(struct coding *coding, struct str in);

struct coding *
coding_new(void)
{
    struct coding *coding = calloc(1, sizeof *coding);
    if (!coding) {
        return NULL;
    }
    coding->whole = libdeflate_alloc_decompressor();
    if (!coding->whole) {
        free(coding);
        return NULL;
    }
    return coding;
}

void
coding_free(struct coding *coding)
{
    if (!coding) {
        return;
    }
    libdeflate_free_decompressor(coding->whole);
    (void)ZSTD_freeDCtx(coding->zstd);
    if (coding->has_z) {
        (void)inflateEnd(&coding->z);
    }
    free(coding->out);
    free(coding);
}

/* Room for at least one more byte of output, at most up to out_max. */
static enum step
out_grow(struct coding *coding)
{
    if (coding->out_n < coding->out_cap) {
        return coding->out_n < coding->out_max ? STEP_DONE : STEP_LIMIT;
    }
    if (coding->out_n >= coding->out_max) {
        return STEP_LIMIT;
    }
    size_t cap = coding->out_cap ? coding->out_cap * 2 : OUT_FIRST_BYTES;
    char *grown = realloc(coding->out, cap);
    if (!grown) {
        return STEP_NOMEM;
    }
    coding->out = grown;
    coding->out_cap = cap;
    return STEP_DONE;
}

/* Free bytes at the end of the output. One more than the limit is let in, so
 * that a stream of exactly the limit is seen to end. */
static size_t
out_room(const struct coding *coding)
{
    size_t cap = coding->out_cap < coding->out_max ? coding->out_cap : coding->out_max;
    return cap - coding->out_n;
}

static unsigned
clamp_uint(size_t n)
{
    return n > UINT_MAX ? UINT_MAX : (unsigned)n;
}

static bool
is_gzip(struct str s)
{
    return s.n >= 3 && (uint8_t)s.p[0] == 0x1f && (uint8_t)s.p[1] == 0x8b && s.p[2] == 8;
}

static bool
is_zlib(struct str s)
{
    if (s.n < 2) {
        return false;
    }
    unsigned cmf = (uint8_t)s.p[0];
    unsigned flags = (uint8_t)s.p[1];
    return (cmf & 0x0f) == 8 && (cmf >> 4) <= 7 && (cmf * 256 + flags) % 31 == 0 && !(flags & 0x20);
}

static bool
is_zstd(struct str s)
{
    if (s.n < 4) {
        return false;
    }
    const uint8_t *p = (const uint8_t *)s.p;
    bool is_frame = p[0] == 0x28 && p[1] == 0xb5;
    bool is_skippable = (p[0] & 0xf0) == 0x50 && p[1] == 0x2a;
    return (is_frame && p[2] == 0x2f && p[3] == 0xfd) ||
           (is_skippable && p[2] == 0x4d && p[3] == 0x18);
}

static enum step
zlib_start(struct coding *coding, int window)
{
    int rc = coding->has_z ? inflateReset2(&coding->z, window) : inflateInit2(&coding->z, window);
    coding->has_z = coding->has_z || rc == Z_OK;
    return rc == Z_OK ? STEP_DONE : STEP_NOMEM;
}

/* One zlib stream or gzip member; *in is left behind it. */
static enum step
zlib_stream(struct coding *coding, struct str *in, int window)
{
    enum step step = zlib_start(coding, window);
    z_stream *z = &coding->z;
    int rc = Z_OK;
    while (step == STEP_DONE && rc == Z_OK) {
        step = out_grow(coding);
        if (step != STEP_DONE) {
            break;
        }
        unsigned room = clamp_uint(out_room(coding));
        unsigned given = clamp_uint(in->n);
        z->next_in = (const Bytef *)in->p;
        z->avail_in = given;
        z->next_out = (Bytef *)coding->out + coding->out_n;
        z->avail_out = room;
        rc = inflate(z, Z_NO_FLUSH);
        *in = str_sub(*in, given - z->avail_in, in->n);
        coding->out_n += room - z->avail_out;
    }
    if (step != STEP_DONE) {
        return step;
    }
    if (rc == Z_MEM_ERROR) {
        return STEP_NOMEM;
    }
    return rc == Z_STREAM_END ? STEP_DONE : STEP_CUT;
}

static enum step
undo_gzip(struct coding *coding, struct str in)
{
    if (!is_gzip(in)) {
        return STEP_ALIEN;
    }
    enum step step = STEP_DONE;
    while (step == STEP_DONE && is_gzip(in)) {
        step = zlib_stream(coding, &in, WINDOW_ANY);
    }
    return step;
}

static enum step
undo_deflate(struct coding *coding, struct str in)
{
    struct str rest = in;
    if (is_zlib(in) || is_gzip(in)) {
        enum step step = zlib_stream(coding, &rest, WINDOW_ANY);
        if (step != STEP_CUT || coding->out_n > 0) {
            return step;
        }
        rest = in;
    }
    enum step step = zlib_stream(coding, &rest, WINDOW_RAW);
    return step == STEP_CUT && coding->out_n == 0 ? STEP_ALIEN : step;
}

static enum step
undo_br(struct coding *coding, struct str in)
{
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!state) {
        return STEP_NOMEM;
    }
    size_t avail_in = in.n;
    const uint8_t *next_in = (const uint8_t *)in.p;
    BrotliDecoderResult rc = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    enum step step = STEP_DONE;
    while (rc == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        step = out_grow(coding);
        if (step != STEP_DONE) {
            break;
        }
        size_t room = out_room(coding);
        size_t avail_out = room;
        uint8_t *next_out = (uint8_t *)coding->out + coding->out_n;
        rc = BrotliDecoderDecompressStream(state, &avail_in, &next_in, &avail_out, &next_out, NULL);
        coding->out_n += room - avail_out;
    }
    BrotliDecoderDestroyInstance(state);
    if (step != STEP_DONE) {
        return step;
    }
    if (rc == BROTLI_DECODER_RESULT_ERROR && coding->out_n < in.n) {
        return STEP_ALIEN; /* br has no magic number: text labelled br decodes to a few bytes */
    }
    return rc == BROTLI_DECODER_RESULT_SUCCESS ? STEP_DONE : STEP_CUT;
}

static enum step
zstd_start(struct coding *coding)
{
    if (!coding->zstd) {
        coding->zstd = ZSTD_createDCtx();
    }
    if (!coding->zstd) {
        return STEP_NOMEM;
    }
    (void)ZSTD_DCtx_reset(coding->zstd, ZSTD_reset_session_only);
    (void)ZSTD_DCtx_setParameter(coding->zstd, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG);
    return STEP_DONE;
}

static enum step
undo_zstd(struct coding *coding, struct str in)
{
    if (!is_zstd(in)) {
        return STEP_ALIEN;
    }
    enum step step = zstd_start(coding);
    ZSTD_inBuffer input = {in.p, in.n, 0};
    size_t rc = 1; /* 0: a frame has ended */
    while (step == STEP_DONE) {
        step = out_grow(coding);
        if (step != STEP_DONE) {
            break;
        }
        ZSTD_outBuffer output = {coding->out + coding->out_n, out_room(coding), 0};
        size_t before = input.pos;
        rc = ZSTD_decompressStream(coding->zstd, &output, &input);
        coding->out_n += output.pos;
        if (ZSTD_isError(rc)) {
            return STEP_CUT;
        }
        if (rc == 0 && !is_zstd(str_sub(in, input.pos, in.n))) {
            return STEP_DONE;
        }
        if (input.pos == before && output.pos == 0) {
            return STEP_CUT;
        }
    }
    return step;
}

static const struct coding_row {
    const char *name;
    undo *undo; /* NULL: nothing to do */
} coding_rows[] = {
    {"gzip", undo_gzip}, {"x-gzip", undo_gzip}, {"deflate", undo_deflate},
    {"br", undo_br},     {"zstd", undo_zstd},   {"identity", NULL},
    {"", NULL},          {"none", NULL},
};

static const struct coding_row *
row_find(struct str name)
{
    for (size_t i = 0; i < sizeof coding_rows / sizeof *coding_rows; i++) {
        if (str_is_nocase(name, coding_rows[i].name)) {
            return &coding_rows[i];
        }
    }
    return NULL;
}

bool
coding_is_coded(struct str content_encoding)
{
    struct str rest = content_encoding;
    while (rest.p) {
        const struct coding_row *row = row_find(str_trim(str_cut(&rest, ',')));
        if (!row || row->undo) {
            return true;
        }
    }
    return false;
}

/* A whole, single gzip member straight into the arena. False: not decided, the
 * streaming way must be taken. */
static bool
gzip_whole(struct coding *coding, struct str in, size_t cap, struct arena *arena, struct str *ret)
{
    if (!is_gzip(in) || in.n < GZIP_MIN_BYTES) {
        return false;
    }
    const uint8_t *end = (const uint8_t *)in.p + in.n;
    size_t size =
        (size_t)end[-4] | (size_t)end[-3] << 8 | (size_t)end[-2] << 16 | (size_t)end[-1] << 24;
    if (size > cap || size / DEFLATE_RATIO > in.n || size > arena->max_bytes - arena->used_bytes) {
        return false;
    }
    char *out = arena_bytes(arena, size + 1);
    if (!out) {
        return false;
    }
    size_t used = 0;
    size_t made = 0;
    enum libdeflate_result rc =
        libdeflate_gzip_decompress_ex(coding->whole, in.p, in.n, out, size, &used, &made);
    if (rc != LIBDEFLATE_SUCCESS || used != in.n) {
        return false;
    }
    out[made] = '\0';
    *ret = (struct str){out, made};
    return true;
}

static enum status
step_status(enum step step, const struct coding_task *task, size_t cap, struct error *err)
{
    if (step == STEP_LIMIT && cap < task->max_bytes) {
        return error_set(err, E_LIMIT, "body unpacks to more than %lld times its %zu bytes",
                         (long long)task->max_ratio, task->wire.n);
    }
    if (step == STEP_LIMIT) {
        return error_set(err, E_LIMIT, "body unpacks to more than %zu bytes", task->max_bytes);
    }
    return error_set(err, E_NOMEM, "no memory to unpack %zu bytes", task->wire.n);
}

static size_t
output_cap(const struct coding_task *task)
{
    size_t cap = task->max_bytes;
    if (task->max_ratio > 0 && task->wire.n <= SIZE_MAX / (size_t)task->max_ratio) {
        size_t by_ratio = task->wire.n * (size_t)task->max_ratio;
        by_ratio = by_ratio < MIB ? MIB : by_ratio;
        cap = by_ratio < cap ? by_ratio : cap;
    }
    return cap;
}

/* Undoes one coding of `body`, in place of which the result is put. */
static enum step
undo_one(struct coding *coding, undo *how, size_t cap, struct arena *arena, struct str *body)
{
    if (how == undo_gzip && gzip_whole(coding, *body, cap, arena, body)) {
        return STEP_DONE;
    }
    coding->out_n = 0;
    coding->out_max = cap < SIZE_MAX ? cap + 1 : cap;
    enum step step = how(coding, *body);
    if (coding->out_n > cap) {
        step = STEP_LIMIT;
    }
    if (step == STEP_DONE || step == STEP_CUT) {
        struct str out =
            arena_str(arena, (struct str){coding->out ? coding->out : "", coding->out_n});
        step = out.p ? step : STEP_NOMEM;
        *body = out;
    }
    if (coding->out_cap > OUT_KEEP_BYTES) {
        free(coding->out);
        coding->out = NULL;
        coding->out_cap = 0;
    }
    return step;
}

/* The rows of the list in the order they were applied. False: one is unknown,
 * or there are too many. */
static bool
read_list(struct str list, const struct coding_row *ret[CODINGS_MAX], size_t *ret_n)
{
    size_t n = 0;
    while (list.p) {
        const struct coding_row *row = row_find(str_trim(str_cut(&list, ',')));
        if (!row || n == CODINGS_MAX) {
            return false;
        }
        ret[n] = row;
        n += row->undo ? 1 : 0;
    }
    *ret_n = n;
    return true;
}

enum status
coding_decode(struct coding *coding, const struct coding_task *task, struct arena *arena,
              struct coding_result *ret, struct error *err)
{
    struct coding_result result = {.body = task->wire};
    const struct coding_row *rows[CODINGS_MAX];
    size_t n = 0;
    if (!read_list(task->content_encoding, rows, &n)) {
        n = 0;
        result.is_unknown = true;
    }
    size_t cap = output_cap(task);
    for (; n > 0 && result.body.n > 0; n--) {
        enum step step = undo_one(coding, rows[n - 1]->undo, cap, arena, &result.body);
        if (step == STEP_LIMIT || step == STEP_NOMEM) {
            return step_status(step, task, cap, err);
        }
        if (step == STEP_ALIEN) {
            result.is_unknown = true;
            break;
        }
        result.is_truncated = result.is_truncated || step == STEP_CUT;
    }
    if (result.body.n > task->max_bytes) {
        return step_status(STEP_LIMIT, task, task->max_bytes, err);
    }
    *ret = result;
    return OK;
}
