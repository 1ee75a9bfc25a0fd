/* normalize/salary/salary_trailer.c: what stands right behind an amount: its currency, period,
 * gross or net, "+", "or more". Must not read a second amount (salary_spot.c), nor what kind of
 * pay the words say (salary_after.c). */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    TRAILER_STEPS = 16, /* marks and words read behind an amount */
    FILLERS_MAX = 5,    /* words that mean nothing between amount and period */
    ABBREVIATION_BYTES = 6
};

/* Words of time that as often begin another thing: "annual leave". */
static const char *const ADJECTIVES[] = {"annual", "monthly",   "weekly",
                                         "daily",  "quarterly", "yearly"};

#define DASH(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
/* Signs between the ends of a range: hyphens, dashes, minus signs, tildes, dots, arrows. */
// clang-format off
static const struct {
    char text[5];
    uint8_t n;
} DASHES[] = {
    DASH("-"), DASH("--"), DASH("->"), DASH("~"), DASH(".."), DASH("..."),
    DASH("\xE2\x80\x93"), DASH("\xE2\x80\x94"), DASH("\xE2\x88\x92"), DASH("\xE2\x80\x91"), DASH("\xE2\x80\x90"), DASH("\xE2\x80\x92"),
    DASH("\xEF\xBD\x9E"), DASH("\xE3\x80\x9C"), DASH("\xE2\x80\xA6"), DASH("\xE2\x86\x92"), DASH("\xC2\x96"), DASH("\xC2\x97"), DASH("\xEF\xBC\x8D"),
};
// clang-format on

/* Where the trailer is read, and what it said so far. */
struct trailer {
    const struct salary_input *input;
    struct spot *spot;
    size_t at; /* byte */
    size_t fillers;
    bool after_slash; /* "/" stands before */
    bool is_close;    /* nothing but marks since the amount */
};

size_t
dash_at(struct str text, size_t at)
{
    char c = (char)(at < text.n ? text.p[at] : 0);
    bool may_be = c == '-' || c == '.' || c == '~' || (unsigned char)c >= 0xC2;
    size_t best = 0;
    for (size_t i = 0; may_be && i < sizeof DASHES / sizeof DASHES[0]; i++) {
        if (DASHES[i].text[0] == c && DASHES[i].n > best && DASHES[i].n <= text.n - at &&
            memcmp(text.p + at, DASHES[i].text, DASHES[i].n) == 0) {
            best = DASHES[i].n;
        }
    }
    return best;
}

bool
leads_amount(struct str text, size_t at)
{
    size_t next = amount_skip_space(text, at);
    next = next < text.n && text.p[next] == ':' ? amount_skip_space(text, next + 1) : next;
    return next < text.n && (byte_is_digit(text.p[next]) || currency_after(text, next).n > 0);
}

void
spot_currency(struct spot *spot, const char *code, bool is_weak)
{
    if (!*code || (*spot->currency && !spot->is_weak && is_weak)) {
        return;
    }
    spot->currency = code;
    spot->is_weak = is_weak;
}

/* A currency behind the amount: it says more than a sign before it. */
static bool
trailer_currency(struct trailer *t)
{
    struct str text = t->input->words->text;
    struct currency_mark mark = {"", 0, false};
    if (t->fillers == 0) {
        mark = currency_after(text, t->at);
    }
    if (mark.n == 0) {
        return false;
    }
    /* "$120k + AUD 5k": a currency before another amount is not ours */
    size_t after = amount_skip_space(text, t->at + mark.n);
    bool has_own = *t->spot->currency != '\0';
    struct str passed = str_sub(text, t->spot->end, t->at - t->spot->end);
    bool is_prefix = t->at > t->spot->end && /* "Grade 7 £46,485", "Grade 7 (£ 46,485" */
                     (after == t->at + mark.n || str_find_byte(passed, '(') != SIZE_MAX);
    if ((has_own || is_prefix) && after < text.n && byte_is_digit(text.p[after])) {
        return false;
    }
    /* "$12,000 pesos": of two shared signs the word says more */
    bool names = has_own && t->spot->is_weak && strcmp(t->spot->currency, "USD") == 0;
    if (names || !has_own || !mark.is_weak) {
        spot_currency(t->spot, mark.code, mark.is_weak);
    }
    t->at += mark.n;
    t->after_slash = text.p[t->at - 1] == '/'; /* the Finnish "e/h" */
    t->spot->end = t->at;
    return true;
}

/* Whether a range goes on at byte `at`: a dash or a word. */
static bool
joint_begins(const struct salary_input *input, size_t at)
{
    size_t i = words_from(input->words, at);
    struct phrase_hit hit;
    return dash_at(input->words->text, at) > 0 ||
           (i < input->words->n && input->words->items[i].at == at &&
            phrases_at(input->phrases, input->words, i, GROUP_JOIN, &hit) &&
            hit.value != PAY_IS_AND && leads_amount(input->words->text, hit.end));
}

static void
trailer_period(struct trailer *t, const struct phrase_hit *hit)
{
    if (t->spot->period == PERIOD_NONE && !t->spot->is_piece) {
        t->spot->period = (enum period)hit->value;
        t->spot->is_piece = t->spot->period == PERIOD_NONE;
        t->spot->fillers = t->fillers;
    }
    t->spot->end = hit->end;
    t->at = hit->end;
    t->is_close = false;
    struct str text = t->input->words->text;
    bool is_short = hit->end - hit->at <= ABBREVIATION_BYTES;
    if (is_short && t->at < text.n && text.p[t->at] == '.' &&
        joint_begins(t->input, amount_skip_space(text, t->at + 1))) {
        t->spot->end = ++t->at; /* "$88,000/yr. - $97,500/yr." */
    }
}

bool
period_at(const struct salary_input *input, size_t i, struct phrase_hit *ret)
{
    static const char *const OTHERS[] = {"på", "Är", "är"};
    if (!phrases_at(input->phrases, input->words, i, GROUP_PERIOD, ret)) {
        return false;
    }
    struct str word = word_text(input->words, i);
    bool is_other = false;
    for (size_t k = 0; k < sizeof OTHERS / sizeof OTHERS[0] && word.n == 3; k++) {
        is_other = is_other || str_is(word, OTHERS[k]);
    }
    return !is_other;
}

/* Whether the period at a hit is of the next thing, or is none: "RM 5,800, annual leave", "$17.50
 * day shift". */
static bool
is_other_period(const struct trailer *t, const struct phrase_hit *hit)
{
    enum { DAY_LEAST = 100 };
    const struct salary_input *in = t->input;
    const struct amount *top = t->spot->is_range ? &t->spot->high : &t->spot->low;
    struct phrase_hit known;
    size_t next = hit->word + hit->n_words;
    bool is_shift = hit->value == PERIOD_DAY && hit->tag == PAY_PERIOD_WORD && !t->after_slash &&
                    top->cents < CENTS(DAY_LEAST);
    bool is_adjective =
        in->words->items[hit->word].gap >= GAP_PUNCT && hit->tag == PAY_PERIOD &&
        hit->n_words == 1 && next < in->words->n && in->words->items[next].gap == GAP_SOFT &&
        in->words->items[next].kind == WORD_LETTERS &&
        words_is_any(in->words, hit->word, ADJECTIVES, sizeof ADJECTIVES / sizeof ADJECTIVES[0]);
    return is_shift || (is_adjective && !(pay_at(in, next, &known) && known.tag == PAY_WORD) &&
                        !phrases_at(in->phrases, in->words, next, GROUP_TAX, &known) &&
                        !phrases_at(in->phrases, in->words, next, GROUP_STOP, &known));
}

/* Words that say something beside an amount; false when the word is a filler. */
static bool
trailer_word(struct trailer *t, size_t i)
{
    const struct salary_input *in = t->input;
    struct phrase_hit hit;
    if (phrases_at(in->phrases, in->words, i, GROUP_MONTHS, &hit) && hit.number <= 16 &&
        hit.number >= (hit.n_words > 2 ? 12 : 13)) { /* "sur 12 mois" */
        t->spot->months = hit.number;
        t->at = hit.end;
        return true;
    }
    if (phrases_at(in->phrases, in->words, i, GROUP_TAX, &hit)) {
        *(hit.tag == PAY_NET ? &t->spot->is_net : &t->spot->is_gross) = true;
        t->at = hit.end;
        t->spot->end = hit.end;
        return true;
    }
    if (!period_at(in, i, &hit) || is_other_period(t, &hit)) {
        return false;
    }
    struct str said = str_sub(in->words->text, hit.at, hit.end - hit.at);
    bool is_sign = said.n == 3 && (unsigned char)said.p[0] >= 0xE3; /* not "賞与年2回" */
    if (is_sign && !t->is_close) {
        return false;
    }
    bool beside =
        t->after_slash || (t->is_close && hit.end - hit.at > 1 && hit.tag != PAY_PIECE_WORD);
    if (hit.tag == PAY_PERIOD || beside) {
        bool is_said = hit.tag == PAY_PERIOD || t->after_slash;
        t->spot->is_rate |= !t->spot->period && is_said && t->fillers == 0 && hit.value;
        trailer_period(t, &hit);
        return true;
    }
    return false;
}

/* "VAT" of "netto + VAT". */
static bool
tax_at(const struct salary_input *input, size_t at)
{
    size_t i = words_from(input->words, at);
    struct phrase_hit hit;
    return i < input->words->n && input->words->items[i].at == at &&
           phrases_at(input->phrases, input->words, i, GROUP_TAX, &hit);
}

/* "80k+" is open; "netto + VAT" is passed; "+ bonus" ends the trailer. */
static bool
trailer_plus(struct trailer *t)
{
    struct str text = t->input->words->text;
    size_t next = t->at + 1;
    size_t word = amount_skip_space(text, next);
    bool glued = t->at == t->spot->end &&
                 !(next < text.n && (unsigned char)text.p[next] >= 0xE3); /* "24万円+歩合" */
    bool digits = word < text.n && byte_is_digit(text.p[word]);
    bool adds = word > next && word < text.n && byte_is_alpha(text.p[word]);
    bool is_last = str_trim(str_sub(text, next, text.n)).n == 0; /* "$100k +" */
    if ((glued || is_last) && !digits && !(adds && t->spot->is_range)) {
        t->spot->is_open = !t->spot->is_range;
    }
    glued = glued || is_last;
    if (!glued && !tax_at(t->input, word)) {
        return false;
    }
    t->at++;
    return true;
}

/* Bytes of an East Asian tilde that no amount follows, 0 if none. */
static size_t
wide_tilde_at(struct str text, size_t at)
{
    bool is_tilde = starts_at(text, at, "\xE3\x80\x9C") || starts_at(text, at, "\xEF\xBD\x9E");
    size_t next = amount_skip_space(text, at + 3);
    bool is_joint =
        next < text.n && (byte_is_digit(text.p[next]) || currency_after(text, next).n > 0);
    return is_tilde && !is_joint ? 3 : 0;
}

/* "+", ")", "/", "(": true when it was passed. */
static bool
trailer_mark(struct trailer *t)
{
    struct str text = t->input->words->text;
    char c = text.p[t->at];
    if (starts_at(text, t->at, "\xC2\xB7")) { /* "15-25K·14薪" */
        t->fillers += 2;
        t->at += 2;
        return true;
    }
    if (starts_at(text, t->at, "\xE2\x81\x84") || starts_at(text, t->at, "\xEF\xBC\x8F")) {
        t->after_slash = true; /* the slash of fractions, the wide one */
        t->at += 3;
        return true;
    }
    if (starts_at(text, t->at, "/-") ||
        starts_at(text, t->at, "/=")) { /* "Rs. 35,000/- per month" */
        t->at += 2;
        return true;
    }
    size_t tilde = wide_tilde_at(text, t->at);
    if (tilde > 0 && t->fillers == 0) {
        t->at += tilde;
        t->spot->is_open = t->spot->is_open || !t->spot->is_range; /* "250,000円〜" */
        return true;
    }
    if (c == '+' && t->fillers == 0) {
        return trailer_plus(t);
    }
    bool ends = c == '.' && (t->at + 1 >= text.n || byte_is_space(text.p[t->at + 1]));
    size_t next = amount_skip_space(text, t->at + 1);
    bool is_over =
        ends && (!t->is_close || (next < text.n && text.p[next] >= 'A' && text.p[next] <= 'Z'));
    if (str_find_byte(STR("/()*[],.'"), c) == SIZE_MAX || is_over) {
        return false;
    }
    t->after_slash = c == '/' || t->after_slash;
    t->fillers += c == ',' || ends ? 2 : 0;
    t->at++;
    return true;
}

/* Words that leave the amount open upwards. */
static bool
trailer_open(struct trailer *t, size_t i)
{
    const struct salary_input *input = t->input;
    struct phrase_hit hit;
    if (t->fillers > 0 || t->spot->is_range ||
        !phrases_at(input->phrases, input->words, i, GROUP_OPEN, &hit) || hit.value != 0 ||
        hit.tag == PAY_NONE || (hit.tag == PAY_UPTO && leads_amount(input->words->text, hit.end)) ||
        str_is_nocase(word_text(input->words, i), "plus")) {
        return false;
    }
    *(hit.tag == PAY_UPTO ? &t->spot->is_upto : &t->spot->is_open) = true;
    t->spot->end = t->at = hit.end;
    return true;
}

/* Whether word i is a label of the amount behind it, parted from ours: "$33.65 (annual
 * $70,000)". */
static bool
is_next_label(const struct trailer *t, size_t i)
{
    const struct salary_input *in = t->input;
    struct str text = in->words->text;
    bool is_parted_off = false;
    for (size_t at = t->spot->end; at < t->at && !is_parted_off; at++) {
        is_parted_off = text.p[at] == '(' || text.p[at] == ',' || text.p[at] == '\xEF'; /* wide */
    }
    struct phrase_hit hit;
    if (!is_parted_off) {
        return false;
    }
    if (!pay_at(in, i, &hit)) {
        return period_at(in, i, &hit) && leads_amount(text, hit.end);
    }
    static const char *const HOW[] = {"paid", "payable", "payé", "ausgezahlt"};
    bool is_how = words_is_any(in->words, i, HOW, sizeof HOW / sizeof HOW[0]);
    bool is_bonus = hit.tag == PAY_WORD && (hit.value & 0xF) == SALARY_BONUS;
    /* ", prime annuelle", ", paid every two weeks" */
    return is_bonus || is_how || hit.tag == PAY_NOT || leads_amount(text, hit.end);
}

/* Reads one thing; false when it belongs to the amount no more. */
static bool
trailer_step(struct trailer *t, bool is_inner)
{
    if (trailer_currency(t)) {
        return true;
    }
    const struct words *words = t->input->words;
    size_t i = words_from(words, t->at);
    if (i >= words->n || words->items[i].at != t->at) {
        return trailer_mark(t);
    }
    if (!is_inner && trailer_open(t, i)) {
        return true;
    }
    if (is_next_label(t, i)) {
        return false;
    }
    if (trailer_word(t, i)) {
        t->after_slash = false;
        return true;
    }
    struct phrase_hit hit;
    if (is_inner || amount_may_begin(t->input, i) || ++t->fillers > FILLERS_MAX ||
        phrases_at(t->input->phrases, words, i, GROUP_STOP, &hit)) {
        return false;
    }
    t->is_close = false;
    t->after_slash = false;
    t->at = word_end(words, i);
    return true;
}

void
trailer_read(const struct salary_input *input, struct spot *spot, bool is_inner)
{
    struct str text = input->words->text;
    struct trailer t = {.input = input, .spot = spot, .at = spot->end, .is_close = true};
    for (size_t step = 0; step < TRAILER_STEPS; step++) {
        t.at = amount_skip_space(text, t.at);
        if (t.at >= text.n || text.p[t.at] == '\n' || !trailer_step(&t, is_inner)) {
            return;
        }
    }
}
