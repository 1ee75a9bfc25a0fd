/* parse/page/page_listing.c: links of results pages. Without the source's XPath a link
 * counts when its path speaks of jobs and goes on after the word; menus do not
 * count. A page of postings written out in full gives these as well. */
#include "parse/page/page_listing.h"

#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/html/html_find.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum { SLUG_MIN_BYTES = 4 };

// clang-format off
static const char *const job_words[] = {
    "/job", "job/", "jobid", "job_id", "/position", "/vacanc", "/career", "/opening", "/stellen",
    "/vacature", "/offre", "/oferta", "/offer", "/praca", "/vaga", "/requisition", "/posting",
    "/viewjob", "gh_jid", "/karriere", "/lavor", "/annonc", "/stilling", "/tjanst", "/emploi",
    "/empleo", "/role/", "/roles/", "/opportunit", "/ausschreibung",
};
// clang-format on

bool
page_is_job_link(struct str href)
{
    for (size_t i = 0; href.n >= 8 && i < sizeof(job_words) / sizeof(job_words[0]); i++) {
        size_t at = str_find_nocase(href, str_of(job_words[i]));
        if (at != SIZE_MAX && href.n - at > strlen(job_words[i]) + SLUG_MIN_BYTES) {
            return true;
        }
    }
    return false;
}

static bool
add_link(struct page_context *ctx, struct str href, enum page_role role)
{
    struct str url = url_resolve(ctx->arena, ctx->url, markup_unescape(ctx->arena, href));
    if (url.n == 0 || str_eq(url, ctx->url)) {
        return !ctx->arena->failed;
    }
    return harvest_link(ctx->ret, ctx->arena, (struct link){.role = role, .url = url});
}

/* ---- ItemList ---- */

/* The address of an entry: itself, its "url", its "item". */
static struct str
entry_url(const struct json *entry)
{
    static const char *const paths[] = {"url", "item.url", "item.@id", "item"};
    struct str url = entry->type == JSON_STRING ? entry->text : STR_NONE;
    for (size_t i = 0; url.n == 0 && i < sizeof(paths) / sizeof(paths[0]); i++) {
        url = json_path_text(entry, paths[i]);
    }
    return str_trim(url);
}

static bool
is_of_site(struct page_context *ctx, struct str href)
{
    struct url url = url_split(url_resolve(ctx->arena, ctx->url, href));
    struct url own = url_split(ctx->url);
    return str_eq_nocase(url.host, own.host) || str_ends_nocase(url.host, own.host);
}

static bool
add_entries(struct page_context *ctx, const struct json *list)
{
    size_t left = LIMIT_LINKS_PER_PAGE;
    JSON_EACH (entry, json_get(list, "itemListElement")) {
        struct str url = entry_url(entry);
        if (left-- == 0) {
            break;
        }
        if (!page_is_job_link(url) || !is_of_site(ctx, url)) {
            continue;
        }
        ctx->ret->n_listed++;
        if (!add_link(ctx, url, PAGE_DETAIL)) {
            return false;
        }
    }
    return true;
}

/* The lists of one document: itself, of its graph, or what it is about. */
static bool
add_lists(struct page_context *ctx, const struct json *root)
{
    const struct json *inside = json_get(root, "@graph");
    inside = inside ? inside : json_get(root, "mainEntity");
    JSON_EACH (node, inside ? inside : root) {
        if (jsonld_has_type(node, "ItemList") && !add_entries(ctx, node)) {
            return false;
        }
    }
    return true;
}

bool
page_list_links(struct page_context *ctx)
{
    for (struct html_script *script = ctx->head.scripts; script; script = script->next) {
        if (script->kind != SCRIPT_LD || !html_has(script->text, STR("ItemList"))) {
            continue;
        }
        if (!add_lists(ctx, jsonld_script(script->text, ctx->arena))) {
            return false;
        }
    }
    return !ctx->arena->failed;
}

/* Words of rel: "next", "nofollow next". */
static bool
is_next(struct str attrs)
{
    for (struct str rest = html_attr(attrs, "rel"); rest.p;) {
        if (str_is_nocase(str_cut(&rest, ' '), "next")) {
            return true;
        }
    }
    return false;
}

static bool
links_by_shape(struct page_context *ctx, bool needs_items, bool needs_next)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct str last = STR_NONE;
    size_t left = LIMIT_LINKS_PER_PAGE;
    for (uint32_t i = 1; i < tree->n && left > 0; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag != HTML_A && node->tag != HTML_LINK) {
            continue;
        }
        struct str href = str_trim(html_attr(node->attrs, "href"));
        bool has_target = href.n > 0 && href.p[0] != '#', done = true;
        if (has_target && needs_next && is_next(node->attrs)) {
            ctx->ret->has_more = true;
            needs_next = false;
            done = add_link(ctx, href, PAGE_LISTING);
        } else if (has_target && needs_items && node->tag == HTML_A && !(node->flags & NODE_CUT) &&
                   page_is_job_link(href) && !str_eq(href, last)) {
            last = href; /* picture and title of an entry link to the same */
            left--;
            ctx->ret->n_listed++;
            done = add_link(ctx, href, PAGE_DETAIL);
        }
        if (!done) {
            return false;
        }
    }
    return true;
}

enum status
page_listing(struct page_context *ctx, struct override_set *set)
{
    bool has_items = false, has_next = false;
    ctx->ret->is_listing = true;
    enum status status = override_links(set, ctx, &has_items, &has_next);
    if (status != OK) {
        return status;
    }
    if (!has_items) {
        if (!page_list_links(ctx)) {
            return error_set(ctx->err, E_NOMEM, "links of %.*s", STR_ARG(ctx->url));
        }
        has_items = ctx->ret->n_listed > 0;
    }
    if ((!has_items || !has_next) &&
        (!page_tree(ctx) || !links_by_shape(ctx, !has_items, !has_next))) {
        return error_set(ctx->err, E_NOMEM, "links of %.*s", STR_ARG(ctx->url));
    }
    ctx->ret->verdict = ctx->ret->links ? VERDICT_OK : VERDICT_EMPTY;
    ctx->ret->why = ctx->ret->links ? STR_NONE : STR("no links to postings on the page");
    return OK;
}
