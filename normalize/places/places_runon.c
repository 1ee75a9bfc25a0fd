/* normalize/places/places_runon.c: what signs do not tell. "Seattle, WA Atlanta, GA 30301 Boston,
 * MA" lost what parted it: behind a state's code begins a new town where a comma and a state's
 * code follow it in turn. "DE, AT, CH" are countries, "Belo Horizonte/MG" is one place. Must not
 * divide anything else: "SA, AU" is South Australia. */
#include "normalize/places/places_atom.h"
#include "normalize/places/places_postal.h"

#include "base/banned.h"

enum { TOWN_WORDS = 4 };

static bool
is_state_code(const struct place_scan *scan, size_t at)
{
    struct gazetteer_hit hit;
    struct str key = place_scan_key(scan, at, at);
    if (scan->tokens[at].gap != GAP_COMMA || !scan->tokens[at].is_upper || key.n != 2) {
        return false;
    }
    struct place_atom atom = {.is_upper = true};
    bool is_found = gazetteer_find(key, &hit);
    atom.hit = is_found ? hit : (struct gazetteer_hit){.n = 0};
    return atom_is_state_code(&atom);
}

/* Past the words of a town's name; the same place where there is none. */
static size_t
past_town(const struct place_scan *scan, size_t at)
{
    size_t end = at;
    while (end < scan->n_tokens && end < at + TOWN_WORDS && scan->tokens[end].is_capital &&
           !scan->tokens[end].has_digit && scan->tokens[end].gap <= GAP_HYPHEN) {
        end++;
    }
    bool is_country = end == at + 1 && gazetteer_country_code(place_scan_key(scan, at, at)) >= 0;
    return is_country ? at : end;
}

static bool
is_break(const struct place_words *words, const struct place_scan *scan, size_t at)
{
    const struct place_word *word = place_word_find(words, place_scan_key(scan, at, at));
    return word && word->kind == WORD_BREAK;
}

void
place_split_run_on(const struct place_words *words, struct place_scan *scan)
{
    for (size_t i = 1; i + 2 < scan->n_tokens; i++) {
        if (!is_state_code(scan, i)) {
            continue;
        }
        size_t town = i + 1;
        while (town < scan->n_tokens && scan->tokens[town].has_digit &&
               scan->tokens[town].gap <= GAP_HYPHEN) {
            town++; /* a postal code */
        }
        size_t end = past_town(scan, town);
        bool is_run_on = end > town && end < scan->n_tokens && is_state_code(scan, end);
        if (is_run_on && scan->tokens[town].gap == GAP_SPACE && !is_break(words, scan, town)) {
            scan->tokens[town].gap = GAP_HARD;
        }
    }
}

/* Postal codes behind the code of a state; Australia's first. */
static const struct {
    const char *country, *form;
} STATE_POSTS[] = {{"AU", "9999"}, {"US", "99999"}, {"CA", "@9@ 9@9"}};

/* Whether token `at` is the code of a state behind which the form of its country has a postal
 * code; the three letters of Australia's need none. */
static bool
is_closing_state(const struct place_scan *scan, size_t at)
{
    const struct place_token *t = &scan->tokens[at];
    bool is_last = at + 1 == scan->n_tokens || t[1].gap > GAP_HYPHEN;
    bool is_three = is_last && t->fold_end - t->fold_begin == 3;
    struct gazetteer_hit hit;
    if (!t->is_upper || scan->is_upper || !(is_three || (!is_last && t[1].has_digit)) ||
        !gazetteer_find(place_scan_key(scan, at, at), &hit)) {
        return false;
    }
    size_t code = is_last ? scan->text.n : t[1].begin;
    struct place_atom atom = {.is_upper = true, .hit = hit};
    for (size_t i = 0; i < sizeof STATE_POSTS / sizeof STATE_POSTS[0]; i++) {
        int country = gazetteer_country_code(str_of(STATE_POSTS[i].country));
        bool fits = is_three ? i == 0 : place_form_fits(scan->text, code, STATE_POSTS[i].form);
        if (fits && atom_has_code_in(&atom, country)) {
            return true;
        }
    }
    return false;
}

/* "Macquarie Park NSW 2113": what stands before the state and its postal code is a town, unless
 * it is a street: "1 Infinite Loop Cupertino CA 95014". */
void
place_part_states(struct place_scan *scan)
{
    bool has_number = false;
    for (size_t i = 0; i < scan->n_tokens; i++) {
        struct place_token *t = &scan->tokens[i];
        has_number = t->has_digit || (has_number && t->gap <= GAP_HYPHEN);
        if (t->gap == GAP_SPACE && !has_number && is_closing_state(scan, i)) {
            t->gap = GAP_COMMA;
        }
    }
}

/* "Remote CA, US": the country of the state that stands with "remote". */
static bool
is_country_of_code(const struct place_scan *scan, const struct place_atom *atom,
                   const struct place_atom *code)
{
    bool is_code = code->is_remote && code->is_upper && code->hit.n > 0 &&
                   place_scan_key(scan, code->first, code->last).n == 2 &&
                   scan->tokens[atom->first].gap == GAP_COMMA;
    for (size_t i = 0; is_code && i < code->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&code->hit, i);
        if (v.kind == GAZETTEER_CODE &&
            (int)gazetteer_regions[v.index].country == atom->country_code) {
            return true;
        }
    }
    return false;
}

/* "Kadıköy/İstanbul": so addresses of Turkey write a town and its province. */
static bool
is_own_province(const struct place_atom *town, const struct place_atom *atom)
{
    for (size_t i = 0; i < town->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&town->hit, i);
        bool is_turkish =
            v.kind == GAZETTEER_CITY &&
            str_is(str_of(gazetteer_countries[gazetteer_cities[v.index].country].alpha2), "TR");
        if (is_turkish && atom_is_region(atom, gazetteer_cities[v.index].region)) {
            return true;
        }
    }
    return false;
}

/* "Belo Horizonte/MG": the stroke does not divide a town from its state. */
void
place_join_codes(struct place_scan *scan)
{
    for (size_t i = 1; i < scan->n_atoms; i++) {
        struct place_atom *atom = &scan->atoms[i];
        const struct place_atom *town = &scan->atoms[i - 1];
        if (is_country_of_code(scan, atom, town) ||
            (atom->gap == GAP_HARD && is_own_province(town, atom))) {
            atom->gap = GAP_COMMA;
            continue;
        }
        bool is_code = atom->gap == GAP_HARD && atom->is_upper && atom->is_whole &&
                       !atom->is_remote && place_scan_key(scan, atom->first, atom->last).n == 2;
        if (is_code && town->hit.n > 0 &&
            gazetteer_value_at(&town->hit, town->hit.n - 1).kind == GAZETTEER_CITY &&
            place_scan_key(scan, town->first, town->last).n > 3) {
            atom->gap = GAP_COMMA;
        }
    }
}

static bool
is_code_of_country(const struct place_scan *scan, const struct place_atom *atom)
{
    return atom->country_code >= 0 && atom->is_upper && atom->is_whole && !atom->is_implied &&
           place_scan_key(scan, atom->first, atom->last).n == 2;
}

/* "CA, US", "US, CA": a part of the other country has the code. */
static bool
is_region_of(const struct place_atom *a, const struct place_atom *b)
{
    return atom_has_code_in(a, b->country_code) || atom_has_code_in(b, a->country_code);
}

void
place_part_countries(struct place_scan *scan)
{
    bool any_other = false;
    for (size_t i = 0; i < scan->n_atoms; i++) {
        const struct place_atom *atom = &scan->atoms[i];
        if (!is_code_of_country(scan, atom) || (i > 0 && is_region_of(atom - 1, atom))) {
            return;
        }
        any_other = any_other || !atom_is_state_code(atom);
    }
    for (size_t i = 1; any_other && i < scan->n_atoms; i++) {
        scan->atoms[i].gap = scan->atoms[i].gap == GAP_COMMA ? GAP_HARD : scan->atoms[i].gap;
    }
}
