/* normalize/salary/salary.c: the pay of a text: every amount that counts (salary_judge.c),
 * one line each: what is said twice, or at two ends, is one. Must not read words
 * beside an amount itself (salary_spot.c, salary_context.c). */
#include "normalize/salary/salary.h"

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    HOURS_A_YEAR = 2080,
    DAYS_A_YEAR = 260,
    WEEKS_A_YEAR = 52,
    MONTHS_A_YEAR = 12,
    FIELD_WORDS = 5, /* words besides amounts and pay words in a field */
    NEAR_PART = 50,  /* one part in so many: rounding of hours to years */
    ENDS_BYTES = 24, /* between "Min: x" and "Max: y" */
    ENDS_SENTENCE_BYTES = 48,
    VAST_USD = 500000, /* a sum in millions above this needs a pay word */
    TOKEN_LESS = 2,    /* a sum below it stands for none, whatever its period */
    DOUBTS_MAX = 8
};

static int64_t
yearly(enum period period, int64_t cents, int months)
{
    switch (period) {
    case PERIOD_YEAR:
        return cents;
    case PERIOD_MONTH:
        return cents * (months > 0 ? months : MONTHS_A_YEAR);
    case PERIOD_WEEK:
        return cents * WEEKS_A_YEAR;
    case PERIOD_DAY:
        return cents * DAYS_A_YEAR;
    case PERIOD_HOUR:
        return cents * HOURS_A_YEAR;
    case PERIOD_NONE:
    case PERIOD_COUNT:
        break;
    }
    return 0;
}

void
salary_annualise(struct salary *salary, int months)
{
    salary->annual_min_cents =
        salary->has_min ? yearly(salary->period, salary->min_cents, months) : 0;
    salary->annual_max_cents =
        salary->has_max ? yearly(salary->period, salary->max_cents, months) : 0;
}

int64_t
salary_top(const struct salary *salary)
{
    return salary->has_max ? salary->max_cents : salary->min_cents;
}

const char *
salary_doubt(const struct salary *salary)
{
    const char *doubt = currency_doubt(salary->currency, salary->period, salary_top(salary));
    if (salary->period == PERIOD_NONE) { /* no period makes it a wage when a year does not */
        const char *hourly_doubt =
            *salary->currency ? currency_doubt(salary->currency, PERIOD_HOUR, salary_top(salary))
                              : NULL;
        bool is_token = hourly_doubt && salary_top(salary) < CENTS(TOKEN_LESS); /* "$1 - $1" */
        const char *yearly_doubt =
            currency_doubt(salary->currency, PERIOD_YEAR, salary_top(salary));
        bool is_vast =
            yearly_doubt && currency_rough_usd(salary->currency, salary_top(salary)) > VAST_USD;
        doubt = is_vast ? yearly_doubt : is_token ? hourly_doubt : NULL;
    }
    if (!doubt && salary->has_min) {
        doubt = currency_doubt(salary->currency, salary->period, salary->min_cents);
    }
    return doubt;
}

bool
salary_is_monthly(const struct salary *salary, const char *country)
{
    int64_t low = salary->has_min ? salary->min_cents : salary->max_cents;
    int64_t high = salary->has_max ? salary->max_cents : salary->min_cents;
    return currency_implies_month(salary->currency, country, low, high);
}

static bool
same_figures(const struct salary *a, const struct salary *b)
{
    return a->kind == b->kind && a->has_min == b->has_min && a->has_max == b->has_max &&
           a->min_cents == b->min_cents && a->max_cents == b->max_cents &&
           (strcmp(a->currency, b->currency) == 0 || !*a->currency || !*b->currency) &&
           (a->period == b->period || !a->period || !b->period);
}

static bool
is_near(int64_t a, int64_t b)
{
    int64_t far = a > b ? a - b : b - a;
    return far <= (a > b ? a : b) / NEAR_PART;
}

/* "£24,570 (£12.60 an hour)": straight behind, weeks of 35 to 40 hours count as well. */
static bool
is_near_week(const struct salary *a, const struct salary *b)
{
    enum { BESIDE_BYTES = 24, WEEK_PART = 7 };
    bool is_hour = a->period == PERIOD_HOUR || b->period == PERIOD_HOUR;
    bool is_year = a->period == PERIOD_YEAR || b->period == PERIOD_YEAR;
    bool beside = b->raw.p >= a->raw.p && b->raw.p - (a->raw.p + a->raw.n) <= BESIDE_BYTES;
    int64_t x = a->annual_max_cents, y = b->annual_max_cents;
    int64_t far = x > y ? x - y : y - x;
    return is_hour && is_year && beside && far <= (x > y ? x : y) / WEEK_PART;
}

/* "$21.63 - $28.85 hourly ($45,000 - $60,000 annually)": one pay in two periods. */
static bool
same_annual(const struct salary *a, const struct salary *b)
{
    return a->kind == b->kind && a->period && b->period && a->period != b->period &&
           a->has_min == b->has_min && a->has_max == b->has_max &&
           strcmp(a->currency, b->currency) == 0 &&
           ((is_near(a->annual_min_cents, b->annual_min_cents) &&
             is_near(a->annual_max_cents, b->annual_max_cents)) ||
            is_near_week(a, b));
}

static bool
is_middle(const struct salary *low, const struct salary *mid, const struct salary *high)
{
    return low->has_min && !low->has_max && high->has_max && !high->has_min && mid->has_min &&
           mid->has_max && mid->min_cents == mid->max_cents && low->kind == mid->kind &&
           mid->min_cents >= low->min_cents && mid->max_cents <= high->max_cents &&
           mid->raw.p >= low->raw.p && mid->raw.p - (low->raw.p + low->raw.n) <= ENDS_BYTES;
}

/* Whether two ends are near enough to be of one range: "from $129,300 in our lowest geographic
 * market up to $223,600" is one sentence. */
static bool
is_beside(const char *end, const char *next)
{
    if (next < end || next - end > ENDS_SENTENCE_BYTES) {
        return false;
    }
    struct str between = str_span(end, next);
    return between.n <= ENDS_BYTES ||
           (str_find(between, STR(". ")) == SIZE_MAX && str_find_byte(between, ';') == SIZE_MAX &&
            str_find_byte(between, '\n') == SIZE_MAX);
}

/* "Min: $50,000 Max: $70,000": the two ends of one range. */
static bool
merge_ends(struct salary_finds *finds, const struct salary *salary)
{
    if (finds->n == 0) {
        return false;
    }
    struct salary *last = &finds->items[finds->n - 1];
    const char *end = last->raw.p + last->raw.n;
    /* "Min $50,000 Mid $60,000 Max $70,000": what lies between says nothing */
    bool is_mid = finds->n > 1 && is_middle(last - 1, last, salary);
    last -= is_mid;
    bool beside = is_beside(end, salary->raw.p);
    /* "$50,000 (min) - $60,000 (mid) - $70,000 (max)" */
    bool is_third = last->has_min && last->has_max && last->max_cents > last->min_cents &&
                    salary->max_cents > last->max_cents;
    if (!beside || !last->has_min || (last->has_max && !is_third) || salary->has_min ||
        !salary->has_max || last->kind != salary->kind ||
        strcmp(last->currency, salary->currency) != 0 || salary->max_cents < last->min_cents) {
        return false;
    }
    if (is_mid) {
        finds->n--;
    }
    last->has_max = true;
    last->max_cents = salary->max_cents;
    last->period = last->period ? last->period : salary->period;
    last->raw = str_span(last->raw.p, salary->raw.p + salary->raw.n);
    salary_annualise(last, 0);
    return true;
}

/* The same pay said again adds what was missing. */
static bool
merge_again(struct salary_finds *finds, const struct salary *salary)
{
    for (size_t i = 0; i < finds->n; i++) {
        struct salary *old = &finds->items[i];
        bool zones_differ =
            old->zone.n && salary->zone.n && !str_eq_nocase(old->zone, salary->zone);
        if (same_annual(old, salary) && !zones_differ) {
            return true;
        }
        if (!same_figures(old, salary) || zones_differ) {
            continue;
        }
        if (!*old->currency) {
            (void)memcpy(old->currency, salary->currency, sizeof old->currency);
        }
        if (!old->period) {
            old->period = salary->period;
            salary_annualise(old, 0);
        }
        return true;
    }
    return false;
}

static enum status
finds_add(struct salary_finds *finds, struct judge *j, struct arena *arena)
{
    if (!finds->items) {
        finds->items = ARENA_ARRAY(arena, LIMIT_SALARIES, struct salary);
        finds->confidence = ARENA_ARRAY(arena, LIMIT_SALARIES, uint8_t);
        finds->doubts = ARENA_ARRAY(arena, DOUBTS_MAX, struct quarantined);
        if (!finds->items || !finds->confidence || !finds->doubts) {
            return E_NOMEM;
        }
    }
    if (j->doubt) {
        if (finds->n_doubts < DOUBTS_MAX) {
            finds->doubts[finds->n_doubts++] =
                (struct quarantined){FIELD_SALARY, j->doubt, j->salary.raw};
        }
        return OK;
    }
    if (finds->n < LIMIT_SALARIES && !merge_again(finds, &j->salary) &&
        !merge_ends(finds, &j->salary)) {
        finds->confidence[finds->n] = j->confidence;
        finds->items[finds->n++] = j->salary;
    }
    return OK;
}

/* Few words besides amounts: a field ("$120k - $150k per year, DOE"), not a
 * sentence that happens to hold money. */
static bool
reads_as_field(struct salary_input *input)
{
    size_t others = 0;
    struct phrase_hit hit;
    for (size_t i = 0; i < input->words->n && others <= FIELD_WORDS; i++) {
        size_t at = input->words->items[i].at;
        bool known = input->words->items[i].kind == WORD_NUMBER;
        for (enum phrase_group g = GROUP_PAY; !known && g <= GROUP_STOP; g++) {
            known = phrases_at(input->phrases, input->words, i, g, &hit) &&
                    !(g == GROUP_PAY && hit.tag == PAY_NOT);
        }
        known = known || currency_after(input->words->text, at).n >= input->words->items[i].n;
        others += !known && input->words->items[i].n > 3;
        input->is_mixed = input->is_mixed || (!known && input->words->items[i].n > 1);
    }
    return others <= FIELD_WORDS;
}

/* The amount before, for money said in several currencies at once. */
struct chain {
    struct context ctx;
    size_t end;  /* byte where it ended; 0: none */
    size_t kept; /* salaries kept when it began */
    const char *currency;
    bool is_pay;
};

/* "3,850 USD / 2,310 GBP / 4,300 CAD per week": one pay, said again. */
static bool
chain_goes_on(const struct chain *chain, const struct salary_input *input, const struct spot *spot)
{
    if (!chain->is_pay || chain->end == 0 || spot->begin < chain->end ||
        spot->begin - chain->end > 4 || !*spot->currency ||
        strcmp(spot->currency, chain->currency) == 0) {
        return false;
    }
    struct str between =
        str_trim(str_sub(input->words->text, chain->end, spot->begin - chain->end));
    return str_is(between, "/") || str_is(between, "|") || str_is(between, "or") ||
           str_is(between, "(") || str_is(between, ",");
}

/* A period said behind the last one holds for all. */
static void
chain_period(struct salary_finds *finds, const struct chain *chain, enum period period)
{
    for (size_t i = chain->kept; i < finds->n && period != PERIOD_NONE; i++) {
        if (finds->items[i].period == PERIOD_NONE) {
            finds->items[i].period = period;
            salary_annualise(&finds->items[i], 0);
        }
    }
}

struct scan {
    struct salary_input input;
    struct salary_finds finds;
    struct chain chain;
    struct spot last_pay; /* the last amount that was pay */
    enum period last_period;
    size_t floor;
    bool is_other; /* the amount before the floor was money of another sort */
};

/* "Meal allowance of EUR 9.60 a day, up to EUR 201.60 a month": money beside
 * money of another sort in one sentence is of that sort, unless a word says pay. */
static bool
is_carried(const struct scan *scan, const struct spot *spot, const struct context *ctx)
{
    bool stands_alone = spot->period && !ctx->is_upto && !ctx->is_from; /* "..., $20/hour" */
    if (!scan->is_other || stands_alone || ctx->has_pay || spot->kind_after ||
        scan->floor > spot->first) {
        return false;
    }
    for (size_t i = scan->floor; i <= spot->first; i++) {
        if (scan->input.words->items[i].gap >= GAP_SENTENCE) {
            return false;
        }
    }
    return true;
}

/* "In Seattle pay is $162,000-$198,000; in Atlanta it is $138,000-$168,000", "day shift $19.50,
 * night shift $21": a sum beside one that is pay, in one sentence, of the same sort. */
static bool
is_sibling(const struct scan *scan, const struct spot *spot)
{
    enum { BETWEEN_WORDS = 14, BETWEEN_SINGLES = 8, TIMES_MOST = 2 };
    const struct spot *last = &scan->last_pay;
    size_t most = spot->is_range ? BETWEEN_WORDS : BETWEEN_SINGLES;
    int64_t top = spot->is_range ? spot->high.cents : spot->low.cents;
    int64_t last_top = last->is_range ? last->high.cents : last->low.cents;
    if (last->is_range != spot->is_range || strcmp(last->currency, spot->currency) != 0 ||
        spot->first < last->last || spot->first - last->last > most ||
        spot->low.cents > last_top * TIMES_MOST || last->low.cents > top * TIMES_MOST) {
        return false;
    }
    const struct words *words = scan->input.words;
    for (size_t i = last->last; i <= spot->first; i++) {
        struct str before = str_trim(str_sub(words->text, 0, words->items[i].at));
        bool is_ordinal = i > last->last && words->items[i - 1].kind == WORD_NUMBER; /* "2. Jahr" */
        if (words->items[i].gap >= GAP_SENTENCE && !str_ends(before, STR(";")) && !is_ordinal) {
            return false;
        }
    }
    struct str between = str_sub(words->text, last->end, spot->begin - last->end);
    bool is_note = str_find_byte(between, '(') != SIZE_MAX || str_has(between, STR("（"));
    return spot->is_range || !is_note; /* "$2,900 weekly ($1,600 taxed, $1,300 not)" */
}

static enum status
scan_spot(struct scan *scan, const struct spot *spot, struct arena *arena)
{
    struct context ctx;
    if (!*spot->currency && !spot_is_large(spot) && !scan->input.is_field) {
        scan->chain = (struct chain){.kept = scan->finds.n};
        return OK;
    }
    bool goes_on = chain_goes_on(&scan->chain, &scan->input, spot);
    if (goes_on) {
        ctx = scan->chain.ctx;
    } else {
        context_read(&scan->input, spot, scan->floor, &ctx);
        scan->chain = (struct chain){.kept = scan->finds.n};
    }
    if (!ctx.has_pay && !ctx.has_other && is_sibling(scan, spot)) {
        ctx.has_pay = true;
        ctx.period = ctx.period ? ctx.period : scan->last_period;
        ctx.distance = spot->first - scan->last_pay.last;
    }
    struct judge j = {.input = &scan->input, .spot = spot, .ctx = &ctx};
    bool is_pay = salary_judge(&j) && !is_carried(scan, spot, &ctx);
    if (is_pay) {
        enum status status = finds_add(&scan->finds, &j, arena);
        if (status != OK) {
            return status;
        }
        chain_period(&scan->finds, &scan->chain, j.salary.period);
        scan->last_pay = *spot;
        scan->last_period = j.salary.period;
    }
    scan->chain.ctx = ctx;
    scan->chain.end = spot->end;
    scan->chain.currency = spot->currency;
    scan->chain.is_pay = is_pay;
    if (is_pay || *spot->currency) {
        scan->is_other = !is_pay && (ctx.has_other || is_carried(scan, spot, &ctx));
        scan->floor = spot->last > spot->first ? spot->last : spot->first + 1;
        scan->floor = spot->behind > scan->floor ? spot->behind : scan->floor;
    }
    return OK;
}

enum status
salary_find(const struct salary_input *input, struct arena *arena, struct salary_finds *ret)
{
    struct scan scan = {.input = *input, .last_pay = {.currency = ""}};
    if (input->is_field) {
        scan.input.is_field = reads_as_field(&scan.input);
    }
    for (size_t i = 0; i < input->words->n;) {
        struct spot spot;
        if (!amount_may_begin(input, i) || !spot_read(&scan.input, i, &spot)) {
            i++;
            continue;
        }
        enum status status = scan_spot(&scan, &spot, arena);
        if (status != OK) {
            return status;
        }
        i = spot.last > i ? spot.last : i + 1;
    }
    *ret = scan.finds;
    return OK;
}
