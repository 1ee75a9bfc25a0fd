/* parse/plain/plain_fields.h: values of a plain page's fields. Private to parse/plain/plain_*.c. */
#ifndef PARSE_PLAIN_FIELDS_H
#define PARSE_PLAIN_FIELDS_H

#include "parse/plain/plain.h"

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

/* "Location: Berlin". False when the piece begins with no label, or its value does not
 * look like one. */
bool field_read_piece(struct page_context *ctx, struct plain *plain, struct str piece,
                      const struct block *block);
/* The label that an element holds and nothing else; NULL: none. */
const struct label_row *field_label_of(struct page_context *ctx, const struct html_node *element);
/* Adds what stands between two bytes of the page, up to the next label in it. */
bool field_add_range(struct page_context *ctx, struct plain *plain, const struct label_row *row,
                     uint32_t begin, uint32_t end);
/* <span>Location</span> <span>Berlin</span> within `around`, whose first text is
 * `text_node`. False when it is not of that form. */
bool field_after_element(struct page_context *ctx, struct plain *plain, uint32_t text_node,
                         uint32_t around, uint32_t end);
/* The values of a line of several elements; false: none was read. */
bool plain_spans(struct page_context *ctx, struct plain *plain, const struct block *block);

/* Values named by classes, by the data-label of cells, by the icon of a place. */
void plain_marked_fields(struct page_context *ctx, struct plain *plain);

#endif
