/* The WARC writer, read back by the reader, and what becomes of its files. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "fetch/archive.h"
#include "fetch/fetch.h"

enum { MAX_BODY = 1 << 20, NOW = 1777604400 /* 2026-05-01T03:00:00Z */ };

static char dir[64];
static struct arena arena;
static int complaints;
static char last_complaint[128];

static void
complain(void *ctx, struct str file, int64_t offset, const char *what)
{
    (void)ctx;
    (void)file;
    (void)offset;
    complaints++;
    (void)snprintf(last_complaint, sizeof last_complaint, "%s", what);
}

static int
setup(void **state)
{
    (void)state;
    (void)snprintf(dir, sizeof dir, "/tmp/jobmill-archive-XXXXXX");
    complaints = 0;
    arena_init(&arena, 64 << 20);
    return mkdtemp(dir) ? 0 : -1;
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

static const char *
path_of(struct str file)
{
    return arena_cstr(&arena, arena_printf(&arena, "%s/%.*s", dir, STR_ARG(file)));
}

static struct str
gzipped(struct str body)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
    size_t bound = libdeflate_gzip_compress_bound(c, body.n);
    char *out = arena_bytes(&arena, bound);
    size_t n = libdeflate_gzip_compress(c, body.p, body.n, out, bound);
    libdeflate_free_compressor(c);
    return (struct str){out, n};
}

static struct page *
sample_page(void)
{
    struct page *page = page_new(1 << 20);
    assert_non_null(page);
    page->url = STR("https://boards.example.com/acme/jobs?page=1");
    page->final_url = STR("https://boards.example.com/acme/jobs/?page=1");
    page->source = STR("acme");
    page->kind = STR("greenhouse");
    page->board = STR("acme inc");
    page->company = STR("Acm\xc3\xa9 100% \r\nWARC-Type: x ");
    page->role = PAGE_DETAIL;
    page->external_id = STR("4711");
    page->version = STR("2026-04-30T10:00:00Z");
    page->hint = STR("{\"office\":\"K\xc3\xb6ln\",\"a\":\"b\"}");
    page->method = STR("POST");
    page->request_body = STR("{\"offset\":20}");
    page->http_status = 200;
    page->elapsed_ms = 12;
    return page;
}

static struct archive_exchange
sample_exchange(const struct page *page, struct str head, struct str body)
{
    return (struct archive_exchange){
        .page = page,
        .request_head = STR("POST /acme/jobs/?page=1 HTTP/2\r\nHost: boards.example.com\r\n"
                            "Authorization: Bearer sesame\r\nAccept: */*\r\n\r\n"),
        .response_head = head,
        .wire_body = body,
        .remote_ip = STR("192.0.2.7"),
        .at_s = NOW,
    };
}

static void
assert_str(struct str got, struct str want)
{
    if (!str_eq(got, want)) {
        fail_msg("got \"%.*s\", want \"%.*s\"", STR_ARG(got), STR_ARG(want));
    }
}

static void
assert_same_page(const struct page *got, const struct page *want)
{
    assert_str(got->url, want->url);
    assert_str(got->final_url, want->final_url);
    assert_str(got->source, want->source);
    assert_str(got->kind, want->kind);
    assert_str(got->board, want->board);
    assert_str(got->company, want->company);
    assert_int_equal(got->role, want->role);
    assert_str(got->external_id, want->external_id);
    assert_str(got->version, want->version);
    assert_str(got->hint, want->hint);
    assert_str(got->method, want->method);
    assert_str(got->request_body, want->request_body);
    assert_int_equal(got->http_status, want->http_status);
}

static void
restores_a_page(void **state)
{
    (void)state;
    static const char html[] = "<html><body>Backend developer, 60.000 EUR</body></html>";
    struct str bodies[] = {STR(html), gzipped(STR(html))};
    struct str heads[] = {
        STR("HTTP/2 200 \r\ncontent-type: text/html; charset=utf-8\r\netag: \"x1\"\r\n"
            "transfer-encoding: chunked\r\nx-robots-tag: noarchive\r\n"
            "x-robots-tag: nosnippet\r\ntdm-reservation: 0\r\n\r\n"),
        STR("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n"
            "Link: </a>;\r\n rel=next"),
    };
    for (size_t i = 0; i < 2; i++) {
        struct archive *archive = NULL;
        struct archive_place place;
        struct page *page = sample_page();
        struct archive_exchange exchange = sample_exchange(page, heads[i], bodies[i]);
        assert_int_equal(archive_open(str_of(dir), STR("run 1"), NOW, &archive, NULL), OK);
        assert_int_equal(archive_write(archive, &exchange, &arena, &place, NULL), OK);
        assert_int_equal(archive_sync(archive, NULL), OK);
        assert_int_equal(archive_records(archive), 4);
        archive_close(archive);
        assert_true(str_starts(place.file, STR("2026-05-01-030000-")));

        struct warc_reader *reader = NULL;
        struct page *got = NULL;
        struct page *end = NULL;
        assert_int_equal(warc_open(path_of(place.file), complain, NULL, &reader, NULL), OK);
        assert_int_equal(warc_next(reader, MAX_BODY, &got, NULL), OK);
        assert_non_null(got);
        assert_same_page(got, page);
        assert_str(got->body, STR(html));
        assert_int_equal(got->fetched_at_s, NOW);
        assert_str(got->archive_file, place.file);
        assert_int_equal(got->archive_offset, place.offset);
        assert_int_equal(got->archive_length, place.length);
        assert_false(got->truncated);
        if (i == 0) {
            assert_str(got->robots_tag, STR("noarchive, nosnippet"));
            assert_str(got->etag, STR("\"x1\""));
            assert_str(got->tdm_reservation, STR("0"));
        } else {
            assert_str(got->link_header, STR("</a>; rel=next"));
        }
        assert_int_equal(warc_next(reader, MAX_BODY, &end, NULL), OK);
        assert_null(end);
        assert_int_equal(complaints, 0);
        warc_close(reader);
        page_free(got);

        assert_int_equal(warc_read_at(path_of(place.file), place.offset, MAX_BODY, &got, NULL),
                         OK);
        assert_same_page(got, page);
        page_free(got);
        page_free(page);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(restores_a_page, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
