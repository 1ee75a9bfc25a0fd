/* normalize/skills/taxonomy_skills.c: the skill table as others see it, and the proof
 * that it is sound. Must not change the table: it is compiled in. */
#include "normalize/skills/taxonomy.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "normalize/normalize.h"
#include "normalize/skills/overlay.h"
#include "normalize/skills/skills_scan.h"
#include "normalize/skills/taxonomy_ids.h"

#include "base/banned.h"

enum { PARENTS_MAX = 16, FAULT_BYTES = 300 };

const struct skill_table *
taxonomy_table(const struct taxonomy *taxonomy)
{
    return taxonomy ? &taxonomy->table : &skill_table;
}

size_t
taxonomy_skill_count(const struct taxonomy *taxonomy)
{
    return taxonomy_table(taxonomy)->n_rows;
}

struct taxonomy_skill
taxonomy_skill_at(const struct taxonomy *taxonomy, size_t index)
{
    const struct skill_table *table = taxonomy_table(taxonomy);
    const struct skill_row *row = &table->rows[index];
    const char *parent = row->parent == NO_PARENT ? "" : table->rows[row->parent].slug;
    return (struct taxonomy_skill){
        .id = row->id,
        .slug = row->slug,
        .name = row->name,
        .parent = parent,
        .type = (enum skill_type)row->type,
        .aliases = row->aliases,
        .ids = row->ids ? row->ids : "",
    };
}

const char *
taxonomy_version(const struct taxonomy *taxonomy)
{
    return taxonomy ? taxonomy->version.p : skill_table.version;
}

struct check {
    const struct skills *skills;
    const struct skill_table *table;
    struct arena arena;
    struct buf *report;
    struct error *err;
    size_t n_faults;
    bool failed; /* out of memory */
};

static void
fault(struct check *check, const struct skill_row *row, const char *what, struct str text)
{
    char line[FAULT_BYTES];
    const char *const *origins = check->table->origins;
    const char *origin = origins ? origins[row - check->table->rows] : NULL;
    (void)snprintf(line, sizeof(line), "%s%s%s: %s%s%.*s", origin ? origin : "", origin ? ": " : "",
                   row->slug, what, text.n ? ": " : "", STR_ARG(text));
    if (check->n_faults++ == 0) {
        (void)error_set(check->err, E_FORMAT, "skill table: %s", line);
    }
    buf_printf(check->report, "%s\n", line);
}

static int
compare_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
check_twice(struct check *check, bool by_name)
{
    size_t n = check->table->n_rows;
    const char **texts = ARENA_ARRAY(&check->arena, n, const char *);
    if (!texts) {
        check->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        texts[i] = by_name ? check->table->rows[i].name : check->table->rows[i].slug;
    }
    qsort(texts, n, sizeof(*texts), compare_text);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(texts[i - 1], texts[i]) == 0) {
            fault(check, &check->table->rows[0], "somewhere there is twice", str_of(texts[i]));
        }
    }
}

/* Built-in rows stand in the order of their ids; an overlay never gives one twice. */
static void
check_ids(struct check *check)
{
    for (size_t i = 1; i < check->table->n_rows; i++) {
        bool is_own = check->table->origins && check->table->origins[i];
        if (!is_own && check->table->rows[i - 1].id >= check->table->rows[i].id) {
            fault(check, &check->table->rows[i], "id is not above that of the row before",
                  STR_NONE);
        }
    }
}

static void
foreign_fault(void *ctx, size_t row, const char *what, struct str id)
{
    struct check *check = ctx;
    fault(check, &check->table->rows[row], what, id);
}

/* What is wrong with the row's way to the top, or NULL. */
static const char *
parent_fault(const struct skill_table *table, size_t row)
{
    for (int n = 0; n < PARENTS_MAX; n++) {
        if (table->rows[row].parent == NO_PARENT) {
            return NULL;
        }
        row = table->rows[row].parent;
        if (row >= table->n_rows) {
            return "parent is missing";
        }
    }
    return "parents lead round in a circle";
}

static void
check_parents(struct check *check)
{
    for (size_t i = 0; i < check->table->n_rows; i++) {
        const char *what = parent_fault(check->table, i);
        if (what) {
            fault(check, &check->table->rows[i], what, STR_NONE);
        }
    }
}

/* Two skills may share a name only when letters as written tell them apart. */
static void
check_shared(struct check *check)
{
    for (size_t k = 1; k < check->table->n_keys; k++) {
        const struct skill_key *a = &check->table->keys[k - 1];
        const struct skill_key *b = &check->table->keys[k];
        bool is_same = strcmp(a->text, b->text) == 0 && a->skill != b->skill;
        bool has_rule = a->exact && (!b->exact || strcmp(a->exact, b->exact) != 0);
        if (is_same && !has_rule && a->skill != SKILL_BAN) {
            fault(check, &check->table->rows[a->skill], "shares a name without a rule",
                  str_of(a->text));
        }
    }
}

/* Every key is found where it stands alone, written as in the table. */
static void
check_found(struct check *check)
{
    for (size_t k = 0; k < check->table->n_keys; k++) {
        const struct skill_key *key = &check->table->keys[k];
        struct str text = str_of(key->exact ? key->exact : key->text);
        if (key->skill == SKILL_BAN) {
            continue;
        }
        struct scan scan = {0};
        struct scan_options options = {.any_case = !key->exact};
        arena_reset(&check->arena);
        skills_scan(check->table, text, options, &check->arena, &scan);
        bool is_found =
            scan.hits.n == 1 && scan.hits.items[0].begin == 0 && scan.hits.items[0].end == text.n;
        bool is_own = is_found && (scan.hits.items[0].skill == key->skill || !key->exact);
        if (!is_own) {
            fault(check, &check->table->rows[key->skill], "name is not found", text);
        }
    }
}

static bool
names_skill(struct check *check, const struct skill_row *row, struct str text)
{
    struct skills_input input = {.text = text};
    struct skill_list list = {0};
    arena_reset(&check->arena);
    if (skills_find(check->skills, &input, &check->arena, &list) != OK) {
        check->failed = true;
        return false;
    }
    for (size_t i = 0; i < list.n; i++) {
        if (list.items[i].id == row->id) {
            return true;
        }
    }
    return false;
}

/* Texts by '|' that must, or must not, name the skill. */
static void
check_texts(struct check *check, const struct skill_row *row, struct str texts, bool want)
{
    while (texts.p) {
        struct str text = str_cut(&texts, '|');
        if (names_skill(check, row, text) != want) {
            fault(check, row, want ? "example does not name it" : "counter-example names it", text);
        }
    }
}

static void
check_examples(struct check *check)
{
    for (size_t i = 0; i < check->table->n_rows; i++) {
        const struct skill_row *row = &check->table->rows[i];
        check_texts(check, row, str_of(row->example), true);
        check_texts(check, row, str_of(row->against), false);
        if (row->cue != CUE_NONE && (!row->example || !row->against)) {
            fault(check, row, "doubtful, but without examples for and against", STR_NONE);
        }
    }
}

enum status
taxonomy_check_table(const struct skills *skills, const struct skill_table *table,
                     struct buf *report, struct error *err)
{
    struct check check = {.skills = skills, .table = table, .report = report, .err = err};
    arena_init(&check.arena, 16 * MIB);
    check_twice(&check, false);
    check_twice(&check, true);
    check_ids(&check);
    check.failed |= !taxonomy_ids_check(table, &check.arena, foreign_fault, &check);
    check_parents(&check);
    check_shared(&check);
    check_found(&check);
    check_examples(&check);
    arena_release(&check.arena);
    if (check.failed || buf_failed(report)) {
        return error_set(err, E_NOMEM, "skill table: out of memory");
    }
    return check.n_faults ? E_FORMAT : OK;
}

enum status
taxonomy_check(const struct taxonomy *taxonomy, struct buf *report, struct error *err)
{
    const struct skill_table *table = taxonomy_table(taxonomy);
    struct skills *skills = NULL;
    enum status status = skills_new(table, &skills, err);
    if (status == OK) {
        status = taxonomy_check_table(skills, table, report, err);
    }
    skills_free(skills);
    return status;
}
