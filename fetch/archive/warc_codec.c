/* fetch/archive/warc_codec.c: gzip (RFC 1952) by zlib, zstd (RFC 8878) by libzstd. */
#include "fetch/archive/warc_codec.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST /* next_in is const */
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/banned.h"

enum {
    GZIP_WINDOW = 15 + 16,
    GZIP_FLAGS_MAX = 0x20,
    SKIPPABLE_HEAD = 8, /* magic number and length */
};

/* The numbers at the start of a zstd frame, as they stand in the file. */
static const uint8_t ZSTD_FRAME[4] = {0x28, 0xB5, 0x2F, 0xFD};
static const uint8_t ZSTD_SKIPPABLE[3] = {0x2A, 0x4D, 0x18}; /* after 0x50 to 0x5F */
static const uint8_t ZSTD_WARC_DICTIONARY = 0x5D;

struct codec {
    enum codec_form form;
    z_stream z;
    bool has_z;
    ZSTD_DCtx *zstd; /* made when first needed: few archives are zstd */
};

static bool
is_gzip_head(const uint8_t *p)
{
    return p[0] == 0x1f && p[1] == 0x8b && p[2] == 8 && p[3] < GZIP_FLAGS_MAX;
}

static bool
is_skippable_head(const uint8_t *p)
{
    return (p[0] & 0xF0) == 0x50 && memcmp(p + 1, ZSTD_SKIPPABLE, sizeof ZSTD_SKIPPABLE) == 0;
}

enum codec_form
codec_tell(const uint8_t *p, size_t n)
{
    if (n < sizeof ZSTD_FRAME) {
        return FORM_PLAIN;
    }
    if (is_gzip_head(p)) {
        return FORM_GZIP;
    }
    bool is_zstd = memcmp(p, ZSTD_FRAME, sizeof ZSTD_FRAME) == 0 || is_skippable_head(p);
    return is_zstd ? FORM_ZSTD : FORM_PLAIN;
}

bool
codec_is_head(enum codec_form form, const uint8_t *p)
{
    return form == FORM_GZIP ? is_gzip_head(p) : memcmp(p, ZSTD_FRAME, sizeof ZSTD_FRAME) == 0;
}

uint8_t
codec_first_byte(enum codec_form form)
{
    return form == FORM_GZIP ? 0x1f : ZSTD_FRAME[0];
}

bool
codec_is_skippable(const uint8_t *p, int64_t *ret_bytes)
{
    *ret_bytes = SKIPPABLE_HEAD +
                 ((int64_t)p[4] | (int64_t)p[5] << 8 | (int64_t)p[6] << 16 | (int64_t)p[7] << 24);
    return is_skippable_head(p);
}

bool
codec_is_dictionary(const uint8_t *p)
{
    return is_skippable_head(p) && p[0] == ZSTD_WARC_DICTIONARY;
}

struct codec *
codec_new(void)
{
    struct codec *codec = calloc(1, sizeof *codec);
    if (codec) {
        codec->has_z = inflateInit2(&codec->z, GZIP_WINDOW) == Z_OK;
    }
    if (codec && !codec->has_z) {
        codec_free(codec);
        return NULL;
    }
    return codec;
}

void
codec_free(struct codec *codec)
{
    if (!codec) {
        return;
    }
    if (codec->has_z) {
        (void)inflateEnd(&codec->z);
    }
    (void)ZSTD_freeDCtx(codec->zstd);
    free(codec);
}

bool
codec_begin(struct codec *codec, enum codec_form form)
{
    codec->form = form;
    if (form == FORM_GZIP) {
        return inflateReset(&codec->z) == Z_OK;
    }
    if (!codec->zstd) {
        codec->zstd = ZSTD_createDCtx();
    }
    return codec->zstd && !ZSTD_isError(ZSTD_DCtx_reset(codec->zstd, ZSTD_reset_session_only));
}

static enum codec_state
step_gzip(struct codec *codec, const uint8_t *in, size_t *n_in, char *out, size_t *n_out)
{
    z_stream *z = &codec->z;
    unsigned avail_in = *n_in > UINT_MAX ? UINT_MAX : (unsigned)*n_in;
    unsigned avail_out = *n_out > UINT_MAX ? UINT_MAX : (unsigned)*n_out;
    z->next_in = in;
    z->avail_in = avail_in;
    z->next_out = (Bytef *)out;
    z->avail_out = avail_out;
    int rc = inflate(z, Z_NO_FLUSH);
    *n_in = avail_in - z->avail_in;
    *n_out = avail_out - z->avail_out;
    if (rc == Z_STREAM_END) {
        return CODEC_END;
    }
    if (rc == Z_OK || rc == Z_BUF_ERROR) {
        return CODEC_MORE;
    }
    return rc == Z_MEM_ERROR ? CODEC_NOMEM : CODEC_DAMAGED;
}

static enum codec_state
step_zstd(struct codec *codec, const uint8_t *in, size_t *n_in, char *out, size_t *n_out)
{
    ZSTD_inBuffer input = {in, *n_in, 0};
    ZSTD_outBuffer output = {out, *n_out, 0};
    size_t rc = ZSTD_decompressStream(codec->zstd, &output, &input);
    *n_in = input.pos;
    *n_out = output.pos;
    if (ZSTD_isError(rc)) {
        return ZSTD_getErrorCode(rc) == ZSTD_error_memory_allocation ? CODEC_NOMEM : CODEC_DAMAGED;
    }
    return rc == 0 ? CODEC_END : CODEC_MORE;
}

enum codec_state
codec_step(struct codec *codec, const uint8_t *in, size_t *n_in, char *out, size_t *n_out)
{
    return codec->form == FORM_GZIP ? step_gzip(codec, in, n_in, out, n_out)
                                    : step_zstd(codec, in, n_in, out, n_out);
}
