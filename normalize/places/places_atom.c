/* normalize/places/places_atom.c: what is plain from the meanings of one name. Must not
 * weigh meanings against each other: normalize/places/places_window.c does. */
#include "normalize/places/places_atom.h"

#include "base/banned.h"

enum {
    CITY_REGION = 10, /* a region with less than twice its city's people */
    NAMESAKE = 31,    /* the state has eight times the people */
    ELSEWHERE = 20    /* the town is not even in the state: "Wyoming", in Michigan */
};

bool
region_is_state(uint32_t region)
{
    const char *code = gazetteer_regions[region].code;
    return memcmp(code, "US-", 3) == 0 || memcmp(code, "CA-", 3) == 0 ||
           memcmp(code, "AU-", 3) == 0;
}

/* Codes that stand after a town's name too often to be ignored. */
bool
atom_is_state_code(const struct place_atom *atom)
{
    for (size_t i = 0; atom->is_upper && i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_CITY) {
            break; /* cities come last */
        }
        if (v.kind == GAZETTEER_CODE && region_is_state(v.index)) {
            return true;
        }
    }
    return false;
}

bool
atom_has_code(const struct place_atom *atom)
{
    for (size_t i = 0; atom->is_upper && i < atom->hit.n; i++) {
        if (gazetteer_value_at(&atom->hit, i).kind == GAZETTEER_CODE) {
            return true;
        }
    }
    return false;
}

bool
atom_has_code_in(const struct place_atom *atom, int country)
{
    for (size_t i = 0; atom->is_upper && country >= 0 && i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_CODE && (int)gazetteer_regions[v.index].country == country) {
            return true;
        }
    }
    return false;
}

int
atom_country(const struct place_atom *atom)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_COUNTRY) {
            return (int)v.index;
        }
    }
    return atom->country_code;
}

/* "Quantico, VA" is not in the Vatican; but small towns of Germany and India
 * stand before DE and IN as those of Delaware and Indiana do. */
bool
atom_is_rather_state(const struct place_atom *atom, int country)
{
    const char *alpha2 = gazetteer_countries[country].alpha2;
    return atom_is_state_code(atom) && strcmp(alpha2, "DE") != 0 && strcmp(alpha2, "IN") != 0;
}

bool
atom_is_only_code(const struct place_atom *atom)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        if (gazetteer_value_at(&atom->hit, i).kind != GAZETTEER_CODE) {
            return false;
        }
    }
    return atom->hit.n > 0 || atom->country_code >= 0;
}

bool
atom_is_unknown(const struct place_atom *atom)
{
    return atom->hit.n == 0 && atom->country_code < 0;
}

bool
atom_is_district(const struct place_atom *atom)
{
    if (atom->hit.n != 1) {
        return false;
    }
    struct gazetteer_value v = gazetteer_value_at(&atom->hit, 0);
    return v.kind == GAZETTEER_CITY && (gazetteer_cities[v.index].flags & CITY_DISTRICT) != 0;
}

/* Not so well known by another meaning that it could not be a town's. */
bool
atom_is_only_town(const struct place_atom *atom)
{
    bool is_town = false;
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_COUNTRY ||
            (v.kind == GAZETTEER_REGION && region_is_state(v.index))) {
            return false;
        }
        is_town = is_town || v.kind == GAZETTEER_CITY || v.kind == GAZETTEER_REGION;
        if (v.kind == GAZETTEER_CITY) {
            break; /* cities come last */
        }
    }
    return is_town;
}

bool
atom_has_town_in(const struct place_atom *atom, int country)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_CITY && (int)gazetteer_cities[v.index].country == country) {
            return true;
        }
    }
    return false;
}

/* "Berlin", "Tokyo": the region is hardly more than the city. */
bool
atom_is_city_region(const struct place_atom *atom, uint32_t region)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind != GAZETTEER_CITY) {
            continue;
        }
        const struct gazetteer_city *city = &gazetteer_cities[v.index];
        if (city->country == gazetteer_regions[region].country &&
            city->weight + CITY_REGION >= gazetteer_regions[region].weight) {
            return true;
        }
    }
    return false;
}

/* "California, USA" is the state, not the town of that name. */
bool
atom_is_namesake(const struct place_atom *atom, const struct gazetteer_city *city)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_CITY) {
            break; /* cities come last */
        }
        if (v.kind != GAZETTEER_REGION) {
            continue;
        }
        const struct gazetteer_region *region = &gazetteer_regions[v.index];
        int lead = city->region == gazetteer_region_top(v.index) ? NAMESAKE : ELSEWHERE;
        if (region->country == city->country && region->weight >= city->weight + lead) {
            return true;
        }
    }
    return false;
}

bool
atom_is_country(const struct place_atom *atom)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_COUNTRY) {
            return true;
        }
        if (v.kind == GAZETTEER_CITY) {
            break; /* cities come last */
        }
    }
    return false;
}

bool
atom_is_region(const struct place_atom *atom, uint32_t region)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_REGION && v.index == region) {
            return true;
        }
        if (v.kind == GAZETTEER_CITY) {
            break; /* cities come last */
        }
    }
    return false;
}

bool
country_is_city(uint32_t country)
{
    static const char *const LIST[] = {"SG", "HK", "MO", "MC", "GI"};
    for (size_t i = 0; i < sizeof(LIST) / sizeof(LIST[0]); i++) {
        if (strcmp(gazetteer_countries[country].alpha2, LIST[i]) == 0) {
            return true;
        }
    }
    return false;
}
