/* base/url.c: RFC 3986 splitting, resolution and normalisation. Pure. */
#include "base/url.h"

#include "base/limits.h"

#include "base/banned.h"

static bool
is_scheme(struct str s)
{
    if (s.n == 0 || !byte_is_alpha(s.p[0])) {
        return false;
    }
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        if (!byte_is_alpha(c) && !byte_is_digit(c) && c != '+' && c != '-' && c != '.') {
            return false;
        }
    }
    return true;
}

static bool
is_one_of(char c, const char *set)
{
    while (*set && *set != c) {
        set++;
    }
    return *set != '\0';
}

/* Offset of the first of the bytes in `set`, or s.n. */
static size_t
first_of(struct str s, const char *set)
{
    size_t i = 0;
    while (i < s.n && !is_one_of(s.p[i], set)) {
        i++;
    }
    return i;
}

static void
split_authority(struct str authority, struct url *url)
{
    size_t at = str_rfind_byte(authority, '@');
    struct str host = authority;
    if (at != SIZE_MAX) {
        url->userinfo = str_sub(authority, 0, at);
        host = str_sub(authority, at + 1, authority.n);
    }
    size_t bracket = str_rfind_byte(host, ']');
    size_t colon = str_rfind_byte(host, ':');
    if (colon != SIZE_MAX && (bracket == SIZE_MAX || colon > bracket)) {
        url->port = str_sub(host, colon + 1, host.n);
        host = str_sub(host, 0, colon);
    }
    url->host = host;
}

struct url
url_split(struct str text)
{
    struct url url = {0};
    struct str rest = str_trim(text);
    size_t hash = str_find_byte(rest, '#');
    if (hash != SIZE_MAX) {
        url.fragment = str_sub(rest, hash + 1, rest.n);
        rest = str_sub(rest, 0, hash);
    }
    size_t colon = first_of(rest, ":/?");
    if (colon < rest.n && rest.p[colon] == ':' && is_scheme(str_sub(rest, 0, colon))) {
        url.scheme = str_sub(rest, 0, colon);
        rest = str_sub(rest, colon + 1, rest.n);
    }
    size_t query = str_find_byte(rest, '?');
    if (query != SIZE_MAX) {
        url.query = str_sub(rest, query + 1, rest.n);
        rest = str_sub(rest, 0, query);
    }
    if (rest.n >= 2 && (rest.p[0] == '/' || rest.p[0] == '\\') &&
        (rest.p[1] == '/' || rest.p[1] == '\\')) {
        struct str after = str_sub(rest, 2, rest.n);
        size_t end = first_of(after, "/\\");
        split_authority(str_sub(after, 0, end), &url);
        rest = str_sub(after, end, after.n);
    }
    url.path = rest;
    return url;
}

bool
url_is_web(struct str text)
{
    struct url url = url_split(text);
    return (str_is_nocase(url.scheme, "http") || str_is_nocase(url.scheme, "https")) &&
           url.host.n > 0;
}

int
url_port(const struct url *url)
{
    int64_t port = 0;
    if (url->port.n > 0) {
        return str_int(url->port, &port) && port > 0 && port < 65536 ? (int)port : 0;
    }
    if (str_is_nocase(url->scheme, "https")) {
        return 443;
    }
    return str_is_nocase(url->scheme, "http") ? 80 : 0;
}

/* ---- writing ---- */

static const char HEX[] = "0123456789ABCDEF";

static bool
is_unreserved(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/* The byte that "%41" at s.p[i] stands for; -1 when it is none. */
static int
escaped_byte(struct str s, size_t i)
{
    if (i + 2 >= s.n || s.p[i] != '%') {
        return -1;
    }
    int high = byte_hex(s.p[i + 1]);
    int low = byte_hex(s.p[i + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static void
add_escaped(struct buf *out, unsigned char byte)
{
    buf_add_byte(out, '%');
    buf_add_byte(out, HEX[byte >> 4]);
    buf_add_byte(out, HEX[byte & 15]);
}

/* A component with bytes that may not stand in a URL escaped. normal: escapes
 * in upper case, and undone for unreserved bytes. */
static void
add_component(struct buf *out, struct str s, bool normal)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        int escaped = escaped_byte(s, i);
        if (escaped >= 0 && normal && is_unreserved((char)escaped)) {
            buf_add_byte(out, (char)escaped);
            i += 2;
        } else if (escaped >= 0 && normal) {
            add_escaped(out, (unsigned char)escaped);
            i += 2;
        } else if (c == '\t' || c == '\n' || c == '\r') {
            continue; /* the WHATWG drops them */
        } else if (c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '`' ||
                   (c == '%' && escaped < 0)) {
            add_escaped(out, c);
        } else {
            buf_add_byte(out, (char)c);
        }
    }
}

static void
add_lower(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        buf_add_byte(out, byte_lower(s.p[i]));
    }
}

static bool
host_is_valid(struct str host)
{
    bool is_literal = host.n > 2 && host.p[0] == '[' && host.p[host.n - 1] == ']';
    for (size_t i = 0; i < host.n; i++) {
        unsigned char c = (unsigned char)host.p[i];
        if ((c == ':' && !is_literal) || c == '@' || c == '/' || c == '?' || c == '#' || c <= ' ' ||
            c == '<' || c == '>' || c == '"' || c == '%' || c == '\\' || c == '^' || c == '|' ||
            c == '{' || c == '}') {
            return false;
        }
    }
    return host.n > 0 && host.n < 256;
}

static bool
add_origin(struct buf *out, const struct url *url)
{
    int port = url_port(url);
    bool is_https = str_is_nocase(url->scheme, "https");
    if ((!is_https && !str_is_nocase(url->scheme, "http")) || port == 0 ||
        !host_is_valid(url->host)) {
        return false;
    }
    buf_add_z(out, is_https ? "https://" : "http://");
    struct str host = url->host;
    while (host.n > 1 && host.p[host.n - 1] == '.') {
        host.n--;
    }
    add_lower(out, host);
    if (port != (is_https ? 443 : 80)) {
        buf_printf(out, ":%d", port);
    }
    return true;
}

static bool
is_slash(char c)
{
    return c == '/' || c == '\\';
}

/* "..": what the path has from the last slash on is taken back. */
static void
drop_segment(struct buf *out, size_t floor)
{
    while (out->n > floor && out->p[out->n - 1] != '/') {
        out->n--;
    }
    if (out->n > floor) {
        out->n--;
    }
}

/* RFC 3986 5.2.4, backslashes read as slashes. */
static void
add_path(struct buf *out, struct str path, bool normal)
{
    size_t floor = out->n;
    size_t at = 0;
    if (path.n == 0 || !is_slash(path.p[0])) {
        buf_add_byte(out, '/');
    }
    while (at < path.n && !buf_failed(out)) {
        bool slash = is_slash(path.p[at]);
        size_t begin = at + slash;
        size_t n = first_of(str_sub(path, begin, path.n), "/\\");
        struct str segment = str_sub(path, begin, n);
        bool is_last = begin + n >= path.n;
        at = begin + n;
        bool is_here = str_eq(segment, STR(".")) || str_eq_nocase(segment, STR("%2e"));
        bool is_up = str_eq(segment, STR(".."));
        if (is_up) {
            drop_segment(out, floor);
        }
        if (is_here || is_up ? is_last && (slash || is_up) : slash) {
            buf_add_byte(out, '/');
        }
        if (!is_here && !is_up) {
            add_component(out, segment, normal);
        }
    }
    if (out->n == floor) {
        buf_add_byte(out, '/');
    }
}

static struct str
finish(struct arena *arena, struct buf *out, bool ok)
{
    struct str result = ok && !buf_failed(out) ? arena_str(arena, buf_str(out)) : STR_NONE;
    buf_release(out);
    return result;
}

struct str
url_resolve(struct arena *arena, struct str base, struct str ref)
{
    struct url b = url_split(base);
    struct url r = url_split(ref);
    struct buf out;
    buf_init(&out, LIMIT_URL_BYTES);
    if (r.scheme.p && !str_is_nocase(r.scheme, "http") && !str_is_nocase(r.scheme, "https")) {
        return finish(arena, &out, false);
    }
    struct url from = r.host.p ? r : b;
    from.scheme = r.scheme.p ? r.scheme : b.scheme;
    if (!add_origin(&out, &from)) {
        return finish(arena, &out, false);
    }
    struct str query = r.query;
    if (r.host.p || r.scheme.p || (r.path.n > 0 && (r.path.p[0] == '/' || r.path.p[0] == '\\'))) {
        add_path(&out, r.path, false);
    } else if (r.path.n == 0) {
        add_path(&out, b.path, false);
        query = r.query.p ? r.query : b.query;
    } else {
        size_t slash = str_rfind_byte(b.path, '/');
        struct buf merged;
        buf_init(&merged, LIMIT_URL_BYTES);
        buf_add(&merged, slash == SIZE_MAX ? STR("/") : str_sub(b.path, 0, slash + 1));
        buf_add(&merged, r.path);
        bool whole = !buf_failed(&merged);
        add_path(&out, buf_str(&merged), false);
        buf_release(&merged);
        if (!whole) {
            return finish(arena, &out, false);
        }
    }
    if (query.p) {
        buf_add_byte(&out, '?');
        add_component(&out, query, false);
    }
    return finish(arena, &out, true);
}

/* Parameters that say where a click came from, not which page is meant. A row
 * that ends in "*" is a prefix. */
static const char *const TRACKING[] = {
    "utm_*",         "gclid",        "gbraid",       "wbraid",  "fbclid", "msclkid",
    "dclid",         "mc_cid",       "mc_eid",       "_hsenc",  "_hsmi",  "gh_src",
    "lever-source*", "lever-origin", "igshid",       "yclid",   "trk",    "trkInfo",
    "refId",         "trackingId",   "ashby_source", "mkt_tok", "_ga",    "jobboardsource",
    "rx_*",          "icid",         "cmpid",
};

static bool
is_tracking(struct str parameter)
{
    struct str name = str_cut(&parameter, '=');
    for (size_t i = 0; i < sizeof TRACKING / sizeof TRACKING[0]; i++) {
        struct str row = str_of(TRACKING[i]);
        bool prefix = row.p[row.n - 1] == '*';
        if (prefix ? str_starts_nocase(name, str_sub(row, 0, row.n - 1))
                   : str_eq_nocase(name, row)) {
            return true;
        }
    }
    return false;
}

/* "?a=1" or "&a=1", unless nothing but line breaks is in it. */
static bool
add_parameter(struct buf *out, char mark, struct str parameter)
{
    size_t before = out->n;
    buf_add_byte(out, mark);
    add_component(out, parameter, true);
    bool is_said = out->n > before + 1;
    out->n = is_said ? out->n : before;
    return is_said;
}

struct str
url_canonical(struct arena *arena, struct str text)
{
    struct url url = url_split(text);
    struct buf out;
    buf_init(&out, LIMIT_URL_BYTES);
    if (!add_origin(&out, &url)) {
        return finish(arena, &out, false);
    }
    add_path(&out, url.path, true);
    char mark = '?';
    struct str rest = url.query;
    while (rest.p) {
        struct str parameter = str_cut(&rest, '&');
        bool counts = parameter.n > 0 && !is_tracking(parameter);
        if (counts && add_parameter(&out, mark, parameter)) {
            mark = '&';
        }
    }
    return finish(arena, &out, true);
}

struct str
url_origin(struct arena *arena, struct str text)
{
    struct url url = url_split(text);
    struct buf out;
    buf_init(&out, LIMIT_URL_BYTES);
    bool ok = add_origin(&out, &url);
    return finish(arena, &out, ok);
}

struct str
url_without_credentials(struct arena *arena, struct str text)
{
    struct url url = url_split(text);
    if (!url.userinfo.p) {
        return text;
    }
    struct buf out;
    buf_init(&out, text.n + 1);
    buf_add(&out, str_span(text.p, url.userinfo.p));
    buf_add(&out, str_span(url.userinfo.p + url.userinfo.n + 1, text.p + text.n));
    return finish(arena, &out, true);
}

struct str
url_decode(struct arena *arena, struct str text)
{
    char *out = arena_bytes(arena, text.n + 1);
    if (!out) {
        return STR_NONE;
    }
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        int byte = escaped_byte(text, i);
        out[n++] = (char)(byte >= 0 ? byte : text.p[i]);
        i += byte >= 0 ? 2 : 0;
    }
    out[n] = '\0';
    return (struct str){out, n};
}

struct str
url_encode(struct arena *arena, struct str text)
{
    struct buf out;
    buf_init(&out, text.n * 3 + 1);
    for (size_t i = 0; i < text.n; i++) {
        if (is_unreserved(text.p[i])) {
            buf_add_byte(&out, text.p[i]);
        } else {
            add_escaped(&out, (unsigned char)text.p[i]);
        }
    }
    return finish(arena, &out, true);
}

struct str
url_query_param(struct str text, const char *name)
{
    struct str rest = url_split(text).query;
    while (rest.p) {
        struct str value = str_cut(&rest, '&');
        struct str key = str_cut(&value, '=');
        if (str_is(key, name)) {
            return value.p ? value : STR("");
        }
    }
    return STR_NONE;
}

struct str
url_segment(struct str text, size_t index)
{
    struct str rest = url_split(text).path;
    while (rest.p) {
        struct str segment = str_cut(&rest, '/');
        if (segment.n > 0 && index-- == 0) {
            return segment;
        }
    }
    return STR_NONE;
}
