/* normalize/titles/titles_pay.h: pay that a title ends in. Private to titles*.c. */
#ifndef NORMALIZE_TITLES_PAY_H
#define NORMALIZE_TITLES_PAY_H

#include "normalize/titles/titles_tokens.h"

/* Where the pay begins that the first `end` words end in ("Cook up to $20 an hour + tips"), over
 * breaks too; `end` when they end in none. */
size_t title_pay_begin(struct str title, const struct title_tokens *tokens, size_t end);

/* Whether the words are a part that holds an amount with a sign of money, or nothing but pay. */
bool title_is_pay(struct str title, const struct title_tokens *tokens, size_t begin, size_t end);

#endif
