/* tests/normalize/test_gazetteer.c: the compiled data is sound: codes are in
 * form and in order, references point somewhere, every key is folded and found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "normalize/places/gazetteer.h"

static void
test_countries(void **state)
{
    (void)state;
    assert_true(gazetteer_n_countries >= 249);
    for (uint32_t i = 0; i < gazetteer_n_countries; i++) {
        const struct gazetteer_country *c = &gazetteer_countries[i];
        assert_int_equal(strlen(c->alpha2), 2);
        assert_int_equal(strlen(c->alpha3), 3);
        assert_true(gazetteer_name(c->name).n > 0);
        assert_true(i == 0 || strcmp(gazetteer_countries[i - 1].alpha2, c->alpha2) < 0);
        assert_int_equal(gazetteer_country_code(str_of(c->alpha2)), i);
        assert_int_equal(gazetteer_country_code(str_of(c->alpha3)), i);
    }
    assert_int_equal(gazetteer_country_code(STR("XX")), -1);
    assert_int_equal(gazetteer_country_code(STR("U")), -1);
}

static void
test_regions(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < gazetteer_n_regions; i++) {
        const struct gazetteer_region *r = &gazetteer_regions[i];
        const char *alpha2 = gazetteer_countries[r->country].alpha2;
        assert_memory_equal(r->code, alpha2, 2);
        assert_int_equal(r->code[2], '-');
        assert_true(strlen(r->code) <= 6);
        assert_true(i == 0 || strcmp(gazetteer_regions[i - 1].code, r->code) < 0);
        assert_true(gazetteer_name(r->name).n > 0);
        uint32_t top = gazetteer_region_top(i);
        assert_int_equal(gazetteer_regions[top].country, r->country);
        assert_int_equal(gazetteer_regions[top].parent, GAZETTEER_NONE);
    }
}

static void
test_cities(void **state)
{
    (void)state;
    assert_true(gazetteer_n_cities > 25000);
    for (uint32_t i = 0; i < gazetteer_n_cities; i++) {
        const struct gazetteer_city *c = &gazetteer_cities[i];
        assert_true(gazetteer_name(c->name).n > 0);
        assert_true(c->country < gazetteer_n_countries);
        assert_true(c->latitude >= -900000 && c->latitude <= 900000);
        assert_true(c->longitude >= -1800000 && c->longitude <= 1800000);
        if (c->region != GAZETTEER_NONE) {
            assert_true(c->region < gazetteer_n_regions);
            assert_int_equal(gazetteer_regions[c->region].country, c->country);
        }
    }
}

/* Walks the key blob as the look-up does. */
static void
test_keys(void **state)
{
    (void)state;
    const unsigned char *keys = (const unsigned char *)gazetteer_keys;
    size_t n_keys = 0;
    for (uint32_t b = 0; b < gazetteer_n_buckets; b++) {
        uint32_t at = gazetteer_buckets[b];
        while (at < gazetteer_buckets[b + 1]) {
            struct str key = {(const char *)keys + at + 1, keys[at]};
            size_t n_values = keys[at + 1 + key.n] & 0x7FU;
            char folded[GAZETTEER_KEY_BYTES + GAZETTEER_FOLD_BYTES];
            size_t n_folded = 0;
            assert_true(gazetteer_fold(key, folded, sizeof(folded), &n_folded));
            assert_true(str_eq(key, (struct str){folded, n_folded}));
            struct gazetteer_hit hit;
            assert_true(gazetteer_find(key, &hit));
            assert_ptr_equal(hit.values, keys + at + 2 + key.n); /* else the key is there twice */
            assert_true(n_values > 0 && hit.n == n_values);
            bool is_city = false;
            for (size_t i = 0; i < hit.n; i++) {
                struct gazetteer_value v = gazetteer_value_at(&hit, i);
                uint32_t n = v.kind == GAZETTEER_CITY      ? gazetteer_n_cities
                             : v.kind == GAZETTEER_COUNTRY ? gazetteer_n_countries
                                                           : gazetteer_n_regions;
                assert_true(v.index < n);
                assert_true(!is_city || v.kind == GAZETTEER_CITY);
                is_city = v.kind == GAZETTEER_CITY;
            }
            at += (uint32_t)(2 + key.n + n_values * GAZETTEER_VALUE_BYTES);
            n_keys++;
        }
        assert_int_equal(at, gazetteer_buckets[b + 1]);
    }
    assert_true(n_keys > 80000);
}

static void
check_city(struct str name, const char *region)
{
    struct gazetteer_hit hit;
    char folded[GAZETTEER_KEY_BYTES];
    size_t n = 0;
    assert_true(gazetteer_fold(name, folded, sizeof(folded), &n));
    assert_true(gazetteer_find((struct str){folded, n}, &hit));
    bool is_there = false;
    for (size_t i = 0; i < hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&hit, i);
        if (v.kind != GAZETTEER_CITY || gazetteer_cities[v.index].region == GAZETTEER_NONE) {
            continue;
        }
        const char *code = gazetteer_regions[gazetteer_cities[v.index].region].code;
        is_there = is_there || strcmp(code, region) == 0;
    }
    if (!is_there) {
        print_error("%.*s is not in %s\n", STR_ARG(name), region);
    }
    assert_true(is_there);
}

/* GeoNames' own codes of regions, brought to ISO 3166-2: one town of each of the
 * larger countries' regions. */
static void
test_region_codes(void **state)
{
    (void)state;
    static const struct {
        const char *city, *region;
    } rows[] = {
        {"Toronto", "CA-ON"},       {"Calgary", "CA-AB"},      {"Vancouver", "CA-BC"},
        {"Montréal", "CA-QC"},      {"Halifax", "CA-NS"},      {"Winnipeg", "CA-MB"},
        {"Regina", "CA-SK"},        {"Moncton", "CA-NB"},      {"Sydney", "AU-NSW"},
        {"Melbourne", "AU-VIC"},    {"Perth", "AU-WA"},        {"Brisbane", "AU-QLD"},
        {"Adelaide", "AU-SA"},      {"Hobart", "AU-TAS"},      {"Canberra", "AU-ACT"},
        {"Darwin", "AU-NT"},        {"Munich", "DE-BY"},       {"Stuttgart", "DE-BW"},
        {"Berlin", "DE-BE"},        {"Potsdam", "DE-BB"},      {"Bremen", "DE-HB"},
        {"Hamburg", "DE-HH"},       {"Rostock", "DE-MV"},      {"Hanover", "DE-NI"},
        {"Cologne", "DE-NW"},       {"Mainz", "DE-RP"},        {"Kiel", "DE-SH"},
        {"Saarbrücken", "DE-SL"},   {"Dresden", "DE-SN"},      {"Magdeburg", "DE-ST"},
        {"Erfurt", "DE-TH"},        {"Wiesbaden", "DE-HE"},    {"Lyon", "FR-ARA"},
        {"Dijon", "FR-BFC"},        {"Rennes", "FR-BRE"},      {"Orléans", "FR-CVL"},
        {"Strasbourg", "FR-GES"},   {"Lille", "FR-HDF"},       {"Paris", "FR-IDF"},
        {"Bordeaux", "FR-NAQ"},     {"Rouen", "FR-NOR"},       {"Toulouse", "FR-OCC"},
        {"Marseille", "FR-PAC"},    {"Nantes", "FR-PDL"},      {"Madrid", "ES-MD"},
        {"Barcelona", "ES-CT"},     {"Sevilla", "ES-AN"},      {"Bilbao", "ES-PV"},
        {"Palma", "ES-IB"},         {"Murcia", "ES-MC"},       {"Pamplona", "ES-NC"},
        {"Oviedo", "ES-AS"},        {"Milano", "IT-25"},       {"Roma", "IT-62"},
        {"Napoli", "IT-72"},        {"Torino", "IT-21"},       {"Bari", "IT-75"},
        {"Palermo", "IT-82"},       {"Cagliari", "IT-88"},     {"Bologna", "IT-45"},
        {"Amsterdam", "NL-NH"},     {"Rotterdam", "NL-ZH"},    {"Utrecht", "NL-UT"},
        {"Eindhoven", "NL-NB"},     {"Brussels", "BE-BRU"},    {"Gent", "BE-VLG"},
        {"Liège", "BE-WAL"},        {"Zürich", "CH-ZH"},       {"Genève", "CH-GE"},
        {"Bern", "CH-BE"},          {"Lausanne", "CH-VD"},     {"Wien", "AT-9"},
        {"Graz", "AT-6"},           {"Linz", "AT-4"},          {"Salzburg", "AT-5"},
        {"Innsbruck", "AT-7"},      {"Warszawa", "PL-14"},     {"Kraków", "PL-12"},
        {"Wrocław", "PL-02"},       {"Poznań", "PL-30"},       {"Gdańsk", "PL-22"},
        {"Łódź", "PL-10"},          {"Katowice", "PL-24"},     {"Lublin", "PL-06"},
        {"São Paulo", "BR-SP"},     {"Curitiba", "BR-PR"},     {"Recife", "BR-PE"},
        {"Salvador", "BR-BA"},      {"Mexico City", "MX-CMX"}, {"Monterrey", "MX-NLE"},
        {"Guadalajara", "MX-JAL"},  {"Tijuana", "MX-BCN"},     {"Tokyo", "JP-13"},
        {"Osaka", "JP-27"},         {"Sapporo", "JP-01"},      {"Fukuoka", "JP-40"},
        {"Beijing", "CN-BJ"},       {"Shanghai", "CN-SH"},     {"Shenzhen", "CN-GD"},
        {"Chengdu", "CN-SC"},       {"Bengaluru", "IN-KA"},    {"Mumbai", "IN-MH"},
        {"Hyderabad", "IN-TG"},     {"Chennai", "IN-TN"},      {"Noida", "IN-UP"},
        {"Gurugram", "IN-HR"},      {"Kolkata", "IN-WB"},      {"Kochi", "IN-KL"},
        {"Visakhapatnam", "IN-AP"}, {"Ranchi", "IN-JH"},       {"Raipur", "IN-CT"},
        {"Dehradun", "IN-UT"},      {"London", "GB-ENG"},      {"Edinburgh", "GB-SCT"},
        {"Cardiff", "GB-WLS"},      {"Belfast", "GB-NIR"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        check_city(str_of(rows[i].city), rows[i].region);
    }
}

static void
test_fold(void **state)
{
    (void)state;
    static const struct {
        const char *name, *key;
    } rows[] = {
        {"Île-de-France", "ile de france"},
        {"Straße", "strasse"},
        {"Łódź", "lodz"},
        {"St. John's", "st johns"},
        {"A & B", "a and b"},
        {"  x  ", "x"},
        {"Kraków", "krakow"},
        {"МОСКВА", "москва"},
        {"東京", "東京"},
        {"Åbo", "abo"},
        {"D.C.", "dc"},
        {"O’Fallon", "ofallon"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char folded[GAZETTEER_KEY_BYTES];
        size_t n = 0;
        assert_true(gazetteer_fold(str_of(rows[i].name), folded, sizeof(folded), &n));
        assert_true(str_is((struct str){folded, n}, rows[i].key));
    }
    char small[4];
    size_t n = 0;
    assert_false(gazetteer_fold(STR("Berlin"), small, sizeof(small), &n));
    assert_false(gazetteer_fold(STR(" - "), small, sizeof(small), &n));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_countries),    cmocka_unit_test(test_regions),
        cmocka_unit_test(test_cities),       cmocka_unit_test(test_keys),
        cmocka_unit_test(test_region_codes), cmocka_unit_test(test_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
