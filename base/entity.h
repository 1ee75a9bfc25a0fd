/* base/entity.h: one character reference. */
#ifndef BASE_ENTITY_H
#define BASE_ENTITY_H

#include "base/str.h"

enum { ENTITY_BYTES = 8 }; /* longest value: two code points */

/* Reads the reference at the start of `s` (s.p[0] == '&'). Returns the bytes
 * consumed and its UTF-8 in out, *ret_n bytes; 0 when it is none. */
size_t entity_read(struct str s, char out[ENTITY_BYTES], size_t *ret_n);

#endif
