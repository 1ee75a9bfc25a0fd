/* normalize/salary/salary_beside.c: an amount weighed against the pay found before it: a second sum
 * of its sort, one that shares its time, what is paid on top of it, or other money. Must not read
 * words that say what an amount is (salary_context.c, salary_after.c). */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

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
bool
beside_is_like(const struct beside *beside, const struct spot *spot)
{
    enum { BETWEEN_WORDS = 20, BETWEEN_SINGLES = 8, TIMES_MOST = 2 };
    const struct spot *last = &beside->last;
    size_t most = spot->is_range ? BETWEEN_WORDS : BETWEEN_SINGLES;
    int64_t top = spot->is_range ? spot->high.cents : spot->low.cents;
    int64_t last_top = last->is_range ? last->high.cents : last->low.cents;
    if (beside->finds->n == 0 || !is_wage_kind(beside->finds->items[beside->finds->n - 1].kind) ||
        is_inside(beside->finds, spot) || last->is_range != spot->is_range ||
        strcmp(last->currency, spot->currency) != 0 || spot->first < last->last ||
        spot->first - last->last > most || spot->low.cents > last_top * TIMES_MOST ||
        last->low.cents > top * TIMES_MOST) {
        return false;
    }
    const struct words *words = beside->words;
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
bool
beside_is_sibling(const struct beside *beside, const struct spot *spot)
{
    struct str between =
        str_sub(beside->words->text, beside->last.end, spot->begin - beside->last.end);
    bool is_note = str_find_byte(between, '(') != SIZE_MAX || str_has(between, STR("（"));
    return spot->is_range || !is_note; /* "$2,900 weekly ($1,600 taxed, $1,300 not)" */
}

/* Money beside the pay that no word calls pay, and that is no second one by its size: "$240 per day
 * plus $25 per stop", "£350 a day, expenses of £25 a night"; or a point of the range before. */
bool
beside_is_extra(const struct beside *beside, const struct judge *j)
{
    const struct spot *spot = j->spot;
    const struct context *ctx = j->ctx;
    const struct salary *salary = &j->salary;
    enum { TIMES_MOST = 2, PART = 3 };
    const struct salary_finds *finds = beside->finds;
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
void
beside_take(const struct beside *beside, struct judge *j, bool is_like)
{
    enum { TIMES_MOST = 4 };
    struct salary *salary = &j->salary;
    if (beside->finds->n == 0 || salary->kind == SALARY_BONUS) {
        return;
    }
    struct salary taken = *salary;
    const struct salary *last = last_wage(beside->finds);
    if (!*salary->currency) {
        (void)memcpy(taken.currency, last->currency, sizeof taken.currency);
    }
    int64_t top = salary_top(salary), last_top = salary_top(last);
    bool is_near = (j->ctx->has_pay || !*salary->currency) && top < last_top * TIMES_MOST &&
                   last_top < top * TIMES_MOST;
    if (salary->period == PERIOD_NONE && !j->spot->is_piece && (is_like || is_near)) {
        taken.period = beside->period;
    }
    if (!salary_doubt(&taken)) {
        *salary = taken;
        salary_annualise(salary, j->spot->months);
    }
}

/* "$30.10 an hour, plus $2.00 an hour for weekends": what is paid on top of a rate. */
bool
beside_is_supplement(const struct beside *beside, const struct judge *j)
{
    const struct salary *salary = &j->salary;
    enum { PART = 3 };
    const struct spot *last = &beside->last;
    bool is_same = j->spot->is_weak || strcmp(last->currency, salary->currency) == 0;
    bool is_small =
        beside->period == PERIOD_HOUR && is_same && salary_top(salary) < last->low.cents / PART;
    bool is_bonus = salary->kind == SALARY_BONUS &&
                    (salary->period == PERIOD_HOUR ||
                     (beside->period == PERIOD_HOUR && salary_top(salary) < last->low.cents));
    return is_bonus || (salary->period == PERIOD_HOUR && is_small);
}
