/* normalize/titles/titles_score.h: the occupations that a title may name, each with its score.
 * Private to the title reader. */
#ifndef NORMALIZE_TITLES_SCORE_H
#define NORMALIZE_TITLES_SCORE_H

#include "normalize/titles/titles_hits.h"

enum {
    SCORE_PHRASE = 94, /* an occupation of several words */
    SCORE_FLOOR = 60   /* below it there is no occupation */
};

struct scored {
    const struct target *target;
    int score;
    size_t end; /* token after the occupation */
};
struct scoring {
    struct scored items[HITS];
    size_t n;
};

/* Best first; of equals the later one in the title. */
void title_score(const struct titles *titles, const struct hits *hits, struct str title,
                 struct scoring *ret);

#endif
