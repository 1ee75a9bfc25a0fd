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
};
/* "Acme via Talent GmbH", "on behalf of Acme": words before which the agency,
 * or behind which the employer, stands. */
static const struct { const char *words; bool employer_behind; } VIA[] = {
    {" on behalf of ", true}, {" im auftrag von ", true}, {" for our client ", true}, {" pour le compte de ", true},
    {" via ", false}, {" c/o ", false}, {" powered by ", false},
};
static const char *const AGENCIES[] = {
    "recruitment", "recruiting", "recruiters", "staffing", "personalvermittlung", "personaldienstleistungen", "personaldienstleister", "zeitarbeit", "interim", "headhunting", "headhunters", "executive search", "talent solutions", "personalberatung", "manpower", "randstad", "adecco", "hays", "michael page", "robert half", "robert walters", "kelly services", "teksystems", "aerotek", "insight global", "kforce", "apex systems", "jobot", "cybercoders", "motion recruitment", "actalent", "page personnel", "tempo team", "gi group", "experis", "modis", "akkodis", "brunel", "allegis", "harnham", "hudson", "nigel frank", "synergie", "proman", "crit", "expectra", "walters people", "darwin recruitment", "jobgether", "lensa", "talentify", "dice", "get it recruit", "recruit express", "outsourcing personnel", "workforce solutions", "people solutions", "employment agency",
};
// clang-format on

enum { NAME_BYTES_MAX = 300, FORM_WORDS_MAX = 5, THE_BYTES = 6 };

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
    for (size_t i = 0; i < folded.n; i++) {
        unsigned char c = (unsigned char)folded.p[i];
        bool keeps = byte_is_alpha((char)c) || byte_is_digit((char)c) || c >= 0xC3;
        if (keeps && c != 0xE2) {
            out[n++] = (char)c;
        } else if (c == 0xE2 && i + 2 < folded.n) {
            i += 2;
            out[n++] = ' ';
        } else if (c == '&' || c == '+') {
            memcpy(out + n, " and ", 5);
            n += 5;
        } else if (c != '\'') {
            out[n++] = ' ';
        }
    }
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

/* "acme gmbh and co kg" -> "acme"; a leading article goes too. */
static struct str
without_forms(struct str key)
{
    for (struct str rest = before_form(key); rest.n; rest = before_form(key)) {
        key = str_ends(rest, STR(" and")) ? str_sub(rest, 0, rest.n - 4) : rest;
    }
    bool article = str_starts(key, STR("the ")) && key.n > THE_BYTES;
    return article ? str_sub(key, 4, key.n) : key;
}

static bool
has_word(struct str key, const char *words)
{
    struct str needle = str_of(words);
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
        if (at != SIZE_MAX && at > 0 && at + words.n < line.n) {
            name.is_agency = true;
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
    for (size_t i = 0; i < sizeof AGENCIES / sizeof AGENCIES[0] && !name.is_agency; i++) {
        name.is_agency = has_word(key, AGENCIES[i]);
    }
    name.key = key.n ? without_forms(key) : STR_NONE;
    *ret = name;
    return OK;
}
