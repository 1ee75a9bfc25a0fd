/* normalize/text/sections.c: headings of postings, by the table of
 * normalize/data/section_headings.def, and paragraphs that give themselves away. Must not
 * depend on other recognisers. Phrases are compared word by word, folded; a heading holds one
 * of them and little else. */
#include "normalize/text/sections.h"

#include "base/banned.h"

enum {
    HEADING_WORDS = 9,
    HEADING_BYTES = 90,
    PARAGRAPH_BYTES = 250,
    SECTIONS_MAX = 256,
    LABEL_BYTES = 50,
    LABEL_WORDS = 4,
    ALONE_WORDS = 7,              /* of a line alone between empty ones */
    LISTED_WORDS = HEADING_WORDS, /* of a line with a list behind it */
    ABOUT_BYTES = 250             /* of the company's own part before a list ends it */
};

#define H(kind, text)                                                                              \
    {                                                                                              \
        text, SECTION_##kind, 0                                                                    \
    }
static const struct phrase HEADINGS[] = {
#define HEADING(kind, words)       {words, SECTION_##kind, 0},
#define HEADING_ALONE(kind, words) {words, SECTION_##kind, 1},
#include "normalize/data/section_headings.def"
#undef HEADING
#undef HEADING_ALONE
};
// clang-format off
/* Words that may stand round a heading's own without changing it. */
static const struct phrase EMPTY_WORDS[] = {
    {"the", 0, 0}, {"your", 0, 0}, {"our", 0, 0}, {"key", 0, 0}, {"and", 0, 0}, {"of", 0, 0}, {"for", 0, 0},
    {"to", 0, 0}, {"a", 0, 0}, {"an", 0, 0}, {"job", 0, 0}, {"role", 0, 0}, {"position", 0, 0}, {"main", 0, 0},
    {"core", 0, 0}, {"general", 0, 0}, {"primary", 0, 0}, {"major", 0, 0}, {"required", 0, 0}, {"technical", 0, 0},
    {"professional", 0, 0}, {"other", 0, 0}, {"additional", 0, 0}, {"minimum", 0, 0}, {"basic", 0, 0}, {"this", 0, 0},
    {"we", 0, 0}, {"you", 0, 0}, {"us", 0, 0}, {"in", 0, 0}, {"with", 0, 0}, {"on", 0, 0}, {"und", 0, 0},
    {"der", 0, 0}, {"die", 0, 0}, {"das", 0, 0}, {"et", 0, 0}, {"les", 0, 0}, {"des", 0, 0}, {"de", 0, 0},
    {"y", 0, 0}, {"e", 0, 0}, {"i", 0, 0}, {"le", 0, 0}, {"la", 0, 0}, {"here", 0, 0}, {"are", 0, 0}, {"is", 0, 0},
    {"some", 0, 0}, {"what", 0, 0}, {"section", 0, 0}, {"overview", 0, 0}, {"details", 0, 0}, {"information", 0, 0},
    {"at", 0, 0}, {"team", 0, 0}, {"candidate", 0, 0}, {"duties", 0, 0}, {"responsibilities", 0, 0}, {"skills", 0, 0},
    {"requirements", 0, 0}, {"qualifications", 0, 0}, {"experience", 0, 0}, {"benefits", 0, 0}, {"range", 0, 0},
    {"employer", 0, 0}, {"statement", 0, 0}, {"will", 0, 0}, {"have", 0, 0}, {"has", 0, 0}, {"if", 0, 0},
    {"need", 0, 0}, {"needed", 0, 0}, {"ll", 0, 0}, {"re", 0, 0}, {"d", 0, 0}, {"be", 0, 0}, {"it", 0, 0},
    {"who", 0, 0}, {"that", 0, 0}, {"there", 0, 0}, {"these", 0, 0}, {"most", 0, 0}, {"my", 0, 0}, {"me", 0, 0},
    {"do", 0, 0}, {"does", 0, 0}, {"think", 0, 0}, {"love", 0, 0}, {"from", 0, 0}, {"bei", 0, 0}, {"uns", 0, 0},
    {"dir", 0, 0}, {"dich", 0, 0}, {"sie", 0, 0}, {"ihnen", 0, 0}, {"für", 0, 0}, {"im", 0, 0}, {"van", 0, 0},
    {"jou", 0, 0}, {"je", 0, 0}, {"voor", 0, 0}, {"met", 0, 0}, {"wij", 0, 0}, {"per", 0, 0}, {"con", 0, 0},
    {"para", 0, 0}, {"com", 0, 0}, {"em", 0, 0}, {"na", 0, 0}, {"w", 0, 0}, {"dla", 0, 0}, {"pour", 0, 0},
    {"nous", 0, 0}, {"vous", 0, 0}, {"avec", 0, 0},
};
/* Paragraphs that need no heading. */
static const struct phrase SIGNALS[] = {
    H(EEO, "equal opportunity employer"), H(EEO, "equal employment opportunity"), H(EEO, "affirmative action"), H(EEO, "without regard to race"), H(EEO, "regardless of race"), H(EEO, "sexual orientation"), H(EEO, "protected veteran"), H(EEO, "gender identity"), H(EEO, "reasonable accommodation"), H(EEO, "reasonable accommodations"), H(EEO, "religion sex"), H(EEO, "sexuelle orientierung"), H(EEO, "sexueller orientierung"), H(EEO, "orientation sexuelle"), H(EEO, "orientación sexual"), H(EEO, "orientação sexual"), H(EEO, "orientamento sessuale"), H(EEO, "seksuele geaardheid"), H(EEO, "personnes en situation de handicap"), H(EEO, "underrepresented groups"),
    H(LEGAL, "privacy policy"), H(LEGAL, "e verify"), H(LEGAL, "unsolicited resumes"), H(LEGAL, "recruitment agencies"), H(LEGAL, "personenbezogenen daten"), H(LEGAL, "fair chance ordinance"), H(LEGAL, "criminal histories"), H(LEGAL, "arrest and conviction"), H(LEGAL, "phishing"), H(LEGAL, "fraudulent"), H(LEGAL, "personal data"), H(LEGAL, "privacy notice"), H(LEGAL, "background check"),
};
// clang-format on

#define TABLE(group, rows)                                                                         \
    {                                                                                              \
        group, rows, sizeof(rows) / sizeof((rows)[0])                                              \
    }
const struct phrase_table SECTION_TABLES[SECTION_TABLE_COUNT] = {
    TABLE(GROUP_HEADING, HEADINGS),
    TABLE(GROUP_HEADING_EMPTY, EMPTY_WORDS),
    TABLE(GROUP_SIGNAL, SIGNALS),
};

struct line {
    size_t begin, end;  /* bytes */
    size_t first, last; /* words */
};

/* Parts that say nothing of what one must know. */
static bool
is_aside(enum section_kind kind)
{
    return kind == SECTION_ABOUT || (kind >= SECTION_BENEFITS && kind <= SECTION_APPLY);
}

/* "Legal assistant", "Benefits specialist": a job, not a heading. */
static bool
names_a_job(const struct words *words, size_t last)
{
    static const char *const jobs[] = {
        "assistant",  "counsel",  "specialist", "manager",       "analyst",   "advisor",
        "adviser",    "officer",  "secretary",  "administrator", "executive", "consultant",
        "associate",  "engineer", "intern",     "coordinator",   "director",  "clerk",
        "generalist", "lead",     "assistenz",  "referent",      "referentin"};
    return words_is_any(words, last - 1, jobs, sizeof jobs / sizeof jobs[0]);
}

/* A heading holds one phrase of the table and words that mean nothing. */
static enum section_kind
kind_of_words(const struct words *words, const struct phrases *phrases, size_t first, size_t last)
{
    enum section_kind best = SECTION_NONE;
    size_t best_n = 0, best_at = 0, others = 0;
    bool is_alone = false; /* whether the phrase bears no other word beside it */
    struct phrase_hit hit;
    for (size_t at = phrases_next(phrases, words, first, last, GROUP_HEADING, &hit); at < last;
         at = phrases_next(phrases, words, at + 1, last, GROUP_HEADING, &hit)) {
        if (hit.n_words > best_n && at + hit.n_words <= last) {
            best = (enum section_kind)hit.tag;
            best_n = hit.n_words;
            best_at = at;
            is_alone = hit.value != 0;
        }
    }
    if (best == SECTION_NONE) {
        return best;
    }
    for (size_t at = first; at < last; at++) {
        bool own = at >= best_at && at < best_at + best_n;
        others += !own && !phrases_at(phrases, words, at, GROUP_HEADING_EMPTY, &hit);
    }
    if (others > 0 && (is_alone || (is_aside(best) && names_a_job(words, last)))) {
        return SECTION_NONE;
    }
    bool about_name = best == SECTION_ABOUT && best_at == first && last - first <= 5;
    return about_name || others <= 1 ? best : SECTION_NONE;
}

static bool
looks_like_heading(const struct words *words, const struct line *line)
{
    size_t n = line->last - line->first;
    if (n == 0 || n > HEADING_WORDS || line->end - line->begin > HEADING_BYTES) {
        return false;
    }
    struct str text = str_trim(str_sub(words->text, line->begin, line->end - line->begin));
    if (text.n == 0 || text.p[0] == '-' || words->items[line->first].kind == WORD_NUMBER) {
        return false;
    }
    char last = text.p[text.n - 1];
    return last != '.' && last != ',' && last != ';';
}

/* "Salary: $120k", "Requirements: five years ...": a label and its value. */
static enum section_kind
kind_of_label(const struct words *words, const struct phrases *phrases, const struct line *line)
{
    struct str text = str_sub(words->text, line->begin, line->end - line->begin);
    size_t colon = str_find_byte(str_sub(text, 0, LABEL_BYTES), ':');
    if (colon == SIZE_MAX || !text.p || text.p[0] == '-') {
        return SECTION_NONE;
    }
    size_t last = line->first;
    while (last < line->last && words->items[last].at < line->begin + colon) {
        last++;
    }
    if (last == line->first || last - line->first > LABEL_WORDS) {
        return SECTION_NONE;
    }
    return kind_of_words(words, phrases, line->first, last);
}

/* A paragraph about equal opportunity or privacy, whatever the heading. */
static enum section_kind
kind_of_paragraph(const struct words *words, const struct phrases *phrases, const struct line *line)
{
    struct phrase_hit hit;
    size_t at = phrases_next(phrases, words, line->first, line->last, GROUP_SIGNAL, &hit);
    return at < line->last ? (enum section_kind)hit.tag : SECTION_NONE;
}

struct builder {
    struct section *items;
    size_t n;
    enum section_kind heading; /* of the heading last seen */
};

static void
builder_begin(struct builder *b, enum section_kind kind, size_t at)
{
    if (b->n > 0 && (b->items[b->n - 1].kind == kind || b->n == SECTIONS_MAX)) {
        return;
    }
    if (b->n > 0 && b->items[b->n - 1].begin == at) {
        b->items[b->n - 1].kind = kind;
        return;
    }
    b->items[b->n++] = (struct section){kind, (uint32_t)at, 0};
}

/* Parts about other things than the work end at any heading; lists of duties
 * and requirements go on under headings of their own. */
static bool
heading_ends(enum section_kind kind)
{
    return kind != SECTION_NONE && kind != SECTION_DUTIES && kind != SECTION_REQUIREMENTS &&
           kind != SECTION_PREFERRED && kind != SECTION_STACK;
}

/* A short line with an empty one before it, and an empty one or a list behind. */
static bool
stands_alone(const struct words *words, const struct line *line)
{
    if (words->items[line->first].gap != GAP_BLANK || line->last >= words->n) {
        return false;
    }
    size_t next = line->end + 1, n = line->last - line->first;
    const struct word *after = &words->items[line->last];
    bool list = next < words->text.n && words->text.p[next] == '-';
    return (after->gap == GAP_BLANK && n <= ALONE_WORDS) || (list && n <= LISTED_WORDS);
}

/* Whether a sentence ends before the word. */
static bool
begins_sentence(const struct words *words, size_t i)
{
    static const char ends[] = ".!?|;";
    size_t at = words->items[i].at;
    while (at > 0 && words->text.p[at - 1] == ' ') {
        at--;
    }
    return at > 0 && at < words->items[i].at &&
           memchr(ends, words->text.p[at - 1], sizeof ends - 1) != NULL;
}

/* "Benefits: lunch. Requirements: SQL": further labels in a line that begins with an
 * aside. */
static void
builder_labels(struct builder *b, const struct words *words, const struct phrases *phrases,
               const struct line *line)
{
    size_t begin = line->first;
    for (size_t i = line->first + 1; i + 1 < line->last; i++) {
        begin = begins_sentence(words, i) ? i : begin;
        if (begin == line->first || i - begin >= LABEL_WORDS ||
            !words_colon_at(words, word_end(words, i))) {
            continue;
        }
        enum section_kind kind = kind_of_words(words, phrases, begin, i + 1);
        if (kind != SECTION_NONE) {
            builder_begin(b, kind, words->items[begin].at);
        }
    }
}

static void
builder_line(struct builder *b, const struct words *words, const struct phrases *phrases,
             const struct line *line)
{
    bool is_heading = looks_like_heading(words, line);
    enum section_kind kind =
        is_heading ? kind_of_words(words, phrases, line->first, line->last) : SECTION_NONE;
    if (kind != SECTION_NONE) {
        b->heading = kind;
        builder_begin(b, kind, line->begin);
        return;
    }
    if (is_heading && heading_ends(b->heading) && stands_alone(words, line)) {
        b->heading = SECTION_NONE;
        builder_begin(b, SECTION_NONE, line->begin);
        return;
    }
    kind = kind_of_label(words, phrases, line);
    bool is_free = b->heading == SECTION_NONE || b->heading >= SECTION_BENEFITS;
    if (kind == SECTION_NONE && (is_free || line->end - line->begin > PARAGRAPH_BYTES)) {
        kind = kind_of_paragraph(words, phrases, line);
    }
    builder_begin(b, kind != SECTION_NONE ? kind : b->heading, line->begin);
    if (is_aside(kind)) {
        builder_labels(b, words, phrases, line);
    }
}

/* Where nothing but the company has a heading, its part would go on to the end of the
 * text: it ends at the first list. */
static void
end_about_at_list(struct builder *b, struct str text)
{
    for (size_t i = 0; i < b->n; i++) {
        enum section_kind kind = b->items[i].kind;
        if (kind == SECTION_DUTIES || kind == SECTION_REQUIREMENTS || kind == SECTION_PREFERRED ||
            kind == SECTION_STACK) {
            return;
        }
    }
    for (size_t i = b->n; i-- > 0;) {
        struct section *about = &b->items[i];
        size_t end = i + 1 < b->n ? b->items[i + 1].begin : text.n;
        size_t at = str_find(str_sub(text, about->begin, end - about->begin), STR("\n- "));
        if (about->kind != SECTION_ABOUT || at == SIZE_MAX || at < ABOUT_BYTES ||
            b->n == SECTIONS_MAX) {
            continue;
        }
        memmove(about + 2, about + 1, (b->n - i - 1) * sizeof(*about));
        about[1] = (struct section){SECTION_NONE, (uint32_t)(about->begin + at + 1), 0};
        b->n++;
    }
}

/* The line of words that begins with the word line->first: words know the breaks
 * before them. */
static void
line_of(const struct words *words, struct line *line)
{
    struct str text = words->text;
    const struct word *word = &words->items[line->first + 1], *end_word = words->items + words->n;
    while (word < end_word && word->gap < GAP_LINE) {
        word++;
    }
    size_t last = (size_t)(word - words->items);
    line->last = last;
    line->begin = words->items[line->first].at;
    while (line->begin > 0 && text.p[line->begin - 1] != '\n') {
        line->begin--;
    }
    size_t end = word_end(words, last - 1);
    size_t n = str_find_byte(str_sub(text, end, text.n), '\n');
    line->end = n == SIZE_MAX ? text.n : end + n;
}

enum status
sections_find(const struct words *words, const struct phrases *phrases, struct arena *arena,
              struct section **ret, size_t *ret_n)
{
    struct builder b = {.items = arena_raw(arena, SECTIONS_MAX * sizeof(struct section))};
    if (!b.items) {
        return E_NOMEM;
    }
    b.items[b.n++] = (struct section){SECTION_NONE, 0, 0};
    struct str text = words->text;
    for (struct line line = {0}; line.first < words->n; line.first = line.last) {
        line_of(words, &line);
        builder_line(&b, words, phrases, &line);
    }
    end_about_at_list(&b, text);
    for (size_t i = 0; i < b.n; i++) {
        b.items[i].end = i + 1 < b.n ? b.items[i + 1].begin : (uint32_t)text.n;
    }
    *ret = b.items;
    *ret_n = text.n ? b.n : 0;
    return OK;
}

enum section_kind
sections_at(const struct section *sections, size_t n, uint32_t offset)
{
    size_t low = 0, high = n; /* the last one that begins at or before offset */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (sections[mid].begin <= offset) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low > 0 ? sections[low - 1].kind : SECTION_NONE;
}
