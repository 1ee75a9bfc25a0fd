/* normalize/salary/salary_spelled.c: an amount in words: "sixty-five thousand dollars", "sixteen
 * dollars and fifty cents". The number words are those of data/numbers.def, the multipliers
 * those of salary_phrases.c. Must not judge what the money is. */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum { TEN = 10, HUNDRED = 100, THOUSAND = 1000, SPELLED_WORDS = 8 };

/* A number in words while it is read: "one hundred | twenty | thousand". */
struct spelled {
    int64_t total, group; /* what stands before "thousand", and behind it */
    bool has_hundred, has_thousand;
    bool is_joined; /* "and" stood before */
};

/* Takes the number n of one word: tens behind a hundred, ones behind tens. */
static bool
spelled_take(struct spelled *s, int32_t n)
{
    int64_t rest = s->group % HUNDRED;
    bool fits = n < TEN ? rest == 0 || (rest % TEN == 0 && rest > TEN) : rest == 0;
    bool goes_on = s->group == 0 || s->group >= HUNDRED || n < TEN;
    if (n <= 0 || n >= HUNDRED || !fits || !goes_on) {
        return false;
    }
    s->group += n;
    return true;
}

/* Reads word i into the number; false when it belongs to it no more. */
static bool
spelled_word(const struct salary_input *input, size_t i, struct spelled *s)
{
    const struct word *word = &input->words->items[i];
    struct phrase_hit hit;
    bool may_join = (s->has_hundred || s->has_thousand) && !s->is_joined;
    if (may_join && word->hash == word_hash(STR("and"))) {
        s->is_joined = true;
        return true;
    }
    if (word->hash == word_hash(STR("hundred")) && s->group > 0 && s->group < HUNDRED) {
        s->group *= HUNDRED;
        s->has_hundred = true;
        return true;
    }
    bool is_times = s->group > 0 && phrases_at(input->phrases, input->words, i, GROUP_TIMES, &hit);
    if (is_times && hit.value == 3 && hit.n_words == 1 && word->n > 1 && !s->has_thousand) {
        s->total = s->group * THOUSAND;
        s->group = 0;
        s->has_thousand = true;
        s->is_joined = false;
        return true;
    }
    return spelled_take(s, phrases_number(input->phrases, word));
}

/* "and fifty cents" behind the currency: takes them. */
static void
spelled_cents(const struct salary_input *input, struct amount *amount)
{
    const struct words *words = input->words;
    size_t i = words_from(words, amount->end);
    struct spelled s = {0};
    i += i < words->n && words->items[i].hash == word_hash(STR("and"));
    for (size_t n = 0; n < 2 && i < words->n && words->items[i].kind == WORD_LETTERS; n++, i++) {
        if (!spelled_take(&s, phrases_number(input->phrases, &words->items[i]))) {
            break;
        }
    }
    if (s.group > 0 && i < words->n && words->items[i].hash == word_hash(STR("cents"))) {
        amount->cents += s.group;
        amount->has_fraction = true;
        amount->end = word_end(words, i);
    }
}

bool
amount_spelled(const struct salary_input *input, size_t i, struct amount *ret)
{
    const struct words *words = input->words;
    struct spelled s = {0};
    size_t last = i;
    for (size_t n = 0; n < SPELLED_WORDS && i + n < words->n; n++) {
        const struct word *word = &words->items[i + n];
        if (word->kind != WORD_LETTERS || (n > 0 && word->gap > GAP_SOFT) ||
            !spelled_word(input, i + n, &s)) {
            break;
        }
        last = s.is_joined && s.group == 0 ? last : i + n; /* an "and" that nothing follows */
    }
    size_t begin = words->items[i].at;
    struct amount amount = {
        .cents = CENTS(s.total + s.group),
        .begin = begin,
        .digits = begin,
        .end = word_end(words, last),
        .exponent = s.has_thousand && s.group == 0 ? 3 : 0,
        .currency = "",
        .is_spelled = true,
    };
    struct currency_mark mark =
        currency_after(words->text, amount_skip_space(words->text, amount.end));
    if (mark.n > 0) {
        amount.currency = mark.code;
        amount.is_weak = mark.is_weak;
        amount.end = amount_skip_space(words->text, amount.end) + mark.n;
        spelled_cents(input, &amount);
    }
    *ret = amount;
    return amount.cents > 0;
}
