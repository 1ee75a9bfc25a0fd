/* parse/structured/embedded_state.c: from scripts to JSON documents. The forms are those of
 * Next.js (pages and app router), Nuxt 2 and 3, Inertia, Remix, and of hand-written
 * `window.x = {...}`. No script is run. */
#include "parse/structured/embedded_state.h"

#include "base/markup.h"
#include "parse/html/html_find.h"
#include "parse/structured/embedded_flat.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum {
    ASSIGNMENTS_MAX = 8, /* of one script */
    ROWS_MAX = 20000,
    ROWS_LOOKED_AT = 4000, /* to resolve one reference */
    DOCUMENTS_MAX = 400,
    DOCUMENT_MIN_BYTES = 200,
    MEMBERS_MIN = 4
};

/* A document without a title and a text in it holds no posting; rows of an API's list have
 * places instead of the text. */
static bool
may_hold_posting(struct str text, bool is_api)
{
    bool has_title = html_has(text, STR("itle")) || html_has(text, STR("ame\""));
    bool has_text = html_has(text, STR("escription")) || html_has(text, STR("ontent")) ||
                    html_has(text, STR("ody")) || html_has(text, STR("ummary")) ||
                    html_has(text, STR("JobPosting")) ||
                    (is_api && (html_has(text, STR("ocation")) || html_has(text, STR("ity\""))));
    return text.n >= DOCUMENT_MIN_BYTES && has_title && has_text;
}

/* A title, a text and two facts of a job are at least so many members. */
static bool
has_members(struct str text)
{
    const char *p = text.p, *end = text.p + text.n;
    int n = 0;
    while (n < MEMBERS_MIN && (p = memchr(p, ':', (size_t)(end - p))) != NULL) {
        n++;
        p++;
    }
    return n == MEMBERS_MIN;
}

/* Is there room for its tree, read twice at worst, beside what the page still needs?
 * A state that is too large says nothing; it must not take the page with it. */
static bool
has_room(const struct arena *arena, struct str text)
{
    size_t n_nodes = 1;
    for (size_t i = 0; i < text.n; i++) {
        n_nodes += text.p[i] == ',' || text.p[i] == '{' || text.p[i] == '[';
    }
    size_t left = arena->max_bytes - arena->used_bytes;
    return 2 * n_nodes * sizeof(struct json) + text.n < left - left / 4;
}

/* The document at the start of a text, if it may hold a posting. Returns its bytes; 0:
 * none, or not read. */
static size_t
add_document(struct page_context *ctx, struct state *state, struct str text)
{
    struct json *root = NULL;
    size_t used = 0;
    if (state->roots->n >= DOCUMENTS_MAX || !may_hold_posting(text, ctx->is_document) ||
        !has_room(ctx->arena, text) || json_read(text, ctx->arena, &root, &used, NULL) != OK ||
        (root->type != JSON_OBJECT && root->type != JSON_ARRAY)) {
        return 0;
    }
    if (flat_is(root)) {
        root = flat_read(root, ctx->arena);
    }
    if (root) {
        root->next = NULL;
        *state->end = root;
        state->end = &root->next;
        state->roots->n++;
    }
    return used;
}

/* The value of a string literal whose first quote is text.p[0]; *ret_used: with
 * its quotes. */
static struct str
literal(struct page_context *ctx, struct str text, size_t *ret_used)
{
    struct json *value = NULL;
    *ret_used = 0;
    if (json_read(text, ctx->arena, &value, ret_used, NULL) != OK || value->type != JSON_STRING) {
        return STR_NONE;
    }
    return value->text;
}

/* End of the string literal that begins at `at`. */
static size_t
literal_end(struct str text, size_t at)
{
    char quote = text.p[at];
    for (size_t i = at + 1; i < text.n; i++) {
        if (text.p[i] == '\\') {
            i++;
        } else if (text.p[i] == quote) {
            return i + 1;
        }
    }
    return text.n;
}

static struct str
literal_at(struct page_context *ctx, struct str text, size_t at, size_t *ret_end)
{
    *ret_end = literal_end(text, at);
    size_t used;
    return literal(ctx, str_sub(text, at, *ret_end - at), &used);
}

/* ---- Next.js flight data ---- */

/* The chunks that one script pushes. */
static void
add_chunks(struct page_context *ctx, struct str script, struct buf *all)
{
    size_t at = 0;
    for (;;) {
        size_t push = html_find(str_sub(script, at, SIZE_MAX), STR("__next_f.push([1,"));
        if (push == SIZE_MAX) {
            return;
        }
        at += push + 17;
        while (at < script.n && byte_is_space(script.p[at])) {
            at++;
        }
        if (at >= script.n || script.p[at] != '"') {
            return;
        }
        buf_add(all, literal_at(ctx, script, at, &at));
    }
}

/* All pushed chunks in one text. */
static struct str
flight_text(struct page_context *ctx)
{
    struct buf all;
    buf_init(&all, 2 * ctx->text.n + 1);
    for (struct html_script *script = ctx->head.scripts; script; script = script->next) {
        if (script->kind == SCRIPT_STATE) {
            add_chunks(ctx, script->text, &all);
        }
    }
    struct str text = arena_str(ctx->arena, buf_str(&all));
    buf_release(&all);
    return text;
}

static void
add_row(struct page_context *ctx, struct state *state, struct str id, struct str text)
{
    struct flight_row *row =
        state->n_rows < ROWS_MAX ? ARENA_NEW(ctx->arena, struct flight_row) : NULL;
    if (!row) {
        return;
    }
    *row = (struct flight_row){.id = id, .text = text};
    if (state->last_row) {
        state->last_row->next = row;
    } else {
        state->rows = row;
    }
    state->last_row = row;
    state->n_rows++;
}

/* A row of plain text, which may itself be a document about jobs. */
static void
add_text_row(struct page_context *ctx, struct state *state, struct str id, struct str text)
{
    add_row(ctx, state, id, text);
    if (html_has(text, STR("JobPosting"))) {
        (void)add_document(ctx, state, text);
    }
}

/* Hexadecimal digits from *at; false when there is none. */
static bool
read_hex(struct str text, size_t *at, size_t *ret)
{
    size_t begin = *at;
    *ret = 0;
    while (*at < text.n && *at - begin < 8) {
        char c = byte_lower(text.p[*at]);
        bool is_digit = byte_is_digit(c), is_letter = c >= 'a' && c <= 'f';
        if (!is_digit && !is_letter) {
            break;
        }
        *ret = *ret * 16 + (size_t)(is_digit ? c - '0' : c - 'a' + 10);
        (*at)++;
    }
    return *at > begin;
}

/* Rows "1f:{json}\n" and "23:T1e0,text of that many bytes". */
static void
read_flight(struct page_context *ctx, struct state *state)
{
    struct str text = flight_text(ctx);
    size_t at = 0;
    while (at < text.n) {
        size_t begin = at, ignored, length;
        bool is_row = read_hex(text, &at, &ignored) && at < text.n && text.p[at] == ':';
        struct str id = str_sub(text, begin, at - begin);
        at++;
        size_t after = at + 1;
        if (is_row && at < text.n && text.p[at] == 'T' && read_hex(text, &after, &length) &&
            after < text.n && text.p[after] == ',') {
            struct str body = str_sub(text, after + 1, length);
            add_text_row(ctx, state, id, body);
            at = after + 1 + body.n;
            continue;
        }
        const char *nl = at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;
        size_t end = nl ? (size_t)(nl - text.p) : text.n;
        struct str body = str_sub(text, at, end > at ? end - at : 0);
        if (is_row && body.n > 0 && (body.p[0] == '{' || body.p[0] == '[')) {
            (void)add_document(ctx, state, body);
        }
        at = end + 1;
    }
}

struct str
state_text(const struct state *state, struct str text)
{
    if (text.n < 2 || text.n > 8 || text.p[0] != '$') {
        return text;
    }
    size_t left = ROWS_LOOKED_AT;
    for (const struct flight_row *row = state->rows; row && left > 0; row = row->next, left--) {
        if (str_eq(row->id, str_sub(text, 1, SIZE_MAX))) {
            return row->text;
        }
    }
    return text;
}

static const struct json *
member_of(const struct json *object, struct str name)
{
    for (const struct json *member = object->first; member; member = member->next) {
        if (member->type == JSON_OBJECT && str_eq(member->key, name)) {
            return member;
        }
    }
    return NULL;
}

const struct json *
state_object(struct state *state, const struct json *node)
{
    struct str name = json_get_text(node, "__ref");
    if (name.n == 0) {
        return node;
    }
    const struct json *found = state->cache ? member_of(state->cache, name) : NULL;
    struct json_walk walk = json_walk_begin(state->roots);
    (void)json_walk_next(&walk);
    for (size_t left = state->cache ? 0 : ROWS_LOOKED_AT; left > 0 && !found; left--) {
        const struct json *at = json_walk_next(&walk);
        found = at && at->type == JSON_OBJECT ? member_of(at, name) : NULL;
        state->cache = found ? at : state->cache;
        left = at ? left : 1;
    }
    return found ? found : node;
}

/* ---- other scripts ---- */

/* JSON.parse("...") or JSON.parse('...') from `at`. */
static bool
read_parsed(struct page_context *ctx, struct state *state, struct str text, size_t at)
{
    struct str rest = str_sub(text, at, 16);
    size_t quote = str_starts(rest, STR("JSON.parse(")) ? at + 11 : SIZE_MAX;
    if (quote >= text.n || (text.p[quote] != '"' && text.p[quote] != '\'')) {
        return false;
    }
    size_t end;
    (void)add_document(ctx, state, literal_at(ctx, text, quote, &end));
    return true;
}

/* streamController.enqueue("[...]"): Remix and React Router. */
static bool
read_stream(struct page_context *ctx, struct state *state, struct str text)
{
    static const char word[] = ".enqueue(";
    size_t at = 0, found;
    bool has_any = false;
    while ((found = html_find(str_sub(text, at, SIZE_MAX), STR(word))) != SIZE_MAX) {
        at += found + sizeof word - 1;
        if (at >= text.n || (text.p[at] != '"' && text.p[at] != '\'')) {
            continue;
        }
        struct str chunk = literal_at(ctx, text, at, &at);
        size_t begin = str_find_byte(chunk, '[');
        (void)add_document(ctx, state, str_sub(chunk, begin, SIZE_MAX));
        has_any = true;
    }
    return has_any;
}

/* `new Detail({...})` at `at`: where the object begins that is handed in; SIZE_MAX:
 * nothing such. */
static size_t
argument_of_new(struct str text, size_t at)
{
    if (!str_starts(str_sub(text, at, 4), STR("new "))) {
        return SIZE_MAX;
    }
    at += 4;
    while (at < text.n && (byte_is_alpha(text.p[at]) || byte_is_digit(text.p[at]) ||
                           text.p[at] == '.' || text.p[at] == '_')) {
        at++;
    }
    bool is_call = at + 1 < text.n && text.p[at] == '(' && text.p[at + 1] == '{';
    return is_call ? at + 1 : SIZE_MAX;
}

/* `x = {...}`, `x = [...]`, `x = new Detail({...})`: the values of the first
 * assignments that are documents, or may be. */
static void
read_assignments(struct page_context *ctx, struct state *state, struct str text)
{
    size_t at = 0;
    for (int i = 0; i < ASSIGNMENTS_MAX;) {
        size_t eq = str_find_byte(str_sub(text, at, SIZE_MAX), '=');
        if (eq == SIZE_MAX) {
            return;
        }
        at += eq + 1;
        while (at < text.n && byte_is_space(text.p[at])) {
            at++;
        }
        if (read_parsed(ctx, state, text, at)) {
            i++;
            continue;
        }
        size_t argument = argument_of_new(text, at);
        at = argument == SIZE_MAX ? at : argument;
        if (at < text.n && (text.p[at] == '{' || text.p[at] == '[')) {
            at += add_document(ctx, state, str_sub(text, at, SIZE_MAX));
            i++;
        }
    }
}

/* A script of code: a call, a stream, or assignments. */
static void
read_code(struct page_context *ctx, struct state *state, struct str text)
{
    struct str result = call_result(text, ctx->arena);
    if (result.n > 0) {
        (void)add_document(ctx, state, result);
    } else if (!read_stream(ctx, state, text)) {
        read_assignments(ctx, state, text);
    }
}

/* The name of the attribute whose value begins at `quote`, after "=". */
static bool
is_state_attribute(struct str text, size_t quote)
{
    static const char *const names[] = {" data-page", " data-props", " data-state",
                                        " data-react-props", " data-json"};
    struct str before = str_sub(text, 0, quote > 0 ? quote - 1 : 0);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (str_ends(before, str_of(names[i]))) {
            return true;
        }
    }
    return false;
}

/* The document in an attribute whose value begins with `n` bytes at `at`. Returns
 * where to go on. */
static size_t
read_attribute(struct page_context *ctx, struct state *state, size_t at, size_t n)
{
    size_t quote = at;
    quote -= quote > 0 && ctx->text.p[quote] == '{'; /* "{ */
    quote -= quote > 0 && ctx->text.p[quote] == '['; /* "[{ */
    bool is_one = quote > 0 && (ctx->text.p[quote] == '"' || ctx->text.p[quote] == '\'') &&
                  is_state_attribute(ctx->text, quote);
    if (!is_one) {
        return at + n;
    }
    struct str rest = str_sub(ctx->text, quote + 1, SIZE_MAX);
    struct str value = str_sub(rest, 0, str_find_byte(rest, ctx->text.p[quote]));
    (void)add_document(ctx, state, markup_unescape(ctx->arena, value));
    return quote + 1 + value.n;
}

/* data-page="{&quot;...": attributes whose value begins like a document. One pass for
 * each way to write its first quote, whatever the names. */
static void
read_attributes(struct page_context *ctx, struct state *state)
{
    static const char *const starts[] = {"{&quot;", "{&#34;", "'{\""};
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        struct str start = str_of(starts[i]);
        size_t at = 0, found;
        while ((found = html_find(str_sub(ctx->text, at, SIZE_MAX), start)) != SIZE_MAX) {
            at = read_attribute(ctx, state, at + found, start.n);
        }
    }
}

bool
state_read(struct page_context *ctx, struct state *ret)
{
    *ret = (struct state){.roots = ARENA_NEW(ctx->arena, struct json)};
    if (!ret->roots) {
        return false;
    }
    ret->roots->type = JSON_ARRAY;
    ret->end = &ret->roots->first;
    bool has_flight = false;
    for (struct html_script *script = ctx->head.scripts; script; script = script->next) {
        struct str text = str_trim(script->text);
        bool may_be = script->kind == SCRIPT_STATE && text.n >= DOCUMENT_MIN_BYTES;
        if (!may_be || !has_members(text)) {
            continue;
        }
        has_flight = has_flight || html_has(str_sub(text, 0, 4096), STR("__next_f"));
        if (text.p[0] == '{' || text.p[0] == '[') {
            (void)add_document(ctx, ret, text);
        } else if (may_hold_posting(text, false) &&
                   !html_has(str_sub(text, 0, 200), STR("__next_f"))) {
            read_code(ctx, ret, text);
        }
    }
    if (has_flight) {
        read_flight(ctx, ret);
    }
    read_attributes(ctx, ret);
    return !ctx->arena->failed;
}
