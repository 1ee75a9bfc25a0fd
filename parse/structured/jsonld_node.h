/* parse/structured/jsonld_node.h: what the readers of JobPosting share. Private to jsonld*.c. */
#ifndef PARSE_JSONLD_NODE_H
#define PARSE_JSONLD_NODE_H

#include "base/model.h"
#include "parse/json/json.h"

struct ld {
    struct arena *arena;
    const struct json *root; /* for "@id"; may be NULL */
    struct raw_posting *raw;
    enum layer layer;
    int n_lookups;
};

/* The object that {"@id": ...} stands for, or that a text of JSON holds; or the
 * node itself. */
const struct json *ld_deref(struct ld *ld, const struct json *node);
/* Text of a value: itself, or its "@value", "name" ...; absent when it says nothing. */
struct str ld_text(struct ld *ld, const struct json *node);
/* As one line without markup; absent stays absent. */
struct str ld_line(struct ld *ld, struct str text);
/* Adds a value under the reader's layer; nothing when it is empty. */
void ld_add(struct ld *ld, enum field field, const char *rule, struct str text);

void ld_read_places(struct ld *ld, const struct json *posting);
void ld_read_pay(struct ld *ld, const struct json *posting);

#endif
