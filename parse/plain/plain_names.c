/* parse/plain/plain_names.c: what tells that a name is an employer's: the text speaks of it
 * as one, a legal form, a copyright, the site's address. */
#include "parse/plain/plain_names.h"

#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/html/html_find.h"
#include "parse/plain/plain_firm.h"
#include "parse/plain/plain_head.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    NAME_MAX_BYTES = 80,
    MENTIONS_LOOKED_AT = 200,
    COPYRIGHT_BYTES = 160,
    RUNS_LOOKED_AT = 40, /* nodes of the tree */
    DOMAIN_MIN_BYTES = 5,
    RUN_BYTES = 400,     /* a line that begins with a firm's name */
    BRAND_RUNS = 4,      /* texts at the top of a page, of which one is the site's name */
    MENU_RUNS = 8,       /* of menus */
    BRAND_BYTES = 6,     /* of a name that a longer one begins with */
    REFERENCE_BYTES = 24 /* of "&amp;" in a run */
};

// clang-format off
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
    ", empresa ", ", entreprise ", ", soci\xc3\xa9t\xc3\xa9 ", ", azienda ", ", una ", ", une ", ", ein ", ", eine ", ", een ", ", uma ",
    " builds ", " develops ", " believes ", " employees", " will ", " team", " werkt ", " bietet ", " propose ",
};
// clang-format on

/* The text speaks of `name` as of a company. */
bool
name_is_spoken_of(struct str text, struct str name)
{
    size_t at = 0;
    for (size_t left = MENTIONS_LOOKED_AT; left > 0; left--) {
        size_t found = str_find(str_sub(text, at, SIZE_MAX), name);
        if (found == SIZE_MAX) {
            return false;
        }
        size_t begin = at + found, end = begin + name.n;
        if (words_any(str_sub(text, 0, begin), str_ends, WORDS(before_words)) ||
            words_any(str_sub(text, end, SIZE_MAX), str_starts, WORDS(after_words))) {
            return true;
        }
        at = end;
    }
    return false;
}

/* ---- signs that a name is an employer's ---- */

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): escapes end where letters follow
static const char *const legal_forms[] = {
    "GmbH", "gGmbH", "mbH", "AG", "KG", "KGaA", "eG", "e.V.", "SE", "Inc", "Inc.", "LLC", "L.L.C.", "Ltd", "Ltd.",
    "Limited", "PLC", "plc", "LLP", "SA", "S.A.", "SAS", "SASU", "SARL", "S.L.", "S.L.U.", "SL", "BV", "B.V.", "NV", "N.V.",
    "AB", "AS", "ASA", "A/S", "ApS", "Oy", "Oyj", "Srl", "S.r.l.", "S.R.L.", "SpA", "S.p.A.", "o.o.", "Lda", "Lda.", "Ltda", "Ltda.",
    "Pty", "Corp", "Corp.", "Corporation", "Co.,", "K.K.", "Pvt", "C.V.", "S.A.S.", "S.A.U.", "SAU", "e.U.", "OG", "OHG", "GbR",
    "Sp.", "sp.", "s.r.o.", "a.s.", "Kft.", "Zrt.", "d.o.o.", "Bhd", "Bhd.", "v.o.s.", "k.s.", "spol.", "z.s.", "Bt.", "Nyrt.", "d.d.",
    "HF", "IKS", "SRL", "EURL", "SCOP", "PLLC", "LP", "L.P.", "Tbk", "S.A.R.L.", "S.C.",
};
/* Of them, those of two letters that are nothing else. */
static const char *const short_forms[] = {"AG", "KG", "BV", "NV", "Oy", "AB", "HF"};
/* Before or behind the name, without a blank. */
static const char *const joined_forms[] = {
    "\xe6\xa0\xaa\xe5\xbc\x8f\xe4\xbc\x9a\xe7\xa4\xbe", "\xe6\x9c\x89\xe9\x99\x90\xe4\xbc\x9a\xe7\xa4\xbe",
    "\xe5\x90\x88\xe5\x90\x8c\xe4\xbc\x9a\xe7\xa4\xbe", "\xe6\x9c\x89\xe9\x99\x90\xe5\x85\xac\xe5\x8f\xb8",
    "\xec\xa3\xbc\xec\x8b\x9d\xed\x9a\x8c\xec\x82\xac", "\xe3\x88\x9c", "\xe3\x88\xb1", "(\xec\xa3\xbc)", "(\xe6\xa0\xaa)",
};
/* Authorities are named after what they govern: "City of Marlow". */
static const char *const governments[] = {
    "City of ", "County of ", "Town of ", "Village of ", "State of ", "Borough of ", "Township of ", "Province of ", "Government of ", "Ministry of ", "Ville de ", "Commune de ", "D\xc3\xa9partement de", "Ayuntamiento de ", "Comune di ", "Regione ",
    "Stadt ", "Gemeinde ", "Landkreis ", "Kreis ",
};
/* Before the name. */
static const char *const leading_forms[] = {
    "\320\236\320\236\320\236 ", "\320\236\320\220\320\236 ", "\320\227\320\220\320\236 ", "\320\237\320\220\320\236 ", "\320\220\320\236 ",
    "\320\242\320\236\320\222 ", "\320\242\320\236\320\236 ", "UAB ", "SIA ", "PT ",
};
/* Words of names of authorities, schools and houses, which bear no legal form. */
static const char *const house_words[] = {
    "Kommune", "Kommun", "kommune", "kommun", "Gemeinde", "Gemeente", "gemeente", "Landkreis", "Landratsamt", "Stadtverwaltung",
    "Universit\xc3\xa4t", "University", "Universit\xc3\xa9", "Universidad", "Universidade", "Universit\xc3\xa0", "Universiteit", "Universitet", "Uniwersytet",
    "Hochschule", "College", "Council", "Mairie", "Ayuntamiento", "Prefeitura", "Comune", "Gmina", "Ministry", "Stiftung",
    "Stadt", "Kreis", "Schule", "Gymnasium", "Hospital", "Clinic", "Klinik", "Cl\xc3\xadnica", "Clinique", "CHU", "Sykehuset",
    "sykehus", "Sjukhuset", "hyvinvointialue", "kaupunki", "kunta", "kuntayhtym\xc3\xa4", "Szpital", "Urz\304\205d", "Nemocnice", "Munic\xc3\xadpio",
    "Agency", "Commission", "Institute", "Academy", "Museum", "Ministerium", "Bundesamt", "Landesamt", "Verband", "Landeshauptstadt", "Regierung", "L\xc3\xa4nsstyrelsen", "Myndigheten", "Politiet", "Rijkswaterstaat", "Waterschap", "Provincie", "Diputaci\xc3\xb3n", "Consorci", "Minist\xc3\xa8re", "Pr\xc3\xa9" "fecture", "M\xc3\xa9tropole", "Provincia", "Azienda", "Ospedale", "Powiat", "M\xc4\x9bsto", "\xc3\x9a\xc5\x99" "ad",
    "Klinikum", "Krankenhaus", "H\xc3\xb4pital", "Foundation", "Authority", "Trust", "School", "kommuns", "regionen", "Department",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
/* All words of a department's name are of these. */
static const char *const team_words[] = {
    "finance", "accounting", "hr", "human", "resources", "people", "it", "information", "technology", "engineering", "marketing", "sales", "operations",
    "legal", "supply", "chain", "logistics", "customer", "service", "services", "support", "production", "quality", "procurement", "purchasing", "research",
    "development", "r&d", "product", "design", "data", "security", "compliance", "risk", "group", "global", "corporate", "regional", "shared", "department", "division",
    "team", "office", "and", "&", "of", "the", "business", "administration", "manufacturing", "communications", "strategy", "digital",
};
/* Articles and prepositions before a name at the start of a sentence. */
static const char *const openers[] = {
    "The ", "Die ", "Das ", "Der ", "Im ", "In ", "Bei ", "Beim ", "La ", "Le ", "Les ", "El ", "Los ", "Las ", "De ", "Het ",
    "A ", "O ", "En ", "Em ", "Il ", "Lo ", "Chez ", "At ", "Bij ", "Hos ", "W ", "Here at ", "Our client, ",
};
// clang-format on

static bool
is_legal_form(struct str word)
{
    for (size_t i = 0; i < sizeof(legal_forms) / sizeof(legal_forms[0]); i++) {
        struct str form = str_of(legal_forms[i]);
        size_t dot = str_find_byte(form, '.');
        bool has_dots = dot != SIZE_MAX && dot + 1 < form.n; /* "S.A" of "S.A." */
        if (str_eq(word, form) || (has_dots && str_eq(word, str_sub(form, 0, form.n - 1)))) {
            return true;
        }
    }
    return false;
}

bool
name_is_sure_form(struct str word)
{
    return words_any(word, str_eq, WORDS(short_forms)) || (word.n > 2 && is_legal_form(word));
}

size_t
name_find_joined_form(struct str text, size_t *ret_n)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof(joined_forms) / sizeof(joined_forms[0]); i++) {
        size_t at = str_find(text, str_of(joined_forms[i]));
        *ret_n = at < best ? strlen(joined_forms[i]) : *ret_n;
        best = at < best ? at : best;
    }
    return best;
}

bool
name_has_legal_form(struct str name)
{
    size_t at = str_rfind_byte(name, ' ');
    if (words_any(name, str_starts, WORDS(leading_forms))) {
        return true;
    }
    for (size_t i = 0; i < sizeof(joined_forms) / sizeof(joined_forms[0]); i++) {
        struct str form = str_of(joined_forms[i]);
        if (name.n > form.n && (str_starts(name, form) || str_ends(name, form))) {
            return true;
        }
    }
    return at != SIZE_MAX && is_legal_form(str_sub(name, at + 1, SIZE_MAX));
}

bool
name_is_team(struct str name)
{
    bool is_team = name.n > 0;
    for (struct str rest = name; is_team && rest.p;) {
        struct str word = str_cut(&rest, ' ');
        word.n -= word.n > 0 && word.p[word.n - 1] == ',';
        is_team = word.n == 0 || words_any(word, str_eq_nocase, WORDS(team_words));
    }
    return is_team;
}

static bool
is_house_word(struct str word)
{
    return words_any(word, str_eq, WORDS(house_words));
}

static bool
is_article(struct str word)
{
    static const char *const articles[] = {"The", "Die", "Der", "Das", "La", "Le", "El", "Il"};
    return words_any(word, str_eq, WORDS(articles));
}

bool
name_is_common(struct str name)
{
    struct str rest = name, first = str_cut(&rest, ' ');
    return is_article(first) && is_house_word(rest);
}

/* "Gemeente Almere", "University of Kent", "CITY OF MARLOW": not the word alone. */
bool
name_is_house(struct str name)
{
    static const char *const joins[] = {"of", "the", "and", "for",        "de",  "del", "des",
                                        "du", "di",  "da",  "do",         "la",  "le",  "y",
                                        "e",  "et",  "und", "f\xc3\xbcr", "der", "am",  "im",
                                        "zu", "van", "og",  "och",        "i",   "w"};
    bool has_word = words_any(name, str_starts_nocase, WORDS(governments));
    size_t n_words = 0;
    for (struct str rest = name; rest.p;) {
        struct str word = str_cut(&rest, ' ');
        bool is_small = word.n > 0 && word.p[0] >= 'a' && word.p[0] <= 'z';
        bool is_house = is_house_word(word);
        if (is_small && !is_house && !words_any(word, str_eq, WORDS(joins))) {
            return false; /* "Council tax" */
        }
        n_words += n_words > 0 || !is_article(word);
        has_word = has_word || is_house;
    }
    return has_word && n_words > 1;
}

/* The place before `at` begins a sentence, or an opener does there. */
static bool
is_sentence_start(struct str text, size_t at)
{
    struct str before = str_sub(text, 0, at);
    const char *opener = words_first(before, str_ends, WORDS(openers));
    before.n -= opener ? strlen(opener) : 0;
    while (before.p && before.n > 0 && before.p[before.n - 1] == ' ') {
        before.n--;
    }
    return !before.p || before.n == 0 ||
           str_find_byte(STR("\n.!?"), before.p[before.n - 1]) != SIZE_MAX;
}

/* "Acme rents gear": the name begins a sentence and a verb follows. */
bool
name_is_subject(struct str text, struct str name)
{
    size_t at = 0;
    for (size_t left = MENTIONS_LOOKED_AT; left > 0; left--) {
        size_t found = str_find(str_sub(text, at, SIZE_MAX), name);
        if (found == SIZE_MAX) {
            return false;
        }
        at += found;
        size_t end = at + name.n;
        bool has_verb = end + 2 < text.n && text.p[end] == ' ' && text.p[end + 1] >= 'a' &&
                        text.p[end + 1] <= 'z';
        if (has_verb && is_sentence_start(text, at)) {
            return true;
        }
        at = end;
    }
    return false;
}

/* "(c) 2014-2026 Acme": the name after the mark and the years; absent when there
 * is none. *from: where to look on. */
static struct str
next_copyright(struct page_context *ctx, size_t *from)
{
    static const char *const marks[] = {"&copy;", "\xc2\xa9", "&#169;"};
    size_t best = SIZE_MAX, n = 0;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t at = html_find(str_sub(ctx->text, *from, SIZE_MAX), str_of(marks[i]));
        if (at < best) {
            best = at;
            n = strlen(marks[i]);
        }
    }
    if (best == SIZE_MAX) {
        *from = ctx->text.n;
        return STR_NONE;
    }
    *from += best + n;
    struct str html = str_sub(ctx->text, *from, COPYRIGHT_BYTES);
    size_t block = str_find(html, STR("</"));
    struct str line = plain_text_line(ctx->arena, str_sub(html, 0, block));
    size_t at = 0;
    while (line.p && at < line.n &&
           (byte_is_digit(line.p[at]) || strchr(" -,.", line.p[at]) ||
            (unsigned char)line.p[at] >= 0xE2)) {
        at += (unsigned char)line.p[at] >= 0xE2 ? 3 : 1;
    }
    return str_trim(str_sub(line, at, SIZE_MAX));
}

void
names_gather(struct page_context *ctx, struct plain *plain)
{
    size_t from = 0;
    while (plain->n_copyrights < COPYRIGHTS_MAX && from < ctx->text.n) {
        plain->copyrights[plain->n_copyrights++] = next_copyright(ctx, &from);
    }
    firm_gather_mails(ctx, plain);
}

static bool
is_copyright_of(const struct plain *plain, struct str name)
{
    for (size_t i = 0; i < plain->n_copyrights; i++) {
        if (str_starts_nocase(plain->copyrights[i], name)) {
            return true;
        }
    }
    return false;
}

/* Letters and figures without marks, in small letters. */
static struct str
squeeze(struct arena *arena, struct str text, char out[NAME_MAX_BYTES])
{
    bool is_plain = true;
    for (size_t i = 0; i < text.n; i++) {
        is_plain = is_plain && (unsigned char)text.p[i] < 0x80;
    }
    text = is_plain ? text : utf8_fold(arena, text);
    size_t n = 0;
    for (size_t i = 0; i < text.n && n < NAME_MAX_BYTES; i++) {
        if (byte_is_alpha(text.p[i]) || byte_is_digit(text.p[i])) {
            out[n++] = byte_lower(text.p[i]);
        }
    }
    return (struct str){out, n};
}

/* A label of a domain is the squeezed name. */
static bool
is_label(struct arena *arena, struct str squeezed, struct str label)
{
    char own[NAME_MAX_BYTES];
    bool may_be = squeezed.n >= DOMAIN_MIN_BYTES && label.n >= squeezed.n;
    return may_be && str_eq(squeezed, squeeze(arena, label, own));
}

bool
name_is_label(struct arena *arena, struct str name, struct str label)
{
    char own[NAME_MAX_BYTES];
    return is_label(arena, squeeze(arena, name, own), label);
}

/* "Quill Base" of quillbase.example, or of jobs@quill-base.example. */
bool
name_is_of_site(struct page_context *ctx, const struct plain *plain, struct str name)
{
    char own[NAME_MAX_BYTES];
    struct str squeezed = squeeze(ctx->arena, name, own);
    for (struct str rest = url_split(ctx->url).host; rest.p;) {
        if (is_label(ctx->arena, squeezed, str_cut(&rest, '.'))) {
            return true;
        }
    }
    for (size_t i = 0; i < plain->n_mails; i++) {
        if (is_label(ctx->arena, squeezed, plain->mails[i].label)) {
            return true;
        }
    }
    return false;
}

/* A run of text right by the heading is the name with a legal form. A name alone
 * may be a town's. */
static bool
is_by_title(struct page_context *ctx, const struct plain *plain, struct str name)
{
    const struct html_tree *tree = &ctx->reader->tree;
    if (plain->title_block >= plain->blocks.n) {
        return false;
    }
    uint32_t at = plain->blocks.items[plain->title_block].text_node;
    uint32_t end = at + RUNS_LOOKED_AT < tree->n ? at + RUNS_LOOKED_AT : tree->n;
    for (uint32_t i = at > RUNS_LOOKED_AT / 4 ? at - RUNS_LOOKED_AT / 4 : 0; i < end; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool may_be = node->tag == HTML_TEXT && node->n_text > 2 &&
                      node->n_text <= NAME_MAX_BYTES && !(node->flags & NODE_CUT);
        struct str run = may_be ? plain_line(ctx, node->begin, node->end) : STR_NONE;
        struct str after = str_sub(run, name.n, SIZE_MAX);
        if (str_starts(run, name) && after.n > 1 && after.p[0] == ' ' &&
            name_has_legal_form(after)) {
            return true;
        }
    }
    return false;
}

/* A form that is written without a blank, and then the name. */
static bool
joined_form_before(struct str run, struct str name)
{
    for (size_t i = 0; i < sizeof(joined_forms) / sizeof(joined_forms[0]); i++) {
        struct str form = str_of(joined_forms[i]);
        if (str_starts(run, form) && str_starts(str_sub(run, form.n, SIZE_MAX), name)) {
            return true;
        }
    }
    return false;
}

/* Somewhere on the page, mostly below it, a line begins with the name and a legal
 * form: "Acme Foods S.A. de C.V., Avenida ...". */
static bool
is_firm_on_page(struct page_context *ctx, struct str name)
{
    const struct html_tree *tree = &ctx->reader->tree;
    bool may_be = str_find_byte(name, ' ') != SIZE_MAX || (unsigned char)name.p[0] >= 0xe0;
    for (uint32_t i = 1; may_be && i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_run = node->tag == HTML_TEXT && node->n_dense > name.n && node->n_dense < RUN_BYTES;
        struct str run = is_run ? str_trim(plain_line(ctx, node->begin, node->end)) : STR_NONE;
        if (joined_form_before(run, name)) {
            return true;
        }
        struct str after = str_starts(run, name) ? str_sub(run, name.n, SIZE_MAX) : STR_NONE;
        after = str_trim(str_sub(after, str_starts(after, STR(",")) ? 1 : 0, SIZE_MAX));
        struct str word = str_cut(&after, ' ');
        word.n -= word.n > 1 && word.p[word.n - 1] == ',';
        if (word.n > 0 && is_legal_form(word)) {
            return true;
        }
    }
    return false;
}

bool
name_is_brand(struct page_context *ctx, struct str name)
{
    const struct html_tree *tree = &ctx->reader->tree;
    size_t left = BRAND_RUNS, left_of_menus = MENU_RUNS;
    for (uint32_t i = 1; i < tree->n && left > 0; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_menu = (node->flags & NODE_CUT) != 0;
        if (node->tag != HTML_TEXT || node->n_dense == 0 || (is_menu && left_of_menus == 0)) {
            continue;
        }
        left -= !is_menu;
        left_of_menus -= is_menu;
        bool may_be = node->n_dense <= name.n + REFERENCE_BYTES;
        struct str run = may_be ? str_trim(plain_line(ctx, node->begin, node->end)) : STR_NONE;
        bool is_begin = run.n >= BRAND_BYTES && run.n < name.n && name.p[run.n] == ' ';
        if (str_eq_nocase(run, name) || (is_begin && str_starts_nocase(name, run))) {
            return true;
        }
    }
    return false;
}

/* The site calls itself so, a part of the page's title too, and the text or the top of the
 * page has it. */
static bool
is_site_named(struct page_context *ctx, const struct plain *plain, struct str name)
{
    struct str site = plain_text_line(ctx->arena, ctx->head.og_site_name);
    struct str title = plain_text_line(ctx->arena, ctx->head.title);
    return site.n > 0 && str_eq(site, name) && head_find_words(title, name) != SIZE_MAX &&
           (head_find_words(plain->text, name) != SIZE_MAX || name_is_brand(ctx, name));
}

/* A sign beside the place where the name was found. */
bool
name_has_sign(struct page_context *ctx, const struct plain *plain, struct str name)
{
    return is_by_title(ctx, plain, name) || is_site_named(ctx, plain, name) ||
           name_is_spoken_of(plain->text, name) || name_is_subject(plain->text, name) ||
           name_has_legal_form(name) || name_is_house(name) || name_is_of_site(ctx, plain, name) ||
           is_copyright_of(plain, name) || is_firm_on_page(ctx, name);
}
