/* normalize/titles/titles_code.h: numbers of adverts in titles. Private to titles*.c. */
#ifndef NORMALIZE_TITLES_CODE_H
#define NORMALIZE_TITLES_CODE_H

#include "normalize/titles/titles_tokens.h"

/* Whether the words from `begin` to before `end` are nothing but the number of an advert and what
 * stands before one: "R-12345", "Ref. 24-118", "#4711", "Vacancy number 5521". */
bool title_is_requisition(struct str title, const struct title_tokens *tokens, size_t begin,
                          size_t end);
/* Likewise where nothing parts it from the title; a bare number must be long. */
bool title_is_code(struct str title, const struct title_tokens *tokens, size_t begin, size_t end);

#endif
