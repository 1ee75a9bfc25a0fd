/* parse/plain/plain_company.c: the employer on a page that names it beside no label. A
 * name counts where two places of the page agree: a part of its title, the site's
 * name, a logo, a line by the heading (plain_company_page.c); and the text that speaks
 * of it, a legal form, a copyright, the site's address. */
#include "parse/plain/plain_company.h"
#include "base/limits.h"
#include "base/markup.h"
#include "parse/pcre.h"
#include "parse/plain/plain_firm.h"
#include "parse/plain/plain_head.h"
#include "parse/plain/plain_names.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    SEEKER_LOOK_BYTES = 4000, /* an employer names itself early */
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
    static const char *const before[] = {"Recrutement par ",
                                         "Recrutement chez ",
                                         "Rekrytering ",
                                         "Rekruttering ",
                                         "Ofertas de empleo de ",
                                         "Empleos en ",
                                         "Ofertas de trabajo en ",
                                         "Praca - ",
                                         "Kariera w ",
                                         "Kari\xc3\xa9ra - ",
                                         "Arbeiten f\xc3\xbcr ",
                                         "Karriere im ",
                                         "Karriere in der ",
                                         "Jobs im ",
                                         "Jobs beim ",
                                         "Stellen beim ",
                                         "Werken voor ",
                                         "Nous rejoindre - ",
                                         "Jobbe hos ",
                                         "Ledige stillinger hos ",
                                         "Ledige stillinger i ",
                                         "Lediga jobb hos ",
                                         "Careers at ",
                                         "Career at ",
                                         "Jobs at ",
                                         "Jobs bei ",
                                         "Jobs bij ",
                                         "Karriere bei ",
                                         "Stellen bei ",
                                         "Working at ",
                                         "Werken bij ",
                                         "Arbeiten bei ",
                                         "Travailler chez ",
                                         "Trabaja en ",
                                         "Trabaja con ",
                                         "Jobba hos ",
                                         "Jobba p\xc3\xa5 ",
                                         "Job hos ",
                                         "Offres d'emploi ",
                                         "Work at ",
                                         "Careers with ",
                                         "Emplois chez ",
                                         "Emploi chez ",
                                         "Carri\xc3\xa8res chez ",
                                         "Recrutement ",
                                         "Vacatures bij ",
                                         "Praca w ",
                                         "Empleo en ",
                                         "Vagas na ",
                                         "Lavora con ",
                                         "Vacancies at ",
                                         "Current openings at ",
                                         "Open positions at ",
                                         "Careers | ",
                                         "Careers - "};
    const char *tail = words_first(name, str_ends, WORDS(words));
    if (tail && name.n > strlen(tail) + 1) {
        return str_trim(str_sub(name, 0, name.n - strlen(tail)));
    }
    const char *opener = words_first(name, str_starts, WORDS(before));
    return opener ? str_trim(str_sub(name, strlen(opener), SIZE_MAX)) : name;
}

bool
company_may_be(struct page_context *ctx, const struct plain *plain, struct str name)
{
    return name.n >= 2 && name.n <= COMPANY_MAX_BYTES && !head_is_number(name) &&
           !head_is_generic(ctx, name) && !str_eq_nocase(name, plain->title) &&
           (name_is_house(name) || name_has_legal_form(name) || !head_is_place(plain, name));
}

bool
company_take(struct plain *plain, struct str name, enum layer layer, const char *rule)
{
    plain->company = name;
    plain->company_layer = layer;
    plain->company_rule = rule;
    return true;
}

/* A name as it stands in a title: whole, or before its comma and place. */
bool
company_take_named(struct page_context *ctx, struct plain *plain, struct str part, enum layer layer,
                   const char *rule)
{
    struct str name = without_portal_word(part);
    bool is_portal = name.n < part.n; /* the site says whose careers they are */
    size_t comma = str_find(name, STR(", "));
    for (int i = 0; i < 2 && name.n > 0; i++) {
        if (company_may_be(ctx, plain, name) && !head_is_board(name) &&
            ((is_portal && !plain->wants_sign) || name_has_sign(ctx, plain, name))) {
            return company_take(plain, name, layer, rule);
        }
        name = comma == SIZE_MAX ? STR_NONE : str_sub(name, 0, comma);
    }
    return false;
}

/* ---- rules ---- */

/* Up to the next separator, or the bracket of a place. */
struct str
company_first_part(struct str text)
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
        return company_may_be(ctx, plain, name) &&
               company_take(plain, name, LAYER_META, "hiring-pattern");
    }
    size_t at = str_find(whole, plain->title);
    if (at == SIZE_MAX || plain->title.n == 0) {
        return false;
    }
    struct str rest = str_sub(whole, at + plain->title.n, SIZE_MAX);
    const char *word = words_first(rest, str_starts, WORDS(at_words));
    if (word) {
        struct str name = without_place(company_first_part(str_sub(rest, strlen(word), SIZE_MAX)));
        return company_may_be(ctx, plain, name) &&
               company_take(plain, name, LAYER_META, "at-pattern");
    }
    word = words_first(rest, str_starts, WORDS(in_words));
    struct str name = word ? company_first_part(str_sub(rest, strlen(word), SIZE_MAX)) : STR_NONE;
    return name_has_legal_form(name) && company_may_be(ctx, plain, name) &&
           company_take(plain, name, LAYER_META, "in-pattern");
}

/* A title that itself ends with "at Acme", where Acme is spoken of. */
static bool
company_in_title(struct page_context *ctx, struct plain *plain)
{
    static const char *const words[] = {" at ",  " @ ",   " bei ", " chez ",
                                        " hos ", " til ", " till "};
    struct str site = plain_text_line(ctx->arena, ctx->head.og_site_name);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t at = str_find(plain->title, str_of(words[i]));
        if (at == SIZE_MAX || at == 0) {
            continue;
        }
        struct str name =
            company_first_part(str_sub(plain->title, at + strlen(words[i]), SIZE_MAX));
        bool is_site = name.n > 0 && str_eq_nocase(name, site);
        if (company_may_be(ctx, plain, name) && (is_site || name_has_sign(ctx, plain, name))) {
            return company_take(plain, name, LAYER_RULE, "at-in-title");
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
    const char *about =
        line.n <= COMPANY_MAX_BYTES ? words_first(line, str_starts, WORDS(abouts)) : NULL;
    struct str name = about ? str_trim(str_sub(line, strlen(about), SIZE_MAX)) : STR_NONE;
    while (name.n > 0 && strchr(":.?!", name.p[name.n - 1])) {
        name.n--;
    }
    return name;
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
                       company_may_be(ctx, plain, name) && head_kind(ctx, line) == LABEL_NONE;
        if (is_name && name_is_spoken_of(str_sub(plain->text, at, SIZE_MAX), name)) {
            return company_take(plain, name, LAYER_RULE, "about-heading");
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
           company_may_be(ctx, plain, groups[1]) && !str_has_nocase(plain->title, groups[1]) &&
           company_take(plain, groups[1], LAYER_PROSE, "seeks");
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
            company_take_named(ctx, plain, head->parts[i], LAYER_META, "title-part")) {
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
        if (!is_title && !is_address && head->n > 1 && company_may_be(ctx, plain, part) &&
            !head_is_board(part) && name_is_brand(ctx, part)) {
            return company_take(plain, part, LAYER_META, "brand");
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
        if (name.n > 0 && company_may_be(ctx, plain, name)) {
            (void)company_take(plain, name, LAYER_RULE, rules[i].rule);
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
        is_found =
            (site.n > 0 && company_take_named(ctx, plain, site, LAYER_META, "og:site_name")) ||
            company_by_part(ctx, plain, &heads[1]) || company_by_part(ctx, plain, &heads[0]) ||
            company_by_line(ctx, plain) || company_by_logo(ctx, plain) ||
            company_by_about(ctx, plain) || company_by_prose(ctx, plain);
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
        (void)company_take(plain, plain->title, LAYER_RULE, "heading");
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
