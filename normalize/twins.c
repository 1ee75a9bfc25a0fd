/* normalize/twins.c: hashes for finding the same opening again. XXH3 (xxHash
 * 0.8); MinHash after Broder (1997) with multiply-add permutations. Must not
 * read ids, URLs or dates: copies differ in them. */
#include "normalize/twins.h"

#define XXH_STATIC_LINKING_ONLY /* the state on the stack */
#include <xxhash.h>

#include "base/banned.h"

enum { SHINGLE_WORDS = 3, WORDS_LEAST = 20, TITLE_WORDS_MAX = 32 };

/* splitmix64 (Vigna): constants for the permutations. */
static uint64_t
step(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

void
twins_sketch(const struct words *words, uint32_t ret[MINHASH_COUNT])
{
    memset(ret, 0, MINHASH_COUNT * sizeof *ret);
    if (words->n < WORDS_LEAST) {
        return;
    }
    uint32_t mul[MINHASH_COUNT], add[MINHASH_COUNT];
    uint64_t state = TWINS_VERSION;
    for (size_t k = 0; k < MINHASH_COUNT; k++) {
        mul[k] = (uint32_t)step(&state) | 1U;
        add[k] = (uint32_t)step(&state);
        ret[k] = UINT32_MAX;
    }
    for (size_t i = 0; i + SHINGLE_WORDS <= words->n; i++) {
        uint64_t mix = words->items[i].hash;
        mix = (mix * 0x9E3779B97F4A7C15U) ^ words->items[i + 1].hash;
        mix = (mix * 0x9E3779B97F4A7C15U) ^ words->items[i + 2].hash;
        mix *= 0x94D049BB133111EBU;
        uint32_t hash = (uint32_t)(mix >> 32);
        for (size_t k = 0; k < MINHASH_COUNT; k++) {
            uint32_t value = hash * mul[k] + add[k];
            ret[k] = value < ret[k] ? value : ret[k];
        }
    }
    ret[0] = ret[0] ? ret[0] : 1;
}

/* Words that do not tell one opening from another. */
static const char *const DROPPED[] = {
    "remote", "hybrid", "onsite", "m",       "w",          "d",        "f",       "x",
    "div",    "gn",     "all",    "genders", "h",          "the",      "a",       "an",
    "of",     "and",    "in",     "for",     "at",         "und",      "en",      "et",
    "de",     "full",   "part",   "time",    "homeoffice", "vollzeit", "teilzeit"};

/* One board writes it out, another does not. */
static const struct {
    const char *brief, *whole;
} ABBREVIATIONS[] = {
    {"sr", "senior"},      {"snr", "senior"},      {"jr", "junior"},           {"jnr", "junior"},
    {"mgr", "manager"},    {"dev", "developer"},   {"eng", "engineer"},        {"engr", "engineer"},
    {"asst", "assistant"}, {"assoc", "associate"}, {"admin", "administrator"}, {"dir", "director"},
};

/* "++" of "C++", "#" of "F#": signs that are of the word before them. */
static struct str
signs_behind(const struct words *words, size_t i)
{
    size_t begin = word_end(words, i), end = begin;
    while (end < words->text.n && (words->text.p[end] == '+' || words->text.p[end] == '#')) {
        end++;
    }
    bool is_open =
        end < words->text.n && str_find_byte(STR(" ,;/()|-\n\t"), words->text.p[end]) == SIZE_MAX;
    return is_open ? STR_NONE : str_sub(words->text, begin, end - begin);
}

static uint32_t
core_hash_of(const struct words *words, size_t i)
{
    struct str text = word_text(words, i);
    uint32_t hash = words->items[i].hash;
    if (words_is_any(words, i, DROPPED, sizeof DROPPED / sizeof DROPPED[0])) {
        return 0;
    }
    for (size_t k = 0; k < sizeof ABBREVIATIONS / sizeof ABBREVIATIONS[0]; k++) {
        if (words_is_any(words, i, &ABBREVIATIONS[k].brief, 1)) {
            return word_hash(str_of(ABBREVIATIONS[k].whole));
        }
    }
    struct str signs = signs_behind(words, i); /* C++ and C# are no C */
    if (signs.n) {
        return (uint32_t)(XXH3_64bits(signs.p, signs.n) * 31 + hash);
    }
    bool plural = text.n > 4 && byte_lower(text.p[text.n - 1]) == 's' &&
                  byte_lower(text.p[text.n - 2]) != 's';
    return plural ? word_hash(str_sub(text, 0, text.n - 1)) : hash;
}

/* The words of a title that tell one opening from another. */
static size_t
core_words(struct str title, struct arena *arena, uint32_t kept[TITLE_WORDS_MAX])
{
    struct words words;
    size_t n = 0;
    if (title.n == 0 || words_split(title, arena, &words) != OK) {
        return 0;
    }
    for (size_t i = 0; i < words.n && n < TITLE_WORDS_MAX; i++) {
        bool is_large = words.items[i].kind == WORD_NUMBER && words.items[i].hash > 9;
        uint32_t hash = is_large ? 0 : core_hash_of(&words, i);
        if (hash) {
            kept[n++] = hash;
        }
    }
    return n;
}

uint64_t
twins_core(struct str company_key, struct str title, struct arena *arena)
{
    uint32_t kept[TITLE_WORDS_MAX];
    size_t n = company_key.n ? core_words(title, arena, kept) : 0;
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    (void)XXH3_64bits_reset(&state);
    (void)XXH3_64bits_update(&state, company_key.p ? company_key.p : "", company_key.n);
    (void)XXH3_64bits_update(&state, "", 1);
    (void)XXH3_64bits_update(&state, kept, n * sizeof *kept);
    return n ? (uint64_t)XXH3_64bits_digest(&state) : 0;
}

uint64_t
twins_title(struct str title, struct arena *arena, uint64_t *ret_words)
{
    enum { BIT_SHIFT = 26 }; /* the upper six of 32 bits */
    uint32_t kept[TITLE_WORDS_MAX];
    size_t n = core_words(title, arena, kept);
    *ret_words = 0;
    for (size_t i = 0; i < n; i++) {
        *ret_words |= UINT64_C(1) << ((kept[i] * 0x9E3779B1U) >> BIT_SHIFT);
    }
    return n ? (uint64_t)XXH3_64bits(kept, n * sizeof *kept) : 0;
}

static void
add_text(XXH3_state_t *state, struct str text)
{
    (void)XXH3_64bits_update(state, text.p ? text.p : "", text.n);
    (void)XXH3_64bits_update(state, "", 1);
}

static void
add_number(XXH3_state_t *state, int64_t number)
{
    (void)XXH3_64bits_update(state, &number, sizeof number);
}

uint64_t
twins_content(const struct posting *p)
{
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    (void)XXH3_64bits_reset(&state);
    add_text(&state, p->title);
    add_text(&state, p->company);
    add_text(&state, p->description);
    add_text(&state, p->department);
    add_text(&state, p->apply_url);
    for (size_t i = 0; i < p->n_places; i++) {
        add_text(&state, p->places[i].city);
        add_text(&state, str_of(p->places[i].region));
        add_text(&state, str_of(p->places[i].country));
        add_text(&state, p->places[i].raw);
    }
    for (size_t i = 0; i < p->n_salaries; i++) {
        const struct salary *s = &p->salaries[i];
        add_number(&state, s->kind);
        add_number(&state, s->has_min ? s->min_cents : -1);
        add_number(&state, s->has_max ? s->max_cents : -1);
        add_number(&state, s->period);
        add_text(&state, str_of(s->currency));
        add_text(&state, s->zone);
    }
    add_number(&state, p->employment_type);
    add_number(&state, p->work_modes);
    add_number(&state, p->valid_through_s);
    add_number(&state, p->is_closed);
    return (uint64_t)XXH3_64bits_digest(&state);
}
