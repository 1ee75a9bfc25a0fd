/* normalize/workmode/workmode.c: see the header. Traps behind the table: remote sensing,
 * remote teams, hybrid cloud, work-from-anywhere weeks as a benefit, isRemote on
 * hybrid jobs, "Remote" buckets with an on-site text. */
#include "normalize/workmode/workmode.h"

#include "normalize/workmode/workmode_context.h"

#include "base/banned.h"

enum {
    FULL_WEEK_DAYS = 5,
    PERCENT_ALL = 100,
    LABEL_WORDS = 4,
    SHORT_LINE = 3,
    SHORT_TEXT_WORDS = 14,
    LINE_WORDS = 8, /* of a line that speaks of the job alone */
    LONE_WORDS = 5, /* of a text that is a place: "Anywhere in the United States" */
    HEAD_BYTES = 300,
    DAYS_WORDS = 12,
};

static struct str
hit_text(const struct words *words, const struct phrase_hit *hit)
{
    return str_sub(words->text, hit->at, hit->end - hit->at);
}

static void
say(struct mode_find *find, enum work_mode mode, bool strong, struct str quote)
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

static void
scan_days(const struct phrase_hit *hit, struct mode_find *find, struct str quote)
{
    int32_t days = hit->number;
    if (days < 0 || days > FULL_WEEK_DAYS) {
        return;
    }
    bool all = days == FULL_WEEK_DAYS;
    if (hit->tag == TAG_OFFICE) {
        find->has_days = find->has_days || !all;
        say(find, all ? MODE_ONSITE : (days == 0 ? MODE_REMOTE : MODE_HYBRID), true, quote);
    } else {
        find->has_days = find->has_days || !all;
        say(find, all ? MODE_REMOTE : (days == 0 ? MODE_ONSITE : MODE_HYBRID), true, quote);
    }
}

/* Whether a sentence ends behind word `from`, before or at word `to`. */
static bool
is_sentence_apart(const struct words *words, size_t from, size_t to)
{
    for (size_t w = from + 1; w <= to; w++) {
        if (words->items[w].gap >= GAP_SENTENCE) {
            return true;
        }
    }
    return false;
}

/* What days beside this phrase are of; TAG_NEVER when it does not say. */
static enum mode_tag
days_beside(const struct phrase_hit *hit)
{
    bool is_mode = hit->tag == TAG_WEAK || hit->tag == TAG_STRONG;
    if (hit->tag == TAG_AT_OFFICE || (is_mode && hit->value == MODE_ONSITE)) {
        return TAG_OFFICE;
    }
    return is_mode && hit->value == MODE_REMOTE ? TAG_HOME : TAG_NEVER;
}

/* Whether a comma or more parts word `from` of word `to`. */
static bool
is_clause_apart(const struct words *words, size_t from, size_t to)
{
    for (size_t w = from; w <= to; w++) {
        if (words->items[w].gap >= GAP_PUNCT) {
            return true;
        }
    }
    return false;
}

/* "Two days a week you can work from home": what follows in the same clause; "4 days a
 * week, remote" is a short week. */
static enum mode_tag
days_ahead(const struct words *words, const struct hits *hits, size_t index)
{
    size_t end = hits->items[index].word + hits->items[index].n_words;
    for (size_t i = index + 1; i < hits->n; i++) {
        const struct phrase_hit *next = &hits->items[i];
        if (next->word > end + DAYS_WORDS / 2 || is_clause_apart(words, end, next->word)) {
            break;
        }
        enum mode_tag of = next->group == GROUP_MODE ? days_beside(next) : TAG_NEVER;
        if (of != TAG_NEVER) {
            return of;
        }
    }
    return TAG_NEVER;
}

/* "in-office in London at least three days per week": what the days are of. */
static enum mode_tag
days_of(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    for (size_t i = index; i > 0; i--) {
        const struct phrase_hit *last = &hits->items[i - 1];
        if (last->group != GROUP_MODE) {
            continue;
        }
        if (hit->word - last->word > DAYS_WORDS ||
            is_sentence_apart(words, last->word, hit->word)) {
            break;
        }
        enum mode_tag of = days_beside(last);
        if (of != TAG_NEVER) {
            return of;
        }
    }
    return days_ahead(words, hits, index);
}

/* "is remote" of "is remote sensing", "remote role" of "not a remote role". */
static bool
is_overlapped(const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    if (hit->tag == TAG_NEVER || hit->tag == TAG_DENY) {
        return false;
    }
    for (size_t k = index; k > 0 && hits->items[k - 1].end > hit->at; k--) {
        const struct phrase_hit *last = &hits->items[k - 1];
        if (last->group == GROUP_MODE && (last->tag == TAG_NEVER || last->tag == TAG_DENY)) {
            return true;
        }
    }
    for (size_t k = index + 1; k < hits->n && hits->items[k].at < hit->end; k++) {
        if (hits->items[k].group == GROUP_MODE && hits->items[k].tag == TAG_NEVER) {
            return true;
        }
    }
    return false;
}

/* "100% remote" is what it says, "60% remote" hybrid; "5% remote" says nothing.
 * "Homeoffice bis zu 60 %", "bis zu 3 Tage" are hybrid, "bis zu 100 %" is not. */
static enum work_mode
mode_of_share(enum work_mode mode, int32_t percent)
{
    enum { LEAST_SHARE = 10, DAYS_MOST = 5 };
    if (mode == MODE_HYBRID && percent == PERCENT_ALL) {
        return MODE_REMOTE;
    }
    if (mode == MODE_HYBRID && percent >= 1 && percent <= DAYS_MOST) {
        return mode;
    }
    if (percent < 0 || percent == PERCENT_ALL) {
        return mode;
    }
    return percent >= LEAST_SHARE && percent < PERCENT_ALL ? MODE_HYBRID : MODE_NONE;
}

/* "Remote: 50%": the share behind the word, -1 without. */
static int32_t
share_behind(const struct words *words, const struct phrase_hit *hit)
{
    size_t next = hit->word + hit->n_words;
    bool is_number = next < words->n && words->items[next].kind == WORD_NUMBER &&
                     words->items[next].gap <= GAP_PUNCT && words->items[next].hash <= PERCENT_ALL;
    if (!is_number) {
        return -1;
    }
    struct str behind = str_sub(words->text, word_end(words, next), 2);
    bool is_share = str_starts(behind, STR("%")) || str_is(behind, " %");
    return is_share ? (int32_t)words->items[next].hash : -1;
}

/* "Worldwide" alone, "Anywhere in Canada": in a sentence the word says nothing. */
static void
scan_lone(const struct words *words, const struct hits *hits, size_t index, struct mode_find *find)
{
    const struct phrase_hit *hit = &hits->items[index];
    size_t next = hit->word + hit->n_words;
    bool leads = hit->word == 0 && next < words->n && words->n <= LONE_WORDS &&
                 words->items[next].hash == word_hash(STR("in"));
    bool is_parted = (hit->word == 0 || words->items[hit->word].gap > GAP_SOFT) &&
                     (next >= words->n || words->items[next].gap > GAP_SOFT);
    bool stands = is_parted && weak_stands(words, hits, index);
    if (stands || leads || words->n <= 2) {
        say(find, (enum work_mode)hit->value, stands, hit_text(words, hit));
    }
}

/* A phrase that names a mode. */
static void
scan_mode(const struct words *words, const struct hits *hits, size_t index, struct mode_find *find)
{
    const struct phrase_hit *hit = &hits->items[index];
    enum work_mode mode = (enum work_mode)hit->value;
    bool is_strong = hit->tag == TAG_STRONG;
    if (mode != MODE_ONSITE && mode_is_answered_no(words, hit)) {
        find->denies_remote = find->denies_remote || mode == MODE_REMOTE;
        return;
    }
    if (!is_strong && mode_is_of_hiring(words, hit, mode == MODE_ONSITE)) {
        return;
    }
    bool is_of_job = mode_names_job(words, hit);
    int32_t share = is_strong ? hit->number : mode == MODE_REMOTE ? share_behind(words, hit) : -1;
    bool is_shared = !is_strong && share > 0; /* "Homeoffice: 50 %" speaks of the job */
    mode = mode_of_share(mode, share);
    if (mode == MODE_REMOTE && mode_is_answered_part(words, hit)) {
        mode = MODE_HYBRID;
    }
    say(find, mode, is_strong || is_shared || is_of_job || weak_stands(words, hits, index),
        hit_text(words, hit));
    find->of_job |= (uint8_t)(is_of_job ? 1U << mode & ~1U : 0);
}

static void
scan_hit(const struct words *words, const struct hits *hits, size_t index, struct mode_find *find)
{
    const struct phrase_hit *hit = &hits->items[index];
    struct str quote = hit_text(words, hit);
    enum work_mode mode = (enum work_mode)hit->value;
    struct phrase_hit days = *hit;
    switch ((enum mode_tag)hit->tag) {
    case TAG_STRONG:
    case TAG_WEAK:
        scan_mode(words, hits, index, find);
        break;
    case TAG_LONE:
        scan_lone(words, hits, index, find);
        break;
    case TAG_OPEN:
        find->is_open = true;
        say(find, MODE_REMOTE, true, quote);
        break;
    case TAG_WORLD:
        find->is_worldwide = true;
        say(find, MODE_REMOTE, true, quote);
        break;
    case TAG_DAYS:
        days.tag = (uint8_t)days_of(words, hits, index);
        if (days.tag != TAG_NEVER) {
            scan_days(&days, find, quote);
        }
        break;
    case TAG_OFFICE:
    case TAG_HOME:
        scan_days(hit, find, quote);
        break;
    case TAG_DENY:
        find->denies_remote = true;
        break;
    case TAG_HASH:
        if (hit->at > 0 && words->text.p[hit->at - 1] == '#') {
            say(find, mode, true, quote);
            find->declared |= (uint8_t)(1U << mode);
        }
        break;
    case TAG_NEVER:
    case TAG_LABEL:
    case TAG_AT_OFFICE:
    case TAG_RESIDE:
        break;
    }
}

void
workmode_scan(const struct words *words, const struct hits *hits, const struct section *sections,
              size_t n_sections, struct mode_find *ret)
{
    struct mode_find find = {0};
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group != GROUP_MODE || is_overlapped(hits, i)) {
            continue;
        }
        enum section_kind kind =
            sections ? sections_at(sections, n_sections, hit->at) : SECTION_NONE;
        if (kind != SECTION_EEO && kind != SECTION_LEGAL && !mode_is_of_others(words, hit->word)) {
            scan_hit(words, hits, i, &find);
        }
    }
    *ret = find;
}

/* What follows the label that a text begins with; absent without one. */
static struct str
behind_label(const struct words *words, const struct hits *hits)
{
    if (hits->n == 0 || hits->items[0].tag != TAG_LABEL || hits->items[0].word != 0) {
        return STR_NONE;
    }
    struct str rest = str_sub(words->text, hits->items[0].end, SIZE_MAX);
    size_t colon = str_find_byte(str_sub(rest, 0, LABEL_WORDS), ':');
    return colon == SIZE_MAX ? STR_NONE : str_trim(str_sub(rest, colon + 1, SIZE_MAX));
}

/* Words of the line that holds the byte at `at`; a list's item is none of its own. */
static size_t
line_words(const struct words *words, size_t at)
{
    struct str text = words->text;
    size_t begin = at, end = at;
    while (begin > 0 && text.p[begin - 1] != '\n') {
        begin--;
    }
    while (end < text.n && text.p[end] != '\n') {
        end++;
    }
    bool is_item = str_starts(str_sub(text, begin, 2), STR("- "));
    return is_item ? SIZE_MAX : words_from(words, end) - words_from(words, begin);
}

/* In a short text, and in a short line of a longer one, a weak word speaks of the job. */
static void
trust_weak(const struct words *words, struct mode_find *find)
{
    for (enum work_mode mode = MODE_REMOTE; mode < MODE_COUNT && !find->strong; mode++) {
        struct str quote = find->quote[mode];
        bool is_weak = find->weak >> mode & 1 && quote.n;
        if (words->n <= SHORT_TEXT_WORDS ||
            (is_weak && line_words(words, (size_t)(quote.p - words->text.p)) <= LINE_WORDS)) {
            find->strong = find->weak;
        }
    }
}

enum status
workmode_of_text(struct str text, const struct phrases *phrases, struct arena *arena,
                 struct mode_find *ret)
{
    struct words words;
    struct hits hits;
    struct str value = text;
    enum status status = OK;
    do { /* "Work mode: Remote or hybrid" says what "Remote or hybrid" does */
        text = value;
        status = words_split(text, arena, &words);
        if (status == OK) {
            status = phrases_find(phrases, &words, 1U << GROUP_MODE, arena, &hits);
        }
        value = status == OK ? behind_label(&words, &hits) : STR_NONE;
    } while (value.n);
    if (status == OK) {
        workmode_scan(&words, &hits, NULL, 0, ret);
        trust_weak(&words, ret);
        if (str_is_nocase(str_trim(text), "virtual")) { /* alone; not "virtual reality" */
            say(ret, MODE_REMOTE, true, str_trim(text));
        }
    }
    return status;
}

// clang-format off
static const struct { const char *word; enum work_mode mode; } STRUCTURED[] = {
    {"telecommute", MODE_REMOTE}, {"remote", MODE_REMOTE}, {"fully_remote", MODE_REMOTE}, {"fullremote", MODE_REMOTE}, {"full", MODE_REMOTE}, {"partial", MODE_HYBRID}, {"punctual", MODE_HYBRID}, {"no", MODE_NONE},
    {"hybrid", MODE_HYBRID}, {"flexible", MODE_HYBRID}, {"onsite", MODE_ONSITE}, {"on-site", MODE_ONSITE}, {"on_site", MODE_ONSITE}, {"office", MODE_ONSITE}, {"in-office", MODE_ONSITE}, {"inoffice", MODE_ONSITE}, {"in_office", MODE_ONSITE}, {"on site", MODE_ONSITE},
};
static const struct { const char *rule; enum work_mode mode; } FLAGS[] = {
    {"hybrid", MODE_HYBRID}, {"on_site", MODE_ONSITE}, {"onsite", MODE_ONSITE}, {"onSite", MODE_ONSITE}, {"remote", MODE_REMOTE}, {"Remote", MODE_REMOTE}, {"telecommut", MODE_REMOTE}, {"elework", MODE_NONE},
};
// clang-format on

/* Mode bits of a "yes" in the field that the rule read. */
static uint8_t
flag_modes(struct str rule)
{
    for (size_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++) {
        if (str_has(rule, str_of(FLAGS[i].rule))) {
            return (uint8_t)((1U << FLAGS[i].mode) & ~1U);
        }
    }
    return 0;
}

/* "Remote WorkWork from Office": values that a page glued to each other are parted
 * where a capital follows a small letter. */
static struct str
part_glued(struct str text, struct arena *arena)
{
    char *out = arena_bytes(arena, text.n * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; out && i < text.n; i++) {
        char c = text.p[i];
        bool is_seam =
            i > 0 && c >= 'A' && c <= 'Z' && text.p[i - 1] >= 'a' && text.p[i - 1] <= 'z';
        if (is_seam) {
            out[n++] = ' ';
        }
        out[n++] = c;
    }
    return out ? (struct str){out, n} : text;
}

uint8_t
workmode_structured(const struct raw_value *value, const struct phrases *phrases,
                    struct arena *arena, bool *ret_is_flag)
{
    struct str text = str_trim(value->text);
    *ret_is_flag = false;
    bool yes = str_is_nocase(text, "true") || str_is_nocase(text, "yes") || str_is(text, "1");
    bool no = str_is_nocase(text, "false") || str_is_nocase(text, "no") || str_is(text, "0") ||
              str_is_nocase(text, "none") || str_starts_nocase(text, STR("not available")) ||
              str_starts_nocase(text, STR("not eligible")) || str_is_nocase(text, "unavailable");
    if (yes || no) {
        *ret_is_flag = true;
        return yes ? flag_modes(str_of(value->rule)) : 0;
    }
    for (size_t i = 0; i < sizeof STRUCTURED / sizeof STRUCTURED[0]; i++) {
        if (str_is_nocase(text, STRUCTURED[i].word)) {
            return (uint8_t)((1U << STRUCTURED[i].mode) & ~1U);
        }
    }
    struct mode_find find;
    if (workmode_of_text(part_glued(text, arena), phrases, arena, &find) != OK) {
        return 0;
    }
    /* one field that names both says that the job is done at both */
    bool is_both = find.strong & 1U << MODE_REMOTE && find.strong & 1U << MODE_ONSITE;
    bool is_choice = str_is(str_of(value->rule), "first line");
    return is_both && !is_choice ? 1U << MODE_HYBRID : find.strong;
}

#define BIT(mode) (1U << (mode))

static enum work_mode
mode_of_bits(uint8_t bits)
{
    static const enum work_mode ORDER[] = {MODE_HYBRID, MODE_REMOTE, MODE_ONSITE};
    for (size_t i = 0; i < sizeof ORDER / sizeof ORDER[0]; i++) {
        if (bits >> ORDER[i] & 1) {
            return ORDER[i];
        }
    }
    return MODE_NONE;
}

/* What the text alone says. */
static enum work_mode
mode_of_text(const struct mode_find *text)
{
    if (text->has_days && text->strong & BIT(MODE_HYBRID)) {
        return MODE_HYBRID;
    }
    if (text->declared) {
        return mode_of_bits(text->declared);
    }
    if (text->denies_remote && !(text->strong & BIT(MODE_HYBRID))) {
        return text->strong & BIT(MODE_REMOTE) ? MODE_NONE : MODE_ONSITE;
    }
    if (text->of_job && !(text->of_job >> text->first & 1)) {
        return mode_of_bits(text->of_job); /* "our team is remote, but this role is on-site" */
    }
    return text->strong ? text->first : MODE_NONE;
}

static struct mode_verdict
verdict(enum work_mode mode, uint8_t modes, enum layer layer, const char *rule, struct str quote)
{
    return (struct mode_verdict){mode, (uint8_t)(modes | BIT(mode)), layer, rule, quote, 90};
}

/* What the text makes of a job that is said to be remote; false: no more than that. */
static bool
is_qualified(const struct mode_voices *v, enum work_mode by_text, struct mode_verdict *ret)
{
    const struct mode_find *text = &v->text;
    if (text->is_open && !text->denies_remote) {
        *ret = verdict(MODE_REMOTE, 0, LAYER_PROSE, "open-to-remote", text->quote[MODE_REMOTE]);
        return true;
    }
    if (text->has_days && by_text == MODE_HYBRID) {
        *ret = verdict(MODE_HYBRID, 0, LAYER_PROSE, "office-days", text->quote[MODE_HYBRID]);
        return true;
    }
    bool is_sure = v->structured & BIT(MODE_REMOTE) || text->strong & BIT(MODE_REMOTE);
    if (is_sure || by_text == MODE_NONE || by_text == MODE_REMOTE) {
        return false;
    }
    *ret = verdict(by_text, 0, LAYER_PROSE, "text-over-flag", text->quote[by_text]);
    return true;
}

struct mode_verdict
workmode_decide(const struct mode_voices *v)
{
    const struct mode_find *text = &v->text;
    uint8_t said = (uint8_t)(v->structured | v->flag);
    uint8_t named = (uint8_t)(v->title.strong | v->title.weak | v->place);
    enum work_mode by_text = mode_of_text(text);
    if (v->structured & BIT(MODE_HYBRID) || v->flag & BIT(MODE_HYBRID)) {
        return verdict(MODE_HYBRID, v->structured, LAYER_NONE, "structured", STR_NONE);
    }
    bool remote_claimed = (said | named) & BIT(MODE_REMOTE);
    struct mode_verdict qualified;
    if (remote_claimed && is_qualified(v, by_text, &qualified)) {
        return qualified;
    }
    if (v->structured) {
        enum work_mode mode = mode_of_bits(v->structured);
        if (mode == MODE_ONSITE && by_text == MODE_HYBRID) {
            return verdict(MODE_HYBRID, 0, LAYER_PROSE, "text-over-onsite",
                           text->quote[MODE_HYBRID]);
        }
        return verdict(mode, v->structured, LAYER_NONE, "structured", STR_NONE);
    }
    if (named) {
        enum work_mode mode = mode_of_bits(named);
        bool by_title = (v->title.strong | v->title.weak) >> mode & 1;
        return verdict(mode, named, by_title ? LAYER_RULE : LAYER_NONE,
                       by_title ? "title" : "location", by_title ? v->title.quote[mode] : STR_NONE);
    }
    if (v->flag) {
        return verdict(mode_of_bits(v->flag), v->flag, LAYER_NONE, "flag", STR_NONE);
    }
    if (by_text != MODE_NONE) {
        struct mode_verdict found =
            verdict(by_text, text->strong, LAYER_PROSE, "work-mode-phrase", text->quote[by_text]);
        found.confidence = 80;
        return found;
    }
    return (struct mode_verdict){0};
}
