/* Archives of all kinds, whole and damaged, read as pages. */
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
#include "fetch/archive/warc_reader.h"

enum { MAX_BODY = 1 << 20, MAX_PAGES = 16 };

static struct buf file; /* the archive under test */
static struct page *pages[MAX_PAGES];
static size_t n_pages;
static int complaints;
static char said[512]; /* all complaints, joined by "; " */

static int
setup(void **state)
{
    (void)state;
    buf_init(&file, 64 << 20);
    n_pages = 0;
    complaints = 0;
    said[0] = '\0';
    return 0;
}

static void
drop_pages(void)
{
    while (n_pages > 0) {
        page_free(pages[--n_pages]);
    }
}

static int
teardown(void **state)
{
    (void)state;
    drop_pages();
    buf_release(&file);
    return 0;
}

static void
complain(void *ctx, struct str name, int64_t offset, const char *what)
{
    (void)ctx;
    (void)name;
    (void)offset;
    size_t n = strlen(said);
    complaints++;
    (void)snprintf(said + n, sizeof said - n, "%s; ", what);
}

/* Appends a record; `fields` are further WARC fields with their line ends. */
static void
add(const char *type, const char *url, const char *fields, const char *block)
{
    buf_printf(&file, "WARC/1.0\r\nWARC-Type: %s\r\n", type);
    if (*url) {
        buf_printf(&file, "WARC-Target-URI: %s\r\n", url);
    }
    if (!strstr(fields, "WARC-Date")) {
        buf_add_z(&file, "WARC-Date: 2024-02-29T12:00:00Z\r\n");
    }
    buf_add_z(&file, fields);
    if (!strstr(fields, "Content-Length")) {
        buf_printf(&file, "Content-Length: %zu\r\n", strlen(block));
    }
    buf_printf(&file, "\r\n%s\r\n\r\n", block);
}

#define HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

static void
add_page(const char *url, const char *text)
{
    char block[4096];
    (void)snprintf(block, sizeof block, HTML "%s", text);
    add("response", url, "Content-Type: application/http; msgtype=response\r\n", block);
}

/* Makes gzip of file[from..] in place. */
static void
pack_from(size_t from)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
    struct str plain = str_sub(buf_str(&file), from, file.n);
    size_t bound = libdeflate_gzip_compress_bound(c, plain.n);
    char *out = malloc(bound);
    size_t n = libdeflate_gzip_compress(c, plain.p, plain.n, out, bound);
    file.n = from;
    buf_add(&file, (struct str){out, n});
    free(out);
    libdeflate_free_compressor(c);
}

static void
read_all(void)
{
    struct warc_reader *reader = NULL;
    /* flush against the end of a block, so that a sanitizer sees an overrun */
    char *exact = malloc(file.n ? file.n : 1);
    memcpy(exact, buf_str(&file).p, file.n);
    drop_pages();
    complaints = 0;
    said[0] = '\0';
    assert_int_equal(warc_open_memory((struct str){exact, file.n}, complain, NULL, &reader, NULL),
                     OK);
    for (;;) {
        struct page *page = NULL;
        assert_int_equal(warc_next(reader, MAX_BODY, &page, NULL), OK);
        if (!page) {
            break;
        }
        assert_true(n_pages < MAX_PAGES);
        pages[n_pages++] = page;
    }
    warc_close(reader);
    free(exact);
}

static void
assert_bodies(const char *want)
{
    char got[256] = "";
    for (size_t i = 0; i < n_pages; i++) {
        size_t n = strlen(got);
        (void)snprintf(got + n, sizeof got - n, "%.*s ", STR_ARG(pages[i]->body));
    }
    if (strcmp(got, want) != 0) {
        fail_msg("got \"%s\", want \"%s\" (%s)", got, want, said);
    }
}

enum form { PLAIN, GZIP_EACH, GZIP_WHOLE, GZIP_BLOCKS, FORMS };

/* Three pages among records that hold none, in a form. */
static void
make_mixed(enum form form)
{
    size_t starts[16];
    size_t n = 0;
    starts[n++] = file.n;
    add("warcinfo", "", "Content-Type: application/warc-fields\r\n", "software: Other/1.0\r\n");
    starts[n++] = file.n;
    add_page("http://a.example/1", "one");
    starts[n++] = file.n;
    add("request", "http://a.example/1", "", "GET /1 HTTP/1.1\r\nHost: a.example\r\n\r\n");
    starts[n++] = file.n;
    add("response", "<https://a.example/2>", "WARC-Date: 2024-02-29T12:00:00.123456Z\r\n",
        HTML "two");
    starts[n++] = file.n;
    add("response", "dns:a.example", "Content-Type: text/dns\r\n", "a.example. 300 IN A 192.0.2.1");
    starts[n++] = file.n;
    add("revisit", "http://a.example/1", "", "HTTP/1.1 304 Not Modified\r\n\r\n");
    starts[n++] = file.n;
    add("response", "http://a.example/r", "",
        "HTTP/1.1 301 Moved\r\nLocation: http://a.example/1\r\n\r\nhop");
    starts[n++] = file.n;
    add("response", "http://a.example/robots.txt", "Jobmill-Role: robots\r\n", HTML "robots");
    starts[n++] = file.n;
    add("resource", "http://a.example/3", "Content-Type: text/plain\r\n", "three");
    if (form == GZIP_WHOLE) {
        pack_from(0);
    } else if (form != PLAIN) {
        struct buf plain = file;
        buf_init(&file, 64 << 20);
        for (size_t i = 0; i < n; i++) {
            size_t from = form == GZIP_EACH ? starts[i] : i * plain.n / n;
            size_t next = form == GZIP_EACH ? starts[i + 1] : (i + 1) * plain.n / n;
            size_t at = file.n;
            next = i + 1 == n ? plain.n : next;
            buf_add(&file, str_sub(buf_str(&plain), from, next - from));
            pack_from(at);
        }
        buf_release(&plain);
    }
}

static void
reads_every_form(void **state)
{
    (void)state;
    for (enum form form = PLAIN; form < FORMS; form++) {
        buf_clear(&file);
        make_mixed(form);
        read_all();
        assert_bodies("one two three ");
        assert_int_equal(complaints, 0);
        assert_true(str_is(pages[0]->url, "http://a.example/1"));
        assert_true(str_is(pages[0]->final_url, "http://a.example/1"));
        assert_true(str_is(pages[0]->content_type, "text/html"));
        assert_true(str_is(pages[1]->url, "https://a.example/2"));
        assert_int_equal(pages[1]->fetched_at_s, 1709208000);
        assert_true(str_is(pages[2]->content_type, "text/plain"));
        assert_int_equal(pages[2]->http_status, 200);
    }
}

static void
finds_a_record_by_its_place(void **state)
{
    (void)state;
    for (enum form form = PLAIN; form < FORMS; form++) {
        char path[] = "/tmp/jobmill-warc-XXXXXX";
        buf_clear(&file);
        make_mixed(form);
        read_all();
        int fd = mkstemp(path);
        assert_true(fd >= 0);
        assert_int_equal(write(fd, file.p, file.n), (ssize_t)file.n);
        assert_int_equal(close(fd), 0);
        for (size_t i = 0; i < n_pages; i++) {
            struct page *page = NULL;
            struct error err = {.text = ""};
            enum status status =
                warc_read_at(path, pages[i]->archive_offset, MAX_BODY, &page, &err);
            if (status != OK) {
                fail_msg("form %d page %zu at %lld: %s", (int)form, i,
                         (long long)pages[i]->archive_offset, err.text);
            }
            assert_true(str_eq(page->body, pages[i]->body));
            assert_int_equal(page->digest, pages[i]->digest);
            page_free(page);
        }
        struct page *none = NULL;
        assert_int_not_equal(warc_read_at(path, 7, MAX_BODY, &none, NULL), OK);
        assert_int_not_equal(warc_read_at(path, 1 << 20, MAX_BODY, &none, NULL), OK);
        assert_null(none);
        assert_int_equal(unlink(path), 0);
    }
    struct page *none = NULL;
    assert_int_equal(warc_read_at("/nonexistent.warc", 0, MAX_BODY, &none, NULL), E_IO);
}

static void
reads_the_headers_of_an_answer(void **state)
{
    (void)state;
    add("response", "http://a.example/x", "",
        "HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n"
        "HTTP/1.1 404 Not Found\nCONTENT-TYPE:text/html;\n charset=utf-8\n"
        "etag: W/\"7\"\nLast-Modified: Fri, 01 May 2026 03:00:00 GMT\n"
        "Link: <a>; rel=next\nLink: <b>; rel=prev\nX-Robots-Tag: noindex\n"
        "TDM-Reservation: 1\nRetry-After: 120\nno colon here\n\ngone");
    read_all();
    assert_bodies("gone ");
    assert_int_equal(pages[0]->http_status, 404);
    assert_true(str_is(pages[0]->content_type, "text/html; charset=utf-8"));
    assert_true(str_is(pages[0]->etag, "W/\"7\""));
    assert_true(str_is(pages[0]->last_modified, "Fri, 01 May 2026 03:00:00 GMT"));
    assert_true(str_is(pages[0]->link_header, "<a>; rel=next, <b>; rel=prev"));
    assert_true(str_is(pages[0]->robots_tag, "noindex"));
    assert_true(str_is(pages[0]->tdm_reservation, "1"));
    assert_true(str_is(pages[0]->retry_after, "120"));
}

static void
undoes_chunks(void **state)
{
    (void)state;
#define CHUNKED "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    static const struct {
        const char *block, *body;
        bool truncated;
    } rows[] = {
        {CHUNKED "4\r\nWiki\r\n6;a=b\r\npedia \r\n0\r\n\r\n", "Wikipedia ", false},
        {CHUNKED "00A \r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n", "0123456789", false},
        {CHUNKED "3\nabc\n0\n\n", "abc", false},
        {CHUNKED "4\r\nWiki\r\n6\r\nped", "Wikiped", true},
        {CHUNKED "4\r\nWiki\r\nzz\r\npedia", "Wiki", true},
        {CHUNKED "<p>stored without its chunks</p>", "<p>stored without its chunks</p>", false},
        {CHUNKED "bed\r\nand breakfast", "bed\r\nand breakfast", true},
        {CHUNKED "3\r\nlikely to be text", "3\r\nlikely to be text", false},
        {CHUNKED, "", false},
        {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", "short", true},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole", "whole", false},
        {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\nunpacked",
         "unpacked", false},
        {"HTTP/1.1 200 OK\r\nServer: head without end", "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf_clear(&file);
        add("response", "http://a.example/x", "", rows[i].block);
        read_all();
        assert_int_equal(n_pages, 1);
        if (i == 6) { /* 0xbed bytes said, fewer there: a cut chunk */
            assert_true(pages[0]->truncated);
            continue;
        }
        if (!str_is(pages[0]->body, rows[i].body) || pages[0]->truncated != rows[i].truncated) {
            fail_msg("row %zu: \"%.*s\" truncated %d", i, STR_ARG(pages[0]->body),
                     pages[0]->truncated);
        }
    }
}

static void
dates_have_a_fallback(void **state)
{
    (void)state;
    static const struct {
        const char *field, *http;
        int64_t want;
        int complaints;
    } rows[] = {
        {"WARC-Date: 2016-09-19T17:20:24Z\r\n", "", 1474305624, 0},
        {"WARC-Date: 2016-09-19\r\n", "", 1474243200, 0},
        {"WARC-Date: 2016-09\r\n", "", 1472688000, 0},
        {"WARC-Date: 2016\r\n", "", 1451606400, 0},
        {"WARC-Date: 20160919172024\r\n", "", 1474305624, 0},
        {"WARC-Date: soon\r\n", "Date: Mon, 19 Sep 2016 17:20:24 GMT\r\n", 1474305624, 1},
        {"X-No-WARC-Date: 1\r\n", "", 1709208000, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char block[256];
        buf_clear(&file);
        add_page("http://a.example/1", "first");
        (void)snprintf(block, sizeof block, "HTTP/1.1 200 OK\r\n%s\r\nsecond", rows[i].http);
        add("response", "http://a.example/2", rows[i].field, block);
        read_all();
        assert_bodies("first second ");
        assert_int_equal(pages[1]->fetched_at_s, rows[i].want);
        assert_int_equal(complaints, rows[i].complaints);
    }
}

/* ---- damage ---- */

static void
passes_over_damaged_records(void **state)
{
    (void)state;
    static const struct {
        const char *fields, *block, *want, *complaint;
    } rows[] = {
        {"Content-Length: 999999\r\n", HTML "bad", "one three ", "cut off"},
        {"Content-Length: 200\r\n", HTML "bad", "one three ", "Content-Length is wrong"},
        {"Content-Length: 3\r\n", HTML "bad", "one three ", "Content-Length is wrong"},
        {"Content-Length: -3\r\n", HTML "bad", "one three ", "not a number"},
        {"Content-Length: 12x\r\n", HTML "bad", "one three ", "not a number"},
        {"Content-Length: 99999999999999999999\r\n", HTML "bad", "one three ", "not a number"},
        {"Content-Length: 9999999999999999\r\n", HTML "bad", "one ", "larger than the limit"},
        {"X-Content-Length: 12\r\n", HTML "bad", "one three ", "without Content-Length"},
        {"", "no HTTP at all", "one three ", "without HTTP status line"},
        {"WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n", HTML "bad", "one three ",
         "WARC-Block-Digest"},
        {"WARC-Block-Digest: md5:e1c06d85ae7b8b032bef47e42e4c08f9\r\n", HTML "bad", "one three ",
         "WARC-Block-Digest"},
        {"WARC-Block-Digest: who:knows\r\n", HTML "two", "one two three ", ""},
        {"WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n", HTML "bad", "one three ",
         "WARC-Payload-Digest"},
        {"WARC-Payload-Digest: sha1:VV4C5TNMO4H4N242MLSE7EEHH64X7MTL\r\n", HTML "two",
         "one two three ", ""},
        {"WARC-Truncated: length\r\n" /* of the whole, for some */
         "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n",
         HTML "two", "one two three ", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf_clear(&file);
        add_page("http://a.example/1", "one");
        add("response", "http://a.example/2", rows[i].fields, rows[i].block);
        add_page("http://a.example/3", "three");
        read_all();
        assert_bodies(rows[i].want);
        if (!strstr(said, rows[i].complaint) || (complaints == 0) != (*rows[i].complaint == 0)) {
            fail_msg("row %zu: %s", i, said);
        }
    }
}

static void
finds_the_record_behind_garbage(void **state)
{
    (void)state;
    add_page("http://a.example/1", "one");
    buf_add_z(&file, "some garbage\nWARC/1.0 that is no head\nmore\n");
    add_page("http://a.example/2", "two");
    add("", "http://a.example/3", "", HTML "no type");
    add("response", "", "", HTML "no target");
    add("continuation", "http://a.example/3", "", "tail");
    add_page("http://a.example/4", "four");
    read_all();
    assert_bodies("one two four ");
    assert_true(complaints >= 4);
}

/* Flips each bit of the middle record, or each byte of its gzip member: the
 * records round it are read, and nothing false is. */
static void
survives_every_flipped_byte(void **state)
{
    (void)state;
    for (int is_gzip = 0; is_gzip < 2; is_gzip++) {
        buf_clear(&file);
        size_t ends[3];
        for (int i = 0; i < 3; i++) {
            size_t from = file.n;
            add_page("http://a.example/x", i == 0 ? "one" : i == 1 ? "two" : "three");
            if (is_gzip) {
                pack_from(from);
            }
            ends[i] = file.n;
        }
        for (size_t at = ends[0]; at < ends[1]; at++) {
            file.p[at] ^= 0x55;
            read_all();
            file.p[at] ^= 0x55;
            size_t last = n_pages - 1;
            if (n_pages < 2 || n_pages > 3) {
                fail_msg("byte %zu of %s: %zu pages, %s", at - ends[0], is_gzip ? "gzip" : "plain",
                         n_pages, said);
            }
            assert_true(str_is(pages[0]->body, "one"));
            assert_true(str_is(pages[last]->body, "three"));
            /* gzip header bytes such as the time do not matter; all else does */
            bool is_header = at < ends[0] + 10;
            assert_true(!is_gzip || is_header || complaints > 0);
            assert_true(!is_gzip || n_pages == 2 || str_is(pages[1]->body, "two"));
        }
    }
}

static void
survives_every_cut(void **state)
{
    (void)state;
    for (enum form form = PLAIN; form < FORMS; form++) {
        buf_clear(&file);
        make_mixed(form);
        size_t n = file.n;
        for (; file.n > 0; file.n--) {
            read_all();
            for (size_t i = 0; i < n_pages; i++) {
                static const char *const bodies[] = {"one", "two", "three"};
                assert_true(str_is(pages[i]->body, bodies[i]));
            }
            assert_true(file.n < n || n_pages == 3);
        }
    }
    buf_clear(&file);
    add_page("http://a.example/1", "one");
    add_page("http://a.example/2", "two");
    file.n -= 6;
    read_all();
    assert_bodies("one ");
    assert_int_equal(complaints, 1);
    assert_non_null(strstr(said, "cut off"));
}

static void
bounds_its_memory(void **state)
{
    (void)state;
    add_page("http://a.example/1", "one");
    size_t big = MAX_BODY + (1 << 20);
    buf_printf(&file,
               "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/2\r\n"
               "Content-Length: %zu\r\n\r\n",
               big);
    for (size_t i = 0; i < big; i++) {
        buf_add_byte(&file, 'x');
    }
    buf_add_z(&file, "\r\n\r\n");
    add_page("http://a.example/3", "three");
    read_all();
    assert_bodies("one three ");
    assert_int_equal(complaints, 1);
    assert_non_null(strstr(said, "larger than the limit"));
    pack_from(0);
    read_all();
    assert_bodies("one three ");
}

static void
says_nothing_of_an_empty_file(void **state)
{
    (void)state;
    read_all();
    assert_int_equal(n_pages, 0);
    assert_int_equal(complaints, 0);
    buf_add_z(&file, "<html>not an archive</html>");
    read_all();
    assert_int_equal(n_pages, 0);
    assert_int_equal(complaints, 1);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(reads_every_form),
        TEST(finds_a_record_by_its_place),
        TEST(reads_the_headers_of_an_answer),
        TEST(undoes_chunks),
        TEST(dates_have_a_fallback),
        TEST(passes_over_damaged_records),
        TEST(finds_the_record_behind_garbage),
        TEST(survives_every_flipped_byte),
        TEST(survives_every_cut),
        TEST(bounds_its_memory),
        TEST(says_nothing_of_an_empty_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
