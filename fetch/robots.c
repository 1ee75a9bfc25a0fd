/* fetch/robots.c: robots.txt after RFC 9309: groups merged, longest match, allow
 * wins ties, `*` and `$`, percent-encoding made equal on both sides.
 *
 * Any bytes are survived in time linear in the body times, for patterns with
 * several `*`, the URL. Never fails: what is not understood is skipped, as the
 * RFC asks. Must not do I/O, and does not know what the fetcher does with 4xx
 * or 5xx answers.
 *
 * Sources: RFC 9309; for what it leaves open, the open-source parser that the
 * RFC was written after: misspelt names, a missing colon, "Bot/1.0" as "Bot". */
#include "fetch/robots.h"

#include <stdlib.h>

#include "base/limits.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum line_kind { LINE_OTHER, LINE_AGENT, LINE_ALLOW, LINE_DISALLOW, LINE_DELAY, LINE_SITEMAP };

struct line_name {
    const char *name;
    enum line_kind kind;
};

/* Names as found; misspellings are common enough that the reference parser
 * knows them, and a rule that was meant is better kept. */
static const struct line_name LINE_NAMES[] = {
    {"user-agent", LINE_AGENT},   {"disallow", LINE_DISALLOW}, {"allow", LINE_ALLOW},
    {"crawl-delay", LINE_DELAY},  {"sitemap", LINE_SITEMAP},   {"site-map", LINE_SITEMAP},
    {"useragent", LINE_AGENT},    {"user agent", LINE_AGENT},  {"crawldelay", LINE_DELAY},
    {"dissallow", LINE_DISALLOW}, {"dissalow", LINE_DISALLOW}, {"disalow", LINE_DISALLOW},
    {"diasllow", LINE_DISALLOW},  {"disallaw", LINE_DISALLOW},
};

struct line {
    enum line_kind kind;
    struct str value; /* trimmed, without comment */
};

/* How far a group applies to the agent asked about. */
enum group_fit { FIT_NONE, FIT_ANY, FIT_NAMED };

/* Walks the lines and says for each whether it is in a group for the agent. */
struct walk {
    struct str rest, agent;
    enum group_fit fit;
    bool rules_began; /* the next User-agent line starts a new group */
};

static struct str
body_text(struct str body)
{
    static const char BOM[] = "\xEF\xBB\xBF";
    struct str text = str_sub(body, 0, LIMIT_ROBOTS_BYTES);
    size_t n = 0; /* a damaged BOM is skipped too */
    while (text.p && BOM[n] && n < text.n && text.p[n] == BOM[n]) {
        n++;
    }
    return str_sub(text, n, text.n);
}

/* CR, LF and CRLF all end a line. */
static struct str
take_line(struct str *rest)
{
    size_t n = 0;
    while (rest->p && n < rest->n && rest->p[n] != '\n' && rest->p[n] != '\r') {
        n++;
    }
    struct str line = str_sub(*rest, 0, n);
    size_t end = n;
    if (rest->p && end < rest->n) {
        end += (rest->p[n] == '\r' && n + 1 < rest->n && rest->p[n + 1] == '\n') ? 2 : 1;
    }
    *rest = str_sub(*rest, end, rest->n);
    return line;
}

static enum line_kind
name_kind(struct str name)
{
    for (size_t i = 0; i < sizeof LINE_NAMES / sizeof *LINE_NAMES; i++) {
        if (str_is_nocase(name, LINE_NAMES[i].name)) {
            return LINE_NAMES[i].kind;
        }
    }
    return LINE_OTHER;
}

/* "Disallow /x": accepted where exactly two words stand on the line. */
static struct line
line_without_colon(struct str text)
{
    size_t n = 0;
    while (n < text.n && !byte_is_space(text.p[n])) {
        n++;
    }
    struct str value = str_trim(str_sub(text, n, text.n));
    for (size_t i = 0; i < value.n; i++) {
        if (byte_is_space(value.p[i])) {
            return (struct line){LINE_OTHER, STR_NONE};
        }
    }
    if (!value.n) {
        return (struct line){LINE_OTHER, STR_NONE};
    }
    return (struct line){name_kind(str_sub(text, 0, n)), value};
}

static struct line
line_read(struct str text)
{
    size_t comment = str_find_byte(text, '#');
    text = str_trim(str_sub(text, 0, comment));
    size_t colon = str_find_byte(text, ':');
    if (colon == SIZE_MAX) {
        return line_without_colon(text);
    }
    return (struct line){name_kind(str_trim(str_sub(text, 0, colon))),
                         str_trim(str_sub(text, colon + 1, text.n))};
}

static bool
is_token_byte(char c)
{
    return byte_is_alpha(c) || c == '-' || c == '_';
}

/* "Bot/1.0" asks as "Bot". */
static struct str
agent_token(struct str agent)
{
    return str_trim(str_sub(agent, 0, str_find_byte(agent, '/')));
}

static enum group_fit
agent_fit(struct str value, struct str agent)
{
    if (value.n && value.p[0] == '*' && (value.n == 1 || byte_is_space(value.p[1]))) {
        return FIT_ANY;
    }
    size_t n = 0;
    while (n < value.n && is_token_byte(value.p[n])) {
        n++;
    }
    size_t word = n; /* real files name agents with digits and dots too */
    while (word < value.n && !byte_is_space(value.p[word]) && value.p[word] != '/') {
        word++;
    }
    bool is_named = agent.n && (str_eq_nocase(str_sub(value, 0, n), agent) ||
                                str_eq_nocase(str_sub(value, 0, word), agent));
    return is_named ? FIT_NAMED : FIT_NONE;
}

/* RFC 9309 2.2.1: agent lines gather until a rule; other lines, sitemaps and
 * delays among them, do not end a group (2.2.4). */
static void
walk_agent(struct walk *walk, struct str value)
{
    if (walk->rules_began) {
        walk->fit = FIT_NONE;
        walk->rules_began = false;
    }
    enum group_fit fit = agent_fit(value, walk->agent);
    walk->fit = fit > walk->fit ? fit : walk->fit;
}

static bool
walk_next(struct walk *walk, struct line *ret)
{
    while (walk->rest.n) {
        *ret = line_read(take_line(&walk->rest));
        if (ret->kind == LINE_OTHER) {
            continue;
        }
        if (ret->kind == LINE_AGENT) {
            walk_agent(walk, ret->value);
        }
        walk->rules_began |= ret->kind == LINE_ALLOW || ret->kind == LINE_DISALLOW;
        return true;
    }
    return false;
}

/* Groups for the agent by name replace those for `*`, even when empty. */
static enum group_fit
best_fit(struct str body, struct str agent)
{
    struct walk walk = {.rest = body_text(body), .agent = agent_token(agent)};
    struct line line;
    enum group_fit best = FIT_NONE;
    while (best != FIT_NAMED && walk_next(&walk, &line)) {
        best = walk.fit > best ? walk.fit : best;
    }
    return best;
}

/* ---- patterns ---- */

/* Stand for `*` and the final `$` in compiled patterns; as control bytes they
 * cannot come out of normalisation. */
enum { WILDCARD = 1, END_ANCHOR = 2 };

static bool
is_unreserved(unsigned char c)
{
    return byte_is_alpha((char)c) || byte_is_digit((char)c) || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

/* Reserved bytes stay as they are: %2F is not "/". `*` and `$` are written
 * encoded, so that "%2A" in a rule means the byte and nothing else. */
static bool
is_kept(unsigned char c)
{
    static const char RESERVED[] = ":/?[]@!&'()+,;=%";
    return is_unreserved(c) || (c != '\0' && memchr(RESERVED, c, sizeof RESERVED - 1) != NULL);
}

static void
add_byte_normal(struct buf *out, unsigned char c, bool was_encoded)
{
    static const char HEX[] = "0123456789ABCDEF";
    if (was_encoded ? is_unreserved(c) : is_kept(c)) {
        buf_add_byte(out, (char)c);
        return;
    }
    char text[3] = {'%', HEX[c >> 4], HEX[c & 15]};
    buf_add(out, (struct str){text, sizeof text});
}

/* Bytes of the escape that `text` begins with: 3, with its value; else 0. */
static size_t
read_escape(struct str text, unsigned char *ret)
{
    if (text.n < 3 || text.p[0] != '%' || byte_hex(text.p[1]) < 0 || byte_hex(text.p[2]) < 0) {
        return 0;
    }
    *ret = (unsigned char)(byte_hex(text.p[1]) * 16 + byte_hex(text.p[2]));
    return 3;
}

/* RFC 9309 2.2.2: unreserved bytes decoded, all else that a URL cannot hold
 * encoded, hex digits in upper case. */
static void
add_normal(struct buf *out, struct str text)
{
    for (size_t i = 0; text.p && i < text.n;) {
        unsigned char c = (unsigned char)text.p[i];
        size_t escape = read_escape(str_sub(text, i, 3), &c);
        add_byte_normal(out, c, escape != 0);
        i += escape ? escape : 1;
    }
}

/* The same for a rule, with its wildcards kept; a run of stars is one. */
static void
add_pattern(struct buf *out, struct str text)
{
    bool is_anchored = text.n && text.p[text.n - 1] == '$';
    struct str rest = str_sub(text, 0, text.n - (is_anchored ? 1 : 0));
    bool is_first = true;
    while (rest.p) {
        struct str part = str_cut(&rest, '*');
        bool is_run = out->n && out->p[out->n - 1] == WILDCARD;
        if (!is_first && !is_run) {
            buf_add_byte(out, WILDCARD);
        }
        is_first = false;
        add_normal(out, part);
    }
    if (is_anchored) {
        buf_add_byte(out, END_ANCHOR);
    }
}

/* Leftmost fit of each part between wildcards is enough: no backtracking. */
static bool
pattern_matches(struct str pattern, struct str path)
{
    bool is_anchored = pattern.n && pattern.p[pattern.n - 1] == END_ANCHOR;
    struct str rest = str_sub(pattern, 0, pattern.n - (is_anchored ? 1 : 0));
    struct str part = str_cut(&rest, WILDCARD);
    if (!str_starts(path, part)) {
        return false;
    }
    path = str_sub(path, part.n, path.n);
    if (!rest.p) {
        return !is_anchored || path.n == 0;
    }
    while (rest.p) {
        part = str_cut(&rest, WILDCARD);
        if (is_anchored && !rest.p) {
            return str_ends(path, part);
        }
        size_t hit = str_find(path, part);
        if (hit == SIZE_MAX) {
            return false;
        }
        path = str_sub(path, hit + part.n, path.n);
    }
    return true;
}

/* Path and query of any URL; without a scheme or a leading slash the text up to
 * the first slash is a host. */
static struct str
url_path(struct str url)
{
    url = str_sub(url, 0, str_find_byte(url, '#'));
    if (str_starts(url, STR("/")) && !str_starts(url, STR("//"))) {
        return url;
    }
    size_t scheme = str_find(url, STR("://"));
    if (str_starts(url, STR("//"))) {
        url = str_sub(url, 2, url.n);
    } else if (scheme < str_find_byte(url, '?') && scheme + 1 == str_find_byte(url, '/')) {
        url = str_sub(url, scheme + 3, url.n);
    }
    size_t slash = str_find_byte(url, '/'), query = str_find_byte(url, '?');
    return str_sub(url, slash < query ? slash : query, url.n);
}

/* ---- compiled rules: 'A' or 'D', the normal pattern, '\n' (which no normal
 * pattern holds) ---- */

void
robots_compile(struct str body, struct str agent, struct buf *ret)
{
    enum group_fit best = best_fit(body, agent);
    struct walk walk = {.rest = body_text(body), .agent = agent_token(agent)};
    struct line line;
    while (best != FIT_NONE && walk_next(&walk, &line)) {
        bool is_rule = line.kind == LINE_ALLOW || line.kind == LINE_DISALLOW;
        if (is_rule && walk.fit == best && line.value.n) {
            buf_add_byte(ret, line.kind == LINE_ALLOW ? 'A' : 'D');
            add_pattern(ret, line.value);
            buf_add_byte(ret, '\n');
        }
    }
}

/* The longest rule wins, measured in normal form, so that all spellings of one
 * path weigh the same. */
bool
robots_rules_allow(struct str rules, struct str url)
{
    if (!rules.n) {
        return true;
    }
    struct str path = str_sub(url_path(url), 0, LIMIT_URL_BYTES);
    struct buf normal;
    buf_init(&normal, 3 * LIMIT_URL_BYTES + 1);
    if (!str_starts(path, STR("/"))) {
        buf_add_byte(&normal, '/');
    }
    add_normal(&normal, path);
    bool is_ok = !buf_failed(&normal);
    size_t best_allow = 0, best_disallow = 0;
    while (is_ok && rules.n && !str_is(buf_str(&normal), "/robots.txt")) {
        struct str rule = str_cut(&rules, '\n');
        struct str pattern = str_sub(rule, 1, rule.n);
        size_t *best = rule.p[0] == 'A' ? &best_allow : &best_disallow;
        if (pattern.n > *best && pattern_matches(pattern, buf_str(&normal))) {
            *best = pattern.n;
        }
    }
    buf_release(&normal);
    return is_ok && best_allow >= best_disallow;
}

bool
robots_allows(struct str body, struct str agent, struct str url)
{
    struct buf rules;
    buf_init(&rules, ROBOTS_RULES_BYTES);
    robots_compile(body, agent, &rules);
    bool is_allowed = !buf_failed(&rules) && robots_rules_allow(buf_str(&rules), url);
    buf_release(&rules);
    return is_allowed;
}

/* "2", "0.5"; not "1.2.1", "10a", "-1", "1e9". */
static int64_t
read_delay_ms(struct str value)
{
    double seconds = 0;
    for (size_t i = 0; i < value.n; i++) {
        if (!byte_is_digit(value.p[i]) && value.p[i] != '.') {
            return -1;
        }
    }
    if (!str_double(value, &seconds) || seconds < 0) {
        return -1;
    }
    double ms = seconds * 1000.0;
    return ms > (double)INT32_MAX ? INT32_MAX : (int64_t)ms;
}

int64_t
robots_delay_ms(struct str body, struct str agent)
{
    enum group_fit best = best_fit(body, agent);
    struct walk walk = {.rest = body_text(body), .agent = agent_token(agent)};
    struct line line;
    int64_t delay_ms = -1;
    while (best != FIT_NONE && walk_next(&walk, &line)) {
        if (line.kind == LINE_DELAY && walk.fit == best) {
            int64_t stated_ms = read_delay_ms(line.value);
            delay_ms = stated_ms > delay_ms ? stated_ms : delay_ms;
        }
    }
    return delay_ms;
}

size_t
robots_sitemaps(struct str body, struct str *ret, size_t max)
{
    struct walk walk = {.rest = body_text(body)};
    struct line line;
    size_t n = 0;
    while (n < max && walk_next(&walk, &line)) {
        if (line.kind == LINE_SITEMAP && line.value.n) {
            ret[n++] = line.value;
        }
    }
    return n;
}
