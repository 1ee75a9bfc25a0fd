/* normalize/workmode/workmode_context.c: what stands beside a phrase of the work mode and changes
 * what it says: an answer "no", a round of interviews, other jobs, the job itself. Must not decide
 * the mode (workmode.c). */
#include "normalize/workmode/workmode_context.h"

#include "base/banned.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
enum {
    ANSWER_BYTES = 16 /* from "Remote" to the colon of "Remote work: no" */
};

/* Whether one of these words alone stands behind the phrase and its colon. */
static bool
is_answered(const struct words *words, const struct phrase_hit *hit, const char *const *list,
            size_t n)
{
    struct str rest = str_sub(words->text, hit->end, ANSWER_BYTES);
    size_t colon = str_find_byte(rest, ':');
    colon = colon == SIZE_MAX ? str_find_byte(rest, '=') : colon;
    colon = colon == SIZE_MAX ? str_find_byte(rest, '?') : colon;
    for (size_t i = 0; i < rest.n && i < colon; i++) {
        bool is_name = byte_is_alpha(rest.p[i]) || rest.p[i] == '_' || rest.p[i] == '"';
        if (!is_name && rest.p[i] != ' ') {
            return false;
        }
    }
    size_t next = colon == SIZE_MAX ? words->n : words_from(words, hit->end + colon);
    if (next < words->n && words->items[next].hash == word_hash(STR("not"))) {
        return true; /* "Telework: Not available" */
    }
    bool is_all = next + 1 >= words->n || words->items[next + 1].gap >= GAP_PUNCT;
    return is_all && words_is_any(words, next, list, n);
}

bool
mode_is_answered_no(const struct words *words, const struct phrase_hit *hit)
{
    static const char *const NO[] = {"no",    "nein", "non", "nee", "nie",
                                     "false", "none", "não", "нет"};
    return is_answered(words, hit, NO, COUNT(NO));
}

bool
mode_is_answered_part(const struct words *words, const struct phrase_hit *hit)
{
    static const char *const PART[] = {
        "partial",     "partially", "partly",    "occasional",   "occasionally", "sometimes",
        "situational", "adhoc",     "teilweise", "gelegentlich", "partiel",      "occasionnel",
        "ponctuel",    "parcial",   "ocasional", "parziale",     "gedeeltelijk", "częściowo",
        "částečně",    "частично",  "möglich",   "possible",     "posible",      "possível",
        "possibile",   "mogelijk",  "możliwa",   "możliwe",      "möjligt",      "muligt",
        "mulig",       "možný",     "možná",     "возможно",     "возможна"};
    return is_answered(words, hit, PART, COUNT(PART));
}

/* Rounds of hiring. */
static const char *const ROUNDS[] = {"interview", "interviews", "interviewing", "screen",
                                     "screening", "rounds",     "round",        "invite",
                                     "invited",   "assessment", "recruiter",    "onboarding"};

/* "The process: a phone screen, a task, an on-site": a round of interviews. */
static bool
is_interview(const struct words *words, const struct phrase_hit *hit)
{
    enum { BACK_WORDS = 12, LONGEST = 2 };
    for (size_t i = hit->word; i > 0 && hit->word - i < BACK_WORDS && hit->n_words <= LONGEST;
         i--) {
        if (words->items[i].gap >= GAP_SENTENCE) {
            return false;
        }
        if (words_is_any(words, i - 1, ROUNDS, COUNT(ROUNDS))) {
            return true;
        }
    }
    return false;
}

/* "The last interview is held remotely", "a screen, then an on-site". */
bool
mode_is_of_hiring(const struct words *words, const struct phrase_hit *hit, bool is_onsite)
{
    bool is_adverb = words->items[hit->word].hash == word_hash(STR("remotely"));
    bool is_next = hit->word > 0 && words_is_any(words, hit->word - 1, ROUNDS, COUNT(ROUNDS));
    return ((is_onsite || is_adverb) && is_interview(words, hit)) || is_next;
}

bool
mode_names_job(const struct words *words, const struct phrase_hit *hit, size_t reach)
{
    static const char *const JOBS[] = {"role",  "position", "job",  "vacancy", "stelle",
                                       "poste", "puesto",   "vaga", "posto"};
    static const char *const IS[] = {
        "is",        "will",      "ist",   "est",      "requires", "required", "must", "needs",
        "erfordert", "nécessite", "exige", "requiere", "es",       "é",        "è",    "wymaga"};
    bool has_verb = false;
    size_t end = hit->word + hit->n_words;
    for (size_t i = end; i > 0 && end - i < hit->n_words + reach; i--) {
        if (has_verb && words_is_any(words, i - 1, JOBS, COUNT(JOBS))) {
            return true;
        }
        has_verb = has_verb || words_is_any(words, i - 1, IS, COUNT(IS));
        if (words->items[i - 1].gap >= GAP_SENTENCE) {
            return false;
        }
    }
    return false;
}

/* "Some roles in our sales team are hybrid": a sentence about other jobs. */
bool
mode_is_of_others(const struct words *words, size_t at)
{
    static const char *const FIRST[] = {"some", "certain", "other", "many", "most", "several"};
    static const char *const THEN[] = {"roles", "positions", "jobs", "openings"};
    enum { SENTENCE_WORDS = 24 };
    size_t first = at;
    while (first > 0 && words->items[first].gap < GAP_SENTENCE && at - first < SENTENCE_WORDS) {
        first--;
    }
    return words_is_any(words, first, FIRST, COUNT(FIRST)) && first + 1 < at &&
           words_is_any(words, first + 1, THEN, COUNT(THEN));
}

/* A phrase that takes from one beside it what that would say. */
static bool
is_masking(const struct phrase_hit *hit)
{
    return hit->tag == TAG_NEVER || hit->tag == TAG_THING;
}

bool
mode_is_joined_to_thing(const struct words *words, const struct hits *hits, size_t index)
{
    static const char *const JOINERS[] = {"and", "or", "und", "oder", "et", "ou", "y", "o", "e"};
    const struct phrase_hit *hit = &hits->items[index];
    size_t next = hit->word + hit->n_words;
    next += words_is_any(words, next, JOINERS, COUNT(JOINERS));
    for (size_t k = index + 1; k < hits->n && hits->items[k].word <= next; k++) {
        const struct phrase_hit *thing = &hits->items[k];
        if (thing->group == GROUP_MODE && thing->word == next && is_masking(thing)) {
            return words->items[next].gap <= GAP_SOFT &&
                   words->items[hit->word + hit->n_words].gap <= GAP_SOFT;
        }
    }
    return false;
}

bool
mode_is_overlapped(const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    if (is_masking(hit) || hit->tag == TAG_DENY) {
        return false;
    }
    for (size_t k = index; k > 0 && hits->items[k - 1].end > hit->at; k--) {
        const struct phrase_hit *last = &hits->items[k - 1];
        if (last->group == GROUP_MODE && (is_masking(last) || last->tag == TAG_DENY)) {
            return true;
        }
    }
    for (size_t k = index + 1; k < hits->n && hits->items[k].at < hit->end; k++) {
        if (hits->items[k].group == GROUP_MODE && is_masking(&hits->items[k])) {
            return true;
        }
    }
    return false;
}
