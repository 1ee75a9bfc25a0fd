/* parse/json/json_guess.c: see json_guess.h. A wrong guess loses or mixes values, so
 * each asks for more than one sign: a comma and a key, a bracket and what follows. */
#include "parse/json/json_guess.h"

#include "parse/json/json_space.h"

#include "base/banned.h"

enum {
    KEY_MAX_BYTES = 80,
    HALF_KEY_BYTES = 4, /* with one quote alone: "note: " may be words */
    GAP_MAX_BYTES = 400 /* comments between two members */
};

bool
json_is_word_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == '_' || c == '$' || c == '@' || c == '-';
}

static bool
is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

/* Past blanks and comments, within reach. */
static const char *
after_space(const char *p, const char *end)
{
    struct json_space space = {.guesses = true};
    const char *stop = end - p > GAP_MAX_BYTES ? p + GAP_MAX_BYTES : end;
    const char *next = json_skip_space(&space, p, stop);
    return next == stop && stop != end ? p : next;
}

/* The colon, or "=>", or "=" after a key. */
static bool
is_colon(const char *p, const char *end, bool is_quoted)
{
    return p < end && (*p == ':' || (*p == '=' && is_quoted));
}

/* What a value begins with: a sign, or a word that stands for one. */
static bool
is_value_start(const char *p, const char *end)
{
    static const char *const words[] = {"true", "false", "null", "undefined", "NaN", "None"};
    if (p < end && (strchr("\"'`{[-", *p) != NULL || byte_is_digit(*p))) {
        return true;
    }
    const char *stop = p;
    while (stop < end && stop - p < KEY_MAX_BYTES && json_is_word_byte(*stop)) {
        stop++;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(str_span(p, stop), words[i])) {
            return true;
        }
    }
    return false;
}

/* `datePosted: ` between two quotes, of which the second begins the value. */
static bool
is_half_key(struct str text)
{
    size_t n = 0;
    while (n < text.n && byte_is_alpha(text.p[n])) {
        n++;
    }
    struct str rest = str_trim(str_sub(text, n, SIZE_MAX));
    return n >= HALF_KEY_BYTES && byte_lower(text.p[0]) == text.p[0] && str_is(rest, ":");
}

/* `"employmentType" "FULL_TIME",`: between begin and close a name, and then a text
 * that ends before the next comma or bracket. */
bool
json_is_key_without_colon(const char *begin, const char *close, const char *end)
{
    const char *p = begin;
    while (p < close && byte_is_alpha(*p)) {
        p++;
    }
    bool is_name = p == close && p - begin >= HALF_KEY_BYTES && byte_lower(*begin) == *begin;
    p = is_name ? after_space(close + 1, end) : end;
    if (p == end || *p != '"') {
        return false;
    }
    const char *stop = end - p > KEY_MAX_BYTES ? p + KEY_MAX_BYTES : end;
    const char *last = memchr(p + 1, '"', (size_t)(stop - p - 1));
    const char *next = last ? after_space(last + 1, end) : end;
    return next < end && strchr(",}", *next) != NULL;
}

bool
json_is_key_ahead(const char *p, const char *end)
{
    const char *stop = end - p > KEY_MAX_BYTES ? p + KEY_MAX_BYTES : end;
    if (p == stop) {
        return false;
    }
    char quote = '\0';
    if (is_quote(*p)) {
        quote = *p++;
    }
    const char *begin = p;
    while (p < stop && (json_is_word_byte(*p) || (quote && strchr(": ./#", *p) && *p))) {
        p++;
    }
    if (p == begin || (quote && (p == stop || *p++ != quote))) {
        return false;
    }
    if (quote && json_is_key_without_colon(begin, p - 1, end)) {
        return true;
    }
    bool is_half = quote && is_half_key(str_span(begin, p - 1)) && p < end;
    if (is_half) {
        return true;
    }
    if (!quote && p < stop && *p == '"' && p - begin >= HALF_KEY_BYTES) {
        p++; /* its first quote is lost */
        return p < end && *p == ':' && is_value_start(after_space(p + 1, end), end);
    }
    p = after_space(p, end);
    if (!is_colon(p, end, quote != '\0')) {
        return false;
    }
    return quote || *begin == '@' || is_value_start(after_space(p + 1, end), end);
}

/* A quoted word that stands where a key is due, and then a key. */
static bool
is_lone_key_ahead(const char *p, const char *end)
{
    if (p == end || *p != '"') {
        return false;
    }
    const char *close = p + 1;
    while (close < end && close - p < KEY_MAX_BYTES && json_is_word_byte(*close)) {
        close++;
    }
    if (close == end || *close != '"' || close == p + 1) {
        return false;
    }
    const char *next = after_space(close + 1, end);
    if (next == end || *next != ',') {
        return false;
    }
    next = after_space(next + 1, end);
    return next < end && *next == '"' && json_is_key_ahead(next, end);
}

/* After a closing bracket: what may follow one. */
static bool
is_bracket_end(const char *p, const char *end)
{
    p = after_space(p, end);
    if (p == end || strchr(",}];<)", *p) || (*p == '"' && json_is_key_ahead(p, end))) {
        return true;
    }
    if (*p == '{' && json_is_key_ahead(after_space(p + 1, end), end)) {
        return true; /* another document */
    }
    if (is_quote(*p) && (p + 1 == end || p[1] == ')' || p[1] == ';')) {
        return true; /* it stood in a string */
    }
    return end - p < GAP_MAX_BYTES && !memchr(p, '"', (size_t)(end - p)); /* only words come */
}

const char *
json_concat_ahead(const char *p, const char *end)
{
    p = after_space(p, end);
    if (p == end || *p != '+') {
        return NULL;
    }
    p = after_space(p + 1, end);
    const char *name = p;
    while (p < end && p - name < KEY_MAX_BYTES && (json_is_word_byte(*p) || *p == '.')) {
        p++;
    }
    if (p > name) {
        p = after_space(p, end);
        if (p == end || *p != '+') {
            return NULL;
        }
        p = after_space(p + 1, end);
    }
    return p < end && is_quote(*p) ? p : NULL;
}

bool
json_is_string_end(const char *p, const char *end, enum json_where where)
{
    const char *next = after_space(p, end);
    if (next == end) {
        return true;
    }
    if (where == JSON_IN_KEY) {
        return is_colon(next, end, true);
    }
    if (json_concat_ahead(next, end)) {
        return true;
    }
    if (*next == '}' || *next == ']') {
        return is_bracket_end(next + 1, end);
    }
    bool is_comma = *next == ',' || *next == ';';
    if (where == JSON_IN_ITEM) {
        return *next == ',';
    }
    if (!is_comma) {
        return is_quote(*next) && json_is_key_ahead(next, end);
    }
    next = after_space(next + 1, end);
    return next == end || strchr("}],;", *next) || json_is_key_ahead(next, end) ||
           is_lone_key_ahead(next, end);
}

const char *
json_lost_end(const char *begin, const char *p, const char *end)
{
    const char *last = p;
    while (last > begin && byte_is_space(last[-1])) {
        last--;
    }
    bool has_break = memchr(last, '\n', (size_t)(p - last)) != NULL;
    bool has_comma = last > begin && last[-1] == ',';
    if (last == begin || (!has_comma && !has_break) || !json_is_key_ahead(p, end)) {
        return NULL;
    }
    return has_comma ? last - 1 : last;
}

/* A key that lost one of its quotes: name": or "name: before a value's quote. */
const char *
json_half_key(const char *p, const char *end, struct str *ret)
{
    bool has_open = p < end && is_quote(*p);
    const char *begin = p + has_open;
    for (p = begin; p < end && json_is_word_byte(*p); p++) {
    }
    const char *name_end = p;
    bool has_close = p < end && is_quote(*p);
    p = after_space(p + has_close, end);
    if (name_end == begin || has_open == has_close || p == end || *p != ':') {
        return NULL;
    }
    const char *value = after_space(p + 1, end);
    if (has_open && (value == end || *value != *(begin - 1))) {
        return NULL;
    }
    *ret = str_span(begin, name_end);
    return p;
}

/* Of `new Date("2026-03-04")` the text in quotes; of other words themselves. */
struct str
json_call_argument(struct str words)
{
    size_t open = str_find_byte(words, '(');
    bool is_call = open != SIZE_MAX && open > 0 && words.n > open + 3 &&
                   words.p[words.n - 1] == ')' && is_quote(words.p[open + 1]) &&
                   words.p[words.n - 2] == words.p[open + 1];
    return is_call ? str_sub(words, open + 2, words.n - open - 4) : words;
}
