/* normalize/places/places_scan.c: finds the names in a location string. Filler is
 * taken off the ends of each part; what is left is looked up as a whole, then piecewise
 * (places_pieces.c). Must not choose between the meanings of a name:
 * normalize/places/places_group.c does. */
#include "normalize/places/places_pieces.h"
#include "normalize/places/places_street.h"

#include "base/banned.h"

struct str
place_scan_key(const struct place_scan *scan, size_t first, size_t last)
{
    size_t begin = scan->tokens[first].fold_begin;
    return (struct str){scan->folded + begin, scan->tokens[last].fold_end - begin};
}

struct str
place_scan_words(const struct place_scan *scan, size_t first, size_t last)
{
    size_t begin = scan->tokens[first].begin;
    return str_sub(scan->text, begin, scan->tokens[last].end - begin);
}

/* "Orange County", "Hampton Roads": a part of a region that is not in the gazetteer. */
static bool
scan_county(struct place_scanner *s, struct place_span part)
{
    if (part.end - part.first < 2) {
        return false;
    }
    const struct place_word *last =
        place_word_find(s->words, place_scan_key(s->scan, part.end - 1, part.end - 1));
    const struct place_word *first =
        place_word_find(s->words, place_scan_key(s->scan, part.first, part.first));
    const struct place_word *all =
        place_word_find(s->words, place_scan_key(s->scan, part.first, part.end - 1));
    bool is_county = (last && last->kind == WORD_COUNTY) || (first && first->kind == WORD_COUNTY) ||
                     (all && all->kind == WORD_COUNTY);
    if (!is_county) {
        return false;
    }
    struct place_atom *atom = place_add_atom(s, part.first, part.end - 1);
    if (atom) {
        atom->is_county = true;
        atom->is_whole = true;
    }
    return true;
}

/* Takes filler off both ends until what is left is known; true: all is done. */
static bool
scan_trimmed(struct place_scanner *s, struct place_span *part, struct place_span full)
{
    size_t len = 1;
    while (part->first < part->end && len > 0) {
        const struct place_word *word = place_filler_find(s, part->first, part->end - 1);
        if (word && word->kind != WORD_COUNTY) {
            place_take_word(s, word, part->first, part->end - 1);
            return true;
        }
        if (place_add_name(s, *part, true, full) || scan_county(s, *part)) {
            return true;
        }
        len = place_filler_at_start(s, *part);
        part->first += len;
        if (len == 0) {
            len = place_filler_at_end(s, *part);
            part->end -= len;
        }
    }
    return part->first == part->end;
}

/* "Minato-ku, Tokyo", "Naka-ku, Yokohama": a ward of the city named beside it, not the town
 * of its name. */
static bool
is_ward(const struct place_scan *scan, struct place_span part)
{
    size_t last = part.end - 1;
    bool is_cut = last > part.first && scan->tokens[last].gap == GAP_HYPHEN;
    bool is_beside = part.first > 0 || part.end < scan->n_tokens;
    struct str key = place_scan_key(scan, last, last);
    return is_cut && is_beside && (str_is(key, "ku") || str_is(key, "gu"));
}

/* "Galway City": the word behind a town that is known without it. */
static bool
scan_city(struct place_scanner *s, struct place_span part)
{
    size_t last = part.end - 1;
    return last > part.first && str_is(place_scan_key(s->scan, last, last), "city") &&
           place_add_name(s, (struct place_span){part.first, last}, true, part);
}

/* "Baden bei Zürich", "Garching b. München": the town is the first, whatever it lies near. */
static bool
scan_near(struct place_scanner *s, struct place_span part)
{
    for (size_t at = part.first + 1; at + 1 < part.end; at++) {
        struct str key = place_scan_key(s->scan, at, at);
        if (str_is(key, "bei") || (str_is(key, "b") && !s->scan->tokens[at].is_upper)) {
            return place_add_name(s, (struct place_span){part.first, at}, true, part);
        }
    }
    return false;
}

/* What is left of `full` without filler: no name as a whole. */
static void
scan_core(struct place_scanner *s, struct place_span part, struct place_span full)
{
    size_t n_atoms = s->scan->n_atoms;
    if (scan_near(s, part)) {
        return;
    }
    if (place_has_known_piece(s, part)) {
        enum place_gap gap = s->gap;
        size_t n_fillers = s->n_fillers;
        place_scan_pieces(s, part);
        if (!place_is_one_name(s->scan, n_atoms, part, s->n_fillers > n_fillers)) {
            return;
        }
        s->scan->n_atoms = n_atoms;
        s->gap = gap;
    }
    place_add_unknown(s, part, true);
    if (s->scan->n_atoms > n_atoms) {
        struct place_atom *atom = &s->scan->atoms[n_atoms];
        struct place_span name = place_name_span(s, full, part);
        atom->full_first = (uint16_t)name.first;
        atom->full_last = (uint16_t)(name.end - 1);
        atom->is_street = atom->is_street || place_has_house_number(s->scan, full, part);
        atom->is_name = atom->is_name && !atom->is_street;
    }
}

/* A piece of a part, beside a street. */
static void
scan_piece(struct place_scanner *s, struct place_span full)
{
    struct place_span part = full;
    if (part.first < part.end && !scan_trimmed(s, &part, full)) {
        scan_core(s, part, full);
    }
}

static void
scan_simple(struct place_scanner *s, struct place_span full)
{
    struct place_span part = full, street = {0, 0};
    if (is_ward(s->scan, part)) {
        place_add_unknown(s, part, true);
        return;
    }
    if (scan_trimmed(s, &part, full) || scan_city(s, part)) {
        return;
    }
    if (!place_street_find(s->scan, full, &street)) {
        scan_core(s, part, full);
        return;
    }
    do {
        scan_piece(s, (struct place_span){full.first, street.first});
        full.first = street.end;
    } while (place_street_find(s->scan, full, &street));
    scan_piece(s, full);
}

/* "US-Remote, Atlanta": what stands with "remote" is a place of its own. */
static void
scan_closed(struct place_scanner *s, struct place_span part)
{
    struct place_scan *scan = s->scan;
    size_t n_atoms = scan->n_atoms;
    bool was_remote = s->is_remote;
    s->is_remote = false;
    scan_simple(s, part);
    if (s->is_remote && scan->n_atoms > n_atoms) {
        scan->atoms[n_atoms].gap = GAP_HARD;
        s->gap = GAP_HARD;
    }
    for (size_t i = n_atoms; i < scan->n_atoms && (s->is_remote || was_remote); i++) {
        scan->atoms[i].is_remote = true;
    }
    bool is_closed = s->is_remote && scan->n_atoms > n_atoms;
    s->is_remote = !is_closed && (s->is_remote || was_remote);
}

static void
scan_part(struct place_scanner *s, struct place_span part)
{
    struct gazetteer_hit hit;
    if (place_find_name(s->scan, part.first, part.end - 1, true, &hit)) {
        scan_simple(s, part);
        return;
    }
    while (part.first < part.end) {
        size_t at = place_find_break(s, part);
        scan_closed(s, (struct place_span){part.first, at});
        if (at < part.end) {
            s->gap = GAP_HARD;
        }
        part.first = at < part.end ? at + 1 : at;
    }
}

/* Past what stands in brackets behind the part, where both are one name: "Frankfurt (Oder)". */
static size_t
past_bracket(const struct place_scan *scan, size_t first, size_t end)
{
    struct gazetteer_hit hit;
    size_t last = end;
    if (end >= scan->n_tokens || scan->tokens[end].begin == 0 ||
        scan->text.p[scan->tokens[end].begin - 1] != '(') {
        return end;
    }
    while (last < scan->n_tokens && last < end + 3 && scan->tokens[last].end < scan->text.n) {
        if (scan->text.p[scan->tokens[last].end] == ')') {
            return gazetteer_find(place_scan_key(scan, first, last), &hit) ? last + 1 : end;
        }
        last++;
    }
    return end;
}

/* "Washington, D.C.": one name in spite of its signs. */
static bool
scan_whole(struct place_scanner *s)
{
    struct place_scan *scan = s->scan;
    if (scan->n_tokens < 2 || scan->n_tokens > PLACE_PHRASE_TOKENS) {
        return false;
    }
    for (size_t i = 1; i < scan->n_tokens; i++) {
        if (scan->tokens[i].gap == GAP_HARD) {
            return false;
        }
    }
    struct place_span all = {0, scan->n_tokens};
    return place_add_name(s, all, true, all);
}

void
place_scan(const struct place_words *words, struct str text, struct place_scan *scan)
{
    scan->text = str_sub(text, 0, PLACE_TEXT_BYTES);
    scan->n_tokens = 0;
    scan->n_atoms = 0;
    scan->n_scopes = 0;
    scan->modes = 0;
    scan->is_anywhere = false;
    place_tokens(scan);
    place_drop_exceptions(words, scan);
    place_part_states(scan);
    place_split_run_on(words, scan);
    place_split_cjk(scan);
    struct place_scanner s = {.words = words, .scan = scan};
    if (scan_whole(&s)) {
        return;
    }
    for (size_t i = 0; i < scan->n_tokens;) {
        size_t end = i + 1;
        while (end < scan->n_tokens && scan->tokens[end].gap <= GAP_HYPHEN) {
            end++;
        }
        end = past_bracket(scan, i, end);
        if (scan->tokens[i].gap > s.gap) {
            s.gap = scan->tokens[i].gap;
        }
        if (scan->tokens[i].gap == GAP_HARD) {
            s.is_remote = false;
        }
        scan_part(&s, (struct place_span){i, end});
        i = end;
    }
    place_join_codes(scan);
    place_part_countries(scan);
}
