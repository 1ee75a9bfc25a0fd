/* normalize/skills/import_read.c: the files of ESCO, O*NET and Lightcast as rows: which
 * column or member is what, and which type it makes. Sources: ESCO v1.2's
 * skills_LANG.csv, O*NET 29's Technology Skills.txt, Lightcast Open Skills' JSON
 * (formats seen 2026). Must not judge names: that is import.c. */
#include "normalize/skills/import.h"

#include "base/limits.h"
#include "normalize/skills/overlay.h"
#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

/* ---- rows ---- */

struct import_row *
import_add(struct import_rows *rows, struct arena *arena, struct str id)
{
    if (rows->n == rows->cap) {
        size_t cap = rows->cap ? rows->cap * 2 : 1024;
        struct import_row *items =
            rows->n < IMPORT_ROWS_MAX ? ARENA_ARRAY(arena, cap, struct import_row) : NULL;
        if (!items) {
            return NULL;
        }
        if (rows->n) {
            memcpy(items, rows->items, rows->n * sizeof *items);
        }
        rows->items = items;
        rows->cap = cap;
    }
    struct import_row *row = &rows->items[rows->n];
    row->id = id;
    return text_map_put(&rows->by_id, id, (uint32_t)rows->n++) ? row : NULL;
}

bool
import_add_name(struct import_row *row, struct arena *arena, struct str name)
{
    if (row->n_names % 8 == 0) {
        struct str *names = ARENA_ARRAY(arena, row->n_names + 8, struct str);
        if (!names) {
            return false;
        }
        if (row->n_names) {
            memcpy(names, row->names, row->n_names * sizeof *names);
        }
        row->names = names;
    }
    if (name.n && row->n_names < IMPORT_NAMES_MAX) {
        row->names[row->n_names++] = name;
    }
    return true;
}

/* Types by a word of what the source says a skill is; first match wins. */
static const struct {
    const char *word;
    enum skill_type type;
} KINDS[] = {
    {"computer programming", SKILL_LANGUAGE},
    {"programming language", SKILL_LANGUAGE},
    {"scripting language", SKILL_LANGUAGE},
    {"markup language", SKILL_LANGUAGE},
    {"query language", SKILL_LANGUAGE},
    {"stylesheet language", SKILL_LANGUAGE},
    {"framework", SKILL_FRAMEWORK},
    {"library", SKILL_FRAMEWORK},
    {"web platform development", SKILL_FRAMEWORK},
    {"data base management", SKILL_DATABASE},
    {"database", SKILL_DATABASE},
    {"cloud", SKILL_CLOUD},
    {"software", SKILL_TOOL},
    {"tool", SKILL_TOOL},
    {"certif", SKILL_CERTIFICATION},
};

static enum skill_type
kind_of(struct str text, enum skill_type otherwise)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        if (str_has_nocase(text, str_of(KINDS[i].word))) {
            return KINDS[i].type;
        }
    }
    return otherwise;
}

/* "Python (Programming Language)": the bare name, and what it is. True when there
 * are brackets at the end with a blank before. */
static bool
split_brackets(struct str name, struct str *ret_bare, struct str *ret_what)
{
    size_t open = str_rfind_byte(name, '(');
    if (open == SIZE_MAX || open < 2 || name.p[open - 1] != ' ' || name.p[name.n - 1] != ')') {
        return false;
    }
    *ret_bare = str_trim(str_sub(name, 0, open));
    *ret_what = str_sub(name, open + 1, name.n - open - 2);
    return true;
}

/* "SEO" in brackets is another name, not what it is. */
static bool
is_acronym(struct str text)
{
    size_t n_capitals = 0;
    for (size_t i = 0; i < text.n; i++) {
        n_capitals += text.p[i] >= 'A' && text.p[i] <= 'Z';
        if (text.p[i] == ' ' || (text.p[i] >= 'a' && text.p[i] <= 'z' && i + 1 < text.n)) {
            return false;
        }
    }
    return n_capitals >= 2 && text.n <= 8;
}

/* The label, without what it is in brackets. */
static bool
set_label(struct import_row *row, struct str label, struct arena *arena)
{
    struct str bare = STR_NONE;
    struct str what = STR_NONE;
    row->label = label;
    if (!split_brackets(label, &bare, &what)) {
        return true;
    }
    row->label = bare;
    if (is_acronym(what)) {
        return import_add_name(row, arena, what);
    }
    row->is_doubtful = true;
    row->type = kind_of(what, row->type);
    return true;
}

/* ---- ESCO ---- */

static enum status
esco_row(const struct import_table *table, const size_t *columns, struct arena *arena,
         struct import_rows *rows)
{
    enum { URI, LABEL, ALT, HIDDEN, TYPE, REUSE, STATE };
    struct str label = import_table_field(table, columns[LABEL]);
    struct str state = import_table_field(table, columns[STATE]);
    if (label.n == 0 || (state.n && !str_is_nocase(state, "released"))) {
        return OK;
    }
    struct str id =
        arena_printf(arena, "esco=%.*s", STR_ARG(import_table_field(table, columns[URI])));
    if (text_map_get(&rows->by_id, id)) {
        return OK;
    }
    struct import_row *row = import_add(rows, arena, id);
    if (!row) {
        return E_LIMIT;
    }
    bool is_soft = str_is_nocase(import_table_field(table, columns[REUSE]), "transversal");
    bool is_knowledge = str_is_nocase(import_table_field(table, columns[TYPE]), "knowledge");
    row->type = is_soft ? SKILL_SOFT : is_knowledge ? SKILL_DOMAIN : SKILL_PRACTICE;
    row->is_phrase = true;
    bool fits = set_label(row, label, arena);
    for (int list = ALT; list <= HIDDEN; list++) {
        struct str names = import_table_field(table, columns[list]);
        while (fits && names.p) {
            fits = import_add_name(row, arena, str_trim(str_cut(&names, '\n')));
        }
    }
    return fits ? OK : E_NOMEM;
}

/* ---- O*NET ---- */

/* "Structured query language SQL": the acronym at the end, if its letters begin
 * the words before it. */
static struct str
trailing_acronym(struct str name, struct str *ret_before)
{
    size_t blank = str_rfind_byte(name, ' ');
    struct str last = blank == SIZE_MAX ? STR_NONE : str_sub(name, blank + 1, name.n);
    *ret_before = blank == SIZE_MAX ? name : str_trim(str_sub(name, 0, blank));
    if (last.n < 2 || last.n > 6) {
        return STR_NONE;
    }
    size_t k = 0;
    for (size_t i = 0; i < blank && k < last.n; i++) {
        bool is_start = i == 0 || name.p[i - 1] == ' ' || name.p[i - 1] == '-';
        k += is_start && byte_lower(name.p[i]) == byte_lower(last.p[k]);
    }
    for (size_t i = 0; i < last.n; i++) {
        if (last.p[i] < 'A' || last.p[i] > 'Z') {
            return STR_NONE;
        }
    }
    return k == last.n ? last : STR_NONE;
}

/* "Email software" is no name for Email; "Acme Ledger software" is one for Acme Ledger. */
static bool
is_product(struct arena *arena, struct str bare)
{
    struct str words = name_fold(arena, bare);
    bool is_ordinary = true;
    for (size_t i = 1; i < bare.n; i++) {
        char c = bare.p[i];
        is_ordinary = is_ordinary && (c == ' ' || c == '-' || (c >= 'a' && c <= 'z'));
    }
    while (is_ordinary && words.p) {
        is_ordinary = word_is_ordinary(str_cut(&words, ' '));
    }
    return !is_ordinary;
}

static enum status
onet_row(const struct import_table *table, const size_t *columns, struct arena *arena,
         struct import_rows *rows)
{
    enum { NAME, CODE, TITLE };
    struct str name = import_table_field(table, columns[NAME]);
    struct str title = import_table_field(table, columns[TITLE]);
    struct str id = arena_printf(arena, "onet=%.*s", STR_ARG(name));
    if (name.n == 0 || text_map_get(&rows->by_id, id)) {
        return OK; /* a line for each occupation that uses it */
    }
    struct import_row *row = import_add(rows, arena, id);
    if (!row) {
        return E_LIMIT;
    }
    row->type = kind_of(title, SKILL_TOOL);
    row->label = name;
    struct str bare = name;
    bool fits = true;
    if (str_ends_nocase(bare, STR(" software"))) {
        bare = str_sub(bare, 0, bare.n - 9);
        fits = !is_product(arena, bare) || import_add_name(row, arena, bare);
    }
    struct str before = STR_NONE;
    struct str acronym = trailing_acronym(bare, &before);
    if (fits && acronym.n) {
        row->label = before;
        row->acronym = acronym;
        fits = import_add_name(row, arena, acronym);
    }
    return fits ? OK : E_NOMEM;
}

/* ---- Lightcast ---- */

static bool
lightcast_row(struct import_rows *rows, struct arena *arena, const struct import_skill *skill)
{
    struct str id = arena_printf(arena, "lightcast=%.*s", STR_ARG(skill->id));
    if (skill->name.n == 0 || text_map_get(&rows->by_id, id)) {
        return true;
    }
    struct import_row *row = import_add(rows, arena, id);
    if (!row) {
        return false;
    }
    bool is_common =
        str_is(skill->type_id, "ST2") || str_has_nocase(skill->type_name, STR("common"));
    bool is_certificate =
        str_is(skill->type_id, "ST3") || str_has_nocase(skill->type_name, STR("certif"));
    row->type = is_common ? SKILL_SOFT : is_certificate ? SKILL_CERTIFICATION : SKILL_PRACTICE;
    return set_label(row, skill->name, arena);
}

static enum status
lightcast_line(const struct import_table *table, const size_t *columns, struct arena *arena,
               struct import_rows *rows)
{
    enum { ID, NAME, TYPE };
    struct import_skill skill = {.id = import_table_field(table, columns[ID]),
                                 .name = import_table_field(table, columns[NAME]),
                                 .type_id = import_table_field(table, columns[TYPE]),
                                 .type_name = import_table_field(table, columns[TYPE])};
    return lightcast_row(rows, arena, &skill) ? OK : E_LIMIT;
}

struct taking {
    struct import_rows *rows;
    struct arena *arena;
};

static bool
take_skill(void *ctx, const struct import_skill *skill)
{
    struct taking *taking = ctx;
    return lightcast_row(taking->rows, taking->arena, skill);
}

/* ---- tables ---- */

enum { COLUMNS_MAX = 7, NAMES_MAX = 5 };

/* What the columns are called, by version of the file; the first are needed. */
static const struct layout {
    const char *columns[COLUMNS_MAX][NAMES_MAX];
    size_t n_columns, n_needed;
    enum status (*row)(const struct import_table *, const size_t *, struct arena *,
                       struct import_rows *);
} LAYOUTS[] = {
    [IMPORT_ESCO] = {{{"conceptUri"},
                      {"preferredLabel"},
                      {"altLabels"},
                      {"hiddenLabels"},
                      {"skillType"},
                      {"reuseLevel"},
                      {"status"}},
                     7,
                     2,
                     esco_row},
    [IMPORT_ONET] = {{{"Example", "Workplace Example", "Software", "technology"},
                      {"Commodity Code"},
                      {"Commodity Title", "Commodity", "Title"}},
                     3,
                     1,
                     onet_row},
    [IMPORT_LIGHTCAST] = {{{"id", "skill_id"},
                           {"name", "skill_name", "skill"},
                           {"type", "type.name", "type_name", "type.id"}},
                          3,
                          2,
                          lightcast_line},
};

/* Where the columns of the layout are, by the first record. */
static enum status
find_columns(const struct import_input *input, struct import_table *table, size_t *columns,
             struct error *err)
{
    const struct layout *layout = &LAYOUTS[input->source];
    bool has_head = import_table_next(table);
    for (size_t i = 0; i < layout->n_columns; i++) {
        columns[i] = has_head ? import_table_column(table, layout->columns[i]) : SIZE_MAX;
        if (i < layout->n_needed && columns[i] == SIZE_MAX) {
            return error_set(err, E_FORMAT, "%.*s:1: no column \"%s\" in the first line",
                             STR_ARG(input->file), layout->columns[i][0]);
        }
    }
    return OK;
}

static enum status
read_table(const struct import_input *input, struct arena *arena, struct import_rows *ret,
           struct error *err)
{
    size_t columns[COLUMNS_MAX];
    struct import_table table;
    import_table_open(&table, input->text, arena);
    enum status status = find_columns(input, &table, columns, err);
    if (status != OK) {
        return status;
    }
    while (status == OK && import_table_next(&table)) {
        status = LAYOUTS[input->source].row(&table, columns, arena, ret);
    }
    if (arena->failed) {
        return error_set(err, E_NOMEM, "import: out of memory");
    }
    return status == OK ? OK
                        : error_set(err, status, "%.*s:%zu: more than %d skills",
                                    STR_ARG(input->file), table.line, IMPORT_ROWS_MAX);
}

enum status
import_read(const struct import_input *input, struct arena *arena, struct import_rows *ret,
            struct error *err)
{
    *ret = (struct import_rows){0};
    text_map_init(&ret->by_id, arena);
    struct str head = str_trim(str_sub(input->text, 0, 4096));
    if (str_starts(head, STR("\xEF\xBB\xBF"))) {
        head = str_trim(str_sub(head, 3, head.n));
    }
    bool is_json = head.n && (head.p[0] == '{' || head.p[0] == '[');
    if (input->source != IMPORT_LIGHTCAST || !is_json) {
        return read_table(input, arena, ret, err);
    }
    struct taking taking = {ret, arena};
    struct error inner = {OK, ""};
    enum status status = import_read_json(input->text, arena, take_skill, &taking, &inner);
    if (status != OK) {
        return error_set(err, status, "%.*s: %s", STR_ARG(input->file), inner.text);
    }
    return OK;
}
