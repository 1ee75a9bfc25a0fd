/* tests/store/test_faults.c: a full disk, a lock held by another program: a clear
 * error that names the file, and nothing lost. */
#include "support_world.h"

#include <string.h>

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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_disk_takes_back_the_batch),
        cmocka_unit_test(a_locked_file_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
