/* normalize/workmode/workmode_days.c: whether days that a text counts are spent at home or at the
 * office, as the words before and behind them say. Must not decide the mode (workmode.c). */
#include "normalize/workmode/workmode_context.h"

#include "base/banned.h"

enum {
    DAYS_WORDS = 12 /* from the days back to what they are of */
};

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
    if (hit->tag == TAG_AT_HOME) {
        return TAG_HOME;
    }
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
enum mode_tag
mode_days_of(const struct words *words, const struct hits *hits, size_t index)
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

/* ---- days of the week ---- */

/* How many days the next weekday adds to a list: one, or those up to it; 0 when it is not of the
 * list. "Mondays and Thursdays", "Mon, Wed, Fri", "Tuesday to Thursday", "Mo-Do". */
static int32_t
days_to(const struct words *words, const struct phrase_hit *last, const struct phrase_hit *next)
{
    static const char *const AND[] = {"and", "und",  "et",  "y",  "e",    "en",
                                      "i",   "oraz", "och", "og", "plus", "as"};
    static const char *const TO[] = {"to", "through", "till", "bis", "au", "à",    "a",
                                     "al", "tot",     "t",    "m",   "do", "till", "til"};
    size_t end = last->word + last->n_words;
    if (next->group != GROUP_MODE || next->tag != TAG_WEEKDAY || next->word > end + 1 ||
        is_sentence_apart(words, end - 1, next->word)) {
        return 0;
    }
    struct str between = str_sub(words->text, last->end, next->at - last->end);
    bool is_dashed =
        str_find_byte(between, '-') != SIZE_MAX || str_has(between, STR("\xE2\x80\x93"));
    bool is_span = is_dashed || words_is_any(words, end, TO, sizeof TO / sizeof TO[0]);
    int32_t span = next->value % WEEKDAY_EVERY - last->value % WEEKDAY_EVERY;
    if (next->word == end + 1 && !is_span &&
        !words_is_any(words, end, AND, sizeof AND / sizeof AND[0])) {
        return 0;
    }
    return !is_span ? 1 : span > 0 ? span : 0;
}

/* Whether a phrase says that one is at home or at the office. */
static enum mode_tag
place_said(const struct phrase_hit *hit)
{
    bool is_noun = hit->tag == TAG_AT_OFFICE && hit->value == 0;
    return hit->group == GROUP_MODE && !is_noun ? days_beside(hit) : TAG_NEVER;
}

/* Whether nothing but words that carry from days to a place stands from word `from` to `to`. */
static bool
is_carried(const struct words *words, size_t from, size_t to)
{
    static const char *const CARRIERS[] = {
        "on",       "the",        "we",        "you",         "all",        "are",      "is",
        "work",     "working",    "spend",     "spent",       "meet",       "together", "team",
        "our",      "at",         "am",        "an",          "sind",       "wir",      "alle",
        "arbeiten", "ist",        "im",        "les",         "le",         "nous",     "sommes",
        "vous",     "travaillez", "los",       "el",          "trabajamos", "trabajas", "nos",
        "no",       "as",         "às",        "trabalhamos", "il",         "siamo",    "lavoriamo",
        "zijn",     "onze",       "op",        "we",          "werken",     "iedereen", "w",
        "we",       "spędzamy",   "pracujemy", "på",          "är",         "vi",       "ses",
        "jobbar",   "er",         "om"};
    enum { CARRIERS_MOST = 4 };
    bool is_near = to <= from + CARRIERS_MOST && !is_clause_apart(words, from, to - 1);
    for (size_t w = from; is_near && w < to; w++) {
        is_near = words_is_any(words, w, CARRIERS, sizeof CARRIERS / sizeof CARRIERS[0]);
    }
    return is_near;
}

enum mode_tag
mode_weekdays_of(const struct words *words, const struct hits *hits, size_t index,
                 int32_t *ret_days)
{
    const struct phrase_hit *first = &hits->items[index], *last = first;
    if (index > 0 && days_to(words, first - 1, first) > 0 && first[-1].tag == TAG_WEEKDAY) {
        return TAG_NEVER; /* inside a list */
    }
    *ret_days = 1;
    bool is_again = first->value > WEEKDAY_EVERY;
    size_t next = index + 1;
    for (int32_t more = 1; next < hits->n && more > 0; next += more > 0) {
        more = days_to(words, last, &hits->items[next]);
        last = more > 0 ? &hits->items[next] : last;
        *ret_days += more;
    }
    size_t end = last->word + last->n_words;
    if (!is_again && *ret_days == 1) {
        return TAG_NEVER;
    }
    if (next < hits->n && place_said(&hits->items[next]) != TAG_NEVER &&
        is_carried(words, end, hits->items[next].word)) {
        return place_said(&hits->items[next]);
    }
    const struct phrase_hit *before = index > 0 ? first - 1 : first;
    bool is_behind = index > 0 && place_said(before) != TAG_NEVER &&
                     before->word + before->n_words <= first->word &&
                     is_carried(words, before->word + before->n_words, first->word);
    return is_behind ? place_said(before) : TAG_NEVER;
}
