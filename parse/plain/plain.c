/* parse/plain/plain.c: a page without structured data as one posting, or as none, with
 * the reason. The evidence asked for is written in plain_judge: a title that
 * stands in the page, text of some length, and signs that only postings show. */
#include "parse/plain/plain.h"

#include "base/limits.h"
#include "base/markup.h"
#include "parse/page/page_listing.h"
#include "parse/plain/plain_head.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    HEADING_BYTES = 60,      /* of a part of a posting */
    FIELDS_SURE = 5,         /* labelled values that only a posting has so many of */
    SHELL_BYTES = 160,       /* less text than this is no page */
    SHELL_TEXT_BYTES = 1500, /* the longest request for JavaScript */
    TEXT_MIN_BYTES = 250,    /* a posting's text at least, with other signs */
    TEXT_SHORT_BYTES = 100,  /* with a sure title and labels */
    ERROR_PROSE_BYTES = 600, /* an error page says little else */
    PROSE_PER_LINK = 150,    /* of a list */
    GUIDES_MAX = 2,          /* headings of occupation guides */
    JOB_LINKS_MAX = 6,       /* links to jobs of a list, with little prose between */
    ROWS_LOOKED_AT = 24,     /* different labels of a page */
    OVERVIEW_LINKS = 3,      /* links to jobs below "Open positions" */
    REPEATED_TIMES = 4,      /* a label of one job stands there less often */
    REPEATED_LABELS = 2,     /* of a list's entries */
    ENTRY_MAX_BYTES = 1500,  /* of prose before the last entry that counts */
    APPLY_ROWS = 3,          /* rows of a table, each with its own link to apply */
    KNOWN_MIN = 2,           /* facts of a job by the title of a short advertisement, */
    KNOWN_AND_SAID = 4       /* and with them phrases of its text */
};

struct signs {
    size_t n_apply, n_duties, n_profile, n_offer, n_guide, n_list, n_error, n_fields;
    size_t n_job_links;
    size_t n_apply_rows; /* rows of tables or lists that hold a link to apply */
    size_t n_repeated;   /* labels of fields that stand in the page again and again */
    size_t prose;
    bool is_error_head; /* <title> or first heading says so */
};

/* "180,000+ Engineer Jobs in Ohio": a page of results by its title. */
static bool
is_results_title(struct str title)
{
    static const char *const words[] = {"jobs",   "vacancies", "stellenangebote", "stellen",
                                        "offres", "emplois",   "empleos",         "ofertas",
                                        "vagas",  "vacatures", "offerte",         "ofert",
                                        "jobb",   "openings",  "positions",       "trabajos"};
    struct str rest = title;
    bool has_word = false, has_number = title.n > 0 && byte_is_digit(title.p[0]);
    while (rest.p) {
        struct str word = str_cut(&rest, ' ');
        has_word = has_word || words_any(word, str_eq_nocase, WORDS(words));
    }
    return has_word && (has_number || str_has_nocase(title, STR(" jobs in ")) ||
                        str_has_nocase(title, STR(" jobs, ")));
}

/* "How to write a CV", "Apprenticeships explained". */
static bool
is_article_title(struct str title)
{
    static const char *const firsts[] = {"how to ",         "guide to ",   "a guide to ",
                                         "tips for ",       "what is a ",  "what does ",
                                         "why you should ", "reasons to ", "the complete guide "};
    static const char *const anywhere[] = {" explained", "what to expect", "interview questions",
                                           "salary guide"};
    return words_any(title, str_starts_nocase, WORDS(firsts)) ||
           words_any(title, str_has_nocase, WORDS(anywhere));
}

/* "How to become a glazier", "Office manager job description": of an occupation. */
static bool
is_guide_title(struct page_context *ctx, const struct plain *plain)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(plain->title, &folded);
    bool is_row = label_find(&ctx->reader->labels, &folded, &hit) && hit.row->kind == LABEL_GUIDE;
    struct str head = plain_text_line(ctx->arena, str_sub(ctx->head.title, 0, LIMIT_TITLE_BYTES));
    return is_row || is_article_title(plain->title) ||
           str_ends_nocase(plain->title, STR(" job description")) ||
           str_has_nocase(head, STR("job description template")) ||
           str_has_nocase(head, STR("sample job description"));
}

static bool
is_course_word(struct str text)
{
    static const char *const words[] = {
        "courses",   "course", "course details", "training courses", "kurse",
        "kurs",      "cursos", "kursangebot",    "formations",       "corsi",
        "cursussen", "kurser", "opleidingen",    "utbildningar",     "kursy"};
    return words_any(text, str_eq_nocase, WORDS(words));
}

/* A part of the head's title that says what the page is one of: "Courses", "Kurse". */
static bool
is_course_title(struct page_context *ctx, const struct plain *plain)
{
    struct segments head;
    head_cut(ctx, ctx->head.title, &head);
    for (size_t i = 0; i < head.n; i++) {
        if (is_course_word(head.parts[i]) && !str_eq(head.parts[i], plain->title)) {
            return true;
        }
    }
    return false;
}

/* "Careers | Acme" above a heading of its own, no tasks and nothing that is told of one
 * job: what it is like to work there. */
static bool
is_careers_page(struct page_context *ctx, const struct plain *plain, const struct signs *s)
{
    struct segments head;
    head_cut(ctx, ctx->head.title, &head);
    bool is_plain = plain->title_layer == LAYER_RULE && !plain->is_title_sure &&
                    plain->n_labelled == 0 && s->n_duties == 0;
    return is_plain && head.n > 0 && head_is_generic(ctx, head.parts[0]);
}

static size_t
count_job_links(const struct html_tree *tree)
{
    size_t n = 0;
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        n += node->tag == HTML_A && !(node->flags & NODE_CUT) && node->n_text >= 8 &&
             page_is_job_link(html_attr(node->attrs, "href"));
    }
    return n;
}

static bool
is_heading_block(const struct block *block)
{
    return (html_tag_flags((enum html_tag)block->tag) & HTML_HEADING) != 0;
}

// clang-format off
/* Words of headings that no row knows: which part of a posting they head. Lower case. */
static const struct {
    const char *word;
    enum label_kind kind;
} heading_words[] = {
    {"you'd do", LABEL_DUTIES}, {"you'll do", LABEL_DUTIES}, {"you will do", LABEL_DUTIES}, {"you'll own", LABEL_DUTIES}, {"you'll work on", LABEL_DUTIES}, {"responsib", LABEL_DUTIES},
    {"the role", LABEL_DUTIES}, {"this role", LABEL_DUTIES}, {"typical day", LABEL_DUTIES}, {"day to day", LABEL_DUTIES}, {"day-to-day", LABEL_DUTIES}, {"your mission", LABEL_DUTIES}, {"duties", LABEL_DUTIES},
    {"aufgaben", LABEL_DUTIES}, {"missions", LABEL_DUTIES}, {"funciones", LABEL_DUTIES}, {"obowi\xc4\x85zk", LABEL_DUTIES}, {"werkzaamheden", LABEL_DUTIES}, {"arbetsuppgifter", LABEL_DUTIES}, {"opgaver", LABEL_DUTIES},
    {"need from you", LABEL_PROFILE}, {"looking for", LABEL_PROFILE}, {"you bring", LABEL_PROFILE}, {"if you", LABEL_PROFILE}, {"you have", LABEL_PROFILE}, {"must-have", LABEL_PROFILE}, {"must have", LABEL_PROFILE},
    {"requirement", LABEL_PROFILE}, {"qualification", LABEL_PROFILE}, {"skills", LABEL_PROFILE}, {"experience", LABEL_PROFILE}, {"about you", LABEL_PROFILE}, {"profil", LABEL_PROFILE}, {"requisitos", LABEL_PROFILE},
    {"bringst", LABEL_PROFILE}, {"mitbring", LABEL_PROFILE}, {"anforderung", LABEL_PROFILE}, {"voraussetzung", LABEL_PROFILE}, {"wymaga", LABEL_PROFILE}, {"kvalifika", LABEL_PROFILE}, {"requisiti", LABEL_PROFILE},
    {"we offer", LABEL_OFFER}, {"you get", LABEL_OFFER}, {"you'll get", LABEL_OFFER}, {"benefit", LABEL_OFFER}, {"perks", LABEL_OFFER}, {"offers its", LABEL_OFFER}, {"in it for you", LABEL_OFFER}, {"wir bieten", LABEL_OFFER},
    {"bieten", LABEL_OFFER}, {"avantages", LABEL_OFFER}, {"ofrecemos", LABEL_OFFER}, {"beneficios", LABEL_OFFER}, {"oferujemy", LABEL_OFFER}, {"erbjuder", LABEL_OFFER}, {"tilbyder", LABEL_OFFER}, {"offriamo", LABEL_OFFER},
};
// clang-format on

/* All of a short line is bold. */
static bool
is_bold(const struct html_tree *tree, const struct block *block)
{
    const struct html_node *parent = &tree->nodes[tree->nodes[block->text_node].parent];
    return (parent->tag == HTML_STRONG || parent->tag == HTML_B) && parent->n_text == block->n_text;
}

/* A heading of a posting in words that no row has. */
static void
count_heading(struct page_context *ctx, const struct block *block, struct signs *signs)
{
    bool is_head = is_heading_block(block) || is_bold(&ctx->reader->tree, block);
    if (!is_head || block->n_text > HEADING_BYTES || block->n_linked > 0 || block->is_hidden) {
        return;
    }
    struct label_text text;
    label_fold(str_sub(ctx->text, block->begin, block->end - block->begin), &text);
    for (size_t i = 0; i < sizeof(heading_words) / sizeof(heading_words[0]); i++) {
        if (!str_has((struct str){text.p, text.n}, str_of(heading_words[i].word))) {
            continue;
        }
        signs->n_duties += heading_words[i].kind == LABEL_DUTIES;
        signs->n_profile += heading_words[i].kind == LABEL_PROFILE;
        signs->n_offer += heading_words[i].kind == LABEL_OFFER;
        return;
    }
}

/* Words alone in their line, or at its start before a colon. */
static void
count_hit(const struct block *block, struct signs *signs)
{
    bool is_line = block->hit.is_whole || block->hit.has_colon || is_heading_block(block) ||
                   block->n_text <= 60;
    switch (block->hit.row->kind) {
    case LABEL_APPLY:
        signs->n_apply += block->n_text <= 80;
        break;
    case LABEL_DUTIES:
        signs->n_duties += is_line;
        break;
    case LABEL_PROFILE:
        signs->n_profile += is_line;
        break;
    case LABEL_OFFER:
        signs->n_offer += is_line;
        break;
    case LABEL_GUIDE:
        signs->n_guide += is_heading_block(block);
        break;
    case LABEL_LIST:
        signs->n_list += is_line;
        break;
    case LABEL_ERROR:
        signs->n_error += is_heading_block(block) || block->n_text <= 60;
        break;
    case LABEL_FIELD:
        signs->n_fields++;
        break;
    case LABEL_NONE:
    case LABEL_ABOUT:
    case LABEL_RELATED:
    case LABEL_COOKIES:
    case LABEL_GENERIC:
    case LABEL_KIND_COUNT:
        break;
    }
}

static enum label_kind
kind_of(struct page_context *ctx, struct str text)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(text, &folded);
    return label_find(&ctx->reader->labels, &folded, &hit) ? hit.row->kind : LABEL_NONE;
}

/* The row of a table, or the item of a list, that a link stands in; 0: none. */
static uint32_t
row_around(const struct html_tree *tree, uint32_t at)
{
    uint32_t node = tree->nodes[at].parent;
    while (node != 0 && tree->nodes[node].tag != HTML_TR && tree->nodes[node].tag != HTML_LI) {
        node = tree->nodes[node].parent;
    }
    return tree->nodes[node].n_text > tree->nodes[at].n_text ? node : 0;
}

/* Buttons and inputs by which one applies stand outside the lines. */
static size_t
count_apply_controls(struct page_context *ctx, uint32_t text_at, size_t *ret_n_rows)
{
    const struct html_tree *tree = &ctx->reader->tree;
    size_t n = 0;
    uint32_t last_row = 0;
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_INPUT) {
            struct str type = html_attr(node->attrs, "type");
            struct str value = html_attr(node->attrs, "value");
            n += (size_t)(str_is_nocase(type, "submit") && kind_of(ctx, value) == LABEL_APPLY);
            n += (size_t)str_is_nocase(type, "file");
        } else if (node->tag == HTML_BUTTON || node->tag == HTML_A) {
            struct str html = str_sub(ctx->text, node->begin, node->end - node->begin);
            bool is_apply = html.n < 1500 && kind_of(ctx, html) == LABEL_APPLY;
            uint32_t row = is_apply && node->begin < text_at ? row_around(tree, i) : 0;
            *ret_n_rows += row != 0 && row != last_row;
            last_row = row != 0 ? row : last_row;
            n += is_apply;
        }
    }
    return n;
}

static size_t
prose_bytes(const struct block *block)
{
    bool is_prose = block->n_text >= 40 && block->n_linked * 2 < block->n_text;
    return is_prose ? block->n_text : 0;
}

struct repeated {
    const struct label_row *row;
    size_t times;
};

/* How often each label of a field, a task or a demand stands in the page. */
static size_t
count_labels(const struct blocks *blocks, struct repeated *rows)
{
    size_t n = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        const struct label_row *row = blocks->items[i].hit.row;
        bool counts =
            row && !blocks->items[i].is_hidden &&
            (row->kind == LABEL_FIELD || row->kind == LABEL_DUTIES || row->kind == LABEL_PROFILE);
        size_t k = 0;
        while (counts && k < n && rows[k].row != row) {
            k++;
        }
        if (counts && k == n && n < ROWS_LOOKED_AT) {
            rows[n++] = (struct repeated){row, 0};
        }
        if (counts && k < n) {
            rows[k].times++;
        }
    }
    return n;
}

/* Entries of a list repeat their labels: "Place ... Pay ... Place ... Pay ...". Where
 * a heading of tasks or demands does not repeat too, a posting stands there and other
 * jobs beside it. */
static size_t
count_repeated(const struct blocks *blocks)
{
    struct repeated rows[ROWS_LOOKED_AT];
    size_t n = count_labels(blocks, rows), n_fields = 0;
    bool has_section = false, is_section_repeated = false;
    for (size_t i = 0; i < n; i++) {
        bool is_often = rows[i].times >= REPEATED_TIMES;
        bool is_field = rows[i].row->kind == LABEL_FIELD;
        n_fields += is_field && is_often;
        has_section = has_section || !is_field;
        is_section_repeated = is_section_repeated || (!is_field && is_often);
    }
    return has_section && !is_section_repeated ? 0 : n_fields;
}

/* Where so much prose has stood that what follows is beside a posting. */
static uint32_t
text_end(const struct blocks *blocks)
{
    size_t prose = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        prose += prose_bytes(&blocks->items[i]);
        if (prose > ENTRY_MAX_BYTES) {
            return blocks->items[i].end;
        }
    }
    return UINT32_MAX;
}

static struct signs
count_signs(struct page_context *ctx, const struct plain *plain)
{
    struct signs signs = {0};
    for (size_t i = 0; i < plain->blocks.n; i++) {
        const struct block *block = &plain->blocks.items[i];
        if (block->hit.row) {
            count_hit(block, &signs);
        } else if (i != plain->title_block) {
            count_heading(ctx, block, &signs);
        }
        signs.prose += prose_bytes(block);
    }
    signs.n_apply += count_apply_controls(ctx, text_end(&plain->blocks), &signs.n_apply_rows);
    signs.n_repeated = count_repeated(&plain->blocks);
    signs.n_job_links = count_job_links(&ctx->reader->tree);
    struct str title = plain_text_line(ctx->arena, ctx->head.title);
    signs.is_error_head = kind_of(ctx, title) == LABEL_ERROR;
    return signs;
}

/* A short text that asks for JavaScript or another browser. */
static bool
needs_javascript(struct str text)
{
    static const char *const phrases[] = {
        "enable javascript",          "javascript is disabled",     "javascript is required",
        "requires javascript",        "turn on javascript",         "javascript aktivieren",
        "activer javascript",         "habilitar javascript",       "activar javascript",
        "javascript in te schakelen", "javascript must be enabled", "unsupported browser",
        "without javascript",
    };
    return text.n <= SHELL_TEXT_BYTES && words_any(text, str_has_nocase, WORDS(phrases));
}

/* Pages that are no page of one thing at all. NULL when it may be one. */
static const char *
why_empty(struct page_context *ctx, const struct plain *plain, const struct signs *s,
          size_t n_sections, enum page_verdict *ret)
{
    bool has_no_text = ctx->reader->tree.nodes[0].n_text < SHELL_BYTES &&
                       plain->text.n < SHELL_BYTES && ctx->head.n_scripts > 0;
    *ret = VERDICT_SHELL;
    if (has_no_text) {
        return "no text without JavaScript";
    }
    if (n_sections == 0 && needs_javascript(plain->text)) {
        return "the page asks for JavaScript";
    }
    *ret = VERDICT_GONE;
    if (s->is_error_head || (s->n_error > 0 && s->prose < ERROR_PROSE_BYTES && n_sections == 0)) {
        return "the page says that there is nothing here";
    }
    return NULL;
}

/* Pages of several jobs, or of none in particular. */
static const char *
why_other(struct page_context *ctx, const struct plain *plain, const struct signs *s,
          size_t n_sections)
{
    bool is_firm = plain->title_layer == LAYER_META && plain->company.n > plain->title.n &&
                   str_starts_nocase(plain->company, plain->title) &&
                   plain->company.p[plain->title.n] == ' ';
    if (plain->title.n == 0 || is_firm) {
        return "no job title on the page";
    }
    struct str head = str_trim(plain_text_line(ctx->arena, ctx->head.title));
    bool is_counted = head.n > 0 && byte_is_digit(head.p[0]) && is_results_title(head);
    if (is_counted || is_results_title(plain->title)) {
        return "a page of search results";
    }
    if (s->n_guide >= GUIDES_MAX || is_guide_title(ctx, plain)) {
        return "a guide to an occupation";
    }
    if (is_course_title(ctx, plain)) {
        return "a course";
    }
    if (is_careers_page(ctx, plain, s)) {
        return "about working there, not one job";
    }
    bool has_rows = s->n_apply_rows >= APPLY_ROWS && n_sections == 0;
    if (has_rows || s->n_repeated >= REPEATED_LABELS) {
        return "a list of jobs";
    }
    /* "Open positions" heads links to some, and no heading is a job's title */
    bool is_overview = s->n_list > 0 && !plain->is_title_sure && s->n_job_links >= OVERVIEW_LINKS;
    if (is_overview) {
        return "a list of jobs";
    }
    bool is_list = s->n_job_links > JOB_LINKS_MAX && s->n_job_links * PROSE_PER_LINK > s->prose;
    return is_list && n_sections < 2 ? "a list of jobs" : NULL;
}

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): escapes end where letters follow
/* Of the sentences of a posting that has no headings; in lower case. */
static const char *const job_phrases[] = {
    "we are looking for", "we're looking for", "we are hiring", "we are seeking", "we're hiring", "we need", "we ask for", "apply by", "apply with", "to apply", "your application", "send your cv", "your cv", "years of", "experience", "successful candidate", "you will", "you have", "you'll",
    "wir suchen", "gesucht", "bewerbung", "sie bringen", "du bringst", "ihre aufgaben", "erfahrung", "nous recherchons", "nous recrutons", "vous ", "candidature", "exp\xc3\xa9rience", "buscamos", "se ofrece", "se requiere", "requisitos", "experiencia", "curr\xc3\xad" "cul",
    "cerchiamo", "ricerchiamo", "candidatura", "si richiede", "esperienza", "procuramos", "experi\xc3\xaancia", "wij zoeken", "we zoeken", "je hebt", "ervaring", "sollicit", "vi s\xc3\xb6ker", "ans\xc3\xb6k", "erfarenhet", "vi s\xc3\xb8ker", "s\xc3\xb8knad", "erfaring", "vi s\xc3\xb8ger", "ans\xc3\xb8gning",
    "aranan", "tecr\xc3\xbc" "be", "aran\xc4\xb1yor", "ba\xc5\x9fvuru", "\xd0\xbf\xd0\xbe\xd1\x82\xd1\x80\xd1\x96\xd0\xb1\xd0\xb5\xd0\xbd", "\xd0\xbf\xd0\xbe\xd1\x82\xd1\x80\xd1\x96\xd0\xb1\xd0\xbd\xd0\xb0", "\xd1\x88\xd1\x83\xd0\xba\xd0\xb0\xd1\x94\xd0\xbc\xd0\xbe", "\xd0\xb4\xd0\xbe\xd1\x81\xd0\xb2\xd1\x96\xd0\xb4", "\xd1\x80\xd0\xb5\xd0\xb7\xd1\x8e\xd0\xbc\xd0\xb5", "\xd1\x82\xd1\x80\xd0\xb5\xd0\xb1\xd1\x83\xd0\xb5\xd1\x82\xd1\x81\xd1\x8f", "\xd0\xb8\xd1\x89\xd0\xb5\xd0\xbc", "\xd0\xbe\xd0\xbf\xd1\x8b\xd1\x82", "\xd0\xbe\xd0\xbf\xd1\x8b\xd1\x82\xd0\xb0", "\xd0\xbe\xd0\xb1\xd1\x8f\xd0\xb7\xd0\xb0\xd0\xbd\xd0\xbd\xd0\xbe\xd1\x81\xd1\x82\xd0\xb8",
    "haemme", "hakemus", "edellyt\xc3\xa4mme", "arvostamme", "kokemus", "poszukujemy", "szukamy", "wymagamy", "do\xc5\x9bwiadczeni", "oferujemy", "hled\xc3\xa1me", "po\xc5\xbe" "adujeme", "praxe", "keres\xc3\xbcnk", "tapasztalat", "c\xc4\x83ut\xc4\x83m", "experien\xc8\x9b\xc4\x83",
    "\xe5\x8b\x9f\xe9\x9b\x86", "\xe5\xbf\x9c\xe5\x8b\x9f", "\xe7\xb5\x8c\xe9\xa8\x93", "\xe8\xaf\x9a\xe8\x81\x98", "\xe6\x8b\x9b\xe8\x81\x98", "\xe5\xba\x94\xe8\x81\x98", "\xe7\xbb\x8f\xe9\xaa\x8c", "\xe7\xb6\x93\xe9\xa9\x97", "\xeb\xaa\xa8\xec\xa7\x91", "\xec\xa7\x80\xec\x9b\x90", "\xea\xb2\xbd\xeb\xa0\xa5",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

/* Fields that labels or the lines by the heading gave: of the job, and with one of these
 * its employer and a place, which may be none. */
static size_t
count_known(const struct raw_posting *raw)
{
    static const enum field fields[] = {
        FIELD_EMPLOYMENT_TYPE, FIELD_SENIORITY,     FIELD_WORK_MODE,     FIELD_EXPERIENCE,
        FIELD_DATE_POSTED,     FIELD_VALID_THROUGH, FIELD_REQUISITION_ID};
    size_t n = raw->money != NULL;
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        n += raw_first(raw, fields[i]) != NULL;
    }
    bool has_firm = raw_first(raw, FIELD_COMPANY) != NULL, has_place = raw->places != NULL;
    return n > 0 ? n + has_firm + has_place : 0;
}

/* A short advertisement without headings: its title twice, facts of a job by it, and
 * sentences that seek somebody. */
static bool
is_advertisement(const struct plain *plain)
{
    size_t n_known = plain->is_title_sure ? count_known(&plain->raw) : 0, n_phrases = 0;
    for (size_t i = 0; n_known >= KNOWN_MIN && i < sizeof(job_phrases) / sizeof(job_phrases[0]);
         i++) {
        n_phrases += str_has_nocase(plain->text, str_of(job_phrases[i]));
    }
    return n_phrases > 0 && n_known + n_phrases >= KNOWN_AND_SAID;
}

/* The evidence that is asked for. */
static const char *
why_unproven(const struct plain *plain, const struct signs *s, size_t n_sections)
{
    size_t n_own = n_sections + (size_t)(s->n_apply > 0);
    size_t n_all = n_own + (plain->n_labelled > 0) + (plain->n_labelled > 2) + plain->is_title_sure;
    bool is_teaser = plain->is_title_sure && plain->n_labelled > 1 && s->n_apply > 0;
    bool is_sheet = plain->n_labelled >= FIELDS_SURE && plain->is_title_sure;
    bool is_unproven = n_all < 2 || (n_own == 0 && !is_sheet) ||
                       (n_own < 2 && !plain->is_title_sure && plain->n_labelled < 3);
    if (is_unproven && !is_advertisement(plain)) {
        return "nothing on the page speaks of one job";
    }
    bool is_short = plain->text.n < TEXT_MIN_BYTES && n_all < 3 && !is_teaser;
    return is_short || plain->text.n < TEXT_SHORT_BYTES ? "too little text for a posting" : NULL;
}

bool
plain_judge(struct page_context *ctx, struct plain *plain)
{
    struct signs s = count_signs(ctx, plain);
    size_t n_sections = (size_t)(s.n_duties > 0) + (s.n_profile > 0) + (s.n_offer > 0);
    enum page_verdict verdict = VERDICT_NONE;
    const char *why = why_empty(ctx, plain, &s, n_sections, &verdict);
    if (!why) {
        verdict = VERDICT_NOT_POSTING;
        why = why_other(ctx, plain, &s, n_sections);
    }
    why = why ? why : why_unproven(plain, &s, n_sections);
    if (why) {
        ctx->ret->verdict = verdict;
        ctx->ret->why = str_of(why);
    }
    return why == NULL;
}

static void
add_title(struct page_context *ctx, const struct plain *plain, struct raw_posting *raw)
{
    struct str text = str_sub(plain->title, 0, LIMIT_TITLE_BYTES);
    const struct raw_value *labelled = raw_first(&plain->raw, FIELD_TITLE);
    bool is_there = labelled && str_eq(labelled->text, text);
    if (text.n > 0 && !is_there) {
        (void)raw_add(raw, ctx->arena,
                      (struct raw_value){.field = FIELD_TITLE,
                                         .layer = plain->title_layer,
                                         .rule = plain->title_rule,
                                         .text = text});
    }
}

enum status
plain_read(struct page_context *ctx, struct raw_posting *raw, bool *ret_is_posting)
{
    struct plain plain = {.title_block = UINT32_MAX};
    if (!page_tree(ctx) || !plain_blocks(ctx, &plain.blocks)) {
        return error_set(ctx->err, E_NOMEM, "tree of %.*s", STR_ARG(ctx->url));
    }
    plain_cut_sections(ctx, &plain.blocks);
    plain_fields(ctx, &plain);
    plain_title(ctx, &plain);
    if (!plain_main(ctx, &plain)) {
        return error_set(ctx->err, E_NOMEM, "text of %.*s", STR_ARG(ctx->url));
    }
    plain_company(ctx, &plain);
    plain_facts(ctx, &plain);
    *ret_is_posting = plain_judge(ctx, &plain);
    add_title(ctx, &plain, raw);
    if (plain.company.n > 0) {
        (void)raw_add(raw, ctx->arena,
                      (struct raw_value){.field = FIELD_COMPANY,
                                         .layer = plain.company_layer,
                                         .rule = plain.company_rule,
                                         .text = plain.company});
    }
    plain.raw.description = plain.text;
    raw->places = plain.raw.places;
    raw->money = plain.raw.money;
    raw->description = plain.text;
    struct raw_value **end = &raw->values;
    while (*end) {
        end = &(*end)->next;
    }
    *end = plain.raw.values;
    return OK;
}
