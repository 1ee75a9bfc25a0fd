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
