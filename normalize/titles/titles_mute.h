/* normalize/titles/titles_mute.h: letters of codes. Private to the title reader. */
#ifndef NORMALIZE_TITLES_TITLES_MUTE_H
#define NORMALIZE_TITLES_TITLES_MUTE_H

#include "normalize/titles/titles_tokens.h"

/* The state of a place that was cut off is no qualification ("| Natal/RN"), a requisition's letters
 * are no level ("JR-0045521"), hours no human resources ("$18/hr"): such tokens become "/".
 * `clean` is a part of `title`. */
void title_mute(struct str title, struct str clean, struct title_tokens *tokens);

#endif
