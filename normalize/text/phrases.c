/* normalize/text/phrases.c: many phrase tables looked up in one pass over the words
 * of a text: first word by hash, then the rest. Must not read the text itself. */
#include "normalize/text/words.h"

#include <stdlib.h>

#include "base/banned.h"

#define NO_HASH UINT64_MAX /* of no word: those have 32 bits */

enum { NUMBER_KEY = 0x4E554D42, ANY_KEY = 0x414E5921 };

struct compiled {
    uint32_t hash[PHRASE_WORDS_MAX];
    uint8_t kind[PHRASE_WORDS_MAX]; /* enum slot */
    uint8_t n, group, tag;
    int16_t value;
    uint32_t literal; /* the number with which it begins, under NUMBER_KEY */
};
enum slot { SLOT_WORD, SLOT_NUMBER, SLOT_ANY, SLOT_DIGITS };

/* What tells of most rows that they do not fit, close together in memory. */
struct head {
    uint32_t second; /* hash of the second word */
    uint8_t group;
    bool is_open; /* it has no second word, or several will do */
};

/* The rows that begin with one word: those of headings, of which there are many, behind those
 * that may stand anywhere in a text. */
struct slot_of_first {
    uint32_t first; /* hash */
    uint32_t begin, n_running, n;
    uint32_t groups; /* bits of theirs */
};
enum { HEADING_GROUPS = 1 << GROUP_HEADING | 1 << GROUP_HEADING_EMPTY };

struct phrases {
    struct compiled *rows; /* by first word, see row_goes_before() */
    struct head *heads;    /* of the rows */
    size_t n;
    struct slot_of_first *slots; /* open addressing; n == 0: free */
    size_t n_slots;              /* a power of two */
    uint32_t *sieve; /* groups with a row that may begin so; small enough to stay near */
};

enum { SIEVE = 4096 };

static size_t
sieve_at(uint32_t hash)
{
    return (hash ^ hash >> 15) % SIEVE;
}

static const struct phrase NUMBERS[] = {
#define N(text, value) {text, 0, value},
#include "normalize/data/numbers.def"
#undef N
};

static uint32_t
mixed(uint32_t hash)
{
    hash ^= hash >> 15;
    hash *= 0x2C1B3C6DU;
    hash ^= hash >> 13;
    return hash;
}

/* Bytes of the first word: one sign of Chinese, Japanese or Korean, digits, or
 * letters: as words_split parts them. */
static size_t
slot_bytes(struct str word)
{
    size_t at = 0;
    bool digits = byte_is_digit(word.p[0]);
    while (at < word.n) {
        unsigned char c = (unsigned char)word.p[at];
        if (c >= 0xE3 && c <= 0xED && at + 3 <= word.n) {
            return at ? at : 3;
        }
        if (byte_is_digit((char)c) != digits) {
            return at;
        }
        at++;
    }
    return word.n;
}

static void
slot_compile(struct compiled *row, size_t i, struct str word)
{
    if (str_is(word, "#")) {
        row->kind[i] = SLOT_NUMBER;
        row->hash[i] = (uint32_t)NUMBER_KEY;
    } else if (str_is(word, "*")) {
        row->kind[i] = SLOT_ANY;
        row->hash[i] = (uint32_t)ANY_KEY;
    } else if (word.n > 0 && byte_is_digit(word.p[0])) {
        int64_t value = 0;
        (void)str_int(word, &value);
        row->kind[i] = SLOT_DIGITS;
        row->hash[i] = i == 0 ? (uint32_t)NUMBER_KEY : (uint32_t)value;
        row->literal = i == 0 ? (uint32_t)value : row->literal;
    } else {
        row->hash[i] = word_hash(word);
    }
}

/* Adds the words of a text without blanks; false when there are too many. */
static bool
row_add(struct compiled *row, struct str chunk)
{
    while (chunk.n > 0) {
        struct str word = str_sub(chunk, 0, slot_bytes(chunk));
        chunk = str_sub(chunk, word.n, chunk.n);
        if (row->n == PHRASE_WORDS_MAX) {
            return false;
        }
        slot_compile(row, row->n++, word);
    }
    return true;
}

static bool
row_compile(struct compiled *row, struct str text)
{
    /* the tables' blanks part words; words_split's rules hold for the text, so
     * a phrase may not hold anything else that parts */
    while (text.p) {
        if (!row_add(row, str_trim(str_cut(&text, ' ')))) {
            return false;
        }
    }
    return row->n > 0 && row->kind[0] != SLOT_ANY;
}

/* Key under which a text's number finds the rows that begin with one: the word
 * behind it says which rows can match. */
static uint32_t
number_key(const struct words *words, size_t at)
{
    return at + 1 < words->n ? (uint32_t)NUMBER_KEY ^ words->items[at + 1].hash
                             : (uint32_t)NUMBER_KEY;
}

static void
row_key_by_second(struct compiled *row)
{
    bool is_number = row->kind[0] == SLOT_NUMBER || row->kind[0] == SLOT_DIGITS;
    if (is_number && row->n > 1 && (row->kind[1] == SLOT_WORD || row->kind[1] == SLOT_DIGITS)) {
        row->hash[0] = (uint32_t)NUMBER_KEY ^ row->hash[1];
    }
}

/* Where the rows stand that begin with this hash; a free slot when none does. */
static inline struct slot_of_first *
slot_of(const struct phrases *set, uint32_t first)
{
    size_t at = mixed(first) & (set->n_slots - 1);
    while (set->slots[at].n && set->slots[at].first != first) {
        at = (at + 1) & (set->n_slots - 1);
    }
    return &set->slots[at];
}

/* Of the rows of one first word: those of headings last, the longest first, then as the tables
 * have them. */
static bool
row_goes_before(const struct compiled *a, const struct compiled *b)
{
    bool is_heading = HEADING_GROUPS >> a->group & 1, is_other = HEADING_GROUPS >> b->group & 1;
    return is_heading != is_other ? is_other : a->n > b->n;
}

/* Gives each first word its slot, and the slots their places in the list of rows. */
static void
slots_fill(struct phrases *set)
{
    for (size_t i = 0; i < set->n; i++) {
        struct slot_of_first *slot = slot_of(set, set->rows[i].hash[0]);
        slot->first = set->rows[i].hash[0];
        slot->groups |= 1U << set->rows[i].group;
        slot->n++;
    }
    uint32_t begin = 0;
    for (size_t i = 0; i < set->n_slots; i++) {
        set->slots[i].begin = begin;
        begin += set->slots[i].n;
    }
}

/* Puts the rows in the order of their slots; false when out of memory. Most first words have a
 * row or two: each is put among the ones before it. */
static bool
rows_sort(struct phrases *set)
{
    uint32_t *at = calloc(set->n, sizeof *at); /* which row stands where */
    struct compiled *rows = calloc(set->n, sizeof *rows);
    bool is_ready = at && rows;
    for (uint32_t i = 0; is_ready && i < set->n; i++) {
        struct slot_of_first *slot = slot_of(set, set->rows[i].hash[0]);
        uint32_t *first = at + slot->begin, *to = first + slot->n_running++;
        for (; to > first && row_goes_before(&set->rows[i], &set->rows[to[-1]]); to--) {
            *to = to[-1];
        }
        *to = i;
    }
    for (size_t i = 0; is_ready && i < set->n; i++) {
        rows[i] = set->rows[at[i]];
    }
    free(at);
    free(is_ready ? set->rows : rows);
    set->rows = is_ready ? rows : set->rows;
    return is_ready;
}

/* Makes all that rows are looked up by; false when out of memory. */
static bool
set_index(struct phrases *set)
{
    slots_fill(set);
    if (!rows_sort(set)) {
        return false;
    }
    for (size_t i = 0; i < set->n; i++) {
        const struct compiled *row = &set->rows[i];
        bool is_open = row->n == 1 || row->kind[1] != SLOT_WORD;
        set->heads[i] = (struct head){row->hash[1], row->group, is_open};
        slot_of(set, row->hash[0])->n_running -= HEADING_GROUPS >> row->group & 1;
        set->sieve[sieve_at(row->hash[0])] |= 1U << row->group;
    }
    return true;
}

static enum status
set_add(struct phrases *set, enum phrase_group group, const struct phrase *from, struct error *err)
{
    struct compiled *row = &set->rows[set->n];
    row->group = (uint8_t)group;
    row->tag = from->tag;
    row->value = from->value;
    if (!row_compile(row, str_of(from->text))) {
        return error_set(err, E_PATTERN, "phrase group %d: '%s' is empty or too long", (int)group,
                         from->text);
    }
    row_key_by_second(row);
    set->n++;
    return OK;
}

static enum status
set_fill(struct phrases *set, const struct phrase_table *tables, size_t n_tables, struct error *err)
{
    enum status status = OK;
    for (size_t t = 0; t < n_tables; t++) {
        for (size_t i = 0; i < tables[t].n && status == OK; i++) {
            status = set_add(set, tables[t].group, &tables[t].rows[i], err);
        }
    }
    return status;
}

enum status
phrases_new(const struct phrase_table *tables, size_t n_tables, struct phrases **ret,
            struct error *err)
{
    const struct phrase_table numbers = {GROUP_NUMBER, NUMBERS, sizeof NUMBERS / sizeof NUMBERS[0]};
    size_t n_rows = numbers.n;
    for (size_t t = 0; t < n_tables; t++) {
        n_rows += tables[t].n;
    }
    struct phrases *set = calloc(1, sizeof *set);
    if (!set) {
        return error_set(err, E_NOMEM, "phrase tables");
    }
    set->n_slots = 64;
    while (set->n_slots < n_rows * 2) {
        set->n_slots *= 2;
    }
    set->rows = calloc(n_rows, sizeof *set->rows);
    set->heads = calloc(n_rows, sizeof *set->heads);
    set->slots = calloc(set->n_slots, sizeof *set->slots);
    set->sieve = calloc(SIEVE, sizeof *set->sieve);
    enum status status = E_NOMEM;
    if (set->rows && set->heads && set->slots && set->sieve) {
        status = set_fill(set, &numbers, 1, err);
        if (status == OK) {
            status = set_fill(set, tables, n_tables, err);
        }
        if (status == OK && !set_index(set)) {
            status = error_set(err, E_NOMEM, "phrase tables");
        }
    } else {
        (void)error_set(err, E_NOMEM, "phrase tables");
    }
    if (status != OK) {
        phrases_free(set);
        return status;
    }
    *ret = set;
    return OK;
}

void
phrases_free(struct phrases *phrases)
{
    if (phrases) {
        free(phrases->rows);
        free(phrases->heads);
        free(phrases->sieve);
        free(phrases->slots);
        free(phrases);
    }
}

/* Whether rows of these groups may begin with a word; false is certain. */
static inline bool
sieve_has(const struct phrases *set, uint32_t hash, uint32_t groups)
{
    return (set->sieve[sieve_at(hash)] & groups) != 0;
}

/* The rows that begin with a word, if any is of these groups, else NULL. */
static const struct slot_of_first *
slot_with(const struct phrases *set, uint32_t hash, uint32_t groups)
{
    if (!sieve_has(set, hash, groups)) {
        return NULL;
    }
    const struct slot_of_first *slot = slot_of(set, hash);
    return slot->groups & groups ? slot : NULL;
}

int32_t
phrases_number(const struct phrases *set, const struct word *word)
{
    if (word->kind == WORD_NUMBER) {
        return (int32_t)word->hash;
    }
    const struct slot_of_first *slot = slot_with(set, word->hash, 1U << GROUP_NUMBER);
    for (size_t i = slot ? slot->begin : 0; slot && i < slot->begin + slot->n_running; i++) {
        if (set->heads[i].group == GROUP_NUMBER && set->rows[i].n == 1) {
            return set->rows[i].value;
        }
    }
    return -1;
}

/* Whether slot i of the row is this word; a number it stood for in *ret_number. */
static bool
slot_matches(const struct phrases *set, const struct compiled *row, size_t i,
             const struct word *word, int32_t *ret_number)
{
    switch ((enum slot)row->kind[i]) {
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
row_matches(const struct phrases *set, const struct compiled *row, const struct words *words,
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

/* False when a row is of none of the groups, or has another second word. */
static inline bool
head_fits(const struct head *head, uint32_t groups, uint64_t next)
{
    return (head->second == next || head->is_open) && (groups >> head->group & 1);
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
hit_of(const struct words *words, const struct compiled *row, size_t at, int32_t number)
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
finder_add(struct finder *f, const struct compiled *row, size_t at, int32_t number)
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
finder_probe(struct finder *f, uint32_t first, size_t at)
{
    const struct phrases *set = f->set;
    const struct slot_of_first *slot = slot_with(set, first, f->groups);
    if (!slot) {
        return true;
    }
    uint64_t next = next_hash(f->words, at);
    size_t end = slot->begin + (f->groups & HEADING_GROUPS ? slot->n : slot->n_running);
    for (size_t i = slot->begin; i < end; i++) {
        const struct compiled *row = &set->rows[i];
        int32_t number = -1;
        if (!head_fits(&set->heads[i], f->groups, next) || f->covered[row->group] >= at + row->n ||
            !row_matches(set, row, f->words, at, &number)) {
            continue;
        }
        if (!finder_add(f, row, at, number)) {
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
static const struct compiled *
group_match(const struct phrases *set, const struct words *words, size_t i, enum phrase_group group,
            const struct slot_of_first *slot, int32_t *ret_number)
{
    if (!(slot->groups >> group & 1)) {
        return NULL;
    }
    uint64_t next = next_hash(words, i);
    bool is_heading = HEADING_GROUPS >> group & 1;
    size_t end = slot->begin + (is_heading ? slot->n : slot->n_running);
    for (size_t at = slot->begin + (is_heading ? slot->n_running : 0); at < end; at++) {
        *ret_number = -1;
        if (head_fits(&set->heads[at], 1U << group, next) &&
            row_matches(set, &set->rows[at], words, i, ret_number)) {
            return &set->rows[at];
        }
    }
    return NULL;
}

/* Whether the word may begin a phrase of the group or be a number: few may. */
static inline bool
may_begin(const struct phrases *set, const struct word *word, enum phrase_group group)
{
    return word->kind == WORD_NUMBER ||
           sieve_has(set, word->hash, 1U << group | 1U << GROUP_NUMBER);
}

bool
phrases_at(const struct phrases *phrases, const struct words *words, size_t i,
           enum phrase_group group, struct phrase_hit *ret)
{
    const struct word *word = &words->items[i];
    const struct compiled *row = NULL;
    int32_t number = -1;
    if (!may_begin(phrases, word, group)) {
        return false;
    }
    bool is_number = word->kind == WORD_NUMBER;
    if (!is_number) {
        const struct slot_of_first *slot = slot_of(phrases, word->hash);
        row = group_match(phrases, words, i, group, slot, &number);
        is_number = (slot->groups >> GROUP_NUMBER & 1) && phrases_number(phrases, word) >= 0;
    }
    const uint32_t keys[2] = {number_key(words, i), (uint32_t)NUMBER_KEY};
    for (size_t k = 0; !row && is_number && k < 2; k++) {
        row = group_match(phrases, words, i, group, slot_of(phrases, keys[k]), &number);
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
    const uint32_t *sieve = phrases->sieve; /* copies can live in registers */
    const struct word *word = words->items + from;
    const uint32_t groups = 1U << group | 1U << GROUP_NUMBER;
    for (size_t i = from; i < to; i++, word++) {
        bool may_be = (sieve[sieve_at(word->hash)] & groups) != 0 || word->kind == WORD_NUMBER;
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
        const struct word *word = &words->items[i];
        bool may_begin_any = word->kind == WORD_NUMBER ||
                             sieve_has(phrases, word->hash, groups | 1U << GROUP_NUMBER);
        if (may_begin_any && !finder_word(&f, i)) {
            return E_NOMEM;
        }
    }
    *ret = f.hits;
    return OK;
}
