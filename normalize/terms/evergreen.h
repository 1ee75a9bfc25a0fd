/* normalize/terms/evergreen.h: whether a posting stands open for whoever comes, with no
 * one opening behind it. Private to normalize/. */
#ifndef NORMALIZE_EVERGREEN_H
#define NORMALIZE_EVERGREEN_H

#include "normalize/text/words.h"

extern const struct phrase_table EVERGREEN_TABLE;
/* The words of the text that say so; absent when nothing does. hits: of
 * GROUP_EVERGREEN. */
struct str evergreen_find(const struct words *words, const struct hits *hits);
/* Likewise of a title, where fewer words suffice. */
bool evergreen_title(struct str title);

#endif
