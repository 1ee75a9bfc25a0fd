/* normalize/compose_country.c: a town of which only the name is sure, "Cambridge", lies in
 * the country whose money the job is paid in or whose suffix the page's site has, where the
 * two do not differ; else in the one country of the page's language that has such a town.
 * Weak evidence: must not move a place whose country is known, nor make one of a currency,
 * a site or a language alone. */
#include "normalize/compose.h"

#include "base/url.h"

#include "base/banned.h"

enum { CONFIDENCE = 60, CODE_BYTES = 2 };

/* Money of one country alone. Euros and dollars of the USA are paid everywhere. */
static const char HOME[][2][4] = {
    {"GBP", "GB"}, {"CAD", "CA"}, {"AUD", "AU"}, {"NZD", "NZ"}, {"INR", "IN"}, {"ZAR", "ZA"},
    {"BRL", "BR"}, {"MXN", "MX"}, {"ARS", "AR"}, {"CLP", "CL"}, {"COP", "CO"}, {"PEN", "PE"},
    {"PLN", "PL"}, {"SEK", "SE"}, {"NOK", "NO"}, {"DKK", "DK"}, {"CZK", "CZ"}, {"HUF", "HU"},
    {"RON", "RO"}, {"BGN", "BG"}, {"CHF", "CH"}, {"TRY", "TR"}, {"UAH", "UA"}, {"RUB", "RU"},
    {"JPY", "JP"}, {"CNY", "CN"}, {"KRW", "KR"}, {"SGD", "SG"}, {"HKD", "HK"}, {"TWD", "TW"},
    {"PHP", "PH"}, {"IDR", "ID"}, {"MYR", "MY"}, {"THB", "TH"}, {"VND", "VN"}, {"PKR", "PK"},
    {"BDT", "BD"}, {"LKR", "LK"}, {"NGN", "NG"}, {"KES", "KE"}, {"EGP", "EG"}, {"ILS", "IL"},
    {"AED", "AE"}, {"SAR", "SA"}, {"QAR", "QA"}, {"CRC", "CR"}, {"UYU", "UY"}, {"JMD", "JM"},
};
/* Where a language is the people's own. English is written everywhere. */
static const struct {
    char language[4];
    const char *countries;
} SPOKEN[] = {
    // clang-format off
    {"de", "DE AT CH"}, {"fr", "FR BE CH CA LU"}, {"nl", "NL BE"}, {"it", "IT CH"},
    {"es", "ES MX AR CO CL PE VE EC UY CR PA GT DO BO PY HN SV NI CU PR"}, {"pt", "BR PT"},
    {"pl", "PL"}, {"cs", "CZ"}, {"sk", "SK"}, {"hu", "HU"}, {"ro", "RO MD"}, {"bg", "BG"},
    {"el", "GR CY"}, {"tr", "TR"}, {"sv", "SE FI"}, {"da", "DK"}, {"no", "NO"}, {"nb", "NO"},
    {"fi", "FI"}, {"et", "EE"}, {"lv", "LV"}, {"lt", "LT"}, {"uk", "UA"}, {"ru", "RU BY KZ UA"},
    {"hr", "HR"}, {"sl", "SI"}, {"sr", "RS"}, {"ja", "JP"}, {"ko", "KR"}, {"he", "IL"},
    {"vi", "VN"}, {"th", "TH"}, {"id", "ID"},
    // clang-format on
};
static const char *const SHARED_SUFFIXES[] = {
#define SHARED_SUFFIX(label) label,
#include "normalize/data/company_hosts.def"
#undef SHARED_SUFFIX
};

static const char *
home_of(const char *currency)
{
    for (size_t i = 0; i < sizeof HOME / sizeof HOME[0]; i++) {
        if (strcmp(currency, HOME[i][0]) == 0) {
            return HOME[i][1];
        }
    }
    return NULL;
}

static const char *
country_of_pay(const struct posting *posting)
{
    const char *country = NULL;
    for (size_t i = 0; i < posting->n_salaries && !country; i++) {
        country = home_of(posting->salaries[i].currency);
    }
    return country;
}

/* The country of the host's last label; false where firms of all countries take it. */
static bool
country_of_site(const struct job *job, char ret[3])
{
    struct str host = url_split(job->ret->url).host;
    size_t dot = str_rfind_byte(host, '.');
    struct str last = dot == SIZE_MAX ? STR_NONE : str_sub(host, dot + 1, host.n);
    if (last.n != CODE_BYTES) {
        return false;
    }
    for (size_t i = 0; i < sizeof SHARED_SUFFIXES / sizeof SHARED_SUFFIXES[0]; i++) {
        if (str_eq_nocase(last, str_of(SHARED_SUFFIXES[i]))) {
            return false;
        }
    }
    return place_country_find(job->nz->places, last, ret);
}

/* Codes, parted by blanks, of the countries that may be meant; absent without any. */
static struct str
countries_meant(const struct job *job)
{
    const char *paid = country_of_pay(job->ret);
    char site[3] = "";
    bool has_site = country_of_site(job, site);
    if (paid) {
        return has_site && strcmp(paid, site) != 0 ? STR_NONE : str_of(paid);
    }
    if (has_site) {
        return arena_str(job->arena, str_of(site));
    }
    for (size_t i = 0; i < sizeof SPOKEN / sizeof SPOKEN[0]; i++) {
        if (strcmp(job->ret->language, SPOKEN[i].language) == 0) {
            return str_of(SPOKEN[i].countries);
        }
    }
    return STR_NONE;
}

static bool
is_open(const struct place *place)
{
    return place->city.n > 0 && !*place->country;
}

/* Reads the town once more, as one of each country: where only one has it, it is there. */
static enum status
settle_place(struct job *job, size_t index, struct str countries)
{
    struct place *place = &job->ret->places[index], found = {0};
    size_t n = 0;
    while (countries.n > 0) {
        struct str country = str_cut(&countries, ' ');
        struct place_input input = {.text = place->raw, .country_hint = country};
        struct place_list list = {0};
        enum status status = place_read(job->nz->places, &input, job->arena, &list);
        if (status != OK) {
            return status;
        }
        if (list.n == 1 && list.items[0].city.n > 0 && str_is(country, list.items[0].country)) {
            found = list.items[0];
            n++;
        }
    }
    if (n == 1) {
        *place = found;
        job->place_facts[index] =
            (struct fact){FIELD_LOCATION, 0, LAYER_RULE, "country-meant", place->raw, CONFIDENCE};
    }
    return OK;
}

enum status
compose_country(struct job *job)
{
    struct str countries = STR_NONE;
    bool is_asked = false;
    for (size_t i = 0; i < job->ret->n_places; i++) {
        if (!is_open(&job->ret->places[i])) {
            continue;
        }
        countries = is_asked ? countries : countries_meant(job);
        is_asked = true;
        enum status status = settle_place(job, i, countries);
        if (status != OK) {
            return status;
        }
    }
    return OK;
}
