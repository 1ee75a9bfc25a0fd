/* normalize/titles/title_place.c: whether a part of a title is a place and nothing else. The place
 * reader passes over words that it does not know; a title's part may only be cut
 * off when none of them says what the job is. */
#include "normalize/titles/title_place.h"

#include "normalize/text/words_ordinary.h"
#include "normalize/titles/titles_tokens.h"

#include "base/banned.h"

enum {
    NAME_WORDS = 4,    /* of a country or region: "Trinidad and Tobago" */
    LONGEST_WORD = 30, /* bytes; a longer one is a sentence without blanks */
};

/* Words beside a place's name that are part of where, folded. */
static const char *const BESIDE[] = {
    "and",       "i",         "das",        "dos",        "del",       "der",          "an",
    "am",        "la",        "el",         "los",        "las",       "or",           "oder",
    "und",       "et",        "ou",         "y",          "e",         "in",           "im",
    "en",        "em",        "a",          "at",         "de",        "du",           "da",
    "do",        "the",       "of",         "from",       "within",    "near",         "based",
    "only",      "remote",    "remoto",     "fully",      "hybrid",    "hibrido",      "onsite",
    "on",        "site",      "presencial", "office",     "offices",   "headquarters", "hq",
    "home",      "region",    "regions",    "area",       "areas",     "metro",        "county",
    "city",      "town",      "district",   "state",      "province",  "market",       "markets",
    "territory", "raum",      "grossraum",  "umgebung",   "north",     "south",        "east",
    "west",      "northern",  "southern",   "eastern",    "western",   "central",      "mid",
    "midwest",   "northeast", "northwest",  "southeast",  "southwest", "nord",         "sud",
    "ost",       "ouest",     "greater",    "downtown",   "mainland",  "upper",        "lower",
    "new",       "entire",    "entiere",    "todo",       "toda",      "ganz",         "gesamt",
    "saint",     "st",        "bay",        "beach",      "lake",      "island",       "islands",
    "airport",   "campus",    "wide",       "nationwide", "anywhere",  "multiple",     "various",
    "locations", "location",  "time",       "zone",       "hours",     "full",         "part",
    "contract",  "permanent", "temporary",  "us",         "eu",        "emea",         "apac",
    "latam",     "dach",      "nordics",
};

static bool
is_beside(struct str word)
{
    bool is_count = word.n > 0 && byte_is_digit(word.p[0]);
    for (size_t i = 0; i < sizeof BESIDE / sizeof BESIDE[0] && !is_count; i++) {
        is_count = str_is(word, BESIDE[i]);
    }
    return is_count;
}

struct asked {
    const struct places *places;
    struct str part;
    struct str country; /* of what was read in the part */
    struct title_tokens words;
    struct arena *arena;
};

static struct str
slice(const struct asked *asked, size_t at, size_t n)
{
    size_t from = asked->words.items[at].begin;
    return str_sub(asked->part, from, asked->words.items[at + n - 1].end - from);
}

/* Whether the place reader knows the words by themselves. */
static bool
is_known(const struct asked *asked, size_t at, size_t n)
{
    struct place_list list = {0};
    char country[3];
    const struct place_input input = {.text = slice(asked, at, n), .country_hint = asked->country};
    return place_country_find(asked->places, input.text, country) ||
           (place_read(asked->places, &input, asked->arena, &list) == OK &&
            (list.n > 0 || list.n_remote_scope > 0 || list.work_mode));
}

/* How many words from there on are the name of a country or a region: the longest of
 * which neither the first nor the last word is idle; 0: none. */
static size_t
name_words(const struct asked *asked, size_t at)
{
    size_t left = asked->words.n - at;
    for (size_t n = NAME_WORDS; n > 1; n--) {
        char country[3];
        if (n <= left && place_country_find(asked->places, slice(asked, at, n), country)) {
            return n;
        }
    }
    if (is_known(asked, at, 1)) {
        return 1;
    }
    return left > 1 && is_known(asked, at, 2) && !is_known(asked, at + 1, 1) ? 2 : 0;
}

static bool
has_word(const struct title_tokens *name, struct str word)
{
    for (size_t i = 0; i < name->n; i++) {
        if (str_eq(word, name->items[i].folded)) {
            return true;
        }
    }
    return false;
}

/* Whether the word stands in the name of a town that was read. */
static bool
is_in_town(struct str word, const struct place_list *found, struct arena *arena)
{
    for (size_t i = 0; i < found->n; i++) {
        struct title_tokens name;
        if (title_tokens_read(found->items[i].city, arena, &name) && has_word(&name, word)) {
            return true;
        }
    }
    return false;
}

/* "Mooca/SP": a name and, behind a slash, the code of its state. */
static bool
is_town_and_state(struct str part, const struct place *place)
{
    size_t slash = str_rfind_byte(part, '/');
    return place->region[0] && slash != SIZE_MAX && part.n - slash - 1 == 2;
}

bool
title_place_is_all(const struct places *places, struct str part, const struct place_list *found,
                   struct arena *arena)
{
    struct asked asked = {.places = places, .part = str_trim(part), .arena = arena};
    bool is_all = title_tokens_read(asked.part, arena, &asked.words) &&
                  (asked.words.n != 1 || asked.part.n <= LONGEST_WORD);
    bool has_town = false;
    for (size_t i = 0; i < found->n; i++) {
        const struct place *place = &found->items[i];
        has_town = has_town || place->city.n > 0 || is_town_and_state(asked.part, place);
        asked.country = str_of(place->country);
    }
    for (size_t i = 0; i < asked.words.n && is_all && asked.words.n > 1;) {
        struct str word = asked.words.items[i].folded;
        size_t n = is_beside(word) || is_in_town(word, found, arena) ? 1 : name_words(&asked, i);
        is_all = n > 0 || (has_town && !word_is_ordinary(word));
        i += n ? n : 1;
    }
    return is_all;
}
