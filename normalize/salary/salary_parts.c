/* normalize/salary/salary_parts.c: pay as an API gives it: numbers, a currency, a word
 * for the period. The same tables as for text; nothing is guessed beyond them. */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

/* Codes of units of time, as schema.org's unitCode has them (UN/CEFACT recommendation 20). */
static const struct {
    const char *code;
    enum period period;
} UNIT_CODES[] = {
    {"HUR", PERIOD_HOUR},  {"DAY", PERIOD_DAY},  {"WEE", PERIOD_WEEK},
    {"MON", PERIOD_MONTH}, {"ANN", PERIOD_YEAR},
};

enum period
salary_period(struct str text, const struct phrases *phrases, struct arena *arena)
{
    struct words words;
    struct phrase_hit hit;
    for (size_t i = 0; i < sizeof UNIT_CODES / sizeof UNIT_CODES[0]; i++) {
        if (str_is_nocase(str_trim(text), UNIT_CODES[i].code)) {
            return UNIT_CODES[i].period;
        }
    }
    if (text.n == 0 || words_split(text, arena, &words) != OK) {
        return PERIOD_NONE;
    }
    for (size_t i = 0; i < words.n; i++) {
        if (phrases_at(phrases, &words, i, GROUP_PERIOD, &hit)) {
            return (enum period)hit.value;
        }
        if (phrases_at(phrases, &words, i, GROUP_PAY, &hit) && hit.value >> 4) {
            return (enum period)(hit.value >> 4);
        }
    }
    return PERIOD_NONE;
}

/* A number as an API writes it: "50000", "50000.00", "50,000". */
static bool
read_part(struct str text, const struct phrases *phrases, struct arena *arena, int64_t *ret)
{
    struct words words;
    if (words_split(str_trim(text), arena, &words) != OK) {
        return false;
    }
    struct salary_input input = {.words = &words, .phrases = phrases};
    for (size_t i = 0; i < words.n; i++) {
        struct amount amount;
        if (words.items[i].kind == WORD_NUMBER && amount_read(&input, i, &amount)) {
            bool is_negative = words.items[i].at > 0 && words.text.p[words.items[i].at - 1] == '-';
            *ret = amount.cents;
            return !is_negative && !amount.is_billion && amount.cents > 0;
        }
    }
    return false;
}

/* The source's word for the kind of pay. */
static const struct {
    const char *word;
    enum salary_kind kind;
} KIND_WORDS[] = {
    {"ote", SALARY_OTE},          {"on target", SALARY_OTE}, {"on-target", SALARY_OTE},
    {"commission", SALARY_BONUS}, {"bonus", SALARY_BONUS},   {"equity", SALARY_EQUITY},
    {"stock", SALARY_EQUITY},     {"total", SALARY_TOTAL},   {"stipend", SALARY_STIPEND},
};

static enum salary_kind
kind_read(struct str word)
{
    for (size_t i = 0; i < sizeof KIND_WORDS / sizeof KIND_WORDS[0]; i++) {
        if (str_has_nocase(word, str_of(KIND_WORDS[i].word))) {
            return KIND_WORDS[i].kind;
        }
    }
    return SALARY_BASE;
}

/* Both ends, in cents and in order; false when there is none. */
static bool
parts_ends(const struct raw_money *money, const struct phrases *phrases, struct arena *arena,
           struct salary *s)
{
    s->has_min = money->min.n && read_part(money->min, phrases, arena, &s->min_cents);
    s->has_max = money->max.n && read_part(money->max, phrases, arena, &s->max_cents);
    int64_t unit = money->is_cents ? 100 : 1;
    s->min_cents = s->has_min ? s->min_cents / unit : 0;
    s->max_cents = s->has_max ? s->max_cents / unit : 0;
    if (s->has_min && s->has_max && s->min_cents > s->max_cents) {
        int64_t swap = s->min_cents;
        s->min_cents = s->max_cents;
        s->max_cents = swap;
    }
    return s->has_min || s->has_max;
}

static struct str
parts_quote(const struct raw_money *money, const struct salary *s, struct arena *arena)
{
    if (money->text.n) {
        return money->text;
    }
    if (s->has_min && s->has_max && !str_eq(money->min, money->max)) {
        return arena_printf(arena, "%.*s - %.*s", STR_ARG(money->min), STR_ARG(money->max));
    }
    return s->has_min ? money->min : money->max;
}

void
salary_take_home(struct salary *s, const char *country)
{
    int64_t annual = s->has_max ? s->annual_max_cents : s->annual_min_cents;
    if (!*s->currency && s->period != PERIOD_NONE) {
        const char *home = currency_at_home(country, s->period, salary_top(s), annual);
        (void)memcpy(s->currency, home, strlen(home) + 1);
    }
}

bool
salary_from_parts(const struct raw_money *money, const struct phrases *phrases, struct arena *arena,
                  const char *country, struct salary *ret, const char **ret_doubt)
{
    struct salary s = {.kind = kind_read(money->kind), .zone = money->zone};
    *ret_doubt = NULL;
    if (!parts_ends(money, phrases, arena, &s)) {
        return false;
    }
    if (s.kind == SALARY_BASE && kind_read(money->text) == SALARY_OTE) {
        s.kind = SALARY_OTE;
    }
    struct currency_mark mark = currency_read(money->currency);
    const char *code = mark.n ? mark.code : "";
    code = mark.is_weak ? currency_in_country(code, country) : code;
    (void)memcpy(s.currency, code, strlen(code) + 1);
    s.period = salary_period(money->period, phrases, arena);
    if (s.period == PERIOD_NONE && money->period.n == 0 &&
        currency_implies_year(s.currency, salary_top(&s))) {
        s.period = PERIOD_YEAR;
    }
    if (s.period == PERIOD_NONE && money->period.n == 0 && s.kind == SALARY_BASE &&
        salary_is_monthly(&s, country)) {
        s.period = PERIOD_MONTH;
    }
    salary_annualise(&s, 0);
    if (money->currency.n == 0) {
        salary_take_home(&s, country);
    }
    s.raw = parts_quote(money, &s, arena);
    *ret_doubt = s.kind == SALARY_BONUS || s.kind == SALARY_EQUITY ? NULL : salary_doubt(&s);
    *ret = s;
    return *ret_doubt == NULL;
}
