/* fetch/archive/archive_member.c: gzip members (RFC 1952), packed by libdeflate or laid out in
 * stored blocks (RFC 1951, 3.2.4). Must not know what a record is. */
#include "fetch/archive/archive_member.h"

#include "base/banned.h"

enum { STORED_MAX = 65535 }; /* bytes of one stored deflate block */

struct stored {
    struct buf *out;
    size_t left;     /* bytes still to come in all */
    size_t in_block; /* bytes still to come in this block */
    uint32_t crc;
};

static void
stored_add(struct stored *s, struct str bytes)
{
    if (bytes.n > 0) { /* of NULL it is the start value */
        s->crc = libdeflate_crc32(s->crc, bytes.p, bytes.n);
    }
    while (bytes.n > 0) {
        if (s->in_block == 0) {
            size_t n = s->left < STORED_MAX ? s->left : STORED_MAX;
            char head[5] = {s->left <= STORED_MAX ? '\1' : '\0', (char)(n & 0xff), (char)(n >> 8),
                            (char)(~n & 0xff), (char)(~n >> 8 & 0xff)};
            buf_add(s->out, (struct str){head, sizeof head});
            s->in_block = n;
        }
        size_t n = bytes.n < s->in_block ? bytes.n : s->in_block;
        buf_add(s->out, str_sub(bytes, 0, n));
        bytes = str_sub(bytes, n, bytes.n);
        s->in_block -= n;
        s->left -= n;
    }
}

static void
add_u32(struct buf *buf, uint32_t v)
{
    char bytes[4] = {(char)(v & 0xff), (char)(v >> 8 & 0xff), (char)(v >> 16 & 0xff),
                     (char)(v >> 24 & 0xff)};
    buf_add(buf, (struct str){bytes, sizeof bytes});
}

void
member_stored(struct buf *out, const struct str parts[MEMBER_PARTS])
{
    static const char gzip_head[10] = {0x1f, (char)0x8b, 8, 0, 0, 0, 0, 0, 0, (char)0xff};
    struct stored s = {.out = out};
    for (size_t i = 0; i < MEMBER_PARTS; i++) {
        s.left += parts[i].n;
    }
    size_t size = s.left;
    (void)buf_reserve(out, size + (size / STORED_MAX + 1) * 5 + 18);
    buf_add(out, (struct str){gzip_head, sizeof gzip_head});
    for (size_t i = 0; i < MEMBER_PARTS; i++) {
        stored_add(&s, parts[i]);
    }
    add_u32(out, s.crc);
    add_u32(out, (uint32_t)(size & 0xffffffff));
}

void
member_packed(struct libdeflate_compressor *packer, struct buf *plain, struct buf *out,
              const struct str parts[MEMBER_PARTS])
{
    for (size_t i = 0; i < MEMBER_PARTS; i++) {
        buf_add(plain, parts[i]);
    }
    size_t bound = libdeflate_gzip_compress_bound(packer, plain->n);
    if (buf_failed(plain) || !buf_reserve(out, bound)) {
        out->failed = true;
        return;
    }
    out->n += libdeflate_gzip_compress(packer, plain->p, plain->n, out->p + out->n, bound);
    out->p[out->n] = '\0';
}
