/* normalize/terms/education.h: the least schooling that is asked for, in the words of
 * schema.org's credentialCategory as search engines read it ("high school",
 * "bachelor degree" ...), levels as in ISCED 2011. Private to normalize/. */
#ifndef NORMALIZE_EDUCATION_H
#define NORMALIZE_EDUCATION_H

#include "base/model.h"
#include "normalize/text/sections.h"
#include "normalize/text/words.h"

extern const struct phrase_table EDUCATION_TABLE;

struct education_find {
    enum education level;
    struct str quote;
};
/* Running text: the least level of the first sentence that asks for one, in the
 * requirements before elsewhere; what is only preferred asks for nothing. hits:
 * of GROUP_EDUCATION. */
struct education_find education_of_text(const struct words *words, const struct hits *hits,
                                        const struct section *sections, size_t n_sections);
/* A field about education ("bachelor degree", "Bac +5"). */
struct education_find education_of_field(struct str text, const struct phrases *phrases,
                                         struct arena *arena);

#endif
