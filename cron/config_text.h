/* cron/config_text.h: jobmill.conf as libConfuse is to see it. */
#ifndef CRON_CONFIG_TEXT_H
#define CRON_CONFIG_TEXT_H

#include "base/buf.h"
#include "base/str.h"

/* Copies the file's text, with ${NAME} inside "texts" kept from libConfuse, which
 * would put the environment's value there - and nothing at all where it has none -
 * and with comments blanked, because it counts their lines wrongly. Returns the line
 * of a section that is open at the end, which libConfuse would not mind; 0: none is. */
int config_text(struct str text, struct buf *ret);

#endif
