/* normalize/compose_pay.c: pay of a posting from all its layers. Structured pay
 * wins over prose of the same kind, currency and zone; prose adds what the
 * structure does not say. What is implausible goes to quarantine, with its
 * reason, and lets the next layer speak. */
#include "normalize/compose.h"

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/salary/currency.h"
#include "normalize/salary/salary.h"
#include "normalize/text/settle.h"

#include "base/banned.h"

struct pay {
    struct salary *items;
    size_t n;
    struct fact facts[LIMIT_SALARIES]; /* of the items, told when all of them are settled */
    bool is_structured[LIMIT_SALARIES];
};

/* The one country of the job, or "". */
static const char *
job_country(const struct job *job)
{
    const char *country = "";
    for (size_t i = 0; i < job->ret->n_places; i++) {
        const char *own = job->ret->places[i].country;
        if (*own && *country && strcmp(own, country) != 0) {
            return "";
        }
        country = *own ? own : country;
    }
    if (!*country && job->ret->n_remote_scope == 1 && job->ret->remote_scope[0].n == 2) {
        return arena_cstr(job->arena, job->ret->remote_scope[0]);
    }
    return country;
}

static bool
same_amounts(const struct salary *a, const struct salary *b)
{
    return a->has_min == b->has_min && a->has_max == b->has_max && a->min_cents == b->min_cents &&
           a->max_cents == b->max_cents;
}

static bool
same_currency(const struct salary *a, const struct salary *b)
{
    return !*a->currency || !*b->currency || strcmp(a->currency, b->currency) == 0;
}

/* What prose adds to a structured entry of the same figures. */
static void
fill_gaps(struct salary *old, const struct salary *more)
{
    bool changed = false;
    if (!*old->currency) {
        memcpy(old->currency, more->currency, sizeof old->currency);
    }
    if (!old->period && more->period) {
        old->period = more->period;
        changed = true;
    }
    if (old->kind == SALARY_BASE && more->kind != SALARY_BONUS && more->kind != SALARY_EQUITY) {
        old->kind = more->kind; /* "OTE" in words beside bare figures */
    }
    if (!old->zone.n) {
        old->zone = more->zone;
    }
    if (changed) {
        salary_annualise(old, 0);
    }
}

static int64_t
annual_top(const struct salary *s)
{
    return s->has_max ? s->annual_max_cents : s->annual_min_cents;
}

/* "11,000 - 15,000 zł a month, or 90 - 120 zł an hour on a contract": ranges of two periods,
 * too far apart to be one pay said twice. */
static bool
is_other_rate(const struct salary *a, const struct salary *b)
{
    enum { FAR_PART = 5 };
    int64_t x = annual_top(a), y = annual_top(b);
    int64_t far = x > y ? x - y : y - x;
    return a->has_min && a->has_max && b->has_min && b->has_max && b->max_cents > b->min_cents &&
           x > 0 && y > 0 && a->period != b->period && far > (x > y ? x : y) / FAR_PART;
}

static bool
is_known(struct pay *pay, const struct salary *salary, bool is_structured)
{
    for (size_t i = 0; i < pay->n; i++) {
        struct salary *old = &pay->items[i];
        bool zones_differ =
            old->zone.n && salary->zone.n && !str_eq_nocase(old->zone, salary->zone);
        if (same_amounts(old, salary) && same_currency(old, salary) && !zones_differ &&
            (old->period == salary->period || !old->period || !salary->period)) {
            fill_gaps(old, salary);
            return true;
        }
        bool wins = pay->is_structured[i] && !is_structured;
        if (wins && old->kind == salary->kind && same_currency(old, salary) && !salary->zone.n &&
            !is_other_rate(old, salary)) {
            return true;
        }
    }
    return false;
}

static void
pay_add(struct pay *pay, const struct salary *salary, struct fact fact, bool is_structured)
{
    if (pay->n == LIMIT_SALARIES || is_known(pay, salary, is_structured)) {
        return;
    }
    fact.field = FIELD_SALARY;
    fact.quote = salary->raw;
    pay->facts[pay->n] = fact;
    pay->is_structured[pay->n] = is_structured;
    pay->items[pay->n++] = *salary;
}

static void
pay_drop(struct pay *pay, size_t i)
{
    size_t behind = --pay->n - i;
    memmove(&pay->items[i], &pay->items[i + 1], behind * sizeof pay->items[0]);
    memmove(&pay->facts[i], &pay->facts[i + 1], behind * sizeof pay->facts[0]);
    memmove(&pay->is_structured[i], &pay->is_structured[i + 1],
            behind * sizeof pay->is_structured[0]);
}

/* What stands beside a text of pay: {"value": "41k - 52k", "currency": "GBP",
 * "unitText": "YEAR"}. The text's own words go before. */
static void
take_beside(struct job *job, const struct raw_money *money, struct salary *salary)
{
    struct currency_mark mark = currency_read(money->currency);
    bool takes_currency = !salary->currency[0] && mark.n;
    bool takes_period = salary->period == PERIOD_NONE && money->period.n;
    if (takes_currency) {
        const char *code =
            mark.is_weak ? currency_in_country(mark.code, job_country(job)) : mark.code;
        (void)memcpy(salary->currency, code, strlen(code) + 1);
    }
    if (takes_period) {
        salary->period = salary_period(money->period, job->nz->phrases, job->arena);
    }
    if (takes_currency || takes_period) {
        salary_annualise(salary, 0);
    }
}

/* "$45K-$60K (Glassdoor est.)": what a site reckons is not the employer's word. */
static bool
is_reckoned(struct str text, struct str raw)
{
    static const char *const SITES[] = {"glassdoor", "indeed",     "ziprecruiter", "google",
                                        "linkedin",  "talent.com", "salary.com",   "payscale",
                                        "adzuna",    "jobgether"};
    enum { BEHIND_BYTES = 28 };
    if (raw.p < text.p || raw.p > text.p + text.n) {
        return false;
    }
    size_t at = (size_t)(raw.p - text.p) + raw.n;
    struct str behind = str_sub(text, at, BEHIND_BYTES);
    struct str note = str_sub(behind, 0, str_find_byte(behind, ')'));
    for (size_t i = 0; i < sizeof SITES / sizeof SITES[0]; i++) {
        if (str_has_nocase(note, STR("est")) && str_has_nocase(note, str_of(SITES[i]))) {
            return true;
        }
    }
    return false;
}

/* Pay in a text of its own: a field of an API, a labelled line. */
static enum status
read_text(struct job *job, struct pay *pay, const struct raw_money *money, struct fact fact)
{
    struct str text = money->text;
    text = markup_is_html(text) ? markup_text(job->arena, text, LIMIT_DESCRIPTION_BYTES) : text;
    text = settle_text(job->arena, text);
    struct words words;
    struct salary_finds finds;
    enum status status = words_split(text, job->arena, &words);
    struct salary_input input = {.words = &words,
                                 .phrases = job->nz->phrases,
                                 .country = job_country(job),
                                 .is_field = true,
                                 .is_intern = job->ret->employment_type == EMPLOYMENT_INTERNSHIP};
    if (status == OK) {
        status = salary_find(&input, job->arena, &finds);
    }
    for (size_t i = 0; status == OK && i < finds.n; i++) {
        if (is_reckoned(text, finds.items[i].raw)) {
            job_quarantine(job, FIELD_SALARY, "salary-estimated", finds.items[i].raw);
            continue;
        }
        fact.confidence = finds.confidence[i];
        take_beside(job, money, &finds.items[i]);
        salary_take_home(&finds.items[i], job_country(job));
        pay_add(pay, &finds.items[i], fact, true);
    }
    for (size_t i = 0; status == OK && i < finds.n_doubts; i++) {
        job_quarantine(job, FIELD_SALARY, finds.doubts[i].reason, finds.doubts[i].text);
    }
    return status;
}

static enum status
read_money(struct job *job, struct pay *pay, const struct raw_money *money)
{
    struct fact fact = {.layer = money->layer, .rule = money->rule, .confidence = 97};
    if (money->min.n || money->max.n) {
        struct salary salary;
        const char *doubt = NULL;
        bool is_equity = str_has_nocase(money->kind, STR("equity"));
        if (!is_equity && salary_from_parts(money, job->nz->phrases, job->arena, job_country(job),
                                            &salary, &doubt)) {
            pay_add(pay, &salary, fact, true);
            return OK;
        }
        if (doubt) {
            job_quarantine(job, FIELD_SALARY, doubt,
                           money->text.n ? money->text : (money->min.n ? money->min : money->max));
        }
        if (is_equity) {
            return OK;
        }
    }
    return money->text.n ? read_text(job, pay, money, fact) : OK;
}

/* A structured span that only sums up two or more ranges of the text: "$88K - $132K"
 * over one range for each zone. */
static bool
is_sum(const struct salary *span, const struct salary_finds *finds)
{
    int64_t low = INT64_MAX, high = 0;
    size_t inside = 0;
    for (size_t k = 0; k < finds->n; k++) {
        const struct salary *part = &finds->items[k];
        bool fits = part->kind == span->kind && part->has_min && part->has_max &&
                    part->period == span->period && same_currency(part, span) &&
                    part->min_cents >= span->min_cents && part->max_cents <= span->max_cents &&
                    !same_amounts(part, span);
        low = fits && part->min_cents < low ? part->min_cents : low;
        high = fits && part->max_cents > high ? part->max_cents : high;
        inside += fits;
    }
    return span->has_min && span->has_max && inside >= 2 && low == span->min_cents &&
           high == span->max_cents;
}

static bool
is_about(int64_t a, int64_t b)
{
    enum { PARTS = 20 }; /* weeks of 37.5 or 40 hours, years of 52 weeks or 260 days */
    int64_t apart = a > b ? a - b : b - a;
    return apart <= (a > b ? a : b) / PARTS;
}

/* A structured range that a board has reckoned from the text's: "$27.02 - $48.55 per
 * hour" as 56,000 to 101,000 a year. What the employer wrote is exact. */
static bool
is_converted(const struct salary *made, const struct salary_finds *finds)
{
    for (size_t k = 0; k < finds->n; k++) {
        const struct salary *said = &finds->items[k];
        if (said->kind == made->kind && same_currency(said, made) && said->period && made->period &&
            said->period != made->period && said->has_min == made->has_min &&
            said->has_max == made->has_max &&
            is_about(said->annual_min_cents, made->annual_min_cents) &&
            is_about(said->annual_max_cents, made->annual_max_cents)) {
            return true;
        }
    }
    return false;
}

/* Structured pay that the text says better gives way to it. */
static void
drop_derived(struct pay *pay, const struct salary_finds *finds)
{
    for (size_t i = pay->n; i-- > 0;) {
        const struct salary *item = &pay->items[i];
        if (pay->is_structured[i] && (is_sum(item, finds) || is_converted(item, finds))) {
            pay_drop(pay, i);
        }
    }
}

static enum status
read_prose(struct job *job, struct pay *pay)
{
    struct salary_finds finds;
    struct salary_input input = {.words = &job->words,
                                 .phrases = job->nz->phrases,
                                 .country = job_country(job),
                                 .is_intern = job->ret->employment_type == EMPLOYMENT_INTERNSHIP};
    enum status status = salary_find(&input, job->arena, &finds);
    if (status != OK) {
        return status;
    }
    struct fact fact = {.layer = LAYER_PROSE, .rule = "pay-phrase"};
    drop_derived(pay, &finds);
    for (size_t i = 0; i < finds.n; i++) {
        if (is_reckoned(job->words.text, finds.items[i].raw)) {
            job_quarantine(job, FIELD_SALARY, "salary-estimated", finds.items[i].raw);
            continue;
        }
        fact.confidence = finds.confidence[i];
        pay_add(pay, &finds.items[i], fact, false);
    }
    for (size_t i = 0; i < finds.n_doubts; i++) {
        job_quarantine(job, FIELD_SALARY, finds.doubts[i].reason, finds.doubts[i].text);
    }
    return OK;
}

enum status
compose_salaries(struct job *job)
{
    struct pay pay = {.items = ARENA_ARRAY(job->arena, LIMIT_SALARIES, struct salary)};
    enum status status = pay.items ? OK : E_NOMEM;
    for (const struct raw_money *m = job->raw->money; m && status == OK; m = m->next) {
        status = read_money(job, &pay, m);
    }
    for (const struct raw_value *v = raw_first(job->raw, FIELD_SALARY); v && status == OK;
         v = raw_next(v)) {
        struct raw_money money = {.text = v->text};
        status = read_text(job, &pay, &money, (struct fact){.layer = v->layer, .rule = v->rule});
    }
    if (status == OK) {
        status = read_prose(job, &pay);
    }
    for (size_t i = 0; i < pay.n; i++) {
        pay.facts[i].index = (uint16_t)i;
        job_fact(job, pay.facts[i]);
    }
    job->ret->salaries = pay.items;
    job->ret->n_salaries = pay.n;
    return status;
}
