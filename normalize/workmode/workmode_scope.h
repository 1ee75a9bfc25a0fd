/* normalize/workmode/workmode_scope.h: countries and regions of the world that prose holds a remote
 * job to. Private to normalize/. */
#ifndef NORMALIZE_WORKMODE_SCOPE_H
#define NORMALIZE_WORKMODE_SCOPE_H

#include "normalize/places/places.h"
#include "normalize/text/sections.h"
#include "normalize/text/words.h"

struct scope_input {
    const struct words *words;
    const struct hits *hits;        /* of GROUP_MODE among others */
    const struct section *sections; /* may be NULL */
    size_t n_sections;
    const struct places *places;
};
/* Sets remote_scope and n_remote_scope of *ret, nothing else of it; the list and its words live
 * in the arena. Errors: E_NOMEM. */
MUST_USE enum status workmode_scope(const struct scope_input *in, struct arena *arena,
                                    struct place_list *ret);

#endif
