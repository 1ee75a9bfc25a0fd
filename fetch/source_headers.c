/* fetch/source_headers.c: reads the environment, once per source. */
#include "fetch/source_headers.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"

#include "base/banned.h"

/* What a header's name holds when its value is nobody else's business. */
static const char *const SECRET_WORDS[] = {"authorization", "cookie", "key",
                                           "token",         "secret", "password"};

/* We decode these four; see coding.h. */
static const char ACCEPT_ENCODING[] = "Accept-Encoding: gzip, deflate, br, zstd";

static bool
is_secret(struct str line)
{
    struct str name = str_sub(line, 0, str_find_byte(line, ':'));
    for (size_t i = 0; i < sizeof SECRET_WORDS / sizeof *SECRET_WORDS; i++) {
        if (str_has_nocase(name, str_of(SECRET_WORDS[i]))) {
            return true;
        }
    }
    return str_has(line, STR("${"));
}

static enum status
expand(struct str line, struct buf *ret, struct error *err)
{
    struct str rest = line;
    for (;;) {
        size_t at = str_find(rest, STR("${"));
        size_t end = at == SIZE_MAX ? SIZE_MAX : str_find_byte(str_sub(rest, at, rest.n), '}');
        if (end == SIZE_MAX) {
            buf_add(ret, rest);
            return OK;
        }
        char name[128] = {0};
        struct str variable = str_sub(rest, at + 2, end - 2);
        if (variable.p && variable.n < sizeof name) {
            memcpy(name, variable.p, variable.n);
        }
        const char *value = getenv(name); // NOLINT(concurrency-mt-unsafe): nobody sets it
        if (!value) {
            return error_set(err, E_CONFIG,
                             "header needs the environment variable %s, which is not set", name);
        }
        buf_add(ret, str_sub(rest, 0, at));
        buf_add_z(ret, value);
        rest = str_sub(rest, at + end + 1, rest.n);
    }
}

/* Curl takes "Name;" for a header with an empty value. */
static enum status
add_line(struct source_headers *headers, struct str line, struct error *err)
{
    struct buf text;
    buf_init(&text, 16 * KIB);
    enum status status = expand(line, &text, err);
    size_t colon = str_find_byte(buf_str(&text), ':');
    if (!status && (colon == SIZE_MAX || colon == 0)) {
        status = error_set(err, E_CONFIG, "header is not of the form \"Name: value\"");
    }
    for (size_t i = 0; !status && i < text.n; i++) {
        if ((unsigned char)text.p[i] < ' ' && text.p[i] != '\t') {
            status = error_set(err, E_CONFIG, "header holds a control character");
        }
    }
    struct curl_slist *grown =
        status || buf_failed(&text) ? NULL : curl_slist_append(headers->all, text.p);
    buf_release(&text);
    if (status) {
        return status;
    }
    if (!grown) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    headers->all = grown;
    return OK;
}

enum status
source_headers_make(const struct str_list *lines, struct source_headers *ret, struct error *err)
{
    struct source_headers made = {0};
    size_t n_secret = 0;
    bool has_encoding = false;
    enum status status = OK;
    for (size_t i = 0; !status && i < lines->n; i++) {
        if (is_secret(lines->items[i])) {
            status = add_line(&made, lines->items[i], err);
            n_secret++;
        }
    }
    for (size_t i = 0; !status && i < lines->n; i++) {
        if (!is_secret(lines->items[i])) {
            status = add_line(&made, lines->items[i], err);
            has_encoding |= str_starts_nocase(lines->items[i], STR("accept-encoding:"));
        }
    }
    if (!status && !has_encoding) {
        status = add_line(&made, str_of(ACCEPT_ENCODING), err);
    }
    if (status) {
        source_headers_release(&made);
        return status;
    }
    made.open = made.all;
    while (n_secret--) {
        made.open = made.open->next;
    }
    *ret = made;
    return OK;
}

void
source_headers_release(struct source_headers *headers)
{
    curl_slist_free_all(headers->all);
    *headers = (struct source_headers){0};
}
