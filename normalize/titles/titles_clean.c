/* normalize/titles/titles_clean.c: what does not belong to a title is cut off its ends:
 * places of the posting, work mode, pay, contract, company, requisition numbers.
 * Never the middle, and never all of it. */
#include "base/markup.h"
#include "normalize/text/words_ordinary.h"
#include "normalize/titles/titles.h"
#include "normalize/titles/titles_marks.h"
#include "normalize/titles/titles_tokens.h"

#include "base/banned.h"

/* Words that, alone with places, say where and how, not what: modes, contracts, parts of a country
 * that are no unit of ISO 3166-2, tags of Japanese, Chinese and Korean boards. The second list only
 * joins them. Both in order. */
// clang-format off
static const char *const AROUND[] = {
    "100", "80", "allgau", "alternance", "amer", "anywhere", "apac", "apprenticeship", "b2b", "befristet", "benelux",
    "bundesweit", "c2c", "canada", "cdd", "cdi", "cest", "cet", "contract", "contractor", "dach", "deutschlandweit",
    "deutschschweiz", "distance", "emea", "employed", "est", "eu", "europe", "freelance", "ftc", "fulltime", "global",
    "gmt", "hibrido", "hiring", "homeoffice", "hybrid", "hybrydowo", "immediate", "independant", "latam", "location",
    "locations", "maternity", "mitteldeutschland", "mittelfranken", "multiple", "munsterland", "nationwide",
    "niederbayern", "norddeutschland", "nordics", "oberbayern", "oberfranken", "oberpfalz", "offshore", "onsite",
    "ostdeutschland", "ostwestfalen", "parttime", "perm", "permanent", "presencial", "pst", "randstad", "relocation",
    "remote", "remotely", "remoto", "rheinland", "romandie", "ruhrgebiet", "sauerland", "seasonal", "siegerland",
    "site", "start", "suddeutschland", "suisse", "teilzeit", "telecommute", "teletrabajo", "teletrabalho",
    "teletravail", "temp", "temporaria", "temporario", "temporary", "thuiswerk", "time", "timezone", "timezones",
    "uk", "unbefristet", "unterfranken", "urgent", "urgently", "us", "usa", "utc", "virtual", "visa", "vlaanderen",
    "voll", "vollzeit", "w2", "westdeutschland", "wfh", "worldwide", "zdalnie", "アルバイト", "パート", "フルリモート", "リモート",
    "リモート可", "全职", "全職", "兼职", "兼職", "在宅", "在宅勤務", "契約社員", "急募", "急聘", "未経験可", "未経験歓迎", "業務委託", "正社員", "派遣社員",
    "経験者優遇", "远程", "계약직", "재택", "재택근무", "정규직",
};
static const char *const JOINING[] = {
    "100", "and", "any", "area", "at", "available", "based", "cover", "day", "days", "eligible", "et", "first",
    "fixed", "friendly", "from", "full", "fully", "greater", "h", "hire", "home", "hours", "hrs", "in", "job", "join",
    "metro", "month", "months", "near", "now", "o", "oder", "of", "office", "on", "only", "opening", "option",
    "optional", "or", "ou", "part", "per", "position", "possible", "re", "role", "s", "self", "term", "the", "u",
    "und", "vaga", "we", "week", "weeks", "within", "work", "y", "year", "years", "zone", "zones",
};
// clang-format on

struct cleaning {
    struct str title;
    const struct title_tokens *tokens; /* of the title */
    struct title_tokens places, company;
};

/* The same for a list in order. */
static bool
in_order(struct str word, const char *const *list, size_t n)
{
    size_t low = 0;
    while (n > 0) {
        size_t half = n / 2;
        int order = str_cmp(str_of(list[low + half]), word);
        if (order == 0) {
            return true;
        }
        low += order < 0 ? half + 1 : 0;
        n = order < 0 ? n - half - 1 : half;
    }
    return false;
}

static bool
in_tokens(struct str word, const struct title_tokens *tokens)
{
    for (size_t i = 0; i < tokens->n; i++) {
        if (str_eq(word, tokens->items[i].folded)) {
            return true;
        }
    }
    return false;
}

/* "R-12345", "REQ10021", "#4711", "JR0001234": a number with a mark before it. */
static bool
is_requisition(const struct title_tokens *tokens, size_t begin, size_t end)
{
    enum { LEAST_DIGITS = 4 };
    size_t digits = 0;
    bool marked = false;
    for (size_t i = begin; i < end; i++) {
        struct str w = tokens->items[i].folded;
        size_t here = 0;
        for (size_t k = 0; k < w.n; k++) {
            here += byte_is_digit(w.p[k]);
        }
        bool mark = str_is(w, "r") || str_is(w, "req") || str_is(w, "jr") || str_is(w, "id") ||
                    str_is(w, "ref") || str_is(w, "job") || str_is(w, "#") || str_is(w, "no") ||
                    str_is(w, "kennziffer") || str_is(w, "referenz");
        bool is_year = here == w.n && here == 4 && w.p[0] == '2' && w.p[1] == '0';
        if ((here == 0 && !mark) || (is_year && !marked)) {
            return false;
        }
        marked = marked || mark;
        digits += here;
    }
    return digits >= LEAST_DIGITS;
}

static bool
is_pay(struct str title, const struct title_tokens *tokens, size_t begin, size_t end)
{
    static const char *const SIGNS[] = {"$", "\xE2\x82\xAC", "\xC2\xA3", "\xE2\x82\xB9"};
    size_t from = tokens->items[begin].begin;
    from = from > 3 ? from - 3 : 0; /* the sign stands before the number */
    struct str part = str_sub(title, from, tokens->items[end - 1].end - from);
    bool digit = false;
    for (size_t i = 0; i < part.n; i++) {
        digit = digit || byte_is_digit(part.p[i]);
    }
    for (size_t i = 0; digit && i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        if (str_has(part, str_of(SIGNS[i]))) {
            return true;
        }
    }
    return false;
}

/* "150k-170k", "80k OTE", "55 per hour": figures without a sign. */
static bool
is_bare_pay(const struct title_tokens *tokens, size_t begin, size_t end)
{
    static const char *const WORDS[] = {"k",    "usd",  "eur",    "gbp", "chf", "per",   "year",
                                        "hour", "hr",   "annum",  "doe", "ote", "up",    "to",
                                        "from", "base", "salary", "pa",  "p",   "a",     "gross",
                                        "plus", "net",  "month",  "mo",  "pln", "brutto"};
    bool thousands = false;
    for (size_t i = begin; i < end; i++) {
        struct str w = tokens->items[i].folded;
        size_t digits = 0;
        while (digits < w.n && byte_is_digit(w.p[digits])) {
            digits++;
        }
        bool figure = digits > 0 && (digits == w.n || (digits + 1 == w.n && w.p[digits] == 'k'));
        thousands = thousands || (figure && digits < w.n);
        if (!figure && !title_is_listed(w, WORDS, sizeof WORDS / sizeof WORDS[0])) {
            return false;
        }
    }
    return thousands;
}

static bool
is_company(const struct cleaning *c, size_t begin, size_t end)
{
    if (c->company.n == 0 || end - begin != c->company.n) {
        return false;
    }
    for (size_t i = begin; i < end; i++) {
        if (!str_eq(c->tokens->items[i].folded, c->company.items[i - begin].folded)) {
            return false;
        }
    }
    return true;
}

/* What boards hang on a title, word for word. */
static bool
is_tag(const struct title_tokens *tokens, size_t begin, size_t end)
{
    static const char *const TAGS[] = {"join our talent community",
                                       "join our talent pool",
                                       "join our talent network",
                                       "talent community",
                                       "talent pool",
                                       "talent network",
                                       "direct hire",
                                       "open continuous",
                                       "open until filled",
                                       "public notice",
                                       "direct hire authority"};
    struct str first = tokens->items[begin].folded;
    for (size_t i = 0; i < sizeof TAGS / sizeof TAGS[0] && first.n > 0; i++) {
        if (TAGS[i][0] != first.p[0]) {
            continue;
        }
        struct str rest = str_of(TAGS[i]);
        size_t at = begin;
        while (rest.p && at < end && str_eq(str_cut(&rest, ' '), tokens->items[at].folded)) {
            at++;
        }
        if (at == end && !rest.p) {
            return true;
        }
    }
    return false;
}

/* Grades of the United States' pay plans: "GS-12", "GS-2210-15 FPL GS-15". */
static bool
is_grade(const struct title_tokens *tokens, size_t begin, size_t end)
{
    static const char *const PLANS[] = {"gs", "gg", "wg", "wl", "ws", "fpl"};
    bool named = false, figure = false;
    for (size_t i = begin; i < end; i++) {
        struct str word = tokens->items[i].folded;
        bool digits = byte_is_digit(word.p[0]) && byte_is_digit(word.p[word.n - 1]);
        bool plan = title_is_listed(word, PLANS, sizeof PLANS / sizeof PLANS[0]);
        if (!digits && !plan) {
            return false;
        }
        named = named || plan;
        figure = figure || digits;
    }
    return named && figure;
}

static bool
is_noise(const struct cleaning *c, size_t begin, size_t end)
{
    if (is_tag(c->tokens, begin, end) || is_grade(c->tokens, begin, end)) {
        return true;
    }
    if (is_company(c, begin, end) || is_requisition(c->tokens, begin, end) ||
        is_pay(c->title, c->tokens, begin, end) || is_bare_pay(c->tokens, begin, end)) {
        return true;
    }
    bool said = false;
    for (size_t i = begin; i < end; i++) {
        struct str word = c->tokens->items[i].folded;
        bool around =
            in_order(word, AROUND, sizeof AROUND / sizeof AROUND[0]) || in_tokens(word, &c->places);
        bool is_count =
            word.n <= 3 && byte_is_digit(word.p[0]) && byte_is_digit(word.p[word.n - 1]);
        if (!around && !is_count && !in_order(word, JOINING, sizeof JOINING / sizeof JOINING[0])) {
            return false;
        }
        bool from_home =
            i > begin && str_is(word, "home") && str_is(c->tokens->items[i - 1].folded, "from");
        said = said || around || from_home;
    }
    return said;
}

static bool
add_words(struct str text, struct arena *arena, struct title_tokens *ret)
{
    struct title_tokens one;
    if (!title_tokens_read(text, arena, &one)) {
        return false;
    }
    for (size_t i = 0; i < one.n && ret->n < TITLE_TOKENS; i++) {
        ret->items[ret->n++] = one.items[i];
    }
    return true;
}

/* One token list of all the places' words. */
static bool
place_tokens(const struct title_input *in, struct arena *arena, struct title_tokens *ret)
{
    bool ok = true;
    ret->n = 0;
    for (size_t i = 0; ok && i < in->n_places; i++) {
        ok = add_words(in->places[i].raw, arena, ret) && add_words(in->places[i].city, arena, ret);
    }
    for (const struct raw_place *p = in->raw_places; ok && p && ret->n < TITLE_TOKENS;
         p = p->next) {
        if (p->is_guess) {
            continue; /* those that are places are among the known ones */
        }
        ok = add_words(p->text, arena, ret) && add_words(p->city, arena, ret) &&
             add_words(p->region, arena, ret) && add_words(p->country, arena, ret);
    }
    return ok;
}

/* Names of towns that titles use as words. */
static const char *const WORDS_FIRST[] = {
    "mobile",     "reading",  "nice",       "bath",     "split",  "bridge",
    "enterprise", "commerce", "industry",   "media",    "orange", "sale",
    "cloud",      "support",  "operations", "security", "crypto", "data",
};

enum { PLACE_WORDS = 6 }; /* "Lucas do Rio Verde/MT" */

/* Whether one of the words at least is a name, none that titles use otherwise. */
static bool
is_name(const struct cleaning *c, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (!word_is_ordinary(c->tokens->items[i].folded)) {
            return true;
        }
    }
    return false;
}

/* The words between two breaks, asked of the place reader; behind a comma or "in" a place is one
 * that the posting is known to have places like, or a name. */
static bool
is_place_part(const struct cleaning *c, const struct title_input *in, size_t begin, size_t end)
{
    if (!in->is_place || end - begin > PLACE_WORDS ||
        title_is_listed(c->tokens->items[begin].folded, WORDS_FIRST,
                        sizeof WORDS_FIRST / sizeof WORDS_FIRST[0])) {
        return false;
    }
    enum title_break before = c->tokens->items[begin].before;
    bool may_be =
        before == BREAK_HARD ||
        (begin > 0 && ((before == BREAK_COMMA && in->n_places > 0) || is_name(c, begin, end)));
    size_t from = c->tokens->items[begin].begin;
    return may_be &&
           in->is_place(in->ctx, str_sub(c->title, from, c->tokens->items[end - 1].end - from));
}

static size_t
segment_begin(const struct title_tokens *tokens, size_t end)
{
    size_t begin = end - 1;
    while (begin > 0 && tokens->items[begin].before == BREAK_NONE) {
        begin--;
    }
    return begin;
}

/* A requisition number with nothing that parts it from the title: "R-104511",
 * "#48213", "JR10021"; a bare number must be long. */
static bool
is_code(const struct title_tokens *tokens, size_t begin, size_t end)
{
    enum { LEAST_BARE = 5 };
    if (!is_requisition(tokens, begin, end)) {
        return false;
    }
    struct str first = tokens->items[begin].folded;
    return end - begin > 1 || !byte_is_digit(first.p[0]) || first.n >= LEAST_BARE;
}

/* Where the tail " in Berlin" or " at Acme" of the last segment begins; end when
 * there is none. */
static size_t
tail_begin(const struct cleaning *c, const struct title_input *in, size_t begin, size_t end)
{
    static const char *const JOINS[] = {"in", "at",   "bei", "chez", "en",  "a",
                                        "i",  "till", "til", "hos",  "bij", "presso"};
    for (size_t i = begin + 1; i + 1 < end; i++) {
        struct str word = c->tokens->items[i].folded;
        bool joins = title_is_listed(word, JOINS, sizeof JOINS / sizeof JOINS[0]);
        if (joins &&
            (is_noise(c, i + 1, end) || (str_is(word, "in") && is_place_part(c, in, i + 1, end)))) {
            return i;
        }
    }
    enum { LONGEST_CODE = 3 };
    for (size_t n = LONGEST_CODE; n > 0; n--) {
        if (end > begin + n && is_code(c->tokens, end - n, end)) {
            return end - n;
        }
    }
    return end;
}

static bool
is_mode(struct str word)
{
    static const char *const MODES[] = {"remote", "hybrid", "onsite",
                                        "remoto", "remota", "hibrido"};
    return title_is_listed(word, MODES, sizeof MODES / sizeof MODES[0]);
}

/* "Remote Java Developer", "Java Developer 100% Remote": a work mode that only
 * leans on the title. Not "Remote Sensing Analyst", "Head of Remote". */
static void
cut_modes(const struct title_tokens *tokens, size_t *begin, size_t *end)
{
    static const char *const OWN[] = {"sensing",    "control", "work",       "first",   "access",
                                      "patient",    "site",    "monitoring", "desktop", "learning",
                                      "operations", "pilot",   "operator",   "support", "cloud",
                                      "hands",      "working", "teams",      "site",    "team"};
    static const char *const HOLDS[] = {"of", "for", "and", "non", "not", "no", "with", "to"};
    size_t first = *begin;
    if (*end - first > 2 && is_mode(tokens->items[first].folded) &&
        !title_is_listed(tokens->items[first + 1].folded, OWN, sizeof OWN / sizeof OWN[0])) {
        (*begin)++;
    }
    size_t last = *end - 1;
    if (last > *begin + 1 && is_mode(tokens->items[last].folded) &&
        !title_is_listed(tokens->items[last - 1].folded, HOLDS, sizeof HOLDS / sizeof HOLDS[0])) {
        *end = last - (last > *begin + 1 && str_is(tokens->items[last - 1].folded, "100"));
    }
}

/* "AB12036 Welder", "104511 Welder": a number of the posting before its title. Not
 * the standard of "ISO27001 Auditor". */
static bool
is_front_code(const struct title_tokens *tokens, size_t end)
{
    static const char *const STANDARDS[] = {"iso",   "iec", "en", "din",  "iatf", "ts",
                                            "ohsas", "as",  "bs", "astm", "nfpa"};
    enum { LEAST_DIGITS = 5, MOST_LETTERS = 3 };
    struct str w = end > 1 ? tokens->items[0].folded : STR_NONE;
    size_t letters = 0;
    while (letters < w.n && byte_is_alpha(w.p[letters])) {
        letters++;
    }
    for (size_t i = letters; i < w.n; i++) {
        if (!byte_is_digit(w.p[i])) {
            return false;
        }
    }
    return w.n >= letters + LEAST_DIGITS && letters <= MOST_LETTERS &&
           !title_is_listed(str_sub(w, 0, letters), STANDARDS,
                            sizeof STANDARDS / sizeof STANDARDS[0]);
}

/* Word behind "[쿠팡] " at the head of a Korean title: firm, office or sort of contract
 * stand there, never the job. 0 without one. */
static size_t
behind_hangul_bracket(struct str title, const struct title_tokens *tokens)
{
    static const unsigned char FIRST = 0xEA, LAST = 0xED; /* lead bytes of Hangul syllables */
    unsigned char lead = title.n > 1 ? (unsigned char)title.p[1] : 0;
    size_t close = str_find_byte(title, ']');
    if (title.p[0] != '[' || lead < FIRST || lead > LAST || close == SIZE_MAX) {
        return 0;
    }
    size_t i = 0;
    while (i < tokens->n && tokens->items[i].begin < close) {
        i++;
    }
    return i < tokens->n ? i : 0;
}

/* Where the tail " - Austin, TX" or ", Austin, TX" begins: a place of two or three parts; end when
 * there is none. */
static size_t
place_tail(const struct cleaning *c, const struct title_input *in, size_t end)
{
    enum { MOST_COMMAS = 2 };
    size_t begin = end - 1;
    size_t commas = 0;
    while (begin > 0 && c->tokens->items[begin].before != BREAK_HARD) {
        commas += c->tokens->items[begin].before == BREAK_COMMA;
        if (commas == MOST_COMMAS) {
            break;
        }
        begin--;
    }
    return begin > 0 && commas > 0 && is_place_part(c, in, begin, end) ? begin : end;
}

/* " @ Acme" at the end: a firm, not a share of hours ("@ 80%"). */
static bool
is_at_firm(const struct cleaning *c, size_t begin)
{
    size_t to = c->tokens->items[begin].begin;
    size_t from = begin > 0 ? c->tokens->items[begin - 1].end : to;
    struct str gap = str_trim(str_sub(c->title, from, to - from));
    return to > from + 1 && c->title.p[from] == ' ' && str_is(gap, "@") &&
           !byte_is_digit(c->title.p[to]);
}

/* Whether nothing but brackets of that kind follows: "【正社員】【転勤なし】". */
static bool
is_run_of_tags(struct str rest)
{
    static const struct str OPEN = {"\xE3\x80\x90", 3}, CLOSE = {"\xE3\x80\x91", 3};
    while (rest.n > 0) {
        size_t close = str_starts(rest, OPEN) ? str_find(rest, CLOSE) : SIZE_MAX;
        if (close == SIZE_MAX) {
            return false;
        }
        rest = str_trim(str_sub(rest, close + CLOSE.n, rest.n));
    }
    return true;
}

/* Word at which the tags of a Japanese board begin, by a contract in the first; the number of
 * words without them. */
static size_t
tags_begin(const struct cleaning *c)
{
    enum { OPEN_BYTES = 3 };
    for (size_t i = 1; i < c->tokens->n; i++) {
        size_t at = c->tokens->items[i].begin;
        at = at > OPEN_BYTES ? at - OPEN_BYTES : 0;
        if (is_run_of_tags(str_sub(c->title, at, c->title.n)) && is_noise(c, i, i + 1)) {
            return i;
        }
    }
    return c->tokens->n;
}

/* Where what belongs to the title ends: segments of places, tags and the like go, then
 * "in Berlin" of the last one; "till Acme i Umeå" is two such tails. */
static size_t
cut_tail(const struct cleaning *c, const struct title_input *in, size_t end)
{
    size_t from = segment_begin(c->tokens, end);
    for (;;) {
        bool is_tail = from > 0 && (is_noise(c, from, end) || is_at_firm(c, from));
        size_t before = is_tail ? from : place_tail(c, in, end);
        if (before == end && (from == 0 || !is_place_part(c, in, from, end))) {
            break;
        }
        end = before < end ? before : from;
        from = segment_begin(c->tokens, end);
    }
    size_t tail = tail_begin(c, in, from, end);
    while (tail < end) {
        end = tail;
        tail = tail_begin(c, in, from, end);
    }
    return end;
}

struct str
title_clean_tokens(const struct title_input *in, const struct title_tokens *tokens,
                   struct arena *arena)
{
    struct cleaning c; /* the lists are long, and their tables read them to their ends only */
    c.title = str_trim(in->title);
    c.tokens = tokens;
    if (!place_tokens(in, arena, &c.places) || !title_tokens_read(in->company, arena, &c.company) ||
        c.tokens->n == 0) {
        return c.title;
    }
    size_t begin = 0;
    size_t end = cut_tail(&c, in, tags_begin(&c));
    for (size_t to = begin + 1; to < end; to++) {
        if (c.tokens->items[to].before != BREAK_NONE && is_noise(&c, begin, to)) {
            begin = to;
        }
    }
    begin += begin == 0 && is_front_code(c.tokens, end);
    size_t behind = behind_hangul_bracket(c.title, c.tokens);
    begin = behind > begin && behind < end ? behind : begin;
    cut_modes(c.tokens, &begin, &end);
    if (begin == 0 && end == c.tokens->n) {
        return title_trim_marks(c.title);
    }
    size_t first = begin == 0 ? 0 : c.tokens->items[begin].begin;
    size_t last = end == c.tokens->n ? c.title.n : c.tokens->items[end - 1].end;
    struct str cut = title_mend_brackets(c.title, str_sub(c.title, first, last - first));
    cut = title_mend_quote(c.title, title_trim_marks(cut));
    return cut.n > 0 ? cut : c.title;
}

struct str
title_clean(const struct title_input *in, struct arena *arena)
{
    struct title_tokens tokens;
    struct str title = str_trim(in->title);
    return title_tokens_read(title, arena, &tokens) ? title_clean_tokens(in, &tokens, arena)
                                                    : title;
}
