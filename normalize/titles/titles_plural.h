/* normalize/titles/titles_plural.h: the English plural of an occupation, as adverts for
 * several people write it ("Registered Nurses"). */
#ifndef NORMALIZE_TITLES_PLURAL_H
#define NORMALIZE_TITLES_PLURAL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Writes the plural of the phrase's last word, folded, to `ret` (cleared first).
 * False where there is none to be had: the phrase ends in "s" or in a letter that
 * is not ASCII, or memory is short. */
bool title_plural(struct str phrase, struct buf *ret);

#endif
