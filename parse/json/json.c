/* parse/json/json.c: the JSON reader. A first pass reads RFC 8259 and the damage that
 * can be told without doubt. Only when that meets something it cannot place is
 * the text read again with guesses (which quote ends a string, where a comma is
 * missing), so that sound JSON is never guessed at. No recursion. */
#include "parse/json/json.h"

#include "base/buf.h"
#include "base/limits.h"
#include "parse/json/json_guess.h"
#include "parse/json/json_space.h"
#include "parse/json/json_string.h"

#include "base/banned.h"

enum { TEMPLATE_MAX_BYTES = 160 };

enum step { STEP_OK, STEP_END, STEP_BAD, STEP_DEPTH, STEP_NOMEM, STEP_DONE };

struct frame {
    struct json *node, *last;
    bool needs_comma; /* a child was read and no comma since */
};

struct reader {
    const char *p, *end;
    struct arena *arena;
    struct frame stack[LIMIT_JSON_DEPTH];
    int depth;
    struct json *root;
    struct json_space space;
    bool guesses; /* second pass */
    bool repaired;
};

static bool
is_token_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == '"' || c == '{' || c == '[' || c == ':' ||
           c == ',' || c == '}' || c == ']';
}

/* Past everything that stands between two tokens. */
static void
skip_space(struct reader *r)
{
    if (r->p < r->end && is_token_byte(*r->p)) {
        return;
    }
    r->space.before_root = !r->root;
    r->p = json_skip_space(&r->space, r->p, r->end);
}

static const char *
after_blanks(const char *p, const char *end)
{
    while (p < end && byte_is_space(*p)) {
        p++;
    }
    return p;
}

static bool
is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

/* ---- values ---- */

static enum json_where
where_of(const struct reader *r, bool is_key)
{
    bool in_object = r->depth > 0 && r->stack[r->depth - 1].node->type == JSON_OBJECT;
    return is_key ? JSON_IN_KEY : in_object ? JSON_IN_MEMBER : JSON_IN_ITEM;
}

/* At p: a comma and a key. */
static bool
is_next_member(const char *p, const char *end)
{
    p = after_blanks(p, end);
    return p < end && *p == ',' && json_is_key_ahead(after_blanks(p + 1, end), end);
}

/* A quote that its writer escaped by mistake: "C:\", "next": 1. */
static const char *
escaped_end(const char *p, const char *close, const char *end, char quote)
{
    while (p < close && (p = memchr(p, '\\', (size_t)(close - p))) != NULL) {
        if (p + 1 < close && p[1] == quote && is_next_member(p + 2, end)) {
            return p + 1;
        }
        p += 2;
    }
    return NULL;
}

/* Guessing where the string that begins at r->p ends. *ret_next: where reading
 * goes on. r->end when it does not end. */
static const char *
guess_end(struct reader *r, char quote, enum json_where where, const char **ret_next)
{
    bool ignored;
    const char *begin = r->p, *p = begin;
    for (;;) {
        const char *close = json_string_end(p, r->end, quote, &ignored, &ignored);
        const char *other = escaped_end(p, close, r->end, quote);
        close = other ? other : close;
        *ret_next = close < r->end ? close + 1 : close;
        if (close >= r->end || json_is_string_end(close + 1, r->end, where)) {
            return close;
        }
        other = json_lost_end(begin, close, r->end);
        if (other && where == JSON_IN_MEMBER) {
            *ret_next = other;
            return other;
        }
        if (where == JSON_IN_KEY && (is_next_member(close + 1, r->end) ||
                                     json_is_key_without_colon(begin, close, r->end))) {
            return close; /* a key without a value, or without its colon */
        }
        p = close + 1;
    }
}

/* One string at r->p; cut off (STEP_END) it is as long as there is of it. */
static enum step
read_part(struct reader *r, struct str *ret, bool is_key)
{
    char quote = *r->p++;
    bool is_doubled = r->guesses && r->end - r->p > 1 && *r->p == quote && byte_is_alpha(r->p[1]);
    r->p += is_doubled;
    const char *begin = r->p, *next;
    bool has_escape = false;
    bool has_control = false;
    const char *close;
    if (r->guesses) {
        close = guess_end(r, quote, where_of(r, is_key), &next);
        has_escape = memchr(begin, '\\', (size_t)(close - begin)) != NULL;
    } else {
        close = json_string_end(begin, r->end, quote, &has_escape, &has_control);
        next = close < r->end ? close + 1 : close;
    }
    bool is_cut = close >= r->end;
    r->repaired |= has_control || quote != '"';
    r->p = is_cut ? r->end : next;
    *ret = str_span(begin, close);
    if (is_doubled && ret->n > 0 && ret->p[ret->n - 1] == quote) {
        ret->n--;
    }
    if (has_escape) {
        *ret = json_string_unescape(r->arena, *ret);
    }
    return !ret->p ? STEP_NOMEM : is_cut ? STEP_END : STEP_OK;
}

/* A string; when guessing, with the parts that "+" adds to it. */
static enum step
read_string(struct reader *r, struct str *ret, bool is_key)
{
    enum step step = read_part(r, ret, is_key);
    bool may_go_on = step == STEP_OK && r->guesses && !is_key;
    const char *next = may_go_on ? json_concat_ahead(r->p, r->end) : NULL;
    if (!next) {
        return step;
    }
    struct buf all;
    buf_init(&all, (size_t)(r->end - r->p) + ret->n);
    buf_add(&all, *ret);
    while (step == STEP_OK && next) {
        r->p = next;
        step = read_part(r, ret, false);
        buf_add(&all, *ret);
        next = json_concat_ahead(r->p, r->end);
    }
    *ret = step == STEP_NOMEM || buf_failed(&all) ? STR_NONE : arena_str(r->arena, buf_str(&all));
    buf_release(&all);
    return ret->p ? step : STEP_NOMEM;
}

static bool
is_number_byte(char c)
{
    return byte_is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

/* Guessing: at p a mark and three digits that belong to the number before:
 * 41,000 or 41 000 in an object, where a key would have to come. */
static bool
is_group_ahead(const struct reader *r, const char *p)
{
    bool in_object = r->depth > 0 && r->stack[r->depth - 1].node->type == JSON_OBJECT;
    return r->guesses && in_object && r->end - p > 4 && strchr(", '_", *p) && byte_is_digit(p[1]) &&
           byte_is_digit(p[2]) && byte_is_digit(p[3]) && !json_is_word_byte(p[4]);
}

static enum step
read_number(struct reader *r, struct json *node)
{
    const char *begin = r->p;
    while (r->p < r->end && is_number_byte(*r->p)) {
        r->p++;
    }
    while (r->p < r->end && is_group_ahead(r, r->p)) {
        r->p += 4;
        while (r->p < r->end && (byte_is_digit(*r->p) || *r->p == '.')) {
            r->p++;
        }
    }
    if (r->p == r->end && r->depth > 0) {
        return STEP_END; /* more digits may have followed */
    }
    if (r->p < r->end && (json_is_word_byte(*r->p) || *r->p == '"')) {
        r->p = begin;
        return STEP_BAD;
    }
    node->type = JSON_NUMBER;
    node->text = str_span(begin, r->p);
    return STEP_OK;
}

/* An unquoted word: the three of JSON, and those of other languages. */
static enum step
read_word(struct reader *r, struct json *node)
{
    static const struct {
        const char *word;
        enum json_type type;
        bool is_json;
    } words[] = {
        {"true", JSON_TRUE, true},      {"false", JSON_FALSE, true},
        {"null", JSON_NULL, true},      {"undefined", JSON_NULL, false},
        {"NaN", JSON_NULL, false},      {"None", JSON_NULL, false},
        {"True", JSON_TRUE, false},     {"False", JSON_FALSE, false},
        {"Infinity", JSON_NULL, false}, {"nil", JSON_NULL, false},
    };
    const char *begin = r->p;
    const char *p = begin;
    while (p < r->end && json_is_word_byte(*p)) {
        p++;
    }
    if (p == r->end && r->depth > 0) {
        r->p = p;
        return STEP_END;
    }
    struct str word = str_span(begin, p);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(word, words[i].word)) {
            node->type = words[i].type;
            r->repaired |= !words[i].is_json;
            r->p = p;
            return STEP_OK;
        }
    }
    return STEP_BAD;
}

/* Guessing: bare words up to the next comma, bracket or line end are a text. */
static enum step
read_bare(struct reader *r, struct json *node)
{
    const char *begin = r->p;
    while (r->p < r->end && !strchr(",}]\n", *r->p)) {
        r->p++;
    }
    if (r->p == r->end) {
        return STEP_END;
    }
    node->text = json_call_argument(str_trim(str_span(begin, r->p)));
    node->type = node->text.n ? JSON_STRING : JSON_NULL;
    r->repaired = true;
    return STEP_OK;
}

/* Guessing: "{{ job.title }}" and "{% if x %}" are templates that nobody filled:
 * nothing. False when it is none. */
static bool
skip_template(struct reader *r)
{
    bool is_one = r->guesses && r->depth > 0 && r->end - r->p > 3 && r->p[0] == '{' &&
                  (r->p[1] == '{' || r->p[1] == '%');
    struct str rest = str_sub(str_span(r->p, r->end), 0, is_one ? TEMPLATE_MAX_BYTES : 0);
    size_t close = str_find(rest, r->end - r->p > 1 && r->p[1] == '%' ? STR("%}") : STR("}}"));
    if (!is_one || close == SIZE_MAX) {
        return false;
    }
    r->p += close + 2;
    return true;
}

static void
append(struct reader *r, struct json *node)
{
    if (r->depth == 0) {
        r->root = node;
        return;
    }
    struct frame *top = &r->stack[r->depth - 1];
    if (top->last) {
        top->last->next = node;
    } else {
        top->node->first = node;
    }
    top->last = node;
    top->node->n++;
    top->needs_comma = true;
}

/* One value under `key`; an opened container becomes the top of the stack. */
static enum step
read_value(struct reader *r, struct str key)
{
    struct json *node = ARENA_NEW(r->arena, struct json);
    if (!node) {
        return STEP_NOMEM;
    }
    node->key = key;
    char c = *r->p;
    enum step step;
    if (c == '{' && skip_template(r)) {
        append(r, node);
        return STEP_OK;
    }
    if (c == '{' || c == '[') {
        if (r->depth == LIMIT_JSON_DEPTH) {
            return STEP_DEPTH;
        }
        node->type = c == '{' ? JSON_OBJECT : JSON_ARRAY;
        r->p++;
        append(r, node);
        r->stack[r->depth++] = (struct frame){.node = node};
        return STEP_OK;
    }
    if (is_quote(c)) {
        node->type = JSON_STRING;
        step = read_string(r, &node->text, false);
    } else if (is_number_byte(c) && c != 'e' && c != 'E') {
        step = read_number(r, node);
    } else {
        step = read_word(r, node);
    }
    if (step == STEP_BAD && r->guesses && r->depth > 0) {
        step = read_bare(r, node);
    }
    node->truncated = step == STEP_END && node->type == JSON_STRING && node->text.n > 0;
    if (step == STEP_OK || (node->truncated && r->depth > 0)) {
        append(r, node);
    }
    return step;
}

/* ---- containers ---- */

static bool
has_open(const struct reader *r, enum json_type type)
{
    for (int i = r->depth - 2; i >= 0; i--) {
        if (r->stack[i].node->type == type) {
            return true;
        }
    }
    return false;
}

/* After a closed root: does the text go on with `,"key":`? Then a bracket too
 * many has closed it. */
static bool
is_root_open_again(const struct reader *r)
{
    return r->root->type == JSON_OBJECT && is_next_member(r->p, r->end);
}

/* A closing bracket at r->p. One that does not fit is either surplus or tells
 * that an inner one is missing. */
static void
read_close(struct reader *r)
{
    char c = *r->p++;
    enum json_type type = c == '}' ? JSON_OBJECT : JSON_ARRAY;
    if (r->stack[r->depth - 1].node->type == type) {
        r->depth--;
        return;
    }
    r->repaired = true;
    const char *next = after_blanks(r->p, r->end);
    bool goes_on = next < r->end && *next == ',' &&
                   (next = after_blanks(next + 1, r->end)) < r->end && *next == '{';
    if (!has_open(r, type) || (type == JSON_OBJECT && goes_on)) {
        return;
    }
    while (r->stack[r->depth - 1].node->type != type) {
        r->depth--;
    }
    r->depth--;
}

static enum step
read_key(struct reader *r, struct str *ret)
{
    char c = *r->p;
    const char *colon = r->guesses ? json_half_key(r->p, r->end, ret) : NULL;
    if (colon) {
        r->p = colon;
    } else if (is_quote(c)) {
        enum step step = read_string(r, ret, true);
        if (step != STEP_OK) {
            return step;
        }
    } else {
        const char *begin = r->p;
        while (r->p < r->end && json_is_word_byte(*r->p)) {
            r->p++;
        }
        *ret = str_span(begin, r->p);
        r->repaired = true;
        if (ret->n == 0) {
            r->p++;
            return STEP_BAD;
        }
    }
    skip_space(r);
    if (r->p == r->end) {
        return STEP_END;
    }
    bool is_arrow = r->guesses && *r->p == '=';
    if (r->guesses && *r->p == '"' && is_quote(c)) {
        return STEP_OK; /* the colon is lost */
    }
    if (*r->p != ':' && !is_arrow) {
        return STEP_BAD;
    }
    r->p++;
    r->p += is_arrow && r->p < r->end && *r->p == '>';
    skip_space(r);
    return r->p == r->end ? STEP_END : STEP_OK;
}

/* One step inside the open container: a comma, a closing bracket or a child. */
static enum step
read_inside(struct reader *r)
{
    struct frame *top = &r->stack[r->depth - 1];
    char c = *r->p;
    if (c == ',' || (c == ';' && r->guesses)) {
        r->repaired |= !top->needs_comma;
        top->needs_comma = false;
        r->p++;
        return STEP_OK;
    }
    if (c == '}' || c == ']') {
        r->repaired |= !top->needs_comma && top->node->n > 0;
        read_close(r);
        return STEP_OK;
    }
    if (top->needs_comma) {
        if (!r->guesses) {
            return STEP_BAD;
        }
        r->repaired = true;
    }
    bool is_list_open = r->guesses && top->node->type == JSON_ARRAY && r->depth > 1 &&
                        is_quote(c) && json_is_key_ahead(r->p, r->end);
    if (is_list_open) {
        r->depth--; /* the list's bracket is missing: here a member of its owner begins */
        return STEP_OK;
    }
    struct str key = STR_NONE;
    if (top->node->type == JSON_OBJECT) {
        enum step step = read_key(r, &key);
        if (step != STEP_OK) {
            return step;
        }
    }
    return read_value(r, key);
}

/* Reads on until the root is closed. */
static enum step
read_open(struct reader *r)
{
    while (r->depth > 0) {
        skip_space(r);
        if (r->p >= r->end) {
            return STEP_END;
        }
        enum step step = read_inside(r);
        if (step == STEP_BAD && r->guesses) {
            r->repaired = true; /* what could not be placed was passed over */
            continue;
        }
        if (step != STEP_OK) {
            return step;
        }
    }
    return STEP_OK;
}

/* The root was closed too early: what follows are members of it, if the text
 * then ends well; else all is as it was. */
static enum step
read_again(struct reader *r)
{
    const char *close = r->p;
    struct json *last = r->root->first;
    while (last && last->next) {
        last = last->next;
    }
    size_t n = r->root->n;
    r->stack[0] = (struct frame){.node = r->root, .last = last, .needs_comma = true};
    r->depth = 1;
    enum step step = read_open(r);
    skip_space(r);
    bool ends_well = step == STEP_OK && (r->p == r->end || strchr(";}]", *r->p));
    if (ends_well || step == STEP_NOMEM) {
        r->repaired = true;
        return step;
    }
    if (last) {
        last->next = NULL;
    } else {
        r->root->first = NULL;
    }
    r->root->n = n;
    r->p = close;
    r->depth = 0;
    return STEP_OK;
}

static enum step
read_root(struct reader *r)
{
    skip_space(r);
    if (r->p == r->end) {
        return STEP_BAD;
    }
    enum step step = read_value(r, STR_NONE);
    if (step != STEP_OK) {
        return step == STEP_END && !r->root ? STEP_BAD : step;
    }
    step = read_open(r);
    if (step == STEP_OK && is_root_open_again(r)) {
        step = read_again(r);
    }
    return step;
}

static void
mark_open(struct reader *r)
{
    for (int i = 0; i < r->depth; i++) {
        r->stack[i].node->truncated = true;
    }
}

enum status
json_read(struct str text, struct arena *arena, struct json **ret, size_t *ret_used,
          struct error *err)
{
    struct reader r;
    enum step step = STEP_BAD;
    const char *begin = text.p ? text.p : "";
    for (int pass = 0; pass < 2 && step == STEP_BAD; pass++) {
        bool guesses = pass == 1;
        if (guesses && !r.root) {
            break;
        }
        r.p = begin;
        r.end = begin + text.n;
        r.arena = arena;
        r.depth = 0;
        r.root = NULL;
        r.space = (struct json_space){.guesses = guesses};
        r.repaired = guesses;
        r.guesses = guesses;
        step = read_root(&r);
    }
    if (step == STEP_NOMEM) {
        return error_set(err, E_NOMEM, "out of memory while reading JSON");
    }
    if (step == STEP_DEPTH) {
        return error_set(err, E_LIMIT, "JSON nested deeper than %d", (int)LIMIT_JSON_DEPTH);
    }
    if (!r.root) {
        return error_set(err, E_FORMAT, "no JSON value");
    }
    mark_open(&r);
    r.root->was_repaired = r.repaired || r.space.was_met;
    r.root->was_guessed = r.guesses;
    r.root->truncated = step == STEP_END;
    if (ret_used) {
        *ret_used = (size_t)(r.p - begin);
    }
    *ret = r.root;
    return OK;
}
