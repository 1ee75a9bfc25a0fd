/* normalize/titles_short.h: short forms and inverted titles. Private to the title reader. */
#ifndef NORMALIZE_TITLES_SHORT_H
#define NORMALIZE_TITLES_SHORT_H

#include "normalize/titles_tokens.h"

/* "Mgr of Ops" with whole words; the bytes that the tokens stand for stay the same.
 * False when there was none. */
bool title_expand(struct title_tokens *tokens);
/* "Engineer, Software" the other way round; false (and *ret unset) when the title is none such. */
bool title_turn(const struct title_tokens *tokens, struct title_tokens *ret);

#endif
