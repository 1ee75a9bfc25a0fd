/* base/nearest.h: what a mistyped word was meant to be. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/str.h"

struct nearest {
    struct str wrong;
    struct str best; /* absent: nothing is near */
    int least;
};
struct nearest nearest_to(struct str wrong);
/* Looks at one word that would be right; borrowed. */
void nearest_look(struct nearest *nearest, struct str right);

enum { NEAREST_BYTES = 64 };
/* "; is it 'search'?", or "" where nothing is near: for a message. */
const char *nearest_hint(const struct nearest *nearest, char ret[NEAREST_BYTES]);

#endif
