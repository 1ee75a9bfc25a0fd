/* normalize/company.c: company names. Legal forms: the registers' own
 * abbreviations per country. Must not shorten a name to nothing: "The Limited"
 * keeps what is left of it. */
#include "normalize/company.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/markup.h"

#include "base/banned.h"

// clang-format off
/* Legal forms at the end of a name, folded, words parted by blanks. */
static const char *const FORMS[] = {
    "inc", "incorporated", "llc", "l l c", "ltd", "limited", "corp", "corporation", "co", "company", "llp", "l p", "lp", "plc", "pllc", "pc", "p c", "pbc", "public benefit corporation",
    "gmbh", "gmbh co kg", "gmbh and co kg", "gmbh u co kg", "gmbh co kgaa", "mbh", "ag", "ag co kg", "kg", "kgaa", "ohg", "gbr", "ug", "ug haftungsbeschrankt", "e v", "ev", "eg", "se", "se co kg", "se co kgaa", "ek", "e k", "ggmbh",
    "sa", "s a", "sas", "s a s", "sasu", "sarl", "s a r l", "sca", "snc", "eurl", "srl", "s r l", "spa", "s p a", "srls", "sl", "s l", "slu", "s l u", "sau", "s a u", "sociedad limitada", "lda", "ltda", "sgps", "eireli", "s a de c v", "sa de cv", "s de r l", "s de rl de cv",
    "bv", "b v", "nv", "n v", "bvba", "vof", "cv", "ab", "publ", "ab publ", "as", "a s", "asa", "aps", "oy", "oyj", "ltd oy", "hf", "ehf",
    "sp z o o", "sp zoo", "spolka z o o", "spolka akcyjna", "sp k", "sp j", "s r o", "sro", "a s", "kft", "zrt", "nyrt", "d o o", "doo", "d d", "ood", "ad", "eood", "uab", "sia", "ou", "as",
    "pty", "pty ltd", "proprietary limited", "pvt", "pvt ltd", "private limited", "pte", "pte ltd", "sdn bhd", "bhd", "kk", "k k", "co ltd", "company limited", "jsc", "ooo", "zao", "oao", "pjsc", "tbk", "pt", "fzco", "fze", "fz llc", "fzllc", "dmcc", "wll", "w l l", "spc",
    "gesmbh", "ges m b h", "ges mbh", "e u", "oyj abp", "abp", "oy ab", "s coop", "scoop", "s c", "sc", "spolka komandytowa", "sp z o o sp k", "spolka cywilna", "k s", "v o s", "a d", "e o o d", "d o o e l", "ik", "a e", "ae", "epe", "ike", "ltd sti", "a s", "anonim sirketi", "limited sirketi", "ооо", "оао", "зао", "пао", "ао", "тоо", "тов",
    "cia", "s a s de c v", "s a p i de c v", "sapi de cv", "me", "epp", "cyf", "teoranta", "dac", "clg", "cic", "gie", "asbl", "vzw", "stiftung", "ohg mbh", "pllp", "lllp", "s a b de c v", "sab de cv", "s a b", "sab", "spolka z ograniczona odpowiedzialnoscia", "sp z ograniczona odpowiedzialnoscia", "주", "株", "societe par actions simplifiee", "societa per azioni", "societa a responsabilita limitata", "besloten vennootschap", "osakeyhtio", "aksjeselskap", "aktieselskab",
    /* as folding leaves it */ "\xE1\x84\x8C\xE1\x85\xAE", "pvt limited", "opc", "sociedad anonima", "societe anonyme", "naamloze vennootschap", "aktiengesellschaft", "aktiebolag", "gesellschaft mbh",
};
/* Forms before a name. */
static const char *const LEADING[] = {"pt", "ooo", "ооо", "оао", "зао", "пао", "ао", "тоо", "тов", "ип", "uab", "sia", "zao", "oao", "pjsc", "spolka z o o", "s p a", "株", "\xE1\x84\x8C\xE1\x85\xAE" /* (주) */};
/* Forms written without a blank beside the name. */
static const char *const GLUED[] = {"株式会社", "有限会社", "合同会社", "股份有限公司", "有限责任公司", "有限公司", "주식회사", "유한회사",
    /* the same as folding leaves them, in letters */ "\xE1\x84\x8C\xE1\x85\xAE\xE1\x84\x89\xE1\x85\xB5\xE1\x86\xA8\xE1\x84\x92\xE1\x85\xAC\xE1\x84\x89\xE1\x85\xA1", "\xE1\x84\x8B\xE1\x85\xB2\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x92\xE1\x85\xAC\xE1\x84\x89\xE1\x85\xA1"};
/* "Acme via Talent GmbH", "on behalf of Acme": words before which the agency,
 * or behind which the employer, stands. */
static const struct { const char *words; bool employer_behind, after_agency; } VIA[] = {
    {" on behalf of ", true, false}, {" im auftrag von ", true, false}, {" for our client ", true, false}, {" pour le compte de ", true, false},
    {" via ", false, false}, {" c/o ", false, false}, {" powered by ", false, false}, {" im namen von ", true, false}, {" für unseren kunden ", true, false}, {" para nuestro cliente ", true, false}, {" in opdracht van ", true, false}, {" em nome de ", true, false}, {" en nombre de ", true, false}, {" per conto di ", true, false}, {" w imieniu ", true, false}, {" through ", false, false}, {" represented by ", false, false},
    /* only where an agency stands before it */ {" for ", true, true}, {" für ", true, true}, {" pour ", true, true}, {" para ", true, true}, {" per ", true, true}, {" voor ", true, true}, {" dla ", true, true}, {" i uppdrag av ", true, false}, {" na rzecz ", true, false}, {" behalf of ", true, false},
};
/* Words of a staffing firm's name; with "$" only as the last one. */
static const char *const AGENCIES[] = {
    "recruitment", "recruiting", "recruiters", "recruiter", "staffing", "temping", "headhunting", "headhunters", "headhunter", "executive search", "talent solutions", "workforce solutions", "people solutions", "personnel services", "outsourcing personnel", "employment agency", "employment professionals", "employment services", "talent acquisition partners",
    "personalvermittlung", "personaldienstleistungen", "personaldienstleistung", "personaldienstleister", "personalservice", "zeitarbeit", "arbeitnehmeruberlassung", "personalberatung", "personalleasing",
    "interim$", "interim recrutement", "agence d interim", "travail temporaire", "recrutement", "cabinet de recrutement", "uitzendbureau", "uitzendgroep", "uitzendkrachten", "uitzenden", "detachering", "werving en selectie",
    "trabajo temporal", "ett$", "reclutamiento", "seleccion de personal", "trabalho temporario", "recrutamento", "agenzia per il lavoro", "lavoro temporaneo", "selezione del personale", "agencja pracy", "agencja zatrudnienia", "praca tymczasowa", "rekrutacja", "bemanning", "rekrytering", "rekruttering", "vikarbureau", "henkilostopalvelut",
    "кадровое агентство", "рекрутинговое агентство", "рекрутинг", "аутстаффинг", "агентство занятости", "人材派遣", "人材紹介", "スタッフィング",
    "randstad", "adecco", "manpower", "manpowergroup", "michael page", "page personnel", "robert half", "robert walters", "walters people", "kelly services", "teksystems", "aerotek", "insight global", "kforce", "apex systems", "jobot", "cybercoders", "motion recruitment", "actalent", "tempo team", "gi group", "experis", "akkodis", "allegis", "harnham", "nigel frank", "expectra", "darwin recruitment", "jobgether", "lensa", "talentify", "get it recruit", "recruit express",
};
/* Staffing firms whose name others bear, too: alone, or before the words below. */
static const char *const AGENCY_NAMES[] = {"hays", "hudson", "brunel", "modis", "synergie", "proman", "crit", "impellam", "morgan mckinley", "actief", "trenkwalder", "persona service"};
static const char *const AGENCY_TAILS[] = {"group", "international", "global", "interim", "personnel", "professional", "technology", "specialist", "talent solutions", "deutschland", "germany", "osterreich", "austria", "schweiz", "switzerland", "france", "belgium", "nederland", "italia", "espana", "portugal", "polska", "uk", "usa", "canada", "australia", "india", "japan", "brasil"};
// clang-format on

enum { NAME_BYTES_MAX = 300, FORM_WORDS_MAX = 7, THE_BYTES = 6 };

/* Bytes of the first character; 1 where it is none. */
static size_t
char_bytes(struct str s)
{
    unsigned char c = (unsigned char)s.p[0];
    size_t n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1;
    return n <= s.n ? n : 1;
}

/* Marks, blanks and brackets beyond ASCII: Latin-1 signs, general and CJK
 * punctuation, full-width forms that are no letters. */
static bool
is_sign(struct str c)
{
    unsigned char a = (unsigned char)c.p[0], b = (unsigned char)c.p[1];
    if (c.n == 2) {
        return a == 0xC2;
    }
    bool is_wide = a == 0xEF && (b == 0xBC || b == 0xBD);
    return c.n == 3 && (a == 0xE2 || (a == 0xE3 && b == 0x80) || is_wide);
}

/* Blanks at the ends go, and all but one of several. */
static struct str
single_blanks(char *out, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (out[i] != ' ' || (kept > 0 && out[kept - 1] != ' ')) {
            out[kept++] = out[i];
        }
    }
    while (kept > 0 && out[kept - 1] == ' ') {
        kept--;
    }
    return (struct str){out, kept};
}

/* A letter or digit as it is, "&" as a word, a blank for the rest; bytes written. */
static size_t
key_char(struct str c, char *out)
{
    static const char AND[] = {' ', 'a', 'n', 'd', ' '};
    char first = c.p[0];
    bool is_kept = c.n > 1 ? !is_sign(c) : byte_is_alpha(first) || byte_is_digit(first);
    if (is_kept) {
        memcpy(out, c.p, c.n);
        return c.n;
    }
    if (first == '&' || first == '+') {
        memcpy(out, AND, sizeof AND);
        return sizeof AND;
    }
    *out = ' ';
    return first != '\'';
}

/* Folded words parted by single blanks; "&" is "and". */
static struct str
key_words(struct str name, struct arena *arena)
{
    struct str folded = utf8_fold(arena, name);
    char *out = arena_bytes(arena, folded.n * 5 + 1); /* "&" becomes " and " */
    if (!folded.p || !out) {
        return STR_NONE;
    }
    size_t n = 0;
    for (size_t i = 0; i < folded.n;) {
        struct str c = str_sub(folded, i, char_bytes(str_sub(folded, i, folded.n)));
        n += key_char(c, out + n);
        i += c.n;
    }
    return single_blanks(out, n);
}

static bool
is_form(struct str words)
{
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        if (str_is(words, FORMS[i])) {
            return true;
        }
    }
    return false;
}

/* What stands before the longest legal form at the end; absent without one. */
static struct str
before_form(struct str key)
{
    struct str best = STR_NONE;
    size_t at = key.n;
    for (int words = 0; words < FORM_WORDS_MAX && at > 0; words++) {
        at = str_rfind_byte(str_sub(key, 0, at), ' ');
        if (at == SIZE_MAX) {
            break;
        }
        best = is_form(str_sub(key, at + 1, key.n)) ? str_sub(key, 0, at) : best;
    }
    return best;
}

/* "ooo acme" and "株式会社acme" -> "acme". */
static struct str
without_leading(struct str key)
{
    for (size_t i = 0; i < sizeof LEADING / sizeof LEADING[0]; i++) {
        struct str form = str_of(LEADING[i]);
        if (str_starts(key, form) && key.n > form.n + 1 && key.p[form.n] == ' ') {
            return str_sub(key, form.n + 1, key.n);
        }
    }
    for (size_t i = 0; i < sizeof GLUED / sizeof GLUED[0]; i++) {
        struct str form = str_of(GLUED[i]);
        if (key.n > form.n && str_starts(key, form)) {
            return str_trim(str_sub(key, form.n, key.n));
        }
        if (key.n > form.n && str_ends(key, form)) {
            return str_trim(str_sub(key, 0, key.n - form.n));
        }
    }
    return key;
}

/* "acme gmbh and co kg" -> "acme"; a leading article goes too. */
static struct str
without_forms(struct str key)
{
    for (struct str rest = before_form(key); rest.n; rest = before_form(key)) {
        key = str_ends(rest, STR(" and")) ? str_sub(rest, 0, rest.n - 4) : rest;
    }
    key = without_leading(key);
    bool article = str_starts(key, STR("the ")) && key.n > THE_BYTES;
    return article ? str_sub(key, 4, key.n) : key;
}

static bool
has_word(struct str key, struct str needle)
{
    for (size_t from = 0; from + needle.n <= key.n;) {
        size_t at = str_find(str_sub(key, from, key.n), needle);
        if (at == SIZE_MAX) {
            return false;
        }
        at += from;
        bool left = at == 0 || key.p[at - 1] == ' ';
        bool right = at + needle.n == key.n || key.p[at + needle.n] == ' ';
        if (left && right) {
            return true;
        }
        from = at + 1;
    }
    return false;
}

/* One of the words of AGENCIES stands in the name, or it is a firm's own. */
static bool
is_staffing(struct str key)
{
    for (size_t i = 0; i < sizeof AGENCIES / sizeof AGENCIES[0]; i++) {
        struct str words = str_of(AGENCIES[i]);
        bool is_last = words.p[words.n - 1] == '$';
        words.n -= is_last;
        if (is_last ? str_ends(key, words) && key.n > words.n && key.p[key.n - words.n - 1] == ' '
                    : has_word(key, words)) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof AGENCY_NAMES / sizeof AGENCY_NAMES[0]; i++) {
        struct str name = str_of(AGENCY_NAMES[i]);
        struct str tail = str_starts(key, name) ? str_sub(key, name.n, key.n) : STR_NONE;
        bool is_known = tail.p && tail.n == 0;
        for (size_t k = 0; !is_known && k < sizeof AGENCY_TAILS / sizeof AGENCY_TAILS[0]; k++) {
            is_known =
                tail.n > 1 && tail.p[0] == ' ' && str_is(str_sub(tail, 1, tail.n), AGENCY_TAILS[k]);
        }
        if (is_known) {
            return true;
        }
    }
    return false;
}

enum status
company_read(struct str text, struct arena *arena, struct company_name *ret)
{
    struct company_name name = {.shown = STR_NONE};
    struct str line = markup_line(arena, str_sub(text, 0, NAME_BYTES_MAX));
    line = utf8_repair_mojibake(arena, line);
    if (arena->failed) {
        return E_NOMEM;
    }
    line = str_trim(line);
    struct str employer = line;
    for (size_t i = 0; i < sizeof VIA / sizeof VIA[0]; i++) {
        struct str words = str_of(VIA[i].words);
        size_t at = str_find_nocase(line, words);
        bool is_said = at != SIZE_MAX && at > 0 && at + words.n < line.n;
        if (is_said && VIA[i].after_agency) {
            struct str before = key_words(str_sub(line, 0, at), arena);
            is_said = before.n && is_staffing(before);
        }
        if (is_said) {
            name.is_agency = name.is_via = true;
            employer =
                VIA[i].employer_behind ? str_sub(line, at + words.n, line.n) : str_sub(line, 0, at);
            break;
        }
    }
    name.shown = employer;
    struct str key = key_words(employer, arena);
    if (arena->failed) {
        return E_NOMEM;
    }
    name.key = key.n ? without_forms(key) : STR_NONE;
    name.is_agency = name.is_agency || is_staffing(name.key) || is_staffing(key);
    *ret = name;
    return OK;
}
