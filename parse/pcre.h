/* parse/pcre.h: PCRE2 patterns with just-in-time code where it exists, and limits
 * always: backtracking, depth and heap (base/limits.h). UTF-8, case ignored unless
 * the pattern says (?-i). Private to parse/. */
#ifndef PARSE_PCRE_H
#define PARSE_PCRE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

struct pattern;

/* *ret is owned: pattern_free(). `what` names the pattern in err ("regex of
 * source acme"). Errors: E_PATTERN (text and position in err), E_NOMEM. */
MUST_USE enum status pattern_new(struct str regex, const char *what, struct pattern **ret,
                                 struct error *err);
void pattern_free(struct pattern *pattern); /* NULL is a no-op */

/* The first match in `text`, which is valid UTF-8. groups[0] is the match; unset
 * groups are absent. A limit that is reached counts as no match and raises
 * *limit_hits (may be NULL). Not for two threads at a time. */
bool pattern_match(struct pattern *pattern, struct str text, struct str *groups, size_t n_groups,
                   uint32_t *limit_hits);

#endif
