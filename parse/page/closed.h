/* parse/page/closed.h: notices that a job is closed, per language. A notice is a short
 * text of its own ("This job is no longer available."), never a part of prose
 * ("the position will be closed when filled"). */
#ifndef PARSE_CLOSED_H
#define PARSE_CLOSED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

struct closed_row {
    const char *name; /* static: becomes closed_by */
    const char *language;
    const char *pattern; /* PCRE2 over the folded text, anchored by itself */
    const char *example; /* matches this row */
};

struct closed_set;

/* *ret is owned: closed_set_free(). Errors: E_NOMEM. */
MUST_USE enum status closed_set_new(struct closed_set **ret, struct error *err);
void closed_set_free(struct closed_set *set); /* NULL is a no-op */

/* The row of a piece of a page (markup allowed) that is such a notice, or NULL. */
const struct closed_row *closed_find(struct closed_set *set, struct str html);
/* Cheap: false when the text surely is none. */
bool closed_may_be(const struct closed_set *set, struct str html);

size_t closed_count(void);
const struct closed_row *closed_at(size_t index);

#endif
