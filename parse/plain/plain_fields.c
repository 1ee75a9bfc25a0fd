/* parse/plain/plain_fields.c: values that stand beside a label: "Location: Berlin" in a
 * line, dt and dd, cells of a row, a line below. Values are handed on verbatim, with
 * the label's words as rule. */
#include "parse/plain/plain_fields.h"
#include "base/limits.h"
#include "base/markup.h"
#include "parse/plain/plain_names.h"
#include "parse/structured/jsonld.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    GAP_MAX_BYTES = 3000,  /* between a label and its value below */
    VALUES_PER_LABEL = 12, /* items of a list of places */
    GUESSES_BELOW = 2,     /* lines under a place that may be no place */
    GUESS_MAX_BYTES = 120,
    LINE_MAX_BYTES = 320, /* a line with a label inside */
    LABEL_WORDS_MAX = 4,
    PLACE_BYTES = 40, /* of a further place */
};

// clang-format off
/* How a value of each field may look. */
static const struct value_rule {
    enum field field;
    size_t max_bytes;
    bool needs_digit;
} value_rules[] = {
    {FIELD_TITLE, 200, false},
    {FIELD_COMPANY, 90, false},
    {FIELD_LOCATION, 160, false},
    {FIELD_WORK_MODE, 60, false},
    {FIELD_SALARY, 220, true},
    {FIELD_EMPLOYMENT_TYPE, 90, false},
    {FIELD_SENIORITY, 60, false},
    {FIELD_EXPERIENCE, 120, false},
    {FIELD_EDUCATION, 160, false},
    {FIELD_SKILL, 300, false},
    {FIELD_DATE_POSTED, 60, false},
    {FIELD_VALID_THROUGH, 80, true},
    {FIELD_REQUISITION_ID, 40, true},
    {FIELD_DEPARTMENT, 90, false},
};
// clang-format on

/* In labels that ask for one mode: what is answered says nothing without them. */
static const char *const mode_labels[] = {
    "remote",
    "telework",
    "telecommut",
    "home office",
    "homeoffice",
    "home-office",
    "from home",
    "hjemmekontor",
    "et\xc3\xa4ty\xc3\xb6",
    "t\xc3\xa9l\xc3\xa9travail",
    "teletravail",
    "teletrabajo",
    "teletrabalho",
    "teletreball",
    "thuiswerk",
    "zdaln",
    "smart working",
    "distans",
};

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

struct str
field_clean(struct str text)
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

bool
field_is_label(struct page_context *ctx, struct str text)
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

static bool
is_date(enum field field)
{
    return field == FIELD_DATE_POSTED || field == FIELD_VALID_THROUGH;
}

/* One value of a field, verbatim but for marks round it. */
static bool
add_value(struct page_context *ctx, struct plain *plain, enum field field, const char *rule,
          struct str text)
{
    struct raw_posting *raw = &plain->raw;
    if (field == FIELD_LOCATION) {
        return has_place(raw, text) ||
               raw_add_place(raw, ctx->arena,
                             (struct raw_place){.layer = LAYER_RULE, .rule = rule, .text = text});
    }
    if (field == FIELD_SALARY) {
        return raw_add_money(raw, ctx->arena,
                             (struct raw_money){.layer = LAYER_RULE, .rule = rule, .text = text});
    }
    text = is_date(field) ? plain_date_bare(text) : text;
    if (field == FIELD_WORK_MODE && words_any(str_of(rule), str_has, WORDS(mode_labels)) &&
        !plain_is_mode_word(text)) {
        text = arena_printf(ctx->arena, "%s: %.*s", rule, STR_ARG(text)); /* "Telework: No" */
    }
    return raw_add(
        raw, ctx->arena,
        (struct raw_value){.field = field, .layer = LAYER_RULE, .rule = rule, .text = text});
}

bool
field_add(struct page_context *ctx, struct plain *plain, enum field field, const char *rule,
          struct str text)
{
    const struct value_rule *shape = rule_of(field);
    text = field_clean(text);
    bool is_no_date =
        field == FIELD_DATE_POSTED && !has_digit(text) && !plain_date_is_relative(text);
    bool fits = shape && text.n >= 2 && text.n <= shape->max_bytes && !jsonld_is_blank(text) &&
                (!shape->needs_digit || has_digit(text)) && !is_no_date && !is_prose(text) &&
                !is_other_matter(field, text) && !(field == FIELD_COMPANY && name_is_team(text)) &&
                !(field != FIELD_DEPARTMENT && field != FIELD_TITLE && field_is_label(ctx, text) &&
                  !(field == FIELD_WORK_MODE && plain_is_mode_word(text)));
    if (!fits) {
        return false;
    }
    struct str first, last;
    if (!is_date(field) || !plain_date_range(text, &first, &last)) {
        return add_value(ctx, plain, field, rule, text);
    }
    return (field_is_set(plain, FIELD_DATE_POSTED) ||
            add_value(ctx, plain, FIELD_DATE_POSTED, rule, first)) &&
           add_value(ctx, plain, FIELD_VALID_THROUGH, rule, last);
}

bool
field_is_set(const struct plain *plain, enum field field)
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

/* The block after a label may hold its value. "Hybrid" is label and value. */
static bool
may_follow(const struct block *label, const struct block *value)
{
    bool is_mode = label->hit.row->field == FIELD_WORK_MODE && is_label_block(value) &&
                   value->hit.row->field == FIELD_WORK_MODE;
    bool is_heading = (html_tag_flags((enum html_tag)value->tag) & HTML_HEADING) != 0;
    bool is_label_heading = (html_tag_flags((enum html_tag)label->tag) & HTML_HEADING) != 0;
    if (label->tag == HTML_DT && value->tag == HTML_DT) {
        return false;
    }
    return value->begin - label->end <= GAP_MAX_BYTES && (!is_label_block(value) || is_mode) &&
           (!is_heading || is_label_heading) && value->n_text <= LINE_MAX_BYTES;
}

/* "Locations": the paragraphs below are one place each. */
static bool
is_plural_label(struct str label)
{
    static const char *const words[] = {"locations", "standorte", "lieux", "ubicaciones", "sedi",
                                        "locaties",  "locais",    "orte",  "lokalizacje"};
    return words_any(label, str_ends, WORDS(words));
}

/* Further blocks of the same value: items of a list, all of a <dd>. */
static bool
goes_on(const struct html_tree *tree, const struct block *first, const struct block *next,
        bool is_plural)
{
    bool is_alike = next->tag == first->tag && (next->tag == HTML_LI || is_plural);
    if (is_alike && next->node != first->node) {
        return tree->nodes[next->node].parent == tree->nodes[first->node].parent;
    }
    return next->node == first->node && first->tag == HTML_DD;
}

/* What stands under the label of a place may be a note before the address ("five
 * minutes from the station"): the next lines are handed on as guesses. */
static void
guess_places_below(struct page_context *ctx, struct plain *plain, const struct block *first,
                   size_t left)
{
    for (size_t i = 1; i < left && i <= GUESSES_BELOW; i++) {
        const struct block *next = first + i;
        if (next->hit.row || next->n_text > GUESS_MAX_BYTES || next->n_linked > 0 ||
            (html_tag_flags((enum html_tag)next->tag) & HTML_HEADING)) {
            return;
        }
        struct str text = field_clean(plain_line(ctx, next->begin, next->end));
        if (text.n > 2 && !is_prose(text)) {
            (void)raw_add_place(
                &plain->raw, ctx->arena,
                (struct raw_place){
                    .layer = LAYER_RULE, .rule = "below-place", .text = text, .is_guess = true});
        }
    }
}

/* The line of a value. False when it does not look like one. */
static bool
add_line(struct page_context *ctx, struct plain *plain, const struct label_row *row,
         const struct block *block)
{
    struct str line = plain_line(ctx, block->begin, block->end);
    if (row->field == FIELD_DATE_POSTED) {
        line = plain_date(ctx, line, block->begin, block->end);
    }
    return field_add(ctx, plain, row->field, row->text, line);
}

static void
values_below(struct page_context *ctx, struct plain *plain, size_t at)
{
    const struct block *label = &plain->blocks.items[at];
    const struct block *value = label + 1;
    const struct label_row *row = label->hit.row;
    const struct html_tree *tree = &ctx->reader->tree;
    size_t left = plain->blocks.n - at - 1, n = SIZE_MAX;
    bool is_plural = row->field == FIELD_LOCATION && is_plural_label(str_of(row->text));
    if (left == 0 || !may_follow(label, value) || label->n_linked > 0) {
        return;
    }
    for (size_t i = 0; i < left && i < VALUES_PER_LABEL; i++) {
        const struct block *next = value + i;
        bool is_more = i == 0 || (goes_on(tree, value, next, is_plural) && !is_label_block(next) &&
                                  (!is_plural || next->n_text <= PLACE_BYTES));
        if (!is_more || !add_line(ctx, plain, row, next)) {
            n = is_more ? SIZE_MAX : i;
            break;
        }
    }
    if (n == 1 && row->field == FIELD_LOCATION) {
        guess_places_below(ctx, plain, value, left);
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

struct str
field_after_colon(struct str line)
{
    size_t at = str_find_byte(line, ':');
    size_t wide = str_find(line, STR("\xef\xbc\x9a"));
    size_t bracket =
        str_starts(line, STR("\xe3\x80\x90")) ? str_find(line, STR("\xe3\x80\x91")) : SIZE_MAX;
    wide = bracket < wide ? bracket : wide;
    if (wide < at) {
        return str_sub(line, wide + 3, SIZE_MAX);
    }
    return at == SIZE_MAX ? STR_NONE : str_sub(line, at + 1, SIZE_MAX);
}

/* "6 May 2026. All are welcome", "7. Mai. Wir freuen uns": up to the year or the word
 * with which a sentence ends. */
static struct str
until_sentence(struct str text)
{
    for (size_t i = 4; i + 2 < text.n; i++) {
        bool goes_on =
            byte_lower(text.p[i + 2]) == text.p[i + 2] && (unsigned char)text.p[i + 2] < 0x80;
        bool is_year = byte_is_digit(text.p[i - 1]) && byte_is_digit(text.p[i - 2]) &&
                       byte_is_digit(text.p[i - 3]) && !goes_on;
        bool is_word = byte_is_alpha(text.p[i - 1]) && byte_is_alpha(text.p[i - 2]) &&
                       text.p[i + 2] >= 'A' && text.p[i + 2] <= 'Z';
        bool is_end = text.p[i] == '.' && text.p[i + 1] == ' ' && (is_year || is_word);
        if (is_end) {
            return str_sub(text, 0, i);
        }
    }
    return text;
}

/* False when the piece begins with no label, or its value does not look like one. */
bool
field_read_piece(struct page_context *ctx, struct plain *plain, struct str piece,
                 const struct block *block)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(piece, &folded);
    if (!label_find(&ctx->reader->labels, &folded, &hit) || hit.is_whole ||
        hit.row->kind != LABEL_FIELD) {
        return false;
    }
    struct str value = field_after_colon(piece);
    bool is_day = is_date(hit.row->field);
    if (is_day && (value.n == 0 || piece.n - value.n > strlen(hit.row->text) + 3)) {
        value = after_words(piece, hit.row->text);
    }
    value = is_day ? plain_date(ctx, until_sentence(value), block->begin, block->end) : value;
    return field_add(ctx, plain, hit.row->field, hit.row->text, value);
}

/* The field that `text` begins with a label of; absent: none. */
static const struct label_row *
label_ahead(struct page_context *ctx, struct str text)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(str_sub(text, 0, LABEL_TEXT_BYTES), &folded);
    bool is_label = label_find(&ctx->reader->labels, &folded, &hit) && hit.row->kind == LABEL_FIELD;
    return is_label ? hit.row : NULL;
}

/* "Berlin Salary: 50k": where the label before the next colon from `from` begins;
 * SIZE_MAX: none. */
static size_t
label_before_colon(struct page_context *ctx, struct str line, size_t from)
{
    size_t colon = str_find(str_sub(line, from, SIZE_MAX), STR(": "));
    size_t end = colon == SIZE_MAX ? 0 : from + colon, at = end, found = SIZE_MAX;
    for (int words = 0; words < LABEL_WORDS_MAX && at > from; words++) {
        size_t space = str_rfind_byte(str_sub(line, 0, at), ' ');
        if (space == SIZE_MAX || space < from) {
            break;
        }
        struct str label = str_sub(line, space + 1, end - space - 1);
        bool has_capital = label.n > 1 && label.p[0] >= 'A' && label.p[0] <= 'Z';
        bool is_label = has_capital && field_is_label(ctx, label) && label_ahead(ctx, label);
        found = is_label ? space : found;
        at = space;
    }
    return found;
}

/* The first such mark before `end` behind which a label begins; SIZE_MAX: none. */
static size_t
mark_before_label(struct page_context *ctx, struct str line, struct str mark, size_t end)
{
    size_t at = 0, found;
    while ((found = str_find(str_sub(line, at, end - at), mark)) != SIZE_MAX) {
        at += found + mark.n;
        if (label_ahead(ctx, str_sub(line, at, SIZE_MAX))) {
            return at - mark.n;
        }
    }
    return SIZE_MAX;
}

/* Where the next label of a line may begin: after " | ", or after another mark, or
 * before a colon, if one does. *ret_n: bytes between. */
static size_t
next_label(struct page_context *ctx, struct str line, size_t *ret_n)
{
    static const char *const marks[] = {". ",  " \xc2\xb7 ",    " \xe2\x80\xa2 ", " \xe2\x80\x93 ",
                                        " - ", " \xe2\x80\x94 "};
    size_t best = str_find(line, STR(" | "));
    *ret_n = 3;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        struct str mark = str_of(marks[i]);
        size_t end = best < line.n ? best : line.n;
        size_t at = mark_before_label(ctx, line, mark, end);
        if (at < best) {
            best = at;
            *ret_n = mark.n;
        }
    }
    size_t colon = str_find_byte(line, ':');
    size_t at =
        colon < best ? label_before_colon(ctx, str_sub(line, 0, best), colon + 1) : SIZE_MAX;
    *ret_n = at < best ? 1 : *ret_n;
    return at < best ? at : best;
}

/* has_first: the first value of the line stands already. */
static void
values_inside(struct page_context *ctx, struct plain *plain, const struct block *block,
              bool has_first)
{
    if (block->n_text > LINE_MAX_BYTES) {
        return;
    }
    struct str rest = plain_line(ctx, block->begin, block->end);
    if (has_first) {
        size_t n = 0, at = next_label(ctx, rest, &n);
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + n, SIZE_MAX);
    }
    while (rest.n > 0) {
        size_t n = 0, at = next_label(ctx, rest, &n);
        (void)field_read_piece(ctx, plain, str_sub(rest, 0, at), block);
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + n, SIZE_MAX);
    }
}

/* The label that an element holds and nothing else; NULL: none. */
const struct label_row *
field_label_of(struct page_context *ctx, const struct html_node *element)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(str_sub(ctx->text, element->begin, element->end - element->begin), &folded);
    bool is_label = label_find(&ctx->reader->labels, &folded, &hit) && hit.is_whole &&
                    hit.row->kind == LABEL_FIELD;
    return is_label ? hit.row : NULL;
}

bool
field_add_range(struct page_context *ctx, struct plain *plain, const struct label_row *row,
                uint32_t begin, uint32_t end)
{
    struct str value = plain_line(ctx, begin, end);
    size_t next = label_before_colon(ctx, value, 0);
    value = next != SIZE_MAX && next > 1 ? str_sub(value, 0, next) : value;
    value = row->field == FIELD_DATE_POSTED ? plain_date(ctx, value, begin, end) : value;
    return field_add(ctx, plain, row->field, row->text, value);
}

/* <span>Location</span> <span>Berlin</span> within `around`, whose first text is
 * `text_node`. False when it is not of that form. */
bool
field_after_element(struct page_context *ctx, struct plain *plain, uint32_t text_node,
                    uint32_t around, uint32_t end)
{
    const struct html_tree *tree = &ctx->reader->tree;
    uint32_t parent = tree->nodes[text_node].parent;
    const struct html_node *element = &tree->nodes[parent];
    if (parent == around || element->end >= end) {
        return false;
    }
    const struct label_row *row = field_label_of(ctx, element);
    return row && field_add_range(ctx, plain, row, element->end, end);
}

/* ---- all ---- */

/* "Other locations" beside "Location"; "Working pattern" beside "Contract type",
 * which may say no more than that the job is permanent. */
static bool
adds_more(const struct plain *plain, const struct label_row *row)
{
    if (row->field == FIELD_LOCATION) {
        return str_starts(str_of(row->text), STR("other loc")) ||
               str_starts(str_of(row->text), STR("additional loc"));
    }
    bool is_new = row->field == FIELD_EMPLOYMENT_TYPE;
    for (const struct raw_value *old = raw_first(&plain->raw, row->field); old && is_new;
         old = raw_next(old)) {
        is_new = !str_is(str_of(row->text), old->rule);
    }
    return is_new;
}

/* First values stand: a page repeats them, or speaks of other jobs below. */
static bool
is_done(const struct plain *plain, const bool *seen, const struct label_row *row)
{
    return row->kind != LABEL_FIELD || (seen[row->field] && !adds_more(plain, row));
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
    if (may_hold && plain_spans(ctx, plain, block)) {
        return;
    }
    bool is_read =
        may_hold && field_after_element(ctx, plain, block->text_node, block->node, block->end);
    if (block->hit.row) {
        values_inside(ctx, plain, block, is_read);
    }
}

void
plain_fields(struct page_context *ctx, struct plain *plain)
{
    bool seen[FIELD_COUNT] = {false};
    for (size_t i = 0; i < plain->blocks.n; i++) {
        const struct label_row *row = plain->blocks.items[i].hit.row;
        if (!row || !is_done(plain, seen, row)) {
            values_of_block(ctx, plain, i);
        }
        for (enum field field = FIELD_NONE; row && field < FIELD_COUNT; field++) {
            seen[field] = seen[field] || (row->field == field && field_is_set(plain, field));
        }
    }
    plain_marked_fields(ctx, plain);
    plain->n_labelled = 0;
    for (size_t i = 0; i < sizeof(value_rules) / sizeof(value_rules[0]); i++) {
        plain->n_labelled += field_is_set(plain, value_rules[i].field);
    }
}
