/* normalize/skills/import_json.c: the list of skills in a JSON file, read token by token
 * without building a tree: files hold tens of thousands. Only what such a file
 * holds is understood; anything else is told with its line. */
#include "normalize/skills/import.h"

#include "base/buf.h"
#include "base/limits.h"

#include "base/banned.h"

enum { DEPTH_MAX = 32 };

struct reader {
    struct str text;
    size_t at;
    struct arena *arena;
    bool (*take)(void *ctx, const struct import_skill *skill);
    void *ctx;
    struct error *err;
};

static enum status
fault(const struct reader *r, const char *what)
{
    size_t line = 1;
    for (size_t i = 0; i < r->at && i < r->text.n; i++) {
        line += r->text.p[i] == '\n';
    }
    return error_set(r->err, E_FORMAT, "line %zu: %s", line, what);
}

static char
peek(struct reader *r)
{
    while (r->at < r->text.n && byte_is_space(r->text.p[r->at])) {
        r->at++;
    }
    return (char)(r->at < r->text.n ? r->text.p[r->at] : '\0');
}

/* Four hex digits at `at`; 0xFFFD when they are none. */
static uint32_t
read_hex(struct str text, size_t at)
{
    uint32_t code = 0;
    for (size_t i = at; i < at + 4; i++) {
        int digit = i < text.n ? byte_hex(text.p[i]) : -1;
        if (digit < 0) {
            return 0xFFFD;
        }
        code = code << 4 | (uint32_t)digit;
    }
    return code;
}

static bool
is_high(uint32_t code)
{
    return code >= 0xD800 && code < 0xDC00;
}

/* The escape behind the backslash at `i`; returns its end. */
static size_t
add_escape(struct str raw, size_t i, struct buf *out)
{
    static const char FROM[] = "bfnrt";
    static const char TO[] = "\b\f\n\r\t";
    char c = '\\';
    if (i + 1 < raw.n) {
        c = raw.p[i + 1];
    }
    const char *known = memchr(FROM, c, sizeof FROM - 1);
    if (known) {
        c = TO[known - FROM];
    }
    if (known || c != 'u') {
        buf_add_byte(out, c);
        return i + 2;
    }
    uint32_t code = read_hex(raw, i + 2);
    uint32_t low = is_high(code) ? read_hex(raw, i + 8) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
        buf_add_codepoint(out, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
        return i + 12;
    }
    buf_add_codepoint(out, code);
    return i + 6;
}

static enum status
read_string(struct reader *r, struct str *ret)
{
    size_t begin = ++r->at;
    bool has_escape = false;
    while (r->at < r->text.n && r->text.p[r->at] != '"') {
        bool is_escape = r->text.p[r->at] == '\\';
        has_escape = has_escape || is_escape;
        r->at += is_escape ? 2 : 1;
    }
    if (r->at >= r->text.n) {
        return fault(r, "a text does not end");
    }
    struct str raw = str_sub(r->text, begin, r->at - begin);
    r->at++;
    *ret = raw;
    if (!has_escape) {
        return OK;
    }
    struct buf out;
    buf_init(&out, raw.n * 4 + 16);
    for (size_t i = 0; i < raw.n;) {
        if (raw.p[i] == '\\') {
            i = add_escape(raw, i, &out);
        } else {
            buf_add_byte(&out, raw.p[i++]);
        }
    }
    *ret = arena_str(r->arena, buf_str(&out));
    buf_release(&out);
    return ret->p ? OK : error_set(r->err, E_NOMEM, "out of memory");
}

static void
skip_word(struct reader *r)
{
    while (r->at < r->text.n && !strchr("{}[],:\" \t\r\n", r->text.p[r->at])) {
        r->at++;
    }
}

/* Passes one token; *depth counts open brackets. */
static enum status
read_token(struct reader *r, int *depth, struct str *ret)
{
    char c = peek(r);
    if (c == '\0') {
        return fault(r, "the file ends too early");
    }
    if (c == '"') {
        return read_string(r, ret);
    }
    *depth += c == '{' || c == '[';
    *depth -= c == '}' || c == ']';
    if (*depth < 0 || *depth > DEPTH_MAX) {
        return fault(r, "brackets that do not fit");
    }
    if (strchr("{}[],:", c)) {
        r->at++;
    } else {
        skip_word(r);
    }
    return OK;
}

/* A value of which nothing is wanted but, where it is a text, the text. */
static enum status
read_value(struct reader *r, struct str *ret)
{
    int depth = 0;
    struct str text = STR_NONE;
    enum status status = read_token(r, &depth, &text);
    *ret = text;
    while (status == OK && depth > 0) {
        status = read_token(r, &depth, &text);
    }
    return status;
}

/* A key and its colon. */
static enum status
read_key(struct reader *r, struct str *ret)
{
    if (peek(r) != '"') {
        return fault(r, "the name of a member is wanted");
    }
    enum status status = read_string(r, ret);
    if (status == OK && peek(r) != ':') {
        return fault(r, "a colon is wanted");
    }
    r->at++;
    return status;
}

/* Whether a list or object goes on: passes a comma; at its end passes `close`. */
static bool
goes_on(struct reader *r, char close)
{
    if (peek(r) == ',') {
        r->at++;
    }
    if (peek(r) != close && r->at < r->text.n) {
        return true;
    }
    r->at++;
    return false;
}

/* {"id","name"}, or the name alone. */
static enum status
read_type(struct reader *r, struct import_skill *skill)
{
    enum status status = OK;
    if (peek(r) != '{') {
        return read_value(r, &skill->type_name);
    }
    r->at++;
    while (status == OK && goes_on(r, '}')) {
        struct str key = STR_NONE;
        struct str value = STR_NONE;
        status = read_key(r, &key);
        if (status == OK) {
            status = read_value(r, &value);
        }
        skill->type_id = str_is(key, "id") ? value : skill->type_id;
        skill->type_name = str_is(key, "name") ? value : skill->type_name;
    }
    return status;
}

static enum status
read_skill(struct reader *r)
{
    struct import_skill skill = {.id = STR_NONE};
    enum status status = OK;
    r->at++;
    while (status == OK && goes_on(r, '}')) {
        struct str key = STR_NONE;
        struct str value = STR_NONE;
        status = read_key(r, &key);
        if (status == OK && str_is(key, "type")) {
            status = read_type(r, &skill);
            continue;
        }
        if (status == OK) {
            status = read_value(r, &value);
        }
        skill.id = str_is(key, "id") ? value : skill.id;
        skill.name = str_is(key, "name") ? value : skill.name;
    }
    if (status == OK && !r->take(r->ctx, &skill)) {
        return error_set(r->err, E_NOMEM, "out of memory, or more skills than fit");
    }
    return status;
}

static enum status
read_list(struct reader *r)
{
    enum status status = OK;
    struct str skipped;
    r->at++;
    while (status == OK && goes_on(r, ']')) {
        status = peek(r) == '{' ? read_skill(r) : read_value(r, &skipped);
    }
    return status;
}

enum status
import_read_json(struct str text, struct arena *arena,
                 bool (*take)(void *ctx, const struct import_skill *skill), void *ctx,
                 struct error *err)
{
    struct reader r = {.text = text, .arena = arena, .take = take, .ctx = ctx, .err = err};
    struct str key = STR_NONE;
    struct str skipped;
    enum status status = OK;
    if (str_starts(text, STR("\xEF\xBB\xBF"))) {
        r.at = 3;
    }
    if (peek(&r) == '[') {
        return read_list(&r);
    }
    if (peek(&r) != '{') {
        return fault(&r, "no JSON: an object with \"data\", or a list, is wanted");
    }
    r.at++;
    while (status == OK && goes_on(&r, '}')) {
        status = read_key(&r, &key);
        if (status == OK) {
            status =
                str_is(key, "data") && peek(&r) == '[' ? read_list(&r) : read_value(&r, &skipped);
        }
    }
    return status;
}
