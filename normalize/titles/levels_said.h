/* normalize/titles/levels_said.h: the level that a text states of its job ("this is a
 * senior role"). Private to normalize/. */
#ifndef NORMALIZE_LEVELS_SAID_H
#define NORMALIZE_LEVELS_SAID_H

#include "base/model.h"
#include "normalize/text/words.h"

extern const struct phrase_table LEVELS_SAID_TABLE;
/* None when nothing or several things are said; *ret_quote the words. hits: of
 * GROUP_LEVEL_SAID. */
enum seniority level_said(const struct words *words, const struct hits *hits,
                          struct str *ret_quote);

#endif
