/* normalize/skills/taxonomy.h: proof that a skill table is sound. Private to
 * normalize/; the public face is in normalize.h. */
#ifndef NORMALIZE_TAXONOMY_H
#define NORMALIZE_TAXONOMY_H

#include "base/buf.h"
#include "base/error.h"
#include "normalize/skills/skills.h"
#include "normalize/skills/skills_table.h"

/* Static, or the taxonomy's. */
const struct skill_table *taxonomy_table(const struct taxonomy *taxonomy);

/* Appends one line per fault of the table to `report` and counts them: an id,
 * slug or name that is there twice; a name that two skills share without a rule
 * that tells them apart; a parent that is missing or leads round in a circle; a
 * name that the matcher does not find; an example that does not hold; a
 * doubtful name without examples for and against.
 * Errors: E_NOMEM, E_FORMAT (faults were found; err names the first). */
MUST_USE enum status taxonomy_check_table(const struct skills *skills,
                                          const struct skill_table *table, struct buf *report,
                                          struct error *err);

#endif
