/* tests/store/test_prune.c: what is old and rests on nothing goes; of what was
 * open within the kept time nothing does. */
#include "support_world.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

struct seen {
    struct buf text; /* "file@offset " for each record still needed */
};

static bool
note(void *ctx, struct str file, int64_t offset, int64_t length)
{
    struct seen *seen = ctx;
    (void)length;
    buf_printf(&seen->text, "%.*s@%lld ", STR_ARG(file), (long long)offset);
    return true;
}

/* A listing night whose record lies in a file of its own. */
static void
night(struct world *world, int64_t days, const char *letters, const char *file)
{
    world->now_s += days * DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, "https://b.example/list");
    struct outcome *o = world_page(world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    o->page->archive_file = str_of(file);
    o->page->archive_offset = 10;
    for (; *letters; letters++) {
        world_posting(o, (char[]){*letters, '\0'});
        o->harvest.n_listed++;
    }
    world_put(world, o);
    world_crawl_end(world);
    world_run_end(world);
}

static struct store_pruned
prune(struct world *world, int64_t days, bool postings, bool dry_run, struct buf *records)
{
    struct seen seen;
    struct store_pruned counts;
    buf_init(&seen.text, 4096);
    struct store_pruning how = {.before_s = world->now_s - days * DAY_S,
                                .postings = postings,
                                .dry_run = dry_run,
                                .record = note,
                                .ctx = &seen};
    OK_OR_FAIL(world, store_prune(world->store, &how, &counts, &world->err));
    buf_clear(records);
    buf_add(records, buf_str(&seen.text));
    buf_release(&seen.text);
    return counts;
}

static void
is_whole(struct world *world)
{
    struct buf check;
    buf_init(&check, 4096);
    world_text(world, "PRAGMA integrity_check", &check);
    assert_string_equal(buf_str(&check).p, "ok\n");
    world_text(world, "PRAGMA foreign_key_check", &check);
    assert_int_equal(check.n, 0);
    assert_int_equal(world_int(world, "PRAGMA foreign_keys"), 1);
    buf_release(&check);
}

/* a and b: open; c closed long ago; d closed lately. */
static void
story(struct world *world)
{
    world_open(world, "greenhouse", false);
    night(world, 0, "abcd", "1.warc.gz");
    night(world, 1, "abd", "2.warc.gz");
    night(world, 200, "abd", "3.warc.gz");
    night(world, 100, "ab", "4.warc.gz");
}

static void
open_postings_rest_on_their_latest_record(void **state)
{
    (void)state;
    struct world world;
    struct buf records;
    buf_init(&records, 4096);
    story(&world);
    assert_int_equal(world_int(&world, "SELECT count(DISTINCT archive_file) FROM posting"), 1);
    struct store_pruned c = prune(&world, 30, false, false, &records);
    assert_int_equal(c.moved, 2);
    /* d closed within the time that is kept: its record stays, c's place does not */
    assert_string_equal(buf_str(&records).p, "1.warc.gz@10 4.warc.gz@10 ");
    c = prune(&world, 30, false, false, &records); /* again: nothing is left to do */
    assert_int_equal(c.moved + c.released + c.changes + c.fetches + c.crawls + c.pages, 0);
    world.now_s += 60 * DAY_S;
    night(&world, 0, "ab", "5.warc.gz");
    c = prune(&world, 30, false, false, &records);
    assert_string_equal(buf_str(&records).p, "5.warc.gz@10 ");
    is_whole(&world);
    world_close(&world);
    buf_release(&records);
}

/* b is held open though the latest listing lacks it: its record is an older one. */
static void
a_record_that_lacks_the_posting_is_not_its_proof(void **state)
{
    (void)state;
    struct world world;
    struct buf records;
    buf_init(&records, 4096);
    world_open(&world, "greenhouse", false);
    night(&world, 0, "abcdefgh", "1.warc.gz");
    night(&world, 200, "a", "2.warc.gz");
    prune(&world, 30, false, false, &records);
    assert_string_equal(buf_str(&records).p, "1.warc.gz@10 2.warc.gz@10 ");
    assert_int_equal(world_int(&world,
                               "SELECT f.name = '1.warc.gz' FROM posting p JOIN archive_file "
                               "f ON f.id = p.archive_file WHERE external_id = 'b'"),
                     1);
    world_close(&world);
    buf_release(&records);
}

static void
history_goes_by_age_but_not_that_of_open_postings(void **state)
{
    (void)state;
    struct world world;
    struct buf records;
    buf_init(&records, 4096);
    story(&world);
    night(&world, 1, "abc", "5.warc.gz"); /* c is back */
    night(&world, 1, "ab", "6.warc.gz");  /* and gone */
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_change WHERE field='status'"),
                     4);
    struct store_pruned c = prune(&world, 30, false, false, &records);
    assert_int_equal(c.changes, 0); /* c was open within the kept time: its past stays */
    assert_int_equal(c.fetches, 3);
    assert_int_equal(c.crawls, 3);
    world.now_s += 100 * DAY_S;
    c = prune(&world, 30, false, false, &records);
    assert_int_equal(c.changes, 4);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 4);
    assert_true(world_int(&world, "SELECT count(*) FROM posting_span") > 4); /* past days count */
    assert_int_equal(world_int(&world, "SELECT count(*) FROM crawl"), 1); /* the last one stays */
    is_whole(&world);
    night(&world, 1, "abc", "7.warc.gz"); /* and life goes on */
    assert_int_equal(world.summary.reopened, 1);
    is_whole(&world);
    world_close(&world);
    buf_release(&records);
}

static void
closed_postings_go_where_asked(void **state)
{
    (void)state;
    struct world world;
    struct buf records, before, after;
    buf_init(&records, 4096);
    buf_init(&before, 1 << 20);
    buf_init(&after, 1 << 20);
    story(&world);
    OK_OR_FAIL(&world, store_fts_update(world.store, &world.err));
    world_dump(&world, &before);
    struct store_pruned c = prune(&world, 30, true, true, &records);
    world_dump(&world, &after);
    assert_string_equal(buf_str(&before).p, buf_str(&after).p); /* a dry run changes nothing */
    assert_int_equal(c.postings, 1);
    c = prune(&world, 30, true, false, &records);
    assert_int_equal(c.postings, 1);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting WHERE external_id = 'c'"), 0);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting"), 3);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_span"), 3);
    OK_OR_FAIL(&world, store_fts_update(world.store, &world.err));
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_fts WHERE posting_fts MATCH "
                                       "'engineer'"),
                     3);
    is_whole(&world);
    night(&world, 1, "abce", "5.warc.gz"); /* c is new now, as e is */
    assert_int_equal(world.summary.added, 2);
    OK_OR_FAIL(&world, store_fts_update(world.store, &world.err));
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_fts WHERE posting_fts MATCH "
                                       "'engineer'"),
                     5);
    is_whole(&world);
    world_close(&world);
    buf_release(&records);
    buf_release(&before);
    buf_release(&after);
}

/* What a released page shows is asked for anew when it is met again. */
static void
a_released_page_is_read_again(void **state)
{
    (void)state;
    struct world world;
    struct buf records;
    buf_init(&records, 4096);
    world_open(&world, "greenhouse", false);
    night(&world, 0, "a", "1.warc.gz");
    night(&world, 1, "", "2.warc.gz"); /* emptied: held */
    night(&world, 1, "", "3.warc.gz"); /* and closed */
    world.now_s += 100 * DAY_S;
    struct store_pruned c = prune(&world, 30, false, false, &records);
    assert_int_equal(c.released, 1);
    assert_int_equal(records.n, 0);
    assert_int_equal(
        world_int(&world, "SELECT must_read = 1 AND digest = 0 AND etag IS NULL FROM page"), 1);
    world_close(&world);
    buf_release(&records);
}

static void
records_move_to_another_file(void **state)
{
    (void)state;
    static const int64_t OLD[] = {10}, NEW[] = {77};
    struct world world;
    story(&world);
    struct store_moving moving = {STR("4.warc.gz"), STR("4-kept1.warc.gz"), OLD, NEW, 1};
    OK_OR_FAIL(&world, store_rehome(world.store, &moving, &world.err));
    struct buf records;
    buf_init(&records, 4096);
    prune(&world, 30, false, false, &records);
    assert_string_equal(buf_str(&records).p, "1.warc.gz@10 4-kept1.warc.gz@77 ");
    world_close(&world);
    buf_release(&records);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_postings_rest_on_their_latest_record),
        cmocka_unit_test(a_record_that_lacks_the_posting_is_not_its_proof),
        cmocka_unit_test(history_goes_by_age_but_not_that_of_open_postings),
        cmocka_unit_test(closed_postings_go_where_asked),
        cmocka_unit_test(a_released_page_is_read_again),
        cmocka_unit_test(records_move_to_another_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
