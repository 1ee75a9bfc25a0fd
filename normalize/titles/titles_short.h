/* normalize/titles/titles_short.h: short forms and inverted titles. Private to the title reader. */
#ifndef NORMALIZE_TITLES_SHORT_H
#define NORMALIZE_TITLES_SHORT_H

#include "normalize/titles/titles_tokens.h"

/* "Mgr of Ops" with whole words; the bytes that the tokens stand for stay the same.
 * False when there was none; *ret_level: one of them bears on the level. */
bool title_expand(struct title_tokens *tokens, bool *ret_level);
/* "Engineer, Software" and "Sr Analyst - Data (EMEA)" the other way round: *ret_end is the word
 * behind the leader there. False (and *ret unset) when the title is none such. */
bool title_turn(const struct title_tokens *tokens, struct title_tokens *ret, size_t *ret_end);
/* "Head of Operations", "VP, Operations" and "Operations Director" as "Operations Manager": the
 * register knows the field by its manager. Likewise. */
bool title_managed(const struct title_tokens *tokens, struct title_tokens *ret, size_t *ret_end);

#endif
