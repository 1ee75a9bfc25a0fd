/* store/names.h: private to store/. A small map from text to a number, for hosts
 * and sources. */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct names {
    struct name_slot *slots;
    size_t n, cap; /* cap is a power of two, or 0 */
};

void names_init(struct names *names);
void names_release(struct names *names);
/* The index given at insertion, or SIZE_MAX. */
size_t names_find(const struct names *names, struct str key);
/* Adds key -> index; the key is copied. False when out of memory. */
bool names_add(struct names *names, struct str key, size_t index);

#endif
