/* normalize/text/phrases_build.c: tables of phrases made ready to be looked up. Must not see a
 * text. */
#include "normalize/text/phrases_table.h"

#include <stdlib.h>

#include "base/banned.h"

static const struct phrase NUMBERS[] = {
#define N(text, value) {text, 0, value},
#include "normalize/data/numbers.def"
#undef N
};

/* A set that is being made. */
struct making {
    struct phrase_row *rows;
    struct phrase_head *heads;
    struct phrase_first *firsts;
    struct phrase_sieve *sieve;
    uint32_t *pairs;
    size_t n, n_firsts;
    uint32_t numbered;
};

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
slot_compile(struct phrase_row *row, size_t i, struct str word)
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
row_add(struct phrase_row *row, struct str chunk)
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
row_compile(struct phrase_row *row, struct str text)
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

static void
row_key_by_second(struct phrase_row *row)
{
    bool is_number = row->kind[0] == SLOT_NUMBER || row->kind[0] == SLOT_DIGITS;
    if (is_number && row->n > 1 && (row->kind[1] == SLOT_WORD || row->kind[1] == SLOT_DIGITS)) {
        row->hash[0] = (uint32_t)NUMBER_KEY ^ row->hash[1];
    }
}

static struct phrase_first *
first_of(const struct making *set, uint32_t first)
{
    return &set->firsts[phrase_first_at(set->firsts, set->n_firsts, first)];
}

/* Of the rows of one first word: the last group first, which are asked for word by word; of a
 * group the longest first, then as the tables have them. */
static bool
row_goes_before(const struct phrase_row *a, const struct phrase_row *b)
{
    return a->group != b->group ? a->group > b->group : a->n > b->n;
}

/* Gives each first word its slot, and the slots their places in the list of rows. */
static void
firsts_fill(struct making *set)
{
    for (size_t i = 0; i < set->n; i++) {
        struct phrase_first *slot = first_of(set, set->rows[i].hash[0]);
        slot->first = set->rows[i].hash[0];
        slot->groups |= 1U << set->rows[i].group;
        slot->n++;
    }
    uint32_t begin = 0;
    for (size_t i = 0; i < set->n_firsts; i++) {
        set->firsts[i].begin = begin;
        begin += set->firsts[i].n;
    }
}

/* Puts the rows in the order of their slots; false when out of memory. Most first words have a
 * row or two: each is put among the ones before it. */
static bool
rows_sort(struct making *set)
{
    uint32_t *at = calloc(set->n, sizeof *at); /* which row stands where */
    uint32_t *n_put = calloc(set->n_firsts, sizeof *n_put);
    struct phrase_row *rows = calloc(set->n, sizeof *rows);
    bool is_ready = at && n_put && rows;
    for (uint32_t i = 0; is_ready && i < set->n; i++) {
        size_t slot = phrase_first_at(set->firsts, set->n_firsts, set->rows[i].hash[0]);
        uint32_t *first = at + set->firsts[slot].begin, *to = first + n_put[slot]++;
        for (; to > first && row_goes_before(&set->rows[i], &set->rows[to[-1]]); to--) {
            *to = to[-1];
        }
        *to = i;
    }
    for (size_t i = 0; is_ready && i < set->n; i++) {
        rows[i] = set->rows[at[i]];
    }
    free(at);
    free(n_put);
    free(is_ready ? set->rows : rows);
    set->rows = is_ready ? rows : set->rows;
    return is_ready;
}

static uint8_t
one_more(unsigned n)
{
    return (uint8_t)(n + (n < UINT8_MAX));
}

/* What is looked at of row i before the row itself; the row behind it has been here. */
static void
row_index(struct making *set, size_t i)
{
    const struct phrase_row *row = &set->rows[i];
    const uint32_t group = 1U << row->group;
    struct phrase_sieve *sieve = &set->sieve[phrase_sieve_at(row->hash[0])];
    bool is_open = row->n == 1 || row->kind[1] != SLOT_WORD;
    bool goes_on = i + 1 < set->n && row[1].hash[0] == row->hash[0] && row[1].group == row->group;
    const struct phrase_head none = {0};
    const struct phrase_head *behind = goes_on ? &set->heads[i + 1] : &none;
    set->heads[i] = (struct phrase_head){.second = row->hash[1],
                                         .group = row->group,
                                         .n_same = one_more(behind->n_same),
                                         .n_closed = is_open ? 0 : one_more(behind->n_closed)};
    set->numbered |= row->kind[0] == SLOT_WORD ? 0 : group;
    sieve->open |= is_open ? group : 0;
    sieve->closed |= is_open ? 0 : group;
    set->pairs[phrase_pair_at(row->hash[0], row->hash[1])] |= is_open ? 0 : group;
}

/* Makes all that rows are looked up by; false when out of memory. */
static bool
set_index(struct making *set)
{
    firsts_fill(set);
    if (!rows_sort(set)) {
        return false;
    }
    for (size_t i = set->n; i-- > 0;) {
        row_index(set, i);
    }
    return true;
}

static enum status
set_add(struct making *set, enum phrase_group group, const struct phrase *from, struct error *err)
{
    struct phrase_row *row = &set->rows[set->n];
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
set_fill(struct making *set, const struct phrase_table *tables, size_t n_tables, struct error *err)
{
    enum status status = OK;
    for (size_t t = 0; t < n_tables; t++) {
        for (size_t i = 0; i < tables[t].n && status == OK; i++) {
            status = set_add(set, tables[t].group, &tables[t].rows[i], err);
        }
    }
    return status;
}

static void
making_free(struct making *set)
{
    free(set->rows);
    free(set->heads);
    free(set->firsts);
    free(set->sieve);
    free(set->pairs);
}

static enum status
making_fill(struct making *set, const struct phrase_table *tables, size_t n_tables,
            struct error *err)
{
    const struct phrase_table numbers = {GROUP_NUMBER, NUMBERS, sizeof NUMBERS / sizeof NUMBERS[0]};
    size_t n_rows = numbers.n;
    for (size_t t = 0; t < n_tables; t++) {
        n_rows += tables[t].n;
    }
    set->n_firsts = 64;
    while (set->n_firsts < n_rows + n_rows / 2) { /* rows share first words: few are taken */
        set->n_firsts *= 2;
    }
    set->rows = calloc(n_rows, sizeof *set->rows);
    set->heads = calloc(n_rows, sizeof *set->heads);
    set->firsts = calloc(set->n_firsts, sizeof *set->firsts);
    set->sieve = calloc(PHRASE_SIEVE, sizeof *set->sieve);
    set->pairs = calloc((size_t)1 << PHRASE_PAIRS_LOG, sizeof *set->pairs);
    if (!set->rows || !set->heads || !set->firsts || !set->sieve || !set->pairs) {
        return error_set(err, E_NOMEM, "phrase tables");
    }
    enum status status = set_fill(set, &numbers, 1, err);
    if (status == OK) {
        status = set_fill(set, tables, n_tables, err);
    }
    if (status == OK && !set_index(set)) {
        status = error_set(err, E_NOMEM, "phrase tables");
    }
    return status;
}

enum status
phrases_new(const struct phrase_table *tables, size_t n_tables, struct phrases **ret,
            struct error *err)
{
    struct making set = {0};
    struct phrases *phrases = calloc(1, sizeof *phrases);
    if (!phrases) {
        return error_set(err, E_NOMEM, "phrase tables");
    }
    enum status status = making_fill(&set, tables, n_tables, err);
    if (status != OK) {
        making_free(&set);
        free(phrases);
        return status;
    }
    *phrases = (struct phrases){.rows = set.rows,
                                .heads = set.heads,
                                .firsts = set.firsts,
                                .sieve = set.sieve,
                                .pairs = set.pairs,
                                .n = set.n,
                                .n_firsts = set.n_firsts,
                                .numbered = set.numbered};
    *ret = phrases;
    return OK;
}

void
phrases_free(struct phrases *phrases)
{
    if (phrases) {
        free((void *)phrases->rows);
        free((void *)phrases->heads);
        free((void *)phrases->firsts);
        free((void *)phrases->sieve);
        free((void *)phrases->pairs);
        free(phrases);
    }
}
