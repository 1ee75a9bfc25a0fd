/* parse/page/override.h: what the configuration of a source says about its pages: XPath
 * and regex per field, XPath of links. Private to the page side of parse/. */
#ifndef PARSE_OVERRIDE_H
#define PARSE_OVERRIDE_H

#include "parse/page/page_context.h"

/* The settings of one source, compiled. */
struct override_set;

/* *ret is owned: override_free(); NULL when the source sets none. Errors:
 * E_PATTERN (err names source, setting, pattern and position), E_NOMEM. */
MUST_USE enum status override_new(const struct source *source, struct override_set **ret,
                                  struct error *err);
void override_free(struct override_set *set); /* NULL is a no-op */

/* The values that xpath and regex give, into `raw`. *ret_any: there were some.
 * Errors: E_NOMEM. */
MUST_USE enum status override_apply(struct override_set *set, struct page_context *ctx,
                                    struct raw_posting *raw, bool *ret_any);

/* The links that item_links and next_link give, into ctx->ret. False in *ret_has_items
 * when item_links is not set. Errors: E_NOMEM. */
MUST_USE enum status override_links(struct override_set *set, struct page_context *ctx,
                                    bool *ret_has_items, bool *ret_has_next);

#endif
