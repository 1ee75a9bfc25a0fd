/* normalize/salary/salary_amount.c: one amount of money: digits in the groupings of
 * the world (1,200.50  1.200,50  1 200  1'200  12,00,000), its multiplier (k,
 * M, lakh, 万) and the currency beside it. Must not judge what the money is. */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum { DIGITS_MAX = 13, GROUP_DIGITS = 3, LETTER_LEAST = CENTS(500) };

/* Bytes of one blank at `at` (ASCII, no-break, thin), 0 when none. */
static size_t
blank_at(struct str text, size_t at)
{
    if (at >= text.n) {
        return 0;
    }
    unsigned char c = (unsigned char)text.p[at];
    if (c == ' ' || c == '\t') {
        return 1;
    }
    if (c == 0xC2 && at + 1 < text.n && (unsigned char)text.p[at + 1] == 0xA0) {
        return 2;
    }
    if (at + 2 < text.n && ((c == 0xE2 && (unsigned char)text.p[at + 1] == 0x80) || c == 0xE3)) {
        unsigned char d = (unsigned char)text.p[at + 1], e = (unsigned char)text.p[at + 2];
        bool is_thin = c == 0xE2 && (e <= 0x8A || e == 0xAF);
        bool is_wide = c == 0xE3 && d == 0x80 && e == 0x80;
        return is_thin || is_wide ? 3 : 0;
    }
    return 0;
}

size_t
amount_skip_space(struct str text, size_t at)
{
    size_t n;
    while ((n = blank_at(text, at)) > 0) {
        at += n;
    }
    return at;
}

/* Offset before the blanks that end at `end`. */
static size_t
back_space(struct str text, size_t end)
{
    for (;;) {
        if (end >= 1 && blank_at(text, end - 1) == 1) {
            end -= 1;
        } else if (end >= 2 && blank_at(text, end - 2) == 2) {
            end -= 2;
        } else if (end >= 3 && blank_at(text, end - 3) == 3) {
            end -= 3;
        } else {
            return end;
        }
    }
}

static size_t
digits_at(struct str text, size_t at)
{
    size_t n = 0;
    while (at + n < text.n && byte_is_digit(text.p[at + n])) {
        n++;
    }
    return n;
}

/* Separator of digit groups at `at`: its bytes, and which in *ret. */
static size_t
separator_at(struct str text, size_t at, char *ret)
{
    if (at >= text.n) {
        return 0;
    }
    char c = text.p[at];
    if (c == '.' || c == ',' || c == '\'' || c == '`') {
        *ret = c;
        if (c == '`') {
            *ret = '\'';
        }
        return 1;
    }
    if (at + 2 < text.n && memcmp(text.p + at, "\xE2\x80\x99", 3) == 0) {
        *ret = '\'';
        return 3;
    }
    if (at + 1 < text.n && memcmp(text.p + at, "\xC2\xB4", 2) == 0) {
        *ret = '\'';
        return 2;
    }
    *ret = ' ';
    return blank_at(text, at);
}

struct number {
    int64_t cents;
    size_t end;
    size_t n_digits;
    bool is_grouped, has_fraction;
};

/* Whether groups begin: "12,00,000" or exactly three digits behind sep. */
static bool
group_follows(struct str text, size_t at, size_t lead, char sep)
{
    size_t n = digits_at(text, at);
    if (n == GROUP_DIGITS) {
        return lead <= GROUP_DIGITS;
    }
    char next = 0;
    return n == 2 && sep == ',' && lead <= 2 && separator_at(text, at + 2, &next) == 1 &&
           next == ',' && digits_at(text, at + 3) >= 2;
}

/* Reads digits and groups; leaves *number at the end of the whole part. */
static bool
read_whole(struct str text, size_t at, struct number *number, char *ret_sep)
{
    size_t lead = digits_at(text, at);
    bool is_zero = lead == 1 && text.p[at] == '0';
    int64_t value = 0;
    size_t n = lead;
    *ret_sep = 0;
    for (;;) {
        if (number->n_digits + n > DIGITS_MAX) {
            return false;
        }
        for (size_t i = 0; i < n; i++) {
            value = value * 10 + (text.p[at + i] - '0');
        }
        number->n_digits += n;
        at += n;
        char sep = 0;
        size_t skip = separator_at(text, at, &sep);
        if (skip == 0 || is_zero || (*ret_sep && sep != *ret_sep) ||
            !group_follows(text, at + skip, *ret_sep ? n : lead, sep)) {
            break;
        }
        *ret_sep = sep;
        number->is_grouped = true;
        at += skip;
        n = digits_at(text, at);
    }
    number->cents = value * 100;
    number->end = at;
    return true;
}

/* ".50", ",50", and ",-" or ".–" for round sums. */
static void
read_fraction(struct str text, struct number *number, char sep)
{
    size_t at = number->end;
    if (at + 1 >= text.n || (text.p[at] != '.' && text.p[at] != ',') || text.p[at] == sep) {
        return;
    }
    size_t n = digits_at(text, at + 1);
    if (n > 0) {
        int64_t tenth = text.p[at + 1] - '0';
        int64_t cent = n > 1 ? text.p[at + 2] - '0' : 0;
        number->cents += tenth * 10 + cent;
        number->end = at + 1 + n;
        number->has_fraction = true;
        return;
    }
    size_t dash = at + 1;
    while (dash < text.n && text.p[dash] == '-') {
        dash++;
    }
    bool is_long = str_starts(str_sub(text, dash, 3), STR("\xE2\x80\x93")) ||
                   str_starts(str_sub(text, dash, 3), STR("\xE2\x80\x94"));
    size_t after = amount_skip_space(text, is_long ? dash + 3 : dash);
    if ((dash > at + 1 || is_long) && digits_at(text, after) == 0) {
        number->end = is_long ? dash + 3 : dash;
    }
}

static int64_t
power10(int exponent)
{
    int64_t value = 1;
    while (exponent-- > 0) {
        value *= 10;
    }
    return value;
}

/* "1.500 M" and "4.25 lakh": what looked like a group was a fraction. */
static void
scale(struct amount *amount, int exponent, bool group_is_fraction)
{
    if (group_is_fraction) {
        amount->cents /= 1000;
        amount->is_grouped = false;
    }
    amount->exponent = exponent;
    int64_t factor = power10(exponent);
    if (amount->cents < INT64_MAX / 1000 / factor) {
        amount->cents *= factor;
    } else {
        amount->is_billion = true; /* no wage */
    }
}

/* "k€", "KUSD", "kr": is the letter k a multiplier when a letter follows? */
static bool
k_stands(struct str text, size_t after)
{
    if (after >= text.n) {
        return true;
    }
    unsigned char c = (unsigned char)text.p[after];
    if (c < 0x80 && !byte_is_alpha((char)c)) {
        return c != '(' || after < 1; /* "401(k)" is read elsewhere */
    }
    return c == 0xE2 || c == 0xC2 || currency_after(text, after).n >= 3;
}

/* Offset behind a multiplier and the point of its short form: "75 Tsd. Euro". */
static size_t
behind_multiplier(struct str text, const struct phrase_hit *hit)
{
    bool is_short_form = hit->end < text.n && text.p[hit->end] == '.' && hit->end - hit->at > 1;
    bool is_money =
        is_short_form && currency_after(text, amount_skip_space(text, hit->end + 1)).n > 0;
    return hit->end + (is_money ? 1 : 0);
}

/* "12L-18L", "48T-56T €": both ends with the letter at `at`; a field that ends so: "10-12L". */
static bool
letters_join(struct str text, size_t at, bool is_field)
{
    char letter = text.p[at];
    size_t next = amount_skip_space(text, at + 1);
    bool has_dash = next < text.n && text.p[next] == '-';
    size_t digits = has_dash ? amount_skip_space(text, next + 1) : at;
    size_t end = digits + digits_at(text, digits);
    size_t before = at;
    while (before > 0 && byte_is_digit(text.p[before - 1])) {
        before--;
    }
    size_t left = back_space(text, before);
    size_t last = left > 0 && text.p[left - 1] == '-' ? back_space(text, left - 1) : 0;
    bool is_end = is_field && at + 1 == text.n && last > 0 && byte_is_digit(text.p[last - 1]);
    bool ends_range = (last > 1 && text.p[last - 1] == letter) || is_end;
    return ends_range || (has_dash && end > digits && end < text.n && text.p[end] == letter);
}

/* The lower part of an East Asian sum: "21万5000円", "1억 2,000만원". */
static void
read_rest(struct str text, struct amount *amount)
{
    enum { PART_MOST = 10000 };
    static const char *const MYRIADS[] = {"\xE4\xB8\x87", "\xE8\x90\xAC", "\xEB\xA7\x8C"};
    struct number part = {0};
    char sep = 0;
    size_t at = amount_skip_space(text, amount->end);
    if (digits_at(text, at) == 0 || !read_whole(text, at, &part, &sep) ||
        part.cents >= (int64_t)PART_MOST * 100) {
        return;
    }
    int64_t cents = part.cents;
    struct str next = str_sub(text, part.end, 3);
    bool is_myriad = false;
    for (size_t i = 0; amount->exponent == 8 && i < sizeof MYRIADS / sizeof MYRIADS[0]; i++) {
        is_myriad = is_myriad || str_is(next, MYRIADS[i]);
    }
    bool is_money = currency_after(text, part.end).n > 0;
    if (is_myriad || (is_money && amount->exponent == 4)) {
        amount->cents += cents * (is_myriad ? PART_MOST : 1);
        amount->end = part.end + (is_myriad ? next.n : 0);
    }
}

/* A word for a multiplier at byte `at`: "lakh", "Mio", "thousand". */
static void
read_times(const struct salary_input *input, struct amount *amount, size_t at)
{
    struct str text = input->words->text;
    size_t i = words_from(input->words, at);
    struct phrase_hit hit;
    if (i >= input->words->n || input->words->items[i].at != at ||
        !phrases_at(input->phrases, input->words, i, GROUP_TIMES, &hit)) {
        return;
    }
    bool is_short = hit.end - hit.at <= 2 && byte_is_alpha(text.p[at]);
    if (is_short && at > amount->end + 1) {
        return;
    }
    if (hit.end - hit.at == 1 && at > amount->end) {
        return; /* "5 m": metres, months */
    }
    if (is_short && hit.value == 6 && amount->is_grouped && !amount->n_groups_one) {
        return; /* "$18,000 MN": moneda nacional */
    }
    amount->is_lpa = hit.tag == PAY_LPA;
    amount->is_billion = hit.value >= 9;
    bool is_whole = amount->is_lpa && amount->cents >= CENTS(1000); /* "4,50,000 LPA" */
    if (!amount->is_billion && !is_whole) {
        scale(amount, hit.value, amount->is_grouped && amount->n_groups_one);
    }
    amount->end = behind_multiplier(text, &hit);
    if (hit.value == 4 || hit.value == 8) {
        read_rest(text, amount);
    }
}

/* The multiplier behind the digits at amount->end. */
static void
read_multiplier(const struct salary_input *input, struct amount *amount, bool dotted)
{
    struct str text = input->words->text;
    size_t at = amount_skip_space(text, amount->end);
    if (at >= text.n) {
        return;
    }
    char c = byte_lower(text.p[at]);
    if (c == 'k' && k_stands(text, at + 1)) {
        scale(amount, 3, dotted && amount->n_groups_one && amount->cents < 1000000);
        amount->end = at + 1;
        return;
    }
    if (text.p[at] == 'T' && (currency_after(text, amount_skip_space(text, at + 1)).n > 0 ||
                              letters_join(text, at, false))) {
        scale(amount, 3, false); /* "60 T€" */
        amount->end = at + 1;
        return;
    }
    if (text.p[at] == 'L' && (at + 1 >= text.n || !byte_is_alpha(text.p[at + 1])) &&
        (strcmp(amount->currency, "INR") == 0 || letters_join(text, at, input->is_field))) {
        scale(amount, 5, false); /* lakhs: "₹15L" */
        amount->end = at + 1;
        return;
    }
    read_times(input, amount, at);
}

static void
read_currency(struct str text, struct amount *amount)
{
    amount->currency = "";
    size_t left = back_space(text, amount->digits);
    struct currency_mark before = currency_before(text, left);
    bool is_letter = before.n == 1 && str_find_byte(STR("PQN"), text.p[left - 1]) != SIZE_MAX;
    char next = ' ';
    if (amount->end < text.n) {
        next = byte_lower(text.p[amount->end]);
    }
    if (is_letter && amount->cents < LETTER_LEAST && next != 'k' && next != 'm') {
        return; /* a page, a quarter, a grade; "Q5,000" is money */
    }
    if (before.n && amount->digits - left <= 3) {
        char first = text.p[left - before.n];
        if (strcmp(before.code, "EUR") == 0 && (byte_lower(first) == 'k' || first == 'T')) {
            scale(amount, 3, false); /* "KEUR 50" */
        }
        amount->currency = before.code;
        amount->is_weak = before.is_weak;
        amount->begin = left - before.n;
        /* "USD $120,000", "CAD$": a code before the sign says which */
        size_t more = back_space(text, amount->begin);
        struct currency_mark code = currency_before(text, more);
        if (code.n && (before.is_weak || !code.is_weak)) {
            amount->currency = code.code;
            amount->is_weak = code.is_weak;
            amount->begin = more - code.n;
        }
    }
}

/* "401(k)", "403(b)", "1099", "24/7", "9-5", "10%", "3.5 years" are no money. */
static bool
is_other(struct str text, const struct amount *amount)
{
    size_t end = amount->end;
    struct str rest = str_sub(text, end, text.n);
    struct str digits = str_sub(text, amount->digits, 3);
    bool is_plan = str_is(digits, "401") || str_is(digits, "403") || str_is(digits, "457");
    if (is_plan && end - amount->digits <= 5 && amount->currency[0] == '\0') {
        return true;
    }
    bool is_form = str_is(str_sub(text, amount->digits, end - amount->digits), "1099");
    if (is_form && amount->currency[0] == '\0') {
        return true; /* the tax form of contractors */
    }
    bool is_decade = rest.n > 0 && rest.p[0] == 's' && (rest.n == 1 || !byte_is_alpha(rest.p[1]));
    if (is_decade && !amount->exponent && !amount->has_fraction) {
        return true; /* "in the $60s": thousands are meant, or none */
    }
    size_t at = amount_skip_space(text, end);
    if (at < text.n && text.p[at] == '%') {
        return true;
    }
    return rest.n > 1 && rest.p[0] == ':' && byte_is_digit(rest.p[1]);
}

/* "AD-2210": what ends before the digits is a code's letters and a hyphen. */
static bool
ends_code(struct str text, size_t at)
{
    enum { LETTERS_LEAST = 2 };
    size_t first = at > 0 && text.p[at - 1] == '-' ? at - 1 : at, n = 0;
    for (;
         first < at && first > n && text.p[first - n - 1] >= 'A' && text.p[first - n - 1] <= 'Z';) {
        n++;
    }
    bool is_alone = first == n || (first > n && text.p[first - n - 1] == ' ');
    return n >= LETTERS_LEAST && is_alone && currency_before(text, first).n == 0;
}

bool
amount_read(const struct salary_input *input, size_t i, struct amount *ret)
{
    if (input->words->items[i].kind == WORD_LETTERS) {
        return amount_spelled(input, i, ret);
    }
    struct str text = input->words->text;
    struct number number = {0};
    char sep = 0;
    size_t at = input->words->items[i].at;
    if (!read_whole(text, at, &number, &sep)) {
        return false;
    }
    read_fraction(text, &number, sep);
    struct amount amount = {
        .cents = number.cents,
        .begin = at,
        .digits = at,
        .end = number.end,
        .is_grouped = number.is_grouped,
        .has_fraction = number.has_fraction,
        .is_dotted = number.is_grouped && sep == '.',
        .n_groups_one = number.is_grouped && number.n_digits <= 6 && sep == '.',
    };
    read_currency(text, &amount);
    bool glued = at > 0 && amount.begin == at &&
                 (byte_is_alpha(text.p[at - 1]) || text.p[at - 1] == '.' || text.p[at - 1] == '#');
    if (glued || (amount.begin == at && ends_code(text, at))) {
        return false;
    }
    read_multiplier(input, &amount, sep == '.' || sep == ',');
    if (is_other(text, &amount)) {
        return false;
    }
    *ret = amount;
    return true;
}
