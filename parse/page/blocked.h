/* parse/page/blocked.h: pages that stand in the way of the page: challenges of bot
 * guards, login walls, consent walls. */
#ifndef PARSE_BLOCKED_H
#define PARSE_BLOCKED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct blocked_row {
    const char *marker; /* words of the page; of a title with case ignored */
    const char *why;    /* one clause for people */
    bool is_title;      /* stands in <title>, which it begins */
    size_t max_bytes;   /* of visible text: longer pages are no such page; 0: any */
};

/* The row that tells what the page is, or NULL. `title` is one line without
 * markup; n_text counts the page's visible bytes. */
const struct blocked_row *blocked_find(struct str page, struct str title, size_t n_text);

size_t blocked_count(void);
const struct blocked_row *blocked_at(size_t index);

#endif
