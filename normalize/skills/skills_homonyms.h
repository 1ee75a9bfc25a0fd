/* normalize/skills/skills_homonyms.h: names that two skills have, and what tells them apart.
 * Private to normalize/. */
#ifndef NORMALIZE_SKILLS_HOMONYMS_H
#define NORMALIZE_SKILLS_HOMONYMS_H

#include <stddef.h>

#include "normalize/skills/skills_cue.h"

struct homonym {
    const char *name;  /* as it is written, with its capital */
    size_t n;          /* its bytes */
    const char *from;  /* slug of the skill whose name it is */
    const char *to;    /* slug of what it is where a stem stands by; NULL: of no skill */
    const char *stems; /* of words in the sentence, by '|' */
    const char *example, *against; /* texts that name `to`, and `from` */
};
/* Bits of the lengths that names of the table have, and their first letters: most hits have
 * others. */
enum { HOMONYM_MOST = 8, HOMONYM_LENGTHS = 1 << 3 | 1 << 5 | 1 << 7 | 1 << 8 };
#define HOMONYM_FIRSTS "BCEGMPRV"
extern const struct homonym skill_homonyms[];
extern const size_t skill_homonyms_count;

/* Gives the hits whose sentence speaks of the other thing the row of that, as HIT_SURE. */
void homonyms_settle(const struct judge *judge);

#endif
