/* normalize/company/company.c: company names: who of several is the employer, what a site
 * writes round a name, who is a staffing firm. The words are
 * data/company_words.def. Must not take a firm's own words for anybody's: each row
 * needs a name on its other side. */
#include "normalize/company/company.h"

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/company/company_key.h"

#include "base/banned.h"

enum { NAME_BYTES_MAX = 300, NAME_LEAST = 2 };

enum beside { FOR, VIA, STAFF, TRADE, FORMER };

#define TEXT(z)                                                                                    \
    {                                                                                              \
        z, sizeof(z) - 1                                                                           \
    }
static const struct {
    enum beside what;
    struct str words;
} BESIDES[] = {
#define BESIDE(what, words, example, employer) {what, TEXT(words)},
#include "normalize/data/company_words.def"
#undef BESIDE
};
static const struct str OWNERS[] = {
#define OWNER(words, example) TEXT(words),
#include "normalize/data/company_words.def"
#undef OWNER
};
static const struct str OWNER_ENDS[] = {
#define OWNER_END(word) TEXT(word),
#include "normalize/data/company_words.def"
#undef OWNER_END
};
static const struct {
    struct str before, behind;
} AROUNDS[] = {
#define AROUND(before, behind, example) {TEXT(before), TEXT(behind)},
#include "normalize/data/company_words.def"
#undef AROUND
};
static const struct str UNSAIDS[] = {
#define UNSAID(words) TEXT(words),
#include "normalize/data/company_words.def"
#undef UNSAID
};
static const struct str UNSAID_FROMS[] = {
#define UNSAID_FROM(words) TEXT(words),
#include "normalize/data/company_words.def"
#undef UNSAID_FROM
};
static const struct str AGENCIES[] = {
#define AGENCY(words) TEXT(words),
#include "normalize/data/company_words.def"
#undef AGENCY
};
static const struct str AGENCY_NAMES[] = {
#define AGENCY_NAME(words) TEXT(words),
#include "normalize/data/company_words.def"
#undef AGENCY_NAME
};
static const struct str AGENCY_TAILS[] = {
#define AGENCY_TAIL(words) TEXT(words),
#include "normalize/data/company_words.def"
#undef AGENCY_TAIL
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Which bytes begin words of a text, so that few rows are looked for in it. */
struct begins {
    uint64_t bits[4];
};

/* A byte behind a blank, comma or bracket, and the first one, in small letters; of
 * scripts without blanks every one. */
static struct begins
begins_of(struct str text)
{
    struct begins begins = {{0}};
    char before = ' ';
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)byte_lower(text.p[i]);
        if (before == ' ' || before == ',' || before == '(' || c >= 0xE3) {
            begins.bits[c >> 6] |= (uint64_t)1 << (c & 63);
        }
        before = text.p[i];
    }
    return begins;
}

static bool
may_begin(const struct begins *begins, char byte)
{
    unsigned char c = (unsigned char)byte;
    return (begins->bits[c >> 6] >> (c & 63) & 1) != 0;
}

/* ---- staffing firms ---- */

/* Scripts without blanks have no words to part. */
static bool
is_unparted(struct str text)
{
    return (unsigned char)text.p[0] >= 0xE3;
}

static bool
has_word(struct str key, struct str needle)
{
    if (is_unparted(needle)) {
        return str_has(key, needle);
    }
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

static bool
is_listed(struct str words, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(words, list[i])) {
            return true;
        }
    }
    return false;
}

/* One of the words of AGENCIES stands in the name, or it is a firm's own. */
static bool
is_staffing(struct str key)
{
    struct begins begins = begins_of(key);
    for (size_t i = 0; i < COUNT(AGENCIES); i++) {
        struct str words = AGENCIES[i];
        if (!may_begin(&begins, words.p[0])) {
            continue;
        }
        bool is_last = words.p[words.n - 1] == '$';
        words.n -= is_last;
        if (is_last ? str_ends(key, words) && key.n > words.n && key.p[key.n - words.n - 1] == ' '
                    : has_word(key, words)) {
            return true;
        }
    }
    for (size_t i = 0; i < COUNT(AGENCY_NAMES); i++) {
        struct str name = AGENCY_NAMES[i];
        struct str tail = str_starts(key, name) ? str_sub(key, name.n, key.n) : STR_NONE;
        bool is_further = tail.n > 1 && tail.p[0] == ' ' &&
                          is_listed(str_sub(tail, 1, tail.n), AGENCY_TAILS, COUNT(AGENCY_TAILS));
        if (tail.p && (tail.n == 0 || is_further)) {
            return true;
        }
    }
    return false;
}

/* ---- the employer's name in the line ---- */

/* Without the signs that parted the name from what stood round it. */
static struct str
without_signs(struct str name)
{
    static const struct str SIGNS[] = {TEXT("-"), TEXT("|"), TEXT(":"), TEXT("\xE2\x80\x93"),
                                       TEXT("\xE2\x80\x94")};
    name = str_trim(name);
    for (size_t i = 0; i < COUNT(SIGNS); i++) {
        if (str_ends(name, SIGNS[i])) {
            return str_trim(str_sub(name, 0, name.n - SIGNS[i].n));
        }
        if (str_starts(name, SIGNS[i])) {
            return str_trim(str_sub(name, SIGNS[i].n, name.n));
        }
    }
    return name;
}

/* "Careers at Acme" -> "Acme"; as it was where nothing stands round the name. */
static struct str
without_one_around(struct str line)
{
    if (line.n == 0) {
        return line;
    }
    char first = byte_lower(line.p[0]), last = byte_lower(line.p[line.n - 1]);
    for (size_t i = 0; i < COUNT(AROUNDS); i++) {
        struct str before = AROUNDS[i].before, behind = AROUNDS[i].behind;
        bool may_be = (before.n == 0 || before.p[0] == first) &&
                      (behind.n == 0 || behind.p[behind.n - 1] == last);
        if (may_be && line.n >= before.n + behind.n + NAME_LEAST &&
            str_starts_nocase(line, before) && str_ends_nocase(line, behind)) {
            return without_signs(str_sub(line, before.n, line.n - before.n - behind.n));
        }
    }
    return line;
}

/* "Work at Acme | Jobs" -> "Acme" */
static struct str
without_around(struct str line)
{
    struct str inner = without_one_around(line);
    return inner.n < line.n ? without_one_around(inner) : inner;
}

/* Behind a mark and the article: "luna company", but not "company" alone. */
static bool
ends_as_owner(struct str tail)
{
    size_t close = str_find(tail, STR(")"));
    if (close < str_find(tail, STR("(")) && close + 1 < tail.n) {
        return false; /* "Acme (UK) Group" goes on behind its bracket */
    }
    if (tail.n && tail.p[tail.n - 1] == ')') {
        tail.n--;
    }
    for (size_t i = 0; i < COUNT(OWNER_ENDS); i++) {
        struct str word = OWNER_ENDS[i];
        if (tail.n > word.n && tail.p[tail.n - word.n - 1] == ' ' && str_ends_nocase(tail, word)) {
            return true;
        }
    }
    return false;
}

/* "Acme, a Luna company" -> "Acme". */
static struct str
without_owner(struct str line)
{
    struct begins begins = begins_of(line);
    for (size_t i = 0; i < COUNT(OWNERS); i++) {
        struct str words = OWNERS[i];
        if (!may_begin(&begins, words.p[1])) {
            continue;
        }
        bool is_sure = words.p[words.n - 1] == '*';
        words.n -= is_sure;
        size_t at = str_find_nocase(line, words);
        if (at == SIZE_MAX || at < NAME_LEAST) {
            continue;
        }
        struct str tail = str_sub(line, at + words.n, line.n);
        if (is_sure ? tail.n > 0 : ends_as_owner(tail)) {
            return str_trim(str_sub(line, 0, at));
        }
    }
    return line;
}

/* Words between two names, and where they were found. */
struct beside_words {
    enum beside what;
    struct str before, behind;
};

/* The row's words in the line: behind a blank, or in brackets. */
static bool
find_beside(struct str line, size_t row, struct beside_words *ret)
{
    struct str words = BESIDES[row].words, open = str_sub(words, 1, words.n);
    bool is_bracket = false;
    size_t at = str_find_nocase(line, words);
    if (at == SIZE_MAX && words.p[0] == ' ' && BESIDES[row].what != FORMER) {
        at = str_find_nocase(line, open);
        is_bracket = at != SIZE_MAX && at > 0 && line.p[at - 1] == '(';
        words = open;
        at = is_bracket ? at : SIZE_MAX;
    }
    if (at == SIZE_MAX || at == 0 || at + words.n >= line.n) {
        return false;
    }
    struct str behind = str_trim(str_sub(line, at + words.n, line.n));
    behind.n -= is_bracket && behind.n > 1 && behind.p[behind.n - 1] == ')';
    ret->what = BESIDES[row].what;
    ret->before = str_trim(str_sub(line, 0, is_bracket ? at - 1 : at));
    ret->behind = behind;
    return ret->before.n > 0 && behind.n > 0;
}

/* The employer of two names; `line` when there is but one. */
static struct str
employer_of(struct str line, struct arena *arena, struct company_name *name)
{
    struct begins begins = begins_of(line);
    for (size_t i = 0; i < COUNT(BESIDES); i++) {
        struct beside_words said;
        if (!may_begin(&begins, BESIDES[i].words.p[1]) || !find_beside(line, i, &said) ||
            (said.what == STAFF && !is_staffing(company_words(said.before, arena)))) {
            continue;
        }
        name->is_via = said.what != TRADE && said.what != FORMER;
        name->is_agency = name->is_via;
        return said.what == VIA || said.what == FORMER ? said.before : said.behind;
    }
    return line;
}

/* "Confidential", "A client of Luna": nobody is named. */
static bool
is_unsaid(struct str words)
{
    for (size_t i = 0; i < COUNT(UNSAID_FROMS); i++) {
        struct str from = UNSAID_FROMS[i];
        if (str_starts(words, from) && (words.n == from.n || words.p[from.n] == ' ')) {
            return true;
        }
    }
    return is_listed(words, UNSAIDS, COUNT(UNSAIDS));
}

enum status
company_read(struct str text, struct arena *arena, struct company_name *ret)
{
    struct company_name name = {.shown = STR_NONE};
    struct str line = markup_line(arena, str_sub(text, 0, NAME_BYTES_MAX));
    line = without_around(str_trim(utf8_settle(arena, utf8_repair_mojibake(arena, line))));
    struct str shown = without_owner(employer_of(line, arena, &name));
    struct str words = company_words(shown, arena);
    struct str key = company_key(shown, arena);
    if (arena->failed) {
        return E_NOMEM;
    }
    if (words.n && !is_unsaid(words)) {
        name.shown = shown;
        name.key = key;
        name.is_agency = name.is_agency || is_staffing(key) || is_staffing(words);
    }
    *ret = name;
    return OK;
}
