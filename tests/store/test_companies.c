/* One company under several names: by its domain; whatever comes first, and in
 * one database or by a merge. */
#include <stdio.h>
#include <unistd.h>

#include "support_world.h"

#include "base/banned.h"

struct employer {
    const char *id, *name, *domain;
    char want; /* postings of one letter are of one company */
    const char *brand;
};

/* A night whose listing shows postings a, b, ... of these employers. */
static void
night(struct world *world, const struct employer *rows, size_t n)
{
    world->now_s += DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, "https://b.example/list");
    struct outcome *o =
        world_page(world, "https://b.example/list", PAGE_LISTING, n ? VERDICT_OK : VERDICT_EMPTY);
    for (size_t i = 0; i < n; i++) {
        struct posting *p = world_posting(o, rows[i].id);
        p->company = p->company_key = str_of(rows[i].name);
        p->company_domain = str_of(rows[i].domain);
        p->company_brand = str_of(rows[i].brand);
        p->role = "backend-developer";
        p->title_hash = 4711; /* one title: one group in one company */
        p->content_hash =
            (uint64_t)rows[i].name[0] * 31 + (rows[i].domain ? 7 : 1) + (rows[i].brand ? 100 : 0);
    }
    o->harvest.n_listed = n;
    world_put(world, o);
    world_crawl_end(world);
    world_run_end(world);
}

/* Company and group of posting x and of posting y are one just if want is. */
static void
check(struct world *world, const struct employer *rows, size_t n)
{
    static const char SQL[] =
        "SELECT count(DISTINCT f.company_id) * 10 + count(DISTINCT p.job_group) "
        "FROM posting p JOIN posting_fact f ON f.posting = p.n "
        "WHERE p.external_id IN ('%s', '%s')";
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            char sql[256];
            (void)snprintf(sql, sizeof sql, SQL, rows[i].id, rows[k].id);
            int64_t want = rows[i].want == rows[k].want ? 11 : 22, got = world_int(world, sql);
            if (got != want) {
                fail_msg("%s and %s: %d", rows[i].id, rows[k].id, (int)got);
            }
        }
    }
    assert_int_equal(world_int(world, "SELECT count(*) FROM company_dirty"), 0);
    assert_int_equal(world_int(world, "SELECT count(*) FROM (SELECT * FROM posting_fact EXCEPT "
                                      "SELECT * FROM v_fact)"),
                     0);
}

// clang-format off
static const struct employer ONE[] = {
    {"a", "acme", NULL, 'A', NULL},
    {"b", "acme technologies", "acme.com", 'A', NULL},
    {"c", "acme", "acme.com", 'A', NULL},
    {"d", "delta", "delta.com", 'D', NULL},      /* two firms of one name */
    {"e", "delta", "delta-bau.de", 'E', NULL},
    {"f", "delta", NULL, 'F', NULL},             /* which of them is not said */
    {"g", "delta construction", "delta-bau.de", 'E', NULL},
    {"h", "other", NULL, 'H', NULL},
    {"i", "luna", "luna.de", 'I', "luna"}, /* one firm with a domain in each country */
    {"j", "luna france", "luna.fr", 'I', "luna"},
    {"k", "luna", "luna.com", 'I', "luna"},
    {"m", "luna werke", "luna.de", 'I', NULL},
    {"n", "luna", "luna-travel.com", 'N', NULL}, /* another house of the name */
    {"l", "luna", NULL, 'L', NULL},              /* which of them is not said */
};
// clang-format on
enum { N = sizeof ONE / sizeof ONE[0] };

static void
all_at_once(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    night(&world, ONE, N);
    check(&world, ONE, N);
    world_close(&world);
}

/* Night after night one more, from the first to the last and the other way. */
static void
whatever_comes_first(void **state)
{
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        struct employer rows[N];
        struct world world;
        for (size_t i = 0; i < N; i++) {
            rows[i] = ONE[turn ? N - 1 - i : i];
        }
        world_open(&world, "greenhouse", false);
        for (size_t n = 1; n <= N; n++) {
            night(&world, rows, n);
        }
        check(&world, rows, N);
        world_close(&world);
    }
}

/* The only "delta" takes the one without a domain in, until another one comes. */
static void
a_second_of_the_name_takes_it_back(void **state)
{
    static const struct employer FIRST[] = {{"d", "delta", "delta.com", 'D', NULL},
                                            {"f", "delta", NULL, 'D', NULL}};
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    night(&world, FIRST, 2);
    check(&world, FIRST, 2);
    night(&world, ONE, N);
    check(&world, ONE, N);
    world_close(&world);
}

/* A brand that is taken back: the domains are apart again, and so is what had joined them. */
static void
a_brand_is_taken_back(void **state)
{
    static const struct employer BEFORE[] = {{"a", "luna", "luna.de", 'A', "luna"},
                                             {"b", "luna", "luna.fr", 'A', "luna"},
                                             {"c", "luna", NULL, 'A', NULL},
                                             {"d", "luna paris", "luna.fr", 'A', NULL}};
    static const struct employer AFTER[] = {{"a", "luna", "luna.de", 'A', NULL},
                                            {"b", "luna", "luna.fr", 'B', NULL},
                                            {"c", "luna", NULL, 'C', NULL},
                                            {"d", "luna paris", "luna.fr", 'B', NULL}};
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    night(&world, BEFORE, 4);
    check(&world, BEFORE, 4);
    night(&world, AFTER, 4);
    check(&world, AFTER, 4);
    night(&world, BEFORE, 4);
    check(&world, BEFORE, 4);
    world_close(&world);
}

/* A site that many houses name as theirs is none's. */
static void
a_portal_is_no_company(void **state)
{
    static const char *const NAMES[] = {"ash",   "birch", "cedar", "elm", "fir",
                                        "hazel", "larch", "maple", "yew"};
    enum { HOUSES = sizeof NAMES / sizeof NAMES[0] };
    struct employer rows[HOUSES + 1];
    static const char *const IDS[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    (void)state;
    for (size_t i = 0; i < HOUSES; i++) {
        rows[i] = (struct employer){IDS[i], NAMES[i], "portal.dev", (char)('A' + i), NULL};
    }
    rows[HOUSES] = (struct employer){IDS[HOUSES], "ash", NULL, 'A', NULL};
    struct world world;
    world_open(&world, "greenhouse", false);
    night(&world, rows, HOUSES + 1);
    check(&world, rows, HOUSES + 1);
    world_close(&world);
}

/* Half of them in each of two databases, merged in either order. */
static void
a_merge_finds_the_same(void **state)
{
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        struct world worlds[2];
        for (int i = 0; i < 2; i++) {
            struct employer rows[N];
            size_t n = 0;
            for (size_t k = 0; k < N; k++) {
                if (k % 2 == (size_t)i) {
                    rows[n++] = ONE[k];
                }
            }
            world_open(&worlds[i], "greenhouse", false);
            night(&worlds[i], rows, n);
        }
        struct world *into = &worlds[turn], *from = &worlds[1 - turn];
        OK_OR_FAIL(into, store_merge(into->store, from->path, &into->err));
        check(into, ONE, N);
        world_close(into);
        world_close(from);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_at_once),
        cmocka_unit_test(whatever_comes_first),
        cmocka_unit_test(a_second_of_the_name_takes_it_back),
        cmocka_unit_test(a_brand_is_taken_back),
        cmocka_unit_test(a_portal_is_no_company),
        cmocka_unit_test(a_merge_finds_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
