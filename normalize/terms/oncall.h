/* normalize/terms/oncall.h: whether on-call duty is part of the job. Private to
 * normalize/. */
#ifndef NORMALIZE_ONCALL_H
#define NORMALIZE_ONCALL_H

#include "normalize/text/sections.h"
#include "normalize/text/words.h"

extern const struct phrase_table ONCALL_TABLE;
/* The words that say so; absent when nothing does. hits: of GROUP_ONCALL. */
struct str oncall_find(const struct words *words, const struct phrases *phrases,
                       const struct hits *hits, const struct section *sections, size_t n_sections);

#endif
