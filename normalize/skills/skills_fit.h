/* normalize/skills/skills_fit.h: whether a name may stand where it was found. Private to
 * normalize/. */
#ifndef NORMALIZE_SKILLS_FIT_H
#define NORMALIZE_SKILLS_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "normalize/skills/skills_table.h"

/* The text under work. */
struct cursor {
    const struct skill_table *table;
    const char *p;
    size_t n;
};

static inline enum byte_class
class_of(char c)
{
    return (enum byte_class)skill_classes[(unsigned char)c];
}

static inline bool
is_word_class(enum byte_class kind)
{
    return kind >= BYTE_PLAIN && kind <= BYTE_THREE;
}

/* Bytes of an apostrophe, straight or curly, at `i`; 0: none. */
size_t fit_apostrophe(const struct cursor *cur, size_t i);

/* Whether a name may begin at `begin` and end at `end`: no letter stands beside
 * it, nor a sign that would make it another name ("C++", "F#", "slack.com"). */
bool fit_ends(const struct cursor *cur, size_t begin, size_t end);
bool fit_begins(const struct cursor *cur, size_t begin, size_t end);

/* Whether the letters obey the marks of the key. */
bool fit_case(const struct skill_key *key, const char *p, size_t n);

/* Whether the name may stand in small letters where its marks want others: "jwt" for "JWT", but not
 * "rest" for "REST", which would be another word. */
bool fit_small(const struct skill_key *key, const char *p, size_t n);

/* Whether letters with accents stand in the text where the name has none. */
bool fit_accents(const struct skill_key *key, const char *p, size_t n);

/* Whether the bytes round the hit are an encoded picture or key, not words. */
bool fit_encoded(const struct cursor *cur, size_t begin, size_t end);

#endif
