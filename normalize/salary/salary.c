/* normalize/salary/salary.c: the pay of a text: every amount that counts (salary_judge.c) and what
 * one tells of the next. Must not read words beside an amount itself (salary_spot.c,
 * salary_context.c), nor weigh it against the pay before (salary_beside.c), nor join what was found
 * (salary_finds.c). */
#include "normalize/salary/salary.h"

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
            known = g == GROUP_PAY ? pay_at(input, i, &hit) && hit.tag != PAY_NOT
                                   : phrases_at(input->phrases, input->words, i, g, &hit);
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
    struct beside beside;
    size_t run; /* pay kept when sums of one size began to stand side by side */
    size_t floor;
    bool is_other;    /* the amount before the floor was money of another sort */
    const char *said; /* as in struct judge: all amounts of a text share it */
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
    bool is_like = (!ctx->has_other || ctx->is_perk) && beside_is_like(&scan->beside, spot);
    ctx->has_other = ctx->has_other && !is_like; /* "$16 in training, then $19" */
    if (is_like && !ctx->has_pay && beside_is_sibling(&scan->beside, spot)) {
        ctx->has_pay = true;
        ctx->period = ctx->period ? ctx->period : scan->beside.period;
        ctx->distance = spot->first - scan->beside.last.last;
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
    scan->beside.last = *j->spot;
    scan->beside.period = j->salary.period;
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
    struct judge j = {.input = &scan->input, .spot = spot, .ctx = &ctx, .said = scan->said};
    bool is_pay = salary_judge(&j) && !is_carried(scan, spot, &ctx) &&
                  !beside_is_supplement(&scan->beside, &j) &&
                  (scan->chain.end || !beside_is_extra(&scan->beside, &j));
    scan->input.has_pesos |= is_pay && spot->is_weak && !*j.salary.currency;
    scan->said = j.said;
    if (is_pay) {
        scan->run = is_like ? scan->run : scan->finds.n;
        beside_take(&scan->beside, &j, is_like);
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
    struct scan scan = {.input = *input};
    scan.beside = (struct beside){input->words, &scan.finds, {.currency = ""}, PERIOD_NONE};
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
