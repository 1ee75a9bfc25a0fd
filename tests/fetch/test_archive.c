/* The WARC writer, read back by the reader, and what becomes of its files. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "fetch/archive/archive.h"
#include "fetch/fetch.h"
#include "support_gzip.h"

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

        assert_int_equal(warc_read_at(path_of(place.file), place.offset, MAX_BODY, &got, NULL), OK);
        assert_same_page(got, page);
        page_free(got);
        page_free(page);
    }
}

static struct archive *
open_archive(void)
{
    struct archive *archive = NULL;
    assert_int_equal(archive_open(str_of(dir), STR("run"), NOW, &archive, NULL), OK);
    return archive;
}

static struct archive_place
write_page(struct archive *archive, const struct archive_exchange *exchange)
{
    struct archive_place place;
    struct error err = {.text = ""};
    if (archive_write(archive, exchange, &arena, &place, &err) != OK) {
        fail_msg("%s", err.text);
    }
    return place;
}

/* Pages that the reader finds in `file`. */
static int
count_pages(struct str file)
{
    struct warc_reader *reader = NULL;
    struct page *page = NULL;
    int n = 0;
    assert_int_equal(warc_open(path_of(file), complain, NULL, &reader, NULL), OK);
    for (;; n++) {
        assert_int_equal(warc_next(reader, 8 << 20, &page, NULL), OK);
        if (!page) {
            break;
        }
        page_free(page);
    }
    warc_close(reader);
    return n;
}

static void
assert_clean(struct str file)
{
    int64_t records = 0;
    int64_t problems = 0;
    assert_int_equal(warc_verify(path_of(file), complain, NULL, &records, &problems, NULL), OK);
    if (problems != 0) {
        fail_msg("%s", last_complaint);
    }
}

#define HEAD_200 STR("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")

static void
writes_what_it_should(void **state)
{
    (void)state;
    static const struct {
        bool not_modified, is_robots, is_hop;
        int http_status;
        enum status error;
        const char *has, *has_not;
        int pages;
    } rows[] = {
        {.http_status = 200, .has = "WARC-Type: response", .has_not = "revisit", .pages = 1},
        {.http_status = 200,
         .has = "Jobmill-Company: Acm%C3%A9 100%25 %0D%0AWARC-Type: x%20\r\n",
         .has_not = "sesame",
         .pages = 1},
        {.http_status = 200,
         .has = "POST /acme/jobs/?page=1 HTTP/1.1\r\n",
         .has_not = "HTTP/2",
         .pages = 1},
        {.http_status = 200,
         .has = "\r\n\r\n{\"offset\":20}\r\n\r\n",
         .has_not = "\r\nAuth",
         .pages = 1},
        {.http_status = 304,
         .has = "revisit/server-not-modified",
         .has_not = "WARC-Type: response",
         .pages = 0},
        {.http_status = 200,
         .not_modified = true,
         .has = "revisit/identical-payload-digest",
         .has_not = "<h1>",
         .pages = 0},
        {.http_status = 200,
         .is_robots = true,
         .has = "Jobmill-Role: robots",
         .has_not = "Jobmill-Role: detail",
         .pages = 0},
        {.http_status = 302,
         .is_hop = true,
         .has = "Jobmill-Role: hop",
         .has_not = "Jobmill-Role: detail",
         .pages = 0},
        {.http_status = 503,
         .error = E_HTTP_TRANSIENT,
         .has = "Jobmill-Error: E_HTTP_TRANSIENT",
         .has_not = "WARC-Truncated",
         .pages = 1},
        {.http_status = 404, .has = "<h1>", .has_not = "WARC-Truncated", .pages = 1},
        {.http_status = 200,
         .error = E_TIMEOUT,
         .has = "WARC-Truncated: time\r\n",
         .has_not = "disconnect",
         .pages = 1},
        {.http_status = 200,
         .error = E_CONNECT,
         .has = "Jobmill-Error: E_CONNECT",
         .has_not = "time\r\n",
         .pages = 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct page *page = sample_page();
        struct archive_exchange exchange =
            sample_exchange(page, HEAD_200, STR("<h1>Data Engineer</h1>"));
        page->http_status = rows[i].http_status;
        page->not_modified = rows[i].not_modified;
        page->error = rows[i].error;
        exchange.is_robots = rows[i].is_robots;
        exchange.is_hop = rows[i].is_hop;
        struct archive *archive = open_archive();
        archive_set_max_bytes(archive, 1); /* a file for each */
        (void)write_page(archive, &exchange);
        exchange.is_hop = exchange.is_robots = page->not_modified = false;
        page->http_status = 200;
        page->error = OK;
        struct str second = write_page(archive, &exchange).file;
        archive_close(archive);
        /* the second file's number is one more */
        struct str first = arena_str(&arena, second);
        size_t digit = first.n - strlen(".warc.gz") - 1;
        ((char *)(uintptr_t)first.p)[digit]--;
        struct str text = gzip_unpacked(file_bytes(path_of(first), &arena), NULL, &arena);
        if (!str_has(text, str_of(rows[i].has)) || str_has(text, str_of(rows[i].has_not))) {
            fail_msg("row %zu:\n%.*s", i, STR_ARG(text));
        }
        assert_int_equal(count_pages(first), rows[i].pages);
        assert_clean(first);
        page_free(page);
        arena_reset(&arena);
    }
    assert_int_equal(complaints, 0);
}

static void
restores_a_failure(void **state)
{
    (void)state;
    struct page *page = sample_page();
    struct page *got = NULL;
    struct archive_exchange exchange = sample_exchange(page, HEAD_200, STR("half a pa"));
    struct archive *archive = open_archive();
    page->error = E_TIMEOUT;
    page->truncated = true;
    struct archive_place place = write_page(archive, &exchange);
    exchange.response_head = STR_NONE;
    assert_int_equal(write_page(archive, &exchange).length, 0);
    assert_int_equal(archive_records(archive), 4);
    archive_close(archive);
    assert_int_equal(warc_read_at(path_of(place.file), place.offset, MAX_BODY, &got, NULL), OK);
    assert_int_equal(got->error, E_TIMEOUT);
    assert_true(got->truncated);
    assert_str(got->body, STR("half a pa"));
    page_free(got);
    page_free(page);
}

/* Bodies round the edges of stored blocks, coded and not. */
static void
stores_bodies_of_any_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 64000, 65535, 65536, 131070, 131071, 1000000};
    char *noise = arena_bytes(&arena, 1000000);
    uint32_t x = 7;
    for (size_t i = 0; i < 1000000; i++) {
        x = x * 1664525 + 1013904223;
        noise[i] = (char)(x >> 24 & 0x7f);
    }
    for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
        struct str body = {noise, sizes[i / 2]};
        struct page *page = sample_page();
        struct page *got = NULL;
        struct archive_exchange exchange = sample_exchange(
            page, i % 2 ? STR("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n") : HEAD_200,
            i % 2 ? gzipped(body) : body);
        struct archive *archive = open_archive();
        struct archive_place place = write_page(archive, &exchange);
        archive_close(archive);
        assert_clean(place.file);
        assert_int_equal(warc_read_at(path_of(place.file), place.offset, MAX_BODY, &got, NULL), OK);
        assert_str(got->body, body);
        page_free(got);
        page_free(page);
        arena_reset(&arena);
        noise = arena_bytes(&arena, 1000000);
        memset(noise, 'n', 1000000);
    }
}

static void
begins_files_by_day_and_size(void **state)
{
    (void)state;
    struct page *page = sample_page();
    struct archive_exchange exchange = sample_exchange(page, HEAD_200, STR("body"));
    struct archive *archive = open_archive();
    struct archive *other = open_archive();
    struct str first = write_page(archive, &exchange).file;
    assert_str(write_page(archive, &exchange).file, first);
    assert_false(str_eq(write_page(other, &exchange).file, first));
    exchange.at_s += DAY_S;
    struct str next_day = write_page(archive, &exchange).file;
    assert_true(str_starts(next_day, STR("2026-05-02-030000-")));
    exchange.at_s -= DAY_S; /* a straggler goes where the rest goes */
    assert_str(write_page(archive, &exchange).file, next_day);
    archive_set_max_bytes(archive, 100);
    assert_false(str_eq(write_page(archive, &exchange).file, next_day));
    for (int i = 0; i < 20; i++) { /* more files than wait for a sync */
        (void)write_page(archive, &exchange);
    }
    assert_int_equal(archive_sync(archive, NULL), OK);
    assert_int_equal(archive_sync(archive, NULL), OK);
    archive_close(archive);
    archive_close(other);
    assert_int_equal(count_pages(first), 2);
    assert_int_equal(count_pages(next_day), 2);
    page_free(page);
}

static void *
sync_often(void *arg)
{
    for (int i = 0; i < 50; i++) {
        if (archive_sync(arg, NULL) != OK) {
            return arg;
        }
        (void)archive_records(arg);
    }
    return NULL;
}

static void
syncs_from_another_thread(void **state)
{
    (void)state;
    struct page *page = sample_page();
    struct archive_exchange exchange = sample_exchange(page, HEAD_200, STR("body"));
    struct archive *archive = open_archive();
    pthread_t thread;
    void *failed = archive;
    archive_set_max_bytes(archive, 8000);
    assert_int_equal(pthread_create(&thread, NULL, sync_often, archive), 0);
    struct str last = STR_NONE;
    for (int i = 0; i < 100; i++) {
        last = write_page(archive, &exchange).file;
    }
    assert_int_equal(pthread_join(thread, &failed), 0);
    assert_null(failed);
    archive_close(archive);
    assert_true(count_pages(last) > 0);
    page_free(page);
}

/* Exchanges wait for others; after a sync all of them are in the file. */
static void
has_all_after_a_sync(void **state)
{
    (void)state;
    struct page *page = sample_page();
    struct archive_exchange exchange = sample_exchange(page, HEAD_200, STR("body"));
    struct archive *archive = open_archive();
    struct archive_place place = write_page(archive, &exchange);
    assert_clean(place.file);
    assert_int_equal(count_pages(place.file), 0);
    assert_int_equal(archive_sync(archive, NULL), OK);
    assert_int_equal(count_pages(place.file), 1);
    char *noise = arena_bytes(&arena, 300000);
    memset(noise, 'n', 300000);
    exchange.wire_body = gzipped((struct str){noise, 300000});
    for (int i = 0; i < 5; i++) {
        (void)write_page(archive, &exchange);
    }
    exchange.wire_body = (struct str){noise, 300000}; /* alone more than what waits */
    exchange.response_head = STR("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    struct archive_place big = write_page(archive, &exchange);
    assert_int_equal(count_pages(place.file), 7);
    assert_true(big.offset > place.offset);
    (void)write_page(archive, &exchange);
    archive_close(archive);
    assert_clean(place.file);
    assert_int_equal(count_pages(place.file), 8);
    page_free(page);
}

/* What could not be written before the end has no line in the index. */
static void
indexes_nothing_that_is_lost(void **state)
{
    (void)state;
    struct page *page = sample_page();
    struct archive_exchange exchange = sample_exchange(page, HEAD_200, STR("body"));
    struct archive *archive = open_archive();
    struct archive_place place = write_page(archive, &exchange);
    struct rlimit before;
    assert_int_equal(archive_sync(archive, NULL), OK);
    (void)write_page(archive, &exchange);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit full = {.rlim_cur = (rlim_t)(place.offset + place.length + 100),
                          .rlim_max = before.rlim_max};
    assert_true(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    archive_close(archive);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(count_pages(place.file), 1);
    struct str stem = str_sub(place.file, 0, place.file.n - strlen(".warc.gz"));
    struct str index =
        file_bytes(path_of(arena_printf(&arena, "%.*s.cdxj", STR_ARG(stem))), &arena);
    assert_int_equal(index.n, 0);
    page_free(page);
}

/* A full disk, played by a limit on the size of files. */
static void
survives_a_full_disk(void **state)
{
    (void)state;
    struct page *page = sample_page();
    struct archive_exchange exchange = sample_exchange(page, HEAD_200, STR("body"));
    struct archive *archive = open_archive();
    struct archive_place place = write_page(archive, &exchange);
    struct rlimit before;
    struct error err = {.text = ""};
    assert_int_equal(archive_sync(archive, &err), OK);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit full = {.rlim_cur = 5000, .rlim_max = before.rlim_max};
    assert_true(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    int written = 1, on_disk = 1;
    enum status status = OK;
    for (; written < 5000 && status == OK; written += status == OK) {
        status = archive_write(archive, &exchange, &arena, &place, &err);
        if (status == OK && written < 10) {
            status = archive_sync(archive, &err);
            on_disk += status == OK;
            status = OK;
        }
    }
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, E_DISK);
    assert_non_null(strstr(err.text, ".warc.gz"));
    assert_clean(place.file);
    assert_int_equal(count_pages(place.file), on_disk);
    assert_int_equal(archive_sync(archive, NULL), OK); /* there is room again */
    assert_int_equal(count_pages(place.file), written);
    (void)write_page(archive, &exchange);
    archive_close(archive);
    assert_clean(place.file);
    assert_int_equal(count_pages(place.file), written + 1);
    page_free(page);
}

static void
names_a_folder_it_cannot_use(void **state)
{
    (void)state;
    struct archive *archive = NULL;
    struct error err = {.text = ""};
    assert_int_equal(archive_open(STR("/dev/null/archive"), STR("run"), NOW, &archive, &err),
                     E_DISK);
    assert_non_null(strstr(err.text, "/dev/null/archive"));
    assert_int_equal(archive_open(STR("/dev/null"), STR("run"), NOW, &archive, &err), E_DISK);
    assert_null(archive);
}

/* A killed process leaves the first n bytes: every record but the last is read. */
static void
leaves_a_readable_file_when_killed(void **state)
{
    (void)state;
    struct page *page = sample_page();
    struct archive_exchange exchange = sample_exchange(page, HEAD_200, STR("body"));
    struct archive *archive = open_archive();
    struct archive_place places[3];
    for (int i = 0; i < 3; i++) {
        places[i] = write_page(archive, &exchange);
    }
    archive_close(archive);
    struct str whole = file_bytes(path_of(places[0].file), &arena);
    const char *path = path_of(STR("cut.warc.gz"));
    for (size_t n = (size_t)places[2].offset - 1; n < whole.n; n += 13) {
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        assert_int_equal(fwrite(whole.p, 1, n, f), n);
        assert_int_equal(fclose(f), 0);
        bool has_third = (int64_t)n >= places[2].offset + places[2].length;
        assert_int_equal(count_pages(STR("cut.warc.gz")), has_third ? 3 : 2);
    }
    page_free(page);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(restores_a_page),
        TEST(writes_what_it_should),
        TEST(restores_a_failure),
        TEST(stores_bodies_of_any_size),
        TEST(begins_files_by_day_and_size),
        TEST(syncs_from_another_thread),
        TEST(has_all_after_a_sync),
        TEST(indexes_nothing_that_is_lost),
        TEST(survives_a_full_disk),
        TEST(names_a_folder_it_cannot_use),
        TEST(leaves_a_readable_file_when_killed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
