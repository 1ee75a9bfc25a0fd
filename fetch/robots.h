/* fetch/robots.h: robots.txt compiled for one agent, so that an origin's file is
 * read once however many of its URLs are judged. The public, uncompiled forms
 * (robots_allows and friends) are in fetch.h. */
#ifndef FETCH_ROBOTS_H
#define FETCH_ROBOTS_H

#include "base/buf.h"
#include "base/str.h"

/* The rules of the agent's group, in a compact text form of this file's own.
 * Appends to `ret` (owned by the caller; give it a maximum of at least
 * ROBOTS_RULES_BYTES). An empty result allows everything. */
#define ROBOTS_RULES_BYTES (4 * LIMIT_ROBOTS_BYTES)
void robots_compile(struct str body, struct str agent, struct buf *ret);
/* Judges an URL by compiled rules. Pure. */
bool robots_rules_allow(struct str rules, struct str url);

#endif
