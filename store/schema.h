/* store/schema.h: private to store/. Versions of the database and how one
 * becomes the next. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/error.h"

enum {
    APPLICATION_ID = 0x6A6D696C, /* "jmil", in the header of the file */
};

struct migration {
    int version;            /* user_version afterwards; ascending */
    const char *const *sql; /* statements, NULL-terminated */
};

/* schema_steps.c: statements, NULL-terminated. */
extern const char *const SCHEMA_VERSION_4[], *const SCHEMA_VERSION_5[],
                                                 *const SCHEMA_VERSION_6[],
                                                     *const SCHEMA_VERSION_7[],
                                                         *const SCHEMA_VERSION_8[],
                                                             *const SCHEMA_VERSION_9[],
                                                                 *const SCHEMA_VERSION_10[],
                                                                     *const SCHEMA_VERSION_11[],
                                                                         *const SCHEMA_VERSION_12[];

const struct migration *schema_migrations(size_t *ret_n);

/* Runs the steps above the file's user_version, each in a transaction of its
 * own; safe against another process that does the same. */
MUST_USE enum status schema_migrate(sqlite3 *db, const char *file, const struct migration *steps,
                                    size_t n, struct error *err);
MUST_USE enum status schema_version(sqlite3 *db, const char *file, int64_t *ret, struct error *err);

#endif
