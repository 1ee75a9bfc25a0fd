/* normalize/titles/titles_settle.h: what a title leaves open, the text may settle. */
#ifndef NORMALIZE_TITLES_SETTLE_H
#define NORMALIZE_TITLES_SETTLE_H

#include "base/str.h"

/* The role of an open occupation ("language": a developer named after one,
 * "web", "bare": an engineer of nothing said, "assurance") after the words of the
 * description, which may be empty; NULL when that says nothing either. Static. */
const char *title_settle(const char *occupation, struct str text);

#endif
