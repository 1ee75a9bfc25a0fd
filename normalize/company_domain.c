/* normalize/company_domain.c: see the header. Suffixes: the Public Suffix List
 * (https://publicsuffix.org/list, its algorithm). Hosts that are no employer's:
 * the platforms on which postings stand, as seen in their links. Must not take a
 * host for the employer's that many employers share. */
#include "normalize/company_domain.h"

#include "base/buf.h"
#include "base/url.h"
#include "normalize/gazetteer.h"
#include "normalize/words_ordinary.h"

#include "base/banned.h"

enum { HOST_BYTES_MAX = 253, LABELS_MAX = 5, NAME_LEAST = 3, PROFILE_SEGMENTS = 2 };

// clang-format off
/* Owners of these show other people's postings or pages: the label before the suffix. */
static const char *const SHARED_LABELS[] = {
    /* applicant tracking */
    "greenhouse", "lever", "ashbyhq", "ashby", "smartrecruiters", "workable", "recruitee", "personio", "teamtailor", "bamboohr", "myworkdayjobs", "myworkdaysite", "workday", "breezy", "pinpointhq", "rippling", "gem", "jazzhr", "applytojob", "jobvite", "icims", "taleo", "oraclecloud", "successfactors", "sapsf", "avature", "eightfold", "phenompeople", "dayforcehcm", "ultipro", "ukg", "paylocity", "paycomonline", "paycor", "adp", "jobscore", "comeet", "softgarden", "onlyfy", "prescreenapp", "rexx-systems", "concludis", "umantis", "abacusumantis", "hr4you", "dvinci", "dvinci-hr", "flatchr", "taleez", "digitalrecruiters", "werecruit", "factorialhr", "bizneohr", "traffit", "erecruiter", "elevato", "jobylon", "varbi", "reachmee", "webcruiter", "emply", "hr-manager", "talentech", "talentlyft", "freshteam", "zohorecruit", "bullhornstaffing", "hireology", "hirebridge", "hrmdirect", "clearcompany", "silkroad", "cornerstoneondemand", "csod", "peoplehr", "eploy", "tribepad", "networxrecruitment", "jobtrain", "applicantstack", "applicantpro", "isolvedhire", "governmentjobs", "neogov", "schoolspring", "frontlineeducation", "recruiterbox", "trakstar", "catsone", "gohire", "homerun", "polymer", "dover", "wellfound", "hrmos", "herp", "jobcan", "talentio", "moka", "beisen", "zhiye", "gupy", "kenoby", "abler", "solides", "quickin", "pandape", "join", "jobs", "careers-page", "manatal", "keka", "darwinbox", "turbohire", "zwayam", "recooty", "loxo", "crelate", "greenhouse-job-board", "huntflow", "potok", "friendwork",
    /* boards and aggregators */
    "usajobs", "arbeitnow", "remoteok", "remotive", "weworkremotely", "ycombinator", "workatastartup", "himalayas", "jobicy", "nodesk", "workingnomads", "remoteco", "flexjobs", "dynamitejobs", "indeed", "glassdoor", "ziprecruiter", "monster", "stepstone", "simplyhired", "careerbuilder", "dice", "angel", "builtin", "otta", "themuse", "totaljobs", "reed", "cv-library", "cwjobs", "jobsite", "adzuna", "jooble", "talent", "neuvoo", "jora", "seek", "naukri", "shine", "timesjobs", "foundit", "iimjobs", "instahyre", "hirist", "internshala", "hh", "headhunter", "superjob", "zarplata", "rabota", "trudvsem", "work", "robota", "djinni", "dou", "pracuj", "nofluffjobs", "justjoin", "theprotocol", "bulldogjob", "olx", "infojobs", "infoempleo", "tecnoempleo", "computrabajo", "bumeran", "zonajobs", "getonbrd", "catho", "vagas", "hellowork", "apec", "pole-emploi", "francetravail", "meteojob", "cadremploi", "regionsjob", "welcometothejungle", "jobteaser", "jobindex", "ofir", "jobs.ch", "jobup", "jobscout24", "karriere", "hokify", "willhaben", "arbeitsagentur", "meinestadt", "kimeta", "jobware", "stellenanzeigen", "yourfirm", "get-in-it", "kununu", "xing", "arbetsformedlingen", "nav", "finn", "duunitori", "oikotie", "tyomarkkinatori", "jobbsafari", "blocket", "profession", "prace", "profesia", "startupjobs", "ejobs", "bestjobs", "hipo", "zaposli", "moj-posao", "posao", "kariera", "skywalker", "kariyer", "yenibiris", "secretcv", "bayt", "gulftalent", "naukrigulf", "wuzzuf", "akhtaboot", "jobberman", "brightermonday", "myjobmag", "careers24", "pnet", "careerjunction", "jobstreet", "jobsdb", "kalibrr", "glints", "mycareersfuture", "topcv", "vietnamworks", "itviec", "careerviet", "jobthai", "jobtopgun", "saramin", "jobkorea", "wanted", "rikunabi", "mynavi", "doda", "wantedly", "green-japan", "tokyodev", "japan-dev", "zhaopin", "51job", "liepin", "zhipin", "lagou", "104", "1111", "yourator", "cakeresume", "cake", "jobgether", "lensa", "talentify", "jobrapido", "careerjet", "trovit", "jobisjob", "nationalevacaturebank", "werkzoeken", "intermediair", "vdab", "actiris", "stepstone-nl", "eurojobs", "eures", "jobsinnetwork", "irishjobs", "jobs.ie", "recruitireland", "trademe", "linkup", "snagajob", "idealist", "higheredjobs", "chronicle", "mediabistro", "crunchboard", "stackoverflow", "cryptojobslist", "web3", "efinancialcareers", "naturejobs", "jobs.ac",
    /* networks, directories, where anybody has a page */
    "linkedin", "facebook", "fb", "twitter", "x", "instagram", "youtube", "youtu", "tiktok", "pinterest", "snapchat", "threads", "reddit", "github", "gitlab", "bitbucket", "medium", "substack", "tumblr", "vk", "ok", "weibo", "line", "telegram", "t", "whatsapp", "wa", "discord", "slack", "vimeo", "flickr", "crunchbase", "pitchbook", "owler", "zoominfo", "bloomberg", "wikipedia", "wikidata", "google", "goo", "g", "bing", "yelp", "trustpilot", "yellowpages", "dnb", "opencorporates", "companieshouse", "linktr", "bit", "tinyurl", "notion", "wordpress", "weebly", "squarespace", "wix", "webflow", "carrd", "about", "schema", "w3", "apple", "play", "amazonaws", "cloudfront", "gravatar", "clearbit", "logo",
    /* no site at all */
    "example", "domain", "yourcompany", "company", "website", "test", "localhost", "none", "null", "na",
};
/* Suffixes of countries that firms of all countries take. */
static const char *const SHARED_SUFFIXES[] = {"ac", "ai", "bz", "cc", "cf", "co", "fm", "ga", "gg", "gl", "gq", "im", "io", "is", "la", "ly", "me", "ml", "ms", "nu", "pw", "sc", "sh", "so", "st", "tk", "to", "tv", "vc", "ws"};
/* What a house adds to its name for one of its firms, beside a country. */
static const char *const HOUSE_WORDS[] = {"europe", "global", "group", "holding", "holdings", "international"};
// clang-format on

static int
compare(struct str a, const char *b)
{
    size_t n = strlen(b);
    int order = memcmp(a.p, b, a.n < n ? a.n : n);
    return order ? order : a.n < n ? -1 : a.n > n;
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
