/* normalize/salary/salary_spot.c: a single amount or the two ends of a range, with what
 * follows them (salary_trailer.c). Must not look at what stands before the
 * amount (salary_context.c). */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    HINT_WORDS = 6, /* from "$" to what tells whose dollars they are */
    NOTE_BYTES = 24 /* "$92,000 (entry level) to ..." */
};

/* "45-50K", "$100 - $150k", "$90k - 120", "12-15 lakhs". */
static void
share_multiplier(struct amount *low, struct amount *high)
{
    int64_t factor = 1;
    struct amount *lacks = low->exponent ? high : low;
    const struct amount *has = low->exponent ? low : high;
    if (has->exponent == lacks->exponent || lacks->exponent) {
        return;
    }
    for (int e = 0; e < has->exponent; e++) {
        factor *= 10;
    }
    bool small = lacks->cents < CENTS(1000) || (has->exponent == 4 && lacks->cents < CENTS(10000));
    if (!small || lacks->cents > INT64_MAX / factor / 100) {
        return;
    }
    int64_t scaled = lacks->cents * factor;
    bool fits = lacks == low ? scaled <= has->cents && scaled * 100 >= has->cents
                             : scaled >= has->cents && scaled / 100 <= has->cents;
    if (fits) {
        lacks->cents = scaled;
        lacks->exponent = has->exponent;
    }
}

/* "$100-150,000": thousands are meant at both ends. */
static void
share_thousands(struct amount *low, const struct amount *high)
{
    bool plain =
        low->exponent == 0 && !low->is_grouped && !low->has_fraction && high->exponent == 0;
    if (plain && low->cents < CENTS(1000) && low->cents >= CENTS(10) && high->is_grouped &&
        high->cents >= CENTS(10000) && low->cents * 1000 <= high->cents &&
        low->cents * 5000 >= high->cents) {
        low->cents *= 1000;
    }
}

/* Offset behind a short note in brackets without figures, or `at`. */
static size_t
skip_note(struct str text, size_t at)
{
    if (at >= text.n || text.p[at] != '(') {
        return at;
    }
    bool is_named = at + 1 < text.n && byte_is_alpha(text.p[at + 1]); /* "(Step 1)" */
    for (size_t i = at + 1; i < text.n && i - at <= NOTE_BYTES; i++) {
        if (text.p[i] == ')') {
            return amount_skip_space(text, i + 1);
        }
        bool is_first = byte_is_digit(text.p[i]) && is_named;
        is_named = is_named && !is_first; /* one figure, no more */
        if ((byte_is_digit(text.p[i]) && !is_first) || text.p[i] == '\n') {
            return at;
        }
    }
    return at;
}

/* The joint of a range at `at`: offset behind it, or 0. */
static size_t
joint_at(const struct salary_input *input, size_t at, bool *ret_and)
{
    struct str text = input->words->text;
    at = skip_note(text, amount_skip_space(text, at));
    size_t dash = dash_at(text, at);
    if (dash) {
        at = amount_skip_space(text, at + dash);
    }
    bool is_comma = at < text.n && text.p[at] == ','; /* "$50,000, rising to $60,000" */
    size_t first = is_comma ? amount_skip_space(text, at + 1) : at;
    size_t i = words_from(input->words, first);
    struct phrase_hit hit;
    if (i < input->words->n && input->words->items[i].at == first &&
        phrases_at(input->phrases, input->words, i, GROUP_JOIN, &hit) &&
        (!is_comma || hit.n_words > 1)) {
        *ret_and = hit.value == PAY_IS_AND && dash == 0;
        size_t next = amount_skip_space(text, hit.end); /* also behind a dash: "$50,000 -and $6" */
        bool is_label = next < text.n && text.p[next] == ':'; /* "From: $50,000 To: $60,000" */
        return is_label ? amount_skip_space(text, next + 1) : next;
    }
    if (dash) {
        return at;
    }
    bool is_mark = at + 1 < text.n && (text.p[at] == '/' || text.p[at] == '&');
    if (!is_mark) {
        return 0;
    }
    *ret_and = text.p[at] == '&';
    size_t next = amount_skip_space(text, at + 1);
    bool is_money = currency_after(text, next).n > 0; /* "$100,000 / $120,000" */
    bool is_round = at > 4 && str_ends(str_trim(str_sub(text, 0, at)), STR("000"));
    bool is_figure = next < text.n && byte_is_digit(text.p[next]) && (next == at + 1 || is_round);
    return is_figure || is_money ? next : 0;
}

/* Whether word i names grades, and the next one which: "Step 3", "point E". */
static bool
is_grade_at(const struct words *words, size_t i)
{
    static const char *const GRADES[] = {"grade", "level", "band",  "step",  "tier", "zone",
                                         "group", "class", "scale", "point", "scp"};
    enum { NAME_BYTES = 2 };
    return i + 1 < words->n && words->items[i].kind == WORD_LETTERS &&
           words->items[i + 1].gap == GAP_SOFT && words->items[i + 1].n <= NAME_BYTES &&
           words_is_any(words, i, GRADES, sizeof GRADES / sizeof GRADES[0]);
}

/* Word at which the second amount's digits or number words begin, or SIZE_MAX. */
static size_t
second_amount(const struct salary_input *input, size_t at)
{
    struct str text = input->words->text;
    bool is_word = at < text.n && byte_is_alpha(text.p[at]);
    size_t grade = is_word ? words_from(input->words, at) : input->words->n;
    if (is_grade_at(input->words, grade)) { /* "Step 1 $4,120 - Step 5 $5,008" */
        at = amount_skip_space(text, word_end(input->words, grade + 1));
        at = at < text.n && text.p[at] == ':' ? amount_skip_space(text, at + 1) : at;
    }
    for (int marks = 0; marks < 3 && at < text.n && !byte_is_digit(text.p[at]); marks++) {
        struct currency_mark mark = currency_leads(text, at);
        if (mark.n == 0) {
            break;
        }
        at = amount_skip_space(text, at + mark.n);
        if (at < text.n && text.p[at] == '.') {
            at = amount_skip_space(text, at + 1);
        }
    }
    size_t i = words_from(input->words, at);
    bool is_there = i < input->words->n && input->words->items[i].at == at;
    return is_there && amount_may_begin(input, i) ? i : SIZE_MAX;
}

static bool
range_plausible(const struct amount *low, const struct amount *high)
{
    if (low->cents == 0 || high->cents == 0) {
        return low->cents != high->cents && low->cents == 0;
    }
    int64_t a = low->cents < high->cents ? low->cents : high->cents;
    int64_t b = low->cents < high->cents ? high->cents : low->cents;
    return b / a < 20;
}

/* "£12.40 p/h - 48 hours", "after 1,950 hours": what is told is a time. */
static bool
is_duration(const struct words *words, const struct amount *amount)
{
    static const char *const UNITS[] = {"hours",   "hrs",    "days",  "weeks",  "months", "years",
                                        "stunden", "heures", "horas", "godzin", "timmar"};
    size_t i = *amount->currency ? words->n : words_from(words, amount->end);
    return i < words->n && words->items[i].gap == GAP_SOFT &&
           words_is_any(words, i, UNITS, sizeof UNITS / sizeof UNITS[0]);
}

/* "between" in some language. */
static bool
says_between(uint32_t hash)
{
    static const char *const BETWEEN[] = {"between", "zwischen", "entre",  "tra",     "fra",
                                          "tussen",  "między",   "mellan", "mellem",  "mellom",
                                          "mezi",    "între",    "между",  "compris", "range",
                                          "antara",  "između",   "medzi",  "med"};
    for (size_t i = 0; i < sizeof BETWEEN / sizeof BETWEEN[0]; i++) {
        if (hash == word_hash(str_of(BETWEEN[i]))) {
            return true;
        }
    }
    return false;
}

/* Whether such a word stands before the first amount. */
static bool
is_between(const struct words *words, size_t first)
{
    enum { BACK_WORDS = 4 };
    for (size_t i = first > BACK_WORDS ? first - BACK_WORDS : 0; i < first; i++) {
        if (says_between(words->items[i].hash)) {
            return true;
        }
    }
    return false;
}

/* The byte behind the blanks at `at`. */
static char
text_at(const struct salary_input *input, size_t at)
{
    struct str text = input->words->text;
    at = amount_skip_space(text, at);
    return (char)(at < text.n ? text.p[at] : 0);
}

/* "$112,000 $140,000", "$4,211 $4,422 $4,643": rising sums side by side, as the columns of a table
 * that was made text: the first is the low end, the last the high one. */
static void
run_read(const struct salary_input *input, struct spot *spot)
{
    enum { COLUMNS = 12, STEP = 2 };
    struct str text = input->words->text;
    struct amount last = spot->low;
    for (size_t n = 0; n < COLUMNS && last.begin < last.digits; n++) {
        size_t at = amount_skip_space(text, last.end);
        size_t i = at > last.end && at < text.n && text.p[at] == text.p[last.begin]
                       ? second_amount(input, at)
                       : SIZE_MAX;
        struct amount next;
        if (i == SIZE_MAX || !amount_read(input, i, &next) || next.begin != at ||
            strcmp(next.currency, last.currency) != 0 || next.cents <= last.cents ||
            next.cents >= STEP * last.cents) {
            break;
        }
        last = next;
    }
    if (last.begin > spot->low.begin) {
        spot->high = last;
        spot->is_range = true;
        spot->end = last.end;
    }
}

static void
range_read(const struct salary_input *input, struct spot *spot)
{
    struct spot inner = *spot;
    trailer_read(input, &inner, true);
    bool is_and = false;
    size_t at = joint_at(input, inner.end, &is_and);
    if (at == 0 && inner.end != spot->end) {
        at = joint_at(input, spot->end, &is_and);
    }
    char joint = text_at(input, inner.end);
    bool is_two = joint == '&' || joint == '(';
    if (is_and && (inner.period || is_two) && !is_between(input->words, spot->first)) {
        return; /* "$14.50 per hour on Saturday and $16.75 per hour on Sunday" */
    }
    size_t i = at ? second_amount(input, at) : SIZE_MAX;
    struct amount high;
    if (i == SIZE_MAX || !amount_read(input, i, &high)) {
        return;
    }
    struct amount low = spot->low;
    share_multiplier(&low, &high);
    share_thousands(&low, &high);
    bool same_money = !*low.currency || !*high.currency || low.is_weak || high.is_weak ||
                      strcmp(low.currency, high.currency) == 0;
    bool is_time = inner.period != PERIOD_NONE && is_duration(input->words, &high);
    bool is_list = is_and && low.cents >= high.cents; /* "up to £8,000 and £5,500 car cash" */
    if (!same_money || is_list || is_time || !range_plausible(&low, &high)) {
        return;
    }
    enum period period = inner.period;
    *spot = inner;
    spot->period = period;
    spot->low = low;
    spot->high = high;
    spot->is_range = true;
    spot->end = high.end;
    spot_currency(spot, high.currency, high.is_weak);
}

/* The number of a grade, not the low end of what stands behind it: "Grade 14 - $62,311". */
static bool
is_grade(const struct words *words, size_t first, const struct amount *low)
{
    return first > 0 && !*low->currency && !low->exponent && !low->is_grouped &&
           is_grade_at(words, first - 1);
}

/* The end of "555-123-4567". */
static bool
is_phone(struct str text, const struct amount *amount)
{
    size_t at = amount->digits;
    return amount->currency[0] == '\0' && at >= 2 && text.p[at - 1] == '-' &&
           byte_is_digit(text.p[at - 2]);
}

/* Whether word i still speaks of the amount: "p.a. + super", "inc. super" end no sentence. */
static bool
hint_goes_on(const struct words *words, size_t i)
{
    enum { SHORT_BYTES = 4 };
    const struct word *word = &words->items[i];
    bool is_short = word->gap == GAP_SENTENCE && i > 0 && words->items[i - 1].n <= SHORT_BYTES &&
                    words->items[i - 1].kind == WORD_LETTERS && word->n > SHORT_BYTES &&
                    words->text.p[word->at] >= 'a';
    return word->gap <= GAP_PUNCT || is_short;
}

/* Whether word i stands in a bracket that begins behind the amount: "(hourly, USD)". */
static bool
is_bracketed(const struct words *words, const struct spot *spot, size_t i)
{
    size_t from = spot->is_range ? spot->high.end : spot->low.end;
    struct str between = str_sub(words->text, from, words->items[i].at - from);
    size_t open = str_rfind_byte(between, '('), close = str_rfind_byte(between, ')');
    return open != SIZE_MAX && (close == SIZE_MAX || close < open);
}

/* Behind "$130,000 to $145,000": "(AUD)", "plus 11.5% super". */
static void
spot_hint(const struct salary_input *input, struct spot *spot)
{
    const struct words *words = input->words;
    size_t i = words_from(words, spot->end);
    for (size_t n = 0; n < HINT_WORDS && i < words->n && hint_goes_on(words, i); n++, i++) {
        struct str word = word_text(words, i);
        const struct currency *named =
            word.n == 3 && words->items[i].gap >= GAP_PUNCT && is_bracketed(words, spot, i)
                ? currency_find(word)
                : NULL;
        bool is_super = str_is_nocase(word, "super") || str_is_nocase(word, "superannuation");
        if (named) {
            spot_currency(spot, named->code, false);
            return;
        }
        if (is_super && strcmp(spot->currency, "USD") == 0) {
            spot_currency(spot, "AUD", false);
            return;
        }
    }
}

/* The signs before it: ">= $60,000", "< 80k", "〜80万円". */
static void
lead_read(struct str text, struct spot *spot)
{
    size_t before = spot->begin;
    while (before > 0 && text.p[before - 1] == ' ') {
        before--;
    }
    struct str lead = str_sub(text, 0, before);
    bool is_equal = str_ends(lead, STR("=")); /* ">= $60,000" */
    lead = str_sub(lead, 0, lead.n - is_equal);
    spot->is_open =
        spot->is_open || str_ends(lead, STR(">")) || str_ends(lead, STR("\xE2\x89\xA5"));
    /* "〜80万円"; between two words with blanks it is a dash */
    bool is_tilde = str_ends(lead, STR("\xEF\xBD\x9E")) || str_ends(lead, STR("\xE3\x80\x9C"));
    bool is_dash = is_tilde && before < spot->begin && lead.n > 3 && lead.p[lead.n - 4] == ' ';
    spot->is_upto = spot->is_upto || (is_tilde && !is_dash) || str_ends(lead, STR("<")) ||
                    str_ends(lead, STR("\xE2\x89\xA4"));
}

bool
spot_read(const struct salary_input *input, size_t i, struct spot *ret)
{
    struct spot spot = {.first = i, .currency = ""};
    if (!amount_read(input, i, &spot.low) || is_duration(input->words, &spot.low) ||
        is_phone(input->words->text, &spot.low) || is_grade(input->words, i, &spot.low)) {
        return false;
    }
    spot.begin = spot.low.begin;
    spot.end = spot.low.end;
    spot_currency(&spot, spot.low.currency, spot.low.is_weak);
    range_read(input, &spot);
    if (!spot.is_range) {
        run_read(input, &spot);
    }
    bool is_word = spot.low.is_spelled && !*spot.low.currency && !spot.high.is_spelled;
    if (spot.low.is_spelled && (!*spot.currency || is_word)) {
        return false; /* "two hundred employees" */
    }
    if (spot.low.is_lpa || spot.high.is_lpa) {
        spot_currency(&spot, "INR", false);
        spot.period = PERIOD_YEAR;
    }
    bool in_lakhs = spot.low.exponent == 5 || spot.high.exponent == 5 || spot.low.exponent == 7 ||
                    spot.high.exponent == 7;
    if (in_lakhs) {
        spot_currency(&spot, *spot.currency ? "" : "INR", true);
    }
    trailer_read(input, &spot, false);
    after_read(input, &spot);
    lead_read(input->words->text, &spot);
    if (spot.is_weak || !*spot.currency) {
        spot_hint(input, &spot);
    }
    spot.last = words_from(input->words, spot.end);
    *ret = spot;
    return true;
}
