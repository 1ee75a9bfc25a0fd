/* normalize/places/places_filler.c: takes away what stands round names in a location
 * string: filler, work modes, regions of the world, postal codes. Must not take
 * a code for a word: "ON" is Ontario. */
#include "normalize/places/places_filler.h"

#include "base/banned.h"

bool
place_is_upper(const struct place_scan *scan, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        if (!scan->tokens[i].is_upper) {
            return false;
        }
    }
    return true;
}

static void
add_scope(struct place_scan *scan, const char *scope)
{
    for (size_t i = 0; i < scan->n_scopes; i++) {
        if (strcmp(scan->scopes[i], scope) == 0) {
            return;
        }
    }
    if (scan->n_scopes < PLACE_SCOPES) {
        scan->scopes[scan->n_scopes++] = scope;
    }
}

struct place_atom *
place_add_atom(struct place_scanner *s, size_t first, size_t last)
{
    struct place_scan *scan = s->scan;
    if (scan->n_atoms >= PLACE_ATOMS) {
        return NULL;
    }
    struct place_atom *atom = &scan->atoms[scan->n_atoms++];
    *atom = (struct place_atom){.first = (uint16_t)first,
                                .last = (uint16_t)last,
                                .full_first = (uint16_t)first,
                                .full_last = (uint16_t)last,
                                .country_code = -1,
                                .gap = s->gap,
                                .is_remote = s->is_remote,
                                .is_upper = place_is_upper(scan, first, last)};
    s->gap = GAP_SPACE;
    return atom;
}

/* "bundesweit" stands for Germany: an atom with the country's code. */
static void
add_implied_country(struct place_scanner *s, const char *alpha2, size_t first, size_t last)
{
    struct place_atom *atom = place_add_atom(s, first, last);
    if (atom) {
        atom->country_code = gazetteer_country_code(str_of(alpha2));
        atom->is_whole = true;
        atom->is_upper = true;
        atom->is_implied = true;
    }
}

void
place_take_word(struct place_scanner *s, const struct place_word *word, size_t first, size_t last)
{
    struct place_scan *scan = s->scan;
    s->n_fillers++;
    switch (word->kind) {
    case WORD_MODE:
        if (s->is_negated) {
            break;
        }
        scan->modes = (uint8_t)(scan->modes | (1U << mode_find(str_of(word->value))));
        s->is_remote = s->is_remote || strcmp(word->value, "remote") == 0;
        break;
    case WORD_ANYWHERE:
        scan->is_anywhere = true;
        break;
    case WORD_SCOPE:
        add_scope(scan, word->value);
        break;
    case WORD_COUNTRY:
        add_implied_country(s, word->value, first, last);
        break;
    case WORD_BREAK:
        s->gap = GAP_HARD;
        break;
    case WORD_NOT:
        s->is_negated = true;
        break;
    case WORD_NONE:
    case WORD_NOISE:
    case WORD_COUNTY:
    case WORD_EXCEPT:
        break;
    }
}

/* "ON", "IN", "OR" in capitals are codes before they are words. */
static bool
is_code(const struct place_scan *scan, size_t first, size_t last)
{
    struct gazetteer_hit hit;
    struct str key = place_scan_key(scan, first, last);
    if (first != last || key.n != 2 || !scan->tokens[first].is_upper || scan->is_upper) {
        return false;
    }
    return gazetteer_country_code(key) >= 0 ||
           (gazetteer_find(key, &hit) && gazetteer_value_at(&hit, 0).kind != GAZETTEER_CITY);
}

const struct place_word *
place_filler_find(const struct place_scanner *s, size_t first, size_t last)
{
    const struct place_token *t = &s->scan->tokens[first];
    bool is_letter = first == last && t->fold_end - t->fold_begin == 1 && t->is_upper;
    if (is_letter || is_code(s->scan, first, last)) { /* "30 W 26th Street" */
        return NULL;
    }
    return place_word_find(s->words, place_scan_key(s->scan, first, last));
}

/* Codes of post offices: anything with a digit, "1011 AB", "D-10115". */
static bool
is_postal(const struct place_scan *scan, struct place_span part, size_t at)
{
    const struct place_token *t = &scan->tokens[at];
    if (t->has_digit) {
        return true;
    }
    size_t n = (size_t)(t->fold_end - t->fold_begin);
    if (n == 1 && t->is_upper && at + 1 == part.end && at > part.first && t->gap == GAP_SPACE) {
        const struct place_token *town = t - 1; /* "Odense C", not "Charlotte N C" */
        return town->fold_end - town->fold_begin > 1 && !town->is_upper;
    }
    if (n == 1 && t->is_upper && at + 1 < part.end) {
        return scan->tokens[at + 1].has_digit && scan->tokens[at + 1].gap == GAP_HYPHEN;
    }
    return n == 2 && t->is_upper && at > 0 && t->gap == GAP_SPACE && at + 1 < part.end &&
           scan->tokens[at - 1].has_digit &&
           scan->tokens[at - 1].end - scan->tokens[at - 1].begin == 4;
}

/* The longest name looked for round a word of filler, in words. */
enum { NAME_ROUND = 3 };

/* "South Bend HQ": the first word is a name's together with one or two behind it. */
static bool
begins_name(const struct place_scan *scan, struct place_span part)
{
    struct gazetteer_hit hit;
    size_t n = part.end - part.first, found = 0;
    for (size_t len = 2; len < n && len <= NAME_ROUND && !found; len++) {
        found = gazetteer_find(place_scan_key(scan, part.first, part.first + len - 1), &hit);
    }
    return found;
}

/* "ZAF-Cape Town": likewise the last word with those before it. */
static bool
ends_name(const struct place_scan *scan, struct place_span part)
{
    struct gazetteer_hit hit;
    size_t n = part.end - part.first, found = 0;
    for (size_t len = 2; len < n && len <= NAME_ROUND && !found; len++) {
        found = gazetteer_find(place_scan_key(scan, part.end - len, part.end - 1), &hit);
    }
    return found;
}

/* The longest filler at the beginning of the part, in tokens. */
size_t
place_filler_at_start(struct place_scanner *s, struct place_span part)
{
    if (is_postal(s->scan, part, part.first)) {
        return 1;
    }
    size_t n = part.end - part.first;
    for (size_t len = n < PLACE_PHRASE_TOKENS ? n : PLACE_PHRASE_TOKENS; len > 0; len--) {
        const struct place_word *word = place_filler_find(s, part.first, part.first + len - 1);
        if (word && word->kind == WORD_NOISE && begins_name(s->scan, part)) {
            return 0;
        }
        if (word && word->kind != WORD_COUNTY) {
            place_take_word(s, word, part.first, part.first + len - 1);
            return len;
        }
    }
    return 0;
}

size_t
place_filler_at_end(struct place_scanner *s, struct place_span part)
{
    if (is_postal(s->scan, part, part.end - 1)) {
        return 1;
    }
    size_t n = part.end - part.first;
    for (size_t len = n < PLACE_PHRASE_TOKENS ? n : PLACE_PHRASE_TOKENS; len > 0; len--) {
        const struct place_word *word = place_filler_find(s, part.end - len, part.end - 1);
        bool is_noise = word && word->kind == WORD_NOISE;
        if (is_noise && ends_name(s->scan, part)) {
            return 0;
        }
        if (is_noise || (word && word->kind == WORD_MODE)) {
            place_take_word(s, word, part.end - len, part.end - 1);
            return len;
        }
    }
    return 0;
}

/* Whether a name reaches over token `at` ("Trinidad and Tobago"). */
static bool
is_inside_name(const struct place_scan *scan, struct place_span part, size_t at)
{
    enum { REACH = 3 };
    struct gazetteer_hit hit;
    for (size_t i = 0; i < (size_t)REACH * REACH; i++) {
        size_t back = i / REACH + 1, end = at + i % REACH + 1;
        if (at >= part.first + back && end < part.end &&
            gazetteer_find(place_scan_key(scan, at - back, end), &hit)) {
            return true;
        }
    }
    return false;
}

/* Whether a name ends before token `at`. */
static bool
is_behind_name(const struct place_scan *scan, struct place_span part, size_t at)
{
    struct gazetteer_hit hit;
    for (size_t len = 1; len <= NAME_ROUND && part.first + len <= at; len++) {
        if (gazetteer_find(place_scan_key(scan, at - len, at - 1), &hit)) {
            return true;
        }
    }
    return false;
}

/* First word that divides the part in two, or part.end. Oregon's code in "US-OR-Salem" does not,
 * nor the English "of", which is Dutch for "or". */
size_t
place_find_break(const struct place_scanner *s, struct place_span part)
{
    for (size_t i = part.first + 1; i + 1 < part.end; i++) {
        const struct place_word *word = place_word_find(s->words, place_scan_key(s->scan, i, i));
        bool is_code = s->scan->tokens[i].is_upper && s->scan->tokens[i].gap == GAP_HYPHEN;
        if (word && word->kind == WORD_BREAK && !is_code && !is_inside_name(s->scan, part, i) &&
            (strcmp(word->key, "of") != 0 || is_behind_name(s->scan, part, i))) {
            return i;
        }
    }
    return part.end;
}

/* Whether filler words at an end of the part are no part of a town's name. */
static bool
is_cut_off(const struct place_scanner *s, size_t first, size_t last)
{
    static const char *const AREAS[] = {"greater", "area", "metro", "metro area", "region", "raum"};
    const struct place_word *word = place_filler_find(s, first, last);
    struct str key = place_scan_key(s->scan, first, last);
    if (!word) {
        return s->scan->tokens[first].has_digit && first == last;
    }
    bool is_area = false;
    for (size_t i = 0; i < sizeof(AREAS) / sizeof(AREAS[0]); i++) {
        is_area = is_area || str_is(key, AREAS[i]);
    }
    bool begins_text = first == 0 && last > first; /* "Stationed at" */
    return is_area || word->kind == WORD_MODE || begins_text || !s->scan->tokens[first].is_capital;
}

struct place_span
place_name_span(const struct place_scanner *s, struct place_span part, struct place_span core)
{
    for (size_t end = core.first; end > part.first;) {
        if (is_cut_off(s, part.first, end - 1)) {
            part.first = end;
            end = core.first;
        } else {
            end--;
        }
    }
    for (size_t first = core.end; first < part.end;) {
        if (is_cut_off(s, first, part.end - 1)) {
            part.end = first;
            first = core.end;
        } else {
            first++;
        }
    }
    return part;
}

bool
place_has_house_number(const struct place_scan *scan, struct place_span part,
                       struct place_span core)
{
    enum { MOST = 3 }; /* digits, "12a" */
    const struct place_token *before = core.first > part.first ? &scan->tokens[part.first] : NULL;
    const struct place_token *behind = core.end < part.end ? &scan->tokens[core.end] : NULL;
    bool is_split_code = before && core.first - part.first > 1; /* "411 05 Göteborg" */
    return (before && before->has_digit && before->end - before->begin <= MOST && !is_split_code) ||
           (behind && behind->has_digit && behind->end - behind->begin <= MOST);
}
