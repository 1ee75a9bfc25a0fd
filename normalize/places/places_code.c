/* normalize/places/places_code.c: what two or three capitals mean that stand alone: a country or a
 * state, as those beside them do. Must not guess: "CA" is neither California nor Canada. */
#include "normalize/places/places_code.h"

#include "normalize/places/places_atom.h"

#include "base/banned.h"

enum {
    STATE_LARGER = 18, /* 3.5 times the people of the country with the code */
    DOMINANT_CODE = 60 /* a country's code against a state's, beside "remote" */
};

/* Countries whose codes of two or of three letters are as often words and other
 * abbreviations: "IT", "EST". */
static const char *const word_codes[] = {"IT", "HR", "QA", "PR", "AI", "TV", "ID", "IO",
                                         "PM", "AM", "MS", "IS", "NO", "SO", "TO", "BE",
                                         "ME", "MY", "DO", "AS", "BA", "CV", "CF"};
static const char *const word_codes_3[] = {"AD", "AE", "EE", "PE", "SR", "TO", "MO", "BJ", "MA"};

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

void
place_code_bare(const struct place_scan *scan, const struct place_atom *atom, int only_country,
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
        place_pick_region(pick, state);
    }
}

static bool
is_code_of_country(const struct place_scan *scan, size_t at)
{
    const struct place_atom *atom = &scan->atoms[at];
    return at < scan->n_atoms && atom->country_code >= 0 && atom->is_upper && atom->is_whole;
}

/* "US/CA", "US, UK, CA": among codes of countries, what can be one is one. */
bool
place_code_in_country_list(const struct place_scan *scan, size_t at)
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
                                          gazetteer_countries[code].weight + STATE_LARGER);
}

/* "WA, OR, CA": in a list of codes of states of which one is nothing else, all are. */
int
place_code_state_in_list(const struct place_scan *scan, size_t at)
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
bool
place_code_is_short(const struct place_scan *scan, const struct place_atom *atom)
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
