/* normalize/titles/titles_noise.h: parts of a title that say nothing of the job. Private to
 * titles*.c. */
#ifndef NORMALIZE_TITLES_NOISE_H
#define NORMALIZE_TITLES_NOISE_H

#include "normalize/titles/titles_tokens.h"

/* A title that is being cleaned. */
struct title_cleaning {
    struct str title;
    const struct title_tokens *tokens; /* of the title */
    struct title_tokens places, company;
    bool has_figure; /* pay, grades and requisition numbers have one */
};

/* Whether the words from `begin` to before `end`, one at least, are nothing but places, modes,
 * contracts, pay, the company, requisition numbers or tags of boards. */
bool title_is_noise(const struct title_cleaning *c, size_t begin, size_t end);

#endif
