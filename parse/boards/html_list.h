/* parse/boards/html_list.h: job links out of a careers list that is HTML. */
#ifndef PARSE_BOARDS_HTML_LIST_H
#define PARSE_BOARDS_HTML_LIST_H

#include "parse/boards/board.h"

/* How job pages of a platform are addressed: path of the link with "{}" for the
 * id, as in detect.c ("/{}" = first segment ...). */
struct html_list {
    const char *path;   /* "apply/{}"; "*" any one segment */
    const char *suffix; /* added to the detail's URL, or NULL */
};

/* Adds a DETAIL link for each job page that the text links to, once each. When
 * r->page is such a job page itself, nothing is done. Returns the number of
 * links. Quotes, references and relative URLs are minded. */
size_t html_list_read(struct reading *r, const struct html_list *form);
/* The id in a URL of that form; absent when it has another form. */
struct str html_list_id(const struct html_list *form, struct str url);

#endif
