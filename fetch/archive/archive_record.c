/* fetch/archive/archive_record.c: WARC 1.1 records (ISO 28500:2017) built in memory. A
 * body that came compressed is laid into its gzip member as it is (stored
 * blocks): packing it again costs time and gains nothing, and so would packing
 * the small records that go with a big one. All else is packed by libdeflate at
 * its fastest level. */
#include "fetch/archive/archive_record.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/limits.h"
#include "fetch/archive/archive_member.h"
#include "fetch/archive/warc_digest.h"
#include "fetch/archive/warc_fields.h"
#include "fetch/archive/warc_http.h"
#include "fetch/coding.h"

#include "base/banned.h"

enum {
    PACK_LEVEL = 1,
    BIG_BODY = 8192, /* packed body, beside which packing 1 KB more is not worth its time */
    ID_BYTES = 48,   /* "<urn:uuid:...>" and NUL */
    KEEP_BYTES = 8 * 1024 * 1024,
};

#define RECORD_MAX (SIZE_MAX / 8) /* bodies are bounded by the fetcher */

struct record_maker {
    struct libdeflate_compressor *packer;
    struct warc_digest *digest;
    struct buf out;   /* the members made so far */
    struct buf head;  /* the WARC head of the record at hand */
    struct buf http;  /* its HTTP head */
    struct buf plain; /* a whole record, before packing */
    bool is_small;    /* what follows belongs to a big packed body: it is stored too */
    struct {
        uint8_t seed[16];
        uint64_t count;
    } ids;
    char response_id[ID_BYTES];
    char date[TIME_BYTES];
};

static const struct str record_end = {"\r\n\r\n", 4};

struct record_maker *
maker_new(void)
{
    struct record_maker *maker = calloc(1, sizeof *maker);
    if (!maker) {
        return NULL;
    }
    maker->packer = libdeflate_alloc_compressor(PACK_LEVEL);
    maker->digest = digest_new();
    buf_init(&maker->out, RECORD_MAX);
    buf_init(&maker->head, RECORD_MAX);
    buf_init(&maker->http, RECORD_MAX);
    buf_init(&maker->plain, RECORD_MAX);
    bool is_seeded = getentropy(maker->ids.seed, sizeof maker->ids.seed) == 0;
    /* who began once has what all later ones need */
    bool can_digest = maker->digest && digest_begin(maker->digest, STR_NONE);
    if (!maker->packer || !can_digest || !is_seeded) {
        maker_free(maker);
        return NULL;
    }
    return maker;
}

void
maker_free(struct record_maker *maker)
{
    if (maker) {
        libdeflate_free_compressor(maker->packer);
        digest_free(maker->digest);
        buf_release(&maker->out);
        buf_release(&maker->head);
        buf_release(&maker->http);
        buf_release(&maker->plain);
        free(maker);
    }
}

struct str
maker_bytes(const struct record_maker *maker)
{
    return buf_str(&maker->out);
}

static void
clear(struct buf *buf)
{
    if (buf->cap > KEEP_BYTES) {
        buf_release(buf);
    }
    buf_clear(buf);
}

/* A random (version 4) UUID: hashed from a random seed and a count. */
static void
make_id(struct record_maker *maker, char ret[ID_BYTES])
{
    static const char digits[] = "0123456789abcdef";
    static const char form[] = "<urn:uuid:xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx>";
    maker->ids.count++;
    XXH128_hash_t hash = XXH3_128bits(&maker->ids, sizeof maker->ids);
    uint64_t bits = hash.low64;
    memcpy(ret, form, sizeof form);
    size_t used = 0;
    for (size_t i = strlen("<urn:uuid:"); form[i] != '>'; i++) {
        if (form[i] != 'x' && form[i] != 'y') {
            continue;
        }
        unsigned digit = (unsigned)(bits & 15);
        ret[i] = digits[form[i] == 'y' ? 8 | (digit & 3) : digit];
        bits = ++used == 16 ? hash.high64 : bits >> 4;
    }
}

/* ---- heads ---- */

static void
add_field(struct buf *head, const char *name, const char *value)
{
    buf_add_z(head, name);
    buf_add(head, STR(": "));
    buf_add_z(head, value);
    buf_add(head, STR("\r\n"));
}

/* Begins a WARC head: version, type, id, date. */
static void
head_begin(struct record_maker *maker, const char *type, char id[ID_BYTES])
{
    make_id(maker, id);
    clear(&maker->head);
    buf_add(&maker->head, STR("WARC/1.1\r\n"));
    add_field(&maker->head, "WARC-Type", type);
    add_field(&maker->head, "WARC-Record-ID", id);
    add_field(&maker->head, "WARC-Date", maker->date);
}

static void
head_target(struct record_maker *maker, struct str url)
{
    buf_add(&maker->head, STR("WARC-Target-URI: "));
    field_encode_uri(&maker->head, url);
    buf_add(&maker->head, STR("\r\n"));
}

static void
add_digest(struct record_maker *maker, const char *name, struct str bytes,
           char ret[DIGEST_TEXT_BYTES])
{
    (void)digest_begin(maker->digest, STR_NONE);
    digest_add(maker->digest, bytes);
    digest_end(maker->digest);
    digest_text(maker->digest, ret);
    add_field(&maker->head, name, ret);
}

/* Ends the head, then packs head, block and payload into a member of its own. WARC 1.1
 * leaves both digests to the writer (5.8, 5.9), so a record has one: of its payload,
 * which the caller wrote, or of its block where there is none. The HTTP head before a
 * payload is guarded by the member's CRC-32. */
static void
record_add(struct record_maker *maker, const char *content_type, struct str block,
           struct str payload, bool is_packed_payload)
{
    struct buf *head = &maker->head;
    char text[DIGEST_TEXT_BYTES];
    if (payload.n == 0) {
        add_digest(maker, "WARC-Block-Digest", block, text);
    }
    add_field(head, "Content-Type", content_type);
    buf_add(head, STR("Content-Length: "));
    buf_add_int(head, (int64_t)(block.n + payload.n));
    buf_add(head, STR("\r\n\r\n"));
    const struct str parts[MEMBER_PARTS] = {buf_str(head), block, payload, record_end};
    maker->out.failed = maker->out.failed || buf_failed(head);
    if (is_packed_payload || maker->is_small) {
        member_stored(&maker->out, parts);
    } else {
        clear(&maker->plain);
        member_packed(maker->packer, &maker->plain, &maker->out, parts);
    }
}

static const struct head_rule {
    const char *name;
    const char *renamed; /* NULL: the line is left out */
} response_rules[] = {{"Transfer-Encoding", "X-Orig-Transfer-Encoding"}, {NULL, NULL}},
  request_rules[] = {
      {"Authorization", NULL}, {"Proxy-Authorization", NULL}, {"Cookie", NULL}, {NULL, NULL}};

/* "HTTP/2 200" and "GET / HTTP/2" as HTTP/1.1, which is what readers know. */
static void
add_first_line(struct buf *out, struct str line)
{
    static const struct str marks[] = {{"HTTP/2", 6}, {"HTTP/3", 6}};
    for (size_t i = 0; i < 2; i++) {
        size_t at = str_starts(line, marks[i]) ? 0 : SIZE_MAX;
        at = str_ends(line, marks[i]) ? line.n - marks[i].n : at;
        if (at != SIZE_MAX) {
            size_t end = at + marks[i].n;
            end += str_starts(str_sub(line, end, 2), STR(".0")) ? 2 : 0;
            buf_add(out, str_sub(line, 0, at));
            buf_add(out, STR("HTTP/1.1"));
            buf_add(out, str_sub(line, end, line.n));
            return;
        }
    }
    buf_add(out, line);
}

/* An HTTP head by the rules, with an empty line at its end. */
static void
add_http_head(struct buf *out, struct str head, const struct head_rule *rules)
{
    struct str rest = head;
    bool is_dropped = false; /* a folded line goes the way of the one before */
    add_first_line(out, head_line(&rest));
    buf_add(out, STR("\r\n"));
    while (rest.n > 0) {
        struct str line = head_line(&rest);
        if (line.n == 0) {
            break;
        }
        const struct head_rule *rule = rules;
        struct str name = str_trim(str_sub(line, 0, str_find_byte(line, ':')));
        bool is_fold = byte_is_space(line.p[0]);
        while (rule->name && !(str_is_nocase(name, rule->name) && !is_fold)) {
            rule++;
        }
        is_dropped = is_fold ? is_dropped : rule->name && !rule->renamed;
        if (is_dropped) {
            continue;
        }
        if (rule->name) {
            buf_add_z(out, rule->renamed);
            line = str_sub(line, str_find_byte(line, ':'), line.n);
        }
        buf_add(out, line);
        buf_add(out, STR("\r\n"));
    }
    buf_add(out, STR("\r\n"));
}

/* ---- records ---- */

enum status
maker_warcinfo(struct record_maker *maker, struct str file, struct str run_label, int64_t at_s,
               struct error *err)
{
    char id[ID_BYTES];
    struct buf *block = &maker->http;
    maker->is_small = false;
    clear(&maker->out);
    clear(block);
    date_write_time(at_s, maker->date);
    head_begin(maker, "warcinfo", id);
    buf_add(&maker->head, STR("WARC-Filename: "));
    buf_add(&maker->head, file);
    buf_add(&maker->head, STR("\r\n"));
    add_field(block, "software", "jobmill/" JOBMILL_VERSION);
    add_field(block, "format", "WARC File Format 1.1");
    add_field(block, "conformsTo",
              "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
    if (run_label.n > 0) {
        buf_add(block, STR("isPartOf: "));
        field_encode(block, run_label);
        buf_add(block, STR("\r\n"));
    }
    record_add(maker, "application/warc-fields", buf_str(block), STR_NONE, false);
    return buf_failed(&maker->out) ? error_set(err, E_NOMEM, "no memory for an archive record")
                                   : OK;
}

static void
add_own_fields(struct record_maker *maker, const struct archive_exchange *exchange)
{
    const struct page *page = exchange->page;
    struct buf *head = &maker->head;
    const char *role = exchange->is_robots ? "robots"
                       : exchange->is_hop  ? "hop"
                                           : field_role(page->role);
    for (size_t i = 0; i < WARC_FIELDS; i++) {
        struct str value = field_value(page, &warc_fields[i]);
        if (value.n > 0) {
            buf_add_z(head, warc_fields[i].name);
            buf_add(head, STR(": "));
            field_encode(head, value);
            buf_add(head, STR("\r\n"));
        }
    }
    if (*role) {
        add_field(head, FIELD_ROLE_NAME, role);
    }
    if (page->error != OK) {
        add_field(head, FIELD_ERROR_NAME, status_name(page->error));
    }
}

static struct str
target_of(const struct page *page)
{
    return page->final_url.n > 0 ? page->final_url : page->url;
}

/* The URL as asked, where the target does not tell it. */
static void
add_asked_url(struct record_maker *maker, const struct page *page)
{
    struct buf *head = &maker->head;
    clear(&maker->plain);
    field_encode_uri(&maker->plain, target_of(page));
    if (page->url.n > 0 && !str_eq(buf_str(&maker->plain), page->url)) {
        buf_add_z(head, FIELD_URL_NAME);
        buf_add(head, STR(": "));
        field_encode(head, page->url);
        buf_add(head, STR("\r\n"));
    }
}

static const struct truncation_row {
    enum status error;
    const char *reason; /* WARC 1.1 5.13 */
} truncation_rows[] = {
    {E_LIMIT, "length"},         {E_TIMEOUT, "time"},         {E_CONNECT, "disconnect"},
    {E_TRUNCATED, "disconnect"}, {E_CANCELLED, "disconnect"},
};

/* Why the block is not whole; NULL when it is. */
static const char *
truncation(const struct page *page)
{
    for (size_t i = 0; i < sizeof truncation_rows / sizeof *truncation_rows; i++) {
        if (page->error == truncation_rows[i].error) {
            return truncation_rows[i].reason;
        }
    }
    return page->truncated ? "disconnect" : NULL;
}

/* Packing it again would gain nothing: it was sent compressed, or is a gzip
 * file. */
static bool
is_packed(struct str head, struct str body)
{
    return body.n > 0 && (coding_is_coded(head_get(head, "Content-Encoding")) ||
                          str_starts(body, STR("\x1f\x8b\x08")));
}

static void
add_ip(struct record_maker *maker, const struct archive_exchange *exchange)
{
    if (exchange->remote_ip.n > 0) {
        buf_add(&maker->head, STR("WARC-IP-Address: "));
        buf_add(&maker->head, exchange->remote_ip);
        buf_add(&maker->head, STR("\r\n"));
    }
}

static void
add_response(struct record_maker *maker, const struct archive_exchange *exchange,
             struct record_sizes *ret)
{
    const struct page *page = exchange->page;
    struct str head = exchange->response_head;
    bool is_304 = page->http_status == 304;
    ret->is_revisit = is_304 || page->not_modified;
    head_begin(maker, ret->is_revisit ? "revisit" : "response", maker->response_id);
    head_target(maker, target_of(page));
    add_ip(maker, exchange);
    if (!is_304) {
        add_digest(maker, "WARC-Payload-Digest", exchange->wire_body, ret->payload_digest);
    }
    if (ret->is_revisit) {
        buf_add(&maker->head, STR("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/"));
        buf_add_z(&maker->head, is_304 ? "server-not-modified" : "identical-payload-digest");
        buf_add(&maker->head, STR("\r\nWARC-Refers-To-Target-URI: "));
        field_encode_uri(&maker->head, target_of(page));
        buf_add(&maker->head, STR("\r\n"));
    }
    if (truncation(page)) {
        add_field(&maker->head, "WARC-Truncated", truncation(page));
    }
    add_asked_url(maker, page);
    add_own_fields(maker, exchange);
    clear(&maker->http);
    add_http_head(&maker->http, head, response_rules);
    struct str body = ret->is_revisit ? STR_NONE : exchange->wire_body;
    record_add(maker, "application/http; msgtype=response", buf_str(&maker->http), body,
               is_packed(head, body));
    ret->response = maker->out.n;
}

static void
add_request(struct record_maker *maker, const struct archive_exchange *exchange,
            struct record_sizes *ret)
{
    char id[ID_BYTES];
    if (exchange->request_head.n == 0) {
        return;
    }
    head_begin(maker, "request", id);
    head_target(maker, target_of(exchange->page));
    add_field(&maker->head, "WARC-Concurrent-To", maker->response_id);
    add_ip(maker, exchange);
    clear(&maker->http);
    add_http_head(&maker->http, exchange->request_head, request_rules);
    buf_add(&maker->http, exchange->page->request_body);
    record_add(maker, "application/http; msgtype=request", buf_str(&maker->http), STR_NONE, false);
    ret->request = maker->out.n - ret->response;
}

static void
add_metadata(struct record_maker *maker, const struct archive_exchange *exchange,
             struct record_sizes *ret)
{
    char id[ID_BYTES];
    const struct page *page = exchange->page;
    struct buf *block = &maker->http;
    head_begin(maker, "metadata", id);
    head_target(maker, target_of(page));
    add_field(&maker->head, "WARC-Concurrent-To", maker->response_id);
    clear(block);
    buf_printf(block, "fetchTimeMs: %lld\r\n", (long long)page->elapsed_ms);
    if (page->digest != 0) {
        buf_printf(block, "bodyDigest: xxh3:%016llx\r\n", (unsigned long long)page->digest);
    }
    record_add(maker, "application/warc-fields", buf_str(block), STR_NONE, false);
    ret->metadata = maker->out.n - ret->response - ret->request;
}

enum status
maker_exchange(struct record_maker *maker, const struct archive_exchange *exchange,
               struct record_sizes *ret, struct error *err)
{
    *ret = (struct record_sizes){.response = 0};
    clear(&maker->out);
    date_write_time(exchange->at_s, maker->date);
    maker->is_small = false;
    add_response(maker, exchange, ret);
    maker->is_small = exchange->wire_body.n >= BIG_BODY && !ret->is_revisit &&
                      exchange->page->request_body.n == 0 &&
                      is_packed(exchange->response_head, exchange->wire_body);
    add_request(maker, exchange, ret);
    add_metadata(maker, exchange, ret);
    return buf_failed(&maker->out) ? error_set(err, E_NOMEM, "no memory for an archive record")
                                   : OK;
}
