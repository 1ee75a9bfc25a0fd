/* normalize/salary/salary_context.c: what stands before an amount: pay words, money
 * of another sort, "up to", a zone, the heading above. Must not look behind the
 * amount (salary_spot.c). */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    BACK_WORDS = 24,   /* how far back a word can speak of the amount */
    OTHER_WORDS = 12,  /* likewise for money of another sort */
    FLOOR_WORDS = 6,   /* "minimum wage by agreement for this work: x" */
    LIMIT_WORDS = 3,   /* "up to a total of $x" */
    HEADING_WORDS = 9, /* a line above that may be a heading */
    ZONE_WORDS = 8
};

/* Walking back from the amount. */
struct walk {
    const struct salary_input *input;
    struct context *ctx;
    const struct spot *amount;
    size_t spot;      /* word of the amount */
    size_t sentences; /* sentence ends passed */
    size_t lines;     /* line ends passed */
    size_t pay;       /* word of the nearest pay phrase */
    size_t limit;     /* word behind the limit that was found */
    bool is_verb;     /* that was a verb: a noun before it says which pay it is */
    bool is_done;
};

/* "max. € 4.500": the point before word i ends no sentence. */
static bool
is_abbreviated(const struct words *words, size_t i)
{
    static const char *const SHORT[] = {"max", "min", "ca", "approx", "mind", "circa"};
    for (size_t k = 0; i > 0 && k < sizeof SHORT / sizeof SHORT[0]; k++) {
        if (str_is_nocase(word_text(words, i - 1), SHORT[k])) {
            return true;
        }
    }
    return false;
}

/* The word behind a limit, and behind the pay that it limits: "minimum annual salary of $59,000".
 */
static size_t
limit_end(const struct walk *w, const struct phrase_hit *hit)
{
    size_t end = hit->word + hit->n_words;
    struct phrase_hit pay;
    bool reaches = hit->value == PAY_IS_END && end < w->spot &&
                   w->input->words->items[end].gap <= GAP_SOFT && pay_at(w->input, end, &pay) &&
                   pay.tag == PAY_WORD && end + pay.n_words < w->spot;
    return end + (reaches ? pay.n_words : 0);
}

static void
walk_limit(struct walk *w, size_t i)
{
    struct phrase_hit hit;
    if (w->lines || w->sentences ||
        !phrases_at(w->input->phrases, w->input->words, i, GROUP_LIMIT, &hit) ||
        w->spot - limit_end(w, &hit) >
            (hit.value == PAY_IS_FLOOR ? FLOOR_WORDS : LIMIT_WORDS) - 1) {
        return;
    }
    if (hit.tag == PAY_NONE) { /* "starting pay" is what is paid */
        return;
    }
    size_t behind = limit_end(w, &hit);
    size_t between = w->spot - behind;
    bool parted = w->input->words->items[w->spot].gap > GAP_PUNCT &&
                  !is_abbreviated(w->input->words, w->spot);
    if (parted || (between > 1 && hit.n_words < 2 && hit.value != PAY_IS_FLOOR)) {
        return;
    }
    bool is_first = !w->ctx->is_upto && !w->ctx->is_from;
    if (is_first || w->limit == i + hit.n_words) { /* "no less than" holds "less than" */
        w->limit = i + hit.n_words;
        w->ctx->is_upto = hit.tag == PAY_UPTO;
        w->ctx->is_from = !w->ctx->is_upto;
    }
}

/* The longer phrase that begins a word or two before `hit` and covers it: "bolsa auxílio",
 * "hourly budget", "co-op students". */
static bool
is_covered(const struct walk *w, const struct phrase_hit *hit)
{
    enum { BEFORE = 3 };
    struct phrase_hit wider;
    for (size_t i = hit->word; i > 0 && hit->word - i < BEFORE; i--) {
        if (w->input->words->items[i].gap > GAP_SOFT) {
            return false;
        }
        if (pay_at(w->input, i - 1, &wider) && (wider.tag == PAY_WORD || wider.tag == PAY_NONE) &&
            wider.word + wider.n_words >= hit->word + hit->n_words) {
            return true;
        }
    }
    return false;
}

/* "Budget: $40-50/hr" of a freelancer's advertisement is a rate. */
static bool
is_rate_budget(const struct walk *w, const struct phrase_hit *hit)
{
    enum { NEAR_WORDS = 3 };
    enum period period = w->amount->period;
    bool is_first = w->input->words->items[hit->word].gap >= GAP_LINE;
    bool is_rate = period == PERIOD_HOUR || period == PERIOD_DAY;
    bool is_said = period != PERIOD_NONE || w->amount->kind_after == SALARY_BASE;
    bool is_near = w->spot - (hit->word + hit->n_words) < NEAR_WORDS;
    bool is_label = words_colon_at(w->input->words, hit->end) && (is_rate || (is_first && is_said));
    return hit->value == PAY_IS_BUDGET && (is_label || (is_near && period == PERIOD_HOUR));
}

/* Money of another sort is named, unless it is too far or in another cell. */
static void
walk_other(struct walk *w, const struct phrase_hit *hit, size_t distance)
{
    struct context *ctx = w->ctx;
    bool is_perk = hit->value == PAY_IS_PERK && spot_is_rate(w->amount);
    if (distance > OTHER_WORDS || w->sentences > 0 || w->lines > 0 || is_perk ||
        is_covered(w, hit)) {
        return;
    }
    bool is_rate = is_rate_budget(w, hit);
    ctx->has_other = !is_rate;
    ctx->is_perk = hit->value == PAY_IS_PERK;
    ctx->has_pay = is_rate;
    ctx->kind = is_rate ? SALARY_BASE : ctx->kind;
    w->is_done = true;
}

/* Whether money of another sort is named so that a pay word nearer says nothing: "referrals: earn
 * $500", "training stipend". */
static bool
is_strong_other(const struct walk *w, const struct phrase_hit *hit, size_t distance)
{
    enum { STRONG_WORDS = 6 };
    enum salary_kind kind = w->ctx->kind;
    size_t end = hit->word + hit->n_words;
    bool is_perk = hit->value == PAY_IS_PERK && end == w->pay && (kind == SALARY_STIPEND) &&
                   w->input->words->items[end].gap <= GAP_SOFT;
    return hit->tag == PAY_NOT &&
           ((hit->value == PAY_IS_STRONG && distance <= STRONG_WORDS) || is_perk);
}

/* "make up to $95,000 a year": nothing but a limit between the verb and an amount by the time. */
static bool
is_verb_of_amount(const struct walk *w, const struct phrase_hit *hit)
{
    size_t end = hit->word + hit->n_words;
    struct phrase_hit limit;
    bool has_limit = end < w->spot &&
                     phrases_at(w->input->phrases, w->input->words, end, GROUP_LIMIT, &limit) &&
                     end + limit.n_words == w->spot;
    struct phrase_hit subject; /* "commission averages $900 a month" */
    bool has_subject = hit->word > 0 && pay_at(w->input, hit->word - 1, &subject);
    const struct spot *spot = w->amount;
    int64_t top = spot->is_range ? spot->high.cents : spot->low.cents;
    bool is_wage = spot_is_year(spot) ||
                   currency_implies_month(spot->currency, w->input->country, spot->low.cents, top);
    bool is_told = spot->period != PERIOD_NONE || (hit->value == PAY_IS_OFFER && is_wage);
    return (end == w->spot || has_limit) && !has_subject && is_told;
}

/* "an annual bonus of 10% and a $1,200 account", "20 % bonus": the bonus is said in percent. */
static bool
is_in_percent(const struct walk *w, const struct phrase_hit *hit)
{
    struct str text = w->input->words->text;
    struct str before = str_trim(str_sub(text, 0, hit->at));
    struct str between = str_sub(text, hit->end, w->amount->begin - hit->end);
    return str_ends(before, STR("%")) || str_ends(before, STR("% de")) ||
           str_find_byte(between, '%') != SIZE_MAX;
}

/* The pay of the amount is what the hit says, until a phrase before it says more. */
static void
walk_take(struct walk *w, const struct phrase_hit *hit, size_t distance)
{
    struct context *ctx = w->ctx;
    ctx->has_pay = true;
    w->is_verb = hit->tag == PAY_VERB;
    ctx->kind = w->is_verb ? SALARY_BASE : (enum salary_kind)(hit->value & 0xF);
    ctx->distance = distance;
    w->pay = hit->word;
    if (ctx->period == PERIOD_NONE && !w->is_verb) {
        ctx->period = (enum period)(hit->value >> 4);
    }
}

/* Whether a phrase begins earlier and covers the pay found nearer, and so says what it was:
 * "referral" + "bonus", "total" + "compensation", "OTE" + "salary range". */
static bool
covers_pay(const struct walk *w, const struct phrase_hit *hit)
{
    const struct context *ctx = w->ctx;
    enum salary_kind kind = (enum salary_kind)(hit->value & 0xF);
    size_t end = hit->word + hit->n_words;
    bool names = ctx->kind == SALARY_BASE && hit->tag == PAY_WORD &&
                 (kind == SALARY_OTE || kind == SALARY_TOTAL) && end == w->pay &&
                 w->input->words->items[end].gap <= GAP_SOFT;
    return ctx->has_pay && (names || end > w->pay);
}

/* Whether the hit says nothing new of the amount: a nearer one counts, or it is of another. */
static bool
is_void(const struct walk *w, const struct phrase_hit *hit, size_t distance)
{
    bool is_far = w->sentences > 0 || w->lines > 0;
    bool is_pay = hit->tag == PAY_WORD;
    bool is_bonus = is_pay && (hit->value & 0xF) == SALARY_BONUS;
    if ((hit->tag == PAY_VERB && !is_verb_of_amount(w, hit)) ||
        (is_bonus && (is_far || is_in_percent(w, hit)))) {
        return true;
    }
    bool is_known = w->ctx->has_pay && !(w->is_verb && is_pay && !is_far);
    return is_known && !covers_pay(w, hit) && !is_strong_other(w, hit, distance);
}

static void
walk_pay(struct walk *w, const struct phrase_hit *hit, size_t distance)
{
    struct context *ctx = w->ctx;
    if (hit->tag == PAY_NONE) { /* "travel nurse", "7 pays": a word of another sense */
        ctx->has_pay = ctx->has_pay && !covers_pay(w, hit);
    } else if (hit->tag == PAY_INTERN || hit->tag == PAY_TERMS) {
        ctx->is_intern = ctx->is_intern || hit->tag == PAY_INTERN;
    } else if (!is_void(w, hit, distance)) {
        hit->tag == PAY_NOT ? walk_other(w, hit, distance) : walk_take(w, hit, distance);
    }
}

/* "37,5 heures par semaine": the period at word i is of the hours. */
static bool
is_of_hours(const struct salary_input *input, size_t i)
{
    struct phrase_hit hit;
    return i > 1 && input->words->items[i - 2].kind == WORD_NUMBER &&
           period_at(input, i - 1, &hit) && hit.value == PERIOD_HOUR && hit.tag == PAY_PERIOD_WORD;
}

static void
walk_word(struct walk *w, size_t i)
{
    struct phrase_hit hit;
    const struct salary_input *in = w->input;
    size_t distance = w->spot - i;
    walk_limit(w, i);
    if (pay_at(in, i, &hit) && i + hit.n_words <= w->spot) {
        walk_pay(w, &hit, distance);
    }
    if (w->ctx->period == PERIOD_NONE && w->lines < 2 && w->sentences == 0 &&
        period_at(in, i, &hit) && hit.tag == PAY_PERIOD && i + hit.n_words <= w->spot &&
        hit.end - hit.at > 2 && !is_of_hours(in, i)) {
        w->ctx->period = (enum period)hit.value;
    }
    if (distance <= 4 && w->lines == 0 && phrases_at(in->phrases, in->words, i, GROUP_TAX, &hit)) {
        *(hit.tag == PAY_NET ? &w->ctx->is_net : &w->ctx->is_gross) = true;
    }
}

/* "Series A | $120k": a bar or bullet before word i parts like the end of a line. */
static bool
is_cell(const struct words *words, size_t i)
{
    size_t from = i > 0 ? word_end(words, i - 1) : 0;
    struct str gap = str_sub(words->text, from, words->items[i].at - from);
    return str_find_byte(gap, '|') != SIZE_MAX || str_has(gap, STR("\xE2\x80\xA2")) ||
           str_has(gap, STR(" \xC2\xB7 "));
}

/* Passing the gap before word i; false when the walk ends there. */
static bool
walk_gap(struct walk *w, size_t i)
{
    enum gap gap = (enum gap)w->input->words->items[i].gap;
    if (gap == GAP_SENTENCE && is_abbreviated(w->input->words, i)) {
        return true;
    }
    if (gap == GAP_SENTENCE) {
        w->sentences++;
    } else if (gap >= GAP_LINE) {
        w->lines += gap == GAP_BLANK ? 2 : 1;
    } else if (gap == GAP_PUNCT && w->lines == 0 && is_cell(w->input->words, i)) {
        w->lines++;
    }
    return w->sentences <= 1 && w->lines <= 3 && !(w->sentences && w->lines);
}

/* Label of the line, or of the amount in a list: "Zone 1:", "- San Francisco, CA:". */
static void
zone_read(const struct salary_input *input, const struct spot *spot, size_t floor,
          struct context *ctx)
{
    const struct words *words = input->words;
    size_t first = spot->first;
    while (first > floor && words->items[first].gap < GAP_SENTENCE &&
           spot->first - first < ZONE_WORDS + 1) {
        first--;
    }
    if (first >= spot->first || spot->first - first > ZONE_WORDS ||
        words->items[first].at >= spot->begin) {
        return;
    }
    struct str label =
        str_span(words->text.p + words->items[first].at, words->text.p + spot->begin);
    size_t end = str_rfind_byte(label, ':');
    if (end == SIZE_MAX || str_trim(str_sub(label, end + 1, label.n)).n > 3) {
        return;
    }
    struct phrase_hit hit;
    for (size_t i = first; i < spot->first; i++) {
        if (pay_at(input, i, &hit) || phrases_at(input->phrases, words, i, GROUP_LIMIT, &hit)) {
            return;
        }
    }
    if (period_at(input, first, &hit) && hit.n_words == spot->first - first) {
        return; /* "Monthly: $8,480" */
    }
    bool is_joined = words->items[first].gap < GAP_LINE && /* "; and Denver:" */
                     phrases_at(input->phrases, words, first, GROUP_STOP, &hit);
    size_t from = is_joined ? hit.end - words->items[first].at : 0;
    ctx->zone = str_trim(str_sub(label, from, end - from));
}

static size_t
line_words(const struct words *words, const struct spot *spot)
{
    enum { SIDE_WORDS = 64, SIDE_LOOKED_AT = 4 * SIDE_WORDS }; /* numbers are no words */
    size_t n = 0;
    for (size_t i = spot->first; i > 0 && words->items[i].gap < GAP_LINE && n < SIDE_WORDS &&
                                 spot->first - i < SIDE_LOOKED_AT;
         i--) {
        n += words->items[i - 1].kind != WORD_NUMBER;
    }
    size_t after = n;
    for (size_t i = spot->last; i < words->n && words->items[i].gap < GAP_LINE &&
                                n < after + SIDE_WORDS && i - spot->last < SIDE_LOOKED_AT;
         i++) {
        n += words->items[i].kind != WORD_NUMBER;
    }
    return n;
}

/* "The salary for the Business Development role is $x": at "role", the word of "for";
 * the name of the job between them says nothing about the amount. Else i itself. */
static size_t
job_name_begin(const struct words *words, size_t i, size_t floor)
{
    static const char *const ROLES[] = {"role", "roles", "position", "positions"};
    static const char *const PAYS[] = {"salary", "pay",  "compensation", "range",
                                       "rate",   "wage", "ote",          "earnings"};
    enum { NAME_WORDS = 12 };
    if (!words_is_any(words, i, ROLES, sizeof ROLES / sizeof ROLES[0])) {
        return i;
    }
    for (size_t at = i; at > floor + 1 && i - at < NAME_WORDS; at--) {
        if (words->items[at].gap >= GAP_SENTENCE) {
            break;
        }
        if (words->items[at - 1].hash == word_hash(STR("for")) &&
            words_is_any(words, at - 2, PAYS, sizeof PAYS / sizeof PAYS[0])) {
            return at - 1;
        }
    }
    return i;
}

/* "The total compensation, including base and incentive, is $x": at "is", the word behind the comma
 * that opens what stands between; else i itself. */
static size_t
insertion_begin(const struct words *words, size_t i, size_t floor)
{
    static const char *const VERBS[] = {"is", "are", "will", "ranges", "falls"};
    enum { INSERTED_WORDS = 14 };
    if (words->items[i].gap != GAP_PUNCT ||
        !words_is_any(words, i, VERBS, sizeof VERBS / sizeof VERBS[0])) {
        return i;
    }
    for (size_t at = i - 1; at > floor && i - at < INSERTED_WORDS; at--) {
        if (words->items[at].gap >= GAP_PUNCT) {
            return words->items[at].gap == GAP_PUNCT ? at : i;
        }
    }
    return i;
}

/* "To £45,000 plus bonus", as British advertisements begin. */
static bool
is_up_to(const struct words *words, size_t i)
{
    return words->items[i].gap >= GAP_LINE && words->items[i].hash == word_hash(STR("to")) &&
           words->items[i + 1].gap <= GAP_PUNCT;
}

void
context_read(const struct salary_input *input, const struct spot *spot, size_t floor,
             struct context *ret)
{
    struct context ctx = {.kind = SALARY_NONE};
    struct walk walk = {
        .input = input, .ctx = &ctx, .amount = spot, .spot = words_from(input->words, spot->begin)};
    if (walk.spot > spot->first) {
        walk.spot = spot->first;
    }
    for (size_t i = walk.spot; i > floor && walk.spot - i < BACK_WORDS && !walk.is_done; i--) {
        if (!walk_gap(&walk, i)) {
            break;
        }
        walk_word(&walk, i - 1);
        size_t begin = insertion_begin(input->words, i - 1, floor);
        i = (begin < i - 1 ? begin : job_name_begin(input->words, i - 1, floor)) + 1;
    }
    if (walk.spot > 0 && walk.spot > floor && !ctx.is_from && !ctx.is_upto) {
        ctx.is_upto = is_up_to(input->words, walk.spot - 1);
    }
    zone_read(input, spot, floor, &ctx);
    ctx.line_words = line_words(input->words, spot);
    *ret = ctx;
}
