/* cron/setup.h: what commands over a configuration and a database share. */
#ifndef CRON_SETUP_H
#define CRON_SETUP_H

#include "base/nearest.h"
#include "cron/cli.h"
#include "cron/config.h"
#include "normalize/normalize.h"
#include "store/store.h"

/* The configuration of -c (default jobmill.conf). Where `optional` and no -c is
 * given, a missing file means the defaults. -d replaces its database. */
MUST_USE enum status setup_config(const struct cli *cli, bool optional, struct config *ret,
                                  struct error *err);
/* The database of the configuration, for reading. */
MUST_USE enum status setup_reader(const struct cli *cli, struct config *config, struct store **ret,
                                  struct error *err);
/* "parse.normalize.taxonomy": what bodies are read with. */
struct str setup_versions(struct config *config);
/* The skills with the configuration's overlay, into config->taxonomy; NULL where
 * it names none. Errors: E_CONFIG (also for a file that cannot be read; all
 * faults are shown on stderr but the first, which is in err), E_NOMEM. */
MUST_USE enum status setup_taxonomy(struct config *config, struct error *err);
/* The same of files by path; `report` gets a line per fault. */
MUST_USE enum status setup_overlay(const char *const *paths, size_t n, struct buf *report,
                                   struct taxonomy **ret, struct error *err);
/* Fills the store's tables of skills and roles, if they are of another version. */
MUST_USE enum status setup_store_taxonomy(struct store *store, const struct taxonomy *taxonomy,
                                          struct error *err);
/* Whether the sources named by --source (all, where none is) include this one. */
bool setup_is_chosen(const struct cli *cli, struct str source);
/* "; is it 'greenhouse'?", or "" where no kind is near. */
const char *setup_kind_hint(struct str kind, char ret[NEAREST_BYTES]);
/* Every --source exists. Errors: E_USAGE. */
MUST_USE enum status setup_check_chosen(const struct cli *cli, const struct config *config,
                                        struct error *err);

#endif
