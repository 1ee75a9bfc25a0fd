/* parse/boards/html_list.c: one pass over the href attributes. */
#include "parse/boards/html_list.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"

#include "base/banned.h"

static struct str
next_segment(struct str *rest)
{
    struct str segment = STR_NONE;
    while (rest->p && segment.n == 0) {
        segment = str_cut(rest, '/');
    }
    return segment;
}

struct str
html_list_id(const struct html_list *form, struct str url)
{
    struct str path = url_split(url).path;
    struct str want_rest = str_of(form->path);
    struct str id = STR_NONE;
    struct str want;
    while ((want = next_segment(&want_rest)).n) {
        struct str segment = next_segment(&path);
        if (segment.n == 0) {
            return STR_NONE;
        }
        if (str_is(want, "{}")) {
            id = segment;
        } else if (!str_is(want, "*") && !str_eq_nocase(want, segment)) {
            return STR_NONE;
        }
    }
    return id;
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

/* Value of the href attribute that begins at *at; *at moves past it. */
static struct str
take_href(struct str text, size_t *at)
{
    size_t p = *at + 4; /* "href" */
    while (p < text.n && (byte_is_space(text.p[p]) || text.p[p] == '=')) {
        p++;
    }
    *at = p;
    if (p >= text.n || (text.p[p] != '"' && text.p[p] != '\'')) {
        return STR_NONE;
    }
    struct str rest = str_sub(text, p + 1, LIMIT_URL_BYTES);
    size_t close = str_find_byte(rest, text.p[p]);
    if (close == SIZE_MAX) {
        return STR_NONE;
    }
    *at = p + 1 + close;
    return str_sub(rest, 0, close);
}

static size_t
collect(struct reading *r, const struct html_list *form, struct seen *seen, size_t max)
{
    struct str base = r->page->final_url.n ? r->page->final_url : r->page->url;
    base = base.n ? base : r->origin;
    size_t n = 0;
    size_t at = 0;
    while (at < r->text.n && n < max) {
        size_t found = str_find(str_sub(r->text, at, SIZE_MAX), STR("href"));
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
        struct str id = url.n ? html_list_id(form, url) : STR_NONE;
        if (id.n && str_eq_nocase(url_split(url).host, url_split(base).host)) {
            seen[n] = (struct seen){id, url, n};
            n++;
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
    while ((at = str_find(text, STR("href"))) != SIZE_MAX && n < LIMIT_LINKS_PER_PAGE) {
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
            struct str rest = url;
            struct str bare = str_cut(&rest, '?');
            url = arena_printf(r->arena, "%.*s%s", STR_ARG(bare), form->suffix);
        }
        if (reading_entry(r, seen[i].id)) {
            struct link link = {.role = PAGE_DETAIL, .url = url, .external_id = seen[i].id};
            (void)harvest_link(r->ret, r->arena, link);
        }
    }
    return n;
}
