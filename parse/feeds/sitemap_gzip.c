/* parse/feeds/sitemap_gzip.c: gzip (RFC 1952) undone as far as it is readable. zlib
 * rather than libdeflate, because a cut-off file must give what it holds. */
#include <zlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/web.h"

#include "base/banned.h"

enum { WINDOW_GZIP = 15 + 16, STEP_BYTES = 256 * 1024, INPUT_BYTES = 1 << 30 };

/* One member. True when it ended well. */
static bool
inflate_member(z_stream *stream, struct buf *out)
{
    for (;;) {
        if (!buf_reserve(out, STEP_BYTES)) {
            return false;
        }
        stream->next_out = (unsigned char *)out->p + out->n;
        stream->avail_out = STEP_BYTES;
        int code = inflate(stream, Z_NO_FLUSH);
        out->n += STEP_BYTES - stream->avail_out;
        if (code == Z_STREAM_END) {
            return true;
        }
        if (code != Z_OK || (stream->avail_in == 0 && stream->avail_out > 0)) {
            return false;
        }
    }
}

struct str
gzip_undo(struct arena *arena, struct str body, size_t max_bytes, bool *ret_cut)
{
    struct buf out;
    buf_init(&out, max_bytes);
    z_stream stream = {0};
    *ret_cut = true;
    if (inflateInit2(&stream, WINDOW_GZIP) != Z_OK) {
        return STR_NONE;
    }
    /* zlib takes no const pointer; it does not write there */
    memcpy(&stream.next_in, &body.p, sizeof stream.next_in);
    stream.avail_in = body.n > INPUT_BYTES ? INPUT_BYTES : (unsigned)body.n;
    bool is_whole;
    do {
        is_whole = inflate_member(&stream, &out);
    } while (is_whole && stream.avail_in > 0 && inflateReset(&stream) == Z_OK &&
             stream.next_in[0] == 0x1f);
    (void)inflateEnd(&stream);
    *ret_cut = !is_whole;
    struct str text = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
