/* tests/store/test_faults.c: a full disk, a file that may not grow or not be
 * written, a damaged page, a lock held by another program: a clear error that
 * names the file, and nothing lost. */
#include "support_world.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/db.h"

#include "base/banned.h"

static struct outcome *
big_page(struct world *world, int n)
{
    struct outcome *o = world_page(world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    for (int i = 0; i < n; i++) {
        world_posting(o, arena_printf(o->page->arena, "%d", i).p);
    }
    o->harvest.n_listed = o->n_postings;
    return o;
}

static int64_t
pages_of(struct world *world)
{
    return world_int(world, "PRAGMA page_count");
}

static void
limit_pages(struct world *world, int64_t pages)
{
    struct buf sql;
    buf_init(&sql, 100);
    buf_printf(&sql, "PRAGMA max_page_count = %lld", (long long)pages);
    assert_int_equal(sqlite3_exec(world->store->db, buf_str(&sql).p, NULL, NULL, NULL), SQLITE_OK);
    buf_release(&sql);
}

/* Room for one more page at a time, until all fits: each failure is said, takes
 * back the whole batch and leaves what was there. */
static void
a_full_disk_takes_back_the_batch(void **state)
{
    (void)state;
    struct world world;
    struct buf before, after;
    buf_init(&before, 1 << 20);
    buf_init(&after, 1 << 20);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 abc");
    world_run_begin(&world);
    world_crawl_begin(&world, "https://b.example/list");
    world_dump(&world, &before);
    int64_t pages = pages_of(&world);
    enum status st = E_DISK;
    int failures = 0;
    for (int64_t room = 0; st; room++) {
        struct outcome *o = big_page(&world, 60);
        limit_pages(&world, pages + room);
        OK_OR_FAIL(&world, store_batch_begin(world.store, &world.err));
        st = store_put(world.store, world.run, o, world.now_s, &world.err);
        if (!st) {
            st = store_batch_commit(world.store, &world.err);
        } else {
            store_batch_rollback(world.store);
        }
        if (st) {
            failures++;
            assert_int_equal(st, E_DISK);
            assert_non_null(strstr(world.err.text, world.path));
            assert_non_null(strstr(world.err.text, "room"));
            world_dump(&world, &after);
            assert_string_equal(buf_str(&before).p, buf_str(&after).p);
        }
        page_free(o->page);
    }
    assert_true(failures > 3);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 63);
    limit_pages(&world, INT32_MAX); /* a person made room */
    world_crawl_end(&world);
    assert_int_equal(world.summary.listed, 60); /* the failures did not count */
    world_close(&world);
    buf_release(&before);
    buf_release(&after);
}

static void
a_locked_file_is_said(void **state)
{
    (void)state;
    struct world world;
    sqlite3 *other = NULL;
    world_open(&world, "greenhouse", false);
    assert_int_equal(sqlite3_open(world.path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_busy_timeout(world.store->db, 1);
    assert_int_equal(store_batch_begin(world.store, &world.err), E_DB_BUSY);
    assert_non_null(strstr(world.err.text, world.path));
    assert_non_null(strstr(world.err.text, "another program"));
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 0); /* readers go on */
    sqlite3_close(other);
    world_night(&world, "0 ab");
    world_close(&world);
}

/* A night that may fail: opens the file, puts the page, closes nothing. */
static enum status
try_night(struct world *world, struct outcome *o)
{
    struct store_source source = {.name = STR("s"), .kind = str_of(world->kind), .board = STR("b")};
    struct store_crawl crawl = {0, STR("s"), NULL, world->now_s};
    struct crawl_summary sum;
    bool resumed = false;
    enum status st = store_open(world->path, STORE_WRITE, &world->store, &world->err);
    if (!st) {
        st = store_sources(world->store, &source, 1, &world->err);
    }
    if (!st) {
        st = store_run_begin(world->store, world->now_s, STR("1.1.1"), &crawl.run, &world->err);
    }
    if (!st) {
        st = store_crawl_begin(world->store, &crawl, &resumed, &world->err);
    }
    if (!st) {
        st = store_batch_begin(world->store, &world->err);
        st = st ? st : store_put(world->store, crawl.run, o, world->now_s, &world->err);
        st = st ? st : store_batch_commit(world->store, &world->err);
    }
    return st ? st
              : store_crawl_end(world->store, crawl.run, STR("s"), world->now_s, &sum, &world->err);
}

/* ---- a file that may not grow ---- */

/* A night in a process whose files end at `limit` bytes. Exit status: 0 it went
 * through, 1 as it should not. */
static int
limited_night(struct world *world, rlim_t limit)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct rlimit rule = {limit, limit};
        struct outcome *o = big_page(world, 200);
        signal(SIGXFSZ, SIG_IGN);
        enum status st = setrlimit(RLIMIT_FSIZE, &rule) == 0 ? try_night(world, o) : E_IO;
        bool is_said = st == E_DISK && strstr(world->err.text, world->path);
        if (st && !is_said) {
            fprintf(stderr, "limit %llu: %s: %s\n", (unsigned long long)limit, status_name(st),
                    world->err.text);
        }
        _exit(st == OK ? 0 : is_said ? 2 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void
a_file_that_may_not_grow_loses_nothing(void **state)
{
    (void)state;
    struct world world;
    struct buf check;
    buf_init(&check, 4096);
    int failures = 0, status = 2;
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 abc");
    store_close(world.store);
    world.store = NULL;
    for (rlim_t limit = 4096; status == 2; limit += 48 * 1024) {
        status = limited_night(&world, limit);
        failures += status == 2;
        assert_int_not_equal(status, 1);
        OK_OR_FAIL(&world, store_open(world.path, STORE_WRITE, &world.store, &world.err));
        world_text(&world, "PRAGMA integrity_check", &check);
        assert_string_equal(buf_str(&check).p, "ok\n");
        /* the page is there whole or not at all; the crawl's end may have failed after it */
        int64_t n = world_int(&world, "SELECT count(*) FROM posting");
        assert_true(n == 203 || (n == 3 && status));
        store_close(world.store);
        world.store = NULL;
    }
    assert_int_equal(status, 0);
    assert_true(failures > 2);
    world_close(&world);
    buf_release(&check);
}

/* ---- a file that may not be written ---- */

static void
as_nobody(struct world *world, enum store_mode mode, enum status want, const char *words)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct store *store = NULL;
        if (geteuid() == 0 && setuid(65534) != 0) {
            _exit(0); /* cannot be tried here */
        }
        enum status got = store_open(world->path, mode, &store, &world->err);
        bool is_right =
            got == want &&
            (!want || (strstr(world->err.text, world->path) && strstr(world->err.text, words)));
        if (!is_right) {
            fprintf(stderr, "%s: %s\n", status_name(got), got ? world->err.text : "");
        }
        _exit(is_right ? 0 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void
a_file_that_may_not_be_written_is_said(void **state)
{
    (void)state;
    struct world world;
    char copy[WORLD_PATH + 8];
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 abc");
    snprintf(copy, sizeof copy, "%s.copy", world.path);
    OK_OR_FAIL(&world, store_backup(world.store, copy, &world.err));
    store_close(world.store);
    world.store = NULL;
    assert_int_equal(chmod(world.path, 0444), 0);
    assert_int_equal(chmod(copy, 0444), 0);
    assert_int_equal(chmod(world.dir, 0555), 0);
    as_nobody(&world, STORE_WRITE, E_DISK, "not writable");
    as_nobody(&world, STORE_READ, E_IO, "jobmill backup");
    assert_int_equal(chmod(world.dir, 0755), 0);
    assert_int_equal(rename(copy, world.path), 0);
    assert_int_equal(chmod(world.dir, 0555), 0);
    as_nobody(&world, STORE_READ, OK, "");
    assert_int_equal(chmod(world.dir, 0755), 0);
    assert_int_equal(chmod(world.path, 0644), 0);
    OK_OR_FAIL(&world, store_open(world.path, STORE_WRITE, &world.store, &world.err));
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 3);
    world_close(&world);
}

/* ---- a damaged page ---- */

/* Each page in turn overwritten: every night either goes through, or ends in an
 * error that names the file; the program never fails otherwise. */
static int
damaged_night(struct world *world)
{
    struct outcome *o = big_page(world, 20);
    enum status st = try_night(world, o);
    page_free(o->page);
    store_close(world->store);
    world->store = NULL;
    bool is_said = st == OK || (strstr(world->err.text, world->path) &&
                                (st == E_DB_CORRUPT || st == E_NOT_FOUND || st == E_UNSUPPORTED ||
                                 st == E_DB || st == E_DISK));
    if (!is_said) {
        fail_msg("%s: %s", status_name(st), world->err.text);
    }
    return st == E_DB_CORRUPT;
}

static void
spoil(const char *from, const char *to, long page)
{
    static char whole[1 << 20];
    enum { PAGE = 4096 };
    FILE *file = fopen(from, "rb");
    assert_non_null(file);
    size_t n = fread(whole, 1, sizeof whole, file);
    fclose(file);
    assert_true(n < sizeof whole && n > (size_t)(page + 1) * PAGE - 1);
    memset(whole + page * PAGE, 0x5A, PAGE);
    file = fopen(to, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(whole, 1, n, file), n);
    fclose(file);
}

static void
a_damaged_page_is_said(void **state)
{
    (void)state;
    struct world world;
    char copy[WORLD_PATH + 8];
    int said = 0;
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 abc");
    int64_t pages = pages_of(&world);
    snprintf(copy, sizeof copy, "%s.copy", world.path);
    OK_OR_FAIL(&world, store_backup(world.store, copy, &world.err));
    store_close(world.store);
    world.store = NULL;
    for (long page = 0; page < pages; page++) {
        spoil(copy, world.path, page);
        said += damaged_night(&world);
        char log[WORLD_PATH + 8];
        snprintf(log, sizeof log, "%s-wal", world.path);
        unlink(log);
    }
    assert_true(said * 3 > (int)pages); /* the others were not met in that night */
    assert_int_equal(rename(copy, world.path), 0);
    OK_OR_FAIL(&world, store_open(world.path, STORE_WRITE, &world.store, &world.err));
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 3);
    world_close(&world);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_disk_takes_back_the_batch),
        cmocka_unit_test(a_locked_file_is_said),
        cmocka_unit_test(a_file_that_may_not_grow_loses_nothing),
        cmocka_unit_test(a_file_that_may_not_be_written_is_said),
        cmocka_unit_test(a_damaged_page_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
