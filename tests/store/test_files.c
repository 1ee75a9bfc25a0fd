/* tests/store/test_files.c: database files that are not as they should be are
 * refused by name; damage is said; a copy is sound. */
#include "support_world.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/banned.h"

static void
write_file(const char *path, const char *text, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, n, file), n);
    (void)fclose(file);
}

static void
expect_open(struct world *world, const char *path, enum store_mode mode, enum status want,
            const char *words)
{
    struct store *store = NULL;
    struct error err = {OK, ""};
    enum status got = store_open(path, mode, &store, &err);
    if (got != want || (want && (!strstr(err.text, path) || !strstr(err.text, words)))) {
        fail_msg("%s: %s", status_name(got), err.text);
    }
    if (!got) {
        store_close(store);
    }
    (void)world;
}

static void
run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void
odd_files_are_refused_by_name(void **state)
{
    (void)state;
    struct world world;
    char other[WORLD_PATH + 16];
    char noise[8192];
    memset(noise, 'x', sizeof noise);
    world_open(&world, "greenhouse", false);
    (void)snprintf(other, sizeof other, "%s.copy", world.path);
    expect_open(&world, other, STORE_READ, E_NOT_FOUND, "jobmill run");
    write_file(other, noise, sizeof noise);
    expect_open(&world, other, STORE_WRITE, E_DB_CORRUPT, "not a database");
    unlink(other);
    run_sql(other, "CREATE TABLE mine(x)");
    expect_open(&world, other, STORE_WRITE, E_NOT_FOUND, "not a jobmill database");
    expect_open(&world, other, STORE_READ, E_NOT_FOUND, "not a jobmill database");
    unlink(other);
    write_file(other, "", 0);
    expect_open(&world, other, STORE_WRITE, OK, "");
    run_sql(other, "PRAGMA user_version = 999");
    expect_open(&world, other, STORE_WRITE, E_UNSUPPORTED, "newer");
    run_sql(other, "PRAGMA user_version = 0");
    expect_open(&world, other, STORE_READ, E_UNSUPPORTED, "older");
    unlink(other);
    expect_open(&world, "/nonexistent/jobs.db", STORE_WRITE, E_IO, "folder");
    world_close(&world);
}

static void
damage_is_said_and_copies_are_sound(void **state)
{
    (void)state;
    struct world world;
    char copy[WORLD_PATH + 16];
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 abc");
    (void)snprintf(copy, sizeof copy, "%s.copy", world.path);
    OK_OR_FAIL(&world, store_backup(world.store, copy, &world.err));
    expect_open(&world, copy, STORE_READ, OK, "");
    assert_int_equal(store_backup(world.store, "/nonexistent/copy.db", &world.err), E_IO);
    /* the copy, with its middle overwritten */
    struct buf file;
    buf_init(&file, 16 << 20);
    world_file(copy, &file);
    memset(file.p + 4096, 0x5A, file.n - 4096);
    write_file(copy, file.p, file.n);
    struct store *store = NULL;
    struct query *q = NULL;
    enum status st = store_open(copy, STORE_READ, &store, &world.err);
    if (!st) {
        st = query_new(store, "SELECT count(*), max(title) FROM posting", &q, &world.err);
        if (!st) {
            assert_false(query_step(q));
            st = query_free(q, &world.err);
        }
        store_close(store);
    }
    assert_int_equal(st, E_DB_CORRUPT);
    assert_non_null(strstr(world.err.text, copy));
    buf_release(&file);
    world_close(&world);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_files_are_refused_by_name),
        cmocka_unit_test(damage_is_said_and_copies_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
