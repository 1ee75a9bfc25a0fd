/* fetch/archive/warc_verify.c: an archive read strictly by WARC 1.1: what a lenient
 * reader passes over is named here. Holds a block's first 256 KiB at most, so
 * that the size of records does not matter. */
#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/limits.h"
#include "fetch/archive/warc_digest.h"
#include "fetch/archive/warc_http.h"
#include "fetch/archive/warc_record.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum { STEP_BYTES = 64 * 1024, SEEN_FIRST = 1024 };

/* Record ids met so far, as hashes: an open table of a power of two. */
struct seen {
    uint64_t *slots; /* owned; 0: free */
    size_t n, cap;
};

struct verifier {
    struct warc_cursor cursor;
    struct warc_digest *block, *payload;
    struct seen seen;
    int64_t records;
};

static bool
seen_put(uint64_t *slots, size_t cap, uint64_t hash)
{
    size_t i = (size_t)hash & (cap - 1);
    while (slots[i] != 0 && slots[i] != hash) {
        i = (i + 1) & (cap - 1);
    }
    bool is_new = slots[i] == 0;
    slots[i] = hash;
    return is_new;
}

static bool
seen_grow(struct seen *seen)
{
    size_t cap = seen->cap ? seen->cap * 2 : SEEN_FIRST;
    uint64_t *slots = calloc(cap, sizeof *slots);
    for (size_t i = 0; slots && i < seen->cap; i++) {
        if (seen->slots[i] != 0) {
            (void)seen_put(slots, cap, seen->slots[i]);
        }
    }
    if (slots) {
        free(seen->slots);
        seen->slots = slots;
        seen->cap = cap;
    }
    return slots != NULL;
}

/* Sets *ret_is_new; false when out of memory. */
static bool
seen_add(struct seen *seen, struct str id, bool *ret_is_new)
{
    uint64_t hash = XXH3_64bits(id.p, id.n) | 1;
    if (seen->n * 2 >= seen->cap && !seen_grow(seen)) {
        return false;
    }
    *ret_is_new = seen_put(seen->slots, seen->cap, hash);
    seen->n += *ret_is_new ? 1 : 0;
    return true;
}

static const char *const types_with_target[] = {"response", "resource",   "request",
                                                "revisit",  "conversion", "continuation"};

static bool
needs_target(struct str type)
{
    for (size_t i = 0; i < sizeof types_with_target / sizeof *types_with_target; i++) {
        if (str_is(type, types_with_target[i])) {
            return true;
        }
    }
    return false;
}

/* "2026-05-01T03:00:00Z", with a fraction or not (WARC 1.1 5.4). */
static bool
is_warc_date(struct str s)
{
    int64_t unused = 0;
    return s.n >= 20 && s.p[s.n - 1] == 'Z' && s.p[10] == 'T' && date_read_rfc3339(s, &unused);
}

static bool
is_uri_in_angles(struct str s)
{
    return s.n > 4 && s.p[0] == '<' && s.p[s.n - 1] == '>' && str_find_byte(s, ':') != SIZE_MAX;
}

static enum status
check_head(struct verifier *v, const struct warc_record *record, struct error *err)
{
    struct warc_cursor *cursor = &v->cursor;
    struct str rest = record->head;
    struct str version = head_line(&rest);
    struct str id = head_get(record->head, "WARC-Record-ID");
    bool is_new = true;
    if (!str_is(version, "WARC/1.0") && !str_is(version, "WARC/1.1")) {
        cursor_complain(cursor, record->offset, "version is neither WARC/1.0 nor WARC/1.1");
    }
    if (id.n == 0) {
        cursor_complain(cursor, record->offset, "WARC-Record-ID is missing");
    } else if (!is_uri_in_angles(id)) {
        cursor_complain(cursor, record->offset, "WARC-Record-ID is not a URI in < and >");
    }
    if (id.n > 0 && !seen_add(&v->seen, id, &is_new)) {
        return error_set(err, E_NOMEM, "no memory for the record ids of an archive");
    }
    if (!is_new) {
        cursor_complain(cursor, record->offset, "WARC-Record-ID was used before");
    }
    if (!is_warc_date(head_get(record->head, "WARC-Date"))) {
        cursor_complain(cursor, record->offset, "WARC-Date is missing or not a UTC time");
    }
    if (needs_target(record->type) && record->target_uri.n == 0) {
        cursor_complain(cursor, record->offset, "WARC-Target-URI is missing");
    }
    return OK;
}

/* Where the payload begins within the block; SIZE_MAX: there is none to check.
 * Chunked bodies are left out: tools disagree whether chunks are payload. */
static size_t
payload_start(const struct warc_record *record, struct str block)
{
    if (str_is(record->type, "resource")) {
        return 0;
    }
    size_t n = str_is(record->type, "response") ? head_length(block) : SIZE_MAX;
    bool is_chunked = n != SIZE_MAX && head_get(str_sub(block, 0, n), "Transfer-Encoding").n > 0;
    return is_chunked ? SIZE_MAX : n;
}

static void
compare(struct verifier *v, const struct warc_record *record, struct warc_digest *digest,
        const char *field)
{
    bool is_block = digest == v->block;
    digest_end(digest);
    if (!digest_matches(digest, head_get(record->head, field))) {
        cursor_complain(&v->cursor, record->offset,
                        is_block ? "the block is not what WARC-Block-Digest says"
                                 : "the payload is not what WARC-Payload-Digest says");
    }
}

/* Runs over the block, hashing it. */
static enum stream_state
check_block(struct verifier *v, const struct warc_record *record)
{
    struct warc_stream *stream = v->cursor.stream;
    struct str block_said = head_get(record->head, "WARC-Block-Digest");
    struct str payload_said = head_get(record->head, "WARC-Payload-Digest");
    int64_t left = record->content_length;
    struct str got;
    size_t first = left < (int64_t)LIMIT_HEADER_BYTES ? (size_t)left : LIMIT_HEADER_BYTES;
    bool can_cross = !v->cursor.is_member_each;
    enum stream_state state = stream_peek(stream, first, can_cross, &got);
    size_t from = payload_start(record, str_sub(got, 0, first));
    bool has_block = block_said.n > 0 && digest_begin(v->block, block_said);
    bool has_payload =
        from != SIZE_MAX && payload_said.n > 0 && digest_begin(v->payload, payload_said);
    while (left > 0 && state == STREAM_OK) {
        size_t n = (int64_t)got.n < left ? got.n : (size_t)left;
        struct str part = str_sub(got, 0, n);
        if (has_block) {
            digest_add(v->block, part);
        }
        if (has_payload) {
            digest_add(v->payload, str_sub(part, from, n));
        }
        from = 0;
        left -= (int64_t)n;
        stream_consume(stream, n);
        if (left > 0) {
            size_t want = left < STEP_BYTES ? (size_t)left : STEP_BYTES;
            state = stream_peek(stream, want, can_cross, &got);
        }
    }
    if (state == STREAM_OK && has_block) {
        compare(v, record, v->block, "WARC-Block-Digest");
    }
    if (state == STREAM_OK && has_payload) {
        compare(v, record, v->payload, "WARC-Payload-Digest");
    }
    return state;
}

/* Exactly CR LF CR LF, then the member's end, or the next record where the file
 * is plain. */
static enum stream_state
check_end(struct verifier *v, const struct warc_record *record, const char **ret_what)
{
    struct warc_cursor *cursor = &v->cursor;
    struct str got;
    enum stream_state state = stream_peek(cursor->stream, 5, false, &got);
    *ret_what = NULL;
    if (state != STREAM_OK && state != STREAM_END) {
        return state;
    }
    if (!str_starts(got, STR("\r\n\r\n"))) {
        *ret_what = "Content-Length is wrong, or no empty lines follow the block";
        return STREAM_OK;
    }
    stream_consume(cursor->stream, 4);
    if (state == STREAM_OK && cursor->is_member_each) {
        cursor_complain(cursor, record->offset, "records are not gzip members of their own");
        cursor->is_member_each = false;
    }
    return STREAM_OK;
}

static enum cursor_state
verify_record(struct verifier *v, struct error *err)
{
    struct warc_cursor *cursor = &v->cursor;
    struct warc_record record;
    const char *what = NULL;
    enum cursor_state next = cursor_head(cursor, &record, err);
    if (next != CURSOR_RECORD) {
        return next;
    }
    v->records++;
    if (check_head(v, &record, err) != OK) {
        return CURSOR_FAIL;
    }
    stream_consume(cursor->stream, cursor->head.n);
    enum stream_state state = check_block(v, &record);
    if (state == STREAM_OK) {
        state = check_end(v, &record, &what);
    } else if (state == STREAM_END && cursor->is_member_each) {
        what = "Content-Length is wrong: longer than its gzip member";
        state = STREAM_OK;
    }
    if (state == STREAM_DAMAGED) {
        what = "gzip data damaged";
    } else if (state == STREAM_CUT || state == STREAM_END) {
        what = "cut off before its end";
    }
    if (state == STREAM_OK && !what) {
        return CURSOR_RECORD;
    }
    if (what) {
        cursor_complain(cursor, record.offset, what);
    }
    return cursor_recover(cursor, record.offset, state, err);
}

enum status
warc_verify(const char *path, warc_complaint *complaint, void *ctx, int64_t *ret_records,
            int64_t *ret_problems, struct error *err)
{
    struct warc_stream *stream = NULL;
    struct error fault = {.status = OK};
    struct str got;
    enum status status = stream_open(path, &stream, err);
    if (status != OK) {
        return status;
    }
    struct verifier v = {.block = digest_new(), .payload = digest_new()};
    cursor_init(&v.cursor, stream, str_of(path));
    v.cursor.complaint = complaint;
    v.cursor.ctx = ctx;
    enum cursor_state state = CURSOR_NONE;
    if (!v.block || !v.payload) {
        state = CURSOR_FAIL;
        fault.status = E_NOMEM;
    } else {
        (void)stream_peek(stream, 1, true, &got); /* tells plain from gzip */
        v.cursor.is_member_each = stream_form(stream) != FORM_PLAIN;
    }
    while (state == CURSOR_NONE || state == CURSOR_RECORD) {
        state = verify_record(&v, &fault);
    }
    if (state == CURSOR_FAIL) {
        status = error_set(err, fault.status, "%s: %s", path, fault.text);
    } else {
        *ret_records = v.records;
        *ret_problems = v.cursor.n_complaints;
    }
    cursor_release(&v.cursor);
    digest_free(v.block);
    digest_free(v.payload);
    free(v.seen.slots);
    return status;
}
