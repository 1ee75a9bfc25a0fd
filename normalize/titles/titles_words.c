/* normalize/titles/titles_words.c: compiles the tables of titles once: phrases hashed,
 * fields and occupations numbered. The rows are in normalize/data/. */
#include "normalize/titles/titles_words.h"

#include <assert.h>
#include <stdlib.h>

#include "normalize/titles/titles.h"
#include "normalize/titles/titles_plural.h"

#include "base/banned.h"

struct word_row {
    const char *phrase;
    enum word_kind kind;
    const char *target; /* role or field; NULL otherwise */
    enum head head;
};
struct compose_row {
    const char *spec;
    enum head head;
    const char *role;
    int reach; /* enum reach */
};
#define DIRECT(phrase, role)
#define ENDING(phrase, role)
#define ALONE(phrase, role)
#define FIELD(phrase, role)
#define HEAD(phrase, head)
#define SPEC(phrase, spec)
#define VETO(phrase)
#define COMPOSE(spec, head, role, reach)
#define KIND(spec, yields, other, builds)
static const struct word_row WORDS[] = {
#undef DIRECT
#undef ENDING
#undef ALONE
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#define DIRECT(phrase, role) {phrase, WORD_DIRECT, role, HEAD_none},
#define ENDING(phrase, role) {phrase, WORD_ENDING, role, HEAD_none},
#define ALONE(phrase, role)  {phrase, WORD_ALONE, role, HEAD_none},
#define FIELD(phrase, role)  {phrase, WORD_FIELD, role, HEAD_none},
#define HEAD(phrase, head)   {phrase, WORD_HEAD, NULL, HEAD_##head},
#define SPEC(phrase, spec)   {phrase, WORD_SPEC, #spec, HEAD_none},
#define VETO(phrase)         {phrase, WORD_VETO, NULL, HEAD_none},
#include "normalize/data/title_words.def"
#undef DIRECT
#undef ENDING
#undef ALONE
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#define DIRECT(phrase, role)
#define ENDING(phrase, role)
#define ALONE(phrase, role)
#define FIELD(phrase, role)
#define HEAD(phrase, head)
#define SPEC(phrase, spec)
#define VETO(phrase)
};
static const struct compose_row COMPOSED[] = {
#undef COMPOSE
#define COMPOSE(spec, head, role, reach) {#spec, HEAD_##head, role, reach},
#include "normalize/data/title_words.def"
#undef COMPOSE
#define COMPOSE(spec, head, role, reach)
};
static const struct spec_row KINDS[] = {
#undef KIND
#define KIND(spec, yields, other, builds) {#spec, yields, other, builds},
#include "normalize/data/title_words.def"
};
#undef DIRECT
#undef ENDING
#undef ALONE
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#undef COMPOSE
#undef KIND
static const struct taxonomy_role ROLES[] = {
#define ROLE(slug, name, family, soc, isco, sample) {slug, name, family, soc, isco},
#include "normalize/data/roles.def"
#undef ROLE
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Occupations so general that a special one in the same title is preferred. */
static const char *const GENERIC[] = {"software-engineer", "language", "web",       "other",
                                      "systems-engineer",  "bare",     "bare-high", "scientist"};
/* Families in which "staff" is a level. */
static const char *const TECHNICAL[] = {"software", "operations", "security",
                                        "data",     "quality",    "product",
                                        "design",   "support",    "engineering"};

size_t
taxonomy_role_count(void)
{
    return COUNT(ROLES);
}

struct taxonomy_role
taxonomy_role_at(size_t index)
{
    assert(index < COUNT(ROLES));
    return ROLES[index];
}

const struct taxonomy_role *
taxonomy_role_find(struct str slug)
{
    for (size_t i = 0; i < COUNT(ROLES); i++) {
        if (str_is(slug, ROLES[i].slug)) {
            return &ROLES[i];
        }
    }
    return NULL;
}

static bool
is_listed(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, list[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether "staff" and the like are levels of it: by family, or by its name. */
static bool
is_technical(const char *name, const struct taxonomy_role *role)
{
    static const char *const ENDS[] = {"-engineer", "-designer", "-developer", "-scientist"};
    for (size_t i = 0; i < COUNT(ENDS) && !role; i++) {
        if (str_ends(str_of(name), str_of(ENDS[i]))) {
            return true;
        }
    }
    return role && is_listed(role->family, TECHNICAL, COUNT(TECHNICAL));
}

static const struct target *
target_add(struct titles *titles, const char *name, const struct taxonomy_role *role)
{
    assert(titles->n_targets < TARGETS);
    struct target *target = &titles->targets[titles->n_targets];
    *target = (struct target){name, role, is_listed(name, GENERIC, COUNT(GENERIC)),
                              is_technical(name, role)};
    phrase_table_add(&titles->names, name, titles->n_targets++);
    return target;
}

/* All roles are targets from the beginning: any other name is of none. `last` is the one of
 * the row before, which often has the same; or NULL. */
static const struct target *
target_of(struct titles *titles, const char *name, const struct target *last)
{
    if (last && strcmp(last->name, name) == 0) {
        return last;
    }
    const struct phrase_entry *known = phrase_exact(&titles->names, str_of(name));
    return known ? &titles->targets[known->row] : target_add(titles, name, NULL);
}

static uint8_t
spec_of(struct titles *titles, const char *name)
{
    const struct phrase_entry *known = phrase_exact(&titles->specs, str_of(name));
    if (known) {
        return (uint8_t)known->row;
    }
    assert(titles->n_specs < SPECS);
    phrase_table_add(&titles->specs, name, titles->n_specs);
    return (uint8_t)titles->n_specs++;
}

/* "Registered Nurses" is met like "Registered Nurse", where the table does not
 * know the plural itself. */
static bool
plurals_add(struct titles *titles)
{
    struct buf plural;
    bool is_ok = true;
    buf_init(&plural, PHRASE_BYTES);
    for (size_t i = 0; i < COUNT(WORDS) && is_ok; i++) {
        bool names = WORDS[i].kind == WORD_DIRECT || WORDS[i].kind == WORD_ENDING ||
                     WORDS[i].kind == WORD_HEAD;
        if (!names || !title_plural(str_of(WORDS[i].phrase), &plural) ||
            phrase_exact(&titles->words, buf_str(&plural))) {
            continue;
        }
        struct str kept = arena_str(&titles->plurals, buf_str(&plural));
        is_ok = kept.p != NULL;
        if (is_ok) {
            phrase_table_add(&titles->words, kept.p, i);
        }
    }
    buf_release(&plural);
    return is_ok;
}

static void
titles_compile(struct titles *titles)
{
    static const struct spec_row PLAIN = {"", 0, false, false};
    for (size_t i = 0; i < COUNT(ROLES); i++) {
        (void)target_add(titles, ROLES[i].slug, &ROLES[i]);
    }
    titles->software = target_of(titles, "software-engineer", NULL);
    titles->bare = target_of(titles, "bare", NULL);
    titles->bare_high = target_of(titles, "bare-high", NULL);
    titles->other = target_of(titles, "other", NULL);
    titles->software_spec = spec_of(titles, "software");
    titles->managers = target_of(titles, "engineering-manager", NULL);
    const struct target *last = NULL;
    for (size_t i = 0; i < COUNT(WORDS); i++) {
        const struct word_row *row = &WORDS[i];
        struct word *word = &titles->rows[i];
        phrase_table_add(&titles->words, row->phrase, i);
        *word = (struct word){.phrase = row->phrase, .kind = row->kind, .head = row->head};
        if (row->kind == WORD_SPEC) {
            word->spec = spec_of(titles, row->target);
        } else if (row->target) {
            last = target_of(titles, row->target, last);
            word->target = last;
        }
    }
    for (size_t i = 0; i < COUNT(COMPOSED); i++) {
        uint8_t spec = spec_of(titles, COMPOSED[i].spec);
        titles->composed[spec][COMPOSED[i].head] = (struct composed){
            target_of(titles, COMPOSED[i].role, NULL), (enum reach)COMPOSED[i].reach};
    }
    for (size_t i = 0; i < SPECS; i++) {
        titles->kinds[i] = &PLAIN;
    }
    for (size_t i = 0; i < COUNT(KINDS); i++) {
        titles->kinds[spec_of(titles, KINDS[i].spec)] = &KINDS[i];
    }
    for (size_t i = 0; i < titles->n_specs; i++) {
        struct composed *heads = titles->composed[i];
        if (!heads[HEAD_dev].target) {
            heads[HEAD_dev] = heads[HEAD_eng];
        }
    }
}

enum status
titles_new(struct titles **ret, struct error *err)
{
    struct titles *titles = calloc(1, sizeof *titles);
    if (titles) {
        arena_init(&titles->plurals, COUNT(WORDS) * PHRASE_BYTES);
        titles->rows = calloc(COUNT(WORDS), sizeof *titles->rows);
    }
    if (!titles || !titles->rows || !phrase_table_init(&titles->words, 2 * COUNT(WORDS)) ||
        !phrase_table_init(&titles->specs, SPECS) || !phrase_table_init(&titles->names, TARGETS) ||
        !level_tables_init(&titles->levels)) {
        titles_free(titles);
        return error_set(err, E_NOMEM, "title tables: out of memory");
    }
    titles_compile(titles);
    if (!plurals_add(titles)) {
        titles_free(titles);
        return error_set(err, E_NOMEM, "title tables: out of memory");
    }
    *ret = titles;
    return OK;
}

void
titles_free(struct titles *titles)
{
    if (titles) {
        phrase_table_release(&titles->words);
        phrase_table_release(&titles->specs);
        phrase_table_release(&titles->names);
        level_tables_release(&titles->levels);
        arena_release(&titles->plurals);
        free(titles->rows);
        free(titles);
    }
}
