/* normalize/salary/salary_finds.c: the list of pay found in a text, one line each: what is said
 * twice, in two periods or at two ends is one. Must not look at the words beside an amount. */
#include "normalize/salary/salary.h"

#include "base/limits.h"
#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    NEAR_PART = 50,  /* one part in so many: rounding of hours to years */
    ENDS_BYTES = 24, /* between "Min: x" and "Max: y" */
    ENDS_SENTENCE_BYTES = 48,
    DOUBTS_MAX = 8
};

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
                    salary->max_cents > last->max_cents && last->period == salary->period;
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

enum status
finds_add(struct salary_finds *finds, const struct judge *j, struct arena *arena)
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
