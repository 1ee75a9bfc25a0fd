/* normalize/salary/currency.c: tables of money. Codes: ISO 4217; signs: CLDR and the
 * writing of postings in the wild. Rates are orders of magnitude for bounds,
 * never used to convert. */
#include "normalize/salary/currency.h"

#include "base/banned.h"

// clang-format off
static const struct currency CURRENCIES[] = {
    /* code  per 100 USD  implied year  low wages */
    {"USD",      100,      20000, false}, {"EUR",       92,      15000, false},
    {"GBP",       79,      12000, false}, {"CAD",      136,      24000, false},
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
    {"BOB",      690,      60000, true},  {"PYG",   750000,   60000000, true},
    {"HNL",     2500,     200000, true},  {"PAB",      100,      15000, true},
    {"UZS",  1260000,   80000000, true},  {"KGS",     8700,     800000, true},
    {"ETB",    12000,     400000, true},  {"ZMW",     2700,     150000, true},
    {"BWP",     1360,      60000, true},  {"NAD",     1850,     120000, true},
    {"MUR",     4600,     400000, true},  {"DZD",    13400,    1000000, true},
    {"IQD",   131000,   12000000, true},  {"NIO",     3670,     300000, true},
    {"KHR",   410000,   30000000, true},  {"JMD",    15700,    1500000, true},
    {"TTD",      680,      80000, true},  {"XOF",    60000,    5000000, true},  {"XAF",    60000,    5000000, true},
};

/* What a shared sign means where. */
static const struct {
    const char *code, *country, *means;
} LOCAL[] = {
    {"USD", "CA", "CAD"}, {"USD", "AU", "AUD"}, {"USD", "NZ", "NZD"}, {"USD", "SG", "SGD"}, {"USD", "HK", "HKD"},
    {"USD", "MX", "MXN"}, {"USD", "AR", "ARS"}, {"USD", "CL", "CLP"}, {"USD", "CO", "COP"}, {"USD", "TW", "TWD"},
    {"SEK", "NO", "NOK"}, {"SEK", "DK", "DKK"}, {"SEK", "IS", "ISK"}, {"SEK", "SE", "SEK"},
    {"NOK", "DK", "DKK"}, {"NOK", "NO", "NOK"}, {"JPY", "CN", "CNY"}, {"CNY", "TW", "TWD"},
    {"INR", "PK", "PKR"}, {"INR", "LK", "LKR"}, {"INR", "NP", "NPR"}, {"MXN", "PH", "PHP"}, {"MXN", "AR", "ARS"}, {"MXN", "CL", "CLP"}, {"MXN", "CO", "COP"}, {"AED", "MA", "MAD"}, {"MAD", "AE", "AED"}, {"XOF", "CM", "XAF"}, {"XOF", "GA", "XAF"}, {"XOF", "CG", "XAF"}, {"XOF", "TD", "XAF"}, {"KES", "TZ", "TZS"}, {"KES", "UG", "UGX"}, {"USD", "DO", "DOP"}, {"USD", "UY", "UYU"}, {"USD", "NA", "NAD"}, {"SAR", "QA", "QAR"},
};

/* Plausible wages in US dollars of the rich countries; low wages go down to a
 * twentieth. Basis: the bounds that three open aggregators publish, rounded. */
static const struct {
    enum period period;
    int64_t least, most;
} BOUNDS[] = {
    {PERIOD_YEAR, 6000, 3000000}, {PERIOD_MONTH, 150, 60000}, {PERIOD_WEEK, 60, 20000},
    {PERIOD_DAY, 15, 6000},      {PERIOD_HOUR, 2, 1000},
};
// clang-format on

enum { LOW_WAGE_DIVISOR = 20 };

const struct currency *
currency_find(struct str code)
{
    if (code.n != 3) {
        return NULL;
    }
    char first = byte_lower(code.p[0]);
    for (size_t i = 0; i < sizeof CURRENCIES / sizeof CURRENCIES[0]; i++) {
        if (byte_lower(CURRENCIES[i].code[0]) == first && str_is_nocase(code, CURRENCIES[i].code)) {
            return &CURRENCIES[i];
        }
    }
    return NULL;
}

/* A code as the tables have it: three letters, or none. */
static struct str
code_text(const char *code)
{
    return (struct str){code, *code ? 3 : 0};
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
        mark = currency_after(str_sub(field, 0, 3), 0);
        mark = mark.n == 3 ? mark : currency_before(str_sub(field, field.n - 3, 3), 3);
        mark.n = mark.n == 3 ? mark.n : 0;
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
    const struct currency *currency = currency_find(code_text(code));
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
    const struct currency *currency = currency_find(code_text(code));
    return currency && currency->implied_year && cents >= currency->implied_year * 100 &&
           !currency_doubt(code, PERIOD_YEAR, cents);
}

int64_t
currency_rough_usd(const char *code, int64_t cents)
{
    const struct currency *currency = currency_find(code_text(code));
    return currency ? cents / currency->units : cents / 100;
}
