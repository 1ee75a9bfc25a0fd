/* normalize/titles/titles_words.c: the roles, and the tables of titles as the build laid them
 * out. The rows are in normalize/data/. */
#include "normalize/titles/titles_words.h"

#include <assert.h>

#include "normalize/titles/titles.h"

#include "base/banned.h"

static const struct taxonomy_role ROLES[] = {
#define ROLE(slug, name, family, soc, isco, sample) {slug, name, family, soc, isco},
#include "normalize/data/roles.def"
#undef ROLE
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

#include "title_tables.h" /* made by normalize/tools/lay_titles.c */

#define PHRASES(name)                                                                              \
    {                                                                                              \
        name##_ENTRIES, name##_SLOTS, name##_LONGEST, COUNT(name##_SLOTS) - 1                      \
    }
const struct titles TITLES = {
    .words = PHRASES(WORDS),
    .names = PHRASES(NAMES),
    .levels = {PHRASES(LEVELS), PHRASES(LEADS)},
    .rows = WORDS_ROWS,
    .targets = TARGETS,
    .kinds = KINDS,
    .composed = COMPOSED,
    .software = &TARGETS[TARGET_SOFTWARE],
    .bare = &TARGETS[TARGET_BARE],
    .bare_high = &TARGETS[TARGET_BARE_HIGH],
    .managers = &TARGETS[TARGET_MANAGERS],
    .other = &TARGETS[TARGET_OTHER],
    .software_spec = SPEC_SOFTWARE,
};

bool
title_is_occupation(struct str folded)
{
    const struct phrase_entry *entry = phrase_exact(&TITLES.words, folded);
    for (; entry; entry = entry->next ? &TITLES.words.entries[entry->next - 1] : NULL) {
        enum word_kind kind = TITLES.rows[entry->row].kind;
        if (kind == WORD_DIRECT || kind == WORD_ENDING || kind == WORD_HEAD) {
            return true;
        }
    }
    return false;
}

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
