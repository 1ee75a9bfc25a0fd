/* normalize/salary/salary.h: pay, from a field, from the parts of an API, or out of a
 * whole description. "A wrong salary is worse than a missing one": an amount
 * counts only where its surroundings speak of this job's pay. Private to
 * normalize/. */
#ifndef NORMALIZE_SALARY_H
#define NORMALIZE_SALARY_H

#include "base/model.h"
#include "normalize/normalize.h"
#include "normalize/text/words.h"

enum pay_tag {
    PAY_NONE,
    PAY_WORD,   /* speaks of pay; value: PAY_VALUE(kind, period) */
    PAY_NOT,    /* money of another sort */
    PAY_TERMS,  /* behind an amount it tells that this is pay: "DOE", "pro rata" */
    PAY_VERB,   /* speaks of pay straight before an amount by the time: "make $95,000 a year" */
    PAY_PERIOD, /* "per year", "hourly"; value: period */
    PAY_PERIOD_WORD, /* "year", "hr": only after "/" or an amount; value: period */
    PAY_PIECE_WORD,  /* "visit", "mile": likewise, only after "/" */
    PAY_UPTO,        /* only a maximum follows */
    PAY_FROM,        /* only a minimum follows */
    PAY_OPEN,        /* "or more": only a minimum stood before */
    PAY_GROSS,
    PAY_NET,
    PAY_MONTHS, /* "# Gehälter": salaries a year */
    PAY_TIMES,  /* power of ten; value: exponent */
    PAY_LPA,    /* lakhs of rupees a year; value: exponent */
    PAY_JOIN,   /* between the ends of a range */
    PAY_STOP,   /* what follows is another thing: "plus", "and" */
    PAY_INTERN  /* an internship, whose stipend is its pay */
};
enum {
    /* values of PAY_NOT */
    PAY_IS_BUDGET = 1, /* "Budget: $40/hr" is a freelancer's rate */
    PAY_IS_STRONG = 2, /* also where a pay word stands nearer: "referrals: earn $500" */
    PAY_IS_PERK = 3,   /* "training", "travel": nobody gets one by the hour */
    /* of PAY_FROM and PAY_UPTO: a noun, whose figure may stand some words behind */
    PAY_IS_FLOOR = 1,
    PAY_IS_END = 2, /* "minimum": reaches over a pay word, "minimum annual salary of" */
    /* of PAY_VERB: also before what can only be a year's pay, "the role is £45,000" */
    PAY_IS_OFFER = 1,
    /* of PAY_STOP: what is paid may follow */
    PAY_IS_FOR = 1,
    /* of PAY_JOIN: joins the ends of a range, and two things as well */
    PAY_IS_AND = 1
};
#define PAY_VALUE(kind, period) ((int16_t)((kind) | ((period) << 4)))

#define CENTS(units)            ((int64_t)(units)*100)

enum { SALARY_TABLE_COUNT = 9 };
extern const struct phrase_table SALARY_TABLES[SALARY_TABLE_COUNT];

/* Text to look in. */
struct salary_input {
    const struct words *words;
    const struct phrases *phrases;
    const char *country; /* of the job, for "$" and "kr"; NULL or "" unknown */
    bool is_field;       /* the text is a field about pay, not prose */
    bool is_mixed;       /* a field with other words beside the amounts */
    bool is_intern;      /* an internship: a stipend is its pay */
    bool has_pesos;      /* a "$" before was of pesos */
};
struct salary_finds {
    struct salary *items;
    uint8_t *confidence; /* percent, of each */
    size_t n;
    struct quarantined *doubts;
    size_t n_doubts;
};
/* All pay in the text, in order, without repetitions. Errors: E_NOMEM. */
MUST_USE enum status salary_find(const struct salary_input *input, struct arena *arena,
                                 struct salary_finds *ret);

/* Parts as an API gives them. False when there is nothing to keep; a doubt (if
 * any) is then in *ret_doubt. */
bool salary_from_parts(const struct raw_money *money, const struct phrases *phrases,
                       struct arena *arena, const char *country, struct salary *ret,
                       const char **ret_doubt);
/* Gives a sum without a currency the country's own where it can be no other
 * (currency_at_home). */
void salary_take_home(struct salary *salary, const char *country);
/* "per-year-salary", "YEAR", "1 YEAR", "hour", "PA"; PERIOD_NONE if unknown. */
enum period salary_period(struct str text, const struct phrases *phrases, struct arena *arena);
/* The upper end, or the only one. */
int64_t salary_top(const struct salary *salary);
/* Whether these figures, without a period, can only be a month's there (ISO 3166-1;
 * NULL or "": unknown). */
bool salary_is_monthly(const struct salary *salary, const char *country);
/* NULL when plausible, else a reason code (currency_doubt). */
const char *salary_doubt(const struct salary *salary);
/* Sets the annual figures from period; months: salaries a year, 0 for twelve. */
void salary_annualise(struct salary *salary, int months);

/* ---- amounts (salary_amount.c) ---- */

struct amount {
    int64_t cents;     /* after the multiplier */
    size_t begin, end; /* bytes, with currency marks and multiplier */
    size_t digits;     /* byte where the digits begin */
    int exponent;      /* of the multiplier; 0 none */
    bool is_grouped;   /* "50.000" */
    bool n_groups_one; /* one group by dot or comma: might be a fraction */
    bool has_fraction;
    bool is_dotted;  /* grouped by dots */
    bool is_billion; /* "$2B" */
    bool is_spelled; /* in words: counts only with a currency */
    bool is_lpa;
    const char *currency; /* "" none */
    bool is_weak;         /* "$" alone */
};
/* Reads the amount whose digits or number words begin at words[i]; false when it is
 * none (a percentage, a year of a date, part of a name). */
bool amount_read(const struct salary_input *input, size_t i, struct amount *ret);
/* Likewise one in words (salary_spelled.c). */
bool amount_spelled(const struct salary_input *input, size_t i, struct amount *ret);
/* Whether words[i] is a number, in digits or in words. */
static inline bool
amount_may_begin(const struct salary_input *input, size_t i)
{
    const struct word *word = &input->words->items[i];
    return word->kind == WORD_NUMBER ||
           (word->kind == WORD_LETTERS && phrases_number(input->phrases, word) > 0);
}
/* Skips blanks of any kind; the offset behind them. */
size_t amount_skip_space(struct str text, size_t at);
/* Whether the text goes on with z at byte `at`. */
static inline bool
starts_at(struct str text, size_t at, const char *z)
{
    return str_starts(str_sub(text, at, text.n), str_of(z));
}
/* Whether an amount follows byte `at`, with or without a colon: what stands before labels it. */
bool leads_amount(struct str text, size_t at);

/* ---- one range and what follows it (salary_spot.c) ---- */

struct spot {
    struct amount low, high;
    bool is_range;
    size_t begin, end;  /* bytes of the words that make it */
    size_t first, last; /* words: of the low amount; past the trailer */
    const char *currency;
    bool is_weak;          /* "$" or "kr" without more */
    enum period period;    /* said beside it */
    bool is_open, is_upto; /* "80k+"; "up to" between */
    bool is_net, is_gross;
    bool is_rate;                /* "/hr", "per hour" straight behind */
    bool is_piece;               /* by the visit, the project, the fortnight: no period we have */
    size_t fillers;              /* words that mean nothing between it and its period */
    int months;                  /* salaries a year; 0 not said */
    enum salary_kind kind_after; /* "$120k OTE" */
    bool has_terms;              /* "$120k DOE" */
    bool is_other_after;         /* "$500 referral bonus" */
    size_t behind;               /* word past the phrase that says so */
};
/* Reads the range at words[i]; false when no amount stands there. */
bool spot_read(const struct salary_input *input, size_t i, struct spot *ret);

/* A rate by the hour that could be a wage; or one by the week or month: no perk is so much. */
bool spot_is_hourly(const struct spot *spot);
bool spot_is_rate(const struct spot *spot);
/* A range that can only be a year's wage: neither vast nor wide. */
bool spot_is_year_range(const struct spot *spot);
/* Likewise, or one sum. */
bool spot_is_year(const struct spot *spot);
/* What a word of pay says, or a compound of one (salary_compound.c); the word `i` is there. */
bool pay_at(const struct salary_input *input, size_t i, struct phrase_hit *ret);

/* ---- what follows it (salary_trailer.c) ---- */

/* Reads what follows the amount until something else begins; is_inner: between
 * the ends of a range, where words stop it. */
void trailer_read(const struct salary_input *input, struct spot *spot, bool is_inner);
/* The period that begins at words[i]; not the Scandinavian "på" (on)
 * and "är" (is), which fold to "pa" and "år". */
bool period_at(const struct salary_input *input, size_t i, struct phrase_hit *ret);
/* A currency that was seen; a weak one never replaces a sure one. */
void spot_currency(struct spot *spot, const char *code, bool is_weak);
/* Bytes of a dash or tilde that joins a range, 0 if none. */
size_t dash_at(struct str text, size_t at);

/* ---- and behind that (salary_after.c) ---- */

/* "$500 employee referral bonus", "$150k OTE": the words straight behind. */
void after_read(const struct salary_input *input, struct spot *spot);

/* ---- what stands before it (salary_context.c) ---- */

struct context {
    bool has_pay, has_other; /* pay words; money of another sort nearer */
    bool is_perk;            /* that sort is a perk, as pay is beside pay of its size */
    enum salary_kind kind;
    enum period period; /* "annual salary: ..." */
    bool is_upto, is_from, is_net, is_gross, is_intern;
    size_t distance;   /* words to the pay word */
    struct str zone;   /* "San Francisco" of "San Francisco: $..." */
    size_t line_words; /* words of the line besides the amounts */
};
/* floor: word index of the end of the spot before. */
void context_read(const struct salary_input *input, const struct spot *spot, size_t floor,
                  struct context *ret);

/* ---- whether it is pay (salary_judge.c) ---- */

/* What is known when an amount is judged. */
struct judge {
    const struct salary_input *input;
    const struct spot *spot;
    const struct context *ctx;
    struct salary salary;
    uint8_t confidence;
    const char *doubt;
    const char *said; /* what judge_said_currency found in the text; NULL: not looked for yet */
};
/* Fills salary, confidence and doubt (a reason code, else NULL); false when the
 * amount is not the pay of this job. */
bool salary_judge(struct judge *j);
/* Sets the currency of j->salary, "" when none is known (salary_currency.c). */
void judge_currency(struct judge *j);
/* Likewise where it has none, from a code elsewhere in the text: "All figures in EUR". */
void judge_said_currency(struct judge *j);
/* The currency that a word beside the amount tells, "" when none does. Static. */
const char *hinted_currency(const struct words *words, const struct spot *spot);
/* An amount that could be a wage even without a sign, and is no year of a date. */
bool spot_is_large(const struct spot *spot);

/* ---- beside the pay before it (salary_beside.c) ---- */

struct beside {
    const struct words *words;
    const struct salary_finds *finds; /* all that was found so far */
    struct spot last;                 /* the last amount that was pay */
    enum period period;               /* of it */
};
/* Whether the amount stands beside the last pay, in one sentence, and is of its size. */
bool beside_is_like(const struct beside *beside, const struct spot *spot);
/* Whether one that is so is pay of the same sort, though no word says so. */
bool beside_is_sibling(const struct beside *beside, const struct spot *spot);
/* Whether what was judged to be pay is other money beside it, or paid on top of it. */
bool beside_is_extra(const struct beside *beside, const struct judge *j);
bool beside_is_supplement(const struct beside *beside, const struct judge *j);
/* Gives what was judged the time and the currency said before, where it has none. */
void beside_take(const struct beside *beside, struct judge *j, bool is_like);

/* ---- what was found (salary_finds.c) ---- */

/* Adds what was judged, or joins it to what is there. Errors: E_NOMEM. */
MUST_USE enum status finds_add(struct salary_finds *finds, const struct judge *j,
                               struct arena *arena);

#endif
