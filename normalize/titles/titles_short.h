/* normalize/titles/titles_short.h: short forms and inverted titles. Private to the title reader. */
#ifndef NORMALIZE_TITLES_SHORT_H
#define NORMALIZE_TITLES_SHORT_H

#include "normalize/titles/titles_tokens.h"

/* "Mgr of Ops" with whole words; the bytes that the tokens stand for stay the same.
 * False when there was none; *ret_level: one of them bears on the level. */
bool title_expand(struct title_tokens *tokens, bool *ret_level);
/* Another order or other words of a title; false (and nothing set) when there is none. */
typedef bool title_rewrite(const struct title_tokens *tokens, struct title_tokens *ret,
                           size_t *ret_end);
/* "Engineer, Software" and "Sr Analyst - Data (EMEA)" the other way round: *ret_end is the word
 * behind the leader there. */
title_rewrite title_turn;
/* Whether a director, a head or a vice president stands in the title. */
bool title_is_led(const struct title_tokens *tokens);
/* "VP, Operations" and "Director of Operations" as "Head of Operations", as "Operations Manager":
 * the tables know the field by one of them. Likewise. */
title_rewrite title_headed, title_managed;
/* "Operations Director" as "Operations Manager". Likewise. */
title_rewrite title_directed;

#endif
