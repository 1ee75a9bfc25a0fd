/* normalize/salary/salary_judge.c: whether one amount of a text is this job's pay, and of
 * what kind, currency and period. Rules of the labels: a single figure is both
 * ends; "up to" has no minimum, "from" no maximum; an amount without a period is
 * a year's only where no other reading is possible. Must not compare the amount
 * with others (salary_beside.c). */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    SHORT_LINE_WORDS = 14, /* a line that may be a label and its amount */
    HOURLY_MOST = 100,     /* dollars: a wage below this and above the next is an hour's */
    HOURLY_LEAST = 7,
    MONTHLY_LEAST = 3000, /* dollars: likewise a range that is a month's */
    MONTHLY_MOST = 15000,
    MONTH_VAST_EUR = 25000,  /* "TVöD E13: 55.000 €" is no month's */
    STIPEND_USD_MONTH = 350, /* a stipend below this is a perk */
    STIPEND_USD_YEAR = 12000,
    STIPEND_USD_ONCE = 1500,
    MONTHS_A_YEAR = 12,
    MONTHS_LEAST = 12, /* "x 14": what is paid so often is a month's */
    TRIFLE_USD = 200,
    TAXED_USD = 500,     /* "2,100 € netto" in a short line is a month's, or more */
    ALONE_USD = 2000000, /* "$0.5M - $0.7M" alone in a field */
    VAST_USD = 500000,   /* a sum in millions above this needs a pay word */
    BARE_LEAST = 1000,
    BARE_WORDS = 6, /* from the pay word to an amount without a sign */
    YEAR_LEAST = 1900,
    YEAR_MOST = 2100
};

static void
judge_ends(struct judge *j)
{
    const struct spot *spot = j->spot;
    struct salary *s = &j->salary;
    int64_t low = spot->low.cents, high = spot->is_range ? spot->high.cents : low;
    if (low > high) {
        int64_t swap = low;
        low = high;
        high = swap;
    }
    s->min_cents = low;
    s->max_cents = high;
    bool is_upto = spot->is_range ? low == 0 : j->ctx->is_upto || spot->is_upto;
    bool is_from = !spot->is_range && !is_upto && (j->ctx->is_from || spot->is_open);
    s->has_min = !is_upto;
    s->has_max = !is_from;
    s->min_cents = s->has_min ? s->min_cents : 0;
    s->max_cents = s->has_max ? s->max_cents : 0;
}

static bool
is_dollar_like(const char *code)
{
    static const char *const CODES[] = {"USD", "CAD", "GBP", "AUD", "EUR", "NZD"};
    for (size_t i = 0; i < sizeof CODES / sizeof CODES[0]; i++) {
        if (strcmp(code, CODES[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Not a bonus, which may be paid once. */
static bool
is_wage(const struct judge *j)
{
    enum salary_kind kind = j->spot->kind_after ? j->spot->kind_after : j->ctx->kind;
    return kind == SALARY_NONE || kind == SALARY_BASE || kind == SALARY_TOTAL;
}

/* "$4,000 - $6,000" and nothing else: too little for a year, too much for a week. */
static bool
is_month_range(const struct judge *j)
{
    const struct salary *s = &j->salary;
    return j->input->is_field && !j->input->is_mixed && j->spot->is_range &&
           strcmp(s->currency, "USD") == 0 && s->min_cents >= CENTS(MONTHLY_LEAST) &&
           s->max_cents <= CENTS(MONTHLY_MOST) && s->max_cents < 2 * s->min_cents;
}

/* The period: said behind, said before, or the only one possible. */
static void
judge_period(struct judge *j)
{
    struct salary *s = &j->salary;
    s->period = j->spot->period;
    if (s->period != PERIOD_NONE) {
        bool is_elsewhere = j->ctx->period != PERIOD_NONE && salary_doubt(s);
        s->period = is_elsewhere ? j->ctx->period : s->period; /* "hourly $16-$18, weekly pay" */
        return;
    }
    if (j->spot->months >= MONTHS_LEAST && !currency_implies_year(s->currency, salary_top(s))) {
        s->period = PERIOD_MONTH;
        return;
    }
    if (j->spot->is_piece) {
        return;
    }
    s->period = j->ctx->period;
    int64_t top = salary_top(s);
    bool is_vast_month = s->period == PERIOD_MONTH && strcmp(s->currency, "EUR") == 0 &&
                         top >= CENTS(MONTH_VAST_EUR);
    if (s->period != PERIOD_NONE && !salary_doubt(s) && !is_vast_month) {
        return;
    }
    s->period = PERIOD_NONE;
    if (currency_implies_year(s->currency, top)) {
        s->period = PERIOD_YEAR;
        return;
    }
    if (is_wage(j) && salary_is_monthly(s, j->input->country)) {
        s->period = PERIOD_MONTH;
        return;
    }
    if (is_wage(j) && is_month_range(j)) {
        s->period = PERIOD_MONTH;
        return;
    }
    bool hourly =
        top < CENTS(HOURLY_MOST) && top >= CENTS(HOURLY_LEAST) && is_dollar_like(s->currency);
    if (hourly && is_wage(j) && (j->ctx->has_pay || j->input->is_field) && !j->spot->low.exponent) {
        s->period = PERIOD_HOUR;
    }
}

static void
judge_kind(struct judge *j)
{
    enum salary_kind kind = j->spot->kind_after;
    if (kind == SALARY_NONE || kind == SALARY_BASE) {
        kind = kind == SALARY_BASE ? kind : j->ctx->kind;
    }
    j->salary.kind = kind == SALARY_NONE ? SALARY_BASE : kind;
}

bool
spot_is_large(const struct spot *spot)
{
    const struct amount *low = &spot->low;
    bool is_year = !low->exponent && !low->is_grouped && low->cents >= CENTS(YEAR_LEAST) &&
                   low->cents < CENTS(YEAR_MOST);
    return !is_year && (low->exponent || low->is_grouped || low->cents >= CENTS(BARE_LEAST));
}

bool
spot_is_hourly(const struct spot *spot)
{
    return spot->is_rate && spot->period == PERIOD_HOUR && spot->low.cents >= CENTS(HOURLY_LEAST);
}

bool
spot_is_rate(const struct spot *spot)
{
    enum { WEEK_USD = 400, MONTH_USD = 1500 };
    int64_t usd = currency_rough_usd(spot->currency, spot->low.cents);
    return spot_is_hourly(spot) ||
           (*spot->currency && ((spot->period == PERIOD_WEEK && usd >= WEEK_USD) ||
                                (spot->period == PERIOD_MONTH && usd >= MONTH_USD)));
}

bool
spot_is_year(const struct spot *spot)
{
    enum { NARROW = 2 };
    int64_t top = spot->is_range ? spot->high.cents : spot->low.cents;
    return *spot->currency && currency_implies_year(spot->currency, spot->low.cents) &&
           spot->low.cents <= top && top < NARROW * spot->low.cents &&
           currency_rough_usd(spot->currency, top) < VAST_USD;
}

bool
spot_is_year_range(const struct spot *spot)
{
    return spot->is_range && spot->low.cents < spot->high.cents && spot_is_year(spot);
}

/* "18-20/hr", "TJM 400-450": figures without a sign in a field that are a rate. */
static bool
is_bare_rate(const struct judge *j)
{
    const struct spot *spot = j->spot;
    enum { BESIDE = 3 };
    bool is_rate = spot_is_hourly(spot);
    bool is_labelled = j->ctx->has_pay && j->ctx->distance <= BESIDE &&
                       (j->ctx->period == PERIOD_HOUR || j->ctx->period == PERIOD_DAY) &&
                       spot->low.cents >= CENTS(HOURLY_LEAST);
    return j->input->is_field &&
           (is_labelled || (is_rate && (!j->input->is_mixed || j->ctx->has_pay)));
}

/* Whether money without a sign may be meant: "Salary: 60-80k". */
static bool
bare_counts(const struct judge *j)
{
    const struct spot *spot = j->spot;
    bool is_million = (spot->low.exponent >= 6 || spot->high.exponent >= 6) &&
                      !*hinted_currency(j->input->words, spot);
    bool is_loose = j->input->is_mixed && !j->ctx->has_pay && !spot->period;
    if (is_million && (!j->input->is_field || is_loose)) {
        return false; /* "10 millions d'utilisateurs" */
    }
    bool is_extra = j->ctx->kind == SALARY_BONUS || j->ctx->kind == SALARY_STIPEND;
    if (!spot_is_large(spot)) {
        return is_bare_rate(j);
    }
    bool is_stipend = j->ctx->kind == SALARY_STIPEND && j->input->is_field && spot->period;
    if (is_extra && !is_stipend) {
        return false;
    }
    bool is_paid = spot->period && spot->fillers == 0; /* not "10,000 orders per month" */
    bool is_said = is_paid || spot->low.exponent || spot->high.exponent || j->ctx->has_pay;
    if (j->input->is_field && (is_said || !j->input->is_mixed)) {
        return true;
    }
    return j->ctx->has_pay && j->ctx->distance <= BARE_WORDS &&
           (spot->period || spot->low.exponent || spot->is_range || spot->is_gross || spot->is_net);
}

/* "401(k), medical, $84K-$97K", "$1B in sales, we offer $62,000-$70,000 DOE": an item of its own
 * that can only be a year's pay. */
static bool
is_own_item(const struct judge *j)
{
    const struct spot *spot = j->spot;
    struct str text = j->input->words->text;
    struct str before = str_trim(str_sub(text, 0, spot->begin));
    bool is_item = before.n > 0 && (before.p[before.n - 1] == ',' || before.p[before.n - 1] == ';');
    if (is_item && spot->kind_after == SALARY_BASE) { /* "20,000 employees, $130k salary" */
        return true;
    }
    bool is_last = is_item || str_ends(before, STR(", and"));
    if (is_last && spot->is_rate && spot->period == PERIOD_HOUR) { /* "401(k), and $22 an hour" */
        return true;
    }
    bool is_told = spot->has_terms || (is_item && j->input->is_field);
    return is_told && spot->is_range && *spot->currency &&
           currency_implies_year(j->salary.currency, spot->low.cents) &&
           currency_implies_year(j->salary.currency, spot->high.cents) &&
           currency_rough_usd(j->salary.currency, spot->high.cents) < CENTS(VAST_USD);
}

/* Said to be before or after tax. */
static bool
is_taxed(const struct judge *j)
{
    return j->spot->is_gross || j->spot->is_net || j->ctx->is_gross || j->ctx->is_net;
}

/* "Lunch ticket 10€", "Home office: $750": beside other words a sum that says nothing of pay
 * or time, and is not a year's or a month's by itself. */
static bool
is_trifle(const struct judge *j)
{
    bool is_rate = j->spot->low.has_fraction && is_dollar_like(j->salary.currency); /* "$19.50" */
    int64_t top = salary_top(&j->salary);
    bool is_limit = (j->ctx->is_from || j->ctx->is_upto) &&
                    currency_rough_usd(j->salary.currency, top) >= TRIFLE_USD;
    bool says_time = j->spot->period || j->spot->is_piece || j->spot->months || j->ctx->period;
    return j->input->is_mixed && !is_rate && !is_limit && !is_taxed(j) && !says_time &&
           !j->spot->is_range && !currency_implies_year(j->salary.currency, top) &&
           !salary_is_monthly(&j->salary, j->input->country);
}

/* A sum in millions that no word calls pay: "$1M+ annual sales". */
static bool
is_vast_sum(const struct judge *j)
{
    const struct spot *spot = j->spot;
    bool is_million = spot->low.exponent >= 6 || spot->high.exponent >= 6;
    bool is_vast = currency_rough_usd(j->salary.currency, salary_top(&j->salary)) > VAST_USD;
    bool is_alone =
        spot->is_range && currency_rough_usd(j->salary.currency, spot->high.cents) <= ALONE_USD;
    bool is_said = j->input->is_field && !j->input->is_mixed && (is_alone || spot->period);
    bool is_named = j->ctx->has_pay || spot->kind_after;
    return is_million && is_vast && !is_named && !spot->low.is_lpa && !is_said;
}

/* Whether money of prose that no word calls pay reads like it all the same. */
static bool
reads_as_pay(const struct judge *j)
{
    const struct spot *spot = j->spot;
    const struct context *ctx = j->ctx;
    bool is_short = ctx->line_words <= SHORT_LINE_WORDS;
    bool is_rate =
        spot->period == PERIOD_HOUR || (spot->period == PERIOD_WEEK && spot_is_rate(spot));
    if (spot->period && (spot->is_range || is_short || is_rate)) {
        return true;
    }
    int64_t top = salary_top(&j->salary);
    int64_t usd = currency_rough_usd(j->salary.currency, top);
    bool is_wage = currency_implies_year(j->salary.currency, top) ||
                   salary_is_monthly(&j->salary, j->input->country);
    bool is_paid = is_taxed(j) && usd >= TAXED_USD && usd < VAST_USD;
    bool is_labelled =
        ctx->zone.n > 0 && spot_is_year_range(spot); /* "Level II: $98k - $122k, ..." */
    return is_labelled || (is_short && ((spot->is_range && is_wage) || is_paid));
}

/* Is this money the pay of this job? */
static bool
judge_counts(const struct judge *j)
{
    const struct spot *spot = j->spot;
    const struct context *ctx = j->ctx;
    if (spot->low.is_billion || spot->high.is_billion || spot->is_other_after ||
        (ctx->has_other && !is_own_item(j))) {
        return false;
    }
    if (spot->low.cents == 0 && (!spot->is_range || spot->high.cents == 0)) {
        return false;
    }
    if (!*spot->currency) {
        return bare_counts(j);
    }
    if (is_vast_sum(j)) {
        return false;
    }
    if (ctx->has_pay || spot->kind_after || spot->has_terms || spot->months >= MONTHS_LEAST) {
        return true;
    }
    if (j->input->is_field) {
        return !is_trifle(j);
    }
    return reads_as_pay(j);
}

/* A stipend is pay where it is what an intern lives on, else a perk; a bonus
 * counts only with its own words. */
static bool
judge_perk(struct judge *j)
{
    struct salary *s = &j->salary;
    if (s->kind == SALARY_STIPEND) {
        struct salary year = *s;
        salary_annualise(&year, 0);
        int64_t annual = year.has_max ? year.annual_max_cents : year.annual_min_cents;
        bool is_year = s->period == PERIOD_YEAR; /* of which perks are paid, too */
        int64_t least = is_year ? STIPEND_USD_YEAR : STIPEND_USD_MONTH * MONTHS_A_YEAR / 10;
        bool is_pay = s->period != PERIOD_NONE && currency_rough_usd(s->currency, annual) >= least;
        bool is_large = s->period == PERIOD_NONE &&
                        currency_rough_usd(s->currency, salary_top(s)) >= STIPEND_USD_ONCE;
        bool is_intern = j->ctx->is_intern || j->input->is_intern || j->input->is_field;
        return !(is_pay || is_intern || is_large);
    }
    return false;
}

bool
salary_judge(struct judge *j)
{
    judge_ends(j);
    judge_currency(j);
    if (!judge_counts(j)) {
        return false;
    }
    judge_said_currency(j);
    judge_period(j);
    judge_kind(j);
    if (judge_perk(j)) {
        return false;
    }
    struct str text = j->input->words->text;
    j->salary.raw = str_trim(str_sub(text, j->spot->begin, j->spot->end - j->spot->begin));
    j->salary.zone = j->ctx->zone;
    j->salary.is_net = (j->spot->is_net && !j->spot->is_gross) ||
                       (j->ctx->is_net && !j->ctx->is_gross && !j->spot->is_gross);
    j->doubt = j->salary.kind == SALARY_BONUS || j->salary.kind == SALARY_EQUITY
                   ? NULL
                   : salary_doubt(&j->salary);
    salary_annualise(&j->salary, j->spot->months);
    j->confidence = j->input->is_field || j->ctx->has_pay ? 90 : 75;
    if (j->spot->period == PERIOD_NONE || !*j->salary.currency) {
        j->confidence = (uint8_t)(j->confidence - 10);
    }
    return true;
}
