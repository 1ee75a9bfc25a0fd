/* normalize/places/places_trial.c: whether the pieces of a reading lie in one another, and what it
 * is worth. Must not choose: normalize/places/places_window.c does. The scores are in
 * places_window.h. */
#include "normalize/places/places_trial.h"

#include "normalize/places/places_atom.h"
#include "normalize/text/words_ordinary.h"
#include "normalize/titles/titles.h"

#include "base/banned.h"

/* Whether a country is called a part of another one: "Hong Kong, China". */
static bool
is_part_of(int country, int whole)
{
    static const char pairs[][5] = {"HKCN", "MOCN", "TWCN"};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        if (memcmp(pairs[i], gazetteer_countries[country].alpha2, 2) == 0 &&
            memcmp(pairs[i] + 2, gazetteer_countries[whole].alpha2, 2) == 0) {
            return true;
        }
    }
    return false;
}

/* "San Juan, Puerto Rico, USA": the region has a country's code of its own, and its people are
 * counted there; California's are not Canada's. */
static bool
is_region_of_code(int region, int country)
{
    return region >= 0 && gazetteer_regions[region].weight == 0 &&
           strcmp(gazetteer_regions[region].code + 3, gazetteer_countries[country].alpha2) == 0;
}

bool
place_trial_fits(const struct window *w, const struct place_pick *p, int town)
{
    int country = p->country;
    int region = p->region;
    if (p->sub >= 0) {
        int top = (int)gazetteer_region_top((uint32_t)p->sub);
        if (region >= 0 && region != top) {
            return false;
        }
        region = top;
    }
    if (region >= 0) {
        int of = gazetteer_regions[region].country;
        if (country >= 0 && country != of) {
            return false;
        }
        country = of;
    }
    if (town >= 0) {
        const struct gazetteer_city *city = &gazetteer_cities[town];
        if (country >= 0 && country != city->country && !is_part_of(city->country, country) &&
            !is_region_of_code(region, city->country)) {
            return false;
        }
        if (region >= 0 && country == city->country && city->region != GAZETTEER_NONE &&
            city->region != region) {
            return false;
        }
        country = country >= 0 ? country : city->country;
    }
    int stated = w->evidence->country;
    return stated < 0 || country < 0 || country == stated || is_part_of(country, stated);
}

int
place_trial_country(const struct place_pick *p)
{
    if (p->country >= 0) {
        return p->country;
    }
    if (p->city >= 0) {
        return gazetteer_cities[p->city].country;
    }
    int region = p->region >= 0 ? p->region : p->sub;
    return region >= 0 ? (int)gazetteer_regions[region].country : -1;
}

static int
order_score(const struct trial *t, size_t n)
{
    bool is_rising = true, is_falling = true;
    enum rank last = RANK_NONE;
    for (size_t i = 0; i < n; i++) {
        if (t->ranks[i] == RANK_NONE) {
            continue;
        }
        if (last != RANK_NONE) {
            is_rising = is_rising && t->ranks[i] >= last;
            is_falling = is_falling && t->ranks[i] <= last;
        }
        last = t->ranks[i];
    }
    return is_rising || is_falling ? 0 : SCORE_DISORDER;
}

/* When nothing but a code is known: a state's may stand by a town or street. */
static int
code_score(const struct trial *t)
{
    if (t->n_known != t->n_codes) {
        return 0;
    }
    bool is_fine =
        t->is_state || t->is_county || t->is_iso || (t->pick.is_unlisted && t->pick.country >= 0);
    int loss = t->is_state || t->is_iso ? 0 : SCORE_FOREIGN_CODE;
    return is_fine ? loss : SCORE_LONE_CODE;
}

/* "Richmond, Quebec" is no list, whatever larger Richmond is known; "Hoboken, New York" may be. */
static bool
is_in_state(const struct place_atom *atom, const struct place_pick *p)
{
    if (p->region < 0 || !region_is_state((uint32_t)p->region)) {
        return false;
    }
    struct gazetteer_value last = gazetteer_value_at(&atom->hit, atom->hit.n - 1);
    bool is_city = false;
    for (size_t i = 0; last.kind == GAZETTEER_CITY && i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        is_city = is_city ||
                  (v.kind == GAZETTEER_CITY && gazetteer_cities[v.index].weight + STATE_LARGER >
                                                   gazetteer_regions[p->region].weight);
    }
    return !is_city;
}

/* Whether a town of the name is in the country; or anywhere, and so large that it needs no country
 * beside its name. */
static bool
is_known_beside(const struct place_atom *town, int country, bool or_large)
{
    for (size_t i = 0; i < town->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&town->hit, i);
        bool is_large = v.kind == GAZETTEER_CITY && gazetteer_cities[v.index].weight >= CLOSED_TOWN;
        if (gazetteer_value_country(v) == country || (is_large && or_large)) {
            return true;
        }
    }
    return false;
}

/* "Richmond, Australia", "Malvern, Worcs" and nothing else: a town and what it lies in, whatever
 * town of the name is known elsewhere; but "London, Brittany" are two. */
static int
closed_score(const struct window *w, const struct trial *t)
{
    if (w->n != 2 || w->scan->n_atoms != 2 || atom_at(w, 1)->gap != GAP_COMMA ||
        !t->is_known_town) {
        return 0;
    }
    if (t->n_codes > 0) { /* "Berwick, LA", but "San Francisco, LA" are two */
        const struct place_atom *code = atom_at(w, 1);
        struct gazetteer_value last = {.kind = GAZETTEER_CODE};
        if (code->hit.n > 0) {
            last = gazetteer_value_at(&code->hit, code->hit.n - 1);
        }
        bool is_nickname = last.kind == GAZETTEER_CITY && !last.is_kept;
        bool is_town = is_nickname && t->is_state && !is_known_beside(atom_at(w, 0), -1, true);
        return is_town ? SCORE_CLOSED : 0;
    }
    if (t->pick.country < 0 && atom_is_country(atom_at(w, 1))) {
        return 0;
    }
    if (is_in_state(atom_at(w, 1), &t->pick)) {
        return is_known_beside(atom_at(w, 0), -1, true) ? 0 : SCORE_CLOSED_STATE;
    }
    int country = place_trial_country(&t->pick);
    bool is_known = is_known_beside(atom_at(w, 0), country, t->pick.country < 0);
    return is_known ? 0 : SCORE_CLOSED;
}

/* What the form of the reading is worth. */
static int
form_score(const struct window *w, const struct trial *t)
{
    const struct place_pick *p = &t->pick;
    int score = 0;
    bool has_region = p->region >= 0 || p->sub >= 0;
    bool has_town = p->city >= 0 || p->is_unlisted;
    score += w->n > 1 ? code_score(t) : 0;
    score += t->is_iso ? SCORE_ISO : 0;
    score += closed_score(w, t);
    if (t->is_namesake && !has_region) {
        score += SCORE_NAMESAKE;
    }
    if (p->country < 0 || !has_region) {
        return score;
    }
    if (!has_town) {
        return score + (t->has_rival ? SCORE_AREA : 0);
    }
    if (p->city >= 0 || !t->is_city_region) {
        score += SCORE_FULL_FORM;
        score += p->city >= 0 || t->is_known_town ? SCORE_FULL_FORM_KNOWN : 0;
    }
    return score;
}

/* Not all of the words are ordinary ones or occupations: "Abbott Park", not "Field Sales". */
bool
place_trial_has_own_word(const struct window *w, const struct place_atom *atom)
{
    for (size_t i = atom->first; i <= atom->last; i++) {
        struct str key = place_scan_key(w->scan, i, i);
        if (!word_is_ordinary(key) && !title_is_occupation(key)) {
            return true;
        }
    }
    return false;
}

/* "Sales Team, Germany": beside a country's name alone, such words are no town's. */
bool
place_trial_is_label(const struct window *w, const struct trial *t)
{
    const struct place_pick *p = &t->pick;
    return p->is_unlisted && !t->is_known_town && p->region < 0 && p->sub < 0 &&
           !place_trial_has_own_word(w, &w->scan->atoms[p->name_atom]);
}

/* Western Australia beside Washington. */
static bool
is_lesser_state(const struct place_atom *atom, uint32_t state)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_CODE && region_is_state(v.index) &&
            gazetteer_regions[v.index].weight >= gazetteer_regions[state].weight + TWICE) {
            return true;
        }
        if (v.kind == GAZETTEER_CITY) {
            break; /* cities come last */
        }
    }
    return false;
}

/* "Mexico", "Ecuador": a country has the name that a part of it has, too, or one of another with
 * far less people; not "Georgia". */
static bool
is_rather_country(const struct place_atom *atom, const struct gazetteer_region *region)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_COUNTRY) {
            return v.index == region->country ||
                   region->weight + COUNTRY_LARGER <= gazetteer_countries[v.index].weight;
        }
        if (v.kind == GAZETTEER_CITY) {
            break; /* cities come last */
        }
    }
    return false;
}

int
place_trial_region_score(const struct window *w, const struct trial *t, size_t k,
                         struct gazetteer_value v)
{
    const struct gazetteer_region *region = &gazetteer_regions[v.index];
    int score = SCORE_REGION + region->weight / 64;
    if (v.kind == GAZETTEER_CODE) {
        bool is_lesser = region_is_state(v.index) && is_lesser_state(atom_at(w, k), v.index);
        score = SCORE_REGION_CODE + (region_is_state(v.index) ? SCORE_STATE : 0) +
                (is_lesser ? SCORE_LESSER_STATE : 0);
    }
    bool is_after_city = t->pick.city >= 0 && k > 0 && v.kind == GAZETTEER_REGION &&
                         (gazetteer_cities[t->pick.city].flags & CITY_DISTRICT) == 0;
    if (is_after_city && (region->parent == GAZETTEER_NONE ||
                          !atom_has_town_in(atom_at(w, k), region->country))) { /* "Lyon, Paris" */
        score += SCORE_CONTAINED;
    }
    if (v.kind == GAZETTEER_REGION && t->pick.city < 0) {
        score += is_rather_country(atom_at(w, k), region) ? SCORE_COUNTRY_TOO : 0;
    }
    bool is_of_county = k > 0 && atom_at(w, k - 1)->is_county;
    if (is_of_county && memcmp(region->code, "US-", 3) == 0) {
        score += SCORE_COUNTY;
    }
    return score;
}

int
place_trial_score(const struct window *w, const struct trial *t)
{
    return form_score(w, t) + order_score(t, w->n) + SCORE_LINK * (t->n_known - 1);
}
