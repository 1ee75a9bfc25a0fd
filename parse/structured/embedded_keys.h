/* parse/structured/embedded_keys.h: which field of a posting a key of JSON names. Private to
 * embedded*.c. */
#ifndef PARSE_EMBEDDED_KEYS_H
#define PARSE_EMBEDDED_KEYS_H

#include <stdbool.h>

#include "base/model.h"

enum key_part {
    KEY_WHOLE,        /* the field's value */
    KEY_REQUIREMENTS, /* sections of the posting's text, beside the whole of it */
    KEY_PREFERRED,
    KEY_DUTIES,
    KEY_AROUND, /* before and behind it */
    KEY_MIN,    /* of pay that is told in several members of the posting */
    KEY_MAX,
    KEY_CURRENCY,
    KEY_PERIOD,
};

struct key_row {
    const char *key; /* lower case, letters and digits only */
    enum field field;
    bool is_fact; /* only jobs have it */
    enum key_part part;
};

/* By name in any case, whatever marks stand in it ("min_salary", "minSalary"). NULL:
 * it says nothing. Static. */
const struct key_row *embedded_key(struct str key);

/* What stands above a section, which the key says and its text does not; "" for none.
 * NULL: no section. Static. */
const char *embedded_heading(enum key_part part);

/* For tests. */
size_t embedded_key_count(void);
const struct key_row *embedded_key_at(size_t index);

#endif
