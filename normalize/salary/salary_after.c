/* normalize/salary/salary_after.c: the words behind an amount and its trailer that say which pay it
 * is, or that it is other money: "$5,000 sign-on bonus", "$500 for each referral". Must not look
 * before the amount (salary_context.c). */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum { AFTER_WORDS = 5 /* "$500 employee referral bonus" */ };

/* A sign between two words that begins another thing. */
static bool
is_parted(struct str text, size_t from, size_t to, bool plus_parts)
{
    for (size_t i = from; i < to; i++) {
        char c = text.p[i];
        /* the wide plus, bracket, slash, tilde */
        bool is_wide = starts_at(text, i, "\xEF\xBC") || starts_at(text, i, "\xEF\xBD");
        bool is_other =
            (unsigned char)c == 0xE2 && !starts_at(text, i, "\xE2\x82"); /* no currency */
        bool is_sign = dash_at(text, i) > 0 || is_other;
        bool dash = (is_sign || c == '&') && i > from && text.p[i - 1] == ' ';
        bool is_tilde = starts_at(text, i, "\xE3\x80\x9C");
        if (c == ',' || c == ';' || c == '|' || c == ':' || dash || is_wide || is_tilde ||
            (c == '+' && i + 1 < to && (plus_parts || i > from))) {
            return true;
        }
    }
    return false;
}

/* "$251K - $377K • OTE": a mark of its own says which pay it is. */
static void
after_bullet(const struct salary_input *input, size_t i, struct spot *spot)
{
    struct phrase_hit hit;
    if (pay_at(input, i, &hit) && hit.tag == PAY_WORD) {
        enum salary_kind kind = (enum salary_kind)(hit.value & 0xF);
        struct str text = input->words->text;
        size_t next = amount_skip_space(text, hit.end);
        bool is_label = next < text.n && (text.p[next] == ':' || byte_is_digit(text.p[next]) ||
                                          currency_after(text, next).n > 0);
        if (is_label) {
            return; /* "$60k base, OTE: $120k" */
        }
        if (kind == SALARY_OTE || kind == SALARY_TOTAL) {
            spot->kind_after = kind;
        }
    }
}

/* "$500 for each successful referral", "$150 a month for internet": behind word i, what is paid is
 * named. */
static bool
is_paid_for_other(const struct salary_input *input, const struct spot *spot, size_t i)
{
    enum { PERK_USD = 2500, PERK_WORDS = 2 };
    bool may_be_perk =
        !spot_is_rate(spot) && currency_rough_usd(spot->currency, spot->low.cents) < PERK_USD;
    struct phrase_hit hit;
    for (size_t n = 0; n < AFTER_WORDS && ++i < input->words->n; n++) {
        if (input->words->items[i].gap > GAP_SOFT) {
            return false;
        }
        if (pay_at(input, i, &hit)) {
            return hit.tag == PAY_NOT &&
                   (hit.value == PAY_IS_STRONG ||
                    (hit.value == PAY_IS_PERK && may_be_perk && n < PERK_WORDS));
        }
    }
    return false;
}

/* A pay word behind the amount says its kind; false when no more is to be read. */
static bool
after_pay(const struct salary_input *input, struct spot *spot, const struct phrase_hit *hit)
{
    bool is_base =
        input->words->items[hit->word].hash == word_hash(STR("base")); /* "+ commission" */
    spot->is_other_after =
        hit->tag == PAY_NOT && !(hit->value == PAY_IS_PERK && spot_is_rate(spot));
    spot->has_terms = spot->has_terms || hit->tag == PAY_TERMS;
    bool is_named = hit->tag == PAY_WORD && hit->value == PAY_VALUE(SALARY_BASE, 0);
    spot->behind = spot->is_other_after || is_named ? hit->word + hit->n_words : 0;
    bool is_item = hit->tag == PAY_WORD && (hit->value & 0xF) == SALARY_BONUS && spot->period &&
                   spot_is_year_range(spot); /* "£45,000 - £55,000/annum Bonus, Pension" */
    if (hit->tag == PAY_WORD && !is_item) {
        enum period period = (enum period)(hit->value >> 4);
        spot->kind_after = is_base ? SALARY_BASE : (enum salary_kind)(hit->value & 0xF);
        spot->period = spot->period ? spot->period : period;
    }
    if (spot->kind_after == SALARY_BONUS) {
        spot->is_other_after = is_paid_for_other(input, spot, hit->word + hit->n_words - 1);
    }
    bool goes_on = spot->kind_after == SALARY_BASE || spot->kind_after == SALARY_STIPEND;
    return hit->tag == PAY_INTERN || (!spot->is_other_after && goes_on);
}

/* Whether another thing begins before word i: behind a sign, or where a blank parts what is
 * written without blanks. */
static bool
after_ends(const struct salary_input *input, const struct spot *spot, size_t i)
{
    const struct word *word = &input->words->items[i];
    size_t from = i ? word_end(input->words, i - 1) : 0;
    bool plus_parts = *spot->currency != '\0'; /* not in "5M+ users" */
    return word->gap >= GAP_SOFT &&
           (word->kind == WORD_SIGN || is_parted(input->words->text, from, word->at, plus_parts));
}

static bool
after_stops(const struct salary_input *input, struct spot *spot, size_t i)
{
    struct phrase_hit hit, period;
    if (spot->kind_after == SALARY_STIPEND ||
        !phrases_at(input->phrases, input->words, i, GROUP_STOP, &hit) ||
        (period_at(input, i, &period) && period.tag == PAY_PERIOD)) {
        return false;
    }
    spot->is_other_after = hit.value == PAY_IS_FOR && is_paid_for_other(input, spot, i);
    return true;
}

/* "£30,000 - £35,000 OTE £50,000": whether straight behind byte `at` a larger sum begins. */
static bool
leads_more(const struct salary_input *input, const struct spot *spot, size_t at)
{
    size_t i = words_from(input->words, at);
    struct amount next;
    return i < input->words->n && input->words->items[i].kind == WORD_NUMBER &&
           amount_read(input, i, &next) &&
           next.begin == amount_skip_space(input->words->text, at) &&
           next.cents > (spot->is_range ? spot->high.cents : spot->low.cents);
}

/* Whether the pay word behind the amount is the next one's: "Basic salary £25,000 OTE £45,000",
 * "£25,000 (OTE £45,000)", or explains the sum in brackets: "Total pay: $300,000 (base + bonus)".
 */
static bool
is_label(const struct salary_input *input, const struct spot *spot, size_t i,
         const struct phrase_hit *hit)
{
    struct str text = input->words->text;
    bool leads = leads_amount(text, hit->end);
    struct phrase_hit before;
    bool is_labelled =
        spot->first > 0 && pay_at(input, spot->first - 1, &before) && before.tag == PAY_WORD;
    bool is_bracketed =
        input->words->items[i].at > 0 && text.p[input->words->items[i].at - 1] == '(';
    enum salary_kind kind = hit->tag == PAY_WORD ? (enum salary_kind)(hit->value & 0xF) : 0;
    bool is_more = kind == SALARY_OTE && leads_more(input, spot, hit->end);
    return (leads && (is_labelled || is_bracketed)) || is_more ||
           (is_bracketed && kind == SALARY_BASE);
}

/* Reads word i behind the amount; the words to pass, or 0 when no more is to be read. */
static size_t
after_word(const struct salary_input *input, struct spot *spot, size_t i, bool is_first)
{
    const struct word *word = &input->words->items[i];
    struct phrase_hit hit;
    if (word->gap >= GAP_SENTENCE) {
        return 0;
    }
    if (after_ends(input, spot, i)) {
        if (is_first) {
            after_bullet(input, i, spot);
        }
        return 0;
    }
    if (spot->is_piece && period_at(input, i, &hit) && hit.n_words > 1) {
        return hit.n_words; /* the "credit" of "per credit hour" */
    }
    bool is_pay = pay_at(input, i, &hit) && hit.tag != PAY_VERB;
    bool is_over = is_pay ? is_label(input, spot, i, &hit) || !after_pay(input, spot, &hit)
                          : after_stops(input, spot, i);
    return is_over || word->kind == WORD_NUMBER ? 0 : is_pay ? hit.n_words : 1;
}

void
after_read(const struct salary_input *input, struct spot *spot)
{
    size_t end = spot->high.end > spot->low.end ? spot->high.end : spot->low.end;
    size_t first = words_from(input->words, end), i = first;
    for (size_t n = 0, passed = 1; n < AFTER_WORDS && i < input->words->n && passed; n++) {
        passed = after_word(input, spot, i, i == first);
        i += passed;
    }
}
