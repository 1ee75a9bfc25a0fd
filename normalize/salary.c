/* normalize/salary.c: which amounts of a text are this job's pay, of what kind
 * and period, and whether they are plausible. Rules of the labels: a single
 * figure is both ends; "up to" has no minimum, "from" no maximum; an amount
 * without a period is a year's only where no other reading is possible. */
#include "normalize/salary.h"

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/currency.h"

#include "base/banned.h"

enum {
    HOURS_A_YEAR = 2080,
    DAYS_A_YEAR = 260,
    WEEKS_A_YEAR = 52,
    MONTHS_A_YEAR = 12,
    SHORT_LINE_WORDS = 14, /* a line that may be a label and its amount */
    FIELD_WORDS = 5,       /* words besides amounts and pay words in a field */
    HOURLY_MOST = 100,     /* dollars: a wage below this and above the next is an hour's */
    HOURLY_LEAST = 7,
    STIPEND_USD_MONTH = 350, /* a stipend below this is a perk */
    SMALL_YEN = 200000,      /* "¥12k-20k/month": no wage in yen */
    STIPEND_USD_ONCE = 1500,
    MONTHS_LEAST = 13, /* "x 14": what is paid so often is a month's */
    NEAR_PART = 50,    /* one part in so many: rounding of hours to years */
    ENDS_BYTES = 24,   /* between "Min: x" and "Max: y" */
    VAST_USD = 500000, /* a sum in millions above this needs a pay word */
    BARE_LEAST = 1000,
    BARE_WORDS = 6, /* from the pay word to an amount without a sign */
    YEAR_LEAST = 1900,
    YEAR_MOST = 2100,
    CROWN_WORDS = 64, /* of the text that tell whose crowns are meant */
    HINT_BYTES = 32,  /* before and behind an amount without a sign */
    TOKEN_LESS = 2,   /* a sum below it stands for none, whatever its period */
    DOUBTS_MAX = 8
};

/* What is known when an amount is judged. */
struct judge {
    const struct salary_input *input;
    const struct spot *spot;
    const struct context *ctx;
    struct salary salary;
    uint8_t confidence;
    const char *doubt;
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

/* Words that say whose crowns these are; grouping: '.' only where thousands are
 * parted by dots (as Danes do), ' ' only where they are not, 0 either. */
// clang-format off
static const struct {
    const char *word, *country;
    char grouping;
} CROWNS[] = {
    {"pr", "NO", ' '}, {"månedslønn", "NO", 0}, {"årslønn", "NO", 0}, {"timelønn", "NO", 0}, {"lønn", "NO", 0},
    {"måned", "NO", 0}, {"månedsløn", "DK", 0}, {"årsløn", "DK", 0}, {"timeløn", "DK", 0},
    {"løn", "DK", 0}, {"pr", "DK", '.'}, {"månad", "SE", 0}, {"månaden", "SE", 0},
    {"mån", "SE", 0}, {"lön", "SE", 0}, {"månadslön", "SE", 0}, {"timlön", "SE", 0},
};

/* Words beside an amount without a sign that only one country uses. */
static const struct {
    const char *text, *code;
} HINTS[] = {
    {"年薪", "CNY"}, {"月薪", "CNY"}, {"薪", "CNY"}, {"万/月", "CNY"}, {"千/月", "CNY"}, {"万/年", "CNY"},
    {"年収", "JPY"}, {"月給", "JPY"}, {"月収", "JPY"}, {"時給", "JPY"}, {"日給", "JPY"}, {"年俸", "JPY"},
    {"연봉", "KRW"}, {"월급", "KRW"}, {"시급", "KRW"}, {"triệu", "VND"}, {"lương", "VND"}, {"juta", "IDR"},
};
// clang-format on

/* Whether one of the first words is this one. */
static bool
crown_is_said(const struct words *words, struct str crown)
{
    uint32_t hash = word_hash(crown);
    for (size_t i = 0; i < words->n && i < CROWN_WORDS; i++) {
        if (words->items[i].hash == hash) {
            return true;
        }
    }
    return false;
}

/* The country that the words of the text tell, "" when none does. "pr. måned"
 * is Danish: so much of the table counts that a later row wins. */
static const char *
crown_country(const struct words *words, bool is_dotted)
{
    const char *country = "";
    for (size_t i = 0; i < sizeof CROWNS / sizeof CROWNS[0]; i++) {
        bool fits = !CROWNS[i].grouping || (CROWNS[i].grouping == '.') == is_dotted;
        if (fits && crown_is_said(words, str_of(CROWNS[i].word))) {
            country = CROWNS[i].country;
        }
    }
    return country;
}

/* The currency that a word beside the amount tells, "" when none does. */
static const char *
hinted_currency(const struct words *words, const struct spot *spot)
{
    size_t from = spot->begin > HINT_BYTES ? spot->begin - HINT_BYTES : 0;
    struct str near = str_sub(words->text, from, spot->end + HINT_BYTES - from);
    for (size_t i = 0; i < sizeof HINTS / sizeof HINTS[0]; i++) {
        if (str_has(near, str_of(HINTS[i].text))) {
            return HINTS[i].code;
        }
    }
    return "";
}

static void
judge_currency(struct judge *j)
{
    const char *code = j->spot->currency;
    if (!*code) {
        code = hinted_currency(j->input->words, j->spot);
    }
    if (j->spot->is_weak) {
        const char *country = j->input->country;
        if ((!country || !*country) && (strcmp(code, "SEK") == 0 || strcmp(code, "NOK") == 0)) {
            country = crown_country(j->input->words, j->spot->low.n_groups_one);
        }
        code = currency_in_country(code, country);
        const struct currency *named = currency_find(str_of(code));
        bool is_yen = named && strcmp(code, "JPY") == 0;
        int64_t top = salary_top(&j->salary);
        bool is_small = is_yen && top < CENTS(SMALL_YEN) && j->spot->low.exponent != 4;
        bool in_k = j->spot->low.exponent == 3 || j->spot->high.exponent == 3;
        if (is_small && (in_k || (j->spot->period == PERIOD_MONTH && top < CENTS(SMALL_YEN / 2)))) {
            code = "CNY";
        }
    }
    (void)memcpy(j->salary.currency, code, strlen(code) + 1);
}

static bool
is_dollar_like(const char *code)
{
    static const char *const CODES[] = {"USD", "CAD", "GBP", "AUD"};
    for (size_t i = 0; i < sizeof CODES / sizeof CODES[0]; i++) {
        if (strcmp(code, CODES[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The period: said behind, said before, or the only one possible. */
static void
judge_period(struct judge *j)
{
    struct salary *s = &j->salary;
    s->period = j->spot->period;
    if (s->period != PERIOD_NONE) {
        return;
    }
    if (j->spot->months >= MONTHS_LEAST && !currency_implies_year(s->currency, salary_top(s))) {
        s->period = PERIOD_MONTH;
        return;
    }
    s->period = j->ctx->period;
    if (s->period != PERIOD_NONE && !salary_doubt(s)) {
        return;
    }
    s->period = PERIOD_NONE;
    int64_t top = salary_top(s);
    if (currency_implies_year(s->currency, top)) {
        s->period = PERIOD_YEAR;
        return;
    }
    bool hourly =
        top < CENTS(HOURLY_MOST) && top >= CENTS(HOURLY_LEAST) && is_dollar_like(s->currency);
    if (hourly && (j->ctx->has_pay || j->input->is_field) && !j->spot->low.exponent) {
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

/* An amount without a sign that could be a wage, and is no year of a date. */
static bool
bare_is_large(const struct spot *spot)
{
    const struct amount *low = &spot->low;
    bool is_year = !low->exponent && !low->is_grouped && low->cents >= CENTS(YEAR_LEAST) &&
                   low->cents < CENTS(YEAR_MOST);
    return !is_year && (low->exponent || low->is_grouped || low->cents >= CENTS(BARE_LEAST));
}

/* Whether money without a sign may be meant: "Salary: 60-80k". */
static bool
bare_counts(const struct judge *j)
{
    const struct spot *spot = j->spot;
    bool is_extra = j->ctx->kind == SALARY_BONUS || j->ctx->kind == SALARY_STIPEND;
    if (!bare_is_large(spot) || is_extra) {
        return false;
    }
    bool is_said = spot->period || spot->low.exponent || spot->high.exponent || j->ctx->has_pay;
    if (j->input->is_field && (is_said || !j->input->is_mixed)) {
        return true;
    }
    return j->ctx->has_pay && j->ctx->distance <= BARE_WORDS &&
           (spot->period || spot->low.exponent || spot->is_range || spot->is_gross || spot->is_net);
}

/* Is this money the pay of this job? */
static bool
judge_counts(const struct judge *j)
{
    const struct spot *spot = j->spot;
    const struct context *ctx = j->ctx;
    if (spot->low.is_billion || spot->high.is_billion || spot->is_other_after || ctx->has_other) {
        return false;
    }
    if (spot->low.cents == 0 && (!spot->is_range || spot->high.cents == 0)) {
        return false;
    }
    if (!*spot->currency) {
        return bare_counts(j);
    }
    bool is_million = spot->low.exponent >= 6 || spot->high.exponent >= 6;
    bool is_vast = currency_rough_usd(j->salary.currency, salary_top(&j->salary)) > VAST_USD;
    if (is_million && is_vast && !ctx->has_pay && !spot->low.is_lpa && !spot->period) {
        return false;
    }
    if (j->input->is_field || ctx->has_pay || spot->kind_after) {
        return true;
    }
    bool is_short = ctx->line_words <= SHORT_LINE_WORDS;
    if (spot->period && (spot->is_range || is_short || spot->period == PERIOD_HOUR)) {
        return true;
    }
    bool is_year = currency_implies_year(j->salary.currency, salary_top(&j->salary));
    return spot->is_range && is_short && is_year;
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
        bool is_pay =
            s->period != PERIOD_NONE && s->period != PERIOD_YEAR &&
            currency_rough_usd(s->currency, annual) >= STIPEND_USD_MONTH * MONTHS_A_YEAR / 10;
        bool is_large = s->period == PERIOD_NONE &&
                        currency_rough_usd(s->currency, salary_top(s)) >= STIPEND_USD_ONCE;
        bool is_intern = j->ctx->is_intern || j->input->is_intern || j->input->is_field;
        return !(is_pay || is_intern || is_large);
    }
    return false;
}

static bool
judge_spot(struct judge *j)
{
    judge_ends(j);
    judge_currency(j);
    if (!judge_counts(j)) {
        return false;
    }
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

/* "$21.63 - $28.85 hourly ($45,000 - $60,000 annually)": one pay in two periods. */
static bool
same_annual(const struct salary *a, const struct salary *b)
{
    return a->kind == b->kind && a->period && b->period && a->period != b->period &&
           a->has_min == b->has_min && a->has_max == b->has_max &&
           strcmp(a->currency, b->currency) == 0 &&
           is_near(a->annual_min_cents, b->annual_min_cents) &&
           is_near(a->annual_max_cents, b->annual_max_cents);
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
    bool beside = salary->raw.p >= end && salary->raw.p - end <= ENDS_BYTES;
    if (!beside || !last->has_min || last->has_max || salary->has_min || !salary->has_max ||
        last->kind != salary->kind || strcmp(last->currency, salary->currency) != 0 ||
        salary->max_cents < last->min_cents) {
        return false;
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
        bool known = input->words->items[i].kind == WORD_NUMBER;
        for (enum phrase_group g = GROUP_PAY; !known && g <= GROUP_STOP; g++) {
            known = phrases_at(input->phrases, input->words, i, g, &hit) &&
                    !(g == GROUP_PAY && hit.tag == PAY_NOT);
        }
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
    size_t floor;
};

static enum status
scan_spot(struct scan *scan, const struct spot *spot, struct arena *arena)
{
    struct context ctx;
    if (!*spot->currency && !bare_is_large(spot)) {
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
    struct judge j = {.input = &scan->input, .spot = spot, .ctx = &ctx};
    bool is_pay = judge_spot(&j);
    if (is_pay) {
        enum status status = finds_add(&scan->finds, &j, arena);
        if (status != OK) {
            return status;
        }
        chain_period(&scan->finds, &scan->chain, j.salary.period);
    }
    scan->chain.ctx = ctx;
    scan->chain.end = spot->end;
    scan->chain.currency = spot->currency;
    scan->chain.is_pay = is_pay;
    if (is_pay || *spot->currency) {
        scan->floor = spot->last > spot->first ? spot->last : spot->first + 1;
    }
    return OK;
}

enum status
salary_find(const struct salary_input *input, struct arena *arena, struct salary_finds *ret)
{
    struct scan scan = {.input = *input};
    if (input->is_field) {
        scan.input.is_field = reads_as_field(&scan.input);
    }
    for (size_t i = 0; i < input->words->n;) {
        struct spot spot;
        if (input->words->items[i].kind != WORD_NUMBER || !spot_read(&scan.input, i, &spot)) {
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
