/* tests/store/test_kill.c: kill -9 at random moments, from the making of the file
 * to the end of the run, and while a file of an earlier version becomes today's:
 * the file stays sound, and what the next run makes of it equals an undisturbed
 * one. JOBMILL_KILLS=200 for the long form. */
#include "support_world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/db.h"
#include "store/schema.h"

#include "base/banned.h"

enum { JOBS = 40, KILLS = 20, KILLS_A_FILE = 5, UNDISTURBED = -1 };

static const char LIST[] = "https://b.example/list";

static uint64_t seed = 88172645463325252ULL;

static int
below(int n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (int)(seed % (uint64_t)n);
}

static void
answer(struct world *world, const struct frontier_row *row)
{
    struct outcome *o = world_page(world, "", row->role, VERDICT_OK);
    o->page->url = o->page->final_url = arena_str(o->page->arena, row->url);
    o->page->digest = 7;
    o->page->archive_offset = 7;
    o->page->version = STR("v1");
    o->page->frontier_id = row->id;
    if (row->role == PAGE_LISTING) {
        for (int i = 0; i < JOBS; i++) {
            world_link(o, PAGE_DETAIL, arena_printf(o->page->arena, "https://b.example/j/%d", i).p,
                       arena_printf(o->page->arena, "%d", i).p, "v1");
        }
    } else {
        const char *id = arena_cstr(o->page->arena, row->external_id);
        world_posting(o, id);
    }
    world_put(world, o);
}

static void
work(struct world *world)
{
    struct frontier *frontier = NULL;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    OK_OR_FAIL(world, frontier_open(world->path, world->run, &frontier, &world->err));
    for (;;) {
        struct str host;
        size_t n_hosts = 0, n = 0;
        struct frontier_row *rows = NULL;
        OK_OR_FAIL(world, frontier_hosts(frontier, &arena, 1, &host, &n_hosts, &world->err));
        if (n_hosts == 0) {
            break;
        }
        OK_OR_FAIL(world, frontier_draw(frontier, &(struct frontier_draw){host, 0, 1}, &arena,
                                        &rows, &n, &world->err));
        for (size_t i = 0; i < n; i++) {
            answer(world, &rows[i]);
        }
    }
    frontier_close(frontier);
    arena_release(&arena);
}

static void
one_life(struct world *world)
{
    world_reopen(world);
    world_run_begin(world);
    world_crawl_begin(world, LIST);
    store_trust(world->store, true); /* as a run does */
    work(world);
    store_trust(world->store, false);
    world_crawl_end(world);
    world_run_end(world);
    store_close(world->store);
    _exit(0);
}

static void
pause_us(int us)
{
    struct timespec t = {.tv_nsec = us * 1000L};
    nanosleep(&t, NULL);
}

/* True when the life came to its own end. */
static bool
live(struct world *world, int us)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        one_life(world);
    }
    if (us != UNDISTURBED) {
        pause_us(us);
        kill(pid, SIGKILL);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (WIFEXITED(status)) {
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    return WIFEXITED(status);
}

static void
fresh(struct world *world)
{
    world_open(world, "workday", false);
    store_close(world->store);
    world->store = NULL;
    unlink(world->path);
}

static void
finish(struct world *world, struct buf *ret)
{
    struct buf check;
    buf_init(&check, 4096);
    OK_OR_FAIL(world, store_open(world->path, STORE_WRITE, &world->store, &world->err));
    world_text(world, "PRAGMA integrity_check", &check);
    assert_string_equal(buf_str(&check).p, "ok\n");
    world_text(world, "PRAGMA foreign_key_check", &check);
    assert_int_equal(check.n, 0);
    world_dump(world, ret);
    world_close(world);
    buf_release(&check);
}

static int
kills_wanted(void)
{
    int64_t n = KILLS;
    const char *text = getenv("JOBMILL_KILLS"); /* NOLINT(concurrency-mt-unsafe): one thread */
    if (text) {
        assert_true(str_int(str_of(text), &n));
    }
    return (int)n;
}

static int64_t
now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Whether the file is not yet of today's version. */
static bool
is_early(const struct world *world)
{
    sqlite3 *db = NULL;
    struct error err;
    int64_t version = 0;
    size_t n = 0;
    const struct migration *steps = schema_migrations(&n);
    assert_int_equal(sqlite3_open(world->path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 1000);
    assert_int_equal(schema_version(db, world->path, &version, &err), OK);
    sqlite3_close(db);
    return version < steps[n - 1].version;
}

/* Lives that are killed, each within `most_us` of its beginning, and one that is
 * not; as often as the kills take. `begin` lays the file. */
static void
torn_equals_whole(void (*begin)(struct world *, size_t), size_t have, int kills)
{
    struct world world;
    struct buf whole, torn;
    int killed = 0, early = 0;
    buf_init(&whole, 1 << 20);
    buf_init(&torn, 1 << 20);
    begin(&world, have);
    int64_t start_us = now_us();
    assert_true(live(&world, UNDISTURBED));
    int whole_us = (int)(now_us() - start_us);
    finish(&world, &whole);
    assert_true(str_has(buf_str(&whole), STR("https://b.example/jobs/39")));
    while (killed < kills) {
        begin(&world, have);
        for (int i = 0; i < KILLS_A_FILE && killed < kills; i++) {
            /* every other one early, where a file is made or raised */
            bool is_killed = !live(&world, below(i % 2 ? whole_us : whole_us / 8 + 1));
            killed += is_killed;
            early += is_killed && is_early(&world);
        }
        assert_true(live(&world, UNDISTURBED));
        finish(&world, &torn);
        assert_string_equal(buf_str(&whole).p, buf_str(&torn).p);
    }
    print_message("version %zu: killed %d times within %d us, %d before it was today's\n", have,
                  killed, whole_us, early);
    buf_release(&whole);
    buf_release(&torn);
}

static void
nothing_yet(struct world *world, size_t have)
{
    (void)have;
    fresh(world);
}

static void
killed_at_any_moment(void **state)
{
    (void)state;
    torn_equals_whole(nothing_yet, 0, kills_wanted());
}

/* ---- files of earlier versions ---- */

static void
run_sql(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    }
}

/* The rows of `donor`, table by table, in the columns that the old schema has. */
static void
rows_copy(sqlite3 *db)
{
    static const char SQL[] =
        "SELECT 'INSERT OR IGNORE INTO main.' || t.name || '(' || group_concat(c.name) || ') "
        "SELECT ' || group_concat(c.name) || ' FROM donor.' || t.name "
        "FROM main.sqlite_schema t JOIN pragma_table_info(t.name) c "
        "WHERE t.type = 'table' AND t.name NOT LIKE 'posting_fts%' AND t.name NOT LIKE 'sqlite%' "
        "AND t.name <> 'meta' "
        "AND EXISTS (SELECT 1 FROM donor.sqlite_schema d JOIN pragma_table_info(d.name, 'donor') e "
        "WHERE d.name = t.name AND e.name = c.name) GROUP BY t.name";
    struct buf all;
    sqlite3_stmt *stmt = NULL;
    buf_init(&all, 1 << 16);
    assert_int_equal(sqlite3_prepare_v2(db, SQL, -1, &stmt, NULL), SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        buf_printf(&all, "%s;\n", (const char *)sqlite3_column_text(stmt, 0));
    }
    sqlite3_finalize(stmt);
    assert_true(str_has(buf_str(&all), STR("main.posting_span(")));
    run_sql(db, buf_str(&all).p);
    run_sql(db, "INSERT OR IGNORE INTO main.meta SELECT * FROM donor.meta "
                "WHERE key IN ('taxonomy', 'twins_upto', 'fts_upto')");
    buf_release(&all);
}

/* A file as the version before made it, after an earlier night with postings of
 * its own. */
static void
of_version(struct world *world, size_t have)
{
    size_t n = 0;
    sqlite3 *db = NULL;
    char donor[WORLD_PATH + 8], sql[WORLD_PATH + 64];
    const struct migration *steps = schema_migrations(&n);
    world_open(world, "workday", false);
    world_night(world, "0 abcdef");
    world_night(world, "1 abcd");
    world->now_s += DAY_S;
    store_close(world->store);
    world->store = NULL;
    snprintf(donor, sizeof donor, "%s.copy", world->path);
    assert_int_equal(rename(world->path, donor), 0);
    assert_int_equal(sqlite3_open(world->path, &db), SQLITE_OK);
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA journal_mode = WAL",
             APPLICATION_ID);
    run_sql(db, sql);
    assert_int_equal(schema_migrate(db, world->path, steps, have, &world->err), OK);
    snprintf(sql, sizeof sql, "ATTACH '%s' AS donor", donor);
    run_sql(db, sql);
    rows_copy(db);
    sqlite3_close(db);
    unlink(donor);
}

static void
killed_while_a_file_is_raised(void **state)
{
    (void)state;
    size_t n = 0;
    (void)schema_migrations(&n);
    for (size_t have = 1; have < n; have++) {
        torn_equals_whole(of_version, have, kills_wanted());
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(killed_at_any_moment),
        cmocka_unit_test(killed_while_a_file_is_raised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
