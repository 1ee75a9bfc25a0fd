/* fetch/archive/warc_record.c: records of WARC files (ISO 28500; WARC 1.1 section 4 and
 * annex D on gzip members). Damage in the gzip data is left by way of the next
 * member; damage in the text by way of the member's end where each record is a
 * member, else by the next line that begins "WARC/". */
#include "fetch/archive/warc_record.h"

#include "base/limits.h"
#include "fetch/archive/warc_http.h"

#include "base/banned.h"

enum {
    FIRST_LINE = 9, /* "WARC/1.0" and a line end */
    HEAD_USUAL = 2048,
    SCAN_BYTES = 64 * 1024,
    END_BYTES = 4 /* CR LF CR LF */
};

/* A request body or a listing's hint may stand in our own heads. */
#define RECORD_HEAD_MAX (4 * MIB)

void
cursor_init(struct warc_cursor *cursor, struct warc_stream *stream, struct str file)
{
    *cursor = (struct warc_cursor){.stream = stream, .file = file};
    buf_init(&cursor->head, RECORD_HEAD_MAX + 1);
}

void
cursor_release(struct warc_cursor *cursor)
{
    stream_close(cursor->stream);
    buf_release(&cursor->head);
    cursor->stream = NULL;
}

void
cursor_complain(struct warc_cursor *cursor, int64_t offset, const char *what)
{
    cursor->n_complaints++;
    if (cursor->complaint) {
        cursor->complaint(cursor->ctx, cursor->file, offset, what);
    }
}

/* Whether `s` begins with a first line: "WARC/1.0" and a line end. */
static bool
is_first_line(struct str s)
{
    struct str rest = str_sub(s, strlen("WARC/"), s.n);
    return str_starts(s, STR("WARC/")) && rest.n >= 4 && byte_is_digit(rest.p[0]) &&
           rest.p[1] == '.' && byte_is_digit(rest.p[2]) &&
           (rest.p[3] == '\r' || rest.p[3] == '\n' || byte_is_digit(rest.p[3]));
}

/* Where behind the first byte of `text` a record's first line stands, be the
 * line end before it damaged or not; SIZE_MAX: nowhere. */
static size_t
find_record(struct str text)
{
    size_t at = 1;
    while (at < text.n) {
        size_t step = str_find(str_sub(text, at, text.n), STR("WARC/"));
        if (step == SIZE_MAX) {
            break;
        }
        at += step;
        if (is_first_line(str_sub(text, at, FIRST_LINE))) {
            return at;
        }
        at++;
    }
    return SIZE_MAX;
}

/* To the next record's first line, behind the next byte. */
static enum stream_state
scan_text(struct warc_cursor *cursor)
{
    struct warc_stream *stream = cursor->stream;
    for (;;) {
        struct str got;
        enum stream_state state = stream_peek(stream, SCAN_BYTES, false, &got);
        size_t at = find_record(got);
        if (at != SIZE_MAX) {
            stream_consume(stream, at);
            return STREAM_OK;
        }
        if (state == STREAM_OK) {
            stream_consume(stream, got.n - FIRST_LINE);
            continue;
        }
        stream_consume(stream, got.n);
        if (state == STREAM_END) {
            state = stream_peek(stream, FIRST_LINE, true, &got);
        }
        if (state != STREAM_OK || is_first_line(str_sub(got, 0, FIRST_LINE))) {
            return state;
        }
    }
}

enum cursor_state
cursor_recover(struct warc_cursor *cursor, int64_t offset, enum stream_state state,
               struct error *err)
{
    if (state == STREAM_OK && cursor->is_member_each) {
        (void)stream_skip(cursor->stream, INT64_MAX, false, &state);
        state = state == STREAM_END ? STREAM_OK : state;
    } else if (state == STREAM_OK) {
        state = scan_text(cursor);
    }
    if (state >= STREAM_IO) {
        (void)stream_error(cursor->stream, state, err);
        return CURSOR_FAIL;
    }
    if (state == STREAM_DAMAGED && !stream_resync(cursor->stream)) {
        cursor_complain(cursor, offset, "no readable record follows the damage");
        return CURSOR_END;
    }
    return state == STREAM_OK || state == STREAM_DAMAGED ? CURSOR_NONE : CURSOR_END;
}

/* Complains by the state the stream is in, `what` when it is in none, and goes
 * where reading can go on. */
static enum cursor_state
damaged(struct warc_cursor *cursor, int64_t offset, enum stream_state state, const char *what,
        struct error *err)
{
    if (state == STREAM_DAMAGED) {
        what = stream_form(cursor->stream) == FORM_ZSTD ? "zstd data damaged" : "gzip data damaged";
    } else if (state == STREAM_CUT || state == STREAM_END) {
        what = "cut off before its end";
    }
    if (state < STREAM_IO) {
        cursor_complain(cursor, offset, what);
    }
    if (state == STREAM_END && cursor->is_member_each) {
        (void)stream_skip(cursor->stream, INT64_MAX, false, &state);
        return CURSOR_NONE;
    }
    if (state == STREAM_END) {
        state = STREAM_OK; /* a length too large may have swallowed records: look for them */
    }
    return cursor_recover(cursor, offset, state, err);
}

/* To the first byte of the next record: past empty lines. */
static enum stream_state
skip_blank(struct warc_cursor *cursor)
{
    for (;;) {
        struct str got;
        enum stream_state state = stream_peek(cursor->stream, 1, true, &got);
        size_t n = 0;
        while (n < got.n && (got.p[n] == '\r' || got.p[n] == '\n')) {
            n++;
        }
        if (state != STREAM_OK || n == 0) {
            return state;
        }
        stream_consume(cursor->stream, n);
    }
}

static struct str
strip_angles(struct str s)
{
    bool has_angles = s.n >= 2 && s.p[0] == '<' && s.p[s.n - 1] == '>';
    return has_angles ? str_sub(s, 1, s.n - 2) : s;
}

/* NULL, or what is wrong with it. */
static const char *
read_head(struct warc_cursor *cursor, struct warc_record *ret)
{
    struct str head = buf_str(&cursor->head);
    struct str length = head_get(head, "Content-Length");
    ret->head = head;
    ret->type = head_get(head, "WARC-Type");
    ret->target_uri = strip_angles(head_get(head, "WARC-Target-URI"));
    ret->content_type = head_get(head, "Content-Type");
    if (length.n == 0) {
        return "record without Content-Length";
    }
    if (!str_int(length, &ret->content_length) || ret->content_length < 0) {
        return "Content-Length is not a number";
    }
    return ret->type.n == 0 ? "record without WARC-Type" : NULL;
}

/* The length of the head at the start of `got`; SIZE_MAX: it does not end. Of a
 * long head only what stands before another record's first line is looked at,
 * so that a file of nothing but first lines costs linear time. */
static size_t
record_head_length(struct str got)
{
    size_t n = head_length(str_sub(got, 0, HEAD_USUAL));
    if (n == SIZE_MAX && got.n > HEAD_USUAL) {
        struct str text = str_sub(got, 0, RECORD_HEAD_MAX);
        n = head_length(str_sub(text, 0, find_record(text)));
    }
    return n;
}

/* The head's bytes into cursor->head; sets *ret_what when there is none. */
static enum stream_state
take_head(struct warc_cursor *cursor, const char **ret_what)
{
    struct str got;
    size_t want = 1; /* what the member holds, and not a byte of the next */
    *ret_what = NULL;
    for (;;) {
        enum stream_state state = stream_peek(cursor->stream, want, !cursor->is_member_each, &got);
        if (got.n >= strlen("WARC/") && !str_starts(got, STR("WARC/"))) {
            *ret_what = "not a WARC record";
            return STREAM_OK;
        }
        size_t n = record_head_length(got);
        if (n != SIZE_MAX) {
            buf_clear(&cursor->head);
            buf_add(&cursor->head, str_sub(got, 0, n));
            return buf_failed(&cursor->head) ? STREAM_NOMEM : STREAM_OK;
        }
        bool is_doomed = got.n > HEAD_USUAL && find_record(got) != SIZE_MAX;
        if (is_doomed || got.n >= RECORD_HEAD_MAX) {
            stream_consume(cursor->stream, is_doomed ? 0 : RECORD_HEAD_MAX / 2);
            *ret_what = "head of the record does not end";
            return STREAM_OK;
        }
        if (state != STREAM_OK) {
            stream_consume(cursor->stream, got.n); /* no record can begin in it */
            return state;
        }
        want = got.n + (got.n < HEAD_USUAL ? 1 : got.n / 2);
    }
}

enum cursor_state
cursor_head(struct warc_cursor *cursor, struct warc_record *ret, struct error *err)
{
    stream_consume(cursor->stream, cursor->pending);
    cursor->pending = 0;
    enum stream_state state = skip_blank(cursor);
    *ret = (struct warc_record){.offset = stream_offset(cursor->stream)};
    if (ret->offset < 0) {
        ret->offset = stream_position(cursor->stream);
    }
    if (state == STREAM_END) {
        return CURSOR_END;
    }
    const char *what = NULL;
    if (state == STREAM_OK) {
        state = take_head(cursor, &what);
    }
    if (state == STREAM_OK && !what) {
        what = read_head(cursor, ret);
    }
    if (state == STREAM_OK && !what) {
        return CURSOR_RECORD;
    }
    return damaged(cursor, ret->offset, state, what, err);
}

/* Learns whether records are gzip members of their own. */
static void
learn_members(struct warc_cursor *cursor, bool is_member)
{
    cursor->member_streak = is_member ? cursor->member_streak + 1 : 0;
    cursor->is_member_each = cursor->member_streak >= 2;
}

/* Behind the block only line ends may stand, then the next record or the end.
 * *total grows by those line ends; *ret_is_member: a gzip member ends there. */
static enum stream_state
check_end(struct warc_cursor *cursor, size_t *total, bool *ret_is_member, const char **ret_what)
{
    struct str got;
    size_t block_end = *total;
    *ret_what = NULL;
    enum stream_state state = stream_peek(cursor->stream, block_end + END_BYTES + 1, false, &got);
    while (*total < got.n && *total < block_end + END_BYTES &&
           (got.p[*total] == '\r' || got.p[*total] == '\n')) {
        (*total)++;
    }
    *ret_is_member =
        state == STREAM_END && stream_form(cursor->stream) != FORM_PLAIN && *total == got.n;
    state = state == STREAM_END ? STREAM_OK : state;
    bool is_ended = *total - block_end == END_BYTES || *total == got.n || got.p[*total] == 'W';
    if (state == STREAM_OK && !is_ended) {
        *ret_what = "Content-Length is wrong: the record does not end where it says";
    }
    return state;
}

enum cursor_state
cursor_block(struct warc_cursor *cursor, struct warc_record *record, struct error *err)
{
    struct str got;
    const char *what = NULL;
    bool is_member = false;
    bool begins_member = stream_offset(cursor->stream) >= 0;
    size_t head_n = cursor->head.n;
    size_t total = head_n + (size_t)record->content_length;
    enum stream_state state = stream_peek(cursor->stream, total, !cursor->is_member_each, &got);
    size_t end = total;
    if (state == STREAM_OK) {
        state = check_end(cursor, &end, &is_member, &what);
    } else if (state == STREAM_END && cursor->is_member_each) {
        what = "Content-Length is wrong: longer than its gzip member";
        state = STREAM_OK;
    }
    if (state != STREAM_OK || what) {
        enum cursor_state next = damaged(cursor, record->offset, state, what, err);
        learn_members(cursor, false);
        return next;
    }
    learn_members(cursor, is_member && begins_member && end - total == END_BYTES);
    (void)stream_peek(cursor->stream, end, false, &got);
    record->block = str_sub(got, head_n, (size_t)record->content_length);
    record->length =
        is_member && begins_member ? stream_reached(cursor->stream) - record->offset : (int64_t)end;
    cursor->pending = end;
    return CURSOR_RECORD;
}

enum cursor_state
cursor_skip(struct warc_cursor *cursor, const struct warc_record *record, struct error *err)
{
    enum stream_state state = STREAM_OK;
    stream_consume(cursor->stream, cursor->head.n);
    int64_t done =
        stream_skip(cursor->stream, record->content_length, !cursor->is_member_each, &state);
    if (done == record->content_length || (cursor->is_member_each && state == STREAM_END)) {
        return CURSOR_NONE;
    }
    return damaged(cursor, record->offset, state, "cut off before its end", err);
}
