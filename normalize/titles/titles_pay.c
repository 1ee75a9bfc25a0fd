/* normalize/titles/titles_pay.c: pay that a title ends in: amounts, and words that only stand
 * beside amounts. Words: normalize/data/title_pay.def. Must not read amounts: normalize/salary
 * does. */
#include "normalize/titles/titles_pay.h"

#include "base/banned.h"

enum pay_word { PAY_LEAD = 1, PAY_TAIL = 2, PAY_MONEY = 4, PAY_RATE = 8, PAY_PER = 16 };

static const struct pay_row {
    struct str word;
    uint8_t kinds; /* enum pay_word */
} WORDS[] = {
#define PAY(word, kinds) {{word, sizeof(word) - 1}, kinds},
#include "normalize/data/title_pay.def"
#undef PAY
};
static const struct str SIGNS[] = {
#define PAY_SIGN(text) {text, sizeof(text) - 1},
#include "normalize/data/title_pay.def"
#undef PAY_SIGN
};
static const struct str MARKS[] = {
#define PAY_MARK(text) {text, sizeof(text) - 1},
#include "normalize/data/title_pay.def"
#undef PAY_MARK
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* What the word may be, enum pay_word; 0 for one that is none of pay. */
static unsigned
kinds_of(struct str word)
{
    size_t low = 0;
    for (size_t n = COUNT(WORDS); n > 0;) {
        size_t half = n / 2;
        int order = str_cmp(WORDS[low + half].word, word);
        if (order == 0) {
            return WORDS[low + half].kinds;
        }
        low += order < 0 ? half + 1 : 0;
        n = order < 0 ? n - half - 1 : half;
    }
    return 0;
}

static bool
is_ascii(struct str text)
{
    bool is_it = true;
    for (size_t i = 0; i < text.n; i++) {
        is_it = is_it && (unsigned char)text.p[i] < 0x80;
    }
    return is_it;
}

/* Whether the text holds one of the signs, of which none is ASCII. */
static bool
has_any(struct str text, const struct str *rows, size_t n)
{
    n = is_ascii(text) ? 0 : n;
    for (size_t i = 0; i < n; i++) {
        if (str_has(text, rows[i])) {
            return true;
        }
    }
    return false;
}

static bool
has_sign(struct str text)
{
    return has_any(text, SIGNS, COUNT(SIGNS));
}

static bool
has_mark(struct str text)
{
    return has_sign(text) || has_any(text, MARKS, COUNT(MARKS));
}

static size_t
digits_of(struct str word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++) {
        n += byte_is_digit(word.p[i]);
    }
    return n;
}

/* What stands between word `at` and the one before it; before the first and behind the last
 * word, what is there. */
static struct str
gap_before(struct str title, const struct title_tokens *tokens, size_t at)
{
    size_t from = at > 0 ? tokens->items[at - 1].end : 0;
    size_t to = at < tokens->n ? tokens->items[at].begin : title.n;
    return str_sub(title, from, to > from ? to - from : 0);
}

static struct str
raw_of(struct str title, const struct title_token *token)
{
    return str_sub(title, token->begin, (size_t)token->end - token->begin);
}

/* "150k", "12ph": a figure whose last letters say that it is money. */
static bool
ends_as_money(struct str word, size_t digits)
{
    enum { LEAST_THOUSANDS = 2 };
    struct str end = str_sub(word, digits, word.n);
    return word.n > digits && byte_is_digit(word.p[0]) &&
           ((digits >= LEAST_THOUSANDS && str_is(end, "k")) || (kinds_of(end) & PAY_PER) != 0);
}

/* Whether word `at` is a figure of a rate: "20/hr", "12 LPA", "30 per hour", "30 PLN/h". */
static bool
has_rate(struct str title, const struct title_tokens *tokens, size_t at)
{
    if (at + 1 < tokens->n && (kinds_of(tokens->items[at + 1].folded) & PAY_MONEY)) {
        at++;
    }
    struct str next = at + 1 < tokens->n ? tokens->items[at + 1].folded : STR_NONE;
    struct str last = at + 2 < tokens->n ? tokens->items[at + 2].folded : STR_NONE;
    unsigned kinds = next.n ? kinds_of(next) : 0;
    bool is_rate = (kinds & PAY_RATE) && str_is(gap_before(title, tokens, at + 1), "/");
    return is_rate || (kinds & PAY_PER) != 0 ||
           (str_is(next, "per") && last.n && (kinds_of(last) & PAY_RATE) != 0);
}

/* Whether a word beside figure `at` is a currency, and the figure one of pay by its size. */
static bool
has_currency(const struct title_tokens *tokens, size_t at, size_t digits)
{
    enum { LEAST_DIGITS = 3 };
    const struct title_token *items = tokens->items;
    bool leads = at > 0 && (kinds_of(items[at - 1].folded) & PAY_MONEY) != 0;
    bool follows = false;
    for (size_t i = at + 1; i < tokens->n && !follows; i++) { /* "5 000 zl" */
        follows = (kinds_of(items[i].folded) & PAY_MONEY) != 0;
        size_t more = digits_of(items[i].folded);
        if (more != items[i].folded.n) {
            break;
        }
        digits += more;
    }
    if (leads) {
        digits += at + 1 < tokens->n ? digits_of(items[at + 1].folded) : 0;
    }
    return (leads || follows) && digits >= LEAST_DIGITS;
}

/* Whether word `at` is an amount of money, or begins one. */
static bool
is_money(struct str title, const struct title_tokens *tokens, size_t at)
{
    const struct title_token *token = &tokens->items[at];
    size_t digits = digits_of(token->folded);
    if (digits == 0) {
        return false;
    }
    struct str before = gap_before(title, tokens, at), after = gap_before(title, tokens, at + 1);
    bool is_marked = str_has(before, STR("$")) || str_starts(after, STR("$")) ||
                     has_mark(raw_of(title, token)) || ends_as_money(token->folded, digits);
    bool is_apart = at + 1 < tokens->n && !digits_of(tokens->items[at + 1].folded) &&
                    has_sign(raw_of(title, &tokens->items[at + 1])); /* "3.200 €" */
    return is_marked || is_apart || has_rate(title, tokens, at) || has_currency(tokens, at, digits);
}

/* Whether the word may stand in pay: a figure, a sign, or a word of pay. */
static bool
is_of_pay(struct str title, const struct title_token *token)
{
    bool is_figure = digits_of(token->folded) > 0 && byte_is_digit(token->folded.p[0]);
    return is_figure || kinds_of(token->folded) != 0 || has_mark(raw_of(title, token));
}

/* Whether word `at` belongs to the amount that begins with the word behind it. */
static bool
leads_amount(struct str title, const struct title_tokens *tokens, size_t at)
{
    enum { LONGEST_PREFIX = 3 };
    struct str word = tokens->items[at].folded;
    size_t digits = digits_of(word);
    struct str gap = gap_before(title, tokens, at + 1);
    if (digits == 0) {
        return (kinds_of(word) & (PAY_LEAD | PAY_MONEY)) != 0 ||
               (word.n <= LONGEST_PREFIX && str_starts(gap, STR("$"))); /* "R$", "US$" */
    }
    bool is_tight = gap.n > 0 && str_find_byte(gap, ' ') == SIZE_MAX; /* "9000-11000 PLN" */
    bool is_like = digits > 1 && digits == digits_of(tokens->items[at + 1].folded) &&
                   str_is(str_trim(gap), "-"); /* "12 - 15 LPA" */
    return is_tight || is_like || is_money(title, tokens, at);
}

size_t
title_pay_begin(struct str title, const struct title_tokens *tokens, size_t end)
{
    size_t first = end, money = end;
    while (first > 0 && is_of_pay(title, &tokens->items[first - 1])) {
        first--;
        money = is_money(title, tokens, first) ? first : money;
    }
    size_t begin = money;
    while (begin < end && begin > 0 && leads_amount(title, tokens, begin - 1)) {
        begin--;
    }
    return begin;
}

bool
title_is_pay(struct str title, const struct title_tokens *tokens, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (i > begin && tokens->items[i].before == BREAK_HARD) {
            break; /* several parts: only where all of them are */
        }
        if (digits_of(tokens->items[i].folded) > 0 &&
            (str_ends(gap_before(title, tokens, i), STR("$")) ||
             has_sign(raw_of(title, &tokens->items[i])))) {
            return true;
        }
    }
    return title_pay_begin(title, tokens, end) <= begin;
}
