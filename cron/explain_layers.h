/* cron/explain_layers.h: what every layer of the page said of a posting, for
 * `jobmill explain`. Private to cron/. */
#ifndef CRON_EXPLAIN_LAYERS_H
#define CRON_EXPLAIN_LAYERS_H

#include "cron/config.h"
#include "store/store.h"

/* Finds the page that the posting was read from (its record in the archive; for a
 * source of kind dir the saved file), reads it again and prints what each layer
 * says, field by field, the most trusted first. A star marks what the stored values
 * rest on. Errors: E_NOT_FOUND (no such page any more, or the posting is not on it),
 * E_IO, E_FORMAT, E_NOMEM, E_PATTERN. */
MUST_USE enum status explain_layers(const struct stored_posting *stored,
                                    const struct config *config, struct error *err);

/* One line of text for the terminal, shortened, nothing in it that a terminal obeys. */
void explain_text(struct str text);

#endif
