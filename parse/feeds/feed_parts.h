/* parse/feeds/feed_parts.h: what the elements of feeds' items mean. Private to feed*.c. */
#ifndef PARSE_FEED_PARTS_H
#define PARSE_FEED_PARTS_H

#include "base/model.h"

/* What an item may say; the order is free. */
enum feed_part {
    PART_NONE,
    PART_TITLE,
    PART_COMPANY,
    PART_PLACE,
    PART_CITY,
    PART_REGION,
    PART_COUNTRY,
    PART_POSTCODE,
    PART_SALARY,
    PART_PAY_MIN,
    PART_PAY_MAX,
    PART_PAY_CURRENCY,
    PART_PAY_PERIOD,
    PART_URL,
    PART_URL_ORIGINAL, /* without the counter between */
    PART_APPLY,
    PART_ID,
    PART_REQUISITION,
    PART_DATE,
    PART_DATE_LATER,
    PART_EXPIRES,
    PART_TYPE,
    PART_DEPARTMENT,
    PART_LEVEL,
    PART_EDUCATION,
    PART_EXPERIENCE,
    PART_MODE,
    PART_LANGUAGE,
    PART_TEXT,
    PART_SECTION,
    PART_COUNT
};

/* A name in lower case, without "_" and "-", in `out`. */
enum { FEED_NAME_BYTES = 40 };
struct str feed_plain_name(struct str name, char out[FEED_NAME_BYTES]);
/* What an element of that plain name means within `parent` (plain too; "": directly
 * in the item). Elements of the prefixes that speak of pictures, comments and
 * players mean nothing. */
enum feed_part feed_part_find(struct str name, struct str prefix, struct str parent);
/* The field that a part is handed on as, or FIELD_NONE; its rule. */
enum field feed_part_field(enum feed_part part, const char **ret_rule);
/* Elements that repeat: one is an item. */
bool feed_is_item_name(struct str name);
/* Children that make an element's content markup, not structure. */
bool feed_is_html_name(struct str name);

#endif
