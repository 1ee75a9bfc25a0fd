/* normalize/titles/titles_marks.h: brackets, quotes and dashes at the ends of a cut title.
 * `cut` is a part of `title`; what is given back is one too. Private to normalize/. */
#ifndef NORMALIZE_TITLES_MARKS_H
#define NORMALIZE_TITLES_MARKS_H

#include "base/str.h"

/* Without brackets, dashes and blanks that are left at the ends. */
struct str title_trim_marks(struct str s);
/* A bracket that the cut went through is kept whole; one whose other half is
 * nowhere is dropped. */
struct str title_mend_brackets(struct str title, struct str cut);
/* With the closing quote that stood right behind the cut. */
struct str title_mend_quote(struct str title, struct str cut);

#endif
