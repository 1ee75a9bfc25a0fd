/* normalize/workmode/workmode_scope.c: where the people of a remote job may live, as its prose
 * says: "fully remote within Canada", "candidates must be based in the EU". Precision first: a name
 * counts only straight behind such words, and only when it is a country or a region of the world.
 * Must not decide whether the job is remote. */
#include "normalize/workmode/workmode_scope.h"

#include "base/limits.h"
#include "normalize/places/places_list.h"
#include "normalize/workmode/workmode.h"

#include "base/banned.h"

enum {
    NAME_WORDS = 5,   /* of the longest name: "the United States of America" */
    FILLER_WORDS = 5, /* "anywhere in the" */
    NAMES_MAX = 12,   /* in one list */
    TEAM_WORDS = 6,   /* before "remote": whose work is spoken of */
    STAY_WORDS = 7    /* behind the name: "for up to 30 days" */
};

static const char *const CONNECTORS[] = {
    "in",    "within", "from", "across", "throughout", "dans",   "en",  "innerhalb", "aus",
    "desde", "para",   "dall", "dalla",  "dal",        "depuis", "von", "vanuit",    "från",
    "z",     "w",      "de",   "do",     "del",        "di",     "d",   "dentro"};
static const char *const FILLERS[] = {
    "anywhere", "in",    "within",  "the",      "any",         "all",   "of",     "only",  "from",
    "either",   "based", "located", "mainland", "continental", "para",  "dall",   "dalla", "dal",
    "depuis",   "von",   "aus",     "vanuit",   "från",        "desde", "la",     "el",    "l",
    "de",       "do",    "da",      "del",      "di",          "d",     "dentro", "todo",  "toda",
    "tutta",    "toute", "hela",    "heel",     "ganz"};
static const char *const JOINERS[] = {"or", "and", "oder", "und", "et", "ou", "y", "o", "e"};
/* Whose place of work says nothing about an applicant's. */
static const char *const OTHERS[] = {"team",    "teams",     "colleagues", "employees",
                                     "people",  "customers", "coworkers",  "members",
                                     "offices", "staff",     "clients",    "users"};
static const char *const STAYS[] = {"day", "days", "week", "weeks", "month", "months"};
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* "Our team works remotely from Spain". */
static bool
is_of_others(const struct words *words, const struct phrase_hit *hit)
{
    for (size_t i = hit->word; i > 0 && hit->word - i < TEAM_WORDS; i--) {
        if (words->items[i].gap >= GAP_SENTENCE) {
            return false;
        }
        if (words_is_any(words, i - 1, OTHERS, COUNT(OTHERS))) {
            return true;
        }
    }
    return false;
}

/* "work remotely from Portugal for up to 30 days". */
static bool
is_stay(const struct words *words, size_t at)
{
    static const char *const BEGINS[] = {"for", "up"};
    if (!words_is_any(words, at, BEGINS, COUNT(BEGINS))) {
        return false;
    }
    for (size_t i = at; i < words->n && i - at < STAY_WORDS; i++) {
        if (words_is_any(words, i, STAYS, COUNT(STAYS))) {
            return true;
        }
    }
    return false;
}

/* Word at which names begin behind the hit; words->n when none do. */
static size_t
names_begin(const struct words *words, const struct phrase_hit *hit)
{
    size_t last = hit->word + hit->n_words - 1, at = last + 1;
    bool is_led =
        hit->tag == TAG_RESIDE || words_is_any(words, last, CONNECTORS, COUNT(CONNECTORS));
    if (at >= words->n || words->items[at].gap >= GAP_SENTENCE) {
        return words->n;
    }
    bool is_bracketed = words->items[at].at > 0 && words->text.p[words->items[at].at - 1] == '(';
    bool is_next =
        words->items[at].gap <= GAP_SOFT && words_is_any(words, at, CONNECTORS, COUNT(CONNECTORS));
    if (!is_led && !is_bracketed && !is_next) {
        return words->n;
    }
    for (size_t n = 0; n < FILLER_WORDS && words_is_any(words, at, FILLERS, COUNT(FILLERS)); n++) {
        at++;
    }
    return at;
}

/* Words of one name that begin at `at`: how many, and the scope in *list. */
static enum status
name_read(const struct scope_input *in, size_t at, struct arena *arena, struct place_list *list,
          size_t *ret_words)
{
    const struct words *words = in->words;
    *ret_words = 0;
    size_t most = 1;
    while (most < NAME_WORDS && at + most < words->n && words->items[at + most].gap <= GAP_SOFT) {
        most++;
    }
    char first = words->text.p[words->items[at].at];
    for (size_t n = first >= 'a' && first <= 'z' ? 0 : most; n > 0; n--) {
        size_t begin = words->items[at].at, end = word_end(words, at + n - 1);
        struct place_input input = {.text = str_sub(words->text, begin, end - begin)};
        struct place_list found = {0};
        enum status status = place_read(in->places, &input, arena, &found);
        if (status != OK) {
            return status;
        }
        bool is_country = found.n == 1 && found.items[0].city.n == 0 && *found.items[0].country;
        bool is_area = found.n == 0 && found.n_remote_scope > 0;
        if (!is_country && !is_area) {
            continue;
        }
        struct str name =
            is_country ? arena_str(arena, str_of(found.items[0].country)) : found.remote_scope[0];
        *ret_words = n;
        return place_add_scope(list, arena, name) ? OK : E_NOMEM;
    }
    return OK;
}

/* Whether another name may follow at word `at`; moves it behind what joins them. */
static bool
names_go_on(const struct words *words, size_t *at)
{
    if (*at >= words->n || words->items[*at].gap > GAP_PUNCT) {
        return false;
    }
    size_t end = word_end(words, *at - 1);
    struct str gap = str_sub(words->text, end, words->items[*at].at - end);
    bool is_listed = str_has(gap, STR(",")) || str_has(gap, STR("/"));
    bool is_joined = words_is_any(words, *at, JOINERS, COUNT(JOINERS));
    *at += is_joined;
    while (words_is_any(words, *at, FILLERS, COUNT(FILLERS))) {
        ++*at;
    }
    return (is_listed || is_joined) && *at < words->n;
}

static enum status
hit_read(const struct scope_input *in, const struct phrase_hit *hit, struct arena *arena,
         struct place_list *ret)
{
    const struct words *words = in->words;
    struct place_list list = {0};
    size_t at = names_begin(words, hit);
    for (size_t n = 0; n < NAMES_MAX && at < words->n; n++) {
        size_t used = 0;
        enum status status = name_read(in, at, arena, &list, &used);
        if (status != OK) {
            return status;
        }
        at += used;
        if (used == 0 || !names_go_on(words, &at)) {
            break;
        }
    }
    if (is_stay(words, at)) {
        return OK;
    }
    for (size_t i = 0; i < list.n_remote_scope; i++) {
        if (!place_add_scope(ret, arena, list.remote_scope[i])) {
            return E_NOMEM;
        }
    }
    return OK;
}

enum status
workmode_scope(const struct scope_input *in, struct arena *arena, struct place_list *ret)
{
    struct place_list list = {0};
    for (size_t i = 0; i < in->hits->n; i++) {
        const struct phrase_hit *hit = &in->hits->items[i];
        bool is_remote = (hit->tag == TAG_STRONG || hit->tag == TAG_WEAK || hit->tag == TAG_LONE ||
                          hit->tag == TAG_WORLD || hit->tag == TAG_OPEN) &&
                         hit->value == MODE_REMOTE;
        bool counts = hit->group == GROUP_MODE && (is_remote || hit->tag == TAG_RESIDE);
        enum section_kind kind =
            in->sections ? sections_at(in->sections, in->n_sections, hit->at) : SECTION_NONE;
        if (!counts || kind == SECTION_EEO || kind == SECTION_LEGAL ||
            is_of_others(in->words, hit)) {
            continue;
        }
        enum status status = hit_read(in, hit, arena, &list);
        if (status != OK) {
            return status;
        }
    }
    ret->remote_scope = list.remote_scope;
    ret->n_remote_scope = list.n_remote_scope;
    return OK;
}
