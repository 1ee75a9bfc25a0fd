/* fetch/address.h: which network addresses must not be fetched. Asked with the
 * resolved address at the moment a socket is made, so no spelling of a host
 * name, no redirect and no DNS answer gets round it. Pure. */
#ifndef FETCH_ADDRESS_H
#define FETCH_ADDRESS_H

#include <stdbool.h>

#include "base/str.h"

struct sockaddr;

/* Private, loopback, link-local, metadata, multicast, reserved, or anything but
 * IPv4 and IPv6 over the internet: true, with the range's name in *ret_why
 * (static; may be NULL). */
bool address_is_private(const struct sockaddr *address, const char **ret_why);
/* A host as it stands in a URL, when it is an address literal of the plain forms
 * ("10.0.0.1", "[::1]") or "localhost" and its kin. False says nothing. */
bool address_host_is_private(struct str host);

#endif
