/* normalize/skills/skills.h: which skills a posting asks for. One pass over the text
 * against a table that is compiled in (normalize/data/skills*.tsv, see
 * docs/taxonomy.md); the longest name wins; names that are also ordinary words
 * need a cue beside them. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_H
#define NORMALIZE_SKILLS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/model.h"
#include "base/str.h"
#include "normalize/normalize.h"

struct words;       /* normalize/text/words.h */
struct section;     /* normalize/text/sections.h */
struct skill_table; /* normalize/skills/skills_table.h */
struct skills;      /* the table, ready to match; immutable; shared by all threads */

/* The table is borrowed. *ret is owned: skills_free(). Errors: E_NOMEM. */
MUST_USE enum status skills_new(const struct skill_table *table, struct skills **ret,
                                struct error *err);
void skills_free(struct skills *skills); /* NULL is a no-op */

struct skills_input {
    struct str text;                /* plain text: items by "- " lines */
    const struct section *sections; /* ascending, not overlapping */
    size_t n_sections;              /* 0: not known */
    struct str company;             /* the employer's name, or absent */
    const struct words *words;      /* of the text, or NULL: it is read without them */
    const struct raw_value *tags;   /* structured skills (FIELD_SKILL only are read), or NULL */
};

/* The skills that text and tags name, once each, in order of appearance (tags
 * last, with offset UINT32_MAX). Quotes borrow from text and tags; names and
 * slugs borrow from the table; items live in the arena. Pure. *ret is written only on OK.
 * Errors: E_NOMEM. */
MUST_USE enum status skills_find(const struct skills *skills, const struct skills_input *input,
                                 struct arena *arena, struct skill_list *ret);

#endif
