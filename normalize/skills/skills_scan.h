/* normalize/skills/skills_scan.h: finds names of the table in a text. Private to
 * normalize/. */
#ifndef NORMALIZE_SKILLS_SCAN_H
#define NORMALIZE_SKILLS_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "normalize/skills/skills_signs.h"
#include "normalize/skills/skills_table.h"

struct words;       /* normalize/text/words.h */
struct skill_pairs; /* normalize/skills/skills_pairs.h */

enum hit_state {
    HIT_SURE,
    HIT_DOUBT,
    HIT_SMALL, /* in small letters where the name needs a capital */
    HIT_NO
};

/* One place where a name stands. */
struct hit {
    uint32_t begin, end; /* bytes of the text */
    uint16_t skill;      /* index of a row */
    uint8_t state;       /* enum hit_state */
};

struct hit_list {
    struct hit *items;
    size_t n, cap;
    bool failed; /* out of memory */
};

struct scan_options {
    bool any_case;                    /* ignore the case marks: the text is a tag */
    bool is_small;                    /* names that need a capital may do without: HIT_SMALL */
    const struct sign_index *phrases; /* NULL: signs are not looked for */
    /* Of the text and of the table, to spare reading most words again; or both NULL. */
    const struct words *words;
    const struct skill_pairs *pairs;
};

/* All hits in order of appearance, none overlapping; the longest name wins; and
 * the signs between them. At most HITS_MAX; the rest of the text is then not read. */
enum { HITS_MAX = 4096 };
struct scan {
    struct hit_list hits;
    struct sign_list signs;
};
void skills_scan(const struct skill_table *table, struct str text, struct scan_options options,
                 struct arena *arena, struct scan *ret);

/* True when byte `i` of the text belongs to a word (letters and digits of any
 * alphabetic script). */
bool skills_is_word(struct str text, size_t i);

#endif
