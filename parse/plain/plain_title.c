/* parse/plain/plain_title.c: the job's title on a page without structured data. A
 * heading that also stands in <title> or og:title is the title. */
#include "base/limits.h"
#include "base/markup.h"
#include "parse/plain/plain_head.h"

#include "base/banned.h"

enum {
    HEADS = 3, /* og:title, <title>, meta title */
    TITLE_MIN_BYTES = 4,
    HEADING_MAX_BYTES = 220,
    HEADINGS_LOOKED_AT = 60,
    LINE_MIN_BYTES = 8,
    LINES_LOOKED_AT = 40, /* for a title that is no heading */
    FIELDS_SCORE = 20,    /* below any h1 */
    VACANCY_SCORE = 40    /* a heading "Vacancy: ..." goes before any that is not in the head */
};

/* The site's name: a part of <title> that og:title, where there is one, lacks. */
static bool
is_site_name(const struct segments *heads, struct str text, struct str folded)
{
    const struct segments *og = &heads[0], *title = &heads[1];
    if (og->n == 0 || head_find_words(og->folded, folded) != SIZE_MAX || title->n < 2) {
        return false;
    }
    return str_eq_nocase(title->parts[0], text) || str_eq_nocase(title->parts[title->n - 1], text);
}

/* "Vacancy: Welder", "Vacature Lasser": Welder, Lasser. *ret_is_vacancy: it was one. */
static struct str
without_prefix(struct str text, bool *ret_is_vacancy)
{
    static const char *const words[] = {"job:",
                                        "job title:",
                                        "job vacancy:",
                                        "job offer:",
                                        "position:",
                                        "vacancy:",
                                        "vacature:",
                                        "jobannonce:",
                                        "ledig stilling:",
                                        "stellenangebot:",
                                        "stellenangebote:",
                                        "stellenausschreibung:",
                                        "ausschreibung:",
                                        "vacancies:",
                                        "vacante:",
                                        "avoin ty\xc3\xb6paikka:",
                                        "stellenanzeige:",
                                        "offre d'emploi :",
                                        "offre d'emploi:",
                                        "oferta de empleo:",
                                        "oferta de trabajo:",
                                        "oferta pracy:",
                                        "vaga:",
                                        "poste :",
                                        "we are hiring:",
                                        "we're hiring:",
                                        "we\xe2\x80\x99re hiring:",
                                        "hiring:",
                                        "praca:",
                                        "now hiring:",
                                        "wir suchen:",
                                        "lediga jobb:",
                                        "job opening:",
                                        "open position:",
                                        "offerta di lavoro:",
                                        "ledigt jobb:",
                                        "ledig tj\xc3\xa4nst:"};
    /* these need no colon before a capital: no job is named so */
    static const char *const bare[] = {
        "vacature ",         "stellenangebot ",    "stellenanzeige ", "offre d'emploi ",
        "oferta de empleo ", "oferta de trabajo ", "jobannonce ",     "ledig stilling ",
        "oferta pracy ",     "offerta di lavoro "};
    *ret_is_vacancy = true;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t n = strlen(words[i]);
        if (str_starts_nocase(text, str_of(words[i])) && text.n > n + TITLE_MIN_BYTES) {
            return str_trim(str_sub(text, n, SIZE_MAX));
        }
    }
    for (size_t i = 0; i < sizeof(bare) / sizeof(bare[0]); i++) {
        size_t n = strlen(bare[i]);
        bool has_more = str_starts_nocase(text, str_of(bare[i])) && text.n > n + TITLE_MIN_BYTES;
        unsigned char next = has_more ? (unsigned char)text.p[n] : 'a';
        if ((next >= 'A' && next <= 'Z') || next >= 0xc3) {
            return str_sub(text, n, SIZE_MAX);
        }
    }
    *ret_is_vacancy = false;
    return text;
}

/* "Welder (full-time)" stands in the head as "Welder". */
static struct str
without_bracket(struct str folded)
{
    size_t open = folded.n > 0 && folded.p[folded.n - 1] == ')' ? str_find(folded, STR(" (")) : 0;
    return open > TITLE_MIN_BYTES && open != SIZE_MAX ? str_sub(folded, 0, open) : folded;
}

struct heading {
    struct str text;
    uint32_t block;
    size_t score; /* 0: none */
};

/* Rank of a heading: h1 before h2 before others; agreement with the head far
 * more, with og:title (which names the page, not the site) most; an early place in
 * the head's title more than a late one; "Acme Welder Job in Leeds" names the job
 * best. */
static size_t
score_heading(struct page_context *ctx, const struct block *block, struct str text,
              const struct segments *heads, size_t n_heads)
{
    size_t level = block->tag == HTML_H1 ? 3 : block->tag == HTML_H2 ? 2 : 1;
    struct str folded = utf8_fold(ctx->arena, text);
    size_t best = 0;
    if (is_site_name(heads, text, folded)) {
        return 0;
    }
    for (size_t i = 0; i < n_heads; i++) {
        size_t at = head_find_words(heads[i].folded, folded);
        at = at == SIZE_MAX ? head_find_words(heads[i].folded, without_bracket(folded)) : at;
        if (at == SIZE_MAX) {
            continue;
        }
        struct str behind = str_sub(heads[i].folded, at + folded.n, SIZE_MAX);
        bool is_job = str_starts(behind, STR(" job "));
        size_t score = 1000 + level * 10 + folded.n + (at == 0 ? 500 : 0) + (i == 0 ? 600 : 0) +
                       (is_job ? 800 : 0);
        best = score > best ? score : best;
    }
    return best ? best : level == 3 ? 30 : 0;
}

/* The line right below the heading begins with the label of a field. */
static bool
heads_fields(const struct blocks *blocks, size_t at)
{
    const struct block *next = at + 1 < blocks->n ? &blocks->items[at + 1] : NULL;
    return next && next->hit.row && next->hit.row->kind == LABEL_FIELD &&
           !(html_tag_flags((enum html_tag)next->tag) & HTML_HEADING);
}

/* All of the line is bold: a heading by its looks. */
static bool
is_bold_line(const struct page_context *ctx, const struct block *block)
{
    const struct html_tree *tree = &ctx->reader->tree;
    const struct html_node *parent = &tree->nodes[tree->nodes[block->text_node].parent];
    bool is_bold = parent->tag == HTML_STRONG || parent->tag == HTML_B;
    return is_bold && parent->n_text == block->n_text && block->n_linked == 0;
}

/* Whether the line looks like a heading of its own, not the label of a field. */
static bool
may_be_heading(const struct page_context *ctx, const struct blocks *blocks, size_t at)
{
    const struct block *block = &blocks->items[at];
    bool is_heading = (html_tag_flags((enum html_tag)block->tag) & HTML_HEADING) != 0;
    bool is_known = block->hit.row && block->hit.is_whole;
    return !block->is_hidden && !is_known && block->n_text <= HEADING_MAX_BYTES &&
           (is_heading || (heads_fields(blocks, at) && is_bold_line(ctx, block)));
}

/* The line as a heading; with a score of 0 when it says no title. */
static struct heading
read_heading(struct page_context *ctx, const struct blocks *blocks, size_t at,
             const struct segments *heads)
{
    const struct block *block = &blocks->items[at];
    bool is_heading = (html_tag_flags((enum html_tag)block->tag) & HTML_HEADING) != 0;
    bool is_vacancy;
    struct str text = without_prefix(plain_line(ctx, block->begin, block->end), &is_vacancy);
    if (text.n < TITLE_MIN_BYTES || head_is_generic(ctx, text)) {
        return (struct heading){.block = UINT32_MAX};
    }
    size_t score = is_heading ? score_heading(ctx, block, text, heads, HEADS) : 0;
    score = is_vacancy && score < VACANCY_SCORE ? VACANCY_SCORE : score;
    score = score == 0 && heads_fields(blocks, at) ? FIELDS_SCORE : score;
    return (struct heading){text, (uint32_t)at, score};
}

static struct heading
best_heading(struct page_context *ctx, const struct blocks *blocks, const struct segments *heads,
             struct heading *ret_other)
{
    struct heading best = {.block = UINT32_MAX};
    *ret_other = best;
    size_t left = HEADINGS_LOOKED_AT;
    for (size_t i = 0; i < blocks->n && left > 0; i++) {
        if (!may_be_heading(ctx, blocks, i)) {
            continue;
        }
        left--;
        struct heading heading = read_heading(ctx, blocks, i, heads);
        if (heading.score > best.score) {
            *ret_other = best;
            best = heading;
        } else if (heading.score > ret_other->score) {
            *ret_other = heading;
        }
    }
    return best;
}

/* Without a heading: a line of its own that the head's title begins with. */
static struct heading
line_in_title(struct page_context *ctx, const struct blocks *blocks, const struct segments *head)
{
    for (size_t i = 0; i < blocks->n && i < LINES_LOOKED_AT; i++) {
        const struct block *block = &blocks->items[i];
        bool may_be = block->n_text <= HEADING_MAX_BYTES && block->n_linked == 0 &&
                      !block->is_hidden && !(block->hit.row && block->hit.is_whole);
        struct str text = may_be ? plain_line(ctx, block->begin, block->end) : STR_NONE;
        bool is_first = head->n > 0 && str_eq_nocase(head->parts[0], text);
        bool is_second = head->n > 2 && str_eq_nocase(head->parts[1], text);
        if (text.n >= LINE_MIN_BYTES && (is_first || is_second) && !head_is_generic(ctx, text)) {
            return (struct heading){text, (uint32_t)i, 1};
        }
    }
    return (struct heading){.block = UINT32_MAX};
}

/* ---- without a heading ---- */

/* A part of a head's title that names the site, a place or a number. */
static bool
is_beside_title(struct page_context *ctx, const struct plain *plain, struct str part,
                struct str site)
{
    bool is_vacancy;
    part = without_prefix(part, &is_vacancy);
    const struct raw_value *company = raw_first(&plain->raw, FIELD_COMPANY);
    return (site.n > 0 && str_eq_nocase(part, site)) || head_is_generic(ctx, part) ||
           head_is_board(part) || head_is_number(part) || head_is_place(plain, part) ||
           (company && str_eq_nocase(company->text, part));
}

/* The head's title without what stands beside the job's. <title> mostly ends with
 * the site's name, og:title mostly does not. */
static struct str
title_of_head(struct page_context *ctx, const struct plain *plain, const struct segments *head,
              struct str site, bool is_og)
{
    size_t first = 0, n = head->n;
    while (first < n && (head->parts[first].n < TITLE_MIN_BYTES ||
                         is_beside_title(ctx, plain, head->parts[first], site))) {
        first++;
    }
    while (n > first + 1 && is_beside_title(ctx, plain, head->parts[n - 1], site)) {
        n--;
    }
    if (first >= n) {
        return STR_NONE;
    }
    if (!is_og && n == head->n && n > first + 1) {
        n--;
    }
    struct str last = head->parts[n - 1];
    bool is_vacancy;
    return without_prefix(str_span(head->parts[first].p, last.p + last.n), &is_vacancy);
}

void
plain_title(struct page_context *ctx, struct plain *plain)
{
    struct segments heads[HEADS];
    head_cut(ctx, ctx->head.og_title, &heads[0]);
    head_cut(ctx, ctx->head.title, &heads[1]);
    head_cut(ctx, ctx->head.meta_title, &heads[2]);
    struct str site = plain_text_line(ctx->arena, ctx->head.og_site_name);
    struct heading other, heading = best_heading(ctx, &plain->blocks, heads, &other);
    const struct raw_value *labelled = raw_first(&plain->raw, FIELD_TITLE);
    plain->title_block = heading.block;
    plain->is_title_sure = heading.score >= 1000;
    plain->title_layer = LAYER_RULE;
    if (other.score >= 1000 && !str_has_nocase(heading.text, other.text)) {
        plain->other_title = other.text;
        plain->other_block = other.block;
    }
    if (plain->is_title_sure || (heading.score > 0 && !labelled)) {
        plain->title = heading.text;
        plain->title_rule = plain->is_title_sure ? "heading-in-title" : "heading";
        return;
    }
    if (labelled && !head_is_generic(ctx, labelled->text)) {
        plain->title = labelled->text;
        plain->title_rule = labelled->rule;
        return;
    }
    heading = line_in_title(ctx, &plain->blocks, &heads[1]);
    if (heading.score > 0) {
        plain->title = heading.text;
        plain->title_block = heading.block;
        plain->is_title_sure = true;
        plain->title_rule = "line-in-title";
        return;
    }
    plain->title_layer = LAYER_META;
    static const char *const rules[] = {"og:title", "title", "meta-title"};
    for (size_t i = 0; i < 3 && plain->title.n == 0; i++) {
        plain->title = title_of_head(ctx, plain, &heads[i], site, i != 1);
        plain->title_rule = rules[i];
    }
}
