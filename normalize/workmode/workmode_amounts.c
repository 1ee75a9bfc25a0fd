/* normalize/workmode/workmode_amounts.c: how much of the week a sentence speaks of, in days, shares
 * and words, and of which of its places. Must not decide what follows from it (workmode_clause.c).
 */
#include "normalize/workmode/workmode_reading.h"

#include "base/banned.h"

enum {
    FULL_WEEK = 5,
    FULL_SHARE = 100,
    LEAST_SHARE = 10, /* per cent */
    MONTH_WEEKS = 4,
    PERIOD_WORDS = 4, /* between "twice" and "a month" */
    NEAR_WORDS = 3,   /* from "entirely" to what it is of */
    SHARE_WORDS = 6,  /* from "60 %", "partly" */
    COUNT_MOST = 1000 /* of days and weeks; larger numbers are of something else */
};

static struct amount *
amount_add(struct reading *r, struct amount amount)
{
    if (r->n_amounts == AMOUNTS_MAX) {
        return NULL;
    }
    amount.clause = r->clause;
    r->amounts[r->n_amounts] = amount;
    return &r->amounts[r->n_amounts++];
}

/* The number just before word *at, which is moved to it; -1 without. */
static int32_t
number_before(const struct reading *r, size_t *at)
{
    const struct words *words = r->text->words;
    if (*at == r->first || words->items[*at].gap > GAP_SOFT) {
        return -1;
    }
    int32_t number = phrases_number(r->text->phrases, &words->items[*at - 1]);
    bool is_count = number >= 0 && number <= COUNT_MOST;
    *at -= is_count;
    return is_count ? number : -1;
}

/* "three days", "2 times": the number stands in the term or before it. */
static void
read_count(struct reading *r, const struct phrase_hit *term)
{
    size_t first = term->word;
    int32_t days = term->value > 0 ? term->value : number_before(r, &first);
    const struct named *last = r->n_places ? &r->places[r->n_places - 1] : NULL;
    if (days < 0 && last && first >= last->word && first <= last->end) { /* "two remote days" */
        first = last->word;
        days = last->hit->number >= 0 ? last->hit->number : number_before(r, &first);
    }
    if (days < 0) {
        return;
    }
    bool has_period = r->period > 0 && first <= r->period_at + PERIOD_WORDS;
    bool needs_period = term->tag != TERM_DAY;
    struct amount amount = {.word = first,
                            .end = term->word + term->n_words,
                            .much = MUCH_UNSAID,
                            .is_counted = true,
                            .days = days,
                            .weeks = has_period     ? r->period
                                     : needs_period ? -1
                                                    : 0};
    (void)amount_add(r, amount);
}

static void
read_period(struct reading *r, const struct phrase_hit *term)
{
    struct amount *last = r->n_amounts ? &r->amounts[r->n_amounts - 1] : NULL;
    size_t first = term->word, end = term->word + term->n_words;
    int32_t number = number_before(r, &first);
    bool is_of_last = last && last->clause == r->clause && last->days >= 0 && last->weeks <= 0 &&
                      first <= last->end + PERIOD_WORDS;
    if (is_of_last) {
        last->weeks = term->value * (number > 1 ? number : 1);
        last->end = end;
    } else if (number > 0) { /* "four weeks": of a year, if that follows */
        (void)amount_add(r, (struct amount){.word = first,
                                            .end = end,
                                            .is_counted = true,
                                            .days = number * term->value * FULL_WEEK,
                                            .weeks = -1});
    }
    r->period = term->value;
    r->period_at = end;
}

/* "60 %", "60 percent". */
static void
read_share(struct reading *r, size_t number, size_t end)
{
    uint32_t share = r->text->words->items[number].hash;
    struct phrase_hit of = {.tag = UINT8_MAX};
    bool has_more =
        end < r->end && phrases_at(r->text->phrases, r->text->words, end, GROUP_CLAUSE, &of);
    bool is_of_time = has_more && of.tag == TERM_OF_TIME;
    bool is_of_else = has_more && of.tag == TERM_IN && of.value & IN_OF;
    if (share > FULL_SHARE || is_of_else) { /* "80% of tickets" */
        return;
    }
    enum much much = share == 0            ? MUCH_NONE
                     : share < LEAST_SHARE ? MUCH_SELDOM
                     : share == FULL_SHARE ? MUCH_ALL
                                           : MUCH_PART;
    (void)amount_add(r, (struct amount){.word = number,
                                        .end = is_of_time ? end + of.n_words : end,
                                        .much = much,
                                        .is_counted = true,
                                        .is_share = !is_of_time,
                                        .days = -1});
}

bool
amounts_read_share(struct reading *r, size_t number)
{
    const struct words *words = r->text->words;
    struct str behind = str_sub(words->text, word_end(words, number), 2);
    bool is_share = words->items[number].kind == WORD_NUMBER &&
                    (str_starts(behind, STR("%")) || str_is(behind, " %"));
    if (is_share) {
        read_share(r, number, number + 1);
    }
    return is_share;
}

/* "every day", "partly", "the rest". */
static void
read_much(struct reading *r, const struct phrase_hit *term)
{
    bool is_daily = term->value == MUCH_DAILY, is_everyone = term->value == MUCH_EVERYONE;
    bool is_all = is_daily || is_everyone;
    (void)amount_add(r, (struct amount){.word = term->word,
                                        .end = term->word + term->n_words,
                                        .much = is_all ? MUCH_ALL : (enum much)term->value,
                                        .is_counted = is_daily,
                                        .is_everyone = is_everyone,
                                        .days = -1});
}

/* "Mondays and Thursdays", "Tue-Thu": one amount for the whole list. */
static void
read_weekday(struct reading *r, const struct phrase_hit *term)
{
    struct amount *last = r->n_amounts ? &r->amounts[r->n_amounts - 1] : NULL;
    const struct words *words = r->text->words;
    int32_t day = term->value % WEEKDAY_EVERY;
    bool is_again = term->value > WEEKDAY_EVERY;
    size_t end = term->word + term->n_words;
    bool is_next = last && r->weekday.n_words &&
                   last->end == r->weekday.word + r->weekday.n_words && term->word <= last->end + 1;
    if (!is_next) {
        struct amount amount = {.word = term->word,
                                .end = end,
                                .is_counted = true,
                                .is_weekdays = true,
                                .days = 1,
                                .weeks = is_again ? 1 : -1};
        r->weekday = amount_add(r, amount) ? *term : (struct phrase_hit){0};
        return;
    }
    struct str between = str_sub(words->text, r->weekday.end, term->at - r->weekday.end);
    struct phrase_hit joiner = {0};
    bool is_to = term->word > last->end &&
                 phrases_at(r->text->phrases, words, last->end, GROUP_CLAUSE, &joiner) &&
                 joiner.tag == TERM_IN && joiner.value & IN_TO;
    bool is_span =
        is_to || str_find_byte(between, '-') != SIZE_MAX || str_has(between, STR("\xE2\x80\x93"));
    int32_t span = day - r->weekday.value % WEEKDAY_EVERY;
    last->days += is_span && span > 0 ? span : 1;
    last->weeks = 1;
    last->end = end;
    last->word = r->weekday.word < last->word ? r->weekday.word : last->word;
    r->weekday = *term;
}

void
amounts_read_term(struct reading *r, const struct phrase_hit *term)
{
    switch (term->tag) {
    case TERM_DAY:
    case TERM_TIMES:
    case TERM_ONCE:
        read_count(r, term);
        break;
    case TERM_PERIOD:
        read_period(r, term);
        break;
    case TERM_PERCENT:
        if (term->word > r->first && r->text->words->items[term->word - 1].kind == WORD_NUMBER) {
            read_share(r, term->word - 1, term->word + term->n_words);
        }
        break;
    case TERM_MUCH:
        read_much(r, term);
        break;
    case TERM_WEEKDAY:
        read_weekday(r, term);
        break;
    default:
        break;
    }
}

/* What the counted days are of a week. */
static void
amount_weigh(struct amount *amount)
{
    if (amount->days < 0) {
        return;
    }
    if (amount->weeks < 0) { /* "on Tuesday", "twice": of no week */
        return;
    }
    bool is_week = amount->weeks <= 1;
    if (amount->days == 0) {
        amount->much = MUCH_NONE;
    } else if (amount->weeks > MONTH_WEEKS || (is_week && amount->days > FULL_WEEK)) {
        amount->much = MUCH_SELDOM;
    } else if (is_week && amount->days == FULL_WEEK) {
        amount->much = MUCH_ALL;
    } else {
        amount->much = MUCH_PART;
    }
}

/* "週2出社", "three days in the office and two at home": a number alone before a place. */
void
amounts_read_bare(struct reading *r, const struct phrase_hit *hit)
{
    bool is_days = hit->tag == TAG_OFFICE || hit->tag == TAG_HOME;
    size_t first = hit->word;
    int32_t days = number_before(r, &first);
    if (days < 0 && is_days && first > r->first) { /* "two fixed office days" */
        first--;
        days = number_before(r, &first);
    }
    const struct amount *last = r->n_amounts ? &r->amounts[r->n_amounts - 1] : NULL;
    bool is_again = last && last->is_counted && last->days > 0 && last->end < first;
    if (days < 0 || days > FULL_WEEK ||
        !(is_again || is_days || (r->period == 1 && r->period_at == first))) {
        return;
    }
    (void)amount_add(
        r, (struct amount){
               .word = first, .end = hit->word, .is_counted = true, .days = days, .weeks = 1});
}

/* Words between an amount and a place; none when one holds the other. */
static size_t
distance_of(const struct amount *amount, const struct named *place)
{
    size_t before = place->word - amount->end, behind = amount->word - place->end;
    return amount->end <= place->word ? before : amount->word >= place->end ? behind : 0;
}

/* Whether an amount may be of a place: days of travel or of a part-time job are not those at home,
 * and only an office is visited. */
static bool
is_amount_of(const struct reading *r, const struct amount *amount, const struct named *place)
{
    uint64_t seen = 0;
    for (size_t clause = place->clause; clause <= amount->clause; clause++) {
        seen |= r->seen[clause];
    }
    bool is_other =
        seen & TERM_BIT(TERM_OTHER_SHARE) ||
        (amount->much == MUCH_SELDOM && seen & (TERM_BIT(TERM_VISIT) | TERM_BIT(TERM_EVENT)));
    if (place->of == TAG_OFFICE) {
        return !amount->is_everyone && !(is_other && amount->is_share);
    }
    return !is_other;
}

/* The nearest place of the amount's clause. */
static struct named *
place_beside(struct reading *r, const struct amount *amount)
{
    struct named *best = NULL;
    for (size_t i = 0; i < r->n_places; i++) {
        struct named *place = &r->places[i];
        if (place->clause == amount->clause && is_amount_of(r, amount, place) &&
            (!best || distance_of(amount, place) < distance_of(amount, best))) {
            best = place;
        }
    }
    return best;
}

/* "Remote, 4 days a week" is a short week; "Remote (2 days)" is not. */
static bool
is_short_week(const struct reading *r, const struct amount *amount)
{
    const struct words *words = r->text->words;
    size_t w = amount->word;
    while (w > r->first && words->items[w].gap < GAP_PUNCT) {
        w--;
    }
    struct str left = str_trim(str_sub(words->text, 0, words->items[w].at));
    return str_ends(left, STR(",")) && amount->days == FULL_WEEK - 1;
}

/* Where an amount's clause names no place: the last one of the clauses before, else the office of
 * the next one ("Two days a week, you are in the office"). */
static struct named *
place_apart(struct reading *r, const struct amount *amount)
{
    struct named *before = NULL, *ahead = NULL;
    for (size_t i = 0; i < r->n_places && amount->is_counted; i++) {
        struct named *place = &r->places[i];
        bool is_free = place->much == MUCH_UNSAID && is_amount_of(r, amount, place);
        bool is_muted = place->is_muted && is_amount_of(r, amount, place);
        if (place->clause < amount->clause && (is_free || is_muted)) {
            before = place;
        }
        bool fits = place->of == TAG_OFFICE || amount->is_weekdays;
        if (!ahead && place->clause == amount->clause + 1 && is_free && fits) {
            ahead = place;
        }
    }
    if (!before) {
        return ahead;
    }
    return is_short_week(r, amount) && before->of != TAG_OFFICE ? NULL : before;
}

/* How far an amount may stand from its place. */
static size_t
reach_of(const struct reading *r, const struct amount *amount, const struct named *place)
{
    if (amount->is_everyone) {
        return place->hit->tag == TAG_AT_HOME ? NEAR_WORDS : 1;
    }
    if (amount->much == MUCH_ALL && !amount->is_counted) { /* not "in our fully equipped office" */
        struct phrase_hit term;
        bool leads = amount->end < r->end &&
                     phrases_at(r->text->phrases, r->text->words, amount->end, GROUP_CLAUSE, &term);
        return leads ? NEAR_WORDS : 0;
    }
    bool is_loose = !amount->is_counted && amount->much != MUCH_REST && place->of == TAG_HOME;
    return amount->is_share || is_loose ? SHARE_WORDS : SENTENCE_WORDS;
}

/* Gives the amount to the place, unless one that stands nearer has been given. */
static void
amount_give(const struct amount *amount, struct named *place, size_t distance)
{
    bool is_later = place->is_muted && place->clause < amount->clause;
    bool is_nearer = is_later || place->much <= MUCH_NONE ||
                     (amount->is_counted && !place->is_counted) ||
                     (amount->is_counted == place->is_counted && distance < place->distance);
    if (amount->is_everyone) {
        place->is_everyone = true;
    } else if (is_nearer) {
        /* "not in the office every day" */
        place->much = place->much == MUCH_NONE ? MUCH_PART : amount->much;
        place->is_muted = place->is_muted && !is_later;
        place->distance = distance;
        place->is_counted = amount->is_counted;
        place->has_days = amount->days > 0;
    }
}

void
amounts_attach(struct reading *r)
{
    for (size_t i = 0; i < r->n_amounts; i++) {
        struct amount *amount = &r->amounts[i];
        amount_weigh(amount);
        struct named *place = amount->much == MUCH_UNSAID ? NULL : place_beside(r, amount);
        if (!place && amount->much != MUCH_UNSAID) {
            place = place_apart(r, amount);
        }
        size_t distance = place ? distance_of(amount, place) : 0;
        if (place && distance <= reach_of(r, amount, place)) {
            amount_give(amount, place, distance);
        }
    }
}
