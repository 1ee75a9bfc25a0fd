/* cron/config.h: jobmill.conf, read with libConfuse from the rows of
 * base/settings.def. */
#ifndef CRON_CONFIG_H
#define CRON_CONFIG_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/settings.h"
#include "parse/parse.h"

struct config {
    struct arena arena;     /* all texts */
    struct str folder;      /* of the file; relative paths count from it */
    struct settings set;    /* the top of the file */
    struct source *sources; /* sorted by name */
    size_t n_sources;
    struct taxonomy *taxonomy; /* the skills with its overlay; NULL: the built-in ones */
};

/* Reads and checks the file: every value in its range, every source with a known
 * kind and what that kind needs, patterns compile. Relative archive, database
 * and path settings are made to count from the file's folder.
 * The overlay of the taxonomy is not read: setup_taxonomy(). On any status
 * config_release() is due. Errors: E_CONFIG ("FILE:LINE: what is wrong, what is
 * allowed"), E_NOMEM. */
MUST_USE enum status config_read(struct config *ret, const char *path, struct error *err);
/* The settings' defaults alone, for commands that need no file. */
MUST_USE enum status config_defaults(struct config *ret, struct error *err);
void config_release(struct config *config);
/* Static lookup by name; NULL when there is none. */
const struct source *config_source(const struct config *config, struct str name);

/* Values in the settings' notation. False when `text` is none. */
bool config_read_span(struct str text, int64_t *ret_ms); /* "30s", "500ms", "2h", "7d"; "10": s */
bool config_read_size(struct str text, int64_t *ret_bytes); /* "64M", "500K", "1G", "1000" */
bool config_read_rate(struct str text, int64_t *ret_mhz);   /* "1/s", "30/min", "0.5/s" */

/* Every setting with its help and default, as comments of a sample file. */
void config_write_settings(struct buf *buf);

#endif
