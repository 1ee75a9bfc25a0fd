/* parse/page/override.c: "field = expression" settings compiled and applied. They win
 * over all that the page says in other ways: who writes them has looked. */
#include "parse/page/override.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/page/page_xpath.h"
#include "parse/pcre.h"

#include "base/banned.h"

enum {
    RULES_MAX = 64, /* of one source */
    WHAT_BYTES = 160,
    VALUES_MAX = 64 /* of one rule */
};

struct override_rule {
    enum field field;
    struct xpath *xpath;     /* either this */
    struct pattern *pattern; /* or this */
};

struct override_set {
    struct override_rule rules[RULES_MAX];
    size_t n;
    struct xpath *item_links, *next_link;
    bool has_xpath;
};

/* "employment-type" is employment_type. */
static enum field
field_of(struct str name)
{
    char text[32];
    if (name.n >= sizeof(text)) {
        return FIELD_NONE;
    }
    for (size_t i = 0; i < name.n; i++) {
        text[i] = byte_lower(name.p[i]);
        if (text[i] == '-' || text[i] == ' ') {
            text[i] = '_';
        }
    }
    return field_find((struct str){text, name.n});
}

static enum status
add_rule(struct override_set *set, const struct source *source, const char *setting,
         struct str text, struct error *err)
{
    char what[WHAT_BYTES];
    (void)snprintf(what, sizeof(what), "%s of source \"%.*s\"", setting, STR_ARG(source->name));
    size_t at = str_find_byte(text, '=');
    struct str name = str_trim(str_sub(text, 0, at));
    struct str expression = at == SIZE_MAX ? STR_NONE : str_trim(str_sub(text, at + 1, SIZE_MAX));
    enum field field = field_of(name);
    if (field == FIELD_NONE || expression.n == 0) {
        return error_set(err, E_PATTERN,
                         "%s: \"%.*s\": expected \"field = expression\" with a field such as "
                         "title, company, location, salary, description",
                         what, STR_ARG(text));
    }
    if (set->n == RULES_MAX) {
        return error_set(err, E_PATTERN, "%s: more than %d rules", what, RULES_MAX);
    }
    struct override_rule *rule = &set->rules[set->n++];
    rule->field = field;
    if (str_is(str_of(setting), "xpath")) {
        set->has_xpath = true;
        return xpath_new(expression, what, &rule->xpath, err);
    }
    return pattern_new(expression, what, &rule->pattern, err);
}

static enum status
add_list(struct override_set *set, const struct source *source, const char *setting,
         const struct str_list *list, struct error *err)
{
    for (size_t i = 0; i < list->n; i++) {
        enum status status = add_rule(set, source, setting, list->items[i], err);
        if (status != OK) {
            return status;
        }
    }
    return OK;
}

static enum status
add_link(const struct source *source, const char *setting, struct str expression,
         struct xpath **ret, struct error *err)
{
    char what[WHAT_BYTES];
    (void)snprintf(what, sizeof(what), "%s of source \"%.*s\"", setting, STR_ARG(source->name));
    return str_trim(expression).n ? xpath_new(str_trim(expression), what, ret, err) : OK;
}

enum status
override_new(const struct source *source, struct override_set **ret, struct error *err)
{
    const struct settings *settings = &source->set;
    *ret = NULL;
    if (settings->xpath.n == 0 && settings->regex.n == 0 && settings->item_links.n == 0 &&
        settings->next_link.n == 0) {
        return OK;
    }
    struct override_set *set = calloc(1, sizeof(*set));
    if (!set) {
        return error_set(err, E_NOMEM, "patterns of source \"%.*s\"", STR_ARG(source->name));
    }
    enum status status = add_list(set, source, "xpath", &settings->xpath, err);
    if (status == OK) {
        status = add_list(set, source, "regex", &settings->regex, err);
    }
    if (status == OK) {
        status = add_link(source, "item-links", settings->item_links, &set->item_links, err);
    }
    if (status == OK) {
        status = add_link(source, "next-link", settings->next_link, &set->next_link, err);
    }
    if (status != OK) {
        override_free(set);
        return status;
    }
    *ret = set;
    return OK;
}

void
override_free(struct override_set *set)
{
    if (!set) {
        return;
    }
    for (size_t i = 0; i < set->n; i++) {
        xpath_free(set->rules[i].xpath);
        pattern_free(set->rules[i].pattern);
    }
    xpath_free(set->item_links);
    xpath_free(set->next_link);
    free(set);
}

/* ---- values ---- */

struct taking {
    struct page_context *ctx;
    struct raw_posting *raw;
    enum field field;
    const char *rule;
    size_t n;
};

static bool
add_value(struct taking *taking, struct str text)
{
    struct arena *arena = taking->ctx->arena;
    struct raw_posting *raw = taking->raw;
    if (text.n == 0) {
        return true;
    }
    taking->n++;
    if (taking->field == FIELD_LOCATION) {
        return raw_add_place(
            raw, arena,
            (struct raw_place){.layer = LAYER_RULE, .rule = taking->rule, .text = text});
    }
    if (taking->field == FIELD_SALARY) {
        return raw_add_money(
            raw, arena,
            (struct raw_money){.layer = LAYER_RULE, .rule = taking->rule, .text = text});
    }
    return raw_add(
        raw, arena,
        (struct raw_value){
            .field = taking->field, .layer = LAYER_RULE, .rule = taking->rule, .text = text});
}

/* Parts of a description follow each other, as far as there is room. */
static bool
add_text(struct taking *taking, struct str text)
{
    struct str old = taking->raw->description;
    if (text.n == 0) {
        return text.p != NULL;
    }
    taking->n++;
    if (old.n == 0) {
        taking->raw->description = text;
    } else if (old.n + text.n <= LIMIT_DESCRIPTION_BYTES) {
        taking->raw->description =
            arena_printf(taking->ctx->arena, "%.*s\n\n%.*s", STR_ARG(old), STR_ARG(text));
    }
    return taking->raw->description.p != NULL;
}

/* A value as plain text: several lines of it, or one. */
static struct str
plain_value(struct arena *arena, struct str value, bool is_markup, bool is_text)
{
    if (!is_markup) {
        return arena_str(arena, value);
    }
    return is_text ? markup_text(arena, value, LIMIT_DESCRIPTION_BYTES) : markup_line(arena, value);
}

/* Other fields keep each value. */
static bool
take_value(void *arg, struct str value, bool is_markup)
{
    struct taking *taking = arg;
    if (taking->n >= VALUES_MAX) {
        return true;
    }
    bool is_text = taking->field == FIELD_DESCRIPTION;
    struct str text = plain_value(taking->ctx->arena, value, is_markup, is_text);
    if (!text.p) {
        return false;
    }
    return is_text ? add_text(taking, str_trim(text)) : add_value(taking, str_trim(text));
}

/* All of the page that is to be read, for regexes. */
static struct str
visible_text(struct page_context *ctx)
{
    return markup_text(ctx->arena, str_sub(ctx->text, ctx->head.body_at, SIZE_MAX), ctx->text.n);
}

static bool
apply_pattern(const struct override_rule *rule, struct str text, struct taking *taking)
{
    struct str groups[2];
    if (!pattern_match(rule->pattern, text, groups, 2, &taking->ctx->ret->limit_hits)) {
        return true;
    }
    return take_value(taking, groups[1].p ? groups[1] : groups[0], false);
}

enum status
override_apply(struct override_set *set, struct page_context *ctx, struct raw_posting *raw,
               bool *ret_any)
{
    struct xpath_page *page = set->has_xpath ? xpath_page_new(ctx->text) : NULL;
    struct str text = STR_NONE;
    bool done = !set->has_xpath || page;
    *ret_any = false;
    for (size_t i = 0; done && i < set->n; i++) {
        const struct override_rule *rule = &set->rules[i];
        struct taking taking = {ctx, raw, rule->field, rule->xpath ? "xpath" : "regex", 0};
        if (rule->xpath) {
            done = xpath_each(rule->xpath, page, take_value, &taking, &ctx->ret->limit_hits);
        } else {
            text = text.p ? text : visible_text(ctx);
            done = text.p && apply_pattern(rule, text, &taking);
        }
        *ret_any = *ret_any || taking.n > 0;
    }
    xpath_page_free(page);
    return done ? OK : error_set(ctx->err, E_NOMEM, "patterns on %.*s", STR_ARG(ctx->url));
}

/* ---- links ---- */

struct linking {
    struct page_context *ctx;
    struct str base;
    enum page_role role;
    size_t n;
};

/* href of an element given as markup, or the text of an attribute. */
static bool
take_link(void *arg, struct str value, bool is_markup)
{
    struct linking *linking = arg;
    struct arena *arena = linking->ctx->arena;
    struct html_mark mark;
    if (is_markup) {
        value = html_mark_read(value, 0, &mark) ? html_attr(mark.attrs, "href") : STR_NONE;
        value = markup_unescape(arena, value);
    }
    value = str_trim(value);
    if (value.n == 0 || value.p[0] == '#' || linking->n >= LIMIT_LINKS_PER_PAGE) {
        return true;
    }
    struct str url = url_resolve(arena, linking->base, value);
    if (url.n == 0) {
        return !arena->failed;
    }
    linking->n++;
    return harvest_link(linking->ctx->ret, arena, (struct link){.role = linking->role, .url = url});
}

enum status
override_links(struct override_set *set, struct page_context *ctx, bool *ret_has_items,
               bool *ret_has_next)
{
    *ret_has_items = set && set->item_links;
    *ret_has_next = set && set->next_link;
    if (!*ret_has_items && !*ret_has_next) {
        return OK;
    }
    struct xpath_page *page = xpath_page_new(ctx->text);
    struct str base =
        ctx->head.base_url.n ? url_resolve(ctx->arena, ctx->url, ctx->head.base_url) : ctx->url;
    struct linking items = {ctx, base, PAGE_DETAIL, 0}, next = {ctx, base, PAGE_LISTING, 0};
    bool done = page != NULL;
    if (done && set->item_links) {
        done = xpath_each(set->item_links, page, take_link, &items, &ctx->ret->limit_hits);
    }
    if (done && set->next_link) {
        done = xpath_each(set->next_link, page, take_link, &next, &ctx->ret->limit_hits);
    }
    xpath_page_free(page);
    ctx->ret->has_more = next.n > 0;
    ctx->ret->n_listed += items.n;
    return done ? OK : error_set(ctx->err, E_NOMEM, "links of %.*s", STR_ARG(ctx->url));
}
