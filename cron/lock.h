/* cron/lock.h: one run at a time per database. The lock is held by the process
 * (fcntl), not by a file's existence: a killed run leaves none behind. */
#ifndef CRON_LOCK_H
#define CRON_LOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Locks "DATABASE.lock" for the life of the process; *ret is its descriptor,
 * lock_drop() gives it back. Errors: E_LOCKED (err names the holder's pid and
 * since when), E_IO. */
MUST_USE enum status lock_take(const char *database, int *ret, struct error *err);
void lock_drop(int lock);
/* Whether another process holds it; ret_holder: "pid 12 since 2026-..." then.
 * Changes nothing. */
bool lock_is_held(const char *database, char *ret_holder, size_t cap);

#endif
