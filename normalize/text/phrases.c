/* normalize/text/phrases.c: many phrase tables looked up in one pass over the words
 * of a text: first word by hash, then the rest. Must not read the text itself. */
#include "normalize/text/phrases_table.h"

#include "base/banned.h"

#define NO_HASH UINT64_MAX /* of no word: those have 32 bits */

/* Key under which a text's number finds the rows that begin with one: the word
 * behind it says which rows can match. */
static uint32_t
number_key(const struct words *words, size_t at)
{
    return at + 1 < words->n ? (uint32_t)NUMBER_KEY ^ words->items[at + 1].hash
                             : (uint32_t)NUMBER_KEY;
}

/* The rows that begin with this hash; a free place when none does. */
static inline const struct phrase_first *
first_of(const struct phrases *set, uint32_t first)
{
    return &set->firsts[phrase_first_at(set->firsts, set->n_firsts, first)];
}

/* Whether rows of these groups may begin with a word; false is certain. */
static inline bool
sieve_has(const struct phrases *set, uint32_t hash, uint32_t groups)
{
    const struct phrase_sieve *sieve = &set->sieve[phrase_sieve_at(hash)];
    return ((sieve->open | sieve->closed) & groups) != 0;
}

/* Whether they may begin with words[i], which passed the sieve, and the word behind it. */
static inline bool
pairs_have(const struct phrases *set, const struct words *words, size_t i, uint32_t groups)
{
    uint32_t hash = words->items[i].hash;
    return (set->sieve[phrase_sieve_at(hash)].open & groups) ||
           (i + 1 < words->n &&
            (set->pairs[phrase_pair_at(hash, words->items[i + 1].hash)] & groups));
}

/* The rows that begin with a word, if any is of these groups, else NULL. */
static const struct phrase_first *
first_with(const struct phrases *set, uint32_t hash, uint32_t groups)
{
    if (!sieve_has(set, hash, groups)) {
        return NULL;
    }
    const struct phrase_first *first = first_of(set, hash);
    return first->groups & groups ? first : NULL;
}

/* Rows of one first word that are gone through. */
struct walk {
    const struct phrase_head *heads;
    size_t at, end;
    uint32_t groups;
    uint32_t closed; /* those of them that may have rows that want the word behind */
    uint64_t next;   /* its hash, or none */
};

static inline struct walk
walk_of(const struct phrases *set, const struct phrase_first *first, uint32_t groups, uint64_t next)
{
    size_t pair = phrase_pair_at(first->first, (uint32_t)next);
    return (struct walk){.heads = set->heads,
                         .at = first->begin,
                         .end = first->begin + first->n,
                         .groups = groups,
                         .closed = next != NO_HASH ? set->pairs[pair] & groups : 0,
                         .next = next};
}

/* The next row of the groups that has no other second word than the text; false when there is
 * none. */
static inline bool
walk_on(struct walk *walk, size_t *ret)
{
    while (walk->at < walk->end) {
        const struct phrase_head *head = &walk->heads[walk->at];
        bool is_asked = walk->groups >> head->group & 1;
        if (!is_asked || (head->n_closed && !(walk->closed >> head->group & 1))) {
            walk->at += is_asked ? head->n_closed : head->n_same;
            continue;
        }
        *ret = walk->at++;
        if (!head->n_closed || head->second == walk->next) {
            return true;
        }
    }
    return false;
}

int32_t
phrases_number(const struct phrases *set, const struct word *word)
{
    if (word->kind == WORD_NUMBER) {
        return (int32_t)word->hash;
    }
    const uint32_t numbers = 1U << GROUP_NUMBER;
    const struct phrase_first *first = first_with(set, word->hash, numbers);
    struct walk walk = first ? walk_of(set, first, numbers, NO_HASH) : (struct walk){0};
    for (size_t i; walk_on(&walk, &i);) {
        if (set->rows[i].n == 1) {
            return set->rows[i].value;
        }
    }
    return -1;
}

/* Whether slot i of the row is this word; a number it stood for in *ret_number. */
static bool
slot_matches(const struct phrases *set, const struct phrase_row *row, size_t i,
             const struct word *word, int32_t *ret_number)
{
    switch ((enum phrase_slot)row->kind[i]) {
    case SLOT_ANY:
        return true;
    case SLOT_DIGITS:
        return word->kind == WORD_NUMBER && word->hash == (i == 0 ? row->literal : row->hash[i]);
    case SLOT_NUMBER: {
        int32_t number = phrases_number(set, word);
        *ret_number = *ret_number < 0 ? number : *ret_number;
        return number >= 0;
    }
    case SLOT_WORD:
        break;
    }
    return word->kind != WORD_NUMBER && row->hash[i] == word->hash;
}

/* Whether `row` stands at words[at]; its number in *ret_number. */
static bool
row_matches(const struct phrases *set, const struct phrase_row *row, const struct words *words,
            size_t at, int32_t *ret_number)
{
    if (row->n > words->n - at) {
        return false;
    }
    for (size_t i = 0; i < row->n; i++) {
        const struct word *word = &words->items[at + i];
        if ((i > 0 && word->gap > GAP_SOFT) || !slot_matches(set, row, i, word, ret_number)) {
            return false;
        }
    }
    return true;
}

/* The hash of the word behind words[at], or none. */
static inline uint64_t
next_hash(const struct words *words, size_t at)
{
    return at + 1 < words->n ? words->items[at + 1].hash : NO_HASH;
}

struct finder {
    const struct phrases *set;
    const struct words *words;
    struct arena *arena;
    uint32_t groups;
    struct hits hits;
    size_t cap;
    uint32_t covered[GROUP_COUNT]; /* word index up to which the group's last hit reaches */
};

static struct phrase_hit
hit_of(const struct words *words, const struct phrase_row *row, size_t at, int32_t number)
{
    return (struct phrase_hit){
        .word = (uint32_t)at,
        .n_words = row->n,
        .at = words->items[at].at,
        .end = (uint32_t)word_end(words, at + row->n - 1),
        .group = row->group,
        .tag = row->tag,
        .value = row->value,
        .number = number,
    };
}

static bool
finder_add(struct finder *f, const struct phrase_row *row, size_t at, int32_t number)
{
    if (f->hits.n == f->cap) {
        size_t cap = f->cap ? f->cap * 2 : 64;
        struct phrase_hit *items = ARENA_ARRAY(f->arena, cap, struct phrase_hit);
        if (!items) {
            return false;
        }
        if (f->hits.n) {
            memcpy(items, f->hits.items, f->hits.n * sizeof *items);
        }
        f->hits.items = items;
        f->cap = cap;
    }
    f->covered[row->group] = (uint32_t)(at + row->n);
    f->hits.items[f->hits.n++] = hit_of(f->words, row, at, number);
    return true;
}

static bool
finder_probe(struct finder *f, uint32_t hash, size_t at)
{
    const struct phrases *set = f->set;
    const struct phrase_first *first = first_with(set, hash, f->groups);
    if (!first) {
        return true;
    }
    struct walk walk = walk_of(set, first, f->groups, next_hash(f->words, at));
    for (size_t i; walk_on(&walk, &i);) {
        const struct phrase_row *row = &set->rows[i];
        int32_t number = -1;
        if (f->covered[row->group] < at + row->n && row_matches(set, row, f->words, at, &number) &&
            !finder_add(f, row, at, number)) {
            return false;
        }
    }
    return true;
}

/* All rows that stand at words[at]; false when out of memory. */
static bool
finder_word(struct finder *f, size_t at)
{
    const struct word *word = &f->words->items[at];
    if (word->kind != WORD_NUMBER && !finder_probe(f, word->hash, at)) {
        return false;
    }
    return phrases_number(f->set, word) < 0 || (finder_probe(f, number_key(f->words, at), at) &&
                                                finder_probe(f, (uint32_t)NUMBER_KEY, at));
}

/* The longest row of one group among those of a first word that fits at word i. */
static const struct phrase_row *
group_match(const struct phrases *set, const struct words *words, size_t i, enum phrase_group group,
            const struct phrase_first *first, int32_t *ret_number)
{
    if (!(first->groups >> group & 1)) {
        return NULL;
    }
    struct walk walk = walk_of(set, first, 1U << group, next_hash(words, i));
    for (size_t at; walk_on(&walk, &at);) {
        *ret_number = -1;
        if (row_matches(set, &set->rows[at], words, i, ret_number)) {
            return &set->rows[at];
        }
    }
    return NULL;
}

/* Whether words[i] may begin a phrase of the groups: few may. */
static inline bool
may_begin(const struct phrases *set, const struct words *words, size_t i, uint32_t groups)
{
    const struct word *word = &words->items[i];
    bool is_numbered = set->numbered & groups;
    groups |= (is_numbered ? 1U : 0U) << GROUP_NUMBER;
    return (word->kind == WORD_NUMBER && is_numbered) ||
           (sieve_has(set, word->hash, groups) && pairs_have(set, words, i, groups));
}

bool
phrases_at(const struct phrases *phrases, const struct words *words, size_t i,
           enum phrase_group group, struct phrase_hit *ret)
{
    const struct word *word = &words->items[i];
    const struct phrase_row *row = NULL;
    int32_t number = -1;
    if (!may_begin(phrases, words, i, 1U << group)) {
        return false;
    }
    bool is_number = word->kind == WORD_NUMBER;
    if (!is_number) {
        const struct phrase_first *first = first_of(phrases, word->hash);
        row = group_match(phrases, words, i, group, first, &number);
        is_number = (first->groups >> GROUP_NUMBER & 1) && phrases_number(phrases, word) >= 0;
    }
    const uint32_t keys[2] = {number_key(words, i), (uint32_t)NUMBER_KEY};
    for (size_t k = 0; !row && is_number && k < 2; k++) {
        row = group_match(phrases, words, i, group, first_of(phrases, keys[k]), &number);
    }
    if (row) {
        *ret = hit_of(words, row, i, number);
    }
    return row != NULL;
}

size_t
phrases_next(const struct phrases *phrases, const struct words *words, size_t from, size_t to,
             enum phrase_group group, struct phrase_hit *ret)
{
    const struct phrase_sieve *sieve = phrases->sieve; /* copies can live in registers */
    const bool is_numbered = phrases->numbered >> group & 1;
    const uint32_t groups = 1U << group | (is_numbered ? 1U : 0U) << GROUP_NUMBER;
    const struct word *word = words->items + from;
    for (size_t i = from; i < to; i++, word++) {
        const struct phrase_sieve *at = &sieve[phrase_sieve_at(word->hash)];
        bool may_be =
            ((at->open | at->closed) & groups) || (is_numbered && word->kind == WORD_NUMBER);
        if (may_be && phrases_at(phrases, words, i, group, ret)) {
            return i;
        }
    }
    return to;
}

enum status
phrases_find(const struct phrases *phrases, const struct words *words, uint32_t groups,
             struct arena *arena, struct hits *ret)
{
    struct finder f = {.set = phrases, .words = words, .arena = arena, .groups = groups};
    for (size_t i = 0; i < words->n; i++) {
        if (may_begin(phrases, words, i, groups) && !finder_word(&f, i)) {
            return E_NOMEM;
        }
    }
    *ret = f.hits;
    return OK;
}
