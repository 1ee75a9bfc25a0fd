/* normalize/titles/titles_levels.h: seniority out of a title's words. */
#ifndef NORMALIZE_TITLES_LEVELS_H
#define NORMALIZE_TITLES_LEVELS_H

#include "base/model.h"
#include "normalize/titles/titles_phrases.h"

struct level_tables {
    struct title_phrases levels; /* markers and words that are none, by row of title_levels.def */
    struct title_phrases leads;  /* before "manager" */
};

/* What the title's occupation says about its levels. */
struct level_context {
    bool has_occupation; /* some occupation was found */
    bool is_technical;   /* "staff" is a level there */
    bool is_desk;        /* support, where "level 2" is a queue */
    uint64_t ends;       /* bit i: an occupation ends before token i */
};
enum seniority level_find(const struct level_tables *tables, const struct title_tokens *tokens,
                          const struct level_context *context);

#endif
