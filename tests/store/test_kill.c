/* tests/store/test_kill.c: kill -9 at any moment, from the making of the file to
 * the end of the run: the file stays sound, and what the next runs make of it
 * equals an undisturbed one. */
#include "support_world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/banned.h"

enum { JOBS = 40, KILLS = 60, UNDISTURBED = -1 };

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
        OK_OR_FAIL(world, frontier_draw(frontier, host, 0, 1, &arena, &rows, &n, &world->err));
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
    work(world);
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

static void
killed_at_any_moment(void **state)
{
    (void)state;
    struct world world;
    struct buf whole, torn;
    int killed = 0;
    buf_init(&whole, 1 << 20);
    buf_init(&torn, 1 << 20);
    fresh(&world);
    assert_true(live(&world, UNDISTURBED));
    finish(&world, &whole);
    assert_true(str_has(buf_str(&whole), STR("https://b.example/jobs/39")));
    while (killed < KILLS) {
        fresh(&world);
        for (int i = 0; i < 12; i++) {
            killed += !live(&world, below(60000));
        }
        assert_true(live(&world, UNDISTURBED));
        finish(&world, &torn);
        assert_string_equal(buf_str(&whole).p, buf_str(&torn).p);
        killed++; /* so that a fast machine ends too */
    }
    buf_release(&whole);
    buf_release(&torn);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(killed_at_any_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
