/* parse/boards/html_list.h: job links out of a careers list that is HTML. */
#ifndef PARSE_BOARDS_HTML_LIST_H
#define PARSE_BOARDS_HTML_LIST_H

#include "parse/boards/board.h"

enum { HTML_LIST_PATHS = 3 };

/* How job pages of a platform are addressed. */
struct html_list {
    /* Paths of job pages with "{}" for the id, "*" for any one segment; what follows
     * is free. The first that fits. */
    const char *paths[HTML_LIST_PATHS];
    const char *suffix;     /* added to the detail's URL, or NULL; its own query is dropped */
    const char *not_id;     /* a list's own name where an id would stand, or NULL */
    const char *more;       /* path of further pages of the list, or NULL */
    const char *more_param; /* their number's parameter: the next one is followed */
    const char *may_have;   /* "," list of further parameters such links may have */
};

/* Adds a DETAIL link for each job page that the text links to, once each. When
 * r->page is such a job page itself, nothing is done. Adds LISTING links to further
 * pages of the list. Returns the number of DETAIL links. Quotes, references and relative URLs are
 * minded. */
size_t html_list_read(struct reading *r, const struct html_list *form);
/* A page that is no job page: html_list_read(), and a listing when it has links, was
 * asked for as one, or holds `sign` (absent: none). */
void html_list_page(struct reading *r, const struct html_list *form, struct str sign);
/* Gives the posting of a job page the id of its URL, if it has none. */
void html_list_complete(struct reading *r, const struct html_list *form);
/* The id in a URL of that form; absent when it has another form. */
struct str html_list_id(const struct html_list *form, struct str url);

#endif
