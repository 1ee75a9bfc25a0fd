/* normalize/titles/titles_hits.h: phrases of the tables found in a title. Private to the title
 * reader. */
#ifndef NORMALIZE_TITLES_HITS_H
#define NORMALIZE_TITLES_HITS_H

#include "normalize/titles/titles_words.h"

struct hit {
    const struct word *word;
    size_t begin, end; /* tokens */
    uint8_t segment;
};
enum { HITS = TITLE_TOKENS * 2 };
struct hits {
    struct hit items[HITS];
    size_t n;
    const struct title_tokens *tokens;
    bool has_manager, has_software;
    bool has_other_head; /* a head that is neither engineer nor manager */
};

/* The longest phrases that may stand where they do, from left to right. */
void title_hits(const struct titles *titles, const struct title_tokens *tokens, struct hits *ret);

/* Whether a part of the title ends before token `end`: a break, a numeral, "for", "in", "and". */
bool title_ends(const struct title_tokens *tokens, size_t end);
/* Whether token `at` joins a head with its field: "auxiliar de compras". */
bool title_joins(const struct title_tokens *tokens, size_t at);
/* Whether nothing but levels stands before token `at` in its segment. */
bool title_bare(const struct title_tokens *tokens, size_t at);
/* Whether an occupation before it comes first: "Cook/Cleaner", "Nurse and Midwife", "Secretary
 * in a doctor's surgery", "Driver for a pharmacist". */
bool hit_is_second(const struct hits *hits, const struct hit *hit);

#endif
