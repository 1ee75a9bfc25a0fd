/* parse/structured/jsonld_script.c: from the text of a script to the documents in it. Damage
 * of JSON itself is json.c's affair; here it is what stands round the document:
 * entities, a string of JavaScript, words before, further documents after, quotes
 * that an editor made typographic. Only documents that speak of jobs are searched
 * for beyond the first. */
#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/html/html_find.h"
#include "parse/json/json_guess.h"
#include "parse/json/json_string.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum {
    DECODE_TIMES = 2,
    DOCUMENTS_MAX = 256, /* of one script */
    TRIED_TIMES = 8,     /* a script's length, of which brackets are tried in vain */
    HEAD_BYTES = 400,    /* in which a document begins */
    TAG_BYTES = 80,
    CODE_STARTS_MAX = 16,
    ESCAPED_TIMES = 2 /* a string in a string */
};

/* ---- what kind of text it is ---- */

/* The first bracket that a string or a reference follows tells: {&quot; [{&#34; */
static bool
is_encoded(struct str text)
{
    size_t n = text.n < HEAD_BYTES ? text.n : (size_t)HEAD_BYTES;
    for (size_t i = 0; i < n; i++) {
        if (text.p[i] != '{' && text.p[i] != '[') {
            continue;
        }
        size_t at = i + 1;
        while (at < text.n &&
               ((unsigned char)text.p[at] <= ' ' || text.p[at] == '{' || text.p[at] == '[')) {
            at++;
        }
        struct str rest = str_sub(text, at, 8);
        if (rest.n == 0 || strchr("\"'\\", rest.p[0])) {
            return false;
        }
        if (rest.p[0] == '&' && !str_starts(rest, STR("&nbsp;"))) {
            return true;
        }
    }
    return false;
}

/* Quotes of text processors. Singles are apostrophes too: left alone. */
static size_t
smart_quote(struct str text, size_t at)
{
    static const char *const quotes[] = {
        "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e", "\xe2\x80\x9f", "\xe2\x80\xb3",
        "\xe2\x80\xb6", "\xc2\xab",     "\xc2\xbb",     "\xef\xbc\x82", "&#8220;",
        "&#8221;",      "&#8222;",      "&#8243;",      "&ldquo;",      "&rdquo;",
        "&bdquo;",      "&#171;",       "&#187;"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        size_t n = strlen(quotes[i]);
        if (text.n - at >= n && memcmp(text.p + at, quotes[i], n) == 0) {
            return n;
        }
    }
    return 0;
}

/* The byte before `at` that is neither blank nor of a tag; '{' at the start. */
static char
byte_before(struct str text, size_t at)
{
    for (;;) {
        while (at > 0 && byte_is_space(text.p[at - 1])) {
            at--;
        }
        if (at == 0) {
            return '{';
        }
        if (text.p[at - 1] != '>') {
            return text.p[at - 1];
        }
        size_t stop = at > TAG_BYTES ? at - TAG_BYTES : 0;
        while (at > stop && text.p[at - 1] != '<') {
            at--;
        }
        if (at == stop) {
            return '>';
        }
        at--;
    }
}

/* Does a typographic quote at `at`, of n bytes, begin or end a string? */
static bool
is_delimiter(struct str text, size_t at, size_t n)
{
    if (str_find_byte(STR("{[,:"), byte_before(text, at)) != SIZE_MAX) {
        return true;
    }
    const char *next = text.p + at + n, *end = text.p + text.n;
    return next == end || str_find_byte(STR(":,}]"), *next) != SIZE_MAX ||
           json_is_string_end(next, end, JSON_IN_MEMBER) ||
           json_is_string_end(next, end, JSON_IN_KEY);
}

/* Typographic quotes that stand for plain ones made plain; absent when no object
 * of the text begins with one. */
static struct str
plain_quotes(struct str text, struct arena *arena)
{
    bool begins_object = false;
    size_t n = 0;
    char *out = arena_bytes(arena, text.n);
    for (size_t i = 0; out && i < text.n;) {
        bool may_be = (unsigned char)text.p[i] >= 0xC2 || text.p[i] == '&';
        size_t quote = may_be ? smart_quote(text, i) : 0;
        if (quote > 0 && is_delimiter(text, i, quote)) {
            begins_object = begins_object || byte_before(text, i) == '{';
            out[n++] = '"';
            i += quote;
            continue;
        }
        out[n++] = text.p[i++];
    }
    return begins_object ? (struct str){out, n} : STR_NONE;
}

/* ---- one document ---- */

struct script {
    struct arena *arena;
    struct json *all; /* JSON_ARRAY of what was found */
    struct json **end;
    size_t left; /* bytes that may be read in vain */
};

static bool
is_container(const struct json *root)
{
    return (root->type == JSON_OBJECT || root->type == JSON_ARRAY) && root->n > 0;
}

static void
add_root(struct script *script, struct json *root)
{
    if (script->all->n < DOCUMENTS_MAX) {
        root->next = NULL;
        *script->end = root;
        script->end = &root->next;
        script->all->n++;
        script->all->truncated = root->truncated; /* of the last */
    }
}

/* The document that begins at `text`; *ret_used its length. */
static struct json *
read_document(struct script *script, struct str text, size_t *ret_used)
{
    struct json *root = NULL;
    *ret_used = 0;
    bool is_read = json_read(text, script->arena, &root, ret_used, NULL) == OK;
    return is_read && is_container(root) ? root : NULL;
}

static bool
speaks_of_jobs(struct str text)
{
    return str_has_nocase(text, STR("job")) &&
           (str_has_nocase(text, STR("posting")) || html_has(text, STR("hiringOrganization")));
}

/* ---- documents inside strings ---- */

/* {\"@type\" or {\n  \"@type\": the bracket stands in a string of JavaScript. */
static bool
is_escaped_start(struct str text)
{
    size_t at = 1;
    while (at + 1 < text.n &&
           (byte_is_space(text.p[at]) || text.p[at] == '[' || text.p[at] == '{' ||
            (text.p[at] == '\\' && strchr("nrt", text.p[at + 1]) != NULL))) {
        at += text.p[at] == '\\' ? 2 : 1;
    }
    return at + 1 < text.n && text.p[at] == '\\' && strchr("\"'\\u", text.p[at + 1]) != NULL;
}

/* The quote before a bracket: a string of JavaScript begins there. '\0': none. */
static char
quote_before(struct str text, size_t at)
{
    if (at > 0 && str_find_byte(STR("\"'`"), text.p[at - 1]) != SIZE_MAX) {
        return text.p[at - 1];
    }
    return '\0';
}

/* The string from `at` on, without its escapes; *ret_end past it. */
static struct str
unescape_at(struct script *script, struct str text, size_t at, size_t *ret_end)
{
    bool ignored;
    char quote = quote_before(text, at);
    const char *begin = text.p + at, *end = text.p + text.n;
    const char *close = quote ? json_string_end(begin, end, quote, &ignored, &ignored) : end;
    *ret_end = (size_t)(close - text.p);
    return json_string_unescape(script->arena, str_span(begin, close));
}

/* ---- all documents ---- */

static size_t
next_bracket(struct str text, size_t at)
{
    static const char cdata[] = "<![CDATA[";
    for (; at < text.n && text.p[at] != '{'; at++) {
        bool is_mark = text.p[at] == '[' && at >= 2 && text.p[at - 1] == '!' &&
                       str_starts(str_sub(text, at - 2, SIZE_MAX), STR(cdata));
        if (is_mark) {
            at += 6;
        } else if (text.p[at] == '[') {
            return at;
        }
    }
    return at;
}

/* Where a document of jobs may begin at the latest: before the last mention. */
static size_t
last_mention(struct str text)
{
    size_t last = 0;
    for (size_t at = 0; at < text.n; at++) {
        if ((text.p[at] | 0x20) == 'j' && (str_starts_nocase(str_sub(text, at, 3), STR("job")))) {
            last = at;
        }
    }
    return last;
}

/* `"@context": ..., "title": ...}`: the first bracket is lost. */
static struct str
with_first_bracket(struct script *script, struct str text)
{
    bool is_member = text.n > 2 && text.p[0] == '"' && json_is_key_ahead(text.p, text.p + text.n);
    char *out = is_member ? arena_bytes(script->arena, text.n + 1) : NULL;
    if (!out) {
        return text;
    }
    out[0] = '{';
    memcpy(out + 1, text.p, text.n);
    return (struct str){out, text.n + 1};
}

static void read_all(struct script *script, struct str text, int level);

/* What begins at the bracket at `at`. Returns where to go on. */
static size_t // NOLINTNEXTLINE(misc-no-recursion): ESCAPED_TIMES deep
read_at(struct script *script, struct str text, size_t at, int level)
{
    struct str rest = str_sub(text, at, SIZE_MAX);
    size_t used = 0;
    if (level < ESCAPED_TIMES && is_escaped_start(rest)) {
        struct str inner = unescape_at(script, text, at, &used);
        script->left -= inner.n < script->left ? inner.n : script->left;
        read_all(script, inner, level + 1);
        return used > at ? used : at + 1;
    }
    struct json *root = read_document(script, rest, &used);
    if (root) {
        add_root(script, root);
        return at + (used > 0 ? used : 1);
    }
    script->left -= rest.n < script->left ? rest.n : script->left;
    return at + 1;
}

static void // NOLINTNEXTLINE(misc-no-recursion): ESCAPED_TIMES deep
read_all(struct script *script, struct str text, int level)
{
    text = with_first_bracket(script, text);
    size_t last = last_mention(text);
    size_t at = next_bracket(text, 0);
    while (at < last && script->left > 0 && script->all->n < DOCUMENTS_MAX) {
        at = next_bracket(text, read_at(script, text, at, level));
    }
}

/* All documents of a text that is not one whole document. NULL when none is a
 * posting and `needs_posting`. */
static struct json *
read_damaged(struct arena *arena, struct str text, bool needs_posting)
{
    struct script script = {.arena = arena, .all = ARENA_NEW(arena, struct json)};
    if (!script.all) {
        return NULL;
    }
    script.all->type = JSON_ARRAY;
    script.all->was_guessed = true;
    script.end = &script.all->first;
    script.left = TRIED_TIMES * text.n;
    struct str plain = plain_quotes(text, arena);
    read_all(&script, plain.p ? plain : text, 0);
    jsonld_mend_keys(script.all);
    jsonld_rehang(script.all);
    struct jsonld_found found = {0};
    bool has_posting = !needs_posting || (jsonld_find(script.all, arena, &found) && found.n > 0);
    return has_posting && script.all->n > 0 ? script.all : NULL;
}

/* Where nothing was found in the text as it is: with its references undone, or
 * with its escapes. */
static struct json *
read_disguised(struct arena *arena, struct str text)
{
    struct json *all = NULL;
    for (int i = 0; i < DECODE_TIMES && !all; i++) {
        if (!str_has(text, STR("quot;")) && !str_has(text, STR("&#34;"))) {
            break;
        }
        text = markup_unescape(arena, text);
        all = read_damaged(arena, text, true);
    }
    if (!all && str_has_nocase(text, STR("%7B%22"))) {
        all = read_damaged(arena, url_decode(arena, text), true);
    }
    if (!all && str_has(text, STR("\\\"@type\\\""))) {
        all = read_damaged(arena, json_string_unescape(arena, text), true);
    }
    return all;
}

struct json *
jsonld_script(struct str text, struct arena *arena)
{
    text = str_trim(text);
    for (int i = 0; i < DECODE_TIMES && is_encoded(text); i++) {
        text = markup_unescape(arena, text);
    }
    size_t used = 0;
    struct json *root = NULL;
    bool is_whole = json_read(text, arena, &root, &used, NULL) == OK && is_container(root) &&
                    !root->was_guessed && !speaks_of_jobs(str_sub(text, used, SIZE_MAX));
    if (is_whole) {
        jsonld_mend_keys(root);
        if (root->truncated || root->was_repaired) {
            jsonld_rehang(root);
        }
        return root;
    }
    root = read_damaged(arena, text, true);
    root = root ? root : read_disguised(arena, text);
    return root ? root : read_damaged(arena, text, false);
}

/* ---- documents in code ---- */

/* The bracket before "@type" at `at`, with blanks and quotes between; or SIZE_MAX. */
static size_t
bracket_before(struct str text, size_t at)
{
    while (at > 0 && (byte_is_space(text.p[at - 1]) || strchr("\"'\\", text.p[at - 1]))) {
        at--;
    }
    return at > 0 && text.p[at - 1] == '{' ? at - 1 : SIZE_MAX;
}

struct json *
jsonld_in_code(struct str text, struct arena *arena)
{
    struct script script = {.arena = arena, .all = ARENA_NEW(arena, struct json)};
    if (!script.all) {
        return NULL;
    }
    script.all->type = JSON_ARRAY;
    script.end = &script.all->first;
    size_t at = 0, left = CODE_STARTS_MAX;
    while (at < text.n && left-- > 0) {
        struct str rest = str_sub(text, at, SIZE_MAX);
        size_t word = html_find(rest, STR("@context"));
        word = word == SIZE_MAX ? html_find(rest, STR("@type")) : word;
        if (word == SIZE_MAX) {
            break;
        }
        size_t begin = bracket_before(text, at + word), used = 0;
        at += word + 5;
        if (begin == SIZE_MAX) {
            continue;
        }
        rest = str_sub(text, begin, SIZE_MAX);
        if (is_escaped_start(rest) || quote_before(text, begin)) {
            rest = unescape_at(&script, text, begin, &used);
        }
        struct json *root = NULL;
        if (json_read(rest, arena, &root, &used, NULL) == OK && !root->was_guessed &&
            !root->truncated) {
            add_root(&script, root);
            at = begin + used > at ? begin + used : at;
        }
    }
    jsonld_mend_keys(script.all);
    return script.all->n ? script.all : NULL;
}
