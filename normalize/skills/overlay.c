/* normalize/skills/overlay.c: the lines of overlay files. One line is one change: a verb
 * and its fields, parted by tabs. Faults are told by file and line, all of them;
 * with one fault there is no taxonomy. Must not touch names itself: that is
 * overlay_draft.c. */
#include "normalize/skills/overlay.h"

#include <stdlib.h>

#include <xxhash.h>

#include "base/limits.h"
#include "base/markup.h"

#include "base/banned.h"

enum { FIELDS_MAX = 12, ARENA_BYTES = 512 * 1024 * 1024, SLUG_BYTES_MAX = 100 };

/* Fields of a line after the verb; those that are not there are empty. */
struct line {
    struct str fields[FIELDS_MAX];
    size_t n;
};

/* ---- fields ---- */

/* The row of a slug; SIZE_MAX with a fault. */
static size_t
row_of(struct draft *draft, struct str slug)
{
    size_t row = draft_find_slug(draft, slug);
    if (row == SIZE_MAX) {
        (void)draft_fault(draft, "no skill has the slug '%.*s' (jobmill taxonomy list shows them)",
                          STR_ARG(slug));
    }
    return row;
}

static bool
is_slug(struct str slug)
{
    for (size_t i = 0; i < slug.n; i++) {
        char c = slug.p[i];
        bool is_letter = (c >= 'a' && c <= 'z') || byte_is_digit(c);
        if (!is_letter && !(i > 0 && c == '-')) {
            return false;
        }
    }
    return slug.n > 0 && slug.n <= SLUG_BYTES_MAX;
}

static bool
set_type(struct draft *draft, size_t row, struct str text)
{
    enum skill_type type = skill_type_find(text);
    if (type == SKILL_NONE) {
        return !draft_fault(draft,
                            "type '%.*s': language, framework, database, cloud, tool, practice, "
                            "domain, certification, human-language or soft",
                            STR_ARG(text));
    }
    draft->rows[row].row.type = (uint8_t)type;
    return true;
}

/* A way up that leads back to `row` would be a circle. */
static bool
set_parent(struct draft *draft, size_t row, struct str slug)
{
    enum { STEPS_MAX = 16 };
    if (slug.n == 0) {
        draft->rows[row].row.parent = DRAFT_TOP;
        return true;
    }
    size_t parent = row_of(draft, slug);
    if (parent == SIZE_MAX) {
        return false;
    }
    size_t at = parent;
    for (int n = 0; at != DRAFT_TOP; n++) {
        if (at == row || n == STEPS_MAX) {
            return !draft_fault(draft, "parent '%.*s' leads round in a circle", STR_ARG(slug));
        }
        at = draft->rows[at].row.parent;
    }
    draft->rows[row].row.parent = (uint16_t)parent;
    return true;
}

static bool
set_cue(struct draft *draft, size_t row, struct str text)
{
    static const struct {
        const char *name;
        enum skill_cue cue;
    } CUES[] = {{"", CUE_NONE},         {"mid", CUE_MID},   {"near", CUE_NEAR},
                {"strong", CUE_STRONG}, {"list", CUE_LIST}, {"lang", CUE_LANG}};
    struct str words = text;
    struct str name = str_cut(&words, '+');
    struct buf stems;
    for (size_t i = 0; i < sizeof CUES / sizeof CUES[0]; i++) {
        if (!str_is(name.p ? name : STR(""), CUES[i].name)) {
            continue;
        }
        draft->rows[row].row.cue = (uint8_t)CUES[i].cue;
        buf_init(&stems, MIB);
        while (words.p) {
            struct str stem = name_fold(draft->arena, str_cut(&words, ','));
            buf_printf(&stems, "%s%.*s", stems.n ? "|" : "", STR_ARG(stem));
        }
        draft->rows[row].row.cue_words = stems.n ? arena_cstr(draft->arena, buf_str(&stems)) : NULL;
        buf_release(&stems);
        return true;
    }
    return !draft_fault(draft, "cue '%.*s': mid, near, strong, list, lang, or with words near+stem",
                        STR_ARG(name));
}

static bool
set_examples(struct draft *draft, size_t row, struct str for_it, struct str against)
{
    struct skill_row *skill = &draft->rows[row].row;
    skill->example = for_it.n ? arena_cstr(draft->arena, for_it) : skill->example;
    skill->against = against.n ? arena_cstr(draft->arena, against) : skill->against;
    return true;
}

static bool
is_scheme(struct str scheme)
{
    static const char *const SCHEMES[] = {"esco", "onet", "lightcast", "wikidata", "id"};
    for (size_t i = 0; i < sizeof SCHEMES / sizeof SCHEMES[0]; i++) {
        if (str_is(scheme, SCHEMES[i])) {
            return true;
        }
    }
    return false;
}

static bool
has_id(struct str ids, struct str id)
{
    while (ids.p) {
        if (str_eq(str_cut(&ids, '|'), id)) {
            return true;
        }
    }
    return false;
}

/* Adds one id to those of the row. */
static bool
add_id(struct draft *draft, size_t row, struct str id)
{
    struct skill_row *skill = &draft->rows[row].row;
    struct str value = id;
    struct str scheme = str_cut(&value, '=');
    if (value.n == 0 || !is_scheme(scheme)) {
        return !draft_fault(draft,
                            "id '%.*s': esco=, onet=, lightcast=, wikidata= or id=", STR_ARG(id));
    }
    if (str_is(scheme, "id") || has_id(str_of(skill->ids), id)) {
        return true;
    }
    struct str ids = arena_printf(draft->arena, "%s%s%.*s", skill->ids ? skill->ids : "",
                                  skill->ids ? "|" : "", STR_ARG(id));
    skill->ids = ids.p;
    return ids.p != NULL;
}

/* "esco=...|onet=..."; id=NUMBER is read_id()'s. */
static bool
set_ids(struct draft *draft, size_t row, struct str ids)
{
    bool fits = true;
    while (ids.p && fits) {
        struct str id = str_trim(str_cut(&ids, '|'));
        fits = id.n == 0 || add_id(draft, row, id);
    }
    return fits;
}

/* id=NUMBER; 0 when it is not given, UINT32_MAX with a fault. */
static uint32_t
read_id(struct draft *draft, struct str ids)
{
    while (ids.p) {
        struct str value = str_trim(str_cut(&ids, '|'));
        struct str scheme = str_cut(&value, '=');
        int64_t id = 0;
        if (!str_is(scheme, "id")) {
            continue;
        }
        if (!str_int(value, &id) || id < OVERLAY_ID_MIN || id > OVERLAY_ID_MAX) {
            (void)draft_fault(draft, "id=%.*s: a number from %d to %d", STR_ARG(value),
                              OVERLAY_ID_MIN, OVERLAY_ID_MAX);
            return UINT32_MAX;
        }
        return (uint32_t)id;
    }
    return 0;
}

static bool
add_aliases(struct draft *draft, size_t row, struct str names)
{
    bool fits = true;
    while (names.p) {
        struct str name = str_trim(str_cut(&names, '|'));
        fits = name.n == 0 || draft_add_alias(draft, row, name) ? fits : false;
    }
    return fits;
}

static bool
add_bans(struct draft *draft, struct str phrases)
{
    bool fits = true;
    while (phrases.p) {
        struct str phrase = str_trim(str_cut(&phrases, '|'));
        fits = phrase.n == 0 || draft_add_name(draft, DRAFT_BAN, phrase) ? fits : false;
    }
    return fits;
}

static size_t
count_marks(struct str name)
{
    size_t n = 0;
    while (n < name.n && (name.p[n] == '=' || name.p[n] == '^' || name.p[n] == '~')) {
        n++;
    }
    return n;
}

/* A name with a cue mark needs a cue in its row, or it would never count. */
static bool
check_doubt(struct draft *draft, size_t row, struct str names)
{
    if (draft->rows[row].row.cue != CUE_NONE) {
        return true;
    }
    while (names.p) {
        struct str name = str_cut(&names, '|');
        if (memchr(name.p, '~', count_marks(name))) {
            return !draft_fault(draft, "'%.*s' is doubtful (~), but %s has no cue", STR_ARG(name),
                                draft->rows[row].row.slug);
        }
    }
    return true;
}

/* ---- verbs ---- */

static bool
verb_add(struct draft *draft, const struct line *line)
{
    const struct str *f = line->fields;
    struct str slug = f[0];
    struct str name = f[1];
    struct str mark = f[4];
    if (!is_slug(slug)) {
        return !draft_fault(draft, "slug '%.*s': small letters, digits and hyphens, at most %d",
                            STR_ARG(slug), SLUG_BYTES_MAX);
    }
    if (name.n == 0) {
        return !draft_fault(draft, "'%.*s' has no name", STR_ARG(slug));
    }
    uint32_t id = read_id(draft, f[10]);
    size_t row = id == UINT32_MAX ? SIZE_MAX : draft_add_row(draft, slug, id);
    if (row == SIZE_MAX) {
        return false;
    }
    struct str marked = arena_printf(draft->arena, "%.*s%.*s", STR_ARG(mark), STR_ARG(name));
    draft->rows[row].row.name = arena_cstr(draft->arena, name);
    bool fits = set_type(draft, row, f[2]) && set_parent(draft, row, f[3]) &&
                set_cue(draft, row, f[6]) && set_ids(draft, row, f[10]);
    fits = fits && (str_is(mark, "-") || draft_add_name(draft, row, marked));
    return fits && add_aliases(draft, row, f[5]) && add_bans(draft, f[7]) &&
           set_examples(draft, row, f[8], f[9]) && check_doubt(draft, row, marked) &&
           check_doubt(draft, row, f[5]);
}

static bool
verb_alias(struct draft *draft, const struct line *line)
{
    size_t row = row_of(draft, line->fields[0]);
    return row != SIZE_MAX && check_doubt(draft, row, line->fields[1]) &&
           add_aliases(draft, row, line->fields[1]);
}

static bool
verb_unalias(struct draft *draft, const struct line *line)
{
    size_t row = row_of(draft, line->fields[0]);
    struct str names = line->fields[1];
    bool fits = row != SIZE_MAX;
    while (fits && names.p) {
        struct str name = str_trim(str_cut(&names, '|'));
        if (!draft_drop_name(draft, row, name)) {
            fits = !draft_fault(draft, "'%.*s' is no name of %s", STR_ARG(name),
                                draft->rows[row].row.slug);
        }
    }
    return fits;
}

static bool
verb_rename(struct draft *draft, const struct line *line)
{
    size_t row = row_of(draft, line->fields[0]);
    struct str name = line->fields[1];
    if (row == SIZE_MAX || !check_doubt(draft, row, line->fields[2])) {
        return false;
    }
    struct str marked =
        arena_printf(draft->arena, "%.*s%.*s", STR_ARG(line->fields[2]), STR_ARG(name));
    if (!draft_add_name(draft, row, marked)) {
        return false;
    }
    draft->rows[row].row.name = arena_cstr(draft->arena, name);
    return true;
}

static bool
verb_remove(struct draft *draft, const struct line *line)
{
    size_t row = row_of(draft, line->fields[0]);
    if (row != SIZE_MAX) {
        draft_drop_row(draft, row);
    }
    return row != SIZE_MAX;
}

static bool
verb_cue(struct draft *draft, const struct line *line)
{
    const struct str *f = line->fields;
    size_t row = row_of(draft, f[0]);
    struct str names = f[1];
    if (row == SIZE_MAX || !set_cue(draft, row, f[2]) || !check_doubt(draft, row, f[1])) {
        return false;
    }
    bool fits = true;
    while (names.p) {
        struct str name = str_trim(str_cut(&names, '|'));
        (void)draft_drop_name(draft, row, str_sub(name, count_marks(name), name.n));
        fits = name.n == 0 || draft_add_alias(draft, row, name) ? fits : false;
    }
    return fits && set_examples(draft, row, f[3], f[4]);
}

static bool
verb_ban(struct draft *draft, const struct line *line)
{
    return add_bans(draft, line->fields[0]);
}

static bool
verb_parent(struct draft *draft, const struct line *line)
{
    size_t row = row_of(draft, line->fields[0]);
    return row != SIZE_MAX && set_parent(draft, row, line->fields[1]);
}

static bool
verb_type(struct draft *draft, const struct line *line)
{
    size_t row = row_of(draft, line->fields[0]);
    return row != SIZE_MAX && set_type(draft, row, line->fields[1]);
}

static bool
verb_ids(struct draft *draft, const struct line *line)
{
    size_t row = row_of(draft, line->fields[0]);
    return row != SIZE_MAX && set_ids(draft, row, line->fields[1]);
}

static const struct verb {
    const char *name, *fields;
    size_t min, max; /* fields */
    bool (*apply)(struct draft *draft, const struct line *line);
} VERBS[] = {
    {"add", "slug, name, type, parent, mark, aliases, cue, ban, for, against, ids", 3, 11,
     verb_add},
    {"alias", "slug, names parted by |", 2, 2, verb_alias},
    {"unalias", "slug, names parted by |", 2, 2, verb_unalias},
    {"rename", "slug, name, mark", 2, 3, verb_rename},
    {"remove", "slug", 1, 1, verb_remove},
    {"cue", "slug, names parted by |, cue, for, against", 3, 5, verb_cue},
    {"ban", "phrases parted by |", 1, 1, verb_ban},
    {"parent", "slug, slug of the parent", 1, 2, verb_parent},
    {"type", "slug, type", 2, 2, verb_type},
    {"ids", "slug, ids parted by |", 2, 2, verb_ids},
};

/* ---- lines ---- */

static void
read_line(struct draft *draft, struct str text)
{
    struct line line = {.n = 0};
    struct str rest = text;
    struct str word = str_trim(str_cut(&rest, '\t'));
    while (rest.p && line.n < FIELDS_MAX) {
        line.fields[line.n++] = str_trim(str_cut(&rest, '\t'));
    }
    while (line.n > 0 && line.fields[line.n - 1].n == 0) {
        line.n--; /* tabs at the end say nothing */
    }
    for (size_t i = 0; i < sizeof VERBS / sizeof VERBS[0]; i++) {
        const struct verb *verb = &VERBS[i];
        if (!str_is(word, verb->name)) {
            continue;
        }
        if (line.n < verb->min || line.n > verb->max || rest.p) {
            (void)draft_fault(draft, "%s takes, parted by tabs: %s", verb->name, verb->fields);
            return;
        }
        (void)verb->apply(draft, &line);
        return;
    }
    (void)draft_fault(draft,
                      "'%.*s': a line begins with add, alias, unalias, rename, remove, cue, ban, "
                      "parent, type or ids, and a tab",
                      STR_ARG(str_sub(word, 0, 60)));
}

/* Lines that say something go into the digest, comments and blanks do not. */
static void
read_file(struct draft *draft, const struct overlay_file *file, XXH3_state_t *digest)
{
    struct str rest = file->text;
    draft->file = file->name;
    draft->line = 0;
    if (str_starts(rest, STR("\xEF\xBB\xBF"))) {
        rest = str_sub(rest, 3, rest.n);
    }
    while (rest.p) {
        struct str line = str_cut(&rest, '\n');
        draft->line++;
        line.n -= line.n && line.p[line.n - 1] == '\r';
        if (str_trim(line).n == 0 || str_trim(line).p[0] == '#') {
            continue;
        }
        if (!utf8_is_valid(line)) {
            (void)draft_fault(draft, "not UTF-8");
            continue;
        }
        (void)XXH3_64bits_update(digest, line.p, line.n);
        (void)XXH3_64bits_update(digest, "\n", 1);
        read_line(draft, line);
    }
}

static enum status
read_files(struct taxonomy *taxonomy, const struct overlay_file *files, size_t n,
           struct draft *draft)
{
    XXH3_state_t *digest = XXH3_createState();
    if (!digest) {
        return E_NOMEM;
    }
    (void)XXH3_64bits_reset(digest);
    for (size_t i = 0; i < n; i++) {
        read_file(draft, &files[i], digest);
    }
    unsigned long long hash = XXH3_64bits_digest(digest);
    (void)XXH3_freeState(digest);
    taxonomy->version =
        arena_printf(&taxonomy->arena, "%s+%08llx", taxonomy_version(NULL), hash & 0xFFFFFFFFu);
    return draft->n_faults ? E_CONFIG : OK;
}

enum status
taxonomy_new(const struct overlay_file *files, size_t n, struct buf *report, struct taxonomy **ret,
             struct error *err)
{
    struct taxonomy *taxonomy = calloc(1, sizeof *taxonomy);
    if (!taxonomy) {
        return error_set(err, E_NOMEM, "taxonomy overlay: out of memory");
    }
    arena_init(&taxonomy->arena, ARENA_BYTES);
    struct draft draft = {.report = report, .err = err};
    enum status status = draft_init(&draft, &taxonomy->arena);
    if (status == OK) {
        status = read_files(taxonomy, files, n, &draft);
    }
    if (status == OK) {
        status = draft_build(&draft, &taxonomy->table, err);
    }
    if (taxonomy->arena.failed) {
        status = error_set(err, E_NOMEM, "taxonomy overlay: out of memory");
    }
    if (status != OK) {
        taxonomy_free(taxonomy);
        return status;
    }
    *ret = taxonomy;
    return OK;
}

void
taxonomy_free(struct taxonomy *taxonomy)
{
    if (taxonomy) {
        arena_release(&taxonomy->arena);
        free(taxonomy);
    }
}
