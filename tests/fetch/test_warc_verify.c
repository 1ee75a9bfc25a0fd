/* Strict reading of archives: our own files are clean, and each of the seeded
 * kinds of damage is found and named. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "base/buf.h"
#include "fetch/archive/archive.h"
#include "fetch/fetch.h"
#include "support_gzip.h"

enum { NOW = 1777604400, RECORDS = 13 /* warcinfo and four times three */ };

static char dir[64];
static struct arena arena;
static struct str packed; /* an archive as we write it */
static char said[1024];
static size_t ends[GZIP_MEMBERS_MOST]; /* of its members */

static void
complain(void *ctx, struct str file, int64_t offset, const char *what)
{
    (void)ctx;
    (void)file;
    (void)offset;
    size_t n = strlen(said);
    (void)snprintf(said + n, sizeof said - n, "%s; ", what);
}

static int
setup(void **state)
{
    (void)state;
    struct archive *archive = NULL;
    struct archive_place place = {.offset = 0};
    (void)snprintf(dir, sizeof dir, "/tmp/jobmill-verify-XXXXXX");
    arena_init(&arena, 64 << 20);
    if (!mkdtemp(dir) || archive_open(str_of(dir), STR("run"), NOW, &archive, NULL) != OK) {
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        struct page *page = page_new(1 << 16);
        assert_non_null(page);
        page->url = arena_printf(&arena, "https://careers.example.com/jobs/%d", i);
        page->final_url = page->url;
        page->http_status = 200;
        struct archive_exchange exchange = {
            .page = page,
            .request_head = STR("GET / HTTP/1.1\r\nHost: careers.example.com\r\n\r\n"),
            .response_head = STR("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
            .wire_body = arena_printf(&arena, "<h1>Posting %d</h1>", i),
            .at_s = NOW + i,
        };
        assert_int_equal(archive_write(archive, &exchange, &arena, &place, NULL), OK);
        page_free(page);
    }
    archive_close(archive);
    packed = file_bytes(
        arena_cstr(&arena, arena_printf(&arena, "%s/%.*s", dir, STR_ARG(place.file))), &arena);
    (void)gzip_unpacked(packed, ends, &arena);
    return 0;
}

static int
teardown(void **state)
{
    char command[128];
    (void)state;
    arena_release(&arena);
    (void)snprintf(command, sizeof command, "rm -rf %s", dir);
    return system(command);
}

static int64_t
verify(struct str bytes, int64_t *ret_records)
{
    const char *path = arena_cstr(&arena, arena_printf(&arena, "%s/test.warc", dir));
    FILE *f = fopen(path, "wb");
    int64_t problems = -1;
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
    said[0] = '\0';
    assert_int_equal(warc_verify(path, complain, NULL, ret_records, &problems, NULL), OK);
    return problems;
}

static struct str
copy(struct str s)
{
    char *bytes = arena_bytes(&arena, s.n);
    memcpy(bytes, s.p, s.n);
    return (struct str){bytes, s.n};
}

/* `s` with the first `from` behind its third record made into `to`. */
static struct str
replaced(struct str s, const char *from, const char *to)
{
    struct buf buf;
    size_t start = str_find(s, STR("jobs/1"));
    while (!str_starts(str_sub(s, start, 8), STR("WARC/1.1"))) {
        start--;
    }
    size_t at = str_find(str_sub(s, start, s.n), str_of(from));
    assert_true(at != SIZE_MAX);
    buf_init(&buf, 1 << 20);
    buf_add(&buf, str_sub(s, 0, start + at));
    buf_add_z(&buf, to);
    buf_add(&buf, str_sub(s, start + at + strlen(from), s.n));
    struct str out = arena_str(&arena, buf_str(&buf));
    buf_release(&buf);
    return out;
}

static void
passes_our_own_files(void **state)
{
    (void)state;
    int64_t records = 0;
    assert_int_equal(verify(packed, &records), 0);
    assert_int_equal(records, RECORDS);
    assert_int_equal(verify(gzip_unpacked(packed, NULL, &arena), &records), 0);
    assert_int_equal(records, RECORDS);
    assert_string_equal(said, "");
}

static void
finds_damaged_text(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *complaint;
    } rows[] = {
        {"WARC/1.1", "WARC/9.9", "neither WARC/1.0"},
        {"WARC-Type: response\r\n", "", "without WARC-Type"},
        {"WARC-Record-ID", "X-Record-ID", "WARC-Record-ID is missing"},
        {"<urn:uuid:", "<urn-uuid-", "not a URI"},
        {"WARC-Date", "X-Date", "WARC-Date is missing"},
        {"2026-05-01T03:00:01Z", "2026-05-32T03:00:01Z", "not a UTC time"},
        {"2026-05-01T03:00:01Z", "2026-05-01T03:00:01+02:00", "not a UTC time"},
        {"WARC-Target-URI", "X-Target-URI", "WARC-Target-URI is missing"},
        {"Posting 1", "Posting 7", "WARC-Payload-Digest"},
        {"Host: careers", "Host: carrers", "WARC-Block-Digest"},
        {"Posting 1", "Posting", "Content-Length is wrong"},
        {"Posting 1", "Posting 11", "Content-Length is wrong"},
        {"Content-Length", "X-Length", "without Content-Length"},
        {"</h1>\r\n\r\n", "</h1>\r\n", "no empty lines"},
    };
    struct str plain = gzip_unpacked(packed, NULL, &arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t records = 0;
        int64_t problems = verify(replaced(plain, rows[i].from, rows[i].to), &records);
        if (problems < 1 || !strstr(said, rows[i].complaint)) {
            fail_msg("row %zu: %lld problems: %s", i, (long long)problems, said);
        }
        assert_true(records >= RECORDS - 3);
    }
}

static void
finds_damaged_members(void **state)
{
    (void)state;
    int64_t records = 0;
    /* every byte of the second response's member */
    for (size_t at = ends[3] + 10; at < ends[4]; at++) {
        struct str bent = copy(packed);
        ((char *)(uintptr_t)bent.p)[at] ^= 0x10;
        int64_t problems = verify(bent, &records);
        bool is_padding = at == ends[4] - 9; /* the last byte of the data may end in unused bits */
        if (records < RECORDS - 1 || (problems == 0 && !is_padding)) {
            fail_msg("byte %zu of %zu: %lld problems, %lld records", at - ends[3],
                     ends[4] - ends[3], (long long)problems, (long long)records);
        }
    }
    assert_true(verify(str_sub(packed, 0, packed.n - 7), &records) == 1);
    assert_non_null(strstr(said, "cut off"));
    /* a member missing its tail, and one written twice */
    struct buf buf;
    buf_init(&buf, 1 << 20);
    buf_add(&buf, str_sub(packed, 0, ends[4] - 9));
    buf_add(&buf, str_sub(packed, ends[4], packed.n));
    assert_true(verify(buf_str(&buf), &records) >= 1);
    assert_true(records >= RECORDS - 1);
    buf_clear(&buf);
    buf_add(&buf, packed);
    buf_add(&buf, str_sub(packed, ends[0], ends[1] - ends[0]));
    assert_int_equal(verify(buf_str(&buf), &records), 1);
    assert_non_null(strstr(said, "used before"));
    /* garbage between members */
    buf_clear(&buf);
    buf_add(&buf, str_sub(packed, 0, ends[4]));
    buf_add_z(&buf, "garbage of no meaning");
    buf_add(&buf, str_sub(packed, ends[4], packed.n));
    assert_int_equal(verify(buf_str(&buf), &records), 1);
    assert_int_equal(records, RECORDS);
    buf_release(&buf);
}

static void
finds_one_member_for_all(void **state)
{
    (void)state;
    int64_t records = 0;
    struct str plain = gzip_unpacked(packed, NULL, &arena);
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(1);
    size_t bound = libdeflate_gzip_compress_bound(c, plain.n);
    char *out = arena_bytes(&arena, bound);
    size_t n = libdeflate_gzip_compress(c, plain.p, plain.n, out, bound);
    libdeflate_free_compressor(c);
    assert_int_equal(verify((struct str){out, n}, &records), 1);
    assert_non_null(strstr(said, "members of their own"));
    assert_int_equal(records, RECORDS);
}

static void
says_what_cannot_be_read(void **state)
{
    (void)state;
    int64_t records = 0;
    int64_t problems = 0;
    assert_int_equal(warc_verify("/nonexistent.warc", NULL, NULL, &records, &problems, NULL), E_IO);
    assert_int_equal(verify(STR(""), &records), 0);
    assert_int_equal(records, 0);
    assert_int_equal(verify(STR("no archive"), &records), 1);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(passes_our_own_files),     TEST(finds_damaged_text),       TEST(finds_damaged_members),
        TEST(finds_one_member_for_all), TEST(says_what_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
