/* parse/page_read.c: one page from bytes to postings: decode, scan, the layers
 * from the most to the least trusted, and a tree only where they leave gaps. */
#include "parse/page_read.h"

#include <stdlib.h>

#include "base/limits.h"
#include "parse/charset.h"
#include "parse/jsonld.h"
#include "parse/page_context.h"
#include "parse/page_merge.h"
#include "parse/plain.h"

#include "base/banned.h"

enum status
page_reader_new(struct page_reader **ret, struct error *err)
{
    struct page_reader *reader = calloc(1, sizeof(*reader));
    if (!reader) {
        return error_set(err, E_NOMEM, "page reader");
    }
    label_index_init(&reader->labels);
    *ret = reader;
    return OK;
}

void
page_reader_free(struct page_reader *reader)
{
    if (!reader) {
        return;
    }
    html_tree_release(&reader->tree);
    free(reader);
}

/* All JSON-LD of the page as one array, so that "@id" finds its way from script
 * to script; NULL when there is none that speaks of jobs. */
static struct json *
read_scripts(struct page_context *ctx, bool *ret_has_list)
{
    struct json *all = ARENA_NEW(ctx->arena, struct json);
    bool has_posting = false;
    if (!all) {
        return NULL;
    }
    all->type = JSON_ARRAY;
    struct json **end = &all->first;
    for (struct html_script *script = ctx->head.scripts; script; script = script->next) {
        has_posting = has_posting || str_has(script->text, STR("JobPosting"));
    }
    for (struct html_script *script = ctx->head.scripts; script; script = script->next) {
        bool is_ld = script->kind == SCRIPT_LD;
        struct str text = str_trim(script->text);
        bool is_bare = !is_ld && text.n > 0 && (text.p[0] == '{' || text.p[0] == '[') &&
                       str_has(text, STR("JobPosting")) && str_has(text, STR("schema.org"));
        *ret_has_list = *ret_has_list || (is_ld && str_has(text, STR("ItemList")));
        if (!has_posting || (!is_ld && !is_bare)) {
            continue;
        }
        struct json *root = jsonld_script(text, ctx->arena);
        if (root) {
            root->next = NULL;
            *end = root;
            end = &root->next;
            all->n++;
        }
    }
    return all->n ? all : NULL;
}

static enum status
read_json_ld(struct page_context *ctx, struct raw_batch *batch, bool *ret_is_list)
{
    bool has_list = false;
    struct json *all = read_scripts(ctx, &has_list);
    struct jsonld_found found = {0};
    if (all && !jsonld_find(all, ctx->arena, &found)) {
        return error_set(ctx->err, E_NOMEM, "JSON-LD of %.*s", STR_ARG(ctx->url));
    }
    for (size_t i = 0; i < found.n; i++) {
        struct raw_posting *raw = batch_add(batch, ctx->arena);
        if (!raw || ctx->arena->failed) {
            return error_set(ctx->err, E_NOMEM, "JSON-LD of %.*s", STR_ARG(ctx->url));
        }
        (void)jsonld_read(found.items[i], all, LAYER_JSON_LD, ctx->arena, raw);
    }
    *ret_is_list = has_list;
    batch_settle(batch, ctx->arena);
    return OK;
}

/* The visible page, where the structured layers leave gaps: the whole of it when
 * they found nothing, what they lack when they found one posting. */
static enum status
read_visible(struct page_context *ctx, struct raw_batch *batch)
{
    bool needs_page = batch->n == 0 || (batch->n == 1 && !raw_is_whole(batch->first));
    if (!needs_page) {
        return OK;
    }
    struct raw_posting *seen = ARENA_NEW(ctx->arena, struct raw_posting);
    if (!seen) {
        return error_set(ctx->err, E_NOMEM, "reading %.*s", STR_ARG(ctx->url));
    }
    bool is_posting = false;
    enum status status = plain_read(ctx, seen, &is_posting);
    if (status != OK || !is_posting) {
        return status;
    }
    if (batch->n == 1) {
        raw_merge(batch->first, seen);
        return OK;
    }
    struct raw_posting *raw = batch_add(batch, ctx->arena);
    if (raw) {
        *raw = *seen;
    }
    return OK;
}

static enum status
finish(struct page_context *ctx, struct raw_batch *batch)
{
    batch_identify(ctx, batch);
    ctx->ret->postings = batch->first;
    if (batch->n > 0) {
        ctx->ret->verdict = VERDICT_OK;
        ctx->ret->why = STR_NONE;
    }
    return ctx->arena->failed ? error_set(ctx->err, E_NOMEM, "reading %.*s", STR_ARG(ctx->url))
                              : OK;
}

enum status
page_read(struct page_reader *reader, const struct page *page, const struct source *source,
          struct harvest *ret, struct error *err)
{
    *ret = (struct harvest){.total = -1};
    struct page_context ctx = {.reader = reader,
                               .page = page,
                               .source = source,
                               .arena = page->arena,
                               .url = page->final_url.n ? page->final_url : page->url,
                               .ret = ret,
                               .err = err};
    ctx.text = charset_decode(ctx.arena, page->body, page->content_type, NULL);
    if (!ctx.text.p || !html_scan(ctx.text, ctx.arena, NULL, &ctx.head)) {
        return error_set(err, E_NOMEM, "reading %.*s", STR_ARG(ctx.url));
    }
    struct raw_batch batch = {0};
    bool is_list = false;
    enum status status = read_json_ld(&ctx, &batch, &is_list);
    if (status == OK) {
        status = read_visible(&ctx, &batch);
    }
    return status == OK ? finish(&ctx, &batch) : status;
}

enum status
page_check_source(const struct source *source, struct error *err)
{
    (void)source;
    (void)err;
    return OK;
}
