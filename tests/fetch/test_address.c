/* tests/fetch/test_address.c: what is not the public internet. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cmocka.h>

#include "fetch/address.h"

static const struct {
    const char *text;
    bool is_private;
} ADDRESSES[] = {
    {"127.0.0.1", true},
    {"127.255.255.254", true},
    {"10.1.2.3", true},
    {"172.16.0.1", true},
    {"172.31.255.255", true},
    {"172.32.0.1", false},
    {"172.15.0.1", false},
    {"192.168.1.1", true},
    {"169.254.169.254", true},
    {"0.0.0.0", true},
    {"0.1.2.3", true},
    {"100.64.0.1", true},
    {"100.127.255.255", true},
    {"100.128.0.1", false},
    {"224.0.0.1", true},
    {"239.1.1.1", true},
    {"255.255.255.255", true},
    {"198.18.0.1", true},
    {"192.0.0.170", true},
    {"8.8.8.8", false},
    {"93.184.216.34", false},
    {"::1", true},
    {"::", true},
    {"::ffff:127.0.0.1", true},
    {"::ffff:8.8.8.8", false},
    {"::127.0.0.1", true},
    {"fe80::1", true},
    {"febf::1", true},
    {"fc00::1", true},
    {"fd12:3456::1", true},
    {"ff02::1", true},
    {"64:ff9b::10.0.0.1", true},
    {"64:ff9b::8.8.8.8", false},
    {"64:ff9b:1::1", true},
    {"2002:7f00:1::", true},
    {"2002:808:808::1", false},
    {"2001:db8::1", true},
    {"2001:0:1::1", true},
    {"fec0::1", true},
    {"2606:4700::1111", false},
    {"2a00:1450:4001::200e", false},
    {"100::1", true},
    {"::ffff:0:10.0.0.1", true},
};

static bool
is_private(const char *text, const char **ret_why)
{
    struct sockaddr_in in4 = {.sin_family = AF_INET};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, text, &in4.sin_addr) == 1) {
        return address_is_private((struct sockaddr *)&in4, ret_why);
    }
    assert_int_equal(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
    return address_is_private((struct sockaddr *)&in6, ret_why);
}

static void
private_addresses_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ADDRESSES / sizeof *ADDRESSES; i++) {
        if (is_private(ADDRESSES[i].text, NULL) != ADDRESSES[i].is_private) {
            fail_msg("%s", ADDRESSES[i].text);
        }
    }
    const char *why = NULL;
    assert_true(is_private("169.254.169.254", &why));
    assert_string_equal(why, "link-local and cloud metadata");
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    assert_true(address_is_private((struct sockaddr *)&local, &why));
}

static void
hosts_are_judged_by_their_text(void **state)
{
    (void)state;
    assert_true(address_host_is_private(STR("127.0.0.1")));
    assert_true(address_host_is_private(STR("[::1]")));
    assert_true(address_host_is_private(STR("[::ffff:10.0.0.1]")));
    assert_true(address_host_is_private(STR("localhost")));
    assert_true(address_host_is_private(STR("db.LOCALHOST")));
    assert_true(address_host_is_private(STR("metadata.google.internal")));
    assert_false(address_host_is_private(STR("example.com")));
    assert_false(address_host_is_private(STR("8.8.8.8")));
    assert_false(address_host_is_private(STR("")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(private_addresses_are_known),
        cmocka_unit_test(hosts_are_judged_by_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
