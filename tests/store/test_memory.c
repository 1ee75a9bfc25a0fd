/* tests/store/test_memory.c: SQLite works over the kept blocks, in several threads at
 * a time, with connections that are closed by another thread than opened them. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>
#include <pthread.h>
#include <sqlite3.h>

#include "store/memory.h"

#include "base/banned.h"

enum { THREADS = 4, ROUNDS = 20 };

/* A table whose texts grow through all sizes that are kept, and past them. */
static int64_t
fill(sqlite3 *db)
{
    static const char SQL[] =
        "CREATE TABLE t(n INTEGER PRIMARY KEY, a TEXT);"
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300) "
        "INSERT INTO t SELECT i, hex(zeroblob(i * 3)) FROM c;"
        "UPDATE t SET a = a || a WHERE n % 2; DELETE FROM t WHERE n % 7 = 0;";
    sqlite3_stmt *stmt = NULL;
    int64_t bytes = -1;
    if (sqlite3_exec(db, SQL, NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT sum(length(a)) FROM t", -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        bytes = sqlite3_column_int64(stmt, 0);
    }
    (void)sqlite3_finalize(stmt);
    return bytes;
}

/* Opens and fills one, which is left to another thread to close. */
static void *
open_and_fill(void *arg)
{
    sqlite3 **ret = arg;
    for (int round = 0; round < ROUNDS; round++) {
        (void)sqlite3_close(*ret);
        *ret = NULL;
        if (sqlite3_open(":memory:", ret) != SQLITE_OK || fill(*ret) != 349452) {
            return NULL;
        }
    }
    return arg;
}

static void
blocks_are_kept_apart(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    sqlite3 *dbs[THREADS] = {NULL};
    memory_set_up();
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, open_and_fill, &dbs[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        void *done = NULL;
        assert_int_equal(pthread_join(threads[i], &done), 0);
        assert_ptr_equal(done, &dbs[i]);
        assert_int_equal(sqlite3_close(dbs[i]), SQLITE_OK);
    }
}

/* What SQLite asks of its memory: a size that holds what was asked for, and bytes
 * that stay when a block grows or shrinks past the sizes that are kept. */
static void
sizes_hold_what_was_asked(void **state)
{
    (void)state;
    static const int SIZES[] = {1, 15, 16, 17, 1000, 1024, 1025, 5000, 40, 2000, 3000, 1};
    char *block = sqlite3_malloc(1);
    assert_non_null(block);
    *block = 'x';
    for (size_t i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        block = sqlite3_realloc(block, SIZES[i]);
        assert_non_null(block);
        assert_int_equal(*block, 'x');
        assert_true(sqlite3_msize(block) >= (sqlite3_uint64)SIZES[i]);
        memset(block, 'x', (size_t)SIZES[i]);
    }
    sqlite3_free(block);
    sqlite3_free(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_kept_apart),
        cmocka_unit_test(sizes_hold_what_was_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
