/* parse/structured/embedded_call.c: `(function(a,b){return {...}}(1,"x"))`, the form in which
 * Nuxt 2 writes its state: values that occur twice are arguments. Nothing is run:
 * names are replaced by the text of their arguments. */
#include "base/buf.h"
#include "parse/html/html_find.h"
#include "parse/json/json_string.h"
#include "parse/structured/embedded_flat.h"

#include "base/banned.h"

enum {
    NAMES_MAX = 4000,
    NAME_MAX_BYTES = 12,
    TIMES_LARGER = 8, /* than the call, at most, with the arguments put in */
    SPARE_BYTES = 65536
};

struct call {
    struct str names[NAMES_MAX], values[NAMES_MAX];
    size_t n_names, n_values;
};

/* Past a string literal that begins at text.p[at]. */
static size_t
after_string(struct str text, size_t at)
{
    bool ignored;
    const char *end = text.p + text.n;
    const char *close = json_string_end(text.p + at + 1, end, text.p[at], &ignored, &ignored);
    return close < end ? (size_t)(close - text.p) + 1 : text.n;
}

static bool
is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

static bool
is_name_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == '_' || c == '$';
}

/* Where the bracket that opens at `at` is closed; text.n when nowhere. */
static size_t
closing(struct str text, size_t at)
{
    size_t depth = 0;
    for (size_t i = at; i < text.n;) {
        char c = text.p[i];
        if (is_quote(c)) {
            i = after_string(text, i);
            continue;
        }
        depth += c == '{' || c == '[' || c == '(';
        bool is_close = c == '}' || c == ']' || c == ')';
        depth -= is_close && depth > 0;
        if (is_close && depth == 0) {
            return i;
        }
        i++;
    }
    return text.n;
}

/* Parts between commas of the outermost level. */
static size_t
cut_list(struct str text, struct str *ret)
{
    size_t n = 0, begin = 0, i = 0;
    while (i <= text.n && n < NAMES_MAX) {
        char c = ',';
        if (i < text.n) {
            c = text.p[i];
        }
        if (i < text.n && is_quote(c)) {
            i = after_string(text, i);
        } else if (c == '{' || c == '[' || c == '(') {
            i = closing(text, i) + 1;
        } else {
            bool is_end = c == ',';
            ret[n] = is_end ? str_trim(str_sub(text, begin, i - begin)) : ret[n];
            begin = is_end ? i + 1 : begin;
            n += is_end;
            i++;
        }
    }
    return n;
}

/* The value that stands for a name, or the name. */
static struct str
value_of(const struct call *call, struct str name)
{
    for (size_t i = 0; name.n <= NAME_MAX_BYTES && i < call->n_names && i < call->n_values; i++) {
        if (str_eq(call->names[i], name)) {
            struct str value = call->values[i];
            return str_is(value, "void 0") ? STR("null") : value;
        }
    }
    return name;
}

/* The body with values for names: a name that no colon follows and no dot precedes. */
static void
replace_names(const struct call *call, struct str body, struct buf *out)
{
    for (size_t i = 0; i < body.n && !buf_failed(out);) {
        char c = body.p[i];
        size_t begin = i;
        if (is_quote(c)) {
            i = after_string(body, i);
            buf_add(out, str_sub(body, begin, i - begin));
            continue;
        }
        if (c == '!' && i + 1 < body.n && (body.p[i + 1] == '0' || body.p[i + 1] == '1')) {
            buf_add_z(out, body.p[i + 1] == '0' ? "true" : "false");
            i += 2;
            continue;
        }
        if (!is_name_byte(c)) {
            buf_add_byte(out, c);
            i++;
            continue;
        }
        while (i < body.n && is_name_byte(body.p[i])) {
            i++;
        }
        struct str name = str_sub(body, begin, i - begin);
        bool is_key = i < body.n && body.p[i] == ':';
        buf_add(out, is_key ? name : value_of(call, name));
    }
}

struct str
call_result(struct str text, struct arena *arena)
{
    size_t at = html_find(text, STR("(function("));
    struct call *call = at == SIZE_MAX ? NULL : ARENA_NEW(arena, struct call);
    if (!call) {
        return STR_NONE;
    }
    size_t open = at + 9, close = closing(text, open), body = close + 1;
    if (body >= text.n || text.p[body] != '{') {
        return STR_NONE;
    }
    size_t end = closing(text, body);
    struct str inside = str_sub(text, body, end - body);
    size_t back = html_find(inside, STR("return {"));
    back = back == SIZE_MAX ? html_find(inside, STR("return{")) : back;
    size_t args = end + 1 < text.n && text.p[end + 1] == ')' ? end + 2 : end + 1;
    if (back == SIZE_MAX || args >= text.n || text.p[args] != '(') {
        return STR_NONE;
    }
    call->n_names = cut_list(str_sub(text, open + 1, close - open - 1), call->names);
    call->n_values =
        cut_list(str_sub(text, args + 1, closing(text, args) - args - 1), call->values);
    size_t object = str_find_byte(str_sub(inside, back, SIZE_MAX), '{') + back;
    struct buf out;
    buf_init(&out, TIMES_LARGER * text.n + SPARE_BYTES);
    replace_names(call, str_sub(inside, object, closing(inside, object) + 1 - object), &out);
    struct str ret = buf_failed(&out) ? STR_NONE : arena_str(arena, buf_str(&out));
    buf_release(&out);
    return ret;
}
