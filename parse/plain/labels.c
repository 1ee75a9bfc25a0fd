/* parse/plain/labels.c: short texts of a page against the table of labels. One pass
 * over the text: at each end of a word the hash so far is looked up. */
#include "parse/plain/labels.h"

#include "parse/data/labels_table.h"
#include "parse/words.h"

#include "base/banned.h"

static const uint32_t hash_start = 2166136261u;

static uint32_t
hash_step(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 16777619u;
}

static struct str
row_base(const struct label_row *row)
{
    struct str text = str_of(row->text);
    return str_ends(text, STR("...")) ? str_sub(text, 0, text.n - 3) : text;
}

static bool
row_is_open(const struct label_row *row)
{
    return str_ends(str_of(row->text), STR("..."));
}

static uint32_t
slot_of(uint32_t hash)
{
    return (hash ^ (hash >> 15)) & (LABEL_SLOTS - 1);
}

void
label_index_init(struct label_index *index)
{
    memset(index, 0, sizeof(*index));
    for (size_t i = 0; i < label_row_count; i++) {
        struct str base = row_base(&label_rows[i]);
        uint32_t hash = hash_start;
        for (size_t k = 0; k < base.n; k++) {
            hash = hash_step(hash, base.p[k]);
        }
        uint32_t slot = slot_of(hash);
        while (index->slots[slot]) {
            slot = (slot + 1) & (LABEL_SLOTS - 1);
        }
        index->slots[slot] = (uint16_t)(i + 1);
    }
}

static const struct label_row *
lookup(const struct label_index *index, uint32_t hash, struct str text)
{
    for (uint32_t slot = slot_of(hash); index->slots[slot]; slot = (slot + 1) & (LABEL_SLOTS - 1)) {
        const struct label_row *row = &label_rows[index->slots[slot] - 1];
        /* most have a slot in common, and nothing else */
        if (row->text[0] == text.p[0] && str_eq(row_base(row), text)) {
            return row;
        }
    }
    return NULL;
}

static bool
is_word_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || (unsigned char)c >= 0x80;
}

/* What follows a label that ends at `at`: 0 nothing, ':' a value, else text. */
static char
follows(struct str text, size_t at, size_t *ret_n)
{
    bool has_colon = false;
    while (at < text.n && strchr(" :*?!.>", text.p[at])) {
        has_colon = has_colon || text.p[at] == ':';
        at++;
        if (has_colon && at < text.n && text.p[at] != ':' && text.p[at] != ' ') {
            break;
        }
    }
    *ret_n = at;
    if (at == text.n) {
        return '\0';
    }
    if (has_colon) {
        return ':';
    }
    return 'x';
}

/* Dates follow their label without a colon: "Posted 3 days ago". */
static bool
takes_bare_date(const struct label_row *row)
{
    return row->kind == LABEL_FIELD &&
           (row->field == FIELD_DATE_POSTED || row->field == FIELD_VALID_THROUGH);
}

/* Begins like a date: a digit, a month, a word that leads to one. */
static bool
begins_date(struct str text)
{
    static const char *const words[] = {
        "on ",        "am ",        "le ",        "el ",       "vor ",       "il y a",  "hace ",
        "over ",      "about ",     "today",      "yester",    "heute",      "gestern", "hoy",
        "ayer",       "den ",       "d. ",        "op ",       "em ",        "il ",     "for ",
        "mon",        "tue",        "wed",        "thu",       "fri",        "sat",     "sun",
        "jan",        "feb",        "mar",        "apr",       "may",        "jun",     "jul",
        "aug",        "sep",        "oct",        "nov",       "dec",        "okt",     "dez",
        "ene",        "abr",        "ago",        "dic",       "f\xc3\xa9v", "avr",     "mai",
        "maj",        "ao\xc3\xbb", "d\303\251c", "gen",       "mag",        "giu",     "lug",
        "set",        "ott",        "m\xc3\xa4r", "less than", "is ",        "ist ",    "er ",
        "\xc3\xa4r ", "est ",
    };
    text = str_trim(text);
    if (str_starts(text, STR("on")) && text.n > 2 && byte_is_digit(text.p[2])) {
        return true; /* "Posted On08 May" */
    }
    bool has_digit = false;
    for (size_t i = 0; i < text.n && i < 48; i++) {
        has_digit = has_digit || byte_is_digit(text.p[i]);
    }
    if (text.n > 0 && byte_is_digit(text.p[0])) {
        return !str_has(str_sub(text, 0, 8), STR("%"));
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_starts(text, str_of(words[i]))) {
            return has_digit || (text.n < 12 && str_of(words[i]).n >= 3 &&
                                 !str_ends(str_of(words[i]), STR(" ")));
        }
    }
    return false;
}

bool
label_find(const struct label_index *index, const struct label_text *label, struct label_hit *ret)
{
    struct str text = {label->p, label->n};
    uint32_t hash = hash_start;
    *ret = (struct label_hit){0};
    for (size_t i = 0; i < text.n; i++) {
        hash = hash_step(hash, text.p[i]);
        bool is_end = i + 1 == text.n || !is_word_byte(text.p[i + 1]);
        const struct label_row *row = is_end ? lookup(index, hash, str_sub(text, 0, i + 1)) : NULL;
        if (!row) {
            continue;
        }
        size_t n;
        char next = follows(text, i + 1, &n);
        bool is_whole = next == '\0' && label->is_whole;
        bool takes_line =
            row->kind == LABEL_FIELD || row->kind == LABEL_DUTIES || row->kind == LABEL_PROFILE;
        bool fits =
            is_whole || row_is_open(row) || (next == ':' && takes_line) ||
            (next == 'x' && takes_bare_date(row) && begins_date(str_sub(text, n, SIZE_MAX)));
        if (fits) {
            *ret = (struct label_hit){row, n, is_whole, next == ':'};
        }
    }
    return ret->row != NULL;
}

/* ---- folding ---- */

/* Latin letters of two bytes in lower case, the second byte of them. */
static char
lower_second(char lead, char c)
{
    unsigned char u = (unsigned char)c;
    if (lead == '\xc3' && u >= 0x80 && u <= 0x9e && u != 0x97) {
        return (char)(u + 0x20);
    }
    bool is_odd_upper = lead == '\xc4' ? (u >= 0xb9) : lead == '\xc5' && (u <= 0x88 || u >= 0xb9);
    if (lead == '\xc4' || lead == '\xc5') {
        unsigned lower = is_odd_upper ? u + (u & 1u) : u | 1u;
        return (char)(lower <= 0xbf ? lower : u);
    }
    return c;
}

/* Capitals of Cyrillic and Greek, whose small letters may lie in the next block. */
static const struct capitals {
    unsigned char lead, first, last, small_lead, small_first;
} capitals[] = {
    {0xd0, 0x80, 0x8f, 0xd1, 0x90}, {0xd0, 0x90, 0x9f, 0xd0, 0xb0}, {0xd0, 0xa0, 0xaf, 0xd1, 0x80},
    {0xce, 0x91, 0x9f, 0xce, 0xb1}, {0xce, 0xa0, 0xab, 0xcf, 0x80},
};

static const struct capitals *
capital_at(struct str text, size_t at)
{
    unsigned char lead = (unsigned char)text.p[at];
    unsigned char second = at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;
    for (size_t i = 0; i < sizeof(capitals) / sizeof(capitals[0]); i++) {
        if (capitals[i].lead == lead && second >= capitals[i].first && second <= capitals[i].last) {
            return &capitals[i];
        }
    }
    return NULL;
}

/* The byte at `at` in lower case. */
static char
lower_at(struct str text, size_t at)
{
    unsigned char u = (unsigned char)text.p[at];
    if (u < 0x80) {
        return byte_lower(text.p[at]);
    }
    unsigned char lead = at > 0 ? (unsigned char)text.p[at - 1] : 0;
    bool is_lead = u == 0xd0 || u == 0xce;
    bool is_second = u < 0xc0 && (lead == 0xd0 || lead == 0xce);
    const struct capitals *row =
        is_lead || is_second ? capital_at(text, is_lead ? at : at - 1) : NULL;
    if (row && is_lead) {
        return (char)row->small_lead;
    }
    if (row) {
        return (char)(u - row->first + row->small_first);
    }
    return lower_second((char)lead, text.p[at]);
}

// clang-format off
/* Characters that are compared as another. */
static const struct fold_row {
    const char *from, *to;
} fold_rows[] = {
    {"\xe2\x80\x99", "'"}, {"\xe2\x80\x98", "'"}, {"\xc2\xb4", "'"}, {"\xc2\xa0", " "},
    {"\xe2\x80\xaf", " "}, {"\xef\xbc\x9a", ":"}, {"\xe2\x80\x8b", ""}, {"\xe2\x80\x91", "-"},
    {"\xe2\x80\x93", "-"}, {"\xe2\x80\x94", "-"}, {"\xef\xbb\xbf", ""}, {"\xc2\xad", ""},
    {"&nbsp;", " "}, {"&#160;", " "}, {"&amp;", "&"}, {"&#39;", "'"}, {"&#x27;", "'"},
    {"&rsquo;", "'"}, {"&#8217;", "'"}, {"&apos;", "'"}, {"&quot;", "\""}, {"&#58;", ":"},
    {"&ldquo;", ""}, {"&rdquo;", ""}, {"\xe2\x80\x9c", ""}, {"\xe2\x80\x9d", ""},
    {"&eacute;", "\xc3\xa9"}, {"&oacute;", "\xc3\xb3"}, {"&aacute;", "\xc3\xa1"},
    {"&iacute;", "\xc3\xad"}, {"&auml;", "\xc3\xa4"}, {"&ouml;", "\xc3\xb6"},
    {"&uuml;", "\xc3\xbc"}, {"&ccedil;", "\xc3\xa7"}, {"&atilde;", "\xc3\xa3"},
    {"&egrave;", "\xc3\xa8"}, {"&agrave;", "\xc3\xa0"}, {"&iquest;", "\xc2\xbf"},
    {"\xc4\xb0", "i"}, {"\xe3\x80\x90", ""}, {"\xe3\x80\x91", ":"}, {"&ntilde;", "\xc3\xb1"}, {"&otilde;", "\xc3\xb5"}, {"&ndash;", "-"}, {"&mdash;", "-"},
};
// clang-format on

/* Bytes of a picture at `at`: emoji and dingbats, by which pages decorate headings.
 * 0: none. */
static size_t
picture_bytes(struct str text, size_t at)
{
    unsigned char lead = (unsigned char)text.p[at];
    if (at + 2 >= text.n || (lead != 0xf0 && lead != 0xe2 && lead != 0xef)) {
        return 0;
    }
    unsigned char second = (unsigned char)text.p[at + 1];
    if (lead == 0xf0) {
        return second == 0x9f && at + 3 < text.n ? 4 : 0;
    }
    bool is_selector = lead == 0xef && second == 0xb8 && (unsigned char)text.p[at + 2] <= 0x8f;
    bool is_sign = lead == 0xe2 && ((second >= 0x86 && second <= 0x8f && second != 0x88) ||
                                    (second >= 0x96 && second <= 0x9e) || second == 0xad);
    return is_selector || is_sign ? 3 : 0;
}

/* Lead bytes of the table's characters; keeps other scripts fast. */
static bool
may_fold(struct str text, size_t at)
{
    const char *p = text.p + at;
    if (p[0] == '&' || p[0] == '\xc2') {
        return true;
    }
    return at + 1 < text.n &&
           ((p[0] == '\xc4' && p[1] == '\xb0') || (p[0] == '\xe2' && p[1] == '\x80') ||
            (p[0] == '\xe3' && p[1] == '\x80') ||
            (p[0] == '\xef' && (p[1] == '\xbb' || p[1] == '\xbc')));
}

static const struct fold_row *
fold_at(struct str rest)
{
    for (size_t i = 0; i < sizeof(fold_rows) / sizeof(fold_rows[0]); i++) {
        if (rest.p[0] == fold_rows[i].from[0] && str_starts(rest, str_of(fold_rows[i].from))) {
            return &fold_rows[i];
        }
    }
    return NULL;
}

struct folder {
    char *p;
    size_t n, cap;
};

static bool
put(struct folder *to, char c)
{
    bool is_space = byte_is_space(c);
    if (is_space && (to->n == 0 || to->p[to->n - 1] == ' ')) {
        return true;
    }
    if (to->n == to->cap) {
        return false;
    }
    to->p[to->n] = c;
    if (is_space) {
        to->p[to->n] = ' ';
    }
    to->n++;
    return true;
}

/* Past a tag. */
static size_t
skip_tag(struct str html, size_t at)
{
    const char *gt = memchr(html.p + at, '>', html.n - at);
    return gt ? (size_t)(gt - html.p) + 1 : html.n;
}

/* Where a text begins behind the mark of a list: "1. ", "2\xe3\x80\x81", "\xe2\x80\xa2 ". */
static size_t
past_list_mark(struct str html)
{
    static const char *const bullets[] = {"\xe2\x80\xa2", "\xc2\xb7", "- ", "* "};
    static const char *const stops[] = {". ", "\xe3\x80\x81", "\xef\xbc\x8e",
                                        ") ", "\xef\xbc\x89", "."};
    size_t n = 0, at = 0;
    while (at < html.n && byte_is_space(html.p[at])) {
        at++;
    }
    if (at == html.n || byte_is_alpha(html.p[at]) || html.p[at] == '<') {
        return 0; /* nearly all */
    }
    struct str rest = str_sub(html, at, SIZE_MAX);
    const char *bullet = words_first(rest, str_starts, WORDS(bullets));
    if (bullet) {
        return at + strlen(bullet);
    }
    while (n < 3 && n < rest.n && byte_is_digit(rest.p[n])) {
        n++;
    }
    rest = str_sub(rest, n, SIZE_MAX);
    const char *stop = n > 0 && n < 3 ? words_first(rest, str_starts, WORDS(stops)) : NULL;
    size_t end = at + n + (stop ? strlen(stop) : 0);
    return stop && end < html.n && !byte_is_digit(html.p[end]) ? end : 0;
}

/* False when there was no room for all. */
static bool
fold_all(struct str html, struct folder *to)
{
    bool fits = true;
    for (size_t i = past_list_mark(html); i < html.n && fits;) {
        char c = html.p[i];
        if ((unsigned char)c < 0x80 && c != '<' && c != '&') { /* nearly all */
            fits = put(to, byte_lower(c));
            i++;
            continue;
        }
        bool is_special = may_fold(html, i);
        const struct fold_row *row = is_special ? fold_at(str_sub(html, i, 8)) : NULL;
        size_t picture = (unsigned char)c >= 0xe2 ? picture_bytes(html, i) : 0;
        if (picture > 0) {
            i += picture;
        } else if (c == '<') {
            i = skip_tag(html, i);
            fits = put(to, ' ');
        } else if (row) {
            fits = !row->to[0] || put(to, row->to[0]);
            fits = fits && (!row->to[0] || !row->to[1] || put(to, row->to[1]));
            i += strlen(row->from);
        } else {
            fits = put(to, lower_at(html, i));
            i++;
        }
    }
    while (to->n > 0 && to->p[to->n - 1] == ' ') {
        to->n--;
    }
    return fits;
}

void
label_fold(struct str html, struct label_text *ret)
{
    struct folder to = {ret->p, 0, LABEL_TEXT_BYTES};
    ret->is_whole = fold_all(html, &to);
    ret->n = to.n;
}

struct str
label_fold_into(struct str html, char *out, size_t cap)
{
    struct folder to = {out, 0, cap};
    if (!fold_all(html, &to)) {
        while (to.n > 0 && ((unsigned char)out[to.n - 1] & 0xc0) == 0x80) {
            to.n--;
        }
        to.n -= to.n > 0 && (unsigned char)out[to.n - 1] >= 0xc0;
    }
    return (struct str){out, to.n};
}

/* ---- names of classes ---- */

// clang-format off
/* Without marks and in lower case, sorted. */
static const struct class_row {
    const char *word;
    enum field field;
} class_rows[] = {
    {"advertisername", FIELD_COMPANY}, {"applicationclosedate", FIELD_VALID_THROUGH},
    {"applicationdeadline", FIELD_VALID_THROUGH}, {"arbeitgeber", FIELD_COMPANY},
    {"arbeitsort", FIELD_LOCATION}, {"baselocation", FIELD_LOCATION},
    {"closedate", FIELD_VALID_THROUGH}, {"closingdate", FIELD_VALID_THROUGH},
    {"closingdatetime", FIELD_VALID_THROUGH}, {"commitment", FIELD_EMPLOYMENT_TYPE},
    {"company", FIELD_COMPANY}, {"companyname", FIELD_COMPANY}, {"companytitle", FIELD_COMPANY},
    {"compensation", FIELD_SALARY}, {"compensationrange", FIELD_SALARY},
    {"contracttype", FIELD_EMPLOYMENT_TYPE}, {"contracttypes", FIELD_EMPLOYMENT_TYPE},
    {"dateadded", FIELD_DATE_POSTED}, {"dateposted", FIELD_DATE_POSTED},
    {"datepublished", FIELD_DATE_POSTED}, {"employer", FIELD_COMPANY},
    {"employername", FIELD_COMPANY}, {"employmenttype", FIELD_EMPLOYMENT_TYPE},
    {"empresa", FIELD_COMPANY}, {"entreprise", FIELD_COMPANY},
    {"expirationdate", FIELD_VALID_THROUGH}, {"expirydate", FIELD_VALID_THROUGH},
    {"hiringcompany", FIELD_COMPANY}, {"hiringorganisation", FIELD_COMPANY},
    {"hiringorganization", FIELD_COMPANY}, {"jobcity", FIELD_LOCATION},
    {"jobclosingdate", FIELD_VALID_THROUGH}, {"jobcompany", FIELD_COMPANY},
    {"jobcompanyname", FIELD_COMPANY}, {"jobcompanytitle", FIELD_COMPANY},
    {"jobcompensation", FIELD_SALARY}, {"jobcontract", FIELD_EMPLOYMENT_TYPE},
    {"jobcontracttype", FIELD_EMPLOYMENT_TYPE}, {"jobdate", FIELD_DATE_POSTED},
    {"jobdeadline", FIELD_VALID_THROUGH}, {"jobdepartment", FIELD_DEPARTMENT},
    {"jobdetailcompany", FIELD_COMPANY}, {"jobdetaillocation", FIELD_LOCATION},
    {"jobdetailsalary", FIELD_SALARY}, {"jobdetailsalaryrange", FIELD_SALARY},
    {"jobdetailscompany", FIELD_COMPANY}, {"jobdetailslocation", FIELD_LOCATION},
    {"jobdetailssalary", FIELD_SALARY}, {"jobdetailstype", FIELD_EMPLOYMENT_TYPE},
    {"jobdetailtitle", FIELD_TITLE}, {"jobdetailtype", FIELD_EMPLOYMENT_TYPE},
    {"jobdetailworktype", FIELD_EMPLOYMENT_TYPE}, {"jobemployer", FIELD_COMPANY},
    {"jobemploymenttype", FIELD_EMPLOYMENT_TYPE}, {"jobheaderlocation", FIELD_LOCATION},
    {"jobheadertitle", FIELD_TITLE}, {"jobid", FIELD_REQUISITION_ID},
    {"joblocation", FIELD_LOCATION}, {"joblocationname", FIELD_LOCATION},
    {"joblocations", FIELD_LOCATION}, {"jobname", FIELD_TITLE}, {"jobposted", FIELD_DATE_POSTED},
    {"jobposteddate", FIELD_DATE_POSTED}, {"jobpostedon", FIELD_DATE_POSTED},
    {"jobpostingtitle", FIELD_TITLE}, {"jobpublicationdate", FIELD_DATE_POSTED},
    {"jobpublished", FIELD_DATE_POSTED}, {"jobsalary", FIELD_SALARY}, {"jobtitle", FIELD_TITLE},
    {"jobtype", FIELD_EMPLOYMENT_TYPE}, {"lieutravail", FIELD_LOCATION},
    {"location", FIELD_LOCATION}, {"locations", FIELD_LOCATION}, {"locationtype", FIELD_WORK_MODE},
    {"nomentreprise", FIELD_COMPANY}, {"organisationname", FIELD_COMPANY},
    {"organizationname", FIELD_COMPANY}, {"orgname", FIELD_COMPANY}, {"payrange", FIELD_SALARY},
    {"positionlocation", FIELD_LOCATION}, {"positiontitle", FIELD_TITLE},
    {"postdate", FIELD_DATE_POSTED}, {"posteddate", FIELD_DATE_POSTED},
    {"postedon", FIELD_DATE_POSTED}, {"postinglocation", FIELD_LOCATION},
    {"postingtitle", FIELD_TITLE}, {"pracodawca", FIELD_COMPANY},
    {"publicationdate", FIELD_DATE_POSTED}, {"publishdate", FIELD_DATE_POSTED},
    {"publisheddate", FIELD_DATE_POSTED}, {"reqid", FIELD_REQUISITION_ID},
    {"requisitionid", FIELD_REQUISITION_ID}, {"requisitionnumber", FIELD_REQUISITION_ID},
    {"roletitle", FIELD_TITLE}, {"salary", FIELD_SALARY}, {"salaryinfo", FIELD_SALARY},
    {"salaryrange", FIELD_SALARY}, {"standort", FIELD_LOCATION},
    {"typecontrat", FIELD_EMPLOYMENT_TYPE}, {"typedecontrat", FIELD_EMPLOYMENT_TYPE},
    {"ubicacion", FIELD_LOCATION}, {"vacancycity", FIELD_LOCATION},
    {"vacancycompany", FIELD_COMPANY}, {"vacancycompanyname", FIELD_COMPANY},
    {"vacancylocation", FIELD_LOCATION}, {"vacancysalary", FIELD_SALARY},
    {"vacancytitle", FIELD_TITLE}, {"vacancytype", FIELD_EMPLOYMENT_TYPE},
    {"validthrough", FIELD_VALID_THROUGH}, {"werkgever", FIELD_COMPANY},
    {"werklocatie", FIELD_LOCATION}, {"workplacetype", FIELD_WORK_MODE},
    {"workplacetypes", FIELD_WORK_MODE}, {"worktype", FIELD_EMPLOYMENT_TYPE},
};
// clang-format on

enum { CLASS_WORD_BYTES = 24 };

static enum field
find_class(struct str word)
{
    char lower[CLASS_WORD_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '-' || word.p[i] == '_') {
            continue;
        }
        if (n == sizeof(lower)) {
            return FIELD_NONE;
        }
        lower[n++] = byte_lower(word.p[i]);
    }
    size_t low = 0, high = sizeof(class_rows) / sizeof(class_rows[0]);
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp((struct str){lower, n}, str_of(class_rows[mid].word));
        if (order == 0) {
            return class_rows[mid].field;
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return FIELD_NONE;
}

enum field
label_class(struct str word)
{
    enum field field = find_class(word);
    size_t at = field == FIELD_NONE ? str_find(word, STR("__")) : SIZE_MAX;
    if (at == SIZE_MAX) {
        return field;
    }
    /* block__element--modifier: the element names the content */
    struct str element = str_sub(word, at + 2, SIZE_MAX);
    return find_class(str_sub(element, 0, str_find(element, STR("--"))));
}

size_t
label_count(void)
{
    return label_row_count;
}

const struct label_row *
label_at(size_t index)
{
    return &label_rows[index];
}
