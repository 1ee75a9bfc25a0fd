/* base/url.h: URLs as RFC 3986 has them, as the WHATWG reads them where the web
 * disagrees (backslashes, spaces, tabs), http and https only where it matters.
 * Pure. */
#ifndef BASE_URL_H
#define BASE_URL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Slices of the text that was split; absent parts have p == NULL. */
struct url {
    struct str scheme, userinfo, host, port, path, query, fragment;
};

/* Splits an absolute or relative reference. Always succeeds; parts may be
 * absent. host keeps the brackets of an IPv6 literal. */
struct url url_split(struct str text);
/* http or https, with a host. */
bool url_is_web(struct str text);
/* The port in use: stated, or the scheme's default; 0 when unknown. */
int url_port(const struct url *url);
/* `ref` against absolute `base` (RFC 3986 5.2), without the fragment; outer
 * space is trimmed, inner spaces are %20. Copy in the arena; STR_NONE for what
 * cannot become an http(s) URL, or when out of memory. */
struct str url_resolve(struct arena *arena, struct str base, struct str ref);
/* The form that identifies a page: scheme and host in lower case, default port
 * and fragment dropped, dot segments removed, percent-encoding in upper case
 * and undone for unreserved bytes, tracking parameters dropped (utm_*, gclid,
 * fbclid, gh_src, source-like ones by the table in url.c), empty path as "/".
 * The path's case and the order of the query stay. STR_NONE as above. */
struct str url_canonical(struct arena *arena, struct str text);
/* scheme://host[:port] in lower case, default port dropped. STR_NONE as above. */
struct str url_origin(struct arena *arena, struct str text);
/* The text without "user:password@"; for logs, archive and store. */
struct str url_without_credentials(struct arena *arena, struct str text);
/* Percent-decodes; `+` stays. Copy in the arena. */
struct str url_decode(struct arena *arena, struct str text);
/* Percent-encodes all but unreserved bytes (RFC 3986 2.3). */
struct str url_encode(struct arena *arena, struct str text);
/* Value of a query parameter, undecoded; absent when it is not there. */
struct str url_query_param(struct str text, const char *name);
/* Segment `index` (from 0) of the path, undecoded; absent past the end. */
struct str url_segment(struct str text, size_t index);

#endif
