/* normalize/workmode/workmode.c: what the phrases of a text say together. Traps behind the table:
 * remote sensing, remote teams, hybrid cloud, work-from-anywhere weeks as a benefit. Must not weigh
 * the text against fields (workmode_decide.c) or know a field's form (workmode_fields.c). */
#include "normalize/workmode/workmode.h"

#include <limits.h>

#include "normalize/workmode/workmode_clause.h"
#include "normalize/workmode/workmode_context.h"

#include "base/banned.h"

enum {
    FULL_WEEK_DAYS = 5,
    PERCENT_ALL = 100,
    LABEL_WORDS = 4,
    SHORT_LINE = 3,
    LONE_WORDS = 5, /* of a text that is a place: "Anywhere in the United States" */
    HEAD_BYTES = 300,
    JOB_REACH = 4, /* words from "this role is" to the phrase */
    DAYS_REACH = 12
};

static struct str
hit_text(const struct words *words, const struct phrase_hit *hit)
{
    return str_sub(words->text, hit->at, hit->end - hit->at);
}

void
mode_say(struct mode_find *find, enum work_mode mode, bool strong, struct str quote)
{
    if (mode == MODE_NONE) {
        return;
    }
    uint8_t bit = (uint8_t)(1U << mode);
    if (find->strong == 0 && (strong || find->weak == 0)) {
        find->first = mode;
    }
    if (find->quote[mode].n == 0 || (strong && !(find->strong & bit))) {
        find->quote[mode] = quote;
    }
    *(strong ? &find->strong : &find->weak) |= bit;
}

/* The hit of the group before this one; NULL without one. */
static const struct phrase_hit *
mode_hit_before(const struct hits *hits, size_t index)
{
    while (index > 0 && hits->items[index - 1].group != GROUP_MODE) {
        index--;
    }
    return index > 0 ? &hits->items[index - 1] : NULL;
}

/* A weak word in a labelled line, a line of its own, or between pipes at the
 * top speaks of this job. */
static bool
weak_stands(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    const struct phrase_hit *label = mode_hit_before(hits, index);
    if (label && label->tag == TAG_LABEL) {
        bool near = hit->word - label->word - label->n_words < LABEL_WORDS;
        size_t after = word_end(words, label->word + label->n_words - 1);
        bool colon = words_colon_at(words, after);
        if (near && colon) {
            return true;
        }
    }
    size_t first = hit->word, last = hit->word + hit->n_words;
    while (first > 0 && words->items[first].gap < GAP_LINE && hit->word - first < SHORT_LINE + 1) {
        first--;
    }
    while (last < words->n && words->items[last].gap < GAP_LINE && last - first <= SHORT_LINE) {
        last++;
    }
    bool own_line = words->items[first].gap >= GAP_LINE && last - first <= SHORT_LINE;
    bool whole_line = own_line && last - first == hit->n_words;
    if (whole_line || (own_line && hit->at < HEAD_BYTES * 2)) {
        return true;
    }
    struct str left = str_sub(words->text, 0, hit->at);
    struct str before = str_trim(left);
    bool piped = before.n > 0 && before.p[before.n - 1] == '|';
    return piped && hit->at < HEAD_BYTES;
}

/* "Remote: 50%", "Days in office: 4", "Telework: up to 60%": the number behind the phrase, at most
 * `most`; -1 without. */
static int32_t
number_behind(const struct words *words, const struct phrase_hit *hit, uint32_t most, size_t *ret)
{
    static const char *const UP_TO[] = {
        "up",  "to",   "bis", "zu",    "jusqu", "à",   "hasta", "el",  "max",   "maximal", "about",
        "até", "fino", "al",  "do",    "tot",   "von", "ist",   "is",  "quote", "anteil",  "est",
        "es",  "aus",  "for", "share", "quota", "en",  "om",    "upp", "till"};
    enum { UP_TO_MOST = 4 };
    size_t at = hit->word + hit->n_words;
    for (size_t n = 0;
         n < UP_TO_MOST && words_is_any(words, at, UP_TO, sizeof UP_TO / sizeof UP_TO[0]); n++) {
        at++;
    }
    bool is_number = at < words->n && words->items[at].kind == WORD_NUMBER &&
                     words->items[at].gap <= GAP_PUNCT && words->items[at].hash <= most;
    *ret = at;
    return is_number ? (int32_t)words->items[at].hash : -1;
}

static void
scan_days(const struct words *words, const struct phrase_hit *hit, struct mode_find *find)
{
    struct str quote = hit_text(words, hit);
    size_t at = 0;
    int32_t days = number_behind(words, hit, FULL_WEEK_DAYS, &at);
    if (days < 0 && hit->tag == TAG_OFFICE) { /* "our office days": there are others */
        mode_say(find, MODE_HYBRID, false, quote);
    }
    if (days < 0 || days > FULL_WEEK_DAYS) {
        return;
    }
    bool is_office = hit->tag == TAG_OFFICE, is_all = days == FULL_WEEK_DAYS;
    enum work_mode mode = is_office == is_all ? MODE_ONSITE : MODE_REMOTE;
    mode = is_all || days == 0 ? mode : MODE_HYBRID;
    find->has_days = find->has_days || !is_all;
    mode_say(find, mode, true, quote);
    find->of_job |= (uint8_t)(mode_names_job(words, hit, DAYS_REACH) ? 1U << mode : 0);
}

/* "100% remote" is what it says, "60% remote" hybrid; "5% remote" says nothing.
 * "Homeoffice bis zu 60 %", "bis zu 3 Tage" are hybrid, "bis zu 100 %" is not. */
static enum work_mode
mode_of_share(enum work_mode mode, int32_t percent)
{
    enum { LEAST_SHARE = 10 };
    if (mode == MODE_HYBRID && percent == PERCENT_ALL) {
        return MODE_REMOTE;
    }
    if (mode == MODE_HYBRID && percent >= 1) { /* or days: a week, a month */
        return mode;
    }
    if (percent < 0 || percent == PERCENT_ALL) {
        return mode;
    }
    return percent >= LEAST_SHARE && percent < PERCENT_ALL ? MODE_HYBRID : MODE_NONE;
}

static int32_t
share_behind(const struct words *words, const struct phrase_hit *hit)
{
    size_t at = 0;
    int32_t share = number_behind(words, hit, PERCENT_ALL, &at);
    struct str behind = share < 0 ? STR_NONE : str_sub(words->text, word_end(words, at), 2);
    bool is_share = str_starts(behind, STR("%")) || str_is(behind, " %");
    return is_share ? share : -1;
}

/* "Worldwide" alone, "Anywhere in Canada": in a sentence the word says nothing. */
static void
scan_lone(const struct words *words, const struct hits *hits, size_t index, struct mode_find *find)
{
    const struct phrase_hit *hit = &hits->items[index];
    size_t next = hit->word + hit->n_words;
    bool leads = hit->word == 0 && next < words->n && words->n <= LONE_WORDS &&
                 words->items[next].hash == word_hash(STR("in"));
    bool is_dashed = str_starts(str_sub(words->text, hit->end, SIZE_MAX), STR(" - "));
    bool is_parted = (hit->word == 0 || words->items[hit->word].gap > GAP_SOFT) &&
                     (next >= words->n || words->items[next].gap > GAP_SOFT || is_dashed);
    bool stands = is_parted && weak_stands(words, hits, index);
    if (stands || leads || words->n == 1) {
        mode_say(find, (enum work_mode)hit->value, stands, hit_text(words, hit));
    }
}

/* A word for the one who does a job, by its end: "analyst", "manager", "nurse". */
static bool
is_worker(struct str word)
{
    static const char *const ENDS[] = {"er",   "or",   "ist",   "yst",   "ant",   "ian",
                                       "ive",  "tect", "agent", "clerk", "nurse", "coach",
                                       "lead", "rep",  "head",  "intern"};
    for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
        struct str end = str_of(ENDS[i]);
        if (word.n >= end.n && str_is_nocase(str_sub(word, word.n - end.n, end.n), ENDS[i])) {
            return true;
        }
    }
    return false;
}

/* "Remote Data Analyst": a title begins with the phrase; "Remote data entry" is none. */
static bool
is_title_ahead(const struct words *words, const struct phrase_hit *hit)
{
    enum { TITLE_WORDS = 10 };
    size_t next = hit->word + hit->n_words, end = next;
    while (end < words->n && words->items[end].gap <= GAP_SOFT) {
        end++;
    }
    return words->n <= TITLE_WORDS && words->items[hit->word].gap > GAP_SOFT && end > next &&
           is_worker(word_text(words, end - 1));
}

/* The number in a phrase, written in figures; -1 without: the "en" of "trabajo en remoto" is a
 * number in other languages. */
static int32_t
figure_of(const struct words *words, const struct phrase_hit *hit)
{
    for (size_t i = hit->word; i < hit->word + hit->n_words; i++) {
        if (words->items[i].kind == WORD_NUMBER) {
            return hit->number;
        }
    }
    return -1;
}

/* A phrase that names a mode. */
static void
scan_mode(const struct mode_text *text, size_t index, struct mode_find *find)
{
    const struct words *words = text->words;
    const struct phrase_hit *hit = &text->hits->items[index];
    enum work_mode mode = (enum work_mode)hit->value;
    bool is_strong = hit->tag == TAG_STRONG;
    if (!is_strong && mode_is_of_hiring(words, hit, mode == MODE_ONSITE)) {
        return;
    }
    bool is_of_job = mode_names_job(words, hit, JOB_REACH);
    int32_t share = is_strong             ? figure_of(words, hit)
                    : mode == MODE_REMOTE ? share_behind(words, hit)
                                          : -1;
    bool is_shared = !is_strong && share > 0; /* "Homeoffice: 50 %" speaks of the job */
    mode = mode_of_share(mode, share);
    if (mode == MODE_REMOTE && mode_is_answered_part(words, hit)) {
        mode = MODE_HYBRID;
    }
    mode_say(find, mode,
             is_strong || is_shared || is_of_job || weak_stands(words, text->hits, index),
             hit_text(words, hit));
    find->of_job |= (uint8_t)(is_of_job ? 1U << mode & ~1U : 0);
    if (mode == MODE_HYBRID && hit->at > 0 && words->text.p[hit->at - 1] == '(') {
        find->first = MODE_HYBRID; /* "Remote (hybrid)" */
    }
}

static void
scan_hit(const struct mode_text *text, size_t index, struct mode_find *find)
{
    const struct words *words = text->words;
    const struct hits *hits = text->hits;
    const struct phrase_hit *hit = &hits->items[index];
    struct str quote = hit_text(words, hit);
    enum work_mode mode = (enum work_mode)hit->value;
    switch ((enum mode_tag)hit->tag) {
    case TAG_STRONG:
    case TAG_WEAK:
        scan_mode(text, index, find);
        break;
    case TAG_THING:
        mode_say(find, is_title_ahead(words, hit) ? mode : MODE_NONE, false, quote);
        break;
    case TAG_LONE:
        scan_lone(words, hits, index, find);
        break;
    case TAG_OPEN:
        find->is_open = true;
        mode_say(find, MODE_REMOTE, true, quote);
        break;
    case TAG_WORLD:
        find->is_worldwide = true;
        mode_say(find, MODE_REMOTE, true, quote);
        break;
    case TAG_OFFICE:
    case TAG_HOME:
        scan_days(words, hit, find);
        break;
    case TAG_DENY:
        find->denied |= 1U << MODE_REMOTE;
        break;
    case TAG_HASH:
        if (hit->at > 0 && words->text.p[hit->at - 1] == '#') {
            mode_say(find, mode, true, quote);
            find->declared |= (uint8_t)(1U << mode);
        }
        break;
    case TAG_NEVER:
    case TAG_LABEL:
    case TAG_AT_OFFICE:
    case TAG_AT_HOME:
    case TAG_RESIDE:
        break;
    }
}

/* Whether the bit of hit `index` is set in a mask of the sentence. */
static bool
is_told(const struct sentence *sentence, uint64_t mask, size_t index)
{
    size_t bit = index - sentence->index;
    return bit < sizeof mask * CHAR_BIT && mask >> bit & 1;
}

/* A phrase of a mode that the words beside it deny: "Remote: no". */
static bool
is_denied(const struct mode_text *text, const struct sentence *sentence, size_t index)
{
    const struct phrase_hit *hit = &text->hits->items[index];
    bool names = hit->tag == TAG_STRONG || hit->tag == TAG_WEAK || hit->tag == TAG_OPEN ||
                 hit->tag == TAG_WORLD || (hit->tag == TAG_AT_HOME && hit->value != MODE_NONE);
    return names && (is_told(sentence, sentence->denied, index) ||
                     (hit->value != MODE_ONSITE && mode_is_answered_no(text->words, hit)));
}

void
workmode_scan(const struct mode_text *text, struct mode_find *ret)
{
    struct mode_find find = {0};
    struct sentence sentence = {0};
    for (size_t i = 0; i < text->hits->n; i++) {
        const struct phrase_hit *hit = &text->hits->items[i];
        if (hit->group != GROUP_MODE || mode_is_overlapped(text->hits, i) ||
            mode_is_joined_to_thing(text->words, text->hits, i)) {
            continue;
        }
        enum section_kind kind =
            text->sections ? sections_at(text->sections, text->n_sections, hit->at) : SECTION_NONE;
        if (kind == SECTION_EEO || kind == SECTION_LEGAL ||
            mode_is_of_others(text->words, hit->word)) {
            continue;
        }
        if (hit->word >= sentence.end) {
            sentence = clause_read(text, i, &find);
        }
        if (is_told(&sentence, sentence.muted, i)) {
            continue;
        }
        if (is_denied(text, &sentence, i)) {
            find.denied |= (uint8_t)(1U << (hit->tag == TAG_AT_HOME ? MODE_REMOTE : hit->value));
        } else {
            scan_hit(text, i, &find);
        }
    }
    *ret = find;
}
