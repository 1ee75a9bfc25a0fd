/* parse/plain_title.c: the job's title and company on a page without structured
 * data. A heading that also stands in <title> or og:title is the title; the rest
 * of <title> may name the company, if the text speaks of it as one. */
#include "base/limits.h"
#include "base/markup.h"
#include "parse/pcre.h"
#include "parse/plain.h"

#include "base/banned.h"

enum {
    TITLE_MIN_BYTES = 4,
    HEADING_MAX_BYTES = 220,
    HEADINGS_LOOKED_AT = 60,
    SEGMENTS_MAX = 12,
    COMPANY_MAX_BYTES = 80,
    SEEKER_LOOK_BYTES = 4000, /* an employer names itself early */
    MENTIONS_LOOKED_AT = 200
};

/* A title of the head, whole and cut at its separators. */
struct segments {
    struct str whole, folded;
    struct str parts[SEGMENTS_MAX];
    size_t n;
};

static const char *const separators[] = {
    " | ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " :: ", " \xc2\xb7 ", " \xe2\x80\xa2 ", " - ",
    " > ", " \xc2\xbb ",     " \xef\xbd\x9c "};

/* Offset of the next separator and its length. */
static size_t
next_separator(struct str text, size_t *ret_n)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        size_t at = str_find(text, str_of(separators[i]));
        if (at < best) {
            best = at;
            *ret_n = strlen(separators[i]);
        }
    }
    return best;
}

/* "(3) Title": the count of unread messages. */
static struct str
without_count(struct str text)
{
    size_t i = 1;
    if (text.n < 4 || text.p[0] != '(') {
        return text;
    }
    while (i < text.n && byte_is_digit(text.p[i])) {
        i++;
    }
    bool is_count = i > 1 && i + 1 < text.n && text.p[i] == ')' && text.p[i + 1] == ' ';
    return is_count ? str_sub(text, i + 2, SIZE_MAX) : text;
}

static void
cut_segments(struct page_context *ctx, struct str html, struct segments *ret)
{
    *ret = (struct segments){0};
    if (html.n == 0 || html.n > 4 * LIMIT_TITLE_BYTES) {
        return;
    }
    ret->whole = without_count(plain_text_line(ctx->arena, html));
    ret->folded = utf8_fold(ctx->arena, ret->whole);
    struct str rest = ret->whole;
    while (rest.n > 0 && ret->n < SEGMENTS_MAX) {
        size_t n = 0, at = next_separator(rest, &n);
        struct str part = str_trim(str_sub(rest, 0, at));
        if (part.n > 0) {
            ret->parts[ret->n++] = part;
        }
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + n, SIZE_MAX);
    }
}

/* What a short text says by the table. */
static enum label_kind
kind_of(struct page_context *ctx, struct str text)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(text, &folded);
    return label_find(&ctx->reader->labels, &folded, &hit) ? hit.row->kind : LABEL_NONE;
}

static bool
is_generic(struct page_context *ctx, struct str text)
{
    enum label_kind kind = kind_of(ctx, text);
    return kind != LABEL_NONE && kind != LABEL_GUIDE;
}

static bool
is_word_edge(struct str text, size_t at)
{
    return at == 0 || at >= text.n || !(byte_is_alpha(text.p[at]) && byte_is_alpha(text.p[at - 1]));
}

/* Offset of `part` as whole words, or SIZE_MAX. */
static size_t
find_words(struct str text, struct str part)
{
    size_t at = part.n ? str_find(text, part) : SIZE_MAX;
    bool fits = at != SIZE_MAX && is_word_edge(text, at) && is_word_edge(text, at + part.n);
    return fits ? at : SIZE_MAX;
}

/* The site's name: a part of <title> that og:title, where there is one, lacks. */
static bool
is_site_name(const struct segments *heads, struct str text, struct str folded)
{
    const struct segments *og = &heads[0], *title = &heads[1];
    if (og->n == 0 || find_words(og->folded, folded) != SIZE_MAX || title->n < 2) {
        return false;
    }
    return str_eq_nocase(title->parts[0], text) || str_eq_nocase(title->parts[title->n - 1], text);
}

struct heading {
    struct str text;
    uint32_t block;
    size_t score; /* 0: none */
};

/* Rank of a heading: h1 before h2 before others; agreement with the head far
 * more, with og:title (which names the page, not the site) most; an early place in
 * the head's title more than a late one. */
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
        size_t at = find_words(heads[i].folded, folded);
        if (at == SIZE_MAX) {
            continue;
        }
        size_t score = 1000 + level * 10 + folded.n + (at == 0 ? 500 : 0) + (i == 0 ? 600 : 0);
        best = score > best ? score : best;
    }
    return best ? best : level == 3 ? 30 : 0;
}

static struct heading
best_heading(struct page_context *ctx, const struct blocks *blocks, const struct segments *heads,
             size_t n_heads)
{
    struct heading best = {.block = UINT32_MAX};
    size_t left = HEADINGS_LOOKED_AT;
    for (size_t i = 0; i < blocks->n && left > 0; i++) {
        const struct block *block = &blocks->items[i];
        bool is_heading = (html_tag_flags((enum html_tag)block->tag) & HTML_HEADING) != 0;
        bool is_known = block->hit.row && block->hit.is_whole;
        if (!is_heading || block->is_hidden || is_known || block->n_text > HEADING_MAX_BYTES) {
            continue;
        }
        left--;
        struct str text = plain_line(ctx, block->begin, block->end);
        if (text.n < TITLE_MIN_BYTES || is_generic(ctx, text)) {
            continue;
        }
        size_t score = score_heading(ctx, block, text, heads, n_heads);
        if (score > best.score) {
            best = (struct heading){text, (uint32_t)i, score};
        }
    }
    return best;
}

/* ---- without a heading ---- */

static bool
has_word(struct str text, const char *const *words)
{
    for (; *words; words++) {
        if (str_has_nocase(text, str_of(*words))) {
            return true;
        }
    }
    return false;
}

/* Names of boards and portals: no employers. */
static bool
is_board_name(struct str text)
{
    static const char *const words[] = {
        "job",     "career",  "karriere",        "carreer",  "emploi", "empleo",    "trabajo",
        "stellen", "vacatur", "vacanc",          "praca",    "lavoro", "recruit",   "hiring",
        "talent",  "portal",  "carri\xc3\xa8re", "linkedin", "indeed", "glassdoor", NULL};
    return has_word(text, words);
}

static bool
is_place_value(const struct plain *plain, struct str name)
{
    for (const struct raw_place *place = plain->raw.places; place; place = place->next) {
        if (str_has_nocase(place->text, name) || str_has_nocase(name, place->text)) {
            return true;
        }
    }
    return false;
}

static bool
is_number(struct str text)
{
    bool has_letter = false;
    for (size_t i = 0; i < text.n; i++) {
        has_letter = has_letter || byte_is_alpha(text.p[i]) || (unsigned char)text.p[i] >= 0x80;
    }
    return !has_letter;
}

/* A part of a head's title that names the site, a place or a number. */
static bool
is_beside_title(struct page_context *ctx, const struct plain *plain, struct str part,
                struct str site)
{
    const struct raw_value *company = raw_first(&plain->raw, FIELD_COMPANY);
    return (site.n > 0 && str_eq_nocase(part, site)) || is_generic(ctx, part) ||
           is_board_name(part) || is_number(part) || is_place_value(plain, part) ||
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
    return str_span(head->parts[first].p, last.p + last.n);
}

void
plain_title(struct page_context *ctx, struct plain *plain)
{
    struct segments heads[3];
    cut_segments(ctx, ctx->head.og_title, &heads[0]);
    cut_segments(ctx, ctx->head.title, &heads[1]);
    cut_segments(ctx, ctx->head.meta_title, &heads[2]);
    struct str site = plain_text_line(ctx->arena, ctx->head.og_site_name);
    struct heading heading = best_heading(ctx, &plain->blocks, heads, 3);
    const struct raw_value *labelled = raw_first(&plain->raw, FIELD_TITLE);
    plain->title_block = heading.block;
    plain->is_title_sure = heading.score >= 1000;
    plain->title_layer = LAYER_RULE;
    if (plain->is_title_sure || (heading.score > 0 && !labelled)) {
        plain->title = heading.text;
        plain->title_rule = plain->is_title_sure ? "heading-in-title" : "heading";
        return;
    }
    if (labelled && !is_generic(ctx, labelled->text)) {
        plain->title = labelled->text;
        plain->title_rule = labelled->rule;
        return;
    }
    plain->title_layer = LAYER_META;
    static const char *const rules[] = {"og:title", "title", "meta-title"};
    for (size_t i = 0; i < 3 && plain->title.n == 0; i++) {
        plain->title = title_of_head(ctx, plain, &heads[i], site, i != 1);
        plain->title_rule = rules[i];
    }
}

/* ---- company ---- */

// clang-format off
/* Between title and company in a head's title. */
static const char *const at_words[] = {" at ", " @ ", " bei ", " bei der ", " chez ", " hos ", " til ",
                                       " presso ", " bij ", " for "};
/* Before and after the name where a text speaks of its company. */
static const char *const before_words[] = {
    "At ", "at ", "join ", "Join ", "About ", "about ", "Bei ", "bei ", "bei der ", "Chez ", "chez ",
    "\xc3\x80 propos de ", "\303\234ber ", "Bij ", "bij ", "Over ", "Om ", "Hos ", "hos ", "Sobre ", "O ", "In ",
    "with ", "joining ", "Welcome to ", "Who is ", "Why ", "En ", "Working at ", "Da ", "Em ", "Chi \xc3\xa8 ",
};
static const char *const after_words[] = {
    " is ", " are ", "'s ", "\xe2\x80\x99s ", " ist ", " est ", " es ", " has ", " was ", " is\xc2\xa0", " provides ",
    " offers ", " sucht ", " recherche ", " busca ", " \xc3\xa8 ", " \xc3\xa9 ", " jest ", " er ", " \xc3\xa4r ",
    ", a ", ", an ", ", the ", " (", " steht ", " we ", ", we ", " zoekt ", " s\xc3\xb8ger ", " s\xc3\xb6ker ",
    " builds ", " develops ", " believes ", " employees", " will ", " team", " werkt ", " bietet ", " propose ",
};
// clang-format on

static bool
any_ends(struct str text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_ends(text, str_of(words[i]))) {
            return true;
        }
    }
    return false;
}

static bool
any_starts(struct str text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_starts(text, str_of(words[i]))) {
            return true;
        }
    }
    return false;
}

/* The text speaks of `name` as of a company. */
static bool
is_spoken_of(struct str text, struct str name)
{
    size_t at = 0;
    for (size_t left = MENTIONS_LOOKED_AT; left > 0; left--) {
        size_t found = str_find(str_sub(text, at, SIZE_MAX), name);
        if (found == SIZE_MAX) {
            return false;
        }
        size_t begin = at + found, end = begin + name.n;
        if (any_ends(str_sub(text, 0, begin), before_words,
                     sizeof(before_words) / sizeof(before_words[0])) ||
            any_starts(str_sub(text, end, SIZE_MAX), after_words,
                       sizeof(after_words) / sizeof(after_words[0]))) {
            return true;
        }
        at = end;
    }
    return false;
}

/* "Acme Careers" is Acme. */
static struct str
without_portal_word(struct str name)
{
    static const char *const words[] = {
        " Careers", " Career",      " Jobs",         " Karriere",    " careers",
        " jobs",    " Career Site", " Careers Site", " Recruitment", " Vacancies"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct str word = str_of(words[i]);
        if (name.n > word.n + 1 && str_ends(name, word)) {
            return str_trim(str_sub(name, 0, name.n - word.n));
        }
    }
    return name;
}

static bool
may_be_company(struct page_context *ctx, const struct plain *plain, struct str name)
{
    return name.n >= 2 && name.n <= COMPANY_MAX_BYTES && !is_number(name) &&
           !is_generic(ctx, name) && !str_eq_nocase(name, plain->title) &&
           !is_place_value(plain, name);
}

static bool
take_company(struct plain *plain, struct str name, enum layer layer, const char *rule)
{
    plain->company = name;
    plain->company_layer = layer;
    plain->company_rule = rule;
    return true;
}

/* "Title at Company | Site", "Company hiring Title in Place". */
static bool
company_by_pattern(struct page_context *ctx, struct plain *plain, const struct segments *head)
{
    struct str whole = head->whole;
    size_t hiring = str_find(whole, STR(" hiring "));
    if (hiring != SIZE_MAX && str_find(whole, plain->title) == hiring + 8) {
        struct str name = str_sub(whole, 0, hiring);
        return may_be_company(ctx, plain, name) &&
               take_company(plain, name, LAYER_META, "hiring-pattern");
    }
    size_t at = str_find(whole, plain->title);
    if (at == SIZE_MAX || plain->title.n == 0) {
        return false;
    }
    struct str rest = str_sub(whole, at + plain->title.n, SIZE_MAX);
    for (size_t i = 0; i < sizeof(at_words) / sizeof(at_words[0]); i++) {
        struct str word = str_of(at_words[i]);
        if (!str_starts(rest, word)) {
            continue;
        }
        size_t n = 0;
        struct str name = str_sub(rest, word.n, SIZE_MAX);
        struct str first = str_trim(str_sub(name, 0, next_separator(name, &n)));
        return may_be_company(ctx, plain, first) &&
               take_company(plain, first, LAYER_META, "at-pattern");
    }
    return false;
}

/* Heading "About Acme" whose name the text goes on to use. */
static bool
company_by_about(struct page_context *ctx, struct plain *plain)
{
    static const char *const abouts[] = {"About ",     "\303\234ber ",  "\xc3\x80 propos de ",
                                         "Over ",      "Om ",           "Sobre ",
                                         "Acerca de ", "Chi \xc3\xa8 ", "Who is "};
    size_t at = 0;
    while (at < plain->text.n) {
        const char *nl = memchr(plain->text.p + at, '\n', plain->text.n - at);
        size_t n = nl ? (size_t)(nl - plain->text.p) - at : plain->text.n - at;
        struct str line = str_trim(str_sub(plain->text, at, n));
        at += n + 1;
        for (size_t i = 0; line.n <= COMPANY_MAX_BYTES && i < sizeof(abouts) / sizeof(abouts[0]);
             i++) {
            struct str word = str_of(abouts[i]);
            if (!str_starts(line, word)) {
                continue;
            }
            struct str name = str_trim(str_sub(line, word.n, SIZE_MAX));
            while (name.n > 0 && strchr(":.?!", name.p[name.n - 1])) {
                name.n--;
            }
            bool is_name = name.n > 0 && (unsigned char)name.p[0] < 'a' &&
                           may_be_company(ctx, plain, name) && kind_of(ctx, line) == LABEL_NONE;
            if (is_name && is_spoken_of(str_sub(plain->text, at, SIZE_MAX), name)) {
                return take_company(plain, name, LAYER_RULE, "about-heading");
            }
        }
    }
    return false;
}

/* "Developer at Acme", where Acme is the company, is Developer. */
static void
strip_company(struct plain *plain, struct str company)
{
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        struct str mark = str_of(separators[i]);
        size_t tail = company.n + mark.n;
        bool has_tail = plain->title.n > tail && str_ends_nocase(plain->title, company) &&
                        str_starts(str_sub(plain->title, plain->title.n - tail, tail), mark);
        if (has_tail) {
            plain->title = str_trim(str_sub(plain->title, 0, plain->title.n - tail));
            return;
        }
    }
    for (size_t i = 0; i < sizeof(at_words) / sizeof(at_words[0]); i++) {
        struct str word = str_of(at_words[i]);
        size_t at = str_find(plain->title, word);
        if (at == SIZE_MAX || at == 0) {
            continue;
        }
        struct str name = str_trim(str_sub(plain->title, at + word.n, SIZE_MAX));
        if (name.n > 1 && (str_starts_nocase(company, name) || str_starts_nocase(name, company))) {
            plain->title = str_trim(str_sub(plain->title, 0, at));
            return;
        }
    }
}

enum status
plain_seeker_new(struct pattern **ret, struct error *err)
{
    static const char regex[] =
        "(?-i)(?:^|\\n|[.!?] "
        ")(?!(?:We|Our|The|You|This|I|They|Who|If|It|He|She|Company|Client|Team|"
        "Customer|Wir|Unser|Unsere|Die|Der|Das|Nous|Notre|Nuestr[oa]|Se|Wij|Vi|A|An|In|What|"
        "Employer|"
        "Candidate|My|Your|One|Are|Is)\\b)"
        "(\\p{Lu}[\\w&.'-]*(?: (?:\\p{Lu}[\\w&.'-]*|&|of|and|de|und|et|y)){0,4}) "
        "(?:(?:is|are) (?:currently |now |actively |always )?(?:looking for|looking "
        "to|seeking|hiring|"
        "recruiting|searching "
        "for)|sucht|recherche|busca|zoekt|s\303\270ger|s\303\266ker|poszukuje|procura) ";
    return pattern_new(STR(regex), "company in prose", ret, err);
}

/* "Acme is looking for a welder": the first who seeks is the employer. */
static void
company_by_prose(struct page_context *ctx, struct plain *plain)
{
    struct str groups[2];
    struct str text = str_sub(plain->text, 0, SEEKER_LOOK_BYTES);
    while (text.n > 0 && ((unsigned char)text.p[text.n - 1] & 0x80)) {
        text.n--; /* not inside a character */
    }
    if (pattern_match(ctx->reader->seeker, text, groups, 2, &ctx->ret->limit_hits) &&
        may_be_company(ctx, plain, groups[1]) && !str_has_nocase(plain->title, groups[1])) {
        (void)take_company(plain, groups[1], LAYER_PROSE, "seeks");
    }
}

/* Rules for a company that no label names, the surest first. */
static void
find_company(struct page_context *ctx, struct plain *plain)
{
    struct segments heads[2];
    cut_segments(ctx, ctx->head.og_title, &heads[0]);
    cut_segments(ctx, ctx->head.title, &heads[1]);
    if (company_by_pattern(ctx, plain, &heads[0]) || company_by_pattern(ctx, plain, &heads[1])) {
        return;
    }
    struct str site = without_portal_word(plain_text_line(ctx->arena, ctx->head.og_site_name));
    if (may_be_company(ctx, plain, site) && !is_board_name(site) &&
        is_spoken_of(plain->text, site)) {
        (void)take_company(plain, site, LAYER_META, "og:site_name");
        return;
    }
    for (size_t i = heads[1].n; i-- > 1;) {
        struct str name = without_portal_word(heads[1].parts[i]);
        if (may_be_company(ctx, plain, name) && !is_board_name(name) &&
            is_spoken_of(plain->text, name)) {
            (void)take_company(plain, name, LAYER_META, "title-part");
            return;
        }
    }
    if (!company_by_about(ctx, plain)) {
        company_by_prose(ctx, plain);
    }
}

void
plain_company(struct page_context *ctx, struct plain *plain)
{
    const struct raw_value *labelled = raw_first(&plain->raw, FIELD_COMPANY);
    if (!labelled) {
        find_company(ctx, plain);
    }
    /* a labelled one is among the values already */
    struct str company = labelled ? labelled->text : plain->company;
    if (company.n > 0) {
        strip_company(plain, company);
    }
}
