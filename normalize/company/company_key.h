/* normalize/company/company_key.h: names of firms as words to compare, and the key under
 * which the spellings of one name fall together. Private to normalize/. */
#ifndef NORMALIZE_COMPANY_KEY_H
#define NORMALIZE_COMPANY_KEY_H

#include "base/arena.h"
#include "base/str.h"

/* Folded words parted by single blanks: "&" and "+" are "and", initials are one
 * word ("J.P. Morgan" and "JP Morgan" are "jp morgan"), marks are gone. In the
 * arena; absent when nothing is left or out of memory (arena->failed). */
struct str company_words(struct str name, struct arena *arena);
/* The same without legal forms and a leading article: "The Acme Co., Ltd." and
 * "ACME S.A. - Sucursal en España" are "acme". Never shortened to nothing: "The
 * Limited" is "limited". In the arena; absent likewise. */
struct str company_key(struct str name, struct arena *arena);

#endif
