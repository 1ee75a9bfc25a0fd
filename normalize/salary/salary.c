/* normalize/salary/salary.c: the pay of a text: every amount that counts (salary_judge.c) and what
 * one tells of the next. Must not read words beside an amount itself (salary_spot.c,
 * salary_context.c), nor join what was found (salary_finds.c). */
#include "normalize/salary/salary.h"

#include "base/markup.h"
#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    HOURS_A_YEAR = 2080,
    DAYS_A_YEAR = 260,
    WEEKS_A_YEAR = 52,
    MONTHS_A_YEAR = 12,
    FIELD_WORDS = 5,     /* words besides amounts and pay words in a field */
    VAST_USD = 500000,   /* a sum in millions above this needs a pay word */
    SUM_LEAST_USD = 500, /* "OTE: 240" is in thousands */
    TOKEN_LESS = 2       /* a sum below it stands for none, whatever its period */
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
        bool is_sum = salary->kind == SALARY_OTE || salary->kind == SALARY_TOTAL;
        if (!doubt && is_sum &&
            currency_rough_usd(salary->currency, salary_top(salary)) < SUM_LEAST_USD) {
            doubt = "salary-below-bound";
        }
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

/* A period said behind the last one holds for all from the first one. */
static void
run_period(struct salary_finds *finds, size_t first, enum period period)
{
    for (size_t i = first; i < finds->n && period != PERIOD_NONE; i++) {
        struct salary all = finds->items[i];
        all.period = period;
        if (finds->items[i].period == PERIOD_NONE && !salary_doubt(&all)) {
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
    size_t run; /* pay kept when sums of one size began to stand side by side */
    size_t floor;
    bool is_other; /* the amount before the floor was money of another sort */
};

/* "Meal allowance of EUR 9.60 a day, up to EUR 201.60 a month": money beside
 * money of another sort in one sentence is of that sort, unless a word says pay. */
static bool
is_carried(const struct scan *scan, const struct spot *spot, const struct context *ctx)
{
    bool stands_alone = (spot->period || spot_is_year_range(spot)) && !ctx->is_upto &&
                        !ctx->is_from; /* "..., $20/hour" */
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

static bool
is_wage_kind(enum salary_kind kind)
{
    return kind == SALARY_BASE || kind == SALARY_TOTAL;
}

/* The last pay that is no bonus; the last of all when there is none. */
static const struct salary *
last_wage(const struct salary_finds *finds)
{
    for (size_t i = finds->n; i > 0; i--) {
        if (finds->items[i - 1].kind != SALARY_BONUS) {
            return &finds->items[i - 1];
        }
    }
    return &finds->items[finds->n - 1];
}

/* A point of the range before it: "from $81,000 to $135,000, typically $104,000". */
static bool
is_inside(const struct salary_finds *finds, const struct spot *spot)
{
    const struct salary *last = finds->n ? last_wage(finds) : NULL;
    return last && !spot->is_range && last->has_min && last->has_max &&
           last->min_cents < spot->low.cents && spot->low.cents < last->max_cents;
}

/* Whether the amount stands beside the last pay, in one sentence, and is of its size. */
static bool
is_beside_like(const struct scan *scan, const struct spot *spot)
{
    enum { BETWEEN_WORDS = 20, BETWEEN_SINGLES = 8, TIMES_MOST = 2 };
    const struct spot *last = &scan->last_pay;
    size_t most = spot->is_range ? BETWEEN_WORDS : BETWEEN_SINGLES;
    int64_t top = spot->is_range ? spot->high.cents : spot->low.cents;
    int64_t last_top = last->is_range ? last->high.cents : last->low.cents;
    if (scan->finds.n == 0 || !is_wage_kind(scan->finds.items[scan->finds.n - 1].kind) ||
        is_inside(&scan->finds, spot) || last->is_range != spot->is_range ||
        strcmp(last->currency, spot->currency) != 0 || spot->first < last->last ||
        spot->first - last->last > most || spot->low.cents > last_top * TIMES_MOST ||
        last->low.cents > top * TIMES_MOST) {
        return false;
    }
    const struct words *words = scan->input.words;
    size_t sentences = spot_is_year_range(spot) && spot_is_year_range(last) ? 1 : 0;
    for (size_t i = last->last; i <= spot->first; i++) {
        struct str before = str_trim(str_sub(words->text, 0, words->items[i].at));
        bool is_short = i > last->last && (words->items[i - 1].kind == WORD_NUMBER ||
                                           words->items[i - 1].n == 1); /* "2. Jahr", "i.e." */
        bool is_end =
            words->items[i].gap >= GAP_SENTENCE && !str_ends(before, STR(";")) && !is_short;
        if (is_end && (sentences == 0 || words->items[i].gap > GAP_SENTENCE)) {
            return false;
        }
        sentences -= is_end;
    }
    return true;
}

/* "In Seattle pay is $162,000-$198,000; in Atlanta it is $138,000-$168,000", "day shift $19.50,
 * night shift $21": a sum beside one that is pay, of the same sort. */
static bool
is_sibling(const struct scan *scan, const struct spot *spot)
{
    struct str between =
        str_sub(scan->input.words->text, scan->last_pay.end, spot->begin - scan->last_pay.end);
    bool is_note = str_find_byte(between, '(') != SIZE_MAX || str_has(between, STR("（"));
    return spot->is_range || !is_note; /* "$2,900 weekly ($1,600 taxed, $1,300 not)" */
}

/* Money beside the pay that no word calls pay, and that is no second one by its size: "$240 per day
 * plus $25 per stop", "£350 a day, expenses of £25 a night"; or a point of the range before. */
static bool
is_extra(const struct scan *scan, const struct spot *spot, const struct context *ctx,
         const struct salary *salary)
{
    enum { TIMES_MOST = 2, PART = 3 };
    const struct salary_finds *finds = &scan->finds;
    bool is_named = ctx->has_pay || spot->kind_after || spot->has_terms || ctx->zone.n > 0;
    const struct salary *last = finds->n ? last_wage(finds) : NULL;
    bool is_perk = salary->kind == SALARY_STIPEND && last && last->kind == SALARY_BASE &&
                   !spot->is_range; /* "$2,310 weekly ($940 taxed, $1,370 stipends)" */
    if (!last || is_perk || is_named || salary->kind != SALARY_BASE) {
        return is_perk;
    }
    int64_t top = salary_top(salary), last_top = salary_top(last);
    int64_t year = salary->has_max ? salary->annual_max_cents : salary->annual_min_cents;
    int64_t last_year = last->has_max ? last->annual_max_cents : last->annual_min_cents;
    bool by_year =
        year && last_year && (spot->period || currency_implies_year(salary->currency, top));
    int64_t a = by_year ? year : top, b = by_year ? last_year : last_top;
    bool is_like = a <= b * TIMES_MOST && b <= a * TIMES_MOST;
    bool is_trifle = spot->period ? a < b / PART : !is_like && (!spot->is_range || a < b);
    return is_trifle || (is_inside(finds, spot) && !spot->period);
}

/* "£140 a day through umbrella (£115 PAYE)", "70 000 ₽ (оклад 50 000)": the time and the
 * currency said before hold for it, too. */
static void
take_from_last(const struct scan *scan, struct judge *j, bool is_like)
{
    struct salary *salary = &j->salary;
    if (scan->finds.n == 0 || salary->kind == SALARY_BONUS) {
        return;
    }
    struct salary taken = *salary;
    const struct salary *last = last_wage(&scan->finds);
    if (!*salary->currency) {
        (void)memcpy(taken.currency, last->currency, sizeof taken.currency);
    }
    if (salary->period == PERIOD_NONE && !j->spot->is_piece &&
        (is_like || (!*salary->currency && salary_top(salary) > salary_top(last) / 2))) {
        taken.period = scan->last_period;
    }
    if (!salary_doubt(&taken)) {
        *salary = taken;
        salary_annualise(salary, j->spot->months);
    }
}

/* "$30.10 an hour, plus $2.00 an hour for weekends": what is paid on top of a rate. */
static bool
is_supplement(const struct scan *scan, const struct salary *salary, bool is_weak)
{
    enum { PART = 4 };
    const struct spot *last = &scan->last_pay;
    bool is_same = is_weak || strcmp(last->currency, salary->currency) == 0;
    bool is_small =
        scan->last_period == PERIOD_HOUR && is_same && salary_top(salary) < last->low.cents / PART;
    bool is_bonus = salary->kind == SALARY_BONUS &&
                    (salary->period == PERIOD_HOUR ||
                     (scan->last_period == PERIOD_HOUR && salary_top(salary) < last->low.cents));
    return is_bonus || (salary->period == PERIOD_HOUR && is_small);
}

/* What stands before the amount; true when it stands beside pay of its size. */
static bool
scan_context(struct scan *scan, const struct spot *spot, struct context *ctx)
{
    if (chain_goes_on(&scan->chain, &scan->input, spot)) {
        *ctx = scan->chain.ctx;
    } else {
        context_read(&scan->input, spot, scan->floor, ctx);
        scan->chain = (struct chain){.kept = scan->finds.n};
    }
    bool is_like = (!ctx->has_other || ctx->is_perk) && is_beside_like(scan, spot);
    ctx->has_other = ctx->has_other && !is_like; /* "$16 in training, then $19" */
    if (is_like && !ctx->has_pay && is_sibling(scan, spot)) {
        ctx->has_pay = true;
        ctx->period = ctx->period ? ctx->period : scan->last_period;
        ctx->distance = spot->first - scan->last_pay.last;
    }
    return is_like;
}

static enum status
scan_keep(struct scan *scan, struct judge *j, struct arena *arena)
{
    enum status status = finds_add(&scan->finds, j, arena);
    if (status != OK) {
        return status;
    }
    bool is_run = j->spot->period && scan->run < scan->chain.kept;
    run_period(&scan->finds, is_run ? scan->run : scan->chain.kept, j->salary.period);
    scan->last_pay = *j->spot;
    scan->last_period = j->salary.period;
    return OK;
}

static enum status
scan_spot(struct scan *scan, const struct spot *spot, struct arena *arena)
{
    struct context ctx;
    if (!*spot->currency && !spot_is_large(spot) && !scan->input.is_field) {
        scan->chain = (struct chain){.kept = scan->finds.n};
        return OK;
    }
    bool is_like = scan_context(scan, spot, &ctx);
    struct judge j = {.input = &scan->input, .spot = spot, .ctx = &ctx};
    bool is_pay = salary_judge(&j) && !is_carried(scan, spot, &ctx) &&
                  !is_supplement(scan, &j.salary, spot->is_weak);
    is_pay = is_pay && (scan->chain.end || !is_extra(scan, spot, &ctx, &j.salary));
    scan->input.has_pesos |= is_pay && spot->is_weak && !*j.salary.currency;
    if (is_pay) {
        scan->run = is_like ? scan->run : scan->finds.n;
        take_from_last(scan, &j, is_like);
    }
    enum status status = is_pay ? scan_keep(scan, &j, arena) : OK;
    if (status != OK) {
        return status;
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
