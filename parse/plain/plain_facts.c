/* parse/plain/plain_facts.c: facts that stand beside no label: pieces of the short lines
 * by the heading ("Finance · Denver, CO · Full-time · Hybrid"), parts of the head's
 * title. What is handed on as a place may be none: it is marked as a guess, and
 * whoever knows the world's places judges. */
#include "base/limits.h"
#include "base/markup.h"
#include "parse/html/html_find.h"
#include "parse/plain/plain_fact_words.h"
#include "parse/plain/plain_firm.h"
#include "parse/plain/plain_head.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    LINES_BEFORE = 2,
    LINES_AFTER = 14,
    LINES_NEAR = 4,
    LINE_MAX_BYTES = 160,
    PROSE_BYTES = 70, /* a line of this length ends the facts */
    PIECE_MAX_BYTES = 60,
    LIST_MAX_BYTES = 400, /* a line of several places */
    LIST_ITEMS_MIN = 3,
    ITEM_MAX_BYTES = 32,
    PLACE_WORDS = 6,
    YEARS_BYTES = 16,
    ABBREVIATION_BYTES = 6,
    RUNS_MIN = 3, /* texts side by side in a line that is no prose */
    PLACES_MAX = 6,
    PIECES_MAX = 40
};

// clang-format off
/* Words of departments that are towns as well. */
static const char *const no_places[] = {
    "media", "mobile", "commerce", "enterprise", "orange", "reading", "central", "design", "product", "victoria", "mission", "data",
    "platform", "security", "finance", "legal", "research", "sales", "marketing", "support", "it", "hr", "people", "growth", "operations",
    "engineering", "payments", "energy", "health", "education", "nursing", "quality", "industry", "normal", "hope", "union", "independence",
    "save", "follow", "back", "progress", "alliance", "liberty", "vision", "bank", "best", "split", "nice", "home", "jobs", "job", "careers", "new", "student", "post",
};
// clang-format on

struct pieces {
    struct str items[PIECES_MAX];
    bool is_line[PIECES_MAX]; /* a line of its own right below the heading */
    size_t n;
    size_t n_facts; /* of them known as something */
};

/* Where the first of the marks stands, and its length; SIZE_MAX: nowhere. */
static size_t
first_mark(struct str text, const char *const *marks, size_t n_marks, size_t *ret_n)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < n_marks; i++) {
        size_t at = str_find(text, str_of(marks[i]));
        if (at < best) {
            best = at;
            *ret_n = strlen(marks[i]);
        }
    }
    return best;
}

/* Cut at its marks; a range of pay is not cut at its dash. */
static void
add_pieces(struct pieces *pieces, struct str text)
{
    static const char *const marks[] = {"\xc2\xb7",     "\xe2\x80\xa2", "|",  ";", " / ",
                                        "\xe2\x80\x93", "\xe2\x80\x94", " - "};
    enum { MARKS_OF_PAY = 5 };
    bool is_range = fact_has_money(text) || fact_has_years(text);
    size_t n_marks = is_range ? MARKS_OF_PAY : sizeof(marks) / sizeof(marks[0]);
    while (text.n > 0 && pieces->n < PIECES_MAX) {
        size_t n = 0, best = first_mark(text, marks, n_marks, &n);
        struct str piece = str_trim(str_sub(text, 0, best));
        if (piece.n >= 2 && piece.n <= PIECE_MAX_BYTES) {
            pieces->items[pieces->n++] = piece;
        }
        text = best == SIZE_MAX ? STR_NONE : str_sub(text, best + n, SIZE_MAX);
    }
}

/* "Berlin, Bremen, Jena": three names or more, each with a capital and short. */
static bool
is_name_list(struct str text)
{
    size_t n = 0;
    for (struct str rest = text; rest.n > 0 && text.n <= LIST_MAX_BYTES; n++) {
        size_t at = str_find(rest, STR(", "));
        struct str item = str_trim(str_sub(rest, 0, at));
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + 2, SIZE_MAX);
        bool has_capital =
            item.n > 1 && !(item.p[0] >= 'a' && item.p[0] <= 'z') && !byte_is_digit(item.p[0]);
        if (!has_capital || item.n > ITEM_MAX_BYTES || str_find(item, STR(". ")) != SIZE_MAX) {
            return false;
        }
    }
    return n >= LIST_ITEMS_MIN;
}

static bool
is_in_button(const struct html_tree *tree, uint32_t at, uint32_t until)
{
    for (uint32_t i = tree->nodes[at].parent; i > until; i = tree->nodes[i].parent) {
        if (tree->nodes[i].tag == HTML_BUTTON) {
            return true;
        }
    }
    return tree->nodes[until].tag == HTML_BUTTON;
}

/* Each run of text of a line by itself: spans stand side by side. */
static void
add_block(struct page_context *ctx, const struct block *block, struct pieces *pieces)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct str whole = plain_line(ctx, block->begin, block->end);
    size_t n_runs = 0;
    if (is_name_list(whole) && pieces->n < PIECES_MAX) {
        pieces->items[pieces->n++] = whole;
        return;
    }
    for (uint32_t i = block->text_node; i < tree->n && tree->nodes[i].begin < block->end; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TEXT && node->n_text > 0 && !(node->flags & NODE_CUT)) {
            n_runs++;
        }
    }
    if (n_runs < 2) {
        if (!is_in_button(tree, block->text_node, block->node)) {
            add_pieces(pieces, whole);
        }
        return;
    }
    for (uint32_t i = block->text_node; i < tree->n && tree->nodes[i].begin < block->end; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TEXT && node->n_text > 0 && !(node->flags & NODE_CUT) &&
            !is_in_button(tree, i, block->node)) {
            add_pieces(pieces, plain_line(ctx, node->begin, node->end));
        }
    }
}

static bool
is_fact_line(const struct block *block)
{
    bool is_label = block->hit.row && block->hit.row->kind != LABEL_FIELD;
    return !is_label && !block->is_hidden && block->n_text >= 2 && block->n_text <= LINE_MAX_BYTES;
}

static bool
is_section_head(const struct block *block)
{
    if (!block->hit.row || !block->hit.is_whole) {
        return false;
    }
    enum label_kind kind = block->hit.row->kind;
    return kind == LABEL_DUTIES || kind == LABEL_PROFILE || kind == LABEL_OFFER ||
           kind == LABEL_ABOUT;
}

/* Several short texts side by side: no prose, however long the line is. */
static bool
is_of_runs(struct page_context *ctx, const struct block *block)
{
    const struct html_tree *tree = &ctx->reader->tree;
    size_t n = 0;
    for (uint32_t i = block->text_node; i < tree->n && tree->nodes[i].begin < block->end; i++) {
        bool is_run = tree->nodes[i].tag == HTML_TEXT && tree->nodes[i].n_text > 0;
        if (is_run && tree->nodes[i].n_text >= PIECE_MAX_BYTES) {
            return false;
        }
        n += is_run;
    }
    return n >= RUNS_MIN && block->n_text <= LIST_MAX_BYTES;
}

/* A long line that lists facts or places. */
static bool
is_list_line(struct page_context *ctx, const struct block *block)
{
    return block->n_text >= PROSE_BYTES && block->n_text <= LIST_MAX_BYTES &&
           (is_of_runs(ctx, block) || is_name_list(plain_line(ctx, block->begin, block->end)));
}

/* The lines by the heading, up to the first prose or section. */
static void
gather(struct page_context *ctx, const struct plain *plain, struct pieces *pieces)
{
    const struct blocks *blocks = &plain->blocks;
    size_t at = plain->title_block;
    for (size_t i = at > LINES_BEFORE ? at - LINES_BEFORE : 0; i < at; i++) {
        if (is_fact_line(&blocks->items[i]) && blocks->items[i].n_linked == 0) {
            add_block(ctx, &blocks->items[i], pieces);
        }
    }
    for (size_t i = at + 1; i < blocks->n && i <= at + LINES_AFTER; i++) {
        const struct block *block = &blocks->items[i];
        bool is_list = is_list_line(ctx, block);
        if (is_section_head(block) || (block->n_text >= PROSE_BYTES && !is_list)) {
            return;
        }
        if (is_list || is_fact_line(block)) {
            size_t first = pieces->n;
            add_block(ctx, block, pieces);
            bool is_line = pieces->n == first + 1 && i <= at + LINES_NEAR;
            pieces->is_line[first < PIECES_MAX ? first : 0] = is_line;
        }
    }
}

static bool
has_value(const struct plain *plain, enum field field)
{
    return raw_first(&plain->raw, field) != NULL;
}

/* A piece that is a word of the table, a day, or pay. */
static bool
take_fact(struct page_context *ctx, struct plain *plain, struct str piece)
{
    const struct fact_row *row = fact_find(piece);
    if (row && !has_value(plain, row->field)) {
        (void)raw_add(
            &plain->raw, ctx->arena,
            (struct raw_value){
                .field = row->field, .layer = LAYER_RULE, .rule = "facts-by-title", .text = piece});
    }
    if (row) {
        return true;
    }
    if (fact_is_day(piece) && !has_value(plain, FIELD_DATE_POSTED)) {
        return raw_add(&plain->raw, ctx->arena,
                       (struct raw_value){.field = FIELD_DATE_POSTED,
                                          .layer = LAYER_RULE,
                                          .rule = "facts-by-title",
                                          .text = piece});
    }
    if (fact_has_years(piece) && piece.n <= YEARS_BYTES) {
        return has_value(plain, FIELD_EXPERIENCE) ||
               raw_add(&plain->raw, ctx->arena,
                       (struct raw_value){.field = FIELD_EXPERIENCE,
                                          .layer = LAYER_RULE,
                                          .rule = "facts-by-title",
                                          .text = piece});
    }
    if (fact_is_of_mode(piece) && !has_value(plain, FIELD_WORK_MODE)) {
        (void)raw_add(&plain->raw, ctx->arena,
                      (struct raw_value){.field = FIELD_WORK_MODE,
                                         .layer = LAYER_RULE,
                                         .rule = "facts-by-title",
                                         .text = piece});
        return false; /* it may name the place as well */
    }
    if (!fact_has_money(piece)) {
        return false;
    }
    if (!plain->raw.money) {
        (void)raw_add_money(
            &plain->raw, ctx->arena,
            (struct raw_money){.layer = LAYER_RULE, .rule = "facts-by-title", .text = piece});
    }
    return true;
}

/* ---- places ---- */

static bool
is_stop_word(struct str text)
{
    return words_any(text, str_eq_nocase, WORDS(no_places));
}

static struct str
company_of(const struct plain *plain)
{
    const struct raw_value *labelled = raw_first(&plain->raw, FIELD_COMPANY);
    return labelled ? labelled->text : plain->company;
}

/* Names of houses and firms hold towns' names: "University of Varnholm". */
static bool
is_institution(struct str text)
{
    static const char *const words[] = {
        "universi", "college",  "school",  "schule", "hospital", "klinik",    "council", "institut",
        "museum",   "group",    "gruppe",  "hotel",  "gmbh",     " ag",       " inc",    " ltd",
        "station",  "academy",  "team",    "studio", "services", "center",    "centre",  "company",
        "kita",     "gemeinde", "airport", "bank",   "systems",  "solutions", "labs",    "holding"};
    return words_any(text, str_has_nocase, WORDS(words));
}

/* Its first word is the title's. */
static bool
begins_like_title(const struct plain *plain, struct str text)
{
    size_t n = str_find_byte(text, ' ');
    return n != SIZE_MAX && n > 2 && str_starts_nocase(plain->title, str_sub(text, 0, n));
}

/* A full stop inside, but not behind an abbreviation: "St. Ives", "str. Lunga". */
static bool
has_sentence_stop(struct str text)
{
    for (size_t i = ABBREVIATION_BYTES + 1; i + 2 < text.n; i++) {
        bool is_stop = text.p[i] == '.' && text.p[i + 1] == ' ';
        struct str before = str_sub(text, i - ABBREVIATION_BYTES - 1, ABBREVIATION_BYTES + 1);
        if (is_stop && str_find_byte(before, ' ') == SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* Few words, the first with a capital, no firm, no title. */
static bool
looks_like_place(struct page_context *ctx, const struct plain *plain, struct str text)
{
    size_t n_words = 1, n_digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        n_words += text.p[i] == ' ';
        n_digits += byte_is_digit(text.p[i]);
    }
    struct str company = company_of(plain);
    bool is_firm = company.n > 0 && str_has_nocase(text, company);
    bool is_sentence = has_sentence_stop(text) || (n_words > 2 && text.p[text.n - 1] == '.');
    bool has_capital = text.n > 0 && !(text.p[0] >= 'a' && text.p[0] <= 'z');
    return text.n >= 3 && (n_words <= PLACE_WORDS || is_name_list(text)) && n_digits <= 5 &&
           has_capital && !is_firm && !is_sentence && !is_stop_word(text) &&
           !is_institution(text) && !begins_like_title(plain, text) &&
           !memchr(text.p, '/', text.n) && !head_is_number(text) &&
           !str_has_nocase(plain->title, text) && !str_has(text, STR(":")) &&
           !str_has(text, STR("?")) && !str_has(text, STR("!")) && !head_is_generic(ctx, text);
}

static bool
ends_with_preposition(struct str head)
{
    static const char *const before[] = {
        " in ",      " \xc3\xa0 ", " en ", " em ",  " w ",   " we ", " te ", " near ",
        "Standort ", " a ",        " i ",  " bei ", " aus ", " of ", " d'",  " from "};
    return words_any(head, str_ends, WORDS(before));
}

/* Another place of the page names it as one: the head, or "in Delft". */
static bool
is_confirmed(struct page_context *ctx, const struct plain *plain, struct str text)
{
    struct str title = plain_text_line(ctx->arena, ctx->head.title);
    struct str about = plain_text_line(ctx->arena, ctx->head.description);
    if (head_find_words(title, text) != SIZE_MAX || head_find_words(about, text) != SIZE_MAX) {
        return true;
    }
    size_t at = 0, found;
    while ((found = str_find(str_sub(plain->text, at, SIZE_MAX), text)) != SIZE_MAX) {
        if (ends_with_preposition(str_sub(plain->text, 0, at + found))) {
            return true;
        }
        at += found + text.n;
    }
    return false;
}

static void
guess(struct page_context *ctx, struct plain *plain, struct str text, const char *rule)
{
    (void)raw_add_place(
        &plain->raw, ctx->arena,
        (struct raw_place){.layer = LAYER_RULE, .rule = rule, .text = text, .is_guess = true});
}

static void
guess_from_pieces(struct page_context *ctx, struct plain *plain, const struct pieces *pieces)
{
    size_t n = 0;
    for (size_t i = 0; i < pieces->n && n < PLACES_MAX; i++) {
        struct str text = pieces->items[i], firm = plain->company;
        bool is_after_firm = firm.n > 0 && str_starts(text, firm) &&
                             str_starts(str_sub(text, firm.n, SIZE_MAX), STR(", "));
        text = is_after_firm ? str_sub(text, firm.n + 2, SIZE_MAX) : text;
        bool is_sure = str_has(text, STR(", ")) || pieces->n_facts > 0 || pieces->is_line[i];
        if (fact_is_of_mode(text) && !head_is_generic(ctx, text) && !str_has(text, STR(": "))) {
            guess(ctx, plain, text, "mode-place");
            n++;
        } else if (looks_like_place(ctx, plain, text) &&
                   (is_sure || is_confirmed(ctx, plain, text))) {
            guess(ctx, plain, text, "facts-by-title");
            n++;
        }
    }
}

/* Parts of a head's title beside title and company, and what follows " in ". */
static void
guess_from_head(struct page_context *ctx, struct plain *plain, struct str html)
{
    struct segments head;
    head_cut(ctx, html, &head);
    size_t at = plain->title.n ? str_find(head.whole, plain->title) : SIZE_MAX;
    struct str rest =
        str_sub(head.whole, at == SIZE_MAX ? head.whole.n : at + plain->title.n, SIZE_MAX);
    static const char *const words[] = {" in ", " \xc3\xa0 ", " en ", " em ", " te ", " w "};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t n = 0;
        struct str tail = str_starts(rest, str_of(words[i]))
                              ? str_sub(rest, strlen(words[i]), SIZE_MAX)
                              : STR_NONE;
        tail = str_trim(str_sub(tail, 0, head_next_separator(tail, &n)));
        if (tail.n > 0 && looks_like_place(ctx, plain, tail)) {
            guess(ctx, plain, tail, "title-in");
        }
    }
    for (size_t i = 1; i < head.n; i++) {
        size_t comma = str_find(head.parts[i], STR(", "));
        struct str firm = str_sub(head.parts[i], 0, comma);
        bool is_after_firm =
            comma != SIZE_MAX && plain->company.n > 0 && str_eq(firm, plain->company);
        struct str part =
            is_after_firm ? str_sub(head.parts[i], comma + 2, SIZE_MAX) : head.parts[i];
        bool is_of_firm = head_find_words(company_of(plain), part) != SIZE_MAX;
        if (!is_of_firm && looks_like_place(ctx, plain, part)) {
            guess(ctx, plain, part, "title-part");
        }
    }
}

/* "Designer (Malm\xc3\xb6 / Remote EU)": the bracket of the title. */
static void
guess_from_bracket(struct page_context *ctx, struct plain *plain)
{
    size_t open = str_rfind_byte(plain->title, '('), close = str_rfind_byte(plain->title, ')');
    if (open == SIZE_MAX || close == SIZE_MAX || close <= open + 3) {
        return;
    }
    struct str inside = str_sub(plain->title, open + 1, close - open - 1);
    bool is_gender = str_find_byte(inside, '/') != SIZE_MAX && inside.n <= 9;
    size_t slash = str_find(inside, STR(" / "));
    inside = str_trim(str_sub(inside, 0, slash));
    bool has_capital = inside.n > 2 && !(inside.p[0] >= 'a' && inside.p[0] <= 'z');
    if (!is_gender && has_capital && !is_stop_word(inside) && !head_is_generic(ctx, inside)) {
        guess(ctx, plain, inside, "title-bracket");
    }
}

/* The last line of an <address>: "Montpelier, VT 05602". */
static void
guess_from_address(struct page_context *ctx, struct plain *plain)
{
    for (size_t i = plain->blocks.n; i-- > 0;) {
        const struct block *block = &plain->blocks.items[i];
        if (block->tag != HTML_ADDRESS || block->n_text > PIECE_MAX_BYTES) {
            continue;
        }
        struct str text = plain_line(ctx, block->begin, block->end);
        if (looks_like_place(ctx, plain, text)) {
            guess(ctx, plain, text, "address");
        }
        return;
    }
}

/* The block of a title that is no heading. */
static void
find_title_block(struct page_context *ctx, struct plain *plain)
{
    for (size_t i = 0; plain->title_block == UINT32_MAX && i < plain->blocks.n; i++) {
        const struct block *block = &plain->blocks.items[i];
        if (block->n_text <= plain->title.n && block->n_text + LINES_AFTER >= plain->title.n &&
            str_eq_nocase(plain_line(ctx, block->begin, block->end), plain->title)) {
            plain->title_block = (uint32_t)i;
        }
    }
}

void
plain_facts(struct page_context *ctx, struct plain *plain)
{
    struct pieces pieces = {0};
    find_title_block(ctx, plain);
    if (plain->title_block < plain->blocks.n) {
        gather(ctx, plain, &pieces);
    }
    size_t n = 0;
    for (size_t i = 0; i < pieces.n; i++) {
        struct str firm = company_of(plain);
        bool is_firm = firm.n > 0 && str_eq(str_sub(pieces.items[i], 0, firm.n), firm);
        pieces.n_facts += is_firm;
        if (take_fact(ctx, plain, pieces.items[i])) {
            pieces.n_facts++;
        } else {
            pieces.is_line[n] = pieces.is_line[i];
            pieces.items[n++] = pieces.items[i];
        }
    }
    pieces.n = n;
    if (plain->raw.places || plain->title.n == 0) {
        return;
    }
    guess_from_pieces(ctx, plain, &pieces);
    guess_from_head(ctx, plain, ctx->head.og_title);
    guess_from_head(ctx, plain, ctx->head.title);
    guess_from_bracket(ctx, plain);
    guess_from_address(ctx, plain);
    struct str town = firm_town(ctx);
    if (town.n > 0) {
        (void)raw_add_place(&plain->raw, ctx->arena,
                            (struct raw_place){.layer = LAYER_RULE,
                                               .rule = "address-line",
                                               .text = town,
                                               .is_guess = true,
                                               .is_address = true});
    }
}
