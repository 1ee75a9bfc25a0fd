/* normalize/currency.c: tables of money. Codes: ISO 4217; signs: CLDR and the
 * writing of postings in the wild. Rates are orders of magnitude for bounds,
 * never used to convert. */
#include "normalize/currency.h"

#include "base/banned.h"

// clang-format off
static const struct currency CURRENCIES[] = {
    /* code  per 100 USD  implied year  low wages */
    {"USD",      100,      20000, false}, {"EUR",       92,      15000, false},
    {"GBP",       79,      14000, false}, {"CAD",      136,      24000, false},
    {"AUD",      152,      30000, false}, {"NZD",      165,      30000, false},
    {"CHF",       90,      30000, false}, {"SGD",      134,      30000, false},
    {"HKD",      780,     150000, false}, {"TWD",     3200,     300000, true},
    {"JPY",    15000,    1800000, false}, {"CNY",      720,      80000, true},
    {"KRW",   135000,   15000000, false}, {"INR",     8300,     200000, true},
    {"PKR",    28000,     600000, true},  {"BDT",    11000,     300000, true},
    {"LKR",    30000,    1000000, true},  {"NPR",    13300,     400000, true},
    {"SEK",     1050,     200000, false}, {"NOK",     1060,     250000, false},
    {"DKK",      690,     180000, false}, {"ISK",    13800,    4000000, false},
    {"PLN",      400,      60000, true},  {"CZK",     2300,     300000, true},
    {"HUF",    36000,    3000000, true},  {"RON",      460,      60000, true},
    {"BGN",      180,      24000, true},  {"HRK",      700,     100000, true},
    {"RSD",    10800,    1200000, true},  {"UAH",     4000,     400000, true},
    {"RUB",     9000,    1000000, true},  {"TRY",     3300,     600000, true},
    {"ILS",      370,     100000, false}, {"AED",      367,     100000, true},
    {"SAR",      375,     100000, true},  {"QAR",      364,     100000, true},
    {"KWD",       31,      10000, true},  {"BHD",       38,      10000, true},
    {"OMR",       38,      10000, true},  {"JOD",       71,      10000, true},
    {"EGP",     4800,     300000, true},  {"MAD",     1000,     100000, true},
    {"TND",      310,      30000, true},  {"ZAR",     1850,     120000, true},
    {"NGN",   150000,    2000000, true},  {"KES",    13000,    1000000, true},
    {"GHS",     1300,     100000, true},  {"UGX",   370000,   15000000, true},
    {"TZS",   250000,   10000000, true},  {"BRL",      500,      40000, true},
    {"MXN",     1800,     180000, true},  {"ARS",    90000,          0, true},
    {"CLP",    92000,    8000000, true},  {"COP",   410000,   20000000, true},
    {"PEN",      375,      40000, true},  {"UYU",     3900,     500000, true},
    {"CRC",    51000,    5000000, true},  {"DOP",     5900,     600000, true},
    {"GTQ",      775,     100000, true},  {"THB",     3500,     300000, true},
    {"MYR",      450,      50000, true},  {"IDR",  1570000,   80000000, true},
    {"PHP",     5600,     250000, true},  {"VND",  2500000,  150000000, true},
    {"KZT",    47000,    3000000, true},  {"GEL",      270,      30000, true},
    {"AMD",    39000,    4000000, true},  {"AZN",      170,      20000, true},
    {"BYN",      320,      30000, true},  {"MDL",     1780,     200000, true},
    {"ALL",     9200,     900000, true},  {"MKD",     5600,     600000, true},
    {"BAM",      180,      24000, true},  {"RWF",   130000,   10000000, true},
    {"XOF",    60000,    5000000, true},  {"XAF",    60000,    5000000, true},
};

/* text, code, weak; `letters`: stands as a word of its own; `only`: 'b' only
 * before the amount, 'a' only after it. Longest first where one begins or ends
 * with another: the search takes the longest that fits. */
struct mark_row {
    const char *text, *code;
    bool is_weak;
    char only;
};
static const struct mark_row MARKS[] = {
    {"US$", "USD", false, 0}, {"$US", "USD", false, 0}, {"U$S", "USD", false, 0}, {"USD$", "USD", false, 0}, {"$USD", "USD", false, 0},
    {"U.S. $", "USD", false, 0}, {"US $", "USD", false, 0}, {"U$D", "USD", false, 0},
    {"CA$", "CAD", false, 0}, {"C$", "CAD", false, 0}, {"CAD$", "CAD", false, 0}, {"CDN$", "CAD", false, 0}, {"$CAD", "CAD", false, 0},
    {"Can$", "CAD", false, 0}, {"$ CAD", "CAD", false, 'b'}, {"$ CA", "CAD", false, 'a'}, {"$ US", "USD", false, 'a'}, {"$ can", "CAD", false, 'a'}, {"$CA", "CAD", false, 'a'}, {"$CDN", "CAD", false, 0},
    {"AU$", "AUD", false, 0}, {"A$", "AUD", false, 0}, {"AUD$", "AUD", false, 0}, {"$AUD", "AUD", false, 0}, {"$AU", "AUD", false, 0},
    {"NZ$", "NZD", false, 0}, {"NZD$", "NZD", false, 0}, {"$NZ", "NZD", false, 0}, {"$NZD", "NZD", false, 0},
    {"S$", "SGD", false, 0}, {"SG$", "SGD", false, 0}, {"SGD$", "SGD", false, 0}, {"$SGD", "SGD", false, 0},
    {"HK$", "HKD", false, 0}, {"HKD$", "HKD", false, 0}, {"NT$", "TWD", false, 0}, {"NTD", "TWD", false, 0}, {"R$", "BRL", false, 0},
    {"MX$", "MXN", false, 0}, {"Mex$", "MXN", false, 0}, {"$MXN", "MXN", false, 0}, {"MXN$", "MXN", false, 0}, {"$ MXN", "MXN", false, 'b'},
    {"AR$", "ARS", false, 0}, {"CLP$", "CLP", false, 0}, {"COP$", "COP", false, 0}, {"COL$", "COP", false, 0}, {"S/.", "PEN", false, 'b'}, {"S/", "PEN", false, 'b'},
    {"$", "USD", true, 0}, {"€", "EUR", false, 0}, {"£", "GBP", false, 0}, {"￡", "GBP", false, 0}, {"＄", "USD", true, 0},
    {"\xC3\xA2\xE2\x80\x9A\xC2\xAC", "EUR", false, 0}, /* a euro sign read as windows-1252 */
    {"¥", "JPY", true, 0}, {"￥", "JPY", true, 0}, {"CN¥", "CNY", false, 0}, {"RMB", "CNY", false, 0}, {"人民币", "CNY", false, 0}, {"JP¥", "JPY", false, 0},
    {"円", "JPY", false, 'a'}, {"圆", "CNY", false, 'a'}, {"元", "CNY", true, 'a'}, {"원", "KRW", false, 'a'}, {"₩", "KRW", false, 0}, {"￦", "KRW", false, 0},
    {"₹", "INR", false, 0}, {"Rs.", "INR", true, 0}, {"Rs", "INR", true, 0}, {"rupees", "INR", true, 'a'}, {"INR.", "INR", false, 'b'}, {"₨", "INR", true, 0},
    {"₦", "NGN", false, 0}, {"₱", "PHP", false, 0}, {"Php", "PHP", false, 'b'}, {"PhP", "PHP", false, 'b'}, {"฿", "THB", false, 0}, {"baht", "THB", false, 'a'}, {"บาท", "THB", false, 'a'}, {"₫", "VND", false, 0}, {"đ", "VND", false, 'a'},
    {"Rp.", "IDR", false, 'b'}, {"Rp", "IDR", false, 'b'}, {"RM", "MYR", false, 'b'}, {"₪", "ILS", false, 0}, {"NIS", "ILS", false, 0}, {"shekels", "ILS", false, 'a'},
    {"₽", "RUB", false, 0}, {"руб.", "RUB", false, 'a'}, {"руб", "RUB", false, 'a'}, {"рублей", "RUB", false, 'a'}, {"р.", "RUB", false, 'a'},
    {"₴", "UAH", false, 0}, {"грн.", "UAH", false, 'a'}, {"грн", "UAH", false, 'a'}, {"гривень", "UAH", false, 'a'}, {"₺", "TRY", false, 0}, {"TL", "TRY", false, 'a'},
    {"₸", "KZT", false, 0}, {"тенге", "KZT", false, 'a'}, {"₾", "GEL", false, 0}, {"GH₵", "GHS", false, 0}, {"₵", "GHS", false, 0}, {"KSh", "KES", false, 0}, {"Ksh", "KES", false, 0}, {"Ksh.", "KES", false, 'b'}, {"KSh.", "KES", false, 'b'}, {"Kshs", "KES", false, 0}, {"Kshs.", "KES", false, 'b'}, {"KES.", "KES", false, 'b'},
    {"zł", "PLN", false, 0}, {"zl", "PLN", false, 'a'}, {"złotych", "PLN", false, 'a'}, {"zloty", "PLN", false, 'a'}, {"złoty", "PLN", false, 'a'}, {"złote", "PLN", false, 'a'},
    {"Kč", "CZK", false, 0}, {"Kc", "CZK", false, 'a'}, {"korun", "CZK", false, 'a'}, {"Ft", "HUF", false, 'a'}, {"forint", "HUF", false, 'a'},
    {"lei", "RON", false, 'a'}, {"лв.", "BGN", false, 'a'}, {"лв", "BGN", false, 'a'}, {"лева", "BGN", false, 'a'}, {"din.", "RSD", false, 'a'}, {"dinara", "RSD", false, 'a'},
    {"SEK", "SEK", false, 0}, {"kronor", "SEK", false, 'a'}, {"kroner", "NOK", true, 'a'}, {"kr.", "SEK", true, 0}, {"kr", "SEK", true, 0}, {"Kr.", "SEK", true, 0}, {"Kr", "SEK", true, 0}, {"KR", "SEK", true, 0}, {":-", "SEK", true, 'a'},
    {"Fr.", "CHF", false, 'b'}, {"SFr.", "CHF", false, 'b'}, {"sFr.", "CHF", false, 'b'}, {"SFr", "CHF", false, 'b'}, {"Franken", "CHF", false, 'a'}, {"francs suisses", "CHF", false, 'a'}, {"Swiss francs", "CHF", false, 'a'}, {"Swiss Francs", "CHF", false, 'a'},
    {"euros", "EUR", false, 'a'}, {"euro", "EUR", false, 0}, {"Euros", "EUR", false, 'a'}, {"Euro", "EUR", false, 0}, {"EURO", "EUR", false, 0}, {"EUROS", "EUR", false, 'a'}, {"eur", "EUR", false, 'a'}, {"Eur", "EUR", false, 'a'},
    {"US dollars", "USD", false, 'a'}, {"U.S. dollars", "USD", false, 'a'}, {"US Dollars", "USD", false, 'a'}, {"dollars", "USD", true, 'a'}, {"Dollars", "USD", true, 'a'}, {"dólares", "USD", false, 'a'}, {"dolares", "USD", false, 'a'}, {"dollari", "USD", false, 'a'},
    {"usd", "USD", false, 0}, {"Usd", "USD", false, 0}, {"gbp", "GBP", false, 0}, {"cad", "CAD", false, 'a'}, {"aud", "AUD", false, 'a'}, {"chf", "CHF", false, 0}, {"pln", "PLN", false, 0}, {"inr", "INR", false, 0}, {"sek", "SEK", false, 0}, {"Chf", "CHF", false, 0}, {"czk", "CZK", false, 0},
    {"Australian dollars", "AUD", false, 'a'}, {"Canadian dollars", "CAD", false, 'a'}, {"Singapore dollars", "SGD", false, 'a'}, {"New Zealand dollars", "NZD", false, 'a'},
    {"pounds", "GBP", false, 'a'}, {"Pounds", "GBP", false, 'a'}, {"pounds sterling", "GBP", false, 'a'}, {"GBP£", "GBP", false, 'b'}, {"EUR€", "EUR", false, 'b'}, {"€EUR", "EUR", false, 0}, {"£GBP", "GBP", false, 0},
    {"reais", "BRL", false, 'a'}, {"pesos mexicanos", "MXN", false, 'a'}, {"pesos", "MXN", true, 'a'}, {"M.N.", "MXN", false, 'a'}, {"yen", "JPY", false, 'a'}, {"yuan", "CNY", false, 'a'}, {"rand", "ZAR", false, 'a'}, {"dirhams", "AED", true, 'a'}, {"AED.", "AED", false, 'b'}, {"Dhs", "AED", false, 0}, {"AED", "AED", false, 0}, {"riyals", "SAR", true, 'a'}, {"naira", "NGN", false, 'a'}, {"ringgit", "MYR", false, 'a'}, {"liras", "TRY", false, 'a'}, {"lira", "TRY", false, 'a'}, {"Swedish kronor", "SEK", false, 'a'}, {"R", "ZAR", true, 'b'}, {"N", "NGN", true, 'b'}, {"Tk.", "BDT", false, 'b'}, {"Tk", "BDT", false, 0}, {"taka", "BDT", false, 'a'},
};

/* What a shared sign means where. */
static const struct {
    const char *code, *country, *means;
} LOCAL[] = {
    {"USD", "CA", "CAD"}, {"USD", "AU", "AUD"}, {"USD", "NZ", "NZD"}, {"USD", "SG", "SGD"}, {"USD", "HK", "HKD"},
    {"USD", "MX", "MXN"}, {"USD", "AR", "ARS"}, {"USD", "CL", "CLP"}, {"USD", "CO", "COP"}, {"USD", "TW", "TWD"},
    {"SEK", "NO", "NOK"}, {"SEK", "DK", "DKK"}, {"SEK", "IS", "ISK"}, {"SEK", "SE", "SEK"},
    {"NOK", "DK", "DKK"}, {"NOK", "NO", "NOK"}, {"JPY", "CN", "CNY"}, {"CNY", "TW", "TWD"},
    {"INR", "PK", "PKR"}, {"INR", "LK", "LKR"}, {"INR", "NP", "NPR"}, {"MXN", "PH", "PHP"}, {"MXN", "AR", "ARS"}, {"MXN", "CL", "CLP"}, {"MXN", "CO", "COP"}, {"AED", "MA", "MAD"}, {"SAR", "QA", "QAR"},
};

/* Plausible wages in US dollars of the rich countries; low wages go down to a
 * twentieth. Basis: the bounds that three open aggregators publish, rounded. */
static const struct {
    enum period period;
    int64_t least, most;
} BOUNDS[] = {
    {PERIOD_YEAR, 6000, 3000000}, {PERIOD_MONTH, 150, 150000}, {PERIOD_WEEK, 60, 40000},
    {PERIOD_DAY, 15, 10000},      {PERIOD_HOUR, 2, 1500},
};
// clang-format on

enum { LOW_WAGE_DIVISOR = 20, N_MARKS = sizeof MARKS / sizeof MARKS[0] };

const struct currency *
currency_find(struct str code)
{
    if (code.n != 3) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof CURRENCIES / sizeof CURRENCIES[0]; i++) {
        if (str_is_nocase(code, CURRENCIES[i].code)) {
            return &CURRENCIES[i];
        }
    }
    return NULL;
}

/* Bytes with which a mark that stands behind an amount begins, and with which
 * one before it ends: most text is passed without a look at the table. */
static const uint64_t FIRST_BYTES[4] = {0x0400001000000000U, 0x063D5AFE003D6DFAU,
                                        0x0000000000000000U, 0x000090350003001CU | 0x100000000U};
static const uint64_t LAST_BYTES[4] = {0x0000C01000000000U, 0x000DC950042DE814U,
                                       0xE7321F6A00002016U, 0x0000000000000000U};

static bool
byte_is_in(const uint64_t bits[4], char c)
{
    unsigned char b = (unsigned char)c;
    return bits[b / 64] >> (b % 64) & 1;
}

static bool
is_letter(char c)
{
    return byte_is_alpha(c) || (unsigned char)c >= 0xC3;
}

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static struct currency_mark
code_at(struct str text, size_t at)
{
    struct str code = str_sub(text, at, 3);
    if (code.n < 3 || !is_upper(code.p[0]) || !is_upper(code.p[1]) || !is_upper(code.p[2])) {
        return (struct currency_mark){"", 0, false};
    }
    const struct currency *found = currency_find(code);
    return found ? (struct currency_mark){found->code, 3, false}
                 : (struct currency_mark){"", 0, false};
}

struct currency_mark
currency_before(struct str text, size_t end)
{
    struct currency_mark best = {"", 0, false};
    if (end >= 3 && (end == 3 || !is_letter(text.p[end - 4]))) {
        best = code_at(text, end - 3);
    }
    struct str head = str_sub(text, 0, end);
    char last = ' ';
    if (end > 0) {
        last = text.p[end - 1];
    }
    for (size_t i = 0; end && byte_is_in(LAST_BYTES, last) && i < N_MARKS; i++) {
        struct str mark = str_of(MARKS[i].text);
        if (mark.p[mark.n - 1] != last || MARKS[i].only == 'a' || mark.n <= best.n ||
            !str_ends(head, mark)) {
            continue;
        }
        bool is_word = byte_is_alpha(mark.p[0]);
        if (is_word && end > mark.n && is_letter(text.p[end - mark.n - 1])) {
            continue;
        }
        best = (struct currency_mark){MARKS[i].code, mark.n, MARKS[i].is_weak};
    }
    return best;
}

struct currency_mark
currency_after(struct str text, size_t at)
{
    struct currency_mark best = {"", 0, false};
    struct str tail = str_sub(text, at, text.n);
    if (tail.n == 0) {
        return best;
    }
    if (at + 3 >= text.n || !is_letter(text.p[at + 3])) {
        best = code_at(text, at);
    }
    if (!byte_is_in(FIRST_BYTES, tail.p[0])) {
        return best;
    }
    for (size_t i = 0; i < N_MARKS; i++) {
        if (MARKS[i].text[0] != tail.p[0]) {
            continue;
        }
        struct str mark = str_of(MARKS[i].text);
        if (MARKS[i].only == 'b' || mark.n <= best.n || !str_starts(tail, mark)) {
            continue;
        }
        bool is_word = is_letter(mark.p[mark.n - 1]) && (unsigned char)mark.p[0] < 0xE2;
        if (is_word && mark.n < tail.n && is_letter(tail.p[mark.n])) {
            continue;
        }
        if (str_is(mark, "Ft") && mark.n < tail.n && tail.p[mark.n] == '.') {
            continue; /* Ft. Walton Beach */
        }
        best = (struct currency_mark){MARKS[i].code, mark.n, MARKS[i].is_weak};
    }
    return best;
}

/* Names in fields, singular as APIs have them. */
static const struct {
    const char *name, *code;
} NAMES[] = {
    {"us dollar", "USD"},
    {"u.s. dollar", "USD"},
    {"dollar", "USD"},
    {"american dollar", "USD"},
    {"canadian dollar", "CAD"},
    {"australian dollar", "AUD"},
    {"pound", "GBP"},
    {"british pound", "GBP"},
    {"pound sterling", "GBP"},
    {"indian rupee", "INR"},
    {"rupee", "INR"},
    {"swiss franc", "CHF"},
    {"japanese yen", "JPY"},
    {"singapore dollar", "SGD"},
    {"new zealand dollar", "NZD"},
    {"polish zloty", "PLN"},
    {"swedish krona", "SEK"},
    {"norwegian krone", "NOK"},
    {"danish krone", "DKK"},
    {"brazilian real", "BRL"},
    {"mexican peso", "MXN"},
};

struct currency_mark
currency_read(struct str field)
{
    field = str_trim(field);
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (str_is_nocase(field, NAMES[i].name)) {
            return (struct currency_mark){NAMES[i].code, field.n, false};
        }
    }
    const struct currency *code = currency_find(field);
    if (code) {
        return (struct currency_mark){code->code, field.n, false};
    }
    struct currency_mark mark = currency_after(field, 0);
    if (mark.n != field.n) {
        struct currency_mark other = currency_before(field, field.n);
        mark = other.n > mark.n ? other : mark;
    }
    if (mark.n == 0 && field.n > 3) { /* "USD (US Dollar)", "US Dollar - USD" */
        mark = code_at(field, 0);
        mark = mark.n ? mark : code_at(field, field.n - 3);
    }
    return mark;
}

const char *
currency_in_country(const char *code, const char *country)
{
    for (size_t i = 0; country && *country && i < sizeof LOCAL / sizeof LOCAL[0]; i++) {
        if (str_is(str_of(code), LOCAL[i].code) && str_is(str_of(country), LOCAL[i].country)) {
            return LOCAL[i].means;
        }
    }
    return code;
}

const char *
currency_doubt(const char *code, enum period period, int64_t cents)
{
    const struct currency *currency = currency_find(str_of(code));
    int64_t units = currency ? currency->units : 100;
    for (size_t i = 0; i < sizeof BOUNDS / sizeof BOUNDS[0]; i++) {
        if (BOUNDS[i].period != period) {
            continue;
        }
        int64_t least = BOUNDS[i].least * units; /* cents, for units is per 100 */
        int64_t most = BOUNDS[i].most * units;
        if (!currency || currency->is_low) {
            least /= LOW_WAGE_DIVISOR;
        }
        if (!currency) {
            most *= 1000; /* any currency may be meant */
        }
        if (cents < least) {
            return "salary-below-bound";
        }
        return cents > most ? "salary-above-bound" : NULL;
    }
    return NULL;
}

bool
currency_implies_year(const char *code, int64_t cents)
{
    const struct currency *currency = currency_find(str_of(code));
    return currency && currency->implied_year && cents >= currency->implied_year * 100 &&
           !currency_doubt(code, PERIOD_YEAR, cents);
}

int64_t
currency_rough_usd(const char *code, int64_t cents)
{
    const struct currency *currency = currency_find(str_of(code));
    return currency ? cents / currency->units : cents / 100;
}

size_t
currency_mark_count(void)
{
    return N_MARKS;
}

const char *
currency_mark_text(size_t index)
{
    return MARKS[index].text;
}
