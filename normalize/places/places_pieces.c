/* normalize/places/places_pieces.c: looks names up in a part of a location string that is none as
 * a whole: the longest first, what stands between them as unknown words. Must not take a word for
 * a code ("in", "La sede"), nor a piece of a longer name for a place. */
#include "normalize/places/places_pieces.h"

#include "normalize/places/places_atom.h"

#include "base/banned.h"

enum {
    LARGE_WEIGHT = 180, /* 260,000 people */
    CJK_FIRST_BYTE = 0xE3,
    CJK_LAST_BYTE = 0xED,
    PARTICLE_BYTES = 5 /* of "della"; longer words in small letters are a sentence's */
};

/* "Var, France": a country's name follows. */
static bool
is_before_country(const struct place_scan *scan, size_t last)
{
    struct gazetteer_hit hit;
    if (last + 1 >= scan->n_tokens || scan->tokens[last + 1].gap != GAP_COMMA ||
        !gazetteer_find(place_scan_key(scan, last + 1, scan->n_tokens - 1), &hit)) {
        return false;
    }
    struct place_atom atom = {.hit = hit};
    return atom_is_country(&atom);
}

/* Two and three letters mean a place only in capitals ("LA", not "la"), or
 * where all is in small letters anyway, or as the full name of a town ("Zug"). */
static bool
hit_accepted(const struct place_scan *scan, size_t first, size_t last, bool is_whole,
             const struct gazetteer_hit *hit)
{
    struct str key = place_scan_key(scan, first, last);
    if (key.n > 3 || (unsigned char)key.p[0] >= 0x80 || place_is_upper(scan, first, last)) {
        return true;
    }
    if (is_whole && place_scan_words(scan, first, last).n > key.n) {
        return true; /* "Åbo" */
    }
    if (is_whole && scan->is_lower) {
        return true;
    }
    if (!is_whole || !scan->tokens[first].is_capital) {
        return is_whole && scan->tokens[first].gap == GAP_COMMA;
    }
    bool is_apart = scan->n_tokens <= 2 || scan->tokens[first].gap >= GAP_COMMA; /* not "La sede" */
    for (size_t i = 0; i < hit->n; i++) {
        struct gazetteer_value v = gazetteer_value_at(hit, i);
        if ((v.kind == GAZETTEER_CODE && is_apart) || v.kind == GAZETTEER_COUNTRY || v.is_kept ||
            (v.kind == GAZETTEER_REGION && is_before_country(scan, last))) {
            return true;
        }
    }
    return false;
}

bool
place_find_name(const struct place_scan *scan, size_t first, size_t last, bool is_whole,
                struct gazetteer_hit *hit)
{
    return gazetteer_find(place_scan_key(scan, first, last), hit) &&
           hit_accepted(scan, first, last, is_whole, hit);
}

static int
country_code(const struct place_scan *scan, size_t first, size_t last, bool is_whole)
{
    struct str key = place_scan_key(scan, first, last);
    if (first != last || key.n < 2 || key.n > 3 || scan->tokens[first].has_digit) {
        return -1;
    }
    if (!scan->tokens[first].is_upper && !is_whole) {
        return -1;
    }
    return gazetteer_country_code(key);
}

void
place_add_unknown(struct place_scanner *s, struct place_span part, bool is_whole)
{
    struct place_scan *scan = s->scan;
    struct place_atom *atom = place_add_atom(s, part.first, part.end - 1);
    if (!atom) {
        return;
    }
    atom->is_whole = is_whole;
    unsigned char lead = (unsigned char)scan->folded[scan->tokens[part.first].fold_begin];
    atom->is_name =
        is_whole && part.end - part.first <= 5 && (lead < CJK_FIRST_BYTE || lead > CJK_LAST_BYTE);
    for (size_t i = part.first; i < part.end; i++) {
        const struct place_token *t = &scan->tokens[i];
        atom->is_street = atom->is_street || t->has_digit;
        bool is_particle = t->fold_end - t->fold_begin <= 3;
        if (!t->is_capital && !is_particle && !scan->is_lower) {
            atom->is_name = false;
        }
    }
    bool is_long = place_scan_key(scan, part.first, part.end - 1).n > 3;
    atom->is_name = atom->is_name && !atom->is_street && is_long;
}

/* Past postal codes and codes of countries that follow within a part. */
static size_t
past_codes(const struct place_scan *scan, size_t at)
{
    while (at < scan->n_tokens && scan->tokens[at].gap <= GAP_HYPHEN &&
           (scan->tokens[at].has_digit ||
            (scan->tokens[at].is_upper &&
             gazetteer_country_code(place_scan_key(scan, at, at)) >= 0))) {
        at++;
    }
    return at;
}

/* "DC Ranch", "LA Fitness": two and three letters before other words. */
static bool
is_short_name(const struct place_scan *scan, struct place_span name,
              const struct gazetteer_hit *hit)
{
    if (place_scan_key(scan, name.first, name.end - 1).n > 3) {
        return false;
    }
    size_t next = past_codes(scan, name.end); /* "DE 19801 US" */
    bool is_last = next == scan->n_tokens || scan->tokens[next].gap > GAP_HYPHEN;
    bool is_first = scan->tokens[name.first].gap > GAP_HYPHEN || name.first == 0;
    bool is_code = place_scan_key(scan, name.first, name.end - 1).n == 2;
    bool is_before_words = next < scan->n_tokens && !scan->tokens[next].is_capital;
    is_last = is_last || (is_code && (!is_first || is_before_words) &&
                          place_is_upper(scan, name.first, name.end - 1));
    for (size_t i = 0; i < hit->n; i++) {
        enum gazetteer_kind kind = gazetteer_value_at(hit, i).kind;
        if (kind == GAZETTEER_COUNTRY || (is_last && kind != GAZETTEER_CITY)) {
            return false;
        }
    }
    return true;
}

/* "una figura per la sede": a word in small letters beside words with capitals is a place only when
 * all know it. */
static bool
is_plain_word(const struct place_scan *scan, size_t first, const struct gazetteer_hit *hit)
{
    bool is_known = scan->is_lower || scan->tokens[first].is_capital;
    for (size_t i = 0; !is_known && i < hit->n; i++) {
        struct gazetteer_value v = gazetteer_value_at(hit, i);
        is_known =
            v.kind == GAZETTEER_COUNTRY ||
            (v.kind == GAZETTEER_CITY && gazetteer_cities[v.index].weight >= LARGE_WEIGHT) ||
            (v.kind == GAZETTEER_REGION && gazetteer_regions[v.index].weight >= LARGE_WEIGHT);
    }
    return !is_known;
}

bool
place_add_name(struct place_scanner *s, struct place_span name, bool is_whole,
               struct place_span full)
{
    struct gazetteer_hit hit = {.n = 0};
    bool is_hit = place_find_name(s->scan, name.first, name.end - 1, is_whole, &hit);
    bool is_nickname = is_hit && !is_whole && is_short_name(s->scan, name, &hit);
    is_hit = is_hit && !is_nickname && (is_whole || !is_plain_word(s->scan, name.first, &hit));
    int code = country_code(s->scan, name.first, name.end - 1, is_whole);
    if (!is_hit && code < 0) {
        return false;
    }
    struct place_atom *atom = place_add_atom(s, name.first, name.end - 1);
    if (atom) {
        atom->hit = is_hit ? hit : (struct gazetteer_hit){.n = 0};
        atom->country_code = code;
        atom->is_whole = is_whole;
        atom->full_first = (uint16_t)full.first;
        atom->full_last = (uint16_t)(full.end - 1);
    }
    return true;
}

/* The word before a name says that something is there: "Büro in Salzburg", "situé à Lyon". */
static bool
is_led(const struct place_scan *scan, size_t at)
{
    static const char *const WORDS[] = {"in",  "to",  "a",    "en",   "em",        "w",  "we",
                                        "v",   "ve",  "в",    "во",   "i",         "pa", "na",
                                        "is",  "are", "er",   "ar",   "on",        "e",  "es",
                                        "est", "ist", "sind", "jest", "sijaitsee", "di", "do"};
    if (at == 0 || scan->tokens[at].gap != GAP_SPACE || !scan->tokens[at].is_capital) {
        return false;
    }
    struct str key = place_scan_key(scan, at - 1, at - 1);
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        if (str_is(key, WORDS[i])) {
            return !scan->tokens[at - 1].is_capital;
        }
    }
    return false;
}

/* The longest name that begins the part; 0 when none does. */
static size_t
name_at_start(struct place_scanner *s, struct place_span part, bool is_after_hyphen)
{
    const struct place_scan *scan = s->scan;
    size_t n = part.end - part.first;
    bool is_said = is_led(scan, part.first);
    for (size_t len = n < PLACE_PHRASE_TOKENS ? n : PLACE_PHRASE_TOKENS; len > 0; len--) {
        struct place_span name = {part.first, part.first + len};
        bool is_last = name.end == part.end || !scan->tokens[name.end].is_capital;
        bool is_cut = (name.end < part.end && scan->tokens[name.end].gap == GAP_HYPHEN) ||
                      (name.end == part.end && is_after_hyphen) || (is_said && is_last);
        if (place_add_name(s, name, is_cut, name)) {
            return len;
        }
    }
    return 0;
}

/* Unknown words stand before the name that was just added as atom `at`, if one was. */
static void
insert_unknown(struct place_scanner *s, struct place_span unknown, size_t at)
{
    struct place_scan *scan = s->scan;
    bool has_name = scan->n_atoms > at;
    struct place_atom name = {0};
    if (has_name) {
        name = scan->atoms[at];
    }
    scan->n_atoms = at;
    place_add_unknown(s, unknown, false);
    if (has_name && scan->n_atoms < PLACE_ATOMS) {
        scan->atoms[scan->n_atoms++] = name;
    }
}

/* Names, filler and unknown words of a part that is no name as a whole. */
void
place_scan_pieces(struct place_scanner *s, struct place_span part)
{
    struct place_span unknown = {part.first, part.first};
    for (size_t i = part.first; i < part.end;) {
        struct place_span rest = {i, part.end};
        size_t n_atoms = s->scan->n_atoms;
        enum place_gap gap = s->gap;
        bool is_after_hyphen = i > part.first && s->scan->tokens[i].gap == GAP_HYPHEN;
        if (unknown.end > unknown.first) {
            s->gap = GAP_SPACE;
        }
        size_t len = name_at_start(s, rest, is_after_hyphen);
        bool is_name = len > 0;
        if (len == 0) {
            len = place_filler_at_start(s, rest);
        }
        if (len == 0) {
            s->gap = gap;
            unknown.end = ++i;
            continue;
        }
        enum place_gap pending = s->gap;
        if (unknown.end > unknown.first) {
            s->gap = gap;
            insert_unknown(s, unknown, n_atoms);
        }
        i += len;
        unknown = (struct place_span){i, i};
        s->gap = is_name || pending != GAP_HARD ? GAP_SPACE : GAP_HARD;
    }
    if (unknown.end > unknown.first) {
        place_add_unknown(s, unknown, unknown.first == part.first);
    }
}

/* Words inside names of towns: "Valparaíso de Goiás", "Lac-à-la-Croix". */
static bool
is_particle(struct str key)
{
    static const char *const PARTICLES[] = {
        "de", "do", "da", "dos", "das", "del", "di",   "du",  "des", "della",
        "of", "am", "an", "der", "ob",  "bei", "upon", "sur", "en",  "aan",
        "a",  "la", "le", "les", "aux", "lez", "los",  "las", "d",   "l"};
    for (size_t i = 0; i < sizeof(PARTICLES) / sizeof(PARTICLES[0]); i++) {
        if (str_is(key, PARTICLES[i])) {
            return true;
        }
    }
    return false;
}

/* Whether the unknown atom is nothing but such words, or tied by one: "Saint-Marc-des-Carrières".
 */
static bool
is_inside_name(const struct place_scan *scan, const struct place_atom *atom)
{
    if (scan->tokens[atom->first].gap == GAP_HYPHEN && atom->last > atom->first &&
        is_particle(place_scan_key(scan, atom->first, atom->first))) {
        return atom->hit.n == 0;
    }
    for (size_t i = atom->first; i <= atom->last; i++) {
        if (!is_particle(place_scan_key(scan, i, i))) {
            return false;
        }
    }
    return atom->hit.n == 0;
}

/* Words in small letters that are longer than those inside of names. */
static bool
is_sentence(const struct place_scan *scan, struct place_span part)
{
    for (size_t i = part.first; i < part.end && !scan->is_lower; i++) {
        const struct place_token *t = &scan->tokens[i];
        if (!t->is_capital && !t->has_digit && t->fold_end - t->fold_begin > PARTICLE_BYTES) {
            return true;
        }
    }
    return false;
}

/* What an atom's meanings are. */
struct meaning {
    bool is_other; /* more than a town: a country, a region */
    bool is_large; /* a town that all know */
};

static struct meaning
meaning_of(const struct place_atom *atom)
{
    struct meaning m = {.is_other = false};
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        bool is_city = v.kind == GAZETTEER_CITY;
        m.is_other = m.is_other || !is_city;
        m.is_large = m.is_large || (is_city && gazetteer_cities[v.index].weight >= LARGE_WEIGHT);
    }
    return m;
}

/* Unknown words with nothing better than a small town's name among them are one unknown name:
 * "Wright Patterson AFB". Before a comma, small towns' names alone are one, too: "Crystal Springs,
 * MS". */
bool
place_is_one_name(const struct place_scan *scan, size_t first, struct place_span part,
                  bool has_filler)
{
    bool has_unknown = false, has_sure = false, is_said = is_sentence(scan, part);
    bool is_closed = part.end < scan->n_tokens && scan->tokens[part.end].gap == GAP_COMMA &&
                     !has_filler && !is_said;
    for (size_t i = first; i < scan->n_atoms; i++) {
        const struct place_atom *atom = &scan->atoms[i];
        if (!is_said && atom->first > part.first && is_inside_name(scan, atom)) {
            return true;
        }
        struct meaning m = meaning_of(atom);
        bool is_tied = atom->hit.n > 0 && scan->tokens[atom->first].gap == GAP_HYPHEN;
        bool is_last = i + 1 == scan->n_atoms;
        is_closed = is_closed && !atom->is_street && (i == first || has_unknown || !is_tied) &&
                    !m.is_other && (!m.is_large || is_last);
        has_unknown = has_unknown || (atom->hit.n == 0 && atom->country_code < 0);
        has_sure = has_sure || atom->is_implied || atom->country_code >= 0 || atom->is_whole ||
                   m.is_other || m.is_large;
    }
    bool has_more = scan->n_atoms > first + 1;
    return has_unknown ? !has_sure || is_closed : has_more && is_closed;
}

bool
place_has_known_piece(const struct place_scanner *s, struct place_span part)
{
    struct gazetteer_hit hit;
    size_t n = part.end - part.first;
    for (size_t i = 0; n > 1 && i < n * PLACE_PHRASE_TOKENS; i++) {
        size_t first = part.first + i / PLACE_PHRASE_TOKENS;
        size_t last = first + i % PLACE_PHRASE_TOKENS;
        if (last < part.end && (place_find_name(s->scan, first, last, false, &hit) ||
                                place_word_find(s->words, place_scan_key(s->scan, first, last)))) {
            return true;
        }
    }
    return false;
}
