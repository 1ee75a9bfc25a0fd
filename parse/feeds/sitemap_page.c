/* parse/feeds/sitemap_page.c: a sitemap's page as links, and the filter on detail
 * links that a source's `match` and `exclude` ask for. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/url.h"
#include "parse/parse.h"
#include "parse/web.h"

#include "base/banned.h"

enum { PATTERN_SLOTS = 256, PATTERN_ERROR_BYTES = 120 };

struct pattern {
    char *text; /* owned */
    size_t n;
    pcre2_code *code;
};

struct web_reader {
    struct pattern slots[PATTERN_SLOTS]; /* by hash; a newer one displaces */
    pcre2_match_data *match;
    pcre2_match_context *context;
};

enum status
web_reader_new(struct web_reader **ret, struct error *err)
{
    struct web_reader *web = calloc(1, sizeof *web);
    if (!web) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    web->match = pcre2_match_data_create(1, NULL);
    web->context = pcre2_match_context_create(NULL);
    if (!web->match || !web->context) {
        web_reader_free(web);
        return error_set(err, E_NOMEM, "out of memory");
    }
    (void)pcre2_set_match_limit(web->context, LIMIT_PCRE_MATCH);
    (void)pcre2_set_depth_limit(web->context, LIMIT_PCRE_DEPTH);
    (void)pcre2_set_heap_limit(web->context, LIMIT_PCRE_HEAP_KIB);
    *ret = web;
    return OK;
}

void
web_reader_free(struct web_reader *web)
{
    if (!web) {
        return;
    }
    for (size_t i = 0; i < PATTERN_SLOTS; i++) {
        free(web->slots[i].text);
        pcre2_code_free(web->slots[i].code);
    }
    pcre2_match_data_free(web->match);
    pcre2_match_context_free(web->context);
    free(web);
}

enum use { USE_MATCH, USE_EXCLUDE, USE_COUNT };
static const char *const use_names[USE_COUNT] = {"match", "exclude"};

/* The two patterns of a source never share a slot. */
static size_t
slot_of(struct str text, enum use use)
{
    uint32_t hash = 2166136261U; /* FNV-1a */
    for (size_t i = 0; i < text.n; i++) {
        hash = (hash ^ (unsigned char)text.p[i]) * 16777619U;
    }
    return (size_t)(hash % (PATTERN_SLOTS / USE_COUNT)) * USE_COUNT + (size_t)use;
}

static enum status
compile(struct web_reader *web, enum use use, struct str text, pcre2_code **ret, struct error *err)
{
    struct pattern *slot = &web->slots[slot_of(text, use)];
    if (slot->code && str_eq(text, (struct str){slot->text, slot->n})) {
        *ret = slot->code;
        return OK;
    }
    int code = 0;
    size_t offset = 0;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)text.p, text.n, PCRE2_UTF, &code, &offset, NULL);
    if (!compiled) {
        unsigned char why[PATTERN_ERROR_BYTES] = "";
        (void)pcre2_get_error_message(code, why, sizeof why);
        return error_set(err, E_PATTERN, "%s = \"%.*s\": %s at position %zu", use_names[use],
                         STR_ARG(text), (const char *)why, offset);
    }
    (void)pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE); /* without JIT it is interpreted */
    char *copy = malloc(text.n);
    if (!copy) {
        pcre2_code_free(compiled);
        return error_set(err, E_NOMEM, "out of memory");
    }
    memcpy(copy, text.p, text.n);
    free(slot->text);
    pcre2_code_free(slot->code);
    *slot = (struct pattern){copy, text.n, compiled};
    *ret = compiled;
    return OK;
}

enum status
web_check_source(struct web_reader *web, const struct source *source, struct error *err)
{
    pcre2_code *code;
    enum status status = OK;
    if (source && source->set.match.n) {
        status = compile(web, USE_MATCH, source->set.match, &code, err);
    }
    if (status == OK && source && source->set.exclude.n) {
        status = compile(web, USE_EXCLUDE, source->set.exclude, &code, err);
    }
    return status;
}

/* -1: a limit was reached, which counts as no match. */
static int
is_match(struct web_reader *web, const pcre2_code *code, struct str url, struct harvest *ret)
{
    int found = pcre2_match(code, (PCRE2_SPTR)url.p, url.n, 0, 0, web->match, web->context);
    if (found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_DEPTHLIMIT ||
        found == PCRE2_ERROR_HEAPLIMIT) {
        ret->limit_hits++;
    }
    return found >= 0;
}

static void
keep_links(struct web_reader *web, const pcre2_code *match, const pcre2_code *exclude,
           struct harvest *ret)
{
    struct link **at = &ret->links;
    ret->last_link = NULL;
    while (*at) {
        struct link *link = *at;
        bool is_wanted =
            link->role != PAGE_DETAIL || ((!match || is_match(web, match, link->url, ret)) &&
                                          (!exclude || !is_match(web, exclude, link->url, ret)));
        if (is_wanted) {
            ret->last_link = link;
            at = &link->next;
            continue;
        }
        *at = link->next;
        if (ret->is_listing && ret->n_listed > ret->n_dropped) {
            ret->n_listed--;
        }
    }
}

enum status
web_filter_links(struct web_reader *web, const struct page *page, const struct source *source,
                 struct harvest *ret, struct error *err)
{
    pcre2_code *match = NULL;
    pcre2_code *exclude = NULL;
    (void)page;
    if (!source || !ret->links || (!source->set.match.n && !source->set.exclude.n)) {
        return OK;
    }
    enum status status = OK;
    if (source->set.match.n) {
        status = compile(web, USE_MATCH, source->set.match, &match, err);
    }
    if (status == OK && source->set.exclude.n) {
        status = compile(web, USE_EXCLUDE, source->set.exclude, &exclude, err);
    }
    if (status == OK) {
        keep_links(web, match, exclude, ret);
    }
    return status;
}

/* How many indexes lead here; sitemap links carry it as their hint. */
static int64_t
index_depth(const struct page *page)
{
    int64_t depth;
    return str_int(page->hint, &depth) && depth >= 0 ? depth : 0;
}

static void
add_entry(const struct page *page, const struct sitemap_entry *entry, struct harvest *ret)
{
    struct arena *arena = page->arena;
    struct link link = {.url = entry->url, .version = entry->lastmod};
    if (!entry->is_index) {
        link.role = PAGE_DETAIL;
        link.external_id = url_canonical(arena, entry->url);
        ret->n_listed++;
        (void)harvest_link(ret, arena, link);
        return;
    }
    int64_t depth = index_depth(page) + 1;
    if (depth > LIMIT_SITEMAP_DEPTH || str_eq(entry->url, page->url)) {
        ret->is_capped |= depth > LIMIT_SITEMAP_DEPTH;
        return;
    }
    link.role = PAGE_LISTING;
    link.version = STR_NONE;
    link.hint = arena_printf(arena, "%d", (int)depth);
    ret->has_more = true;
    (void)harvest_link(ret, arena, link);
}

enum status
web_read_sitemap(struct web_reader *web, const struct page *page, const struct source *source,
                 struct harvest *ret, struct error *err)
{
    (void)web;
    (void)source;
    struct sitemap_entry *entries = NULL;
    size_t n = 0;
    bool is_cut = false;
    struct error why;
    struct str base = page->final_url.n ? page->final_url : page->url;
    enum status status = sitemap_read(page->body, base, page->arena, &entries, &n, &is_cut, &why);
    if (status == E_NOMEM) {
        return error_set(err, status, "%s", why.text);
    }
    if (status != OK) {
        ret->verdict = VERDICT_MALFORMED;
        ret->why = arena_str(page->arena, str_of(why.text));
        return OK;
    }
    ret->is_listing = true;
    for (size_t i = 0; i < n; i++) {
        if (i == LIMIT_LINKS_PER_PAGE) {
            ret->is_capped = true;
            ret->limit_hits++;
            break;
        }
        add_entry(page, &entries[i], ret);
    }
    ret->verdict = n > 0 ? VERDICT_OK : VERDICT_EMPTY;
    ret->why = n > 0 ? STR_NONE : STR("no URLs in the sitemap");
    if (is_cut || page->truncated) {
        ret->verdict = VERDICT_TRUNCATED;
        ret->why = STR("the sitemap was cut off");
    }
    return OK;
}
