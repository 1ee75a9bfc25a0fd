/* normalize/company/company_prose.c: an employer's name out of its own words. */
#include "normalize/company/company_prose.h"

#include "base/markup.h"
#include "base/url.h"

#include "base/banned.h"

enum {
    LOOK_BYTES = 20000, /* names stand at the beginning or are repeated */
    NAME_WORDS = 4,
    TOKEN_BYTES = 64,
    NAMES = 24, /* candidates kept */
    ENOUGH = 3, /* points a name needs */
};

/* A phrase before or behind a name, and what it is worth. */
struct cue {
    const char *before, *behind; /* either may be "" */
    int points;
};
// clang-format off
static const struct cue CUES[] = {
    {"About ", "\n", 3}, {"About ", " \n", 3}, {"About ", ":", 3}, {"ABOUT ", "\n", 3}, {"At ", ", we", 3}, {"At ", ", our", 3}, {"at ", ", we", 2},
    {"\n", " is a ", 2}, {"\n", " is an ", 2}, {"\n", " is the ", 2}, {"\n", " is on a mission", 3}, {"\n", " is one of ", 2},
    {"\n", " is looking for", 3},
    {"\n", " is hiring", 3}, {"\n", " is seeking", 3}, {"\n", " was founded", 3}, {"\n", " builds ", 1}, {"\n", " helps ", 1},
    {"\n", " provides ", 1}, {"\n", " are looking for", 2},
    {"Join ", " ", 1}, {"join ", " ", 1}, {"Why ", "?", 2}, {"Why ", "\n", 2}, {"Why join ", "?", 3}, {"Why work at ", "?", 3},
    {"Life at ", "\n", 3}, {"Working at ", "\n", 3},
    {"work at ", " ", 1}, {"working at ", " ", 1}, {"Welcome to ", " ", 2}, {"Who is ", "?", 3}, {"", " is an equal opportunity", 3},
    {"", " is an Equal Opportunity", 3}, {"", " is proud to be an equal", 3}, {"", " is committed to", 1},
    {"", "\xE2\x80\x99s mission", 2}, {"", "'s mission", 2},
    {"\n", " ist ein ", 2}, {"\n", " ist eine ", 2}, {"\n", " ist der ", 2}, {"\n", " ist die ", 2}, {"\n", " est un ", 2},
    {"\n", " est une ", 2}, {"\n", " est le ", 2}, {"\n", " es una ", 2}, {"\n", " es un ", 2}, {"\n", " is een ", 2},
    {"\n", " is het ", 2}, {"\n", " \xC3\xA8 un", 2}, {"\n", " \xC3\xA9 uma ", 2}, {"\n", " \xC3\xA4r ett ", 2}, {"\n", " er en ", 2},
    {"\n", " to firma", 3},
    {"\n", " sucht ", 2}, {"\n", " recherche ", 2}, {"\n", " recrute ", 3}, {"\n", " busca ", 2}, {"\n", " zoekt ", 2},
    {"\n", ", empresa ", 3}, {"\n", ", entreprise ", 3}, {"Bei der ", ",", 1},
    {"\xC3\x9C" "ber ", "\n", 3}, {"Bei ", " ", 1}, {"Die ", " ist ein", 1}, {"Chez ", ",", 2}, {"\xC3\x80 propos de ", "\n", 3},
    {"Sobre ", "\n", 3}, {"En ", ", ", 1}, {"O firmie ", "\n", 3}, {"Over ", "\n", 2}, {"Om ", "\n", 2},
};
/* Capitalised words that open sentences and headings but name nobody. */
static const char *const NOBODY[] = {
    "us", "the", "you", "your", "our", "we", "this", "role", "job", "team", "position", "company", "a", "an", "it", "what", "who", "why", "how",
    "opportunity", "here", "there", "experience", "benefits", "location", "department", "salary", "responsibilities", "requirements", "project",
    "program", "client", "customer", "product", "work", "remote", "hybrid", "engineering", "sales", "marketing", "design", "data", "these", "that",
    "they", "he", "she", "people", "culture", "office", "mission", "business", "uns", "wir", "das", "die", "der", "dich", "dir", "nous",
    "notre", "la", "le",
    "les", "nosotros", "el", "los", "als", "als du", "he/she", "candidate", "employment", "compensation", "join", "if", "as", "in", "for",
    "with", "to", "on", "and",
    "equal", "all", "every", "each", "each day", "today", "now", "please", "note", "overview", "summary", "description", "successful",
    "ideal", "applicants", "greenhouse", "lever", "ashby", "workday", "linkedin", "i", "working", "being", "from", "is", "are", "my",
    "one", "no", "not", "us!", "du", "bist",
};
/* What boards and hosts add to a short name. */
static const char *const TOKEN_ENDS[] = {
    "hq", "inc", "careers", "career", "jobs", "labs", "io", "ai", "app", "co", "corp", "group", "team", "tech", "software", "demo",
    "global", "international",
    "network", "protocol", "foundation", "finance", "capital", "health", "studio", "studios", "media", "bio", "energy", "robotics",
    "security", "cloud", "digital", "solutions", "services", "ventures", "partners", "xyz", "company", "usa", "us", "uk", "eu", "gmbh",
    "com", "dotcom", "recruiting", "hiring", "external", "technologies", "systems", "official", "ltd", "llc", "gb", "de",
};
/* Hosts that speak for nobody in particular. */
static const char *const HOST_WORDS[] = {
    "www", "jobs", "careers", "career", "boards", "job", "boards-api", "job-boards", "apply", "api", "work", "join", "hire", "recruiting", "talent",
    "greenhouse", "lever", "ashbyhq", "workable", "recruitee", "personio", "smartrecruiters", "myworkdayjobs", "teamtailor", "bamboohr", "breezy",
    "pinpointhq", "rippling", "gem", "applytojob", "jobvite", "icims", "remoteok", "remotive", "weworkremotely", "linkedin", "indeed",
    "eu", "com", "co", "github", "google", "ycombinator",
};
// clang-format on
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

static bool
in_list(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_is_nocase(word, list[i])) {
            return true;
        }
    }
    return false;
}

/* Letters and digits in lower case, "&" as "and" or left out; longer names are
 * cut. */
static size_t
squash(struct str s, bool spell_and, char out[TOKEN_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n + 3 <= TOKEN_BYTES; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '&' && spell_and) {
            const struct str and = STR("and");
            memcpy(out + n, and.p, and.n);
            n += and.n;
        } else if (byte_is_alpha((char)c) || byte_is_digit((char)c) || c >= 0x80) {
            out[n++] = byte_lower((char)c);
        }
    }
    return n;
}

static bool
is_name_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || (unsigned char)c >= 0xC3 || c == '&' ||
           c == '.' || c == '-' || c == '\'';
}

/* The word at s[at]: up to a blank; without a trailing dot. */
static struct str
word_at(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.n && (is_name_byte(s.p[end]) ||
                         ((unsigned char)s.p[end] >= 0x80 && (unsigned char)s.p[end] != 0xE2))) {
        end++;
    }
    while (end > at && (s.p[end - 1] == '.' || s.p[end - 1] == '-' || s.p[end - 1] == '\'')) {
        end--;
    }
    return str_sub(s, at, end - at);
}

static bool
is_capital(struct str word)
{
    unsigned char c = word.n ? (unsigned char)word.p[0] : 0;
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0xC3;
}

/* ---- the short name, as the text spells it ---- */

static bool
is_token(struct str squashed, struct str token)
{
    if (str_eq(squashed, token)) {
        return true;
    }
    enum { LEAST_NAME = 3 };
    return squashed.n >= LEAST_NAME && str_starts(token, squashed) &&
           in_list(str_sub(token, squashed.n, token.n), TOKEN_ENDS, COUNT(TOKEN_ENDS));
}

/* Words from `at` on, as many as together spell the token; absent if none do. */
static struct str
spelling_at(struct str text, size_t at, struct str token)
{
    char squashed[TOKEN_BYTES];
    size_t end = at;
    struct str best = STR_NONE;
    for (int words = 0; words < NAME_WORDS && end < text.n; words++) {
        struct str word = word_at(text, end);
        if (word.n == 0) {
            break;
        }
        end += word.n;
        struct str all = str_sub(text, at, end - at);
        size_t n = squash(all, false, squashed);
        if (n > token.n) {
            break;
        }
        bool spells = is_token((struct str){squashed, n}, token);
        if (!spells && str_has(all, STR("&"))) {
            spells = is_token((struct str){squashed, squash(all, true, squashed)}, token);
        }
        best = spells ? all : best;
        if (end >= text.n || text.p[end] != ' ') {
            break;
        }
        end++;
    }
    return best;
}

static size_t
count_of(struct str text, struct str name)
{
    size_t n = 0;
    for (size_t from = 0; from < text.n;) {
        size_t at = str_find(str_sub(text, from, text.n), name);
        if (at == SIZE_MAX) {
            break;
        }
        n++;
        from += at + name.n;
    }
    return n;
}

/* "acme.one" as firms write themselves; not the end of an address. */
static bool
is_domain_name(struct str text, size_t at, struct str name)
{
    size_t end = at + name.n;
    bool in_address = (at > 0 && (text.p[at - 1] == '@' || text.p[at - 1] == '/')) ||
                      (end < text.n && text.p[end] == '/');
    return !in_address && str_find_byte(name, '.') != SIZE_MAX;
}

static struct str
find_token(struct str text, struct str token)
{
    struct str best = STR_NONE;
    size_t most = 0;
    size_t tried = 0;
    for (size_t i = 0; i < text.n && tried < NAMES; i++) {
        bool starts = (i == 0 || !is_name_byte(text.p[i - 1])) && is_name_byte(text.p[i]);
        if (!starts || byte_lower(text.p[i]) != token.p[0]) {
            continue;
        }
        struct str name = spelling_at(text, i, token);
        if (name.n == 0 || str_eq(name, best)) {
            continue;
        }
        size_t n = count_of(text, name);
        if (!is_capital(name) && !(n > 1 && is_domain_name(text, i, name))) {
            continue;
        }
        tried++;
        if (n > most || (n == most && name.n > best.n)) {
            most = n;
            best = name;
        }
    }
    return best;
}

/* "acme.wd5/Careers" -> "acme"; "career.acme.com" -> "acme". */
static struct str
token_of_board(struct str board)
{
    struct str rest = board;
    struct str first = str_cut(&rest, '/');
    struct str labels = first;
    while (labels.p) {
        struct str label = str_cut(&labels, '.');
        if (label.n > 0 && !in_list(label, HOST_WORDS, COUNT(HOST_WORDS))) {
            return label;
        }
    }
    return STR_NONE;
}

static struct str
by_token(const struct company_clue *clue, struct str text)
{
    char squashed[TOKEN_BYTES];
    enum { LEAST_TOKEN = 2 };
    struct str tokens[2] = {token_of_board(clue->board), token_of_board(url_split(clue->url).host)};
    for (size_t i = 0; i < COUNT(tokens); i++) {
        size_t n = squash(tokens[i], false, squashed);
        struct str name = n >= LEAST_TOKEN ? find_token(text, (struct str){squashed, n}) : STR_NONE;
        if (name.n > 0) {
            return name;
        }
    }
    return STR_NONE;
}

/* ---- what the text says about itself ---- */

struct named {
    struct str name;
    int points;
};

static bool
is_nobody(struct str name)
{
    struct str rest = name;
    struct str first = str_cut(&rest, ' ');
    return in_list(first, NOBODY, COUNT(NOBODY));
}

/* Capitalised words from `at` on. */
static struct str
name_at(struct str text, size_t at)
{
    size_t end = at;
    size_t last = at;
    for (int words = 0; words < NAME_WORDS && end < text.n; words++) {
        struct str word = word_at(text, end);
        bool joins = str_is(word, "&") || str_is(word, "and") || str_is(word, "of");
        if (word.n == 0 || (!is_capital(word) && !(joins && words > 0))) {
            break;
        }
        end += word.n;
        last = joins ? last : end;
        if (end >= text.n || text.p[end] != ' ') {
            break;
        }
        end++;
    }
    return str_sub(text, at, last - at);
}

static void
add_points(struct named *names, size_t *n, struct str name, int points)
{
    for (size_t i = 0; i < *n; i++) {
        if (str_eq(names[i].name, name)) {
            names[i].points += points;
            return;
        }
    }
    if (*n < NAMES) {
        names[(*n)++] = (struct named){name, points};
    }
}

static bool
is_before(struct str text, size_t at, const char *cue)
{
    struct str before = str_of(cue);
    if (before.n == 0) {
        return true;
    }
    if (at == 0) {
        return before.p[0] == '\n';
    }
    if (at < before.n || !str_eq(str_sub(text, at - before.n, before.n), before)) {
        return false;
    }
    size_t begin = at - before.n;
    return before.p[0] == '\n' || begin == 0 || !byte_is_alpha(text.p[begin - 1]);
}

static int
points_of(struct str text, size_t at, struct str name)
{
    int points = 0;
    struct str behind = str_sub(text, at + name.n, text.n);
    for (size_t i = 0; i < COUNT(CUES); i++) {
        struct str cue = str_of(CUES[i].behind);
        bool ends = behind.n == 0 && cue.n > 0 && cue.p[0] == '\n';
        if (CUES[i].points > points && is_before(text, at, CUES[i].before) &&
            (ends || str_starts(behind, cue))) {
            points = CUES[i].points;
        }
    }
    return points;
}

static struct str
by_prose(struct str text)
{
    struct named names[NAMES];
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool starts = i == 0 || text.p[i - 1] == ' ' || text.p[i - 1] == '\n';
        struct str word = starts ? word_at(text, i) : STR_NONE;
        if (word.n == 0 || !is_capital(word)) {
            continue;
        }
        struct str name = name_at(text, i);
        int points = name.n > 1 && !is_nobody(name) ? points_of(text, i, name) : 0;
        if (points > 0) {
            add_points(names, &n, name, points);
        }
    }
    const struct named *best = NULL;
    bool is_tie = false;
    for (size_t i = 0; i < n; i++) {
        if (!best || names[i].points > best->points) {
            best = &names[i];
            is_tie = false;
        } else if (names[i].points == best->points) {
            is_tie = true;
        }
    }
    bool is_sure = best && !is_tie && best->points >= ENOUGH && count_of(text, best->name) >= 2;
    return is_sure ? best->name : STR_NONE;
}

struct str
company_guess(const struct company_clue *clue, const char **ret_rule)
{
    struct str text = str_sub(clue->text, 0, LOOK_BYTES);
    struct str name = by_token(clue, text);
    *ret_rule = "board-name-in-text";
    if (name.n == 0) {
        name = by_prose(text);
        *ret_rule = "about-employer";
    }
    return name;
}
