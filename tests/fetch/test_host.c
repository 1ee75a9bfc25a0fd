/* tests/fetch/test_host.c: the table of hosts and the heap of due times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fetch/host.h"
#include "support_feed.h"

enum { MANY = 6000 };

static struct host *
get(struct hosts *hosts, int number, bool *ret_is_new)
{
    char origin[64];
    int n = snprintf(origin, sizeof origin, "https://h%d.example", number);
    struct host *host = NULL;
    struct error err = {0};
    assert_int_equal(hosts_get(hosts, (struct str){origin, (size_t)n}, &host, ret_is_new, &err),
                     OK);
    return host;
}

static void
hosts_are_found_again(void **state)
{
    (void)state;
    struct hosts hosts;
    struct error err = {0};
    assert_int_equal(hosts_init(&hosts, &err), OK);
    static struct host *made[MANY];
    bool is_new = false;
    for (int i = 0; i < MANY; i++) {
        made[i] = get(&hosts, i, &is_new);
        assert_true(is_new);
    }
    for (int i = 0; i < MANY; i++) {
        assert_ptr_equal(get(&hosts, i, &is_new), made[i]);
        assert_false(is_new);
    }
    assert_int_equal(hosts.n, MANY);
    hosts_release(&hosts);
}

static void
idle_hosts_are_forgotten_when_rested(void **state)
{
    (void)state;
    struct hosts hosts;
    struct error err = {0};
    assert_int_equal(hosts_init(&hosts, &err), OK);
    bool is_new = false;
    for (int i = 0; i < MANY; i++) {
        struct host *host = get(&hosts, i, &is_new);
        hosts_set_active(&hosts, host, true);
        host->pace.strain_ms = i < 100 ? 500 : 0; /* these must be remembered */
        host->last_id = i >= 100 && i < 200 ? 7 : INT64_MIN;
        hosts_set_active(&hosts, host, false);
    }
    for (int i = 0; i < MANY; i++) {
        hosts_trim(&hosts, 1000);
    }
    assert_true(hosts.n < MANY && hosts.n >= 4096);
    for (int i = 0; i < 200; i++) {
        (void)get(&hosts, i, &is_new);
        assert_false(is_new);
    }
    hosts_release(&hosts);
}

static void
the_soonest_comes_first(void **state)
{
    (void)state;
    struct hosts hosts;
    struct error err = {0};
    assert_int_equal(hosts_init(&hosts, &err), OK);
    uint32_t random = 5;
    bool is_new = false;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 500; i++) {
            random = random * 1664525U + 1013904223U;
            int64_t due_ms = random % 7 == 0 ? PACE_NEVER : (int64_t)(random >> 12);
            assert_int_equal(hosts_schedule(&hosts, get(&hosts, i, &is_new), due_ms, &err), OK);
        }
    }
    int64_t last_ms = INT64_MIN;
    struct host *next = NULL;
    size_t n = 0, expected = hosts.heap_n;
    while ((next = hosts_next(&hosts)) != NULL) {
        assert_true(next->due_ms >= last_ms);
        last_ms = next->due_ms;
        assert_int_equal(hosts_schedule(&hosts, next, PACE_NEVER, &err), OK);
        n++;
    }
    assert_int_equal(n, expected);
    hosts_release(&hosts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_are_found_again),
        cmocka_unit_test(idle_hosts_are_forgotten_when_rested),
        cmocka_unit_test(the_soonest_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
