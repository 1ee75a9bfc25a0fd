/* libFuzzer target: any bytes as an archive. Beside not crashing: a page's body
 * keeps the limit, and reading ends. The first byte chooses: packed as one gzip
 * member (so that the fuzzer need not invent check sums), or as it is. */
#include <stdint.h>
#include <stdlib.h>

#include <libdeflate.h>

#include "fetch/archive/warc_reader.h"

enum { MAX_BODY = 64 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
count(void *ctx, struct str file, int64_t offset, const char *what)
{
    (void)file;
    (void)offset;
    *(size_t *)ctx += what ? 1 : 0;
}

static void
read_archive(struct str bytes)
{
    struct warc_reader *reader = NULL;
    size_t complaints = 0;
    if (warc_open_memory(bytes, count, &complaints, &reader, NULL) != OK) {
        return;
    }
    for (;;) {
        struct page *page = NULL;
        if (warc_next(reader, MAX_BODY, &page, NULL) != OK || !page) {
            break;
        }
        if (page->body.n > MAX_BODY || page->url.n == 0) {
            abort();
        }
        page_free(page);
    }
    warc_close(reader);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    if (size > 0 && data[0] == 'z') {
        struct libdeflate_compressor *c = libdeflate_alloc_compressor(1);
        size_t bound = libdeflate_gzip_compress_bound(c, size);
        char *out = malloc(bound);
        size_t n = libdeflate_gzip_compress(c, data + 1, size - 1, out, bound);
        read_archive((struct str){out, n});
        free(out);
        libdeflate_free_compressor(c);
    } else {
        read_archive(bytes);
    }
    return 0;
}
