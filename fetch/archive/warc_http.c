/* fetch/archive/warc_http.c: heads of "Name: value" lines (RFC 9112 2 to 7, WARC 1.1
 * section 4). Lenient as archives need it: bare LF, folded lines, lines without
 * a colon. Copies only where something must be joined. */
#include "fetch/archive/warc_http.h"

#include "base/banned.h"

enum { CHUNK_SIZE_DIGITS = 15 }; /* more would not fit 63 bits, or is nonsense */

size_t
head_length(struct str s)
{
    size_t at = 0;
    while (at < s.n) {
        const char *lf = memchr(s.p + at, '\n', s.n - at);
        if (!lf) {
            break;
        }
        size_t line = (size_t)(lf - (s.p + at));
        if (line == 0 || (line == 1 && s.p[at] == '\r')) {
            return at + line + 1;
        }
        at += line + 1;
    }
    return SIZE_MAX;
}

struct str
head_line(struct str *rest)
{
    struct str line = str_cut(rest, '\n');
    if (line.n > 0 && line.p[line.n - 1] == '\r') {
        line.n--;
    }
    return line;
}

static bool
is_fold(struct str s)
{
    return s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t');
}

bool
head_next(struct str *rest, struct str *ret_name, struct str *ret_value)
{
    while (rest->n > 0) {
        struct str line = head_line(rest);
        if (line.n == 0) {
            return false;
        }
        const char *end = line.p + line.n;
        while (is_fold(*rest)) {
            struct str fold = head_line(rest);
            end = fold.p + fold.n;
        }
        size_t colon = str_find_byte(line, ':');
        if (colon != SIZE_MAX && colon > 0) {
            *ret_name = str_trim(str_sub(line, 0, colon));
            *ret_value = str_trim(str_span(line.p + colon + 1, end));
            return true;
        }
    }
    return false;
}

struct str
head_get(struct str head, const char *name)
{
    struct str rest = head;
    struct str found;
    struct str value;
    (void)head_line(&rest);
    while (head_next(&rest, &found, &value)) {
        if (str_is_nocase(found, name)) {
            return str_find_byte(value, '\n') == SIZE_MAX ? value : STR_NONE;
        }
    }
    return STR_NONE;
}

/* Copies with each fold (line end and the space round it) as one space. */
static size_t
unfold(char *out, struct str value)
{
    size_t n = 0;
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] != '\r' && value.p[i] != '\n') {
            out[n++] = value.p[i];
            continue;
        }
        while (i + 1 < value.n && byte_is_space(value.p[i + 1])) {
            i++;
        }
        out[n++] = ' ';
    }
    return n;
}

struct str
head_join(struct str head, const char *name, struct arena *arena)
{
    struct str rest = head;
    struct str found;
    struct str value;
    struct str first = STR_NONE;
    size_t count = 0;
    size_t bytes = 0;
    (void)head_line(&rest);
    while (head_next(&rest, &found, &value)) {
        if (str_is_nocase(found, name)) {
            first = count == 0 ? value : first;
            count++;
            bytes += value.n + 2;
        }
    }
    if (count == 0 || (count == 1 && str_find_byte(first, '\n') == SIZE_MAX)) {
        return first;
    }
    char *out = arena_bytes(arena, bytes + 1);
    if (!out) {
        return STR_NONE;
    }
    size_t n = 0;
    rest = head;
    (void)head_line(&rest);
    while (head_next(&rest, &found, &value)) {
        if (!str_is_nocase(found, name)) {
            continue;
        }
        if (n > 0) {
            out[n++] = ',';
            out[n++] = ' ';
        }
        n += unfold(out + n, value);
    }
    out[n] = '\0';
    return (struct str){out, n};
}

int
http_status_read(struct str line)
{
    if (!str_starts_nocase(line, STR("HTTP/"))) {
        return -1;
    }
    struct str rest = line;
    (void)str_cut(&rest, ' ');
    while (rest.n > 0 && rest.p[0] == ' ') {
        rest = str_sub(rest, 1, rest.n);
    }
    if (rest.n < 3 || (rest.n > 3 && byte_is_digit(rest.p[3]))) {
        return -1;
    }
    int status = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!byte_is_digit(rest.p[i])) {
            return -1;
        }
        status = status * 10 + (rest.p[i] - '0');
    }
    return status >= 100 ? status : -1;
}

/* "1a;name=value" and its line end off *rest. -1: not a chunk's first line. */
static int64_t
chunk_size(struct str *rest)
{
    size_t end = str_find_byte(str_sub(*rest, 0, 4096), '\n');
    size_t i = 0;
    int64_t size = 0;
    while (i < rest->n && i < CHUNK_SIZE_DIGITS && byte_hex(rest->p[i]) >= 0) {
        size = size * 16 + byte_hex(rest->p[i]);
        i++;
    }
    if (i == 0 || end == SIZE_MAX) {
        return -1;
    }
    while (i < end && (rest->p[i] == ' ' || rest->p[i] == '\t' || rest->p[i] == '\r')) {
        i++;
    }
    if (i != end && rest->p[i] != ';') {
        return -1;
    }
    *rest = str_sub(*rest, end + 1, rest->n);
    return size;
}

static bool
chunk_end(struct str *rest)
{
    size_t n = str_starts(*rest, STR("\r\n")) ? 2 : str_starts(*rest, STR("\n")) ? 1 : 0;
    *rest = str_sub(*rest, n, rest->n);
    return n > 0;
}

enum chunked
http_dechunk(struct str body, struct arena *arena, struct str *ret)
{
    struct str rest = body;
    if (body.n == 0 || chunk_size(&rest) < 0) {
        *ret = body;
        return body.n == 0 ? CHUNKED_OK : CHUNKED_NOT;
    }
    char *out = arena_bytes(arena, body.n + 1);
    *ret = (struct str){out, 0};
    if (!out) {
        return CHUNKED_CUT;
    }
    rest = body;
    enum chunked result = CHUNKED_CUT;
    bool is_first = true;
    bool is_alien = false; /* a text that only begins like a chunk */
    for (;;) {
        int64_t size = chunk_size(&rest);
        if (size == 0) {
            result = CHUNKED_OK;
        }
        if (size <= 0) {
            break;
        }
        size_t n = (uint64_t)size < rest.n ? (size_t)size : rest.n;
        memcpy(out + ret->n, rest.p, n);
        ret->n += n;
        rest = str_sub(rest, n, rest.n);
        if (!chunk_end(&rest)) {
            is_alien = is_first && rest.n > 0;
            break;
        }
        is_first = false;
    }
    if (is_alien) {
        *ret = body;
        return CHUNKED_NOT;
    }
    out[ret->n] = '\0';
    return result;
}
