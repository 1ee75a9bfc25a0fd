/* parse/html/xml_scan.h: a forgiving pull reader of XML for sitemaps, feeds and
 * payloads. It cares for no well-formedness, knows no DTD and expands nothing
 * but the character references; prefixes of names are dropped. One pass, all
 * slices borrow from the text. Private to parse/. */
#ifndef PARSE_XML_SCAN_H
#define PARSE_XML_SCAN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum xml_event { XML_END, XML_OPEN, XML_CLOSE, XML_TEXT, XML_CDATA };

struct xml_scan {
    const char *p, *end;
    struct str name;   /* OPEN, CLOSE: without prefix */
    struct str prefix; /* OPEN: its prefix, or "" */
    struct str attrs;  /* OPEN: inside of the tag after the name */
    struct str text;   /* TEXT, CDATA: raw */
    bool is_empty;     /* OPEN: "<x/>", no CLOSE follows */
    bool is_cut;       /* the text ended inside a tag, comment or CDATA section */
};

void xml_scan_init(struct xml_scan *scan, struct str text);
enum xml_event xml_scan_next(struct xml_scan *scan);
/* Value of an attribute (any prefix), raw; absent when it is not there. */
struct str xml_attr(struct str attrs, const char *name);
/* After OPEN of an element: everything up to its CLOSE, which is consumed: the
 * text and CDATA of it and its children, references undone in text (not in
 * CDATA), trimmed. Children's markup is kept when `keep_markup`, else dropped.
 * STR_NONE when cut off or out of memory. */
struct str xml_content(struct xml_scan *scan, struct arena *arena, bool keep_markup);
/* After OPEN: past the matching CLOSE. */
void xml_skip(struct xml_scan *scan);
/* Does the text begin like an XML document (after BOM, space, comments)? Then
 * the local name of its root; else absent. */
struct str xml_root_name(struct str text);

#endif
