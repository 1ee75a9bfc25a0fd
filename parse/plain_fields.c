/* parse/plain_fields.c: values that stand beside a label: "Location: Berlin" in a
 * line, dt and dd, cells of a row, a line below; and elements whose class names
 * what they hold. Values are handed on verbatim, with the label's words as rule. */
#include "base/limits.h"
#include "base/markup.h"
#include "parse/jsonld.h"
#include "parse/plain.h"

#include "base/banned.h"

enum {
    GAP_MAX_BYTES = 3000,  /* between a label and its value below */
    VALUES_PER_LABEL = 12, /* items of a list of places */
    LINE_MAX_BYTES = 320,  /* a line with a label inside */
    CLASS_VALUES_MAX = 2000
};

// clang-format off
/* How a value of each field may look. */
static const struct value_rule {
    enum field field;
    size_t max_bytes;
    bool needs_digit;
    const char *rule_by_class;
} value_rules[] = {
    {FIELD_TITLE, 200, false, "class:title"},
    {FIELD_COMPANY, 90, false, "class:company"},
    {FIELD_LOCATION, 160, false, "class:location"},
    {FIELD_WORK_MODE, 60, false, "class:work-mode"},
    {FIELD_SALARY, 220, true, "class:salary"},
    {FIELD_EMPLOYMENT_TYPE, 90, false, "class:employment-type"},
    {FIELD_SENIORITY, 60, false, "class:seniority"},
    {FIELD_EXPERIENCE, 120, false, "class:experience"},
    {FIELD_EDUCATION, 160, false, "class:education"},
    {FIELD_SKILL, 300, false, "class:skill"},
    {FIELD_DATE_POSTED, 60, false, "class:date-posted"},
    {FIELD_VALID_THROUGH, 80, true, "class:valid-through"},
    {FIELD_REQUISITION_ID, 40, true, "class:requisition"},
    {FIELD_DEPARTMENT, 90, false, "class:department"},
};
// clang-format on

static const struct value_rule *
rule_of(enum field field)
{
    for (size_t i = 0; i < sizeof(value_rules) / sizeof(value_rules[0]); i++) {
        if (value_rules[i].field == field) {
            return &value_rules[i];
        }
    }
    return NULL;
}

static bool
has_digit(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (byte_is_digit(text.p[i])) {
            return true;
        }
    }
    return false;
}

/* A sentence, not a value. */
static bool
is_prose(struct str text)
{
    size_t n_stops = 0;
    for (size_t i = 0; i + 2 < text.n; i++) {
        bool is_stop = text.p[i] == '.' && text.p[i + 1] == ' ' && i > 3 && text.p[i - 2] != ' ' &&
                       text.p[i - 2] != '.';
        n_stops += is_stop;
    }
    return n_stops > 0 && text.n > 60;
}

static struct str
clean_value(struct str text)
{
    text = str_trim(text);
    while (text.n > 0 && strchr(":-,;|", text.p[0])) {
        text = str_trim(str_sub(text, 1, SIZE_MAX));
    }
    while (text.n > 0 && strchr(",;|:", text.p[text.n - 1])) {
        text = str_trim(str_sub(text, 0, text.n - 1));
    }
    return text;
}

/* "On08 May 2026", "on 8 May": the word between label and date. */
static struct str
without_on(struct str text)
{
    bool has_on = str_starts_nocase(text, STR("on")) && text.n > 3 &&
                  (text.p[2] == ' ' || text.p[2] == ':' || byte_is_digit(text.p[2]));
    return has_on ? clean_value(str_sub(text, 2, SIZE_MAX)) : text;
}

static bool
is_label_itself(struct page_context *ctx, struct str text)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(text, &folded);
    return label_find(&ctx->reader->labels, &folded, &hit) && hit.is_whole;
}

/* Pay where a kind of employment or a work mode is due: "Contract" was no label. */
static bool
is_other_matter(enum field field, struct str text)
{
    bool is_word = field == FIELD_EMPLOYMENT_TYPE || field == FIELD_WORK_MODE;
    return is_word && has_digit(text) &&
           (memchr(text.p, '$', text.n) || str_has(text, STR("\xe2\x82\xac")) ||
            str_has(text, STR("\xc2\xa3")));
}

static bool
has_place(const struct raw_posting *raw, struct str text)
{
    for (const struct raw_place *old = raw->places; old; old = old->next) {
        if (str_eq_nocase(old->text, text)) {
            return true;
        }
    }
    return false;
}

/* Adds one value. False when it does not look like one of the field. */
static bool
add_value(struct page_context *ctx, struct plain *plain, enum field field, const char *rule,
          struct str text)
{
    const struct value_rule *shape = rule_of(field);
    text = clean_value(text);
    bool fits = shape && text.n >= 2 && text.n <= shape->max_bytes && !jsonld_is_blank(text) &&
                (!shape->needs_digit || has_digit(text)) && !is_prose(text) &&
                !is_other_matter(field, text) &&
                !(field != FIELD_DEPARTMENT && field != FIELD_TITLE && is_label_itself(ctx, text));
    if (!fits) {
        return false;
    }
    struct raw_posting *raw = &plain->raw;
    if (field == FIELD_DATE_POSTED || field == FIELD_VALID_THROUGH) {
        text = without_on(text);
        bool has_stop =
            text.n > 2 && text.p[text.n - 1] == '.' && byte_is_digit(text.p[text.n - 2]);
        text.n -= has_stop && memchr(text.p, ' ', text.n) != NULL;
    }
    if (field == FIELD_LOCATION) {
        return has_place(raw, text) ||
               raw_add_place(raw, ctx->arena,
                             (struct raw_place){.layer = LAYER_RULE, .rule = rule, .text = text});
    }
    if (field == FIELD_SALARY) {
        return raw_add_money(raw, ctx->arena,
                             (struct raw_money){.layer = LAYER_RULE, .rule = rule, .text = text});
    }
    return raw_add(
        raw, ctx->arena,
        (struct raw_value){.field = field, .layer = LAYER_RULE, .rule = rule, .text = text});
}

static bool
has_field(const struct plain *plain, enum field field)
{
    if (field == FIELD_LOCATION) {
        return plain->raw.places != NULL;
    }
    return field == FIELD_SALARY ? plain->raw.money != NULL : raw_first(&plain->raw, field) != NULL;
}

/* ---- values below or beside a label ---- */

static bool
is_label_block(const struct block *block)
{
    return block->hit.row && block->hit.is_whole;
}

/* The block after a label may hold its value. */
static bool
may_follow(const struct block *label, const struct block *value)
{
    bool is_heading = (html_tag_flags((enum html_tag)value->tag) & HTML_HEADING) != 0;
    bool is_label_heading = (html_tag_flags((enum html_tag)label->tag) & HTML_HEADING) != 0;
    if (label->tag == HTML_DT && value->tag == HTML_DT) {
        return false;
    }
    return value->begin - label->end <= GAP_MAX_BYTES && !is_label_block(value) &&
           (!is_heading || is_label_heading) && value->n_text <= LINE_MAX_BYTES;
}

/* Further blocks of the same value: items of a list, all of a <dd>. */
static bool
goes_on(const struct html_tree *tree, const struct block *first, const struct block *next)
{
    if (next->tag == HTML_LI && first->tag == HTML_LI) {
        return tree->nodes[next->node].parent == tree->nodes[first->node].parent;
    }
    return next->node == first->node && first->tag == HTML_DD;
}

static void
values_below(struct page_context *ctx, struct plain *plain, size_t at)
{
    const struct block *label = &plain->blocks.items[at];
    const struct block *value = label + 1;
    const struct label_row *row = label->hit.row;
    const struct html_tree *tree = &ctx->reader->tree;
    size_t left = plain->blocks.n - at - 1;
    if (left == 0 || !may_follow(label, value) || label->n_linked > 0) {
        return;
    }
    for (size_t i = 0; i < left && i < VALUES_PER_LABEL; i++) {
        const struct block *next = value + i;
        if (i > 0 && (!goes_on(tree, value, next) || is_label_block(next))) {
            return;
        }
        struct str line = plain_line(ctx, next->begin, next->end);
        if (row->field == FIELD_DATE_POSTED) {
            line = plain_date(ctx, line, next->begin, next->end);
        }
        if (!add_value(ctx, plain, row->field, row->text, line)) {
            return;
        }
    }
}

/* ---- values in the same line ---- */

/* Past the words of the label. */
static struct str
after_words(struct str line, const char *label)
{
    size_t n_words = 1;
    for (const char *p = label; *p; p++) {
        n_words += *p == ' ';
    }
    size_t at = 0;
    while (n_words-- > 0 && at < line.n) {
        while (at < line.n && line.p[at] != ' ') {
            at++;
        }
        at += at < line.n;
    }
    return str_sub(line, at, SIZE_MAX);
}

static struct str
after_colon(struct str line)
{
    size_t at = str_find_byte(line, ':');
    size_t wide = str_find(line, STR("\xef\xbc\x9a"));
    if (wide < at) {
        return str_sub(line, wide + 3, SIZE_MAX);
    }
    return at == SIZE_MAX ? STR_NONE : str_sub(line, at + 1, SIZE_MAX);
}

static void
read_piece(struct page_context *ctx, struct plain *plain, struct str piece,
           const struct block *block)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(piece, &folded);
    if (!label_find(&ctx->reader->labels, &folded, &hit) || hit.is_whole ||
        hit.row->kind != LABEL_FIELD) {
        return;
    }
    struct str value = after_colon(piece);
    bool is_date = hit.row->field == FIELD_DATE_POSTED || hit.row->field == FIELD_VALID_THROUGH;
    if (is_date && (value.n == 0 || piece.n - value.n > strlen(hit.row->text) + 3)) {
        value = after_words(piece, hit.row->text);
    }
    value = is_date ? plain_date(ctx, value, block->begin, block->end) : value;
    (void)add_value(ctx, plain, hit.row->field, hit.row->text, value);
}

/* Where the next label of a line may begin: after " | ", or after a full stop if one
 * does. *ret_n: bytes between. */
static size_t
next_label(struct page_context *ctx, struct str line, size_t *ret_n)
{
    size_t bar = str_find(line, STR(" | "));
    size_t stop = str_find(line, STR(". "));
    struct label_text folded;
    struct label_hit hit;
    if (stop < bar) {
        label_fold(str_sub(line, stop + 2, LABEL_TEXT_BYTES), &folded);
        if (label_find(&ctx->reader->labels, &folded, &hit) && hit.row->kind == LABEL_FIELD) {
            *ret_n = 2;
            return stop;
        }
    }
    *ret_n = 3;
    return bar;
}

static void
values_inside(struct page_context *ctx, struct plain *plain, const struct block *block)
{
    if (block->n_text > LINE_MAX_BYTES) {
        return;
    }
    struct str rest = plain_line(ctx, block->begin, block->end);
    while (rest.n > 0) {
        size_t n = 0, at = next_label(ctx, rest, &n);
        read_piece(ctx, plain, str_sub(rest, 0, at), block);
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + n, SIZE_MAX);
    }
}

/* <span>Location</span> <span>Berlin</span> within one line. False when it is not
 * of that form. */
static bool
value_after_element(struct page_context *ctx, struct plain *plain, const struct block *block)
{
    const struct html_tree *tree = &ctx->reader->tree;
    uint32_t parent = tree->nodes[block->text_node].parent;
    const struct html_node *element = &tree->nodes[parent];
    if (parent == block->node || element->n_text >= block->n_text || element->end >= block->end) {
        return false;
    }
    struct label_text folded;
    struct label_hit hit;
    label_fold(str_sub(ctx->text, element->begin, element->end - element->begin), &folded);
    if (!label_find(&ctx->reader->labels, &folded, &hit) || !hit.is_whole ||
        hit.row->kind != LABEL_FIELD) {
        return false;
    }
    struct str value = plain_line(ctx, element->end, block->end);
    return add_value(ctx, plain, hit.row->field, hit.row->text, value);
}

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
    return has_label ? after_colon(text) : text;
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
            struct str part = clean_value(plain_line(ctx, node->begin, node->end));
            return part.n > 1 ? part : text;
        }
    }
    return text;
}

/* The value of an element whose class names its field. */
static struct str
class_text(struct page_context *ctx, uint32_t at, enum field field)
{
    const struct html_node *node = &ctx->reader->tree.nodes[at];
    struct str text = clean_value(without_label(ctx, plain_line(ctx, node->begin, node->end)));
    if (field == FIELD_DATE_POSTED) {
        return plain_date(ctx, text, node->begin, node->end);
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
        if (text.n == 0 || is_label_itself(ctx, text)) {
            continue;
        }
        struct class_value *value = &values[field];
        if (value->text.n == 0) {
            value->text = text;
        } else if (!str_eq(value->text, text) && !str_has(value->text, text)) {
            value->is_contradicted = true;
        }
    }
    for (size_t i = 0; i < sizeof(value_rules) / sizeof(value_rules[0]); i++) {
        const struct value_rule *shape = &value_rules[i];
        const struct class_value *value = &values[shape->field];
        if (value->text.n > 0 && !value->is_contradicted && !has_field(plain, shape->field)) {
            (void)add_value(ctx, plain, shape->field, shape->rule_by_class, value->text);
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
        (void)add_value(ctx, plain, FIELD_LOCATION, "place-icon", found);
    }
}

/* ---- all ---- */

/* First values stand: a page repeats them, or speaks of other jobs below. */
static bool
is_done(const bool *seen, const struct label_row *row)
{
    return row->kind != LABEL_FIELD || seen[row->field];
}

static void
values_of_block(struct page_context *ctx, struct plain *plain, size_t at)
{
    const struct block *block = &plain->blocks.items[at];
    if (block->hit.row && block->hit.is_whole) {
        values_below(ctx, plain, at);
        return;
    }
    bool may_hold = block->hit.row || block->n_text <= LINE_MAX_BYTES;
    bool is_read = may_hold && value_after_element(ctx, plain, block);
    if (block->hit.row && !is_read) {
        values_inside(ctx, plain, block);
    }
}

void
plain_fields(struct page_context *ctx, struct plain *plain)
{
    bool seen[FIELD_COUNT] = {false};
    for (size_t i = 0; i < plain->blocks.n; i++) {
        const struct label_row *row = plain->blocks.items[i].hit.row;
        if (!row || !is_done(seen, row)) {
            values_of_block(ctx, plain, i);
        }
        for (enum field field = FIELD_NONE; row && field < FIELD_COUNT; field++) {
            seen[field] = seen[field] || (row->field == field && has_field(plain, field));
        }
    }
    values_by_class(ctx, plain);
    place_by_icon(ctx, plain);
    plain->n_labelled = 0;
    for (size_t i = 0; i < sizeof(value_rules) / sizeof(value_rules[0]); i++) {
        plain->n_labelled += has_field(plain, value_rules[i].field);
    }
}
