/* normalize/workmode/workmode_clause.c: see the header. A sentence is cut into clauses; in each the
 * places that are named take the amounts that stand nearest to them. Must not hold words
 * (workmode_terms.c, workmode_phrases.c) or weigh one sentence against another (workmode.c). */
#include "normalize/workmode/workmode_clause.h"

#include "normalize/text/denial.h"
#include "normalize/workmode/workmode_context.h"
#include "normalize/workmode/workmode_reading.h"

#include "base/banned.h"

enum {
    HITS_TOLD = 64,
    IN_WORDS = 5,   /* between "at" and "our beautiful old Bristol office" */
    PAIR_WORDS = 3, /* between the places of "at home and in our office" */
    JOB_REACH = 12
};

/* ---- bounds ---- */

static void
sentence_bounds(const struct words *words, size_t at, struct reading *r)
{
    r->first = at;
    while (r->first > 0 && words->items[r->first].gap < GAP_SENTENCE &&
           at - r->first < SENTENCE_WORDS) {
        r->first--;
    }
    r->end = at + 1;
    while (r->end < words->n && words->items[r->end].gap < GAP_SENTENCE &&
           r->end - at < SENTENCE_WORDS) {
        r->end++;
    }
}

static void
clause_begin(struct reading *r)
{
    r->clause += r->clause + 1 < CLAUSES_MAX;
    r->period = 0;
}

/* ---- places ---- */

/* What a phrase says of where one is. */
static enum mode_tag
place_of(const struct phrase_hit *hit)
{
    bool is_mode = hit->tag == TAG_WEAK || hit->tag == TAG_STRONG || hit->tag == TAG_OPEN ||
                   hit->tag == TAG_WORLD;
    if (hit->tag == TAG_AT_HOME || hit->tag == TAG_HOME || (is_mode && hit->value == MODE_REMOTE)) {
        return TAG_HOME;
    }
    bool is_office = hit->tag == TAG_AT_OFFICE || hit->tag == TAG_OFFICE ||
                     (is_mode && hit->value == MODE_ONSITE);
    return is_office ? TAG_OFFICE : TAG_NEVER;
}

/* "at our Bristol office": what makes a place of the noun. */
static bool
is_led(const struct reading *r, const struct phrase_hit *hit)
{
    const struct words *words = r->text->words;
    struct phrase_hit term;
    for (size_t w = hit->word; w > r->first && hit->word - w < IN_WORDS; w--) {
        if (words->items[w].gap > GAP_SOFT) {
            return false;
        }
        if (phrases_at(r->text->phrases, words, w - 1, GROUP_CLAUSE, &term) &&
            ((term.tag == TERM_IN && !(term.value & IN_OF)) ||
             term.tag == TERM_CHOICE)) { /* "between" */
            return true;
        }
    }
    return false;
}

/* "cleaning of offices", "the CEO's office". */
static bool
is_owned(const struct reading *r, const struct phrase_hit *hit)
{
    struct phrase_hit term;
    return hit->word > r->first &&
           phrases_at(r->text->phrases, r->text->words, hit->word - 1, GROUP_CLAUSE, &term) &&
           term.tag == TERM_IN && term.value & IN_OF;
}

/* "our office", but not "our office supplies": nothing follows that it could be of. */
static bool
is_whole_noun(const struct reading *r, const struct phrase_hit *hit)
{
    const struct words *words = r->text->words;
    size_t next = hit->word + hit->n_words;
    if (next >= words->n || words->items[next].gap >= GAP_PUNCT) {
        return true;
    }
    char first = words->text.p[words->items[next].at];
    bool is_name = first >= 'A' && first <= 'Z';
    struct phrase_hit term;
    return is_name || words->items[next].kind != WORD_LETTERS ||
           phrases_number(r->text->phrases, &words->items[next]) >= 0 ||
           phrases_at(r->text->phrases, words, next, GROUP_CLAUSE, &term) ||
           phrases_at(r->text->phrases, words, next, GROUP_MODE, &term);
}

/* Whether the words beside the hit deny it; the office also when they say that it need not be. */
static bool
place_is_denied(struct reading *r, size_t index)
{
    const struct phrase_hit *hit = &r->text->hits->items[index];
    bool is_noun = hit->tag == TAG_AT_OFFICE && hit->value == MODE_NONE;
    enum denial what = is_noun                     ? DENIAL_BEFORE
                       : hit->tag == TAG_AT_OFFICE ? DENIAL_OF_NEEDED
                                                   : DENIAL_OF_POSSIBLE;
    bool is_denied = denial_of(r->text->words, r->text->phrases, hit, what);
    if (is_denied && index - r->index < HITS_TOLD) {
        r->denied |= TERM_BIT(index - r->index);
    }
    r->is_office_denied = r->is_office_denied || (is_denied && place_of(hit) == TAG_OFFICE);
    return is_denied;
}

/* "come into our office": the place is the one before, and no amount stands between. */
static bool
is_same_place(const struct reading *r, const struct named *place)
{
    const struct named *last = r->n_places ? &r->places[r->n_places - 1] : NULL;
    const struct amount *amount = r->n_amounts ? &r->amounts[r->n_amounts - 1] : NULL;
    return last && last->of == place->of && last->clause == place->clause && !place->is_name &&
           place->word <= last->end + IN_WORDS && !(amount && amount->word >= last->end);
}

static void
place_add(struct reading *r, size_t index)
{
    const struct phrase_hit *hit = &r->text->hits->items[index];
    bool names_mode = hit->tag == TAG_WEAK || hit->tag == TAG_STRONG;
    enum mode_tag of = place_of(hit);
    bool counts = of != TAG_NEVER || (names_mode && hit->value == MODE_HYBRID);
    bool is_denied = counts && place_is_denied(r, index);
    if (!counts || r->n_places == PLACES_MAX || mode_is_overlapped(r->text->hits, index) ||
        (is_denied && (of != TAG_OFFICE || hit->tag == TAG_STRONG || !is_whole_noun(r, hit)))) {
        return;
    }
    bool is_bare = !names_mode && hit->value == MODE_NONE;
    if (is_bare && !is_denied && is_owned(r, hit) && !is_led(r, hit)) {
        return;
    }
    uint64_t seen = r->seen[r->clause];
    uint64_t theirs = TERM_BIT(TERM_OTHERS) | TERM_BIT(TERM_EVENT);
    struct named place = {.hit = hit,
                          .index = index,
                          .word = hit->word,
                          .end = hit->word + hit->n_words,
                          .clause = r->clause,
                          .of = of,
                          .is_noun = is_bare && (!is_led(r, hit) || !is_whole_noun(r, hit)),
                          .is_name = names_mode,
                          .is_done = seen & TERM_BIT(TERM_DUTY),
                          .is_theirs = seen & theirs && !(seen & TERM_BIT(TERM_OWN)),
                          .is_muted = r->is_early,
                          .much = is_denied ? MUCH_NONE : MUCH_UNSAID};
    if (is_same_place(r, &place)) {
        struct named *last = &r->places[r->n_places - 1];
        last->end = place.end;
        last->is_noun = last->is_noun && place.is_noun;
        return;
    }
    amounts_read_bare(r, hit);
    r->places[r->n_places++] = place;
}

/* ---- the sentence ---- */

static void
read_term(struct reading *r, const struct phrase_hit *term)
{
    amounts_read_term(r, term);
    if (term->tag == TERM_EARLY) { /* "after the first weeks" is later */
        r->is_early = !(r->seen[r->clause] & TERM_BIT(TERM_LATER));
    }
    r->is_early = r->is_early && term->tag != TERM_LATER;
    r->has_choice = r->has_choice || term->tag == TERM_CHOICE;
    r->seen[r->clause] |= TERM_BIT(term->tag);
    if (term->tag == TERM_DUTY && term->value == DUTY_FOR_OTHERS) {
        r->seen[r->clause] |= TERM_BIT(TERM_OTHERS);
    }
}

/* Whether a clause begins with the term at word `w`. */
static bool
is_boundary(const struct reading *r, size_t w, const struct phrase_hit *term)
{
    const struct words *words = r->text->words;
    bool is_listed = term->tag == TERM_WEEKDAY && r->weekday.n_words &&
                     w <= r->weekday.word + r->weekday.n_words + 1;
    if (words->items[w].gap >= GAP_PUNCT) {
        return !is_listed;
    }
    bool is_and = term->tag == TERM_AND || (term->tag == TERM_IN && term->value & IN_AND);
    struct phrase_hit next;
    bool turns = is_and && w + 1 < r->end &&
                 phrases_at(r->text->phrases, words, w + 1, GROUP_CLAUSE, &next) &&
                 (next.tag == TERM_TURN || next.tag == TERM_OWN || next.tag == TERM_LATER);
    return turns || term->tag == TERM_BUT || term->tag == TERM_LATER;
}

/* Takes in the places named at word `w`; the next hit of the sentence. */
static size_t
read_places(struct reading *r, size_t index, size_t w)
{
    const struct hits *hits = r->text->hits;
    for (; index < hits->n && hits->items[index].word <= w; index++) {
        if (hits->items[index].word == w && hits->items[index].group == GROUP_MODE) {
            place_add(r, index);
        }
    }
    return index;
}

/* Goes through the words of the sentence once. */
static void
read_words(struct reading *r, size_t index)
{
    static const struct phrase_hit NONE = {.tag = UINT8_MAX};
    const struct hits *hits = r->text->hits;
    for (size_t w = r->first, step = 1; w < r->end; w += step) {
        struct phrase_hit term = NONE;
        bool is_term = phrases_at(r->text->phrases, r->text->words, w, GROUP_CLAUSE, &term);
        if (w > r->first && is_boundary(r, w, &term)) {
            clause_begin(r);
        }
        index = read_places(r, index, w);
        step = 1;
        if (!amounts_read_share(r, w) && is_term) {
            read_term(r, &term);
            bool holds_hit = index < hits->n && hits->items[index].word < w + term.n_words;
            step = holds_hit ? hits->items[index].word - w : term.n_words;
        }
    }
}

/* ---- what follows ---- */

static void
say(struct reading *r, const struct named *place, enum work_mode mode, struct mode_find *find)
{
    const struct words *words = r->text->words;
    struct str quote = str_sub(words->text, place->hit->at, place->hit->end - place->hit->at);
    mode_say(find, mode, true, quote);
    find->has_days = find->has_days || (mode == MODE_HYBRID && place->has_days);
    if (mode_names_job(words, place->hit, JOB_REACH)) {
        find->of_job |= (uint8_t)(1U << mode);
    }
}

/* The mode that so much of the week at a place makes; MODE_NONE when it does not say. */
static enum work_mode
mode_of_much(const struct named *place, bool has_office)
{
    static const enum work_mode AT_OFFICE[] = {[MUCH_NONE] = MODE_REMOTE,
                                               [MUCH_PART] = MODE_HYBRID,
                                               [MUCH_REST] = MODE_HYBRID,
                                               [MUCH_ALL] = MODE_ONSITE};
    static const enum work_mode AT_HOME[] = {[MUCH_NONE] = MODE_ONSITE,
                                             [MUCH_SELDOM] = MODE_HYBRID,
                                             [MUCH_PART] = MODE_HYBRID,
                                             [MUCH_ALL] = MODE_REMOTE};
    if (place->of == TAG_OFFICE) {
        return AT_OFFICE[place->much];
    }
    if (place->of == TAG_NEVER) {
        return place->has_days ? MODE_HYBRID : MODE_NONE;
    }
    enum work_mode rest = has_office ? MODE_HYBRID : MODE_REMOTE;
    return place->much == MUCH_REST ? rest : AT_HOME[place->much];
}

/* "at home or in the office". */
static bool
is_pair(const struct reading *r, const struct named *home, const struct named *office)
{
    const struct named *first = home->word < office->word ? home : office;
    const struct named *then = first == home ? office : home;
    struct phrase_hit term;
    return !home->is_name && !office->is_name && first->end < then->word &&
           then->word <= first->end + PAIR_WORDS &&
           phrases_at(r->text->phrases, r->text->words, first->end, GROUP_CLAUSE, &term) &&
           term.tag == TERM_AND;
}

/* Both places, and a word that leaves the choice between them. */
static bool
say_choice(struct reading *r, struct mode_find *find)
{
    const struct named *home = NULL, *office = NULL;
    for (size_t i = 0; i < r->n_places; i++) {
        const struct named *place = &r->places[i];
        bool is_other =
            r->seen[place->clause] & (TERM_BIT(TERM_OTHER_SHARE) | TERM_BIT(TERM_VISIT));
        bool counts =
            !place->is_muted && !place->is_theirs && !is_other && place->much == MUCH_UNSAID;
        home = counts && place->of == TAG_HOME ? place : home;
        office = counts && place->of == TAG_OFFICE ? place : office;
    }
    bool is_choice = home && office && (r->has_choice || is_pair(r, home, office));
    if (is_choice) {
        say(r, home, MODE_HYBRID, find);
    }
    return is_choice;
}

/* "Zdalnie wspierasz klientów": what is done stands straight behind. */
static bool
is_before_duty(const struct reading *r, const struct named *place)
{
    struct phrase_hit term;
    return place->end < r->end &&
           phrases_at(r->text->phrases, r->text->words, place->end, GROUP_CLAUSE, &term) &&
           term.tag == TERM_DUTY;
}

/* Whether a place is not where this job is done: of an interview, of customers, seldom seen. */
static bool
is_aside(const struct reading *r, const struct named *place)
{
    uint64_t seen = r->seen[place->clause];
    bool is_weak = place->hit->tag == TAG_WEAK, is_office = place->of == TAG_OFFICE;
    bool is_done =
        (place->is_done || is_before_duty(r, place)) && is_weak && seen & TERM_BIT(TERM_OTHERS);
    bool is_theirs = place->is_theirs && place->is_name && seen & TERM_BIT(TERM_TURN);
    bool is_visit = is_office && place->hit->tag != TAG_STRONG && seen & TERM_BIT(TERM_VISIT);
    if (!place->is_counted && (is_done || is_theirs || is_visit)) {
        return true;
    }
    bool is_seldom = place->much == MUCH_SELDOM && (is_office || place->is_counted);
    bool is_their_home = place->hit->tag == TAG_AT_HOME && place->hit->value == MODE_HYBRID &&
                         seen & (TERM_BIT(TERM_OTHERS) | TERM_BIT(TERM_VISIT));
    return is_seldom || is_their_home || seen & TERM_BIT(TERM_ASIDE);
}

/* What was said of the places so far. */
struct so_far {
    bool has_office;   /* or days that must be spent somewhere */
    enum mode_tag was; /* a place that was muted: for a time only, of others */
    bool is_choice;    /* between both places */
};

static void
judge(struct reading *r, struct named *place, struct so_far *so_far, struct mode_find *find)
{
    bool is_all = r->is_office_denied || (place->is_everyone && !so_far->is_choice);
    if (is_all && place->of == TAG_HOME && place->much == MUCH_UNSAID) {
        place->much = MUCH_ALL;
    }
    bool is_said =
        !place->is_noun || place->much == MUCH_NONE || (place->is_counted && place->distance == 0);
    enum work_mode mode = is_said ? mode_of_much(place, so_far->has_office) : MODE_NONE;
    bool is_office = place->of == TAG_OFFICE && !place->is_muted;
    if (so_far->was == (place->of == TAG_OFFICE ? TAG_HOME : TAG_OFFICE) && !place->is_noun &&
        mode == MODE_NONE) { /* "initially remote, then based in our office" */
        mode = place->of == TAG_OFFICE ? MODE_ONSITE : MODE_REMOTE;
    }
    if (!place->is_muted && mode != MODE_NONE) {
        say(r, place, mode, find);
    }
    bool was = place->is_muted && !(r->seen[place->clause] & TERM_BIT(TERM_ASIDE));
    so_far->was = was ? place->of : so_far->was;
    so_far->has_office = so_far->has_office || is_office;
}

/* Most sentences with such a hit say nothing: "label", "site". */
static bool
is_worth_reading(const struct reading *r, const struct phrase_hit *hit)
{
    enum { SHORT_WORDS = 14 };
    bool is_mode = hit->tag == TAG_WEAK || hit->tag == TAG_STRONG;
    bool is_noun = !is_mode && hit->value == MODE_NONE && place_of(hit) != TAG_NEVER;
    bool is_place = is_mode || place_of(hit) != TAG_NEVER;
    return is_place && (!is_noun || r->end - r->first <= SHORT_WORDS || is_led(r, hit) ||
                        hit->tag == TAG_OFFICE || hit->tag == TAG_HOME);
}

struct sentence
clause_read(const struct mode_text *text, size_t index, struct mode_find *find)
{
    struct reading r = {.text = text};
    sentence_bounds(text->words, text->hits->items[index].word, &r);
    if (!is_worth_reading(&r, &text->hits->items[index])) {
        return (struct sentence){.index = index, .end = text->hits->items[index].word + 1};
    }
    while (index > 0 && text->hits->items[index - 1].word >= r.first) {
        index--;
    }
    r.index = index;
    read_words(&r, index);
    amounts_attach(&r);
    struct sentence ret = {.index = index, .end = r.end, .denied = r.denied};
    for (size_t i = 0; i < r.n_places; i++) {
        r.places[i].is_muted = r.places[i].is_muted || is_aside(&r, &r.places[i]);
    }
    struct so_far so_far = {.was = TAG_NEVER, .is_choice = say_choice(&r, find)};
    for (size_t i = 0; i < r.n_amounts; i++) { /* "two days with us, the rest ..." */
        bool is_part = r.amounts[i].is_counted && r.amounts[i].much == MUCH_PART;
        so_far.has_office = so_far.has_office || is_part;
    }
    for (size_t i = 0; i < r.n_places; i++) {
        struct named *place = &r.places[i];
        judge(&r, place, &so_far, find);
        if (place->is_muted && place->index - index < HITS_TOLD) {
            ret.muted |= TERM_BIT(place->index - index);
        }
    }
    return ret;
}
