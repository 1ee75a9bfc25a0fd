/* parse/plain/plain_company.c: the employer on a page that names it beside no label. A
 * name counts where two places of the page agree: a part of its title, the site's
 * name, a logo, a line by the heading; and the text that speaks of it, a legal
 * form, a copyright, the site's address. */
#include "base/limits.h"
#include "base/markup.h"
#include "parse/pcre.h"
#include "parse/plain/plain_firm.h"
#include "parse/plain/plain_head.h"
#include "parse/plain/plain_names.h"

#include "base/banned.h"

enum {
    COMPANY_MAX_BYTES = 80,
    SEEKER_LOOK_BYTES = 4000, /* an employer names itself early */
    LOGOS_LOOKED_AT = 40,
    LINES_LOOKED_AT = 5, /* below the heading */
};

// clang-format off
/* Between title and company in a head's title. */
static const char *const at_words[] = {" at ", " @ ", " bei ", " bei der ", " chez ", " hos ", " til ",
                                       " presso ", " till ", " s\xc3\xb8ges til ", " s\xc3\xb6kes till ", " gesucht bei ", " gezocht bij ", " wanted at ", " bij ", " for ", " job at ", " position at ", " role at ", " vacancy at "};
/* Between title and place, or company: a legal form tells. */
static const char *const in_words[] = {" en ", " in ", " em ", " w ", " i ", " te ", " na ", " da "};
// clang-format on

/* ---- names ---- */

/* "Acme Careers" is Acme; "Careers at Acme" and "Acme on Notion" too. */
static struct str
without_portal_word(struct str name)
{
    static const char *const words[] = {" Careers",           " Career",         " Jobs",
                                        " Karriere",          " careers",        " jobs",
                                        " Career Site",       " Careers Site",   " Recruitment",
                                        " Vacancies",         " Career Pages",   " Careers Page",
                                        " Job Opportunities", " Karriereseite",  " Stellenmarkt",
                                        " vacatures",         " on Notion",      " Job Board",
                                        " Career Portal",     " Karriereportal", " recrutement"};
    static const char *const before[] = {"Careers at ",        "Career at ",
                                         "Jobs at ",           "Jobs bei ",
                                         "Jobs bij ",          "Karriere bei ",
                                         "Stellen bei ",       "Working at ",
                                         "Werken bij ",        "Arbeiten bei ",
                                         "Travailler chez ",   "Trabaja en ",
                                         "Trabaja con ",       "Jobba hos ",
                                         "Jobba p\xc3\xa5 ",   "Job hos ",
                                         "Offres d'emploi ",   "Work at ",
                                         "Careers with ",      "Emplois chez ",
                                         "Emploi chez ",       "Carri\xc3\xa8res chez ",
                                         "Recrutement ",       "Vacatures bij ",
                                         "Praca w ",           "Empleo en ",
                                         "Vagas na ",          "Lavora con ",
                                         "Vacancies at ",      "Current openings at ",
                                         "Open positions at ", "Careers | ",
                                         "Careers - "};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct str word = str_of(words[i]);
        if (name.n > word.n + 1 && str_ends(name, word)) {
            return str_trim(str_sub(name, 0, name.n - word.n));
        }
    }
    for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
        if (str_starts(name, str_of(before[i]))) {
            return str_trim(str_sub(name, strlen(before[i]), SIZE_MAX));
        }
    }
    return name;
}

static bool
may_be_company(struct page_context *ctx, const struct plain *plain, struct str name)
{
    return name.n >= 2 && name.n <= COMPANY_MAX_BYTES && !head_is_number(name) &&
           !head_is_generic(ctx, name) && !str_eq_nocase(name, plain->title) &&
           (name_is_house(name) || name_has_legal_form(name) || !head_is_place(plain, name));
}

static bool
take_company(struct plain *plain, struct str name, enum layer layer, const char *rule)
{
    plain->company = name;
    plain->company_layer = layer;
    plain->company_rule = rule;
    return true;
}

/* A name as it stands in a title: whole, or before its comma and place. */
static bool
take_named(struct page_context *ctx, struct plain *plain, struct str part, enum layer layer,
           const char *rule)
{
    struct str name = without_portal_word(part);
    bool is_portal = name.n < part.n; /* the site says whose careers they are */
    size_t comma = str_find(name, STR(", "));
    for (int i = 0; i < 2 && name.n > 0; i++) {
        if (may_be_company(ctx, plain, name) && !head_is_board(name) &&
            ((is_portal && !plain->wants_sign) || name_has_sign(ctx, plain, name))) {
            return take_company(plain, name, layer, rule);
        }
        name = comma == SIZE_MAX ? STR_NONE : str_sub(name, 0, comma);
    }
    return false;
}

/* ---- rules ---- */

/* Up to the next separator, or the bracket of a place. */
static struct str
first_part(struct str text)
{
    size_t n = 0;
    struct str part = str_sub(text, 0, head_next_separator(text, &n));
    size_t bracket = str_find(part, STR(" ("));
    return str_trim(str_sub(part, 0, bracket));
}

/* "Acme SE in Berlin, Bremen": a place behind the legal form is no part of the name. */
static struct str
without_place(struct str name)
{
    size_t at = str_find(name, STR(" in "));
    struct str firm = str_sub(name, 0, at);
    return at != SIZE_MAX && name_has_legal_form(firm) ? firm : name;
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
        if (str_starts(rest, word)) {
            struct str name = without_place(first_part(str_sub(rest, word.n, SIZE_MAX)));
            return may_be_company(ctx, plain, name) &&
                   take_company(plain, name, LAYER_META, "at-pattern");
        }
    }
    for (size_t i = 0; i < sizeof(in_words) / sizeof(in_words[0]); i++) {
        struct str word = str_of(in_words[i]);
        struct str name =
            str_starts(rest, word) ? first_part(str_sub(rest, word.n, SIZE_MAX)) : STR_NONE;
        if (name_has_legal_form(name) && may_be_company(ctx, plain, name)) {
            return take_company(plain, name, LAYER_META, "in-pattern");
        }
    }
    return false;
}

/* A title that itself ends with "at Acme", where Acme is spoken of. */
static bool
company_in_title(struct page_context *ctx, struct plain *plain)
{
    static const char *const words[] = {" at ", " @ ", " bei ", " chez ", " hos ", " til "};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t at = str_find(plain->title, str_of(words[i]));
        if (at == SIZE_MAX || at == 0) {
            continue;
        }
        struct str name = first_part(str_sub(plain->title, at + strlen(words[i]), SIZE_MAX));
        if (may_be_company(ctx, plain, name) && name_has_sign(ctx, plain, name)) {
            return take_company(plain, name, LAYER_RULE, "at-in-title");
        }
    }
    return false;
}

/* Heading "About Acme" whose name the text goes on to use. */
static struct str
about_name(struct str line)
{
    static const char *const abouts[] = {"About ",     "\303\234ber ",  "\xc3\x80 propos de ",
                                         "Over ",      "Om ",           "Sobre ",
                                         "Acerca de ", "Chi \xc3\xa8 ", "Who is "};
    for (size_t i = 0; line.n <= COMPANY_MAX_BYTES && i < sizeof(abouts) / sizeof(abouts[0]); i++) {
        if (!str_starts(line, str_of(abouts[i]))) {
            continue;
        }
        struct str name = str_trim(str_sub(line, strlen(abouts[i]), SIZE_MAX));
        while (name.n > 0 && strchr(":.?!", name.p[name.n - 1])) {
            name.n--;
        }
        return name;
    }
    return STR_NONE;
}

static bool
company_by_about(struct page_context *ctx, struct plain *plain)
{
    size_t at = 0;
    while (at < plain->text.n) {
        const char *nl = memchr(plain->text.p + at, '\n', plain->text.n - at);
        size_t n = nl ? (size_t)(nl - plain->text.p) - at : plain->text.n - at;
        struct str line = str_trim(str_sub(plain->text, at, n));
        at += n + 1;
        struct str name = about_name(line);
        bool is_name = name.n > 0 && (unsigned char)name.p[0] < 'a' &&
                       may_be_company(ctx, plain, name) && head_kind(ctx, line) == LABEL_NONE;
        if (is_name && name_is_spoken_of(str_sub(plain->text, at, SIZE_MAX), name)) {
            return take_company(plain, name, LAYER_RULE, "about-heading");
        }
    }
    return false;
}

/* A part of a line by the heading. */
static bool
company_in_line(struct page_context *ctx, struct plain *plain, struct str rest)
{
    while (rest.n > 0) {
        size_t n = 0, at = head_next_separator(rest, &n);
        struct str part = first_part(str_sub(rest, 0, at));
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + n, SIZE_MAX);
        bool is_name = part.n > 2 && !str_eq(plain->title, part) && !name_is_common(part) &&
                       (name_has_legal_form(part) || name_is_subject(plain->text, part) ||
                        name_is_of_site(ctx, plain, part));
        if (is_name && take_named(ctx, plain, part, LAYER_RULE, "line-by-title")) {
            return true;
        }
    }
    return false;
}

/* A line right below the heading, or above it, of which the text speaks. */
static bool
company_by_line(struct page_context *ctx, struct plain *plain)
{
    if (plain->title_block >= plain->blocks.n) {
        return false;
    }
    size_t first = plain->title_block > 1 ? plain->title_block - 2 : 0;
    for (size_t i = first; i < plain->blocks.n && i < plain->title_block + LINES_LOOKED_AT; i++) {
        const struct block *block = &plain->blocks.items[i];
        if (i == plain->title_block || block->n_text > COMPANY_MAX_BYTES || block->hit.row) {
            continue;
        }
        if (company_in_line(ctx, plain, plain_line(ctx, block->begin, block->end))) {
            return true;
        }
    }
    return false;
}

// clang-format off
/* Parts of addresses below which boards keep a page for each employer. */
static const char *const firm_paths[] = {
    "/cmp/", "/company/", "/companies/", "/employer/", "/employers/", "/unternehmen/", "/arbeitgeber/", "/entreprise/",
    "/entreprises/", "/empresa/", "/empresas/", "/azienda/", "/aziende/", "/bedrijf/", "/bedrijven/", "/firma/", "/firmy/",
    "/school/", "/schools/", "/organizations/", "/organisations/", "/pracodawca/", "/virksomhed/", "/foretag/", "/organization/", "/organisation/",
};
// clang-format on

enum { NAME_BEGIN_BYTES = 4 };

/* The first letters and figures of a text, in lower case. */
static size_t
name_begin(struct str text, char begin[NAME_BEGIN_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < text.n && n < NAME_BEGIN_BYTES; i++) {
        if (byte_is_alpha(text.p[i]) || byte_is_digit(text.p[i])) {
            begin[n++] = byte_lower(text.p[i]);
        }
    }
    return n;
}

/* A part of the address begins as the name does: "/cmp/Acme-Rockets" of Acme Rockets. */
static bool
is_named_in(struct str path, struct str name)
{
    char begin[NAME_BEGIN_BYTES], slug[NAME_BEGIN_BYTES];
    size_t n = name_begin(name, begin);
    while (n > 2 && path.p) {
        struct str part = str_cut(&path, '/');
        if (name_begin(part, slug) >= n && memcmp(begin, slug, n) == 0) {
            return true;
        }
    }
    return false;
}

/* The employer's page that the link around a line leads to; absent: no such link. */
static struct str
firm_path(struct page_context *ctx, const struct block *block)
{
    const struct html_tree *tree = &ctx->reader->tree;
    uint32_t node = tree->nodes[block->text_node].parent;
    while (node != 0 && tree->nodes[node].tag != HTML_A && node != block->node) {
        node = tree->nodes[node].parent;
    }
    struct str href =
        tree->nodes[node].tag == HTML_A ? html_attr(tree->nodes[node].attrs, "href") : STR_NONE;
    for (size_t i = 0; i < sizeof(firm_paths) / sizeof(firm_paths[0]); i++) {
        size_t at = str_find_nocase(href, str_of(firm_paths[i]));
        if (at != SIZE_MAX) {
            return str_sub(href, at + strlen(firm_paths[i]) - 1, SIZE_MAX);
        }
    }
    return STR_NONE;
}

/* A line by the heading that links to the employer's page on the board. */
static bool
company_by_link(struct page_context *ctx, struct plain *plain)
{
    if (plain->title_block >= plain->blocks.n) {
        return false;
    }
    size_t first = plain->title_block > 1 ? plain->title_block - 2 : 0;
    for (size_t i = first; i < plain->blocks.n && i < plain->title_block + LINES_LOOKED_AT; i++) {
        const struct block *block = &plain->blocks.items[i];
        if (i == plain->title_block || block->n_linked == 0 || block->n_text > COMPANY_MAX_BYTES) {
            continue;
        }
        struct str path = firm_path(ctx, block);
        struct str name = plain_line(ctx, block->begin, block->end);
        if (path.n > 0 && is_named_in(path, name) && may_be_company(ctx, plain, name)) {
            return take_company(plain, name, LAYER_RULE, "employer-link");
        }
    }
    return false;
}

/* The name of a logo, without the word. */
static struct str
logo_name(struct page_context *ctx, const struct html_node *node)
{
    static const char *const words[] = {" home", " Home", " homepage", " logo",
                                        " Logo", " LOGO", "-logo"};
    struct str alt = plain_text_line(ctx->arena, html_attr(node->attrs, "alt"));
    if (str_starts_nocase(alt, STR("logo "))) {
        alt = str_sub(alt, 5, SIZE_MAX);
        alt = str_starts(alt, STR("of ")) ? str_sub(alt, 3, SIZE_MAX) : alt;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_ends(alt, str_of(words[i]))) {
            alt = str_trim(str_sub(alt, 0, alt.n - strlen(words[i])));
        }
    }
    size_t n = 0, at = head_next_separator(alt, &n);
    struct str behind = at == SIZE_MAX ? STR_NONE : str_sub(alt, at + n, SIZE_MAX);
    bool is_portal = behind.n > 0 && (head_is_board(behind) || head_is_generic(ctx, behind));
    return is_portal ? str_trim(str_sub(alt, 0, at)) : alt;
}

/* A logo whose name the text or the head's title has. */
static bool
company_by_logo(struct page_context *ctx, struct plain *plain)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct str title = plain_text_line(ctx->arena, ctx->head.title);
    int left = LOGOS_LOOKED_AT;
    for (uint32_t i = 1; i < tree->n && left > 0; i++) {
        if (tree->nodes[i].tag != HTML_IMG) {
            continue;
        }
        left--;
        struct str name = logo_name(ctx, &tree->nodes[i]);
        bool is_named =
            name.n > 2 && may_be_company(ctx, plain, name) && !head_is_board(name) &&
            (head_find_words(title, name) != SIZE_MAX || name_has_sign(ctx, plain, name));
        if (is_named) {
            return take_company(plain, name, LAYER_RULE, "logo");
        }
    }
    return false;
}

/* The name after a copyright mark, if the text has it too, or its form is a firm's. */
static bool
company_by_copyright(struct page_context *ctx, struct plain *plain)
{
    for (size_t i = 0; i < plain->n_copyrights; i++) {
        struct str name = first_part(plain->copyrights[i]);
        static const char *const ends[] = {". ", " All rights", " all rights", ", all",
                                           " Alle Rechte"};
        for (size_t k = 0; k < sizeof(ends) / sizeof(ends[0]); k++) {
            size_t at = str_find(name, str_of(ends[k]));
            bool is_dot = at != SIZE_MAX && ends[k][0] == '.' &&
                          name_has_legal_form(str_sub(name, 0, at + 1));
            name = str_sub(name, 0, at + (at != SIZE_MAX && is_dot));
        }
        while (name.n > 0 && strchr(".,", name.p[name.n - 1]) && !name_has_legal_form(name)) {
            name.n--;
        }
        /* a year may stand behind */
        while (name.n > 0 && (byte_is_digit(name.p[name.n - 1]) || name.p[name.n - 1] == ' ')) {
            name.n--;
        }
        bool is_named =
            name.n > 2 && may_be_company(ctx, plain, name) && !head_is_board(name) &&
            (name_has_legal_form(name) || head_find_words(plain->text, name) != SIZE_MAX);
        if (is_named) {
            return take_company(plain, name, LAYER_RULE, "copyright");
        }
    }
    return false;
}

/* "Developer at Acme", where Acme is the company, is Developer. */
static void
strip_company(struct plain *plain, struct str company)
{
    for (size_t i = 0; head_separator(i); i++) {
        struct str mark = str_of(head_separator(i));
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
        "(?-i)(?:^|\\n|[.!?] )(?:(?:Die|Das|Der|La|Le|L[\xe2\x80\x99'](?:hôtel "
        ")?|The|De|Het|A|O|Il|El) ?)?"
        "(?!(?:We|Our|The|You|This|I|They|Who|If|It|He|She|[Cc]ompany|[Cc]lient|[Tt]eam|[Dd]"
        "epartment|[Pp]osition|"
        "Customer|Wir|Unser|Unsere|Die|Der|Das|Nous|Notre|Nuestr[oa]|Se|Wij|Vi|A|An|In|What|"
        "Employer|Firma|Kunde|Abteilung|Praxis|Unternehmen|Betrieb|Entreprise|"
        "Soci\303\251t\303\251|Empresa|Azienda|Bedrijf|"
        "Candidate|My|Your|One|Are|Is)\\b)"
        "(\\p{Lu}[\\w&.'-]*(?: (?:\\p{Lu}[\\w&.'-]*|&|of|and|de|du|da|do|del|und|et|y)){0,4}) "
        "(?:\\([^()\\n]{2,60}\\) )?"
        "(?:(?:is|are) (?:currently |now |actively |always )?(?:looking for|looking "
        "to|seeking|hiring|recruiting|searching for)|invites "
        "applications|sucht|recherche|cherche|busca|zoekt|cerca|"
        "s\303\270ger|s\303\266ker|poszukuje|szuka|procura|contrata|needs) ";
    return pattern_new(STR(regex), "company in prose", ret, err);
}

/* "Acme is looking for a welder": the first who seeks is the employer. */
static bool
company_by_prose(struct page_context *ctx, struct plain *plain)
{
    struct str groups[2];
    struct str text = str_sub(plain->text, 0, SEEKER_LOOK_BYTES);
    while (text.n > 0 && ((unsigned char)text.p[text.n - 1] & 0x80)) {
        text.n--; /* not inside a character */
    }
    return pattern_match(ctx->reader->seeker, text, groups, 2, &ctx->ret->limit_hits) &&
           may_be_company(ctx, plain, groups[1]) && !str_has_nocase(plain->title, groups[1]) &&
           take_company(plain, groups[1], LAYER_PROSE, "seeks");
}

/* A part of the head's title, the last first; the very first only where the job's
 * title is another. */
static bool
company_by_part(struct page_context *ctx, struct plain *plain, const struct segments *head)
{
    for (size_t i = head->n; i-- > 0;) {
        struct str part = head->parts[i];
        bool is_title =
            str_has_nocase(part, plain->title) ||
            ((i == 0 || plain->title_layer != LAYER_META) && str_has_nocase(plain->title, part)) ||
            str_eq_nocase(part, plain->title);
        if (!is_title && head->n > 1 &&
            take_named(ctx, plain, head->parts[i], LAYER_META, "title-part")) {
            return true;
        }
    }
    return false;
}

/* A part of <title> that stands alone at the top of the page: the site's name, which is
 * the employer's where nobody else is named. */
static bool
company_by_brand(struct page_context *ctx, struct plain *plain, const struct segments *head)
{
    for (size_t i = head->n; i-- > 0;) {
        struct str part = head->parts[i];
        bool is_title = str_has_nocase(part, plain->title) || str_has_nocase(plain->title, part);
        bool is_address = str_find_byte(part, ',') != SIZE_MAX;
        if (!is_title && !is_address && head->n > 1 && may_be_company(ctx, plain, part) &&
            !head_is_board(part) && name_is_brand(ctx, part)) {
            return take_company(plain, part, LAYER_META, "brand");
        }
    }
    return false;
}

/* Where no rule found one: a firm at the top of the page, the only one at its foot, the
 * one whose address takes the applications. */
static void
company_by_firm(struct page_context *ctx, struct plain *plain)
{
    static const struct {
        struct str (*find)(struct page_context *ctx, const struct plain *plain);
        const char *rule;
    } rules[] = {{firm_by_banner, "banner"},
                 {firm_by_line, "firm-line"},
                 {firm_by_mail, "mail"},
                 {firm_by_host, "host"}};
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        struct str name = rules[i].find(ctx, plain);
        if (name.n > 0 && may_be_company(ctx, plain, name)) {
            (void)take_company(plain, name, LAYER_RULE, rules[i].rule);
            return;
        }
    }
}

/* Rules for a company that no label names, the surest first. */
static void
find_company(struct page_context *ctx, struct plain *plain)
{
    struct segments heads[2];
    head_cut(ctx, ctx->head.og_title, &heads[0]);
    head_cut(ctx, ctx->head.title, &heads[1]);
    struct str site = plain_text_line(ctx->arena, ctx->head.og_site_name);
    names_gather(ctx, plain);
    bool is_found = company_by_pattern(ctx, plain, &heads[0]) ||
                    company_by_pattern(ctx, plain, &heads[1]) || company_in_title(ctx, plain) ||
                    company_by_link(ctx, plain);
    for (int round = 0; round < 2 && !is_found; round++) {
        plain->wants_sign = round == 0; /* "Guild Careers" may be a board of many firms */
        is_found = (site.n > 0 && take_named(ctx, plain, site, LAYER_META, "og:site_name")) ||
                   company_by_part(ctx, plain, &heads[1]) ||
                   company_by_part(ctx, plain, &heads[0]) || company_by_line(ctx, plain) ||
                   company_by_logo(ctx, plain) || company_by_about(ctx, plain) ||
                   company_by_prose(ctx, plain);
    }
    if (!is_found && !company_by_copyright(ctx, plain) &&
        !company_by_brand(ctx, plain, &heads[1])) {
        company_by_firm(ctx, plain);
    }
}

void
plain_company(struct page_context *ctx, struct plain *plain)
{
    const struct raw_value *labelled = raw_first(&plain->raw, FIELD_COMPANY);
    bool is_firm = !labelled && plain->other_title.n > 0 &&
                   name_is_spoken_of(plain->text, plain->title) &&
                   name_is_subject(plain->text, plain->title);
    if (is_firm) { /* the first heading names the firm, the second the job */
        (void)take_company(plain, plain->title, LAYER_RULE, "heading");
        plain->title = plain->other_title;
        plain->title_block = plain->other_block;
    } else if (!labelled) {
        find_company(ctx, plain);
    }
    /* a labelled one is among the values already */
    struct str company = labelled ? labelled->text : plain->company;
    if (company.n > 0) {
        strip_company(plain, company);
    }
}
