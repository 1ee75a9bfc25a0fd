/* normalize/company/company_prose.h: who employs, where no field says it: the board's or
 * site's short name as the text spells it ("elevenlabs" -> "ElevenLabs"), or what
 * the text says about itself ("About Acme", "At Acme, we ..."). Precision first. */
#ifndef NORMALIZE_COMPANY_PROSE_H
#define NORMALIZE_COMPANY_PROSE_H

#include "base/arena.h"
#include "base/str.h"

struct company_clue {
    struct str board; /* token of the board; may be absent */
    struct str url;   /* where a person reads the posting; may be absent */
    struct str text;  /* description */
};
/* The name as a slice of the text; *ret_rule (static) says how. Absent when the
 * text does not tell. */
struct str company_guess(const struct company_clue *clue, const char **ret_rule);

#endif
