/* parse/structured/jsonld.h: schema.org JobPosting objects -> raw postings. The same reading
 * serves JSON-LD, microdata and RDFa, which are brought into the shape of JSON-LD
 * first. Private to parse/. See also jsonld_posting() in page_read.h. */
#ifndef PARSE_JSONLD_H
#define PARSE_JSONLD_H

#include "base/model.h"
#include "parse/json/json.h"

/* One <script type="application/ld+json"> as a tree, however damaged: encoded
 * once or twice as entities, wrapped, in a string, cut off. Several documents come
 * as an array of them. NULL when nothing is in it. */
struct json *jsonld_script(struct str text, struct arena *arena);
/* Documents that a script of code holds ("s.text = JSON.stringify({...})"), sound
 * ones alone; NULL when there is none. */
struct json *jsonld_in_code(struct str text, struct arena *arena);
/* Names of properties in the spelling of schema.org: "schema:title", "JobLocation",
 * "base_salary", "http://schema.org/name". */
void jsonld_mend_keys(struct json *root);

/* Members of a posting that a missing bracket left in its company, place or pay,
 * back where they belong. For damaged documents. */
void jsonld_rehang(struct json *root);

/* What a document holds. */
struct jsonld_found {
    const struct json **items; /* arena: the JobPosting objects, in order */
    size_t n;
    size_t n_listed; /* of them entries of an ItemList */
    bool has_list;   /* an ItemList of jobs, or of links to them */
    bool is_limited; /* there were more */
};
/* Any depth. False when out of memory. */
bool jsonld_find(const struct json *root, struct arena *arena, struct jsonld_found *ret);

/* As jsonld_posting(), under a layer of the caller's: JSON_LD, MICRODATA, RDFA. */
bool jsonld_read(const struct json *node, const struct json *root, enum layer layer,
                 struct arena *arena, struct raw_posting *ret);

/* Text in which line breaks came out as the two characters \ and n, with breaks; the
 * text itself when it is none such. */
struct str jsonld_undo_escapes(struct arena *arena, struct str text);

/* "JobPosting" is among the types of the object. */
bool jsonld_is_posting(const struct json *node);
bool jsonld_has_type(const struct json *node, const char *type);

/* Says nothing: "", "N/A", "null", "undefined", "Not specified". */
bool jsonld_is_blank(struct str text);

#endif
