/* normalize/places/places_window.c: the meaning of neighbouring names is decided
 * together. Every run of up to four atoms is read as one place in the best
 * consistent way (city in region in country, either way round); the division of
 * the string with the highest sum of scores wins. Must not guess: equal readings
 * in two countries leave the country out.
 * The scores are in places_window.h. */
#include "normalize/places/places_window.h"

#include "normalize/places/places_atom.h"
#include "normalize/places/places_trial.h"

#include "base/banned.h"

static void
keep_best(struct window *w, const struct place_pick *p)
{
    if (w->best.score == SCORE_NEVER || p->score > w->best.score) {
        if (w->best.score != SCORE_NEVER &&
            place_trial_country(&w->best) != place_trial_country(p)) {
            w->second = w->best;
        }
        w->best = *p;
        return;
    }
    if (place_trial_country(p) != place_trial_country(&w->best) && p->score > w->second.score) {
        w->second = *p;
    }
    bool is_rival = p->city >= 0 && w->best.city >= 0 && p->city != w->best.city && p->region < 0 &&
                    p->sub < 0 && place_trial_country(p) == place_trial_country(&w->best);
    if (is_rival && p->score > w->best.score - MARGIN) {
        w->best.is_vague = true;
    }
}

/* The recursion ends at PLACE_WINDOW. NOLINTBEGIN(misc-no-recursion) */
static void try_atom(struct window *w, const struct trial *t, size_t k);

static void
finish(struct window *w, const struct trial *t)
{
    struct place_pick p = t->pick;
    if (t->n_known == 0 || place_trial_is_label(w, t)) {
        return;
    }
    p.score += place_trial_score(w, t);
    p.is_bare = t->n_known == 1 && p.city >= 0;
    keep_best(w, &p);
    if ((t->n_known > 1 || p.is_unlisted || (t->is_county && !p.is_bare)) &&
        p.score > w->linked.score) {
        w->linked = p;
    }
}

static void
try_city(struct window *w, const struct trial *t, size_t k, struct gazetteer_value v)
{
    const struct gazetteer_city *city = &gazetteer_cities[v.index];
    if (!place_trial_fits(w, &t->pick, (int)v.index)) {
        return;
    }
    struct trial next = *t;
    next.pick.city = (int)v.index;
    next.pick.is_kept = v.is_kept;
    next.pick.name_atom = (uint16_t)(w->first + k);
    next.pick.score += SCORE_CITY + city->weight / WEIGHT_PART;
    next.pick.score += (city->flags & CITY_DISTRICT) != 0 ? SCORE_DISTRICT_LOSS : 0;
    next.is_namesake = atom_is_namesake(atom_at(w, k), city);
    next.ranks[k] = RANK_TOWN;
    next.n_known++;
    try_atom(w, &next, k + 1);
}

/* "DE-BY": the code of the region's country stands before it. */
static bool
is_iso_pair(const struct window *w, const struct trial *t, size_t k)
{
    return k > 0 && t->ranks[k - 1] == RANK_COUNTRY && t->n_codes > 0 &&
           w->scan->tokens[atom_at(w, k)->first].gap == GAP_HYPHEN && atom_at(w, k)->is_upper &&
           atom_at(w, k - 1)->is_upper;
}

static void
try_region(struct window *w, const struct trial *t, size_t k, struct gazetteer_value v)
{
    struct trial next = *t;
    bool is_sub = gazetteer_regions[v.index].parent != GAZETTEER_NONE;
    int said = is_sub ? t->pick.sub : t->pick.region;
    if (said == (int)v.index) {
        next.pick.score += SCORE_SAME;
        try_atom(w, &next, k + 1);
        return;
    }
    if (said >= 0) {
        return;
    }
    *(is_sub ? &next.pick.sub : &next.pick.region) = (int)v.index;
    if (!place_trial_fits(w, &next.pick, next.pick.city)) {
        return;
    }
    next.ranks[k] = is_sub ? RANK_SUB : RANK_REGION;
    next.has_rival =
        t->has_rival ||
        gazetteer_value_at(&atom_at(w, k)->hit, atom_at(w, k)->hit.n - 1).kind == GAZETTEER_CITY;
    next.is_city_region = t->is_city_region || atom_is_city_region(atom_at(w, k), v.index);
    next.n_known++;
    next.n_codes += v.kind == GAZETTEER_CODE ? 1 : 0;
    next.is_state = t->is_state || (v.kind == GAZETTEER_CODE && region_is_state(v.index));
    next.is_iso = t->is_iso || (v.kind == GAZETTEER_CODE && is_iso_pair(w, t, k));
    next.pick.score += place_trial_region_score(w, t, k, v);
    bool is_also_town =
        is_sub && atom_has_town_in(atom_at(w, k), gazetteer_regions[v.index].country);
    if (is_also_town && memcmp(gazetteer_regions[v.index].code, "GB-", 3) == 0) {
        return; /* Manchester is a town, whatever lies round it */
    }
    next.pick.score += is_also_town ? SCORE_TOWN_TOO : 0;
    try_atom(w, &next, k + 1);
}

static void
try_country(struct window *w, const struct trial *t, size_t k, int country, bool is_code)
{
    struct trial next = *t;
    if (t->pick.country == country) {
        next.pick.score += SCORE_SAME;
        next.n_known++;
        try_atom(w, &next, k + 1);
        return;
    }
    if (t->pick.country >= 0 || (is_code && t->pick.is_unlisted && t->pick.region < 0 &&
                                 atom_is_rather_state(atom_at(w, k), country))) {
        return;
    }
    next.pick.country = country;
    next.ranks[k] = RANK_COUNTRY;
    next.pick.score += is_code ? SCORE_COUNTRY_CODE : SCORE_COUNTRY;
    next.n_codes += is_code ? 1 : 0;
    next.n_known++;
    if (place_trial_fits(w, &next.pick, next.pick.city)) {
        try_atom(w, &next, k + 1);
    }
}

/* "WA", which is a town in Ghana, too; "VIC", one in Spain. */
static bool
is_code_of_state(const struct place_scan *scan, const struct place_atom *atom)
{
    return atom_is_state_code(atom) && place_scan_key(scan, atom->first, atom->last).n <= 3;
}

/* The atom says nothing that is kept: a street, a district, a stray code. */
static void
try_ignored(struct window *w, const struct trial *t, size_t k)
{
    const struct place_atom *atom = atom_at(w, k);
    struct trial next = *t;
    bool is_edge = k == 0 || k + 1 == w->n;
    next.is_county = t->is_county || atom->is_county;
    if (atom_is_unknown(atom)) {
        next.pick.score += is_edge ? SCORE_DISTRICT : 0;
    } else if (atom_is_district(atom) && is_edge) {
        next.pick.score += SCORE_DISTRICT;
    } else if (atom_is_only_code(atom) && !atom_is_state_code(atom)) {
        next.pick.score += SCORE_IGNORED_CODE;
    } else if (is_edge && !atom_is_only_code(atom) && !atom_is_country(atom) &&
               !is_code_of_state(w->scan, atom)) {
        next.pick.score += 2 * SCORE_IGNORED;
    } else {
        return;
    }
    try_atom(w, &next, k + 1);
}

/* "USA - Illinois - Abbott Park": behind a country and its region; not "- Field Sales". */
static bool
is_dashed_town(const struct window *w, const struct trial *t, const struct place_atom *atom)
{
    return atom->gap == GAP_DASH && t->pick.region >= 0 && t->pick.country >= 0 &&
           place_trial_has_own_word(w, atom);
}

/* The atom names a town that is not in the gazetteer: only at the small end, and
 * only beside a comma or behind all else. */
static void
try_unlisted(struct window *w, const struct trial *t, size_t k)
{
    const struct place_atom *atom = atom_at(w, k);
    bool is_first = k == 0;
    enum place_gap gap = is_first ? atom_at(w, 1)->gap : atom->gap;
    bool is_beside = gap == GAP_COMMA || (!is_first && is_dashed_town(w, t, atom));
    if ((!is_first && k + 1 != w->n) || !is_beside || !atom->is_whole || atom->is_county ||
        t->pick.city >= 0 || t->pick.is_unlisted || atom->is_street || atom->is_implied) {
        return;
    }
    bool is_known = !atom_is_unknown(atom);
    bool is_short = place_scan_key(w->scan, atom->first, atom->last).n <= 3;
    if (is_known ? (!atom_is_only_town(atom) || !is_first || is_short) : !atom->is_name) {
        return;
    }
    if (!is_first && (atom_is_only_code(atom_at(w, k - 1)) || w->n != w->scan->n_atoms)) {
        return;
    }
    struct trial next = *t;
    next.pick.is_unlisted = true;
    next.pick.name_atom = (uint16_t)(w->first + k);
    next.ranks[k] = RANK_TOWN;
    next.is_known_town = is_known;
    next.pick.score += is_known ? SCORE_UNLISTED_KNOWN : SCORE_UNLISTED;
    try_atom(w, &next, k + 1);
}

/* "King County, WA", "Richmond, VIC": the state's code, whatever town is called so. */
static bool
is_code_behind(const struct window *w, size_t k)
{
    const struct place_atom *atom = atom_at(w, k);
    size_t n = place_scan_key(w->scan, atom->first, atom->last).n;
    bool is_expected = n == 3 ? atom->gap == GAP_COMMA : n == 2 && atom_at(w, k - 1)->is_county;
    return is_expected && atom_is_state_code(atom);
}

static void
try_atom(struct window *w, const struct trial *t, size_t k)
{
    if (k == w->n) {
        if (!t->pick.is_unlisted || t->n_known > 0) {
            finish(w, t);
        }
        return;
    }
    const struct place_atom *atom = atom_at(w, k);
    bool has_town = t->pick.city >= 0 || t->pick.is_unlisted;
    bool is_code = k > 0 && is_code_behind(w, k);
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        if (v.kind == GAZETTEER_CITY && (has_town || is_code)) {
            break; /* cities come last */
        }
        if (v.kind == GAZETTEER_CITY) {
            try_city(w, t, k, v);
        } else if (v.kind == GAZETTEER_COUNTRY) {
            try_country(w, t, k, (int)v.index, false);
        } else {
            try_region(w, t, k, v);
        }
    }
    if (atom->country_code >= 0) {
        try_country(w, t, k, atom->country_code, true);
    }
    if (w->n > 1) {
        try_ignored(w, t, k);
        try_unlisted(w, t, k);
    }
}

/* NOLINTEND(misc-no-recursion) */

struct place_pick
place_pick_none(size_t first, size_t n)
{
    return (struct place_pick){.city = -1,
                               .region = -1,
                               .sub = -1,
                               .country = -1,
                               .first = (uint16_t)first,
                               .last = (uint16_t)(first + n - 1),
                               .name_atom = (uint16_t)first,
                               .score = SCORE_NEVER};
}

/* Two countries fit equally: only the town's name is sure. */
static void
settle_contest(struct window *w)
{
    struct place_pick *best = &w->best;
    if (w->second.score == SCORE_NEVER || w->second.score <= best->score - MARGIN) {
        return;
    }
    int hint = w->evidence->hint_country;
    if (hint >= 0 && place_trial_country(&w->second) == hint) {
        *best = w->second;
        return;
    }
    if (hint >= 0 && place_trial_country(best) == hint) {
        return;
    }
    bool is_same_name =
        best->city >= 0 && w->second.city >= 0 && best->name_atom == w->second.name_atom;
    uint16_t name = best->name_atom;
    int score = best->score;
    size_t first = best->first, n = (size_t)(best->last - best->first) + 1;
    *best = place_pick_none(first, n);
    best->score = score;
    best->name_atom = name;
    best->is_unlisted = is_same_name;
}

struct place_pick
place_read_window(const struct place_scan *scan, const struct place_evidence *evidence,
                  size_t first, size_t n, struct place_pick *ret_linked)
{
    struct window w = {.scan = scan, .evidence = evidence, .first = first, .n = n};
    w.best = w.second = w.linked = place_pick_none(first, n);
    struct trial t = {.pick = w.best};
    t.pick.score = 0;
    for (size_t i = 0; i < PLACE_WINDOW; i++) {
        t.ranks[i] = RANK_NONE;
    }
    try_atom(&w, &t, 0);
    if (w.best.score != SCORE_NEVER && !w.best.is_bare) {
        settle_contest(&w);
    }
    *ret_linked = w.linked;
    return w.best;
}
