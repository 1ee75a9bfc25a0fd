/* normalize/places/places_runon.c: lists that look like one place. "Seattle, WA Atlanta,
 * GA 30301 Boston, MA" lost what parted it: behind a state's code begins a new town where a
 * comma and a state's code follow it in turn. "DE, AT, CH" are countries. Must not divide
 * anything else: "SA, AU" is South Australia. */
#include "normalize/places/places_atom.h"

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
