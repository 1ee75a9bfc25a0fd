/* normalize/skills/overlay_draft.c: the skill table while an overlay changes it: rows,
 * and every name once. Must not read lines, and must not change the compiled
 * table: rows are copied. */
#include "normalize/skills/overlay.h"

#include <stdarg.h>
#include <stdio.h>

#include <xxhash.h>

#include "base/markup.h"

#include "base/banned.h"

/* ---- faults ---- */

bool
draft_fault(struct draft *draft, const char *format, ...)
{
    char what[ERROR_TEXT_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    if (draft->n_faults++ == 0) {
        (void)error_set(draft->err, E_CONFIG, "%.*s:%zu: %s", STR_ARG(draft->file), draft->line,
                        what);
    }
    buf_printf(draft->report, "%.*s:%zu: %s\n", STR_ARG(draft->file), draft->line, what);
    return true;
}

const char *
draft_origin(const struct draft *draft, size_t row)
{
    const char *origin = draft->rows[row].origin;
    return origin ? origin : "built in";
}

/* ---- growing ---- */

/* Room for one more element in an array of the arena. */
static void *
reserve(struct draft *draft, void *items, size_t *cap, size_t n, size_t size)
{
    if (n < *cap) {
        return items;
    }
    size_t more = *cap ? *cap * 2 : 64;
    void *grown = arena_array(draft->arena, more, size);
    if (grown && n) {
        memcpy(grown, items, n * size);
    }
    *cap = grown ? more : *cap;
    return grown;
}

/* ---- names ---- */

/* What a name is looked up by: the same letters in two cases are two names. */
static struct str
name_id(const struct draft *draft, const struct name *name)
{
    return name->exact.p
               ? arena_printf(draft->arena, "%.*s\2%.*s", STR_ARG(name->key), STR_ARG(name->exact))
               : name->key;
}

struct draft_name *
draft_find_name(const struct draft *draft, const struct name *name)
{
    const uint32_t *at = text_map_get(&draft->by_name, name_id(draft, name));
    return at && !draft->names[*at].is_gone ? &draft->names[*at] : NULL;
}

static bool
put_name(struct draft *draft, const struct name *name, uint32_t row)
{
    struct draft_name *names =
        reserve(draft, draft->names, &draft->cap_names, draft->n_names, sizeof *names);
    if (!names) {
        return false;
    }
    draft->names = names;
    names[draft->n_names] = (struct draft_name){*name, row, false};
    return text_map_put(&draft->by_name, name_id(draft, name), (uint32_t)draft->n_names++);
}

static uint8_t
read_mark(char c)
{
    switch (c) {
    case '=':
        return MARK_EXACT;
    case '^':
        return MARK_CAPITAL;
    case '~':
        return MARK_DOUBT;
    default:
        return 0;
    }
}

/* U+00C0 to U+017F: the letters that fold to another. */
static bool
has_accent(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char b = (unsigned char)text.p[i];
        if (b >= 0xC3 && b <= 0xC5) {
            return true;
        }
    }
    return false;
}

bool
draft_read_name(struct draft *draft, struct str text, struct name *ret)
{
    *ret = (struct name){0};
    while (text.n && read_mark(text.p[0])) {
        ret->mark |= read_mark(text.p[0]);
        text = str_sub(text, 1, text.n);
    }
    ret->key = name_fold(draft->arena, text);
    size_t n_first = name_first(ret->key);
    if (ret->key.n == 0) {
        return !draft_fault(draft, "an empty name");
    }
    if (n_first == 0) {
        return !draft_fault(draft, "the name '%.*s' begins with a sign", STR_ARG(text));
    }
    if (ret->key.n > NAME_BYTES_MAX) {
        return !draft_fault(draft, "the name '%.*s' is longer than %d bytes", STR_ARG(text),
                            NAME_BYTES_MAX);
    }
    ret->exact = ret->mark & MARK_EXACT ? arena_str(draft->arena, text) : STR_NONE;
    ret->mark |= has_accent(text) ? MARK_ACCENT : 0;
    ret->n_first = (uint8_t)n_first;
    return true;
}

bool
draft_add_name(struct draft *draft, size_t row, struct str text)
{
    struct name name;
    uint32_t owner = row == DRAFT_BAN ? DRAFT_BAN : (uint32_t)row;
    if (!draft_read_name(draft, text, &name)) {
        return false;
    }
    struct draft_name *prior = draft_find_name(draft, &name);
    if (!prior) {
        return put_name(draft, &name, owner);
    }
    if (prior->row == DRAFT_BAN && owner != DRAFT_BAN) {
        prior->row = owner; /* what a skill is called needs no ban */
        prior->name = name;
        return true;
    }
    if (prior->row != owner && owner != DRAFT_BAN) {
        const struct skill_row *other = &draft->rows[prior->row].row;
        return !draft_fault(draft, "'%.*s' is a name of %s already (%s): one of the two must go",
                            STR_ARG(text), other->slug, draft_origin(draft, prior->row));
    }
    if (prior->row == owner && owner != DRAFT_BAN) {
        prior->name.mark = name.mark; /* the later line says how it is matched */
    }
    return true;
}

static bool
list_alias(struct draft *draft, struct draft_row *row, struct str text)
{
    while (text.n && read_mark(text.p[0])) {
        text = str_sub(text, 1, text.n);
    }
    if (str_is(text, row->row.name)) {
        return true;
    }
    if (!row->aliases) {
        for (const char *const *a = row->row.aliases; a && *a; a++) {
            row->n_aliases++;
        }
        row->cap_aliases = row->n_aliases + 8;
        row->aliases = ARENA_ARRAY(draft->arena, row->cap_aliases, const char *);
        if (row->aliases && row->n_aliases) {
            memcpy(row->aliases, row->row.aliases, row->n_aliases * sizeof *row->aliases);
        }
    }
    const char *alias = arena_cstr(draft->arena, text);
    const char **aliases = row->aliases && alias ? reserve(draft, row->aliases, &row->cap_aliases,
                                                           row->n_aliases + 1, sizeof *aliases)
                                                 : NULL;
    if (!aliases) {
        return false;
    }
    row->aliases = aliases;
    aliases[row->n_aliases++] = alias;
    aliases[row->n_aliases] = NULL;
    row->row.aliases = aliases;
    return true;
}

bool
draft_add_alias(struct draft *draft, size_t row, struct str text)
{
    size_t before = draft->n_names;
    if (!draft_add_name(draft, row, text)) {
        return false;
    }
    return draft->n_names == before || list_alias(draft, &draft->rows[row], text);
}

static void
unlist_alias(struct draft *draft, struct draft_row *row, struct str key)
{
    size_t n = 0;
    for (const char *const *a = row->row.aliases; a && *a; a++) {
        n++;
    }
    const char **kept = ARENA_ARRAY(draft->arena, n + 1, const char *);
    size_t n_kept = 0;
    for (size_t i = 0; kept && i < n; i++) {
        if (!str_eq(name_fold(draft->arena, str_of(row->row.aliases[i])), key)) {
            kept[n_kept++] = row->row.aliases[i];
        }
    }
    if (kept) {
        row->aliases = kept;
        row->n_aliases = n_kept;
        row->cap_aliases = n + 1;
        row->row.aliases = kept;
    }
}

bool
draft_drop_name(struct draft *draft, size_t row, struct str text)
{
    struct str key = name_fold(draft->arena, text);
    bool was_there = false;
    for (size_t i = 0; i < draft->n_names; i++) {
        struct draft_name *name = &draft->names[i];
        if (!name->is_gone && name->row == row && str_eq(name->name.key, key)) {
            name->is_gone = true;
            was_there = true;
        }
    }
    if (was_there) {
        unlist_alias(draft, &draft->rows[row], key);
    }
    return was_there;
}

/* ---- rows ---- */

size_t
draft_find_slug(const struct draft *draft, struct str slug)
{
    const uint32_t *at = text_map_get(&draft->by_slug, slug);
    return at && !draft->rows[*at].is_gone ? *at : SIZE_MAX;
}

/* The number as the map knows it: its bytes. */
static struct str
id_key(struct draft *draft, uint32_t id)
{
    return arena_str(draft->arena, (struct str){(const char *)&id, sizeof id});
}

static bool
put_row(struct draft *draft, const struct skill_row *row, const char *origin)
{
    struct draft_row *rows =
        reserve(draft, draft->rows, &draft->cap_rows, draft->n_rows, sizeof *rows);
    if (!rows) {
        return false;
    }
    draft->rows = rows;
    uint32_t at = (uint32_t)draft->n_rows++;
    rows[at] = (struct draft_row){.row = *row, .origin = origin};
    return text_map_put(&draft->by_slug, str_of(row->slug), at) &&
           text_map_put(&draft->by_id, id_key(draft, row->id), at);
}

uint32_t
overlay_id_of(struct str slug)
{
    uint64_t range = (uint64_t)OVERLAY_ID_MAX - OVERLAY_ID_MIN + 1;
    return (uint32_t)(OVERLAY_ID_MIN + XXH3_64bits(slug.p, slug.n) % range);
}

size_t
draft_add_row(struct draft *draft, struct str slug, uint32_t id)
{
    static const char *const none[] = {NULL};
    const uint32_t *same = text_map_get(&draft->by_slug, slug);
    if (same && !draft->rows[*same].is_gone) {
        (void)draft_fault(draft, "there is a skill '%.*s' already (%s)", STR_ARG(slug),
                          draft_origin(draft, *same));
        return SIZE_MAX;
    }
    if (draft->n_rows >= SKILL_BAN - 1) {
        (void)draft_fault(draft, "no room for more than %d skills", SKILL_BAN - 1);
        return SIZE_MAX;
    }
    if (id == 0) {
        id = overlay_id_of(slug);
    }
    const uint32_t *taken = text_map_get(&draft->by_id, id_key(draft, id));
    if (taken) {
        (void)draft_fault(draft,
                          "the number of '%.*s', %u, is that of '%s' (%s): give it another "
                          "with id=NUMBER in its last field",
                          STR_ARG(slug), (unsigned)id, draft->rows[*taken].row.slug,
                          draft_origin(draft, *taken));
        return SIZE_MAX;
    }
    const char *own = arena_cstr(draft->arena, slug);
    struct str origin = arena_printf(draft->arena, "%.*s:%zu", STR_ARG(draft->file), draft->line);
    struct skill_row row = {
        .id = id, .parent = DRAFT_TOP, .slug = own, .name = own, .aliases = none};
    return own && origin.p && put_row(draft, &row, origin.p) ? draft->n_rows - 1 : SIZE_MAX;
}

void
draft_drop_row(struct draft *draft, size_t row)
{
    draft->rows[row].is_gone = true;
    for (size_t i = 0; i < draft->n_names; i++) {
        if (draft->names[i].row == row) {
            draft->names[i].is_gone = true;
        }
    }
    for (size_t i = 0; i < draft->n_rows; i++) {
        if (draft->rows[i].row.parent == row) {
            draft->rows[i].row.parent = draft->rows[row].row.parent;
        }
    }
}

enum status
draft_init(struct draft *draft, struct arena *arena)
{
    draft->arena = arena;
    text_map_init(&draft->by_name, arena);
    text_map_init(&draft->by_slug, arena);
    text_map_init(&draft->by_id, arena);
    for (size_t i = 0; i < skill_table.n_rows; i++) {
        if (!put_row(draft, &skill_table.rows[i], NULL)) {
            return E_NOMEM;
        }
    }
    for (size_t i = 0; i < skill_table.n_keys; i++) {
        const struct skill_key *key = &skill_table.keys[i];
        struct name name = {{key->text, key->n}, str_of(key->exact), key->mark, key->n_first};
        if (!put_name(draft, &name, key->skill == SKILL_BAN ? DRAFT_BAN : key->skill)) {
            return E_NOMEM;
        }
    }
    draft->n_built_in = draft->n_names;
    return OK;
}
