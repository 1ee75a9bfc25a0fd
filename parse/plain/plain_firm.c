/* parse/plain/plain_firm.c: an employer's name where nothing leads to it: a firm's whole
 * name at the top or the foot of the page, the address that one applies to. Must not
 * take the firms of cookies and of software for the page's. */
#include "parse/plain/plain_firm.h"

#include "base/markup.h"
#include "base/url.h"
#include "parse/plain/plain_head.h"
#include "parse/plain/plain_names.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    NAME_MAX_BYTES = 80,
    NAME_WORDS = 8,
    FORM_BYTES = 12,
    LINE_MAX_BYTES = 400,   /* that begins with a firm's name */
    LINE_BEGIN_BYTES = 160, /* of it, with all its blanks */
    BANNER_RUNS = 4,        /* texts at the top of a page */
    MENU_RUNS = 8,
    LABEL_MIN_BYTES = 4, /* of a domain */
    HOST_MIN_BYTES = 6,
    ADDRESS_MIN_BYTES = 12,
    TOWN_MAX_BYTES = 40,
    HOUSE_DIGITS = 3,
    YEAR_FIRST = 1949,
    YEAR_LAST = 2051,
    MAILS_LOOKED_AT = 60
};

// clang-format off
/* Between the words of a name, in small letters. */
static const char *const joins[] = {"&", "&amp;", "and", "und", "et", "y", "e", "i", "of", "the", "de", "do", "da", "dos", "du", "des", "del", "di", "og", "och",
                                    "f\xc3\xbcr", "for", "van", "von", "z", "a", "+", "la", "le"};
/* Firms that pages name for their cookies and their software. */
static const char *const strangers[] = {"google", "meta ", "facebook", "microsoft", "linkedin", "hotjar", "adobe", "usercentrics", "onetrust", "cookiebot", "cybot",
                                        "hubspot", "cloudflare", "vimeo", "youtube", "softgarden", "rexx", "haufe", "apple", "amazon", "matomo", "tiktok", "twitter",
                                        "pinterest", "salesforce", "wordpress", "automattic", "sap ", "oracle", "typo3", "d.vinci", "talentsoft", "cegid"};
/* Before the "@" of an address to which one applies. */
static const char *const local_parts[] = {"job", "career", "karriere", "bewerb", "personal", "hr", "rh", "recruit", "rekrut", "rekry", "praca", "empleo", "cv", "resume",
                                          "hiring", "talent", "people", "seleccion", "reclut", "vacatur", "sollicit", "vagas", "curriculo", "candidat", "lavoro", "selezione", "work", "werk", "kadry", "jobb"};
/* Domains where everybody has an address, and endings of files: "logo@2x.png". */
static const char *const no_firms[] = {"gmail", "googlemail", "yahoo", "hotmail", "outlook", "live", "gmx", "web", "icloud", "aol", "proton", "protonmail", "mail", "wp", "o2",
                                       "orange", "free", "t-online", "example", "sentry", "wixpress", "email", "domain", "seznam", "libero", "abv", "ukr", "yandex", "2x", "3x"};
/* What hosts of careers add to a firm's name. */
static const char *const host_words[] = {"careers", "career", "jobs", "job", "karriere", "empleo", "empleos", "trabajo", "trabaja", "recruitment", "recrutement", "join", "workat",
                                         "workfor", "vacatures", "werkenbij", "lavora", "praca", "talent", "hiring", "www", "rekry"};
// clang-format on

/* ---- a firm's whole name ---- */

static bool
is_name_word(struct str word)
{
    unsigned char first = word.n > 0 ? (unsigned char)word.p[0] : 'a';
    bool is_capital = (first >= 'A' && first <= 'Z') || first >= 0xc3;
    return is_capital || words_any(word, str_eq_nocase, WORDS(joins));
}

/* The name that a line begins with, up to its legal form; absent when it does not. */
static struct str
leading_firm(struct str line)
{
    struct str rest = line, found = STR_NONE;
    for (int n = 0; n < NAME_WORDS && rest.n > 0; n++) {
        struct str word = str_cut(&rest, ' ');
        struct str bare = word;
        bool is_end = bare.n > 1 && strchr(",;:|", bare.p[bare.n - 1]) != NULL;
        bare.n -= is_end;
        bool may_be_form = n > 0 && bare.n > 1 && bare.n <= FORM_BYTES;
        if (may_be_form && !words_any(bare, str_eq_nocase, WORDS(joins)) &&
            name_is_sure_form(bare)) {
            found = str_span(line.p, bare.p + bare.n);
        } else if (!is_name_word(bare)) {
            break;
        }
        if (is_end) {
            break;
        }
    }
    return found;
}

/* Bytes of the character at `at` if it may stand in a Chinese or Japanese firm's name: no
 * hiragana, which are particles, and no marks; 0: it may not. */
static size_t
joined_name_byte(struct str text, size_t at)
{
    unsigned char lead = (unsigned char)text.p[at];
    unsigned char second = at + 2 < text.n ? (unsigned char)text.p[at + 1] : 0;
    if (lead < 0x80) {
        return byte_is_alpha(text.p[at]) || byte_is_digit(text.p[at]) || lead == '&';
    }
    bool is_hiragana = lead == 0xe3 &&
                       (second == 0x81 || (second == 0x82 && (unsigned char)text.p[at + 2] < 0xa0));
    bool is_mark = (lead == 0xe3 && second == 0x80) || (lead == 0xef && second >= 0xbc);
    return lead >= 0xe3 && lead < 0xf0 && second && !is_hiragana && !is_mark ? 3 : 0;
}

/* The name that a line in Chinese or Japanese begins with, with its form before or behind;
 * absent when it does not. */
static struct str
leading_joined_firm(struct str line)
{
    size_t n = 0, step;
    while (n < line.n && n < NAME_MAX_BYTES && (step = joined_name_byte(line, n)) > 0) {
        n += step;
    }
    size_t n_form = 0, at = n > 0 ? name_find_joined_form(str_sub(line, 0, n), &n_form) : SIZE_MAX;
    if (at == SIZE_MAX || n <= n_form) {
        return STR_NONE;
    }
    return str_sub(line, 0, at == 0 ? n : at + n_form);
}

/* What may stand before a name at the beginning of a line. */
static struct str
without_opener(struct str line)
{
    static const char *const openers[] = {"Copyright ", "&copy; ", "\xc2\xa9 ", "A ",  "O ", "La ",
                                          "Le ",        "Die ",    "Das ",      "De ", "Il "};
    for (const char *opener; (opener = words_first(line, str_starts, WORDS(openers))) != NULL;) {
        line = str_sub(line, strlen(opener), SIZE_MAX);
    }
    while (line.n > 0 && (byte_is_digit(line.p[0]) || strchr(" -,", line.p[0]))) {
        line = str_sub(line, 1, SIZE_MAX);
    }
    return line;
}

static bool
is_stranger(struct str name)
{
    return words_any(name, str_starts_nocase, WORDS(strangers)) || head_is_board(name);
}

struct str
firm_by_line(struct page_context *ctx, const struct plain *plain)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct str found = STR_NONE;
    (void)plain;
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag != HTML_TEXT || node->n_dense < 5 || node->n_dense > LINE_MAX_BYTES) {
            continue;
        }
        uint32_t end =
            node->end - node->begin > LINE_BEGIN_BYTES ? node->begin + LINE_BEGIN_BYTES : node->end;
        struct str raw = str_trim(str_sub(ctx->text, node->begin, end - node->begin));
        struct str name = leading_joined_firm(raw);
        if (name.n == 0 && leading_firm(without_opener(raw)).n == 0) {
            continue; /* said before its references are read, for most lines are no names */
        }
        struct str line = str_trim(plain_line(ctx, node->begin, end));
        name = name.n > 0 ? name : leading_firm(without_opener(line));
        if (name.n == 0 || name.n > NAME_MAX_BYTES || is_stranger(name)) {
            continue;
        }
        if (found.n > 0 && !str_starts_nocase(name, found) && !str_starts_nocase(found, name)) {
            return STR_NONE; /* two firms: whose page is it? */
        }
        found = found.n > 0 ? found : name;
    }
    return found;
}

/* Every longer word of it begins with a capital: "Council tax" is no council. */
static bool
has_capitals(struct str name)
{
    for (struct str rest = name; rest.p;) {
        if (!is_name_word(str_cut(&rest, ' '))) {
            return false;
        }
    }
    return true;
}

struct str
firm_by_banner(struct page_context *ctx, const struct plain *plain)
{
    const struct html_tree *tree = &ctx->reader->tree;
    size_t left = BANNER_RUNS, left_of_menus = MENU_RUNS;
    for (uint32_t i = 1; i < tree->n && left > 0; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_menu = (node->flags & NODE_CUT) != 0;
        if (node->tag != HTML_TEXT || node->n_dense == 0 || (is_menu && left_of_menus == 0)) {
            continue;
        }
        left -= !is_menu;
        left_of_menus -= is_menu;
        bool may_be = node->n_dense <= NAME_MAX_BYTES;
        struct str run = may_be ? str_trim(plain_line(ctx, node->begin, node->end)) : STR_NONE;
        struct str firm = leading_firm(run);
        bool is_firm = firm.n > 0 && firm.n == run.n;
        bool is_house =
            name_is_house(run) && has_capitals(run) &&
            (head_find_words(plain->text, run) != SIZE_MAX || name_is_of_site(ctx, plain, run));
        bool is_own =
            is_firm ? !words_any(run, str_starts_nocase, WORDS(strangers)) : !is_stranger(run);
        if ((is_firm || is_house) && is_own) {
            return run;
        }
    }
    return STR_NONE;
}

/* ---- where it is ---- */

/* Digits from *at, and behind a mark three more, as "90-344" and "111 57". Returns how
 * many there are. */
static size_t
read_digits(struct str text, size_t *at)
{
    size_t n = 0;
    for (; *at < text.n; (*at)++) {
        bool is_mark = (text.p[*at] == '-' || text.p[*at] == ' ') && (n == 2 || n == 3) &&
                       *at + 2 < text.n && byte_is_digit(text.p[*at + 1]) &&
                       byte_is_digit(text.p[*at + 2]);
        if (!byte_is_digit(text.p[*at]) && !is_mark) {
            break;
        }
        n += !is_mark;
    }
    return n;
}

/* The name of a town at the beginning of a text: up to the next mark. */
static size_t
town_bytes(struct str text)
{
    static const char *const ends[] = {",",   ";", "|",  "\xc2\xb7", "\xe2\x80\x93",
                                       " - ", "(", ". ", ":",        "\xe2\x80\xa2"};
    size_t n = text.n;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t at = str_find(str_sub(text, 0, n), str_of(ends[i]));
        n = at < n ? at : n;
    }
    bool has_capital =
        n > 2 && ((text.p[0] >= 'A' && text.p[0] <= 'Z') || (unsigned char)text.p[0] >= 0xc3);
    bool has_digit = false;
    for (size_t i = 0; i < n; i++) {
        has_digit = has_digit || byte_is_digit(text.p[i]);
    }
    return has_capital && !has_digit && n <= TOWN_MAX_BYTES ? n : 0;
}

/* "6370 Kitzbühel" of "Sonnbergweg 14, 6370 Kitzbühel": behind the number of a
 * house. A year is no postal code. */
static struct str
town_of_line(struct str line)
{
    bool has_house = false;
    for (size_t at = 0; at < line.n; at++) {
        if (!byte_is_digit(line.p[at])) {
            continue;
        }
        size_t begin = at, n = read_digits(line, &at);
        int64_t value = 0;
        bool is_year = n == 4 && str_int(str_sub(line, begin, 4), &value) && value > YEAR_FIRST &&
                       value < YEAR_LAST;
        bool is_code = (n == 4 || n == 5) && !is_year && at < line.n && line.p[at] == ' ';
        size_t n_town = is_code ? town_bytes(str_sub(line, at + 1, SIZE_MAX)) : 0;
        if (has_house && n_town > 0) {
            return str_trim(str_sub(line, begin, at + 1 - begin + n_town));
        }
        has_house = has_house || n <= HOUSE_DIGITS;
    }
    return STR_NONE;
}

struct str
firm_town(struct page_context *ctx)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct str found = STR_NONE;
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag != HTML_TEXT || node->n_dense < ADDRESS_MIN_BYTES ||
            node->n_dense > LINE_MAX_BYTES) {
            continue;
        }
        struct str town = town_of_line(plain_line(ctx, node->begin, node->end));
        if (town.n > 0 && found.n > 0 && !str_eq_nocase(town, found)) {
            return STR_NONE; /* two offices */
        }
        found = town.n > 0 ? town : found;
    }
    return found;
}

/* ---- addresses of mail ---- */

static bool
is_mail_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/* A label of a domain without the words of careers before and behind; absent when it is
 * nothing else. */
static struct str
bare_label(struct str label)
{
    for (size_t i = 0; i < sizeof(host_words) / sizeof(host_words[0]); i++) {
        struct str word = str_of(host_words[i]);
        if (str_eq_nocase(label, word)) {
            return STR_NONE;
        }
        if (label.n > word.n && str_starts_nocase(label, word)) {
            label = str_sub(label, word.n, SIZE_MAX);
        }
        if (label.n > word.n && str_ends_nocase(label, word)) {
            label = str_sub(label, 0, label.n - word.n);
        }
    }
    while (label.n > 0 && label.p[0] == '-') {
        label = str_sub(label, 1, SIZE_MAX);
    }
    while (label.n > 0 && label.p[label.n - 1] == '-') {
        label.n--;
    }
    return label;
}

/* The label of a domain that its owner chose: the longest before the last. */
static struct str
chosen_label(struct str domain)
{
    struct str best = STR_NONE;
    size_t dot = str_rfind_byte(domain, '.');
    for (struct str rest = str_sub(domain, 0, dot); dot != SIZE_MAX && rest.p;) {
        struct str label = bare_label(str_cut(&rest, '.'));
        best = label.n > best.n ? label : best;
    }
    return best;
}

void
firm_gather_mails(struct page_context *ctx, struct plain *plain)
{
    size_t at = 0;
    for (int left = MAILS_LOOKED_AT; left > 0 && plain->n_mails < MAILS_MAX; left--) {
        size_t found = str_find_byte(str_sub(ctx->text, at, SIZE_MAX), '@');
        if (found == SIZE_MAX) {
            return;
        }
        size_t begin = at + found, end = begin + 1;
        at = end;
        while (begin > 0 && is_mail_byte(ctx->text.p[begin - 1])) {
            begin--;
        }
        while (end < ctx->text.n && is_mail_byte(ctx->text.p[end])) {
            end++;
        }
        struct str label = chosen_label(str_sub(ctx->text, at, end - at));
        if (label.n < LABEL_MIN_BYTES || begin + 1 == at ||
            words_any(label, str_eq_nocase, WORDS(no_firms)) || is_stranger(label)) {
            continue;
        }
        struct str local = str_sub(ctx->text, begin, at - 1 - begin);
        plain->mails[plain->n_mails++] =
            (struct mail){label, words_any(local, str_starts_nocase, WORDS(local_parts))};
    }
}

/* A name at the beginning of `text` that the label spells; blanks and marks make it
 * longer by some bytes. */
static struct str
name_like_label(const struct page_context *ctx, struct str text, struct str label)
{
    for (size_t n = label.n; n <= label.n + NAME_WORDS && n <= text.n; n++) {
        struct str name = str_sub(text, 0, n);
        bool is_whole = n == text.n || !byte_is_alpha(text.p[n]);
        if (is_whole && !memchr(name.p, '\n', n) && name_is_label(ctx->arena, name, label)) {
            return name;
        }
    }
    return STR_NONE;
}

/* The words of the text that make up a label: "Tidewater Brewing" of tidewaterbrewing. */
static struct str
spelled_name(const struct page_context *ctx, struct str text, struct str label)
{
    struct str found = STR_NONE;
    for (size_t at = 0; at + label.n <= text.n && found.n == 0; at++) {
        char c = text.p[at];
        bool is_start = at == 0 || text.p[at - 1] == ' ' || text.p[at - 1] == '\n';
        bool is_capital = c >= 'A' && c <= 'Z' && byte_lower(c) == byte_lower(label.p[0]);
        if (is_start && is_capital) {
            found = name_like_label(ctx, str_sub(text, at, SIZE_MAX), label);
        }
    }
    return found;
}

/* "rio-bravo" as "Rio Bravo". */
static struct str
words_of_label(struct arena *arena, struct str label)
{
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char *own = arena_alloc(arena, label.n);
    bool is_start = true;
    for (size_t i = 0; own && i < label.n; i++) {
        bool is_mark = label.p[i] == '-' || label.p[i] == '_';
        own[i] = byte_lower(label.p[i]);
        if (is_mark) {
            own[i] = ' ';
        } else if (is_start && byte_is_alpha(own[i])) {
            own[i] = capitals[own[i] - 'a'];
        }
        is_start = is_mark;
    }
    return own ? (struct str){own, label.n} : STR_NONE;
}

struct str
firm_by_mail(struct page_context *ctx, const struct plain *plain)
{
    struct str label = STR_NONE;
    for (size_t i = 0; i < plain->n_mails; i++) {
        bool is_other = label.n > 0 && !str_eq_nocase(label, plain->mails[i].label);
        if (plain->mails[i].is_for_jobs && is_other) {
            return STR_NONE;
        }
        label = plain->mails[i].is_for_jobs ? plain->mails[i].label : label;
    }
    struct str name = label.n > 0 ? spelled_name(ctx, plain->text, label) : STR_NONE;
    if (name.n > 0 || label.n == 0) {
        return name;
    }
    return words_of_label(ctx->arena, label);
}

struct str
firm_by_host(struct page_context *ctx, const struct plain *plain)
{
    struct str host = url_split(ctx->url).host;
    host = host.n > 0 ? host : url_split(ctx->head.canonical).host;
    host = host.n > 0 ? host : url_split(ctx->head.og_url).host;
    struct str label = chosen_label(host);
    bool is_own = label.n >= HOST_MIN_BYTES && !is_stranger(label);
    return is_own ? spelled_name(ctx, plain->text, label) : STR_NONE;
}
