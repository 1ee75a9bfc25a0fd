/* normalize/phrases.c: many phrase tables looked up in one pass over the words
 * of a text: first word by hash, then the rest. Must not read the text itself. */
#include "normalize/words.h"

#include <stdlib.h>

#include "base/banned.h"

enum { NUMBER_KEY = 0x4E554D42, ANY_KEY = 0x414E5921 };

struct compiled {
    uint32_t hash[PHRASE_WORDS_MAX];
    uint8_t kind[PHRASE_WORDS_MAX]; /* enum slot */
    uint8_t n, group, tag;
    int16_t value;
    uint32_t literal; /* the number with which it begins, under NUMBER_KEY */
    uint32_t next;    /* of the same first word, longest first; 0 ends (index + 1) */
};
enum slot { SLOT_WORD, SLOT_NUMBER, SLOT_ANY, SLOT_DIGITS };

struct phrases {
    struct compiled *rows;
    size_t n;
    uint32_t *buckets; /* index + 1 of the first row */
    uint32_t *groups;  /* bits of the groups in each bucket */
    size_t n_buckets;  /* a power of two */
};

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

static void
row_link(struct phrases *set, size_t index)
{
    struct compiled *row = &set->rows[index];
    uint32_t key = mixed(row->hash[0]);
    uint32_t *at = &set->buckets[key & (set->n_buckets - 1)];
    set->groups[key & (set->n_buckets - 1)] |= 1U << row->group;
    while (*at && set->rows[*at - 1].n >= row->n) {
        at = &set->rows[*at - 1].next;
    }
    row->next = *at;
    *at = (uint32_t)index + 1;
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
    row_link(set, set->n++);
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
    set->n_buckets = 64;
    while (set->n_buckets < n_rows * 2) {
        set->n_buckets *= 2;
    }
    set->rows = calloc(n_rows, sizeof *set->rows);
    set->buckets = calloc(set->n_buckets, sizeof *set->buckets);
    enum status status = E_NOMEM;
    set->groups = calloc(set->n_buckets, sizeof *set->groups);
    if (set->rows && set->buckets && set->groups) {
        status = set_fill(set, &numbers, 1, err);
        if (status == OK) {
            status = set_fill(set, tables, n_tables, err);
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
        free(phrases->buckets);
        free(phrases->groups);
        free(phrases);
    }
}

/* Chain of the rows that may begin with this hash and are of one of the groups;
 * 0 when there is none. */
static uint32_t
chain_of(const struct phrases *set, uint32_t first, uint32_t groups)
{
    size_t bucket = mixed(first) & (set->n_buckets - 1);
    return set->groups[bucket] & groups ? set->buckets[bucket] : 0;
}

int32_t
phrases_number(const struct phrases *set, const struct word *word)
{
    if (word->kind == WORD_NUMBER) {
        return (int32_t)word->hash;
    }
    uint32_t i = chain_of(set, word->hash, 1U << GROUP_NUMBER);
    for (; i; i = set->rows[i - 1].next) {
        const struct compiled *row = &set->rows[i - 1];
        if (row->group == GROUP_NUMBER && row->n == 1 && row->hash[0] == word->hash) {
            return row->value;
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
    for (uint32_t i = chain_of(set, first, f->groups); i; i = set->rows[i - 1].next) {
        const struct compiled *row = &set->rows[i - 1];
        int32_t number = -1;
        if (row->hash[0] != first || !(f->groups >> row->group & 1) ||
            f->covered[row->group] >= at + row->n ||
            !row_matches(set, row, f->words, at, &number)) {
            continue;
        }
        if (!finder_add(f, row, at, number)) {
            return false;
        }
    }
    return true;
}

/* The longest row of one group that begins with `first` and fits at word i. */
static const struct compiled *
chain_match(const struct phrases *set, const struct words *words, size_t i, enum phrase_group group,
            uint32_t first, int32_t *ret_number)
{
    for (uint32_t at = chain_of(set, first, 1U << group); at; at = set->rows[at - 1].next) {
        const struct compiled *row = &set->rows[at - 1];
        *ret_number = -1;
        if (row->group == group && row->hash[0] == first &&
            row_matches(set, row, words, i, ret_number)) {
            return row;
        }
    }
    return NULL;
}

bool
phrases_at(const struct phrases *phrases, const struct words *words, size_t i,
           enum phrase_group group, struct phrase_hit *ret)
{
    const struct word *word = &words->items[i];
    if (word->kind != WORD_NUMBER &&
        !chain_of(phrases, word->hash, 1U << group | 1U << GROUP_NUMBER)) {
        return false; /* neither begins a phrase nor is a number: nearly all words */
    }
    uint32_t first[3] = {word->hash, number_key(words, i), (uint32_t)NUMBER_KEY};
    size_t from = word->kind == WORD_NUMBER ? 1 : 0;
    size_t to = phrases_number(phrases, word) >= 0 ? 3 : 1;
    for (size_t k = from; k < to; k++) {
        int32_t number;
        const struct compiled *row = chain_match(phrases, words, i, group, first[k], &number);
        if (row) {
            *ret = hit_of(words, row, i, number);
            return true;
        }
    }
    return false;
}

size_t
phrases_next(const struct phrases *phrases, const struct words *words, size_t from, size_t to,
             enum phrase_group group, struct phrase_hit *ret)
{
    uint32_t groups = 1U << group | 1U << GROUP_NUMBER;
    for (size_t i = from; i < to; i++) {
        const struct word *word = &words->items[i];
        bool may_be = word->kind == WORD_NUMBER || chain_of(phrases, word->hash, groups);
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
        bool done = true;
        if (word->kind != WORD_NUMBER) {
            done = finder_probe(&f, word->hash, i);
        }
        if (done && phrases_number(phrases, word) >= 0) {
            done = finder_probe(&f, number_key(words, i), i) &&
                   finder_probe(&f, (uint32_t)NUMBER_KEY, i);
        }
        if (!done) {
            return E_NOMEM;
        }
    }
    *ret = f.hits;
    return OK;
}
