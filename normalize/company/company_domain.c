/* normalize/company/company_domain.c: see the header. Suffixes: the Public Suffix List
 * (https://publicsuffix.org/list, its algorithm). Hosts that are no employer's:
 * data/company_hosts.def. Must not take a
 * host for the employer's that many employers share. */
#include "normalize/company/company_domain.h"

#include "base/buf.h"
#include "base/url.h"
#include "normalize/places/gazetteer.h"
#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

enum { HOST_BYTES_MAX = 253, LABELS_MAX = 5, NAME_LEAST = 3, PROFILE_SEGMENTS = 2 };

/* Owners of these show other people's postings or pages. */
static const char *const SHARED_LABELS[] = {
#define SHARED(label) label,
#include "normalize/data/company_hosts.def"
#undef SHARED
};
/* Suffixes of countries that firms of all countries take. */
static const char *const SHARED_SUFFIXES[] = {
#define SHARED_SUFFIX(label) label,
#include "normalize/data/company_hosts.def"
#undef SHARED_SUFFIX
};
/* What a house adds to its name for one of its firms, beside a country. */
static const char *const HOUSE_WORDS[] = {
#define HOUSE_WORD(word) word,
#include "normalize/data/company_hosts.def"
#undef HOUSE_WORD
};

/* As strcmp(); most differ in their first letters. */
static int
compare(struct str a, const char *b)
{
    for (size_t i = 0; i < a.n; i++) {
        int order = (unsigned char)a.p[i] - (unsigned char)b[i];
        if (order || !b[i]) {
            return order ? order : 1;
        }
    }
    return b[a.n] ? -1 : 0;
}

static bool
is_listed(struct str mark, struct str suffix)
{
    char text[HOST_BYTES_MAX + 3];
    if (suffix.n > HOST_BYTES_MAX || suffix.n == 0) {
        return false;
    }
    memcpy(text, mark.p, mark.n);
    memcpy(text + mark.n, suffix.p, suffix.n);
    struct str rule = {text, mark.n + suffix.n};
    size_t low = 0, high = company_suffixes_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(rule, company_suffixes[middle]);
        if (order == 0) {
            return true;
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return false;
}

/* The list's rules, the longest first; a last label alone is always one. */
static bool
is_suffix(struct str host)
{
    size_t dot = str_find_byte(host, '.');
    if (dot == SIZE_MAX) {
        return true;
    }
    return is_listed(STR(""), host) || is_listed(STR("*."), str_sub(host, dot + 1, host.n));
}

struct str
domain_registered(struct str host)
{
    size_t starts[LABELS_MAX + 1], n = 0;
    struct str none = STR_NONE;
    bool is_word = str_find_byte(host, '.') == SIZE_MAX || host.p[0] == '[';
    if (is_word || byte_is_digit(host.p[host.n - 1])) { /* an address */
        return none;
    }
    for (size_t end = host.n; n <= LABELS_MAX; n++) { /* the last labels */
        size_t dot = str_rfind_byte(str_sub(host, 0, end), '.');
        starts[n] = dot == SIZE_MAX ? 0 : dot + 1;
        if (starts[n] == end) {
            return none; /* an empty label */
        }
        if (dot == SIZE_MAX) {
            n++;
            break;
        }
        end = dot;
    }
    for (size_t i = n; i-- > 0;) {
        if (is_listed(STR("!"), str_sub(host, starts[i], host.n))) {
            return str_sub(host, starts[i], host.n);
        }
        if (is_suffix(str_sub(host, starts[i], host.n))) {
            return i + 1 < n ? str_sub(host, starts[i + 1], host.n) : none;
        }
    }
    return none;
}

static bool
is_shared(struct str domain)
{
    struct str label = str_sub(domain, 0, str_find_byte(domain, '.'));
    for (size_t i = 0; i < sizeof SHARED_LABELS / sizeof SHARED_LABELS[0]; i++) {
        if (str_is(label, SHARED_LABELS[i]) || str_is(domain, SHARED_LABELS[i])) {
            return true;
        }
    }
    return false;
}

/* Letters and digits of a text, in a row. */
static struct str
squeezed(struct str text, char out[HOST_BYTES_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < text.n && n < HOST_BYTES_MAX; i++) {
        char c = text.p[i];
        if (c != ' ' && c != '-' && c != '.') {
            out[n++] = byte_lower(c);
        }
    }
    return (struct str){out, n};
}

/* "acme" and "acme technologies" for acme-group.com; "rh" for "robert half". */
static bool
is_akin(struct str domain, struct str key)
{
    char label_of[HOST_BYTES_MAX], whole_of[HOST_BYTES_MAX], brief_of[HOST_BYTES_MAX];
    struct str label = squeezed(str_sub(domain, 0, str_find_byte(domain, '.')), label_of);
    struct str whole = squeezed(key, whole_of);
    struct str first = squeezed(str_sub(key, 0, str_find_byte(key, ' ')), brief_of);
    if (key.n == 0 || label.n == 0) {
        return false;
    }
    bool starts = (first.n >= NAME_LEAST && str_has(label, first)) ||
                  (label.n >= NAME_LEAST && str_has(whole, label)) || str_eq(label, whole);
    size_t n = 0;
    for (size_t i = 0; i < key.n; i++) {
        if ((i == 0 || key.p[i - 1] == ' ') && n < HOST_BYTES_MAX) {
            brief_of[n++] = key.p[i];
        }
    }
    return starts || (n > 1 && str_eq(label, (struct str){brief_of, n}));
}

static size_t
count_segments(struct str text)
{
    size_t n = 0;
    while (str_trim(url_segment(text, n)).n > 0) {
        n++;
    }
    return n;
}

/* The host of a link, or of "www.acme.com"; in small letters, without "www.". */
static struct str
host_of(struct str text, struct arena *arena)
{
    text = str_trim(text);
    if (str_find(text, STR("://")) == SIZE_MAX && str_find_byte(text, '@') == SIZE_MAX) {
        text = arena_printf(arena, "https://%.*s", STR_ARG(text));
    }
    if (!url_is_web(text)) {
        return STR_NONE;
    }
    struct str host = url_split(text).host;
    char *small = host.n && host.n <= HOST_BYTES_MAX ? arena_bytes(arena, host.n) : NULL;
    for (size_t i = 0; small && i < host.n; i++) {
        small[i] = byte_lower(host.p[i]);
    }
    host = small ? (struct str){small, host.n} : STR_NONE;
    return host.n && host.p[host.n - 1] == '.' ? str_sub(host, 0, host.n - 1) : host;
}

struct str
company_domain(const struct domain_clue *clue, struct arena *arena)
{
    struct str host = host_of(clue->site, arena);
    struct str domain = host.n ? domain_registered(host) : STR_NONE;
    if (domain.n == 0 || is_shared(domain)) {
        return STR_NONE;
    }
    if (is_akin(domain, clue->key)) {
        return domain;
    }
    /* a stranger's name: a portal's page about the employer? */
    struct str page = clue->page.n ? host_of(clue->page, arena) : STR_NONE;
    bool is_own_page = page.n && str_eq(domain_registered(page), domain);
    bool is_profile = count_segments(clue->site) >= PROFILE_SEGMENTS;
    return is_own_page || is_profile ? STR_NONE : domain;
}

/* ---- one firm, a domain in each country ---- */

static bool
is_country_suffix(struct str domain)
{
    struct str last = str_sub(domain, str_rfind_byte(domain, '.') + 1, domain.n);
    for (size_t i = 0; i < sizeof SHARED_SUFFIXES / sizeof SHARED_SUFFIXES[0]; i++) {
        if (str_is(last, SHARED_SUFFIXES[i])) {
            return false;
        }
    }
    return last.n == 2 || str_is(last, "com");
}

/* A country's name, or a house's word for all of its firms. */
static bool
is_branch_word(struct str words)
{
    for (size_t i = 0; i < sizeof HOUSE_WORDS / sizeof HOUSE_WORDS[0]; i++) {
        if (str_is(words, HOUSE_WORDS[i])) {
            return true;
        }
    }
    struct gazetteer_hit hit;
    return gazetteer_find(words, &hit) && hit.n > 0 &&
           gazetteer_value_at(&hit, 0).kind == GAZETTEER_COUNTRY;
}

/* "acme united kingdom" -> "acme". */
static struct str
without_branch(struct str words, char blank)
{
    for (size_t at = words.n; at > 0;) {
        at = str_rfind_byte(str_sub(words, 0, at), blank);
        if (at == SIZE_MAX) {
            break;
        }
        if (is_branch_word(str_sub(words, at + 1, words.n))) {
            words = str_sub(words, 0, at);
        }
    }
    return words;
}

struct str
company_brand(struct str domain, struct str key, struct arena *arena)
{
    char label_of[HOST_BYTES_MAX], name_of[HOST_BYTES_MAX];
    size_t dot = str_find_byte(domain, '.');
    if (dot == SIZE_MAX || !is_country_suffix(domain)) {
        return STR_NONE;
    }
    struct str label = squeezed(without_branch(str_sub(domain, 0, dot), '-'), label_of);
    struct str name = squeezed(without_branch(key, ' '), name_of);
    bool is_telling = name.n >= NAME_LEAST && !word_is_ordinary(name) && !is_branch_word(key);
    if (!str_eq(label, name) || !is_telling) {
        return STR_NONE;
    }
    return arena_str(arena, name);
}
