/* parse/boards/html_list.c: one pass over the href attributes. */
#include "parse/boards/html_list.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"

#include "base/banned.h"

enum { MORE_MAX = 200 }; /* further pages that one page names */

static struct str
next_segment(struct str *rest)
{
    struct str segment = STR_NONE;
    while (rest->p && segment.n == 0) {
        segment = str_cut(rest, '/');
    }
    return segment;
}

/* The id where the path has the form; absent when it has not. *ret_end: how much of
 * the path that is, 0 when it has another form. */
static struct str
match_path(const char *form, struct str path, size_t *ret_end)
{
    struct str want_rest = str_of(form), rest = path;
    struct str id = STR_NONE;
    struct str want;
    *ret_end = 0;
    while ((want = next_segment(&want_rest)).n) {
        struct str segment = next_segment(&rest);
        bool fits =
            segment.n && (str_is(want, "{}") || str_is(want, "*") || str_eq_nocase(want, segment));
        if (!fits) {
            *ret_end = 0;
            return STR_NONE;
        }
        id = str_is(want, "{}") ? segment : id;
        *ret_end = (size_t)(segment.p + segment.n - path.p);
    }
    return id;
}

/* The id, and the address up to where the form ends. */
static struct str
match_url(const struct html_list *form, struct str url, struct str *ret_bare)
{
    struct str path = url_split(url).path;
    struct str id = STR_NONE;
    for (size_t i = 0; i < HTML_LIST_PATHS && form->paths[i] && !id.n; i++) {
        size_t end;
        id = match_path(form->paths[i], path, &end);
        *ret_bare = id.n ? str_span(url.p, path.p + end) : STR_NONE;
    }
    return form->not_id && str_is_nocase(id, form->not_id) ? STR_NONE : id;
}

struct str
html_list_id(const struct html_list *form, struct str url)
{
    struct str ignored;
    return match_url(form, url, &ignored);
}

/* ---- further pages ---- */

static bool
is_among(const char *list, struct str name)
{
    struct str rest = str_of(list);
    while (rest.p) {
        if (str_eq_nocase(str_cut(&rest, ','), name)) {
            return true;
        }
    }
    return false;
}

/* Another page of the list: the next by number, or a part of it without one. */
static bool
leads_on(const struct reading *r, const struct html_list *form, struct str url)
{
    size_t end;
    struct url parts = url_split(url);
    (void)match_path(form->more, parts.path, &end);
    struct str query = end ? parts.query : STR_NONE;
    if (!query.n || str_eq(url, r->page->url)) {
        return false;
    }
    int64_t number = 0;
    bool has_number = str_int(url_query_param(url, form->more_param), &number);
    while (query.p) {
        struct str pair = str_cut(&query, '&');
        struct str name = str_cut(&pair, '=');
        if (!str_is(name, form->more_param) && !is_among(form->may_have, name)) {
            return false;
        }
    }
    return !has_number || number == reading_param(r, form->more_param, 0) + 1;
}

struct seen {
    struct str id, url;
    size_t index;
};

static int
by_id(const void *a, const void *b)
{
    const struct seen *x = a;
    const struct seen *y = b;
    int order = str_cmp(x->id, y->id);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static int
by_index(const void *a, const void *b)
{
    const struct seen *x = a;
    const struct seen *y = b;
    return (x->index > y->index) - (x->index < y->index);
}

/* Value of the href attribute that begins at *at, quoted or bare; *at moves past
 * it. */
static struct str
take_href(struct str text, size_t *at)
{
    size_t p = *at + 4; /* "href" */
    while (p < text.n && byte_is_space(text.p[p])) {
        p++;
    }
    bool has_value = p < text.n && text.p[p] == '=';
    for (p += has_value; has_value && p < text.n && byte_is_space(text.p[p]); p++) {
    }
    *at = p;
    if (!has_value || p >= text.n) {
        return STR_NONE;
    }
    bool is_quoted = text.p[p] == '"' || text.p[p] == '\'';
    struct str rest = str_sub(text, p + is_quoted, LIMIT_URL_BYTES);
    size_t n = 0;
    while (n < rest.n &&
           (is_quoted ? rest.p[n] != text.p[p] : !byte_is_space(rest.p[n]) && rest.p[n] != '>')) {
        n++;
    }
    if (n == rest.n) {
        return STR_NONE; /* cut off, or no address */
    }
    *at = p + is_quoted + n;
    return str_sub(rest, 0, n);
}

static size_t
collect(struct reading *r, const struct html_list *form, struct seen *seen, size_t max)
{
    struct str base = r->page->final_url.n ? r->page->final_url : r->page->url;
    base = base.n ? base : r->origin;
    size_t n = 0;
    size_t n_more = 0;
    size_t at = 0;
    while (at < r->text.n && n < max) {
        size_t found = str_find_nocase(str_sub(r->text, at, SIZE_MAX), STR("href"));
        if (found == SIZE_MAX) {
            break;
        }
        at += found;
        struct str href = take_href(r->text, &at);
        struct str path = url_split(href).path;
        if (!href.n || !path.n || memchr(path.p, '/', path.n) == NULL) {
            continue;
        }
        struct str url = url_resolve(r->arena, base, markup_unescape(r->arena, href));
        bool is_own = url.n && str_eq_nocase(url_split(url).host, url_split(base).host);
        struct str bare = STR_NONE;
        struct str id = is_own ? match_url(form, url, &bare) : STR_NONE;
        if (id.n) {
            seen[n] = (struct seen){id, bare, n};
            n++;
        } else if (is_own && form->more && leads_on(r, form, url) && n_more++ < MORE_MAX) {
            reading_more(r, url, STR_NONE);
        }
    }
    return n;
}

/* The first link of each id, in the order of the page. */
static size_t
drop_twins(struct seen *seen, size_t n)
{
    size_t kept = 0;
    qsort(seen, n, sizeof *seen, by_id);
    for (size_t i = 0; i < n; i++) {
        if (kept == 0 || !str_eq(seen[kept - 1].id, seen[i].id)) {
            seen[kept++] = seen[i];
        }
    }
    qsort(seen, kept, sizeof *seen, by_index);
    return kept;
}

static size_t
count_hrefs(struct str text)
{
    size_t n = 0;
    size_t at;
    while ((at = str_find_nocase(text, STR("href"))) != SIZE_MAX && n < LIMIT_LINKS_PER_PAGE) {
        text = str_sub(text, at + 4, SIZE_MAX);
        n++;
    }
    return n;
}

size_t
html_list_read(struct reading *r, const struct html_list *form)
{
    size_t max = count_hrefs(r->text);
    struct seen *seen = max ? ARENA_ARRAY(r->arena, max, struct seen) : NULL;
    size_t n = seen ? collect(r, form, seen, max) : 0;
    if (n == 0) {
        return 0;
    }
    n = drop_twins(seen, n);
    for (size_t i = 0; i < n; i++) {
        struct str url = seen[i].url;
        if (form->suffix) {
            url = arena_printf(r->arena, "%.*s%s", STR_ARG(url), form->suffix);
        }
        if (reading_entry(r, seen[i].id)) {
            struct link link = {.role = PAGE_DETAIL, .url = url, .external_id = seen[i].id};
            (void)harvest_link(r->ret, r->arena, link);
        }
    }
    return n;
}

void
html_list_page(struct reading *r, const struct html_list *form, struct str sign)
{
    if (r->page->role == PAGE_DETAIL || html_list_id(form, r->page->url).n) {
        return;
    }
    size_t n = html_list_read(r, form);
    if (n > 0 || r->page->role == PAGE_LISTING || (sign.n && str_has(r->text, sign))) {
        reading_listing(r, STR_NONE);
    }
}

void
html_list_complete(struct reading *r, const struct html_list *form)
{
    struct str id = html_list_id(form, r->page->url);
    if (!r->raw->external_id.n && id.n) {
        r->raw->external_id = id;
    }
}
