/* fetch/address.c: the ranges that are not the public internet. Sources: IANA
 * IPv4 and IPv6 special-purpose address registries (RFC 6890 and its updates). */
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/banned.h"

struct range {
    const char *network; /* IPv4 ranges are written in their own form */
    int bits;
    const char *why;
    int embedded_at; /* byte where an IPv4 address sits that decides; 0: all refused */
};

// clang-format off
static const struct range RANGES4[] = {
    {"0.0.0.0", 8, "this network", 0},
    {"10.0.0.0", 8, "private", 0},
    {"100.64.0.0", 10, "carrier-grade NAT", 0},
    {"127.0.0.0", 8, "loopback", 0},
    {"169.254.0.0", 16, "link-local and cloud metadata", 0},
    {"172.16.0.0", 12, "private", 0},
    {"192.0.0.0", 24, "protocol assignments", 0},
    {"192.0.2.0", 24, "documentation", 0},
    {"192.88.99.0", 24, "6to4 relay", 0},
    {"192.168.0.0", 16, "private", 0},
    {"198.18.0.0", 15, "benchmarking", 0},
    {"198.51.100.0", 24, "documentation", 0},
    {"203.0.113.0", 24, "documentation", 0},
    {"224.0.0.0", 4, "multicast", 0},
    {"240.0.0.0", 4, "reserved and broadcast", 0},
};
static const struct range RANGES6[] = {
    {"::ffff:0:0", 96, "mapped IPv4", 12},
    {"::ffff:0:0:0", 96, "translated IPv4", 12},
    {"64:ff9b::", 96, "NAT64", 12},
    {"64:ff9b:1::", 48, "local NAT64", 0},
    {"2002::", 16, "6to4", 2},
    {"::", 96, "unspecified, loopback or IPv4-compatible", 0},
    {"100::", 64, "discard", 0},
    {"2001::", 23, "protocol assignments and Teredo", 0},
    {"2001:db8::", 32, "documentation", 0},
    {"3fff::", 20, "documentation", 0},
    {"5f00::", 16, "segment routing", 0},
    {"fc00::", 7, "unique local", 0},
    {"fe80::", 10, "link-local", 0},
    {"fec0::", 10, "site-local", 0},
    {"ff00::", 8, "multicast", 0},
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
