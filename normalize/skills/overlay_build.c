/* normalize/skills/overlay_build.c: from the draft to a table that the matcher can use:
 * names in the order of the compiled ones, slots, the filter of first words. The
 * same rules as normalize/tools/make_skills.py; a test holds the two together. */
#include "normalize/skills/overlay.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/skills/skills_fit.h"
#include "normalize/text/words.h"

#include "base/banned.h"

enum {
    LATIN_MIN = 0xC0,
    LATIN_END = 0x180,
    LETTERS_END = 0x2000, /* alphabets; above: signs, then East Asia */
    CJK_MIN = 0x3000,
    CJK_END = 0xE000,
    CJK_BYTES = 3
};

/* ---- folding ---- */

static bool
is_separator(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '-' || c == '_' || c == 0xA0 ||
           (c >= 0x2010 && c <= 0x2013);
}

static uint32_t
fold_char(uint32_t c)
{
    if (c < 0x80) {
        return (uint32_t)(unsigned char)byte_lower((char)c);
    }
    if (c == 0x2019) {
        return '\'';
    }
    if (c >= LATIN_MIN && c < LATIN_END) {
        char plain = skill_table.latin[c - LATIN_MIN];
        return plain ? (uint32_t)(unsigned char)plain : c;
    }
    return c >= LATIN_END ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)c) : c;
}

struct str
name_fold(struct arena *arena, struct str text)
{
    struct buf buf;
    bool is_gap = false;
    buf_init(&buf, MIB);
    text = str_trim(text);
    for (size_t i = 0; i < text.n;) {
        if (str_starts(str_sub(text, i, text.n), STR("<n>"))) {
            buf_add_z(&buf, is_gap && buf.n ? " \1" : "\1");
            is_gap = false;
            i += 3;
            continue;
        }
        uint32_t c = utf8_next(text, &i);
        if (is_separator(c)) {
            is_gap = true;
            continue;
        }
        if (is_gap && buf.n) {
            buf_add_byte(&buf, ' ');
        }
        is_gap = false;
        buf_add_codepoint(&buf, fold_char(c));
    }
    struct str ret = buf_failed(&buf) ? STR_NONE : arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

static bool
is_letter(uint32_t c)
{
    bool is_plain = c < 0x80 && class_of((char)c) == BYTE_PLAIN;
    return is_plain || (c >= LATIN_MIN && c < LETTERS_END);
}

size_t
name_first(struct str key)
{
    size_t i = key.n && key.p[0] == '.' ? 1 : 0;
    size_t next = 0;
    uint32_t c = key.n ? utf8_next(key, &next) : 0;
    if (c >= CJK_MIN && c < CJK_END) {
        return CJK_BYTES;
    }
    while (i < key.n) {
        next = i;
        if (!is_letter(utf8_next(key, &next))) {
            break;
        }
        i = next;
    }
    return i;
}

/* ---- order ---- */

static int
compare_bytes(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n && a.p && b.p ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* By first word; then the longest; then those with a rule of letters. */
static int
compare_names(const void *x, const void *y)
{
    const struct name *a = &((const struct draft_name *)x)->name;
    const struct name *b = &((const struct draft_name *)y)->name;
    int order = compare_bytes(str_sub(a->key, 0, a->n_first), str_sub(b->key, 0, b->n_first));
    if (order == 0) {
        order = (a->key.n < b->key.n) - (a->key.n > b->key.n);
    }
    if (order == 0) {
        order = (b->exact.p != NULL) - (a->exact.p != NULL);
    }
    order = order ? order : compare_bytes(a->key, b->key);
    return order ? order : compare_bytes(a->exact, b->exact);
}

/* All names that are left, in order: the compiled ones are already. */
static struct draft_name *
sort_names(struct draft *draft, size_t *ret_n)
{
    size_t n_old = draft->n_built_in;
    size_t n_new = draft->n_names - n_old;
    struct draft_name *all = ARENA_ARRAY(draft->arena, draft->n_names + 1, struct draft_name);
    if (!all) {
        return NULL;
    }
    if (n_new) {
        qsort(draft->names + n_old, n_new, sizeof *draft->names, compare_names);
    }
    const struct draft_name *old = draft->names;
    const struct draft_name *old_end = old + n_old;
    const struct draft_name *own = old_end;
    const struct draft_name *end = draft->names + draft->n_names;
    size_t n = 0;
    while (old < old_end || own < end) {
        bool is_old = own == end || (old < old_end && compare_names(old, own) <= 0);
        const struct draft_name *next = is_old ? old++ : own++;
        if (!next->is_gone) {
            all[n++] = *next;
        }
    }
    *ret_n = n;
    return all;
}

/* ---- the table ---- */

static uint32_t
hash_word(struct str word)
{
    uint32_t hash = WORD_HASH_SEED;
    for (size_t i = 0; i < word.n; i++) {
        hash = (hash ^ (unsigned char)word.p[i]) * WORD_HASH_PRIME;
    }
    return hash ^ (hash >> 15);
}

static struct skill_key
make_key(const struct draft_name *from, const uint16_t *places)
{
    const struct name *name = &from->name;
    struct skill_key key = {.text = name->key.p,
                            .exact = name->exact.p,
                            .skill = from->row == DRAFT_BAN ? SKILL_BAN : places[from->row],
                            .n = (uint8_t)name->key.n,
                            .n_first = name->n_first,
                            .mark = name->mark};
    struct str rest = str_sub(name->key, name->n_first, 2);
    if (rest.n && rest.p[0] != '\1' && (unsigned char)rest.p[0] < 0x80 &&
        class_of(rest.p[0]) != BYTE_PLAIN) {
        key.sign = rest.p[0];
    }
    if (rest.n == 2 && rest.p[0] == ' ' && class_of(rest.p[1]) == BYTE_PLAIN) {
        key.second = rest.p[1];
    }
    return key;
}

/* Rows that are left, renumbered; places[i]: where row i of the draft went. */
static enum status
build_rows(struct draft *draft, uint16_t *places, struct skill_table *ret)
{
    struct skill_row *rows = ARENA_ARRAY(draft->arena, draft->n_rows + 1, struct skill_row);
    const char **origins = ARENA_ARRAY(draft->arena, draft->n_rows + 1, const char *);
    size_t n = 0;
    if (!rows || !origins) {
        return E_NOMEM;
    }
    for (size_t i = 0; i < draft->n_rows; i++) {
        places[i] = draft->rows[i].is_gone ? NO_PARENT : (uint16_t)n;
        n += !draft->rows[i].is_gone;
    }
    for (size_t i = 0; i < draft->n_rows; i++) {
        if (draft->rows[i].is_gone) {
            continue;
        }
        struct skill_row *row = &rows[places[i]];
        *row = draft->rows[i].row;
        row->parent = row->parent == DRAFT_TOP ? NO_PARENT : places[row->parent];
        origins[places[i]] = draft->rows[i].origin;
    }
    ret->rows = rows;
    ret->n_rows = n;
    ret->origins = origins;
    return OK;
}

static void
put_slot(struct skill_slot *slots, size_t mask, uint8_t *filter, struct skill_slot slot)
{
    size_t at = slot.hash & mask;
    uint32_t bit = slot.hash & (FILTER_BITS - 1);
    while (slots[at].n) {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
    filter[bit >> 3] |= (uint8_t)(1u << (bit & 7));
}

/* Keys with the same first word stand together. */
static bool
is_same_first(const struct skill_key *a, const struct skill_key *b)
{
    return a->n_first == b->n_first && memcmp(a->text, b->text, a->n_first) == 0;
}

static enum status
build_slots(struct draft *draft, struct skill_table *ret)
{
    size_t n_groups = 0;
    for (size_t i = 0; i < ret->n_keys; i++) {
        n_groups += i == 0 || !is_same_first(&ret->keys[i - 1], &ret->keys[i]);
    }
    size_t size = 2;
    while (size < 2 * n_groups) {
        size *= 2;
    }
    struct skill_slot *slots = ARENA_ARRAY(draft->arena, size, struct skill_slot);
    uint8_t *filter = arena_alloc(draft->arena, FILTER_BITS / 8);
    if (!slots || !filter) {
        return E_NOMEM;
    }
    for (size_t i = 0; i < ret->n_keys;) {
        size_t end = i;
        uint32_t second = 0;
        while (end < ret->n_keys && is_same_first(&ret->keys[i], &ret->keys[end])) {
            second |= 1u << (ret->keys[end++].second & 31);
        }
        struct str first = {ret->keys[i].text, ret->keys[i].n_first};
        put_slot(slots, size - 1, filter,
                 (struct skill_slot){hash_word(first), (uint32_t)i, (uint32_t)(end - i), second});
        i = end;
    }
    ret->slots = slots;
    ret->slot_mask = size - 1;
    ret->filter = filter;
    return OK;
}

enum status
draft_build(struct draft *draft, struct skill_table *ret, struct error *err)
{
    struct skill_table table = {.latin = skill_table.latin};
    size_t n = 0;
    uint16_t *places = ARENA_ARRAY(draft->arena, draft->n_rows + 1, uint16_t);
    struct draft_name *names = places ? sort_names(draft, &n) : NULL;
    struct skill_key *keys = names ? ARENA_ARRAY(draft->arena, n + 1, struct skill_key) : NULL;
    enum status status = keys ? build_rows(draft, places, &table) : E_NOMEM;
    for (size_t i = 0; status == OK && i < n; i++) {
        keys[i] = make_key(&names[i], places);
    }
    table.keys = keys;
    table.n_keys = n;
    if (status == OK) {
        status = build_slots(draft, &table);
    }
    if (status != OK) {
        return error_set(err, status, "taxonomy overlay: out of memory");
    }
    *ret = table;
    return OK;
}
