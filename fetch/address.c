/* fetch/address.c: the ranges that are not the public internet. Sources: IANA
 * IPv4 and IPv6 special-purpose address registries (RFC 6890 and its updates). */
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/banned.h"

struct range {
    const char *network;
    const char *why;
    int bits;
    int embedded_at; /* byte where an IPv4 address sits that decides; 0: all refused */
};

// clang-format off
static const struct range RANGES4[] = {
    {"0.0.0.0", "this network", 8, 0},
    {"10.0.0.0", "private", 8, 0},
    {"100.64.0.0", "carrier-grade NAT", 10, 0},
    {"127.0.0.0", "loopback", 8, 0},
    {"169.254.0.0", "link-local and cloud metadata", 16, 0},
    {"172.16.0.0", "private", 12, 0},
    {"192.0.0.0", "protocol assignments", 24, 0},
    {"192.0.2.0", "documentation", 24, 0},
    {"192.88.99.0", "6to4 relay", 24, 0},
    {"192.168.0.0", "private", 16, 0},
    {"198.18.0.0", "benchmarking", 15, 0},
    {"198.51.100.0", "documentation", 24, 0},
    {"203.0.113.0", "documentation", 24, 0},
    {"224.0.0.0", "multicast", 4, 0},
    {"240.0.0.0", "reserved and broadcast", 4, 0},
};
static const struct range RANGES6[] = {
    {"::ffff:0:0", "mapped IPv4", 96, 12},
    {"::ffff:0:0:0", "translated IPv4", 96, 12},
    {"64:ff9b::", "NAT64", 96, 12},
    {"64:ff9b:1::", "local NAT64", 48, 0},
    {"2002::", "6to4", 16, 2},
    {"::", "unspecified, loopback or IPv4-compatible", 96, 0},
    {"100::", "discard", 64, 0},
    {"2001::", "protocol assignments and Teredo", 23, 0},
    {"2001:db8::", "documentation", 32, 0},
    {"3fff::", "documentation", 20, 0},
    {"5f00::", "segment routing", 16, 0},
    {"fc00::", "unique local", 7, 0},
    {"fe80::", "link-local", 10, 0},
    {"fec0::", "site-local", 10, 0},
    {"ff00::", "multicast", 8, 0},
};
// clang-format on

static bool
has_prefix(const unsigned char *address, const unsigned char *network, int bits)
{
    int whole = bits / 8, part = bits % 8;
    if (memcmp(address, network, (size_t)whole) != 0) {
        return false;
    }
    return part == 0 || (address[whole] >> (8 - part)) == (network[whole] >> (8 - part));
}

static const char *
why_not4(const unsigned char *address)
{
    for (size_t i = 0; i < sizeof RANGES4 / sizeof *RANGES4; i++) {
        unsigned char network[4] = {0};
        if (inet_pton(AF_INET, RANGES4[i].network, network) == 1 &&
            has_prefix(address, network, RANGES4[i].bits)) {
            return RANGES4[i].why;
        }
    }
    return NULL;
}

static const char *
why_not6(const unsigned char *address)
{
    for (size_t i = 0; i < sizeof RANGES6 / sizeof *RANGES6; i++) {
        const struct range *range = &RANGES6[i];
        unsigned char network[16] = {0};
        if (inet_pton(AF_INET6, range->network, network) == 1 &&
            has_prefix(address, network, range->bits)) {
            return range->embedded_at ? why_not4(address + range->embedded_at) : range->why;
        }
    }
    return NULL;
}

bool
address_is_private(const struct sockaddr *address, const char **ret_why)
{
    const char *why = "not an internet address";
    if (address->sa_family == AF_INET) {
        struct sockaddr_in in4;
        memcpy(&in4, address, sizeof in4);
        why = why_not4((const unsigned char *)&in4.sin_addr);
    } else if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;
        memcpy(&in6, address, sizeof in6);
        why = why_not6((const unsigned char *)&in6.sin6_addr);
    }
    if (ret_why && why) {
        *ret_why = why;
    }
    return why != NULL;
}

bool
address_host_is_private(struct str host)
{
    char text[INET6_ADDRSTRLEN + 1] = {0};
    unsigned char address[16];
    if (host.n > 2 && host.p[0] == '[' && host.p[host.n - 1] == ']') {
        host = str_sub(host, 1, host.n - 2);
    }
    if (str_is_nocase(host, "localhost") || str_is_nocase(host, "localhost.") ||
        str_ends_nocase(host, STR(".localhost")) || str_ends_nocase(host, STR(".internal"))) {
        return true;
    }
    if (!host.n || host.n >= sizeof text) {
        return false;
    }
    memcpy(text, host.p, host.n);
    if (inet_pton(AF_INET, text, address) == 1) {
        return why_not4(address) != NULL;
    }
    return inet_pton(AF_INET6, text, address) == 1 && why_not6(address) != NULL;
}
