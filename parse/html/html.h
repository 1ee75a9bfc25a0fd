/* parse/html/html.h: what is to be seen of an HTML page without a tree: head, scripts
 * with data, and whether there is more. One pass over the bytes, linear whatever
 * they hold. All slices borrow from the page's text; attribute values are as
 * written, their references not undone. */
#ifndef PARSE_HTML_H
#define PARSE_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Elements that mean something here; all others are HTML_OTHER. */
enum html_tag {
    HTML_TEXT, /* of a tree: a run of text */
    HTML_OTHER,
#define HTML_TAG(tag, name, flags) tag,
#include "parse/html/html_tags.def"
#undef HTML_TAG
    HTML_TAG_COUNT
};
enum {
    HTML_BLOCK = 1 << 0, /* a line of its own */
    HTML_VOID = 1 << 1,  /* has no content */
    HTML_RAW = 1 << 2,   /* its content is not markup */
    HTML_CUT = 1 << 3,   /* never the text of a page */
    HTML_HEADING = 1 << 4,
};
enum html_tag html_tag_find(struct str name); /* ASCII case ignored */
unsigned html_tag_flags(enum html_tag tag);
const char *html_tag_name(enum html_tag tag); /* static; "" for text and other */

/* The next attribute of a tag's inside; false at the end. A value without "="
 * is absent. */
bool html_attr_next(struct str *rest, struct str *ret_name, struct str *ret_value);
/* A single attribute; absent when it is not there, "" when it has no value. */
struct str html_attr(struct str attrs, const char *name);

/* The tag that begins at text.p[at] == '<' ("<p class=x>", "</p>"). */
struct html_mark {
    struct str name, attrs;
    enum html_tag tag;
    bool is_close, is_empty; /* "</p>"; "<br/>" */
    size_t end;              /* the byte past ">"; text.n when it is missing */
};
/* False when no tag begins there. Looks at most LIMIT_TAG_BYTES far. */
bool html_mark_read(struct str text, size_t at, struct html_mark *ret);
/* Where the content of a raw element (script, style ...) ends: the "<" of its
 * closing tag, or text.n. */
size_t html_raw_end(struct str text, size_t from, struct str name);

enum { HTML_CARD_PAIRS = 2 }; /* of twitter:label and :data that are kept */
enum html_script_kind { SCRIPT_LD, SCRIPT_STATE };
struct html_script {
    struct html_script *next;
    enum html_script_kind kind;
    struct str id, text;
};

struct html_head {
    struct str title, language, canonical, base_url, robots, refresh;
    struct str meta_title; /* <meta name="title"> */
    struct str og_title, og_site_name, og_description, og_type, og_url;
    struct str description, tdm_reservation, author;
    struct str card_labels[HTML_CARD_PAIRS],
        card_values[HTML_CARD_PAIRS]; /* twitter:label1, :data1 */
    struct html_script *scripts, *last_script;
    size_t body_at; /* where the body begins */
    size_t n_tags, n_scripts;
    struct str notice; /* a short text that may say that the job is closed */
};
/* False when out of memory. `is_notice` (NULL: none) judges the short texts
 * between tags until one is taken. */
bool html_scan(struct str text, struct arena *arena, bool (*is_notice)(void *arg, struct str run),
               void *arg, struct html_head *ret);

#endif
