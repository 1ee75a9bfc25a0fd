#include "support_gzip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <libdeflate.h>

enum { FILE_BYTES_MOST = 8 << 20 };

struct str
file_bytes(const char *path, struct arena *arena)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *bytes = arena_bytes(arena, FILE_BYTES_MOST);
    size_t n = fread(bytes, 1, FILE_BYTES_MOST, f);
    assert_int_equal(fclose(f), 0);
    return (struct str){bytes, n};
}

struct str
gzip_unpacked(struct str packed, size_t *ret_ends, struct arena *arena)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    char *out = arena_bytes(arena, FILE_BYTES_MOST);
    size_t n = 0;
    size_t from = 0;
    for (size_t i = 0; from < packed.n; i++) {
        size_t used = 0;
        size_t made = 0;
        assert_int_equal(libdeflate_gzip_decompress_ex(d, packed.p + from, packed.n - from, out + n,
                                                       FILE_BYTES_MOST - n, &used, &made),
                         LIBDEFLATE_SUCCESS);
        from += used;
        n += made;
        if (ret_ends) {
            assert_true(i < GZIP_MEMBERS_MOST);
            ret_ends[i] = from;
        }
    }
    libdeflate_free_decompressor(d);
    return (struct str){out, n};
}
