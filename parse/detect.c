/* parse/detect.c: from a URL to kind and board, by the rows that the adapters
 * state. It never asks the network and knows no single board. */
#include "base/url.h"
#include "parse/boards/board.h"

#include "base/banned.h"

enum { BOARD_MAX_BYTES = 200, LOCALE_MAX_BYTES = 7 };

/* Names that platforms keep for themselves, as subdomains and path segments. */
static const char *const reserved[] = {
    "www",        "app",       "api",       "support", "help",       "docs",        "blog",
    "status",     "info",      "get",       "hello",   "cdn",        "assets",      "static",
    "login",      "secure",    "embed",     "v1",      "v0",         "privacy",     "terms",
    "search",     "signin",    "account",   "legal",   "robots.txt", "sitemap.xml", "favicon.ico",
    "developers", "resources", "jobseeker", "about",   "careersite", "candidate",   "job-boards",
    "wday",       "apply",     "jobs",      "j",
};

static bool
is_reserved(struct str name)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        if (str_is_nocase(name, reserved[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_token(struct str name)
{
    if (name.n == 0 || name.n > BOARD_MAX_BYTES || is_reserved(name)) {
        return false;
    }
    for (size_t i = 0; i < name.n; i++) {
        if ((unsigned char)name.p[i] < ' ' || strchr("/?#\\<>\"{}|", name.p[i])) {
            return false;
        }
    }
    return true;
}

/* "en", "de-DE", "en_us", "zh-Hans". */
static bool
is_locale(struct str segment)
{
    if (segment.n < 2 || segment.n > LOCALE_MAX_BYTES) {
        return false;
    }
    for (size_t i = 0; i < segment.n; i++) {
        bool is_mark = segment.p[i] == '-' || segment.p[i] == '_';
        if (i == 2 ? !is_mark : !byte_is_alpha(segment.p[i])) {
            return false;
        }
    }
    return segment.n != 3;
}

/* `text` against a pattern with at most one "{}"; what stands for it in *ret. */
static bool
match_token(const char *pattern, struct str text, struct str *ret)
{
    struct str form = str_of(pattern);
    char last = form.p[form.n - 1];
    if (last != '}' && (text.n == 0 || byte_lower(last) != byte_lower(text.p[text.n - 1]))) {
        return false; /* as most hosts are told */
    }
    size_t at = str_find(form, STR("{}"));
    if (at == SIZE_MAX) {
        return str_eq_nocase(form, text);
    }
    struct str before = str_sub(form, 0, at);
    struct str after = str_sub(form, at + 2, SIZE_MAX);
    if (text.n <= before.n + after.n || !str_starts_nocase(text, before) ||
        !str_ends_nocase(text, after)) {
        return false;
    }
    *ret = str_sub(text, before.n, text.n - before.n - after.n);
    return true;
}

static bool
match_host(const char *pattern, struct str host, struct str *ret)
{
    struct str found = STR_NONE;
    if (!match_token(pattern, host, &found)) {
        return false;
    }
    if (found.p) {
        if (str_find_byte(found, '.') != SIZE_MAX || !is_token(found)) {
            return false;
        }
        *ret = found;
    }
    return true;
}

static struct str
next_segment(struct str *rest)
{
    struct str segment = STR_NONE;
    while (rest->p && segment.n == 0) {
        segment = str_cut(rest, '/');
    }
    return segment;
}

static bool
match_segment(struct str want, struct str segment, struct str *ret)
{
    if (str_is(want, "{}") && is_token(segment)) {
        *ret = segment;
        return true;
    }
    return segment.n && (str_is(want, "*") || str_eq_nocase(want, segment));
}

static bool
match_path(const char *pattern, struct str path, struct str *ret)
{
    struct str form = str_of(pattern);
    struct str want;
    while ((want = next_segment(&form)).n) {
        struct str before = path;
        struct str segment = next_segment(&path);
        if (str_is(want, "{locale}")) {
            path = is_locale(segment) ? path : before;
        } else if (!match_segment(want, segment, ret)) {
            return false;
        }
    }
    return true;
}

/* "for={}": the parameter's value is the board; "a=b": it must be there. */
static bool
match_query(const char *pattern, struct str url, struct str *ret)
{
    struct str form = str_of(pattern);
    struct str name = str_cut(&form, '=');
    char key[32];
    if (name.n >= sizeof key) {
        return false;
    }
    memcpy(key, name.p, name.n);
    key[name.n] = '\0';
    struct str value = url_query_param(url, key);
    if (!str_is(form, "{}")) {
        return value.p && str_eq(value, form);
    }
    *ret = value;
    return is_token(value);
}

static bool
match_row(const struct careers_url *row, const struct url *parts, struct str url,
          struct str *ret_board)
{
    return match_host(row->host, parts->host, ret_board) &&
           (!row->path || match_path(row->path, parts->path, ret_board)) &&
           (!row->query || match_query(row->query, url, ret_board));
}

static bool
match_board(const struct board *adapter, struct str url, const struct url *parts,
            struct arena *arena, struct detected *ret)
{
    for (size_t i = 0; i < CAREERS_URLS && adapter->urls[i].host; i++) {
        const struct careers_url *row = &adapter->urls[i];
        struct str found = STR_NONE;
        if (!match_row(row, parts, url, &found)) {
            continue;
        }
        ret->board = found.n ? url_decode(arena, found) : STR_NONE;
        if (row->endpoint) {
            ret->endpoint = board_expand(arena, row->endpoint, ret->board);
        } else if (row->keep_origin) {
            ret->endpoint = url_origin(arena, url);
        }
        return true;
    }
    return adapter->detect && adapter->detect(url, arena, ret);
}

bool
kind_detect(struct str url, struct arena *arena, struct detected *ret)
{
    url = str_trim(url);
    if (url.n && !str_has(url, STR("://"))) {
        url = arena_printf(arena, "https://%.*s", STR_ARG(url));
    }
    *ret = (struct detected){.kind = kind_find(STR("page"))};
    if (!url_is_web(url)) {
        return false;
    }
    struct url parts = url_split(url);
    for (size_t i = 0; board_at(i); i++) {
        struct detected found = {0};
        if (match_board(board_at(i), url, &parts, arena, &found)) {
            found.kind = kind_find(str_of(board_at(i)->kind));
            *ret = found;
            return true;
        }
    }
    return false;
}
