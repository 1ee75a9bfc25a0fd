/* normalize/places/places_bare.c: a name without neighbours is taken only when it is
 * unmistakable: much the largest of its namesakes, or the only one. Must not
 * prefer a country by default. A doubling of people is 10 units of weight. */
#include "normalize/places/places_bare.h"

#include "normalize/places/places_atom.h"
#include "normalize/places/places_code.h"

#include "base/banned.h"

enum {
    DOMINANT = 18,        /* 3.5 times the people of the next namesake */
    DOMINANT_REGION = 50, /* 32 times: a region is seldom named alone when a town shares its name */
    DOMINANT_STATE = 25,  /* 6 times: a state of the USA, Canada, Australia is */
    ELSEWHERE = 20,       /* 4 times the people of a town that is not even in it */
    DOMINANT_COUNTRY = 15, /* a country against a region of its name */
    SMALL = 150,           /* 33,000 people: below, other namesakes may be unlisted */
    PARTIAL = 180,         /* 260,000 people: found inside other words */
    COUNTY = 190,          /* 530,000 people: a county of Great Britain */
    FAMILY = 35,           /* namesakes up to 11 times smaller must agree on the country */
    DISTRICT_LOSS = 40
};

/* Names that are read otherwise than size would have it: normalize/data/places_exceptions.def. */
enum exception_kind {
    EXCEPT_COUNTRY_ONLY,
    EXCEPT_REGION,
    EXCEPT_CITY, /* and those behind it: a city, where it is met */
    EXCEPT_MARKED,
    EXCEPT_PLAIN,
    EXCEPT_NAME,
    EXCEPT_WORD,
    EXCEPT_IN_LIST
};
static const struct {
    const char *key;
    enum exception_kind kind;
    const char *country;
} exceptions[] = {
#define EXCEPT(key, kind, country) {key, EXCEPT_##kind, country},
#include "normalize/data/places_exceptions.def"
#undef EXCEPT
};

struct meanings {
    int country;                            /* by name */
    int region, region_weight, next_region; /* heaviest; weight of the next in another country */
    int city, city_weight;
    int next_weight;  /* of the next city of the name anywhere */
    int other_weight; /* of the next in another country */
    bool is_kept, is_alone;
    size_t n_cities;
};

static int
city_weight(uint32_t index)
{
    const struct gazetteer_city *city = &gazetteer_cities[index];
    return city->weight - ((city->flags & CITY_DISTRICT) != 0 ? DISTRICT_LOSS : 0);
}

static void
add_region(struct meanings *m, uint32_t index)
{
    int weight = gazetteer_regions[index].weight;
    bool is_other =
        m->region >= 0 && gazetteer_regions[m->region].country != gazetteer_regions[index].country;
    if (m->region < 0 || weight > m->region_weight) {
        m->next_region = is_other ? m->region_weight : m->next_region;
        m->region = (int)index;
        m->region_weight = weight;
    } else if (is_other && weight > m->next_region) {
        m->next_region = weight;
    }
}

static void
add_city(struct meanings *m, struct gazetteer_value v)
{
    int weight = city_weight(v.index);
    m->n_cities++;
    if (m->city < 0 || weight > m->city_weight) {
        if (m->city >= 0) {
            bool is_other = gazetteer_cities[m->city].country != gazetteer_cities[v.index].country;
            m->other_weight = is_other ? m->city_weight : m->other_weight;
            m->next_weight = m->city_weight;
        }
        m->city = (int)v.index;
        m->city_weight = weight;
        m->is_kept = v.is_kept;
        return;
    }
    if (weight > m->next_weight) {
        m->next_weight = weight;
    }
    if (gazetteer_cities[m->city].country != gazetteer_cities[v.index].country &&
        weight > m->other_weight) {
        m->other_weight = weight;
    }
}

static struct meanings
collect(const struct place_atom *atom, int only_country)
{
    struct meanings m = {.country = -1,
                         .region = -1,
                         .city = -1,
                         .next_region = -1000,
                         .next_weight = -1000,
                         .other_weight = -1000,
                         .is_alone = atom->hit.n > 0 && atom->hit.is_alone};
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (only_country >= 0 && gazetteer_value_country(v) != only_country) {
            continue;
        }
        if (v.kind == GAZETTEER_CITY) {
            add_city(&m, v);
        } else if (v.kind == GAZETTEER_COUNTRY) {
            m.country = (int)v.index;
        } else if (v.kind == GAZETTEER_REGION) {
            add_region(&m, v.index);
        }
    }
    return m;
}

static void
pick_city(const struct meanings *m, struct place_pick *pick)
{
    pick->city = m->city;
    pick->is_kept = m->is_kept;
}

/* The town is named, but which one of its namesakes is not; nor is it sure where a larger
 * region elsewhere has the name. */
static void
pick_name_only(const struct meanings *m, struct place_pick *pick)
{
    pick->is_unlisted = true;
    bool is_abroad = m->region >= 0 && m->region_weight > m->city_weight &&
                     gazetteer_regions[m->region].country != gazetteer_cities[m->city].country;
    if (!is_abroad && m->other_weight < m->city_weight - FAMILY && m->city_weight >= SMALL) {
        pick->country = gazetteer_cities[m->city].country;
    }
}

bool
place_bare_in(const struct place_atom *atom, int country, struct place_pick *pick)
{
    struct meanings m = collect(atom, country);
    if (m.city < 0) {
        return false;
    }
    pick_city(&m, pick);
    pick->is_unlisted = false;
    pick->is_vague = m.next_weight > m.city_weight - DOMINANT;
    return true;
}

/* ---- names ---- */

static void
bare_country(const struct meanings *m, struct place_pick *pick)
{
    int weight = gazetteer_countries[m->country].weight;
    bool is_contested = m->region >= 0 && (int)gazetteer_regions[m->region].country != m->country &&
                        m->region_weight > weight - DOMINANT_COUNTRY;
    if (is_contested) {
        return;
    }
    pick->country = m->country;
    if (country_is_city((uint32_t)m->country) && m->city >= 0 &&
        (int)gazetteer_cities[m->city].country == m->country) {
        pick_city(m, pick);
    }
}

static void
bare_region(const struct meanings *m, struct place_pick *pick)
{
    if (m->next_region > m->region_weight - DOMINANT) {
        return;
    }
    place_pick_region(pick, m->region);
}

static void
bare_city(const struct meanings *m, const struct place_atom *atom, struct place_pick *pick)
{
    if (!atom->is_whole && m->city_weight < PARTIAL) {
        return;
    }
    if (m->is_alone || (m->city_weight >= SMALL && m->other_weight <= m->city_weight - DOMINANT)) {
        pick_city(m, pick);
        pick->is_vague = m->next_weight > m->city_weight - DOMINANT;
        return;
    }
    if (atom->is_whole) {
        pick_name_only(m, pick);
    }
}

static bool
is_exception_met(const struct place_scan *scan, const struct place_atom *atom,
                 enum exception_kind kind)
{
    struct str said = place_scan_words(scan, atom->first, atom->last);
    bool is_marked = false;
    for (size_t i = 0; i < said.n; i++) {
        is_marked = is_marked || (unsigned char)said.p[i] >= 0x80;
    }
    return kind == EXCEPT_MARKED ? is_marked : kind != EXCEPT_PLAIN || !is_marked;
}

static bool
has_capital(struct str said)
{
    bool is_found = false;
    for (size_t i = 0; i < said.n; i++) {
        is_found = is_found || (said.p[i] >= 'A' && said.p[i] <= 'Z');
    }
    return is_found;
}

static bool
bare_exception(const struct place_scan *scan, const struct place_atom *atom,
               const struct meanings *m, struct place_pick *pick)
{
    struct str key = place_scan_key(scan, atom->first, atom->last);
    for (size_t i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++) {
        if (key.p[0] != exceptions[i].key[0] || !str_is(key, exceptions[i].key)) {
            continue;
        }
        if (!is_exception_met(scan, atom, exceptions[i].kind)) {
            return false;
        }
        int country = gazetteer_country_code(str_of(exceptions[i].country));
        if (exceptions[i].kind == EXCEPT_WORD) {
            return !has_capital(place_scan_words(scan, atom->first, atom->last));
        }
        if (exceptions[i].kind == EXCEPT_NAME) {
            pick->is_unlisted = m->n_cities > 0;
            return pick->is_unlisted;
        }
        if (exceptions[i].kind == EXCEPT_IN_LIST) {
            return scan->n_atoms < 2 || place_bare_in(atom, country, pick);
        }
        if (exceptions[i].kind >= EXCEPT_CITY) {
            return place_bare_in(atom, country, pick);
        }
        bool is_state = exceptions[i].kind == EXCEPT_REGION || atom->is_remote;
        if (is_state && m->region >= 0 && (int)gazetteer_regions[m->region].country == country) {
            place_pick_region(pick, m->region);
            return true;
        }
        pick->country = country;
        return true;
    }
    return false;
}

/* A region and a town have the name. */
static void
bare_either(const struct meanings *m, const struct place_atom *atom, struct place_pick *pick)
{
    const struct gazetteer_city *city = &gazetteer_cities[m->city];
    int top = (int)gazetteer_region_top((uint32_t)m->region);
    bool is_compatriot = city->country == gazetteer_regions[top].country;
    bool is_county = top != m->region && !is_compatriot;
    if (is_county && memcmp(gazetteer_regions[top].code, "GB-", 3) == 0) {
        bool is_clear = m->city_weight <= COUNTY - DOMINANT_STATE; /* Devon, not that in Alberta */
        pick->sub = is_clear ? m->region : -1;
        pick->is_unlisted = !is_clear; /* Kent in England, or Washington? */
        return;
    }
    int lead = m->region_weight - m->city_weight;
    int least = region_is_state((uint32_t)top) ? DOMINANT_STATE : DOMINANT_REGION;
    if (is_compatriot) {
        least = (city->flags & CITY_CAPITAL) != 0 ? FAMILY : ELSEWHERE;
    }
    if (lead >= least && !(is_compatriot && city->region == top)) {
        bare_region(m, pick);
        pick->is_unlisted = !is_compatriot && pick->region < 0 && pick->sub < 0;
    } else if (is_compatriot || lead <= 0) {
        bare_city(m, atom, pick);
    } else {
        pick_name_only(m, pick);
    }
}

static void
bare_name(const struct place_scan *scan, const struct place_atom *atom, const struct meanings *m,
          struct place_pick *pick)
{
    if (m->country >= 0) {
        bare_country(m, pick);
    } else if (bare_exception(scan, atom, m, pick)) {
        return;
    } else if (m->region >= 0 && m->city >= 0) {
        bare_either(m, atom, pick);
    } else if (m->region >= 0) {
        bare_region(m, pick);
    } else if (m->city >= 0) {
        bare_city(m, atom, pick);
    }
}

static bool
is_settled(const struct place_pick *pick)
{
    return pick->city >= 0 || pick->region >= 0 || pick->sub >= 0 || pick->country >= 0;
}

void
place_bare(const struct place_scan *scan, const struct place_evidence *evidence, size_t at,
           struct place_pick *pick)
{
    const struct place_atom *atom = &scan->atoms[at];
    int state = evidence->country < 0 ? place_code_state_in_list(scan, at) : -1;
    if (state >= 0) {
        place_pick_region(pick, state);
        return;
    }
    if (place_code_in_country_list(scan, at) && evidence->country < 0) {
        pick->country = atom->country_code;
        return;
    }
    int only[2] = {evidence->country, evidence->hint_country};
    for (size_t round = 0; round < 2; round++) {
        if (round == 1 && (only[1] < 0 || only[0] >= 0)) {
            return;
        }
        struct meanings m = collect(atom, only[round]);
        if (place_code_is_short(scan, atom) || (m.country < 0 && m.region < 0 && m.city < 0)) {
            place_code_bare(scan, atom, only[round], pick);
        } else if (only[round] >= 0 && m.country < 0 && m.city >= 0 && round == 1) {
            place_bare_in(atom, only[round], pick);
        } else {
            bare_name(scan, atom, &m, pick);
        }
        if (is_settled(pick)) {
            return;
        }
    }
}
