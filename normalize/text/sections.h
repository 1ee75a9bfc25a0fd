/* normalize/text/sections.h: the parts of a description. A part begins at a line
 * that reads as a heading ("Requirements", "Dein Profil", "Nous offrons") or at
 * a paragraph that gives itself away (equal opportunity, "About Acme").
 * Private to normalize/. */
#ifndef NORMALIZE_SECTIONS_H
#define NORMALIZE_SECTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "normalize/text/words.h"

enum section_kind {
    SECTION_NONE,         /* before the first heading, or under an unknown one */
    SECTION_ABOUT,        /* the company speaks of itself */
    SECTION_DUTIES,       /* what the job is, responsibilities */
    SECTION_REQUIREMENTS, /* what is asked for */
    SECTION_PREFERRED,    /* nice to have */
    SECTION_BENEFITS,     /* what is offered */
    SECTION_PAY,          /* compensation */
    SECTION_EEO,          /* equal opportunity, diversity, accommodation */
    SECTION_LEGAL,        /* privacy, fraud notices, recruiters, E-Verify */
    SECTION_APPLY,        /* how to apply, hiring process */
    SECTION_STACK,        /* "Our tech stack", "Technologies we use" */
    SECTION_KIND_COUNT
};

struct section {
    enum section_kind kind;
    uint32_t begin, end; /* bytes of the text; the heading line is inside */
};

enum { SECTION_TABLE_COUNT = 3 };
extern const struct phrase_table SECTION_TABLES[SECTION_TABLE_COUNT];

/* Parts in order of appearance, without gaps: the first begins at 0, the last
 * ends at the text's end. At least one for a text that is not empty. phrases
 * hold SECTION_TABLES. The array lives in the arena. Errors: E_NOMEM. */
MUST_USE enum status sections_find(const struct words *words, const struct phrases *phrases,
                                   struct arena *arena, struct section **ret, size_t *ret_n);

/* Kind of the part that holds byte `offset`. */
enum section_kind sections_at(const struct section *sections, size_t n, uint32_t offset);

#endif
