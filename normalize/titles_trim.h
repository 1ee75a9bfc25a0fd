/* normalize/titles_trim.h: ends of a cut title. `cut` is always a slice of `title`. Private to the
 * title reader. */
#ifndef NORMALIZE_TITLES_TRIM_H
#define NORMALIZE_TITLES_TRIM_H

#include "base/str.h"

/* Brackets, dashes and blanks that are left at the ends. */
struct str title_trim_marks(struct str s);
/* A bracket that the cut went through is kept whole; one whose other half is
 * nowhere is dropped. */
struct str title_mend_brackets(struct str title, struct str cut);
/* The closing quote that stood right behind the cut. */
struct str title_mend_quote(struct str title, struct str cut);

#endif
