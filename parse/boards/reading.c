/* parse/boards/reading.c: the tools that all adapters share. Nothing here knows
 * any single board. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

#include "base/json_write.h"
#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/boards/board.h"
#include "parse/page/page_merge.h"

#include "base/banned.h"

enum { HINT_MAX_BYTES = 32 * 1024, URL_PATH_BYTES = 4096 };

struct str
board_expand(struct arena *arena, const char *pattern, struct str board)
{
    struct str text = str_of(pattern);
    size_t at = str_find(text, STR("{}"));
    if (at == SIZE_MAX) {
        return text;
    }
    struct str after = str_sub(text, at + 2, SIZE_MAX);
    return arena_printf(arena, "%.*s%.*s%.*s", (int)at, pattern, STR_ARG(board), STR_ARG(after));
}

static struct str
setting(struct str value)
{
    return value.n ? value : STR_NONE;
}

static void
find_origin(struct reading *r, const struct source *source)
{
    struct detected found = {0};
    struct str url = r->page ? r->page->url : STR_NONE;
    bool is_known = url.n && kind_detect(url, r->arena, &found) &&
                    str_is(str_of(found.kind->name), r->adapter->kind);
    if (!r->board.n && is_known) {
        r->board = found.board;
    }
    if (source && source->set.endpoint.n) {
        r->origin = source->set.endpoint;
    } else if (is_known && found.endpoint.n) {
        r->origin = found.endpoint;
    } else if (!is_known && url_is_web(url)) {
        r->origin = url_origin(r->arena, url);
    } else {
        struct str name = r->board; /* of "tenant.wd5/Site" the host's part */
        r->origin = board_expand(r->arena, r->adapter->origin, str_cut(&name, '/'));
    }
    while (r->origin.n && r->origin.p[r->origin.n - 1] == '/') {
        r->origin.n--;
    }
}

void
reading_init(struct reading *r, const struct board *adapter, const struct page *page,
             const struct source *source, struct harvest *ret, struct arena *arena)
{
    *r = (struct reading){.adapter = adapter, .page = page, .arena = arena, .ret = ret};
    if (page) {
        r->board = setting(page->board);
    }
    if (!r->board.n && source) {
        r->board = setting(source->set.board);
    }
    find_origin(r, source);
    r->token = r->board.n ? url_encode(arena, r->board) : STR_NONE;
}

/* ---- requests ---- */

struct str
reading_url(struct reading *r, const char *format, ...)
{
    char path[URL_PATH_BYTES];
    va_list args;
    va_start(args, format);
    // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): the analyzer loses va_start
    int n = vsnprintf(path, sizeof path, format, args);
    va_end(args);
    bool has_no_board = str_has(r->origin, STR("//.")) || (n > 0 && strstr(path, "//"));
    if (n < 0 || (size_t)n >= sizeof path || has_no_board) {
        return STR_NONE;
    }
    return arena_printf(r->arena, "%.*s%s", STR_ARG(r->origin), path);
}

static void
add_link(struct reading *r, struct link link)
{
    if (!url_is_web(link.url) || link.url.n > LIMIT_URL_BYTES) {
        return;
    }
    if (link.request_body.p) {
        link.method = STR("POST");
        link.content_type = STR("application/json");
    }
    (void)harvest_link(r->ret, r->arena, link); /* the arena remembers a failure */
}

void
reading_list(struct reading *r, struct str url, struct str body)
{
    add_link(r, (struct link){.role = PAGE_LISTING, .url = url, .request_body = body});
}

void
reading_more(struct reading *r, struct str url, struct str body)
{
    r->ret->has_more = true; /* also where the link is no good: the list is not whole */
    reading_list(r, url, body);
}

static bool
is_listed(const char *list, struct str name)
{
    struct str rest = str_of(list);
    while (rest.p) {
        if (str_eq(str_cut(&rest, ','), name)) {
            return true;
        }
    }
    return false;
}

static void
hash_text(XXH3_state_t *state, struct str text)
{
    uint64_t n = text.n;
    (void)XXH3_64bits_update(state, &n, sizeof n);
    (void)XXH3_64bits_update(state, text.p ? text.p : "", text.n);
}

/* The next node in document order, staying under `top`. */
static const struct json *
next_node(const struct json **stack, int *depth, const struct json *node)
{
    if ((node->type == JSON_ARRAY || node->type == JSON_OBJECT) && node->first) {
        stack[(*depth)++] = node;
        return node->first;
    }
    while (!node->next && *depth > 0) {
        node = stack[--*depth];
        if (*depth == 0) {
            return NULL;
        }
    }
    return *depth > 0 ? node->next : NULL;
}

/* Past the members of the top object that do not count. */
static const struct json *
skip_listed(const struct json *node, int depth, const char *skip)
{
    while (node && depth == 1 && skip && is_listed(skip, node->key)) {
        node = node->next;
    }
    return node;
}

struct str
reading_hash(struct reading *r, const struct json *item, const char *skip)
{
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    (void)XXH3_64bits_reset(&state);
    const struct json *stack[LIMIT_JSON_DEPTH + 1];
    int depth = 0;
    const struct json *node = item;
    while (node) {
        unsigned char mark[2] = {(unsigned char)node->type, (unsigned char)depth};
        (void)XXH3_64bits_update(&state, mark, sizeof mark);
        hash_text(&state, node->key);
        hash_text(&state, node->text);
        node = skip_listed(next_node(stack, &depth, node), depth, skip);
    }
    return arena_printf(r->arena, "%016" PRIx64, (uint64_t)XXH3_64bits_digest(&state));
}

static void
write_node(struct json_out *out, const struct json *node)
{
    switch (node->type) {
    case JSON_STRING:
    case JSON_NUMBER:
        json_put_str(out, node->text);
        return;
    case JSON_TRUE:
    case JSON_FALSE:
        json_put_bool(out, node->type == JSON_TRUE);
        return;
    case JSON_NULL:
    case JSON_ARRAY:
    case JSON_OBJECT:
        break;
    }
    json_put_null(out);
}

/* The single values of an object. */
static void
write_members(struct json_out *out, const struct json *object)
{
    for (const struct json *member = object->first; member; member = member->next) {
        bool is_single = member->type != JSON_ARRAY && member->type != JSON_OBJECT;
        if (is_single && member->type != JSON_NULL) {
            json_put_name(out, member->key);
            write_node(out, member);
        }
    }
}

/* Members and members of members; deeper or longer things are no "facts". */
static struct str
make_hint(struct reading *r, const struct json *item)
{
    struct buf buf;
    buf_init(&buf, HINT_MAX_BYTES);
    struct json_out out;
    json_out_begin(&out, &buf);
    json_put_object(&out);
    write_members(&out, item);
    for (const struct json *member = item->first; member; member = member->next) {
        if (member->type == JSON_OBJECT) {
            json_put_name(&out, member->key);
            json_put_object(&out);
            write_members(&out, member);
            json_put_object_end(&out);
        }
    }
    json_put_object_end(&out);
    struct str hint = buf_failed(&buf) ? STR_NONE : arena_str(r->arena, buf_str(&buf));
    buf_release(&buf);
    return hint;
}

void
reading_detail(struct reading *r, struct str url, struct str external_id, const struct json *item,
               const char *skip)
{
    struct link link = {.role = PAGE_DETAIL, .url = url, .external_id = external_id};
    if (item) {
        link.version = reading_hash(r, item, skip);
        link.hint = r->adapter->complete ? make_hint(r, item) : STR_NONE;
    }
    add_link(r, link);
}

int64_t
reading_param(const struct reading *r, const char *name, int64_t otherwise)
{
    int64_t value = otherwise;
    if (r->page && str_int(url_query_param(r->page->url, name), &value) && value >= 0) {
        return value;
    }
    return otherwise;
}

void
reading_listing(struct reading *r, struct str total)
{
    int64_t value;
    r->ret->is_listing = true;
    if (str_int(total, &value) && value >= 0) {
        r->ret->total = value;
    }
}

const struct json *
reading_jobs(const struct reading *r, const char *key)
{
    return r->root->type == JSON_ARRAY ? r->root : json_get(r->root, key);
}

void
reading_all(struct reading *r, const struct json *jobs, struct str total,
            void (*read)(struct reading *r, const struct json *job))
{
    reading_listing(r, total);
    JSON_EACH (job, jobs) {
        read(r, job);
    }
}

bool
reading_wants_previews(const struct reading *r)
{
    return !r->page || r->page->role != PAGE_LISTING;
}

bool
reading_entry(struct reading *r, struct str external_id)
{
    if (r->ret->n_listed >= LIMIT_LINKS_PER_PAGE) {
        r->is_full = true;
        return false;
    }
    r->ret->n_listed++;
    r->ret->n_dropped += external_id.n == 0;
    return external_id.n > 0;
}

/* ---- postings ---- */

bool
reading_begin(struct reading *r)
{
    r->n_sections = 0;
    r->raw = NULL;
    if (r->ret->n_listed >= LIMIT_POSTINGS_PER_PAGE) {
        r->is_full = true;
        return false;
    }
    r->ret->n_listed++;
    r->raw = ARENA_NEW(r->arena, struct raw_posting);
    return r->raw != NULL;
}

static void
join_sections(struct reading *r)
{
    if (r->n_sections == 1) {
        r->raw->description = r->sections[0];
    }
    if (r->n_sections <= 1) {
        return;
    }
    size_t n = 0;
    for (size_t i = 0; i < r->n_sections; i++) {
        n += r->sections[i].n + 2;
    }
    char *text = arena_bytes(r->arena, n);
    if (!text) {
        return;
    }
    char *out = text;
    for (size_t i = 0; i < r->n_sections; i++) {
        if (i > 0) {
            *out++ = '\n';
            *out++ = '\n';
        }
        memcpy(out, r->sections[i].p, r->sections[i].n);
        out += r->sections[i].n;
    }
    r->raw->description = str_sub(str_span(text, out), 0, LIMIT_DESCRIPTION_BYTES);
}

void
reading_end(struct reading *r, struct str external_id, struct str version, struct str url)
{
    struct raw_posting *raw = r->raw;
    r->raw = NULL;
    if (!raw) {
        return;
    }
    const struct raw_value *title = raw_first(raw, FIELD_TITLE);
    if (external_id.n == 0 || !title) {
        r->ret->n_dropped++;
        return;
    }
    if (r->page && r->page->company.n && !raw_first(raw, FIELD_COMPANY)) {
        struct raw_value value = {.field = FIELD_COMPANY,
                                  .layer = LAYER_RULE,
                                  .rule = "config",
                                  .text = r->page->company};
        (void)raw_add(raw, r->arena, value);
    }
    raw->external_id = external_id;
    raw->version = version;
    raw->url = url;
    r->raw = raw;
    join_sections(r);
    r->raw = NULL;
    if (r->last) {
        r->last->next = raw;
    } else {
        r->ret->postings = raw;
    }
    r->last = raw;
}

bool
reading_hint_begin(struct reading *r, struct raw_posting **ret_page)
{
    struct raw_posting *listed = r->hint ? ARENA_NEW(r->arena, struct raw_posting) : NULL;
    *ret_page = r->raw;
    r->raw = listed ? listed : r->raw;
    return listed != NULL;
}

void
reading_hint_end(struct reading *r, struct raw_posting *page)
{
    raw_merge(page, r->raw);
    r->raw = page;
}

void
reading_drop(struct reading *r)
{
    r->ret->n_listed++;
    r->ret->n_dropped++;
}

void
reading_add(struct reading *r, enum field field, const char *rule, struct str text)
{
    text = str_trim(text);
    if (r->raw && text.n) {
        struct raw_value value = {
            .field = field, .layer = LAYER_BOARD_API, .rule = rule, .text = text};
        (void)raw_add(r->raw, r->arena, value);
    }
}

void
reading_key(struct reading *r, enum field field, const struct json *object, const char *key)
{
    reading_add(r, field, key, reading_line(r, json_get_text(object, key)));
}

void
reading_path(struct reading *r, enum field field, const struct json *node, const char *path)
{
    reading_add(r, field, path, reading_line(r, json_path_text(node, path)));
}

void
reading_flag(struct reading *r, enum field field, const struct json *object, const char *key)
{
    if (json_is_true(json_get(object, key))) {
        reading_add(r, field, key, STR("true"));
    }
}

void
reading_place(struct reading *r, struct raw_place place)
{
    place.text = str_trim(place.text);
    place.city = str_trim(place.city);
    if (!r->raw || !(place.text.n || place.city.n || place.region.n || place.country.n)) {
        return;
    }
    place.layer = LAYER_BOARD_API;
    (void)raw_add_place(r->raw, r->arena, place);
}

bool
amount_is_none(struct str amount)
{
    double value;
    return !str_double(str_trim(amount), &value) || value <= 0;
}

void
reading_money(struct reading *r, struct raw_money money)
{
    if (amount_is_none(money.min)) {
        money.min = STR_NONE;
    }
    if (amount_is_none(money.max)) {
        money.max = STR_NONE;
    }
    if (!r->raw || !(money.text.n || money.min.n || money.max.n)) {
        return;
    }
    money.layer = LAYER_BOARD_API;
    (void)raw_add_money(r->raw, r->arena, money);
}

struct str
reading_name(const struct json *node)
{
    struct str text = json_text(node);
    return text.n ? text : json_get_text(node, "name");
}

struct str
reading_line(struct reading *r, struct str text)
{
    if (text.n && (memchr(text.p, '&', text.n) || memchr(text.p, '<', text.n))) {
        return markup_line(r->arena, text);
    }
    return text;
}

void
reading_section(struct reading *r, struct str heading, struct str html)
{
    struct str text = str_trim(markup_text(r->arena, html, LIMIT_DESCRIPTION_BYTES));
    heading = str_trim(heading);
    if (!r->raw || text.n == 0 || r->n_sections + 2 > READING_SECTIONS) {
        return;
    }
    if (heading.n && !str_starts_nocase(text, heading)) {
        r->sections[r->n_sections++] = reading_line(r, heading);
    }
    r->sections[r->n_sections++] = text;
}

void
reading_fail(struct reading *r, enum page_verdict verdict, const char *why)
{
    r->ret->verdict = verdict;
    r->ret->why = str_of(why);
}
