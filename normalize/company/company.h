/* normalize/company/company.h: who employs: the name as shown, and a key under which
 * its many spellings fall together. Private to normalize/. */
#ifndef NORMALIZE_COMPANY_H
#define NORMALIZE_COMPANY_H

#include "normalize/normalize.h"

struct company_name {
    struct str
        shown; /* trimmed, one line, as written; absent where nobody is named ("Confidential") */
    struct str key; /* of company_key(); absent with `shown` */
    bool is_agency; /* speaks for somebody else, or is a staffing firm */
    bool is_via;    /* two were named: shown is the employer, the other the agency */
};
/* Who employs, of what a field or line says: of two names the employer's, without
 * its owner's and without what a site writes round it. Slices of the arena.
 * Errors: E_NOMEM. */
MUST_USE enum status company_read(struct str text, struct arena *arena, struct company_name *ret);

#endif
