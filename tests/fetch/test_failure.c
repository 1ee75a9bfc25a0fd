/* tests/fetch/test_failure.c: which failures are worth another try. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <curl/curl.h>

#include "fetch/failure.h"

static void
passing_statuses_are_tried_again_and_no_others(void **state)
{
    (void)state;
    static const int PASSING[] = {408, 425, 429, 500, 502, 503, 504, 522, 524};
    size_t n = 0;
    for (int status = 100; status < 600; status++) {
        const struct failure *failure = failure_of_http(status);
        bool is_passing = n < sizeof PASSING / sizeof *PASSING && PASSING[n] == status;
        assert_int_equal(failure != NULL, is_passing);
        if (failure) {
            assert_int_equal(failure->status, E_HTTP_TRANSIENT);
            assert_int_equal(failure->retry == RETRY_ALWAYS, status == 429 || status == 503);
            n++;
        }
    }
    assert_int_equal(n, sizeof PASSING / sizeof *PASSING);
}

static void
every_libcurl_code_has_a_meaning(void **state)
{
    (void)state;
    for (int code = 1; code < CURL_LAST; code++) {
        const struct failure *failure = failure_of_curl(code);
        assert_non_null(failure);
        assert_true(failure->status != OK);
        assert_true(strlen(failure->text) > 0);
    }
    assert_int_equal(failure_of_curl(CURLE_COULDNT_RESOLVE_HOST)->status, E_DNS);
    assert_int_equal(failure_of_curl(CURLE_COULDNT_CONNECT)->retry, RETRY_ALWAYS);
    assert_int_equal(failure_of_curl(CURLE_OPERATION_TIMEDOUT)->retry, RETRY_SAFE);
    assert_int_equal(failure_of_curl(CURLE_PARTIAL_FILE)->status, E_TRUNCATED);
    assert_int_equal(failure_of_curl(CURLE_PEER_FAILED_VERIFICATION)->status, E_TLS);
    assert_int_equal(failure_of_curl(CURLE_PEER_FAILED_VERIFICATION)->retry, RETRY_NEVER);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passing_statuses_are_tried_again_and_no_others),
        cmocka_unit_test(every_libcurl_code_has_a_meaning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
