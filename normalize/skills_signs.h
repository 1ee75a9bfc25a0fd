/* normalize/skills_signs.h: words beside a skill that say what is meant: "a
 * plus", "experience with", "no", "customers like", and where sentences end.
 * Found in one pass, kept in order. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_SIGNS_H
#define NORMALIZE_SKILLS_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum sign_kind {
    SIGN_END = 1,         /* a sentence, item or line ends here */
    SIGN_LEAD = 2,        /* what follows is a tool: "using", "stack", "Kenntnisse" */
    SIGN_ASK = 4,         /* what follows is asked for: "experience", "knowledge" */
    SIGN_PREFERRED = 8,   /* "nice to have", "von Vorteil" */
    SIGN_REQUIRED = 16,   /* "must have", "years of" */
    SIGN_NO = 32,         /* "no", "without" */
    SIGN_NOT_NEEDED = 64, /* "not required" */
    SIGN_FIRM = 128       /* other firms follow: "customers like" */
};

struct sign {
    uint32_t offset;
    uint32_t kinds; /* bits of enum sign_kind */
};

struct sign_list {
    struct sign *items;
    size_t n, cap;
    bool failed; /* out of memory */
};

/* Index of the phrases by their first byte; filled once. */
struct sign_index {
    uint16_t begin[256], end[256];
    uint32_t second[256]; /* bits of the second byte, modulo 32 */
};
void signs_index(struct sign_index *index);

void signs_find(const struct sign_index *index, struct str text, struct arena *arena,
                struct sign_list *ret);

/* The first sign at or after byte `at`, searching from index `hint`. */
size_t signs_from(const struct sign_list *signs, size_t hint, uint32_t at);

/* The nearest sign of one of the kinds before sign `i` in the same sentence and
 * at most `bytes` before byte `at`; NULL when there is none. */
const struct sign *signs_before(const struct sign_list *signs, size_t i, uint32_t at,
                                uint32_t bytes, uint32_t kinds);
/* The same from sign `i` on. */
const struct sign *signs_after(const struct sign_list *signs, size_t i, uint32_t at, uint32_t bytes,
                               uint32_t kinds);

#endif
