/* parse/structured/microdata.h: microdata (itemscope, itemtype, itemprop) and RDFa Lite
 * (vocab, typeof, property) of a page as JSON-LD. Private to parse/. */
#ifndef PARSE_MICRODATA_H
#define PARSE_MICRODATA_H

#include "parse/html/html_tree.h"
#include "parse/json/json.h"

/* The JobPosting items of the tree, as an array of objects in the shape of
 * JSON-LD; NULL when there is none. *ret_is_rdfa: they were marked up so.
 * False when out of memory. */
bool microdata_read(const struct html_tree *tree, struct arena *arena, struct json **ret,
                    bool *ret_is_rdfa);

#endif
