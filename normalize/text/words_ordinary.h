/* normalize/text/words_ordinary.h: whether a word is an ordinary English one. A
 * skill's name that is also a word needs a cue, and such words are no town's name beside a
 * country's alone. Source: SCOWL. */
#ifndef NORMALIZE_WORDS_ORDINARY_H
#define NORMALIZE_WORDS_ORDINARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Lines of words in order, parted by blanks (normalize/data/ordinary_words.c). */
extern const char *const ordinary_words[];
extern const size_t ordinary_words_count;

/* A word in small letters, or a form of one (-s, -es, -d, -ed, -ing). */
bool word_is_ordinary(struct str word);

#endif
