/* store/fields.h: private to store/. The fields of a posting that are compared,
 * kept over a blank, and recorded when they change. */
#ifndef STORE_FIELDS_H
#define STORE_FIELDS_H

#include "base/buf.h"
#include "base/model.h"

struct tracked {
    enum field field;
    void (*show)(const struct posting *posting, struct buf *buf); /* nothing: blank */
    void (*carry)(struct posting *to, const struct posting *from);
};
const struct tracked *tracked_fields(size_t *ret_n); /* static */

#endif
