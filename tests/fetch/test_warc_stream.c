/* tests/fetch/test_warc_stream.c: archives packed with zstd, and archives that come
 * through a pipe, where nothing can be sought: a damaged record costs that record
 * alone. */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <zstd.h>

#include "base/buf.h"
#include "fetch/archive/warc_reader.h"

enum { MAX_BODY = 1 << 20, PIPE_BYTES = 1 << 20, RECORDS = 5 };
enum packing { GZIP, ZSTD };
enum road { MEMORY, PIPE };

struct reading {
    char bodies[RECORDS * 2]; /* the first letter of each body */
    size_t n;
    int complaints;
    enum status status;
    char why[512];
};

static void
complain(void *ctx, struct str name, int64_t offset, const char *what)
{
    struct reading *reading = ctx;
    (void)name;
    (void)offset;
    (void)what;
    reading->complaints++;
}

/* A record whose body is the letter and `size` bytes that hardly pack. */
static void
add_record(struct buf *out, char letter, size_t size)
{
    struct buf body;
    uint32_t random = (uint32_t)letter;
    buf_init(&body, MAX_BODY);
    buf_printf(&body, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%c", letter);
    for (size_t i = 0; i < size; i++) {
        random = random * 1664525u + 1013904223u;
        buf_add_byte(&body, (char)(' ' + (random >> 24) % 90));
    }
    buf_printf(out,
               "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%c\r\n"
               "WARC-Date: 2024-02-29T12:00:00Z\r\nContent-Type: application/http\r\n"
               "Content-Length: %zu\r\n\r\n",
               letter, body.n);
    buf_add(out, buf_str(&body));
    buf_add_z(out, "\r\n\r\n");
    buf_release(&body);
}

static void
pack(enum packing packing, struct str plain, struct buf *out)
{
    size_t bound = ZSTD_compressBound(plain.n) + 1024;
    char *packed = malloc(bound);
    assert_non_null(packed);
    size_t n = 0;
    if (packing == ZSTD) {
        ZSTD_CCtx *c = ZSTD_createCCtx();
        (void)ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
        n = ZSTD_compress2(c, packed, bound, plain.p, plain.n);
        assert_false(ZSTD_isError(n));
        (void)ZSTD_freeCCtx(c);
    } else {
        struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
        n = libdeflate_gzip_compress(c, plain.p, plain.n, packed, bound);
        libdeflate_free_compressor(c);
    }
    buf_add(out, (struct str){packed, n});
    free(packed);
}

/* RECORDS records "a", "b" ..., each packed by itself; ends[i]: behind the i-th. */
static void
make(enum packing packing, size_t size, struct buf *out, size_t ends[RECORDS])
{
    buf_clear(out);
    for (int i = 0; i < RECORDS; i++) {
        struct buf plain;
        buf_init(&plain, 2 * (size_t)MAX_BODY);
        add_record(&plain, (char)('a' + i), size);
        pack(packing, buf_str(&plain), out);
        ends[i] = out->n;
        buf_release(&plain);
    }
}

static enum status
open_pipe(struct str bytes, struct reading *reading, struct warc_reader **ret, struct error *err)
{
    int ends[2];
    char path[32];
    assert_int_equal(pipe(ends), 0);
    assert_true(fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES) >= (int)bytes.n);
    assert_int_equal(write(ends[1], bytes.p, bytes.n), (ssize_t)bytes.n);
    assert_int_equal(close(ends[1]), 0);
    (void)snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    enum status status = warc_open(path, complain, reading, ret, err);
    assert_int_equal(close(ends[0]), 0);
    return status;
}

static struct reading
read_bytes(struct str bytes, enum road road)
{
    struct reading reading = {.n = 0};
    struct warc_reader *reader = NULL;
    struct error err = {.status = OK};
    enum status status = road == MEMORY ? warc_open_memory(bytes, complain, &reading, &reader, &err)
                                        : open_pipe(bytes, &reading, &reader, &err);
    for (struct page *page = NULL; status == OK; page_free(page)) {
        status = warc_next(reader, MAX_BODY, &page, &err);
        if (status != OK || !page) {
            break;
        }
        assert_true(reading.n + 1 < sizeof reading.bodies);
        reading.bodies[reading.n++] = page->body.n ? page->body.p[0] : '?';
    }
    warc_close(reader);
    reading.status = status;
    (void)snprintf(reading.why, sizeof reading.why, "%s", err.text);
    return reading;
}

static void
expect(struct str bytes, enum road road, const char *want, bool complains)
{
    struct reading got = read_bytes(bytes, road);
    assert_int_equal(got.status, OK);
    assert_string_equal(got.bodies, want);
    assert_int_equal(got.complaints > 0, complains);
}

static void
reads_zstd_in_every_cut(void **state)
{
    struct buf plain;
    struct buf out;
    size_t ends[RECORDS];
    (void)state;
    buf_init(&plain, 64 << 20);
    buf_init(&out, 64 << 20);
    for (enum road road = MEMORY; road <= PIPE; road++) {
        make(ZSTD, 100, &out, ends); /* a frame each */
        expect(buf_str(&out), road, "abcde", false);
        buf_clear(&plain); /* one frame for all, behind frames without data */
        buf_clear(&out);
        buf_add(&out, (struct str){"\x50\x2A\x4D\x18\x03\0\0\0abc\x5F\x2A\x4D\x18\0\0\0\0", 19});
        for (char c = 'a'; c < 'a' + RECORDS; c++) {
            add_record(&plain, c, 50000);
        }
        pack(ZSTD, buf_str(&plain), &out);
        expect(buf_str(&out), road, "abcde", false);
        buf_add(&out, (struct str){"\x5A\x2A\x4D\x18\xFF\0\0\0ab", 10}); /* cut off, no record */
        expect(buf_str(&out), road, "abcde", true);
        for (size_t i = 1; i < 20; i++) { /* cut anywhere: the whole ones come out, no crash */
            struct reading got = read_bytes(str_sub(buf_str(&out), 0, out.n * i / 20), road);
            assert_int_equal(got.status, OK);
            assert_int_equal(strncmp(got.bodies, "abcde", got.n), 0);
        }
    }
    buf_release(&plain);
    buf_release(&out);
}

static void
says_that_a_dictionary_is_not_read(void **state)
{
    struct buf out;
    size_t ends[RECORDS];
    (void)state;
    buf_init(&out, 64 << 20);
    make(ZSTD, 100, &out, ends);
    for (enum road road = MEMORY; road <= PIPE; road++) {
        struct buf file;
        buf_init(&file, 64 << 20);
        buf_add(&file, (struct str){"\x5D\x2A\x4D\x18\x04\0\0\0dict", 12});
        buf_add(&file, buf_str(&out));
        struct reading got = read_bytes(buf_str(&file), road);
        assert_int_equal(got.status, E_UNSUPPORTED);
        assert_non_null(strstr(got.why, "zstd dictionary"));
        assert_int_equal(got.n, 0);
        buf_release(&file);
    }
    buf_release(&out);
}

/* A byte of the third record is wrong: its neighbours are read, and it is read as
 * it was or complained of. */
static void
check_flips(enum packing packing, size_t size, size_t step, enum road road)
{
    struct buf out;
    size_t ends[RECORDS];
    buf_init(&out, 64 << 20);
    make(packing, size, &out, ends);
    for (size_t at = ends[1]; at < ends[2]; at += step) {
        out.p[at] ^= 0x55;
        struct reading got = read_bytes(buf_str(&out), road);
        out.p[at] ^= 0x55;
        bool is_whole = strcmp(got.bodies, "abcde") == 0;
        if (got.status != OK || (!is_whole && strcmp(got.bodies, "abde") != 0) ||
            (!is_whole && got.complaints == 0)) {
            fail_msg("%s, size %zu, road %d, byte %zu: \"%s\"", packing == ZSTD ? "zstd" : "gzip",
                     size, (int)road, at - ends[1], got.bodies);
        }
    }
    buf_release(&out);
}

static void
a_damaged_record_costs_itself_alone(void **state)
{
    (void)state;
    for (enum road road = MEMORY; road <= PIPE; road++) {
        for (enum packing packing = GZIP; packing <= ZSTD; packing++) {
            check_flips(packing, 20, 1, road);
            check_flips(packing, 2000, 37, road); /* the next ones are in the same read() */
            check_flips(packing, 150000, 2999, road);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_zstd_in_every_cut),
        cmocka_unit_test(says_that_a_dictionary_is_not_read),
        cmocka_unit_test(a_damaged_record_costs_itself_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
