/* fetch/archive/warc_erase.c: records taken out of an archive for good. Each is replaced
 * by a "metadata" record of the same length that says so, in a new file that
 * takes the old one's name when it is whole: all other offsets stay true. */
#include <errno.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "fetch/archive/warc_fields.h"
#include "fetch/archive/warc_http.h"
#include "fetch/archive/warc_page.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum {
    COPY_BYTES = 256 * 1024,
    FILLER_HEAD_BYTES = 512,
    PACKED_BYTES = 1024,
    GZIP_HEAD_BYTES = 10
};

struct span {
    int64_t offset, length;
};
struct eraser {
    struct warc_cursor cursor;
    struct warc_tools tools;
    warc_judge *judge;
    void *ctx;
    struct span *spans; /* owned; ascending */
    size_t n, cap;
    bool is_gzip, is_zstd;
    bool is_whole; /* one member for all, or a form in which no gap can be left */
};

/* ---- which ---- */

static bool
span_add(struct eraser *e, const struct warc_record *record)
{
    if (e->n == e->cap) {
        size_t cap = e->cap ? e->cap * 2 : 16;
        struct span *spans = realloc(e->spans, cap * sizeof *spans);
        if (!spans) {
            return false;
        }
        e->spans = spans;
        e->cap = cap;
    }
    e->spans[e->n++] = (struct span){record->offset, record->length};
    return true;
}

static enum cursor_state
judge_record(struct eraser *e, struct error *err)
{
    struct warc_record record;
    struct page *page = NULL;
    const char *what = NULL;
    enum cursor_state state = cursor_head(&e->cursor, &record, err);
    if (state != CURSOR_RECORD) {
        return state;
    }
    if (record.content_length > (int64_t)e->tools.max_body_bytes) {
        return cursor_skip(&e->cursor, &record, err);
    }
    state = cursor_block(&e->cursor, &record, err);
    if (state != CURSOR_RECORD) {
        return state;
    }
    if (warc_page(&e->tools, &record, &page, &what, err) != OK) {
        return CURSOR_FAIL;
    }
    struct arena arena;
    arena_init(&arena, (size_t)LIMIT_URL_BYTES * 4);
    struct warc_sight sight = {.offset = record.offset,
                               .target_uri = record.target_uri,
                               .asked_url =
                                   field_decode(head_get(record.head, FIELD_URL_NAME), &arena),
                               .page = page};
    bool must_go = e->judge(e->ctx, &sight);
    arena_release(&arena);
    page_free(page);
    if (must_go && !span_add(e, &record)) {
        error_set(err, E_NOMEM, "no memory for the records to erase");
        return CURSOR_FAIL;
    }
    e->is_whole =
        e->is_zstd || (e->is_gzip && !e->cursor.is_member_each && e->cursor.member_streak == 0);
    return CURSOR_RECORD;
}

/* ---- what takes its place ---- */

static void
make_id(const char *path, int64_t offset, char ret[48])
{
    unsigned char b[16] = {0};
    if (getentropy(b, sizeof b) != 0) { /* then by the place alone */
        (void)snprintf((char *)b, sizeof b, "%llx", (long long)offset ^ (long long)strlen(path));
    }
    (void)snprintf(ret, 48,
                   "<urn:uuid:%02x%02x%02x%02x-%02x%02x-4%01x%02x-a%01x%02x-"
                   "%02x%02x%02x%02x%02x%02x>",
                   b[0], b[1], b[2], b[3], b[4], b[5], b[6] & 15U, b[7], b[8] & 15U, b[9], b[10],
                   b[11], b[12], b[13], b[14], b[15]);
}

static void
filler_head(struct buf *out, const char *path, const struct span *span, int64_t now_s,
            int64_t block)
{
    char id[48];
    char date[TIME_BYTES];
    make_id(path, span->offset, id);
    date_write_time(now_s, date);
    buf_printf(out,
               "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\n"
               "Content-Type: application/warc-fields\r\nContent-Length: %010lld\r\n\r\n"
               "removed: yes\r\n",
               id, date, (long long)block);
}

static const struct str REMOVED = {"removed: yes\r\n", 14};
static const struct str RECORD_END = {"\r\n\r\n", 4};

/* A plain record: spaces fill its block. */
static bool
fill_plain(struct buf *out, const char *path, const struct span *span, int64_t now_s)
{
    struct buf trial;
    buf_init(&trial, FILLER_HEAD_BYTES);
    filler_head(&trial, path, span, now_s, 0);
    int64_t spare = span->length - (int64_t)trial.n - (int64_t)RECORD_END.n;
    buf_release(&trial);
    if (spare < 0) {
        return false;
    }
    filler_head(out, path, span, now_s, (int64_t)REMOVED.n + spare);
    for (int64_t i = 0; i < spare; i++) {
        buf_add_byte(out, ' ');
    }
    buf_add(out, RECORD_END);
    return !buf_failed(out);
}

/* A gzip member: the comment field of its head (RFC 1952) fills it. */
static bool
fill_gzip(struct buf *out, const char *path, const struct span *span, int64_t now_s)
{
    char packed[PACKED_BYTES];
    struct buf plain;
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(9);
    buf_init(&plain, PACKED_BYTES);
    filler_head(&plain, path, span, now_s, (int64_t)REMOVED.n);
    buf_add(&plain, RECORD_END);
    size_t n =
        packer ? libdeflate_gzip_compress(packer, plain.p, plain.n, packed, sizeof packed) : 0;
    libdeflate_free_compressor(packer);
    buf_release(&plain);
    if (n == 0 || (int64_t)n > span->length) {
        return false;
    }
    size_t spare = (size_t)span->length - n;
    packed[3] = spare > 0 ? 16 : 0; /* FCOMMENT */
    buf_add(out, (struct str){packed, GZIP_HEAD_BYTES});
    for (size_t i = 0; i + 1 < spare; i++) {
        buf_add_byte(out, ' ');
    }
    if (spare > 0) {
        buf_add_byte(out, '\0');
    }
    buf_add(out, (struct str){packed + GZIP_HEAD_BYTES, n - GZIP_HEAD_BYTES});
    return !buf_failed(out);
}

/* ---- the new file ---- */

static bool
copy_bytes(FILE *from, FILE *to, int64_t n)
{
    static const size_t STEP = COPY_BYTES;
    char *bytes = malloc(STEP);
    while (bytes && n != 0) {
        size_t want = n < 0 || n > (int64_t)STEP ? STEP : (size_t)n;
        size_t got = fread(bytes, 1, want, from);
        if (got == 0 || fwrite(bytes, 1, got, to) != got) {
            break;
        }
        n -= n > 0 ? (int64_t)got : 0;
    }
    free(bytes);
    return bytes && n <= 0 && !ferror(from) && !ferror(to);
}

static bool
write_copy(const struct eraser *e, const char *path, FILE *from, FILE *to, int64_t now_s)
{
    struct buf filler;
    bool is_good = true;
    int64_t at = 0;
    buf_init(&filler, SIZE_MAX / 8);
    for (size_t i = 0; i < e->n && is_good; i++) {
        const struct span *span = &e->spans[i];
        buf_clear(&filler);
        is_good = (e->is_gzip ? fill_gzip : fill_plain)(&filler, path, span, now_s) &&
                  (int64_t)filler.n == span->length && copy_bytes(from, to, span->offset - at) &&
                  fwrite(filler.p, 1, filler.n, to) == filler.n &&
                  fseek(from, (long)(span->offset + span->length), SEEK_SET) == 0;
        at = span->offset + span->length;
    }
    buf_release(&filler);
    return is_good && copy_bytes(from, to, -1);
}

static enum status
replace(const struct eraser *e, const char *path, int64_t now_s, struct error *err)
{
    char temporary[4096];
    struct stat info = {0};
    int length = snprintf(temporary, sizeof temporary, "%s.part", path);
    FILE *from = fopen(path, "rb");
    FILE *to = from && length < (int)sizeof temporary ? fopen(temporary, "wb") : NULL;
    bool is_good =
        to && fstat(fileno(from), &info) == 0 && fchmod(fileno(to), info.st_mode & 07777) == 0 &&
        write_copy(e, path, from, to, now_s) && fflush(to) == 0 && fsync(fileno(to)) == 0;
    is_good = (!to || fclose(to) == 0) && is_good;
    if (from) {
        (void)fclose(from);
    }
    if (is_good && rename(temporary, path) == 0) {
        return OK;
    }
    if (to) {
        (void)unlink(temporary);
    }
    return error_set(err, E_DISK, "%s: cannot be written anew without these records: %s", path,
                     strerror(errno)); // NOLINT(concurrency-mt-unsafe): one thread
}

/* ---- the index beside it ---- */

static bool
is_erased_line(const struct eraser *e, struct str line)
{
    static const char MARK[] = "\"offset\":\"";
    size_t at = str_find(line, str_of(MARK));
    if (at == SIZE_MAX) {
        return false;
    }
    struct str rest = str_sub(line, at + sizeof MARK - 1, line.n);
    int64_t offset = -1;
    bool is_number = str_int(str_cut(&rest, '"'), &offset);
    for (size_t i = 0; is_number && i < e->n; i++) {
        if (e->spans[i].offset == offset) {
            return true;
        }
    }
    return false;
}

/* The CDXJ index loses their lines. It is a help, and made anew by any indexer:
 * where it cannot be written it is taken away. */
static void
clean_index(const struct eraser *e, const char *path)
{
    char names[2][4096];
    struct str stem = str_of(path);
    stem.n -= str_ends(stem, STR(".gz")) ? 3 : 0;
    stem.n -= str_ends(stem, STR(".warc")) ? 5 : 0;
    int n = snprintf(names[0], sizeof names[0], "%.*s.cdxj", STR_ARG(stem));
    (void)snprintf(names[1], sizeof names[1], "%.*s.cdxj.part", STR_ARG(stem));
    FILE *from = n < (int)sizeof names[0] - 5 ? fopen(names[0], "rb") : NULL;
    if (!from) {
        return;
    }
    FILE *to = fopen(names[1], "wb");
    char *line = NULL;
    size_t cap = 0;
    bool is_good = to != NULL;
    for (ssize_t got; is_good && (got = getline(&line, &cap, from)) > 0;) {
        struct str whole = {line, (size_t)got};
        is_good = is_erased_line(e, whole) || fwrite(line, 1, whole.n, to) == whole.n;
    }
    is_good = !ferror(from) && is_good;
    free(line);
    (void)fclose(from);
    is_good = to && fclose(to) == 0 && is_good;
    if (!is_good || rename(names[1], names[0]) != 0) {
        (void)unlink(names[1]);
        (void)unlink(names[0]);
    }
}

enum status
warc_erase(const char *path, const struct warc_erasing *how, int64_t *ret_erased, struct error *err)
{
    struct warc_stream *stream = NULL;
    struct error fault = {.status = OK};
    struct str got;
    enum status status = stream_open(path, &stream, err);
    if (status != OK) {
        return status;
    }
    struct eraser e = {.judge = how->judge, .ctx = how->ctx};
    e.tools.coding = coding_new();
    e.tools.digest = digest_new();
    e.tools.max_body_bytes = how->max_body_bytes;
    e.tools.last_date_s = TIME_UNKNOWN;
    cursor_init(&e.cursor, stream, str_of(path));
    (void)stream_peek(stream, 1, true, &got); /* tells plain from gzip */
    e.is_gzip = stream_form(stream) == FORM_GZIP;
    e.is_zstd = stream_form(stream) == FORM_ZSTD;
    enum cursor_state state = e.tools.coding && e.tools.digest ? CURSOR_NONE : CURSOR_FAIL;
    fault.status = state == CURSOR_FAIL ? E_NOMEM : OK;
    while (state == CURSOR_NONE || state == CURSOR_RECORD) {
        state = judge_record(&e, &fault);
    }
    cursor_release(&e.cursor);
    coding_free(e.tools.coding);
    digest_free(e.tools.digest);
    if (state == CURSOR_FAIL) {
        status = error_set(err, fault.status, "%s: %s", path, fault.text);
    } else if (e.n > 0 && e.is_whole) {
        status =
            error_set(err, E_UNSUPPORTED,
                      "%s: packed as one piece, or with zstd: no record can be taken out of it; "
                      "pack it record by record with gzip, or delete it",
                      path);
    } else if (e.n > 0) {
        status = replace(&e, path, how->now_s, err);
        if (status == OK) {
            clean_index(&e, path);
        }
    }
    *ret_erased = status == OK ? (int64_t)e.n : 0;
    free(e.spans);
    return status;
}
