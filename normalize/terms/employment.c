/* normalize/terms/employment.c: see the header. Must not hold words
 * (employment_phrases.c). */
#include "normalize/terms/employment.h"

#include "normalize/terms/employment_clause.h"
#include "normalize/text/denial.h"

#include "base/banned.h"

enum {
    LABEL_WORDS = 5,
    OWN_LINE_WORDS = 4,
    PROSE = IN_TEXT | IN_LABELLED | IN_ANSWER | IN_TITLE /* where prose may say it */
};

/* The more special type says more about the job; its hours more than its end. */
static int
rank(enum employment_type type)
{
    static const int RANKS[EMPLOYMENT_COUNT] = {
        [EMPLOYMENT_NONE] = 0,       [EMPLOYMENT_FULL_TIME] = 3,      [EMPLOYMENT_PART_TIME] = 2,
        [EMPLOYMENT_TEMPORARY] = 1,  [EMPLOYMENT_CONTRACT] = 4,       [EMPLOYMENT_VOLUNTEER] = 5,
        [EMPLOYMENT_INTERNSHIP] = 6, [EMPLOYMENT_APPRENTICESHIP] = 7,
    };
    return RANKS[type];
}

bool
employment_is_stronger(enum employment_type a, enum employment_type b)
{
    return rank(a) > rank(b);
}

/* "Stage - Assistant RH", "Analyst, Contract", "Developer (C2C)": a part of the title of its own.
 */
static bool
is_set_off(struct str title, const struct phrase_hit *hit)
{
    struct str before = str_trim(str_sub(title, 0, hit->at));
    struct str behind = str_trim(str_sub(title, hit->end, SIZE_MAX));
    char last = (char)(before.n ? before.p[before.n - 1] : '\0');
    char next = (char)(behind.n ? behind.p[0] : '\0');
    bool is_dashed = str_starts(str_sub(title, hit->end, SIZE_MAX), STR(" -"));
    bool opens = last == '\0' || last == '(' || last == '[' || last == '|' || last == ',' ||
                 str_ends(str_sub(title, 0, hit->at), STR("- "));
    return opens &&
           (next == '\0' || next == ')' || next == ']' || next == '|' || next == ',' ||
            is_dashed) &&
           hit->end - hit->at < title.n;
}

/* "FTE", "Pensum": a share of full time stands beside. */
static bool
is_share(const struct phrase_hit *hit)
{
    return hit->group == GROUP_EMPLOYMENT && hit->tag == IS_LABEL && hit->value == EMPLOYMENT_SHARE;
}

/* The type that a phrase of a short text means; "FTE" alone in a field is all of one. */
static enum employment_type
type_of_hit(const struct words *words, const struct phrase_hit *hit, unsigned where)
{
    if (!is_share(hit)) {
        return (enum employment_type)hit->value;
    }
    enum employment_type type = employment_by_share(words, hit);
    return !type && where == IN_FIELD ? EMPLOYMENT_FULL_TIME : type;
}

static struct employment_find
find_in_short(struct str text, const struct phrases *phrases, struct arena *arena, unsigned where)
{
    struct employment_find find = {EMPLOYMENT_NONE, STR_NONE};
    struct words words;
    struct hits hits;
    char *split = arena_bytes(arena, text.n * 2 + 1);
    if (!split) {
        return find;
    }
    size_t n = 0; /* "FullTime" and "fullTime" are two words */
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool camel = i > 0 && c >= 'A' && c <= 'Z' && text.p[i - 1] >= 'a' && text.p[i - 1] <= 'z';
        if (camel && (where & IN_FIELD)) {
            split[n++] = ' ';
        }
        split[n++] = c;
    }
    if (words_split((struct str){split, n}, arena, &words) != OK ||
        phrases_find(phrases, &words, 1U << GROUP_EMPLOYMENT, arena, &hits) != OK) {
        return find;
    }
    size_t passed = 0; /* inside "permanent contract" */
    for (size_t i = 0; i < hits.n; i++) {
        const struct phrase_hit *hit = &hits.items[i];
        enum employment_type type = type_of_hit(&words, hit, where);
        if (hit->tag == IS_NOT) {
            passed = hit->end;
        }
        bool counts = is_share(hit) || hit->tag & where ||
                      (where == IN_TITLE && hit->tag & (IN_LABELLED | IN_ANSWER) &&
                       is_set_off(words.text, hit));
        /* "Temporary, full-time": of a contract's end and its hours the first named */
        bool is_first =
            find.type != EMPLOYMENT_TEMPORARY || rank(type) > rank(EMPLOYMENT_FULL_TIME);
        if (hit->at >= passed && counts && is_first && employment_is_stronger(type, find.type)) {
            find.type = type;
            find.quote = text;
        }
    }
    return find;
}

struct employment_find
employment_structured(struct str text, const struct phrases *phrases, struct arena *arena)
{
    return find_in_short(text, phrases, arena, IN_FIELD);
}

struct employment_find
employment_of_title(struct str title, const struct phrases *phrases, struct arena *arena)
{
    struct employment_find find = find_in_short(title, phrases, arena, IN_TITLE);
    if (!find.type && employment_ends_contract(title)) {
        find = (struct employment_find){EMPLOYMENT_CONTRACT, title};
    }
    return find;
}

bool
employment_ends_contract(struct str title)
{
    static const char *const WORDS[] = {"contract", "contractor", "freelance", "freelancer"};
    struct str rest = str_trim(title);
    while (rest.n > 0 && (rest.p[rest.n - 1] == ')' || rest.p[rest.n - 1] == ']')) {
        rest = str_trim(str_sub(rest, 0, rest.n - 1));
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        struct str word = str_of(WORDS[i]);
        if (rest.n <= word.n || !str_is_nocase(str_sub(rest, rest.n - word.n, word.n), WORDS[i])) {
            continue;
        }
        struct str left = str_sub(rest, 0, rest.n - word.n);
        struct str before = str_trim(left);
        char last = (char)(before.n > 0 ? before.p[before.n - 1] : ' ');
        bool alone = last == '(' || last == '[' || last == '-' || last == '|' ||
                     str_ends(before, STR("\xE2\x80\x93"));
        /* "smart contract" is no contract of work; "6 month contract" is */
        return alone || (i > 0 && !byte_is_alpha(left.p[left.n - 1])) ||
               str_ends(before, STR("month")) || str_ends(before, STR("months")) ||
               str_ends(before, STR("year"));
    }
    return false;
}

/* Whether nothing but types stands in the short line of the hit: "Permanent, full-time",
 * "Full-time or part-time". */
static bool
is_line_of_types(const struct words *words, const struct hits *hits, size_t index)
{
    static const char *const FILLERS[] = {"or",   "and", "permanent", "regular",
                                          "oder", "und", "ou",        "o"};
    const size_t at = hits->items[index].word;
    size_t first = at, end = at + 1, known = 0;
    while (first > 0 && words->items[first].gap < GAP_SENTENCE && at - first <= OWN_LINE_WORDS) {
        first--;
    }
    while (end < words->n && words->items[end].gap < GAP_SENTENCE &&
           end - first <= OWN_LINE_WORDS + 1) {
        end++;
    }
    if (end - first > OWN_LINE_WORDS + 1) {
        return false;
    }
    while (index > 0 && hits->items[index - 1].word >= first) {
        index--;
    }
    for (size_t i = index; i < hits->n && hits->items[i].word < end; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        bool counts = hit->group == GROUP_EMPLOYMENT && !(hit->tag & (IS_LABEL | IS_NOT));
        known += counts ? hit->n_words : 0;
    }
    for (size_t i = first; i < end && known > 0; i++) {
        known += words_is_any(words, i, FILLERS, sizeof FILLERS / sizeof FILLERS[0]);
    }
    return words->items[first].gap >= GAP_LINE && known == end - first &&
           (end >= words->n || words->items[end].gap >= GAP_LINE);
}

static bool
is_frame(const struct phrase_hit *hit)
{
    return hit->group == GROUP_EMPLOYMENT && hit->tag == IS_LABEL && hit->value == EMPLOYMENT_FRAME;
}

/* The frame that ends at most `n` words before the hit; NULL without one. */
static const struct phrase_hit *
frame_before(const struct hits *hits, size_t index, size_t n)
{
    for (size_t back = index; back > 0; back--) {
        const struct phrase_hit *frame = &hits->items[back - 1];
        size_t end = frame->word + frame->n_words;
        if (hits->items[index].word > end + n) {
            break;
        }
        if (is_frame(frame) && end <= hits->items[index].word) {
            return frame;
        }
    }
    return NULL;
}

/* "This is a paid internship", "Nous recherchons un alternant": the sentence says what the job is,
 * and nothing turns away from it before the phrase. */
static bool
is_framed(const struct words *words, const struct hits *hits, size_t index)
{
    enum { FRAME_WORDS = 3 };
    static const char *const TURNS[] = {"for",  "with", "by",  "to",  "of",   "who",
                                        "from", "in",   "für", "mit", "pour", "para",
                                        "per",  "voor", "dla", "med"};
    const struct phrase_hit *hit = &hits->items[index];
    const struct phrase_hit *frame = frame_before(hits, index, FRAME_WORDS);
    if (!frame || words->items[hit->word].gap >= GAP_PUNCT) {
        return false;
    }
    for (size_t w = frame->word + frame->n_words; w < hit->word; w++) {
        if (words->items[w].gap >= GAP_PUNCT ||
            words_is_any(words, w, TURNS, sizeof TURNS / sizeof TURNS[0])) {
            return false;
        }
    }
    return true;
}

/* "Denver | Full-time", "$200,000 · Full-time · Mid-Senior level". */
static bool
is_between_marks(struct str text, const struct phrase_hit *hit)
{
    static const char *const MARKS[] = {"|", "\xC2\xB7", "\xE2\x80\xA2"};
    struct str before = str_trim(str_sub(text, 0, hit->at));
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
        if (str_ends(before, str_of(MARKS[i]))) {
            return true;
        }
    }
    return false;
}

/* "40 hours per week, full-time, Monday to Friday": hours between commas of a short line; another
 * type has the line alone. */
static bool
is_part_of_line(const struct words *words, const struct phrase_hit *hit)
{
    enum { LINE_WORDS = 10 };
    size_t first = hit->word, last = hit->word + hit->n_words;
    bool is_hours = hit->value == EMPLOYMENT_FULL_TIME || hit->value == EMPLOYMENT_PART_TIME;
    enum gap least = is_hours ? GAP_PUNCT : GAP_LINE;
    bool is_part =
        words->items[first].gap >= least && (last >= words->n || words->items[last].gap >= least);
    while (first > 0 && words->items[first].gap < GAP_LINE && last - first <= LINE_WORDS) {
        first--;
    }
    while (last < words->n && words->items[last].gap < GAP_LINE && last - first <= LINE_WORDS) {
        last++;
    }
    return is_part && last - first <= LINE_WORDS;
}

/* The label with its colon just before the hit, e.g. "Job type:"; NULL without one. */
static const struct phrase_hit *
label_before(const struct words *words, const struct hits *hits, size_t index)
{
    enum { HITS_BACK = 2 };
    for (size_t back = index; back > 0 && index - back <= HITS_BACK; back--) {
        const struct phrase_hit *last = &hits->items[back - 1];
        bool is_label = last->group == GROUP_EMPLOYMENT && last->tag == IS_LABEL &&
                        last->value != EMPLOYMENT_FRAME;
        if (is_label && words_colon_at(words, word_end(words, last->word + last->n_words - 1))) {
            return last;
        }
    }
    return NULL;
}

static bool
is_labelled(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    const struct phrase_hit *label = label_before(words, hits, index);
    if (label) {
        return hit->word - label->word - label->n_words < LABEL_WORDS;
    }
    return hit->tag & IN_LABELLED &&
           (is_line_of_types(words, hits, index) || is_part_of_line(words, hit) ||
            is_between_marks(words->text, hit));
}

/* "cdd" of "5fcb7f8366cdd6e49": figures or letters stand straight beside it. */
static bool
is_inside_code(const struct words *words, const struct phrase_hit *hit)
{
    struct str before = str_sub(words->text, hit->at > 0 ? hit->at - 1 : 0, hit->at > 0);
    struct str after = str_sub(words->text, hit->end, 1);
    return (before.n > 0 && byte_is_digit(before.p[0])) ||
           (after.n > 0 && byte_is_digit(after.p[0]));
}

/* How sure it is that a phrase speaks of this job. */
enum sureness { SURE_NOT, SURE_BY_CLAUSE, SURE };

static enum sureness
is_said(const struct words *words, const struct hits *hits, const struct phrases *phrases,
        size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    if (!(hit->tag & PROSE) || hit->tag & IS_NOT || is_inside_code(words, hit) ||
        denial_of(words, phrases, hit, DENIAL_OF_POSSIBLE)) {
        return SURE_NOT;
    }
    bool is_named = hit->tag & IN_TITLE && is_framed(words, hits, index);
    if (hit->tag & IN_TEXT || is_named || is_labelled(words, hits, index)) {
        return SURE;
    }
    return employment_by_clause(words, phrases, hit) ? SURE_BY_CLAUSE : SURE_NOT;
}

struct employment_find
employment_of_text(const struct words *words, const struct hits *hits,
                   const struct phrases *phrases, const struct section *sections, size_t n_sections)
{
    struct employment_find sure = {EMPLOYMENT_NONE, STR_NONE}, by_clause = sure;
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group != GROUP_EMPLOYMENT) {
            continue;
        }
        enum section_kind kind = sections_at(sections, n_sections, hit->at);
        bool is_about = kind == SECTION_ABOUT && !(hit->tag & IN_ABOUT);
        if (kind == SECTION_EEO || kind == SECTION_LEGAL || is_about) {
            continue;
        }
        enum employment_type type =
            is_share(hit) ? employment_by_share(words, hit) : (enum employment_type)hit->value;
        enum sureness sureness = is_share(hit) ? SURE : is_said(words, hits, phrases, i);
        struct employment_find *find = sureness == SURE ? &sure : &by_clause;
        /* the hours say more of the job than the contract's end */
        bool is_hours = type == EMPLOYMENT_FULL_TIME || type == EMPLOYMENT_PART_TIME;
        bool is_more =
            find->type == EMPLOYMENT_NONE || (is_hours && find->type == EMPLOYMENT_TEMPORARY);
        if (sureness && type && is_more) {
            *find =
                (struct employment_find){type, str_sub(words->text, hit->at, hit->end - hit->at)};
        }
    }
    return sure.type ? sure : by_clause;
}

enum employment_type
employment_of_hours(struct extent hours)
{
    enum { FULL_LEAST = 3500, PART_MOST = 3200 }; /* a week of 35 hours is full in France */
    if (hours.min >= FULL_LEAST) {
        return EMPLOYMENT_FULL_TIME;
    }
    return hours.max > 0 && hours.max <= PART_MOST ? EMPLOYMENT_PART_TIME : EMPLOYMENT_NONE;
}
