/* parse/page/page_xpath.h: XPath 1.0 over a page, by libxml2. Only sources with such
 * settings pay for its tree. Private to override.c. */
#ifndef PARSE_PAGE_XPATH_H
#define PARSE_PAGE_XPATH_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct xpath;
struct xpath_page;

/* *ret is owned: xpath_free(). Errors: E_PATTERN, E_NOMEM. */
MUST_USE enum status xpath_new(struct str expression, const char *what, struct xpath **ret,
                               struct error *err);
void xpath_free(struct xpath *xpath); /* NULL is a no-op */

/* The page as a tree; NULL when out of memory. Owned: xpath_page_free(). */
MUST_USE struct xpath_page *xpath_page_new(struct str text);
void xpath_page_free(struct xpath_page *page); /* NULL is a no-op */

/* Called for each result with its markup (elements) or text; copies what it keeps. */
typedef bool xpath_visit(void *arg, struct str value, bool is_markup);
/* False when out of memory or the visitor said so. A limit that is reached counts
 * as no result and raises *limit_hits. */
bool xpath_each(struct xpath *xpath, struct xpath_page *page, xpath_visit *visit, void *arg,
                uint32_t *limit_hits);

#endif
