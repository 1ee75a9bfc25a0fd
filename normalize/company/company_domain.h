/* normalize/company/company_domain.h: the domain that a company registered, as a key of
 * it: "https://www.acme.co.uk/about" -> "acme.co.uk". Private to normalize/. */
#ifndef NORMALIZE_COMPANY_DOMAIN_H
#define NORMALIZE_COMPANY_DOMAIN_H

#include "base/arena.h"
#include "base/str.h"

/* Public suffixes of two labels and more, "*." and "!" as in the list, in the
 * order of their bytes (normalize/data/suffixes.c). */
extern const char *const company_suffixes[];
extern const size_t company_suffixes_n;

struct domain_clue {
    struct str site; /* what was given as the employer's own site; a host will do */
    struct str page; /* URL of the posting; may be absent */
    struct str key;  /* of the employer's name (company.h); may be absent */
};
/* In small letters, in the arena. Absent: no name under a public suffix; a
 * board's, aggregator's, social network's; or a profile on somebody's portal.
 * Absent, too, when out of memory (arena->failed). */
struct str company_domain(const struct domain_clue *clue, struct arena *arena);
/* One firm with a domain in each country: acme.de and acme.com of "Acme" and "Acme
 * Deutschland" are of the brand "acme". Letters and digits of the label, in the
 * arena. Absent where the name, without a country's behind it, is not the label's;
 * where the suffix is no country's, "com" or "eu" ("acme.io" may be anybody); for an
 * ordinary word ("delta.de" and "delta.com" are two); out of memory. */
struct str company_brand(struct str domain, struct str key, struct arena *arena);
/* The part of a host that was registered under a public suffix, as a slice of
 * it; absent for a suffix, a number, a bare word. */
struct str domain_registered(struct str host);

#endif
