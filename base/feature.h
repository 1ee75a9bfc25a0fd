/* base/feature.h: what a library that a stage rests on can do as it is built and
 * installed here, for `jobmill doctor`. */
#ifndef BASE_FEATURE_H
#define BASE_FEATURE_H

#include <stdbool.h>

enum { FEATURE_TEXT_BYTES = 160 };

struct feature {
    const char *name; /* "http-2"; static */
    bool is_there;
    bool is_needed;                 /* nothing works without; else it is only slower or poorer */
    const char *without;            /* what its lack means, and what to do; static */
    char found[FEATURE_TEXT_BYTES]; /* version and the like; "" when there is nothing to tell */
};

#endif
