/* normalize/skills/taxonomy_ids.h: the ids that skills have in other lists. Private to
 * normalize/. */
#ifndef NORMALIZE_TAXONOMY_IDS_H
#define NORMALIZE_TAXONOMY_IDS_H

#include "base/arena.h"
#include "normalize/skills/skills_table.h"

/* "wikidata=Q28865", "esco=http://data.europa.eu/esco/skill/...", "onet=Name",
 * "lightcast=KS125LS6N7WP4S6SFTCK": in the form of its scheme. */
bool taxonomy_id_fits(struct str id);

typedef void taxonomy_id_fault(void *ctx, size_t row, const char *what, struct str id);
/* Tells each id of a wrong form, and each that stands twice. False: out of memory. */
bool taxonomy_ids_check(const struct skill_table *table, struct arena *arena,
                        taxonomy_id_fault *tell, void *ctx);

#endif
