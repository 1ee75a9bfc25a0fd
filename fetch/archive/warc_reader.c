/* fetch/archive/warc_reader.c: archive files as pages, front to back or one by its
 * place. Damaged records are named and passed over; memory is bounded by the
 * limit of one body. */
#include "fetch/archive/warc_reader.h"

#include <stdlib.h>

#include "base/limits.h"
#include "fetch/archive/warc_page.h"

#include "base/banned.h"

struct warc_reader {
    struct warc_cursor cursor;
    struct warc_tools tools;
    char *path; /* owned */
};

static struct str
base_name(struct str path)
{
    size_t slash = str_rfind_byte(path, '/');
    return slash == SIZE_MAX ? path : str_sub(path, slash + 1, path.n);
}

/* Takes the stream over, also when it fails. */
static enum status
reader_new(const char *path, struct warc_stream *stream, warc_complaint *complaint, void *ctx,
           struct warc_reader **ret, struct error *err)
{
    struct warc_reader *reader = calloc(1, sizeof *reader);
    if (!reader) {
        stream_close(stream);
        return error_set(err, E_NOMEM, "%s: no memory to read it", path);
    }
    size_t n = strlen(path) + 1;
    reader->path = malloc(n);
    if (reader->path) {
        memcpy(reader->path, path, n);
    }
    cursor_init(&reader->cursor, stream, str_of(reader->path));
    reader->cursor.complaint = complaint;
    reader->cursor.ctx = ctx;
    reader->tools = (struct warc_tools){
        .coding = coding_new(), .digest = digest_new(), .last_date_s = TIME_UNKNOWN};
    if (!reader->path || !reader->tools.coding || !reader->tools.digest) {
        warc_close(reader);
        return error_set(err, E_NOMEM, "%s: no memory to read it", path);
    }
    *ret = reader;
    return OK;
}

enum status
warc_open(const char *path, warc_complaint *complaint, void *ctx, struct warc_reader **ret,
          struct error *err)
{
    struct warc_stream *stream = NULL;
    enum status status = stream_open(path, &stream, err);
    return status == OK ? reader_new(path, stream, complaint, ctx, ret, err) : status;
}

enum status
warc_open_memory(struct str memory, warc_complaint *complaint, void *ctx, struct warc_reader **ret,
                 struct error *err)
{
    struct warc_stream *stream = stream_memory(memory);
    if (!stream) {
        return error_set(err, E_NOMEM, "no memory to read an archive");
    }
    return reader_new("memory", stream, complaint, ctx, ret, err);
}

void
warc_close(struct warc_reader *reader)
{
    if (!reader) {
        return;
    }
    cursor_release(&reader->cursor);
    coding_free(reader->tools.coding);
    digest_free(reader->tools.digest);
    free(reader->path);
    free(reader);
}

/* A record too large to hold. Nothing is said of one that is no page anyway. */
static enum cursor_state
pass_large(struct warc_cursor *cursor, const struct warc_record *record, struct error *err)
{
    if (str_is_nocase(record->type, "response") || str_is_nocase(record->type, "resource")) {
        cursor_complain(cursor, record->offset, "record is larger than the limit");
    }
    return cursor_skip(cursor, record, err);
}

/* The next record's page; *ret stays NULL when it holds none. */
static enum cursor_state
next_record(struct warc_reader *reader, struct page **ret, struct error *err)
{
    struct warc_cursor *cursor = &reader->cursor;
    struct warc_record record;
    size_t max = reader->tools.max_body_bytes;
    max = max < INT64_MAX / 4 ? max + LIMIT_HEADER_BYTES : INT64_MAX / 4;
    enum cursor_state state = cursor_head(cursor, &record, err);
    if (state != CURSOR_RECORD) {
        return state;
    }
    if (record.content_length > (int64_t)max) {
        return pass_large(cursor, &record, err);
    }
    state = cursor_block(cursor, &record, err);
    if (state != CURSOR_RECORD) {
        return state;
    }
    const char *what = NULL;
    reader->tools.checks_digest = stream_form(cursor->stream) != FORM_GZIP;
    if (warc_page(&reader->tools, &record, ret, &what, err) != OK) {
        return CURSOR_FAIL;
    }
    if (what) {
        cursor_complain(cursor, record.offset, what);
    }
    if (*ret) {
        (*ret)->archive_file = arena_str((*ret)->arena, base_name(str_of(reader->path)));
    }
    return CURSOR_RECORD;
}

enum status
warc_next(struct warc_reader *reader, size_t max_body_bytes, struct page **ret, struct error *err)
{
    struct error fault = {.status = OK};
    enum cursor_state state = CURSOR_NONE;
    *ret = NULL;
    reader->tools.max_body_bytes = max_body_bytes;
    while (!*ret && (state == CURSOR_NONE || state == CURSOR_RECORD)) {
        state = next_record(reader, ret, &fault);
    }
    if (state == CURSOR_FAIL) {
        return error_set(err, fault.status, "%s: %s", reader->path, fault.text);
    }
    return OK;
}

/* The record at an unpacked offset of a file that cannot be entered there. */
static enum status
find_unpacked(struct warc_reader *reader, int64_t offset, size_t max_body_bytes, struct page **ret,
              struct error *err)
{
    if (!stream_seek(reader->cursor.stream, 0)) {
        return error_set(err, E_NOT_FOUND, "%s: no record at %lld", reader->path,
                         (long long)offset);
    }
    reader->cursor.pending = 0;
    for (;;) {
        enum status status = warc_next(reader, max_body_bytes, ret, err);
        if (status != OK || (*ret && (*ret)->archive_offset == offset)) {
            return status;
        }
        bool is_past = !*ret || (*ret)->archive_offset > offset;
        page_free(*ret);
        *ret = NULL;
        if (is_past) {
            return error_set(err, E_NOT_FOUND, "%s: no record at %lld", reader->path,
                             (long long)offset);
        }
    }
}

static void
keep_complaint(void *ctx, struct str file, int64_t offset, const char *what)
{
    (void)file;
    (void)offset;
    *(const char **)ctx = what;
}

static enum status
read_at(struct warc_reader *reader, int64_t offset, struct page **ret, struct error *err)
{
    const char *what = "holds no page";
    struct error fault = {.status = OK};
    reader->cursor.complaint = keep_complaint;
    reader->cursor.ctx = &what;
    enum cursor_state state = next_record(reader, ret, &fault);
    reader->cursor.complaint = NULL;
    if (state == CURSOR_FAIL) {
        return error_set(err, fault.status, "%s: %s", reader->path, fault.text);
    }
    if (state == CURSOR_END) {
        return error_set(err, E_NOT_FOUND, "%s: ends before %lld", reader->path, (long long)offset);
    }
    if (!*ret || (*ret)->archive_offset != offset) {
        page_free(*ret);
        *ret = NULL;
        return error_set(err, E_FORMAT, "%s: record at %lld: %s", reader->path, (long long)offset,
                         what);
    }
    return OK;
}

/* Whether a record can be read from where the stream stands; *ret_is_gzip is
 * the file's form. */
static bool
begins_record(struct warc_stream *stream)
{
    struct str got;
    return stream_peek(stream, 5, true, &got) == STREAM_OK && str_starts(got, STR("WARC/"));
}

enum status
warc_read_at(const char *path, int64_t offset, size_t max_body_bytes, struct page **ret,
             struct error *err)
{
    struct warc_reader *reader = NULL;
    struct str got;
    enum status status = warc_open(path, NULL, NULL, &reader, err);
    if (!reader) {
        return status;
    }
    struct warc_stream *stream = reader->cursor.stream;
    *ret = NULL;
    reader->tools.max_body_bytes = max_body_bytes;
    (void)stream_peek(stream, 1, true, &got); /* tells plain from packed */
    if (!stream_seek(stream, offset)) {
        status = error_set(err, E_IO, "%s: cannot be read at %lld", path, (long long)offset);
    } else if (begins_record(stream) || stream_form(stream) == FORM_PLAIN) {
        status = read_at(reader, offset, ret, err);
    } else {
        status = find_unpacked(reader, offset, max_body_bytes, ret, err);
    }
    warc_close(reader);
    return status;
}
