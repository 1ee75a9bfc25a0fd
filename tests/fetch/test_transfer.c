/* tests/fetch/test_transfer.c: redirects judged, queues, states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fetch/transfer.h"
#include "support_feed.h"

struct redirect_case {
    const char *url, *method, *location;
    int http_status;
    bool allows_downgrade;
    enum status status;
    const char *to;
    enum method to_method;
};

// clang-format off
static const struct redirect_case REDIRECTS[] = {
    {"https://a.example/x", "", "/y", 301, false, OK, "https://a.example/y", METHOD_GET},
    {"https://a.example/x/", "", "y?z#f", 302, false, OK, "https://a.example/x/y?z", METHOD_GET},
    {"https://a.example/x", "", "//b.example/y", 307, false, OK, "https://b.example/y", METHOD_GET},
    {"https://a.example/x", "", "?page=2", 302, false, OK, "https://a.example/x?page=2", METHOD_GET},
    {"https://a.example/x", "", "/caf\xC3\xA9 y", 302, false, OK, "https://a.example/caf%C3%A9%20y", METHOD_GET},
    {"https://a.example/x", "", "/caf\xE9", 302, false, OK, "https://a.example/caf%E9", METHOD_GET},
    {"https://a.example/x", "", "https://B.example:443/y", 302, false, OK, "https://b.example/y", METHOD_GET},
    {"https://a.example/x", "POST", "/y", 301, false, OK, "https://a.example/y", METHOD_GET},
    {"https://a.example/x", "POST", "/y", 303, false, OK, "https://a.example/y", METHOD_GET},
    {"https://a.example/x", "POST", "/y", 307, false, OK, "https://a.example/y", METHOD_POST},
    {"https://a.example/x", "POST", "/y", 308, false, OK, "https://a.example/y", METHOD_POST},
    {"https://a.example/x", "POST", "/x", 303, false, OK, "https://a.example/x", METHOD_GET},
    {"https://a.example/x", "HEAD", "/y", 302, false, OK, "https://a.example/y", METHOD_HEAD},
    {"https://a.example/x", "", "/x", 301, false, E_REDIRECT, NULL, METHOD_GET},
    {"https://a.example/x", "", "http://a.example/x", 301, false, E_REDIRECT, NULL, METHOD_GET},
    {"https://a.example/x", "", "http://a.example/x", 301, true, OK, "http://a.example/x", METHOD_GET},
    {"http://a.example/x", "", "https://a.example/x", 301, false, OK, "https://a.example/x", METHOD_GET},
    {"https://a.example/x", "", "ftp://a.example/x", 301, false, E_FORBIDDEN, NULL, METHOD_GET},
    {"https://a.example/x", "", "data:text/html,x", 301, false, E_FORBIDDEN, NULL, METHOD_GET},
    {"https://a.example/x", "", "FILE:///etc/passwd", 301, false, E_FORBIDDEN, NULL, METHOD_GET},
};
// clang-format on

static struct transfer *
make(const struct source *source, const char *url, const char *method)
{
    struct request request = {.url = str_of(url), .method = str_of(method), .source = source};
    struct transfer *transfer = NULL;
    struct error err = {0};
    assert_int_equal(transfer_new(&request, STR("https://a.example"), &transfer, &err), OK);
    return transfer;
}

static void
redirects_are_judged(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof REDIRECTS / sizeof *REDIRECTS; i++) {
        const struct redirect_case *c = &REDIRECTS[i];
        struct source source = test_source("r");
        source.set.allow_downgrade = c->allows_downgrade;
        struct transfer *transfer = make(&source, c->url, c->method);
        struct redirect redirect = {0};
        struct error err = {0};
        enum status status = transfer_redirect(transfer, c->http_status, str_of(c->location),
                                               &arena, &redirect, &err);
        if (status != c->status ||
            (!status && (!str_is(redirect.url, c->to) || redirect.method != c->to_method))) {
            fail_msg("%s -> %s: %s %.*s", c->url, c->location, status_name(status),
                     STR_ARG(redirect.url));
        }
        transfer_free(transfer);
    }
    arena_release(&arena);
}

static void
loops_and_long_ways_are_told_apart(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct source source = test_source("r");
    source.set.max_redirects = 3;
    struct transfer *transfer = make(&source, "https://a.example/0", "");
    struct redirect redirect = {0};
    struct error err = {0};
    for (int i = 1; i <= 3; i++) {
        char location[8];
        (void)snprintf(location, sizeof location, "/%d", i);
        assert_int_equal(
            transfer_redirect(transfer, 302, str_of(location), &arena, &redirect, &err), OK);
        assert_int_equal(transfer_follow(transfer, &redirect, STR("https://a.example"), &err), OK);
        assert_int_equal(transfer_redirect(transfer, 302, STR("/0"), &arena, &redirect, &err),
                         E_REDIRECT);
        assert_true(str_has(str_of(err.text), i < 3 ? STR("loop") : STR("more than 3")));
    }
    assert_false(transfer->is_foreign);
    assert_int_equal(transfer->n_hops, 3);
    transfer_free(transfer);
    arena_release(&arena);
}

static void
queues_keep_their_order(void **state)
{
    (void)state;
    struct source source = test_source("r");
    struct transfer_list list = {0};
    struct transfer *made[4];
    static const int64_t TIMES[] = {30, 10, 20, 10};
    for (int i = 0; i < 4; i++) {
        made[i] = make(&source, "https://a.example/", "");
        made[i]->not_before_ms = TIMES[i];
        transfer_insert_by_time(&list, made[i]);
    }
    static const int ORDER[] = {1, 3, 2, 0};
    for (int i = 0; i < 4; i++) {
        assert_ptr_equal(transfer_pop(&list), made[ORDER[i]]);
    }
    assert_null(transfer_pop(&list));
    transfer_push(&list, made[0]);
    transfer_push(&list, made[1]);
    transfer_push_front(&list, made[2]);
    assert_int_equal(list.n, 3);
    assert_ptr_equal(transfer_pop(&list), made[2]);
    assert_ptr_equal(transfer_pop(&list), made[0]);
    assert_ptr_equal(transfer_pop(&list), made[1]);
    transfer_push_front(&list, made[3]);
    transfer_push(&list, made[0]);
    assert_ptr_equal(transfer_pop(&list), made[3]);
    assert_ptr_equal(transfer_pop(&list), made[0]);
    assert_int_equal(list.n, 0);
    for (int i = 0; i < 4; i++) {
        transfer_free(made[i]);
    }
}

static void
only_known_methods(void **state)
{
    (void)state;
    struct source source = test_source("r");
    struct request request = {
        .url = STR("http://a.example/"), .method = STR("get"), .source = &source};
    struct transfer *transfer = NULL;
    struct error err = {0};
    assert_int_equal(transfer_new(&request, STR("http://a.example"), &transfer, &err),
                     E_UNSUPPORTED);
    assert_null(transfer);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(redirects_are_judged),
        cmocka_unit_test(loops_and_long_ways_are_told_apart),
        cmocka_unit_test(queues_keep_their_order),
        cmocka_unit_test(only_known_methods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
