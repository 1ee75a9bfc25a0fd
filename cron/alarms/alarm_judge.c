/* cron/alarms/alarm_judge.c: the tests behind the table of alarms. Levels: the median, and
 * the median change from crawl to crawl. Shares: the exact binomial tail under the bound of
 * the usual share that is kindest to tonight (Wilson, 99%), and a least effect. A
 * share is told by the shortest run of crawls that could tell at all, so that a
 * source with three new postings a night is judged too, some nights later. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "cron/alarms/alarm_rules.h"

#include "base/banned.h"

enum {
    LEVEL_CRAWLS_MIN = 5,  /* crawls that make a median, ... */
    LEVEL_CRAWLS_MAX = 9,  /* ... the latest: boards grow */
    SHARE_USUAL_MIN = 20,  /* postings or pages that make a usual share */
    SHARE_CRAWLS_MAX = 10, /* crawls taken together to tell */
    SPREAD_CRAWLS_MIN = 5, /* crawls whose shares show how much they vary, ... */
    SPREAD_N_MIN = 5,      /* ... each of so many */
    SILENT_CRAWLS = 3,     /* crawls in a row that brought nothing whole */
    SILENT_HOURS = 20,     /* over this long at least */
    CRAWLED_MIN = 5,       /* crawls that make a habit of it */
    ARRIVALS_MIN = 8,      /* crawls that brought something new */
    STILL_DAYS_MIN = 5,
    HOURS = 3600,
};
static const double MAD_TO_SIGMA = 1.4826; /* of a normal distribution */
static const double SIGMAS = 4;            /* a level beyond is no chance */
static const double SPREADS = 4;           /* likewise of shares, which are tested besides */
static const double CHANCE = 1e-6;         /* a share as odd as this is none either */
static const double WILSON_Z = 2.576;      /* 99% */
static const double RECOVERED = 0.75;      /* of the usual share: it is well again */
static const double OVERDUE = 3.5;         /* intervals without a crawl */
static const double GAPS = 3;              /* times the longest time without anything new */
static const double EXPECTED = 8;          /* crawls that would have brought something new */

static int64_t
field(const struct crawl_record *crawl, size_t offset)
{
    return *(const int64_t *)(const void *)((const char *)crawl + offset);
}

static bool
is_judged(const struct alarm_rule *rule, const struct crawl_record *crawl)
{
    return (rule->verdicts >> crawl->verdict & 1) != 0;
}

/* ---- median ---- */

static int
compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double
median(double *values, size_t n) /* sorts them */
{
    assert(n > 0);
    qsort(values, n, sizeof *values, compare);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static double
deviation(double *values, size_t n, double middle) /* replaces them */
{
    for (size_t i = 0; i < n; i++) {
        values[i] = fabs(values[i] - middle);
    }
    return median(values, n) * MAD_TO_SIGMA;
}

/* How much it changes from one crawl to the next: a source that grows does not
 * vary. */
static double
step(const double *values, size_t n)
{
    double steps[ALARM_USUAL];
    for (size_t i = 0; i + 1 < n; i++) {
        steps[i] = fabs(values[i] - values[i + 1]);
    }
    return n > 1 ? median(steps, n - 1) * MAD_TO_SIGMA : 0;
}

/* ---- levels ---- */

struct level {
    double usual, spread;
    bool is_window; /* shows as many as it likes: only none at all is odd */
};

static bool
is_far(const struct alarm_rule *rule, const struct level *level, double value)
{
    double away = rule->is_rise ? value - level->usual : level->usual - value;
    if (level->is_window) {
        return !rule->is_rise && value <= 0 && away > rule->floor;
    }
    bool is_beyond =
        rule->is_rise ? value > level->usual * rule->factor : value < level->usual / rule->factor;
    return is_beyond && away > rule->floor && away > SIGMAS * level->spread;
}

/* Half of the way back will do. */
static bool
is_near(const struct alarm_rule *rule, const struct level *level, double value)
{
    double away = rule->is_rise ? value - level->usual : level->usual - value;
    double half = 1 + (rule->factor - 1) / 2;
    return away <= rule->floor || (level->is_window && (rule->is_rise || value > 0)) ||
           (rule->is_rise ? value <= level->usual * half : value >= level->usual / half);
}

/* The crawls of the history that count for the rule, as indexes. */
struct counted {
    size_t at[ALARM_HISTORY];
    size_t n, n_usual; /* n_usual: of these, before what is judged */
};

static void
count(const struct alarm_rule *rule, const struct alarm_history *h, size_t n_recent,
      struct counted *ret)
{
    *ret = (struct counted){0};
    for (size_t i = 0; i < h->n && ret->n < ALARM_HISTORY; i++) {
        bool is_known =
            rule->part != offsetof(struct crawl_record, latency_ms) || h->crawls[i].latency_ms >= 0;
        if (is_judged(rule, &h->crawls[i]) && is_known) {
            ret->n_usual += h->is_raised && i < h->n_usual;
            ret->at[ret->n++] = i;
        }
    }
    if (!h->is_raised) {
        ret->n_usual = ret->n > n_recent ? ret->n - n_recent : 0;
    }
}

static void
judge_level(const struct alarm_rule *rule, const struct alarm_history *h, struct alarm_finding *ret)
{
    struct counted c;
    double values[ALARM_USUAL];
    size_t n = 0;
    count(rule, h, rule->in_row, &c);
    for (size_t i = c.n_usual; i > 0 && n < ALARM_USUAL; i--) {
        values[n++] = (double)field(&h->crawls[c.at[i - 1]], rule->part);
    }
    if (n < LEVEL_CRAWLS_MIN || c.n == c.n_usual || c.at[c.n - 1] != h->n - 1) {
        return;
    }
    struct level level = {.spread = step(values, n), /* the latest come first */
                          .is_window =
                              h->is_window && rule->part == offsetof(struct crawl_record, seen)};
    level.usual = median(values, n < LEVEL_CRAWLS_MAX ? n : LEVEL_CRAWLS_MAX);
    bool all_far = true;
    for (size_t i = 0; i < rule->in_row && c.n - i > c.n_usual; i++) {
        double value = (double)field(&h->crawls[c.at[c.n - 1 - i]], rule->part);
        all_far = all_far && is_far(rule, &level, value);
    }
    ret->has_before = true;
    ret->before = level.usual;
    ret->after = (double)field(&h->crawls[h->n - 1], rule->part);
    ret->n_usual = c.at[c.n_usual - 1] + 1;
    if (all_far) {
        ret->state = ALARM_ILL;
    } else if (is_near(rule, &level, ret->after)) {
        ret->state = ALARM_WELL;
    }
}

/* ---- shares ---- */

struct share {
    int64_t part, whole;
};

static double
ratio(const struct share *s)
{
    return s->whole ? (double)s->part / (double)s->whole : 0;
}

static void
add(const struct alarm_rule *rule, const struct crawl_record *crawl, struct share *s)
{
    s->part += field(crawl, rule->part);
    s->whole += field(crawl, rule->whole[0]);
    s->whole += rule->whole[1] ? field(crawl, rule->whole[1]) : 0;
}

static double
wilson(const struct share *s, bool is_upper)
{
    double n = (double)s->whole, p = ratio(s), z2 = WILSON_Z * WILSON_Z;
    double centre = p + z2 / (2 * n);
    double half = WILSON_Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return (is_upper ? centre + half : centre - half) / (1 + z2 / n);
}

/* ln of P(X = k), X of n with chance p. */
static double
log_binomial(int64_t n, int64_t k, double p)
{
    int sign;
    double ways = lgamma_r((double)n + 1, &sign) - lgamma_r((double)k + 1, &sign) -
                  lgamma_r((double)(n - k) + 1, &sign);
    return ways + (k ? (double)k * log(p) : 0) + (n - k ? (double)(n - k) * log1p(-p) : 0);
}

/* P(X <= part), or P(X >= part) with is_upper, where that is the smaller tail; else
 * 1. */
static double
tail(const struct share *s, double p, bool is_upper)
{
    double mean = (double)s->whole * p;
    bool is_small = is_upper ? (double)s->part > mean : (double)s->part < mean;
    if (!is_small) {
        return 1;
    }
    if (p <= 0 || p >= 1) {
        return 0;
    }
    double sum = 0;
    int step = is_upper ? 1 : -1;
    for (int64_t k = s->part; k >= 0 && k <= s->whole; k += step) {
        double term = exp(log_binomial(s->whole, k, p));
        sum += term;
        if (term < sum * 1e-9) {
            break;
        }
    }
    return sum;
}

struct window {
    const struct alarm_rule *rule;
    const struct alarm_history *h;
    const struct counted *c;
    struct share usual, now;
    size_t n_crawls, n_usual; /* crawls of now; counted crawls before it that are usual */
};

static void
open_window(struct window *w, size_t n_crawls)
{
    const struct counted *c = w->c;
    w->n_crawls = n_crawls;
    w->n_usual = w->h->is_raised ? c->n_usual : c->n - n_crawls;
    w->usual = w->now = (struct share){0, 0};
    for (size_t i = 0; i < n_crawls; i++) {
        add(w->rule, &w->h->crawls[c->at[c->n - 1 - i]], &w->now);
    }
    for (size_t i = 0; i < w->n_usual && i < ALARM_USUAL; i++) {
        add(w->rule, &w->h->crawls[c->at[w->n_usual - 1 - i]], &w->usual);
    }
}

static bool
has_effect(const struct window *w)
{
    double now = ratio(&w->now), usual = ratio(&w->usual);
    return w->rule->is_rise ? now >= usual * w->rule->factor && now - usual >= w->rule->floor
                            : now <= usual / w->rule->factor;
}

/* No chance: neither by the number, nor by how much the shares vary anyway. */
static bool
is_odd(const struct window *w)
{
    bool is_rise = w->rule->is_rise;
    double shares[ALARM_USUAL];
    size_t n = 0;
    if (tail(&w->now, wilson(&w->usual, is_rise), is_rise) >= CHANCE) {
        return false;
    }
    for (size_t i = 0; i < w->n_usual && i < ALARM_USUAL; i++) {
        struct share s = {0, 0};
        add(w->rule, &w->h->crawls[w->c->at[w->n_usual - 1 - i]], &s);
        if (s.whole >= SPREAD_N_MIN) {
            shares[n++] = ratio(&s);
        }
    }
    if (n < SPREAD_CRAWLS_MIN) {
        return true;
    }
    double middle = median(shares, n);
    return fabs(ratio(&w->now) - middle) > SPREADS * deviation(shares, n, middle);
}

/* Whether the worst that could have come would be odd. */
static bool
could_tell(const struct window *w)
{
    bool is_rise = w->rule->is_rise;
    const struct share worst = {is_rise ? w->now.whole : 0, w->now.whole};
    return w->usual.whole >= SHARE_USUAL_MIN && w->now.whole > 0 &&
           tail(&worst, wilson(&w->usual, is_rise), is_rise) < CHANCE;
}

/* One batch of new postings, alike as they are, proves little of a source: of
 * less than half of what is open, two crawls must be so. */
static bool
is_one_batch(const struct window *w)
{
    size_t n_poor = 0;
    if (w->rule->whole[0] != offsetof(struct crawl_record, read) ||
        w->now.whole * 2 >= w->h->crawls[w->h->n - 1].open) {
        return false;
    }
    for (size_t i = 0; i < w->n_crawls; i++) {
        struct window one = *w;
        one.now = (struct share){0, 0};
        add(w->rule, &w->h->crawls[w->c->at[w->c->n - 1 - i]], &one.now);
        n_poor += one.now.whole > 0 && has_effect(&one);
    }
    return n_poor < 2;
}

static bool
has_recovered(const struct window *w)
{
    double now = ratio(&w->now), usual = ratio(&w->usual);
    double half = 1 + (w->rule->factor - 1) / 2;
    return w->rule->is_rise ? now <= usual * half || now - usual <= w->rule->floor / 2
                            : now >= usual * RECOVERED;
}

static void
judge_share(const struct alarm_rule *rule, const struct alarm_history *h, struct alarm_finding *ret)
{
    struct counted c;
    count(rule, h, 1, &c);
    struct window shortest = {.rule = rule, .h = h, .c = &c};
    size_t most = h->is_raised ? c.n - c.n_usual : c.n;
    most = most > SHARE_CRAWLS_MAX ? SHARE_CRAWLS_MAX : most;
    size_t n = 0;
    bool can_tell = false;
    if (c.n == 0 || c.at[c.n - 1] != h->n - 1) {
        return;
    }
    while (!can_tell && n < most) {
        open_window(&shortest, ++n);
        can_tell = could_tell(&shortest);
    }
    if (!can_tell) {
        return;
    }
    ret->has_before = true;
    ret->before = ratio(&shortest.usual);
    ret->after = ratio(&shortest.now);
    ret->n_before = shortest.usual.whole;
    ret->n_after = shortest.now.whole;
    ret->n_usual = c.at[shortest.n_usual - 1] + 1;
    struct window longer = shortest;
    for (; has_effect(&shortest) && n <= most; n++) {
        open_window(&longer, n);
        if (could_tell(&longer) && has_effect(&longer) && is_odd(&longer) &&
            !is_one_batch(&longer)) {
            ret->state = ALARM_ILL;
            ret->n_usual = c.at[longer.n_usual - 1] + 1;
            return;
        }
    }
    ret->state = has_recovered(&shortest) ? ALARM_WELL : ALARM_UNKNOWN;
}

/* ---- nothing new ---- */

static double
days(int64_t seconds)
{
    return (double)seconds / (double)DAY_S;
}

/* The first crawl brings all there is, and says nothing of what is new. */
static void
judge_standstill(const struct alarm_rule *rule, const struct alarm_history *h,
                 struct alarm_finding *ret)
{
    int64_t first_s = 0, last_s = 0, longest_s = 0;
    size_t n = 0, last = 0;
    if (h->n == 0 || !is_judged(rule, &h->crawls[h->n - 1])) {
        return;
    }
    for (size_t i = 1; i < h->n; i++) {
        const struct crawl_record *crawl = &h->crawls[i];
        if (crawl->added == 0) {
            continue;
        }
        first_s = n ? first_s : crawl->ended_at_s;
        longest_s =
            n && crawl->ended_at_s - last_s > longest_s ? crawl->ended_at_s - last_s : longest_s;
        last_s = crawl->ended_at_s;
        last = i;
        n++;
    }
    int64_t age_s = h->now_s - last_s;
    if (n == 0 || (!h->is_raised && n < ARRIVALS_MIN)) {
        return;
    }
    bool is_over = h->is_raised && last >= h->n_usual;
    double a_day = last_s > first_s ? (double)(n - 1) / days(last_s - first_s) : 0;
    bool is_still = age_s >= (int64_t)STILL_DAYS_MIN * DAY_S &&
                    (double)age_s > GAPS * (double)longest_s && days(age_s) * a_day >= EXPECTED;
    ret->state = is_still || (h->is_raised && !is_over) ? ALARM_ILL : ALARM_WELL;
    ret->has_before = true;
    ret->before = days(longest_s);
    ret->after = days(age_s);
    ret->n_usual = last + 1;
}

/* ---- nothing at all ---- */

/* A listing that the platform always cuts short is as whole as it gets. */
static bool
is_data(const struct alarm_history *h, size_t i)
{
    enum crawl_verdict verdict = h->crawls[i].verdict;
    if (verdict != CRAWL_PARTIAL) {
        return verdict == CRAWL_COMPLETE || verdict == CRAWL_UNCHANGED || verdict == CRAWL_EMPTY ||
               verdict == CRAWL_SUSPICIOUS;
    }
    size_t n_partial = 0;
    size_t n = h->is_raised && h->n_usual ? h->n_usual : h->n;
    for (size_t k = 0; k < n; k++) {
        n_partial += h->crawls[k].verdict == CRAWL_PARTIAL;
    }
    return n_partial * 2 > n;
}

static int64_t
interval_s(const struct alarm_history *h)
{
    double gaps[ALARM_HISTORY];
    size_t n = 0;
    for (size_t i = 1; i < h->n && n < ALARM_HISTORY; i++) {
        gaps[n++] = (double)(h->crawls[i].started_at_s - h->crawls[i - 1].started_at_s);
    }
    int64_t usual = n ? (int64_t)median(gaps, n) : 0;
    int64_t least =
        h->every_s > (int64_t)SILENT_HOURS * HOURS ? h->every_s : (int64_t)SILENT_HOURS * HOURS;
    return usual > least ? usual : least;
}

static void
judge_silence(const struct alarm_history *h, struct alarm_finding *ret)
{
    size_t n_good = h->n; /* crawls up to the last that brought data */
    while (n_good > 0 && !is_data(h, n_good - 1)) {
        n_good--;
    }
    if (h->n == 0) {
        return;
    }
    int64_t usual_s = interval_s(h);
    int64_t since_s = n_good ? h->crawls[n_good - 1].ended_at_s : h->crawls[0].started_at_s;
    size_t n_bad = h->n - n_good;
    bool is_bad = n_bad >= SILENT_CRAWLS &&
                  h->now_s - h->crawls[n_good].started_at_s >= (int64_t)SILENT_HOURS * HOURS;
    bool is_overdue =
        h->n >= CRAWLED_MIN && (double)(h->now_s - since_s) > OVERDUE * (double)usual_s;
    ret->has_before = n_good > 0;
    ret->before = days(usual_s);
    ret->after = days(h->now_s - since_s);
    ret->n_usual = n_good;
    if (is_bad || is_overdue) {
        ret->state = ALARM_ILL;
    } else if (n_bad == 0) {
        ret->state = ALARM_WELL;
    }
}

void
alarm_judge(const struct alarm_rule *rule, const struct alarm_history *history,
            struct alarm_finding *ret)
{
    *ret = (struct alarm_finding){.n_usual = history->n_usual};
    if (rule->test == ALARM_SILENCE) {
        judge_silence(history, ret);
    } else if (!history->is_fresh || history->n == 0) {
        return; /* nothing new is known of it */
    } else if (rule->test == ALARM_LEVEL) {
        judge_level(rule, history, ret);
    } else if (rule->test == ALARM_SHARE) {
        judge_share(rule, history, ret);
    } else {
        judge_standstill(rule, history, ret);
    }
}
