/* parse/plain_fields.h: values of a plain page's fields. Private to parse/plain_*.c. */
#ifndef PARSE_PLAIN_FIELDS_H
#define PARSE_PLAIN_FIELDS_H

#include "parse/plain.h"

/* Adds one value, verbatim but for marks round it; `rule` is static. False when the
 * text does not look like a value of the field. */
bool field_add(struct page_context *ctx, struct plain *plain, enum field field, const char *rule,
               struct str text);
bool field_is_set(const struct plain *plain, enum field field);
/* Without colons, dashes and commas at its ends. */
struct str field_clean(struct str text);
/* All of the text is a label of the table. */
bool field_is_label(struct page_context *ctx, struct str text);
/* What follows the first colon; absent when there is none. */
struct str field_after_colon(struct str line);

/* Values named by classes, by the data-label of cells, by the icon of a place. */
void plain_marked_fields(struct page_context *ctx, struct plain *plain);

#endif
