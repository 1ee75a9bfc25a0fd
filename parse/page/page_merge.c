/* parse/page/page_merge.c: layers become postings. Order of trust, which is the order
 * of appending, so that the first value of a field wins: the source's overrides,
 * JSON-LD, microdata, RDFa, embedded state, labelled rules, meta. Lower layers
 * stay behind the winner for `explain`; places and pay, which are lists, are taken
 * from the first layer that has any. */
#include "parse/page/page_merge.h"

#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"

#include "base/banned.h"

enum {
    TEXT_WHOLE_BYTES = 200, /* a description worth the name */
    TEXT_KEPT_BYTES = 400,  /* the markup's own text, if so long, is not replaced */
    TEASER_BYTES = 80,      /* "similar jobs" carry less */
    TEXT_TIMES_LONGER = 2
};

struct raw_posting *
batch_add(struct raw_batch *batch, struct arena *arena)
{
    struct raw_posting *raw =
        batch->n < LIMIT_POSTINGS_PER_PAGE ? ARENA_NEW(arena, struct raw_posting) : NULL;
    if (!raw) {
        return NULL;
    }
    if (batch->last) {
        batch->last->next = raw;
    } else {
        batch->first = raw;
    }
    batch->last = raw;
    batch->n++;
    return raw;
}

static struct str
first_text(const struct raw_posting *raw, enum field field)
{
    const struct raw_value *value = raw_first(raw, field);
    return value ? value->text : STR_NONE;
}

static bool
is_twin(const struct raw_posting *a, const struct raw_posting *b)
{
    struct str url_a = first_text(a, FIELD_URL), url_b = first_text(b, FIELD_URL);
    if (url_a.n > 0 && url_b.n > 0 && !str_eq(url_a, url_b)) {
        return false;
    }
    return str_eq_nocase(first_text(a, FIELD_TITLE), first_text(b, FIELD_TITLE)) &&
           str_eq(a->description, b->description);
}

static bool
same_place(const struct raw_place *a, const struct raw_place *b)
{
    return str_eq(a->text, b->text) && str_eq(a->city, b->city) && str_eq(a->region, b->region) &&
           str_eq(a->country, b->country) && a->is_remote_scope == b->is_remote_scope;
}

static void
take_places(struct raw_posting *to, struct raw_posting *from, struct arena *arena)
{
    for (const struct raw_place *place = from->places; place; place = place->next) {
        bool is_known = false;
        for (const struct raw_place *old = to->places; old && !is_known; old = old->next) {
            is_known = same_place(old, place);
        }
        if (!is_known) {
            struct raw_place copy = *place;
            copy.next = NULL;
            (void)raw_add_place(to, arena, copy);
        }
    }
}

enum { TWINS_LOOKED_AT = 32 }; /* twins stand near each other; keeps it linear */

static bool
has_twin(struct raw_batch *kept, struct raw_posting *raw, struct arena *arena)
{
    size_t left = TWINS_LOOKED_AT;
    for (struct raw_posting *old = kept->first; old && left > 0; old = old->next, left--) {
        if (is_twin(old, raw)) {
            take_places(old, raw, arena);
            return true;
        }
    }
    return false;
}

void
batch_settle(struct raw_batch *batch, struct arena *arena)
{
    bool has_full = false;
    for (const struct raw_posting *raw = batch->first; raw; raw = raw->next) {
        has_full = has_full || raw->description.n >= TEXT_WHOLE_BYTES;
    }
    struct raw_batch kept = {0};
    struct raw_posting *next;
    for (struct raw_posting *raw = batch->first; raw; raw = next) {
        next = raw->next;
        raw->next = NULL;
        bool is_teaser = has_full && raw->description.n < TEASER_BYTES;
        if (!raw_first(raw, FIELD_TITLE) || is_teaser || has_twin(&kept, raw, arena)) {
            continue;
        }
        if (kept.last) {
            kept.last->next = raw;
        } else {
            kept.first = raw;
        }
        kept.last = raw;
        kept.n++;
    }
    *batch = kept;
}

bool
raw_is_whole(const struct raw_posting *raw)
{
    return raw->description.n >= TEXT_WHOLE_BYTES && raw_first(raw, FIELD_TITLE) &&
           raw_first(raw, FIELD_COMPANY) && raw_first(raw, FIELD_DATE_POSTED) &&
           (raw->places || raw_first(raw, FIELD_WORK_MODE));
}

void
raw_merge(struct raw_posting *to, const struct raw_posting *from)
{
    struct raw_value **end = &to->values;
    while (*end) {
        end = &(*end)->next;
    }
    *end = from->values;
    if (!to->places) {
        to->places = from->places;
    }
    if (!to->money) {
        to->money = from->money;
    }
    bool is_short = to->description.n < TEXT_KEPT_BYTES;
    if (is_short && from->description.n > TEXT_TIMES_LONGER * to->description.n) {
        to->description = from->description;
    }
    if (from->is_closed && !to->is_closed) {
        to->is_closed = true;
        to->closed_by = from->closed_by;
    }
}

/* ---- identity ---- */

static struct str
same_site(struct str base, struct str url)
{
    struct url a = url_split(base), b = url_split(url);
    struct str host_a = a.host, host_b = b.host;
    if (str_starts_nocase(host_a, STR("www."))) {
        host_a = str_sub(host_a, 4, SIZE_MAX);
    }
    if (str_starts_nocase(host_b, STR("www."))) {
        host_b = str_sub(host_b, 4, SIZE_MAX);
    }
    return str_eq_nocase(host_a, host_b) ? url : STR_NONE;
}

/* A link of the head, when it names this page rather than the site's front. */
static struct str
page_address(struct page_context *ctx)
{
    struct str link = ctx->head.canonical.n ? ctx->head.canonical : ctx->head.og_url;
    if (link.n == 0) {
        return ctx->url;
    }
    link = url_resolve(ctx->arena, ctx->url, markup_unescape(ctx->arena, link));
    if (link.n == 0 || (ctx->url.n > 0 && !same_site(ctx->url, link).p)) {
        return ctx->url;
    }
    struct url parts = url_split(link);
    bool is_front = parts.path.n <= 1 && parts.query.n == 0;
    return is_front && ctx->url.n > 0 ? ctx->url : link;
}

static struct str
own_url(struct page_context *ctx, const struct raw_posting *raw)
{
    struct str url = first_text(raw, FIELD_URL);
    url = url.n ? url_resolve(ctx->arena, ctx->url, url) : STR_NONE;
    return url.n ? url : STR_NONE;
}

static bool
is_taken(const struct raw_batch *batch, const struct raw_posting *until, struct str url)
{
    size_t left = TWINS_LOOKED_AT;
    for (const struct raw_posting *raw = batch->first; raw != until && left > 0;
         raw = raw->next, left--) {
        if (str_eq(raw->url, url)) {
            return true;
        }
    }
    return false;
}

/* Several postings of one address are told apart by what follows "#". */
static struct str
id_within(struct page_context *ctx, const struct raw_posting *raw, size_t index)
{
    struct str name = first_text(raw, FIELD_REQUISITION_ID);
    return name.n ? arena_printf(ctx->arena, "%.*s#%.*s", STR_ARG(raw->url), STR_ARG(name))
                  : arena_printf(ctx->arena, "%.*s#%zu", STR_ARG(raw->url), index + 1);
}

void
batch_identify(struct page_context *ctx, struct raw_batch *batch)
{
    struct str page_url = page_address(ctx);
    bool is_one = batch->n == 1;
    size_t index = 0;
    for (struct raw_posting *raw = batch->first; raw; raw = raw->next, index++) {
        struct str own = is_one && page_url.n > 0 ? STR_NONE : own_url(ctx, raw);
        struct str url = own.n ? own : page_url;
        struct str canonical = url_canonical(ctx->arena, url);
        raw->url = canonical.n ? canonical : url;
        bool is_shared = !is_one && (own.n == 0 || is_taken(batch, raw, raw->url));
        raw->external_id = is_shared ? id_within(ctx, raw, index) : STR_NONE;
    }
}
