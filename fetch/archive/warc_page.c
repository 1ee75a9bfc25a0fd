/* fetch/archive/warc_page.c: response and resource records as pages. Lenient towards
 * other tools: bodies stored without their chunks or content coding under the
 * old headers, heads without an empty line, dates of less precision. A record
 * that cannot be a page is told apart from one that is damaged. */
#include "fetch/archive/warc_page.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/limits.h"
#include "fetch/archive/warc_fields.h"
#include "fetch/archive/warc_http.h"

#include "base/banned.h"

struct parts {
    struct str head, body; /* of the HTTP message */
    int status;
};

static bool
scheme_is_one_of(struct str url, const char *const *schemes)
{
    for (; *schemes; schemes++) {
        if (str_starts_nocase(url, str_of(*schemes))) {
            return true;
        }
    }
    return false;
}

static const char *const response_schemes[] = {"http://", "https://", NULL};
static const char *const resource_schemes[] = {"http://", "https://", "file:", "ftp://", NULL};

/* Cuts interim answers (100, 103) off the front; false: no HTTP answer. */
static bool
read_parts(struct str block, struct parts *ret)
{
    for (;;) {
        struct str rest = block;
        *ret = (struct parts){.status = http_status_read(head_line(&rest))};
        size_t n = head_length(block);
        ret->head = str_sub(block, 0, n);
        ret->body = str_sub(block, ret->head.n, block.n);
        if (ret->status < 100 || ret->status > 199 || !str_starts(ret->body, STR("HTTP/"))) {
            return ret->status > 0;
        }
        block = ret->body;
    }
}

/* The codings a body went through, in the order of their applying: content
 * codings, then transfer codings but the chunks. */
static struct str
codings(struct str head, struct arena *arena, bool *ret_is_chunked)
{
    struct str content = head_join(head, "Content-Encoding", arena);
    struct str transfer = head_join(head, "Transfer-Encoding", arena);
    struct str others = STR_NONE;
    *ret_is_chunked = false;
    while (transfer.p) {
        struct str one = str_trim(str_cut(&transfer, ','));
        if (str_is_nocase(one, "chunked")) {
            *ret_is_chunked = true;
        } else if (coding_is_coded(one)) {
            others = one;
        }
    }
    if (!others.p) {
        return content;
    }
    return content.p ? arena_printf(arena, "%.*s,%.*s", STR_ARG(content), STR_ARG(others)) : others;
}

/* NULL, or what is wrong; page->body is set. */
static const char *
read_body(struct warc_tools *tools, const struct parts *parts, struct page *page)
{
    bool is_chunked = false;
    struct coding_task task = {.wire = parts->body, .max_bytes = tools->max_body_bytes};
    struct coding_result result;
    task.content_encoding = codings(parts->head, page->arena, &is_chunked);
    if (is_chunked && http_dechunk(parts->body, page->arena, &task.wire) == CHUNKED_CUT) {
        page->truncated = true;
    }
    enum status status = page->arena->failed
                             ? E_NOMEM
                             : coding_decode(tools->coding, &task, page->arena, &result, NULL);
    if (status != OK) {
        return status == E_LIMIT ? "body unpacks to more than the limit"
                                 : "body needs more memory than a page may have";
    }
    int64_t said = 0;
    struct str length = head_get(parts->head, "Content-Length");
    bool is_short = !is_chunked && !result.is_unknown && str_int(length, &said) &&
                    said > (int64_t)task.wire.n && !str_is_nocase(page->method, "HEAD");
    page->wire_bytes = task.wire.n;
    page->truncated = page->truncated || result.is_truncated || is_short;
    page->body = result.body;
    if (result.body.p == task.wire.p) { /* still in the window: make it the page's own */
        page->body = arena_str(page->arena, result.body);
    }
    page->digest = page->body.n > 0 ? XXH3_64bits(page->body.p, page->body.n) : 0;
    return NULL;
}

static const struct http_row {
    const char *name;
    size_t offset;
} http_rows[] = {
    {"Content-Type", offsetof(struct page, content_type)},
    {"ETag", offsetof(struct page, etag)},
    {"Last-Modified", offsetof(struct page, last_modified)},
    {"Location", offsetof(struct page, location)},
    {"X-Robots-Tag", offsetof(struct page, robots_tag)},
    {"Link", offsetof(struct page, link_header)},
    {"TDM-Reservation", offsetof(struct page, tdm_reservation)},
    {"Retry-After", offsetof(struct page, retry_after)},
};

static void
read_http_headers(struct str head, struct page *page)
{
    for (size_t i = 0; i < sizeof http_rows / sizeof *http_rows; i++) {
        struct str value = head_join(head, http_rows[i].name, page->arena);
        struct str *slot = (struct str *)(void *)((char *)page + http_rows[i].offset);
        *slot = arena_str(page->arena, value);
    }
}

static void
read_error(struct str name, struct page *page)
{
    for (int code = 0; code < STATUS_COUNT && name.n > 0; code++) {
        if (str_is(name, status_name((enum status)code))) {
            page->error = (enum status)code;
            page->error_text = str_of(status_text(page->error));
        }
    }
}

static void
read_own_fields(struct str head, struct page *page)
{
    struct str rest = head;
    struct str name;
    struct str value;
    (void)head_line(&rest);
    while (head_next(&rest, &name, &value)) {
        const struct warc_field *field = field_find_by_header(name);
        if (field) {
            struct str plain = field_decode(value, page->arena);
            *field_slot(page, field) = arena_str(page->arena, plain);
        }
    }
    struct str role = head_get(head, FIELD_ROLE_NAME);
    page->role = str_is(role, "listing")  ? PAGE_LISTING
                 : str_is(role, "detail") ? PAGE_DETAIL
                                          : PAGE_AUTO;
    read_error(head_get(head, FIELD_ERROR_NAME), page);
}

/* RFC 3339, or less: "2016", "2016-09", "2016-09-19T17" (WARC 1.1 5.4), or the
 * 14 digits of older tools. */
static bool
read_date(struct str s, int64_t *ret_s)
{
    static const char form[] = "0000-01-01T00:00:00Z";
    char text[sizeof form];
    size_t n = 0;
    if (date_read_rfc3339(s, ret_s)) {
        return true;
    }
    memcpy(text, form, sizeof form);
    if (s.n == 14 && str_find_byte(s, '-') == SIZE_MAX) {
        for (size_t i = 0; i < s.n; i++, n++) {
            n += n < 17 && !byte_is_digit(form[n]) ? 1 : 0;
            text[n] = s.p[i];
        }
    } else if (s.n >= 4 && s.n < 17) {
        memcpy(text, s.p, s.n);
    }
    return date_read_rfc3339((struct str){text, sizeof form - 1}, ret_s);
}

static void
read_time(struct warc_tools *tools, struct str warc_head, struct str http_head, struct page *page,
          const char **ret_what)
{
    if (!read_date(head_get(warc_head, "WARC-Date"), &page->fetched_at_s)) {
        *ret_what = "WARC-Date is missing or not a date: taken from what stands around it";
        page->fetched_at_s = tools->last_date_s;
        int64_t date_s = 0;
        if (date_read_http(head_get(http_head, "Date"), &date_s)) {
            page->fetched_at_s = date_s;
        }
    }
    tools->last_date_s = page->fetched_at_s;
}

/* Whether the record can hold a page; *ret_what as in warc_page. */
static bool
is_page_record(const struct warc_record *record, struct parts *ret, const char **ret_what)
{
    struct str url = record->target_uri;
    if (str_is_nocase(record->type, "resource")) {
        *ret = (struct parts){.status = 200, .body = record->block};
        return scheme_is_one_of(url, resource_schemes);
    }
    if (!str_is_nocase(record->type, "response")) {
        bool is_continued = str_is_nocase(record->type, "continuation");
        *ret_what = is_continued ? "continuation record: segmented records are not read" : NULL;
        return false;
    }
    if (url.n == 0) {
        *ret_what = "response without WARC-Target-URI";
        return false;
    }
    struct str role = head_get(record->head, FIELD_ROLE_NAME);
    if (!scheme_is_one_of(url, response_schemes) || str_is(role, "robots") || str_is(role, "hop")) {
        return false;
    }
    if (!read_parts(record->block, ret)) {
        *ret_what = "response without HTTP status line";
        return false;
    }
    return ret->status < 300 || ret->status > 399 || ret->status == 304;
}

static bool
is_coded(struct str http_head)
{
    return head_get(http_head, "Transfer-Encoding").n > 0 ||
           head_get(http_head, "Content-Encoding").n > 0;
}

static bool
is_partial(struct str warc_head)
{
    return head_get(warc_head, "WARC-Truncated").n > 0 ||
           head_get(warc_head, "WARC-Segment-Number").n > 0;
}

/* Looks at the payload's digest where the block has none; but tools disagree whether that
 * is of a coded body or of what it unpacks to, and of a part or of the whole. */
static bool
is_digest_wrong(struct warc_tools *tools, const struct warc_record *record,
                const struct parts *parts, const char **ret_what)
{
    struct str said = head_get(record->head, "WARC-Block-Digest");
    struct str of = record->block;
    const char *what = "the record is not what its WARC-Block-Digest says";
    if (said.n == 0 && !is_coded(parts->head) && !is_partial(record->head)) {
        said = head_get(record->head, "WARC-Payload-Digest");
        of = parts->body;
        what = "the record is not what its WARC-Payload-Digest says";
    }
    if (!tools->checks_digest || said.n == 0 || !digest_begin(tools->digest, said)) {
        return false;
    }
    digest_add(tools->digest, of);
    digest_end(tools->digest);
    bool is_wrong = !digest_matches(tools->digest, said);
    *ret_what = is_wrong ? what : *ret_what;
    return is_wrong;
}

static size_t
arena_limit(size_t max_body_bytes)
{
    size_t limit = max_body_bytes < SIZE_MAX / LIMIT_ARENA_PER_BODY / 2
                       ? max_body_bytes * LIMIT_ARENA_PER_BODY
                       : SIZE_MAX / 2;
    return limit < LIMIT_ARENA_MIN_BYTES ? LIMIT_ARENA_MIN_BYTES : limit;
}

static const char *
fill_page(struct warc_tools *tools, const struct warc_record *record, const struct parts *parts,
          struct page *page)
{
    struct str target = record->target_uri;
    struct str asked = head_get(record->head, FIELD_URL_NAME);
    bool is_resource = !parts->head.p;
    page->http_status = parts->status;
    page->not_modified = parts->status == 304;
    page->final_url = arena_str(page->arena, target);
    page->url = page->final_url;
    if (asked.n > 0) {
        page->url = arena_str(page->arena, field_decode(asked, page->arena));
    }
    read_own_fields(record->head, page);
    if (is_resource) {
        page->content_type = arena_str(page->arena, record->content_type);
    } else {
        read_http_headers(parts->head, page);
    }
    page->truncated = is_partial(record->head);
    page->archive_offset = record->offset;
    page->archive_length = record->length;
    const char *what = read_body(tools, parts, page);
    return !what && page->arena->failed ? "needs more memory than a page may have" : what;
}

enum status
warc_page(struct warc_tools *tools, const struct warc_record *record, struct page **ret,
          const char **ret_what, struct error *err)
{
    struct parts parts = {.status = 0};
    *ret = NULL;
    *ret_what = NULL;
    if (!is_page_record(record, &parts, ret_what)) {
        return OK;
    }
    if (is_digest_wrong(tools, record, &parts, ret_what)) {
        return OK;
    }
    struct page *page = page_new(arena_limit(tools->max_body_bytes));
    if (!page) {
        return error_set(err, E_NOMEM, "no memory for a page");
    }
    const char *what = fill_page(tools, record, &parts, page);
    if (what) {
        *ret_what = what;
        page_free(page);
        return OK;
    }
    read_time(tools, record->head, parts.head, page, ret_what);
    *ret = page;
    return OK;
}
