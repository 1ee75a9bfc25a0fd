/* normalize/places/places_trial.h: one way to read a run of atoms as a place. Private to
 * places_window.c. */
#ifndef NORMALIZE_PLACES_TRIAL_H
#define NORMALIZE_PLACES_TRIAL_H

#include "normalize/places/places_window.h"

struct window {
    const struct place_scan *scan;
    const struct place_evidence *evidence;
    size_t first, n;
    struct place_pick best, second; /* second: best in another country */
    struct place_pick linked;       /* best that knows more than a town */
};

enum rank { RANK_TOWN, RANK_SUB, RANK_REGION, RANK_COUNTRY, RANK_NONE };

struct trial {
    struct place_pick pick;
    enum rank ranks[PLACE_WINDOW];
    int n_known, n_codes;
    bool is_state, is_county;
    bool is_iso;         /* "DE-BY": a country's code, then its region's */
    bool is_namesake;    /* the town has the name of a far bigger region */
    bool has_rival;      /* the region's name is a town's as well */
    bool is_city_region; /* the region is hardly more than the city of its name */
    bool is_known_town;  /* the unlisted town's name means another place */
};

static inline const struct place_atom *
atom_at(const struct window *w, size_t k)
{
    return &w->scan->atoms[w->first + k];
}

/* Whether the pick's areas and the town (a city's index, or -1) lie in one another, and in the
 * country stated outside. */
bool place_trial_fits(const struct window *w, const struct place_pick *p, int town);
/* The country that the pick names or lies in; -1: none. */
int place_trial_country(const struct place_pick *p);
/* Not all of the atom's words are ordinary ones or occupations: "Abbott Park", not "Field Sales".
 */
bool place_trial_has_own_word(const struct window *w, const struct place_atom *atom);
/* "Sales Team, Germany": beside a country's name alone, such words are no town's. */
bool place_trial_is_label(const struct window *w, const struct trial *t);
/* What atom k is worth as a region of the trial. */
int place_trial_region_score(const struct window *w, const struct trial *t, size_t k,
                             struct gazetteer_value v);
/* What the whole of the reading is worth beyond its pieces. */
int place_trial_score(const struct window *w, const struct trial *t);

#endif
