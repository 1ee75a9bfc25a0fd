/* parse/page/page_read.c: one page from bytes to postings: decode, scan, the layers
 * from the most to the least trusted, and a tree only where they leave gaps. */
#include "parse/page/page_read.h"

#include <stdlib.h>

#include "base/limits.h"
#include "parse/charset.h"
#include "parse/html/html_find.h"
#include "parse/page/blocked.h"
#include "parse/page/override.h"
#include "parse/page/page_closed.h"
#include "parse/page/page_context.h"
#include "parse/page/page_guess.h"
#include "parse/page/page_listing.h"
#include "parse/page/page_longer.h"
#include "parse/page/page_merge.h"
#include "parse/page/page_mode.h"
#include "parse/pcre.h"
#include "parse/plain/plain.h"
#include "parse/structured/embedded.h"
#include "parse/structured/jsonld.h"
#include "parse/structured/microdata.h"

#include "base/banned.h"

enum {
    ENDS_LOOKED_PAST = 3 /* "</script>" inside a text */
};

enum status
page_reader_new(struct page_reader **ret, struct error *err)
{
    struct page_reader *reader = calloc(1, sizeof(*reader));
    if (!reader) {
        return error_set(err, E_NOMEM, "page reader");
    }
    label_index_init(&reader->labels);
    enum status status = closed_set_new(&reader->closed, err);
    if (status == OK) {
        status = plain_seeker_new(&reader->seeker, err);
    }
    if (status != OK) {
        page_reader_free(reader);
        return status;
    }
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
    closed_set_free(reader->closed);
    pattern_free(reader->seeker);
    override_free(reader->overrides);
    free(reader);
}

/* A script of JSON-LD that may hold a posting, however it spells it. */
static bool
may_hold_posting(const struct html_script *script)
{
    struct str text = script->text;
    return html_has(text, STR("JobPosting")) ||
           (script->kind == SCRIPT_LD &&
            (html_has(text, STR("hiringOrganization")) || str_has_nocase(text, STR("jobposting")) ||
             str_has_nocase(text, STR("job posting")) || str_has_nocase(text, STR("job_posting"))));
}

/* A document that ends within a string, since "</script>" stands in it: read past
 * that, if it is whole then. */
static struct json *
read_past_end(struct page_context *ctx, struct str text, struct json *root)
{
    for (int i = 0; i < ENDS_LOOKED_PAST && root->truncated; i++) {
        size_t at = (size_t)(text.p + text.n - ctx->text.p) + 1;
        struct str rest = str_sub(ctx->text, at, SIZE_MAX);
        size_t end = html_find(rest, STR("</script"));
        if (end == SIZE_MAX) {
            break;
        }
        text.n += end + 1;
        struct json *longer = jsonld_script(text, ctx->arena);
        struct str whole = str_trim(text);
        bool is_closed = whole.n > 0 && strchr("}]", whole.p[whole.n - 1]) != NULL;
        if (longer && !longer->truncated && (!longer->was_guessed || is_closed)) {
            return longer;
        }
    }
    return root;
}

/* The documents of one script: of JSON-LD; or of another kind, a document by
 * itself or in code. */
static struct json *
read_script(struct page_context *ctx, const struct html_script *script)
{
    struct str text = str_trim(script->text);
    if (script->kind == SCRIPT_LD) {
        struct json *root = jsonld_script(text, ctx->arena);
        return root && root->truncated ? read_past_end(ctx, script->text, root) : root;
    }
    if (!html_has(text, STR("JobPosting")) || !html_has(text, STR("schema.org"))) {
        return NULL;
    }
    bool is_bare = text.n > 0 && (text.p[0] == '{' || text.p[0] == '[');
    return is_bare ? jsonld_script(text, ctx->arena) : jsonld_in_code(text, ctx->arena);
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
        has_posting = has_posting || may_hold_posting(script);
        *ret_has_list =
            *ret_has_list || (script->kind == SCRIPT_LD && html_has(script->text, STR("ItemList")));
    }
    for (struct html_script *script = ctx->head.scripts; script && has_posting;
         script = script->next) {
        struct json *root = read_script(ctx, script);
        if (root) {
            root->next = NULL;
            *end = root;
            end = &root->next;
            all->n++;
        }
    }
    return all->n ? all : NULL;
}

/* Postings of a document in the shape of JSON-LD. */
static enum status
add_found(struct page_context *ctx, const struct json *all, enum layer layer,
          struct raw_batch *batch)
{
    struct jsonld_found found = {0};
    bool has_room = !all || jsonld_find(all, ctx->arena, &found);
    for (size_t i = 0; has_room && i < found.n; i++) {
        struct raw_posting *raw = batch_add(batch, ctx->arena);
        has_room = raw && jsonld_read(found.items[i], all, layer, ctx->arena, raw);
    }
    if (!has_room || ctx->arena->failed) {
        return error_set(ctx->err, E_NOMEM, "%s of %.*s", layer_name(layer), STR_ARG(ctx->url));
    }
    return OK;
}

static enum status
read_json_ld(struct page_context *ctx, struct raw_batch *batch, bool *ret_is_list)
{
    bool has_list = false;
    struct json *all = read_scripts(ctx, &has_list);
    enum status status = add_found(ctx, all, LAYER_JSON_LD, batch);
    *ret_is_list = has_list;
    batch_settle(batch, ctx->arena);
    if (batch->n == 1 && batch->first->money && page_guesses_pay(ctx->text)) {
        batch->first->money = NULL;
    }
    return status;
}

/* Microdata or RDFa, where JSON-LD gave no posting, or one with gaps. */
static enum status
read_marked_up(struct page_context *ctx, struct raw_batch *batch)
{
    bool has_gaps = batch->n == 0 || (batch->n == 1 && !raw_is_whole(batch->first));
    bool is_rdfa = false;
    struct json *all = NULL;
    if (!has_gaps || !html_has(ctx->text, STR("JobPosting"))) {
        return OK;
    }
    if (!page_tree(ctx) || !microdata_read(&ctx->reader->tree, ctx->arena, &all, &is_rdfa)) {
        return error_set(ctx->err, E_NOMEM, "microdata of %.*s", STR_ARG(ctx->url));
    }
    struct raw_batch marked = {0};
    enum status status = add_found(ctx, all, is_rdfa ? LAYER_RDFA : LAYER_MICRODATA, &marked);
    batch_settle(&marked, ctx->arena);
    if (status != OK || marked.n == 0) {
        return status;
    }
    if (batch->n == 0) {
        *batch = marked;
    } else if (marked.n == 1) {
        raw_merge(batch->first, marked.first);
    }
    return OK;
}

/* The structured layers say all of one posting, and hold all of its text; or they
 * have several. */
static bool
needs_no_page(const struct page_context *ctx, const struct raw_batch *batch)
{
    return batch->n > 1 || (batch->n == 1 && raw_is_whole(batch->first) &&
                            !page_may_go_on(ctx, batch->first->description));
}

/* What a lower layer adds: values that are missing, the text that the markup has the
 * beginning of. */
static void
add_layer(struct page_context *ctx, struct raw_posting *raw, struct raw_posting *seen,
          bool is_posting)
{
    bool is_whole = raw_is_whole(raw);
    struct str longer = page_may_go_on(ctx, raw->description)
                            ? page_longer(ctx, raw->description, seen->description)
                            : STR_NONE;
    raw->description = longer.n > 0 ? longer : raw->description;
    seen->description = is_posting ? seen->description : STR_NONE;
    if (!is_whole) {
        raw_merge(raw, seen);
    }
}

/* Of two readings of one posting's text the fuller: the state may part it in keys
 * that nobody knows. */
static void
keep_fuller_text(struct raw_posting *to, struct str other)
{
    if (other.n > to->description.n) {
        to->description = other;
    }
}

/* The page shows a posting of its own, and no markup does. The state goes before it,
 * where it tells of the same. */
static enum status
add_shown(struct page_context *ctx, const struct raw_batch *state, struct raw_posting *seen,
          struct raw_batch *batch)
{
    struct raw_posting *twin = embedded_twin(state, seen);
    struct raw_posting *raw = batch_add(batch, ctx->arena);
    if (!raw) {
        return OK; /* the arena remembers */
    }
    *raw = twin ? *twin : *seen;
    raw->next = NULL;
    if (twin) {
        raw_merge(raw, seen);
        keep_fuller_text(raw, seen->description);
    }
    return OK;
}

/* What is to be seen on the page, beside the one posting that was found, or in place
 * of none. */
static enum status
read_shown(struct page_context *ctx, const struct raw_batch *state, struct raw_batch *batch)
{
    struct raw_posting *seen = ARENA_NEW(ctx->arena, struct raw_posting);
    if (!seen) {
        return error_set(ctx->err, E_NOMEM, "reading %.*s", STR_ARG(ctx->url));
    }
    bool is_posting = false;
    enum status status = plain_read(ctx, seen, &is_posting);
    if (status == OK && batch->n == 1) {
        add_layer(ctx, batch->first, seen, is_posting);
        return OK;
    }
    if (status == OK && !is_posting) {
        *batch = *state; /* what scripts would show */
        return OK;
    }
    return status == OK ? add_shown(ctx, state, seen, batch) : status;
}

/* The application's state and the visible page, where the marked-up layers leave
 * gaps: the whole of it when they found nothing, what they lack when they found one
 * posting. */
static enum status
read_visible(struct page_context *ctx, struct raw_batch *batch)
{
    if (batch->n == 1 && !raw_first(batch->first, FIELD_WORK_MODE)) {
        embedded_work_mode(ctx, batch->first);
        page_mode_by_title(ctx, batch->first);
    }
    if (needs_no_page(ctx, batch)) {
        return OK;
    }
    struct raw_batch state = {0};
    enum status status = embedded_read(ctx, &state);
    struct raw_posting *twin =
        status == OK && batch->n == 1 ? embedded_twin(&state, batch->first) : NULL;
    if (twin) {
        add_layer(ctx, batch->first, twin, true);
    }
    if (status != OK || (twin && needs_no_page(ctx, batch))) {
        return status;
    }
    if (ctx->is_document && state.n > 0) {
        *batch = state;
        return OK;
    }
    return read_shown(ctx, &state, batch);
}

/* A page without a posting: is something else in its place? */
static void
explain_nothing(struct page_context *ctx)
{
    struct str title = plain_text_line(ctx->arena, str_sub(ctx->head.title, 0, LIMIT_TITLE_BYTES));
    size_t n_text = ctx->has_tree ? ctx->reader->tree.nodes[0].n_text : 0;
    const struct blocked_row *row = blocked_find(ctx->text, title, n_text);
    if (row) {
        ctx->ret->verdict = VERDICT_BLOCKED;
        ctx->ret->why = str_of(row->why);
    }
}

static void
mark_closed(struct page_context *ctx, struct raw_batch *batch)
{
    const struct closed_row *row = batch->n <= 1 ? page_closed(ctx) : NULL;
    if (!row) {
        return;
    }
    if (batch->n == 1) {
        batch->first->is_closed = true;
        batch->first->closed_by = row->name;
    }
    ctx->ret->verdict = VERDICT_CLOSED;
    ctx->ret->why = arena_printf(ctx->arena, "the page says \"%.*s\"", STR_ARG(ctx->head.notice));
}

/* The language that the page says it is in, where a posting names none of its own. */
static void
add_language(struct page_context *ctx, struct raw_batch *batch)
{
    for (struct raw_posting *raw = batch->first; raw && ctx->head.language.n > 0; raw = raw->next) {
        if (!raw_first(raw, FIELD_LANGUAGE)) {
            (void)raw_add(raw, ctx->arena,
                          (struct raw_value){.field = FIELD_LANGUAGE,
                                             .layer = LAYER_META,
                                             .rule = "html-lang",
                                             .text = ctx->head.language});
        }
    }
}

static enum status
finish(struct page_context *ctx, struct raw_batch *batch)
{
    batch_identify(ctx, batch);
    add_language(ctx, batch);
    ctx->ret->postings = batch->first;
    if (batch->n > 0) {
        ctx->ret->verdict = VERDICT_OK;
        ctx->ret->why = STR_NONE;
    } else {
        explain_nothing(ctx);
    }
    if (ctx->ret->verdict != VERDICT_BLOCKED) {
        mark_closed(ctx, batch);
    }
    return ctx->arena->failed ? error_set(ctx->err, E_NOMEM, "reading %.*s", STR_ARG(ctx->url))
                              : OK;
}

/* The source's own rules win over all layers: they go before them. */
static enum status
apply_overrides(struct page_context *ctx, struct raw_batch *batch)
{
    bool has_any = false;
    if (!ctx->reader->overrides) {
        return OK;
    }
    struct raw_posting *own = ARENA_NEW(ctx->arena, struct raw_posting);
    if (!own) {
        return error_set(ctx->err, E_NOMEM, "patterns on %.*s", STR_ARG(ctx->url));
    }
    enum status status = override_apply(ctx->reader->overrides, ctx, own, &has_any);
    bool is_posting =
        batch->n == 1 || (batch->n == 0 && raw_first(own, FIELD_TITLE) && own->description.n > 0);
    if (status != OK || !has_any || !is_posting) {
        return status;
    }
    struct str text = own->description;
    if (batch->n == 1) {
        raw_merge(own, batch->first);
        own->description = text.n ? text : own->description;
    } else if (!batch_add(batch, ctx->arena)) {
        return error_set(ctx->err, E_NOMEM, "patterns on %.*s", STR_ARG(ctx->url));
    }
    *batch->first = *own;
    return OK;
}

/* Patterns of the source at hand, compiled once while pages of it come. */
static enum status
use_source(struct page_reader *reader, const struct source *source, struct error *err)
{
    bool is_same = reader->of == source && (!source || str_eq(reader->of_name, source->name));
    if (is_same) {
        return OK;
    }
    override_free(reader->overrides);
    reader->overrides = NULL;
    reader->of = NULL;
    enum status status = source ? override_new(source, &reader->overrides, err) : OK;
    if (status == OK) {
        reader->of = source;
        reader->of_name = source ? source->name : STR_NONE;
    }
    return status;
}

static bool
is_results_page(const struct page *page, const struct source *source)
{
    bool is_kind = source && str_is(source->set.kind, "listing");
    return is_kind && page->role != PAGE_DETAIL;
}

/* A document of JSON-LD instead of a page is taken as its only script. */
static bool
take_bare_document(struct page_context *ctx)
{
    struct str text = str_trim(ctx->text);
    if (text.n == 0 || (text.p[0] != '{' && text.p[0] != '[')) {
        return true;
    }
    struct html_script *script = ARENA_NEW(ctx->arena, struct html_script);
    ctx->is_document = true;
    if (script) {
        bool is_ld = html_has(text, STR("JobPosting"));
        *script = (struct html_script){.kind = is_ld ? SCRIPT_LD : SCRIPT_STATE, .text = text};
        ctx->head.scripts = ctx->head.last_script = script;
    }
    return script != NULL;
}

/* A list of jobs in JSON-LD on a page that was not asked for as one posting. */
static enum status
hand_back_links(struct page_context *ctx)
{
    if (!page_list_links(ctx)) {
        return error_set(ctx->err, E_NOMEM, "links of %.*s", STR_ARG(ctx->url));
    }
    if (ctx->ret->n_listed > 0) {
        ctx->ret->is_listing = true;
        ctx->ret->verdict = VERDICT_OK;
        ctx->ret->why = STR_NONE;
    }
    return OK;
}

/* The layers in order. */
static enum status
read_layers(struct page_context *ctx)
{
    struct raw_batch batch = {0};
    bool is_list = false;
    enum status status = read_json_ld(ctx, &batch, &is_list);
    if (status == OK) {
        status = read_marked_up(ctx, &batch);
    }
    if (status == OK) {
        status = read_visible(ctx, &batch);
    }
    if (status == OK) {
        status = apply_overrides(ctx, &batch);
    }
    status = status == OK ? finish(ctx, &batch) : status;
    bool is_other = ctx->ret->verdict == VERDICT_NOT_POSTING || ctx->ret->verdict == VERDICT_SHELL;
    bool may_list = is_list && batch.n == 0 && ctx->page->role != PAGE_DETAIL && is_other;
    return status == OK && may_list ? hand_back_links(ctx) : status;
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
    enum status status = use_source(reader, source, err);
    if (status != OK) {
        return status;
    }
    if (str_trim(page->body).n == 0) {
        ret->verdict = VERDICT_MALFORMED;
        ret->why = STR("the body is empty");
        return OK;
    }
    ctx.text = charset_decode(ctx.arena, page->body, page->content_type, NULL);
    if (!ctx.text.p || !html_scan(ctx.text, ctx.arena, page_is_notice, reader->closed, &ctx.head) ||
        !take_bare_document(&ctx)) {
        return error_set(err, E_NOMEM, "reading %.*s", STR_ARG(ctx.url));
    }
    ret->robots = ctx.head.robots;
    ret->tdm_reservation = ctx.head.tdm_reservation;
    return is_results_page(page, source) ? page_listing(&ctx, reader->overrides)
                                         : read_layers(&ctx);
}

enum status
page_check_source(const struct source *source, struct error *err)
{
    struct override_set *set = NULL;
    enum status status = override_new(source, &set, err);
    override_free(set);
    return status;
}
