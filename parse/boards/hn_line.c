/* parse/boards/hn_line.c: "Acme (https://acme.example) | Senior Welder | Berlin |
 * REMOTE (EU) | Full-time | €60k", or lines of "Company: Acme". Words are tables;
 * the order of parts decides nothing but that the company comes first. */
#include "parse/boards/hn_line.h"

#include "base/url.h"

#include "base/banned.h"

enum { PART_MAX_BYTES = 160, LINES_MAX = 12 };

// clang-format off
/* Words (in lower case, whole words) that tell what a part is; roles last, for
 * "Remote engineer" is a role and "remote" alone is not. */
static const struct word_row {
    const char *word;
    enum hn_part part;
} words[] = {
    {"engineer", HN_ROLE}, {"engineers", HN_ROLE}, {"engineering", HN_ROLE}, {"developer", HN_ROLE},
    {"developers", HN_ROLE}, {"dev", HN_ROLE}, {"designer", HN_ROLE}, {"designers", HN_ROLE},
    {"manager", HN_ROLE}, {"scientist", HN_ROLE}, {"scientists", HN_ROLE}, {"analyst", HN_ROLE},
    {"architect", HN_ROLE}, {"researcher", HN_ROLE}, {"administrator", HN_ROLE}, {"sre", HN_ROLE},
    {"devops", HN_ROLE}, {"cto", HN_ROLE}, {"programmer", HN_ROLE}, {"consultant", HN_ROLE},
    {"recruiter", HN_ROLE}, {"writer", HN_ROLE}, {"marketer", HN_ROLE}, {"director", HN_ROLE},
    {"specialist", HN_ROLE}, {"technician", HN_ROLE}, {"lead", HN_ROLE}, {"head", HN_ROLE},
    {"swe", HN_ROLE}, {"frontend", HN_ROLE}, {"backend", HN_ROLE}, {"full-stack", HN_ROLE},
    {"fullstack", HN_ROLE}, {"roles", HN_ROLE}, {"positions", HN_ROLE}, {"sysadmin", HN_ROLE},
    {"executive", HN_ROLE}, {"founder", HN_ROLE}, {"co-founder", HN_ROLE}, {"accountant", HN_ROLE},
    {"full-time", HN_TYPE}, {"fulltime", HN_TYPE}, {"part-time", HN_TYPE}, {"parttime", HN_TYPE},
    {"contract", HN_TYPE}, {"contractor", HN_TYPE}, {"internship", HN_TYPE}, {"intern", HN_TYPE},
    {"interns", HN_TYPE}, {"freelance", HN_TYPE}, {"permanent", HN_TYPE}, {"temporary", HN_TYPE},
    {"remote", HN_MODE}, {"onsite", HN_MODE}, {"on-site", HN_MODE}, {"hybrid", HN_MODE},
    {"in-person", HN_MODE}, {"in-office", HN_MODE},
};

/* Names of lines that state one thing each. */
static const struct {
    const char *label;
    enum hn_part part;
} labels[] = {
    {"company", HN_COMPANY}, {"role", HN_ROLE}, {"position", HN_ROLE}, {"title", HN_ROLE},
    {"job title", HN_ROLE}, {"location", HN_PLACE}, {"salary", HN_PAY}, {"compensation", HN_PAY},
    {"type", HN_TYPE}, {"employment", HN_TYPE}, {"remote", HN_MODE}, {"work mode", HN_MODE},
};
// clang-format on

static bool
is_word_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == '-' || (unsigned char)c >= 0x80;
}

static bool
has_word(struct str text, const char *word)
{
    if (!text.n) {
        return false;
    }
    struct str want = str_of(word);
    size_t at = 0;
    for (;;) {
        size_t found = str_find_nocase(str_sub(text, at, SIZE_MAX), want);
        if (found == SIZE_MAX) {
            return false;
        }
        size_t begin = at + found;
        size_t end = begin + want.n;
        if ((begin == 0 || !is_word_byte(text.p[begin - 1])) &&
            (end == text.n || !is_word_byte(text.p[end]))) {
            return true;
        }
        at = begin + 1;
    }
}

static bool
has_word_of(struct str text, enum hn_part part)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (words[i].part == part && has_word(text, words[i].word)) {
            return true;
        }
    }
    return false;
}

/* Words beside which a sum is not pay. */
static const char *const no_pay[] = {"raised", "funding",   "funded",  "fund",
                                     "seed",   "series",    "revenue", "arr",
                                     "backed", "valuation", "a round"};

/* A currency sign or code beside a digit, or "120k". */
static bool
is_pay(struct str text)
{
    for (size_t i = 0; i < sizeof no_pay / sizeof *no_pay; i++) {
        if (has_word(text, no_pay[i])) {
            return false;
        }
    }
    static const char *const signs[] = {"$",   "\xE2\x82\xAC", "\xC2\xA3", "USD",
                                        "EUR", "GBP",          "CHF"};
    bool has_sign = false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        has_sign |= str_has(text, str_of(signs[i]));
    }
    bool has_thousands = false;
    bool has_digit = false;
    for (size_t i = 0; i < text.n; i++) {
        bool digit = byte_is_digit(text.p[i]);
        has_digit |= digit;
        has_thousands |= digit && i + 1 < text.n && byte_lower(text.p[i + 1]) == 'k';
    }
    return has_digit && (has_sign || has_thousands);
}

enum hn_part
hn_part_of(struct str part)
{
    part = str_trim(part);
    if (part.n == 0 || part.n > PART_MAX_BYTES) {
        return HN_UNKNOWN;
    }
    if (url_is_web(part) || str_starts_nocase(part, STR("www."))) {
        return HN_URL;
    }
    if (has_word_of(part, HN_ROLE)) {
        return HN_ROLE;
    }
    if (is_pay(part)) {
        return HN_PAY;
    }
    if (has_word_of(part, HN_MODE)) {
        return HN_MODE;
    }
    return has_word_of(part, HN_TYPE) ? HN_TYPE : HN_UNKNOWN;
}

/* "Acme (YC S21, https://acme.example)" -> "Acme". */
static struct str
company_name(struct str text)
{
    size_t paren = str_find(text, STR(" ("));
    if (paren != SIZE_MAX) {
        text = str_sub(text, 0, paren);
    }
    size_t url = str_find_nocase(text, STR("http"));
    if (url != SIZE_MAX) {
        text = str_sub(text, 0, url);
    }
    text = str_trim(text);
    while (text.n && strchr("-:,(", text.p[text.n - 1])) {
        text = str_trim(str_sub(text, 0, text.n - 1));
    }
    return text;
}

/* The first link of a text, up to a blank or bracket; absent without. */
static struct str
first_link(struct str text)
{
    size_t at = str_find_nocase(text, STR("http"));
    at = at == SIZE_MAX ? str_find_nocase(text, STR("www.")) : at;
    struct str link = at == SIZE_MAX ? STR_NONE : str_sub(text, at, text.n);
    size_t n = 0;
    while (n < link.n && !strchr(" ()<>,|\t", link.p[n])) {
        n++;
    }
    return str_sub(link, 0, n);
}

/* A place: short, begins with a capital, no sentence. */
static bool
looks_like_place(struct str text)
{
    bool has_capital =
        text.n && ((text.p[0] >= 'A' && text.p[0] <= 'Z') || (unsigned char)text.p[0] >= 0x80);
    return has_capital && text.n <= 80 && !str_has(text, STR(". ")) && !str_has(text, STR("!")) &&
           !str_has(text, STR("?")) && !str_has(text, STR("http"));
}

struct line {
    bool has_company, has_role, has_place, has_site;
};

static void
take_place(struct reading *r, struct line *line, struct str text)
{
    reading_place(r, (struct raw_place){.rule = "first line", .text = text});
    line->has_place = true;
    if (has_word_of(text, HN_MODE)) {
        reading_add(r, FIELD_WORK_MODE, "first line", text);
    }
}

/* "Hybrid (Utrecht)" names the mode; "Utrecht (hybrid)" a place as well. */
static void
take_mode(struct reading *r, struct line *line, struct str text)
{
    struct str before = str_sub(text, 0, str_find_byte(text, '('));
    if (has_word_of(before, HN_MODE) || line->has_place) {
        reading_add(r, FIELD_WORK_MODE, "first line", text);
    } else {
        take_place(r, line, text);
    }
}

/* Once for company and role: the first one holds. */
static void
take_once(struct reading *r, bool *has, enum field field, struct str text)
{
    if (!*has) {
        reading_add(r, field, "first line", text);
        *has = true;
    }
}

/* The first link beside the name is the company's own, as a rule. */
static void
take_site(struct reading *r, struct line *line, struct str text)
{
    struct str link = first_link(text);
    if (link.n) {
        take_once(r, &line->has_site, FIELD_COMPANY_URL, link);
    }
}

static void
take(struct reading *r, struct line *line, enum hn_part part, struct str text)
{
    switch (part) {
    case HN_COMPANY:
        take_once(r, &line->has_company, FIELD_COMPANY, company_name(text));
        take_site(r, line, text);
        return;
    case HN_ROLE:
        take_once(r, &line->has_role, FIELD_TITLE, text);
        return;
    case HN_PLACE:
        take_place(r, line, text);
        return;
    case HN_MODE:
        take_mode(r, line, text);
        return;
    case HN_TYPE:
        reading_add(r, FIELD_EMPLOYMENT_TYPE, "first line", text);
        return;
    case HN_PAY:
        reading_money(r, (struct raw_money){.rule = "first line", .text = text});
        return;
    case HN_URL:
        take_site(r, line, text);
        return;
    case HN_UNKNOWN:
        return;
    }
}

static void
read_pipes(struct reading *r, struct line *line, struct str first)
{
    struct str rest = first;
    take(r, line, HN_COMPANY, str_trim(str_cut(&rest, '|')));
    while (rest.p) {
        struct str text = str_trim(str_cut(&rest, '|'));
        enum hn_part part = hn_part_of(text);
        if (part == HN_UNKNOWN && looks_like_place(text)) {
            part = HN_PLACE;
        }
        if (part == HN_MODE && has_word_of(text, HN_TYPE)) {
            take(r, line, HN_TYPE, text);
        }
        take(r, line, part, text);
    }
}

/* "No", "no (NL only)"; not "Norway". */
static bool
is_denial(struct str value)
{
    return str_starts_nocase(value, STR("no")) && (value.n == 2 || !byte_is_alpha(value.p[2]));
}

static enum hn_part
part_of_label(struct str label)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (str_is_nocase(label, labels[i].label)) {
            return labels[i].part;
        }
    }
    return HN_UNKNOWN;
}

/* "Location: Utrecht" ... within the first lines. */
static void
read_labels(struct reading *r, struct line *line, struct str text)
{
    for (int i = 0; text.p && i < LINES_MAX; i++) {
        struct str value = reading_line(r, str_cut(&text, '\n'));
        enum hn_part part = part_of_label(str_trim(str_cut(&value, ':')));
        value = str_trim(value);
        if (value.n && !is_denial(value)) {
            take(r, line, part, value);
        }
    }
}

/* A short line of its own that names a role. */
static void
read_role_line(struct reading *r, struct line *line, struct str text)
{
    for (int i = 0; text.p && i < LINES_MAX && !line->has_role; i++) {
        struct str one = str_trim(str_cut(&text, '\n'));
        bool is_sentence = one.n && strchr(".!?:", one.p[one.n - 1]);
        if (one.n <= 90 && !is_sentence && str_find_byte(one, ':') == SIZE_MAX &&
            str_find_byte(one, '|') == SIZE_MAX && hn_part_of(one) == HN_ROLE) {
            take(r, line, HN_ROLE, one);
        }
    }
}

void
hn_line_read(struct reading *r, struct str text, struct str html)
{
    struct line line = {0};
    struct str rest = text;
    struct str first = str_trim(str_cut(&rest, '\n'));
    if (str_find_byte(first, '|') != SIZE_MAX) {
        read_pipes(r, &line, first);
    } else {
        read_labels(r, &line, str_sub(html, 0, str_find(html, STR("<p"))));
    }
    if (line.has_company && !line.has_role) {
        read_role_line(r, &line, rest);
    }
}
