/* normalize/salary/salary_currency.c: whose money an amount is where its sign is shared ("kr", "¥",
 * "$") or missing: by the country of the job, the words beside it, the rest of the text. Signs and
 * codes themselves: currency_marks.c. */
#include "normalize/salary/salary.h"

#include "normalize/salary/currency.h"

#include "base/banned.h"

enum {
    SMALL_YEN = 200000,  /* "¥12k-20k/month": no wage in yen */
    DOTTED_USD = 200000, /* "$450.000" above this is in pesos */
    VAST_USD = 500000,
    TELLING_WORDS = 64, /* of the text that tell whose crowns and dollars are meant */
    HINT_BYTES = 32     /* before and behind an amount without a sign */
};

/* Words that say whose crowns these are; grouping: '.' only where thousands are
 * parted by dots (as Danes do), ' ' only where they are not, 0 either. */
// clang-format off
static const struct {
    const char *word, *country;
    char grouping;
} CROWNS[] = {
    {"time", "NO", 0}, {"timen", "DK", 0}, {"måneden", "DK", 0}, {"pr", "NO", ' '}, {"lønnen", "NO", 0}, {"månedslønn", "NO", 0}, {"årslønn", "NO", 0}, {"timelønn", "NO", 0}, {"lønn", "NO", 0},
    {"måned", "NO", 0}, {"månedsløn", "DK", 0}, {"årsløn", "DK", 0}, {"timeløn", "DK", 0},
    {"løn", "DK", 0}, {"pr", "DK", '.'}, {"månad", "SE", 0}, {"månaden", "SE", 0},
    {"mån", "SE", 0}, {"md", "DK", 0}, {"mdr", "DK", 0}, {"mnd", "NO", 0}, {"lön", "SE", 0}, {"månadslön", "SE", 0}, {"timlön", "SE", 0},
};

/* French words of pay: with the sign behind the digits, "58 000 $", the dollars are of Canada. */
static const char *const FRENCH[] = {"salaire", "salariale", "rémunération", "taux",  "horaire",
                                     "heure",   "année",     "annuel",       "selon", "par"};

/* Words beside an amount without a sign that only one country uses. */
static const struct {
    const char *text, *code;
} HINTS[] = {
    {"年薪", "CNY"}, {"月薪", "CNY"}, {"薪", "CNY"}, {"万/月", "CNY"}, {"千/月", "CNY"}, {"千-", "CNY"}, {"万-", "CNY"}, {"万·", "CNY"}, {"K/月", "CNY"}, {"k/月", "CNY"}, {"万/年", "CNY"},
    {"年収", "JPY"}, {"月給", "JPY"}, {"月収", "JPY"}, {"時給", "JPY"}, {"日給", "JPY"}, {"年俸", "JPY"},
    {"연봉", "KRW"}, {"월급", "KRW"}, {"시급", "KRW"}, {"triệu", "VND"}, {"/tháng", "VND"}, {"lương", "VND"}, {"thu nhập", "VND"}, {"juta", "IDR"},
};
// clang-format on

/* Signs that only Taiwan and Hong Kong write so, beside a "元". */
static const char *const TRADITIONAL[] = {"薪資", "經", "萬", "獎", "時",
                                          "員",   "歲", "週", "臺", "無"};

static bool
is_traditional(struct str text)
{
    for (size_t i = 0; i < sizeof TRADITIONAL / sizeof TRADITIONAL[0]; i++) {
        if (str_has(text, str_of(TRADITIONAL[i]))) {
            return true;
        }
    }
    return false;
}

/* Whether two words are one but for the case of Latin letters: "Årslønn" is "årslønn". */
static bool
is_same_latin(struct str a, struct str b)
{
    enum { LATIN_1 = 0xC3, CASE_BIT = 0x20 };
    bool is_same = a.n == b.n;
    for (size_t i = 0; is_same && i < a.n; i++) {
        bool is_second = i > 0 && (unsigned char)a.p[i - 1] == LATIN_1;
        is_same = is_second
                      ? ((unsigned char)a.p[i] | CASE_BIT) == ((unsigned char)b.p[i] | CASE_BIT)
                      : byte_lower(a.p[i]) == byte_lower(b.p[i]);
    }
    return is_same;
}

/* Whether one of the first words is this one. */
static bool
word_is_said(const struct words *words, struct str wanted)
{
    uint32_t hash = word_hash(wanted);
    for (size_t i = 0; i < words->n && i < TELLING_WORDS; i++) {
        /* "løn" and "lön" have one hash */
        if (words->items[i].hash == hash && is_same_latin(word_text(words, i), wanted)) {
            return true;
        }
    }
    return false;
}

/* The country that the words of the text tell, "" when none does. "pr. måned"
 * is Danish: so much of the table counts that a later row wins. */
static const char *
crown_country(const struct words *words, const struct amount *amount)
{
    bool is_dotted = amount->n_groups_one;
    bool is_before =
        amount->begin < amount->digits && amount->is_grouped; /* "kr 650 000": no Swede writes so */
    const char *country = is_before ? is_dotted ? "DK" : "NO" : "";
    for (size_t i = 0; i < sizeof CROWNS / sizeof CROWNS[0]; i++) {
        bool fits = !CROWNS[i].grouping || (CROWNS[i].grouping == '.') == is_dotted;
        if (fits && word_is_said(words, str_of(CROWNS[i].word))) {
            country = CROWNS[i].country;
        }
    }
    return country;
}

/* "24,50 $ à 29,75 $ l'heure": French, with the sign where Quebec sets it. */
static bool
is_quebec(const struct words *words, const struct amount *amount)
{
    bool is_behind = amount->begin == amount->digits;
    for (size_t i = 0; is_behind && i < sizeof FRENCH / sizeof FRENCH[0]; i++) {
        if (word_is_said(words, str_of(FRENCH[i]))) {
            return true;
        }
    }
    return false;
}

/* The currency that a word beside the amount tells, "" when none does. */
const char *
hinted_currency(const struct words *words, const struct spot *spot)
{
    size_t from = spot->begin > HINT_BYTES ? spot->begin - HINT_BYTES : 0;
    struct str near = str_sub(words->text, from, spot->end + HINT_BYTES - from);
    for (size_t i = 0; i < sizeof HINTS / sizeof HINTS[0]; i++) {
        if (str_has_nocase(near, str_of(HINTS[i].text))) {
            return HINTS[i].code;
        }
    }
    return "";
}

/* What a shared sign means here; "" when nobody says. */
static const char *
shared_currency(const struct judge *j, const char *code)
{
    const struct spot *spot = j->spot;
    const char *country = j->input->country;
    bool is_unknown = !country || !*country;
    if (is_unknown && (strcmp(code, "SEK") == 0 || strcmp(code, "NOK") == 0)) {
        country = crown_country(j->input->words, &spot->low);
    } else if (is_unknown && strcmp(code, "CNY") == 0 && is_traditional(j->input->words->text)) {
        country = "TW";
    } else if (is_unknown && strcmp(code, "USD") == 0 && is_quebec(j->input->words, &spot->low)) {
        country = "CA";
    }
    code = currency_in_country(code, country);
    int64_t top = salary_top(&j->salary);
    bool in_k = spot->low.exponent == 3 || spot->high.exponent == 3;
    if (strcmp(code, "JPY") == 0 && top < CENTS(SMALL_YEN) && spot->low.exponent != 4 &&
        (in_k || (spot->period == PERIOD_MONTH && top < CENTS(SMALL_YEN / 2)))) {
        return "CNY";
    }
    int64_t most = spot->period == PERIOD_YEAR ? VAST_USD : DOTTED_USD;
    bool is_vast = currency_rough_usd(code, top) > most || j->input->has_pesos;
    return spot->low.is_dotted && is_vast ? "" : code; /* "$450.000": pesos */
}

void
judge_currency(struct judge *j)
{
    const char *code = j->spot->currency;
    if (!*code) {
        code = hinted_currency(j->input->words, j->spot);
    } else if (j->spot->is_weak) {
        code = shared_currency(j, code);
    }
    (void)memcpy(j->salary.currency, code, strlen(code) + 1);
}

/* The one currency whose code the words say, in capitals; "" when none or several are. */
static const char *
currency_said(const struct words *words)
{
    const char *code = "";
    for (size_t i = 0; i < words->n; i++) {
        struct str word = word_text(words, i);
        bool is_code = word.n == 3 && words->items[i].kind == WORD_LETTERS && word.p[0] >= 'A' &&
                       word.p[0] <= 'Z' && word.p[2] >= 'A' && word.p[2] <= 'Z';
        const struct currency *currency = is_code ? currency_find(word) : NULL;
        if (currency && *code && strcmp(code, currency->code) != 0) {
            return "";
        }
        code = currency ? currency->code : code;
    }
    return code;
}

void
judge_said_currency(struct judge *j)
{
    if (!*j->salary.currency && !j->said) {
        j->said = currency_said(j->input->words);
    }
    const char *code = *j->salary.currency ? "" : j->said;
    if (*code && !currency_doubt(code, j->spot->period, salary_top(&j->salary))) {
        (void)memcpy(j->salary.currency, code, strlen(code) + 1);
    }
}
