/* parse/plain/plain_company.h: the rules for an employer that no label names. Private to
 * plain_company*.c. */
#ifndef PARSE_PLAIN_COMPANY_H
#define PARSE_PLAIN_COMPANY_H

#include "parse/plain/plain.h"

enum { COMPANY_MAX_BYTES = 80 };

/* Not the title, a place, a word of menus, or too long. */
bool company_may_be(struct page_context *ctx, const struct plain *plain, struct str name);
/* Sets the page's company; true. */
bool company_take(struct plain *plain, struct str name, enum layer layer, const char *rule);
/* The name in a part of a title or line, whole or before its comma and place, where
 * another sign of the page agrees. False when there is none. */
bool company_take_named(struct page_context *ctx, struct plain *plain, struct str part,
                        enum layer layer, const char *rule);
/* Up to the next separator, or the bracket of a place. */
struct str company_first_part(struct str text);

/* Each sets the company, or returns false. */
bool company_by_line(struct page_context *ctx, struct plain *plain);
bool company_by_link(struct page_context *ctx, struct plain *plain);
bool company_by_logo(struct page_context *ctx, struct plain *plain);
bool company_by_copyright(struct page_context *ctx, struct plain *plain);

#endif
