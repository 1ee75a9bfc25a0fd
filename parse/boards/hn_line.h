/* parse/boards/hn_line.h: the first lines of a "Who is hiring?" comment. */
#ifndef PARSE_BOARDS_HN_LINE_H
#define PARSE_BOARDS_HN_LINE_H

#include "parse/boards/board.h"

/* What a part of the first line is taken for. */
enum hn_part { HN_UNKNOWN, HN_COMPANY, HN_ROLE, HN_PLACE, HN_MODE, HN_TYPE, HN_PAY, HN_URL };
enum hn_part hn_part_of(struct str part);

/* Adds company, title, places, mode, type and pay of a comment to r->raw. `text`
 * is its plain text; `html` still has the line breaks that HTML does not show.
 * Parts it is not sure of are left out. */
void hn_line_read(struct reading *r, struct str text, struct str html);

#endif
