/* tests/cron/test_parse_stream.c: `jobmill parse --warc` as a filter: the same lines
 * from every packing, bad records passed over, memory that does not grow with the
 * stream. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "support_web.h"

#define SAMPLE PROJECT_DIR "/sample/sample.warc.gz"

enum {
    SAMPLE_PAGES = 71,
    SAMPLE_POSTINGS = 216,
    COPIES = 12,       /* of the sample in the long stream */
    SPARE_KIB = 12288, /* by which its peak may differ from that of two copies */
    LARGE_BYTES = 48 * 1024 * 1024,
};

struct filtered {
    int status;
    struct buf out, err; /* owned: drop() */
    long peak_kib;       /* of all processes of the pipe */
};

static int
teardown(void **state)
{
    (void)state;
    scratch_remove();
    return 0;
}

static void
slurp(const char *name, struct buf *ret)
{
    char path[512];
    char part[65536];
    (void)snprintf(path, sizeof path, "%s/%s", scratch_folder(), name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    buf_init(ret, 64 * MIB);
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;) {
        buf_add(ret, (struct str){part, n});
    }
    (void)fclose(file);
}

static void
drop(struct filtered *filtered)
{
    buf_release(&filtered->out);
    buf_release(&filtered->err);
}

/* `feed | jobmill parse --warc arguments`, in the scratch folder. */
static struct filtered
filter(const char *feed, const char *arguments)
{
    char line[2048];
    struct filtered ret = {.status = -1};
    struct rusage usage;
    int status = 0;
    /* A sanitizer keeps freed memory for a while; little of it here. */
    (void)snprintf(line, sizeof line,
                   "cd %s && { %s; } | ASAN_OPTIONS=quarantine_size_mb=1:thread_local_quarantine_"
                   "size_kb=64 %s parse --warc %s >out 2>err",
                   scratch_folder(), feed, JOBMILL_BIN, arguments);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(wait4(child, &status, 0, &usage), child);
    ret.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ret.peak_kib = usage.ru_maxrss;
    slurp("out", &ret.out);
    slurp("err", &ret.err);
    return ret;
}

static size_t
lines_of(const struct buf *text)
{
    size_t n = 0;
    for (size_t i = 0; i < text->n; i++) {
        n += text->p[i] == '\n';
    }
    return n;
}

static void
expect_summary(const struct filtered *got, const char *want)
{
    if (!str_has(buf_str(&got->err), str_of(want))) {
        fail_msg("want \"%s\", stderr is: %.*s", want, STR_ARG(buf_str(&got->err)));
    }
}

static void
every_packing_reads_the_same(void **state)
{
    static const struct {
        const char *feed, *arguments;
    } WAYS[] = {
        {"zcat " SAMPLE, "-"},
        {"cat " SAMPLE, "-"},
        {":", SAMPLE},
        {"zcat " SAMPLE " | gzip -1", "-"},
    };
    struct buf first = {0};
    (void)state;
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        struct filtered got = filter(WAYS[i].feed, WAYS[i].arguments);
        assert_int_equal(got.status, 0);
        assert_int_equal(lines_of(&got.out), SAMPLE_POSTINGS);
        expect_summary(&got, "pages=71 postings=216 closed=0 left-alone=0 unread=0 damaged=0");
        if (i == 0) {
            first = got.out;
            buf_init(&got.out, MIB);
        } else {
            assert_true(str_eq(buf_str(&first), buf_str(&got.out)));
        }
        drop(&got);
    }
    buf_release(&first);
}

/* A plain WARC file with one page; `fields`: of its HTTP head. */
static void
write_page(const char *name, const char *fields, const char *body)
{
    char block[4096];
    int n = snprintf(block, sizeof block, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n%s",
                     fields, body);
    (void)scratch_write(name,
                        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-04-30T12:00:00Z\r\n"
                        "WARC-Target-URI: https://careers.example.com/jobs/1\r\n"
                        "Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
                        n, block);
}

static const char POSTING[] =
    "<title>Data Engineer</title><script type=\"application/ld+json\">{\"@context\":"
    "\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"Data Engineer\",\"description\":"
    "\"We look for a data engineer who writes SQL and Python all day.\",\"hiringOrganization\":"
    "{\"@type\":\"Organization\",\"name\":\"Saltmarsh\"},\"datePosted\":\"2026-04-20\"}</script>";

static void
a_record_tells_its_own_story(void **state)
{
    (void)state;
    write_page("open.warc", "", POSTING);
    struct filtered got = filter("cat open.warc", "-");
    assert_int_equal(got.status, 0);
    assert_int_equal(lines_of(&got.out), 1);
    assert_true(str_has(buf_str(&got.out), STR("\"company\":\"Saltmarsh\"")));
    assert_true(str_has(buf_str(&got.out), STR("\"first_seen\":\"2026-04-30T12:00:00Z\"")));
    drop(&got);
    got = filter("cat open.warc", "--raw -");
    assert_int_equal(lines_of(&got.out), 1);
    drop(&got);
    write_page("left.warc", "X-Robots-Tag: noindex\r\n", POSTING);
    got = filter("cat left.warc open.warc", "-");
    assert_int_equal(got.status, 0);
    assert_int_equal(lines_of(&got.out), 1);
    expect_summary(&got, "pages=2 postings=1 closed=0 left-alone=1");
    drop(&got);
}

static void
a_bad_record_never_stops_it(void **state)
{
    (void)state;
    /* the sample with a few bytes of its middle made zero */
    struct filtered got = filter(
        "cp " SAMPLE " bad; chmod u+w bad; n=$(($(wc -c <bad) / 2)); dd if=/dev/zero of=bad bs=1 "
        "seek=$n count=9 conv=notrunc 2>/dev/null; cat " SAMPLE " bad " SAMPLE,
        "-");
    assert_int_equal(got.status, 0);
    char pages[32];
    (void)snprintf(pages, sizeof pages, "pages=%d ", 3 * SAMPLE_PAGES - 1);
    expect_summary(&got, pages);
    expect_summary(&got, "damaged=1");
    assert_true(lines_of(&got.out) > 2UL * SAMPLE_POSTINGS);
    drop(&got);
    write_page("open.warc", "", POSTING);
    static const char *const DAMAGES[] = {
        "cat open.warc; printf 'garbage\\n'; cat open.warc",
        "cat open.warc; printf 'WARC/1.0\\r\\nContent-Length: x\\r\\n\\r\\n'; cat open.warc",
        "cat open.warc; sed s/Length:.*/Length:1/ open.warc; cat open.warc",
        "cat open.warc; sed s/HTTP.1.1/FTP/ open.warc; cat open.warc",
        "cat open.warc open.warc; head -c 300 open.warc",
    };
    for (size_t i = 0; i < sizeof DAMAGES / sizeof *DAMAGES; i++) {
        got = filter(DAMAGES[i], "-q -");
        assert_int_equal(got.status, 0);
        assert_int_equal(lines_of(&got.out), 2);
        assert_true(got.err.n > 0);
        drop(&got);
    }
}

static void
ends_as_promised(void **state)
{
    static const struct {
        const char *feed, *arguments;
        int status;
        const char *says;
    } ROWS[] = {
        {":", "-", 0, "pages=0 postings=0"},
        {"echo no archive", "-", 1, "not a WARC record"},
        {":", "nothing.warc.gz", 2, "cannot be opened"},
        {":", "--url https://a.example/ -", 2, "--url goes with one page"},
        {":", "--max-body some -", 2, "a size such as"},
        {"printf ']*M\\030\\004\\0\\0\\0dict(\\265/\\375\\0\\0\\0\\0\\0\\0\\0\\0'", "-", 1,
         "zstd dictionary"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct filtered got = filter(ROWS[i].feed, ROWS[i].arguments);
        expect_summary(&got, ROWS[i].says);
        assert_int_equal(got.status, ROWS[i].status);
        assert_int_equal(got.out.n, 0);
        drop(&got);
    }
}

static void
memory_stays_flat(void **state)
{
    char line[1024];
    (void)state;
    struct filtered two = filter("cat " SAMPLE " " SAMPLE, "-q -");
    (void)snprintf(line, sizeof line, "for i in $(seq %d); do cat " SAMPLE "; done", (int)COPIES);
    struct filtered many = filter(line, "-q -");
    assert_int_equal(lines_of(&many.out), COPIES * SAMPLE_POSTINGS);
    if (many.peak_kib > two.peak_kib + SPARE_KIB) {
        fail_msg("%ld KiB for 2 copies, %ld for %d", two.peak_kib, many.peak_kib, (int)COPIES);
    }
    drop(&many);
    /* A record over the limit goes by unheld, and the next one is read. */
    write_page("open.warc", "", POSTING);
    (void)snprintf(line, sizeof line,
                   "cat " SAMPLE "; { printf 'WARC/1.0\\r\\nWARC-Type: response\\r\\n"
                   "WARC-Target-URI: http://a.example/\\r\\nContent-Length: %d\\r\\n\\r\\n'; "
                   "head -c %d /dev/zero; printf '\\r\\n\\r\\n'; cat open.warc; } | gzip -1",
                   (int)LARGE_BYTES, (int)LARGE_BYTES);
    struct filtered large = filter(line, "-q --max-body 4M -");
    assert_int_equal(large.status, 0);
    assert_int_equal(lines_of(&large.out), SAMPLE_POSTINGS + 1);
    expect_summary(&large, "larger than the limit");
    if (large.peak_kib > two.peak_kib + SPARE_KIB) {
        fail_msg("%ld KiB for 2 copies, %ld with a large record", two.peak_kib, large.peak_kib);
    }
    drop(&large);
    drop(&two);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(every_packing_reads_the_same, teardown),
        cmocka_unit_test_teardown(a_record_tells_its_own_story, teardown),
        cmocka_unit_test_teardown(a_bad_record_never_stops_it, teardown),
        cmocka_unit_test_teardown(ends_as_promised, teardown),
        cmocka_unit_test_teardown(memory_stays_flat, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
