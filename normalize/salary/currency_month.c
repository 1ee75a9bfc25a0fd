/* normalize/salary/currency_month.c: where pay is said by the month, and in which range a
 * figure without a period can be nothing else: too little for a year, too much for
 * a day or an hour. Source: what national statistics offices publish wages in
 * (ILOSTAT, "reference period of earnings"), legal minimum wages as the low end,
 * about five times the average wage as the high one; both rounded inwards. Countries
 * that speak of weeks or years (US, CA, GB, IE, AU, NZ) have no row, nor have
 * currencies that lose value too fast for a table (ARS, VES). */
#include "normalize/salary/currency.h"

#include "base/banned.h"

// clang-format off
static const struct custom {
    char country[3]; /* ISO 3166-1 */
    char code[4];    /* ISO 4217 */
    bool is_home;    /* the currency alone tells the country */
    int64_t least, most; /* whole units a month */
} CUSTOMS[] = {
    /* Europe */
    {"PL", "PLN", true, 3500, 45000},      {"CZ", "CZK", true, 18000, 150000},     {"HU", "HUF", true, 250000, 2000000},   {"RO", "RON", true, 2500, 30000},
    {"RS", "RSD", true, 50000, 600000},    {"UA", "UAH", true, 8000, 200000},      {"RU", "RUB", true, 20000, 700000},     {"KZ", "KZT", true, 90000, 2000000},
    {"SE", "SEK", true, 18000, 90000},     {"NO", "NOK", true, 25000, 90000},      {"DK", "DKK", true, 18000, 90000},      {"TR", "TRY", true, 20000, 300000},
    {"CH", "CHF", true, 3500, 15000},      {"BG", "BGN", true, 950, 12000},        {"BG", "EUR", false, 700, 6000},        {"SK", "EUR", false, 800, 6000},
    {"HR", "EUR", false, 800, 6000},       {"SI", "EUR", false, 1200, 6000},       {"LT", "EUR", false, 900, 8000},        {"LV", "EUR", false, 800, 7000},
    {"EE", "EUR", false, 900, 8000},       {"PT", "EUR", false, 850, 5000},        {"ES", "EUR", false, 1100, 5000},       {"IT", "EUR", false, 1100, 5000},
    {"GR", "EUR", false, 850, 5000},       {"FR", "EUR", false, 1500, 6000},       {"DE", "EUR", false, 1500, 7000},       {"AT", "EUR", false, 1500, 7000},
    {"BE", "EUR", false, 1800, 7000},      {"NL", "EUR", false, 1800, 8000},       {"FI", "EUR", false, 1500, 8000},
    /* the Americas */
    {"BR", "BRL", true, 1400, 35000},      {"MX", "MXN", true, 7000, 120000},      {"CO", "COP", true, 1300000, 18000000}, {"CL", "CLP", true, 450000, 6000000},
    {"PE", "PEN", true, 1025, 25000},      {"UY", "UYU", true, 22000, 350000},     {"CR", "CRC", true, 350000, 4000000},   {"GT", "GTQ", true, 3200, 50000},
    {"DO", "DOP", true, 15000, 350000},    {"EC", "USD", false, 450, 6000},        {"SV", "USD", false, 350, 5000},        {"PA", "USD", false, 500, 6000},
    {"BO", "USD", false, 400, 5000},       {"HN", "USD", false, 400, 5000},        {"GT", "USD", false, 450, 5000},        {"NI", "USD", false, 350, 5000},
    {"PE", "USD", false, 500, 6000},       {"CO", "USD", false, 500, 6000},
    /* Asia */
    {"IN", "INR", true, 9000, 160000},     {"PK", "PKR", true, 32000, 500000},     {"BD", "BDT", true, 12000, 250000},     {"LK", "LKR", true, 30000, 600000},
    {"NP", "NPR", true, 17000, 250000},    {"PH", "PHP", true, 10000, 200000},     {"ID", "IDR", true, 2000000, 60000000}, {"MY", "MYR", true, 1500, 30000},
    {"TH", "THB", true, 10000, 250000},    {"VN", "VND", true, 4000000, 120000000}, {"HK", "HKD", true, 10000, 100000},   {"TW", "TWD", true, 27000, 200000},
    {"CN", "CNY", true, 3000, 60000},      {"KR", "KRW", true, 2000000, 9000000},  {"JP", "JPY", true, 160000, 1000000},   {"SG", "SGD", true, 1600, 20000},
    {"AE", "AED", true, 2000, 70000},      {"SA", "SAR", true, 3000, 60000},       {"QA", "QAR", true, 2000, 60000},       {"IL", "ILS", true, 6000, 60000},
    /* Africa */
    {"EG", "EGP", true, 5000, 200000},     {"MA", "MAD", true, 3100, 50000},       {"ZA", "ZAR", true, 4500, 85000},       {"NG", "NGN", true, 70000, 1500000},
    {"KE", "KES", true, 15000, 600000},
};
// clang-format on

enum { CENTS_A_UNIT = 100, FAR_USD = 1000000 };

bool
currency_implies_month(const char *code, const char *country, int64_t low_cents, int64_t high_cents)
{
    bool has_country = country && *country;
    for (size_t i = 0; i < sizeof CUSTOMS / sizeof CUSTOMS[0]; i++) {
        const struct custom *custom = &CUSTOMS[i];
        bool is_there = has_country ? str_is(str_of(country), custom->country) : custom->is_home;
        if (is_there && str_is(str_of(code), custom->code)) {
            return low_cents >= custom->least * CENTS_A_UNIT &&
                   high_cents <= custom->most * CENTS_A_UNIT;
        }
    }
    return false;
}

const char *
currency_at_home(const char *country, enum period period, int64_t cents, int64_t annual_cents)
{
    for (size_t i = 0; country && *country && i < sizeof CUSTOMS / sizeof CUSTOMS[0]; i++) {
        const struct custom *custom = &CUSTOMS[i];
        if (!custom->is_home || !str_is(str_of(country), custom->country)) {
            continue;
        }
        bool is_large = annual_cents / CENTS_A_UNIT > FAR_USD;
        return is_large && !currency_doubt(custom->code, period, cents) ? custom->code : "";
    }
    return "";
}
