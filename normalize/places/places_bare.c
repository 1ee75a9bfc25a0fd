/* normalize/places/places_bare.c: a name without neighbours is taken only when it is
 * unmistakable: much the largest of its namesakes, or the only one. Must not
 * prefer a country by default. A doubling of people is 10 units of weight. */
#include "normalize/places/places_bare.h"

#include "normalize/places/places_atom.h"

#include "base/banned.h"

enum {
    DOMINANT = 18,        /* 3.5 times the people of the next namesake */
    DOMINANT_REGION = 50, /* 32 times: a region is seldom named alone when a town shares its name */
    DOMINANT_STATE = 25,  /* 6 times: a state of the USA, Canada, Australia is */
    ELSEWHERE = 20,       /* 4 times the people of a town that is not even in it */
    DOMINANT_COUNTRY = 15, /* a country against a region of its name */
    DOMINANT_CODE = 60,    /* a country's code against a state's, beside "remote" */
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
/* Countries that are one city: the name says both. */
static const char *const city_states[] = {"SG", "HK", "MO", "MC", "GI"};
/* Countries whose codes of two or of three letters are as often words and other
 * abbreviations: "IT", "EST". */
static const char *const word_codes[] = {"IT", "HR", "QA", "PR", "AI", "TV", "ID", "IO",
                                         "PM", "AM", "MS", "IS", "NO", "SO", "TO", "BE",
                                         "ME", "MY", "DO", "AS", "BA", "CV", "CF"};
static const char *const word_codes_3[] = {"AD", "AE", "EE", "PE", "SR", "TO", "MO", "BJ", "MA"};

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
pick_region(struct place_pick *pick, int region)
{
    if (gazetteer_regions[region].parent != GAZETTEER_NONE) {
        pick->sub = region;
    } else {
        pick->region = region;
    }
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

static bool
is_listed(const char *const *list, size_t n, int country)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i], gazetteer_countries[country].alpha2) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- codes ---- */

static int
state_of_code(const struct place_atom *atom, int only_country, int *ret_n)
{
    int best = -1;
    *ret_n = 0;
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind != GAZETTEER_CODE) {
            continue;
        }
        const struct gazetteer_region *region = &gazetteer_regions[v.index];
        const char *cc = gazetteer_countries[region->country].alpha2;
        bool is_state = strcmp(cc, "US") == 0 || strcmp(cc, "CA") == 0 || strcmp(cc, "AU") == 0;
        if (only_country >= 0 ? region->country == only_country : is_state) {
            best =
                best < 0 || region->weight > gazetteer_regions[best].weight ? (int)v.index : best;
            ++*ret_n;
        }
    }
    return best;
}

static bool
is_word_code(const struct place_scan *scan, const struct place_atom *atom)
{
    if (place_scan_key(scan, atom->first, atom->last).n == 2) {
        return is_listed(word_codes, sizeof(word_codes) / sizeof(word_codes[0]),
                         atom->country_code);
    }
    return is_listed(word_codes_3, sizeof(word_codes_3) / sizeof(word_codes_3[0]),
                     atom->country_code);
}

static void
bare_code(const struct place_scan *scan, const struct place_atom *atom, int only_country,
          struct place_pick *pick)
{
    int n_states = 0;
    int state = state_of_code(atom, only_country, &n_states);
    int country = only_country < 0 || atom->country_code == only_country ? atom->country_code : -1;
    if (atom->is_implied) {
        pick->country = country;
        return;
    }
    if (!atom->is_upper || !atom->is_whole) {
        return;
    }
    if (country >= 0 && state >= 0) {
        bool is_dominant =
            (atom->is_remote || scan->n_atoms == 1) &&
            gazetteer_countries[country].weight >= gazetteer_regions[state].weight + DOMINANT_CODE;
        pick->country = is_dominant ? country : -1;
    } else if (country >= 0) {
        bool is_sure = atom->is_remote || only_country >= 0 || !is_word_code(scan, atom);
        pick->country = is_sure ? country : -1;
    } else if (n_states == 1) {
        pick_region(pick, state);
    }
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
    size_t n = sizeof(city_states) / sizeof(city_states[0]);
    if (is_listed(city_states, n, m->country) && m->city >= 0 &&
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
    pick_region(pick, m->region);
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
            pick_region(pick, m->region);
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
is_code_of_country(const struct place_scan *scan, size_t at)
{
    const struct place_atom *atom = &scan->atoms[at];
    return at < scan->n_atoms && atom->country_code >= 0 && atom->is_upper && atom->is_whole;
}

/* "US/CA", "US, UK, CA": among codes of countries, what can be one is one. */
static bool
is_in_country_list(const struct place_scan *scan, size_t at)
{
    if (!is_code_of_country(scan, at) || scan->n_atoms < 2) {
        return false;
    }
    bool is_divided = scan->atoms[at].gap == GAP_HARD;
    bool is_before = at > 0 && is_divided && is_code_of_country(scan, at - 1);
    bool is_after = at + 1 < scan->n_atoms && scan->atoms[at + 1].gap == GAP_HARD &&
                    is_code_of_country(scan, at + 1);
    return is_before || is_after;
}

static bool
is_state_letters(const struct place_scan *scan, size_t at)
{
    const struct place_atom *atom = &scan->atoms[at];
    return at < scan->n_atoms && atom->is_upper && atom->is_whole &&
           place_scan_key(scan, atom->first, atom->last).n == 2 && atom_is_state_code(atom);
}

/* No country has the code, or a far smaller one. */
static bool
is_state_only(const struct place_atom *atom)
{
    int n = 0, code = atom->country_code;
    int state = code >= 0 ? state_of_code(atom, gazetteer_country_code(STR("US")), &n) : -1;
    return code < 0 || (state >= 0 && gazetteer_regions[state].weight >=
                                          gazetteer_countries[code].weight + DOMINANT);
}

/* "WA, OR, CA": in a list of codes of states of which one is nothing else, all are. */
static int
state_in_list(const struct place_scan *scan, size_t at)
{
    size_t first = at, end = at;
    while (first > 0 && is_state_letters(scan, first - 1)) {
        first--;
    }
    while (is_state_letters(scan, end)) {
        end++;
    }
    bool is_sure = false;
    for (size_t i = first; end > first + 1 && i < end; i++) {
        is_sure = is_sure || is_state_only(&scan->atoms[i]);
    }
    int n = 0;
    return is_sure ? state_of_code(&scan->atoms[at], gazetteer_country_code(STR("US")), &n) : -1;
}

/* "WA", "LA", "AUT": with nothing beside them, codes before they are names. */
static bool
is_short_code(const struct place_scan *scan, const struct place_atom *atom)
{
    struct str key = place_scan_key(scan, atom->first, atom->last);
    int n_states = 0;
    if (!atom->is_upper || key.n > 3) {
        return false;
    }
    struct gazetteer_value last = {.kind = GAZETTEER_CODE};
    if (atom->hit.n > 0) {
        last = gazetteer_value_at(&atom->hit, atom->hit.n - 1);
    }
    bool is_nickname = last.kind == GAZETTEER_CITY && !last.is_kept;
    bool is_country = atom->country_code >= 0 && scan->n_atoms == 1 && !is_nickname;
    bool is_state = key.n == 2 && (scan->n_atoms == 1 || !is_nickname) &&
                    state_of_code(atom, -1, &n_states) >= 0;
    return is_country || is_state;
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
    int state = evidence->country < 0 ? state_in_list(scan, at) : -1;
    if (state >= 0) {
        pick_region(pick, state);
        return;
    }
    if (is_in_country_list(scan, at) && evidence->country < 0) {
        pick->country = atom->country_code;
        return;
    }
    int only[2] = {evidence->country, evidence->hint_country};
    for (size_t round = 0; round < 2; round++) {
        if (round == 1 && (only[1] < 0 || only[0] >= 0)) {
            return;
        }
        struct meanings m = collect(atom, only[round]);
        if (is_short_code(scan, atom) || (m.country < 0 && m.region < 0 && m.city < 0)) {
            bare_code(scan, atom, only[round], pick);
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
