/* fetch/archive/warc_fields.h: the header fields that our own writer adds to a response
 * record, so that replay restores the page as it was, and their spelling: bytes
 * that a header cannot hold are percent-encoded. Shared by writer and reader. */
#ifndef FETCH_WARC_FIELDS_H
#define FETCH_WARC_FIELDS_H

#include "base/buf.h"
#include "base/model.h"

struct warc_field {
    const char *name; /* "Jobmill-Source" */
    size_t offset;    /* of the struct str in struct page */
};

enum { WARC_FIELDS = 9 };
extern const struct warc_field warc_fields[WARC_FIELDS];

#define FIELD_ROLE_NAME  "Jobmill-Role"  /* listing, detail, robots, hop */
#define FIELD_URL_NAME   "Jobmill-Url"   /* as asked, where it is not the target */
#define FIELD_ERROR_NAME "Jobmill-Error" /* the status name of a failed transfer */

/* NULL when the header is none of the table. */
const struct warc_field *field_find_by_header(struct str name);
/* Appends `value` with controls, '%', bytes from 0x7f on and outer spaces as
 * %XX. */
void field_encode(struct buf *buf, struct str value);
/* Appends a URL as a URI: controls, spaces, '<', '>' and bytes from 0x7f on as
 * %XX. */
void field_encode_uri(struct buf *buf, struct str url);
/* %XX undone; a '%' without two hex digits stays. A slice of `value` when there
 * is none; STR_NONE when memory ran out. */
struct str field_decode(struct str value, struct arena *arena);

const char *field_role(enum page_role role); /* "" for PAGE_AUTO */
struct str *field_slot(struct page *page, const struct warc_field *field);
struct str field_value(const struct page *page, const struct warc_field *field);

#endif
