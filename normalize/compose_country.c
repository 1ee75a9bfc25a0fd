/* normalize/compose_country.c: a town of which only the name is sure, "Cambridge", lies in
 * the country whose money the job is paid in, or whose suffix the page's site has. Weak
 * evidence, so only where no other country is meant by the two. Must not move a place whose
 * country is known, nor make one of a currency or a site alone. */
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

/* The one country that the two speak for; false without any. */
static bool
country_meant(const struct job *job, char ret[3])
{
    const char *paid = country_of_pay(job->ret);
    char site[3] = "";
    bool has_site = country_of_site(job, site);
    if (!paid && !has_site) {
        return false;
    }
    memcpy(ret, paid ? paid : site, sizeof site);
    return !paid || !has_site || strcmp(paid, site) == 0;
}

static bool
is_open(const struct place *place)
{
    return place->city.n > 0 && !*place->country;
}

/* Reads the town once more, as one of that country. */
static enum status
settle_place(struct job *job, size_t index, const char *country)
{
    struct place *place = &job->ret->places[index];
    struct place_input input = {.text = place->raw, .country_hint = str_of(country)};
    struct place_list list = {0};
    enum status status = place_read(job->nz->places, &input, job->arena, &list);
    bool is_settled = status == OK && list.n == 1 && list.items[0].city.n > 0 &&
                      strcmp(list.items[0].country, country) == 0;
    if (is_settled) {
        *place = list.items[0];
        job->place_facts[index] =
            (struct fact){FIELD_LOCATION, 0, LAYER_RULE, "country-meant", place->raw, CONFIDENCE};
    }
    return status;
}

enum status
compose_country(struct job *job)
{
    char country[3] = "";
    bool is_meant = false, is_asked = false;
    for (size_t i = 0; i < job->ret->n_places; i++) {
        if (!is_open(&job->ret->places[i])) {
            continue;
        }
        is_meant = is_asked ? is_meant : country_meant(job, country);
        is_asked = true;
        enum status status = is_meant ? settle_place(job, i, country) : OK;
        if (status != OK) {
            return status;
        }
    }
    return OK;
}
