/* normalize/compose_country.c: a town of which only the name is sure, "Cambridge", lies in
 * the country whose money the job is paid in or whose suffix the page's site has, where the
 * two do not differ; else in the one country of the page's language that has such a town.
 * A name that stands alone, "Halifax", means the largest town of it only where money and
 * site do not speak for another. Must not move a place whose country the page tells, nor
 * make one of a currency, a site or a language alone. */
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
static const char EURO[] = "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK";
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

/* The country that the page's own tag of its language names: "fr-CA". That of the USA stands
 * in templates all over the world. */
static bool
country_of_tag(const struct job *job, char ret[3])
{
    const struct raw_value *tag = raw_first(job->raw, FIELD_LANGUAGE);
    bool has_region = tag && tag->layer == LAYER_META && tag->text.n == 5 &&
                      (tag->text.p[2] == '-' || tag->text.p[2] == '_');
    struct str region = has_region ? str_sub(tag->text, 3, CODE_BYTES) : STR_NONE;
    return has_region && !str_is_nocase(region, "US") &&
           place_country_find(job->nz->places, region, ret);
}

static bool
is_paid_in_euros(const struct posting *posting)
{
    bool has_euros = posting->n_salaries > 0;
    for (size_t i = 0; i < posting->n_salaries; i++) {
        has_euros = has_euros && strcmp(posting->salaries[i].currency, "EUR") == 0;
    }
    return has_euros;
}

/* Of a list of codes those of the euro. */
static struct str
with_euro(struct arena *arena, struct str countries)
{
    char *own = arena_alloc(arena, countries.n + 1);
    size_t n = 0;
    while (own && countries.n > 0) {
        struct str code = str_cut(&countries, ' ');
        if (str_has(str_of(EURO), code)) {
            memcpy(own + n, code.p, CODE_BYTES);
            own[n + CODE_BYTES] = ' ';
            n += CODE_BYTES + 1;
        }
    }
    return own && n > 0 ? (struct str){own, n - 1} : STR_NONE;
}

struct meant {
    struct str countries; /* codes, parted by blanks; absent: none is known */
    bool is_strong;       /* told by money or site */
};

static struct meant
countries_spoken(const struct job *job)
{
    char tag[3] = "";
    if (country_of_tag(job, tag)) {
        return (struct meant){arena_str(job->arena, str_of(tag)), false};
    }
    for (size_t i = 0; i < sizeof SPOKEN / sizeof SPOKEN[0]; i++) {
        if (strcmp(job->ret->language, SPOKEN[i].language) == 0) {
            struct str all = str_of(SPOKEN[i].countries);
            bool has_euros = is_paid_in_euros(job->ret);
            return (struct meant){has_euros ? with_euro(job->arena, all) : all, has_euros};
        }
    }
    return (struct meant){STR_NONE, false};
}

/* The countries that may be meant. */
static struct meant
countries_meant(const struct job *job)
{
    const char *paid = country_of_pay(job->ret);
    char site[3] = "";
    bool has_site = country_of_site(job, site);
    if (paid) {
        bool differs = has_site && strcmp(paid, site) != 0;
        return (struct meant){differs ? STR_NONE : str_of(paid), true};
    }
    return has_site ? (struct meant){arena_str(job->arena, str_of(site)), true}
                    : countries_spoken(job);
}

static bool
is_open(const struct place *place)
{
    return place->city.n > 0 && !*place->country;
}

/* A town's name and nothing else, read as the largest town of that name. */
static bool
is_bare(const struct place *place)
{
    return place->city.n > 0 && *place->country && str_eq_nocase(str_trim(place->raw), place->city);
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
        if (*place->country) { /* a tie that was settled: the country must be told */
            input = (struct place_input){.city = place->city, .country = country};
        }
        struct place_list list = {0};
        enum status status = place_read(job->nz->places, &input, job->arena, &list);
        if (status != OK) {
            return status;
        }
        bool is_known = list.n == 1 && list.items[0].city.n > 0 &&
                        (!*place->country || list.items[0].has_position);
        if (is_known && str_is(country, list.items[0].country)) {
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
    struct meant meant = {STR_NONE, false};
    bool is_asked = false;
    for (size_t i = 0; i < job->ret->n_places; i++) {
        const struct place *place = &job->ret->places[i];
        if (!is_open(place) && !is_bare(place)) {
            continue;
        }
        meant = is_asked ? meant : countries_meant(job);
        is_asked = true;
        bool may_move = is_open(place) ||
                        (meant.is_strong && !str_has(meant.countries, str_of(place->country)));
        enum status status = may_move ? settle_place(job, i, meant.countries) : OK;
        if (status != OK) {
            return status;
        }
    }
    return OK;
}
