/* normalize/places/places_group.c: divides a location string into places: the division
 * with the highest sum of scores wins. Must not read a run of atoms itself:
 * normalize/places/places_window.c and places_bare.c do. */
#include "normalize/places/places_group.h"

#include "normalize/places/places_atom.h"
#include "normalize/places/places_bare.h"
#include "normalize/places/places_window.h"

#include "base/banned.h"

/* "CAN" is Canada before it is the town of Çan. */
static bool
is_rather_code(const struct place_scan *scan, const struct place_atom *atom,
               const struct place_pick *pick)
{
    bool is_town = pick->is_unlisted || (pick->city >= 0 && pick->is_kept);
    return scan->n_atoms > 1 && is_town && (atom->country_code >= 0 || atom_is_state_code(atom)) &&
           place_scan_key(scan, atom->first, atom->last).n <= 3;
}

static int
largest_weight(const struct place_atom *atom)
{
    int weight = 0;
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        bool is_larger = v.kind == GAZETTEER_CITY && gazetteer_cities[v.index].weight > weight;
        weight = is_larger ? gazetteer_cities[v.index].weight : weight;
    }
    return weight;
}

/* "BCN", "KL", "LA" are cities in short, but not where a code is to be expected. */
static bool
is_rather_region(const struct place_scan *scan, size_t at)
{
    const struct place_atom *atom = &scan->atoms[at];
    size_t n = place_scan_key(scan, atom->first, atom->last).n;
    bool is_behind =
        at > 0 && (atom->gap == GAP_COMMA || atom->gap == GAP_DASH); /* "Brasília, DF" */
    if (n == 2 && (is_behind ? atom_has_code(atom) : atom_is_state_code(atom))) {
        return true;
    }
    return n <= 3 && at + 1 < scan->n_atoms && scan->atoms[at + 1].gap == GAP_COMMA &&
           atom_has_code_in(atom, atom_country(&scan->atoms[at + 1])); /* "DF, Brasil" */
}

static struct place_pick
read_single(const struct place_scan *scan, const struct place_evidence *evidence, size_t at)
{
    const struct place_atom *atom = &scan->atoms[at];
    struct place_pick pick = place_pick_none(at, 1);
    if (atom_is_unknown(atom)) {
        pick.score = 0;
        return pick;
    }
    place_bare(scan, evidence, at, &pick);
    if (is_rather_code(scan, atom, &pick)) {
        pick.score = SCORE_LONE_CODE;
    } else if (pick.city >= 0) {
        const struct gazetteer_city *city = &gazetteer_cities[pick.city];
        bool is_district = (city->flags & CITY_DISTRICT) != 0;
        pick.score = is_district                  ? SCORE_LONE_DISTRICT
                     : is_rather_region(scan, at) ? SCORE_NICKNAME
                                                  : SCORE_CITY + city->weight / WEIGHT_PART;
    } else if (pick.is_unlisted) {
        pick.score = SCORE_CITY + SCORE_OPEN + largest_weight(atom) / WEIGHT_PART;
    } else {
        bool is_code = atom_is_only_code(atom) || is_rather_region(scan, at);
        pick.score = is_code ? SCORE_LONE_CODE : SCORE_REGION + SCORE_LONE_AREA;
    }
    return pick;
}

/* A run of atoms; when all but one are ignored, that one stands alone after all. */
static struct place_pick
read_run(const struct place_scan *scan, const struct place_evidence *evidence, size_t first,
         size_t n)
{
    if (n == 1) {
        return read_single(scan, evidence, first);
    }
    struct place_pick linked;
    struct place_pick best = place_read_window(scan, evidence, first, n, &linked);
    if (best.score == SCORE_NEVER || !best.is_bare) {
        return best;
    }
    struct place_pick bare = read_single(scan, evidence, best.name_atom);
    bare.first = best.first;
    bare.last = best.last;
    bare.name_atom = best.name_atom;
    bare.score += SCORE_DISTRICT;
    bare.score = bare.score < best.score ? bare.score : best.score;
    return linked.score > bare.score ? linked : bare;
}

/* The best last group of a division of the first `end` atoms, and its sum. */
static int
best_step(const struct place_scan *scan, const struct place_evidence *evidence, const int *sum,
          size_t end, struct place_pick *ret)
{
    *ret = place_pick_none(end - 1, 1);
    int best = SCORE_NEVER * PLACE_ATOMS;
    bool is_cut = false;
    for (size_t n = 1; n <= PLACE_WINDOW && n <= end && !is_cut; n++) {
        size_t first = end - n;
        struct place_pick pick = read_run(scan, evidence, first, n);
        if (pick.score != SCORE_NEVER && sum[first] + pick.score > best) {
            best = sum[first] + pick.score;
            *ret = pick;
        }
        is_cut = scan->atoms[first].gap == GAP_HARD;
    }
    return best;
}

size_t
place_group(const struct place_scan *scan, const struct place_evidence *evidence,
            struct place_pick *ret, size_t cap)
{
    struct place_pick step[PLACE_ATOMS]; /* the last group of the best division up to here */
    int sum[PLACE_ATOMS + 1] = {0};
    for (size_t end = 1; end <= scan->n_atoms; end++) {
        sum[end] = best_step(scan, evidence, sum, end, &step[end - 1]);
    }
    size_t n_picks = 0;
    for (size_t end = scan->n_atoms; end > 0; end = step[end - 1].first) {
        n_picks++;
    }
    size_t n_ret = n_picks < cap ? n_picks : cap;
    for (size_t end = scan->n_atoms; end > 0; end = step[end - 1].first) {
        n_picks--;
        if (n_picks < n_ret) {
            ret[n_picks] = step[end - 1];
        }
    }
    return n_ret;
}

/* Whether the atom can be read as this city. */
static bool
is_name_of(const struct place_atom *atom, int city)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_CITY && (int)v.index == city) {
            return true;
        }
    }
    return false;
}

size_t
place_town_atom(const struct place_scan *scan, const struct place_pick *pick)
{
    size_t best = pick->name_atom;
    for (size_t k = pick->first; pick->city >= 0 && k <= pick->last; k++) {
        const struct place_atom *atom = &scan->atoms[k], *known = &scan->atoms[best];
        if (atom->last - atom->first > known->last - known->first && is_name_of(atom, pick->city)) {
            best = k;
        }
    }
    return best;
}

void
place_pick_region(struct place_pick *pick, int region)
{
    if (gazetteer_regions[region].parent != GAZETTEER_NONE) {
        pick->sub = region;
    } else {
        pick->region = region;
    }
}
