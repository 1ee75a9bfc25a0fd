/* parse/page/page_read.h: any HTML page -> raw postings, verdict, links. Pure. The
 * order in which layers win is stated in page_merge.c. */
#ifndef PARSE_PAGE_READ_H
#define PARSE_PAGE_READ_H

#include "base/model.h"
#include "base/settings.h"
#include "parse/json/json.h"

/* Compiled patterns and reused buffers; one per thread. */
struct page_reader;

/* *ret is owned: page_reader_free(). Errors: E_NOMEM, E_PATTERN. */
MUST_USE enum status page_reader_new(struct page_reader **ret, struct error *err);
void page_reader_free(struct page_reader *reader); /* NULL is a no-op */

/* Reads a page of any sort: HTML, XHTML, a bare JSON-LD document. `source` gives
 * overrides (xpath, regex; item_links and next_link when its kind is "listing");
 * NULL for none. All of *ret lives in page->arena. Postings come with url (the
 * canonical one) and without external_id. What cannot be read is a verdict with
 * `why`. Errors: E_NOMEM, E_PATTERN (an override of the source). */
MUST_USE enum status page_read(struct page_reader *reader, const struct page *page,
                               const struct source *source, struct harvest *ret, struct error *err);

/* Compiles the source's xpath, regex, item_links and next_link settings without
 * keeping them. Errors: E_PATTERN; err names setting, pattern and position. */
MUST_USE enum status page_check_source(const struct source *source, struct error *err);

/* One schema.org JobPosting object -> fields appended to *ret under
 * LAYER_JSON_LD, and description, where *ret has none yet. `root` is the
 * document in which "@id" references are looked up; NULL: none. False when
 * `node` is no JobPosting (no object, or a @type of something else; an object
 * without any @type counts). Slices live in the arena or borrow from `node`. */
bool jsonld_posting(const struct json *node, const struct json *root, struct arena *arena,
                    struct raw_posting *ret);

#endif
