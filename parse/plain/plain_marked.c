/* parse/plain/plain_marked.c: values that markup names without words: the class of an
 * element, the data-label of a cell, the icon of a place. Taken where labels in
 * words left a gap. */
#include "parse/plain/plain_fields.h"

#include "base/markup.h"

#include "base/banned.h"

enum { LINE_MAX_BYTES = 320, CLASS_VALUES_MAX = 2000 };

// clang-format off
static const struct class_rule {
    enum field field;
    const char *rule;
} class_rules[] = {
    {FIELD_TITLE, "class:title"},
    {FIELD_COMPANY, "class:company"},
    {FIELD_LOCATION, "class:location"},
    {FIELD_WORK_MODE, "class:work-mode"},
    {FIELD_SALARY, "class:salary"},
    {FIELD_EMPLOYMENT_TYPE, "class:employment-type"},
    {FIELD_SENIORITY, "class:seniority"},
    {FIELD_EXPERIENCE, "class:experience"},
    {FIELD_EDUCATION, "class:education"},
    {FIELD_SKILL, "class:skill"},
    {FIELD_DATE_POSTED, "class:date-posted"},
    {FIELD_VALID_THROUGH, "class:valid-through"},
    {FIELD_REQUISITION_ID, "class:requisition"},
    {FIELD_DEPARTMENT, "class:department"},
};
// clang-format on

/* ---- values by class ---- */

static enum field
first_class(struct str rest)
{
    enum field field = FIELD_NONE;
    while (rest.p && field == FIELD_NONE) {
        struct str word = str_cut(&rest, ' ');
        field = word.n ? label_class(word) : FIELD_NONE;
    }
    return field;
}

static enum field
class_field(struct str attrs)
{
    struct str key, value;
    while (html_attr_next(&attrs, &key, &value)) {
        bool is_name = str_is_nocase(key, "class") || str_is_nocase(key, "id") ||
                       str_is_nocase(key, "itemprop") || str_starts_nocase(key, STR("data-"));
        if (!is_name || value.n > 400) {
            continue;
        }
        enum field field = first_class(value);
        if (field != FIELD_NONE) {
            return field;
        }
    }
    return FIELD_NONE;
}

/* What the elements of one field's class hold, if they agree. */
struct class_value {
    struct str text;
    bool is_contradicted;
};

/* The label at the start of a value goes: "Location Berlin" by its element. */
static struct str
without_label(struct page_context *ctx, struct str text)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(text, &folded);
    bool has_label = label_find(&ctx->reader->labels, &folded, &hit) && !hit.is_whole &&
                     hit.row->kind == LABEL_FIELD && str_has(text, STR(":"));
    return has_label ? field_after_colon(text) : text;
}

/* The bold part of an element that names a firm: a link "Website" stands beside. */
static struct str
strong_part(struct page_context *ctx, uint32_t at, struct str text)
{
    const struct html_tree *tree = &ctx->reader->tree;
    for (uint32_t i = at + 1; i < tree->nodes[at].after; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_strong = node->tag == HTML_STRONG || node->tag == HTML_B;
        if (is_strong && node->n_text > 1 && node->n_text < tree->nodes[at].n_text) {
            struct str part = field_clean(plain_line(ctx, node->begin, node->end));
            return part.n > 1 ? part : text;
        }
    }
    return text;
}

/* The heading in an element that names a title: a slogan stands beside it. */
static struct str
heading_part(struct page_context *ctx, uint32_t at, struct str text)
{
    const struct html_tree *tree = &ctx->reader->tree;
    for (uint32_t i = at + 1; i < tree->nodes[at].after; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_heading = (html_tag_flags((enum html_tag)node->tag) & HTML_HEADING) != 0;
        if (is_heading && node->n_text > 1 && node->n_text < tree->nodes[at].n_text) {
            return field_clean(plain_line(ctx, node->begin, node->end));
        }
    }
    return text;
}

/* The value of an element whose class names its field. */
static struct str
class_text(struct page_context *ctx, uint32_t at, enum field field)
{
    const struct html_node *node = &ctx->reader->tree.nodes[at];
    struct str text = field_clean(without_label(ctx, plain_line(ctx, node->begin, node->end)));
    if (field == FIELD_DATE_POSTED) {
        return plain_date(ctx, text, node->begin, node->end);
    }
    if (field == FIELD_TITLE) {
        return heading_part(ctx, at, text);
    }
    return field == FIELD_COMPANY ? strong_part(ctx, at, text) : text;
}

static void
values_by_class(struct page_context *ctx, struct plain *plain)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct class_value values[FIELD_COUNT] = {0};
    size_t left = CLASS_VALUES_MAX;
    for (uint32_t i = 1; i < tree->n && left > 0; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool may_hold = node->tag != HTML_TEXT && !(node->flags & NODE_CUT) && node->attrs.n > 5 &&
                        node->n_text > 1 && node->n_text <= LINE_MAX_BYTES;
        enum field field = may_hold ? class_field(node->attrs) : FIELD_NONE;
        if (field == FIELD_NONE) {
            continue;
        }
        left--;
        struct str text = class_text(ctx, i, field);
        if (text.n == 0 || field_is_label(ctx, text)) {
            continue;
        }
        struct class_value *value = &values[field];
        if (value->text.n == 0) {
            value->text = text;
        } else if (!str_eq(value->text, text) && !str_has(value->text, text)) {
            value->is_contradicted = true;
        }
    }
    for (size_t i = 0; i < sizeof(class_rules) / sizeof(class_rules[0]); i++) {
        const struct class_rule *shape = &class_rules[i];
        const struct class_value *value = &values[shape->field];
        if (value->text.n > 0 && !value->is_contradicted && !field_is_set(plain, shape->field)) {
            (void)field_add(ctx, plain, shape->field, shape->rule, value->text);
        }
    }
}

/* ---- values by data-label ---- */

/* <td data-label="Location">: tables that fold on small screens say in each cell
 * what stands in it. Rows of several jobs repeat the label: then none is taken. */
static void
values_by_data_label(struct page_context *ctx, struct plain *plain)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct class_value values[FIELD_COUNT] = {0};
    const char *rules[FIELD_COUNT] = {0};
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool may_hold = node->tag == HTML_TD && !(node->flags & NODE_CUT) && node->attrs.n > 12 &&
                        node->n_text > 1 && node->n_text <= LINE_MAX_BYTES;
        struct str name = may_hold ? html_attr(node->attrs, "data-label") : STR_NONE;
        struct label_text folded;
        struct label_hit hit;
        if (name.n == 0) {
            continue;
        }
        label_fold(name, &folded);
        if (!label_find(&ctx->reader->labels, &folded, &hit) || !hit.is_whole ||
            hit.row->kind != LABEL_FIELD) {
            continue;
        }
        struct class_value *value = &values[hit.row->field];
        value->is_contradicted = value->text.n > 0;
        value->text = plain_line(ctx, node->begin, node->end);
        rules[hit.row->field] = hit.row->text;
    }
    for (enum field field = FIELD_NONE; field < FIELD_COUNT; field++) {
        const struct class_value *value = &values[field];
        if (value->text.n > 0 && !value->is_contradicted && !field_is_set(plain, field)) {
            (void)field_add(ctx, plain, field, rules[field], value->text);
        }
    }
}

/* ---- places by their icon ---- */

// clang-format off
/* Glyph names (Material), and words of the classes of icon fonts. */
static const char *const place_glyphs[] = {"place", "location_on", "room", "pin_drop", "fmd_good"};
static const char *const place_icons[] = {"map-marker", "location-dot", "map-pin", "geo-alt",
                                          "icon-location", "location-icon", "icon-map"};
// clang-format on

static bool
is_place_icon(struct page_context *ctx, const struct html_node *node)
{
    struct str names = html_attr(node->attrs, "class");
    bool is_glyph = node->n_text > 0 && str_has_nocase(names, STR("icon"));
    struct label_text text;
    if (is_glyph) {
        label_fold(str_sub(ctx->text, node->begin, node->end - node->begin), &text);
    }
    for (size_t i = 0; is_glyph && i < sizeof(place_glyphs) / sizeof(place_glyphs[0]); i++) {
        if (str_is((struct str){text.p, text.n}, place_glyphs[i])) {
            return true;
        }
    }
    for (size_t i = 0; node->n_text == 0 && i < sizeof(place_icons) / sizeof(place_icons[0]); i++) {
        if (str_has_nocase(names, str_of(place_icons[i]))) {
            return true;
        }
    }
    return false;
}

/* What stands beside the icon: the next element, or the next text. */
static struct str
beside_icon(struct page_context *ctx, const struct html_tree *tree, uint32_t at)
{
    uint32_t next = tree->nodes[at].after;
    if (next >= tree->nodes[tree->nodes[at].parent].after || (tree->nodes[next].flags & NODE_CUT)) {
        return STR_NONE;
    }
    const struct html_node *node = &tree->nodes[next];
    bool is_short = node->n_text > 1 && node->n_text <= LINE_MAX_BYTES / 2;
    return is_short ? plain_line(ctx, node->begin, node->end) : STR_NONE;
}

/* Only where no label names a place, and all icons agree on one. */
static void
place_by_icon(struct page_context *ctx, struct plain *plain)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct str found = STR_NONE;
    for (uint32_t i = 1; i < tree->n && !plain->raw.places; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool may_be = (node->tag == HTML_I || node->tag == HTML_SPAN) &&
                      !(node->flags & NODE_CUT) && node->attrs.n > 8 && node->n_text <= 12;
        if (!may_be || !is_place_icon(ctx, node)) {
            continue;
        }
        struct str text = beside_icon(ctx, tree, i);
        if (text.n > 0 && found.n > 0 && !str_eq(text, found)) {
            return;
        }
        found = text.n > 0 ? text : found;
    }
    if (found.n > 0) {
        (void)field_add(ctx, plain, FIELD_LOCATION, "place-icon", found);
    }
}

/* <meta name="twitter:label1" content="Location">, with "twitter:data1" beside it. */
static void
place_of_card(struct page_context *ctx, struct plain *plain)
{
    for (size_t i = 0; i < HTML_CARD_PAIRS && !plain->raw.places; i++) {
        struct str value = plain_text_line(ctx->arena, ctx->head.card_values[i]);
        struct label_text folded;
        struct label_hit hit;
        label_fold(ctx->head.card_labels[i], &folded);
        bool is_label = label_find(&ctx->reader->labels, &folded, &hit) && hit.is_whole;
        if (value.n > 0 && is_label && hit.row->field == FIELD_LOCATION) {
            (void)field_add(ctx, plain, FIELD_LOCATION, "meta-card", value);
        }
    }
}

void
plain_marked_fields(struct page_context *ctx, struct plain *plain)
{
    values_by_data_label(ctx, plain);
    values_by_class(ctx, plain);
    place_by_icon(ctx, plain);
    place_of_card(ctx, plain);
}
