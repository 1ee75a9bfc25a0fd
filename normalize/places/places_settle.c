/* normalize/places/places_settle.c: what a name means that one string leaves open, by the others
 * in it: "Georgia; Texas" are states, "Cambridge" beside "Boston" is not in England. Must not
 * change what is certain. */
#include "normalize/places/places_bare.h"
#include "normalize/places/places_reader.h"

#include "base/banned.h"

/* Of "Hong Kong, China" and "San Juan, USA" the city's country: such parts have codes of
 * their own, whoever is named with them. */
int
place_pick_country(const struct place_pick *p)
{
    if (p->city >= 0) {
        return gazetteer_cities[p->city].country;
    }
    if (p->country >= 0) {
        return p->country;
    }
    int region = p->region >= 0 ? p->region : p->sub;
    return region >= 0 ? (int)gazetteer_regions[region].country : -1;
}

/* The one country of the other places that has a town of the name; -1: none or
 * several. */
static int
company_country(const struct place_reader *r, const struct place_pick *p)
{
    int found = -1;
    for (size_t k = 0; k < r->n_picks; k++) {
        struct place_pick probe = *p;
        int country = place_pick_country(&r->picks[k]);
        if (country < 0 || !place_bare_in(&r->scan.atoms[p->name_atom], country, &probe)) {
            continue;
        }
        if (found >= 0 && found != country) {
            return -1;
        }
        found = country;
    }
    return found;
}

/* The others' country settles which of its namesakes a town is. */
void
place_settle_by_company(struct place_reader *r)
{
    for (size_t i = 0; i < r->n_picks; i++) {
        struct place_pick *p = &r->picks[i];
        bool is_open = p->is_unlisted && place_pick_country(p) < 0;
        int country = is_open ? company_country(r, p) : -1;
        if (country >= 0) {
            place_bare_in(&r->scan.atoms[p->name_atom], country, p);
        }
    }
}

/* Whether the others are states too, or towns beside which theirs is named: remote
 * jobs list states, other jobs when there are two at least. */
static bool
is_among_states(const struct place_reader *r, size_t at)
{
    bool is_remote = (r->scan.modes & (1U << MODE_REMOTE)) != 0;
    size_t n_states = 0;
    for (size_t k = 0; k < r->n_picks; k++) {
        const struct place_pick *other = &r->picks[k];
        bool is_state = other->city < 0 && !other->is_unlisted && other->region >= 0;
        bool is_full = !is_remote && other->city >= 0 && other->region >= 0;
        if (k != at && ((!is_state && !is_full) ||
                        place_pick_country(other) != place_pick_country(&r->picks[at]))) {
            return false;
        }
        n_states += k != at && is_state;
    }
    return is_remote || n_states >= 2;
}

/* The state of the name among others' states: "California or New York". */
static void
settle_state(struct place_reader *r, size_t at)
{
    struct place_pick *p = &r->picks[at];
    const struct place_atom *atom = &r->scan.atoms[p->name_atom];
    if (!is_among_states(r, at)) {
        return;
    }
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        bool is_state = v.kind == GAZETTEER_REGION &&
                        gazetteer_regions[v.index].country == place_pick_country(p) &&
                        !str_is(str_of(gazetteer_regions[v.index].code), "US-DC");
        if (is_state) { /* the District is one city */
            p->city = -1;
            p->region = (int)v.index;
            return;
        }
    }
}

void
place_settle_states(struct place_reader *r)
{
    for (size_t i = 0; r->n_picks > 1 && i < r->n_picks; i++) {
        const struct place_pick *p = &r->picks[i];
        if (p->city >= 0 && p->region < 0 && p->sub < 0 && p->first == p->last) {
            settle_state(r, i);
        }
    }
}

static bool
names_state(const struct place_pick *p)
{
    return p->city < 0 && !p->is_unlisted && (p->region >= 0 || p->sub >= 0);
}

/* The one country in which all picks lie, some of them states; -1: none. */
static int
country_of_states(const struct place_pick *picks, size_t n)
{
    int found = -1;
    bool any_state = false;
    for (size_t i = 0; i < n; i++) {
        int country = place_pick_country(&picks[i]);
        if (country < 0) {
            continue;
        }
        if (found >= 0 && found != country) {
            return -1;
        }
        any_state = any_state || names_state(&picks[i]);
        found = country;
    }
    return any_state ? found : -1;
}

/* A name that may be a country or a state is a state among its sisters:
 * "Georgia; Texas". */
void
place_settle_sisters(const struct place_scan *scan, struct place_pick *picks, size_t n)
{
    int country = country_of_states(picks, n);
    for (size_t i = 0; i < n && country >= 0; i++) {
        struct place_pick *p = &picks[i];
        if (place_pick_country(p) >= 0 || p->is_unlisted) {
            continue;
        }
        const struct place_atom *atom = &scan->atoms[p->name_atom];
        for (size_t k = 0; k < atom->hit.n && p->region < 0; k++) {
            struct gazetteer_value v = gazetteer_value_at(&atom->hit, k);
            bool is_sister = v.kind == GAZETTEER_REGION && atom->is_whole &&
                             gazetteer_regions[v.index].country == country;
            p->region = is_sister ? (int)v.index : -1;
        }
    }
}
